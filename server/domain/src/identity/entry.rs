//! The last step of every way in: a session, or first the question for the second factor.

use super::rules::Visit;
use super::{CHALLENGE_LIFE, attempts, browser, session};
use crate::Domain;
use crate::actor::Actor;
use crate::auth::Token;
use crate::entities::accounts::{challenge, second_factor};
use crate::entities::people::{person, session as session_row};
use crate::error::Result;
use crate::messages;
use model::people::PersonState;
use model::{AppError, PersonId, Problem};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use serde_json::json;

/// The purpose of the cookie by which a browser is known again.
const DEVICE: &str = "device";

/// What was proved where a passkey opens a session: it needs no second factor besides.
pub(super) const PASSKEY: &str = "passkey";

/// What came of proving who one is.
#[derive(Debug)]
pub enum Entry {
    /// A session with a new token.
    In {
        token: Token,
        person: PersonId,
        /// For a cookie that stays: by it this browser waits for nobody else's failures.
        device: String,
    },
    /// The second factor is asked for; the token names the question.
    SecondFactor { token: Token },
}

/// Which person a browser belongs to, if its cookie is ours.
pub(super) fn device_of(world: &Domain, visit: &Visit) -> Option<PersonId> {
    let subject = world.key.open(DEVICE, &visit.device)?;
    let (person, _) = subject.split_once(':')?;
    person.parse().ok()
}

/// Whether this person proves themselves with a second factor.
pub(super) async fn has_factor(db: &impl ConnectionTrait, person: PersonId) -> Result<bool> {
    let row = second_factor::Entity::find_by_id(person)
        .filter(second_factor::Column::ConfirmedAt.is_not_null())
        .one(db)
        .await?;
    Ok(row.is_some())
}

/// Holds the row of a person, before anything else of theirs is looked at or changed: what opens
/// an account and what changes the way into it follow each other, in one order of locks.
pub(super) async fn hold(
    tx: &impl ConnectionTrait,
    person: PersonId,
) -> Result<Option<person::Model>> {
    let row = person::Entity::find_by_id(person)
        .lock_exclusive()
        .one(tx)
        .await?;
    Ok(row)
}

/// Opens a session, or asks for the second factor where there is one. `by` is what was proved.
///
/// # Errors
/// [`Problem::WrongCredentials`] on `password`, when the person is not active any more.
pub(super) async fn after_first(
    tx: &impl ConnectionTrait,
    world: &Domain,
    person: PersonId,
    visit: &Visit,
    by: &'static str,
) -> Result<Entry> {
    if !has_factor(tx, person).await? {
        return open(tx, world, person, visit, by).await;
    }
    let now = world.clock.now();
    let token = Token::random()?;
    challenge::Entity::insert(challenge::ActiveModel {
        token_hash: Set(token.hash()),
        person_id: Set(person),
        attempts: Set(0),
        created_at: Set(now),
        expires_at: Set(now + CHALLENGE_LIFE),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(Entry::SecondFactor { token })
}

/// Opens a session.
///
/// # Errors
/// As [`after_first`].
pub(super) async fn open(
    tx: &impl ConnectionTrait,
    world: &Domain,
    id: PersonId,
    visit: &Visit,
    by: &'static str,
) -> Result<Entry> {
    let person = person::Entity::find_by_id(id)
        .filter(person::Column::State.eq(PersonState::Active))
        .one(tx)
        .await?
        .ok_or_else(|| AppError::field("password", Problem::WrongCredentials))?;
    let now = world.clock.now();
    session_row::Entity::delete_many()
        .filter(session_row::Column::PersonId.eq(id))
        .filter(session_row::Column::ExpiresAt.lte(now))
        .exec(tx)
        .await?;
    let token = Token::random()?;
    session::start(
        tx,
        &world.clock,
        id,
        person.company_id.is_none(),
        &token,
        &browser::label(&visit.agent),
        by == PASSKEY,
    )
    .await?;
    messages::record(
        tx,
        &world.clock,
        &Actor::Guest,
        "identity.signed-in",
        id.0,
        &json!({ "by": by }),
    )
    .await?;
    attempts::forget(tx, world, &person.email_folded).await?;
    let device = if device_of(world, visit) == Some(id) {
        visit.device.clone()
    } else {
        let own = Token::random()?;
        world.key.sign(DEVICE, &format!("{id}:{}", own.as_str()))
    };
    Ok(Entry::In {
        token,
        person: id,
        device,
    })
}

/// Writes down an attempt that failed. Without a person it is written too: the answer for an
/// address that nobody has takes as long (ASVS 6.3.8, 16.3.1).
///
/// # Errors
/// The database's own.
pub(super) async fn refused(
    world: &Domain,
    person: Option<PersonId>,
    by: &'static str,
) -> Result<()> {
    let subject = person.map_or_else(uuid::Uuid::nil, |person| person.0);
    world
        .db
        .write(async |tx| {
            messages::record(
                tx,
                &world.clock,
                &Actor::Guest,
                "identity.sign-in-refused",
                subject,
                &json!({ "by": by }),
            )
            .await?;
            Ok(())
        })
        .await
}
