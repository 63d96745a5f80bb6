//! Observation rooms: who watches a conversation, what they would ask, what the note-taker writes.

use crate::ddl;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        ddl::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        ddl::run(manager, DOWN).await
    }
}

/// `room_questions_one_taken` is what shows the interviewer one next question; the two keys of a
/// writer's tokens keep whatever is sent twice from being there twice.
const UP: &str = "
CREATE TABLE rooms (
  slot_id {uuid} PRIMARY KEY REFERENCES slots (id),
  started_at {time},
  ended_at {time},
  version {int} NOT NULL DEFAULT 1,
  CONSTRAINT rooms_begin_before_they_end CHECK (ended_at IS NULL OR ended_at >= started_at)
) {strict};

CREATE TABLE room_watchers (
  slot_id {uuid} NOT NULL REFERENCES rooms (slot_id),
  person_id {uuid} NOT NULL REFERENCES people (id),
  role {text} NOT NULL CHECK (role IN ('interviewer', 'note-taker', 'observer')),
  entered_at {time} NOT NULL,
  left_at {time},
  CONSTRAINT room_watchers_once PRIMARY KEY (slot_id, person_id)
) {strict};
CREATE INDEX room_watchers_person_idx ON room_watchers (person_id);

CREATE TABLE room_questions (
  id {uuid} PRIMARY KEY,
  slot_id {uuid} NOT NULL REFERENCES rooms (slot_id),
  asked_by {uuid} NOT NULL REFERENCES people (id),
  asked_at {time} NOT NULL,
  token {text} NOT NULL CHECK (length(token) BETWEEN 1 AND 64),
  text {text} NOT NULL CHECK (length(text) BETWEEN 1 AND 300),
  state {text} NOT NULL CHECK (state IN ('waiting', 'taken', 'asked', 'answered', 'skipped', 'joined')),
  joined_to {uuid} REFERENCES room_questions (id),
  seconds {int} NOT NULL DEFAULT 0 CHECK (seconds >= 0),
  taken_by {uuid} REFERENCES people (id),
  stamp_seconds {int} CHECK (stamp_seconds >= 0),
  answer {text} NOT NULL DEFAULT '' CHECK (length(answer) <= 1000),
  reason {text} NOT NULL DEFAULT '' CHECK (length(reason) <= 300),
  changed_at {time} NOT NULL,
  CONSTRAINT room_questions_sent_once UNIQUE (asked_by, token),
  CONSTRAINT room_questions_joined CHECK ((state = 'joined') = (joined_to IS NOT NULL)),
  CONSTRAINT room_questions_joined_to_another CHECK (joined_to <> id),
  CONSTRAINT room_questions_answered CHECK ((state = 'answered') = (stamp_seconds IS NOT NULL)),
  CONSTRAINT room_questions_say_why CHECK ((state = 'skipped') = (length(reason) > 0))
) {strict};
CREATE INDEX room_questions_slot_idx ON room_questions (slot_id, state);
CREATE UNIQUE INDEX room_questions_one_taken ON room_questions (slot_id) WHERE state = 'taken';
CREATE INDEX room_questions_joined_idx ON room_questions (joined_to) WHERE joined_to IS NOT NULL;

CREATE TABLE room_seconds (
  question_id {uuid} NOT NULL REFERENCES room_questions (id),
  person_id {uuid} NOT NULL REFERENCES people (id),
  CONSTRAINT room_seconds_once PRIMARY KEY (question_id, person_id)
) {strict};

CREATE TABLE room_notes (
  id {uuid} PRIMARY KEY,
  slot_id {uuid} NOT NULL REFERENCES rooms (slot_id),
  written_by {uuid} NOT NULL REFERENCES people (id),
  token {text} NOT NULL CHECK (length(token) BETWEEN 1 AND 64),
  stamp_seconds {int} NOT NULL CHECK (stamp_seconds >= 0),
  position {big} NOT NULL CHECK (position > 0),
  tag {text} NOT NULL CHECK (tag IN ('fact', 'quote', 'surprise', 'pain')),
  text {text} NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
  about {uuid} REFERENCES people (id),
  edited_at {time},
  CONSTRAINT room_notes_sent_once UNIQUE (written_by, token)
) {strict};
CREATE INDEX room_notes_slot_idx ON room_notes (slot_id, stamp_seconds, position, id);
CREATE INDEX room_notes_about_idx ON room_notes (about) WHERE about IS NOT NULL;
";

const DOWN: &str = "
DROP TABLE room_notes;
DROP TABLE room_seconds;
DROP TABLE room_questions;
DROP TABLE room_watchers;
DROP TABLE rooms;
";
