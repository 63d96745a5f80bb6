//! Inviting a person of a company, and looking at the mail before.

use super::link::{self, NewLink, NewPerson};
use super::{
    INVITED_A_DAY_MAX, INVITED_OF_COMPANY_A_DAY_MAX, INVITING_A_DAY_MAX, Identity, LINK_LIFE,
    guard, policy, scope,
};
use crate::Domain;
use crate::actor::Actor;
use crate::companies;
use crate::entities::companies::company;
use crate::entities::people::{invitation, person};
use crate::error::Result;
use crate::mail::{self, Reader};
use crate::messages::facts::InvitationFacts;
use crate::messages::{self, MailFacts, Recipient};
use chrono::Duration;
use model::people::{Invite, MailPreview, PersonState, Whom, full_name};
use model::{AppError, CompanyId, Conflict, InvitationId, PersonId, Problem};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QuerySelect,
    RelationDef,
};
use serde_json::json;

/// What was found behind an [`Invite`].
struct Found {
    company: company::Model,
    contact: Option<person::Model>,
    inviter: Inviter,
    personal_line: String,
}

pub(crate) struct Inviter {
    pub(crate) name: String,
    pub(crate) email: Option<String>,
}

impl Identity<'_> {
    /// Sends an invitation to a contact or to a new person of the company, and ends every earlier
    /// link of that person. Addresses of pages in the personal line become `…`.
    ///
    /// # Errors
    /// [`AppError::NotFound`] when the actor may not see customers or the contact is not of this
    /// company, [`AppError::Forbidden`], [`Problem::EmailTaken`] on `email`,
    /// [`Conflict::NotInvitable`] for who has joined or left, [`Conflict::RemindedEnough`] for who
    /// got enough mails today, [`Conflict::CompanyInvitedEnough`] for a company that did,
    /// [`AppError::TooMany`] for who sent enough; as
    /// [`policy::can_contact`] for who is guarded.
    pub async fn invite(self, actor: &Actor, invite: Invite) -> Result<InvitationId> {
        let world = self.0;
        let found = load(world, actor, &invite).await?;
        let id = world
            .db
            .write(async |tx| {
                refuse_too_many(tx, world, actor).await?;
                refuse_too_many_of_company(tx, world, invite.company).await?;
                let person = invited_person(tx, world, &invite, found.contact.as_ref()).await?;
                // Behind the row of the person: a guard set at this very moment counts.
                guard::check(tx, world, actor, person, &invite.override_reason).await?;
                let sent_today = invitation::Entity::find()
                    .filter(invitation::Column::PersonId.eq(person))
                    .filter(invitation::Column::CreatedAt.gt(world.clock.now() - Duration::days(1)))
                    .count(tx)
                    .await?;
                if sent_today >= INVITED_A_DAY_MAX {
                    return Err(Conflict::RemindedEnough.into());
                }
                let email = address_of(&invite, found.contact.as_ref());
                let row = link::issue(
                    tx,
                    world,
                    actor,
                    &NewLink {
                        person,
                        email_folded: &model::input::fold_email(&email),
                        lang: invite.lang,
                        personal_line: &found.personal_line,
                        life: LINK_LIFE,
                    },
                )
                .await?;
                let event = messages::record(
                    tx,
                    &world.clock,
                    actor,
                    "identity.invited",
                    person.0,
                    &json!({ "company": invite.company, "invitation": row.id }),
                )
                .await?;
                let facts = MailFacts::Invitation(facts(
                    &row,
                    &found.inviter,
                    Some(found.company.name.clone()),
                ));
                let to = Recipient {
                    id: person,
                    email,
                    lang: invite.lang,
                };
                messages::enqueue(tx, &world.clock, event, &to, &facts).await?;
                Ok::<_, crate::Error>(row.id)
            })
            .await?;
        tracing::info!(invitation = %id, "person invited");
        Ok(id)
    }

    /// The mail that [`Identity::invite`] would send, with the same refusals; nothing is written.
    /// The link in it opens nothing.
    ///
    /// # Errors
    /// As [`Identity::invite`].
    pub async fn preview_invitation(self, actor: &Actor, invite: Invite) -> Result<MailPreview> {
        let world = self.0;
        let found = load(world, actor, &invite).await?;
        let email = address_of(&invite, found.contact.as_ref());
        let reader = match (&found.contact, &invite.whom) {
            (Some(contact), _) => Reader::of(world, contact, email, invite.lang),
            (
                None,
                Whom::New {
                    family_name,
                    given_name,
                    ..
                },
            ) => Reader {
                id: world.clock.new_id(),
                name: full_name(family_name, given_name),
                email,
                lang: invite.lang,
                zone: world.settings.time_zone,
            },
            (None, Whom::Contact(_)) => return Err(AppError::NotFound.into()),
        };
        let facts = MailFacts::Invitation(InvitationFacts {
            // A new id: what is derived from it belongs to no invitation.
            invitation: world.clock.new_id(),
            issue: link::ISSUE,
            invited_by: found.inviter.name,
            reply_to: found.inviter.email,
            company: Some(found.company.name),
            personal_line: found.personal_line,
            expires_at: world.clock.now() + LINK_LIFE,
        });
        Ok(mail::preview(world, &facts, &reader))
    }
}

/// The facts of the mail around an invitation.
pub(crate) fn facts(
    row: &invitation::Model,
    inviter: &Inviter,
    company: Option<String>,
) -> InvitationFacts {
    InvitationFacts {
        invitation: row.id,
        issue: row.issue,
        invited_by: inviter.name.clone(),
        reply_to: inviter.email.clone(),
        company,
        personal_line: row.personal_line.clone(),
        expires_at: row.expires_at,
    }
}

