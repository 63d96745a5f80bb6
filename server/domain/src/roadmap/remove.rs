//! Taking an item out of the next version, and back into it.

use super::entry::{before, must_be_draft, of_draft, reason_given};
use super::{Roadmap, policy, scope};
use crate::actor::Actor;
use crate::entities::roadmap::{editor, entry, link};
use crate::error::{Error, Result};
use crate::messages;
use model::roadmap::{Removal, Standing};
use model::{Conflict, ItemNumber};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, ModelTrait, QueryFilter,
};
use serde_json::json;

impl Roadmap<'_> {
    /// Takes an item out of the draft. Who has read of it is owed a reason; what nobody has read
    /// of yet just goes.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`]; [`model::AppError::NotFound`] also for who may not edit;
    /// [`model::AppError::Invalid`] without a reason; [`Conflict::VersionNotOpen`];
    /// [`Conflict::Stale`].
    pub async fn remove_item(
        self,
        actor: &Actor,
        number: ItemNumber,
        removal: Removal,
    ) -> Result<()> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let draft = scope::lock_open(tx, actor).await?;
                let by = policy::can_edit(actor)?;
                must_be_draft(&draft)?;
                let (item, row) = of_draft(tx, draft.id, number).await?;
                if row.version != removal.version {
                    return Err(Conflict::Stale.into());
                }
                if before(tx, &draft, item.id).await?.is_some() {
                    reason_given(actor, &removal.reason)?;
                    let version = row.version + 1;
                    let mut row = row.into_active_model();
                    row.standing = Set(Standing::Removed);
                    row.reason_ja = Set(removal.reason.ja.clone());
                    row.reason_en = Set(removal.reason.en.clone());
                    row.edited_by = Set(Some(by.id));
                    row.edited_at = Set(world.clock.now());
                    row.version = Set(version);
                    row.update(tx).await?;
                } else {
                    link::Entity::delete_many()
                        .filter(link::Column::VersionId.eq(draft.id))
                        .filter(link::Column::ItemId.eq(item.id))
                        .exec(tx)
                        .await?;
                    editor::Entity::delete_many()
                        .filter(editor::Column::VersionId.eq(draft.id))
                        .filter(editor::Column::ItemId.eq(item.id))
                        .exec(tx)
                        .await?;
                    row.delete(tx).await?;
                }
                let facts = json!({ "number": number });
                messages::record(
                    tx,
                    &world.clock,
                    actor,
                    "roadmap.entry-removed",
                    item.id.0,
                    &facts,
                )
                .await?;
                Ok::<_, Error>(())
            })
            .await
    }

    /// Takes an item that was to leave back into the draft, as the version before has it.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`]; [`model::AppError::NotFound`] also for who may not edit;
    /// [`Conflict::VersionNotOpen`]; [`Conflict::Stale`].
    pub async fn restore_item(self, actor: &Actor, number: ItemNumber, version: i32) -> Result<()> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let draft = scope::lock_open(tx, actor).await?;
                let by = policy::can_edit(actor)?;
                must_be_draft(&draft)?;
                let (item, row) = of_draft(tx, draft.id, number).await?;
                if row.version != version {
                    return Err(Conflict::Stale.into());
                }
                let (true, Some(before)) = (
                    row.standing == Standing::Removed,
                    before(tx, &draft, item.id).await?,
                ) else {
                    return Ok(());
                };
                let next = row.version + 1;
                let mut row: entry::ActiveModel = row.into_active_model();
                row.standing = Set(before.standing);
                row.horizon = Set(before.horizon);
                row.quarter = Set(before.quarter);
                row.milestone_on = Set(before.milestone_on);
                row.confidence = Set(before.confidence);
                row.reason_ja = Set(String::new());
                row.reason_en = Set(String::new());
                row.edited_by = Set(Some(by.id));
                row.edited_at = Set(world.clock.now());
                row.version = Set(next);
                row.update(tx).await?;
                let facts = json!({ "number": number });
                messages::record(
                    tx,
                    &world.clock,
                    actor,
                    "roadmap.entry-restored",
                    item.id.0,
                    &facts,
                )
                .await?;
                Ok::<_, Error>(())
            })
            .await
    }
}
