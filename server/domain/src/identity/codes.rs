//! Codes that come by mail: to sign in with instead of a password, and to prove once more who
//! sits there.
//!
//! A code is bound to the browser that asked for it, by a token in its cookie: a code that
//! somebody is talked out of opens nothing elsewhere. It works once, for ten minutes and five
//! attempts (ASVS 6.5.1, 6.5.5). It stands nowhere: it is derived from the key of the
//! installation and the id of its row when the mail is sent and when it is typed.

use super::entry::{self, Entry};
use super::limits;
use super::rules::Visit;
use super::{CODE_ATTEMPTS, CODE_LIFE, Identity};
use crate::actor::Actor;
use crate::auth::{Token, tokens};
use crate::entities::accounts::mail_code;
use crate::entities::people::person;
use crate::error::Result;
use crate::messages::{self, MailFacts, Recipient};
use crate::{Domain, World};
use model::accounts::{CodeFor, MAIL_CODE_DIGITS};
use model::input::fold_email;
use model::people::PersonState;
use model::{AppError, PersonId, Problem};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter};
use serde_json::json;
use sha2::{Digest, Sha256};
use tokio::task::JoinHandle;
use uuid::Uuid;

/// The code of a row, in two groups: `1234 5678`.
pub(crate) fn of(world: &World, id: Uuid) -> String {
    let digest = Sha256::digest(world.key.derive("mail-code", id, 1).as_bytes());
    let number = digest
        .iter()
        .take(8)
        .fold(0_u64, |number, byte| (number << 8) | u64::from(*byte));
    let most = 10_u64.pow(u32::try_from(MAIL_CODE_DIGITS).unwrap_or(8));
    let digits = format!("{:0MAIL_CODE_DIGITS$}", number % most);
    let (left, right) = digits.split_at(MAIL_CODE_DIGITS / 2);
    format!("{left} {right}")
}

impl Identity<'_> {
    /// Sends a code to this address if somebody active has it. The answer is the same for every
    /// address and does not wait for the work (ASVS 6.3.8); the token goes into a cookie of the
    /// browser that asked.
    ///
    /// # Errors
    /// [`AppError::TooMany`], by network and by address, whether somebody has it or not.
    pub async fn ask_code(self, email: &str, visit: &Visit) -> Result<(Token, JoinHandle<()>)> {
        let folded = fold_email(email);
        limit(self.0, &folded, visit).await?;
        let token = Token::random()?;
        Ok((token.clone(), send(self.0, token, folded, CodeFor::SignIn)))
    }

    /// Sends a code to oneself, to prove once more who sits there.
    ///
    /// # Errors
    /// [`AppError::SignedOut`], [`AppError::TooMany`].
    pub async fn ask_own_code(
        self,
        actor: &Actor,
        visit: &Visit,
    ) -> Result<(Token, JoinHandle<()>)> {
        let id = actor.person()?.id;
        let person = person::Entity::find_by_id(id)
            .one(self.0.db.read())
            .await?
            .ok_or(AppError::SignedOut)?;
        limit(self.0, &person.email_folded, visit).await?;
        let token = Token::random()?;
        let sending = send(self.0, token.clone(), person.email_folded, CodeFor::Confirm);
        Ok((token, sending))
    }

    /// Signs in with a code, in the browser that asked for it.
    ///
    /// # Errors
    /// [`Problem::WrongCode`] on `code` for every code that does not work, whatever the reason;
    /// [`AppError::TooMany`].
    pub async fn enter_code(self, token: &str, code: &str, visit: &Visit) -> Result<Entry> {
        let world = self.0;
        if let (Some(guard), Some(network)) = (world.rules.guard, visit.network()) {
            world
                .db
                .write(async |tx| {
                    limits::take(tx, world, guard.login_network, "login-network", &network).await
                })
                .await?;
        }
        let Some(person) = spend(world, token, code, CodeFor::SignIn).await? else {
            entry::refused(world, None, "mail-code").await?;
            return Err(wrong("code"));
        };
        let entered = world
            .db
            .write(async |tx| entry::after_first(tx, world, person, visit, "mail-code").await)
            .await;
        match entered {
            Err(crate::Error::App(AppError::Invalid { .. })) => Err(wrong("code")),
            other => other,
        }
    }
}

