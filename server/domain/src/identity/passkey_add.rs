//! Adding a passkey to one's own account.

use super::factor::{self, Change};
use super::passkeys::{self, relying_party};
use super::session::Sitting;
use super::{Identity, entry, passkey_ceremony, sudo};
use crate::actor::Actor;
use crate::auth::Token;
use crate::entities::accounts::passkey;
use crate::entities::people::person;
use crate::error::{Error, Result};
use model::accounts::PASSKEYS_MAX;
use model::people::full_name;
use model::{AppError, Conflict, PasskeyId, Problem};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

impl Identity<'_> {
    /// Whether this person may add a passkey now: for the page before the question.
    ///
    /// # Errors
    /// As [`Identity::begin_passkey`].
    pub async fn may_add_passkey(self, actor: &Actor, sitting: Sitting) -> Result<()> {
        let me = actor.person()?.id;
        relying_party(self.0)?;
        let db = self.0.db.read();
        sudo::require(db, self.0, me, sitting).await?;
        room(passkeys::count(db, me).await?)
    }

    /// Asks for a new passkey of this name. Answers with the token of the question, which belongs
    /// into a cookie of the browser that is to answer.
    ///
    /// # Errors
    /// [`AppError::SignedOut`], [`AppError::NotFound`] where passkeys are not offered,
    /// [`Conflict::ConfirmFirst`], [`Conflict::ListFull`] for who has [`PASSKEYS_MAX`],
    /// [`AppError::Busy`].
    pub async fn begin_passkey(self, actor: &Actor, sitting: Sitting, name: &str) -> Result<Token> {
        let world = self.0;
        let me = actor.person()?.id;
        let relying = relying_party(world)?;
        world
            .db
            .write(async |tx| {
                sudo::require(tx, world, me, sitting).await?;
                let person = person::Entity::find_by_id(me)
                    .one(tx)
                    .await?
                    .ok_or(AppError::SignedOut)?;
                let known: Vec<Vec<u8>> = passkey::Entity::find()
                    .select_only()
                    .column(passkey::Column::CredentialId)
                    .filter(passkey::Column::PersonId.eq(me))
                    .into_tuple()
                    .all(tx)
                    .await?;
                room(u32::try_from(known.len()).unwrap_or(u32::MAX))?;
                let shown = full_name(&person.family_name, &person.given_name);
                let asked = relying.ask_for_new(me.0, &person.email, &shown, known)?;
                passkey_ceremony::open(tx, world, Some(me), name, &asked).await
            })
            .await
    }

    /// Takes the browser's answer to the question of this token: from now on the passkey opens the
    /// account.
    ///
    /// # Errors
    /// As [`Identity::begin_passkey`]; [`Problem::PasskeyRefused`] on `passkey` for an answer that
    /// is wrong, came too late or a second time, was not verified by the device, or names a
    /// passkey that is known already.
    pub async fn add_passkey(
        self,
        actor: &Actor,
        sitting: Sitting,
        token: &str,
        credential: &str,
    ) -> Result<PasskeyId> {
        let world = self.0;
        let me = actor.person()?.id;
        let relying = relying_party(world)?;
        let question = world
            .db
            .write(async |tx| {
                sudo::require(tx, world, me, sitting).await?;
                passkey_ceremony::spend(tx, world, token, Some(me)).await
            })
            .await?
            .ok_or_else(refused)?;
        let made = relying
            .made(credential, &question.state)
            .ok_or_else(refused)?;
        let id = PasskeyId(world.clock.new_id());
        let now = world.clock.now();
        world
            .db
            .write(async |tx| {
                // First the lock: of two that are added at once, the later counts the first.
                entry::hold(tx, me).await?;
                sudo::require(tx, world, me, sitting).await?;
                room(passkeys::count(tx, me).await?)?;
                let written = passkey::Entity::insert(passkey::ActiveModel {
                    id: Set(id),
                    person_id: Set(me),
                    credential_id: Set(made.credential_id.clone()),
                    name: Set(question.name.clone()),
                    data: Set(made.data.clone()),
                    created_at: Set(now),
                    last_used_at: Set(None),
                })
                .on_conflict(OnConflict::new().do_nothing().to_owned())
                .exec_without_returning(tx)
                .await?;
                if written == 0 {
                    return Err(refused());
                }
                factor::tell(tx, world, actor, me, Change::PasskeyAdded).await
            })
            .await?;
        world.live.tell(&[me]);
        tracing::info!(person = %me, "passkey added");
        Ok(id)
    }
}

fn refused() -> Error {
    AppError::field("passkey", Problem::PasskeyRefused).into()
}

fn room(taken: u32) -> Result<()> {
    if (taken as usize) < PASSKEYS_MAX {
        Ok(())
    } else {
        Err(Conflict::ListFull.into())
    }
}
