//! What a browser was asked about a passkey, until it answers: bound to it by a token of which the
//! hash alone is kept, good once, for a few minutes. The state never leaves the server, so that
//! nobody answers a question of their own making.

use super::{CEREMONIES_MAX, CEREMONY_LIFE, Identity};
use crate::Domain;
use crate::actor::Actor;
use crate::auth::{Asked, Token, tokens};
use crate::entities::accounts::passkey_ceremony;
use crate::error::Result;
use model::{AppError, PersonId};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

impl Identity<'_> {
    /// What the browser is to be asked: for the person who adds a passkey, or for anybody who
    /// signs in. `None` when the question is over, or somebody else's.
    ///
    /// # Errors
    /// The database's own.
    pub async fn passkey_question(self, actor: &Actor, token: &str) -> Result<Option<String>> {
        let row = passkey_ceremony::Entity::find_by_id(tokens::hash(token))
            .filter(passkey_ceremony::Column::ExpiresAt.gt(self.0.clock.now()))
            .one(self.0.db.read())
            .await?;
        Ok(row
            .filter(|row| row.person_id == actor.person_id())
            .map(|row| row.options))
    }
}

/// Writes a question down. Of a person only the newest waits.
///
/// # Errors
/// [`AppError::Busy`] while [`CEREMONIES_MAX`] wait.
pub(super) async fn open(
    tx: &impl ConnectionTrait,
    world: &Domain,
    person: Option<PersonId>,
    name: &str,
    asked: &Asked,
) -> Result<Token> {
    let now = world.clock.now();
    passkey_ceremony::Entity::delete_many()
        .filter(passkey_ceremony::Column::ExpiresAt.lte(now))
        .exec(tx)
        .await?;
    if let Some(person) = person {
        passkey_ceremony::Entity::delete_many()
            .filter(passkey_ceremony::Column::PersonId.eq(person))
            .exec(tx)
            .await?;
    }
    if passkey_ceremony::Entity::find().count(tx).await? >= CEREMONIES_MAX {
        return Err(AppError::Busy.into());
    }
    let token = Token::random()?;
    passkey_ceremony::Entity::insert(passkey_ceremony::ActiveModel {
        token_hash: Set(token.hash()),
        person_id: Set(person),
        name: Set(name.to_owned()),
        options: Set(asked.options.clone()),
        state: Set(asked.state.clone()),
        created_at: Set(now),
        expires_at: Set(now + CEREMONY_LIFE),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(token)
}

/// Takes a question out, whatever comes of its answer: of two who answer it at once, one is heard.
pub(super) async fn spend(
    tx: &impl ConnectionTrait,
    world: &Domain,
    token: &str,
    person: Option<PersonId>,
) -> Result<Option<passkey_ceremony::Model>> {
    let row = passkey_ceremony::Entity::find_by_id(tokens::hash(token))
        .filter(passkey_ceremony::Column::ExpiresAt.gt(world.clock.now()))
        .one(tx)
        .await?;
    let Some(row) = row.filter(|row| row.person_id == person) else {
        return Ok(None);
    };
    let gone = passkey_ceremony::Entity::delete_by_id(row.token_hash.clone())
        .exec(tx)
        .await?;
    Ok((gone.rows_affected == 1).then_some(row))
}
