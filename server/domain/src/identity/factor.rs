//! The second factor: codes of an authenticator app (TOTP, RFC 6238), and recovery codes for the
//! day the telephone is lost.
//!
//! ```text
//! off ──begin──► pending ──first code──► on ──off──► off
//! ```
//! The secret stands nowhere: it is derived from the key of the installation and the id of the
//! row. A code is taken once (its step is written down), a recovery code too.

use super::session::Sitting;
use super::{Identity, attempts, codes, entry, passkeys, sessions, sudo};
use crate::Domain;
use crate::actor::Actor;
use crate::auth::Token;
use crate::entities::accounts::{recovery_code, second_factor};
use crate::entities::people::{credential, person};
use crate::error::{Error, Result};
use crate::messages::{self, MailFacts, Recipient};
use model::accounts::{FactorPage, FactorSecret, RECOVERY_CODES};
use model::{AppError, Conflict, Lang, PersonId};
use qrcodegen::{QrCode, QrCodeEcc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::json;
use sha2::{Digest, Sha256};
use totp_rs::{Builder, Secret, Totp};
use uuid::Uuid;

/// Without letters and digits that are taken for one another.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
/// Letters of a recovery code: 120 bits, so that a plain hash keeps it (ASVS 6.5.2).
const RECOVERY_LETTERS: usize = 24;

impl Identity<'_> {
    /// Whether there is a second factor. The secret of one that is begun is shown only to who has
    /// proved lately who sits there: an app that took it over would be the factor.
    ///
    /// # Errors
    /// [`AppError::SignedOut`]; [`Conflict::ConfirmFirst`] and [`Conflict::PasskeyFirst`] while one
    /// is begun.
    pub async fn factor(self, actor: &Actor, sitting: Sitting) -> Result<FactorPage> {
        let me = actor.person()?.id;
        let db = self.0.db.read();
        let Some(row) = second_factor::Entity::find_by_id(me).one(db).await? else {
            return Ok(FactorPage::Off);
        };
        if let Some(since) = row.confirmed_at {
            let codes_left = codes_left(db, me).await?;
            return Ok(FactorPage::On { since, codes_left });
        }
        sudo::require(db, self.0, me, sitting).await?;
        passkeys::first(db, self.0, actor.person()?, sitting).await?;
        let person = person::Entity::find_by_id(me)
            .one(db)
            .await?
            .ok_or(AppError::SignedOut)?;
        Ok(FactorPage::Pending(shown(self.0, row.id, &person)?))
    }

    /// Makes a new secret to be taken over by an app. It counts only after its first code.
    ///
    /// # Errors
    /// [`AppError::SignedOut`], [`Conflict::ConfirmFirst`], [`Conflict::PasskeyFirst`],
    /// [`Conflict::FactorOn`] for who has a second factor.
    pub async fn begin_factor(self, actor: &Actor, sitting: Sitting) -> Result<()> {
        let world = self.0;
        let me = actor.person()?.id;
        world
            .db
            .write(async |tx| {
                sudo::require(tx, world, me, sitting).await?;
                passkeys::first(tx, world, actor.person()?, sitting).await?;
                second_factor::Entity::delete_many()
                    .filter(second_factor::Column::PersonId.eq(me))
                    .filter(second_factor::Column::ConfirmedAt.is_null())
                    .exec(tx)
                    .await?;
                let written = second_factor::Entity::insert(second_factor::ActiveModel {
                    person_id: Set(me),
                    id: Set(world.clock.new_id()),
                    last_step: Set(0),
                    created_at: Set(world.clock.now()),
                    confirmed_at: Set(None),
                })
                .on_conflict(OnConflict::new().do_nothing().to_owned())
                .exec_without_returning(tx)
                .await?;
                if written == 0 {
                    return Err(Conflict::FactorOn.into());
                }
                Ok(())
            })
            .await
    }

    /// Takes the first code of the app: from now on every way in asks for one. Answers with the
    /// recovery codes, which are told this once, and ends every other session.
    ///
    /// # Errors
    /// [`AppError::SignedOut`], [`Conflict::ConfirmFirst`], [`Conflict::PasskeyFirst`],
    /// [`Conflict::FactorOn`], [`model::Problem::WrongCode`] on `code`, [`AppError::TooMany`].
    pub async fn confirm_factor(
        self,
        actor: &Actor,
        sitting: Sitting,
        code: &str,
    ) -> Result<Vec<String>> {
        let world = self.0;
        let me = actor.person()?.id;
        sudo::require(world.db.read(), world, me, sitting).await?;
        let knock = attempts::prove(world, "factor", me).await?;
        let now = world.clock.now();
        let codes = world
            .db
            .write(async |tx| {
                entry::hold(tx, me).await?;
                sudo::require(tx, world, me, sitting).await?;
                passkeys::first(tx, world, actor.person()?, sitting).await?;
                let row = second_factor::Entity::find_by_id(me)
                    .one(tx)
                    .await?
                    .ok_or_else(|| codes::wrong("code"))?;
                if row.confirmed_at.is_some() {
                    return Err(Conflict::FactorOn.into());
                }
                let step = step_of(world, row.id, code)?.ok_or_else(|| codes::wrong("code"))?;
                let taken = second_factor::Entity::update_many()
                    .col_expr(second_factor::Column::ConfirmedAt, Expr::value(Some(now)))
                    .col_expr(second_factor::Column::LastStep, Expr::value(step))
                    .filter(second_factor::Column::PersonId.eq(me))
                    .filter(second_factor::Column::Id.eq(row.id))
                    .filter(second_factor::Column::ConfirmedAt.is_null())
                    .exec(tx)
                    .await?;
                if taken.rows_affected != 1 {
                    return Err(Conflict::FactorOn.into());
                }
                attempts::forgive(tx, &knock).await?;
                sessions::end_all(tx, me, Some(sitting.id)).await?;
                tell(tx, world, actor, me, Change::FactorOn).await?;
                new_codes(tx, world, me).await
            })
            .await?;
        world.live.tell(&[me]);
        tracing::info!(person = %me, "second factor on");
        Ok(codes)
    }

    /// New recovery codes in the place of those before.
    ///
    /// # Errors
    /// [`AppError::SignedOut`], [`Conflict::ConfirmFirst`], [`AppError::NotFound`] for who has no
    /// second factor.
    pub async fn renew_recovery_codes(
        self,
        actor: &Actor,
        sitting: Sitting,
    ) -> Result<Vec<String>> {
        let world = self.0;
        let me = actor.person()?.id;
        world
            .db
            .write(async |tx| {
                sudo::require(tx, world, me, sitting).await?;
                if !entry::has_factor(tx, me).await? {
                    return Err(AppError::NotFound.into());
                }
                let kind = "identity.recovery-codes-renewed";
                messages::record(tx, &world.clock, actor, kind, me.0, &json!({})).await?;
                new_codes(tx, world, me).await
            })
            .await
    }

    /// Takes the second factor away.
    ///
    /// # Errors
    /// [`AppError::SignedOut`], [`Conflict::ConfirmFirst`], [`Conflict::FactorNeeded`] for people
    /// of the vendor where the installation asks for one, [`Conflict::PasswordTooShortAlone`].
    pub async fn end_factor(self, actor: &Actor, sitting: Sitting) -> Result<()> {
        let world = self.0;
        let me = actor.person()?;
        if world.rules.staff_second_factor && me.company.is_none() {
            return Err(Conflict::FactorNeeded.into());
        }
        let me = me.id;
        world
            .db
            .write(async |tx| {
                // As a change of the password does: it may be short beside a second factor alone.
                entry::hold(tx, me).await?;
                sudo::require(tx, world, me, sitting).await?;
                let alone = credential::Entity::find_by_id(me).one(tx).await?;
                if alone.is_some_and(|row| row.short != 0) {
                    return Err(Conflict::PasswordTooShortAlone.into());
                }
                if remove(tx, me).await? {
                    sessions::end_all(tx, me, Some(sitting.id)).await?;
                    tell(tx, world, actor, me, Change::FactorOff).await?;
                }
                Ok::<_, Error>(())
            })
            .await?;
        world.live.tell(&[me]);
        tracing::info!(person = %me, "second factor off");
        Ok(())
    }
}

