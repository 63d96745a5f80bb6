//! What somebody can see at all of surveys: staff all of them, who was invited their own
//! invitation, everybody else nothing.

use crate::Domain;
use crate::actor::Actor;
use crate::entities::people::person;
use crate::entities::surveys::{invitation, survey};
use crate::error::Result;
use model::surveys::SurveyState;
use model::{AppError, PersonId, SurveyId, SurveyNumber};
use sea_orm::sea_query::{LockType, Query};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QuerySelect,
    RelationDef, Select,
};
use std::collections::HashSet;

/// To everybody but staff a survey does not exist.
///
/// # Errors
/// [`AppError::SignedOut`], [`AppError::NotFound`].
pub(super) fn staff(actor: &Actor) -> Result<(), AppError> {
    if actor.person()?.is_staff() {
        Ok(())
    } else {
        Err(AppError::NotFound)
    }
}

/// A survey, for staff.
///
/// # Errors
/// As [`staff`]; [`AppError::NotFound`].
pub(super) async fn find(
    db: &impl ConnectionTrait,
    actor: &Actor,
    number: SurveyNumber,
) -> Result<survey::Model> {
    staff(actor)?;
    by_number(number)
        .one(db)
        .await?
        .ok_or_else(|| AppError::NotFound.into())
}

/// As [`find`], held until the transaction ends. The lock of every act on a survey comes first, the
/// people follow.
///
/// # Errors
/// As [`find`].
pub(super) async fn lock(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    number: SurveyNumber,
) -> Result<survey::Model> {
    staff(actor)?;
    by_number(number)
        .lock(LockType::NoKeyUpdate)
        .one(tx)
        .await?
        .ok_or_else(|| AppError::NotFound.into())
}

/// The survey that the actor was invited to; for themselves alone.
///
/// # Errors
/// [`AppError::SignedOut`]; [`AppError::NotFound`] for who was not invited, staff included.
pub(super) async fn find_mine(
    db: &impl ConnectionTrait,
    actor: &Actor,
    number: SurveyNumber,
) -> Result<(survey::Model, invitation::Model)> {
    let me = actor.person()?.id;
    let survey = by_number(number).one(db).await?.ok_or(AppError::NotFound)?;
    let mine = invitation::Entity::find_by_id((survey.id, me))
        .one(db)
        .await?;
    Ok((survey, mine.ok_or(AppError::NotFound)?))
}

/// As [`find_mine`], held until the transaction ends; the survey only so that it stays as it is,
/// others may answer meanwhile.
///
/// # Errors
/// As [`find_mine`].
pub(super) async fn lock_mine(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    number: SurveyNumber,
) -> Result<(survey::Model, invitation::Model)> {
    let me = actor.person()?.id;
    let survey = by_number(number)
        .lock(LockType::Share)
        .one(tx)
        .await?
        .ok_or(AppError::NotFound)?;
    // Two answers of one person come one after the other.
    let mine = invitation::Entity::find_by_id((survey.id, me))
        .lock(LockType::NoKeyUpdate)
        .one(tx)
        .await?;
    Ok((survey, mine.ok_or(AppError::NotFound)?))
}

/// Who was invited to a survey, for a fan-out.
pub(crate) fn invited(id: SurveyId) -> Condition {
    let people = Query::select()
        .column(invitation::Column::PersonId)
        .from(invitation::Entity)
        .and_where(invitation::Column::SurveyId.eq(id))
        .take();
    Condition::all().add(person::Column::Id.in_subquery(people))
}

/// Who is invited to which of these surveys: to those that still take answers, or, with `ended`, to
/// any. One query; none for nothing.
pub(crate) async fn waiting(
    db: &impl ConnectionTrait,
    world: &Domain,
    numbers: HashSet<SurveyNumber>,
    ended: bool,
) -> Result<HashSet<(SurveyNumber, PersonId)>> {
    if numbers.is_empty() {
        return Ok(HashSet::new());
    }
    let to_survey: RelationDef = invitation::Entity::belongs_to(survey::Entity)
        .from(invitation::Column::SurveyId)
        .to(survey::Column::Id)
        .into();
    let mut select = invitation::Entity::find()
        .select_only()
        .column(survey::Column::Number)
        .column(invitation::Column::PersonId)
        .join(JoinType::InnerJoin, to_survey)
        .filter(survey::Column::Number.is_in(numbers));
    if !ended {
        let today = world.clock.today(world.settings.time_zone);
        select = select
            .filter(survey::Column::State.eq(SurveyState::Open))
            .filter(survey::Column::ClosesOn.gte(today));
    }
    let rows: Vec<(SurveyNumber, PersonId)> = select.into_tuple().all(db).await?;
    Ok(rows.into_iter().collect())
}

fn by_number(number: SurveyNumber) -> Select<survey::Entity> {
    survey::Entity::find().filter(survey::Column::Number.eq(number))
}
