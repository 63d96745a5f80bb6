//! Starting the next version: a copy of the one that is shown.

use super::{Roadmap, load, scope};
use crate::actor::Actor;
use crate::entities::roadmap::{entry, item, link, version};
use crate::error::{Error, Result, violates};
use crate::messages;
use chrono::{Months, NaiveDate};
use model::roadmap::{HORIZON_MONTHS, Quarter, Standing, VersionState};
use model::{Conflict, RoadmapItemId, RoadmapVersionId};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
};
use serde_json::json;
use std::collections::HashSet;

/// Rows copied by one statement: their values have to fit into the parameters that engines take.
const COPIED: usize = 100;

impl Roadmap<'_> {
    /// Starts the next version from the one that is shown: without what left or was released with
    /// it, and without its reasons. What has been released since stands in it as released.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`]; [`model::AppError::NotFound`] for who may not edit;
    /// [`Conflict::DraftExists`].
    pub async fn start(self, actor: &Actor) -> Result<RoadmapVersionId> {
        scope::hidden(actor)?;
        let world = self.0;
        let id: RoadmapVersionId = world.clock.new_id();
        let today = world.clock.today(world.settings.time_zone);
        world
            .db
            .write(async |tx| {
                let base = load::current(tx).await?;
                let inserted = version::Entity::insert(frame(
                    id,
                    base.as_ref(),
                    today,
                    actor,
                    world.clock.now(),
                ))
                .exec_without_returning(tx)
                .await;
                match inserted {
                    Err(error)
                        if violates(
                            &error,
                            "roadmap_versions_one_draft",
                            "roadmap_versions.open",
                        ) =>
                    {
                        return Err(Conflict::DraftExists.into());
                    }
                    other => other?,
                };
                if let Some(base) = &base {
                    copy(tx, base.id, id).await?;
                }
                messages::record(tx, &world.clock, actor, "roadmap.started", id.0, &json!({}))
                    .await?;
                Ok::<_, Error>(id)
            })
            .await
    }
}

/// Called after the quarter in which it starts, or after the one behind its predecessor's where
/// that is as late; looks eighteen months ahead, to the end of a quarter, and is looked at again
/// with the next one.
fn frame(
    id: RoadmapVersionId,
    base: Option<&version::Model>,
    today: NaiveDate,
    actor: &Actor,
    now: chrono::DateTime<chrono::Utc>,
) -> version::ActiveModel {
    let quarter = Quarter::of(today);
    let taken = base.and_then(|base| base.name_en.parse::<Quarter>().ok());
    let named = match taken {
        Some(taken) if taken >= quarter => taken.next(),
        _ => quarter,
    };
    let far = today
        .checked_add_months(Months::new(HORIZON_MONTHS))
        .unwrap_or(today);
    let next = quarter.next();
    version::ActiveModel {
        id: Set(id),
        number: Set(None),
        name_ja: Set(format!("{}年第{}四半期版", named.year, named.quarter)),
        name_en: Set(named.to_string()),
        now_until: Set(quarter.last_day()),
        next_until: Set(next.next().last_day()),
        valid_until: Set(Quarter::of(far).last_day()),
        review_on: Set(next.first_day()),
        state: Set(VersionState::Draft),
        open: Set(Some(1)),
        publish_at: Set(None),
        published_at: Set(None),
        published_by: Set(None),
        withdrawn_at: Set(None),
        based_on: Set(base.map(|base| base.id)),
        created_by: Set(actor.person_id()),
        created_at: Set(now),
        scheduled_by: Set(None),
        version: Set(1),
    }
}

async fn copy(
    tx: &impl ConnectionTrait,
    from: RoadmapVersionId,
    to: RoadmapVersionId,
) -> Result<()> {
    let rows = entry::Entity::find()
        .filter(entry::Column::VersionId.eq(from))
        .filter(entry::Column::Standing.eq(Standing::Active))
        .all(tx)
        .await?;
    let released: HashSet<RoadmapItemId> = item::Entity::find()
        .filter(item::Column::Id.is_in(rows.iter().map(|row| row.item_id)))
        .filter(item::Column::ReleasedAt.is_not_null())
        .all(tx)
        .await?
        .into_iter()
        .map(|item| item.id)
        .collect();
    let items: Vec<RoadmapItemId> = rows.iter().map(|row| row.item_id).collect();
    for rows in rows.chunks(COPIED) {
        let rows = rows.iter().cloned().map(|row| {
            let standing = if released.contains(&row.item_id) {
                Standing::Released
            } else {
                Standing::Active
            };
            entry::ActiveModel {
                version_id: Set(to),
                standing: Set(standing),
                reason_ja: Set(String::new()),
                reason_en: Set(String::new()),
                version: Set(1),
                ..row.into_active_model().reset_all()
            }
        });
        entry::Entity::insert_many(rows)
            .exec_without_returning(tx)
            .await?;
    }
    let links = link::Entity::find()
        .filter(link::Column::VersionId.eq(from))
        .filter(link::Column::ItemId.is_in(items))
        .all(tx)
        .await?;
    for links in links.chunks(COPIED) {
        let links = links.iter().map(|row| link::ActiveModel {
            version_id: Set(to),
            item_id: Set(row.item_id),
            proposal_id: Set(row.proposal_id),
        });
        link::Entity::insert_many(links)
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}
