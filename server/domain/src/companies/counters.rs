//! The stored counters of a company.

use crate::db::bulk;
use crate::entities::companies::company;
use crate::error::Result;
use model::CompanyId;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Statement};
use std::collections::BTreeMap;

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

/// Adds people to many companies with one statement. Their rows are held already, in the order of
/// ids: an update of many holds them in any.
pub(crate) async fn add_people(
    tx: &impl ConnectionTrait,
    more: &BTreeMap<CompanyId, i32>,
) -> Result<()> {
    if more.is_empty() {
        return Ok(());
    }
    let backend = tx.get_database_backend();
    let sql = if backend == sea_orm::DatabaseBackend::Postgres {
        "UPDATE companies SET people_count = people_count + r.value::int \
         FROM jsonb_each_text($1::jsonb) r WHERE companies.id = r.key::uuid"
    } else {
        "UPDATE companies SET people_count = people_count + r.value \
         FROM json_each(?) r WHERE companies.id = unhex(r.key)"
    };
    let more: serde_json::Map<String, serde_json::Value> = more
        .iter()
        .map(|(id, people)| (bulk::id(backend, id.0), (*people).into()))
        .collect();
    let more = serde_json::Value::Object(more).to_string();
    let statement = Statement::from_sql_and_values(backend, sql, [more.into()]);
    tx.execute_raw(statement).await?;
    Ok(())
}
