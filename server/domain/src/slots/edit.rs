//! Another time, place or interviewer for a slot.

use super::calendars::{self, Span};
use super::tell::{News, Released};
use super::{Slots, offers, open, policy, release, scope, tell};
use crate::Domain;
use crate::actor::Actor;
use crate::entities::slots::{booking, interviewer, offer, reminder_sent, slot};
use crate::entities::studies::study;
use crate::error::{Error, Result};
use crate::messages;
use crate::messages::facts::InterviewTurn;
use crate::studies::scope as studies;
use model::slots::{OfferState, SlotChange, SlotPlan};
use model::{AppError, Conflict, PersonId, Problem, SlotId, StudyNumber};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter};
use serde_json::json;

impl Slots<'_> {
    /// Changes a slot that has not begun. When its time, its place or who leads it changes,
    /// everybody who has booked gets it anew; seats that are kept at another time are offered
    /// again.
    ///
    /// # Errors
    /// [`AppError::SignedOut`]; [`AppError::NotFound`] also for everybody but staff;
    /// [`AppError::Forbidden`]; [`Conflict::SlotNotOpen`], [`Conflict::Stale`];
    /// [`Problem::BelowTaken`] on `capacity`; as [`Slots::open`] for the rest.
    pub async fn edit(
        self,
        actor: &Actor,
        number: StudyNumber,
        id: SlotId,
        change: SlotChange,
    ) -> Result<()> {
        let world = self.0;
        let told = world
            .db
            .write(async |tx| {
                let study = studies::lock(tx, actor, number).await?;
                let old = scope::lock_slot(tx, &study, id).await?;
                policy::can_change(actor, (&old).into(), world.clock.now())?;
                if old.version != change.version {
                    return Err(Conflict::Stale.into());
                }
                let plan = &change.plan;
                if plan.capacity < old.taken {
                    let taken = u32::try_from(old.taken).unwrap_or_default();
                    return Err(AppError::field("capacity", Problem::BelowTaken(taken)).into());
                }
                let zone = calendars::zone(plan)?;
                let spans = calendars::spans(world, plan, zone, &[plan.at])?;
                calendars::free(tx, &study, plan, zone, &spans, Some(id)).await?;
                let span = spans.first().copied().ok_or(AppError::NotFound)?;
                let before = Released::of(tx, &old).await?;
                let led_by = |id: &PersonId| plan.interviewers.iter().any(|(_, new)| new == id);
                let same_people = before.people.len() == plan.interviewers.len()
                    && before.people.iter().all(led_by);
                let new = save(tx, &old, plan, span).await?;
                if new.starts_at != old.starts_at || new.ends_at != old.ends_at {
                    take_back_promises(tx, world, &study, id).await?;
                }
                let mut told = Vec::new();
                if !same_people || !is_where_it_was(&old, &new) {
                    for booking in release::expected(tx, id).await? {
                        let booking = anew(tx, world, booking).await?;
                        let news = News {
                            released: Some(before.clone()),
                            ..News::plain(InterviewTurn::Rescheduled)
                        };
                        told.extend(
                            tell::interview(tx, world, actor, &study, &new, &booking, news).await?,
                        );
                    }
                }
                let facts =
                    json!({ "number": number, "slot": id, "from": old.starts_at, "to": span.0 });
                messages::record(tx, &world.clock, actor, "slots.edited", id.0, &facts).await?;
                told.extend(offers::settle(tx, world, &study).await?);
                Ok::<_, Error>(told)
            })
            .await?;
        world.live.tell(&told);
        Ok(())
    }
}

fn is_where_it_was(old: &slot::Model, new: &slot::Model) -> bool {
    let place = |row: &slot::Model| (row.zone.clone(), row.mode, row.place.clone());
    (old.starts_at, old.ends_at, place(old)) == (new.starts_at, new.ends_at, place(new))
}

/// The row with its interviewers.
async fn save(
    tx: &impl ConnectionTrait,
    old: &slot::Model,
    plan: &SlotPlan,
    (starts_at, ends_at): Span,
) -> Result<slot::Model> {
    slot::Entity::update_many()
        .col_expr(slot::Column::StartsAt, Expr::value(starts_at))
        .col_expr(slot::Column::EndsAt, Expr::value(ends_at))
        .col_expr(slot::Column::Zone, Expr::value(plan.zone.as_str()))
        .col_expr(slot::Column::Mode, Expr::value(plan.mode))
        .col_expr(slot::Column::Place, Expr::value(plan.place.as_str()))
        .col_expr(slot::Column::Capacity, Expr::value(plan.capacity))
        .col_expr(
            slot::Column::BufferMinutes,
            Expr::value(plan.buffer_minutes),
        )
        .col_expr(slot::Column::NoticeHours, Expr::value(plan.notice_hours))
        .col_expr(
            slot::Column::Version,
            Expr::col(slot::Column::Version).add(1),
        )
        .filter(slot::Column::Id.eq(old.id))
        .exec(tx)
        .await?;
    interviewer::Entity::delete_many()
        .filter(interviewer::Column::SlotId.eq(old.id))
        .exec(tx)
        .await?;
    open::lead(tx, &[old.id], &plan.interviewers).await?;
    Ok(slot::Model {
        starts_at,
        ends_at,
        zone: plan.zone.clone(),
        mode: plan.mode,
        place: plan.place.clone(),
        capacity: plan.capacity,
        buffer_minutes: plan.buffer_minutes,
        notice_hours: plan.notice_hours,
        version: old.version + 1,
        ..old.clone()
    })
}

/// At another time nobody was reminded, and nobody was offered a seat or let one pass.
async fn take_back_promises(
    tx: &impl ConnectionTrait,
    world: &Domain,
    study: &study::Model,
    id: SlotId,
) -> Result<()> {
    reminder_sent::Entity::delete_many()
        .filter(reminder_sent::Column::SlotId.eq(id))
        .exec(tx)
        .await?;
    for offer in offers::open(tx, study).await? {
        if offer.slot_id == id {
            offers::end(tx, world, study, &offer, OfferState::Withdrawn).await?;
        }
    }
    offer::Entity::update_many()
        .col_expr(offer::Column::State, Expr::value(OfferState::Withdrawn))
        .filter(offer::Column::SlotId.eq(id))
        .filter(offer::Column::State.is_in([OfferState::Declined, OfferState::Expired]))
        .exec(tx)
        .await?;
    Ok(())
}

/// A booking of which calendars have to hear again.
async fn anew(
    tx: &impl ConnectionTrait,
    world: &Domain,
    row: booking::Model,
) -> Result<booking::Model> {
    let (now, sequence) = (world.clock.now(), row.sequence + 1);
    booking::Entity::update_many()
        .col_expr(booking::Column::ChangedAt, Expr::value(now))
        .col_expr(booking::Column::Sequence, Expr::value(sequence))
        .filter(booking::Column::Id.eq(row.id))
        .exec(tx)
        .await?;
    Ok(booking::Model {
        changed_at: now,
        sequence,
        ..row
    })
}
