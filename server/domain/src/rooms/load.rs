//! Pieces that several use cases share.

use crate::entities::rooms::{room_question, second, watcher};
use crate::entities::slots::booking;
use crate::entities::studies::candidate;
use crate::error::Result;
use chrono::{DateTime, Utc};
use model::rooms::{NoteTag, RoomQuestionState, WatcherRole};
use model::slots::BookingState;
use model::studies::CandidateState;
use model::{PersonId, RoomQuestionId, SlotId, StudyId};
use sea_orm::ActiveValue::{Set, Unchanged};
use sea_orm::sea_query::Query;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter,
    QuerySelect,
};

/// Questions that can be seconded, joined to, answered and skipped.
pub(super) const OPEN: &[RoomQuestionState] = &[
    RoomQuestionState::Waiting,
    RoomQuestionState::Taken,
    RoomQuestionState::Asked,
];

/// How many watch besides the interviewers and this person.
pub(super) async fn others_watching(
    tx: &impl ConnectionTrait,
    slot: SlotId,
    me: PersonId,
) -> Result<u64> {
    Ok(watcher::Entity::find()
        .filter(watcher::Column::SlotId.eq(slot))
        .filter(watcher::Column::PersonId.ne(me))
        .filter(watcher::Column::Role.ne(WatcherRole::Interviewer))
        .filter(watcher::Column::LeftAt.is_null())
        .count(tx)
        .await?)
}

pub(super) async fn questions(tx: &impl ConnectionTrait, slot: SlotId) -> Result<u64> {
    Ok(room_question::Entity::find()
        .filter(room_question::Column::SlotId.eq(slot))
        .count(tx)
        .await?)
}

/// Stores how many would ask it too.
pub(super) async fn recount(tx: &impl ConnectionTrait, id: RoomQuestionId) -> Result<()> {
    let seconds = second::Entity::find()
        .filter(second::Column::QuestionId.eq(id))
        .count(tx)
        .await?;
    room_question::ActiveModel {
        id: Unchanged(id),
        seconds: Set(i32::try_from(seconds).unwrap_or(i32::MAX)),
        ..Default::default()
    }
    .update(tx)
    .await?;
    Ok(())
}

/// A question that changes its state, whatever else it changes.
pub(super) fn changed(
    id: RoomQuestionId,
    state: RoomQuestionState,
    now: DateTime<Utc>,
) -> room_question::ActiveModel {
    room_question::ActiveModel {
        id: Unchanged(id),
        state: Set(state),
        changed_at: Set(now),
        ..Default::default()
    }
}

/// Whom a note may be about, and as what it is kept.
pub(super) struct Said {
    pub(super) by: Option<PersonId>,
    pub(super) tag: NoteTag,
}

/// A note about who is talked with, where it is one person. Of who has taken their consent back
/// nothing is theirs any more, and no words that may be theirs are kept as a quote: a note may
/// arrive late.
pub(super) async fn said(
    tx: &impl ConnectionTrait,
    study: StudyId,
    slot: SlotId,
    tag: NoteTag,
) -> Result<Said> {
    let withdrawn = withdrawn(tx, study, slot).await?;
    let by = the_participant(tx, slot).await?;
    let by = by.filter(|by| !withdrawn.contains(by));
    let tag = match tag {
        NoteTag::Quote if by.is_none() && !withdrawn.is_empty() => NoteTag::Fact,
        tag => tag,
    };
    Ok(Said { by, tag })
}

/// Who had a seat, and has taken their consent back.
async fn withdrawn(
    tx: &impl ConnectionTrait,
    study: StudyId,
    slot: SlotId,
) -> Result<Vec<PersonId>> {
    let seated = Query::select()
        .column(booking::Column::PersonId)
        .from(booking::Entity)
        .and_where(booking::Column::SlotId.eq(slot))
        .take();
    Ok(candidate::Entity::find()
        .select_only()
        .column(candidate::Column::PersonId)
        .filter(candidate::Column::StudyId.eq(study))
        .filter(candidate::Column::State.eq(CandidateState::Withdrawn))
        .filter(candidate::Column::PersonId.in_subquery(seated))
        .into_tuple()
        .all(tx)
        .await?)
}

async fn the_participant(tx: &impl ConnectionTrait, slot: SlotId) -> Result<Option<PersonId>> {
    let booked: Vec<PersonId> = booking::Entity::find()
        .select_only()
        .column(booking::Column::PersonId)
        .filter(booking::Column::SlotId.eq(slot))
        .filter(booking::Column::State.ne(BookingState::Cancelled))
        .limit(2)
        .into_tuple()
        .all(tx)
        .await?;
    Ok(match booked.as_slice() {
        [one] => Some(*one),
        _ => None,
    })
}
