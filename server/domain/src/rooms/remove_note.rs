//! A note that should not stand.

use super::{Rooms, policy, scope};
use crate::actor::Actor;
use crate::entities::rooms::room_note;
use crate::error::{Error, Result};
use crate::messages;
use model::{RoomNoteId, SlotId, StudyNumber};
use sea_orm::EntityTrait;
use serde_json::json;

impl Rooms<'_> {
    /// # Errors
    /// [`model::AppError::SignedOut`], [`model::AppError::NotFound`],
    /// [`model::AppError::Forbidden`] for a note of somebody else, unless one runs studies.
    pub async fn remove_note(
        self,
        actor: &Actor,
        number: StudyNumber,
        slot: SlotId,
        id: RoomNoteId,
    ) -> Result<()> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let found = scope::lock(tx, actor, number, slot).await?;
                policy::can_read(actor, found.facts())?;
                let row = scope::note(tx, slot, id).await?;
                policy::can_remove_note(actor, row.written_by)?;
                room_note::Entity::delete_by_id(id).exec(tx).await?;
                let facts = json!({ "study": number, "note": id });
                let kind = "rooms.note-removed";
                messages::record(tx, &world.clock, actor, kind, slot.0, &facts).await?;
                Ok::<_, Error>(())
            })
            .await?;
        world.live.tell_room(slot);
        Ok(())
    }
}
