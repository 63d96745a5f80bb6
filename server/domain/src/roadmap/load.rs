//! Pieces that several use cases share.

use crate::entities::roadmap::{entry, item, theme, theme_follow, version};
use crate::error::Result;
use model::roadmap::{
    Colour, Confidence, Horizon, Place, Standing, State, ThemeLine, VersionHead, VersionState,
};
use model::{Both, ItemNumber, PersonId, RoadmapItemId, RoadmapVersionId, ThemeId, VersionNumber};
use sea_orm::sea_query::{Alias, Expr, Order, Query, SelectStatement, SimpleExpr};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, FromQueryResult, JoinType,
    QueryFilter, QueryOrder,
};

/// The place of a draft among the versions: behind all of them.
pub(super) const DRAFT: VersionNumber = VersionNumber(i64::MAX);

/// The version that readers get.
pub(crate) async fn current(db: &impl ConnectionTrait) -> Result<Option<version::Model>> {
    Ok(version::Entity::find()
        .filter(version::Column::State.eq(VersionState::Published))
        .order_by_desc(version::Column::Number)
        .one(db)
        .await?)
}

/// The number of the version that another was drafted from.
pub(super) async fn base_number(
    db: &impl ConnectionTrait,
    base: Option<RoadmapVersionId>,
) -> Result<Option<VersionNumber>> {
    let Some(base) = base else { return Ok(None) };
    let row = version::Entity::find_by_id(base).one(db).await?;
    Ok(row.and_then(|row| row.number))
}

pub(crate) fn head(row: &version::Model, current: Option<RoadmapVersionId>) -> VersionHead {
    VersionHead {
        number: row.number,
        name: Both::new(&row.name_ja, &row.name_en),
        state: row.state,
        now_until: row.now_until,
        next_until: row.next_until,
        valid_until: row.valid_until,
        review_on: row.review_on,
        published_at: row.published_at,
        publish_at: row.publish_at,
        current: current == Some(row.id),
        version: row.version,
    }
}

#[derive(FromQueryResult)]
struct Row {
    version_number: Option<VersionNumber>,
    item_id: RoadmapItemId,
    item_number: ItemNumber,
    title_ja: String,
    title_en: String,
    theme_id: Option<ThemeId>,
    standing: Standing,
    horizon: Horizon,
    quarter: Option<String>,
    milestone_on: Option<chrono::NaiveDate>,
    confidence: Confidence,
    reason_ja: String,
    reason_en: String,
}

/// The items as the versions from `from` to `to` hold them, with a draft behind them. Versions in
/// between that were withdrawn do not count. One query.
pub(super) async fn states(
    db: &impl ConnectionTrait,
    from: Option<VersionNumber>,
    to: VersionNumber,
    draft: Option<RoadmapVersionId>,
) -> Result<Vec<State>> {
    let published = Condition::all()
        .add(version::Column::Number.lte(to))
        .add_option(from.map(|from| version::Column::Number.gte(from)))
        .add(
            Condition::any()
                .add(version::Column::State.eq(VersionState::Published))
                .add(version::Column::Number.eq(to))
                .add_option(from.map(|from| version::Column::Number.eq(from))),
        );
    let wanted = Condition::any()
        .add(published)
        .add_option(draft.map(|draft| version::Column::Id.eq(draft)));
    of_versions(db, wanted).await
}

/// As [`states`], of one item through all versions that are shown.
pub(super) async fn states_of(
    db: &impl ConnectionTrait,
    item: RoadmapItemId,
) -> Result<Vec<State>> {
    let wanted = Condition::all()
        .add(version::Column::State.eq(VersionState::Published))
        .add(entry::Column::ItemId.eq(item));
    of_versions(db, wanted).await
}

