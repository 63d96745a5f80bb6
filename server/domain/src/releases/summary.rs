//! What a feedback session found, in the vendor's words.

use super::{Releases, policy, scope};
use crate::actor::Actor;
use crate::entities::releases::release;
use crate::error::{Error, Result};
use crate::messages;
use model::releases::Summary;
use model::{Conflict, ReleaseNumber};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

impl Releases<'_> {
    /// Writes the summary of the session, or changes it.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`], [`model::AppError::NotFound`],
    /// [`model::AppError::Forbidden`], [`Conflict::Stale`].
    pub async fn set_summary(
        self,
        actor: &Actor,
        number: ReleaseNumber,
        summary: Summary,
    ) -> Result<()> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let row = scope::lock_visible(tx, actor, number).await?;
                policy::can_follow_up(actor)?;
                if row.version != summary.version {
                    return Err(Conflict::Stale.into());
                }
                release::Entity::update_many()
                    .col_expr(release::Column::SummaryJa, Expr::value(&summary.text.ja))
                    .col_expr(release::Column::SummaryEn, Expr::value(&summary.text.en))
                    .col_expr(release::Column::Version, Expr::value(row.version + 1))
                    .filter(release::Column::Id.eq(row.id))
                    .exec(tx)
                    .await?;
                let kind = "releases.summed-up";
                let facts = json!({ "number": number });
                messages::record(tx, &world.clock, actor, kind, row.id.0, &facts).await?;
                Ok::<_, Error>(())
            })
            .await
    }
}
