//! An insight that did not hold.

use super::{Evidence, policy, scope};
use crate::actor::Actor;
use crate::entities::evidence::insight;
use crate::error::{Error, Result};
use crate::messages;
use crate::rooms;
use model::InsightNumber;
use model::evidence::{INSIGHT_REASON_MAX, InsightState};
use sea_orm::ActiveModelTrait;
use sea_orm::ActiveValue::{Set, Unchanged};
use serde_json::json;

impl Evidence<'_> {
    /// Withdraws an insight with the reason. It stays to be read by staff, and supports nothing any
    /// more. Done twice, it changes nothing.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`], [`model::AppError::NotFound`],
    /// [`model::AppError::Forbidden`].
    pub async fn withdraw_insight(
        self,
        actor: &Actor,
        number: InsightNumber,
        reason: String,
    ) -> Result<()> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let row = scope::lock(tx, actor, number).await?;
                policy::can_change(actor, InsightState::Open)?;
                if row.state == InsightState::Withdrawn {
                    return Ok(());
                }
                let reason = rooms::cleared(tx, row.study_id, &reason, INSIGHT_REASON_MAX).await?;
                insight::ActiveModel {
                    id: Unchanged(row.id),
                    state: Set(InsightState::Withdrawn),
                    reason: Set(reason),
                    version: Set(row.version + 1),
                    ..Default::default()
                }
                .update(tx)
                .await?;
                let facts = json!({ "number": number });
                let kind = "evidence.withdrawn";
                messages::record(tx, &world.clock, actor, kind, row.id.0, &facts).await?;
                Ok::<_, Error>(())
            })
            .await
    }
}
