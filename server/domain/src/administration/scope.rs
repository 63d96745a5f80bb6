//! Loads a person for an act of administration and holds their row.

use super::policy::{self, Facts};
use crate::actor::Actor;
use crate::entities::people::{person, staff_role};
use crate::error::Result;
use model::people::{PersonState, Role, Roles};
use model::{AppError, Conflict, PersonId};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

/// The person, with what the policy asks about. The row is held until the transaction ends.
///
/// # Errors
/// [`AppError::NotFound`], also for who may not administer.
pub(super) async fn lock(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    id: PersonId,
) -> Result<(person::Model, Facts)> {
    policy::can_administer(actor)?;
    let row = person::Entity::find_by_id(id)
        .lock_exclusive()
        .one(tx)
        .await?
        .ok_or(AppError::NotFound)?;
    let facts = facts(tx, &row).await?;
    Ok((row, facts))
}

pub(super) async fn facts(db: &impl ConnectionTrait, row: &person::Model) -> Result<Facts> {
    let mut roles: Vec<Role> = staff_role::Entity::find()
        .filter(staff_role::Column::PersonId.eq(row.id))
        .all(db)
        .await?
        .into_iter()
        .map(|row| row.role)
        .collect();
    roles.sort_unstable();
    Ok(Facts {
        id: row.id,
        staff: row.company_id.is_none(),
        state: row.state,
        roles: Roles(roles),
    })
}

/// Holds the rows of everybody who can administer: acts that could leave nobody follow each other.
/// Before anything else is locked, and in one order, so that two of them cannot wait for each
/// other.
pub(super) async fn lock_administrators(tx: &impl ConnectionTrait) -> Result<()> {
    staff_role::Entity::find()
        .filter(staff_role::Column::Role.eq(Role::Administrator))
        .order_by_asc(staff_role::Column::PersonId)
        .lock_exclusive()
        .all(tx)
        .await?;
    Ok(())
}

/// Refuses when nobody but this person could administer. Asked behind [`lock_administrators`].
///
/// # Errors
/// [`Conflict::LastAdministrator`].
pub(super) async fn refuse_last_administrator(
    tx: &impl ConnectionTrait,
    facts: &Facts,
) -> Result<()> {
    if !facts.staff || !facts.roles.has(Role::Administrator) || facts.state != PersonState::Active {
        return Ok(());
    }
    let administrators = staff_role::Entity::find()
        .select_only()
        .column(staff_role::Column::PersonId)
        .filter(staff_role::Column::Role.eq(Role::Administrator));
    let others = person::Entity::find()
        .filter(person::Column::Id.ne(facts.id))
        .filter(person::Column::CompanyId.is_null())
        .filter(person::Column::State.eq(PersonState::Active))
        .filter(person::Column::Id.in_subquery(sea_orm::QueryTrait::into_query(administrators)))
        .count(tx)
        .await?;
    if others == 0 {
        return Err(Conflict::LastAdministrator.into());
    }
    Ok(())
}
