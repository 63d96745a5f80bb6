//! What somebody can see at all of releases: published ones everybody who is signed in, drafts
//! and withdrawn ones PMs alone.

use super::policy;
use crate::actor::Actor;
use crate::entities::releases::release;
use crate::error::Result;
use model::releases::ReleaseState;
use model::{AppError, ReleaseId, ReleaseNumber};
use sea_orm::sea_query::{Expr, LockType};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

/// The releases with a number that an actor may read.
pub(super) fn visible_to(actor: &Actor) -> Condition {
    let published = Condition::all().add(release::Column::State.eq(ReleaseState::Published));
    match actor {
        Actor::System(_) => Condition::all().add(release::Column::Number.is_not_null()),
        Actor::Person(_) if policy::can_edit(actor).is_ok() => {
            Condition::all().add(release::Column::Number.is_not_null())
        }
        Actor::Person(_) => published,
        Actor::Guest | Actor::Link { .. } => Condition::all().add(Expr::cust("1 = 0")),
    }
}

/// To who may not edit, a draft is not forbidden: it does not exist.
///
/// # Errors
/// [`AppError::SignedOut`], [`AppError::NotFound`].
pub(super) fn hidden(actor: &Actor) -> Result<(), AppError> {
    match policy::can_edit(actor) {
        Ok(_) => Ok(()),
        Err(AppError::SignedOut) => Err(AppError::SignedOut),
        Err(_) => Err(AppError::NotFound),
    }
}

/// A release in any state, for who may edit it, held until the transaction ends.
///
/// # Errors
/// [`AppError::SignedOut`]; [`AppError::NotFound`] also for who may not edit.
pub(crate) async fn lock(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    id: ReleaseId,
) -> Result<release::Model> {
    hidden(actor)?;
    release::Entity::find_by_id(id)
        // Thanks and feedback refer to it and need not wait.
        .lock(LockType::NoKeyUpdate)
        .one(tx)
        .await?
        .ok_or_else(|| AppError::NotFound.into())
}

/// As [`lock`], by the number, for who may read it.
///
/// # Errors
/// [`AppError::SignedOut`], [`AppError::NotFound`].
pub(super) async fn lock_visible(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    number: ReleaseNumber,
) -> Result<release::Model> {
    actor.person()?;
    release::Entity::find()
        .filter(release::Column::Number.eq(number))
        .filter(visible_to(actor))
        .lock(LockType::NoKeyUpdate)
        .one(tx)
        .await?
        .ok_or_else(|| AppError::NotFound.into())
}

/// A release that is shown, not held: what is written below it is hidden with it.
///
/// # Errors
/// [`AppError::SignedOut`], [`AppError::NotFound`].
pub(super) async fn published(
    db: &impl ConnectionTrait,
    actor: &Actor,
    number: ReleaseNumber,
) -> Result<release::Model> {
    actor.person()?;
    release::Entity::find()
        .filter(release::Column::Number.eq(number))
        .filter(release::Column::State.eq(ReleaseState::Published))
        .one(db)
        .await?
        .ok_or_else(|| AppError::NotFound.into())
}
