//! Opens the database with every setting said aloud.

use super::checkpoint::LONGEST_LOG;
use super::{Db, count};
use sea_orm::sqlx::{self, Executor, sqlite};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbErr, Statement};
use std::sync::Arc;
use std::time::Duration;

/// The WAL-reset bug of SQLite can corrupt a database; fixed in this version
/// (<https://sqlite.org/releaselog/3_51_3.html>).
const SQLITE_FLOOR: (u32, u32, u32) = (3, 51, 3);

/// How to open the database.
#[derive(Clone, Debug)]
pub struct Settings {
    /// `sqlite://data/entaku.db` or `postgres://…`.
    pub url: String,
    /// Connections for reading on SQLite, all connections on PostgreSQL.
    pub connections: u32,
    /// SQLite `synchronous=FULL`; benches and race tests may switch it off.
    pub durable: bool,
    pub patience: Patience,
}

/// After how long something else than an answer is told. Tests wait much longer: a busy machine
/// must not look like a broken product.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// For a connection to PostgreSQL, before somebody is told that the portal is busy.
    pub connection: Duration,
    /// For one of SQLite's readers, and for its file while another process holds it.
    pub reader: Duration,
    /// For SQLite's writer, which is one connection: a queue of writers waits longer.
    pub writer: Duration,
    /// For a statement on PostgreSQL.
    pub statement: Duration,
    /// For a row that another transaction holds, on PostgreSQL.
    pub lock: Duration,
    /// For whoever opened a transaction and says nothing, on PostgreSQL.
    pub idle: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            connection: Duration::from_secs(2),
            reader: Duration::from_secs(5),
            writer: Duration::from_secs(20),
            statement: Duration::from_secs(5),
            lock: Duration::from_secs(2),
            idle: Duration::from_secs(10),
        }
    }
}

#[cfg(feature = "testing")]
impl Patience {
    /// For tests that are not about waiting.
    #[must_use]
    pub const fn long() -> Self {
        let long = Duration::from_secs(60);
        Self {
            connection: long,
            reader: long,
            writer: long,
            statement: long,
            lock: long,
            idle: long,
        }
    }
}

impl Settings {
    #[must_use]
    pub fn new(url: &str) -> Self {
        let cores =
            std::thread::available_parallelism().map_or(2, |n| u32::try_from(n.get()).unwrap_or(2));
        let connections = if url.starts_with("sqlite:") {
            cores + 2
        } else {
            cores * 2 + 2
        };
        Self {
            url: url.to_owned(),
            connections,
            durable: true,
            patience: Patience::default(),
        }
    }
}

/// Opens the database; a missing SQLite file is made, with its folder.
///
/// # Errors
/// The address is not understood, the database does not answer, or SQLite is too old.
pub async fn connect(settings: &Settings) -> Result<Db, DbErr> {
    if settings.url.starts_with("sqlite:") {
        let path = settings
            .url
            .trim_start_matches("sqlite:")
            .trim_start_matches("//");
        let path = path.split('?').next().unwrap_or(path);
        if let Some(folder) = std::path::Path::new(path).parent()
            && !folder.as_os_str().is_empty()
        {
            std::fs::create_dir_all(folder).map_err(|error| {
                DbErr::Custom(format!(
                    "cannot make the folder {}: {error}",
                    folder.display()
                ))
            })?;
        }
        let url = format!("sqlite://{path}?mode=rwc");
        let writer = counted(Database::connect(sqlite_options(settings, &url, false)).await?);
        refuse_old_sqlite(&writer).await?;
        let readers = counted(Database::connect(sqlite_options(settings, &url, true)).await?);
        Ok(Db {
            readers,
            writer,
            commits: Arc::default(),
        })
    } else if settings.url.starts_with("postgres://") || settings.url.starts_with("postgresql://") {
        let pool = counted(Database::connect(postgres_options(settings)).await?);
        Ok(Db {
            readers: pool.clone(),
            writer: pool,
            commits: Arc::default(),
        })
    } else {
        Err(DbErr::Custom(
            "the database address starts with sqlite:// or postgres://".to_owned(),
        ))
    }
}

fn counted(mut connection: DatabaseConnection) -> DatabaseConnection {
    connection.set_metric_callback(|_| count::one());
    connection
}

