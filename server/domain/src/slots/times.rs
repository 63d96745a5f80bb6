//! The times of a study, for who takes part.

use super::list::wish_view;
use super::policy::SlotFacts;
use super::scope::Mine;
use super::{Slots, load, policy, scope};
use crate::Domain;
use crate::actor::Actor;
use crate::authors;
use crate::entities::slots::{booking, slot, waiting, wish};
use crate::error::Result;
use crate::studies::load as studies;
use chrono::{DateTime, Utc};
use model::people::PersonLine;
use model::slots::{
    BookingState, FREE_MAX, FreeSlot, MyBooking, MyOffer, MyWaiting, SlotState, TimesPage,
    TimesRights,
};
use model::{PersonId, SlotId, StudyId, StudyNumber};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect,
};
use std::collections::HashMap;

impl Slots<'_> {
    /// The free times, and what is the actor's own. At most eleven queries.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`]; [`model::AppError::NotFound`] for who was not invited, staff
    /// included.
    pub async fn times(self, actor: &Actor, number: StudyNumber) -> Result<TimesPage> {
        let world = self.0;
        let (db, now) = (world.db.read(), world.clock.now());
        let mine = scope::find_mine(db, actor, number).await?;
        let study = &mine.study;
        let me = mine.candidate.person_id;
        let takes_part = policy::can_take_part(study.state, mine.candidate.state).is_ok();
        let free = if takes_part {
            free(world, study.id, &mine).await?
        } else {
            Vec::new()
        };
        let waiting = place(db, study.id, me).await?;
        let wishes = wish::Entity::find()
            .filter(wish::Column::StudyId.eq(study.id))
            .filter(wish::Column::PersonId.eq(me))
            .order_by_asc(wish::Column::Position)
            .all(db)
            .await?;
        let slots = mine.booking.iter().map(|(_, slot)| slot.id).collect();
        let leading = load::interviewers(db, slots).await?;
        let people = leading.values().flatten().copied();
        let people = authors::lines(db, people.chain(study.contact_id)).await?;
        let booking = mine.booking.as_ref();
        Ok(TimesPage {
            number,
            title: studies::title(study),
            minutes: study.minutes,
            contact: study.contact_id.and_then(|id| people.get(&id).cloned()),
            contact_phone: study.contact_phone.clone(),
            over: !study.state.is_open(),
            may: rights(&mine, takes_part, waiting.is_some(), &free, now),
            free,
            booking: booking.map(|row| my_booking(row, &leading, &people, now)),
            offer: my_offer(db, &mine, now).await?,
            waiting,
            wishes: wishes.iter().map(|row| wish_view(row, None)).collect(),
        })
    }
}

fn rights(
    mine: &Mine,
    takes_part: bool,
    waits: bool,
    free: &[FreeSlot],
    now: DateTime<Utc>,
) -> TimesRights {
    let moves = mine
        .booking
        .as_ref()
        .is_none_or(|(booking, slot)| policy::can_move(booking.state, slot.into(), now).is_ok());
    let cancels = mine.booking.as_ref().is_some_and(|(booking, slot)| {
        policy::can_cancel(booking.state, slot.into(), now, "…").is_ok()
    });
    let seated = mine
        .live()
        .is_some_and(|(booking, _)| booking.state != BookingState::Missed);
    TimesRights {
        book: takes_part && moves && !free.is_empty(),
        cancel: cancels,
        wait: takes_part && !seated && !waits && free.is_empty(),
        leave: waits,
        wish: takes_part && !seated,
        answer: takes_part && mine.offer.as_ref().is_some_and(|offer| offer.until > now),
    }
}

/// What can be booked now, the one that is booked left out.
async fn free(world: &Domain, study: StudyId, mine: &Mine) -> Result<Vec<FreeSlot>> {
    let now = world.clock.now();
    let rows = slot::Entity::find()
        .filter(slot::Column::StudyId.eq(study))
        .filter(slot::Column::State.eq(SlotState::Open))
        .filter(slot::Column::StartsAt.gt(now))
        .filter(Expr::col(slot::Column::Taken).lt(Expr::col(slot::Column::Capacity)))
        .order_by_asc(slot::Column::StartsAt)
        .order_by_asc(slot::Column::Id)
        .limit(FREE_MAX)
        .all(world.db.read())
        .await?;
    let booked = mine.live().map(|(booking, _)| booking.slot_id);
    Ok(rows
        .into_iter()
        .filter(|row| Some(row.id) != booked)
        .filter(|row| policy::can_book(SlotFacts::from(row), now).is_ok())
        .map(|row| FreeSlot {
            id: row.id,
            starts_at: row.starts_at,
            ends_at: row.ends_at,
            zone: row.zone,
            mode: row.mode,
            capacity: row.capacity,
            left: row.capacity - row.taken,
        })
        .collect())
}

/// One's place in the line, from 1.
async fn place(
    db: &impl ConnectionTrait,
    study: StudyId,
    me: PersonId,
) -> Result<Option<MyWaiting>> {
    let line = waiting::Entity::find()
        .filter(waiting::Column::StudyId.eq(study))
        .order_by_asc(waiting::Column::Since)
        .order_by_asc(waiting::Column::PersonId)
        .all(db)
        .await?;
    let mine = (1..).zip(line).find(|(_, row)| row.person_id == me);
    Ok(mine.map(|(place, row)| MyWaiting {
        since: row.since,
        place,
    }))
}

fn my_booking(
    (booking, slot): &(booking::Model, slot::Model),
    leading: &HashMap<SlotId, Vec<PersonId>>,
    people: &HashMap<PersonId, PersonLine>,
    now: DateTime<Utc>,
) -> MyBooking {
    // Who has no seat any more has no place to go to.
    let theirs = booking.state != BookingState::Cancelled;
    MyBooking {
        id: booking.id,
        slot: slot.id,
        starts_at: slot.starts_at,
        ends_at: slot.ends_at,
        zone: slot.zone.clone(),
        mode: slot.mode,
        place: if theirs {
            slot.place.clone()
        } else {
            String::new()
        },
        state: booking.state,
        interviewers: leading
            .get(&slot.id)
            .map_or_else(Vec::new, |ids| load::among(ids, people)),
        cancelled_reason: slot.cancelled_reason.clone(),
        needs_word: policy::needs_word(slot.into(), now),
    }
}

async fn my_offer(
    db: &impl ConnectionTrait,
    mine: &Mine,
    now: DateTime<Utc>,
) -> Result<Option<MyOffer>> {
    let Some(offer) = mine.offer.as_ref().filter(|offer| offer.until > now) else {
        return Ok(None);
    };
    let slot = scope::find_slot(db, &mine.study, offer.slot_id).await?;
    Ok(Some(MyOffer {
        slot: slot.id,
        starts_at: slot.starts_at,
        ends_at: slot.ends_at,
        zone: slot.zone,
        mode: slot.mode,
        until: offer.until,
    }))
}
