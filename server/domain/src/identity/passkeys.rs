//! Passkeys (WebAuthn): keys that a device or a password manager keeps for this portal alone, and
//! gives out only after it has seen that its owner is there.
//!
//! One counts as both factors, since the device asks for a finger, a face or a number of its own.
//! It is an offer for everybody: password, code by mail and second factor stay as they are.

use super::factor::{self, Change};
use super::session::Sitting;
use super::{Identity, entry, sessions, sudo};
use crate::Domain;
use crate::actor::{Actor, Person};
use crate::auth::RelyingParty;
use crate::entities::accounts::{passkey, passkey_ceremony};
use crate::entities::people::session;
use crate::error::Result;
use model::accounts::{PASSKEYS_MAX, PasskeyLine};
use model::{AppError, Conflict, Lang, PasskeyId, PersonId};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

impl Identity<'_> {
    /// Whether passkeys can be added and signed in with: not in a build without them, and not at
    /// an address that is a number, which browsers refuse (WebAuthn, 5.1.3 step 8).
    #[must_use]
    pub fn offers_passkeys(self) -> bool {
        relying_party(self.0).is_ok()
    }

    /// Takes a passkey of one's own away, and ends every other session.
    ///
    /// # Errors
    /// [`AppError::SignedOut`], [`Conflict::ConfirmFirst`], [`AppError::NotFound`] for one that is
    /// gone or of somebody else, which look alike.
    pub async fn remove_passkey(
        self,
        actor: &Actor,
        sitting: Sitting,
        id: PasskeyId,
    ) -> Result<()> {
        let world = self.0;
        let me = actor.person()?.id;
        world
            .db
            .write(async |tx| {
                entry::hold(tx, me).await?;
                sudo::require(tx, world, me, sitting).await?;
                let gone = passkey::Entity::delete_many()
                    .filter(passkey::Column::Id.eq(id))
                    .filter(passkey::Column::PersonId.eq(me))
                    .exec(tx)
                    .await?;
                if gone.rows_affected != 1 {
                    return Err(AppError::NotFound.into());
                }
                sessions::end_all(tx, me, Some(sitting.id)).await?;
                factor::tell(tx, world, actor, me, Change::PasskeyRemoved).await
            })
            .await?;
        world.live.tell(&[me]);
        tracing::info!(person = %me, "passkey removed");
        Ok(())
    }
}

/// # Errors
/// [`AppError::NotFound`] where passkeys are not offered.
pub(super) fn relying_party(world: &Domain) -> Result<RelyingParty> {
    let name = world.settings.product_name(Lang::En);
    RelyingParty::of(&world.public_url, name).ok_or_else(|| AppError::NotFound.into())
}

/// Somebody of the vendor whose second factor is a passkey alone must have come in with it before
/// another one is set up: a stolen password would be enough otherwise.
///
/// # Errors
/// [`Conflict::PasskeyFirst`].
pub(super) async fn first(
    db: &impl ConnectionTrait,
    world: &Domain,
    me: &Person,
    sitting: Sitting,
) -> Result<()> {
    let needed = world.rules.staff_second_factor && me.company.is_none();
    if !needed || relying_party(world).is_err() || count(db, me.id).await? == 0 {
        return Ok(());
    }
    let row = session::Entity::find_by_id(sitting.id).one(db).await?;
    if row.is_some_and(|row| row.by_passkey != 0) {
        Ok(())
    } else {
        Err(Conflict::PasskeyFirst.into())
    }
}

/// Those of a person, the oldest first.
pub(super) async fn lines(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<PasskeyLine>> {
    let rows = passkey::Entity::find()
        .filter(passkey::Column::PersonId.eq(person))
        .order_by_asc(passkey::Column::CreatedAt)
        .order_by_asc(passkey::Column::Id)
        .limit(PASSKEYS_MAX as u64)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| PasskeyLine {
            id: row.id,
            name: row.name,
            added_at: row.created_at,
            used_at: row.last_used_at,
        })
        .collect())
}

pub(crate) async fn count(db: &impl ConnectionTrait, person: PersonId) -> Result<u32> {
    let count = passkey::Entity::find()
        .filter(passkey::Column::PersonId.eq(person))
        .count(db)
        .await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Takes every passkey of a person away, and one that is being added; whether there was one.
pub(crate) async fn remove_all(tx: &impl ConnectionTrait, person: PersonId) -> Result<bool> {
    passkey_ceremony::Entity::delete_many()
        .filter(passkey_ceremony::Column::PersonId.eq(person))
        .exec(tx)
        .await?;
    let gone = passkey::Entity::delete_many()
        .filter(passkey::Column::PersonId.eq(person))
        .exec(tx)
        .await?;
    Ok(gone.rows_affected > 0)
}
