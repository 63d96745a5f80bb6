//! Inviting people of the vendor by mail.

use super::{Administration, policy, scope};
use crate::Domain;
use crate::actor::Actor;
use crate::entities::people::{invitation, person};
use crate::error::Result;
use crate::identity::invite::{facts, inviter};
use crate::identity::link::{self, NewLink, NewPerson};
use crate::identity::staff::give_role;
use crate::identity::{INVITED_A_DAY_MAX, STAFF_LINK_LIFE};
use crate::messages::{self, MailFacts, Recipient};
use chrono::Duration;
use model::administration::InviteStaff;
use model::people::PersonState;
use model::{Conflict, Lang, PersonId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::json;

impl Administration<'_> {
    /// Makes a person of the vendor with these roles and sends a link that works once, for
    /// [`STAFF_LINK_LIFE`]. The roles count from the moment they join.
    ///
    /// # Errors
    /// [`model::AppError::NotFound`] for who may not administer; [`model::Problem::EmailTaken`] on
    /// `email`.
    pub async fn invite_staff(self, actor: &Actor, new: InviteStaff) -> Result<PersonId> {
        policy::can_administer(actor)?;
        let world = self.0;
        let sender = inviter(world.db.read(), actor).await?;
        let id = world
            .db
            .write(async |tx| {
                let id = link::insert_person(
                    tx,
                    world,
                    &NewPerson {
                        company: None,
                        email: &new.email,
                        family_name: &new.family_name,
                        given_name: &new.given_name,
                        reading: &new.reading,
                        lang: new.lang,
                        time_zone: world.settings.time_zone.name(),
                        state: PersonState::Invited,
                    },
                )
                .await?;
                for role in &new.roles.0 {
                    give_role(tx, id, *role).await?;
                }
                let to = Recipient {
                    id,
                    email: new.email.clone(),
                    lang: new.lang,
                };
                send(
                    tx,
                    world,
                    actor,
                    &sender,
                    to,
                    &json!({ "roles": new.roles }),
                )
                .await?;
                Ok::<_, crate::Error>(id)
            })
            .await?;
        tracing::info!(person = %id, "person of the vendor invited");
        Ok(id)
    }

    /// Sends a new link and ends the old one.
    ///
    /// # Errors
    /// [`model::AppError::NotFound`] for who may not administer, [`model::AppError::Forbidden`]
    /// for customers, [`Conflict::NotInvitable`] for who has joined or is disabled,
    /// [`Conflict::RemindedEnough`] for who got enough links today.
    pub async fn invite_staff_again(self, actor: &Actor, id: PersonId) -> Result<()> {
        policy::can_administer(actor)?;
        let world = self.0;
        let sender = inviter(world.db.read(), actor).await?;
        world
            .db
            .write(async |tx| {
                let (row, known) = scope::lock(tx, actor, id).await?;
                policy::can_invite_again(actor, &known)?;
                let sent_today = invitation::Entity::find()
                    .filter(invitation::Column::PersonId.eq(id))
                    .filter(invitation::Column::CreatedAt.gt(world.clock.now() - Duration::days(1)))
                    .count(tx)
                    .await?;
                if sent_today >= INVITED_A_DAY_MAX {
                    return Err(Conflict::RemindedEnough.into());
                }
                let to = recipient(&row);
                send(
                    tx,
                    world,
                    actor,
                    &sender,
                    to,
                    &json!({ "roles": known.roles }),
                )
                .await
            })
            .await
    }
}

fn recipient(row: &person::Model) -> Recipient {
    Recipient {
        id: row.id,
        email: row.email.clone(),
        lang: row.lang,
    }
}

async fn send(
    tx: &impl ConnectionTrait,
    world: &Domain,
    actor: &Actor,
    sender: &crate::identity::invite::Inviter,
    to: Recipient,
    about: &serde_json::Value,
) -> Result<()> {
    let lang: Lang = to.lang;
    let row = link::issue(
        tx,
        world,
        actor,
        &NewLink {
            person: to.id,
            email_folded: &model::input::fold_email(&to.email),
            lang,
            personal_line: "",
            life: STAFF_LINK_LIFE,
        },
    )
    .await?;
    let event = messages::record(tx, &world.clock, actor, "staff.invited", to.id.0, about).await?;
    let mail = MailFacts::Invitation(facts(&row, sender, None));
    messages::enqueue(tx, &world.clock, event, &to, &mail).await
}
