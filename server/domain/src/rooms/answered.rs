//! What was answered, and when.

use super::{Rooms, forget, load, policy, scope};
use crate::actor::Actor;
use crate::entities::rooms::room_question;
use crate::error::{Error, Result};
use crate::messages;
use model::rooms::{ANSWER_MAX, Answered, RoomQuestionState};
use model::{RoomQuestionId, SlotId, StudyNumber};
use sea_orm::ActiveModelTrait;
use sea_orm::ActiveValue::Set;
use serde_json::json;

impl Rooms<'_> {
    /// Answered: with a press by the interviewer, in words by the note-taker, who may mend them
    /// afterwards. A stamp left out is now, or stays what it was; none lies behind the timer.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`], [`model::AppError::NotFound`],
    /// [`model::AppError::Forbidden`] for observers; [`model::Conflict::Stale`] for one that is
    /// skipped or goes on as another one.
    pub async fn answered(
        self,
        actor: &Actor,
        number: StudyNumber,
        slot: SlotId,
        id: RoomQuestionId,
        said: Answered,
    ) -> Result<()> {
        let world = self.0;
        let now = world.clock.now();
        world
            .db
            .write(async |tx| {
                let found = scope::lock(tx, actor, number, slot).await?;
                policy::can_record(actor, found.facts())?;
                let row = scope::question(tx, slot, id).await?;
                let answered = row.state == RoomQuestionState::Answered;
                if !answered {
                    policy::must_be(row.state, load::OPEN)?;
                }
                let until = found.clock().seconds(now);
                let stamp = said.stamp.or(row.stamp_seconds).unwrap_or(until).min(until);
                // A press without words must not take away what the note-taker wrote.
                let answer = if said.answer.is_empty() {
                    row.answer
                } else {
                    forget::cleared(tx, found.study_id, &said.answer, ANSWER_MAX).await?
                };
                let changed_at = if answered { row.changed_at } else { now };
                room_question::ActiveModel {
                    stamp_seconds: Set(Some(stamp)),
                    answer: Set(answer),
                    ..load::changed(id, RoomQuestionState::Answered, changed_at)
                }
                .update(tx)
                .await?;
                let facts = json!({ "study": number, "question": id });
                let kind = "rooms.question-answered";
                messages::record(tx, &world.clock, actor, kind, slot.0, &facts).await?;
                Ok::<_, Error>(())
            })
            .await?;
        world.live.tell_room(slot);
        Ok(())
    }
}
