//! Files that people send along. Each hangs on one draft or one proposal; the content lies in the
//! store of files under `key`.

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
CREATE TABLE files (
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
CREATE INDEX files_owner_idx ON files (owner_id);
CREATE INDEX files_draft_idx ON files (draft_id);
CREATE INDEX files_proposal_idx ON files (proposal_id);
";

const DOWN: &str = "
DROP TABLE files;
";
