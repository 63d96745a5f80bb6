//! What a release sets off, a little at a time: its proposals follow, their people are gathered
//! and told, their CSMs get the list. Each step is one short transaction that can be done again.

use super::{gather, owners, tell};
use crate::Domain;
use crate::entities::proposals::proposal;
use crate::entities::releases::{release, release_proposal};
use crate::error::{Error, Result};
use crate::proposals::{self, Decided};
use model::proposals::Status;
use model::releases::ReleaseState;
use model::{Lang, ProposalId, ReleaseId};
use sea_orm::sea_query::{Expr, LockBehavior, LockType};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use std::time::{Duration, Instant};

/// Proposals that follow in one step, each in a transaction of its own.
const MOVED: u64 = 10;

/// Works on the oldest release that has something to do, for about so long; how many proposals
/// followed and people were told, `None` when there was nothing.
///
/// # Errors
/// The database's own.
pub(crate) async fn work(world: &Domain, most: Duration) -> Result<Option<u64>> {
    let begun = Instant::now();
    let mut done = None;
    while let Some(some) = step(world).await? {
        done = Some(done.unwrap_or_default() + some);
        if begun.elapsed() >= most {
            break;
        }
    }
    Ok(done)
}

/// One step of the oldest release: a short transaction, or a few; as [`work`].
///
/// # Errors
/// The database's own.
pub async fn step(world: &Domain) -> Result<Option<u64>> {
    let db = world.db.read();
    let Some(row) = open()
        .order_by_asc(release::Column::PublishedAt)
        .order_by_asc(release::Column::Id)
        .one(db)
        .await?
    else {
        return Ok(None);
    };
    let waiting = unmoved(row.id).limit(MOVED).all(db).await?;
    if !waiting.is_empty() {
        let mut moved = 0;
        for next in waiting {
            match move_one(world, row.id, next.proposal_id).await? {
                Some(one) => moved += one,
                None => return Ok(None),
            }
        }
        return Ok(Some(moved));
    }
    if ungathered(row.id).one(db).await?.is_some() {
        return gather::all(world, row.id).await;
    }
    match tell::some(world, row.id).await? {
        tell::Turn::Told(many) => return Ok(Some(many)),
        tell::Turn::NotOurs => return Ok(None),
        tell::Turn::NobodyWaits => {}
    }
    if row.owners_told_at.is_none() {
        return owners::tell(world, &row).await;
    }
    end(world, row.id).await
}

/// Releases that are shown and have something left to do.
pub(super) fn open() -> Select<release::Entity> {
    release::Entity::find()
        .filter(release::Column::State.eq(ReleaseState::Published))
        .filter(release::Column::WorkedAt.is_null())
}

/// One of them, held until the transaction ends; `None` when it went away, or another worker is
/// at it already.
pub(super) async fn hold(
    tx: &impl ConnectionTrait,
    id: ReleaseId,
) -> Result<Option<release::Model>> {
    Ok(open()
        .filter(release::Column::Id.eq(id))
        .lock_with_behavior(LockType::NoKeyUpdate, LockBehavior::SkipLocked)
        .one(tx)
        .await?)
}

fn unmoved(id: ReleaseId) -> Select<release_proposal::Entity> {
    release_proposal::Entity::find()
        .filter(release_proposal::Column::ReleaseId.eq(id))
        .filter(release_proposal::Column::MovedAt.is_null())
        .order_by_asc(release_proposal::Column::ProposalId)
}

pub(super) fn ungathered(id: ReleaseId) -> Select<release_proposal::Entity> {
    release_proposal::Entity::find()
        .filter(release_proposal::Column::ReleaseId.eq(id))
        .filter(release_proposal::Column::GatheredAt.is_null())
        .order_by_asc(release_proposal::Column::ProposalId)
}

/// One proposal a transaction: whoever answers a proposal holds it and then the counter of its
/// company, and two of them held together could wait for each other crosswise.
async fn move_one(world: &Domain, id: ReleaseId, which: ProposalId) -> Result<Option<u64>> {
    world
        .db
        .write(async |tx| {
            let Some(row) = hold(tx, id).await? else {
                return Ok(None);
            };
            let turn = release_proposal::Entity::update_many()
                .col_expr(
                    release_proposal::Column::MovedAt,
                    Expr::value(Some(world.clock.now())),
                )
                .filter(release_proposal::Column::ReleaseId.eq(id))
                .filter(release_proposal::Column::ProposalId.eq(which))
                .filter(release_proposal::Column::MovedAt.is_null())
                .exec(tx)
                .await?;
            if turn.rows_affected == 0 {
                return Ok(Some(0));
            }
            let proposal = proposal::Entity::find_by_id(which)
                .lock_exclusive()
                .one(tx)
                .await?;
            if let (Some(proposal), Some(by)) = (proposal, row.published_by)
                && proposal.status.can_become(Status::Released)
            {
                let reason = reason(&row, proposal.lang);
                let decided = Decided {
                    status: Status::Released,
                    lang: Lang::of_text(&reason),
                    reason,
                    next_word: None,
                    next_look: None,
                    by,
                };
                proposals::decide_quietly(tx, world, proposal, decided).await?;
                return Ok(Some(1));
            }
            Ok::<_, Error>(Some(0))
        })
        .await
}

/// What it is and why, in the language of the proposal where the release says it there.
fn reason(row: &release::Model, lang: Lang) -> String {
    let (title, background) = (super::load::title(row), super::load::background(row));
    format!("{}\n\n{}", title.to(lang).text, background.to(lang).text)
}

async fn end(world: &Domain, id: ReleaseId) -> Result<Option<u64>> {
    world
        .db
        .write(async |tx| {
            let Some(row) = hold(tx, id).await? else {
                return Ok(None);
            };
            // A link that came in the meantime is work again.
            let waits = unmoved(id).one(tx).await?.is_some()
                || ungathered(id).one(tx).await?.is_some()
                || tell::any(tx, id).await?;
            if !waits {
                release::Entity::update_many()
                    .col_expr(
                        release::Column::WorkedAt,
                        Expr::value(Some(world.clock.now())),
                    )
                    .filter(release::Column::Id.eq(row.id))
                    .exec(tx)
                    .await?;
            }
            Ok::<_, Error>(Some(0))
        })
        .await
}
