//! The account page.

use super::session::Sitting;
use super::{Identity, factor, passkeys, sessions};
use crate::actor::Actor;
use crate::entities::accounts::{account_link, second_factor};
use crate::entities::people::{credential, person};
use crate::error::Result;
use model::AppError;
use model::accounts::{AccountPage, LinkFor};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

impl Identity<'_> {
    /// What one's account is reached and proved by, and where it is open. At most seven queries.
    ///
    /// # Errors
    /// [`AppError::SignedOut`].
    pub async fn account(self, actor: &Actor, sitting: Sitting) -> Result<AccountPage> {
        let me = actor.person()?;
        let db = self.0.db.read();
        let now = self.0.clock.now();
        let person = person::Entity::find_by_id(me.id)
            .one(db)
            .await?
            .ok_or(AppError::SignedOut)?;
        let credential = credential::Entity::find_by_id(me.id).one(db).await?;
        let waiting = account_link::Entity::find()
            .filter(account_link::Column::PersonId.eq(me.id))
            .filter(account_link::Column::Purpose.eq(LinkFor::Address))
            .filter(account_link::Column::ExpiresAt.gt(now))
            .one(db)
            .await?;
        let factor_row = second_factor::Entity::find_by_id(me.id).one(db).await?;
        let codes_left = factor::codes_left(db, me.id).await?;
        Ok(AccountPage {
            email: person.email,
            new_email: waiting.map(|link| link.new_email),
            has_password: credential.is_some(),
            password_since: credential.map(|row| row.updated_at),
            factor_since: factor_row.and_then(|row| row.confirmed_at),
            codes_left,
            passkeys: passkeys::lines(db, me.id).await?,
            passkeys_offered: self.offers_passkeys(),
            sessions: sessions::open(db, me, sitting, now).await?,
        })
    }
}
