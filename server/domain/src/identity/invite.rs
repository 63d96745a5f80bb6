//! Inviting a person of a company, and looking at the mail before.

use super::link::{self, NewLink, NewPerson};
use super::{INVITED_A_DAY_MAX, INVITING_A_DAY_MAX, Identity, LINK_LIFE, policy, scope};
use crate::actor::Actor;
use crate::companies;
use crate::entities::companies::company;
use crate::entities::people::{invitation, person};
use crate::error::Result;
use crate::messages::facts::InvitationFacts;
use crate::messages::{self, MailFacts, Recipient};
use crate::{Domain, World};
use chrono::Duration;
use model::people::{Invite, MailPreview, PersonState, Whom};
use model::{AppError, CompanyId, Conflict, InvitationId, PersonId, Problem};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::json;

/// What was found behind an [`Invite`].
struct Found {
    company: company::Model,
    contact: Option<person::Model>,
    inviter: Inviter,
    personal_line: String,
}

pub(super) struct Inviter {
    pub(super) name: String,
    pub(super) email: Option<String>,
}

impl Identity<'_> {
    /// Sends an invitation to a contact or to a new person of the company, and ends every earlier
    /// link of that person. Addresses of pages in the personal line are left out.
    ///
    /// # Errors
    /// [`AppError::NotFound`] when the actor may not see customers or the contact is not of this
    /// company, [`AppError::Forbidden`], [`Problem::EmailTaken`] on `email`,
    /// [`Conflict::NotInvitable`] for who has joined or left, [`Conflict::RemindedEnough`] for who
    /// got enough mails today, [`AppError::TooMany`] for who sent enough.
    pub async fn invite(self, actor: &Actor, invite: Invite) -> Result<InvitationId> {
        let world = self.0;
        let found = load(world, actor, &invite).await?;
        let id = world
            .db
            .write(async |tx| {
                refuse_too_many(tx, world, actor).await?;
                let person = invited_person(tx, world, &invite, found.contact.as_ref()).await?;
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
                    "person.invited",
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
    /// `render` makes the mail of these facts; the link in it opens nothing.
    ///
    /// # Errors
    /// As [`Identity::invite`].
    pub async fn preview_invitation(
        self,
        actor: &Actor,
        invite: &Invite,
        render: impl FnOnce(&World, &Recipient, &str, &MailFacts) -> Result<MailPreview>,
    ) -> Result<MailPreview> {
        let world = self.0;
        let found = load(world, actor, invite).await?;
        let now = world.clock.now();
        let (id, name) = match (&found.contact, &invite.whom) {
            (Some(contact), _) => (
                contact.id,
                model::people::full_name(&contact.family_name, &contact.given_name),
            ),
            (
                None,
                Whom::New {
                    family_name,
                    given_name,
                    ..
                },
            ) => (
                world.clock.new_id(),
                model::people::full_name(family_name, given_name),
            ),
            (None, Whom::Contact(_)) => return Err(AppError::NotFound.into()),
        };
        let to = Recipient {
            id,
            email: address_of(invite, found.contact.as_ref()),
            lang: invite.lang,
        };
        let facts = MailFacts::Invitation(InvitationFacts {
            // A new id: what is derived from it belongs to no invitation.
            invitation: world.clock.new_id(),
            issue: link::ISSUE,
            invited_by: found.inviter.name,
            reply_to: found.inviter.email,
            company: Some(found.company.name),
            personal_line: found.personal_line,
            expires_at: now + LINK_LIFE,
        });
        render(world, &to, &name, &facts)
    }
}

/// The facts of the mail around an invitation.
pub(super) fn facts(
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
pub(super) async fn inviter(db: &impl ConnectionTrait, actor: &Actor) -> Result<Inviter> {
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
        personal_line: without_links(&invite.personal_line),
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

/// The mail carries one link, ours: an address in the personal line would let an invitation
/// lead anywhere under our name (trust.md 1, 2026-06-11).
fn without_links(line: &str) -> String {
    let is_link = |word: &str| {
        let word = word.to_lowercase();
        word.contains("://") || word.contains("www.")
    };
    line.split_inclusive(char::is_whitespace)
        .map(|word| {
            if is_link(word) {
                // Japanese has no space before an address: what stands before it stays.
                let lower = word.to_lowercase();
                let start = ["http", "www.", "ftp"]
                    .iter()
                    .filter_map(|head| lower.find(head))
                    .min()
                    .unwrap_or_default();
                let kept = word.get(..start).unwrap_or_default();
                let space = word
                    .chars()
                    .next_back()
                    .filter(|c| c.is_whitespace())
                    .map(String::from)
                    .unwrap_or_default();
                format!("{kept}{space}")
            } else {
                word.to_owned()
            }
        })
        .collect::<String>()
        .trim()
        .to_owned()
}

/// The company of a person, for the counters and the mail.
pub(super) async fn company_name(
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

#[cfg(test)]
mod tests {
    use super::without_links;

    #[test]
    fn addresses_are_left_out_of_a_personal_line_and_words_stay() {
        assert_eq!(
            without_links("Look at https://evil.example/x and\nWWW.evil.example now"),
            "Look at  and\n now"
        );
        assert_eq!(without_links("こちらhttps://evil.example"), "こちら");
        assert_eq!(without_links("検収の件、3. 也です"), "検収の件、3. 也です");
    }
}
