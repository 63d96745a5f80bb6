//! Opening a survey: from now on people may be invited.

use super::{Surveys, load, policy, scope};
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
    /// Opens a draft; nobody is told yet. Done twice, it changes nothing.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`], [`model::AppError::NotFound`],
    /// [`model::AppError::Forbidden`], [`model::Conflict::SurveyNotReachable`];
    /// [`model::Conflict::SurveyIncomplete`] without questions or when its last day is behind.
    pub async fn open(self, actor: &Actor, number: SurveyNumber) -> Result<()> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let row = scope::lock(tx, actor, number).await?;
                policy::can_run(actor)?;
                if row.state == SurveyState::Open {
                    return Ok(());
                }
                let asks = !load::questions(tx, row.id).await?.is_empty();
                policy::can_open(actor, load::facts(world, &row, asks))?;
                survey::Entity::update_many()
                    .col_expr(survey::Column::State, Expr::value(SurveyState::Open))
                    .col_expr(
                        survey::Column::OpenedAt,
                        Expr::value(Some(world.clock.now())),
                    )
                    .col_expr(survey::Column::Version, Expr::value(row.version + 1))
                    .filter(survey::Column::Id.eq(row.id))
                    .exec(tx)
                    .await?;
                let facts = json!({ "number": number });
                let kind = "surveys.opened";
                messages::record(tx, &world.clock, actor, kind, row.id.0, &facts).await?;
                Ok::<_, Error>(())
            })
            .await
    }
}
