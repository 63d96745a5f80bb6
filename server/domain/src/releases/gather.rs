//! Gathers whom a release concerns: who gave a voice to one of its proposals or watches it, and
//! may read it. Each person stands there once, with the proposal they had asked for first.

use super::follow::{hold, ungathered};
use super::{GATHER_BATCH, HOLD};
use crate::Domain;
use crate::db::bulk;
use crate::entities::releases::release_proposal;
use crate::error::{Error, Result};
use model::{PersonId, ReleaseId};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Statement, Value};
use std::time::Instant;

/// Up to whom the next people of a proposal go; none when fewer are left.
const BOUND: &str = "SELECT person_id FROM (
    SELECT person_id FROM voices WHERE proposal_id = $1 AND person_id > $2
    UNION SELECT person_id FROM watches WHERE proposal_id = $1 AND person_id > $2) x
    ORDER BY person_id LIMIT 1 OFFSET $3";

/// The people of a proposal between two ids. Whoever stands there already and was not told yet
/// keeps the voice that was given first, and any voice goes before watching.
///
/// What is read is what may be read: a proposal for its company alone concerns nobody else, also
/// when somebody has moved to another company since.
const GATHER: &str = "INSERT INTO release_people
    (release_id, person_id, company_id, proposal_id, asked_at, told_at)
    SELECT $1, m.id, m.company_id, p.id, v.given_at, NULL
    FROM people m
    JOIN proposals p ON p.id = $2
    LEFT JOIN voices v ON v.proposal_id = $2 AND v.person_id = m.id
    WHERE m.id IN (SELECT person_id FROM voices WHERE proposal_id = $2 AND person_id > $3 AND person_id <= $4
                   UNION SELECT person_id FROM watches WHERE proposal_id = $2 AND person_id > $3 AND person_id <= $4)
      AND p.status NOT IN ('withdrawn', 'merged')
      AND (p.audience = 'everyone' OR m.company_id = p.company_id OR m.company_id IS NULL)
    ON CONFLICT (release_id, person_id) DO UPDATE
    SET proposal_id = excluded.proposal_id, asked_at = excluded.asked_at, company_id = excluded.company_id
    WHERE release_people.told_at IS NULL AND excluded.asked_at IS NOT NULL
      AND (release_people.asked_at IS NULL OR excluded.asked_at < release_people.asked_at)";

/// Some more people; `None` when the release is not to be worked on.
pub(super) async fn some(world: &Domain, id: ReleaseId) -> Result<Option<u64>> {
    world
        .db
        .write(async |tx| {
            let begun = Instant::now();
            if hold(tx, id).await?.is_none() {
                return Ok(None);
            }
            bulk::by_index(tx).await?;
            while let Some(link) = ungathered(id).one(tx).await? {
                of_proposal(tx, world, &link).await?;
                if begun.elapsed() >= HOLD {
                    break;
                }
            }
            Ok::<_, Error>(Some(0))
        })
        .await
}

async fn of_proposal(
    tx: &impl ConnectionTrait,
    world: &Domain,
    link: &release_proposal::Model,
) -> Result<()> {
    let backend = tx.get_database_backend();
    let after = link.after_person.map_or(uuid::Uuid::nil(), |id| id.0);
    let size = i64::try_from(GATHER_BATCH).unwrap_or(i64::MAX) - 1;
    let bound = tx
        .query_one_raw(Statement::from_sql_and_values(
            backend,
            BOUND,
            [link.proposal_id.0.into(), after.into(), size.into()],
        ))
        .await?;
    let bound: Option<PersonId> = match bound {
        Some(row) => Some(row.try_get_by_index(0)?),
        None => None,
    };
    let to = bound.map_or(uuid::Uuid::max(), |id| id.0);
    let values: [Value; 4] = [
        link.release_id.0.into(),
        link.proposal_id.0.into(),
        after.into(),
        to.into(),
    ];
    tx.execute_raw(Statement::from_sql_and_values(backend, GATHER, values))
        .await?;
    let done = bound.is_none().then(|| world.clock.now());
    release_proposal::Entity::update_many()
        .col_expr(
            release_proposal::Column::AfterPerson,
            Expr::value(bound.or(link.after_person)),
        )
        .col_expr(release_proposal::Column::GatheredAt, Expr::value(done))
        .filter(release_proposal::Column::ReleaseId.eq(link.release_id))
        .filter(release_proposal::Column::ProposalId.eq(link.proposal_id))
        .exec(tx)
        .await?;
    Ok(())
}
