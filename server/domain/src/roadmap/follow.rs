//! Following an item or a theme: told when it moves.

use super::{Roadmap, scope};
use crate::actor::Actor;
use crate::entities::roadmap::{item_follow, theme, theme_follow};
use crate::error::{Error, Result};
use model::{AppError, ItemNumber, ThemeId};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use sea_orm::sea_query::OnConflict;

impl Roadmap<'_> {
    /// Follows an item, or no longer. Done twice, it is done once.
    ///
    /// # Errors
    /// [`AppError::SignedOut`], [`AppError::NotFound`].
    pub async fn follow_item(self, actor: &Actor, number: ItemNumber, wanted: bool) -> Result<()> {
        let me = actor.person()?.id;
        self.0
            .db
            .write(async |tx| {
                let item = scope::lock_item(tx, actor, number).await?;
                if wanted {
                    item_follow::Entity::insert(item_follow::ActiveModel {
                        item_id: Set(item.id),
                        person_id: Set(me),
                    })
                    .on_conflict(OnConflict::new().do_nothing().to_owned())
                    .exec_without_returning(tx)
                    .await?;
                } else {
                    item_follow::Entity::delete_by_id((item.id, me))
                        .exec(tx)
                        .await?;
                }
                Ok::<_, Error>(())
            })
            .await
    }

    /// Follows a theme, or no longer. Done twice, it is done once.
    ///
    /// # Errors
    /// [`AppError::SignedOut`], [`AppError::NotFound`].
    pub async fn follow_theme(self, actor: &Actor, id: ThemeId, wanted: bool) -> Result<()> {
        let me = actor.person()?.id;
        self.0
            .db
            .write(async |tx| {
                theme::Entity::find_by_id(id)
                    .one(tx)
                    .await?
                    .ok_or(AppError::NotFound)?;
                if wanted {
                    theme_follow::Entity::insert(theme_follow::ActiveModel {
                        theme_id: Set(id),
                        person_id: Set(me),
                    })
                    .on_conflict(OnConflict::new().do_nothing().to_owned())
                    .exec_without_returning(tx)
                    .await?;
                } else {
                    theme_follow::Entity::delete_by_id((id, me))
                        .exec(tx)
                        .await?;
                }
                Ok::<_, Error>(())
            })
            .await
    }
}
