//! "Ask for a new one", behind a link that is spent.

use super::Identity;
use super::afterwards::afterwards;
use crate::Domain;
use crate::actor::{Actor, LinkPurpose};
use crate::entities::companies::company;
use crate::entities::messages::event;
use crate::entities::people::{invitation, person};
use crate::error::Result;
use crate::messages;
use chrono::Duration;
use model::PersonId;
use model::messages::{NoticeFacts, NoticeKind};
use model::people::{PersonState, full_name};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use serde_json::json;
use tokio::task::JoinHandle;

const ASKED: &str = "person.asked-again";

impl Identity<'_> {
    /// Passes the wish on to who invited this address, once a day, when it belongs to somebody
    /// invited who has not joined. The page answers at once and always the same, without waiting
    /// for the handle: neither words nor time tell whether the address is known (ASVS 6.3.8).
    pub fn ask_again(self, email: &str) -> JoinHandle<()> {
        let world = self.0.clone();
        let folded = model::input::fold_email(email);
        let passing = async move { pass_on(&world, &folded).await };
        afterwards(passing, "wish for a new invitation not passed on")
    }
}

async fn pass_on(world: &Domain, email_folded: &str) -> Result<()> {
    let db = world.db.read();
    let Some(person) = person::Entity::find()
        .filter(person::Column::EmailFolded.eq(email_folded))
        .filter(person::Column::State.eq(PersonState::Invited))
        .one(db)
        .await?
    else {
        return Ok(());
    };
    let company = match person.company_id {
        Some(id) => company::Entity::find_by_id(id).one(db).await?,
        None => None,
    };
    let Some(to) = who_cares(world, &person, company.as_ref()).await? else {
        return Ok(());
    };
    let actor = Actor::Link {
        purpose: LinkPurpose::Join,
        subject: person.id,
    };
    let now = world.clock.now();
    let told = world
        .db
        .write::<_, crate::Error, _>(async |tx| {
            // Writing to the row first makes two askers at once wait for each other.
            let waiting = super::link::change_state(
                tx,
                world,
                person.id,
                PersonState::Invited,
                PersonState::Invited,
            )
            .await?;
            let asked_today = event::Entity::find()
                .filter(event::Column::SubjectId.eq(person.id.0))
                .filter(event::Column::Kind.eq(ASKED))
                .filter(event::Column::At.gt(now - Duration::days(1)))
                .count(tx)
                .await?;
            if !waiting || asked_today > 0 {
                return Ok(false);
            }
            let event =
                messages::record(tx, &world.clock, &actor, ASKED, person.id.0, &json!({})).await?;
            let facts = NoticeFacts {
                who: full_name(&person.family_name, &person.given_name),
                company: company
                    .as_ref()
                    .map(|company| company.name.clone())
                    .unwrap_or_default(),
                company_id: company.as_ref().map(|company| company.id.0),
                ..NoticeFacts::default()
            };
            messages::notify(
                tx,
                &world.clock,
                event,
                &[to],
                NoticeKind::AskedAgain,
                &facts,
            )
            .await?;
            Ok(true)
        })
        .await?;
    if told {
        world.live.tell(&[to]);
    }
    Ok(())
}

/// The last inviter, or the owner of the company when the inviter is no longer there.
async fn who_cares(
    world: &Domain,
    person: &person::Model,
    company: Option<&company::Model>,
) -> Result<Option<PersonId>> {
    let db = world.db.read();
    let last = invitation::Entity::find()
        .filter(invitation::Column::PersonId.eq(person.id))
        .order_by_desc(invitation::Column::CreatedAt)
        .one(db)
        .await?;
    let candidates = [
        last.and_then(|row| row.invited_by),
        company.and_then(|company| company.owner_id),
    ];
    for candidate in candidates.into_iter().flatten() {
        let active = person::Entity::find_by_id(candidate)
            .filter(person::Column::State.eq(PersonState::Active))
            .one(db)
            .await?;
        if active.is_some() {
            return Ok(Some(candidate));
        }
    }
    Ok(None)
}
