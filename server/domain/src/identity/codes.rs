//! Codes that come by mail: to sign in with instead of a password, and to prove once more who
//! sits there.
//!
//! A code is bound to the browser that asked for it, by a token in its cookie: a code that
//! somebody is talked out of opens nothing elsewhere. It works once, for ten minutes and five
//! attempts (ASVS 6.5.1, 6.5.5). It stands nowhere: it is derived from the key of the
//! installation and the id of its row when the mail is sent and when it is typed.

use super::afterwards::afterwards;
use super::entry::{self, Entry};
use super::limits;
use super::rules::Visit;
use super::{CODE_ATTEMPTS, CODE_LIFE, CODES_MAX, Identity};
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
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder};
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
    /// [`AppError::TooMany`], by network and by address, whether somebody has it or not; in a
    /// browser of its owner by that browser.
    pub async fn ask_code(self, email: &str, visit: &Visit) -> Result<(Token, JoinHandle<()>)> {
        let folded = fold_email(email);
        let asking = by_address(self.0, &folded, visit).await?;
        limit(self.0, &[asking], visit).await?;
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
        limit(self.0, &[Asking::Oneself(id)], visit).await?;
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
        let owner = mail_code::Entity::find_by_id(tokens::hash(token))
            .one(world.db.read())
            .await?
            .and_then(|row| row.person_id);
        let entered = world
            .db
            .write(async |tx| {
                // For a code of nobody too: it costs the same (ASVS 6.3.8).
                entry::hold(tx, owner.unwrap_or(PersonId(Uuid::nil()))).await?;
                let Some(person) = check(tx, world, token, code, CodeFor::SignIn).await? else {
                    return Ok(None);
                };
                spend(tx, token).await?;
                let entry = entry::after_first(tx, world, person, visit, "mail-code").await?;
                Ok(Some(entry))
            })
            .await;
        match entered {
            Ok(Some(entry)) => Ok(entry),
            Ok(None) => {
                entry::refused(world, None, "mail-code").await?;
                Err(wrong("code"))
            }
            // Disabled meanwhile.
            Err(crate::Error::App(AppError::Invalid { .. })) => Err(wrong("code")),
            Err(error) => Err(error),
        }
    }
}

pub(super) fn wrong(field: &'static str) -> crate::Error {
    AppError::field(field, Problem::WrongCode).into()
}

/// By what a wish for a mail is counted.
#[derive(Debug)]
pub(super) enum Asking {
    /// Who types an address, which anybody can.
    Address(String),
    /// Who types an address in a browser of its owner: strangers fill another bucket.
    Device(PersonId, String),
    /// Who is signed in, for a mail to themselves.
    Oneself(PersonId),
    /// Who is signed in, for mails to addresses that may be anybody's.
    AddressOf(PersonId),
}

impl Asking {
    fn bucket(&self) -> (&'static str, String) {
        match self {
            Self::Address(folded) => ("mail-account", folded.clone()),
            Self::Device(person, device) => ("mail-device", format!("{person}:{device}")),
            Self::Oneself(person) => ("mail-oneself", person.to_string()),
            Self::AddressOf(person) => ("mail-address-of", person.to_string()),
        }
    }
}

/// How this wish for a mail to this address is counted.
pub(super) async fn by_address(
    world: &Domain,
    email_folded: &str,
    visit: &Visit,
) -> Result<Asking> {
    // A browser that nobody knows costs no look: the answer is the same for every address.
    if let Some(person) = entry::device_of(world, visit) {
        let own = person::Entity::find_by_id(person)
            .filter(person::Column::EmailFolded.eq(email_folded))
            .one(world.db.read())
            .await?;
        if own.is_some() {
            return Ok(Asking::Device(person, visit.device.clone()));
        }
    }
    Ok(Asking::Address(email_folded.to_owned()))
}

/// Counts a wish for a mail.
///
/// # Errors
/// [`AppError::TooMany`].
pub(super) async fn limit(world: &Domain, asking: &[Asking], visit: &Visit) -> Result<()> {
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
            for asking in asking {
                let (kind, key) = asking.bucket();
                limits::take(tx, world, guard.mail_account, kind, &key).await?;
            }
            Ok(())
        })
        .await
}

fn send(world: &Domain, token: Token, email_folded: String, purpose: CodeFor) -> JoinHandle<()> {
    let world = world.clone();
    let writing = async move { write(&world, &token, &email_folded, purpose).await };
    afterwards(writing, "code not sent")
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
                entry::hold(tx, person.id).await?;
                make_room(tx, person.id, purpose).await?;
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

/// A code to sign in with is of the browser that asked: whoever asks elsewhere takes none away, and
/// of very many the oldest go. Of codes to prove with, the newest alone works.
async fn make_room(tx: &impl ConnectionTrait, person: PersonId, purpose: CodeFor) -> Result<()> {
    let keep = match purpose {
        CodeFor::SignIn => CODES_MAX - 1,
        CodeFor::Confirm => 0,
    };
    let waiting = mail_code::Entity::find()
        .filter(mail_code::Column::PersonId.eq(person))
        .filter(mail_code::Column::Purpose.eq(purpose))
        .order_by_desc(mail_code::Column::CreatedAt)
        .order_by_desc(mail_code::Column::Id)
        .all(tx)
        .await?;
    let old = waiting.into_iter().skip(keep).map(|row| row.token_hash);
    mail_code::Entity::delete_many()
        .filter(mail_code::Column::TokenHash.is_in(old))
        .exec(tx)
        .await?;
    Ok(())
}

/// Whose code this is; `None` for every code that does not work. Counts the attempt, which has to
/// be committed also when it was wrong, and leaves the code: see [`spend`].
pub(super) async fn check(
    tx: &impl ConnectionTrait,
    world: &Domain,
    token: &str,
    code: &str,
    purpose: CodeFor,
) -> Result<Option<PersonId>> {
    let hash = tokens::hash(token);
    let counted = mail_code::Entity::update_many()
        .col_expr(
            mail_code::Column::Attempts,
            Expr::col(mail_code::Column::Attempts).add(1),
        )
        .filter(mail_code::Column::TokenHash.eq(hash.clone()))
        .filter(mail_code::Column::Purpose.eq(purpose))
        .filter(mail_code::Column::Attempts.lt(CODE_ATTEMPTS))
        .filter(mail_code::Column::ExpiresAt.gt(world.clock.now()))
        .exec(tx)
        .await?;
    if counted.rows_affected != 1 {
        return Ok(None);
    }
    let Some(row) = mail_code::Entity::find_by_id(hash).one(tx).await? else {
        return Ok(None);
    };
    let wanted = of(world, row.id).replace(' ', "");
    // Digests, so that the time of the comparison tells nothing of the code.
    let right = tokens::hash(&wanted) == tokens::hash(code);
    Ok(row.person_id.filter(|_| right))
}

/// Takes a code out of use. In the transaction of [`check`], whose count holds its row: of two who
/// type one code at once, the later finds it gone.
pub(super) async fn spend(tx: &impl ConnectionTrait, token: &str) -> Result<()> {
    mail_code::Entity::delete_by_id(tokens::hash(token))
        .exec(tx)
        .await?;
    Ok(())
}
