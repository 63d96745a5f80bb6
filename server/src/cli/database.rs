//! The database, as commands open it.

use domain::db::{Db, Settings, connect};
use migrations::{Migrator, MigratorTrait};

use super::Failure;
use crate::config::Config;

/// Opens the database, whatever its shape.
pub(super) async fn open(config: &Config) -> Result<Db, Failure> {
    connect(&Settings::new(config.database.url()))
        .await
        .map_err(|error| Failure::of("setting database_url: the database cannot be opened", error))
}

/// Opens a database that has the shape of this version. A demo brings it there itself; elsewhere
/// that is the operator's decision, since other processes may still work with the old shape.
pub(super) async fn open_current(config: &Config) -> Result<Db, Failure> {
    let db = open(config).await?;
    if config.is_demo() {
        up(&db).await?;
        return Ok(db);
    }
    let missing = Migrator::get_pending_migrations(db.for_migrations())
        .await
        .map_err(|error| Failure::of("the shape of the database cannot be read", error))?;
    if missing.is_empty() {
        Ok(db)
    } else {
        Err(Failure::Other(format!(
            "the database lacks {} steps of this version; run `entaku migrate up`",
            missing.len()
        )))
    }
}

pub(super) async fn up(db: &Db) -> Result<(), Failure> {
    Migrator::up(db.for_migrations(), None)
        .await
        .map_err(|error| Failure::of("the database cannot be brought up", error))
}
