//! Proving once more who sits there, before an address, a password or a second factor changes:
//! the proof holds for ten minutes in one session (ASVS 7.5.1).

use super::codes;
use super::session::Sitting;
use super::{CONFIRM_FOR, Identity, attempts, entry, factor};
use crate::Domain;
use crate::actor::Actor;
use crate::auth::Verified;
use crate::entities::people::{credential, person, session};
use crate::error::Result;
use chrono::{DateTime, Utc};
use model::accounts::{CodeFor, FirstProof, Proof, Proofs};
use model::{AppError, Conflict, PersonId, Problem};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

/// Whether a proof of this instant still holds.
pub(super) fn holds(confirmed_at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    confirmed_at.is_some_and(|at| now - at < CONFIRM_FOR)
}

/// # Errors
/// [`Conflict::ConfirmFirst`] when the session is of somebody else, over, or not proved lately.
pub(super) async fn require(
    db: &impl ConnectionTrait,
    world: &Domain,
    person: PersonId,
    sitting: Sitting,
) -> Result<()> {
    let row = session::Entity::find_by_id(sitting.id)
        .filter(session::Column::PersonId.eq(person))
        .one(db)
        .await?;
    if row.is_some_and(|row| holds(row.confirmed_at, world.clock.now())) {
        Ok(())
    } else {
        Err(Conflict::ConfirmFirst.into())
    }
}

impl Identity<'_> {
    /// What this person can prove themselves with. Three queries.
    ///
    /// # Errors
    /// [`AppError::SignedOut`].
    pub async fn proofs(self, actor: &Actor) -> Result<Proofs> {
        let id = actor.person()?.id;
        let db = self.0.db.read();
        let person = person::Entity::find_by_id(id)
            .one(db)
            .await?
            .ok_or(AppError::SignedOut)?;
        Ok(Proofs {
            email: person.email,
            has_password: credential::Entity::find_by_id(id).one(db).await?.is_some(),
            has_factor: entry::has_factor(db, id).await?,
        })
    }

    /// # Errors
    /// [`AppError::SignedOut`], [`Conflict::ConfirmFirst`].
    pub async fn require_confirmed(self, actor: &Actor, sitting: Sitting) -> Result<()> {
        require(self.0.db.read(), self.0, actor.person()?.id, sitting).await
    }

    /// Takes the password or a code out of a mail, and the second factor of who has one.
    /// `browser` is the token that came with the code.
    ///
    /// # Errors
    /// [`AppError::SignedOut`], [`Problem::WrongPassword`] on `password`, [`Problem::WrongCode`]
    /// on `mail_code` or `code`, [`AppError::TooMany`] while failures make somebody wait.
    pub async fn confirm(
        self,
        actor: &Actor,
        sitting: Sitting,
        proof: Proof,
        browser: &str,
    ) -> Result<()> {
        let world = self.0;
        let id = actor.person()?.id;
        let knock = attempts::prove(world, "confirm", id).await?;
        let first = match proof.first {
            FirstProof::Password(password) => {
                let stored = credential::Entity::find_by_id(id)
                    .one(world.db.read())
                    .await?
                    .map(|row| row.password_hash);
                let verified = match world.passwords.verify(password, stored.clone()).await {
                    Ok(verified) => verified,
                    Err(error) => {
                        attempts::refund(world, &knock).await?;
                        return Err(error);
                    }
                };
                if verified == Verified::No {
                    return Err(AppError::field("password", Problem::WrongPassword).into());
                }
                First::Password(stored)
            }
            FirstProof::MailCode(code) => First::MailCode(code),
        };
        let now = world.clock.now();
        let refused = world
            .db
            .write(async |tx| {
                entry::hold(tx, id).await?;
                match &first {
                    First::Password(stored) => {
                        let stands = credential::Entity::find_by_id(id).one(tx).await?;
                        if stands.map(|row| row.password_hash) != *stored {
                            return Ok(Some(AppError::field("password", Problem::WrongPassword)));
                        }
                    }
                    First::MailCode(code) => {
                        let whose =
                            codes::check(tx, world, browser, code, CodeFor::Confirm).await?;
                        if whose != Some(id) {
                            return Ok(Some(AppError::field("mail_code", Problem::WrongCode)));
                        }
                    }
                }
                // A mistyped code of the app is no error of the transaction: the code out of the
                // mail stays, and has one attempt less.
                if entry::has_factor(tx, id).await?
                    && !factor::take(tx, world, id, &proof.second).await?
                {
                    return Ok(Some(AppError::field("code", Problem::WrongCode)));
                }
                if let First::MailCode(_) = &first {
                    codes::spend(tx, browser).await?;
                }
                attempts::forgive(tx, &knock).await?;
                session::Entity::update_many()
                    .col_expr(session::Column::ConfirmedAt, Expr::value(Some(now)))
                    .filter(session::Column::Id.eq(sitting.id))
                    .filter(session::Column::PersonId.eq(id))
                    .exec(tx)
                    .await?;
                Ok::<_, crate::Error>(None)
            })
            .await?;
        refused.map_or(Ok(()), |error| Err(error.into()))
    }
}

/// What was given first, as far as it was looked at before the transaction.
enum First {
    /// Right for this hash.
    Password(Option<String>),
    MailCode(String),
}
