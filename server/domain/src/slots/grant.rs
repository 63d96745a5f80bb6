//! A time that somebody wished for becomes their interview.

use super::open::{self, Opening};
use super::tell::News;
use super::{Slots, calendars, load, offers, policy, scope, seats, tell};
use crate::Domain;
use crate::actor::Actor;
use crate::entities::slots::{booking, slot, wish};
use crate::entities::studies::{candidate, study};
use crate::error::{Error, Result};
use crate::messages::facts::InterviewTurn;
use crate::studies::scope as studies;
use model::slots::{BUFFER_PRESET, BookingState, OfferState, SlotMode, SlotPlan};
use model::studies::StudyPlace;
use model::{AppError, Conflict, PersonId, SlotId, StudyNumber, WishId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

impl Slots<'_> {
    /// Opens a slot for one at the time that somebody wished for, led by the actor, and books it
    /// for them. Its place is for the actor to say afterwards.
    ///
    /// # Errors
    /// [`AppError::SignedOut`]; [`AppError::NotFound`] also for everybody but staff and once the
    /// wish was taken back; [`AppError::Forbidden`]; [`Conflict::StudyNotOpen`],
    /// [`Conflict::NotTakingPart`], [`Conflict::BookedAlready`]; [`model::Problem::NotInFuture`] on
    /// `at`; [`model::Problem::Overlaps`] on `wish` when the actor is in another slot then.
    pub async fn grant(self, actor: &Actor, number: StudyNumber, id: WishId) -> Result<SlotId> {
        let world = self.0;
        let (slot, told) = world
            .db
            .write(async |tx| {
                let study = studies::lock(tx, actor, number).await?;
                let by = policy::can_open(actor, study.state)?.id;
                let wish = wish::Entity::find_by_id(id)
                    .filter(wish::Column::StudyId.eq(study.id))
                    .one(tx)
                    .await?
                    .ok_or(AppError::NotFound)?;
                let before = may_be_booked(tx, &study, wish.person_id).await?;
                let zone = world.settings.time_zone;
                let plan = SlotPlan {
                    at: wish.starts_at.with_timezone(&zone).naive_local(),
                    minutes: study.minutes,
                    zone: zone.name().to_owned(),
                    mode: mode(study.place),
                    place: String::new(),
                    capacity: 1,
                    buffer_minutes: BUFFER_PRESET,
                    notice_hours: 0,
                    interviewers: vec![("wish", by)],
                };
                let spans = calendars::spans(world, &plan, zone, &[plan.at])?;
                calendars::free(tx, &study, &plan, zone, &spans, None).await?;
                let opening = Opening {
                    by,
                    form_token: "",
                    series: None,
                };
                let slot = open::insert(tx, world, &study, &plan, &spans, &opening).await?;
                let who = wish.person_id;
                let told = seat(tx, world, actor, &study, slot, (who, before)).await?;
                Ok::<_, Error>((slot, told))
            })
            .await?;
        world.live.tell(&told);
        Ok(slot)
    }
}

/// Their present booking, where it may give way.
async fn may_be_booked(
    tx: &impl ConnectionTrait,
    study: &study::Model,
    who: PersonId,
) -> Result<Option<(booking::Model, slot::Model)>> {
    let candidate = candidate::Entity::find_by_id((study.id, who))
        .one(tx)
        .await?;
    let candidate = candidate.ok_or(AppError::NotFound)?;
    policy::can_take_part(study.state, candidate.state)?;
    let before = load::booking(tx, study.id, who).await?;
    match &before {
        Some((booking, _))
            if matches!(booking.state, BookingState::Booked | BookingState::Attended) =>
        {
            Err(Conflict::BookedAlready.into())
        }
        _ => Ok(before),
    }
}

async fn seat(
    tx: &impl ConnectionTrait,
    world: &Domain,
    actor: &Actor,
    study: &study::Model,
    id: SlotId,
    (who, before): (PersonId, Option<(booking::Model, slot::Model)>),
) -> Result<Vec<PersonId>> {
    seats::take(tx, id).await?;
    let slot = scope::find_slot(tx, study, id).await?;
    let before = before.map(|(booking, _)| booking);
    let booking = seats::sit(tx, world, study, &slot, who, before.as_ref()).await?;
    if let Some(missed) = before.filter(|before| before.state == BookingState::Missed) {
        seats::free(tx, missed.slot_id).await?;
    }
    if let Some(offer) = load::open_offer(tx, study.id, who).await? {
        offers::end(tx, world, study, &offer, OfferState::Withdrawn).await?;
    }
    let news = News::plain(InterviewTurn::Booked);
    let mut told = tell::interview(tx, world, actor, study, &slot, &booking, news).await?;
    told.extend(offers::settle(tx, world, study).await?);
    Ok(told)
}

const fn mode(place: StudyPlace) -> SlotMode {
    match place {
        StudyPlace::OnSite => SlotMode::OnSite,
        StudyPlace::Online | StudyPlace::Either => SlotMode::Online,
    }
}
