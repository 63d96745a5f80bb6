//! A proposal in the other language: what its author or the vendor's people say it says.

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
        ddl::run(manager, "DROP TABLE translations").await
    }
}

const UP: &str = "
CREATE TABLE translations (
  proposal_id {uuid} NOT NULL REFERENCES proposals (id),
  lang {text} NOT NULL,
  title {text} NOT NULL CHECK (length(title) BETWEEN 1 AND 120),
  request {text} NOT NULL CHECK (length(request) BETWEEN 1 AND 1000),
  reason {text} NOT NULL CHECK (length(reason) BETWEEN 1 AND 4000),
  means {text} NOT NULL CHECK (length(means) <= 4000),
  of_version {int} NOT NULL CHECK (of_version >= 1),
  translated_by {uuid} NOT NULL REFERENCES people (id),
  translated_at {time} NOT NULL,
  version {int} NOT NULL DEFAULT 1,
  PRIMARY KEY (proposal_id, lang)
) {strict};
";