fn base(url: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .acquire_timeout(Duration::from_secs(5))
        .connect_timeout(Duration::from_secs(5))
        // Statements hold what people wrote; the log must not.
        .sqlx_logging(false)
        .record_stmt_in_spans(false);
    options
}

fn sqlite_options(settings: &Settings, url: &str, query_only: bool) -> ConnectOptions {
    let Settings {
        patience, durable, ..
    } = *settings;
    let (connections, wait) = if query_only {
        (settings.connections, patience.reader)
    } else {
        (1, patience.writer)
    };
    let mut options = base(url, connections);
    options
        .acquire_timeout(wait)
        .idle_timeout(None::<Duration>)
        .max_lifetime(None::<Duration>);
    options.map_sqlx_sqlite_opts(move |sqlite| {
        sqlite
            .create_if_missing(true)
            .foreign_keys(true)
            .journal_mode(sqlite::SqliteJournalMode::Wal)
            .synchronous(if durable {
                sqlite::SqliteSynchronous::Full
            } else {
                sqlite::SqliteSynchronous::Off
            })
            .busy_timeout(patience.reader)
            .pragma("mmap_size", "0")
            .pragma("wal_autocheckpoint", LONGEST_LOG)
            .pragma("query_only", if query_only { "ON" } else { "OFF" })
            .statement_cache_capacity(256)
            .optimize_on_close(!query_only, None)
    });
    options
}

fn postgres_options(settings: &Settings) -> ConnectOptions {
    let mut options = base(&settings.url, settings.connections);
    let Patience {
        connection,
        statement,
        lock,
        idle,
        ..
    } = settings.patience;
    let milliseconds = |wait: Duration| format!("{}ms", wait.as_millis());
    options
        .acquire_timeout(connection)
        // After a failover a pooled connection may sit on a read-only node: none grows old.
        .max_lifetime(Duration::from_secs(300))
        .map_sqlx_postgres_opts(move |postgres| {
            postgres.options([
                ("statement_timeout", milliseconds(statement)),
                ("lock_timeout", milliseconds(lock)),
                ("idle_in_transaction_session_timeout", milliseconds(idle)),
                ("TimeZone", "UTC".to_owned()),
            ])
        })
        // sqlx 0.9.0 returns a connection with an open transaction to the pool when `begin` is
        // cancelled (transact-rs/sqlx#4385). The simple protocol clears it; a connection that has
        // become read-only is dropped.
        .map_sqlx_postgres_before_acquire(|connection, _| {
            Box::pin(async move {
                connection.execute(sqlx::raw_sql("ROLLBACK")).await?;
                let read_only: String = sqlx::query_scalar("SHOW transaction_read_only")
                    .fetch_one(&mut *connection)
                    .await?;
                Ok(read_only == "off")
            })
        });
    options
}

async fn refuse_old_sqlite(connection: &DatabaseConnection) -> Result<(), DbErr> {
    let row = connection
        .query_one_raw(Statement::from_string(
            connection.get_database_backend(),
            "SELECT sqlite_version() AS v",
        ))
        .await?
        .ok_or_else(|| DbErr::Custom("SQLite does not tell its version".to_owned()))?;
    let version: String = row.try_get("", "v")?;
    if parse_version(&version) < Some(SQLITE_FLOOR) {
        return Err(DbErr::Custom(format!(
            "SQLite {version} has a bug that can corrupt the database; 3.51.3 or newer is needed"
        )));
    }
    Ok(())
}

fn parse_version(text: &str) -> Option<(u32, u32, u32)> {
    let mut parts = text.split('.').map(|part| part.parse::<u32>().ok());
    Some((
        parts.next()??,
        parts.next()??,
        parts.next().flatten().unwrap_or(0),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_before_the_fix_are_told_apart() {
        assert!(parse_version("3.51.2") < Some(SQLITE_FLOOR));
        assert!(parse_version("3.46.0") < Some(SQLITE_FLOOR));
        assert!(parse_version("nonsense") < Some(SQLITE_FLOOR));
        assert!(parse_version("3.51.3") >= Some(SQLITE_FLOOR));
        assert!(parse_version("4.0") >= Some(SQLITE_FLOOR));
    }
}
