//! Discarding a draft, with everything in it.

use super::{Studies, policy, scope};
use crate::actor::Actor;
use crate::entities::studies::{candidate, consent, guide_step, hypothesis, question, study};
use crate::error::{Error, Result};
use crate::messages;
use model::StudyNumber;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

impl Studies<'_> {
    /// Takes a draft away; its number is not given again.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`], [`model::AppError::NotFound`],
    /// [`model::AppError::Forbidden`]; [`model::Conflict::StudyNotReachable`] for everything but a
    /// draft.
    pub async fn discard(self, actor: &Actor, number: StudyNumber) -> Result<()> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let row = scope::lock(tx, actor, number).await?;
                policy::can_discard(actor, row.state)?;
                let id = row.id;
                hypothesis::Entity::delete_many()
                    .filter(hypothesis::Column::StudyId.eq(id))
                    .exec(tx)
                    .await?;
                guide_step::Entity::delete_many()
                    .filter(guide_step::Column::StudyId.eq(id))
                    .exec(tx)
                    .await?;
                question::Entity::delete_many()
                    .filter(question::Column::StudyId.eq(id))
                    .exec(tx)
                    .await?;
                candidate::Entity::delete_many()
                    .filter(candidate::Column::StudyId.eq(id))
                    .exec(tx)
                    .await?;
                consent::Entity::delete_many()
                    .filter(consent::Column::StudyId.eq(id))
                    .exec(tx)
                    .await?;
                study::Entity::delete_by_id(id).exec(tx).await?;
                let facts = json!({ "number": number });
                let kind = "studies.discarded";
                messages::record(tx, &world.clock, actor, kind, id.0, &facts).await?;
                Ok::<_, Error>(())
            })
            .await
    }
}
