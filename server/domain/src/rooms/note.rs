//! A note, in the place where it was typed.

use super::{Rooms, forget, load, policy, scope};
use crate::actor::Actor;
use crate::entities::rooms::room_note;
use crate::error::{Error, Result};
use crate::messages;
use model::rooms::{NOTE_MAX, NewNote};
use model::{PersonId, RoomNoteId, SlotId, StudyNumber};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Select};
use serde_json::json;

impl Rooms<'_> {
    /// Writes a note. Sent twice with one token, it is there once, and both hear the same id.
    ///
    /// A note may arrive long after it was typed, and after later ones: `position` is the writer's
    /// own count, and the stamp is held between those of the notes before and after it. So the
    /// notes of one writer, by stamp and position, are always in the order typed, whatever clock
    /// the writer's machine has.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`], [`model::AppError::NotFound`],
    /// [`model::AppError::Forbidden`] for who takes no notes; [`model::Conflict::RoomClosed`].
    pub async fn note(
        self,
        actor: &Actor,
        number: StudyNumber,
        slot: SlotId,
        new: NewNote,
    ) -> Result<RoomNoteId> {
        let world = self.0;
        let now = world.clock.now();
        let id = world
            .db
            .write(async |tx| {
                let found = scope::lock(tx, actor, number, slot).await?;
                let me = policy::can_note(actor, found.facts())?.id;
                let position = match new.position {
                    Some(position) => position,
                    None => next_position(tx, slot, me).await?,
                };
                let until = found.clock().seconds(now);
                let typed = new.stamp.unwrap_or(until).min(until);
                let stamp = between(tx, slot, me, position, typed).await?;
                let text = &new.wording.text;
                let text = forget::cleared(tx, found.study_id, text, NOTE_MAX).await?;
                let said = load::said(tx, found.study_id, slot, new.wording.tag).await?;
                let id: RoomNoteId = world.clock.new_id();
                let written = room_note::Entity::insert(room_note::ActiveModel {
                    id: Set(id),
                    slot_id: Set(slot),
                    written_by: Set(me),
                    token: Set(new.token.clone()),
                    stamp_seconds: Set(stamp),
                    position: Set(position),
                    tag: Set(said.tag),
                    text: Set(text),
                    about: Set(said.by),
                    edited_at: Set(None),
                })
                .on_conflict(
                    OnConflict::columns([room_note::Column::WrittenBy, room_note::Column::Token])
                        .do_nothing()
                        .to_owned(),
                )
                .exec_without_returning(tx)
                .await?;
                if written == 0 {
                    let before = room_note::Entity::find()
                        .filter(room_note::Column::WrittenBy.eq(me))
                        .filter(room_note::Column::Token.eq(new.token.as_str()))
                        .one(tx)
                        .await?;
                    return before
                        .map(|row| row.id)
                        .ok_or_else(|| Error::unexpected("a note in the way that is not there"));
                }
                let facts = json!({ "study": number, "note": id });
                messages::record(tx, &world.clock, actor, "rooms.noted", slot.0, &facts).await?;
                Ok(id)
            })
            .await?;
        world.live.tell_room(slot);
        Ok(id)
    }
}

fn of(slot: SlotId, writer: PersonId) -> Select<room_note::Entity> {
    room_note::Entity::find()
        .select_only()
        .filter(room_note::Column::SlotId.eq(slot))
        .filter(room_note::Column::WrittenBy.eq(writer))
}

/// The position of a writer's next note.
pub(super) async fn next_position(
    db: &impl ConnectionTrait,
    slot: SlotId,
    writer: PersonId,
) -> Result<i64> {
    let last: Option<Option<i64>> = of(slot, writer)
        .column_as(room_note::Column::Position.max(), "last")
        .into_tuple()
        .one(db)
        .await?;
    Ok(last.flatten().unwrap_or_default().saturating_add(1))
}

/// `stamp`, but not before what its writer typed before, and not behind what they typed after.
async fn between(
    tx: &impl ConnectionTrait,
    slot: SlotId,
    writer: PersonId,
    position: i64,
    stamp: i32,
) -> Result<i32> {
    let earliest: Option<Option<i32>> = of(slot, writer)
        .column_as(room_note::Column::StampSeconds.max(), "stamp")
        .filter(room_note::Column::Position.lte(position))
        .into_tuple()
        .one(tx)
        .await?;
    let latest: Option<Option<i32>> = of(slot, writer)
        .column_as(room_note::Column::StampSeconds.min(), "stamp")
        .filter(room_note::Column::Position.gt(position))
        .into_tuple()
        .one(tx)
        .await?;
    let stamp = stamp.max(earliest.flatten().unwrap_or_default());
    Ok(latest.flatten().map_or(stamp, |latest| stamp.min(latest)))
}
