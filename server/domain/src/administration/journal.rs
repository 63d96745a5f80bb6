//! The journal: every event with who did it, newest first. Events are written by
//! [`crate::messages::record`] in the transaction of the act; the database refuses to change or
//! remove one (ASVS 16.4.2).

use super::people::{named, searched};
use super::{Administration, JOURNAL_SIZE, policy};
use crate::actor::Actor;
use crate::entities::companies::company;
use crate::entities::messages::event;
use crate::entities::people::person;
use crate::entities::proposals::proposal;
use crate::error::Result;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{Days, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;
use model::administration::{EVENT_KINDS, JournalPage, JournalQuery, JournalRow, Subject};
use model::people::{Roles, full_name};
use model::{CompanyId, EventId, PersonId, ProposalNumber};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};
use serde::Deserialize;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// What is shown of the facts; those of other kinds are read as empty.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Facts {
    before: Option<Roles>,
    after: Option<Roles>,
    roles: Option<Roles>,
    changed: Vec<String>,
    days: Vec<String>,
    word: String,
    proof: String,
}

impl Administration<'_> {
    /// One page of the journal; `zone` is the reader's, whose days the filter means. Three
    /// queries.
    ///
    /// # Errors
    /// [`model::AppError::NotFound`] for who may not administer.
    pub async fn journal(
        self,
        actor: &Actor,
        query: JournalQuery,
        zone: Tz,
    ) -> Result<JournalPage> {
        policy::can_administer(actor)?;
        let db = self.0.db.read();
        let who = searched(&query.who);
        let kind = EVENT_KINDS
            .iter()
            .find(|kind| **kind == query.kind)
            .map_or_else(String::new, |kind| (*kind).to_owned());
        let day = NaiveDate::parse_from_str(query.day.trim(), "%Y-%m-%d")
            .ok()
            .filter(|day| (2000..2200).contains(&chrono::Datelike::year(day)));
        let mut select = event::Entity::find();
        if let Ok(person) = who.parse::<PersonId>() {
            let about = Condition::any()
                .add(event::Column::ActorId.eq(person))
                .add(event::Column::SubjectId.eq(person.0));
            select = select.filter(about);
        } else if !who.is_empty() {
            let people = || {
                person::Entity::find()
                    .select_only()
                    .column(person::Column::Id)
                    .filter(named(&who))
                    .into_query()
            };
            let about = Condition::any()
                .add(event::Column::ActorId.in_subquery(people()))
                .add(event::Column::SubjectId.in_subquery(people()));
            select = select.filter(about);
        }
        if !kind.is_empty() {
            select = select.filter(event::Column::Kind.eq(kind.clone()));
        }
        if let Some((from, to)) = day.and_then(|day| bounds(day, zone)) {
            select = select
                .filter(event::Column::At.gte(from))
                .filter(event::Column::At.lt(to));
        }
        // Ids tell the time: their order is that of the events.
        if let Some(after) = read(&query.after) {
            select = select.filter(event::Column::Id.lt(after));
        }
        let mut rows = select
            .order_by_desc(event::Column::Id)
            .limit(JOURNAL_SIZE as u64 + 1)
            .all(db)
            .await?;
        let more = rows.len() > JOURNAL_SIZE;
        rows.truncate(JOURNAL_SIZE);
        let next = rows
            .last()
            .filter(|_| more)
            .map(|row| URL_SAFE_NO_PAD.encode(row.id.0.as_bytes()));

        let ids: HashSet<Uuid> = rows
            .iter()
            .flat_map(|row| [Some(row.subject_id), row.actor_id.map(|id| id.0)])
            .flatten()
            .collect();
        let people: HashMap<Uuid, person::Model> = person::Entity::find()
            .filter(person::Column::Id.is_in(ids.iter().map(|id| PersonId(*id))))
            .all(db)
            .await?
            .into_iter()
            .map(|row| (row.id.0, row))
            .collect();
        let proposals: HashMap<Uuid, (ProposalNumber, String)> = proposal::Entity::find()
            .select_only()
            .columns([
                proposal::Column::Id,
                proposal::Column::Number,
                proposal::Column::Title,
            ])
            .filter(proposal::Column::Id.is_in(ids.iter().copied()))
            .into_tuple::<(Uuid, ProposalNumber, String)>()
            .all(db)
            .await?
            .into_iter()
            .map(|(id, number, title)| (id, (number, title)))
            .collect();
        let companies: HashMap<Uuid, String> = company::Entity::find()
            .select_only()
            .columns([company::Column::Id, company::Column::Name])
            .filter(company::Column::Id.is_in(ids))
            .into_tuple::<(Uuid, String)>()
            .all(db)
            .await?
            .into_iter()
            .collect();
        let rows = rows
            .into_iter()
            .map(|row| line(row, &people, &proposals, &companies))
            .collect();
        Ok(JournalPage {
            rows,
            next,
            who,
            kind,
            day,
        })
    }
}

fn line(
    row: event::Model,
    people: &HashMap<Uuid, person::Model>,
    proposals: &HashMap<Uuid, (ProposalNumber, String)>,
    companies: &HashMap<Uuid, String>,
) -> JournalRow {
    let facts: Facts = serde_json::from_str(&row.facts).unwrap_or_default();
    let actor = row.actor_id.and_then(|id| people.get(&id.0));
    let named = |person: &person::Model| full_name(&person.family_name, &person.given_name);
    let subject = if let Some(person) = people.get(&row.subject_id) {
        Subject::Person(person.id, named(person))
    } else if let Some((number, title)) = proposals.get(&row.subject_id) {
        Subject::Proposal(*number, title.clone())
    } else if let Some(name) = companies.get(&row.subject_id) {
        Subject::Company(CompanyId(row.subject_id), name.clone())
    } else if !facts.word.is_empty() {
        Subject::Word(facts.word)
    } else if !facts.days.is_empty() {
        Subject::Word(shortened(&facts.days))
    } else {
        Subject::Nothing
    };
    JournalRow {
        id: row.id,
        at: row.at,
        kind: row.kind,
        who: actor.map(|person| (person.id, named(person))),
        staff: actor.is_some_and(|person| person.company_id.is_none()),
        subject,
        before: facts.before,
        after: facts.after.or(facts.roles),
        changed: facts.changed,
        proof: facts.proof,
    }
}

fn shortened(days: &[String]) -> String {
    let mut shown: Vec<&str> = days.iter().take(3).map(String::as_str).collect();
    if days.len() > shown.len() {
        shown.push("…");
    }
    shown.join(" ")
}

fn read(after: &str) -> Option<EventId> {
    let bytes = URL_SAFE_NO_PAD.decode(after).ok()?;
    Some(EventId(Uuid::from_slice(&bytes).ok()?))
}

/// From midnight to midnight in this zone; a midnight that summer time leaves out begins later.
fn bounds(day: NaiveDate, zone: Tz) -> Option<(chrono::DateTime<Utc>, chrono::DateTime<Utc>)> {
    let begin = |day: NaiveDate| {
        (0..=3_u32).find_map(|hour| {
            let local = day.and_time(NaiveTime::from_hms_opt(hour, 0, 0)?);
            zone.from_local_datetime(&local)
                .earliest()
                .map(|at| at.with_timezone(&Utc))
        })
    };
    Some((begin(day)?, begin(day.checked_add_days(Days::new(1))?)?))
}
