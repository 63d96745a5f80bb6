//! Changing one's password.

use super::invite::company_name;
use super::session::Sitting;
use super::{Identity, attempts, entry, sessions, sudo};
use crate::Domain;
use crate::actor::Actor;
use crate::auth::{Verified, passwords};
use crate::entities::accounts::account_link;
use crate::entities::people::{credential, person};
use crate::error::Result;
use crate::messages::{self, MailFacts, Recipient};
use model::accounts::{LinkFor, PasswordChange};
use model::people::{PASSWORD_MIN, PASSWORD_MIN_WITH_FACTOR};
use model::{AppError, Lang, Problem};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use serde_json::json;

impl Identity<'_> {
    /// Sets another password and ends every other session. Needs the present one, where there is
    /// one (ASVS 6.2.3), and a proof of ten minutes (7.5.1).
    ///
    /// # Errors
    /// [`AppError::SignedOut`], [`model::Conflict::ConfirmFirst`], [`Problem::WrongPassword`] on
    /// `current`, [`AppError::Invalid`] for a password that is too short or that everybody would
    /// guess, [`AppError::TooMany`].
    pub async fn change_password(
        self,
        actor: &Actor,
        sitting: Sitting,
        change: PasswordChange,
    ) -> Result<()> {
        let world = self.0;
        let id = actor.person()?.id;
        let db = world.db.read();
        sudo::require(db, world, id, sitting).await?;
        let person = person::Entity::find_by_id(id)
            .one(db)
            .await?
            .ok_or(AppError::SignedOut)?;
        let stored = credential::Entity::find_by_id(id)
            .one(db)
            .await?
            .map(|row| row.password_hash);
        if stored.is_some() {
            let knock = attempts::prove(world, "confirm", id).await?;
            let verified = match world.passwords.verify(change.current, stored.clone()).await {
                Ok(verified) => verified,
                Err(error) => {
                    attempts::refund(world, &knock).await?;
                    return Err(error);
                }
            };
            if verified == Verified::No {
                return Err(AppError::field("current", Problem::WrongPassword).into());
            }
            world
                .db
                .write(async |tx| attempts::forgive(tx, &knock).await)
                .await?;
        }
        let factor = entry::has_factor(db, id).await?;
        let company = company_name(db, person.company_id).await?;
        check(world, &change.password, &person, company.as_deref(), factor)?;
        let hash = world.passwords.hash(change.password.clone()).await?;
        world
            .db
            .write(async |tx| {
                let person = entry::hold(tx, id).await?.ok_or(AppError::SignedOut)?;
                sudo::require(tx, world, id, sitting).await?;
                // What was compared and asked above may be over by now.
                let stands = credential::Entity::find_by_id(id)
                    .lock_exclusive()
                    .one(tx)
                    .await?
                    .map(|row| row.password_hash);
                if stands != stored {
                    return Err(AppError::field("current", Problem::WrongPassword).into());
                }
                let factor = entry::has_factor(tx, id).await?;
                check(world, &change.password, &person, company.as_deref(), factor)?;
                write(tx, world, actor, &person, &change.password, &hash).await?;
                sessions::end_all(tx, id, Some(sitting.id)).await?;
                Ok::<_, crate::Error>(())
            })
            .await?;
        world.live.tell(&[id]);
        tracing::info!(person = %id, "password changed");
        Ok(())
    }
}

/// Whether a person may take this password: long enough for how they sign in, not widely known,
/// not made of their own names, of their company's or of ours (ASVS 6.2.1, 6.2.4, 6.2.11).
///
/// # Errors
/// [`AppError::Invalid`] on `password`.
pub(super) fn check(
    world: &Domain,
    new: &str,
    person: &person::Model,
    company: Option<&str>,
    factor: bool,
) -> Result<(), AppError> {
    let least = if factor {
        PASSWORD_MIN_WITH_FACTOR
    } else {
        PASSWORD_MIN
    };
    if new.chars().count() < least {
        let least = u32::try_from(least).unwrap_or(u32::MAX);
        return Err(AppError::field("password", Problem::TooShort(least)));
    }
    let mut names = vec![person.family_name.as_str(), person.given_name.as_str()];
    names.extend(company);
    guessable(world, new, &person.email, &names)
        .map_err(|problem| AppError::field("password", problem))
}

/// # Errors
/// Why everybody would guess it.
pub(super) fn guessable(
    world: &Domain,
    new: &str,
    email: &str,
    names: &[&str],
) -> Result<(), Problem> {
    let settings = &world.settings;
    let mut words = names.to_vec();
    for lang in [Lang::Ja, Lang::En] {
        words.push(settings.vendor_name(lang));
        words.push(settings.product_name(lang));
    }
    passwords::check(new, email, &words)
}

/// Writes the password in the place of the one before, ends links that would set another, writes
/// it down and tells the person by mail.
pub(super) async fn write(
    tx: &impl ConnectionTrait,
    world: &Domain,
    actor: &Actor,
    person: &person::Model,
    new: &str,
    hash: &str,
) -> Result<()> {
    let now = world.clock.now();
    credential::Entity::insert(credential::ActiveModel {
        person_id: Set(person.id),
        password_hash: Set(hash.to_owned()),
        updated_at: Set(now),
        short: Set(short(new)),
    })
    .on_conflict(
        OnConflict::column(credential::Column::PersonId)
            .update_columns([
                credential::Column::PasswordHash,
                credential::Column::UpdatedAt,
                credential::Column::Short,
            ])
            .to_owned(),
    )
    .exec_without_returning(tx)
    .await?;
    account_link::Entity::delete_many()
        .filter(account_link::Column::PersonId.eq(person.id))
        .filter(account_link::Column::Purpose.eq(LinkFor::Reset))
        .exec(tx)
        .await?;
    let event = messages::record(
        tx,
        &world.clock,
        actor,
        "identity.password-changed",
        person.id.0,
        &json!({ "by": if actor.person_id().is_some() { "person" } else { "link" } }),
    )
    .await?;
    let to = Recipient {
        id: person.id,
        email: person.email.clone(),
        lang: person.lang,
    };
    let facts = MailFacts::PasswordChanged { at: now };
    messages::enqueue(tx, &world.clock, event, &to, &facts).await
}

/// Whether a password stands only beside a second factor.
pub(super) fn short(password: &str) -> i32 {
    i32::from(password.chars().count() < PASSWORD_MIN)
}
