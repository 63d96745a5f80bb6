//! Studies: what is to be learned, whom it asks, what they agreed to; every ask of a person, so
//! that nobody is asked too often; how often a contact uses the product.

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
        match manager.get_database_backend() {
            DatabaseBackend::Postgres => ddl::run(manager, FROZEN_POSTGRES).await,
            _ => ddl::run(manager, FROZEN_SQLITE).await,
        }
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        ddl::run(manager, DOWN).await?;
        match manager.get_database_backend() {
            DatabaseBackend::Postgres => ddl::run(manager, FROZEN_BACK_POSTGRES).await,
            // Triggers go with their table.
            _ => Ok(()),
        }
    }
}

/// `signatures_one_standing` is what lets nobody sign twice; `candidates_once` what invites nobody
/// twice.
const UP: &str = "
CREATE TABLE studies (
  id {uuid} PRIMARY KEY,
  number {big} NOT NULL CONSTRAINT studies_number_key UNIQUE,
  title_ja {text} NOT NULL CHECK (length(title_ja) <= 120),
  title_en {text} NOT NULL CHECK (length(title_en) <= 120),
  goal {text} NOT NULL CHECK (length(goal) <= 2000),
  why_ja {text} NOT NULL CHECK (length(why_ja) <= 1000),
  why_en {text} NOT NULL CHECK (length(why_en) <= 1000),
  becomes_ja {text} NOT NULL CHECK (length(becomes_ja) <= 1000),
  becomes_en {text} NOT NULL CHECK (length(becomes_en) <= 1000),
  minutes {int} NOT NULL CHECK (minutes BETWEEN 15 AND 480),
  wanted {int} NOT NULL CHECK (wanted BETWEEN 1 AND 200),
  place {text} NOT NULL CHECK (place IN ('on-site', 'online', 'either')),
  incentive_ja {text} NOT NULL CHECK (length(incentive_ja) <= 300),
  incentive_en {text} NOT NULL CHECK (length(incentive_en) <= 300),
  observers_max {int} NOT NULL CHECK (observers_max BETWEEN 0 AND 50),
  contact_id {uuid} REFERENCES people (id),
  contact_phone {text} NOT NULL CHECK (length(contact_phone) <= 40),
  rule_tier {text},
  rule_usage {text},
  rule_persona_id {uuid} REFERENCES personas (id),
  rule_role {text},
  rule_industry {text} NOT NULL CHECK (length(rule_industry) <= 80),
  rule_months {int} CHECK (rule_months BETWEEN 1 AND 600),
  state {text} NOT NULL CHECK (state IN ('draft', 'recruiting', 'running', 'evaluated', 'closed')),
  consent_version {int} NOT NULL DEFAULT 0 CHECK (consent_version >= 0),
  form_token {text} NOT NULL,
  created_by {uuid} NOT NULL REFERENCES people (id),
  created_at {time} NOT NULL,
  recruiting_at {time},
  closed_at {time},
  version {int} NOT NULL DEFAULT 1,
  CONSTRAINT studies_form_token_key UNIQUE (created_by, form_token),
  CONSTRAINT studies_have_a_title CHECK (length(title_ja) + length(title_en) > 0),
  CONSTRAINT studies_begun CHECK ((recruiting_at IS NULL) = (state = 'draft')),
  CONSTRAINT studies_over CHECK ((closed_at IS NOT NULL) = (state = 'closed')),
  CONSTRAINT studies_say_whom_to_ask CHECK (state = 'draft' OR contact_id IS NOT NULL),
  CONSTRAINT studies_have_a_consent CHECK (state = 'draft' OR consent_version > 0)
) {strict};

