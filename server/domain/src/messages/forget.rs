//! What somebody may no longer read must not stay in their bell either.

use crate::db::unread;
use crate::entities::messages::{event, notice};
use crate::entities::people::person;
use crate::entities::proposals::proposal;
use crate::error::Result;
use model::proposals::Audience;
use model::{CompanyId, PersonId, ProposalId};
use sea_orm::sea_query::{Expr, Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter};

/// Takes away a person's notices of what a company keeps to itself.
///
/// # Errors
/// The database's own.
pub async fn forget_company(
    tx: &impl ConnectionTrait,
    person: PersonId,
    company: CompanyId,
) -> Result<()> {
    let kept = Query::select()
        .column(proposal::Column::Id)
        .from(proposal::Entity)
        .and_where(proposal::Column::Audience.eq(Audience::Company))
        .and_where(proposal::Column::CompanyId.eq(company))
        .take();
    let about = event::Column::SubjectId.in_subquery(kept);
    forget(
        tx,
        Condition::all()
            .add(notice::Column::PersonId.eq(person))
            .add(notice::Column::EventId.in_subquery(events(about))),
    )
    .await
}

/// Takes away the notices that customers outside of a company have of a proposal.
///
/// # Errors
/// The database's own.
pub async fn forget_outside(
    tx: &impl ConnectionTrait,
    proposal: ProposalId,
    company: Option<CompanyId>,
) -> Result<()> {
    let outside = Query::select()
        .column(person::Column::Id)
        .from(person::Entity)
        .and_where(person::Column::CompanyId.is_not_null())
        .cond_where(
            Condition::any()
                .add(person::Column::CompanyId.ne(company))
                .add_option(company.is_none().then(|| Expr::cust("1 = 1"))),
        )
        .take();
    let about = event::Column::SubjectId.eq(proposal.0);
    forget(
        tx,
        Condition::all()
            .add(notice::Column::EventId.in_subquery(events(about)))
            .add(notice::Column::PersonId.in_subquery(outside)),
    )
    .await
}

fn events(about: Expr) -> SelectStatement {
    Query::select()
        .column(event::Column::Id)
        .from(event::Entity)
        .and_where(about)
        .take()
}

async fn forget(tx: &impl ConnectionTrait, which: Condition) -> Result<()> {
    let gone = notice::Entity::delete_many()
        .filter(which)
        .exec_with_returning(tx)
        .await?;
    for notice in gone.into_iter().filter(|gone| gone.read_at.is_none()) {
        unread::add(notice.person_id, -1)?;
    }
    Ok(())
}
