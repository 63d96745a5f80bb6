//! Coming in: who watches is known by name before the first word.

use super::{Rooms, load, policy, scope};
use crate::actor::Actor;
use crate::entities::rooms::{room, watcher};
use crate::error::{Error, Result};
use crate::messages;
use model::rooms::WatcherRole;
use model::{Conflict, SlotId, StudyNumber};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use sea_orm::sea_query::OnConflict;
use serde_json::json;

impl Rooms<'_> {
    /// Comes in, or becomes something else there. Done twice, it is once. Interviewers are not
    /// counted: the participant was told how many watch besides.
    ///
    /// # Errors
    /// [`AppError::SignedOut`], [`AppError::NotFound`], [`AppError::Forbidden`] for leading a
    /// conversation that one does not lead; [`Conflict::RoomClosed`], [`Conflict::RoomFull`].
    pub async fn enter(
        self,
        actor: &Actor,
        number: StudyNumber,
        slot: SlotId,
        role: WatcherRole,
    ) -> Result<()> {
        let world = self.0;
        let now = world.clock.now();
        world
            .db
            .write(async |tx| {
                let there = scope::find(tx, actor, number, slot).await?;
                policy::can_enter(actor, there.facts(), role)?;
                room::Entity::insert(room::ActiveModel {
                    slot_id: Set(slot),
                    started_at: Set(None),
                    ended_at: Set(None),
                    version: Set(1),
                })
                .on_conflict(OnConflict::new().do_nothing().to_owned())
                .exec_without_returning(tx)
                .await?;
                let found = scope::lock(tx, actor, number, slot).await?;
                let me = policy::can_enter(actor, found.facts(), role)?.id;
                if found.facts().present() == Some(role) {
                    return Ok(());
                }
                let most = u64::try_from(found.observers_max).unwrap_or_default();
                if role != WatcherRole::Interviewer
                    && load::others_watching(tx, slot, me).await? >= most
                {
                    return Err(Conflict::RoomFull.into());
                }
                let columns = [watcher::Column::Role, watcher::Column::LeftAt];
                watcher::Entity::insert(watcher::ActiveModel {
                    slot_id: Set(slot),
                    person_id: Set(me),
                    role: Set(role),
                    entered_at: Set(now),
                    left_at: Set(None),
                })
                .on_conflict(
                    OnConflict::columns([watcher::Column::SlotId, watcher::Column::PersonId])
                        .update_columns(columns)
                        .to_owned(),
                )
                .exec_without_returning(tx)
                .await?;
                let facts = json!({ "study": number, "role": role });
                messages::record(tx, &world.clock, actor, "rooms.entered", slot.0, &facts).await?;
                Ok::<_, Error>(())
            })
            .await?;
        world.live.tell_room(slot);
        Ok(())
    }
}
