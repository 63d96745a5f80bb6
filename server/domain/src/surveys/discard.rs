//! Discarding a draft, with everything in it.

use super::{Surveys, policy, scope};
use crate::actor::Actor;
use crate::entities::surveys::{consent, question, survey};
use crate::error::{Error, Result};
use crate::messages;
use model::SurveyNumber;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

impl Surveys<'_> {
    /// Takes a draft away; its number is not given again.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`], [`model::AppError::NotFound`],
    /// [`model::AppError::Forbidden`]; [`model::Conflict::SurveyNotReachable`] for everything but a
    /// draft.
    pub async fn discard(self, actor: &Actor, number: SurveyNumber) -> Result<()> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let row = scope::lock(tx, actor, number).await?;
                policy::can_discard(actor, row.state)?;
                question::Entity::delete_many()
                    .filter(question::Column::SurveyId.eq(row.id))
                    .exec(tx)
                    .await?;
                consent::Entity::delete_many()
                    .filter(consent::Column::SurveyId.eq(row.id))
                    .exec(tx)
                    .await?;
                survey::Entity::delete_by_id(row.id).exec(tx).await?;
                let facts = json!({ "number": number });
                let kind = "surveys.discarded";
                messages::record(tx, &world.clock, actor, kind, row.id.0, &facts).await?;
                Ok::<_, Error>(())
            })
            .await
    }
}
