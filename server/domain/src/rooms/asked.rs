//! The question was said aloud.

use super::{Rooms, load, policy, scope};
use crate::actor::Actor;
use crate::error::{Error, Result};
use crate::messages;
use model::rooms::RoomQuestionState;
use model::{RoomQuestionId, SlotId, StudyNumber};
use sea_orm::ActiveModelTrait;
use serde_json::json;

impl Rooms<'_> {
    /// # Errors
    /// [`model::AppError::SignedOut`], [`model::AppError::NotFound`],
    /// [`model::AppError::Forbidden`] for everybody but who leads; [`model::Conflict::Stale`] for
    /// one that is not the next one.
    pub async fn asked(
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
                if row.state == RoomQuestionState::Asked {
                    return Ok(());
                }
                policy::must_be(row.state, &[RoomQuestionState::Taken])?;
                load::changed(id, RoomQuestionState::Asked, now)
                    .update(tx)
                    .await?;
                let facts = json!({ "study": number, "question": id });
                let kind = "rooms.question-said";
                messages::record(tx, &world.clock, actor, kind, slot.0, &facts).await?;
                Ok::<_, Error>(())
            })
            .await?;
        world.live.tell_room(slot);
        Ok(())
    }
}
