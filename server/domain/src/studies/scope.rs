//! What somebody can see at all of studies: staff all of them, who was invited their own
//! invitation, everybody else nothing.

use crate::actor::Actor;
use crate::entities::studies::{candidate, study};
use crate::error::Result;
use model::studies::CandidateState;
use model::{AppError, PersonId, StudyNumber};
use sea_orm::sea_query::LockType;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Select};

/// To everybody but staff a study does not exist.
///
/// # Errors
/// [`AppError::SignedOut`], [`AppError::NotFound`].
pub(crate) fn staff(actor: &Actor) -> Result<(), AppError> {
    if actor.person()?.is_staff() {
        Ok(())
    } else {
        Err(AppError::NotFound)
    }
}

/// A study, for staff.
///
/// # Errors
/// As [`staff`]; [`AppError::NotFound`].
pub(crate) async fn find(
    db: &impl ConnectionTrait,
    actor: &Actor,
    number: StudyNumber,
) -> Result<study::Model> {
    staff(actor)?;
    by_number(number)
        .one(db)
        .await?
        .ok_or_else(|| AppError::NotFound.into())
}

/// As [`find`], held until the transaction ends. The lock of every act on a study comes first, the
/// people follow.
///
/// # Errors
/// As [`find`].
pub(crate) async fn lock(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    number: StudyNumber,
) -> Result<study::Model> {
    held(tx, actor, number, LockType::NoKeyUpdate).await
}

/// As [`find`], held so that it stays as it is and nobody takes a consent back; others may do the
/// same meanwhile.
///
/// # Errors
/// As [`find`].
pub(crate) async fn share(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    number: StudyNumber,
) -> Result<study::Model> {
    held(tx, actor, number, LockType::Share).await
}

async fn held(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    number: StudyNumber,
    how: LockType,
) -> Result<study::Model> {
    staff(actor)?;
    by_number(number)
        .lock(how)
        .one(tx)
        .await?
        .ok_or_else(|| AppError::NotFound.into())
}

/// The study that the actor was invited to, and how that stands; for themselves alone.
///
/// # Errors
/// [`AppError::SignedOut`]; [`AppError::NotFound`] for who was not invited, staff included.
pub(crate) async fn find_mine(
    db: &impl ConnectionTrait,
    actor: &Actor,
    number: StudyNumber,
) -> Result<(study::Model, candidate::Model)> {
    let me = actor.person()?.id;
    let study = by_number(number).one(db).await?.ok_or(AppError::NotFound)?;
    let mine = invited(me, &study).one(db).await?;
    Ok((study, mine.ok_or(AppError::NotFound)?))
}

/// As [`find_mine`], held until the transaction ends; the study only so that it stays as it is,
/// others may answer and book meanwhile.
///
/// # Errors
/// As [`find_mine`].
pub(crate) async fn lock_mine(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    number: StudyNumber,
) -> Result<(study::Model, candidate::Model)> {
    hold(tx, actor, number, LockType::Share).await
}

/// As [`lock_mine`], alone: for what frees a seat, or gives it to who waits.
///
/// # Errors
/// As [`find_mine`].
pub(crate) async fn lock_mine_alone(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    number: StudyNumber,
) -> Result<(study::Model, candidate::Model)> {
    hold(tx, actor, number, LockType::NoKeyUpdate).await
}

async fn hold(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    number: StudyNumber,
    how: LockType,
) -> Result<(study::Model, candidate::Model)> {
    let me = actor.person()?.id;
    let study = by_number(number)
        .lock(how)
        .one(tx)
        .await?
        .ok_or(AppError::NotFound)?;
    let mine = invited(me, &study)
        .lock(LockType::NoKeyUpdate)
        .one(tx)
        .await?;
    Ok((study, mine.ok_or(AppError::NotFound)?))
}

fn by_number(number: StudyNumber) -> Select<study::Entity> {
    study::Entity::find().filter(study::Column::Number.eq(number))
}

fn invited(me: PersonId, study: &study::Model) -> Select<candidate::Entity> {
    candidate::Entity::find_by_id((study.id, me))
        .filter(candidate::Column::State.ne(CandidateState::Nominated))
}
