//! Whose a kept post is: on a shared computer the next person must not be shown it.

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

/// No foreign key: SQLite could not drop the column again, and a row lives half an hour.
const UP: &str = "
ALTER TABLE kept_posts ADD COLUMN person_id {uuid};
";

const DOWN: &str = "
ALTER TABLE kept_posts DROP COLUMN person_id;
";
