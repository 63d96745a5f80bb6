//! The question for the second factor, between the password and the session.

use super::entry::{self, Entry};
use super::rules::Visit;
use super::{CODE_ATTEMPTS, Identity, attempts, codes, factor};
use crate::auth::tokens;
use crate::entities::accounts::challenge;
use crate::error::Result;
use model::accounts::plain_code;
use model::{AppError, Conflict};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter};

impl Identity<'_> {
    /// Whether this question still waits for its answer.
    ///
    /// # Errors
    /// [`Conflict::LinkSpent`] when it does not.
    pub async fn open_challenge(self, token: &str) -> Result<()> {
        let found = challenge::Entity::find_by_id(tokens::hash(token))
            .filter(challenge::Column::ExpiresAt.gt(self.0.clock.now()))
            .filter(challenge::Column::Attempts.lt(CODE_ATTEMPTS))
            .one(self.0.db.read())
            .await?;
        found.map(|_| ()).ok_or_else(|| Conflict::LinkSpent.into())
    }

    /// Answers with a code of the app or a recovery code, and opens the session.
    ///
    /// # Errors
    /// [`model::Problem::WrongCode`] on `code`; [`Conflict::LinkSpent`] after five wrong ones or
    /// ten minutes: then it begins again with the password. [`AppError::TooMany`] while failures
    /// make somebody wait.
    pub async fn answer_challenge(self, token: &str, code: &str, visit: &Visit) -> Result<Entry> {
        let world = self.0;
        let hash = tokens::hash(token);
        let now = world.clock.now();
        let row = challenge::Entity::find_by_id(hash.clone())
            .filter(challenge::Column::ExpiresAt.gt(now))
            .one(world.db.read())
            .await?
            .ok_or(Conflict::LinkSpent)?;
        let person = row.person_id;
        let knock = attempts::prove(world, "factor", person).await?;
        let code = plain_code(code);
        let entered = world
            .db
            .write(async |tx| {
                entry::hold(tx, person).await?;
                let counted = challenge::Entity::update_many()
                    .col_expr(
                        challenge::Column::Attempts,
                        Expr::col(challenge::Column::Attempts).add(1),
                    )
                    .filter(challenge::Column::TokenHash.eq(hash.clone()))
                    .filter(challenge::Column::Attempts.lt(CODE_ATTEMPTS))
                    .filter(challenge::Column::ExpiresAt.gt(now))
                    .exec(tx)
                    .await?;
                if counted.rows_affected != 1 {
                    return Err(Conflict::LinkSpent.into());
                }
                // A wrong code is no error of the transaction: its count has to stay.
                if !factor::take(tx, world, person, &code).await? {
                    return Ok(None);
                }
                attempts::forgive(tx, &knock).await?;
                challenge::Entity::delete_by_id(hash.clone())
                    .exec(tx)
                    .await?;
                let entry = entry::open(tx, world, person, visit, "second-factor").await?;
                Ok::<_, crate::Error>(Some(entry))
            })
            .await;
        match entered {
            Ok(Some(entry)) => Ok(entry),
            Ok(None) => {
                entry::refused(world, Some(person), "second-factor").await?;
                Err(codes::wrong("code"))
            }
            // Disabled between the two questions.
            Err(crate::Error::App(AppError::Invalid { .. })) => Err(Conflict::LinkSpent.into()),
            Err(error) => Err(error),
        }
    }
}
