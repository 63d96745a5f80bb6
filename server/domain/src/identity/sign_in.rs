//! Signing in and out.

use super::Identity;
use super::session;
use crate::actor::Actor;
use crate::auth::{Token, Verified, tokens};
use crate::entities::people::{credential, person, session as session_row};
use crate::error::Result;
use model::input::fold_email;
use model::people::{Credentials, PersonState};
use model::{AppError, CompanyId, PersonId, Problem};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QuerySelect, RelationDef,
};

#[derive(FromQueryResult)]
struct Account {
    id: PersonId,
    company_id: Option<CompanyId>,
    state: PersonState,
    password_hash: Option<String>,
}

impl Identity<'_> {
    /// Opens a session with a new token.
    ///
    /// # Errors
    /// [`Problem::WrongCredentials`] on `password`, the same for an unknown address, a person
    /// without a password, a wrong password and a person who is not active, after the same work
    /// (ASVS 6.3.8); [`AppError::Busy`] when too many passwords are being compared.
    pub async fn sign_in(
        self,
        actor: &Actor,
        credentials: Credentials,
    ) -> Result<(Token, PersonId)> {
        // Who is signed in already may sign in as somebody else: the page ends the old session.
        let _ = actor;
        let world = self.0;
        let to_credential: RelationDef = person::Entity::belongs_to(credential::Entity)
            .from(person::Column::Id)
            .to(credential::Column::PersonId)
            .into();
        let account = person::Entity::find()
            .select_only()
            .column(person::Column::Id)
            .column(person::Column::CompanyId)
            .column(person::Column::State)
            .column(credential::Column::PasswordHash)
            .join(JoinType::LeftJoin, to_credential)
            .filter(person::Column::EmailFolded.eq(fold_email(&credentials.email)))
            .into_model::<Account>()
            .one(world.db.read())
            .await?;

        let stored = account
            .as_ref()
            .and_then(|account| account.password_hash.clone());
        let verified = world
            .passwords
            .verify(credentials.password.clone(), stored)
            .await?;
        let (account, rehash) = match (account, verified) {
            (Some(account), Verified::Yes { rehash }) if account.state == PersonState::Active => {
                (account, rehash)
            }
            _ => {
                tracing::info!("sign-in refused");
                return Err(AppError::field("password", Problem::WrongCredentials).into());
            }
        };

        let stronger = if rehash {
            Some(world.passwords.hash(credentials.password).await?)
        } else {
            None
        };
        let token = Token::random()?;
        let now = world.clock.now();
        world
            .db
            .write(async |tx| {
                if let Some(hash) = &stronger {
                    credential::Entity::update_many()
                        .col_expr(credential::Column::PasswordHash, Expr::value(hash.clone()))
                        .col_expr(credential::Column::UpdatedAt, Expr::value(now))
                        .filter(credential::Column::PersonId.eq(account.id))
                        .exec(tx)
                        .await?;
                }
                session_row::Entity::delete_many()
                    .filter(session_row::Column::PersonId.eq(account.id))
                    .filter(session_row::Column::ExpiresAt.lte(now))
                    .exec(tx)
                    .await?;
                session::start(
                    tx,
                    &world.clock,
                    account.id,
                    account.company_id.is_none(),
                    &token,
                )
                .await
            })
            .await?;
        tracing::info!(person = %account.id, "signed in");
        Ok((token, account.id))
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
