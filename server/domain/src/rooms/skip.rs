//! A question that is not asked, and why.

use super::{Rooms, forget, load, policy, scope};
use crate::actor::Actor;
use crate::entities::rooms::room_question;
use crate::error::{Error, Result};
use crate::messages;
use model::rooms::{RoomQuestionState, SKIP_MAX};
use model::{RoomQuestionId, SlotId, StudyNumber};
use sea_orm::ActiveModelTrait;
use sea_orm::ActiveValue::Set;
use serde_json::json;

impl Rooms<'_> {
    /// `reason` is not empty: who asked reads it.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`], [`model::AppError::NotFound`],
    /// [`model::AppError::Forbidden`] for observers; [`model::Conflict::Stale`] for one that is
    /// over.
    pub async fn skip(
        self,
        actor: &Actor,
        number: StudyNumber,
        slot: SlotId,
        id: RoomQuestionId,
        reason: String,
    ) -> Result<()> {
        let world = self.0;
        let now = world.clock.now();
        world
            .db
            .write(async |tx| {
                let found = scope::lock(tx, actor, number, slot).await?;
                policy::can_record(actor, found.facts())?;
                let row = scope::question(tx, slot, id).await?;
                policy::must_be(row.state, load::OPEN)?;
                let reason = forget::cleared(tx, found.study_id, &reason, SKIP_MAX).await?;
                room_question::ActiveModel {
                    reason: Set(reason),
                    ..load::changed(id, RoomQuestionState::Skipped, now)
                }
                .update(tx)
                .await?;
                let facts = json!({ "study": number, "question": id });
                let kind = "rooms.question-skipped";
                messages::record(tx, &world.clock, actor, kind, slot.0, &facts).await?;
                Ok::<_, Error>(())
            })
            .await?;
        world.live.tell_room(slot);
        Ok(())
    }
}
