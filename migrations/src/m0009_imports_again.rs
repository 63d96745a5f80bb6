//! Imports that fail wait before they are tried again, and what imports and their way back look
//! rows up by.

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

/// The conditions of the partial indexes stand literally in the queries.
const UP: &str = "
ALTER TABLE imports ADD COLUMN failures {int} NOT NULL DEFAULT 0;
ALTER TABLE imports ADD COLUMN retry_at {time};
CREATE INDEX companies_without_id_idx ON companies (name) WHERE external_id IS NULL;
DROP INDEX people_visits_idx;
CREATE INDEX people_visits_idx ON people (company_id, visited_at) WHERE state = 'active';
CREATE INDEX voices_of_company_idx ON voices (company_id);
CREATE INDEX reasons_of_company_idx ON reasons (company_id);
CREATE INDEX stories_of_company_idx ON stories (company_id);
";

const DOWN: &str = "
DROP INDEX stories_of_company_idx;
DROP INDEX reasons_of_company_idx;
DROP INDEX voices_of_company_idx;
DROP INDEX people_visits_idx;
CREATE INDEX people_visits_idx ON people (company_id, state, visited_at);
DROP INDEX companies_without_id_idx;
ALTER TABLE imports DROP COLUMN retry_at;
ALTER TABLE imports DROP COLUMN failures;
";
