//! What is there for everybody: the next version carries it as released.

use crate::entities::roadmap::item;
use crate::error::Result;
use chrono::{DateTime, Utc};
use model::ItemNumber;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

/// Writes down since when an item is there. Told again, the first time stays.
///
/// # Errors
/// The database's own.
pub(crate) async fn release(
    tx: &impl ConnectionTrait,
    number: ItemNumber,
    at: DateTime<Utc>,
) -> Result<()> {
    item::Entity::update_many()
        .col_expr(item::Column::ReleasedAt, Expr::value(at))
        .filter(item::Column::Number.eq(number))
        .filter(item::Column::ReleasedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}
