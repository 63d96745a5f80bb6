//! What an insight supports.

use super::{Evidence, policy, scope, tell};
use crate::Domain;
use crate::actor::Actor;
use crate::entities::evidence::{insight, link};
use crate::entities::proposals::proposal;
use crate::entities::roadmap::item;
use crate::entities::studies::hypothesis;
use crate::error::{Error, Result};
use crate::messages;
use crate::proposals::visible_to;
use model::evidence::{EVIDENCE_MAX, InsightState, NewEvidence};
use model::{
    AppError, Conflict, EvidenceId, HypothesisId, InsightNumber, PersonId, Problem, ProposalId,
    RoadmapItemId, StudyId,
};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::json;

/// What one row of evidence is about.
#[derive(Clone, Copy)]
enum Target {
    Proposal(ProposalId),
    Hypothesis(HypothesisId),
    Item(RoadmapItemId),
}

impl Evidence<'_> {
    /// Links an insight to what it supports, each once. Who was heard in it is told by a job that it
    /// led to the proposal.
    ///
    /// # Errors
    /// [`AppError::SignedOut`], [`AppError::NotFound`], [`AppError::Forbidden`],
    /// [`Conflict::InsightWithdrawn`], [`Conflict::ListFull`]; [`Problem::UnknownNumber`] on
    /// `proposal` and `item`, [`Problem::UnknownChoice`] on `hypothesis`.
    pub async fn link(self, actor: &Actor, number: InsightNumber, new: NewEvidence) -> Result<()> {
        let by = actor.person()?.id;
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let row = scope::lock(tx, actor, number).await?;
                policy::can_change(actor, row.state)?;
                let proposal = proposal(tx, actor, &new).await?;
                let item = item(tx, &new).await?;
                let targets = [
                    proposal.as_ref().map(|row| Target::Proposal(row.id)),
                    hypothesis(tx, row.study_id, &new).await?,
                    item.map(|row| Target::Item(row.id)),
                ];
                for target in targets.into_iter().flatten() {
                    let Some(link) = insert(tx, world, by, &row, target).await? else {
                        continue;
                    };
                    let facts = json!({ "number": number, "evidence": link });
                    let kind = "evidence.linked";
                    let event =
                        messages::record(tx, &world.clock, actor, kind, row.id.0, &facts).await?;
                    if let (Target::Proposal(_), Some(about)) = (target, &proposal) {
                        tell::led(tx, &world.clock, event, link, about).await?;
                    }
                }
                Ok::<_, Error>(())
            })
            .await
    }

    /// Takes a link back. Done twice, it changes nothing.
    ///
    /// # Errors
    /// [`AppError::SignedOut`], [`AppError::NotFound`], [`AppError::Forbidden`],
    /// [`Conflict::InsightWithdrawn`].
    pub async fn unlink(self, actor: &Actor, number: InsightNumber, id: EvidenceId) -> Result<()> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let row = scope::lock(tx, actor, number).await?;
                policy::can_change(actor, row.state)?;
                let gone = link::Entity::delete_by_id(id)
                    .filter(link::Column::InsightId.eq(row.id))
                    .exec(tx)
                    .await?;
                if gone.rows_affected > 0 {
                    let facts = json!({ "number": number, "evidence": id });
                    let kind = "evidence.unlinked";
                    messages::record(tx, &world.clock, actor, kind, row.id.0, &facts).await?;
                }
                Ok::<_, Error>(())
            })
            .await
    }
}

/// The insight that a hypothesis of its study was judged by.
///
/// # Errors
/// [`Problem::UnknownChoice`] on `insight`; [`Conflict::ListFull`].
pub(crate) async fn ground(
    tx: &impl ConnectionTrait,
    world: &Domain,
    by: PersonId,
    (study, id): (StudyId, HypothesisId),
    number: InsightNumber,
) -> Result<()> {
    let row = insight::Entity::find()
        .filter(insight::Column::Number.eq(number))
        .filter(insight::Column::StudyId.eq(study))
        .filter(insight::Column::State.eq(InsightState::Open))
        .one(tx)
        .await?
        .ok_or_else(|| AppError::field("insight", Problem::UnknownChoice))?;
    insert(tx, world, by, &row, Target::Hypothesis(id)).await?;
    Ok(())
}

/// `None` for what it supports already.
async fn insert(
    tx: &impl ConnectionTrait,
    world: &Domain,
    by: PersonId,
    insight: &insight::Model,
    target: Target,
) -> Result<Option<EvidenceId>> {
    let id: EvidenceId = world.clock.new_id();
    let mut row = link::ActiveModel {
        id: Set(id),
        insight_id: Set(insight.id),
        proposal_id: Set(None),
        hypothesis_id: Set(None),
        item_id: Set(None),
        linked_by: Set(by),
        linked_at: Set(world.clock.now()),
    };
    match target {
        Target::Proposal(id) => row.proposal_id = Set(Some(id)),
        Target::Hypothesis(id) => row.hypothesis_id = Set(Some(id)),
        Target::Item(id) => row.item_id = Set(Some(id)),
    }
    let new = link::Entity::insert(row)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(tx)
        .await?;
    if new == 0 {
        return Ok(None);
    }
    let many = link::Entity::find()
        .filter(link::Column::InsightId.eq(insight.id))
        .count(tx)
        .await?;
    if many > EVIDENCE_MAX {
        return Err(Conflict::ListFull.into());
    }
    Ok(Some(id))
}

async fn proposal(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    new: &NewEvidence,
) -> Result<Option<proposal::Model>> {
    let Some(number) = new.proposal else {
        return Ok(None);
    };
    let found = proposal::Entity::find()
        .filter(proposal::Column::Number.eq(number))
        .filter(visible_to(actor))
        .one(tx)
        .await?;
    found
        .map(Some)
        .ok_or_else(|| AppError::field("proposal", Problem::UnknownNumber).into())
}

async fn hypothesis(
    tx: &impl ConnectionTrait,
    study: StudyId,
    new: &NewEvidence,
) -> Result<Option<Target>> {
    let Some(id) = new.hypothesis else {
        return Ok(None);
    };
    let found = hypothesis::Entity::find_by_id(id)
        .filter(hypothesis::Column::StudyId.eq(study))
        .one(tx)
        .await?;
    found
        .map(|row| Some(Target::Hypothesis(row.id)))
        .ok_or_else(|| AppError::field("hypothesis", Problem::UnknownChoice).into())
}

async fn item(tx: &impl ConnectionTrait, new: &NewEvidence) -> Result<Option<item::Model>> {
    let Some(number) = new.item else {
        return Ok(None);
    };
    let found = item::Entity::find()
        .filter(item::Column::Number.eq(number))
        .one(tx)
        .await?;
    found
        .map(Some)
        .ok_or_else(|| AppError::field("item", Problem::UnknownNumber).into())
}
