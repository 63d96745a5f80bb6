//! Writes down how each job fared, one row a job, and lets one of several workers run what is due.

use super::every;
use crate::Domain;
use crate::entities::messages::job;
use crate::error::{Error, Result};
use chrono::{DateTime, Utc};
use model::administration::JobName;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter};
use std::time::Instant;

/// A job that is under way.
pub struct Run {
    name: JobName,
    at: DateTime<Utc>,
    since: Instant,
}

/// How a run ended.
pub enum Ended<'a> {
    /// So much was done.
    Well(u64),
    Failed(&'a str),
    /// The mail server is away; nothing is tried until then.
    Away(DateTime<Utc>, &'a str),
}

impl Run {
    pub fn begin(domain: &Domain, name: JobName) -> Self {
        Self {
            name,
            at: domain.clock.now(),
            since: Instant::now(),
        }
    }

    /// # Errors
    /// The database's own.
    pub async fn end(self, domain: &Domain, ended: Ended<'_>) -> Result<()> {
        let now = domain.clock.now();
        let took = i64::try_from(self.since.elapsed().as_millis()).unwrap_or(i64::MAX);
        domain
            .db
            .write(async |tx| {
                job::Entity::insert(job::ActiveModel {
                    name: Set(self.name),
                    next_at: Set(now),
                    ..Default::default()
                })
                .on_conflict(OnConflict::new().do_nothing().to_owned())
                .exec_without_returning(tx)
                .await?;
                let mut update = job::Entity::update_many()
                    .col_expr(job::Column::StartedAt, Expr::value(Some(self.at)))
                    .col_expr(job::Column::EndedAt, Expr::value(Some(now)))
                    .col_expr(job::Column::TookMs, Expr::value(took))
                    .col_expr(job::Column::Runs, Expr::col(job::Column::Runs).add(1));
                let (done, error, until) = match ended {
                    Ended::Well(done) => (done, None, None),
                    Ended::Failed(why) => (0, Some(why), None),
                    Ended::Away(until, why) => (0, Some(why), Some(until)),
                };
                update = update
                    .col_expr(
                        job::Column::Done,
                        Expr::value(i64::try_from(done).unwrap_or(i64::MAX)),
                    )
                    .col_expr(job::Column::PausedUntil, Expr::value(until));
                update = match error {
                    // The last error stays to be read, with its time.
                    None => update.col_expr(job::Column::Failures, Expr::value(0)),
                    Some(why) => {
                        let why: String = why.chars().take(500).collect();
                        update
                            .col_expr(
                                job::Column::Failures,
                                Expr::col(job::Column::Failures).add(1),
                            )
                            .col_expr(job::Column::FailedAt, Expr::value(Some(now)))
                            .col_expr(job::Column::LastError, Expr::value(Some(why)))
                    }
                };
                update
                    .filter(job::Column::Name.eq(self.name))
                    .exec(tx)
                    .await?;
                Ok::<_, Error>(())
            })
            .await
    }
}

/// The rows as they are.
///
/// # Errors
/// The database's own.
pub async fn known(domain: &Domain) -> Result<Vec<job::Model>> {
    Ok(job::Entity::find().all(domain.db.read()).await?)
}

/// Takes a job that is due: of several workers one gets it. `None` when it is not due, or somebody
/// else was first.
///
/// # Errors
/// The database's own.
pub async fn claim(domain: &Domain, known: &[job::Model], name: JobName) -> Result<Option<Run>> {
    let now = domain.clock.now();
    let Some(every) = every(name) else {
        return Ok(None);
    };
    let row = known.iter().find(|row| row.name == name);
    if row.is_some_and(|row| row.next_at > now) {
        return Ok(None);
    }
    let won = domain
        .db
        .write(async |tx| {
            let new = job::Entity::insert(job::ActiveModel {
                name: Set(name),
                next_at: Set(now + every),
                ..Default::default()
            })
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(tx)
            .await?;
            if new > 0 {
                return Ok(true);
            }
            let taken = job::Entity::update_many()
                .col_expr(job::Column::NextAt, Expr::value(now + every))
                .filter(job::Column::Name.eq(name))
                .filter(job::Column::NextAt.lte(now))
                .exec(tx)
                .await?;
            Ok::<_, Error>(taken.rows_affected == 1)
        })
        .await?;
    Ok(won.then(|| Run::begin(domain, name)))
}
