//! Linked proposals follow a version that was published: what is worked on now is in progress,
//! what comes next is planned, with the reason that the roadmap gives. One at a time.

use super::load;
use crate::Domain;
use crate::entities::proposals::proposal;
use crate::entities::roadmap::{entry, pending_move, version};
use crate::error::{Error, Result};
use crate::proposals::{self, Decided};
use model::proposals::Status;
use model::roadmap::{Horizon, Standing};
use model::{Both, Lang, PersonId};
use sea_orm::sea_query::{LockBehavior, LockType};
use sea_orm::{ConnectionTrait, EntityTrait, ModelTrait, QueryOrder, QuerySelect};

/// The next one; whether there was any. One in a transaction: it holds its proposal and then the
/// counters of a company, as an answer does, and two could wait for each other.
///
/// # Errors
/// The database's own.
pub(crate) async fn step(world: &Domain) -> Result<bool> {
    if pending_move::Entity::find()
        .one(world.db.read())
        .await?
        .is_none()
    {
        return Ok(false);
    }
    let told = world
        .db
        .write(async |tx| {
            let row = pending_move::Entity::find()
                .order_by_asc(pending_move::Column::ProposalId)
                .order_by_asc(pending_move::Column::VersionId)
                .order_by_asc(pending_move::Column::ItemId)
                .limit(1)
                .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
                .one(tx)
                .await?;
            let Some(row) = row else {
                return Ok(Vec::new());
            };
            let told = follow(tx, world, &row).await?;
            row.delete(tx).await?;
            Ok::<_, Error>(told)
        })
        .await?;
    world.live.tell(&told);
    Ok(true)
}

async fn follow(
    tx: &impl ConnectionTrait,
    world: &Domain,
    pending: &pending_move::Model,
) -> Result<Vec<PersonId>> {
    let proposal = proposal::Entity::find_by_id(pending.proposal_id)
        .lock_exclusive()
        .one(tx)
        .await?;
    let version = version::Entity::find_by_id(pending.version_id)
        .one(tx)
        .await?;
    let entry = entry::Entity::find_by_id((pending.version_id, pending.item_id))
        .one(tx)
        .await?;
    let (Some(proposal), Some(version), Some(entry)) = (proposal, version, entry) else {
        return Ok(Vec::new());
    };
    // A newer version has spoken, or this one was withdrawn before it was the proposal's turn.
    let shown = load::current(tx).await?.map(|shown| shown.id);
    if shown != Some(version.id) {
        return Ok(Vec::new());
    }
    let status = match (entry.standing, entry.horizon) {
        (Standing::Active, Horizon::Now) => Status::InProgress,
        (Standing::Active, Horizon::Next) => Status::Planned,
        _ => return Ok(Vec::new()),
    };
    if proposal.status == status || !proposal.status.can_become(status) {
        return Ok(Vec::new());
    }
    let reason = reason(&entry, proposal.lang);
    let decided = Decided {
        status,
        lang: Lang::of_text(&reason),
        reason,
        next_word: Some(version.review_on),
        next_look: None,
        by: pending.moved_by,
    };
    proposals::decide(tx, world, proposal, decided).await
}

/// Why it moved, else what it is for, else what it is: in the language of the proposal where the
/// roadmap says it there. Never what the council or staff alone may read.
fn reason(entry: &entry::Model, lang: Lang) -> String {
    let texts = [
        Both::new(&entry.reason_ja, &entry.reason_en),
        Both::new(&entry.why_ja, &entry.why_en),
        Both::new(&entry.summary_ja, &entry.summary_en),
    ];
    texts
        .iter()
        .find(|both| !both.is_empty())
        .map(|both| both.to(lang).text.to_owned())
        .unwrap_or_default()
}
