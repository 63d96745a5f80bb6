//! The end of a survey before its last day, or after.

use super::{Surveys, policy, scope};
use crate::actor::Actor;
use crate::entities::surveys::survey;
use crate::error::{Error, Result};
use crate::messages;
use model::SurveyNumber;
use model::surveys::SurveyState;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

impl Surveys<'_> {
    /// Takes no answers any more. What was answered can still be taken back. Done twice, it changes
    /// nothing.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`], [`model::AppError::NotFound`],
    /// [`model::AppError::Forbidden`], [`model::Conflict::SurveyNotReachable`].
    pub async fn close(self, actor: &Actor, number: SurveyNumber) -> Result<()> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let row = scope::lock(tx, actor, number).await?;
                policy::can_run(actor)?;
                if row.state != SurveyState::Closed {
                    policy::can_close(actor, row.state)?;
                }
                let closed = survey::Entity::update_many()
                    .col_expr(survey::Column::State, Expr::value(SurveyState::Closed))
                    .col_expr(
                        survey::Column::ClosedAt,
                        Expr::value(Some(world.clock.now())),
                    )
                    .col_expr(survey::Column::Version, Expr::value(row.version + 1))
                    .filter(survey::Column::Id.eq(row.id))
                    .filter(survey::Column::State.eq(SurveyState::Open))
                    .exec(tx)
                    .await?;
                if closed.rows_affected == 0 {
                    return Ok(());
                }
                let facts = json!({ "number": number });
                let kind = "surveys.closed";
                messages::record(tx, &world.clock, actor, kind, row.id.0, &facts).await?;
                Ok::<_, Error>(())
            })
            .await
    }
}
