//! Administration: settings that are noticed when they change, a journal that nobody rewrites,
//! jobs with their last run, addresses that take no mail.

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
        match manager.get_database_backend() {
            DatabaseBackend::Postgres => ddl::run(manager, APPEND_ONLY_POSTGRES).await,
            _ => ddl::run(manager, APPEND_ONLY_SQLITE).await,
        }
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        match manager.get_database_backend() {
            DatabaseBackend::Postgres => ddl::run(manager, REWRITABLE_POSTGRES).await?,
            _ => ddl::run(manager, REWRITABLE_SQLITE).await?,
        }
        ddl::run(manager, DOWN).await
    }
}

const UP: &str = "
ALTER TABLE settings ADD COLUMN version {int} NOT NULL DEFAULT 1;

ALTER TABLE outbox ADD COLUMN retried_at {time};
CREATE INDEX outbox_state_idx ON outbox (state, id);

CREATE TABLE jobs (
  name {text} PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 40),
  next_at {time} NOT NULL,
  started_at {time},
  ended_at {time},
  took_ms {big} NOT NULL DEFAULT 0 CHECK (took_ms >= 0),
  done {big} NOT NULL DEFAULT 0 CHECK (done >= 0),
  runs {big} NOT NULL DEFAULT 0 CHECK (runs >= 0),
  failures {int} NOT NULL DEFAULT 0 CHECK (failures >= 0),
  failed_at {time},
  last_error {text} CHECK (length(last_error) <= 500),
  paused_until {time}
) {strict};

CREATE TABLE suppressions (
  email_folded {text} PRIMARY KEY CHECK (length(email_folded) BETWEEN 3 AND 254),
  cause {text} NOT NULL,
  answer {text} NOT NULL DEFAULT '' CHECK (length(answer) <= 500),
  added_by {uuid} REFERENCES people (id),
  added_at {time} NOT NULL
) {strict};
CREATE INDEX suppressions_added_idx ON suppressions (added_at, email_folded);

CREATE INDEX events_actor_idx ON events (actor_id, id);
CREATE INDEX events_kind_idx ON events (kind, id);
CREATE INDEX events_at_idx ON events (at, id);
";

const DOWN: &str = "
DROP INDEX events_at_idx;
DROP INDEX events_kind_idx;
DROP INDEX events_actor_idx;
DROP TABLE suppressions;
DROP TABLE jobs;
DROP INDEX outbox_state_idx;
ALTER TABLE outbox DROP COLUMN retried_at;
ALTER TABLE settings DROP COLUMN version;
";

// A statement of a trigger's body ends within the line: lines are what statements are told by.
const APPEND_ONLY_SQLITE: &str = "
CREATE TRIGGER events_no_update BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events_append_only'); END;
CREATE TRIGGER events_no_delete BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events_append_only'); END;
";

const REWRITABLE_SQLITE: &str = "
DROP TRIGGER events_no_delete;
DROP TRIGGER events_no_update;
";

const APPEND_ONLY_POSTGRES: &str = "
CREATE FUNCTION events_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'events_append_only'; END $$;
CREATE TRIGGER events_no_rewrite BEFORE UPDATE OR DELETE ON events FOR EACH ROW EXECUTE FUNCTION events_append_only();
CREATE TRIGGER events_no_truncate BEFORE TRUNCATE ON events FOR EACH STATEMENT EXECUTE FUNCTION events_append_only();
";

const REWRITABLE_POSTGRES: &str = "
DROP TRIGGER events_no_truncate ON events;
DROP TRIGGER events_no_rewrite ON events;
DROP FUNCTION events_append_only();
";
