//! The CSM of each company that had asked gets the list of theirs.

use super::{follow, load};
use crate::Domain;
use crate::entities::people::person;
use crate::entities::releases::release;
use crate::error::{Error, Result};
use crate::messages::{self, MailFacts, Recipient};
use model::messages::{NoticeFacts, NoticeKind};
use model::people::PersonState;
use model::{PersonId, ReleaseId};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, Statement};
use std::collections::{BTreeMap, HashMap};

/// Companies that a mail lists; the rest is a number.
const LISTED: usize = 30;
/// CSMs told in one transaction.
const ABREAST: usize = 10;

const LISTS: &str = "SELECT c.owner_id AS owner, c.name AS name, CAST(count(*) AS bigint) AS people
    FROM release_people r JOIN companies c ON c.id = r.company_id
    WHERE r.release_id = $1 AND r.asked_at IS NOT NULL AND c.owner_id IS NOT NULL
    GROUP BY c.owner_id, c.id, c.name, c.sort_key
    ORDER BY count(*) DESC, c.sort_key, c.id";

#[derive(FromQueryResult)]
struct Line {
    owner: PersonId,
    name: String,
    people: i64,
}

/// Tells them all; a worker that stops on the way tells the rest later, and nobody twice.
pub(super) async fn tell(world: &Domain, row: &release::Model) -> Result<Option<u64>> {
    // Who was gathered does not change while it is read, so no writer has to wait for this.
    let lists = lists(world.db.read(), row.id).await?;
    let owners: Vec<(PersonId, Vec<(String, u32)>)> = lists.into_iter().collect();
    let mut told = 0;
    for some in owners.chunks(ABREAST) {
        let Some(count) = tell_some(world, row.id, some).await? else {
            return Ok(None);
        };
        told += count;
    }
    let ended = world
        .db
        .write(async |tx| {
            if follow::hold(tx, row.id).await?.is_none() {
                return Ok(None);
            }
            release::Entity::update_many()
                .col_expr(
                    release::Column::OwnersToldAt,
                    Expr::value(Some(world.clock.now())),
                )
                .filter(release::Column::Id.eq(row.id))
                .exec(tx)
                .await?;
            Ok::<_, Error>(Some(()))
        })
        .await?;
    Ok(ended.map(|()| told))
}

async fn lists(
    db: &impl ConnectionTrait,
    id: ReleaseId,
) -> Result<BTreeMap<PersonId, Vec<(String, u32)>>> {
    let backend = db.get_database_backend();
    let statement = Statement::from_sql_and_values(backend, LISTS, [id.0.into()]);
    let mut lists: BTreeMap<PersonId, Vec<(String, u32)>> = BTreeMap::new();
    for found in db.query_all_raw(statement).await? {
        let line = Line::from_query_result(&found, "")?;
        let people = u32::try_from(line.people).unwrap_or(u32::MAX);
        lists
            .entry(line.owner)
            .or_default()
            .push((line.name, people));
    }
    Ok(lists)
}

async fn tell_some(
    world: &Domain,
    id: ReleaseId,
    owners: &[(PersonId, Vec<(String, u32)>)],
) -> Result<Option<u64>> {
    let told = world
        .db
        .write(async |tx| {
            let Some(row) = follow::hold(tx, id).await? else {
                return Ok(None);
            };
            let (Some(event), Some(number)) = (row.event_id, row.number) else {
                return Ok(None);
            };
            let there: HashMap<PersonId, person::Model> = person::Entity::find()
                .filter(person::Column::Id.is_in(owners.iter().map(|(id, _)| *id)))
                .filter(person::Column::State.eq(PersonState::Active))
                .filter(person::Column::CompanyId.is_null())
                .all(tx)
                .await?
                .into_iter()
                .map(|person| (person.id, person))
                .collect();
            let facts = NoticeFacts {
                release: Some(number.0),
                title: row.title_ja.clone(),
                title_en: row.title_en.clone(),
                ..NoticeFacts::default()
            };
            let mut told = Vec::new();
            for (owner, companies) in owners {
                let Some(person) = there.get(owner) else {
                    continue;
                };
                let mail = MailFacts::ReleaseCustomers {
                    number,
                    title: load::title(&row),
                    people: companies.iter().map(|(_, people)| people).sum(),
                    more: u32::try_from(companies.len().saturating_sub(LISTED)).unwrap_or(u32::MAX),
                    companies: companies.iter().take(LISTED).cloned().collect(),
                };
                let to = Recipient {
                    id: *owner,
                    email: person.email.clone(),
                    lang: person.lang,
                };
                messages::enqueue(tx, &world.clock, event, &to, &mail).await?;
                told.push(*owner);
            }
            let kind = NoticeKind::ReleaseCustomers;
            messages::notify(tx, &world.clock, event, &told, kind, &facts).await?;
            Ok::<_, Error>(Some(told))
        })
        .await?;
    let Some(told) = told else { return Ok(None) };
    world.live.tell(&told);
    Ok(Some(told.len() as u64))
}
