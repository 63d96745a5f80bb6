//! Surveys: a few questions to many people, asked under the same guard as studies.

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

/// `survey_invitations_once` is what asks nobody twice. The id of a reply is derived from a secret
/// that the database does not hold, so that a person finds their own again; `survey_replies_names`
/// keeps who wrote it, and when, out of an anonymous one.
const UP: &str = "
CREATE TABLE surveys (
  id {uuid} PRIMARY KEY,
  number {big} NOT NULL CONSTRAINT surveys_number_key UNIQUE,
  title_ja {text} NOT NULL CHECK (length(title_ja) <= 120),
  title_en {text} NOT NULL CHECK (length(title_en) <= 120),
  why_ja {text} NOT NULL CHECK (length(why_ja) <= 1000),
  why_en {text} NOT NULL CHECK (length(why_en) <= 1000),
  named {int} NOT NULL CHECK (named IN (0, 1)),
  closes_on {day} NOT NULL,
  rule_tier {text},
  rule_usage {text},
  rule_persona_id {uuid} REFERENCES personas (id),
  rule_role {text},
  rule_industry {text} NOT NULL CHECK (length(rule_industry) <= 80),
  rule_months {int} CHECK (rule_months BETWEEN 1 AND 600),
  state {text} NOT NULL CHECK (state IN ('draft', 'open', 'closed')),
  consent_version {int} NOT NULL CHECK (consent_version > 0),
  outcome_ja {text} NOT NULL CHECK (length(outcome_ja) <= 4000),
  outcome_en {text} NOT NULL CHECK (length(outcome_en) <= 4000),
  published_at {time},
  form_token {text} NOT NULL,
  created_by {uuid} NOT NULL REFERENCES people (id),
  created_at {time} NOT NULL,
  opened_at {time},
  closed_at {time},
  version {int} NOT NULL DEFAULT 1,
  CONSTRAINT surveys_form_token_key UNIQUE (created_by, form_token),
  CONSTRAINT surveys_named_key UNIQUE (id, named),
  CONSTRAINT surveys_have_a_title CHECK (length(title_ja) + length(title_en) > 0),
  CONSTRAINT surveys_begun CHECK ((opened_at IS NULL) = (state = 'draft')),
  CONSTRAINT surveys_over CHECK ((closed_at IS NOT NULL) = (state = 'closed')),
  CONSTRAINT surveys_say_what_came_out CHECK (published_at IS NULL OR length(outcome_ja) + length(outcome_en) > 0)
) {strict};

CREATE TABLE survey_questions (
  id {uuid} PRIMARY KEY,
  survey_id {uuid} NOT NULL REFERENCES surveys (id),
  position {int} NOT NULL,
  kind {text} NOT NULL CHECK (kind IN ('text', 'yes-no', 'choice', 'scale')),
  question_ja {text} NOT NULL CHECK (length(question_ja) <= 300),
  question_en {text} NOT NULL CHECK (length(question_en) <= 300),
  choices_ja {text} NOT NULL CHECK (length(choices_ja) <= 1000),
  choices_en {text} NOT NULL CHECK (length(choices_en) <= 1000),
  CONSTRAINT survey_questions_place UNIQUE (survey_id, position),
  CONSTRAINT survey_questions_ask CHECK (length(question_ja) + length(question_en) > 0),
  CONSTRAINT survey_questions_choices CHECK ((kind = 'choice') = (length(choices_ja) + length(choices_en) > 0))
) {strict};

CREATE TABLE survey_consents (
  survey_id {uuid} NOT NULL REFERENCES surveys (id),
  version {int} NOT NULL CHECK (version > 0),
  text_ja {text} NOT NULL CHECK (length(text_ja) <= 2000),
  text_en {text} NOT NULL CHECK (length(text_en) <= 2000),
  written_by {uuid} NOT NULL REFERENCES people (id),
  written_at {time} NOT NULL,
  CONSTRAINT survey_consents_once PRIMARY KEY (survey_id, version),
  CONSTRAINT survey_consents_say_something CHECK (length(text_ja) + length(text_en) > 0)
) {strict};

