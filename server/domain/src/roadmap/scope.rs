//! What somebody can see at all of the roadmap. A draft exists for PMs alone; what was never
//! published does not exist for anybody else.

use super::{load, policy};
use crate::actor::Actor;
use crate::entities::people::person;
use crate::entities::roadmap::{entry, item, item_follow, theme_follow, version};
use crate::error::Result;
use model::roadmap::{Audience, Standing, VersionState, changes};
use model::{AppError, ItemNumber, RoadmapItemId, RoadmapVersionId, VersionNumber};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

/// What an actor reads beyond the members' text. Guests read nothing.
///
/// # Errors
/// [`AppError::SignedOut`].
pub fn sees(actor: &Actor) -> Result<Audience, AppError> {
    let person = actor.person()?;
    Ok(if person.is_staff() {
        Audience::Staff
    } else if person.council {
        Audience::Council
    } else {
        Audience::Everyone
    })
}

/// The version that is being drafted or waits for its hour, held until the transaction ends.
///
/// # Errors
/// [`AppError::SignedOut`]; [`AppError::NotFound`] when there is none, and for who may not edit.
pub(super) async fn lock_open(tx: &impl ConnectionTrait, actor: &Actor) -> Result<version::Model> {
    hidden(actor)?;
    version::Entity::find()
        .filter(version::Column::Open.eq(1))
        .lock_exclusive()
        .one(tx)
        .await?
        .ok_or_else(|| AppError::NotFound.into())
}

/// To who may not edit, a draft is not forbidden: it does not exist.
pub(super) fn hidden(actor: &Actor) -> Result<(), AppError> {
    match policy::can_edit(actor) {
        Ok(_) => Ok(()),
        Err(AppError::SignedOut) => Err(AppError::SignedOut),
        Err(_) => Err(AppError::NotFound),
    }
}

/// A version that was published, held until the transaction ends.
///
/// # Errors
/// [`AppError::SignedOut`], [`AppError::NotFound`].
pub(super) async fn lock_published(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    number: VersionNumber,
) -> Result<version::Model> {
    let mut query = version::Entity::find().filter(version::Column::Number.eq(number));
    actor.person()?;
    if policy::can_edit(actor).is_err() {
        query = query.filter(version::Column::State.eq(VersionState::Published));
    }
    query
        .lock_exclusive()
        .one(tx)
        .await?
        .ok_or_else(|| AppError::NotFound.into())
}

/// An item that was published, held until the transaction ends.
///
/// # Errors
/// [`AppError::SignedOut`], [`AppError::NotFound`].
pub(super) async fn lock_item(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    number: ItemNumber,
) -> Result<item::Model> {
    actor.person()?;
    item::Entity::find()
        .filter(item::Column::Number.eq(number))
        .filter(item::Column::Id.in_subquery(published_items()))
        .lock_exclusive()
        .one(tx)
        .await?
        .ok_or_else(|| AppError::NotFound.into())
}

fn published_items() -> sea_orm::sea_query::SelectStatement {
    Query::select()
        .column(entry::Column::ItemId)
        .from(entry::Entity)
        .and_where(
            entry::Column::VersionId.in_subquery(
                Query::select()
                    .column(version::Column::Id)
                    .from(version::Entity)
                    .and_where(version::Column::State.eq(VersionState::Published))
                    .take(),
            ),
        )
        .take()
}

/// Who follows an item or a theme that this version moved, as long as it is shown: `None` when
/// nobody is to be told.
///
/// # Errors
/// The database's own.
pub(crate) async fn followers(
    tx: &impl ConnectionTrait,
    id: RoadmapVersionId,
) -> Result<Option<Condition>> {
    let Some(row) = version::Entity::find_by_id(id).one(tx).await? else {
        return Ok(None);
    };
    let (Some(number), VersionState::Published) = (row.number, row.state) else {
        return Ok(None);
    };
    let base = load::base_number(tx, row.based_on).await?;
    let states = load::states(tx, base, number, None).await?;
    let moved = changes(&states, base, number);
    let items: Vec<RoadmapItemId> = moved.iter().map(|change| change.item).collect();
    let themes: Vec<_> = moved.iter().filter_map(|change| change.theme).collect();
    if items.is_empty() {
        return Ok(None);
    }
    let of_items = Query::select()
        .column(item_follow::Column::PersonId)
        .from(item_follow::Entity)
        .and_where(item_follow::Column::ItemId.is_in(items))
        .take();
    let of_themes = Query::select()
        .column(theme_follow::Column::PersonId)
        .from(theme_follow::Entity)
        .and_where(theme_follow::Column::ThemeId.is_in(themes))
        .take();
    Ok(Some(
        Condition::any()
            .add(person::Column::Id.in_subquery(of_items))
            .add(person::Column::Id.in_subquery(of_themes)),
    ))
}

/// Not shown on any board: it left, with the reason in its entry.
pub(super) const fn on_board(standing: Standing) -> bool {
    !matches!(standing, Standing::Removed)
}
