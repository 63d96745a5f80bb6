//! Withdrawing a published version, and showing it again. Neither tells anybody: what was told
//! once is not told twice.

use super::{Roadmap, policy, scope, support};
use crate::actor::Actor;
use crate::entities::roadmap::version;
use crate::error::{Error, Result};
use crate::messages;
use model::roadmap::VersionState;
use model::{Conflict, VersionNumber};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

impl Roadmap<'_> {
    /// Takes a version away from its readers: they get the one before it. Done twice, it changes
    /// nothing.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`], [`model::AppError::NotFound`],
    /// [`model::AppError::Forbidden`], [`Conflict::Stale`].
    pub async fn withdraw(self, actor: &Actor, number: VersionNumber, version: i32) -> Result<()> {
        self.show(actor, number, version, VersionState::Withdrawn)
            .await
    }

    /// Shows a version that was withdrawn again. Done twice, it changes nothing.
    ///
    /// # Errors
    /// As [`Roadmap::withdraw`].
    pub async fn publish_again(
        self,
        actor: &Actor,
        number: VersionNumber,
        version: i32,
    ) -> Result<()> {
        self.show(actor, number, version, VersionState::Published)
            .await
    }

    async fn show(
        self,
        actor: &Actor,
        number: VersionNumber,
        version: i32,
        wanted: VersionState,
    ) -> Result<()> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let row = scope::lock_published(tx, actor, number).await?;
                policy::can_edit(actor)?;
                if row.state == wanted {
                    return Ok(());
                }
                if row.version != version {
                    return Err(Conflict::Stale.into());
                }
                let withdrawn = (wanted == VersionState::Withdrawn).then(|| world.clock.now());
                version::Entity::update_many()
                    .col_expr(version::Column::State, Expr::value(wanted))
                    .col_expr(version::Column::WithdrawnAt, Expr::value(withdrawn))
                    .col_expr(version::Column::Version, Expr::value(row.version + 1))
                    .filter(version::Column::Id.eq(row.id))
                    .exec(tx)
                    .await?;
                support::recount_all(tx).await?;
                let kind = match wanted {
                    VersionState::Withdrawn => "roadmap.withdrawn",
                    _ => "roadmap.published-again",
                };
                let facts = json!({ "number": number });
                messages::record(tx, &world.clock, actor, kind, row.id.0, &facts).await?;
                Ok::<_, Error>(())
            })
            .await
    }
}