CREATE TABLE study_hypotheses (
  id {uuid} PRIMARY KEY,
  study_id {uuid} NOT NULL REFERENCES studies (id),
  position {int} NOT NULL,
  text {text} NOT NULL CHECK (length(text) BETWEEN 1 AND 500),
  state {text} NOT NULL CHECK (state IN ('open', 'confirmed', 'refuted')),
  note {text} NOT NULL CHECK (length(note) <= 1000),
  judged_by {uuid} REFERENCES people (id),
  judged_at {time},
  CONSTRAINT study_hypotheses_once UNIQUE (study_id, text),
  CONSTRAINT study_hypotheses_place UNIQUE (study_id, position),
  CONSTRAINT study_hypotheses_judged CHECK ((judged_at IS NULL) = (state = 'open')),
  CONSTRAINT study_hypotheses_say_why CHECK (state = 'open' OR length(note) > 0)
) {strict};

CREATE TABLE study_guide (
  study_id {uuid} NOT NULL REFERENCES studies (id),
  position {int} NOT NULL,
  minutes {int} NOT NULL CHECK (minutes BETWEEN 1 AND 480),
  title {text} NOT NULL CHECK (length(title) BETWEEN 1 AND 120),
  text {text} NOT NULL CHECK (length(text) <= 2000),
  CONSTRAINT study_guide_place PRIMARY KEY (study_id, position)
) {strict};

CREATE TABLE study_questions (
  id {uuid} PRIMARY KEY,
  study_id {uuid} NOT NULL REFERENCES studies (id),
  position {int} NOT NULL,
  kind {text} NOT NULL CHECK (kind IN ('text', 'yes-no', 'choice')),
  question_ja {text} NOT NULL CHECK (length(question_ja) <= 300),
  question_en {text} NOT NULL CHECK (length(question_en) <= 300),
  choices_ja {text} NOT NULL CHECK (length(choices_ja) <= 1000),
  choices_en {text} NOT NULL CHECK (length(choices_en) <= 1000),
  CONSTRAINT study_questions_place UNIQUE (study_id, position),
  CONSTRAINT study_questions_ask CHECK (length(question_ja) + length(question_en) > 0),
  CONSTRAINT study_questions_choices CHECK ((kind = 'choice') = (length(choices_ja) + length(choices_en) > 0))
) {strict};

CREATE TABLE study_consents (
  study_id {uuid} NOT NULL REFERENCES studies (id),
  version {int} NOT NULL CHECK (version > 0),
  text_ja {text} NOT NULL CHECK (length(text_ja) <= 8000),
  text_en {text} NOT NULL CHECK (length(text_en) <= 8000),
  written_by {uuid} NOT NULL REFERENCES people (id),
  written_at {time} NOT NULL,
  CONSTRAINT study_consents_once PRIMARY KEY (study_id, version),
  CONSTRAINT study_consents_say_something CHECK (length(text_ja) + length(text_en) > 0)
) {strict};

CREATE TABLE candidates (
  study_id {uuid} NOT NULL REFERENCES studies (id),
  person_id {uuid} NOT NULL REFERENCES people (id),
  state {text} NOT NULL CHECK (state IN ('nominated', 'invited', 'accepted', 'declined', 'withdrawn')),
  reason {text} NOT NULL CHECK (length(reason) <= 1000),
  nominated_by {uuid} REFERENCES people (id),
  nominated_at {time},
  invited_by {uuid} REFERENCES people (id),
  invited_at {time},
  answered_at {time},
  word {text} NOT NULL CHECK (length(word) <= 500),
  CONSTRAINT candidates_once PRIMARY KEY (study_id, person_id),
  CONSTRAINT candidates_nominated CHECK ((nominated_at IS NULL) = (nominated_by IS NULL) AND (nominated_at IS NOT NULL OR state <> 'nominated')),
  CONSTRAINT candidates_invited CHECK ((invited_at IS NULL) = (state = 'nominated')),
  CONSTRAINT candidates_answered CHECK ((answered_at IS NULL) = (state IN ('nominated', 'invited')))
) {strict};
CREATE INDEX candidates_person_idx ON candidates (person_id, invited_at);

CREATE TABLE screener_answers (
  question_id {uuid} NOT NULL REFERENCES study_questions (id),
  person_id {uuid} NOT NULL REFERENCES people (id),
  text {text} NOT NULL CHECK (length(text) BETWEEN 1 AND 1000),
  CONSTRAINT screener_answers_once PRIMARY KEY (question_id, person_id)
) {strict};
CREATE INDEX screener_answers_person_idx ON screener_answers (person_id);

