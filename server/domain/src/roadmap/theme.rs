//! Themes: the few directions that items belong to.

use super::{Roadmap, load, policy};
use crate::actor::Actor;
use crate::entities::roadmap::theme;
use crate::error::{Error, Result};
use crate::messages;
use model::roadmap::{THEMES_MAX, Theme, ThemeLine};
use model::{AppError, Conflict, ThemeId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};
use serde_json::json;

impl Roadmap<'_> {
    /// Every theme, and whether the reader follows it. One query.
    ///
    /// # Errors
    /// [`AppError::SignedOut`].
    pub async fn themes(self, actor: &Actor) -> Result<Vec<ThemeLine>> {
        load::themes(self.0.db.read(), actor.person()?.id).await
    }

    /// Adds a theme. Sent twice with one token, it is one.
    ///
    /// # Errors
    /// [`AppError::SignedOut`], [`AppError::Forbidden`], [`Conflict::ListFull`].
    pub async fn add_theme(self, actor: &Actor, new: Theme) -> Result<()> {
        let by = policy::can_edit(actor)?;
        let world = self.0;
        let id: ThemeId = world.clock.new_id();
        world
            .db
            .write(async |tx| {
                let count = theme::Entity::find().count(tx).await?;
                let token = match new.form_token.as_str() {
                    "" => id.to_string(),
                    token => format!("{}:{token}", by.id),
                };
                let again = theme::Entity::find()
                    .filter(theme::Column::FormToken.eq(token.as_str()))
                    .one(tx)
                    .await?;
                if again.is_some() {
                    return Ok(());
                }
                if count >= u64::from(THEMES_MAX) {
                    return Err(Conflict::ListFull.into());
                }
                let written = theme::Entity::insert(theme::ActiveModel {
                    id: Set(id),
                    name_ja: Set(new.name.ja.clone()),
                    name_en: Set(new.name.en.clone()),
                    colour: Set(new.colour),
                    position: Set(i32::try_from(count).unwrap_or(i32::MAX)),
                    form_token: Set(token),
                    created_at: Set(world.clock.now()),
                    version: Set(1),
                })
                .on_conflict(OnConflict::new().do_nothing().to_owned())
                .exec_without_returning(tx)
                .await?;
                if written > 0 {
                    let kind = "roadmap.theme-added";
                    messages::record(tx, &world.clock, actor, kind, id.0, &json!({})).await?;
                }
                Ok::<_, Error>(())
            })
            .await
    }

    /// A theme, for the form that changes it. One query.
    ///
    /// # Errors
    /// [`AppError::SignedOut`], [`AppError::NotFound`], [`AppError::Forbidden`].
    pub async fn theme(self, actor: &Actor, id: ThemeId) -> Result<ThemeLine> {
        let themes = self.themes(actor).await?;
        let line = themes.into_iter().find(|theme| theme.id == id);
        let line = line.ok_or(AppError::NotFound)?;
        policy::can_edit(actor)?;
        Ok(line)
    }

    /// Changes what a theme is called and its colour.
    ///
    /// # Errors
    /// As [`Roadmap::theme`], [`Conflict::Stale`].
    pub async fn edit_theme(self, actor: &Actor, id: ThemeId, edit: Theme) -> Result<()> {
        actor.person()?;
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let row = theme::Entity::find_by_id(id)
                    .lock_exclusive()
                    .one(tx)
                    .await?
                    .ok_or(AppError::NotFound)?;
                policy::can_edit(actor)?;
                if row.version != edit.version {
                    return Err(Conflict::Stale.into());
                }
                theme::Entity::update_many()
                    .col_expr(theme::Column::NameJa, Expr::value(&edit.name.ja))
                    .col_expr(theme::Column::NameEn, Expr::value(&edit.name.en))
                    .col_expr(theme::Column::Colour, Expr::value(edit.colour))
                    .col_expr(theme::Column::Version, Expr::value(row.version + 1))
                    .filter(theme::Column::Id.eq(id))
                    .exec(tx)
                    .await?;
                let kind = "roadmap.theme-edited";
                messages::record(tx, &world.clock, actor, kind, id.0, &json!({})).await?;
                Ok::<_, Error>(())
            })
            .await
    }
}
