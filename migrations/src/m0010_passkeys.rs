//! Passkeys: what somebody may sign in with, what a browser was just asked, and which sessions
//! were opened by one.

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

/// An id of a credential has at most 1,023 bytes (WebAuthn, 4), and a question names those that a
/// person has already.
const UP: &str = "
ALTER TABLE sessions ADD COLUMN by_passkey {int} NOT NULL DEFAULT 0 CHECK (by_passkey IN (0, 1));

CREATE TABLE passkeys (
  id {uuid} PRIMARY KEY,
  person_id {uuid} NOT NULL REFERENCES people (id),
  credential_id {bytes} NOT NULL CONSTRAINT passkeys_credential_key UNIQUE CHECK (length(credential_id) <= 1023),
  name {text} NOT NULL CHECK (length(name) <= 60),
  data {text} NOT NULL CHECK (length(data) <= 8000),
  created_at {time} NOT NULL,
  last_used_at {time}
) {strict};
CREATE INDEX passkeys_person_idx ON passkeys (person_id, created_at);

CREATE TABLE passkey_ceremonies (
  token_hash {bytes} PRIMARY KEY,
  person_id {uuid} REFERENCES people (id),
  name {text} NOT NULL DEFAULT '' CHECK (length(name) <= 60),
  options {text} NOT NULL CHECK (length(options) <= 40000),
  state {text} NOT NULL CHECK (length(state) <= 40000),
  created_at {time} NOT NULL,
  expires_at {time} NOT NULL
) {strict};
CREATE INDEX passkey_ceremonies_expires_idx ON passkey_ceremonies (expires_at);
";

const DOWN: &str = "
DROP TABLE passkey_ceremonies;
DROP TABLE passkeys;
ALTER TABLE sessions DROP COLUMN by_passkey;
";
