//! The seats of a slot. `taken` counts live bookings and open offers, and is changed here alone.

use crate::Domain;
use crate::entities::slots::{booking, slot, waiting, wish};
use crate::entities::studies::study;
use crate::error::{Error, Result};
use model::slots::{BookingState, SlotState};
use model::{Conflict, PersonId, SlotId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QuerySelect};

/// Takes a seat: of many who reach for the last one, one gets it. The row of the slot stays held
/// by who got one until the end of the transaction.
///
/// # Errors
/// [`Conflict::SlotFull`].
pub(super) async fn take(tx: &impl ConnectionTrait, id: SlotId) -> Result<()> {
    let taken = slot::Entity::update_many()
        .col_expr(slot::Column::Taken, Expr::col(slot::Column::Taken).add(1))
        .filter(slot::Column::Id.eq(id))
        .filter(slot::Column::State.eq(SlotState::Open))
        .filter(Expr::col(slot::Column::Taken).lt(Expr::col(slot::Column::Capacity)))
        .exec(tx)
        .await?;
    if taken.rows_affected == 1 {
        Ok(())
    } else {
        Err(Conflict::SlotFull.into())
    }
}

/// Gives a seat back.
pub(super) async fn free(tx: &impl ConnectionTrait, id: SlotId) -> Result<()> {
    slot::Entity::update_many()
        .col_expr(slot::Column::Taken, Expr::col(slot::Column::Taken).sub(1))
        .filter(slot::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Sits a person down on a seat that was taken before: their one booking of the study is new, or
/// becomes this. They wait and wish no longer.
///
/// # Errors
/// The database's own.
pub(super) async fn sit(
    tx: &impl ConnectionTrait,
    world: &Domain,
    study: &study::Model,
    slot: &slot::Model,
    person: PersonId,
    before: Option<&booking::Model>,
) -> Result<booking::Model> {
    let now = world.clock.now();
    let row = booking::Model {
        id: before.map_or_else(|| world.clock.new_id(), |before| before.id),
        study_id: study.id,
        person_id: person,
        slot_id: slot.id,
        seat: lowest_free(tx, slot).await?,
        state: BookingState::Booked,
        booked_at: now,
        changed_at: now,
        word: String::new(),
        sequence: before.map_or(0, |before| before.sequence + 1),
    };
    if before.is_some() {
        booking::Entity::update_many()
            .col_expr(booking::Column::SlotId, Expr::value(row.slot_id))
            .col_expr(booking::Column::Seat, Expr::value(row.seat))
            .col_expr(booking::Column::State, Expr::value(row.state))
            .col_expr(booking::Column::BookedAt, Expr::value(now))
            .col_expr(booking::Column::ChangedAt, Expr::value(now))
            .col_expr(booking::Column::Word, Expr::value(""))
            .col_expr(booking::Column::Sequence, Expr::value(row.sequence))
            .filter(booking::Column::Id.eq(row.id))
            .exec(tx)
            .await?;
    } else {
        booking::Entity::insert(booking::ActiveModel {
            id: Set(row.id),
            study_id: Set(row.study_id),
            person_id: Set(row.person_id),
            slot_id: Set(row.slot_id),
            seat: Set(row.seat),
            state: Set(row.state),
            booked_at: Set(row.booked_at),
            changed_at: Set(row.changed_at),
            word: Set(String::new()),
            sequence: Set(row.sequence),
        })
        .exec_without_returning(tx)
        .await?;
    }
    stand_no_longer_in_line(tx, study, person).await?;
    Ok(row)
}

/// Neither waits nor wishes any more.
pub(super) async fn stand_no_longer_in_line(
    tx: &impl ConnectionTrait,
    study: &study::Model,
    person: PersonId,
) -> Result<()> {
    waiting::Entity::delete_by_id((study.id, person))
        .exec(tx)
        .await?;
    wish::Entity::delete_many()
        .filter(wish::Column::StudyId.eq(study.id))
        .filter(wish::Column::PersonId.eq(person))
        .exec(tx)
        .await?;
    Ok(())
}

/// A booking that holds its seat no longer: calendars hear of it by its number.
pub(super) async fn stand_up(
    tx: &impl ConnectionTrait,
    world: &Domain,
    booking: &booking::Model,
    word: &str,
) -> Result<booking::Model> {
    let now = world.clock.now();
    let sequence = booking.sequence + 1;
    booking::Entity::update_many()
        .col_expr(booking::Column::State, Expr::value(BookingState::Cancelled))
        .col_expr(booking::Column::ChangedAt, Expr::value(now))
        .col_expr(booking::Column::Word, Expr::value(word))
        .col_expr(booking::Column::Sequence, Expr::value(sequence))
        .filter(booking::Column::Id.eq(booking.id))
        .exec(tx)
        .await?;
    free(tx, booking.slot_id).await?;
    Ok(booking::Model {
        state: BookingState::Cancelled,
        changed_at: now,
        sequence,
        ..booking.clone()
    })
}

/// Who holds the row of the slot is alone in looking for one. How many it has stays while the study
/// is held.
async fn lowest_free(tx: &impl ConnectionTrait, slot: &slot::Model) -> Result<i32> {
    let sat_on: Vec<i32> = booking::Entity::find()
        .select_only()
        .column(booking::Column::Seat)
        .filter(booking::Column::SlotId.eq(slot.id))
        .filter(booking::Column::State.ne(BookingState::Cancelled))
        .into_tuple()
        .all(tx)
        .await?;
    (1..=slot.capacity)
        .find(|seat| !sat_on.contains(seat))
        .ok_or_else(|| Error::unexpected("a slot with a seat to give has none"))
}
