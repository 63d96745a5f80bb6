//! Throwing a draft away.

use super::entry::must_be_draft;
use super::{Roadmap, policy, scope};
use crate::actor::Actor;
use crate::entities::roadmap::{editor, entry, link, version};
use crate::error::{Error, Result};
use crate::messages;
use model::Conflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

impl Roadmap<'_> {
    /// Throws the draft away with everything in it; what is shown stays as it is.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`]; [`model::AppError::NotFound`] also for who may not edit;
    /// [`Conflict::VersionNotOpen`]; [`Conflict::Stale`].
    pub async fn discard(self, actor: &Actor, version: i32) -> Result<()> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let draft = scope::lock_open(tx, actor).await?;
                policy::can_edit(actor)?;
                must_be_draft(&draft)?;
                if draft.version != version {
                    return Err(Conflict::Stale.into());
                }
                link::Entity::delete_many()
                    .filter(link::Column::VersionId.eq(draft.id))
                    .exec(tx)
                    .await?;
                editor::Entity::delete_many()
                    .filter(editor::Column::VersionId.eq(draft.id))
                    .exec(tx)
                    .await?;
                entry::Entity::delete_many()
                    .filter(entry::Column::VersionId.eq(draft.id))
                    .exec(tx)
                    .await?;
                version::Entity::delete_by_id(draft.id).exec(tx).await?;
                messages::record(
                    tx,
                    &world.clock,
                    actor,
                    "roadmap.discarded",
                    draft.id.0,
                    &json!({}),
                )
                .await?;
                Ok::<_, Error>(())
            })
            .await
    }
}
