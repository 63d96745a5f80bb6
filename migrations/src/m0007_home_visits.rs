//! When somebody was at home last, and what the news of that page are looked up by.

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
CREATE TABLE home_visits (
  person_id {uuid} PRIMARY KEY REFERENCES people (id),
  before_at {time},
  seen_at {time} NOT NULL,
  CONSTRAINT home_visits_go_forward CHECK (before_at IS NULL OR before_at <= seen_at)
) {strict};
CREATE INDEX watches_person_idx ON watches (person_id);
CREATE INDEX proposals_published_idx ON proposals (published_at);
CREATE INDEX people_joined_idx ON people (joined_at);
";

const DOWN: &str = "
DROP INDEX people_joined_idx;
DROP INDEX proposals_published_idx;
DROP INDEX watches_person_idx;
DROP TABLE home_visits;
";
