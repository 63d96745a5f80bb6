//! The stored counters of a company.

use crate::entities::companies::company;
use crate::error::Result;
use model::CompanyId;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

/// Adds to the counters, in the transaction of the change.
pub(crate) async fn add(
    tx: &impl ConnectionTrait,
    company: CompanyId,
    people: i32,
    invited: i32,
    active: i32,
) -> Result<()> {
    company::Entity::update_many()
        .col_expr(
            company::Column::PeopleCount,
            Expr::col(company::Column::PeopleCount).add(people),
        )
        .col_expr(
            company::Column::InvitedCount,
            Expr::col(company::Column::InvitedCount).add(invited),
        )
        .col_expr(
            company::Column::ActiveCount,
            Expr::col(company::Column::ActiveCount).add(active),
        )
        .filter(company::Column::Id.eq(company))
        .exec(tx)
        .await?;
    Ok(())
}

/// Counts anew, one statement for all of these companies.
pub(crate) async fn recount(tx: &impl ConnectionTrait, companies: &[CompanyId]) -> Result<()> {
    const OF: &str = "SELECT count(*) FROM people p WHERE p.company_id = companies.id";
    company::Entity::update_many()
        .col_expr(company::Column::PeopleCount, Expr::cust(format!("({OF})")))
        .col_expr(
            company::Column::InvitedCount,
            Expr::cust(format!("({OF} AND p.state = 'invited')")),
        )
        .col_expr(
            company::Column::ActiveCount,
            Expr::cust(format!("({OF} AND p.state = 'active')")),
        )
        .filter(company::Column::Id.is_in(companies.iter().copied()))
        .exec(tx)
        .await?;
    Ok(())
}
