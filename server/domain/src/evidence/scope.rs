//! What somebody can see at all of insights: staff all of them, everybody else none.

use crate::actor::Actor;
use crate::entities::evidence::insight;
use crate::error::Result;
use model::{AppError, InsightNumber};
use sea_orm::sea_query::LockType;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

/// # Errors
/// [`AppError::SignedOut`]; [`AppError::NotFound`] for everybody but staff.
pub(super) fn staff(actor: &Actor) -> Result<(), AppError> {
    if actor.person()?.is_staff() {
        Ok(())
    } else {
        Err(AppError::NotFound)
    }
}

/// # Errors
/// As [`staff`]; [`AppError::NotFound`].
pub(super) async fn find(
    db: &impl ConnectionTrait,
    actor: &Actor,
    number: InsightNumber,
) -> Result<insight::Model> {
    staff(actor)?;
    insight::Entity::find()
        .filter(insight::Column::Number.eq(number))
        .one(db)
        .await?
        .ok_or_else(|| AppError::NotFound.into())
}

/// As [`find`], held until the transaction ends.
///
/// # Errors
/// As [`find`].
pub(super) async fn lock(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    number: InsightNumber,
) -> Result<insight::Model> {
    staff(actor)?;
    insight::Entity::find()
        .filter(insight::Column::Number.eq(number))
        .lock(LockType::NoKeyUpdate)
        .one(tx)
        .await?
        .ok_or_else(|| AppError::NotFound.into())
}
