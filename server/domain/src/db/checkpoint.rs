//! Brings what was written from the log of SQLite into its file, beside the writer.
//!
//! By itself SQLite does so within the commit that makes the log long: that writer waits until the
//! disk has the file as well, which takes far longer than its own commit, and everybody behind it
//! waits too. A reader's connection can do it while the writer goes on
//! (<https://sqlite.org/wal.html#checkpointing>).

use super::Db;
use sea_orm::{ConnectionTrait, DatabaseBackend, DbErr};
use std::time::Duration;

/// Pages in the log, about 32 MB, at which a commit does it after all: a log starts anew only when
/// all of it was brought over, which never happens beside a writer that never rests.
pub(super) const LONGEST_LOG: &str = "8000";
/// How often it is asked whether something was written.
const PAUSE: Duration = Duration::from_millis(500);
/// Wait after a failure, which may be a full disk.
const AGAIN: Duration = Duration::from_secs(30);

impl Db {
    /// Keeps the log short while this process writes, until dropped. Returns at once on PostgreSQL,
    /// which does so by itself.
    pub async fn keep_log_short(self) {
        if self.backend() != DatabaseBackend::Sqlite {
            return;
        }
        let mut done = 0;
        loop {
            tokio::time::sleep(PAUSE).await;
            let commits = self.commits();
            if commits == done {
                continue;
            }
            match self.checkpoint().await {
                Ok(()) => done = commits,
                Err(error) => {
                    tracing::warn!(error = %error, "the log is not brought into the file, trying again");
                    tokio::time::sleep(AGAIN).await;
                }
            }
        }
    }

    /// Waits for nobody: what a reader still needs of the log stays there for the next time.
    async fn checkpoint(&self) -> Result<(), DbErr> {
        // Allowed to connections that change nothing (https://sqlite.org/pragma.html#pragma_query_only).
        self.readers
            .execute_unprepared("PRAGMA wal_checkpoint(PASSIVE)")
            .await?;
        Ok(())
    }
}
