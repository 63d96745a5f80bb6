//! The first loop: customers and people, invitations and sessions, proposals with voices,
//! reasons, comments and answers, events, notices and the mail outbox.

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

const UP: &str = "
CREATE TABLE settings (
  id {int} PRIMARY KEY CHECK (id = 1),
  vendor_name_ja {text} NOT NULL,
  vendor_name_en {text} NOT NULL,
  product_name_ja {text} NOT NULL,
  product_name_en {text} NOT NULL,
  time_zone {text} NOT NULL,
  default_lang {text} NOT NULL,
  sender_name {text} NOT NULL,
  sender_address {text} NOT NULL,
  working_days {text} NOT NULL,
  first_word_days {int} NOT NULL CHECK (first_word_days BETWEEN 1 AND 60)
) {strict};

CREATE TABLE holidays (
  day {day} PRIMARY KEY
) {strict};

CREATE TABLE counters (
  name {text} PRIMARY KEY,
  value {big} NOT NULL
) {strict};

INSERT INTO counters (name, value) VALUES ('proposals', 0);

CREATE TABLE companies (
  id {uuid} PRIMARY KEY,
  external_id {text} CONSTRAINT companies_external_id_key UNIQUE,
  name {text} NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  sort_key {text} NOT NULL,
  segment {text} NOT NULL DEFAULT '' CHECK (length(segment) <= 80),
  industry {text} NOT NULL DEFAULT '' CHECK (length(industry) <= 80),
  size {text},
  region {text} NOT NULL DEFAULT '' CHECK (length(region) <= 80),
  plan {text} NOT NULL DEFAULT '' CHECK (length(plan) <= 80),
  tier {text} NOT NULL,
  customer_since {day},
  renewal_date {day},
  owner_id {uuid},
  people_count {int} NOT NULL DEFAULT 0 CHECK (people_count >= 0),
  invited_count {int} NOT NULL DEFAULT 0 CHECK (invited_count >= 0),
  active_count {int} NOT NULL DEFAULT 0 CHECK (active_count >= 0),
  open_proposals_count {int} NOT NULL DEFAULT 0 CHECK (open_proposals_count >= 0),
  created_at {time} NOT NULL,
  updated_at {time} NOT NULL,
  version {int} NOT NULL DEFAULT 1
) {strict};
CREATE INDEX companies_sort_idx ON companies (sort_key, id);

CREATE TABLE people (
  id {uuid} PRIMARY KEY,
  company_id {uuid} REFERENCES companies (id),
  email {text} NOT NULL CHECK (length(email) BETWEEN 3 AND 254),
  email_folded {text} NOT NULL CONSTRAINT people_email_key UNIQUE,
  family_name {text} NOT NULL CHECK (length(family_name) <= 60),
  given_name {text} NOT NULL DEFAULT '' CHECK (length(given_name) <= 60),
  reading {text} NOT NULL DEFAULT '' CHECK (length(reading) <= 60),
  sort_key {text} NOT NULL,
  lang {text} NOT NULL,
  time_zone {text} NOT NULL,
  state {text} NOT NULL,
  job_title {text} NOT NULL DEFAULT '' CHECK (length(job_title) <= 80),
  processes {text} NOT NULL DEFAULT '' CHECK (length(processes) <= 1000),
  can_help_with {text} NOT NULL DEFAULT '' CHECK (length(can_help_with) <= 1000),
  goal {text} NOT NULL DEFAULT '' CHECK (length(goal) <= 1000),
  pain {text} NOT NULL DEFAULT '' CHECK (length(pain) <= 1000),
  use_case {text} NOT NULL DEFAULT '' CHECK (length(use_case) <= 1000),
  unread_count {int} NOT NULL DEFAULT 0 CHECK (unread_count >= 0),
  watch_default {bool} NOT NULL,
  created_at {time} NOT NULL,
  updated_at {time} NOT NULL,
  joined_at {time}
) {strict};
CREATE INDEX people_company_idx ON people (company_id, sort_key);

CREATE TABLE staff_roles (
  person_id {uuid} NOT NULL REFERENCES people (id),
  role {text} NOT NULL,
  PRIMARY KEY (person_id, role)
) {strict};

CREATE TABLE credentials (
  person_id {uuid} PRIMARY KEY REFERENCES people (id),
  password_hash {text} NOT NULL,
  updated_at {time} NOT NULL
) {strict};

CREATE TABLE consents (
  person_id {uuid} NOT NULL REFERENCES people (id),
  kind {text} NOT NULL,
  version {int} NOT NULL,
  given_at {time} NOT NULL,
  PRIMARY KEY (person_id, kind)
) {strict};

CREATE TABLE sessions (
  id {uuid} PRIMARY KEY,
  person_id {uuid} NOT NULL REFERENCES people (id),
  token_hash {bytes} NOT NULL CONSTRAINT sessions_token_key UNIQUE,
  created_at {time} NOT NULL,
  seen_at {time} NOT NULL,
  expires_at {time} NOT NULL
) {strict};
CREATE INDEX sessions_person_idx ON sessions (person_id);

