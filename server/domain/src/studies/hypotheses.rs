//! Hypotheses: what the vendor thinks before it asks, and what became of it.

use super::{Studies, policy, scope};
use crate::actor::Actor;
use crate::entities::studies::{hypothesis, study};
use crate::error::{Error, Result};
use crate::evidence;
use crate::messages;
use crate::rooms;
use model::studies::{HYPOTHESES_MAX, Hypothesis, HypothesisState, JUDGEMENT_MAX, Judgement};
use model::{AppError, Conflict, HypothesisId, StudyNumber};
use sea_orm::ActiveValue::{Set, Unchanged};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use serde_json::json;

impl Studies<'_> {
    /// Adds a hypothesis behind the others. The same words twice are one.
    ///
    /// # Errors
    /// [`AppError::SignedOut`], [`AppError::NotFound`], [`AppError::Forbidden`],
    /// [`Conflict::StudyClosed`]; [`Conflict::ListFull`].
    pub async fn add_hypothesis(
        self,
        actor: &Actor,
        number: StudyNumber,
        new: Hypothesis,
    ) -> Result<()> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let row = scope::lock(tx, actor, number).await?;
                policy::can_edit(actor, row.state)?;
                let places: Vec<i32> = hypothesis::Entity::find()
                    .select_only()
                    .column(hypothesis::Column::Position)
                    .filter(hypothesis::Column::StudyId.eq(row.id))
                    .order_by_asc(hypothesis::Column::Position)
                    .into_tuple()
                    .all(tx)
                    .await?;
                let id: HypothesisId = world.clock.new_id();
                let new = hypothesis::Entity::insert(hypothesis::ActiveModel {
                    id: Set(id),
                    study_id: Set(row.id),
                    position: Set(places.last().map_or(1, |last| last + 1)),
                    text: Set(new.text.clone()),
                    state: Set(HypothesisState::Open),
                    note: Set(String::new()),
                    judged_by: Set(None),
                    judged_at: Set(None),
                })
                .on_conflict(OnConflict::new().do_nothing().to_owned())
                .exec_without_returning(tx)
                .await?;
                if new == 0 {
                    return Ok(());
                }
                if places.len() >= HYPOTHESES_MAX {
                    return Err(Conflict::ListFull.into());
                }
                let facts = json!({ "number": number, "hypothesis": id });
                let kind = "studies.hypothesis-added";
                messages::record(tx, &world.clock, actor, kind, row.id.0, &facts).await?;
                Ok::<_, Error>(())
            })
            .await
    }

    /// Words a hypothesis anew, as long as nobody has judged it.
    ///
    /// # Errors
    /// As [`Studies::add_hypothesis`]; [`Conflict::Stale`] for one that was judged, or for words
    /// that another one has.
    pub async fn edit_hypothesis(
        self,
        actor: &Actor,
        number: StudyNumber,
        id: HypothesisId,
        new: Hypothesis,
    ) -> Result<()> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let (study, row) = lock(tx, actor, number, id).await?;
                if row.text == new.text {
                    return Ok(());
                }
                let taken = hypothesis::Entity::find()
                    .filter(hypothesis::Column::StudyId.eq(study.id))
                    .filter(hypothesis::Column::Text.eq(new.text.as_str()))
                    .one(tx)
                    .await?;
                if row.state != HypothesisState::Open || taken.is_some() {
                    return Err(Conflict::Stale.into());
                }
                hypothesis::ActiveModel {
                    id: Unchanged(id),
                    text: Set(new.text.clone()),
                    ..Default::default()
                }
                .update(tx)
                .await?;
                let facts = json!({ "number": number, "hypothesis": id });
                let kind = "studies.hypothesis-edited";
                messages::record(tx, &world.clock, actor, kind, study.id.0, &facts).await?;
                Ok::<_, Error>(())
            })
            .await
    }

    /// Says what became of a hypothesis and why, and by which insight; `open` takes a judgement back.
    ///
    /// # Errors
    /// As [`Studies::add_hypothesis`]; [`model::Problem::UnknownChoice`] on `insight` for one of
    /// another study, or one that does not hold.
    pub async fn judge_hypothesis(
        self,
        actor: &Actor,
        number: StudyNumber,
        id: HypothesisId,
        judgement: Judgement,
    ) -> Result<()> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let (study, row) = lock(tx, actor, number, id).await?;
                let judged = judgement.state != HypothesisState::Open;
                let note = if judged {
                    rooms::cleared(tx, study.id, &judgement.note, JUDGEMENT_MAX).await?
                } else {
                    String::new()
                };
                if let (true, Some(insight)) = (judged, judgement.insight) {
                    let by = actor.person()?.id;
                    evidence::ground(tx, world, by, (study.id, id), insight).await?;
                }
                if row.state == judgement.state && row.note == note {
                    return Ok(());
                }
                hypothesis::ActiveModel {
                    id: Unchanged(id),
                    state: Set(judgement.state),
                    note: Set(note),
                    judged_by: Set(actor.person_id().filter(|_| judged)),
                    judged_at: Set(judged.then(|| world.clock.now())),
                    ..Default::default()
                }
                .update(tx)
                .await?;
                let facts = json!({ "number": number, "hypothesis": id, "state": judgement.state });
                let kind = "studies.hypothesis-judged";
                messages::record(tx, &world.clock, actor, kind, study.id.0, &facts).await?;
                Ok::<_, Error>(())
            })
            .await
    }

    /// Removes a hypothesis that nobody has judged.
    ///
    /// # Errors
    /// As [`Studies::add_hypothesis`]; [`Conflict::Stale`] for one that was judged.
    pub async fn remove_hypothesis(
        self,
        actor: &Actor,
        number: StudyNumber,
        id: HypothesisId,
    ) -> Result<()> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let (study, row) = lock(tx, actor, number, id).await?;
                if row.state != HypothesisState::Open {
                    return Err(Conflict::Stale.into());
                }
                hypothesis::Entity::delete_by_id(id).exec(tx).await?;
                let facts = json!({ "number": number, "hypothesis": id });
                let kind = "studies.hypothesis-removed";
                messages::record(tx, &world.clock, actor, kind, study.id.0, &facts).await?;
                Ok::<_, Error>(())
            })
            .await
    }
}

/// A hypothesis of a study that may be edited; the lock of the study is its own.
async fn lock(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    number: StudyNumber,
    id: HypothesisId,
) -> Result<(study::Model, hypothesis::Model)> {
    let study = scope::lock(tx, actor, number).await?;
    let row = hypothesis::Entity::find_by_id(id)
        .filter(hypothesis::Column::StudyId.eq(study.id))
        .one(tx)
        .await?
        .ok_or(AppError::NotFound)?;
    policy::can_edit(actor, study.state)?;
    Ok((study, row))
}
