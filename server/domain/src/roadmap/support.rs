//! Of how many proposals, companies and reasons an item of the shown version speaks: stored, and
//! counted anew with every voice and reason on a linked proposal. Only what everybody may read
//! counts: a number must not tell of a proposal that its reader cannot see.

use crate::entities::roadmap::{item, link};
use crate::error::Result;
use model::{ProposalId, RoadmapItemId};
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

/// The links of the version that is shown.
const LINKED: &str = "FROM entry_proposals l JOIN proposals p ON p.id = l.proposal_id
    AND p.audience = 'everyone' AND p.status NOT IN ('withdrawn', 'merged')";
const OF_ITEM: &str = "WHERE l.item_id = roadmap_items.id AND l.version_id = (SELECT v.id
    FROM roadmap_versions v WHERE v.state = 'published' ORDER BY v.number DESC LIMIT 1)";

/// Counts for the items that a proposal is linked to; for hardly any there is one.
///
/// # Errors
/// The database's own.
pub(crate) async fn recount(tx: &impl ConnectionTrait, proposal: ProposalId) -> Result<()> {
    let linked = Query::select()
        .column(link::Column::ItemId)
        .from(link::Entity)
        .and_where(link::Column::ProposalId.eq(proposal))
        .take();
    // In the order of ids, so that two who count cannot wait for each other.
    let items: Vec<RoadmapItemId> = item::Entity::find()
        .select_only()
        .column(item::Column::Id)
        .filter(item::Column::Id.in_subquery(linked))
        .order_by_asc(item::Column::Id)
        .lock_exclusive()
        .into_tuple()
        .all(tx)
        .await?;
    if items.is_empty() {
        return Ok(());
    }
    count(tx, Condition::all().add(item::Column::Id.is_in(items))).await
}

/// Counts for every item: another version is shown.
///
/// # Errors
/// The database's own.
pub(super) async fn recount_all(tx: &impl ConnectionTrait) -> Result<()> {
    item::Entity::find()
        .select_only()
        .column(item::Column::Id)
        .order_by_asc(item::Column::Id)
        .lock_exclusive()
        .into_tuple::<RoadmapItemId>()
        .all(tx)
        .await?;
    count(tx, Condition::all()).await
}

async fn count(tx: &impl ConnectionTrait, which: Condition) -> Result<()> {
    let sub =
        |what: &str, join: &str| Expr::cust(format!("(SELECT {what} {LINKED} {join} {OF_ITEM})"));
    item::Entity::update_many()
        .col_expr(item::Column::ProposalsCount, sub("count(*)", ""))
        .col_expr(
            item::Column::CompaniesCount,
            sub(
                "count(DISTINCT o.company_id)",
                "JOIN voices o ON o.proposal_id = p.id",
            ),
        )
        .col_expr(
            item::Column::ReasonsCount,
            sub("coalesce(sum(p.reasons_count), 0)", ""),
        )
        .filter(which)
        .exec(tx)
        .await?;
    Ok(())
}
