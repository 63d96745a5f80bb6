//! Writing what a file says: all of it or nothing.

use super::parse;
use super::plan::{self, CHUNK, Plan};
use crate::actor::Actor;
use crate::companies::{self, Companies, counters};
use crate::entities::companies::company;
use crate::entities::people::person;
use crate::error::{Result, violates};
use crate::messages;
use model::Conflict;
use model::companies::ImportReport;
use model::people::PersonState;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveModelTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel};
use serde_json::json;

impl Companies<'_> {
    /// Takes in companies and contacts as [`parse`] reads them. With `dry_run`, or with any
    /// error, nothing is written and the report tells what would be.
    ///
    /// The file is written in one transaction, in batches of [`CHUNK`] rows.
    ///
    /// # Errors
    /// As [`companies::can_import`],
    /// [`Conflict::Stale`] when somebody added the same company or person meanwhile. What is
    /// wrong with the file is no error but in the report.
    pub async fn import(
        self,
        actor: &Actor,
        bytes: Vec<u8>,
        dry_run: bool,
    ) -> Result<ImportReport> {
        companies::can_import(actor)?;
        let world = self.0;
        let file = tokio::task::spawn_blocking(move || parse(&bytes))
            .await
            .map_err(crate::Error::unexpected)?;
        // Most files have errors at first: they are found without holding the writer.
        let plan = plan::make(world.db.read(), world, &file).await?;
        if dry_run || !plan.report.errors.is_empty() {
            return Ok(plan.report);
        }
        let report = world
            .db
            .write(async |tx| {
                let mut plan = plan::make(tx, world, &file).await?;
                if !plan.report.errors.is_empty() {
                    return Ok(plan.report);
                }
                write(tx, &plan).await?;
                plan.report.applied = true;
                let facts = json!({
                    "companies_new": plan.report.companies_new,
                    "companies_changed": plan.report.companies_changed,
                    "people_new": plan.report.people_new,
                    "people_changed": plan.report.people_changed,
                });
                let import: uuid::Uuid = world.clock.new_id();
                messages::record(
                    tx,
                    &world.clock,
                    actor,
                    "companies.imported",
                    import,
                    &facts,
                )
                .await?;
                Ok::<_, crate::Error>(plan.report)
            })
            .await?;
        tracing::info!(
            rows = report.rows,
            applied = report.applied,
            "companies imported"
        );
        Ok(report)
    }
}

async fn write(tx: &impl ConnectionTrait, plan: &Plan) -> Result<()> {
    for chunk in plan.new_companies.chunks(CHUNK) {
        let rows = chunk.iter().cloned().map(whole);
        company::Entity::insert_many(rows)
            .exec_without_returning(tx)
            .await
            .map_err(meanwhile)?;
    }
    for chunk in plan.changed_companies.chunks(CHUNK) {
        // Every row exists: the insert is a way to update many rows with one statement. The
        // counters are not among the columns.
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
    for chunk in plan.new_people.chunks(CHUNK) {
        person::Entity::insert_many(chunk.iter().cloned().map(whole))
            .exec_without_returning(tx)
            .await
            .map_err(meanwhile)?;
    }
    for chunk in plan.changed_people.chunks(CHUNK) {
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
    for chunk in plan.companies_with_new_people().chunks(CHUNK) {
        counters::recount(tx, chunk).await?;
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
