//! Publishing at a set time, in the vendor's zone.

use super::entry::must_be_draft;
use super::{Roadmap, policy, publish, scope};
use crate::actor::Actor;
use crate::entities::roadmap::version;
use crate::error::{Error, Result};
use crate::messages;
use chrono::{DateTime, LocalResult, NaiveDateTime, TimeZone as _, Utc};
use chrono_tz::Tz;
use model::roadmap::VersionState;
use model::{AppError, Conflict, PersonId, Problem};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

impl Roadmap<'_> {
    /// Lets the draft wait for its hour. Until then it cannot be edited. The worker publishes it,
    /// late rather than never.
    ///
    /// # Errors
    /// [`AppError::SignedOut`]; [`AppError::NotFound`] also for who may not edit;
    /// [`AppError::Invalid`]: an hour that the clocks leave out, or one that is over;
    /// [`Conflict::VersionNotOpen`], [`Conflict::Stale`], and what publishing refuses.
    pub async fn schedule(
        self,
        actor: &Actor,
        at: NaiveDateTime,
        version: i32,
    ) -> Result<DateTime<Utc>> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let draft = scope::lock_open(tx, actor).await?;
                let by = policy::can_edit(actor)?;
                must_be_draft(&draft)?;
                let at = instant("at", world.settings.time_zone, at)?;
                if at <= world.clock.now() {
                    return Err(AppError::field("at", Problem::NotInFuture).into());
                }
                if draft.version != version {
                    return Err(Conflict::Stale.into());
                }
                publish::ready(tx, &draft).await?;
                set(tx, &draft, VersionState::Scheduled, Some((at, by.id))).await?;
                let facts = json!({ "at": at });
                messages::record(
                    tx,
                    &world.clock,
                    actor,
                    "roadmap.scheduled",
                    draft.id.0,
                    &facts,
                )
                .await?;
                Ok::<_, Error>(at)
            })
            .await
    }

    /// Takes a version that waits back into drafting. Done twice, it changes nothing.
    ///
    /// # Errors
    /// [`AppError::SignedOut`]; [`AppError::NotFound`] also for who may not edit and once it was
    /// published.
    pub async fn unschedule(self, actor: &Actor) -> Result<()> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let draft = scope::lock_open(tx, actor).await?;
                policy::can_edit(actor)?;
                if draft.state != VersionState::Scheduled {
                    return Ok(());
                }
                set(tx, &draft, VersionState::Draft, None).await?;
                let kind = "roadmap.unscheduled";
                messages::record(tx, &world.clock, actor, kind, draft.id.0, &json!({})).await?;
                Ok::<_, Error>(())
            })
            .await
    }
}

async fn set(
    tx: &impl sea_orm::ConnectionTrait,
    draft: &version::Model,
    state: VersionState,
    when: Option<(DateTime<Utc>, PersonId)>,
) -> Result<()> {
    version::Entity::update_many()
        .col_expr(version::Column::State, Expr::value(state))
        .col_expr(
            version::Column::PublishAt,
            Expr::value(when.map(|(at, _)| at)),
        )
        .col_expr(
            version::Column::ScheduledBy,
            Expr::value(when.map(|(_, by)| by)),
        )
        .col_expr(version::Column::Version, Expr::value(draft.version + 1))
        .filter(version::Column::Id.eq(draft.id))
        .exec(tx)
        .await?;
    Ok(())
}

/// What the clocks of a zone show at an instant; of an hour that is there twice the first.
///
/// # Errors
/// [`Problem::NoSuchHour`] where the clocks go forward over it.
pub(crate) fn instant(
    field: &'static str,
    zone: Tz,
    local: NaiveDateTime,
) -> Result<DateTime<Utc>, AppError> {
    match zone.from_local_datetime(&local) {
        LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => Ok(at.with_timezone(&Utc)),
        LocalResult::None => Err(AppError::field(field, Problem::NoSuchHour)),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn at(text: &str) -> Result<String, AppError> {
        let local = text.parse().unwrap();
        instant("at", chrono_tz::Europe::London, local).map(|at| at.to_rfc3339())
    }

    #[test]
    fn clocks_that_change_leave_an_hour_out_and_show_another_twice() {
        assert_eq!(
            at("2026-07-01T09:00:00").unwrap(),
            "2026-07-01T08:00:00+00:00"
        );
        assert_eq!(
            at("2026-03-29T01:30:00").unwrap_err(),
            AppError::field("at", Problem::NoSuchHour)
        );
        assert_eq!(
            at("2026-10-25T01:30:00").unwrap(),
            "2026-10-25T00:30:00+00:00"
        );
    }
}