/// Who stands as the sender in the text, and whom an answer goes to.
pub(crate) async fn inviter(db: &impl ConnectionTrait, actor: &Actor) -> Result<Inviter> {
    let email = match actor.person_id() {
        Some(id) => person::Entity::find_by_id(id)
            .one(db)
            .await?
            .map(|row| row.email),
        None => None,
    };
    let name = match actor {
        Actor::Person(person) => person.name.clone(),
        _ => String::new(),
    };
    Ok(Inviter { name, email })
}

async fn load(world: &Domain, actor: &Actor, invite: &Invite) -> Result<Found> {
    let db = world.db.read();
    let company = companies::scope::visible_to(actor)
        .filter(company::Column::Id.eq(invite.company))
        .one(db)
        .await?
        .ok_or(AppError::NotFound)?;
    policy::can_invite(actor)?;
    let contact = match &invite.whom {
        Whom::Contact(id) => {
            let contact = scope::visible_to(actor)
                .filter(person::Column::Id.eq(*id))
                .filter(person::Column::CompanyId.eq(company.id))
                .one(db)
                .await?
                .ok_or(AppError::NotFound)?;
            if !policy::is_invitable(contact.state) {
                return Err(Conflict::NotInvitable.into());
            }
            let (present, _) = guard::present(db, world, contact.id).await?;
            policy::can_contact(actor, present, &invite.override_reason)?;
            Some(contact)
        }
        Whom::New { email, .. } => {
            let taken = person::Entity::find()
                .filter(person::Column::EmailFolded.eq(model::input::fold_email(email)))
                .count(db)
                .await?;
            if taken > 0 {
                return Err(AppError::field("email", Problem::EmailTaken).into());
            }
            None
        }
    };
    Ok(Found {
        company,
        contact,
        inviter: inviter(db, actor).await?,
        // The page behind the link shows it too, so it is mended before it is stored.
        personal_line: mail::unlink(&invite.personal_line),
    })
}

fn address_of(invite: &Invite, contact: Option<&person::Model>) -> String {
    match (&invite.whom, contact) {
        (_, Some(contact)) => contact.email.clone(),
        (Whom::New { email, .. }, None) => email.clone(),
        (Whom::Contact(_), None) => String::new(),
    }
}

/// Brings the person into the state `invited`, counters included, and locks the row.
async fn invited_person(
    tx: &impl ConnectionTrait,
    world: &Domain,
    invite: &Invite,
    contact: Option<&person::Model>,
) -> Result<PersonId> {
    let (id, newly) = match (&invite.whom, contact) {
        (
            Whom::New {
                family_name,
                given_name,
                reading,
                email,
            },
            _,
        ) => {
            let id = link::insert_person(
                tx,
                world,
                &NewPerson {
                    company: Some(invite.company),
                    email,
                    family_name,
                    given_name,
                    reading,
                    lang: invite.lang,
                    time_zone: world.settings.time_zone.name(),
                    state: PersonState::Invited,
                },
            )
            .await?;
            companies::counters::add(tx, invite.company, 1, 1, 0).await?;
            return Ok(id);
        }
        (Whom::Contact(id), _) => {
            let from = PersonState::Contact;
            let to = PersonState::Invited;
            let newly = link::change_state(tx, world, *id, from, to).await?;
            if !newly && !link::change_state(tx, world, *id, to, to).await? {
                return Err(Conflict::NotInvitable.into());
            }
            (*id, newly)
        }
    };
    person::Entity::update_many()
        .col_expr(person::Column::Lang, Expr::value(invite.lang))
        .filter(person::Column::Id.eq(id))
        .exec(tx)
        .await?;
    if newly {
        companies::counters::add(tx, invite.company, 0, 1, 0).await?;
    }
    Ok(id)
}

async fn refuse_too_many(tx: &impl ConnectionTrait, world: &Domain, actor: &Actor) -> Result<()> {
    let Some(inviter) = actor.person_id() else {
        return Ok(());
    };
    let day = Duration::days(1);
    let sent = invitation::Entity::find()
        .filter(invitation::Column::InvitedBy.eq(inviter))
        .filter(invitation::Column::CreatedAt.gt(world.clock.now() - day))
        .count(tx)
        .await?;
    if sent >= INVITING_A_DAY_MAX {
        return Err(AppError::TooMany {
            retry_after: u32::try_from(day.num_seconds()).unwrap_or(u32::MAX),
        }
        .into());
    }
    Ok(())
}

async fn refuse_too_many_of_company(
    tx: &impl ConnectionTrait,
    world: &Domain,
    company: CompanyId,
) -> Result<()> {
    let to_person: RelationDef = invitation::Entity::belongs_to(person::Entity)
        .from(invitation::Column::PersonId)
        .to(person::Column::Id)
        .into();
    let sent = invitation::Entity::find()
        .join(JoinType::InnerJoin, to_person)
        .filter(person::Column::CompanyId.eq(company))
        .filter(invitation::Column::CreatedAt.gt(world.clock.now() - Duration::days(1)))
        .count(tx)
        .await?;
    if sent >= INVITED_OF_COMPANY_A_DAY_MAX {
        return Err(Conflict::CompanyInvitedEnough.into());
    }
    Ok(())
}

/// The company of a person, for the counters and the mail.
pub(crate) async fn company_name(
    db: &impl ConnectionTrait,
    company: Option<CompanyId>,
) -> Result<Option<String>> {
    let Some(id) = company else {
        return Ok(None);
    };
    Ok(company::Entity::find_by_id(id)
        .one(db)
        .await?
        .map(|row| row.name))
}
