//! Taking an item out of the next version, and back into it.

use super::Roadmap;
use super::entry::{hold, reason_given};
use crate::actor::Actor;
use crate::entities::roadmap::{editor, entry, link};
use crate::error::{Error, Result};
use crate::messages;
use model::ItemNumber;
use model::roadmap::{Removal, Standing};
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
    /// [`model::AppError::Invalid`] without a reason; [`model::Conflict::VersionNotOpen`];
    /// [`model::Conflict::Stale`].
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
                let held = hold(tx, actor, number, removal.version).await?;
                let (draft, item, row) = (held.draft.id, held.item, held.row);
                if held.before.is_some() {
                    reason_given(actor, &removal.reason)?;
                    let version = row.version + 1;
                    let mut row = row.into_active_model();
                    row.standing = Set(Standing::Removed);
                    row.reason_ja = Set(removal.reason.ja.clone());
                    row.reason_en = Set(removal.reason.en.clone());
                    row.edited_by = Set(Some(held.by));
                    row.edited_at = Set(world.clock.now());
                    row.version = Set(version);
                    row.update(tx).await?;
                } else {
                    link::Entity::delete_many()
                        .filter(link::Column::VersionId.eq(draft))
                        .filter(link::Column::ItemId.eq(item))
                        .exec(tx)
                        .await?;
                    editor::Entity::delete_many()
                        .filter(editor::Column::VersionId.eq(draft))
                        .filter(editor::Column::ItemId.eq(item))
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
                    item.0,
                    &facts,
                )
                .await?;
                Ok::<_, Error>(())
            })
            .await
    }

    /// Takes an item that was to leave back into the draft, where the version before has it; its words
    /// stay as they were edited.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`]; [`model::AppError::NotFound`] also for who may not edit;
    /// [`model::Conflict::VersionNotOpen`]; [`model::Conflict::Stale`].
    pub async fn restore_item(self, actor: &Actor, number: ItemNumber, version: i32) -> Result<()> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let held = hold(tx, actor, number, version).await?;
                let (item, row) = (held.item, held.row);
                let (true, Some(before)) = (row.standing == Standing::Removed, held.before) else {
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
                row.edited_by = Set(Some(held.by));
                row.edited_at = Set(world.clock.now());
                row.version = Set(next);
                row.update(tx).await?;
                let facts = json!({ "number": number });
                messages::record(
                    tx,
                    &world.clock,
                    actor,
                    "roadmap.entry-restored",
                    item.0,
                    &facts,
                )
                .await?;
                Ok::<_, Error>(())
            })
            .await
    }
}
