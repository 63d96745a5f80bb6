//! Pieces that several use cases share.

use super::policy::Facts;
use crate::entities::companies::company;
use crate::entities::people::{person, staff_role};
use crate::entities::proposals::{proposal, reason, translation};
use crate::error::Result;
use crate::search;
use model::people::{PersonState, Role};
use model::{CompanyId, PersonId, ProposalId};
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect,
};

pub(super) fn facts(row: &proposal::Model) -> Facts {
    Facts {
        author: row.author_id,
        status: row.status,
    }
}

/// Who hears of a new proposal at once: all PMs, and the CSM who looks after the company.
pub(super) async fn staff_concerned(
    tx: &impl ConnectionTrait,
    company: Option<CompanyId>,
) -> Result<Vec<PersonId>> {
    let most = crate::messages::NOTIFY_AT_ONCE as u64 - 1;
    let mut concerned = product_managers(tx, most).await?;
    if let Some(owner) = account_owner(tx, company).await?
        && !concerned.contains(&owner)
    {
        concerned.push(owner);
    }
    Ok(concerned)
}

/// PMs who are active.
pub(crate) async fn product_managers(
    db: &impl ConnectionTrait,
    most: u64,
) -> Result<Vec<PersonId>> {
    let managers = Query::select()
        .column(staff_role::Column::PersonId)
        .from(staff_role::Entity)
        .and_where(staff_role::Column::Role.eq(Role::ProductManager))
        .take();
    Ok(person::Entity::find()
        .select_only()
        .column(person::Column::Id)
        .filter(person::Column::State.eq(PersonState::Active))
        .filter(person::Column::CompanyId.is_null())
        .filter(person::Column::Id.in_subquery(managers))
        .order_by_asc(person::Column::SortKey)
        .limit(most)
        .into_tuple()
        .all(db)
        .await?)
}

/// The CSM who looks after a company.
pub(super) async fn account_owner(
    tx: &impl ConnectionTrait,
    company: Option<CompanyId>,
) -> Result<Option<PersonId>> {
    let Some(company) = company else {
        return Ok(None);
    };
    let owner = company::Entity::find_by_id(company)
        .select_only()
        .column(company::Column::OwnerId)
        .into_tuple::<Option<PersonId>>()
        .one(tx)
        .await?;
    Ok(owner.flatten())
}

/// Adds to the number of open proposals of the author's company.
pub(super) async fn count_open(
    tx: &impl ConnectionTrait,
    company: Option<CompanyId>,
    by: i32,
) -> Result<()> {
    if let (Some(company), true) = (company, by != 0) {
        company::Entity::update_many()
            .col_expr(
                company::Column::OpenProposalsCount,
                Expr::col(company::Column::OpenProposalsCount).add(by),
            )
            .filter(company::Column::Id.eq(company))
            .exec(tx)
            .await?;
    }
    Ok(())
}

/// Writes titles, wordings and reasons into the search index anew; comments stay as they are.
pub(super) async fn reindex(tx: &impl ConnectionTrait, id: ProposalId) -> Result<()> {
    let Some(row) = proposal::Entity::find_by_id(id).one(tx).await? else {
        return Ok(());
    };
    let reasons = reason::Entity::find()
        .filter(reason::Column::ProposalId.eq(id))
        .order_by_asc(reason::Column::Id)
        .limit(200)
        .all(tx)
        .await?;
    let mut titles = vec![row.title];
    let mut body = vec![row.request, row.reason, row.means];
    body.extend(reasons.into_iter().map(|reason| reason.text));
    let translated = translation::Entity::find_by_id((id, row.lang.other()));
    if let Some(translated) = translated.one(tx).await? {
        titles.push(translated.title);
        body.extend([translated.request, translated.reason, translated.means]);
    }
    search::index_texts(tx, id, &titles.join("\n"), &body.join("\n")).await?;
    Ok(())
}
