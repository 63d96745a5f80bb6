//! Signing in with a passkey: no address, no password, no code.

use super::entry::{self, Entry, PASSKEY};
use super::passkeys::relying_party;
use super::rules::Visit;
use super::{Identity, limits, passkey_ceremony};
use crate::Domain;
use crate::auth::{Proved, RelyingParty, Token};
use crate::entities::accounts::passkey;
use crate::error::{Error, Result};
use model::{AppError, PersonId, Problem};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

/// A passkey that proved its owner, and what of it has to be written down.
struct Owner {
    row: passkey::Model,
    data: String,
}

impl Identity<'_> {
    /// Asks whoever is there for a passkey. Answers with the token of the question, which belongs
    /// into a cookie of the browser that is to answer.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where passkeys are not offered, [`AppError::TooMany`] by the
    /// network, [`AppError::Busy`].
    pub async fn ask_passkey(self, visit: &Visit) -> Result<Token> {
        let world = self.0;
        let asked = relying_party(world)?.ask_anybody()?;
        world
            .db
            .write(async |tx| {
                count(tx, world, visit, "passkey-network").await?;
                passkey_ceremony::open(tx, world, None, "", &asked).await
            })
            .await
    }

    /// Takes the browser's answer to the question of this token, and opens the session: the device
    /// has asked its owner, so no second factor is asked for.
    ///
    /// # Errors
    /// [`Problem::PasskeyRefused`] on `passkey`, the same for an unknown passkey, a wrong answer,
    /// one that the device did not verify, a counter that went back, a question that is over and a
    /// person who is not active (ASVS 6.3.8); [`AppError::TooMany`] by the network;
    /// [`AppError::NotFound`] where passkeys are not offered.
    pub async fn enter_by_passkey(
        self,
        token: &str,
        credential: &str,
        visit: &Visit,
    ) -> Result<Entry> {
        let world = self.0;
        let relying = relying_party(world)?;
        let question = world
            .db
            .write(async |tx| {
                count(tx, world, visit, "login-network").await?;
                passkey_ceremony::spend(tx, world, token, None).await
            })
            .await?;
        let proved = match question {
            Some(question) => prove(world, &relying, credential, &question.state).await?,
            None => Err(None),
        };
        let owner = match proved {
            Ok(owner) => owner,
            Err(person) => return refuse(world, person).await,
        };
        let person = owner.row.person_id;
        let now = world.clock.now();
        let entered = world
            .db
            .write(async |tx| {
                entry::hold(tx, person).await?;
                // What was compared may be gone by now, or was used with a higher counter.
                let used = passkey::Entity::update_many()
                    .col_expr(passkey::Column::Data, Expr::value(owner.data.clone()))
                    .col_expr(passkey::Column::LastUsedAt, Expr::value(Some(now)))
                    .filter(passkey::Column::Id.eq(owner.row.id))
                    .filter(passkey::Column::PersonId.eq(person))
                    .filter(passkey::Column::Data.eq(owner.row.data.clone()))
                    .exec(tx)
                    .await?;
                if used.rows_affected != 1 {
                    return Err(AppError::field("passkey", Problem::PasskeyRefused).into());
                }
                entry::open(tx, world, person, visit, PASSKEY).await
            })
            .await;
        match entered {
            Ok(entry) => {
                tracing::info!(person = %person, "passkey accepted");
                Ok(entry)
            }
            // Disabled, or removed meanwhile.
            Err(Error::App(AppError::Invalid { .. })) => refuse(world, Some(person)).await,
            Err(error) => Err(error),
        }
    }
}

/// Whose passkey this is, if it proves them; else the person whom it names, if any.
async fn prove(
    world: &Domain,
    relying: &RelyingParty,
    credential: &str,
    state: &str,
) -> Result<std::result::Result<Owner, Option<PersonId>>> {
    let Some((person, credential_id)) = relying.names(credential) else {
        return Ok(Err(None));
    };
    let row = passkey::Entity::find()
        .filter(passkey::Column::CredentialId.eq(credential_id))
        .filter(passkey::Column::PersonId.eq(PersonId(person)))
        .limit(1)
        .one(world.db.read())
        .await?;
    let Some(row) = row else {
        return Ok(Err(None));
    };
    Ok(match relying.proved(credential, state, &row.data) {
        Proved::Yes { data } => Ok(Owner { row, data }),
        Proved::No => Err(Some(row.person_id)),
        Proved::Copied => {
            tracing::warn!(
                person = %row.person_id,
                passkey = %row.id,
                "counter of a passkey went back: there may be a copy of it"
            );
            Err(Some(row.person_id))
        }
    })
}

async fn refuse(world: &Domain, person: Option<PersonId>) -> Result<Entry> {
    entry::refused(world, person, PASSKEY).await?;
    tracing::info!("sign-in refused");
    Err(AppError::field("passkey", Problem::PasskeyRefused).into())
}

async fn count(tx: &impl ConnectionTrait, world: &Domain, visit: &Visit, kind: &str) -> Result<()> {
    if let (Some(guard), Some(network)) = (world.rules.guard, visit.network()) {
        limits::take(tx, world, guard.login_network, kind, &network).await?;
    }
    Ok(())
}
