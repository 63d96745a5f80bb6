//! The interviewer takes a question: it is the next one, and the only one.

use super::{Rooms, load, policy, scope};
use crate::actor::Actor;
use crate::entities::rooms::room_question;
use crate::error::{Error, Result, violates};
use crate::messages;
use model::rooms::RoomQuestionState;
use model::{Conflict, RoomQuestionId, SlotId, StudyNumber};
use sea_orm::ActiveModelTrait;
use sea_orm::ActiveValue::Set;
use serde_json::json;

impl Rooms<'_> {
    /// # Errors
    /// [`model::AppError::SignedOut`], [`model::AppError::NotFound`],
    /// [`model::AppError::Forbidden`] for everybody but who leads; [`Conflict::QuestionTaken`]
    /// while another is the next one, [`Conflict::Stale`] for one that waits no more.
    pub async fn take(
        self,
        actor: &Actor,
        number: StudyNumber,
        slot: SlotId,
        id: RoomQuestionId,
    ) -> Result<()> {
        let world = self.0;
        let now = world.clock.now();
        world
            .db
            .write(async |tx| {
                let found = scope::lock(tx, actor, number, slot).await?;
                let me = policy::can_lead(actor, found.facts())?.id;
                let row = scope::question(tx, slot, id).await?;
                if row.state == RoomQuestionState::Taken {
                    return Ok(());
                }
                policy::must_be(row.state, &[RoomQuestionState::Waiting])?;
                room_question::ActiveModel {
                    taken_by: Set(Some(me)),
                    ..load::changed(id, RoomQuestionState::Taken, now)
                }
                .update(tx)
                .await
                .map_err(taken)?;
                let facts = json!({ "study": number, "question": id });
                let kind = "rooms.question-taken";
                messages::record(tx, &world.clock, actor, kind, slot.0, &facts).await?;
                Ok::<_, Error>(())
            })
            .await?;
        world.live.tell_room(slot);
        Ok(())
    }
}

fn taken(error: sea_orm::DbErr) -> Error {
    if violates(&error, "room_questions_one_taken", "room_questions.slot_id") {
        Conflict::QuestionTaken.into()
    } else {
        error.into()
    }
}
