//! Which companies an actor may read.

use super::policy;
use crate::actor::Actor;
use crate::entities::companies::company;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{EntityTrait, QueryFilter, Select};

pub(crate) fn visible_to(actor: &Actor) -> Select<company::Entity> {
    let all = company::Entity::find();
    if policy::can_see(actor).is_ok() {
        all
    } else {
        all.filter(Expr::val(1).eq(0))
    }
}