/// Takes the second factor of a person away, with the codes in its place; whether there was one.
pub(crate) async fn remove(tx: &impl ConnectionTrait, person: PersonId) -> Result<bool> {
    let gone = second_factor::Entity::delete_by_id(person).exec(tx).await?;
    recovery_code::Entity::delete_many()
        .filter(recovery_code::Column::PersonId.eq(person))
        .exec(tx)
        .await?;
    Ok(gone.rows_affected == 1)
}

/// What a person changed about how they prove who they are.
#[derive(Clone, Copy)]
pub(super) enum Change {
    FactorOn,
    FactorOff,
    PasskeyAdded,
    PasskeyRemoved,
}

impl Change {
    const fn event(self) -> &'static str {
        match self {
            Self::FactorOn => "identity.factor-on",
            Self::FactorOff => "identity.factor-off",
            Self::PasskeyAdded => "identity.passkey-added",
            Self::PasskeyRemoved => "identity.passkey-removed",
        }
    }
}

/// Records the change and tells its person by mail: whoever did not do it has to learn of it.
pub(super) async fn tell(
    tx: &impl ConnectionTrait,
    world: &Domain,
    actor: &Actor,
    me: PersonId,
    change: Change,
) -> Result<()> {
    let event = messages::record(tx, &world.clock, actor, change.event(), me.0, &json!({})).await?;
    let person = person::Entity::find_by_id(me)
        .one(tx)
        .await?
        .ok_or(AppError::SignedOut)?;
    let to = Recipient {
        id: me,
        email: person.email,
        lang: person.lang,
    };
    let facts = MailFacts::FactorChanged {
        on: matches!(change, Change::FactorOn | Change::PasskeyAdded),
        at: world.clock.now(),
        by_us: false,
        passkey: matches!(change, Change::PasskeyAdded | Change::PasskeyRemoved),
    };
    messages::enqueue(tx, &world.clock, event, &to, &facts).await
}

