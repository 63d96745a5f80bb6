//! A briefing is planned with each version that is published, and with each release; for a release
//! also before, so that customer success knows of it first.

use super::Briefings;
use crate::actor::Actor;
use crate::clock::Clock;
use crate::entities::releases::release;
use crate::entities::roadmap::{briefing, briefing_question};
use crate::error::{Error, Result};
use crate::messages;
use crate::releases;
use model::briefings::POINTS_MAX;
use model::{AppError, Both, BriefingId, Lang, ReleaseId, RoadmapVersionId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{OnConflict, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use serde_json::json;

impl Briefings<'_> {
    /// Plans the briefing of a release in any state, unless that was done; which one it is.
    ///
    /// # Errors
    /// [`AppError::SignedOut`]; [`AppError::NotFound`] also for who may not edit releases.
    pub async fn plan(self, actor: &Actor, release: ReleaseId) -> Result<BriefingId> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let row = releases::lock(tx, actor, release).await?;
                releases::can_edit(actor)?;
                if let Some(id) = planned(tx, release).await? {
                    return Ok(id);
                }
                of_release(tx, &world.clock, &row).await?;
                let id = planned(tx, release).await?.ok_or(AppError::NotFound)?;
                let kind = "briefings.planned";
                messages::record(tx, &world.clock, actor, kind, id.0, &json!({})).await?;
                Ok::<_, Error>(id)
            })
            .await
    }
}

/// The briefing of a release. One query.
pub(crate) async fn planned(
    db: &impl ConnectionTrait,
    release: ReleaseId,
) -> Result<Option<BriefingId>> {
    Ok(briefing::Entity::find()
        .select_only()
        .column(briefing::Column::Id)
        .filter(briefing::Column::ReleaseId.eq(release))
        .into_tuple()
        .one(db)
        .await?)
}

/// The briefing of a version that is published now.
pub(crate) async fn of_version(
    tx: &impl ConnectionTrait,
    clock: &Clock,
    version: RoadmapVersionId,
    points: Both,
) -> Result<()> {
    insert(tx, clock, Some(version), None, points).await
}

/// The briefing of a release, unless there is one: customers may hear what the note says.
pub(crate) async fn of_release(
    tx: &impl ConnectionTrait,
    clock: &Clock,
    row: &release::Model,
) -> Result<()> {
    let points = |texts: [&String; 4]| {
        let said: Vec<&str> = texts.iter().map(|text| text.trim()).collect();
        let said: Vec<&str> = said.into_iter().filter(|text| !text.is_empty()).collect();
        said.join("\n\n")
            .chars()
            .take(POINTS_MAX)
            .collect::<String>()
    };
    let points = Both::new(
        points([
            &row.background_ja,
            &row.intended_use_ja,
            &row.how_to_start_ja,
            &row.limits_ja,
        ]),
        points([
            &row.background_en,
            &row.intended_use_en,
            &row.how_to_start_en,
            &row.limits_en,
        ]),
    );
    insert(tx, clock, None, Some(row.id), points).await
}

async fn insert(
    tx: &impl ConnectionTrait,
    clock: &Clock,
    version: Option<RoadmapVersionId>,
    release: Option<ReleaseId>,
    points: Both,
) -> Result<()> {
    briefing::Entity::insert(briefing::ActiveModel {
        id: Set(clock.new_id::<BriefingId>()),
        roadmap_version_id: Set(version),
        release_id: Set(release),
        begins_at: Set(None),
        place: Set(String::new()),
        link: Set(String::new()),
        points_ja: Set(points.get(Lang::Ja).to_owned()),
        points_en: Set(points.get(Lang::En).to_owned()),
        created_at: Set(clock.now()),
        edited_by: Set(None),
        edited_at: Set(None),
        version: Set(1),
    })
    .on_conflict(OnConflict::new().do_nothing().to_owned())
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

/// With the draft of a release goes its briefing.
pub(crate) async fn discard(tx: &impl ConnectionTrait, release: ReleaseId) -> Result<()> {
    let of_it = Query::select()
        .column(briefing::Column::Id)
        .from(briefing::Entity)
        .and_where(briefing::Column::ReleaseId.eq(release))
        .take();
    briefing_question::Entity::delete_many()
        .filter(briefing_question::Column::BriefingId.in_subquery(of_it))
        .exec(tx)
        .await?;
    briefing::Entity::delete_many()
        .filter(briefing::Column::ReleaseId.eq(release))
        .exec(tx)
        .await?;
    Ok(())
}
