//! Where somebody's answers stand.
//!
//! The id of a reply is made of the survey, the person and the key of the installation: who holds
//! the database alone cannot tell whose it is, and it holds no time as other ids do.

use crate::Domain;
use crate::entities::surveys::{answer, reply};
use crate::error::{Error, Result};
use model::{PersonId, ReplyId, SurveyId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

/// The id that the reply of this person has, or would have.
///
/// # Errors
/// Without a usable key there is none.
pub(super) fn id(world: &Domain, survey: SurveyId, person: PersonId) -> Result<ReplyId> {
    world
        .key
        .id("survey-reply", &format!("{survey}/{person}"))
        .map(ReplyId)
        .ok_or_else(|| Error::unexpected("the key of the installation names no reply"))
}

/// Takes the answers of a reply away.
pub(super) async fn clear(tx: &impl ConnectionTrait, id: ReplyId) -> Result<()> {
    answer::Entity::delete_many()
        .filter(answer::Column::ReplyId.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Takes a reply away as a whole; whether there was one.
pub(super) async fn remove(tx: &impl ConnectionTrait, id: ReplyId) -> Result<bool> {
    clear(tx, id).await?;
    let removed = reply::Entity::delete_by_id(id).exec(tx).await?;
    Ok(removed.rows_affected > 0)
}
