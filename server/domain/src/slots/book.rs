//! Booking a seat: the one act that many do at the same moment.

use super::scope::Mine;
use super::tell::{News, Released};
use super::{Slots, offers, policy, scope, seats, tell};
use crate::Domain;
use crate::actor::Actor;
use crate::entities::slots::{booking, slot};
use crate::error::{Error, Result};
use crate::messages::facts::InterviewTurn;
use model::slots::{BookingState, OfferState};
use model::{Conflict, PersonId, SlotId, StudyNumber};
use sea_orm::ConnectionTrait;

impl Slots<'_> {
    /// Books a seat of a slot for the actor, or moves their booking to it; the seat that they had,
    /// or that was kept for them, goes to who waits. Done twice, it changes nothing.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`]; [`model::AppError::NotFound`] for who was not invited, and
    /// for a slot of another study; [`Conflict::StudyNotOpen`], [`Conflict::NotTakingPart`],
    /// [`Conflict::SlotNotOpen`], [`Conflict::SlotTooLate`], [`Conflict::SlotFull`];
    /// [`Conflict::BookingOver`] when the present one has begun; [`Conflict::Stale`] when what is
    /// one's own changed at this very moment.
    pub async fn book(self, actor: &Actor, number: StudyNumber, id: SlotId) -> Result<()> {
        let world = self.0;
        let told = world
            .db
            .write(async |tx| {
                let mine = scope::lock_mine(tx, world, actor, number).await?;
                policy::can_take_part(mine.study.state, mine.candidate.state)?;
                if let Some((present, _)) = mine.live()
                    && (present.slot_id, present.state) == (id, BookingState::Booked)
                {
                    return Ok(mine.told);
                }
                if let Some((present, slot)) = &mine.booking {
                    policy::can_move(present.state, slot.into(), world.clock.now())?;
                }
                let slot = scope::find_slot(tx, &mine.study, id).await?;
                policy::can_book((&slot).into(), world.clock.now())?;
                let kept = mine.offer.as_ref().filter(|offer| offer.slot_id == id);
                if let Some(offer) = kept {
                    offers::close(tx, offer, OfferState::Taken).await?;
                } else {
                    seats::take(tx, id).await?;
                }
                take_place(tx, world, actor, &mine, &slot).await
            })
            .await?;
        world.live.tell(&told);
        Ok(())
    }

    /// Takes the seat that is kept for the actor.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`]; [`model::AppError::NotFound`] for who was not invited;
    /// [`Conflict::StudyNotOpen`], [`Conflict::NotTakingPart`]; [`Conflict::BookingOver`] when the
    /// present one has begun; [`Conflict::OfferOver`] when there is none, or its time is over.
    pub async fn accept_offer(self, actor: &Actor, number: StudyNumber) -> Result<()> {
        let world = self.0;
        let told = world
            .db
            .write(async |tx| {
                let mine = scope::lock_mine_alone(tx, world, actor, number).await?;
                policy::can_take_part(mine.study.state, mine.candidate.state)?;
                if let Some((present, slot)) = &mine.booking {
                    policy::can_move(present.state, slot.into(), world.clock.now())?;
                }
                let offer = mine.offer.as_ref().ok_or(Conflict::OfferOver)?;
                let slot = scope::find_slot(tx, &mine.study, offer.slot_id).await?;
                offers::close(tx, offer, OfferState::Taken).await?;
                take_place(tx, world, actor, &mine, &slot).await
            })
            .await?;
        world.live.tell(&told);
        Ok(())
    }
}

/// On a seat that is the actor's already: leaves the one they had, and the one that was kept.
async fn take_place(
    tx: &impl ConnectionTrait,
    world: &Domain,
    actor: &Actor,
    mine: &Mine,
    slot: &slot::Model,
) -> Result<Vec<PersonId>> {
    let me = mine.candidate.person_id;
    let before = mine.booking.as_ref().map(|(booking, _)| booking);
    let booking: booking::Model = seats::sit(tx, world, &mine.study, slot, me, before).await?;
    let left = mine.live();
    if let Some((present, _)) = left {
        seats::free(tx, present.slot_id).await?;
    }
    let unused = mine.offer.as_ref().filter(|offer| offer.slot_id != slot.id);
    if let Some(offer) = unused {
        offers::end(tx, world, &mine.study, offer, OfferState::Withdrawn).await?;
    }
    let moved = left.is_some_and(|(present, _)| present.state == BookingState::Booked);
    let turn = if moved {
        InterviewTurn::Moved
    } else {
        InterviewTurn::Booked
    };
    let released = match left.filter(|_| moved) {
        Some((_, old)) => Some(Released::of(tx, old).await?),
        None => None,
    };
    let study = &mine.study;
    let news = News {
        released,
        ..News::plain(turn)
    };
    let mut told = tell::interview(tx, world, actor, study, slot, &booking, news).await?;
    told.extend(&mine.told);
    if left.is_some() || unused.is_some() {
        told.extend(offers::settle(tx, world, study).await?);
    }
    Ok::<_, Error>(told)
}
