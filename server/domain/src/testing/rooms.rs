//! Conversations to watch, for tests and for the demo.

use crate::Domain;
use crate::actor::Actor;
use crate::entities::slots::{booking, interviewer, slot};
use crate::entities::studies::study;
use crate::error::{Error, Result};
use chrono::Duration;
use model::rooms::{NewNote, NewQuestion, NoteTag, NoteWording};
use model::slots::{BookingState, SlotMode, SlotState};
use model::{AppError, PersonId, SlotId, StudyNumber};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// A conversation of 80 minutes that begins in an hour, with a seat for each of `booked`.
///
/// # Errors
/// [`AppError::NotFound`]; the database's own.
pub async fn a_conversation(
    world: &Domain,
    by: &Actor,
    number: StudyNumber,
    interviewers: &[PersonId],
    booked: &[PersonId],
) -> Result<SlotId> {
    let now = world.clock.now();
    let by = by.person()?.id;
    let seats = i32::try_from(booked.len()).unwrap_or(i32::MAX);
    let id: SlotId = world.clock.new_id();
    world
        .db
        .write(async |tx| {
            let study = study::Entity::find()
                .filter(study::Column::Number.eq(number))
                .one(tx)
                .await?
                .ok_or(AppError::NotFound)?;
            slot::Entity::insert(slot::ActiveModel {
                id: Set(id),
                study_id: Set(study.id),
                starts_at: Set(now + Duration::hours(1)),
                ends_at: Set(now + Duration::minutes(140)),
                zone: Set("Asia/Tokyo".to_owned()),
                mode: Set(SlotMode::Online),
                place: Set("https://meet.example/closing".to_owned()),
                capacity: Set(seats.max(1)),
                taken: Set(seats),
                buffer_minutes: Set(15),
                notice_hours: Set(24),
                state: Set(SlotState::Open),
                series_id: Set(None),
                position: Set(1),
                cancelled_reason: Set(String::new()),
                form_token: Set(id.to_string()),
                created_by: Set(by),
                created_at: Set(now),
                version: Set(1),
            })
            .exec_without_returning(tx)
            .await?;
            for person in interviewers {
                interviewer::Entity::insert(interviewer::ActiveModel {
                    slot_id: Set(id),
                    person_id: Set(*person),
                })
                .exec_without_returning(tx)
                .await?;
            }
            for (person, seat) in booked.iter().zip(1..) {
                booking::Entity::insert(booking::ActiveModel {
                    id: Set(world.clock.new_id()),
                    study_id: Set(study.id),
                    person_id: Set(*person),
                    slot_id: Set(id),
                    seat: Set(seat),
                    state: Set(BookingState::Booked),
                    booked_at: Set(now),
                    changed_at: Set(now),
                    word: Set(String::new()),
                    sequence: Set(0),
                })
                .exec_without_returning(tx)
                .await?;
            }
            Ok::<_, Error>(id)
        })
        .await
}

/// A question as the form sends it, with a token of its own.
#[must_use]
pub fn a_room_question(text: &str) -> NewQuestion {
    NewQuestion {
        text: text.to_owned(),
        token: uuid::Uuid::new_v4().to_string(),
    }
}

/// A note as the form sends it: typed now, with a token of its own.
#[must_use]
pub fn a_note(tag: NoteTag, text: &str) -> NewNote {
    NewNote {
        wording: NoteWording {
            text: text.to_owned(),
            tag,
        },
        stamp: None,
        position: None,
        token: uuid::Uuid::new_v4().to_string(),
    }
}
