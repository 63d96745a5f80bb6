//! The rows of a plan, as few statements as the databases take.
//!
//! A plan was made before anything was held: here its rows are held and looked at once more. When
//! somebody has changed one meanwhile nothing is written, and the batch is planned anew.

use super::hold;
use super::plan::Plan;
use crate::companies::counters;
use crate::db::bulk;
use crate::entities::companies::company;
use crate::entities::people::person;
use crate::error::{Error, Result, violates};
use model::{CompanyId, Conflict};
use sea_orm::{ActiveModelTrait, ConnectionTrait, DbErr, IntoActiveModel, SqlErr};
use std::collections::BTreeMap;

/// Writes all of a plan, counters included.
///
/// # Errors
/// [`Conflict::Stale`] when somebody changed or added one of these companies and people since the
/// plan was made.
pub(super) async fn rows(tx: &impl ConnectionTrait, plan: &Plan) -> Result<()> {
    let mut more: BTreeMap<CompanyId, i32> = BTreeMap::new();
    for company in plan.new_people.iter().filter_map(|row| row.company_id) {
        *more.entry(company).or_default() += 1;
    }
    let present = hold::people(tx, plan.people_before.iter().map(|row| row.id).collect()).await?;
    let same = |row: &person::Model| present.get(&row.id) == Some(row);
    if !plan.people_before.iter().all(same) {
        return Err(Conflict::Stale.into());
    }
    let new: Vec<company::ActiveModel> = plan
        .new_companies
        .iter()
        .cloned()
        .map(|mut row| {
            row.people_count = more.remove(&row.id).unwrap_or_default();
            whole(row)
        })
        .collect();
    bulk::insert(tx, new).await.map_err(meanwhile)?;
    // By address, so that of two imports with the same people one waits for the other; and before
    // companies are held, since who adds such a person at this moment waits for the company next.
    let mut new: Vec<&person::Model> = plan.new_people.iter().collect();
    new.sort_unstable_by(|a, b| a.email_folded.cmp(&b.email_folded));
    let new: Vec<person::ActiveModel> = new.into_iter().cloned().map(whole).collect();
    bulk::insert(tx, new).await.map_err(meanwhile)?;
    let mut held: Vec<CompanyId> = plan.companies_before.iter().map(|row| row.id).collect();
    held.extend(more.keys().copied());
    let present = hold::companies(tx, held).await?;
    let same = |row: &company::Model| {
        present
            .get(&row.id)
            .is_some_and(|present| present.version == row.version)
    };
    if !plan.companies_before.iter().all(same) {
        return Err(Conflict::Stale.into());
    }
    update_companies(tx, &plan.changed_companies).await?;
    update_people(tx, &plan.changed_people).await?;
    counters::add_people(tx, &more).await
}

/// Writes what imports say about companies that are there. The counters are not among the
/// columns.
///
/// # Errors
/// [`Conflict::Stale`] when one has another version than the one before.
pub(super) async fn update_companies(
    tx: &impl ConnectionTrait,
    rows: &[company::Model],
) -> Result<()> {
    let columns = [
        company::Column::ExternalId,
        company::Column::Name,
        company::Column::SortKey,
        company::Column::Segment,
        company::Column::Industry,
        company::Column::Size,
        company::Column::Region,
        company::Column::Plan,
        company::Column::Tier,
        company::Column::CustomerSince,
        company::Column::RenewalDate,
        company::Column::OwnerId,
        company::Column::UpdatedAt,
        company::Column::Version,
    ];
    let whole: Vec<company::ActiveModel> = rows.iter().cloned().map(whole).collect();
    let guard = "companies.version = r.version - 1";
    let done = bulk::update(tx, whole, &columns, guard).await;
    all(rows.len(), done)
}

/// Writes what imports say about people that are there.
///
/// # Errors
/// [`Conflict::Stale`] when one has joined or left: who joins keeps their own words.
pub(super) async fn update_people(tx: &impl ConnectionTrait, rows: &[person::Model]) -> Result<()> {
    let columns = [
        person::Column::FamilyName,
        person::Column::GivenName,
        person::Column::Reading,
        person::Column::SortKey,
        person::Column::Lang,
        person::Column::TimeZone,
        person::Column::JobTitle,
        person::Column::Usage,
        person::Column::UpdatedAt,
    ];
    let whole: Vec<person::ActiveModel> = rows.iter().cloned().map(whole).collect();
    let guard = "people.state = r.state";
    let done = bulk::update(tx, whole, &columns, guard).await;
    all(rows.len(), done)
}

fn all(rows: usize, done: Result<u64, DbErr>) -> Result<()> {
    if done.map_err(meanwhile)? == rows as u64 {
        Ok(())
    } else {
        Err(Conflict::Stale.into())
    }
}

/// The row with every column set.
fn whole<M, A>(row: M) -> A
where
    M: IntoActiveModel<A>,
    A: ActiveModelTrait,
{
    row.into_active_model().reset_all()
}

/// What another transaction did at this moment is told apart from what is broken.
pub(super) fn meanwhile(error: DbErr) -> Error {
    let taken = violates(&error, "people_email_key", "people.email_folded")
        || violates(&error, "companies_external_id_key", "companies.external_id");
    let refers = matches!(
        error.sql_err(),
        Some(SqlErr::ForeignKeyConstraintViolation(_))
    );
    if taken || refers {
        Conflict::Stale.into()
    } else {
        error.into()
    }
}
