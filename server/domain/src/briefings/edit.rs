//! When and where a briefing is, and what customers may hear.

use super::Briefings;
use crate::actor::Actor;
use crate::entities::roadmap::briefing;
use crate::error::{Error, Result};
use crate::messages;
use crate::roadmap::{can_brief, can_edit, instant};
use model::briefings::Briefing;
use model::{AppError, BriefingId, Conflict};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use serde_json::json;

impl Briefings<'_> {
    /// Says when and where a briefing is, and what customers may hear.
    ///
    /// # Errors
    /// [`AppError::SignedOut`]; [`AppError::NotFound`], also for everybody but staff;
    /// [`AppError::Forbidden`]; [`AppError::Invalid`]: an hour that the clocks leave out;
    /// [`Conflict::Stale`].
    pub async fn edit(self, actor: &Actor, id: BriefingId, edit: Briefing) -> Result<()> {
        can_brief(actor)?;
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let row = briefing::Entity::find_by_id(id)
                    .lock_exclusive()
                    .one(tx)
                    .await?
                    .ok_or(AppError::NotFound)?;
                let by = can_edit(actor)?;
                let zone = world.settings.time_zone;
                let begins_at = match edit.begins_at {
                    Some(local) => Some(instant("begins_at", zone, local)?),
                    None => None,
                };
                if row.version != edit.version {
                    return Err(Conflict::Stale.into());
                }
                briefing::Entity::update_many()
                    .col_expr(briefing::Column::BeginsAt, Expr::value(begins_at))
                    .col_expr(briefing::Column::Place, Expr::value(&edit.place))
                    .col_expr(briefing::Column::Link, Expr::value(&edit.link))
                    .col_expr(briefing::Column::PointsJa, Expr::value(&edit.points.ja))
                    .col_expr(briefing::Column::PointsEn, Expr::value(&edit.points.en))
                    .col_expr(briefing::Column::EditedBy, Expr::value(by.id))
                    .col_expr(briefing::Column::EditedAt, Expr::value(world.clock.now()))
                    .col_expr(briefing::Column::Version, Expr::value(row.version + 1))
                    .filter(briefing::Column::Id.eq(id))
                    .exec(tx)
                    .await?;
                let kind = "briefings.edited";
                messages::record(tx, &world.clock, actor, kind, id.0, &json!({})).await?;
                Ok::<_, Error>(())
            })
            .await
    }
}
