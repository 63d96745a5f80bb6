//! The rows of a plan, as few statements as the databases take.

use super::plan::{CHUNK, Plan};
use crate::companies::counters;
use crate::entities::companies::company;
use crate::entities::people::person;
use crate::error::{Result, violates};
use model::people::PersonState;
use model::{CompanyId, Conflict};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveModelTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel};
use std::collections::BTreeMap;

/// Writes all of a plan, counters included.
///
/// # Errors
/// [`Conflict::Stale`] when somebody added the same company or person at this moment.
pub(super) async fn rows(tx: &impl ConnectionTrait, plan: &Plan) -> Result<()> {
    let mut more: BTreeMap<CompanyId, i32> = BTreeMap::new();
    for company in plan.new_people.iter().filter_map(|row| row.company_id) {
        *more.entry(company).or_default() += 1;
    }
    for chunk in plan.new_companies.chunks(CHUNK) {
        let rows = chunk.iter().cloned().map(|mut row| {
            row.people_count = more.remove(&row.id).unwrap_or_default();
            whole::<_, company::ActiveModel>(row)
        });
        let rows: Vec<_> = rows.collect();
        company::Entity::insert_many(rows)
            .exec_without_returning(tx)
            .await
            .map_err(meanwhile)?;
    }
    update_companies(tx, &plan.changed_companies).await?;
    for chunk in plan.new_people.chunks(CHUNK) {
        person::Entity::insert_many(chunk.iter().cloned().map(whole))
            .exec_without_returning(tx)
            .await
            .map_err(meanwhile)?;
    }
    update_people(tx, &plan.changed_people).await?;
    for (company, people) in more {
        counters::add(tx, company, people, 0, 0).await?;
    }
    Ok(())
}

/// Writes what imports say about companies that are there. The counters are not among the
/// columns.
pub(super) async fn update_companies(
    tx: &impl ConnectionTrait,
    rows: &[company::Model],
) -> Result<()> {
    for chunk in rows.chunks(CHUNK) {
        // Every row exists: the insert is a way to update many rows with one statement.
        let update = OnConflict::column(company::Column::Id)
            .update_columns([
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
            ])
            .to_owned();
        company::Entity::insert_many(chunk.iter().cloned().map(whole))
            .on_conflict(update)
            .exec_without_returning(tx)
            .await
            .map_err(meanwhile)?;
    }
    Ok(())
}

/// Writes what imports say about people that are there.
pub(super) async fn update_people(tx: &impl ConnectionTrait, rows: &[person::Model]) -> Result<()> {
    for chunk in rows.chunks(CHUNK) {
        let update = OnConflict::column(person::Column::Id)
            .update_columns([
                person::Column::FamilyName,
                person::Column::GivenName,
                person::Column::Reading,
                person::Column::SortKey,
                person::Column::Lang,
                person::Column::TimeZone,
                person::Column::JobTitle,
                person::Column::UpdatedAt,
            ])
            // Who joins at this very moment keeps their own words.
            .action_and_where(
                Expr::col((person::Entity, person::Column::State))
                    .is_in([PersonState::Contact, PersonState::Invited]),
            )
            .to_owned();
        person::Entity::insert_many(chunk.iter().cloned().map(whole))
            .on_conflict(update)
            .exec_without_returning(tx)
            .await
            .map_err(meanwhile)?;
    }
    Ok(())
}

/// The row with every column set.
fn whole<M, A>(row: M) -> A
where
    M: IntoActiveModel<A>,
    A: ActiveModelTrait,
{
    row.into_active_model().reset_all()
}

fn meanwhile(error: DbErr) -> crate::Error {
    let taken = violates(&error, "people_email_key", "people.email_folded")
        || violates(&error, "companies_external_id_key", "companies.external_id");
    if taken {
        Conflict::Stale.into()
    } else {
        error.into()
    }
}
