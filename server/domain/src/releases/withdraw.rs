//! Withdrawing a release, and showing it again. What was told once is not told twice; who had not
//! been told before it went away is told when it is back.

use super::{Releases, policy, scope};
use crate::actor::Actor;
use crate::entities::messages::mail;
use crate::entities::releases::release;
use crate::error::{Error, Result};
use crate::jobs::NO_LONGER;
use crate::messages;
use model::messages::MailState;
use model::releases::ReleaseState;
use model::{Conflict, ReleaseNumber};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

impl Releases<'_> {
    /// Takes a release away from its readers, with its thanks and tips. Proposals stay as they
    /// are: what was said to them is their own history. Done twice, it changes nothing.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`], [`model::AppError::NotFound`],
    /// [`model::AppError::Forbidden`], [`Conflict::Stale`].
    pub async fn withdraw(self, actor: &Actor, number: ReleaseNumber, version: i32) -> Result<()> {
        self.show(actor, number, version, ReleaseState::Withdrawn)
            .await
    }

    /// Shows a release that was withdrawn again. Done twice, it changes nothing.
    ///
    /// # Errors
    /// As [`Releases::withdraw`].
    pub async fn publish_again(
        self,
        actor: &Actor,
        number: ReleaseNumber,
        version: i32,
    ) -> Result<()> {
        self.show(actor, number, version, ReleaseState::Published)
            .await
    }

    async fn show(
        self,
        actor: &Actor,
        number: ReleaseNumber,
        version: i32,
        wanted: ReleaseState,
    ) -> Result<()> {
        let world = self.0;
        let now = world.clock.now();
        world
            .db
            .write(async |tx| {
                let row = scope::lock_visible(tx, actor, number).await?;
                policy::can_edit(actor)?;
                if row.state == wanted {
                    return Ok(());
                }
                if row.version != version {
                    return Err(Conflict::Stale.into());
                }
                let shown = wanted == ReleaseState::Published;
                release::Entity::update_many()
                    .col_expr(release::Column::State, Expr::value(wanted))
                    .col_expr(
                        release::Column::WithdrawnAt,
                        Expr::value((!shown).then_some(now)),
                    )
                    .col_expr(release::Column::Version, Expr::value(row.version + 1))
                    .filter(release::Column::Id.eq(row.id))
                    .exec(tx)
                    .await?;
                if let (true, Some(event)) = (shown, row.event_id) {
                    // Mails that were on their way when it went: their readers hear of it once
                    // after all.
                    mail::Entity::update_many()
                        .col_expr(mail::Column::State, Expr::value(MailState::Queued))
                        .col_expr(mail::Column::NotBefore, Expr::value(now))
                        .col_expr(mail::Column::RetriedAt, Expr::value(Some(now)))
                        .filter(mail::Column::EventId.eq(event))
                        .filter(mail::Column::State.eq(MailState::Dropped))
                        .filter(mail::Column::LastError.eq(NO_LONGER))
                        .exec(tx)
                        .await?;
                }
                let kind = if shown {
                    "releases.published-again"
                } else {
                    "releases.withdrawn"
                };
                let facts = json!({ "number": number });
                messages::record(tx, &world.clock, actor, kind, row.id.0, &facts).await?;
                Ok::<_, Error>(())
            })
            .await
    }
}
