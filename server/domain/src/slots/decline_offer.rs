//! Not this seat, another one.

use super::{Slots, offers, scope};
use crate::actor::Actor;
use crate::error::{Error, Result};
use crate::messages;
use model::StudyNumber;
use model::slots::OfferState;
use serde_json::json;

impl Slots<'_> {
    /// Lets the seat pass that is kept for the actor: it goes to who waits next, and they wait for
    /// another one. Done twice, it changes nothing.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`]; [`model::AppError::NotFound`] for who was not invited.
    pub async fn decline_offer(self, actor: &Actor, number: StudyNumber) -> Result<()> {
        let world = self.0;
        let told = world
            .db
            .write(async |tx| {
                let mut mine = scope::lock_mine_alone(tx, world, actor, number).await?;
                let Some(offer) = &mine.offer else {
                    return Ok(mine.told);
                };
                offers::end(tx, world, &mine.study, offer, OfferState::Declined).await?;
                let facts = json!({ "number": number, "slot": offer.slot_id });
                let kind = "slots.offer-declined";
                messages::record(tx, &world.clock, actor, kind, offer.id.0, &facts).await?;
                mine.told
                    .extend(offers::settle(tx, world, &mine.study).await?);
                Ok::<_, Error>(mine.told)
            })
            .await?;
        world.live.tell(&told);
        Ok(())
    }
}
