//! A forgotten password: a link by mail, and behind it a new one.

use super::afterwards::afterwards;
use super::invite::company_name;
use super::rules::Visit;
use super::{Identity, RESET_LIFE, account_link, attempts, codes, entry, password, sessions};
use crate::Domain;
use crate::actor::{Actor, LinkPurpose};
use crate::entities::people::person;
use crate::error::Result;
use crate::messages::{self, MailFacts, Recipient};
use model::PersonId;
use model::accounts::LinkFor;
use model::input::fold_email;
use model::people::PersonState;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use tokio::task::JoinHandle;

impl Identity<'_> {
    /// Sends a link to this address if somebody active has it, and ends the link before. The
    /// answer is the same for every address and does not wait for the work (ASVS 6.3.8).
    ///
    /// # Errors
    /// [`model::AppError::TooMany`], by network and by address, whether somebody has it or not.
    pub async fn ask_reset(self, email: &str, visit: &Visit) -> Result<JoinHandle<()>> {
        let folded = fold_email(email);
        let asking = codes::by_address(self.0, &folded, visit).await?;
        codes::limit(self.0, &[asking], visit).await?;
        let world = self.0.clone();
        let sending = async move { send(&world, &folded).await };
        Ok(afterwards(sending, "link to reset a password not sent"))
    }

    /// Whose password the link sets: the address, for the password manager. Opening spends
    /// nothing, because mail programs open links before people do.
    ///
    /// # Errors
    /// [`model::Conflict::LinkSpent`] for every link that does not work.
    pub async fn open_reset(self, token: &str) -> Result<String> {
        let (_, person) =
            account_link::find(self.0.db.read(), self.0, LinkFor::Reset, token).await?;
        Ok(person.email)
    }

    /// Spends the link, sets the password, ends every session, and tells by mail. Signs nobody in
    /// and takes no second factor away (ASVS 6.4.3).
    ///
    /// # Errors
    /// [`model::Conflict::LinkSpent`]; of two at once, one. [`model::AppError::Invalid`]: a
    /// password that is too short or that everybody would guess.
    pub async fn reset(self, token: &str, new: String) -> Result<PersonId> {
        let world = self.0;
        let (link, person) =
            account_link::find(world.db.read(), world, LinkFor::Reset, token).await?;
        let factor = entry::has_factor(world.db.read(), person.id).await?;
        let company = company_name(world.db.read(), person.company_id).await?;
        password::check(world, &new, &person, company.as_deref(), factor)?;
        let hash = world.passwords.hash(new.clone()).await?;
        let actor = Actor::Link {
            purpose: LinkPurpose::Reset,
            subject: person.id,
        };
        world
            .db
            .write(async |tx| {
                entry::hold(tx, person.id).await?;
                account_link::spend(tx, world, link.id).await?;
                let factor = entry::has_factor(tx, person.id).await?;
                password::check(world, &new, &person, company.as_deref(), factor)?;
                password::write(tx, world, &actor, &person, &new, &hash).await?;
                sessions::end_all(tx, person.id, None).await?;
                attempts::forget(tx, world, &person.email_folded).await
            })
            .await?;
        world.live.tell(&[person.id]);
        tracing::info!(person = %person.id, "password reset");
        Ok(person.id)
    }
}

async fn send(world: &Domain, email_folded: &str) -> Result<()> {
    let person = person::Entity::find()
        .filter(person::Column::EmailFolded.eq(email_folded))
        .filter(person::Column::State.eq(PersonState::Active))
        .one(world.db.read())
        .await?;
    let Some(person) = person else {
        return Ok(());
    };
    world
        .db
        .write(async |tx| {
            let link =
                account_link::issue(tx, world, &person, LinkFor::Reset, "", RESET_LIFE).await?;
            let event = messages::record(
                tx,
                &world.clock,
                &Actor::Guest,
                "identity.reset-asked",
                person.id.0,
                &json!({}),
            )
            .await?;
            let to = Recipient {
                id: person.id,
                email: person.email.clone(),
                lang: person.lang,
            };
            let facts = MailFacts::PasswordReset {
                link: link.id,
                expires_at: link.expires_at,
            };
            messages::enqueue(tx, &world.clock, event, &to, &facts).await
        })
        .await
}
