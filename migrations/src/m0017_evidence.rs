//! Evidence: insights out of conversations and what they support; who of the vendor met which
//! customer.

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

/// A note that is removed takes itself out of what rests on it, so that whoever removes it need not
/// know of insights; so do a hypothesis and an item.
const UP: &str = "
CREATE TABLE direct_contacts (
  id {uuid} PRIMARY KEY,
  staff_id {uuid} NOT NULL REFERENCES people (id),
  company_id {uuid} NOT NULL REFERENCES companies (id),
  person_id {uuid} REFERENCES people (id),
  met_on {day} NOT NULL,
  kind {text} NOT NULL CHECK (kind IN ('study', 'visit', 'call', 'event', 'other')),
  note {text} NOT NULL CHECK (length(note) <= 500),
  slot_id {uuid} REFERENCES slots (id),
  entered_by {uuid} REFERENCES people (id),
  entered_at {time} NOT NULL,
  form_token {text} NOT NULL,
  CONSTRAINT direct_contacts_entered_once UNIQUE (entered_by, form_token),
  CONSTRAINT direct_contacts_by_hand CHECK ((entered_by IS NULL) = (slot_id IS NOT NULL))
) {strict};
CREATE UNIQUE INDEX direct_contacts_once_a_slot ON direct_contacts (slot_id, staff_id, person_id) WHERE slot_id IS NOT NULL;
CREATE INDEX direct_contacts_day_idx ON direct_contacts (met_on, id);
CREATE INDEX direct_contacts_staff_idx ON direct_contacts (staff_id, met_on);
CREATE INDEX direct_contacts_company_idx ON direct_contacts (company_id, met_on, id);
CREATE INDEX direct_contacts_person_idx ON direct_contacts (person_id) WHERE person_id IS NOT NULL;

ALTER TABLE settings ADD COLUMN direct_contact_goal {int} NOT NULL DEFAULT 1 CHECK (direct_contact_goal BETWEEN 0 AND 50);

CREATE TABLE insights (
  id {uuid} PRIMARY KEY,
  number {big} NOT NULL CONSTRAINT insights_number_key UNIQUE,
  study_id {uuid} NOT NULL REFERENCES studies (id),
  title {text} NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  text {text} NOT NULL CHECK (length(text) <= 2000),
  lang {text} NOT NULL CHECK (lang IN ('ja', 'en')),
  state {text} NOT NULL CHECK (state IN ('open', 'withdrawn')),
  reason {text} NOT NULL DEFAULT '' CHECK (length(reason) <= 500),
  written_by {uuid} NOT NULL REFERENCES people (id),
  written_at {time} NOT NULL,
  edited_at {time},
  form_token {text} NOT NULL,
  version {int} NOT NULL DEFAULT 1,
  CONSTRAINT insights_form_token_key UNIQUE (written_by, form_token),
  CONSTRAINT insights_say_why_not CHECK ((state = 'withdrawn') = (length(reason) > 0))
) {strict};
CREATE INDEX insights_study_idx ON insights (study_id, number);

CREATE TABLE insight_notes (
  insight_id {uuid} NOT NULL REFERENCES insights (id),
  note_id {uuid} NOT NULL REFERENCES room_notes (id) ON DELETE CASCADE,
  shown {int} NOT NULL CHECK (shown IN (0, 1)),
  CONSTRAINT insight_notes_once PRIMARY KEY (insight_id, note_id)
) {strict};
CREATE INDEX insight_notes_note_idx ON insight_notes (note_id);

CREATE TABLE evidence (
  id {uuid} PRIMARY KEY,
  insight_id {uuid} NOT NULL REFERENCES insights (id),
  proposal_id {uuid} REFERENCES proposals (id),
  hypothesis_id {uuid} REFERENCES study_hypotheses (id) ON DELETE CASCADE,
  item_id {uuid} REFERENCES roadmap_items (id) ON DELETE CASCADE,
  linked_by {uuid} NOT NULL REFERENCES people (id),
  linked_at {time} NOT NULL,
  CONSTRAINT evidence_supports_one CHECK (
    CASE WHEN proposal_id IS NULL THEN 0 ELSE 1 END
    + CASE WHEN hypothesis_id IS NULL THEN 0 ELSE 1 END
    + CASE WHEN item_id IS NULL THEN 0 ELSE 1 END = 1)
) {strict};
CREATE UNIQUE INDEX evidence_once_a_proposal ON evidence (proposal_id, insight_id) WHERE proposal_id IS NOT NULL;
CREATE UNIQUE INDEX evidence_once_a_hypothesis ON evidence (hypothesis_id, insight_id) WHERE hypothesis_id IS NOT NULL;
CREATE UNIQUE INDEX evidence_once_an_item ON evidence (item_id, insight_id) WHERE item_id IS NOT NULL;
CREATE INDEX evidence_insight_idx ON evidence (insight_id);

INSERT INTO counters (name, value) VALUES ('insights', 0);
";

const DOWN: &str = "
DELETE FROM counters WHERE name = 'insights';
DROP TABLE evidence;
DROP TABLE insight_notes;
DROP TABLE insights;
ALTER TABLE settings DROP COLUMN direct_contact_goal;
DROP TABLE direct_contacts;
";
