//! The search index: what stands in which place of which proposal, and the words of it.

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
        let script = match manager.get_database_backend() {
            DatabaseBackend::Postgres => UP_POSTGRES,
            _ => UP_SQLITE,
        };
        ddl::run(manager, script).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let script = match manager.get_database_backend() {
            DatabaseBackend::Postgres => "DROP TABLE proposal_search",
            _ => DOWN_SQLITE,
        };
        ddl::run(manager, script).await
    }
}

/// `ascii` splits at spaces and leaves what is beyond ASCII alone: the tokens are ours.
/// `secure-delete`: words that were taken out must not stay in the file.
const UP_SQLITE: &str = "
CREATE TABLE proposal_search (
  id INTEGER PRIMARY KEY,
  proposal_id {uuid} NOT NULL REFERENCES proposals (id) ON DELETE CASCADE,
  place {int} NOT NULL CHECK (place BETWEEN 1 AND 3)
) {strict};
CREATE INDEX proposal_search_proposal_idx ON proposal_search (proposal_id);

CREATE VIRTUAL TABLE proposal_search_words USING fts5 (words, tokenize = 'ascii', columnsize = 0);
INSERT INTO proposal_search_words (proposal_search_words, rank) VALUES ('secure-delete', 1);

CREATE TRIGGER proposal_search_forgets AFTER DELETE ON proposal_search
BEGIN DELETE FROM proposal_search_words WHERE rowid = old.id; END;
";

const DOWN_SQLITE: &str = "
DROP TRIGGER proposal_search_forgets;
DROP TABLE proposal_search_words;
DROP TABLE proposal_search;
";

const UP_POSTGRES: &str = "
CREATE TABLE proposal_search (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  proposal_id {uuid} NOT NULL REFERENCES proposals (id) ON DELETE CASCADE,
  place {int} NOT NULL CHECK (place BETWEEN 1 AND 3),
  words tsvector NOT NULL
);
CREATE INDEX proposal_search_proposal_idx ON proposal_search (proposal_id);
CREATE INDEX proposal_search_words_idx ON proposal_search USING gin (words);
";
