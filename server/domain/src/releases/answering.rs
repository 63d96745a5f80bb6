//! What answers a proposal, and what brings an item of the roadmap, for their trails.

use crate::entities::releases::{release, release_item, release_proposal};
use crate::error::Result;
use chrono::NaiveDate;
use model::releases::{ReleaseOf, ReleaseState};
use model::{Both, ProposalId, ReleaseNumber, RoadmapItemId};
use sea_orm::sea_query::{Expr, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect,
};

#[derive(FromQueryResult)]
struct Row {
    number: ReleaseNumber,
    title_ja: String,
    title_en: String,
    released_on: NaiveDate,
    thanks: i64,
}

/// The releases that answer a proposal, oldest first, for who may read the proposal. One query.
pub(crate) async fn of_proposal(
    db: &impl ConnectionTrait,
    proposal: ProposalId,
) -> Result<Vec<ReleaseOf>> {
    let linked = Query::select()
        .column(release_proposal::Column::ReleaseId)
        .from(release_proposal::Entity)
        .and_where(release_proposal::Column::ProposalId.eq(proposal))
        .take();
    among(db, linked).await
}

/// The releases that bring an item, oldest first. One query.
pub(crate) async fn of_item(
    db: &impl ConnectionTrait,
    item: RoadmapItemId,
) -> Result<Vec<ReleaseOf>> {
    let linked = Query::select()
        .column(release_item::Column::ReleaseId)
        .from(release_item::Entity)
        .and_where(release_item::Column::ItemId.eq(item))
        .take();
    among(db, linked).await
}

async fn among(db: &impl ConnectionTrait, linked: SelectStatement) -> Result<Vec<ReleaseOf>> {
    let rows = release::Entity::find()
        .select_only()
        .columns([
            release::Column::Number,
            release::Column::TitleJa,
            release::Column::TitleEn,
            release::Column::ReleasedOn,
        ])
        .expr_as(
            Expr::cust("(SELECT count(*) FROM thanks t WHERE t.release_id = releases.id)"),
            "thanks",
        )
        .filter(release::Column::State.eq(ReleaseState::Published))
        .filter(release::Column::Id.in_subquery(linked))
        .order_by_asc(release::Column::Number)
        .into_model::<Row>()
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| ReleaseOf {
            number: row.number,
            title: Both::new(row.title_ja, row.title_en),
            released_on: row.released_on,
            thanks: u32::try_from(row.thanks).unwrap_or(u32::MAX),
        })
        .collect())
}
