//! What the pages of a room show; all of it to staff alone.

use super::{NoteTag, RoomQuestionState, RoomView, WatcherRole};
use crate::both::Both;
use crate::ids::{PersonId, RoomNoteId, RoomQuestionId, SlotId, StudyNumber};
use crate::studies::{GuideStep, HypothesisState, SignedChoices};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// When the conversation began and ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoomClock {
    pub started_at: Option<DateTime<Utc>>,
    pub ended_at: Option<DateTime<Utc>>,
}

impl RoomClock {
    #[must_use]
    pub const fn is_running(&self) -> bool {
        self.started_at.is_some() && self.ended_at.is_none()
    }

    /// Whole seconds since the start, at the end at most; 0 before.
    #[must_use]
    pub fn seconds(&self, now: DateTime<Utc>) -> i32 {
        let Some(started) = self.started_at else {
            return 0;
        };
        let until = self.ended_at.unwrap_or(now);
        let seconds = until.signed_duration_since(started).num_seconds();
        i32::try_from(seconds)
            .unwrap_or(super::STAMP_MAX)
            .clamp(0, super::STAMP_MAX)
    }
}

/// Who is talked with, and what they allow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participant {
    pub id: PersonId,
    pub name: String,
    pub company: Option<String>,
    /// `None`: no consent stands.
    pub allows: Option<SignedChoices>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WatcherView {
    pub id: PersonId,
    pub name: String,
    pub role: WatcherRole,
    /// `None`: is to lead the conversation and has not come in yet.
    pub entered_at: Option<DateTime<Utc>>,
    pub left: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoomQuestionView {
    pub id: RoomQuestionId,
    pub text: String,
    pub state: RoomQuestionState,
    pub by: String,
    pub asked_at: DateTime<Utc>,
    /// Asked by the reader.
    pub mine: bool,
    pub seconds: i32,
    /// Seconded by the reader.
    pub seconded: bool,
    /// When it was answered.
    pub stamp: Option<i32>,
    pub answer: String,
    /// Why it was skipped.
    pub reason: String,
    /// What joined it, as others put it.
    pub joined: Vec<String>,
}

/// The questions of a room.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoomQuestions {
    /// The one that the interviewer sees: taken, or asked last and not answered yet.
    pub next: Option<RoomQuestionView>,
    /// In the order of the queue: by seconds, then by age.
    pub waiting: Vec<RoomQuestionView>,
    /// Asked, answered, skipped: what changed last comes first.
    pub done: Vec<RoomQuestionView>,
}

impl RoomQuestions {
    /// Every one of them.
    pub fn iter(&self) -> impl Iterator<Item = &RoomQuestionView> {
        self.next.iter().chain(&self.waiting).chain(&self.done)
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoomNoteView {
    pub id: RoomNoteId,
    pub text: String,
    pub tag: NoteTag,
    pub stamp: i32,
    pub position: i64,
    pub by: String,
    /// Written by the reader.
    pub mine: bool,
    pub edited: bool,
}

/// Where older notes go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteCursor {
    pub stamp: i32,
    pub position: i64,
    pub id: RoomNoteId,
}

impl NoteCursor {
    /// Reads what [`NoteCursor::to_string`] wrote; anything else starts at the newest note.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (stamp, rest) = text.split_once('.')?;
        let (position, id) = rest.split_once('.')?;
        Some(Self {
            stamp: stamp.parse().ok()?,
            position: position.parse().ok()?,
            id: id.parse().ok()?,
        })
    }
}

impl std::fmt::Display for NoteCursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}.{}", self.stamp, self.position, self.id)
    }
}

/// A page of notes, the newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoomNotes {
    pub items: Vec<RoomNoteView>,
    pub next: Option<NoteCursor>,
    /// The position of the reader's next note.
    pub position: i64,
}

/// What the reader may do in a room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoomRights {
    /// Reads questions and notes: watches or watched, or runs studies.
    pub read: bool,
    pub enter: bool,
    /// Leads this conversation.
    pub interview: bool,
    pub leave: bool,
    /// Starts and ends the timer, takes questions.
    pub lead: bool,
    /// Asks, seconds, joins.
    pub ask: bool,
    /// Writes down what is answered, and skips for the interviewer.
    pub record: bool,
    pub note: bool,
    /// Removes notes of others.
    pub remove: bool,
}

/// A room, in one of its views. What a view does not show stays empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoomPage {
    pub view: RoomView,
    pub number: StudyNumber,
    pub title: Both,
    pub slot: SlotId,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub cancelled: bool,
    pub clock: RoomClock,
    pub participants: Vec<Participant>,
    /// Interviewers first.
    pub watchers: Vec<WatcherView>,
    pub observers_max: i32,
    /// What the reader is in the room just now.
    pub role: Option<WatcherRole>,
    pub may: RoomRights,
    pub questions: RoomQuestions,
    pub guide: Vec<GuideStep>,
    pub hypotheses: Vec<(String, HypothesisState)>,
    pub notes: RoomNotes,
}

impl RoomPage {
    /// Observers and note-takers who are there: what `observers_max` limits.
    #[must_use]
    pub fn observers(&self) -> usize {
        let watching = |one: &&WatcherView| {
            one.role != WatcherRole::Interviewer && one.entered_at.is_some() && !one.left
        };
        self.watchers.iter().filter(watching).count()
    }
}
