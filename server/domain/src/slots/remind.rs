//! Reminders, at the times that the study says: each once, whatever restarts; late rather than
//! never, but not once the conversation has begun.

use super::{load, scope, tell};
use crate::Domain;
use crate::actor::Actor;
use crate::entities::slots::{booking, reminder, reminder_sent, slot};
use crate::entities::studies::study;
use crate::error::{Error, Result};
use crate::messages::facts::{InterviewLetter, InterviewTurn};
use crate::messages::{self, MailFacts};
use chrono::{DateTime, Duration, Utc};
use model::slots::{BookingState, REMINDER_MAX};
use model::{BookingId, Both, PersonId, SlotId, StudyId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect, RelationDef,
};
use serde_json::json;

/// Bookings whose turn has come and that nobody was reminded of yet.
#[derive(FromQueryResult)]
struct Due {
    booking: BookingId,
    study: StudyId,
    person: PersonId,
    slot: SlotId,
    starts_at: DateTime<Utc>,
    changed_at: DateTime<Utc>,
    minutes_before: i32,
}

impl Due {
    /// Not what was over already when the slot was booked or moved: the letter about that has just
    /// said it.
    fn has_come(&self, now: DateTime<Utc>) -> bool {
        let at = self.starts_at - Duration::minutes(i64::from(self.minutes_before));
        at <= now && at > self.changed_at
    }
}

/// Answers with the number of people who were reminded. One that fails keeps no other from their
/// turn.
///
/// # Errors
/// The last one's.
pub(crate) async fn remind(world: &Domain) -> Result<u64> {
    let (mut done, mut failed) = (0, None);
    for due in due(world).await?.chunk_by(|a, b| a.booking == b.booking) {
        match one(world, due).await {
            Ok(reminded) => done += u64::from(reminded),
            Err(error) => failed = Some(error),
        }
    }
    failed.map_or(Ok(done), Err)
}

/// By booking, the shortest before the start last.
async fn due(world: &Domain) -> Result<Vec<Due>> {
    let now = world.clock.now();
    let to_slot: RelationDef = booking::Entity::belongs_to(slot::Entity)
        .from(booking::Column::SlotId)
        .to(slot::Column::Id)
        .into();
    let to_reminder: RelationDef = booking::Entity::belongs_to(reminder::Entity)
        .from(booking::Column::StudyId)
        .to(reminder::Column::StudyId)
        .into();
    let sent = "EXISTS (SELECT 1 FROM reminders_sent r WHERE r.booking_id = bookings.id AND r.slot_id = bookings.slot_id AND r.minutes_before = study_reminders.minutes_before)";
    let rows = booking::Entity::find()
        .select_only()
        .column_as(booking::Column::Id, "booking")
        .column_as(booking::Column::StudyId, "study")
        .column_as(booking::Column::PersonId, "person")
        .column_as(booking::Column::SlotId, "slot")
        .column_as(booking::Column::ChangedAt, "changed_at")
        .column_as(slot::Column::StartsAt, "starts_at")
        .column_as(reminder::Column::MinutesBefore, "minutes_before")
        .join(JoinType::InnerJoin, to_slot)
        .join(JoinType::InnerJoin, to_reminder)
        .filter(booking::Column::State.eq(BookingState::Booked))
        .filter(slot::Column::StartsAt.gt(now))
        .filter(slot::Column::StartsAt.lte(now + Duration::minutes(i64::from(REMINDER_MAX))))
        .filter(Expr::cust(format!("NOT {sent}")))
        .order_by_asc(booking::Column::Id)
        .order_by_desc(reminder::Column::MinutesBefore)
        .into_model::<Due>()
        .all(world.db.read())
        .await?;
    Ok(rows.into_iter().filter(|due| due.has_come(now)).collect())
}

/// One mail, with the words of the reminder that is nearest to the start; `false` when somebody
/// else was first, or the booking is another one by now.
async fn one(world: &Domain, due: &[Due]) -> Result<bool> {
    let Some(nearest) = due.last() else {
        return Ok(false);
    };
    world
        .db
        .write(async |tx| {
            // Held, so that nobody moves away while it is written.
            let Some(study) = scope::hold(tx, nearest.study).await? else {
                return Ok(false);
            };
            let present = load::booking(tx, study.id, nearest.person).await?;
            let Some((booking, slot)) = present.filter(|(booking, slot)| {
                booking.state == BookingState::Booked
                    && (slot.id, slot.starts_at) == (nearest.slot, nearest.starts_at)
            }) else {
                return Ok(false);
            };
            let rows = due.iter().map(|due| reminder_sent::ActiveModel {
                booking_id: Set(due.booking),
                slot_id: Set(due.slot),
                minutes_before: Set(due.minutes_before),
                sent_at: Set(world.clock.now()),
            });
            let new = reminder_sent::Entity::insert_many(rows)
                .on_conflict(OnConflict::new().do_nothing().to_owned())
                .exec_without_returning(tx)
                .await?;
            if new == 0 {
                return Ok(false);
            }
            write(tx, world, &study, &slot, &booking, nearest.minutes_before).await?;
            Ok::<_, Error>(true)
        })
        .await
}

async fn write(
    tx: &impl ConnectionTrait,
    world: &Domain,
    study: &study::Model,
    slot: &slot::Model,
    booking: &booking::Model,
    minutes: i32,
) -> Result<()> {
    let by = Actor::System("reminders");
    let facts = json!({ "number": study.number, "person": booking.person_id, "minutes": minutes });
    let kind = "slots.reminded";
    let event = messages::record(tx, &world.clock, &by, kind, booking.id.0, &facts).await?;
    let words = reminder::Entity::find()
        .filter(reminder::Column::StudyId.eq(study.id))
        .filter(reminder::Column::MinutesBefore.eq(minutes))
        .one(tx)
        .await?;
    let letter = MailFacts::Interview(Box::new(InterviewLetter {
        interview: tell::one(tx, study, slot, booking).await?,
        turn: InterviewTurn::Reminder,
        staff: false,
        reason: String::new(),
        text: words.map_or_else(Both::default, |row| Both::new(row.text_ja, row.text_en)),
    }));
    for to in tell::recipients(tx, [booking.person_id]).await? {
        messages::enqueue(tx, &world.clock, event, &to, &letter).await?;
    }
    Ok(())
}
