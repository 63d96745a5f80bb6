//! The end of a study.

use super::{Studies, policy, scope};
use crate::actor::Actor;
use crate::entities::studies::study;
use crate::error::Result;
use crate::messages;
use crate::slots;
use model::StudyNumber;
use model::studies::StudyState;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

impl Studies<'_> {
    /// Ends a study, early with a reason, which the journal keeps; invitations without an answer
    /// end with it, and so do its slots: what was booked is cancelled. Done twice, it changes
    /// nothing.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`], [`model::AppError::NotFound`],
    /// [`model::AppError::Forbidden`], [`model::Conflict::StudyNotReachable`];
    /// [`model::Problem::Required`] on `reason`.
    pub async fn close(self, actor: &Actor, number: StudyNumber, reason: String) -> Result<()> {
        let world = self.0;
        let told = world
            .db
            .write(async |tx| {
                let row = scope::lock(tx, actor, number).await?;
                policy::can_run(actor)?;
                if row.state == StudyState::Closed {
                    return Ok(Vec::new());
                }
                policy::can_close(actor, row.state, &reason)?;
                study::Entity::update_many()
                    .col_expr(study::Column::State, Expr::value(StudyState::Closed))
                    .col_expr(
                        study::Column::ClosedAt,
                        Expr::value(Some(world.clock.now())),
                    )
                    .col_expr(study::Column::Version, Expr::value(row.version + 1))
                    .filter(study::Column::Id.eq(row.id))
                    .exec(tx)
                    .await?;
                let facts = json!({ "number": number, "from": row.state, "reason": reason });
                let kind = "studies.closed";
                let event =
                    messages::record(tx, &world.clock, actor, kind, row.id.0, &facts).await?;
                slots::end_study(tx, world, actor, &row, (&reason, event)).await
            })
            .await?;
        world.live.tell(&told);
        Ok(())
    }
}
