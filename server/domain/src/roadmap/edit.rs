//! Editing an item of the draft, and the facts of the draft itself.

use super::entry::{check, hold, must_be_draft, reason_given, texts, write_links};
use super::{Roadmap, load, policy, scope};
use crate::actor::Actor;
use crate::entities::roadmap::{editor, entry, version};
use crate::error::{Error, Result};
use crate::messages;
use model::roadmap::{Entry, Frame, Standing};
use model::{Conflict, ItemNumber};
use sea_orm::ActiveValue::{Set, Unchanged};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

impl Roadmap<'_> {
    /// Changes an item of the draft. What stands elsewhere than in the version before, or more or
    /// less surely, or is new, needs its reason.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`]; [`model::AppError::NotFound`] also for who may not edit;
    /// [`model::AppError::Invalid`]: a reason is missing, or a proposal, theme or owner does not
    /// exist; [`Conflict::VersionNotOpen`]; [`Conflict::Stale`] when somebody else saved it since.
    pub async fn edit_item(self, actor: &Actor, number: ItemNumber, edit: Entry) -> Result<()> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let held = hold(tx, actor, number, edit.version).await?;
                let (draft, item) = (held.draft.id, held.item);
                let moved = match &held.before {
                    None => held.draft.based_on.is_some(),
                    Some(before) => {
                        load::place_of(before) != edit.place || before.confidence != edit.confidence
                    }
                };
                // What leaves keeps the reason it leaves with.
                if moved || held.row.standing == Standing::Removed {
                    reason_given(actor, &edit.reason)?;
                }
                let links = check(tx, &edit).await?;
                let row = entry::ActiveModel {
                    version_id: Unchanged(draft),
                    item_id: Unchanged(item),
                    version: Set(held.row.version + 1),
                    ..texts(world, &edit, held.by)
                };
                row.update(tx).await?;
                write_links(tx, draft, item, &links).await?;
                editor::Entity::delete_by_id((draft, item, held.by))
                    .exec(tx)
                    .await?;
                let facts = json!({ "number": number });
                messages::record(
                    tx,
                    &world.clock,
                    actor,
                    "roadmap.entry-edited",
                    item.0,
                    &facts,
                )
                .await?;
                Ok::<_, Error>(())
            })
            .await
    }

    /// Changes what the draft is called and how far it looks.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`]; [`model::AppError::NotFound`] also for who may not edit;
    /// [`Conflict::VersionNotOpen`], [`Conflict::Stale`].
    pub async fn frame(self, actor: &Actor, frame: Frame) -> Result<()> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let draft = scope::lock_open(tx, actor).await?;
                policy::can_edit(actor)?;
                must_be_draft(&draft)?;
                if draft.version != frame.version {
                    return Err(Conflict::Stale.into());
                }
                version::Entity::update_many()
                    .col_expr(version::Column::NameJa, Expr::value(&frame.name.ja))
                    .col_expr(version::Column::NameEn, Expr::value(&frame.name.en))
                    .col_expr(version::Column::NowUntil, Expr::value(frame.now_until))
                    .col_expr(version::Column::NextUntil, Expr::value(frame.next_until))
                    .col_expr(version::Column::ValidUntil, Expr::value(frame.valid_until))
                    .col_expr(version::Column::ReviewOn, Expr::value(frame.review_on))
                    .col_expr(version::Column::Version, Expr::value(draft.version + 1))
                    .filter(version::Column::Id.eq(draft.id))
                    .exec(tx)
                    .await?;
                messages::record(
                    tx,
                    &world.clock,
                    actor,
                    "roadmap.framed",
                    draft.id.0,
                    &json!({}),
                )
                .await?;
                Ok::<_, Error>(())
            })
            .await
    }
}
