//! Seats that come free because something bigger ends: a slot, a consent, a study.

use super::tell::News;
use super::{load, offers, seats, tell};
use crate::Domain;
use crate::actor::Actor;
use crate::entities::slots::{booking, slot, waiting, wish};
use crate::entities::studies::study;
use crate::error::Result;
use crate::messages::facts::InterviewTurn;
use model::slots::{BookingState, OfferState, SlotState};
use model::{PersonId, SlotId};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder};

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

/// Cancels a slot with all that hangs on it; what it leaves to offer is for the caller.
pub(super) async fn end_slot(
    tx: &impl ConnectionTrait,
    world: &Domain,
    actor: &Actor,
    study: &study::Model,
    slot: &slot::Model,
    reason: &str,
) -> Result<Vec<PersonId>> {
    let mut told = Vec::new();
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
    Ok(told)
}

/// Ends everything of a study that is still to come. The study is held alone. Answers with whom
/// to wake.
pub(crate) async fn end_study(
    tx: &impl ConnectionTrait,
    world: &Domain,
    actor: &Actor,
    study: &study::Model,
    reason: &str,
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
        told.extend(end_slot(tx, world, actor, study, &slot, reason).await?);
    }
    waiting::Entity::delete_many()
        .filter(waiting::Column::StudyId.eq(study.id))
        .exec(tx)
        .await?;
    wish::Entity::delete_many()
        .filter(wish::Column::StudyId.eq(study.id))
        .exec(tx)
        .await?;
    Ok(told)
}