pub(super) fn wrong(field: &'static str) -> crate::Error {
    AppError::field(field, Problem::WrongCode).into()
}

/// Counts a wish for a mail.
pub(super) async fn limit(world: &Domain, email_folded: &str, visit: &Visit) -> Result<()> {
    let Some(guard) = world.rules.guard else {
        return Ok(());
    };
    let network = visit.network();
    world
        .db
        .write(async |tx| {
            if let Some(network) = &network {
                limits::take(tx, world, guard.mail_network, "mail-network", network).await?;
            }
            limits::take(tx, world, guard.mail_account, "mail-account", email_folded).await
        })
        .await
}

fn send(world: &Domain, token: Token, email_folded: String, purpose: CodeFor) -> JoinHandle<()> {
    let world = world.clone();
    tokio::spawn(async move {
        if let Err(error) = write(&world, &token, &email_folded, purpose).await {
            tracing::error!(error = %error, "code not sent");
        }
    })
}

async fn write(world: &Domain, token: &Token, email_folded: &str, purpose: CodeFor) -> Result<()> {
    let person = person::Entity::find()
        .filter(person::Column::EmailFolded.eq(email_folded))
        .filter(person::Column::State.eq(PersonState::Active))
        .one(world.db.read())
        .await?;
    let now = world.clock.now();
    let id: Uuid = world.clock.new_id();
    let expires_at = now + CODE_LIFE;
    world
        .db
        .write(async |tx| {
            if let Some(person) = &person {
                // The newest alone works: whoever asks twice types the last one.
                mail_code::Entity::delete_many()
                    .filter(mail_code::Column::PersonId.eq(person.id))
                    .filter(mail_code::Column::Purpose.eq(purpose))
                    .exec(tx)
                    .await?;
            }
            // For an address that nobody has there is a row too: typing the code costs the same.
            mail_code::Entity::insert(mail_code::ActiveModel {
                token_hash: Set(token.hash()),
                id: Set(id),
                person_id: Set(person.as_ref().map(|person| person.id)),
                purpose: Set(purpose),
                attempts: Set(0),
                created_at: Set(now),
                expires_at: Set(expires_at),
            })
            .exec_without_returning(tx)
            .await?;
            let Some(person) = &person else {
                return Ok(());
            };
            let event = messages::record(
                tx,
                &world.clock,
                &Actor::Guest,
                "identity.code-asked",
                person.id.0,
                &json!({ "for": purpose }),
            )
            .await?;
            let to = Recipient {
                id: person.id,
                email: person.email.clone(),
                lang: person.lang,
            };
            let facts = MailFacts::SignInCode {
                code: id,
                expires_at,
            };
            messages::enqueue(tx, &world.clock, event, &to, &facts).await
        })
        .await
}

/// Whose code this is, once; `None` for every code that does not work. A wrong one counts.
pub(super) async fn spend(
    world: &Domain,
    token: &str,
    code: &str,
    purpose: CodeFor,
) -> Result<Option<PersonId>> {
    let hash = tokens::hash(token);
    let now = world.clock.now();
    world
        .db
        .write(async |tx| {
            let counted = mail_code::Entity::update_many()
                .col_expr(
                    mail_code::Column::Attempts,
                    Expr::col(mail_code::Column::Attempts).add(1),
                )
                .filter(mail_code::Column::TokenHash.eq(hash.clone()))
                .filter(mail_code::Column::Purpose.eq(purpose))
                .filter(mail_code::Column::Attempts.lt(CODE_ATTEMPTS))
                .filter(mail_code::Column::ExpiresAt.gt(now))
                .exec(tx)
                .await?;
            if counted.rows_affected != 1 {
                return Ok(None);
            }
            let row = mail_code::Entity::find_by_id(hash.clone()).one(tx).await?;
            let Some(row) = row else { return Ok(None) };
            let wanted = of(world, row.id).replace(' ', "");
            // Digests, so that the time of the comparison tells nothing of the code.
            let right = tokens::hash(&wanted) == tokens::hash(code);
            let Some(person) = row.person_id.filter(|_| right) else {
                return Ok(None);
            };
            mail_code::Entity::delete_by_id(hash.clone())
                .exec(tx)
                .await?;
            Ok(Some(person))
        })
        .await
}
