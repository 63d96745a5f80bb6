//! Stamps that rise with what many people read alike, so that what is kept in memory under one is
//! right as long as it stands, in whatever process it was changed.
//!
//! That of the roadmap: counts of items, versions, themes; entries and links of a published version
//! are fixed already. Those of feeds: what they say, and whom their addresses belong to.

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
        let rising = match manager.get_database_backend() {
            DatabaseBackend::Postgres => RISING_POSTGRES,
            _ => RISING_SQLITE,
        };
        ddl::run(manager, rising).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let still = match manager.get_database_backend() {
            DatabaseBackend::Postgres => STILL_POSTGRES,
            _ => STILL_SQLITE,
        };
        ddl::run(manager, still).await?;
        ddl::run(manager, DOWN).await
    }
}

const UP: &str = "
CREATE TABLE roadmap_stamps (
  id {int} PRIMARY KEY CHECK (id = 1),
  stamp {big} NOT NULL
) {strict};
INSERT INTO roadmap_stamps (id, stamp) VALUES (1, 0);

CREATE TABLE feed_stamps (
  id {int} PRIMARY KEY CHECK (id = 1),
  content {big} NOT NULL,
  owners {big} NOT NULL
) {strict};
INSERT INTO feed_stamps (id, content, owners) VALUES (1, 0, 0);
";

const DOWN: &str = "
DROP TABLE feed_stamps;
DROP TABLE roadmap_stamps;
";

/// An item is counted anew with every voice, and mostly comes out the same; people are written to
/// with every visit. Only a difference counts, or all of these would wait for one row.
const RISING_SQLITE: &str = "
CREATE TRIGGER roadmap_items_stamp AFTER UPDATE ON roadmap_items WHEN (OLD.proposals_count, OLD.companies_count, OLD.reasons_count) IS NOT (NEW.proposals_count, NEW.companies_count, NEW.reasons_count) BEGIN UPDATE roadmap_stamps SET stamp = stamp + 1; END;
CREATE TRIGGER roadmap_versions_stamp AFTER UPDATE ON roadmap_versions WHEN NEW.number IS NOT NULL BEGIN UPDATE roadmap_stamps SET stamp = stamp + 1; END;
CREATE TRIGGER themes_insert_stamp AFTER INSERT ON themes BEGIN UPDATE roadmap_stamps SET stamp = stamp + 1; END;
CREATE TRIGGER themes_update_stamp AFTER UPDATE ON themes BEGIN UPDATE roadmap_stamps SET stamp = stamp + 1; END;
CREATE TRIGGER themes_delete_stamp AFTER DELETE ON themes BEGIN UPDATE roadmap_stamps SET stamp = stamp + 1; END;
CREATE TRIGGER roadmap_versions_feed_stamp AFTER UPDATE ON roadmap_versions WHEN NEW.number IS NOT NULL BEGIN UPDATE feed_stamps SET content = content + 1; END;
CREATE TRIGGER releases_feed_stamp AFTER UPDATE ON releases WHEN NEW.number IS NOT NULL AND (OLD.version, OLD.state) IS NOT (NEW.version, NEW.state) BEGIN UPDATE feed_stamps SET content = content + 1; END;
CREATE TRIGGER settings_feed_stamp AFTER UPDATE ON settings BEGIN UPDATE feed_stamps SET content = content + 1; END;
CREATE TRIGGER feed_keys_insert_stamp AFTER INSERT ON feed_keys BEGIN UPDATE feed_stamps SET owners = owners + 1; END;
CREATE TRIGGER feed_keys_update_stamp AFTER UPDATE ON feed_keys BEGIN UPDATE feed_stamps SET owners = owners + 1; END;
CREATE TRIGGER people_feed_stamp AFTER UPDATE ON people WHEN OLD.state = 'active' AND (OLD.state, OLD.lang) IS NOT (NEW.state, NEW.lang) BEGIN UPDATE feed_stamps SET owners = owners + 1; END;
";

const STILL_SQLITE: &str = "
DROP TRIGGER people_feed_stamp;
DROP TRIGGER feed_keys_update_stamp;
DROP TRIGGER feed_keys_insert_stamp;
DROP TRIGGER settings_feed_stamp;
DROP TRIGGER releases_feed_stamp;
DROP TRIGGER roadmap_versions_feed_stamp;
DROP TRIGGER themes_delete_stamp;
DROP TRIGGER themes_update_stamp;
DROP TRIGGER themes_insert_stamp;
DROP TRIGGER roadmap_versions_stamp;
DROP TRIGGER roadmap_items_stamp;
";

const RISING_POSTGRES: &str = "
CREATE FUNCTION roadmap_stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN UPDATE roadmap_stamps SET stamp = stamp + 1; RETURN NULL; END $$;
CREATE TRIGGER roadmap_items_stamp AFTER UPDATE ON roadmap_items FOR EACH ROW WHEN ((OLD.proposals_count, OLD.companies_count, OLD.reasons_count) IS DISTINCT FROM (NEW.proposals_count, NEW.companies_count, NEW.reasons_count)) EXECUTE FUNCTION roadmap_stamp();
CREATE TRIGGER roadmap_versions_stamp AFTER UPDATE ON roadmap_versions FOR EACH ROW WHEN (NEW.number IS NOT NULL) EXECUTE FUNCTION roadmap_stamp();
CREATE TRIGGER themes_stamp AFTER INSERT OR UPDATE OR DELETE ON themes FOR EACH ROW EXECUTE FUNCTION roadmap_stamp();
CREATE FUNCTION feed_content_stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN UPDATE feed_stamps SET content = content + 1; RETURN NULL; END $$;
CREATE FUNCTION feed_owners_stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN UPDATE feed_stamps SET owners = owners + 1; RETURN NULL; END $$;
CREATE TRIGGER roadmap_versions_feed_stamp AFTER UPDATE ON roadmap_versions FOR EACH ROW WHEN (NEW.number IS NOT NULL) EXECUTE FUNCTION feed_content_stamp();
CREATE TRIGGER releases_feed_stamp AFTER UPDATE ON releases FOR EACH ROW WHEN (NEW.number IS NOT NULL AND (OLD.version, OLD.state) IS DISTINCT FROM (NEW.version, NEW.state)) EXECUTE FUNCTION feed_content_stamp();
CREATE TRIGGER settings_feed_stamp AFTER UPDATE ON settings FOR EACH ROW EXECUTE FUNCTION feed_content_stamp();
CREATE TRIGGER feed_keys_stamp AFTER INSERT OR UPDATE ON feed_keys FOR EACH ROW EXECUTE FUNCTION feed_owners_stamp();
CREATE TRIGGER people_feed_stamp AFTER UPDATE ON people FOR EACH ROW WHEN (OLD.state = 'active' AND (OLD.state, OLD.lang) IS DISTINCT FROM (NEW.state, NEW.lang)) EXECUTE FUNCTION feed_owners_stamp();
";

const STILL_POSTGRES: &str = "
DROP TRIGGER people_feed_stamp ON people;
DROP TRIGGER feed_keys_stamp ON feed_keys;
DROP TRIGGER settings_feed_stamp ON settings;
DROP TRIGGER releases_feed_stamp ON releases;
DROP TRIGGER roadmap_versions_feed_stamp ON roadmap_versions;
DROP FUNCTION feed_owners_stamp();
DROP FUNCTION feed_content_stamp();
DROP TRIGGER themes_stamp ON themes;
DROP TRIGGER roadmap_versions_stamp ON roadmap_versions;
DROP TRIGGER roadmap_items_stamp ON roadmap_items;
DROP FUNCTION roadmap_stamp();
";
