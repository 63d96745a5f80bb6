//! Adoption figures of a day, out of a file: a company's id and how many of its people.

use super::{Releases, policy, scope};
use crate::actor::Actor;
use crate::companies::import;
use crate::db::bulk;
use crate::entities::companies::company;
use crate::entities::releases::adoption;
use crate::error::{Error, Result};
use crate::messages;
use chrono::NaiveDate;
use model::releases::AdoptionFile;
use model::{AppError, CompanyId, Problem, ReleaseNumber};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::json;
use std::collections::{BTreeMap, HashMap};

impl Releases<'_> {
    /// Reads a file (UTF-8, UTF-16 or Shift_JIS; comma, tab or semicolon; a header, then the id
    /// from the CRM and the number of people) and takes its figures as those of `day`, instead of
    /// what was known of that day. How many companies; nothing is written when a line is wrong.
    ///
    /// # Errors
    /// [`AppError::SignedOut`], [`AppError::NotFound`], [`AppError::Forbidden`];
    /// [`AppError::Invalid`] at `file`.
    pub async fn import_adoption(
        self,
        actor: &Actor,
        number: ReleaseNumber,
        day: NaiveDate,
        bytes: &[u8],
    ) -> Result<usize> {
        let world = self.0;
        // Before the work: who may not is not told what is wrong with their file.
        scope::published(world.db.read(), actor, number).await?;
        policy::can_follow_up(actor)?;
        let file = read(day, bytes)?;
        world
            .db
            .write(async |tx| {
                let row = scope::published(tx, actor, number).await?;
                policy::can_follow_up(actor)?;
                let people = companies(tx, &file).await?;
                adoption::Entity::delete_many()
                    .filter(adoption::Column::ReleaseId.eq(row.id))
                    .filter(adoption::Column::Day.eq(day))
                    .exec(tx)
                    .await?;
                let rows: Vec<adoption::ActiveModel> = people
                    .into_iter()
                    .map(|(company, people)| adoption::ActiveModel {
                        release_id: Set(row.id),
                        day: Set(day),
                        company_id: Set(company),
                        people: Set(people),
                    })
                    .collect();
                let count = rows.len();
                bulk::insert(tx, rows).await?;
                let kind = "releases.adoption-imported";
                let facts = json!({ "number": number, "day": day, "companies": count });
                messages::record(tx, &world.clock, actor, kind, row.id.0, &facts).await?;
                Ok::<_, Error>(count)
            })
            .await
    }
}

fn read(day: NaiveDate, bytes: &[u8]) -> Result<AdoptionFile, AppError> {
    let text =
        import::text_of(bytes).ok_or_else(|| AppError::field("file", Problem::NotReadable))?;
    let header = text.lines().next().unwrap_or_default();
    let delimiter = [b'\t', b';']
        .into_iter()
        .find(|byte| header.contains(char::from(*byte)))
        .unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .from_reader(text.as_bytes());
    let cell = |record: &csv::StringRecord, at| record.get(at).unwrap_or_default().to_owned();
    let records = reader.records().map_while(Result::ok);
    AdoptionFile::of_records(
        day,
        records.map(|record| (cell(&record, 0), cell(&record, 1))),
    )
}

/// The figures by company; a company that stands twice counts with the last line.
async fn companies(
    tx: &impl ConnectionTrait,
    file: &AdoptionFile,
) -> Result<BTreeMap<CompanyId, i32>> {
    let ids: Vec<&str> = file
        .rows
        .iter()
        .map(|row| row.external_id.as_str())
        .collect();
    let known: HashMap<String, CompanyId> = company::Entity::find()
        .select_only()
        .column(company::Column::ExternalId)
        .column(company::Column::Id)
        .filter(bulk::among_texts(
            tx.get_database_backend(),
            "companies.external_id",
            &ids,
        ))
        .into_tuple::<(String, CompanyId)>()
        .all(tx)
        .await?
        .into_iter()
        .collect();
    let mut people = BTreeMap::new();
    for row in &file.rows {
        let Some(id) = known.get(&row.external_id) else {
            let unknown = Problem::UnknownCompany(row.line);
            return Err(AppError::field("file", unknown).into());
        };
        people.insert(*id, row.people);
    }
    Ok(people)
}

/// What was imported, newest day first. One query.
pub(super) async fn days(
    db: &impl ConnectionTrait,
    release: model::ReleaseId,
) -> Result<Vec<model::releases::AdoptionDay>> {
    let rows: Vec<(NaiveDate, i64, i64)> = adoption::Entity::find()
        .select_only()
        .column(adoption::Column::Day)
        .column_as(
            Expr::cust("CAST(sum(CASE WHEN people > 0 THEN 1 ELSE 0 END) AS bigint)"),
            "companies",
        )
        .column_as(Expr::cust("CAST(sum(people) AS bigint)"), "many")
        .filter(adoption::Column::ReleaseId.eq(release))
        .group_by(adoption::Column::Day)
        .order_by_desc(adoption::Column::Day)
        .limit(super::page::DAYS)
        .into_tuple()
        .all(db)
        .await?;
    let count = |count: i64| u32::try_from(count).unwrap_or(u32::MAX);
    Ok(rows
        .into_iter()
        .map(|(day, companies, people)| model::releases::AdoptionDay {
            day,
            companies: count(companies),
            people: count(people),
        })
        .collect())
}
