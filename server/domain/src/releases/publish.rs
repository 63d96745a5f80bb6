//! Publishing: one short transaction. What follows from it is left to the job.

use super::{Releases, policy, scope};
use crate::actor::Actor;
use crate::briefings;
use crate::db::sequence;
use crate::entities::releases::{release, release_item};
use crate::entities::roadmap::{entry, item, version};
use crate::error::{Error, Result};
use crate::messages;
use chrono::{DateTime, Utc};
use model::releases::ReleaseState;
use model::roadmap::Standing;
use model::{Conflict, ReleaseId, ReleaseNumber, RoadmapItemId};
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::json;

impl Releases<'_> {
    /// Publishes a draft. Its items stand as released and its briefing is planned; its proposals
    /// follow, and everybody who had asked is told, by a job. Pressed twice, it answers with the number it got.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`]; [`model::AppError::NotFound`] also for who may not edit;
    /// [`Conflict::Stale`], also for what was withdrawn.
    pub async fn publish(
        self,
        actor: &Actor,
        id: ReleaseId,
        version: i32,
    ) -> Result<ReleaseNumber> {
        let world = self.0;
        let now = world.clock.now();
        world
            .db
            .write(async |tx| {
                let row = scope::lock(tx, actor, id).await?;
                let by = policy::can_edit(actor)?.id;
                match (row.state, row.number) {
                    (ReleaseState::Published, Some(number)) => return Ok(number),
                    (ReleaseState::Draft, _) if row.version == version => {}
                    _ => return Err(Conflict::Stale.into()),
                }
                let number = ReleaseNumber(sequence::next(tx, "releases").await?);
                let event = messages::record(
                    tx,
                    &world.clock,
                    actor,
                    "releases.published",
                    id.0,
                    &json!({ "number": number }),
                )
                .await?;
                let today = world.clock.today(world.settings.time_zone);
                let on = row.released_on.unwrap_or(today);
                release::Entity::update_many()
                    .col_expr(release::Column::State, Expr::value(ReleaseState::Published))
                    .col_expr(release::Column::Number, Expr::value(Some(number)))
                    .col_expr(release::Column::ReleasedOn, Expr::value(Some(on)))
                    .col_expr(release::Column::EventId, Expr::value(Some(event)))
                    .col_expr(release::Column::PublishedAt, Expr::value(Some(now)))
                    .col_expr(release::Column::PublishedBy, Expr::value(Some(by)))
                    .col_expr(release::Column::Version, Expr::value(row.version + 1))
                    .filter(release::Column::Id.eq(id))
                    .exec(tx)
                    .await?;
                release_items(tx, id, now).await?;
                briefings::of_release(tx, &world.clock, &row).await?;
                Ok::<_, Error>(number)
            })
            .await
    }
}

/// The items of a release are there from now on; in a version that is being drafted they stand
/// as released. What was published before stays as it was read.
pub(super) async fn release_items(
    tx: &impl ConnectionTrait,
    id: ReleaseId,
    now: DateTime<Utc>,
) -> Result<()> {
    let linked = Query::select()
        .column(release_item::Column::ItemId)
        .from(release_item::Entity)
        .and_where(release_item::Column::ReleaseId.eq(id))
        .take();
    // In the order of ids, as everybody who holds several.
    let items: Vec<RoadmapItemId> = item::Entity::find()
        .select_only()
        .column(item::Column::Id)
        .filter(item::Column::Id.in_subquery(linked))
        .filter(item::Column::ReleasedAt.is_null())
        .order_by_asc(item::Column::Id)
        .lock_exclusive()
        .into_tuple()
        .all(tx)
        .await?;
    if items.is_empty() {
        return Ok(());
    }
    item::Entity::update_many()
        .col_expr(item::Column::ReleasedAt, Expr::value(Some(now)))
        .filter(item::Column::Id.is_in(items.iter().copied()))
        .exec(tx)
        .await?;
    let drafted = Query::select()
        .column(version::Column::Id)
        .from(version::Entity)
        .and_where(version::Column::Open.eq(1))
        .take();
    entry::Entity::update_many()
        .col_expr(entry::Column::Standing, Expr::value(Standing::Released))
        .filter(entry::Column::VersionId.in_subquery(drafted))
        .filter(entry::Column::ItemId.is_in(items))
        .filter(entry::Column::Standing.eq(Standing::Active))
        .exec(tx)
        .await?;
    Ok(())
}
