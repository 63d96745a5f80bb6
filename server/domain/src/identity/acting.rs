//! Somebody of the vendor in whose name a job goes on with what they began.

use crate::actor::{Actor, Person};
use crate::entities::people::{person, staff_role};
use crate::error::Result;
use model::PersonId;
use model::people::{PersonState, Roles, full_name};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

/// As they are now: with the roles that they have left, and `None` once they are no active
/// colleague any more. Two queries.
///
/// # Errors
/// The database's own.
pub(crate) async fn acting(db: &impl ConnectionTrait, id: PersonId) -> Result<Option<Actor>> {
    let row = person::Entity::find_by_id(id)
        .filter(person::Column::State.eq(PersonState::Active))
        .filter(person::Column::CompanyId.is_null())
        .one(db)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let roles = staff_role::Entity::find()
        .filter(staff_role::Column::PersonId.eq(id))
        .all(db)
        .await?;
    Ok(Some(Actor::Person(Person {
        id,
        company: None,
        roles: Roles(roles.into_iter().map(|row| row.role).collect()),
        lang: row.lang,
        name: full_name(&row.family_name, &row.given_name),
        council: false,
    })))
}