CREATE TABLE invitations (
  id {uuid} PRIMARY KEY,
  person_id {uuid} NOT NULL REFERENCES people (id),
  email_folded {text} NOT NULL,
  issue {int} NOT NULL,
  token_hash {bytes} NOT NULL CONSTRAINT invitations_token_key UNIQUE,
  lang {text} NOT NULL,
  personal_line {text} NOT NULL DEFAULT '' CHECK (length(personal_line) <= 500),
  invited_by {uuid} REFERENCES people (id),
  created_at {time} NOT NULL,
  expires_at {time} NOT NULL,
  opened_at {time},
  used_at {time},
  revoked_at {time},
  reminded_at {time},
  reminders {int} NOT NULL DEFAULT 0
) {strict};
CREATE INDEX invitations_person_idx ON invitations (person_id, created_at);

CREATE TABLE drafts (
  id {uuid} PRIMARY KEY,
  author_id {uuid} NOT NULL REFERENCES people (id),
  title {text} NOT NULL CHECK (length(title) <= 120),
  request {text} NOT NULL CHECK (length(request) <= 1000),
  reason {text} NOT NULL CHECK (length(reason) <= 4000),
  means {text} NOT NULL CHECK (length(means) <= 4000),
  area {text},
  audience {text},
  lang {text},
  form_token {text} NOT NULL,
  created_at {time} NOT NULL,
  saved_at {time} NOT NULL,
  CONSTRAINT drafts_form_token_key UNIQUE (author_id, form_token)
) {strict};
CREATE INDEX drafts_author_idx ON drafts (author_id, saved_at);

CREATE TABLE proposals (
  id {uuid} PRIMARY KEY,
  number {big} NOT NULL CONSTRAINT proposals_number_key UNIQUE,
  author_id {uuid} NOT NULL REFERENCES people (id),
  company_id {uuid} REFERENCES companies (id),
  title {text} NOT NULL CHECK (length(title) BETWEEN 1 AND 120),
  request {text} NOT NULL CHECK (length(request) BETWEEN 1 AND 1000),
  reason {text} NOT NULL CHECK (length(reason) BETWEEN 1 AND 4000),
  means {text} NOT NULL CHECK (length(means) <= 4000),
  lang {text} NOT NULL,
  area {text} NOT NULL,
  audience {text} NOT NULL,
  status {text} NOT NULL,
  companies_count {int} NOT NULL DEFAULT 0 CHECK (companies_count >= 0),
  people_count {int} NOT NULL DEFAULT 0 CHECK (people_count >= companies_count),
  reasons_count {int} NOT NULL DEFAULT 0 CHECK (reasons_count >= 0),
  comments_count {int} NOT NULL DEFAULT 0 CHECK (comments_count >= 0),
  first_word_due {day},
  next_word_due {day},
  next_look {day},
  published_at {time} NOT NULL,
  moved_at {time} NOT NULL,
  edited_at {time},
  answered_at {time},
  version {int} NOT NULL DEFAULT 1,
  CONSTRAINT proposals_parked_has_next_look CHECK (status <> 'parked' OR next_look IS NOT NULL)
) {strict};
CREATE INDEX proposals_companies_idx ON proposals (companies_count, number);
CREATE INDEX proposals_moved_idx ON proposals (moved_at, number);
CREATE INDEX proposals_author_idx ON proposals (author_id);
CREATE INDEX proposals_company_idx ON proposals (company_id);

CREATE TABLE revisions (
  proposal_id {uuid} NOT NULL REFERENCES proposals (id),
  version {int} NOT NULL,
  title {text} NOT NULL,
  request {text} NOT NULL,
  reason {text} NOT NULL,
  means {text} NOT NULL,
  edited_by {uuid} NOT NULL REFERENCES people (id),
  edited_at {time} NOT NULL,
  PRIMARY KEY (proposal_id, version)
) {strict};

CREATE TABLE voices (
  proposal_id {uuid} NOT NULL REFERENCES proposals (id),
  person_id {uuid} NOT NULL REFERENCES people (id),
  company_id {uuid} NOT NULL REFERENCES companies (id),
  given_at {time} NOT NULL,
  CONSTRAINT voices_one_per_person PRIMARY KEY (proposal_id, person_id)
) {strict};
CREATE INDEX voices_company_idx ON voices (proposal_id, company_id);
CREATE INDEX voices_person_idx ON voices (person_id);

CREATE TABLE reasons (
  id {uuid} PRIMARY KEY,
  proposal_id {uuid} NOT NULL REFERENCES proposals (id),
  person_id {uuid} NOT NULL REFERENCES people (id),
  company_id {uuid} NOT NULL REFERENCES companies (id),
  text {text} NOT NULL CHECK (length(text) BETWEEN 1 AND 4000),
  lang {text} NOT NULL,
  created_at {time} NOT NULL,
  edited_at {time},
  CONSTRAINT reasons_one_per_person UNIQUE (proposal_id, person_id)
) {strict};

