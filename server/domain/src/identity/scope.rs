//! Which persons an actor may read as records, with address and state. What a text shows of its
//! author is no record.

use crate::actor::Actor;
use crate::entities::people::person;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Select};

/// Staff read everybody, a customer reads themselves, everybody else nobody.
#[must_use]
pub(crate) fn visible_to(actor: &Actor) -> Select<person::Entity> {
    let all = person::Entity::find();
    match actor {
        Actor::System(_) => all,
        Actor::Person(reader) if reader.is_staff() => all,
        Actor::Person(reader) => all.filter(person::Column::Id.eq(reader.id)),
        Actor::Guest | Actor::Link { .. } => all.filter(Expr::val(1).eq(0)),
    }
}
