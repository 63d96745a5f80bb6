//! Seats that come free because something bigger ends: a slot, a consent, a study.

use super::tell::News;
use super::{load, offers, seats, tell};
use crate::Domain;
use crate::actor::Actor;
use crate::entities::slots::{booking, slot, waiting, wish};
use crate::entities::studies::study;
use crate::error::Result;
use crate::messages;
use crate::messages::facts::InterviewTurn;
use model::messages::NoticeKind;
use model::slots::{BookingState, OfferState, SlotState};
use model::{EventId, PersonId, SlotId};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder};
use std::collections::BTreeSet;

/// Who is expected at a slot, by rising person.
pub(super) async fn expected(tx: &impl ConnectionTrait, id: SlotId) -> Result<Vec<booking::Model>> {
    Ok(booking::Entity::find()
        .filter(booking::Column::SlotId.eq(id))
        .filter(booking::Column::State.eq(BookingState::Booked))
        .order_by_asc(booking::Column::PersonId)
        .all(tx)
        .await?)
}

/// Lets a person go whose consent does not stand any more: their booking, unless it has begun,
/// their offer, their place in the line, their wishes. What comes free goes to who waits. The
/// study is held alone. Answers with whom to wake.
pub(crate) async fn let_go(
    tx: &impl ConnectionTrait,
    world: &Domain,
    actor: &Actor,
    study: &study::Model,
    person: PersonId,
) -> Result<Vec<PersonId>> {
    let mut told = Vec::new();
    let now = world.clock.now();
    if let Some((booking, slot)) = load::booking(tx, study.id, person).await?
        && booking.state == BookingState::Booked
        && slot.starts_at > now
    {
        let booking = seats::stand_up(tx, world, &booking, "").await?;
        let news = News::plain(InterviewTurn::CancelledByThem);
        told = tell::interview(tx, world, actor, study, &slot, &booking, news).await?;
    }
    if let Some(offer) = load::open_offer(tx, study.id, person).await? {
        offers::end(tx, world, study, &offer, OfferState::Withdrawn).await?;
    }
    seats::stand_no_longer_in_line(tx, study, person).await?;
    told.extend(offers::settle(tx, world, study).await?);
    Ok(told)
}

/// What hung on a slot that is cancelled.
pub(super) struct Ended {
    /// Whom to wake.
    pub(super) told: Vec<PersonId>,
    /// For whom a seat was kept; they were told nothing yet.
    pub(super) offered: Vec<PersonId>,
}

/// Cancels a slot with all that hangs on it; what it leaves to offer is for the caller.
pub(super) async fn end_slot(
    tx: &impl ConnectionTrait,
    world: &Domain,
    actor: &Actor,
    study: &study::Model,
    slot: &slot::Model,
    reason: &str,
) -> Result<Ended> {
    let (mut told, mut offered) = (Vec::new(), Vec::new());
    for booking in expected(tx, slot.id).await? {
        let booking = seats::stand_up(tx, world, &booking, "").await?;
        let news = News {
            reason,
            ..News::plain(InterviewTurn::CancelledByUs)
        };
        told.extend(tell::interview(tx, world, actor, study, slot, &booking, news).await?);
    }
    for offer in offers::open(tx, study).await? {
        if offer.slot_id == slot.id {
            offers::end(tx, world, study, &offer, OfferState::Withdrawn).await?;
            offered.push(offer.person_id);
        }
    }
    slot::Entity::update_many()
        .col_expr(slot::Column::State, Expr::value(SlotState::Cancelled))
        .col_expr(slot::Column::CancelledReason, Expr::value(reason))
        .col_expr(
            slot::Column::Version,
            Expr::col(slot::Column::Version).add(1),
        )
        .filter(slot::Column::Id.eq(slot.id))
        .exec(tx)
        .await?;
    Ok(Ended { told, offered })
}

/// Ends everything of a study that is still to come. The study is held alone. Answers with whom
/// to wake.
pub(crate) async fn end_study(
    tx: &impl ConnectionTrait,
    world: &Domain,
    actor: &Actor,
    study: &study::Model,
    (reason, event): (&str, EventId),
) -> Result<Vec<PersonId>> {
    let to_come = slot::Entity::find()
        .filter(slot::Column::StudyId.eq(study.id))
        .filter(slot::Column::State.eq(SlotState::Open))
        .filter(slot::Column::StartsAt.gt(world.clock.now()))
        .order_by_asc(slot::Column::Id)
        .all(tx)
        .await?;
    let mut told = Vec::new();
    for slot in to_come {
        told.extend(end_slot(tx, world, actor, study, &slot, reason).await?.told);
    }
    told.extend(end_line(tx, world, study, event).await?);
    Ok(told)
}

/// Ends the waiting of a study that offers no seat any more: who waits, has an offer or has wished
/// for a time hears of it. What is booked stays. The study is held alone. Answers with whom to
/// wake.
pub(crate) async fn end_line(
    tx: &impl ConnectionTrait,
    world: &Domain,
    study: &study::Model,
    event: EventId,
) -> Result<Vec<PersonId>> {
    let mut people = BTreeSet::new();
    for offer in offers::open(tx, study).await? {
        offers::end(tx, world, study, &offer, OfferState::Withdrawn).await?;
        people.insert(offer.person_id);
    }
    let waiting = waiting::Entity::find()
        .filter(waiting::Column::StudyId.eq(study.id))
        .all(tx)
        .await?;
    let wishing = wish::Entity::find()
        .filter(wish::Column::StudyId.eq(study.id))
        .all(tx)
        .await?;
    people.extend(waiting.iter().map(|row| row.person_id));
    people.extend(wishing.iter().map(|row| row.person_id));
    waiting::Entity::delete_many()
        .filter(waiting::Column::StudyId.eq(study.id))
        .exec(tx)
        .await?;
    wish::Entity::delete_many()
        .filter(wish::Column::StudyId.eq(study.id))
        .exec(tx)
        .await?;
    let people: Vec<PersonId> = people.into_iter().collect();
    let told = tell::about(study, String::new());
    let kind = NoticeKind::WaitingOver;
    messages::notify(tx, &world.clock, event, &people, kind, &told).await?;
    Ok(people)
}
