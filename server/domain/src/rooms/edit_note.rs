//! One's own note, in better words.

use super::{Rooms, forget, load, policy, scope};
use crate::actor::Actor;
use crate::entities::rooms::room_note;
use crate::error::{Error, Result};
use crate::messages;
use model::rooms::{NOTE_MAX, NoteWording};
use model::{RoomNoteId, SlotId, StudyNumber};
use sea_orm::ActiveModelTrait;
use sea_orm::ActiveValue::{Set, Unchanged};
use serde_json::json;

impl Rooms<'_> {
    /// Its place and its stamp stay.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`], [`model::AppError::NotFound`],
    /// [`model::AppError::Forbidden`] for a note of somebody else.
    pub async fn edit_note(
        self,
        actor: &Actor,
        number: StudyNumber,
        slot: SlotId,
        id: RoomNoteId,
        new: NoteWording,
    ) -> Result<()> {
        let world = self.0;
        let now = world.clock.now();
        world
            .db
            .write(async |tx| {
                let found = scope::lock(tx, actor, number, slot).await?;
                policy::can_read(actor, found.facts())?;
                let row = scope::note(tx, slot, id).await?;
                policy::can_edit_note(actor, found.facts(), row.written_by)?;
                let text = forget::cleared(tx, found.study_id, &new.text, NOTE_MAX).await?;
                let tag = load::said(tx, found.study_id, slot, new.tag).await?.tag;
                if row.text == text && row.tag == tag {
                    return Ok(());
                }
                room_note::ActiveModel {
                    id: Unchanged(id),
                    text: Set(text),
                    tag: Set(tag),
                    edited_at: Set(Some(now)),
                    ..Default::default()
                }
                .update(tx)
                .await?;
                let facts = json!({ "study": number, "note": id });
                let kind = "rooms.note-edited";
                messages::record(tx, &world.clock, actor, kind, slot.0, &facts).await?;
                Ok::<_, Error>(())
            })
            .await?;
        world.live.tell_room(slot);
        Ok(())
    }
}
