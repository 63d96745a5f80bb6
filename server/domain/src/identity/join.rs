//! Joining: an invited person becomes an account.

use super::entry::{self, Entry};
use super::invite::company_name;
use super::{CONSENT_VERSION, Identity, Visit, link, names, password};
use crate::Domain;
use crate::actor::{Actor, LinkPurpose};
use crate::companies;
use crate::entities::people::{consent, credential, person};
use crate::error::Result;
use crate::messages::{self, MailFacts, Recipient};
use chrono_tz::Tz;
use model::input::Fields;
use model::messages::{NoticeFacts, NoticeKind};
use model::people::{Join, PersonState, full_name};
use model::{AppError, Conflict, PersonId, Problem};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::json;

impl Identity<'_> {
    /// Spends the link and makes the account: names, language, zone, consents and password of the
    /// form, the session that goes with it, a welcome mail, and word to who invited.
    ///
    /// # Errors
    /// [`Conflict::LinkSpent`] for every link that does not work; of two that join with one link
    /// at once, one. [`AppError::Invalid`]: a zone that does not exist, a password that everybody
    /// would guess.
    pub async fn join(self, token: &str, join: Join, visit: &Visit) -> Result<Entry> {
        let world = self.0;
        let (invitation, person) = link::find(world.db.read(), world, token).await?;
        let company = company_name(world.db.read(), person.company_id).await?;
        check(world, &join, &person.email, company.as_deref())?;
        // Who has no password signs in by codes that come by mail.
        let hash = match &join.password {
            Some(password) => Some(world.passwords.hash(password.clone()).await?),
            None => None,
        };

        let id = person.id;
        let actor = Actor::Link {
            purpose: LinkPurpose::Join,
            subject: id,
        };
        let (tell, entry) = world
            .db
            .write(async |tx| {
                // The person before their links, as who takes an invitation back.
                entry::hold(tx, id).await?;
                link::spend(tx, world, invitation.id).await?;
                activate(tx, world, &person, &join).await?;
                if let Some(hash) = &hash {
                    write_credential(tx, world, id, hash).await?;
                }
                write_consents(tx, world, id, &join).await?;
                if let Some(company) = person.company_id {
                    companies::counters::add(tx, company, 0, -1, 1).await?;
                }
                let event = messages::record(
                    tx,
                    &world.clock,
                    &actor,
                    "person.joined",
                    id.0,
                    &json!({ "company": person.company_id, "invitation": invitation.id }),
                )
                .await?;
                let tell: Vec<PersonId> = invitation.invited_by.into_iter().collect();
                let notice = NoticeFacts {
                    who: full_name(&join.family_name, &join.given_name),
                    company: company.clone().unwrap_or_default(),
                    company_id: person.company_id.map(|company| company.0),
                    ..NoticeFacts::default()
                };
                messages::notify(
                    tx,
                    &world.clock,
                    event,
                    &tell,
                    NoticeKind::PersonJoined,
                    &notice,
                )
                .await?;
                let to = Recipient {
                    id,
                    email: person.email.clone(),
                    lang: join.lang,
                };
                messages::enqueue(tx, &world.clock, event, &to, &MailFacts::Welcome {}).await?;
                let entry = entry::open(tx, world, id, visit, "join").await?;
                Ok::<_, crate::Error>((tell, entry))
            })
            .await?;
        world.live.tell(&tell);
        tracing::info!(person = %id, "person joined");
        Ok(entry)
    }
}

fn check(world: &Domain, join: &Join, email: &str, company: Option<&str>) -> Result<(), AppError> {
    let mut fields = Fields::new();
    if join.time_zone.parse::<Tz>().is_err() {
        fields.refuse("time_zone", Problem::UnknownZone);
    }
    let mut names = vec![join.family_name.as_str(), join.given_name.as_str()];
    names.extend(company);
    if let Some(new) = &join.password
        && let Err(problem) = password::guessable(world, new, email, &names)
    {
        fields.refuse("password", problem);
    }
    fields.finish(|| Some(()))
}

async fn activate(
    tx: &impl ConnectionTrait,
    world: &Domain,
    person: &person::Model,
    join: &Join,
) -> Result<()> {
    let now = world.clock.now();
    let sort_key = names::person_sort_key(&join.reading, &join.family_name, &join.given_name);
    let joined = person::Entity::update_many()
        .col_expr(person::Column::State, Expr::value(PersonState::Active))
        .col_expr(
            person::Column::FamilyName,
            Expr::value(join.family_name.clone()),
        )
        .col_expr(
            person::Column::GivenName,
            Expr::value(join.given_name.clone()),
        )
        .col_expr(person::Column::Reading, Expr::value(join.reading.clone()))
        .col_expr(person::Column::SortKey, Expr::value(sort_key))
        .col_expr(person::Column::Lang, Expr::value(join.lang))
        .col_expr(
            person::Column::TimeZone,
            Expr::value(join.time_zone.clone()),
        )
        .col_expr(person::Column::JoinedAt, Expr::value(now))
        .col_expr(person::Column::UpdatedAt, Expr::value(now))
        .filter(person::Column::Id.eq(person.id))
        .filter(person::Column::State.eq(PersonState::Invited))
        .filter(person::Column::EmailFolded.eq(person.email_folded.clone()))
        .exec(tx)
        .await?;
    if joined.rows_affected == 1 {
        Ok(())
    } else {
        Err(Conflict::LinkSpent.into())
    }
}

/// Only ever inserted: a second account of a person is refused by the primary key.
pub(super) async fn write_credential(
    tx: &impl ConnectionTrait,
    world: &Domain,
    id: PersonId,
    hash: &str,
) -> Result<()> {
    credential::Entity::insert(credential::ActiveModel {
        person_id: Set(id),
        password_hash: Set(hash.to_owned()),
        updated_at: Set(world.clock.now()),
        short: Set(0),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

async fn write_consents(
    tx: &impl ConnectionTrait,
    world: &Domain,
    id: PersonId,
    join: &Join,
) -> Result<()> {
    let given = [
        ("terms", true),
        ("digest", join.digest),
        ("studies", join.studies),
    ];
    for (kind, _) in given.iter().filter(|(_, given)| *given) {
        consent::Entity::insert(consent::ActiveModel {
            person_id: Set(id),
            kind: Set((*kind).to_owned()),
            version: Set(CONSENT_VERSION),
            given_at: Set(world.clock.now()),
        })
        .exec_without_returning(tx)
        .await?;
    }
    Ok(())
}
