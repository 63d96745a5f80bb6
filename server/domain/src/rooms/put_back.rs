//! A question that was taken goes back into the queue.

use super::{Rooms, load, policy, scope};
use crate::actor::Actor;
use crate::entities::rooms::room_question;
use crate::error::{Error, Result};
use crate::messages;
use model::rooms::RoomQuestionState;
use model::{RoomQuestionId, SlotId, StudyNumber};
use sea_orm::ActiveModelTrait;
use sea_orm::ActiveValue::Set;
use serde_json::json;

impl Rooms<'_> {
    /// Its place is the old one: seconds and age decide it.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`], [`model::AppError::NotFound`],
    /// [`model::AppError::Forbidden`]; [`model::Conflict::Stale`] for one that is neither taken nor
    /// asked.
    pub async fn put_back(
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
                policy::can_lead(actor, found.facts())?;
                let row = scope::question(tx, slot, id).await?;
                policy::must_be(row.state, load::OPEN)?;
                if row.state == RoomQuestionState::Waiting {
                    return Ok(());
                }
                room_question::ActiveModel {
                    taken_by: Set(None),
                    ..load::changed(id, RoomQuestionState::Waiting, now)
                }
                .update(tx)
                .await?;
                let facts = json!({ "study": number, "question": id });
                let kind = "rooms.question-put-back";
                messages::record(tx, &world.clock, actor, kind, slot.0, &facts).await?;
                Ok::<_, Error>(())
            })
            .await?;
        world.live.tell_room(slot);
        Ok(())
    }
}