CREATE TABLE survey_invitations (
  survey_id {uuid} NOT NULL REFERENCES surveys (id),
  person_id {uuid} NOT NULL REFERENCES people (id),
  invited_by {uuid} NOT NULL REFERENCES people (id),
  invited_at {time} NOT NULL,
  CONSTRAINT survey_invitations_once PRIMARY KEY (survey_id, person_id)
) {strict};
CREATE INDEX survey_invitations_person_idx ON survey_invitations (person_id, invited_at);

CREATE TABLE survey_rounds (
  id {uuid} PRIMARY KEY,
  survey_id {uuid} NOT NULL REFERENCES surveys (id),
  reason {text} NOT NULL CHECK (length(reason) <= 500),
  asked_by {uuid} NOT NULL REFERENCES people (id),
  asked_at {time} NOT NULL,
  after_person {uuid},
  invited {int} NOT NULL CHECK (invited >= 0),
  passed {int} NOT NULL CHECK (passed >= 0),
  done_at {time}
) {strict};
CREATE UNIQUE INDEX survey_rounds_one_open ON survey_rounds (survey_id) WHERE done_at IS NULL;
CREATE INDEX survey_rounds_survey_idx ON survey_rounds (survey_id, asked_at);

CREATE TABLE survey_replies (
  id {uuid} PRIMARY KEY,
  survey_id {uuid} NOT NULL,
  named {int} NOT NULL,
  person_id {uuid},
  answered_at {time},
  consent_version {int} NOT NULL,
  CONSTRAINT survey_replies_of_surveys FOREIGN KEY (survey_id, named) REFERENCES surveys (id, named),
  CONSTRAINT survey_replies_of_invited FOREIGN KEY (survey_id, person_id) REFERENCES survey_invitations (survey_id, person_id),
  CONSTRAINT survey_replies_of_words FOREIGN KEY (survey_id, consent_version) REFERENCES survey_consents (survey_id, version),
  CONSTRAINT survey_replies_once UNIQUE (survey_id, person_id),
  CONSTRAINT survey_replies_names CHECK ((named = 1) = (person_id IS NOT NULL) AND (named = 1) = (answered_at IS NOT NULL))
) {strict};
CREATE INDEX survey_replies_survey_idx ON survey_replies (survey_id, named);

CREATE TABLE survey_answers (
  reply_id {uuid} NOT NULL REFERENCES survey_replies (id),
  question_id {uuid} NOT NULL REFERENCES survey_questions (id),
  text {text} NOT NULL CHECK (length(text) BETWEEN 1 AND 1000),
  CONSTRAINT survey_answers_once PRIMARY KEY (reply_id, question_id)
) {strict};
CREATE INDEX survey_answers_question_idx ON survey_answers (question_id);

INSERT INTO counters (name, value) VALUES ('surveys', 0);
";

const DOWN: &str = "
DROP TABLE survey_answers;
DROP TABLE survey_replies;
DROP TABLE survey_rounds;
DROP TABLE survey_invitations;
DROP TABLE survey_consents;
DROP TABLE survey_questions;
DROP TABLE surveys;
DELETE FROM fanouts WHERE audience = 'survey';
DELETE FROM counters WHERE name = 'surveys';
";

/// What people agreed to is never rewritten; a draft that nobody can have read goes as a whole.
const FROZEN_SQLITE: &str = "
CREATE TRIGGER survey_consents_no_update BEFORE UPDATE ON survey_consents BEGIN SELECT RAISE(ABORT, 'survey_consents_append_only'); END;
CREATE TRIGGER survey_consents_no_delete BEFORE DELETE ON survey_consents WHEN (SELECT state FROM surveys WHERE id = OLD.survey_id) <> 'draft' BEGIN SELECT RAISE(ABORT, 'survey_consents_append_only'); END;
";

const FROZEN_POSTGRES: &str = "
CREATE FUNCTION survey_consents_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF TG_OP = 'DELETE' AND (SELECT state FROM surveys WHERE id = OLD.survey_id) = 'draft' THEN RETURN OLD; END IF; RAISE EXCEPTION 'survey_consents_append_only'; END $$;
CREATE TRIGGER survey_consents_no_rewrite BEFORE UPDATE OR DELETE ON survey_consents FOR EACH ROW EXECUTE FUNCTION survey_consents_append_only();
";

const FROZEN_BACK_POSTGRES: &str = "
DROP FUNCTION survey_consents_append_only();
";
