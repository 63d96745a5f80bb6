//! Releases: what came, whom it answers, who built it; thanks, feedback, tips, outcome stories,
//! adoption. Pictures of a release are files like sketches.

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
        ddl::run(manager, pick(manager, FILES_POSTGRES, FILES_SQLITE)).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        ddl::run(
            manager,
            pick(manager, FILES_BACK_POSTGRES, FILES_BACK_SQLITE),
        )
        .await?;
        ddl::run(manager, DOWN).await
    }
}

fn pick(manager: &SchemaManager<'_>, postgres: &'static str, sqlite: &'static str) -> &'static str {
    match manager.get_database_backend() {
        DatabaseBackend::Postgres => postgres,
        _ => sqlite,
    }
}

/// `worked_at` is empty while proposals have still to follow and people to be told;
/// `release_people.told_at` is what tells everybody once.
const UP: &str = "
CREATE TABLE releases (
  id {uuid} PRIMARY KEY,
  number {big} CONSTRAINT releases_number_key UNIQUE,
  title_ja {text} NOT NULL CHECK (length(title_ja) <= 120),
  title_en {text} NOT NULL CHECK (length(title_en) <= 120),
  background_ja {text} NOT NULL CHECK (length(background_ja) <= 2000),
  background_en {text} NOT NULL CHECK (length(background_en) <= 2000),
  intended_use_ja {text} NOT NULL CHECK (length(intended_use_ja) <= 2000),
  intended_use_en {text} NOT NULL CHECK (length(intended_use_en) <= 2000),
  how_to_start_ja {text} NOT NULL CHECK (length(how_to_start_ja) <= 2000),
  how_to_start_en {text} NOT NULL CHECK (length(how_to_start_en) <= 2000),
  limits_ja {text} NOT NULL CHECK (length(limits_ja) <= 2000),
  limits_en {text} NOT NULL CHECK (length(limits_en) <= 2000),
  summary_ja {text} NOT NULL DEFAULT '' CHECK (length(summary_ja) <= 4000),
  summary_en {text} NOT NULL DEFAULT '' CHECK (length(summary_en) <= 4000),
  staff_document {text} NOT NULL CHECK (length(staff_document) <= 500),
  released_on {day},
  feedback_until {day},
  state {text} NOT NULL,
  form_token {text} NOT NULL CONSTRAINT releases_form_token_key UNIQUE,
  event_id {uuid} REFERENCES events (id),
  published_at {time},
  published_by {uuid} REFERENCES people (id),
  withdrawn_at {time},
  worked_at {time},
  owners_told_at {time},
  created_by {uuid} REFERENCES people (id),
  created_at {time} NOT NULL,
  version {int} NOT NULL DEFAULT 1,
  CONSTRAINT releases_have_a_title CHECK (length(title_ja) + length(title_en) > 0),
  CONSTRAINT releases_numbered CHECK ((number IS NULL) = (state = 'draft')),
  CONSTRAINT releases_published CHECK ((published_at IS NULL) = (state = 'draft') AND (released_on IS NOT NULL OR state = 'draft')),
  CONSTRAINT releases_told CHECK ((event_id IS NULL) = (state = 'draft')),
  CONSTRAINT releases_withdrawn CHECK ((withdrawn_at IS NOT NULL) = (state = 'withdrawn'))
) {strict};
CREATE INDEX releases_state_idx ON releases (state, number);
CREATE INDEX releases_open_idx ON releases (published_at) WHERE worked_at IS NULL AND state = 'published';

CREATE TABLE release_items (
  release_id {uuid} NOT NULL REFERENCES releases (id),
  item_id {uuid} NOT NULL REFERENCES roadmap_items (id),
  CONSTRAINT release_items_once PRIMARY KEY (release_id, item_id)
) {strict};
CREATE INDEX release_items_item_idx ON release_items (item_id);

CREATE TABLE release_proposals (
  release_id {uuid} NOT NULL REFERENCES releases (id),
  proposal_id {uuid} NOT NULL REFERENCES proposals (id),
  moved_at {time},
  gathered_at {time},
  CONSTRAINT release_proposals_once PRIMARY KEY (release_id, proposal_id)
) {strict};
CREATE INDEX release_proposals_proposal_idx ON release_proposals (proposal_id);

CREATE TABLE release_builders (
  release_id {uuid} NOT NULL REFERENCES releases (id),
  person_id {uuid} NOT NULL REFERENCES people (id),
  position {int} NOT NULL,
  CONSTRAINT release_builders_once PRIMARY KEY (release_id, person_id)
) {strict};
CREATE INDEX release_builders_person_idx ON release_builders (person_id);

CREATE TABLE release_people (
  release_id {uuid} NOT NULL REFERENCES releases (id),
  person_id {uuid} NOT NULL REFERENCES people (id),
  company_id {uuid} REFERENCES companies (id),
  proposal_id {uuid} NOT NULL REFERENCES proposals (id),
  asked_at {time},
  told_at {time},
  CONSTRAINT release_people_once PRIMARY KEY (release_id, person_id)
) {strict};
CREATE INDEX release_people_person_idx ON release_people (person_id);
CREATE INDEX release_people_company_idx ON release_people (company_id, release_id);
CREATE INDEX release_people_untold_idx ON release_people (release_id, proposal_id, person_id) WHERE told_at IS NULL;

CREATE TABLE thanks (
  id {uuid} PRIMARY KEY,
  release_id {uuid} NOT NULL REFERENCES releases (id),
  person_id {uuid} NOT NULL REFERENCES people (id),
  company_id {uuid} NOT NULL REFERENCES companies (id),
  text {text} NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
  lang {text} NOT NULL,
  may_quote {int} NOT NULL CHECK (may_quote IN (0, 1)),
  given_at {time} NOT NULL,
  edited_at {time},
  told_at {time},
  CONSTRAINT thanks_one_per_person UNIQUE (release_id, person_id)
) {strict};
CREATE INDEX thanks_given_idx ON thanks (given_at);
CREATE INDEX thanks_person_idx ON thanks (person_id);
CREATE INDEX thanks_company_idx ON thanks (company_id);
CREATE INDEX thanks_untold_idx ON thanks (release_id) WHERE told_at IS NULL;

CREATE TABLE thanks_weeks (
  week {day} PRIMARY KEY,
  told_at {time} NOT NULL
) {strict};

CREATE TABLE feedback (
  id {uuid} PRIMARY KEY,
  release_id {uuid} NOT NULL REFERENCES releases (id),
  person_id {uuid} NOT NULL REFERENCES people (id),
  scene {text} NOT NULL CHECK (length(scene) BETWEEN 1 AND 1000),
  worked {text} NOT NULL CHECK (length(worked) <= 2000),
  missing {text} NOT NULL CHECK (length(missing) <= 2000),
  lang {text} NOT NULL,
  given_at {time} NOT NULL,
  edited_at {time},
  CONSTRAINT feedback_one_per_person UNIQUE (release_id, person_id)
) {strict};
CREATE INDEX feedback_person_idx ON feedback (person_id);

CREATE TABLE tips (
  id {uuid} PRIMARY KEY,
  release_id {uuid} NOT NULL REFERENCES releases (id),
  text_ja {text} NOT NULL CHECK (length(text_ja) <= 1000),
  text_en {text} NOT NULL CHECK (length(text_en) <= 1000),
  feedback_id {uuid} REFERENCES feedback (id),
  form_token {text} NOT NULL,
  published_at {time} NOT NULL,
  published_by {uuid} NOT NULL REFERENCES people (id),
  CONSTRAINT tips_form_token_key UNIQUE (published_by, form_token),
  CONSTRAINT tips_say_something CHECK (length(text_ja) + length(text_en) > 0)
) {strict};
CREATE INDEX tips_release_idx ON tips (release_id, id);

CREATE TABLE outcome_stories (
  id {uuid} PRIMARY KEY,
  thanks_id {uuid} NOT NULL CONSTRAINT outcome_stories_one_per_thanks UNIQUE REFERENCES thanks (id),
  text_ja {text} NOT NULL CHECK (length(text_ja) <= 4000),
  text_en {text} NOT NULL CHECK (length(text_en) <= 4000),
  consent {text} NOT NULL,
  asked_by {uuid} NOT NULL REFERENCES people (id),
  asked_at {time} NOT NULL,
  answered_at {time},
  published_at {time},
  version {int} NOT NULL DEFAULT 1,
  CONSTRAINT outcome_stories_say_something CHECK (length(text_ja) + length(text_en) > 0),
  CONSTRAINT outcome_stories_answered CHECK ((answered_at IS NULL) = (consent = 'asked')),
  CONSTRAINT outcome_stories_need_consent CHECK (published_at IS NULL OR consent = 'given')
) {strict};

CREATE TABLE adoption (
  release_id {uuid} NOT NULL REFERENCES releases (id),
  day {day} NOT NULL,
  company_id {uuid} NOT NULL REFERENCES companies (id),
  people {int} NOT NULL CHECK (people >= 0),
  CONSTRAINT adoption_once PRIMARY KEY (release_id, day, company_id)
) {strict};
CREATE INDEX adoption_company_idx ON adoption (company_id);

INSERT INTO counters (name, value) VALUES ('releases', 0);

ALTER TABLE briefings ADD COLUMN release_id {uuid} REFERENCES releases (id)
  CONSTRAINT briefings_of_one_thing CHECK ((roadmap_version_id IS NULL) <> (release_id IS NULL));
CREATE UNIQUE INDEX briefings_one_per_release ON briefings (release_id);
";

const DOWN: &str = "
DELETE FROM briefing_questions WHERE briefing_id IN (SELECT id FROM briefings WHERE release_id IS NOT NULL);
DELETE FROM briefings WHERE release_id IS NOT NULL;
DROP INDEX briefings_one_per_release;
ALTER TABLE briefings DROP COLUMN release_id;
DROP TABLE adoption;
DROP TABLE outcome_stories;
DROP TABLE tips;
DROP TABLE feedback;
DROP TABLE thanks_weeks;
DROP TABLE thanks;
DROP TABLE release_people;
DROP TABLE release_builders;
DROP TABLE release_proposals;
DROP TABLE release_items;
DROP TABLE releases;
DELETE FROM counters WHERE name = 'releases';
";

const FILES_POSTGRES: &str = "
ALTER TABLE files ADD COLUMN release_id uuid REFERENCES releases (id);
ALTER TABLE files DROP CONSTRAINT files_have_one_parent;
ALTER TABLE files ADD CONSTRAINT files_have_one_parent CHECK (num_nonnulls(draft_id, proposal_id, release_id) = 1);
CREATE INDEX files_release_idx ON files (release_id);
";

const FILES_BACK_POSTGRES: &str = "
DELETE FROM files WHERE release_id IS NOT NULL;
ALTER TABLE files DROP CONSTRAINT files_have_one_parent;
ALTER TABLE files DROP COLUMN release_id;
ALTER TABLE files ADD CONSTRAINT files_have_one_parent CHECK ((draft_id IS NULL) <> (proposal_id IS NULL));
";

/// SQLite changes no constraint of a table that is there: the table is made anew.
const FILES_SQLITE: &str = "
CREATE TABLE files_of_three (
  id {uuid} PRIMARY KEY,
  key {text} NOT NULL CONSTRAINT files_key_key UNIQUE CHECK (length(key) = 32),
  owner_id {uuid} NOT NULL REFERENCES people (id),
  draft_id {uuid} REFERENCES drafts (id),
  proposal_id {uuid} REFERENCES proposals (id),
  name {text} NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  alt {text} NOT NULL CHECK (length(alt) BETWEEN 1 AND 200),
  kind {text} NOT NULL CHECK (kind IN ('png', 'jpeg', 'webp', 'pdf')),
  bytes {big} NOT NULL CHECK (bytes BETWEEN 1 AND 10485760),
  width {int} CHECK (width > 0),
  height {int} CHECK (height > 0),
  sha256 {bytes} NOT NULL CHECK (length(sha256) = 32),
  created_at {time} NOT NULL,
  release_id {uuid} REFERENCES releases (id),
  CONSTRAINT files_have_one_parent CHECK ((draft_id IS NOT NULL) + (proposal_id IS NOT NULL) + (release_id IS NOT NULL) = 1),
  CONSTRAINT files_pictures_have_a_size CHECK ((kind = 'pdf') = (width IS NULL) AND (width IS NULL) = (height IS NULL))
) {strict};
INSERT INTO files_of_three SELECT id, key, owner_id, draft_id, proposal_id, name, alt, kind, bytes, width, height, sha256, created_at, NULL FROM files;
DROP TABLE files;
ALTER TABLE files_of_three RENAME TO files;
CREATE INDEX files_owner_idx ON files (owner_id);
CREATE INDEX files_draft_idx ON files (draft_id);
CREATE INDEX files_proposal_idx ON files (proposal_id);
CREATE INDEX files_release_idx ON files (release_id);
";

const FILES_BACK_SQLITE: &str = "
CREATE TABLE files_of_two (
  id {uuid} PRIMARY KEY,
  key {text} NOT NULL CONSTRAINT files_key_key UNIQUE CHECK (length(key) = 32),
  owner_id {uuid} NOT NULL REFERENCES people (id),
  draft_id {uuid} REFERENCES drafts (id),
  proposal_id {uuid} REFERENCES proposals (id),
  name {text} NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  alt {text} NOT NULL CHECK (length(alt) BETWEEN 1 AND 200),
  kind {text} NOT NULL CHECK (kind IN ('png', 'jpeg', 'webp', 'pdf')),
  bytes {big} NOT NULL CHECK (bytes BETWEEN 1 AND 10485760),
  width {int} CHECK (width > 0),
  height {int} CHECK (height > 0),
  sha256 {bytes} NOT NULL CHECK (length(sha256) = 32),
  created_at {time} NOT NULL,
  CONSTRAINT files_have_one_parent CHECK ((draft_id IS NULL) <> (proposal_id IS NULL)),
  CONSTRAINT files_pictures_have_a_size CHECK ((kind = 'pdf') = (width IS NULL) AND (width IS NULL) = (height IS NULL))
) {strict};
INSERT INTO files_of_two SELECT id, key, owner_id, draft_id, proposal_id, name, alt, kind, bytes, width, height, sha256, created_at FROM files WHERE release_id IS NULL;
DROP TABLE files;
ALTER TABLE files_of_two RENAME TO files;
CREATE INDEX files_owner_idx ON files (owner_id);
CREATE INDEX files_draft_idx ON files (draft_id);
CREATE INDEX files_proposal_idx ON files (proposal_id);
";