/// Whether this is a code of the person's app or one of their recovery codes, never seen before.
///
/// # Errors
/// The database's own.
pub(super) async fn take(
    tx: &impl ConnectionTrait,
    world: &Domain,
    person: PersonId,
    code: &str,
) -> Result<bool> {
    let row = second_factor::Entity::find_by_id(person)
        .filter(second_factor::Column::ConfirmedAt.is_not_null())
        .one(tx)
        .await?;
    let Some(row) = row else { return Ok(false) };
    if let Some(step) = step_of(world, row.id, code)? {
        // One statement: of two who send one code at once, one is heard (RFC 6238, 5.2).
        let taken = second_factor::Entity::update_many()
            .col_expr(second_factor::Column::LastStep, Expr::value(step))
            .filter(second_factor::Column::PersonId.eq(person))
            .filter(second_factor::Column::LastStep.lt(step))
            .exec(tx)
            .await?;
        return Ok(taken.rows_affected == 1);
    }
    let used = recovery_code::Entity::update_many()
        .col_expr(
            recovery_code::Column::UsedAt,
            Expr::value(Some(world.clock.now())),
        )
        .filter(recovery_code::Column::PersonId.eq(person))
        .filter(recovery_code::Column::CodeHash.eq(stored(world, person, code)))
        .filter(recovery_code::Column::UsedAt.is_null())
        .exec(tx)
        .await?;
    if used.rows_affected != 1 {
        return Ok(false);
    }
    let kind = "identity.recovery-code-used";
    messages::record(tx, &world.clock, &Actor::Guest, kind, person.0, &json!({})).await?;
    Ok(true)
}

