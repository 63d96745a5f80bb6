//! What `entaku doctor` and the page of checks look at in the database and in this process.
//! Settings of the process, the disk and the mail server are looked at by the server.

use super::{Administration, policy};
use crate::actor::Actor;
use crate::entities::messages::{job, mail};
use crate::entities::people::{person, staff_role};
use crate::error::{Error, Result};
use chrono::{DateTime, Datelike, Duration, NaiveDate, Utc};
use model::administration::{Check, CheckName, Verdict};
use model::messages::MailState;
use model::people::{PersonState, Role};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseBackend, EntityTrait, PaginatorTrait, QueryFilter,
    QuerySelect, QueryTrait, Statement,
};
use std::time::Instant;

/// A clock that is further away than this from the one of the database is odd.
const SKEW: Duration = Duration::seconds(2);
/// With this much it is bad: links and sessions end at the wrong time.
const SKEW_BAD: Duration = Duration::seconds(60);
/// A mail that has waited longer than this is odd.
const MAIL_WAITS: Duration = Duration::minutes(30);
/// One hash of a password, in milliseconds: below, the parameters could be stronger (trust.md 4.1:
/// calibrate towards 50 ms); above, signing in is slow.
const HASH_FAST: u128 = 20;
const HASH_SLOW: u128 = 1_000;

/// A database up to this size is read whole for a page too.
const READ_WHOLE: u64 = 200_000_000;

pub(super) fn found(name: CheckName, verdict: Verdict, finding: &'static str) -> Check {
    Check {
        name,
        verdict,
        finding,
        value: String::new(),
        more: String::new(),
    }
}

/// The worst verdict of them.
#[must_use]
pub fn worst(checks: &[Check]) -> Verdict {
    checks
        .iter()
        .map(|check| check.verdict)
        .max()
        .unwrap_or(Verdict::Good)
}

