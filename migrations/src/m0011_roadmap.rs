//! The roadmap: versions that never change once published, items that live through them, the
//! reasons of every change, questions and notes; fan-outs that tell others than the voices of a
//! proposal; terms in the council.

use crate::ddl;
use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DatabaseBackend;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        ddl::run(manager, UP).await?;
        ddl::run(manager, fixed(manager)).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        ddl::run(manager, unfixed(manager)).await?;
        ddl::run(manager, DOWN).await
    }
}

fn fixed(manager: &SchemaManager<'_>) -> &'static str {
    match manager.get_database_backend() {
        DatabaseBackend::Postgres => FIXED_POSTGRES,
        _ => FIXED_SQLITE,
    }
}

fn unfixed(manager: &SchemaManager<'_>) -> &'static str {
    match manager.get_database_backend() {
        DatabaseBackend::Postgres => UNFIXED_POSTGRES,
        _ => UNFIXED_SQLITE,
    }
}

/// `open` is 1 while a version can be edited and NULL afterwards: its uniqueness lets one draft
/// stand at a time.
const UP: &str = "
INSERT INTO counters (name, value) VALUES ('roadmap-versions', 0), ('roadmap-items', 0);

CREATE TABLE council_terms (
  id {uuid} PRIMARY KEY,
  person_id {uuid} NOT NULL REFERENCES people (id),
  begins_on {day} NOT NULL,
  ends_on {day} NOT NULL,
  CONSTRAINT council_terms_run_forward CHECK (begins_on <= ends_on)
) {strict};
CREATE INDEX council_terms_person_idx ON council_terms (person_id, ends_on);

CREATE TABLE themes (
  id {uuid} PRIMARY KEY,
  name_ja {text} NOT NULL CHECK (length(name_ja) <= 60),
  name_en {text} NOT NULL CHECK (length(name_en) <= 60),
  colour {text} NOT NULL,
  position {int} NOT NULL,
  form_token {text} NOT NULL CONSTRAINT themes_form_token_key UNIQUE,
  created_at {time} NOT NULL,
  version {int} NOT NULL DEFAULT 1,
  CONSTRAINT themes_have_a_name CHECK (length(name_ja) + length(name_en) > 0)
) {strict};

CREATE TABLE roadmap_versions (
  id {uuid} PRIMARY KEY,
  number {big} CONSTRAINT roadmap_versions_number_key UNIQUE,
  name_ja {text} NOT NULL CHECK (length(name_ja) <= 60),
  name_en {text} NOT NULL CHECK (length(name_en) <= 60),
  valid_until {day} NOT NULL,
  review_on {day} NOT NULL,
  now_until {day} NOT NULL,
  next_until {day} NOT NULL,
  state {text} NOT NULL,
  open {int} CONSTRAINT roadmap_versions_one_draft UNIQUE CHECK (open = 1),
  publish_at {time},
  published_at {time},
  published_by {uuid} REFERENCES people (id),
  withdrawn_at {time},
  based_on {uuid} REFERENCES roadmap_versions (id),
  created_by {uuid} REFERENCES people (id),
  created_at {time} NOT NULL,
  scheduled_by {uuid} REFERENCES people (id),
  version {int} NOT NULL DEFAULT 1,
  CONSTRAINT roadmap_versions_have_a_name CHECK (length(name_ja) + length(name_en) > 0),
  CONSTRAINT roadmap_versions_open CHECK ((open IS NOT NULL) = (state IN ('draft', 'scheduled'))),
  CONSTRAINT roadmap_versions_published CHECK ((published_at IS NOT NULL) = (state IN ('published', 'withdrawn'))),
  CONSTRAINT roadmap_versions_numbered CHECK ((number IS NOT NULL) = (state IN ('published', 'withdrawn'))),
  CONSTRAINT roadmap_versions_scheduled CHECK (state <> 'scheduled' OR (publish_at IS NOT NULL AND scheduled_by IS NOT NULL)),
  CONSTRAINT roadmap_versions_withdrawn CHECK ((withdrawn_at IS NOT NULL) = (state = 'withdrawn')),
  CONSTRAINT roadmap_versions_in_order CHECK (now_until <= next_until AND next_until <= valid_until)
) {strict};
CREATE INDEX roadmap_versions_state_idx ON roadmap_versions (state, number);

CREATE TABLE roadmap_items (
  id {uuid} PRIMARY KEY,
  number {big} NOT NULL CONSTRAINT roadmap_items_number_key UNIQUE,
  created_by {uuid} REFERENCES people (id),
  created_at {time} NOT NULL,
  form_token {text} NOT NULL CONSTRAINT roadmap_items_form_token_key UNIQUE,
  proposals_count {int} NOT NULL DEFAULT 0 CHECK (proposals_count >= 0),
  companies_count {int} NOT NULL DEFAULT 0 CHECK (companies_count >= 0),
  reasons_count {int} NOT NULL DEFAULT 0 CHECK (reasons_count >= 0),
  released_at {time}
) {strict};

CREATE TABLE roadmap_entries (
  version_id {uuid} NOT NULL REFERENCES roadmap_versions (id),
  item_id {uuid} NOT NULL REFERENCES roadmap_items (id),
  theme_id {uuid} REFERENCES themes (id),
  horizon {text} NOT NULL,
  quarter {text} CHECK (length(quarter) = 7),
  milestone_on {day},
  confidence {text} NOT NULL,
  standing {text} NOT NULL,
  owner_id {uuid} REFERENCES people (id),
  position {int} NOT NULL,
  title_ja {text} NOT NULL CHECK (length(title_ja) <= 120),
  title_en {text} NOT NULL CHECK (length(title_en) <= 120),
  summary_ja {text} NOT NULL CHECK (length(summary_ja) <= 300),
  summary_en {text} NOT NULL CHECK (length(summary_en) <= 300),
  why_ja {text} NOT NULL CHECK (length(why_ja) <= 2000),
  why_en {text} NOT NULL CHECK (length(why_en) <= 2000),
  whom_ja {text} NOT NULL CHECK (length(whom_ja) <= 500),
  whom_en {text} NOT NULL CHECK (length(whom_en) <= 500),
  council_ja {text} NOT NULL CHECK (length(council_ja) <= 2000),
  council_en {text} NOT NULL CHECK (length(council_en) <= 2000),
  staff_note {text} NOT NULL CHECK (length(staff_note) <= 2000),
  reason_ja {text} NOT NULL CHECK (length(reason_ja) <= 1000),
  reason_en {text} NOT NULL CHECK (length(reason_en) <= 1000),
  edited_by {uuid} REFERENCES people (id),
  edited_at {time} NOT NULL,
  version {int} NOT NULL DEFAULT 1,
  CONSTRAINT roadmap_entries_once PRIMARY KEY (version_id, item_id),
  CONSTRAINT roadmap_entries_have_a_title CHECK (length(title_ja) + length(title_en) > 0),
  CONSTRAINT roadmap_entries_leave_with_a_reason CHECK (standing <> 'removed' OR length(reason_ja) + length(reason_en) > 0)
) {strict};
CREATE INDEX roadmap_entries_item_idx ON roadmap_entries (item_id);

CREATE TABLE entry_proposals (
  version_id {uuid} NOT NULL,
  item_id {uuid} NOT NULL,
  proposal_id {uuid} NOT NULL REFERENCES proposals (id),
  CONSTRAINT entry_proposals_once PRIMARY KEY (version_id, item_id, proposal_id),
  FOREIGN KEY (version_id, item_id) REFERENCES roadmap_entries (version_id, item_id)
) {strict};
CREATE INDEX entry_proposals_proposal_idx ON entry_proposals (proposal_id, version_id);

CREATE TABLE entry_moves (
  version_id {uuid} NOT NULL,
  item_id {uuid} NOT NULL,
  proposal_id {uuid} NOT NULL REFERENCES proposals (id),
  moved_by {uuid} NOT NULL REFERENCES people (id),
  CONSTRAINT entry_moves_once PRIMARY KEY (version_id, item_id, proposal_id),
  FOREIGN KEY (version_id, item_id) REFERENCES roadmap_entries (version_id, item_id)
) {strict};

CREATE TABLE entry_editors (
  version_id {uuid} NOT NULL REFERENCES roadmap_versions (id),
  item_id {uuid} NOT NULL REFERENCES roadmap_items (id),
  person_id {uuid} NOT NULL REFERENCES people (id),
  opened_at {time} NOT NULL,
  CONSTRAINT entry_editors_once PRIMARY KEY (version_id, item_id, person_id)
) {strict};

CREATE TABLE item_follows (
  item_id {uuid} NOT NULL REFERENCES roadmap_items (id),
  person_id {uuid} NOT NULL REFERENCES people (id),
  CONSTRAINT item_follows_once PRIMARY KEY (item_id, person_id)
) {strict};
CREATE INDEX item_follows_person_idx ON item_follows (person_id);

CREATE TABLE theme_follows (
  theme_id {uuid} NOT NULL REFERENCES themes (id),
  person_id {uuid} NOT NULL REFERENCES people (id),
  CONSTRAINT theme_follows_once PRIMARY KEY (theme_id, person_id)
) {strict};
CREATE INDEX theme_follows_person_idx ON theme_follows (person_id);

CREATE TABLE roadmap_questions (
  id {uuid} PRIMARY KEY,
  item_id {uuid} NOT NULL REFERENCES roadmap_items (id),
  person_id {uuid} NOT NULL REFERENCES people (id),
  body {text} NOT NULL CHECK (length(body) BETWEEN 1 AND 2000),
  lang {text} NOT NULL,
  form_token {text} NOT NULL,
  asked_at {time} NOT NULL,
  answer {text} CHECK (length(answer) BETWEEN 1 AND 4000),
  answer_lang {text},
  answered_by {uuid} REFERENCES people (id),
  answered_at {time},
  version {int} NOT NULL DEFAULT 1,
  CONSTRAINT roadmap_questions_form_token_key UNIQUE (person_id, form_token),
  CONSTRAINT roadmap_questions_answered_by_somebody CHECK ((answer IS NULL) = (answered_by IS NULL) AND (answer IS NULL) = (answered_at IS NULL) AND (answer IS NULL) = (answer_lang IS NULL))
) {strict};
CREATE INDEX roadmap_questions_item_idx ON roadmap_questions (item_id, id);

CREATE TABLE workshop_notes (
  id {uuid} PRIMARY KEY,
  item_id {uuid} NOT NULL REFERENCES roadmap_items (id),
  body {text} NOT NULL CHECK (length(body) BETWEEN 1 AND 1000),
  lang {text} NOT NULL,
  audience {text} NOT NULL,
  stuck {int} NOT NULL CHECK (stuck IN (0, 1)),
  form_token {text} NOT NULL,
  written_by {uuid} NOT NULL REFERENCES people (id),
  written_at {time} NOT NULL,
  CONSTRAINT workshop_notes_form_token_key UNIQUE (written_by, form_token)
) {strict};
CREATE INDEX workshop_notes_item_idx ON workshop_notes (item_id, id);

CREATE TABLE roadmap_visits (
  person_id {uuid} PRIMARY KEY REFERENCES people (id),
  before_id {uuid} REFERENCES roadmap_versions (id),
  seen_id {uuid} NOT NULL REFERENCES roadmap_versions (id),
  seen_at {time} NOT NULL
) {strict};

CREATE TABLE briefings (
  id {uuid} PRIMARY KEY,
  roadmap_version_id {uuid} CONSTRAINT briefings_one_per_version UNIQUE REFERENCES roadmap_versions (id),
  begins_at {time},
  place {text} NOT NULL DEFAULT '' CHECK (length(place) <= 200),
  link {text} NOT NULL DEFAULT '' CHECK (length(link) <= 500),
  points_ja {text} NOT NULL DEFAULT '' CHECK (length(points_ja) <= 8000),
  points_en {text} NOT NULL DEFAULT '' CHECK (length(points_en) <= 8000),
  created_at {time} NOT NULL,
  edited_by {uuid} REFERENCES people (id),
  edited_at {time},
  version {int} NOT NULL DEFAULT 1
) {strict};

CREATE TABLE briefing_questions (
  id {uuid} PRIMARY KEY,
  briefing_id {uuid} NOT NULL REFERENCES briefings (id),
  question {text} NOT NULL CHECK (length(question) BETWEEN 1 AND 1000),
  answer {text} NOT NULL CHECK (length(answer) <= 4000),
  form_token {text} NOT NULL,
  written_by {uuid} NOT NULL REFERENCES people (id),
  written_at {time} NOT NULL,
  CONSTRAINT briefing_questions_form_token_key UNIQUE (written_by, form_token)
) {strict};
CREATE INDEX briefing_questions_briefing_idx ON briefing_questions (briefing_id, id);

CREATE TABLE feed_keys (
  person_id {uuid} PRIMARY KEY REFERENCES people (id),
  issue {int} NOT NULL DEFAULT 1
) {strict};

CREATE TABLE fanouts_by_audience (
  event_id {uuid} NOT NULL REFERENCES events (id),
  audience {text} NOT NULL,
  subject_id {uuid} NOT NULL,
  kind {text} NOT NULL,
  mail_kind {text},
  facts {text} NOT NULL,
  mail_facts {text} NOT NULL,
  after_person {uuid},
  created_at {time} NOT NULL,
  done_at {time},
  PRIMARY KEY (event_id, audience)
) {strict};
INSERT INTO fanouts_by_audience SELECT event_id, 'proposal', proposal_id, kind, mail_kind, facts, mail_facts, after_person, created_at, done_at FROM fanouts;
DROP TABLE fanouts;
ALTER TABLE fanouts_by_audience RENAME TO fanouts;
CREATE INDEX fanouts_open_idx ON fanouts (created_at) WHERE done_at IS NULL;
";

const DOWN: &str = "
CREATE TABLE fanouts_by_proposal (
  event_id {uuid} PRIMARY KEY REFERENCES events (id),
  proposal_id {uuid} NOT NULL REFERENCES proposals (id),
  kind {text} NOT NULL,
  mail_kind {text},
  facts {text} NOT NULL,
  mail_facts {text} NOT NULL,
  after_person {uuid},
  created_at {time} NOT NULL,
  done_at {time}
) {strict};
INSERT INTO fanouts_by_proposal SELECT event_id, subject_id, kind, mail_kind, facts, mail_facts, after_person, created_at, done_at FROM fanouts WHERE audience = 'proposal';
DROP TABLE fanouts;
ALTER TABLE fanouts_by_proposal RENAME TO fanouts;
DROP TABLE feed_keys;
DROP TABLE briefing_questions;
DROP TABLE briefings;
DROP TABLE roadmap_visits;
DROP TABLE workshop_notes;
DROP TABLE roadmap_questions;
DROP TABLE theme_follows;
DROP TABLE item_follows;
DROP TABLE entry_editors;
DROP TABLE entry_moves;
DROP TABLE entry_proposals;
DROP TABLE roadmap_entries;
DROP TABLE roadmap_items;
DROP TABLE roadmap_versions;
DROP TABLE themes;
DROP TABLE council_terms;
DELETE FROM counters WHERE name IN ('roadmap-versions', 'roadmap-items');
";

/// What was published stays as it was read: the database refuses every change of an entry or a
/// link, and every change of a version but withdrawing it and publishing it again.
const FIXED_SQLITE: &str = "
CREATE TRIGGER roadmap_entries_insert_fixed BEFORE INSERT ON roadmap_entries WHEN (SELECT open FROM roadmap_versions WHERE id = NEW.version_id) IS NULL BEGIN SELECT RAISE(ABORT, 'roadmap_versions_are_fixed'); END;
CREATE TRIGGER roadmap_entries_update_fixed BEFORE UPDATE ON roadmap_entries WHEN (SELECT open FROM roadmap_versions WHERE id = OLD.version_id) IS NULL BEGIN SELECT RAISE(ABORT, 'roadmap_versions_are_fixed'); END;
CREATE TRIGGER roadmap_entries_delete_fixed BEFORE DELETE ON roadmap_entries WHEN (SELECT open FROM roadmap_versions WHERE id = OLD.version_id) IS NULL BEGIN SELECT RAISE(ABORT, 'roadmap_versions_are_fixed'); END;
CREATE TRIGGER entry_proposals_insert_fixed BEFORE INSERT ON entry_proposals WHEN (SELECT open FROM roadmap_versions WHERE id = NEW.version_id) IS NULL BEGIN SELECT RAISE(ABORT, 'roadmap_versions_are_fixed'); END;
CREATE TRIGGER entry_proposals_delete_fixed BEFORE DELETE ON entry_proposals WHEN (SELECT open FROM roadmap_versions WHERE id = OLD.version_id) IS NULL BEGIN SELECT RAISE(ABORT, 'roadmap_versions_are_fixed'); END;
CREATE TRIGGER roadmap_versions_update_fixed BEFORE UPDATE ON roadmap_versions WHEN OLD.open IS NULL AND (NEW.open IS NOT NULL OR NEW.number IS NOT OLD.number OR NEW.name_ja <> OLD.name_ja OR NEW.name_en <> OLD.name_en OR NEW.valid_until <> OLD.valid_until OR NEW.review_on <> OLD.review_on OR NEW.now_until <> OLD.now_until OR NEW.next_until <> OLD.next_until OR NEW.published_at <> OLD.published_at OR NEW.published_by IS NOT OLD.published_by OR NEW.based_on IS NOT OLD.based_on) BEGIN SELECT RAISE(ABORT, 'roadmap_versions_are_fixed'); END;
CREATE TRIGGER roadmap_versions_delete_fixed BEFORE DELETE ON roadmap_versions WHEN OLD.open IS NULL BEGIN SELECT RAISE(ABORT, 'roadmap_versions_are_fixed'); END;
";

const UNFIXED_SQLITE: &str = "
DROP TRIGGER roadmap_versions_delete_fixed;
DROP TRIGGER roadmap_versions_update_fixed;
DROP TRIGGER entry_proposals_delete_fixed;
DROP TRIGGER entry_proposals_insert_fixed;
DROP TRIGGER roadmap_entries_delete_fixed;
DROP TRIGGER roadmap_entries_update_fixed;
DROP TRIGGER roadmap_entries_insert_fixed;
";

const FIXED_POSTGRES: &str = "
CREATE FUNCTION roadmap_entries_fixed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF (SELECT open FROM roadmap_versions WHERE id = (CASE WHEN TG_OP = 'INSERT' THEN NEW.version_id ELSE OLD.version_id END)) IS NULL THEN RAISE EXCEPTION 'roadmap_versions_are_fixed'; END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$;
CREATE TRIGGER roadmap_entries_fixed BEFORE INSERT OR UPDATE OR DELETE ON roadmap_entries FOR EACH ROW EXECUTE FUNCTION roadmap_entries_fixed();
CREATE TRIGGER entry_proposals_fixed BEFORE INSERT OR UPDATE OR DELETE ON entry_proposals FOR EACH ROW EXECUTE FUNCTION roadmap_entries_fixed();
CREATE FUNCTION roadmap_versions_fixed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF OLD.open IS NOT NULL THEN IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END IF; IF TG_OP = 'DELETE' OR NEW.open IS NOT NULL OR (NEW.number, NEW.name_ja, NEW.name_en, NEW.valid_until, NEW.review_on, NEW.now_until, NEW.next_until, NEW.published_at, NEW.published_by, NEW.based_on) IS DISTINCT FROM (OLD.number, OLD.name_ja, OLD.name_en, OLD.valid_until, OLD.review_on, OLD.now_until, OLD.next_until, OLD.published_at, OLD.published_by, OLD.based_on) THEN RAISE EXCEPTION 'roadmap_versions_are_fixed'; END IF; RETURN NEW; END $$;
CREATE TRIGGER roadmap_versions_fixed BEFORE UPDATE OR DELETE ON roadmap_versions FOR EACH ROW EXECUTE FUNCTION roadmap_versions_fixed();
";

const UNFIXED_POSTGRES: &str = "
DROP TRIGGER roadmap_versions_fixed ON roadmap_versions;
DROP FUNCTION roadmap_versions_fixed();
DROP TRIGGER entry_proposals_fixed ON entry_proposals;
DROP TRIGGER roadmap_entries_fixed ON roadmap_entries;
DROP FUNCTION roadmap_entries_fixed();
";
