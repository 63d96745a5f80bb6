//! A slot that does not take place.

use super::{Slots, offers, policy, release, scope, tell};
use crate::actor::Actor;
use crate::error::{Error, Result};
use crate::messages;
use crate::studies::scope as studies;
use model::messages::NoticeKind;
use model::slots::SlotState;
use model::{SlotId, StudyNumber};
use serde_json::json;

impl Slots<'_> {
    /// Cancels a slot that has not begun. Who had booked reads why, and may choose anew; for whom a
    /// seat was kept hears of it, and waits on. Done twice, it changes nothing.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`]; [`model::AppError::NotFound`] also for everybody but staff;
    /// [`model::AppError::Forbidden`]; [`model::Conflict::SlotNotOpen`] once it has begun.
    pub async fn cancel(
        self,
        actor: &Actor,
        number: StudyNumber,
        id: SlotId,
        reason: String,
    ) -> Result<()> {
        let world = self.0;
        let told = world
            .db
            .write(async |tx| {
                let study = studies::lock(tx, actor, number).await?;
                let slot = scope::lock_slot(tx, &study, id).await?;
                policy::can_run(actor)?;
                if slot.state == SlotState::Cancelled {
                    return Ok(Vec::new());
                }
                policy::can_change(actor, (&slot).into(), world.clock.now())?;
                let ended = release::end_slot(tx, world, actor, &study, &slot, &reason).await?;
                let facts = json!({ "number": number, "at": slot.starts_at, "reason": reason });
                let kind = "slots.cancelled";
                let event = messages::record(tx, &world.clock, actor, kind, id.0, &facts).await?;
                let gone = tell::about(&study, String::new());
                let kind = NoticeKind::SlotGone;
                let offered = &ended.offered;
                messages::notify(tx, &world.clock, event, offered, kind, &gone).await?;
                let mut told = ended.told;
                told.extend(offered);
                told.extend(offers::settle(tx, world, &study).await?);
                Ok::<_, Error>(told)
            })
            .await?;
        world.live.tell(&told);
        Ok(())
    }
}
