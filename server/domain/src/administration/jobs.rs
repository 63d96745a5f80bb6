//! The jobs of the worker: how each fared last, and "now, please".

use super::settings::INSTALLATION;
use super::{Administration, policy};
use crate::actor::Actor;
use crate::entities::messages::job;
use crate::error::Result;
use crate::jobs::every;
use crate::messages;
use chrono::DateTime;
use model::administration::{JobName, JobRow, JobState};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

impl Administration<'_> {
    /// Every job, also one that never ran. One query.
    ///
    /// # Errors
    /// [`model::AppError::NotFound`] for who may not administer.
    pub async fn jobs(self, actor: &Actor) -> Result<Vec<JobRow>> {
        policy::can_administer(actor)?;
        let now = self.0.clock.now();
        let mut known = job::Entity::find().all(self.0.db.read()).await?;
        Ok(JobName::ALL
            .iter()
            .map(|name| {
                let place = known.iter().position(|row| row.name == *name);
                let row = place.map(|place| known.swap_remove(place));
                view(*name, row, now)
            })
            .collect())
    }

    /// Has a job run in the worker's next round, and mail asked for again although the server was
    /// away a moment ago.
    ///
    /// # Errors
    /// [`model::AppError::NotFound`] for who may not administer.
    pub async fn run_job(self, actor: &Actor, name: JobName) -> Result<()> {
        policy::can_administer(actor)?;
        let world = self.0;
        let now = world.clock.now();
        world
            .db
            .write(async |tx| {
                job::Entity::insert(job::ActiveModel {
                    name: Set(name),
                    next_at: Set(now),
                    ..Default::default()
                })
                .on_conflict(OnConflict::new().do_nothing().to_owned())
                .exec_without_returning(tx)
                .await?;
                job::Entity::update_many()
                    .col_expr(job::Column::NextAt, Expr::value(now))
                    .col_expr(
                        job::Column::PausedUntil,
                        Expr::value(None::<DateTime<chrono::Utc>>),
                    )
                    .filter(job::Column::Name.eq(name))
                    .exec(tx)
                    .await?;
                messages::record(
                    tx,
                    &world.clock,
                    actor,
                    "jobs.asked-for",
                    INSTALLATION,
                    &json!({ "word": name }),
                )
                .await?;
                Ok(())
            })
            .await
    }
}

fn view(name: JobName, row: Option<job::Model>, now: DateTime<chrono::Utc>) -> JobRow {
    let Some(row) = row else {
        return JobRow {
            name,
            state: JobState::Never,
            last_at: None,
            took_ms: 0,
            done: 0,
            runs: 0,
            failures: 0,
            failed_at: None,
            last_error: String::new(),
            next_at: None,
            paused_until: None,
        };
    };
    let paused_until = row.paused_until.filter(|until| *until > now);
    let state = match (row.ended_at, row.failures) {
        _ if paused_until.is_some() => JobState::Paused,
        (_, failures) if failures > 0 => JobState::Failing,
        (None, _) => JobState::Never,
        (Some(_), _) => JobState::Well,
    };
    JobRow {
        name,
        state,
        last_at: row.ended_at,
        took_ms: row.took_ms,
        done: row.done,
        runs: row.runs,
        failures: row.failures,
        failed_at: row.failed_at,
        last_error: row.last_error.unwrap_or_default(),
        next_at: every(name).map(|_| row.next_at),
        paused_until,
    }
}
