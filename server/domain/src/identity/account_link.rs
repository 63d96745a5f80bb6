//! Links in mails about an account: one live link per person and purpose, stored as a hash, spent
//! once (ASVS 6.4.1, 6.5.1).

use crate::Domain;
use crate::auth::tokens;
use crate::entities::accounts::account_link;
use crate::entities::people::person;
use crate::error::Result;
use chrono::Duration;
use model::Conflict;
use model::accounts::LinkFor;
use model::people::PersonState;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

/// Writes a link in the place of the one before; answers with its id, from which the secret in
/// the mail is derived.
pub(super) async fn issue(
    tx: &impl ConnectionTrait,
    world: &Domain,
    person: &person::Model,
    purpose: LinkFor,
    new_email: &str,
    life: Duration,
) -> Result<account_link::Model> {
    let now = world.clock.now();
    let id: Uuid = world.clock.new_id();
    account_link::Entity::delete_many()
        .filter(account_link::Column::PersonId.eq(person.id))
        .filter(account_link::Column::Purpose.eq(purpose))
        .exec(tx)
        .await?;
    let row = account_link::Model {
        id,
        person_id: person.id,
        purpose,
        email_folded: person.email_folded.clone(),
        new_email: new_email.to_owned(),
        token_hash: tokens::hash(&world.key.derive(purpose.as_str(), id, 1)),
        created_at: now,
        expires_at: now + life,
    };
    account_link::Entity::insert(account_link::ActiveModel {
        id: Set(row.id),
        person_id: Set(row.person_id),
        purpose: Set(row.purpose),
        email_folded: Set(row.email_folded.clone()),
        new_email: Set(row.new_email.clone()),
        token_hash: Set(row.token_hash.clone()),
        created_at: Set(row.created_at),
        expires_at: Set(row.expires_at),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(row)
}

/// The link behind a secret, with its person.
///
/// # Errors
/// [`Conflict::LinkSpent`] for a link that is unknown, used, replaced or over time, made for
/// another address than the person has now, or whose person is not active: all look alike.
pub(super) async fn find(
    db: &impl ConnectionTrait,
    world: &Domain,
    purpose: LinkFor,
    token: &str,
) -> Result<(account_link::Model, person::Model)> {
    let link = account_link::Entity::find()
        .filter(account_link::Column::TokenHash.eq(tokens::hash(token)))
        .filter(account_link::Column::Purpose.eq(purpose))
        .one(db)
        .await?
        .ok_or(Conflict::LinkSpent)?;
    let person = person::Entity::find_by_id(link.person_id)
        .one(db)
        .await?
        .ok_or(Conflict::LinkSpent)?;
    let works = link.expires_at > world.clock.now()
        && link.email_folded == person.email_folded
        && person.state == PersonState::Active;
    if works {
        Ok((link, person))
    } else {
        Err(Conflict::LinkSpent.into())
    }
}

/// Spends a link: of any number of callers at once exactly one gets `Ok`.
///
/// # Errors
/// [`Conflict::LinkSpent`].
pub(super) async fn spend(tx: &impl ConnectionTrait, world: &Domain, id: Uuid) -> Result<()> {
    let spent = account_link::Entity::delete_many()
        .filter(account_link::Column::Id.eq(id))
        .filter(account_link::Column::ExpiresAt.gt(world.clock.now()))
        .exec(tx)
        .await?;
    if spent.rows_affected == 1 {
        Ok(())
    } else {
        Err(Conflict::LinkSpent.into())
    }
}
