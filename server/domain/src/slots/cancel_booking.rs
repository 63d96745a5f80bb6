//! Not coming after all.

use super::tell::News;
use super::{Slots, offers, policy, scope, seats, tell};
use crate::actor::Actor;
use crate::error::{Error, Result};
use crate::messages::facts::InterviewTurn;
use model::slots::BookingState;
use model::{Conflict, StudyNumber};

impl Slots<'_> {
    /// Cancels one's own booking; the seat goes to who waits. Done twice, it changes nothing.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`]; [`model::AppError::NotFound`] for who was not invited;
    /// [`Conflict::BookingOver`] without one, and once it has begun; [`model::Problem::Required`]
    /// on `word` inside of the last [`model::slots::LATE_HOURS`] hours.
    pub async fn cancel_booking(
        self,
        actor: &Actor,
        number: StudyNumber,
        word: String,
    ) -> Result<()> {
        let world = self.0;
        let told = world
            .db
            .write(async |tx| {
                let mine = scope::lock_mine_alone(tx, world, actor, number).await?;
                let (present, slot) = mine.booking.as_ref().ok_or(Conflict::BookingOver)?;
                if present.state == BookingState::Cancelled {
                    return Ok(mine.told);
                }
                policy::can_cancel(present.state, slot.into(), world.clock.now(), &word)?;
                let booking = seats::stand_up(tx, world, present, &word).await?;
                let news = News {
                    reason: &word,
                    ..News::plain(InterviewTurn::CancelledByThem)
                };
                let study = &mine.study;
                let mut told =
                    tell::interview(tx, world, actor, study, slot, &booking, news).await?;
                told.extend(mine.told);
                told.extend(offers::settle(tx, world, study).await?);
                Ok::<_, Error>(told)
            })
            .await?;
        world.live.tell(&told);
        Ok(())
    }
}
