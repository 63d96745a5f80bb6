//! The guide: the parts of a conversation in their order, with their minutes.

use super::edit::touch;
use super::{Studies, policy, scope};
use crate::actor::Actor;
use crate::entities::studies::guide_step;
use crate::error::{Error, Result};
use crate::messages;
use model::studies::Guide;
use model::{Conflict, StudyNumber};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

impl Studies<'_> {
    /// Puts these steps, in this order, in the place of all that were there.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`], [`model::AppError::NotFound`],
    /// [`model::AppError::Forbidden`], [`Conflict::StudyClosed`], [`Conflict::Stale`].
    pub async fn set_guide(self, actor: &Actor, number: StudyNumber, guide: Guide) -> Result<()> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let row = scope::lock(tx, actor, number).await?;
                policy::can_edit(actor, row.state)?;
                if row.version != guide.version {
                    return Err(Conflict::Stale.into());
                }
                guide_step::Entity::delete_many()
                    .filter(guide_step::Column::StudyId.eq(row.id))
                    .exec(tx)
                    .await?;
                if !guide.steps.is_empty() {
                    let steps =
                        (1..)
                            .zip(&guide.steps)
                            .map(|(position, step)| guide_step::ActiveModel {
                                study_id: Set(row.id),
                                position: Set(position),
                                minutes: Set(step.minutes),
                                title: Set(step.title.clone()),
                                text: Set(step.text.clone()),
                            });
                    guide_step::Entity::insert_many(steps)
                        .exec_without_returning(tx)
                        .await?;
                }
                touch(tx, row.id, row.version).await?;
                let facts = json!({ "number": number, "steps": guide.steps.len() });
                let kind = "studies.guide-set";
                messages::record(tx, &world.clock, actor, kind, row.id.0, &facts).await?;
                Ok::<_, Error>(())
            })
            .await
    }
}
