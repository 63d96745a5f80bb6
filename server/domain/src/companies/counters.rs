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