async fn of_versions(db: &impl ConnectionTrait, wanted: Condition) -> Result<Vec<State>> {
    let mut select = Query::select();
    for column in [
        entry::Column::ItemId,
        entry::Column::TitleJa,
        entry::Column::TitleEn,
        entry::Column::ThemeId,
        entry::Column::Standing,
        entry::Column::Horizon,
        entry::Column::Quarter,
        entry::Column::MilestoneOn,
        entry::Column::Confidence,
        entry::Column::ReasonJa,
        entry::Column::ReasonEn,
    ] {
        select.expr_as(column.into_expr(), column);
    }
    select
        .expr_as(
            version::Column::Number.into_expr(),
            Alias::new("version_number"),
        )
        .from(entry::Entity)
        .join(
            JoinType::InnerJoin,
            version::Entity,
            version::Column::Id
                .into_expr()
                .eq(entry::Column::VersionId.into_expr()),
        )
        .cond_where(wanted);
    join_item(&mut select);
    let mut states = Vec::new();
    for found in db.query_all(&select).await? {
        let row = Row::from_query_result(&found, "")?;
        states.push(State {
            version: row.version_number.unwrap_or(DRAFT),
            item: row.item_id,
            number: row.item_number,
            title: Both::new(row.title_ja, row.title_en),
            theme: row.theme_id,
            standing: row.standing,
            place: place(row.horizon, row.quarter.as_deref(), row.milestone_on),
            confidence: row.confidence,
            reason: Both::new(row.reason_ja, row.reason_en),
        });
    }
    Ok(states)
}

/// Joins the item of an entry; its number comes as `item_number`.
pub(super) fn join_item(select: &mut SelectStatement) -> &mut SelectStatement {
    select
        .expr_as(item::Column::Number.into_expr(), Alias::new("item_number"))
        .join(
            JoinType::InnerJoin,
            item::Entity,
            item::Column::Id
                .into_expr()
                .eq(entry::Column::ItemId.into_expr()),
        )
}

/// A quarter that cannot be read was never written by us; it is left out rather than guessed.
pub(super) fn place(
    horizon: Horizon,
    quarter: Option<&str>,
    milestone: Option<chrono::NaiveDate>,
) -> Place {
    Place {
        horizon,
        quarter: quarter.and_then(|quarter| quarter.parse().ok()),
        milestone,
    }
}

pub(super) fn place_of(row: &entry::Model) -> Place {
    place(row.horizon, row.quarter.as_deref(), row.milestone_on)
}

/// All themes in their order, and whether `me` follows them. One query.
pub(super) async fn themes(db: &impl ConnectionTrait, me: PersonId) -> Result<Vec<ThemeLine>> {
    themes_of(db, theme_follow::Column::PersonId.eq(me)).await
}

/// All themes in their order, as nobody follows them. One query.
pub(super) async fn all_themes(db: &impl ConnectionTrait) -> Result<Vec<ThemeLine>> {
    themes_of(db, Expr::val(1).eq(0)).await
}

async fn themes_of(db: &impl ConnectionTrait, by: SimpleExpr) -> Result<Vec<ThemeLine>> {
    #[derive(FromQueryResult)]
    struct Row {
        id: ThemeId,
        name_ja: String,
        name_en: String,
        colour: Colour,
        version: i32,
        followed: i32,
    }
    let followed = Query::select()
        .expr(Expr::cust("1"))
        .from(theme_follow::Entity)
        .and_where(
            theme_follow::Column::ThemeId
                .into_expr()
                .equals((theme::Entity, theme::Column::Id)),
        )
        .and_where(by)
        .take();
    let select = Query::select()
        .columns([
            theme::Column::Id,
            theme::Column::NameJa,
            theme::Column::NameEn,
            theme::Column::Colour,
            theme::Column::Version,
        ])
        .expr_as(
            Expr::case(Expr::exists(followed), 1).finally(0),
            Alias::new("followed"),
        )
        .from(theme::Entity)
        .order_by(theme::Column::Position, Order::Asc)
        .order_by(theme::Column::Id, Order::Asc)
        .take();
    let mut themes = Vec::new();
    for found in db.query_all(&select).await? {
        let row = Row::from_query_result(&found, "")?;
        themes.push(ThemeLine {
            id: row.id,
            name: Both::new(row.name_ja, row.name_en),
            colour: row.colour,
            followed: row.followed == 1,
            version: row.version,
        });
    }
    Ok(themes)
}
