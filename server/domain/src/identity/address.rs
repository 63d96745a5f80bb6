//! Moving an account to another address: a link to the new one proves that its mail is read, and
//! the old one hears of it.

use super::session::Sitting;
use super::{ADDRESS_LIFE, Identity, account_link, codes, entry, sudo};
use crate::actor::Actor;
use crate::entities::accounts::{account_link as link_row, mail_code};
use crate::entities::people::person;
use crate::error::Result;
use crate::identity::rules::Visit;
use crate::messages::{self, MailFacts, Recipient};
use model::accounts::LinkFor;
use model::input::fold_email;
use model::{AppError, Conflict};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

impl Identity<'_> {
    /// Sends a link to the new address. The answer is the same when somebody has that address
    /// already: who that is is nobody's business (ASVS 6.3.8). Then no mail goes out.
    ///
    /// # Errors
    /// [`AppError::SignedOut`], [`Conflict::ConfirmFirst`], [`AppError::TooMany`].
    pub async fn ask_address(
        self,
        actor: &Actor,
        sitting: Sitting,
        email: &str,
        visit: &Visit,
    ) -> Result<()> {
        let world = self.0;
        let me = actor.person()?.id;
        sudo::require(world.db.read(), world, me, sitting).await?;
        let folded = fold_email(email);
        // By the new address, whose mailbox it fills, and by who asks: a member could otherwise
        // write to any number of strangers in our name.
        let asking = [
            codes::Asking::AddressOf(me),
            codes::Asking::Address(folded.clone()),
        ];
        codes::limit(world, &asking, visit).await?;
        world
            .db
            .write(async |tx| {
                sudo::require(tx, world, me, sitting).await?;
                let person = person::Entity::find_by_id(me)
                    .one(tx)
                    .await?
                    .ok_or(AppError::SignedOut)?;
                let taken = person::Entity::find()
                    .filter(person::Column::EmailFolded.eq(folded.clone()))
                    .filter(person::Column::Id.ne(me))
                    .one(tx)
                    .await?
                    .is_some();
                let link =
                    account_link::issue(tx, world, &person, LinkFor::Address, email, ADDRESS_LIFE)
                        .await?;
                let kind = "identity.address-asked";
                let event =
                    messages::record(tx, &world.clock, actor, kind, me.0, &json!({})).await?;
                if taken {
                    return Ok(());
                }
                let to = Recipient {
                    id: me,
                    email: email.to_owned(),
                    lang: person.lang,
                };
                let facts = MailFacts::AddressConfirm {
                    link: link.id,
                    expires_at: link.expires_at,
                };
                messages::enqueue(tx, &world.clock, event, &to, &facts).await
            })
            .await
    }

    /// The new address behind a link, for its owner alone: a link that went to a wrong address
    /// opens nothing there.
    ///
    /// # Errors
    /// [`AppError::SignedOut`], [`Conflict::LinkSpent`] for every link that does not work.
    pub async fn open_address(self, actor: &Actor, token: &str) -> Result<String> {
        let me = actor.person()?.id;
        let (link, person) =
            account_link::find(self.0.db.read(), self.0, LinkFor::Address, token).await?;
        if person.id == me {
            Ok(link.new_email)
        } else {
            Err(Conflict::LinkSpent.into())
        }
    }

    /// Spends the link and moves the account. The old address is told, and links and codes that
    /// wait there open nothing any more.
    ///
    /// # Errors
    /// As [`Identity::open_address`]; [`Conflict::EmailTaken`] when somebody got the address
    /// meanwhile.
    pub async fn confirm_address(self, actor: &Actor, token: &str) -> Result<()> {
        let world = self.0;
        let me = actor.person()?.id;
        let (link, person) =
            account_link::find(world.db.read(), world, LinkFor::Address, token).await?;
        if person.id != me {
            return Err(Conflict::LinkSpent.into());
        }
        let now = world.clock.now();
        world
            .db
            .write(async |tx| {
                entry::hold(tx, me).await?;
                account_link::spend(tx, world, link.id).await?;
                let moved = person::Entity::update_many()
                    .col_expr(person::Column::Email, Expr::value(link.new_email.clone()))
                    .col_expr(
                        person::Column::EmailFolded,
                        Expr::value(fold_email(&link.new_email)),
                    )
                    .col_expr(person::Column::UpdatedAt, Expr::value(now))
                    .filter(person::Column::Id.eq(me))
                    .filter(person::Column::EmailFolded.eq(link.email_folded.clone()))
                    .exec(tx)
                    .await;
                match moved {
                    Ok(moved) if moved.rows_affected == 1 => {}
                    Ok(_) => return Err(Conflict::LinkSpent.into()),
                    Err(error)
                        if crate::error::violates(
                            &error,
                            "people_email_key",
                            "people.email_folded",
                        ) =>
                    {
                        return Err(Conflict::EmailTaken.into());
                    }
                    Err(error) => return Err(error.into()),
                }
                link_row::Entity::delete_many()
                    .filter(link_row::Column::PersonId.eq(me))
                    .exec(tx)
                    .await?;
                mail_code::Entity::delete_many()
                    .filter(mail_code::Column::PersonId.eq(me))
                    .exec(tx)
                    .await?;
                let kind = "identity.address-changed";
                let event =
                    messages::record(tx, &world.clock, actor, kind, me.0, &json!({})).await?;
                let to = Recipient {
                    id: me,
                    email: person.email.clone(),
                    lang: person.lang,
                };
                let facts = MailFacts::AddressChanged { at: now };
                messages::enqueue(tx, &world.clock, event, &to, &facts).await
            })
            .await?;
        tracing::info!(person = %me, "address changed");
        Ok(())
    }
}
