//! The database: one writer and many readers on SQLite, one pool on PostgreSQL, and the only
//! place that opens transactions.

pub(crate) mod bulk;
mod checkpoint;
mod connect;
pub mod count;
pub(crate) mod sequence;
pub(crate) mod unread;

pub use connect::{Patience, Settings, connect};

use sea_orm::{
    DatabaseBackend, DatabaseConnection, DatabaseTransaction, DbErr, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
};

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// The open database.
#[derive(Clone, Debug)]
pub struct Db {
    readers: DatabaseConnection,
    writer: DatabaseConnection,
    commits: Arc<AtomicU64>,
}

impl Db {
    /// For queries outside a transaction. On SQLite these connections refuse to write.
    #[must_use]
    pub const fn read(&self) -> &DatabaseConnection {
        &self.readers
    }

    #[must_use]
    pub fn backend(&self) -> DatabaseBackend {
        sea_orm::ConnectionTrait::get_database_backend(&self.writer)
    }

    /// How many transactions this process has ended: the same number twice, and in between it has
    /// changed nothing.
    #[must_use]
    pub fn commits(&self) -> u64 {
        self.commits.load(Ordering::Acquire)
    }

    /// For migrations alone, which open their own transactions.
    #[must_use]
    pub const fn for_migrations(&self) -> &DatabaseConnection {
        &self.writer
    }

    /// Runs `work` in one transaction: commits when it returns `Ok`, rolls back otherwise.
    ///
    /// On SQLite the transaction is `IMMEDIATE` and the writer is a single connection, so writers
    /// queue in order and `database is locked` cannot happen. Nothing foreign may be awaited
    /// inside. Callers run on a spawned task: a transaction must not sit on a future that a
    /// disconnecting client drops.
    ///
    /// # Errors
    /// What `work` returns, or the database's own error from begin and commit.
    #[allow(clippy::disallowed_methods)]
    pub async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: for<'c> AsyncFnOnce(&'c DatabaseTransaction) -> Result<T, E>,
        E: From<DbErr>,
    {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        count::before_writing().await;
        let transaction = self.writer.begin_with_options(options).await?;
        // Boxed: what use cases hold over their statements is large, and would lie on the stack of
        // each caller several times.
        let whole = Box::pin(async {
            let value = work(&transaction).await?;
            unread::write(&transaction).await?;
            Ok(value)
        });
        match unread::gather(whole).await {
            Ok(value) => {
                let done = transaction.commit().await;
                // Also when nobody can tell whether it was.
                self.commits.fetch_add(1, Ordering::Release);
                done?;
                Ok(value)
            }
            Err(error) => {
                transaction.rollback().await?;
                Err(error)
            }
        }
    }

    /// Whether a write can be done now: a standby after a failover answers reads alone.
    ///
    /// # Errors
    /// The database's own.
    pub async fn check_writable(&self) -> Result<(), DbErr> {
        self.write::<_, DbErr, _>(async |tx| {
            use sea_orm::ConnectionTrait;
            tx.execute_unprepared("UPDATE counters SET value = value WHERE name = 'ready'")
                .await?;
            Ok(())
        })
        .await
    }

    /// Closes all connections.
    pub async fn close(self) {
        let _ = self.readers.close().await;
        let _ = self.writer.close().await;
    }
}
