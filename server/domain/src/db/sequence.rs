//! Public numbers: one sequence for each kind of thing.

use crate::entities::settings::counter;
use crate::error::{Error, Result};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter};

/// The next number of a sequence, inside the transaction that uses it: none is ever given twice,
/// and a failure leaves no gap.
///
/// # Errors
/// The database's own; a sequence that no migration has begun.
pub(crate) async fn next(tx: &impl ConnectionTrait, name: &'static str) -> Result<i64> {
    counter::Entity::update_many()
        .col_expr(
            counter::Column::Value,
            Expr::col(counter::Column::Value).add(1),
        )
        .filter(counter::Column::Name.eq(name))
        .exec(tx)
        .await?;
    let row = counter::Entity::find_by_id(name).one(tx).await?;
    row.map(|row| row.value)
        .ok_or_else(|| Error::unexpected(format!("the sequence of {name} is missing")))
}