pub(super) async fn codes_left(db: &impl ConnectionTrait, person: PersonId) -> Result<u32> {
    let left = recovery_code::Entity::find()
        .filter(recovery_code::Column::PersonId.eq(person))
        .filter(recovery_code::Column::UsedAt.is_null())
        .count(db)
        .await?;
    Ok(u32::try_from(left).unwrap_or(u32::MAX))
}

fn totp(world: &Domain, id: Uuid, account: &str) -> Result<Totp> {
    let digest = Sha256::digest(world.key.derive("totp", id, 1).as_bytes());
    // 160 bits, as RFC 4226 advises and every app takes.
    let secret: Vec<u8> = digest.iter().copied().take(20).collect();
    Builder::new()
        .with_secret(Secret::new(secret.into_boxed_slice()))
        .with_account_name(account.replace(':', " "))
        .with_issuer(Some(
            world.settings.product_name(Lang::En).replace(':', " "),
        ))
        .build()
        .map_err(|error| Error::unexpected(error.to_string()))
}

/// The step of a code, at most one away from now.
fn step_of(world: &Domain, id: Uuid, code: &str) -> Result<Option<i64>> {
    let now = u64::try_from(world.clock.now().timestamp()).unwrap_or_default();
    let step = totp(world, id, "person")?.check(code, now);
    Ok(step.and_then(|step| i64::try_from(step).ok()))
}

fn shown(world: &Domain, id: Uuid, person: &person::Model) -> Result<FactorSecret> {
    let totp = totp(world, id, &person.email)?;
    let url = totp
        .to_url()
        .map_err(|error| Error::unexpected(error.to_string()))?;
    let plain = totp.secret().to_base32();
    let letters: Vec<char> = plain.chars().collect();
    let text = letters
        .chunks(4)
        .map(|group| group.iter().collect::<String>())
        .collect::<Vec<_>>()
        .join(" ");
    let code = QrCode::encode_text(&url, QrCodeEcc::Medium)
        .map_err(|error| Error::unexpected(error.to_string()))?;
    let size = code.size();
    let qr = (0..size)
        .map(|y| (0..size).map(|x| code.get_module(x, y)).collect())
        .collect();
    Ok(FactorSecret { text, url, qr })
}

fn stored(world: &Domain, person: PersonId, code: &str) -> Vec<u8> {
    // Bound to its person and to this installation.
    world
        .key
        .tag("recovery-code", &format!("{person}:{code}"))
        .into_bytes()
}

async fn new_codes(
    tx: &impl ConnectionTrait,
    world: &Domain,
    person: PersonId,
) -> Result<Vec<String>> {
    recovery_code::Entity::delete_many()
        .filter(recovery_code::Column::PersonId.eq(person))
        .exec(tx)
        .await?;
    let mut told = Vec::with_capacity(RECOVERY_CODES);
    for _ in 0..RECOVERY_CODES {
        let code = random_letters()?;
        recovery_code::Entity::insert(recovery_code::ActiveModel {
            person_id: Set(person),
            code_hash: Set(stored(world, person, &code)),
            used_at: Set(None),
        })
        .exec_without_returning(tx)
        .await?;
        let letters: Vec<char> = code.chars().collect();
        told.push(
            letters
                .chunks(4)
                .map(|group| group.iter().collect::<String>())
                .collect::<Vec<_>>()
                .join("-"),
        );
    }
    Ok(told)
}

fn random_letters() -> Result<String> {
    // Each byte of a digest over a random token is as random as the token.
    let digest = Token::random()?.hash();
    Ok(digest
        .iter()
        .take(RECOVERY_LETTERS)
        .filter_map(|byte| LETTERS.get(usize::from(byte % 32)))
        .map(|letter| char::from(*letter))
        .collect())
}
