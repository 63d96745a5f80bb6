//! Accounts: links of mails, codes by mail, second factors, sessions one can tell apart, and what
//! slows guessers down.

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
ALTER TABLE sessions ADD COLUMN device {text} NOT NULL DEFAULT '' CHECK (length(device) <= 60);

ALTER TABLE sessions ADD COLUMN confirmed_at {time};

ALTER TABLE credentials ADD COLUMN short {int} NOT NULL DEFAULT 0 CHECK (short IN (0, 1));

CREATE TABLE account_links (
  id {uuid} PRIMARY KEY,
  person_id {uuid} NOT NULL REFERENCES people (id),
  purpose {text} NOT NULL,
  email_folded {text} NOT NULL CHECK (length(email_folded) <= 254),
  new_email {text} NOT NULL DEFAULT '' CHECK (length(new_email) <= 254),
  token_hash {bytes} NOT NULL CONSTRAINT account_links_token_key UNIQUE,
  created_at {time} NOT NULL,
  expires_at {time} NOT NULL,
  CONSTRAINT account_links_one_live UNIQUE (person_id, purpose)
) {strict};

CREATE TABLE mail_codes (
  token_hash {bytes} PRIMARY KEY,
  id {uuid} NOT NULL CONSTRAINT mail_codes_id_key UNIQUE,
  person_id {uuid} REFERENCES people (id),
  purpose {text} NOT NULL,
  attempts {int} NOT NULL DEFAULT 0 CONSTRAINT mail_codes_attempts CHECK (attempts BETWEEN 0 AND 5),
  created_at {time} NOT NULL,
  expires_at {time} NOT NULL
) {strict};
CREATE INDEX mail_codes_person_idx ON mail_codes (person_id, purpose);

CREATE TABLE second_factors (
  person_id {uuid} PRIMARY KEY REFERENCES people (id),
  id {uuid} NOT NULL,
  last_step {big} NOT NULL DEFAULT 0,
  created_at {time} NOT NULL,
  confirmed_at {time}
) {strict};

CREATE TABLE recovery_codes (
  person_id {uuid} NOT NULL REFERENCES people (id),
  code_hash {bytes} NOT NULL,
  used_at {time},
  PRIMARY KEY (person_id, code_hash)
) {strict};

CREATE TABLE challenges (
  token_hash {bytes} PRIMARY KEY,
  person_id {uuid} NOT NULL REFERENCES people (id),
  attempts {int} NOT NULL DEFAULT 0 CONSTRAINT challenges_attempts CHECK (attempts BETWEEN 0 AND 5),
  created_at {time} NOT NULL,
  expires_at {time} NOT NULL
) {strict};

CREATE TABLE attempts (
  bucket {text} PRIMARY KEY CHECK (length(bucket) <= 80),
  failures {int} NOT NULL CHECK (failures >= 0),
  wait_until {time},
  forget_at {time} NOT NULL
) {strict};

CREATE TABLE rate_buckets (
  bucket {text} PRIMARY KEY CHECK (length(bucket) <= 80),
  full_at {big} NOT NULL
) {strict};
";

const DOWN: &str = "
DROP TABLE rate_buckets;
DROP TABLE attempts;
DROP TABLE challenges;
DROP TABLE recovery_codes;
DROP TABLE second_factors;
DROP TABLE mail_codes;
DROP TABLE account_links;
ALTER TABLE credentials DROP COLUMN short;
ALTER TABLE sessions DROP COLUMN confirmed_at;
ALTER TABLE sessions DROP COLUMN device;
";