CREATE TABLE decisions (
  id {uuid} PRIMARY KEY,
  proposal_id {uuid} NOT NULL REFERENCES proposals (id),
  status {text} NOT NULL,
  reason {text} NOT NULL,
  lang {text} NOT NULL,
  next_word {day},
  next_look {day},
  decided_by {uuid} NOT NULL REFERENCES people (id),
  decided_at {time} NOT NULL,
  CONSTRAINT decisions_have_a_reason CHECK (length(trim(reason)) BETWEEN 1 AND 4000),
  CONSTRAINT decisions_parked_have_next_look CHECK (status <> 'parked' OR next_look IS NOT NULL)
) {strict};
CREATE INDEX decisions_proposal_idx ON decisions (proposal_id, decided_at);

CREATE TABLE comments (
  id {uuid} PRIMARY KEY,
  proposal_id {uuid} NOT NULL REFERENCES proposals (id),
  seq {big} NOT NULL,
  person_id {uuid} NOT NULL REFERENCES people (id),
  body {text} NOT NULL CHECK (length(body) BETWEEN 1 AND 4000),
  mentions {text} NOT NULL,
  lang {text} NOT NULL,
  form_token {text} NOT NULL,
  created_at {time} NOT NULL,
  CONSTRAINT comments_seq_key UNIQUE (proposal_id, seq),
  CONSTRAINT comments_form_token_key UNIQUE (person_id, form_token)
) {strict};

CREATE TABLE reactions (
  comment_id {uuid} NOT NULL REFERENCES comments (id),
  kind {text} NOT NULL,
  person_id {uuid} NOT NULL REFERENCES people (id),
  CONSTRAINT reactions_one_per_person PRIMARY KEY (comment_id, kind, person_id)
) {strict};

CREATE TABLE watches (
  proposal_id {uuid} NOT NULL REFERENCES proposals (id),
  person_id {uuid} NOT NULL REFERENCES people (id),
  PRIMARY KEY (proposal_id, person_id)
) {strict};

CREATE TABLE events (
  id {uuid} PRIMARY KEY,
  kind {text} NOT NULL,
  subject_id {uuid} NOT NULL,
  actor_id {uuid},
  facts {text} NOT NULL,
  at {time} NOT NULL
) {strict};
CREATE INDEX events_subject_idx ON events (subject_id, at);

CREATE TABLE notices (
  id {uuid} PRIMARY KEY,
  person_id {uuid} NOT NULL REFERENCES people (id),
  event_id {uuid} NOT NULL REFERENCES events (id),
  kind {text} NOT NULL,
  facts {text} NOT NULL,
  at {time} NOT NULL,
  read_at {time},
  CONSTRAINT notices_once UNIQUE (event_id, person_id, kind)
) {strict};
CREATE INDEX notices_person_idx ON notices (person_id, id);

CREATE TABLE fanouts (
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

CREATE TABLE outbox (
  id {uuid} PRIMARY KEY,
  event_id {uuid} NOT NULL REFERENCES events (id),
  person_id {uuid} NOT NULL REFERENCES people (id),
  kind {text} NOT NULL,
  to_address {text} NOT NULL,
  lang {text} NOT NULL,
  facts {text} NOT NULL,
  message_id {text} NOT NULL CONSTRAINT outbox_message_id_key UNIQUE,
  state {text} NOT NULL,
  attempts {int} NOT NULL DEFAULT 0,
  not_before {time} NOT NULL,
  leased_until {time},
  lease {uuid},
  last_error {text},
  created_at {time} NOT NULL,
  sent_at {time},
  CONSTRAINT outbox_once UNIQUE (event_id, person_id, kind)
) {strict};
CREATE INDEX outbox_due_idx ON outbox (state, not_before);

CREATE TABLE switched_off (
  person_id {uuid} NOT NULL REFERENCES people (id),
  topic {text} NOT NULL,
  at {time} NOT NULL,
  PRIMARY KEY (person_id, topic)
) {strict};

CREATE TABLE kept_posts (
  token_hash {bytes} PRIMARY KEY,
  path {text} NOT NULL CHECK (length(path) <= 500),
  body {text} NOT NULL,
  created_at {time} NOT NULL,
  expires_at {time} NOT NULL
) {strict};
";

const DOWN: &str = "
DROP TABLE kept_posts;
DROP TABLE switched_off;
DROP TABLE outbox;
DROP TABLE fanouts;
DROP TABLE notices;
DROP TABLE events;
DROP TABLE watches;
DROP TABLE reactions;
DROP TABLE comments;
DROP TABLE decisions;
DROP TABLE reasons;
DROP TABLE voices;
DROP TABLE revisions;
DROP TABLE proposals;
DROP TABLE drafts;
DROP TABLE invitations;
DROP TABLE sessions;
DROP TABLE consents;
DROP TABLE credentials;
DROP TABLE staff_roles;
DROP TABLE people;
DROP TABLE companies;
DROP TABLE counters;
DROP TABLE holidays;
DROP TABLE settings;
";
