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
/// nothing is theirs any more, and no words are kept as a quote: a note may arrive late.
pub(super) async fn said(
    tx: &impl ConnectionTrait,
    study: StudyId,
    slot: SlotId,
    tag: NoteTag,
) -> Result<Said> {
    let Some(by) = the_participant(tx, slot).await? else {
        return Ok(Said { by: None, tag });
    };
    let candidate = candidate::Entity::find_by_id((study, by)).one(tx).await?;
    if candidate.is_some_and(|row| row.state == CandidateState::Withdrawn) {
        let tag = match tag {
            NoteTag::Quote => NoteTag::Fact,
            tag => tag,
        };
        return Ok(Said { by: None, tag });
    }
    Ok(Said { by: Some(by), tag })
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