impl Administration<'_> {
    /// Looks at the database, the queues, the calendar and the time that a hash takes. `whole`
    /// reads all of a SQLite database, however large it is.
    ///
    /// # Errors
    /// [`model::AppError::NotFound`] for who may not administer; the database's own.
    pub async fn checks(self, actor: &Actor, whole: bool) -> Result<Vec<Check>> {
        policy::can_administer(actor)?;
        let mut checks = vec![self.database().await?];
        if self.0.db.backend() == DatabaseBackend::Sqlite {
            checks.push(self.pragmas().await?);
            checks.push(self.integrity(whole).await?);
        }
        checks.push(self.clock().await?);
        checks.push(self.passwords().await?);
        checks.push(self.mails().await?);
        checks.push(self.failing_jobs().await?);
        checks.push(self.holidays());
        checks.push(self.administrators().await?);
        Ok(checks)
    }

    async fn text(self, sql: &str) -> Result<String> {
        let db = self.0.db.read();
        let row = db
            .query_one_raw(Statement::from_string(self.0.db.backend(), sql))
            .await?
            .ok_or_else(|| Error::unexpected("the database answers nothing"))?;
        Ok(row.try_get_by_index::<String>(0)?)
    }

    async fn database(self) -> Result<Check> {
        let (sql, finding) = match self.0.db.backend() {
            DatabaseBackend::Postgres => ("SHOW server_version", "postgres"),
            _ => ("SELECT sqlite_version()", "sqlite"),
        };
        let mut check = found(CheckName::Database, Verdict::Good, finding);
        check.value = self.text(sql).await?;
        Ok(check)
    }

    /// What the writer works with: WAL and `synchronous=FULL`, so that what was answered to a
    /// person is on the disk.
    async fn pragmas(self) -> Result<Check> {
        let db = self.0.db.for_migrations();
        let ask = async |name: &str| -> Result<String> {
            let sql = format!("SELECT CAST({name} AS TEXT) FROM pragma_{name}");
            let row = db
                .query_one_raw(Statement::from_string(DatabaseBackend::Sqlite, sql))
                .await?
                .ok_or_else(|| Error::unexpected("a pragma answers nothing"))?;
            Ok(row.try_get_by_index::<String>(0)?)
        };
        let (journal, synchronous, keys) = (
            ask("journal_mode").await?,
            ask("synchronous").await?,
            ask("foreign_keys").await?,
        );
        let good = journal == "wal" && synchronous == "2" && keys == "1";
        let verdict = if good { Verdict::Good } else { Verdict::Bad };
        let finding = if good { "safe" } else { "unsafe" };
        let mut check = found(CheckName::Pragmas, verdict, finding);
        check.value =
            format!("journal_mode={journal}, synchronous={synchronous}, foreign_keys={keys}");
        Ok(check)
    }

    async fn integrity(self, whole: bool) -> Result<Check> {
        let size =
            "SELECT CAST(page_count * page_size AS TEXT) FROM pragma_page_count, pragma_page_size";
        let size: u64 = self.text(size).await?.parse().unwrap_or(u64::MAX);
        if !whole && size > READ_WHOLE {
            let mut check = found(CheckName::Integrity, Verdict::Good, "large");
            check.value = (size / 1_000_000).to_string();
            return Ok(check);
        }
        let said = self.text("PRAGMA quick_check(1)").await?;
        let mut check = if said == "ok" {
            found(CheckName::Integrity, Verdict::Good, "whole")
        } else {
            found(CheckName::Integrity, Verdict::Bad, "broken")
        };
        check.value = said.chars().take(200).collect();
        Ok(check)
    }

    /// SQLite runs in this process and has no clock of its own.
    async fn clock(self) -> Result<Check> {
        let now = self.0.clock.now();
        let mut check = found(CheckName::Clock, Verdict::Good, "same");
        if self.0.db.backend() == DatabaseBackend::Postgres {
            let row = self
                .0
                .db
                .read()
                .query_one_raw(Statement::from_string(
                    DatabaseBackend::Postgres,
                    "SELECT clock_timestamp()",
                ))
                .await?
                .ok_or_else(|| Error::unexpected("the database does not tell the time"))?;
            let theirs: DateTime<Utc> = row.try_get_by_index(0)?;
            let skew = (theirs - now).abs();
            if skew > SKEW {
                let verdict = if skew > SKEW_BAD {
                    Verdict::Bad
                } else {
                    Verdict::Odd
                };
                check = found(CheckName::Clock, verdict, "apart");
            }
            check.value = format!("{:.1}", skew.as_seconds_f64());
        } else {
            check.value = "0.0".to_owned();
        }
        Ok(check)
    }

    async fn passwords(self) -> Result<Check> {
        let begun = Instant::now();
        self.0
            .passwords
            .hash("how long does this take".to_owned())
            .await?;
        let took = begun.elapsed().as_millis();
        let mut check = match took {
            ..HASH_FAST => found(CheckName::Passwords, Verdict::Good, "fast"),
            HASH_FAST..HASH_SLOW => found(CheckName::Passwords, Verdict::Good, "right"),
            _ => found(CheckName::Passwords, Verdict::Odd, "slow"),
        };
        check.value = took.to_string();
        check.more = self.0.passwords.parameters();
        Ok(check)
    }

    async fn mails(self) -> Result<Check> {
        let (db, now) = (self.0.db.read(), self.0.clock.now());
        let waiting = [MailState::Queued, MailState::Leased];
        let dead = mail::Entity::find()
            .filter(mail::Column::State.eq(MailState::Dead))
            .count(db)
            .await?;
        let oldest: Option<Option<DateTime<Utc>>> = mail::Entity::find()
            .select_only()
            .column_as(mail::Column::CreatedAt.min(), "oldest")
            .filter(mail::Column::State.is_in(waiting))
            .into_tuple()
            .one(db)
            .await?;
        let waits = oldest.flatten().map(|oldest| now - oldest);
        let mut check = match waits {
            Some(waits) if waits > MAIL_WAITS => {
                let mut check = found(CheckName::Mails, Verdict::Odd, "late");
                check.more = waits.num_minutes().to_string();
                check
            }
            _ if dead > 0 => found(CheckName::Mails, Verdict::Odd, "dead"),
            _ => found(CheckName::Mails, Verdict::Good, "moving"),
        };
        check.value = dead.to_string();
        Ok(check)
    }

    async fn failing_jobs(self) -> Result<Check> {
        let failing: Vec<String> = job::Entity::find()
            .filter(job::Column::Failures.gt(0))
            .all(self.0.db.read())
            .await?
            .iter()
            .map(|row| row.name.to_string())
            .collect();
        let mut check = if failing.is_empty() {
            found(CheckName::Jobs, Verdict::Good, "well")
        } else {
            found(CheckName::Jobs, Verdict::Odd, "failing")
        };
        check.value = failing.join(", ");
        Ok(check)
    }

    /// From October on the holidays of the next year should stand in the calendar: dates that are
    /// promised now fall into it.
    fn holidays(self) -> Check {
        let settings = &self.0.settings;
        let today: NaiveDate = self.0.clock.today(settings.time_zone);
        let known = |year: i32| settings.holidays.iter().any(|day| day.year() == year);
        let (this, next) = (today.year(), today.year() + 1);
        let missing = if !known(this) {
            Some(this)
        } else if today.month() >= 10 && !known(next) {
            Some(next)
        } else {
            None
        };
        let mut check = match missing {
            Some(_) => found(CheckName::Holidays, Verdict::Odd, "missing"),
            None => found(CheckName::Holidays, Verdict::Good, "known"),
        };
        check.value = match missing {
            Some(year) => year.to_string(),
            None => settings
                .holidays
                .last()
                .map(|day| day.year().to_string())
                .unwrap_or_default(),
        };
        check
    }

    async fn administrators(self) -> Result<Check> {
        let administrators = staff_role::Entity::find()
            .select_only()
            .column(staff_role::Column::PersonId)
            .filter(staff_role::Column::Role.eq(Role::Administrator))
            .into_query();
        let count = person::Entity::find()
            .filter(person::Column::State.eq(PersonState::Active))
            .filter(person::Column::CompanyId.is_null())
            .filter(person::Column::Id.in_subquery(administrators))
            .count(self.0.db.read())
            .await?;
        let mut check = match count {
            0 => found(CheckName::Administrators, Verdict::Bad, "none"),
            1 => found(CheckName::Administrators, Verdict::Odd, "one"),
            _ => found(CheckName::Administrators, Verdict::Good, "several"),
        };
        check.value = count.to_string();
        Ok(check)
    }
}
