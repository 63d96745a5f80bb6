//! Holds the rows that a batch writes.
//!
//! Everywhere in the house a person is held before their company is (an invitation, a move, a
//! new member), and of several the one with the lower id first: so does an import, or the two
//! would wait for each other. On SQLite there is one writer and nothing to be held.

use crate::db::bulk;
use crate::entities::companies::company;
use crate::entities::people::person;
use crate::error::Result;
use model::{CompanyId, PersonId};
use sea_orm::sea_query::LockType;
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;

/// The people as they stand now.
pub(super) async fn people(
    tx: &impl ConnectionTrait,
    ids: Vec<PersonId>,
) -> Result<HashMap<PersonId, person::Model>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let backend = tx.get_database_backend();
    let ids = ids.into_iter().map(|id| id.0);
    let rows = person::Entity::find()
        .filter(bulk::among_ids(backend, "people.id", ids))
        .order_by_asc(person::Column::Id)
        .lock_exclusive()
        .all(tx)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// The companies as they stand now. Held so that nothing that refers to them (a new person, say)
/// has to wait.
pub(super) async fn companies(
    tx: &impl ConnectionTrait,
    ids: Vec<CompanyId>,
) -> Result<HashMap<CompanyId, company::Model>> {
    companies_as(tx, ids, LockType::NoKeyUpdate).await
}

/// As [`companies`], to be deleted: nothing can refer to them from now on.
pub(super) async fn companies_alone(
    tx: &impl ConnectionTrait,
    ids: Vec<CompanyId>,
) -> Result<HashMap<CompanyId, company::Model>> {
    companies_as(tx, ids, LockType::Update).await
}

async fn companies_as(
    tx: &impl ConnectionTrait,
    ids: Vec<CompanyId>,
    how: LockType,
) -> Result<HashMap<CompanyId, company::Model>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let backend = tx.get_database_backend();
    let ids = ids.into_iter().map(|id| id.0);
    let rows = company::Entity::find()
        .filter(bulk::among_ids(backend, "companies.id", ids))
        .order_by_asc(company::Column::Id)
        .lock(how)
        .all(tx)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}
