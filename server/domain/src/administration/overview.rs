//! What the first page of the administration tells at a glance.

use super::{Administration, policy};
use crate::actor::Actor;
use crate::entities::messages::{job, mail, suppression};
use crate::entities::people::person;
use crate::error::Result;
use model::administration::{JobName, Overview};
use model::messages::MailState;
use model::people::PersonState;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};

impl Administration<'_> {
    /// Counts only. Five queries.
    ///
    /// # Errors
    /// [`model::AppError::NotFound`] for who may not administer.
    pub async fn overview(self, actor: &Actor) -> Result<Overview> {
        policy::can_administer(actor)?;
        let (db, now) = (self.0.db.read(), self.0.clock.now());
        let active =
            || person::Entity::find().filter(person::Column::State.eq(PersonState::Active));
        let staff = active()
            .filter(person::Column::CompanyId.is_null())
            .count(db)
            .await?;
        let customers = active()
            .filter(person::Column::CompanyId.is_not_null())
            .count(db)
            .await?;
        let states = [MailState::Queued, MailState::Leased, MailState::Dead];
        let mails: Vec<(MailState, i64)> = mail::Entity::find()
            .select_only()
            .column(mail::Column::State)
            .column_as(mail::Column::Id.count(), "n")
            .filter(mail::Column::State.is_in(states))
            .group_by(mail::Column::State)
            .into_tuple()
            .all(db)
            .await?;
        let jobs = job::Entity::find().all(db).await?;
        let suppressed = suppression::Entity::find().count(db).await?;
        let small = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
        let of = |dead: bool| {
            let all = mails
                .iter()
                .filter(|(state, _)| (*state == MailState::Dead) == dead);
            u32::try_from(all.map(|(_, n)| *n).sum::<i64>()).unwrap_or(u32::MAX)
        };
        let away = |row: &&job::Model| {
            row.name == JobName::Outbox && row.paused_until.is_some_and(|until| until > now)
        };
        Ok(Overview {
            staff: small(staff),
            customers: small(customers),
            waiting: of(false),
            dead: of(true),
            away: jobs.iter().any(|row| away(&row)),
            failing_jobs: small(jobs.iter().filter(|row| row.failures > 0).count() as u64),
            suppressed: small(suppressed),
            holidays_until: self.0.settings.holidays.last().copied(),
        })
    }
}
