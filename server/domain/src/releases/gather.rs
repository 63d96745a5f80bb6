//! Gathers whom a release concerns: who gave a voice to one of its proposals or watches it, and
//! may read it. Each person stands there once, with the proposal they had asked for first.
//!
//! Everybody is sorted out by reading, which holds nobody up; what is written are short
//! transactions that can be done again: who stands there already stays.

use super::follow::{hold, ungathered};
use super::{GATHER_BATCH, GATHER_PAGE};
use crate::Domain;
use crate::db::bulk;
use crate::entities::releases::{release_person, release_proposal};
use crate::error::{Error, Result};
use chrono::{DateTime, Utc};
use model::{CompanyId, PersonId, ProposalId, ReleaseId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, Statement};

/// The people after `$2`, each with the voice that they gave first; any voice goes before watching.
///
/// What is read is what may be read: a proposal for its company alone concerns nobody else, also
/// when somebody has moved to another company since.
const PEOPLE: &str = "SELECT person_id, company_id, proposal_id, asked_at FROM (
    SELECT m.id AS person_id, m.company_id, p.id AS proposal_id, a.given_at AS asked_at,
      row_number() OVER (PARTITION BY m.id
        ORDER BY CASE WHEN a.given_at IS NULL THEN 1 ELSE 0 END, a.given_at, p.id) AS place
    FROM (
      SELECT v.person_id, v.proposal_id, v.given_at FROM release_proposals l
      JOIN voices v ON v.proposal_id = l.proposal_id AND v.person_id > $2
      WHERE l.release_id = $1 AND l.gathered_at IS NULL
      UNION ALL
      SELECT w.person_id, w.proposal_id, NULL FROM release_proposals l
      JOIN watches w ON w.proposal_id = l.proposal_id AND w.person_id > $2
      WHERE l.release_id = $1 AND l.gathered_at IS NULL) a
    JOIN people m ON m.id = a.person_id
    JOIN proposals p ON p.id = a.proposal_id
    WHERE p.status NOT IN ('withdrawn', 'merged')
      AND (p.audience = 'everyone' OR m.company_id = p.company_id OR m.company_id IS NULL)) x
    WHERE place = 1 ORDER BY person_id LIMIT $3";

#[derive(Clone, FromQueryResult)]
struct Row {
    person_id: PersonId,
    company_id: Option<CompanyId>,
    proposal_id: ProposalId,
    asked_at: Option<DateTime<Utc>>,
}

/// Everybody whom the proposals concern that were not looked at yet; `None` when the release is not
/// to be worked on.
pub(super) async fn all(world: &Domain, id: ReleaseId) -> Result<Option<u64>> {
    let db = world.db.read();
    let links = ungathered(id).all(db).await?;
    let mut after = uuid::Uuid::nil();
    loop {
        let people = page(db, id, after).await?;
        for some in people.chunks(GATHER_BATCH) {
            if !write(world, id, some).await? {
                return Ok(None);
            }
        }
        match people.last() {
            Some(last) if people.len() == GATHER_PAGE => after = last.person_id.0,
            _ => break,
        }
    }
    world
        .db
        .write(async |tx| {
            if hold(tx, id).await?.is_none() {
                return Ok(None);
            }
            let gathered = links.iter().map(|link| link.proposal_id.0);
            release_proposal::Entity::update_many()
                .col_expr(
                    release_proposal::Column::GatheredAt,
                    Expr::value(Some(world.clock.now())),
                )
                .filter(release_proposal::Column::ReleaseId.eq(id))
                .filter(bulk::among_ids(
                    tx.get_database_backend(),
                    "release_proposals.proposal_id",
                    gathered,
                ))
                .exec(tx)
                .await?;
            Ok::<_, Error>(Some(0))
        })
        .await
}

async fn page(db: &impl ConnectionTrait, id: ReleaseId, after: uuid::Uuid) -> Result<Vec<Row>> {
    let size = i64::try_from(GATHER_PAGE).unwrap_or(i64::MAX);
    let values: [sea_orm::Value; 3] = [id.0.into(), after.into(), size.into()];
    let found = Statement::from_sql_and_values(db.get_database_backend(), PEOPLE, values);
    let rows = db.query_all_raw(found).await?;
    let people = rows.iter().map(|row| Row::from_query_result(row, ""));
    Ok(people.collect::<Result<_, _>>()?)
}

async fn write(world: &Domain, id: ReleaseId, people: &[Row]) -> Result<bool> {
    world
        .db
        .write(async |tx| {
            if hold(tx, id).await?.is_none() {
                return Ok(false);
            }
            bulk::by_index(tx).await?;
            let rows = people.iter().map(|row| release_person::ActiveModel {
                release_id: Set(id),
                person_id: Set(row.person_id),
                company_id: Set(row.company_id),
                proposal_id: Set(row.proposal_id),
                asked_at: Set(row.asked_at),
                told_at: Set(None),
            });
            bulk::insert_new(tx, rows.collect()).await?;
            Ok::<_, Error>(true)
        })
        .await
}
