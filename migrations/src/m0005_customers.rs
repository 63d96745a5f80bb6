//! What customer success knows about its customers: outcome, contact roles, personas, stories,
//! notes, and whether a person may be contacted.

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

/// The partial indexes are those of the quick filters; their conditions stand literally in the
/// queries, since a bound parameter lets neither engine use them.
const UP: &str = "
ALTER TABLE companies ADD COLUMN desired_outcome {text} NOT NULL DEFAULT '' CHECK (length(desired_outcome) <= 1000);
ALTER TABLE companies ADD COLUMN outcome_state {text} NOT NULL DEFAULT 'not-started';
ALTER TABLE people ADD COLUMN visited_at {time};
UPDATE people SET visited_at = joined_at;
UPDATE people SET visited_at = (SELECT max(s.seen_at) FROM sessions s WHERE s.person_id = people.id)
  WHERE id IN (SELECT person_id FROM sessions);

CREATE INDEX companies_owner_idx ON companies (owner_id, sort_key, id);
CREATE INDEX companies_tier_idx ON companies (tier, sort_key, id);
CREATE INDEX companies_renewal_idx ON companies (renewal_date, id);
CREATE INDEX companies_loyal_uninvited_idx ON companies (sort_key, id)
  WHERE tier = 'loyal' AND invited_count = 0 AND active_count = 0;
CREATE INDEX companies_one_voice_idx ON companies (sort_key, id) WHERE active_count = 1;
CREATE INDEX people_visits_idx ON people (company_id, state, visited_at);

CREATE TABLE personas (
  id {uuid} PRIMARY KEY,
  name {text} NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
  about {text} NOT NULL DEFAULT '' CHECK (length(about) <= 1000),
  state {text} NOT NULL,
  form_token {text} NOT NULL,
  created_by {uuid} REFERENCES people (id),
  created_at {time} NOT NULL,
  updated_at {time} NOT NULL,
  version {int} NOT NULL DEFAULT 1,
  CONSTRAINT personas_form_token_key UNIQUE (created_by, form_token)
) {strict};

CREATE TABLE persona_members (
  person_id {uuid} PRIMARY KEY REFERENCES people (id),
  persona_id {uuid} NOT NULL REFERENCES personas (id)
) {strict};
CREATE INDEX persona_members_persona_idx ON persona_members (persona_id);

CREATE TABLE contact_roles (
  person_id {uuid} NOT NULL REFERENCES people (id),
  role {text} NOT NULL,
  CONSTRAINT contact_roles_once PRIMARY KEY (person_id, role)
) {strict};

CREATE TABLE contact_guards (
  person_id {uuid} PRIMARY KEY REFERENCES people (id),
  state {text} NOT NULL,
  guarded_until {day},
  private_reason {text} NOT NULL DEFAULT '' CHECK (length(private_reason) <= 500),
  set_by {uuid} REFERENCES people (id),
  set_at {time} NOT NULL,
  CONSTRAINT contact_guards_end CHECK (state = 'opted-out' OR guarded_until IS NOT NULL),
  CONSTRAINT contact_guards_reason_of_a_hold CHECK (state = 'held' OR private_reason = '')
) {strict};

CREATE TABLE notes (
  id {uuid} PRIMARY KEY,
  company_id {uuid} NOT NULL REFERENCES companies (id),
  author_id {uuid} NOT NULL REFERENCES people (id),
  body {text} NOT NULL CHECK (length(body) BETWEEN 1 AND 4000),
  lang {text} NOT NULL,
  form_token {text} NOT NULL,
  created_at {time} NOT NULL,
  CONSTRAINT notes_form_token_key UNIQUE (author_id, form_token)
) {strict};
CREATE INDEX notes_company_idx ON notes (company_id, id);

CREATE TABLE stories (
  id {uuid} PRIMARY KEY,
  company_id {uuid} NOT NULL REFERENCES companies (id),
  person_id {uuid} CONSTRAINT stories_one_per_person UNIQUE REFERENCES people (id),
  business {text} NOT NULL CHECK (length(business) <= 1000),
  mission {text} NOT NULL CHECK (length(mission) <= 1000),
  problem {text} NOT NULL CHECK (length(problem) <= 1000),
  turn {text} NOT NULL CHECK (length(turn) <= 1000),
  reaction {text} NOT NULL CHECK (length(reaction) <= 1000),
  today {text} NOT NULL CHECK (length(today) <= 1000),
  lang {text} NOT NULL,
  edited_by {uuid} REFERENCES people (id),
  edited_at {time} NOT NULL,
  version {int} NOT NULL DEFAULT 1,
  CONSTRAINT stories_say_something CHECK (length(business) + length(mission) + length(problem) + length(turn) + length(reaction) + length(today) > 0)
) {strict};
CREATE UNIQUE INDEX stories_one_per_company ON stories (company_id) WHERE person_id IS NULL;

CREATE TABLE imports (
  id {uuid} PRIMARY KEY,
  file_name {text} NOT NULL DEFAULT '' CHECK (length(file_name) <= 120),
  encoding {text} NOT NULL,
  state {text} NOT NULL,
  started_by {uuid} REFERENCES people (id),
  started_at {time} NOT NULL,
  finished_at {time},
  rows_count {int} NOT NULL,
  units_total {int} NOT NULL,
  units_done {int} NOT NULL DEFAULT 0,
  changes_count {int} NOT NULL DEFAULT 0,
  companies_new {int} NOT NULL DEFAULT 0,
  companies_changed {int} NOT NULL DEFAULT 0,
  companies_same {int} NOT NULL DEFAULT 0,
  people_new {int} NOT NULL DEFAULT 0,
  people_changed {int} NOT NULL DEFAULT 0,
  people_same {int} NOT NULL DEFAULT 0,
  skipped {int} NOT NULL DEFAULT 0,
  undone_by {uuid} REFERENCES people (id),
  undone_at {time},
  undo_before {int},
  stayed {int} NOT NULL DEFAULT 0,
  CONSTRAINT imports_no_further_than_the_file CHECK (units_done <= units_total)
) {strict};
CREATE INDEX imports_state_idx ON imports (state, started_at);

CREATE TABLE import_pieces (
  import_id {uuid} NOT NULL REFERENCES imports (id),
  seq {int} NOT NULL,
  bytes {bytes} NOT NULL,
  PRIMARY KEY (import_id, seq)
) {strict};

CREATE TABLE import_changes (
  import_id {uuid} NOT NULL REFERENCES imports (id),
  seq {int} NOT NULL,
  kind {text} NOT NULL,
  subject_id {uuid} NOT NULL,
  image {text},
  changed_at {time} NOT NULL,
  PRIMARY KEY (import_id, seq)
) {strict};
CREATE INDEX import_changes_subject_idx ON import_changes (subject_id, import_id);
";

const DOWN: &str = "
DROP TABLE import_changes;
DROP TABLE import_pieces;
DROP TABLE imports;
DROP TABLE stories;
DROP TABLE notes;
DROP TABLE contact_guards;
DROP TABLE contact_roles;
DROP TABLE persona_members;
DROP TABLE personas;
DROP INDEX people_visits_idx;
DROP INDEX companies_one_voice_idx;
DROP INDEX companies_loyal_uninvited_idx;
DROP INDEX companies_renewal_idx;
DROP INDEX companies_tier_idx;
DROP INDEX companies_owner_idx;
ALTER TABLE people DROP COLUMN visited_at;
ALTER TABLE companies DROP COLUMN outcome_state;
ALTER TABLE companies DROP COLUMN desired_outcome;
";
