//! Proposals that something else points to, as far as its reader may read them.

use super::translate::{in_either, join_translation};
use super::{scope, voice::unsigned};
use crate::Domain;
use crate::actor::Actor;
use crate::entities::proposals::{proposal, translation};
use crate::entities::releases::release_proposal;
use crate::entities::roadmap::link;
use crate::error::Result;
use model::proposals::Status;
use model::roadmap::LinkedProposal;
use model::{Lang, ProposalNumber, ReleaseId, RoadmapItemId, RoadmapVersionId};
use sea_orm::sea_query::{Alias, Order, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, FromQueryResult};

#[derive(FromQueryResult)]
struct Row {
    number: ProposalNumber,
    title: String,
    lang: Lang,
    status: Status,
    companies_count: i32,
    people_count: i32,
    reasons_count: i32,
}

/// The proposals that an item of a version answers, most companies first. One query.
///
/// # Errors
/// [`model::AppError::SignedOut`].
pub(crate) async fn linked(
    world: &Domain,
    actor: &Actor,
    version: RoadmapVersionId,
    item: RoadmapItemId,
) -> Result<Vec<LinkedProposal>> {
    let of_item = Query::select()
        .column(link::Column::ProposalId)
        .from(link::Entity)
        .and_where(link::Column::VersionId.eq(version))
        .and_where(link::Column::ItemId.eq(item))
        .take();
    among(world, actor, of_item).await
}

/// The proposals that a release answers, most companies first. One query.
///
/// # Errors
/// [`model::AppError::SignedOut`].
pub(crate) async fn linked_to_release(
    world: &Domain,
    actor: &Actor,
    release: ReleaseId,
) -> Result<Vec<LinkedProposal>> {
    let of_release = Query::select()
        .column(release_proposal::Column::ProposalId)
        .from(release_proposal::Entity)
        .and_where(release_proposal::Column::ReleaseId.eq(release))
        .take();
    among(world, actor, of_release).await
}

/// Those of these proposals that the actor may read, most companies first. One query.
///
/// # Errors
/// [`model::AppError::SignedOut`].
pub(crate) async fn among(
    world: &Domain,
    actor: &Actor,
    ids: SelectStatement,
) -> Result<Vec<LinkedProposal>> {
    let mut select = Query::select();
    for column in [
        proposal::Column::Number,
        proposal::Column::Status,
        proposal::Column::CompaniesCount,
        proposal::Column::PeopleCount,
        proposal::Column::ReasonsCount,
    ] {
        select.expr_as(column.into_expr(), column);
    }
    select
        .expr_as(
            in_either(translation::Column::Title, proposal::Column::Title),
            Alias::new("title"),
        )
        .expr_as(
            in_either(translation::Column::Lang, proposal::Column::Lang),
            Alias::new("lang"),
        )
        .from(proposal::Entity);
    join_translation(&mut select, actor.person()?.lang)
        .cond_where(scope::visible_to(actor))
        .and_where(proposal::Column::Id.in_subquery(ids))
        .order_by(
            (proposal::Entity, proposal::Column::CompaniesCount),
            Order::Desc,
        )
        .order_by((proposal::Entity, proposal::Column::Number), Order::Asc);
    let mut linked = Vec::new();
    for found in world.db.read().query_all(&select).await? {
        let row = Row::from_query_result(&found, "")?;
        linked.push(LinkedProposal {
            number: row.number,
            title: row.title,
            lang: row.lang,
            status: row.status,
            companies: unsigned(row.companies_count),
            people: unsigned(row.people_count),
            reasons: unsigned(row.reasons_count),
        });
    }
    Ok(linked)
}
