//! Signing in with a password, and out.

use super::entry::{self, Entry};
use super::rules::Visit;
use super::{Identity, attempts};
use crate::actor::Actor;
use crate::auth::{Verified, tokens};
use crate::entities::people::{credential, person, session as session_row};
use crate::error::Result;
use model::input::fold_email;
use model::people::{Credentials, PersonState};
use model::{AppError, PersonId, Problem};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QuerySelect, RelationDef,
};

#[derive(FromQueryResult)]
struct Account {
    id: PersonId,
    state: PersonState,
    password_hash: Option<String>,
}

impl Identity<'_> {
    /// Opens a session with a new token, or asks for the second factor of who has one.
    ///
    /// # Errors
    /// [`Problem::WrongCredentials`] on `password`, the same for an unknown address, a person
    /// without a password, a wrong password and a person who is not active, after the same work
    /// (ASVS 6.3.8); [`AppError::TooMany`] while failures make somebody wait;
    /// [`AppError::Busy`] when too many passwords are being compared.
    pub async fn sign_in(
        self,
        actor: &Actor,
        credentials: Credentials,
        visit: &Visit,
    ) -> Result<Entry> {
        // Who is signed in already may sign in as somebody else: the page ends the old session.
        let _ = actor;
        let world = self.0;
        let folded = fold_email(&credentials.email);
        let to_credential: RelationDef = person::Entity::belongs_to(credential::Entity)
            .from(person::Column::Id)
            .to(credential::Column::PersonId)
            .into();
        let account = person::Entity::find()
            .select_only()
            .column(person::Column::Id)
            .column(person::Column::State)
            .column(credential::Column::PasswordHash)
            .join(JoinType::LeftJoin, to_credential)
            .filter(person::Column::EmailFolded.eq(folded.clone()))
            .into_model::<Account>()
            .one(world.db.read())
            .await?;

        let known = account
            .as_ref()
            .map(|account| account.id)
            .filter(|id| entry::device_of(world, visit) == Some(*id));
        let knock = attempts::sign_in(world, &folded, known, visit).await?;
        let stored = account
            .as_ref()
            .and_then(|account| account.password_hash.clone());
        let verified = match world
            .passwords
            .verify(credentials.password.clone(), stored.clone())
            .await
        {
            Ok(verified) => verified,
            Err(error) => {
                attempts::refund(world, &knock).await?;
                return Err(error);
            }
        };
        let id = account.as_ref().map(|account| account.id);
        let (account, rehash) = match (account, verified) {
            (Some(account), Verified::Yes { rehash }) if account.state == PersonState::Active => {
                (account, rehash)
            }
            _ => {
                entry::refused(world, id, "password").await?;
                tracing::info!("sign-in refused");
                return Err(AppError::field("password", Problem::WrongCredentials).into());
            }
        };

        let stronger = if rehash {
            Some(world.passwords.hash(credentials.password).await?)
        } else {
            None
        };
        let now = world.clock.now();
        let entry = world
            .db
            .write(async |tx| {
                entry::hold(tx, account.id).await?;
                // What was compared may be over by now: a password that was changed or reset
                // meanwhile opens nothing, and must not come back by a stronger hash of it.
                let stands = credential::Entity::find_by_id(account.id)
                    .filter(credential::Column::PasswordHash.eq(stored.clone()))
                    .lock_exclusive()
                    .one(tx)
                    .await?;
                if stands.is_none() {
                    return Err(AppError::field("password", Problem::WrongCredentials).into());
                }
                if let Some(hash) = &stronger {
                    credential::Entity::update_many()
                        .col_expr(credential::Column::PasswordHash, Expr::value(hash.clone()))
                        .col_expr(credential::Column::UpdatedAt, Expr::value(now))
                        .filter(credential::Column::PersonId.eq(account.id))
                        .exec(tx)
                        .await?;
                }
                attempts::forgive(tx, &knock).await?;
                entry::after_first(tx, world, account.id, visit, "password").await
            })
            .await;
        if let Err(crate::Error::App(AppError::Invalid { .. })) = &entry {
            entry::refused(world, id, "password").await?;
        }
        let entry = entry?;
        tracing::info!(person = %account.id, "password accepted");
        Ok(entry)
    }

    /// Ends the session of this token; a token that opens nothing ends nothing.
    ///
    /// # Errors
    /// The database's own.
    pub async fn sign_out(self, token: &str) -> Result<()> {
        let hash = tokens::hash(token);
        self.0
            .db
            .write(async |tx| {
                session_row::Entity::delete_many()
                    .filter(session_row::Column::TokenHash.eq(hash.clone()))
                    .exec(tx)
                    .await?;
                Ok(())
            })
            .await
    }
}