CREATE TABLE signatures (
  id {uuid} PRIMARY KEY,
  study_id {uuid} NOT NULL,
  person_id {uuid} NOT NULL,
  version {int} NOT NULL,
  recording {int} NOT NULL CHECK (recording IN (0, 1)),
  quotes {text} NOT NULL CHECK (quotes IN ('named', 'anonymous', 'none')),
  signed_at {time} NOT NULL,
  withdrawn_at {time},
  CONSTRAINT signatures_of_words FOREIGN KEY (study_id, version) REFERENCES study_consents (study_id, version),
  CONSTRAINT signatures_of_candidates FOREIGN KEY (study_id, person_id) REFERENCES candidates (study_id, person_id)
) {strict};
CREATE UNIQUE INDEX signatures_one_standing ON signatures (study_id, person_id) WHERE withdrawn_at IS NULL;
CREATE INDEX signatures_person_idx ON signatures (person_id);

CREATE TABLE asks (
  id {uuid} PRIMARY KEY,
  person_id {uuid} NOT NULL REFERENCES people (id),
  kind {text} NOT NULL CHECK (length(kind) BETWEEN 1 AND 20),
  about {uuid} NOT NULL,
  asked_by {uuid} REFERENCES people (id),
  asked_at {time} NOT NULL,
  overridden {text} NOT NULL CHECK (length(overridden) <= 500)
) {strict};
CREATE INDEX asks_person_idx ON asks (person_id, asked_at);

ALTER TABLE people ADD COLUMN asked_at {time};
ALTER TABLE people ADD COLUMN usage {text} CHECK (usage IN ('daily', 'weekly', 'monthly', 'rarely'));
CREATE INDEX people_customers_idx ON people (sort_key, id) WHERE company_id IS NOT NULL AND state IN ('contact', 'invited', 'active');

ALTER TABLE settings ADD COLUMN ask_rest_days {int} NOT NULL DEFAULT 45 CHECK (ask_rest_days BETWEEN 0 AND 365);

INSERT INTO counters (name, value) VALUES ('studies', 0);
";

const DOWN: &str = "
ALTER TABLE settings DROP COLUMN ask_rest_days;
DROP INDEX people_customers_idx;
ALTER TABLE people DROP COLUMN usage;
ALTER TABLE people DROP COLUMN asked_at;
DROP TABLE asks;
DROP TABLE signatures;
DROP TABLE screener_answers;
DROP TABLE candidates;
DROP TABLE study_consents;
DROP TABLE study_questions;
DROP TABLE study_guide;
DROP TABLE study_hypotheses;
DROP TABLE studies;
DELETE FROM counters WHERE name = 'studies';
";

/// What people signed is never rewritten; a draft that nobody can have signed goes as a whole.
const FROZEN_SQLITE: &str = "
CREATE TRIGGER study_consents_no_update BEFORE UPDATE ON study_consents BEGIN SELECT RAISE(ABORT, 'study_consents_append_only'); END;
CREATE TRIGGER study_consents_no_delete BEFORE DELETE ON study_consents WHEN (SELECT state FROM studies WHERE id = OLD.study_id) <> 'draft' BEGIN SELECT RAISE(ABORT, 'study_consents_append_only'); END;
";

const FROZEN_POSTGRES: &str = "
CREATE FUNCTION study_consents_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF TG_OP = 'DELETE' AND (SELECT state FROM studies WHERE id = OLD.study_id) = 'draft' THEN RETURN OLD; END IF; RAISE EXCEPTION 'study_consents_append_only'; END $$;
CREATE TRIGGER study_consents_no_rewrite BEFORE UPDATE OR DELETE ON study_consents FOR EACH ROW EXECUTE FUNCTION study_consents_append_only();
";

const FROZEN_BACK_POSTGRES: &str = "
DROP FUNCTION study_consents_append_only();
";
