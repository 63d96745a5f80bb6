//! What somebody can see at all of rooms: staff all of them, everybody else none.

use super::policy::Facts;
use crate::actor::Actor;
use crate::entities::rooms::{room, room_note, room_question, watcher};
use crate::entities::slots::{interviewer, slot};
use crate::entities::studies::study;
use crate::error::Result;
use chrono::{DateTime, Utc};
use model::rooms::{RoomClock, WatcherRole};
use model::slots::SlotState;
use model::{AppError, PersonId, RoomNoteId, RoomQuestionId, SlotId, StudyId, StudyNumber};
use sea_orm::sea_query::LockType;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter,
    QuerySelect, RelationDef,
};

/// A slot with its room, and the actor in it.
#[derive(Clone, Debug, FromQueryResult)]
pub(super) struct Found {
    pub study_id: StudyId,
    pub title_ja: String,
    pub title_en: String,
    pub observers_max: i32,
    pub slot_id: SlotId,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    state: SlotState,
    started_at: Option<DateTime<Utc>>,
    ended_at: Option<DateTime<Utc>>,
    role: Option<WatcherRole>,
    left_at: Option<DateTime<Utc>>,
    interviewer: Option<PersonId>,
}

impl Found {
    pub(super) fn facts(&self) -> Facts {
        Facts {
            cancelled: self.state == SlotState::Cancelled,
            started: self.started_at.is_some(),
            ended: self.ended_at.is_some(),
            leads: self.interviewer.is_some(),
            role: self.role,
            left: self.left_at.is_some(),
        }
    }

    pub(super) const fn clock(&self) -> RoomClock {
        RoomClock {
            started_at: self.started_at,
            ended_at: self.ended_at,
        }
    }
}

/// The slot of a study with its room, whether somebody has entered it or not. One query.
///
/// # Errors
/// [`AppError::SignedOut`]; [`AppError::NotFound`] for everybody but staff.
pub(super) async fn find(
    db: &impl ConnectionTrait,
    actor: &Actor,
    number: StudyNumber,
    slot: SlotId,
) -> Result<Found> {
    let me = staff(actor)?;
    let to_study: RelationDef = slot::Entity::belongs_to(study::Entity)
        .from(slot::Column::StudyId)
        .to(study::Column::Id)
        .into();
    let to_room: RelationDef = slot::Entity::belongs_to(room::Entity)
        .from(slot::Column::Id)
        .to(room::Column::SlotId)
        .into();
    let to_watcher: RelationDef = slot::Entity::belongs_to(watcher::Entity)
        .from(slot::Column::Id)
        .to(watcher::Column::SlotId)
        .on_condition(move |_, _| Condition::all().add(watcher::Column::PersonId.eq(me)))
        .into();
    let to_interviewer: RelationDef = slot::Entity::belongs_to(interviewer::Entity)
        .from(slot::Column::Id)
        .to(interviewer::Column::SlotId)
        .on_condition(move |_, _| Condition::all().add(interviewer::Column::PersonId.eq(me)))
        .into();
    slot::Entity::find_by_id(slot)
        .select_only()
        .columns([
            slot::Column::StudyId,
            slot::Column::StartsAt,
            slot::Column::EndsAt,
            slot::Column::State,
        ])
        .column_as(slot::Column::Id, "slot_id")
        .columns([
            study::Column::TitleJa,
            study::Column::TitleEn,
            study::Column::ObserversMax,
        ])
        .columns([room::Column::StartedAt, room::Column::EndedAt])
        .columns([watcher::Column::Role, watcher::Column::LeftAt])
        .column_as(interviewer::Column::PersonId, "interviewer")
        .join(JoinType::InnerJoin, to_study)
        .join(JoinType::LeftJoin, to_room)
        .join(JoinType::LeftJoin, to_watcher)
        .join(JoinType::LeftJoin, to_interviewer)
        .filter(study::Column::Number.eq(number))
        .into_model::<Found>()
        .one(db)
        .await?
        .ok_or_else(|| AppError::NotFound.into())
}

/// As [`find`], the room held until the transaction ends: what is decided on facts of a room is
/// decided one after the other.
///
/// # Errors
/// As [`find`].
pub(super) async fn lock(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    number: StudyNumber,
    slot: SlotId,
) -> Result<Found> {
    staff(actor)?;
    room::Entity::find_by_id(slot)
        .lock(LockType::NoKeyUpdate)
        .one(tx)
        .await?;
    find(tx, actor, number, slot).await
}

/// A question of a room that is held already.
///
/// # Errors
/// [`AppError::NotFound`].
pub(super) async fn question(
    tx: &impl ConnectionTrait,
    slot: SlotId,
    id: RoomQuestionId,
) -> Result<room_question::Model> {
    room_question::Entity::find_by_id(id)
        .filter(room_question::Column::SlotId.eq(slot))
        .one(tx)
        .await?
        .ok_or_else(|| AppError::NotFound.into())
}

/// A note of a room that is held already.
///
/// # Errors
/// [`AppError::NotFound`].
pub(super) async fn note(
    tx: &impl ConnectionTrait,
    slot: SlotId,
    id: RoomNoteId,
) -> Result<room_note::Model> {
    room_note::Entity::find_by_id(id)
        .filter(room_note::Column::SlotId.eq(slot))
        .one(tx)
        .await?
        .ok_or_else(|| AppError::NotFound.into())
}

/// To everybody but staff there are no rooms.
fn staff(actor: &Actor) -> Result<PersonId> {
    let person = actor.person()?;
    if person.is_staff() {
        Ok(person.id)
    } else {
        Err(AppError::NotFound.into())
    }
}
