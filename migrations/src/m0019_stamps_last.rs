//! Stamps rise at the commit, in PostgreSQL: each is one row, which a transaction holds until its
//! end. Raised in the middle of it, two that also share something else could wait for each other.
//! The same for the two stamps against each other: who raises any waits for its turn first.
//!
//! SQLite has one writer, and nothing to do here.

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
        match manager.get_database_backend() {
            DatabaseBackend::Postgres => ddl::run(manager, UP).await,
            _ => Ok(()),
        }
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        match manager.get_database_backend() {
            DatabaseBackend::Postgres => ddl::run(manager, DOWN).await,
            _ => Ok(()),
        }
    }
}

/// The number of the lock means nothing; nothing else of this product takes one with two numbers.
const UP: &str = "
CREATE OR REPLACE FUNCTION roadmap_stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_advisory_xact_lock(19, 1); UPDATE roadmap_stamps SET stamp = stamp + 1; RETURN NULL; END $$;
CREATE OR REPLACE FUNCTION feed_content_stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_advisory_xact_lock(19, 1); UPDATE feed_stamps SET content = content + 1; RETURN NULL; END $$;
CREATE OR REPLACE FUNCTION feed_owners_stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_advisory_xact_lock(19, 1); UPDATE feed_stamps SET owners = owners + 1; RETURN NULL; END $$;
DROP TRIGGER roadmap_items_stamp ON roadmap_items;
DROP TRIGGER roadmap_versions_stamp ON roadmap_versions;
DROP TRIGGER themes_stamp ON themes;
DROP TRIGGER roadmap_versions_feed_stamp ON roadmap_versions;
DROP TRIGGER releases_feed_stamp ON releases;
DROP TRIGGER settings_feed_stamp ON settings;
DROP TRIGGER feed_keys_stamp ON feed_keys;
DROP TRIGGER people_feed_stamp ON people;
CREATE CONSTRAINT TRIGGER roadmap_items_stamp AFTER UPDATE ON roadmap_items DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((OLD.proposals_count, OLD.companies_count, OLD.reasons_count) IS DISTINCT FROM (NEW.proposals_count, NEW.companies_count, NEW.reasons_count)) EXECUTE FUNCTION roadmap_stamp();
CREATE CONSTRAINT TRIGGER roadmap_versions_stamp AFTER UPDATE ON roadmap_versions DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.number IS NOT NULL) EXECUTE FUNCTION roadmap_stamp();
CREATE CONSTRAINT TRIGGER themes_stamp AFTER INSERT OR UPDATE OR DELETE ON themes DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION roadmap_stamp();
CREATE CONSTRAINT TRIGGER roadmap_versions_feed_stamp AFTER UPDATE ON roadmap_versions DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.number IS NOT NULL) EXECUTE FUNCTION feed_content_stamp();
CREATE CONSTRAINT TRIGGER releases_feed_stamp AFTER UPDATE ON releases DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.number IS NOT NULL AND (OLD.version, OLD.state) IS DISTINCT FROM (NEW.version, NEW.state)) EXECUTE FUNCTION feed_content_stamp();
CREATE CONSTRAINT TRIGGER settings_feed_stamp AFTER UPDATE ON settings DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION feed_content_stamp();
CREATE CONSTRAINT TRIGGER feed_keys_stamp AFTER INSERT OR UPDATE ON feed_keys DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION feed_owners_stamp();
CREATE CONSTRAINT TRIGGER people_feed_stamp AFTER UPDATE ON people DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.state = 'active' AND (OLD.state, OLD.lang) IS DISTINCT FROM (NEW.state, NEW.lang)) EXECUTE FUNCTION feed_owners_stamp();
";

const DOWN: &str = "
DROP TRIGGER people_feed_stamp ON people;
DROP TRIGGER feed_keys_stamp ON feed_keys;
DROP TRIGGER settings_feed_stamp ON settings;
DROP TRIGGER releases_feed_stamp ON releases;
DROP TRIGGER roadmap_versions_feed_stamp ON roadmap_versions;
DROP TRIGGER themes_stamp ON themes;
DROP TRIGGER roadmap_versions_stamp ON roadmap_versions;
DROP TRIGGER roadmap_items_stamp ON roadmap_items;
CREATE TRIGGER roadmap_items_stamp AFTER UPDATE ON roadmap_items FOR EACH ROW WHEN ((OLD.proposals_count, OLD.companies_count, OLD.reasons_count) IS DISTINCT FROM (NEW.proposals_count, NEW.companies_count, NEW.reasons_count)) EXECUTE FUNCTION roadmap_stamp();
CREATE TRIGGER roadmap_versions_stamp AFTER UPDATE ON roadmap_versions FOR EACH ROW WHEN (NEW.number IS NOT NULL) EXECUTE FUNCTION roadmap_stamp();
CREATE TRIGGER themes_stamp AFTER INSERT OR UPDATE OR DELETE ON themes FOR EACH ROW EXECUTE FUNCTION roadmap_stamp();
CREATE TRIGGER roadmap_versions_feed_stamp AFTER UPDATE ON roadmap_versions FOR EACH ROW WHEN (NEW.number IS NOT NULL) EXECUTE FUNCTION feed_content_stamp();
CREATE TRIGGER releases_feed_stamp AFTER UPDATE ON releases FOR EACH ROW WHEN (NEW.number IS NOT NULL AND (OLD.version, OLD.state) IS DISTINCT FROM (NEW.version, NEW.state)) EXECUTE FUNCTION feed_content_stamp();
CREATE TRIGGER settings_feed_stamp AFTER UPDATE ON settings FOR EACH ROW EXECUTE FUNCTION feed_content_stamp();
CREATE TRIGGER feed_keys_stamp AFTER INSERT OR UPDATE ON feed_keys FOR EACH ROW EXECUTE FUNCTION feed_owners_stamp();
CREATE TRIGGER people_feed_stamp AFTER UPDATE ON people FOR EACH ROW WHEN (OLD.state = 'active' AND (OLD.state, OLD.lang) IS DISTINCT FROM (NEW.state, NEW.lang)) EXECUTE FUNCTION feed_owners_stamp();
CREATE OR REPLACE FUNCTION feed_owners_stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN UPDATE feed_stamps SET owners = owners + 1; RETURN NULL; END $$;
CREATE OR REPLACE FUNCTION feed_content_stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN UPDATE feed_stamps SET content = content + 1; RETURN NULL; END $$;
CREATE OR REPLACE FUNCTION roadmap_stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN UPDATE roadmap_stamps SET stamp = stamp + 1; RETURN NULL; END $$;
";
