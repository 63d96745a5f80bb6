//! The letter of the week: builders get the thanks since the last one, Mondays at nine where the
//! vendor is; late rather than never, and nothing when there was none.
//!
//! A Monday is taken by its row in `thanks_weeks`, so of several workers one writes; a thanks that
//! stood in a letter is marked in the same transaction, so that no clock can make it stand in two.

use crate::Domain;
use crate::actor::Actor;
use crate::db::bulk;
use crate::entities::people::person;
use crate::entities::releases::{builder, thanks, thanks_week};
use crate::error::{Error, Result};
use crate::messages::{self, MailFacts, Recipient, facts::ThanksLine};
use chrono::{DateTime, Datelike as _, Days, NaiveDate, TimeZone as _, Utc};
use chrono_tz::Tz;
use model::people::{PersonState, full_name};
use model::{Both, Lang, PersonId, ReleaseId, ReleaseNumber, ThanksId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, Statement,
};
use serde_json::json;
use std::collections::{BTreeMap, HashMap};

const HOUR: u32 = 9;
/// Thanks that one letter lists; the rest is a number.
const LISTED: usize = 20;
/// Thanks that go into the letters of one week; what is beyond waits for the next.
const TOGETHER: i64 = 2_000;

const NEW: &str = "SELECT t.id, t.release_id, t.text, t.lang, m.family_name, m.given_name,
      c.name AS company, r.number, r.title_ja, r.title_en
    FROM thanks t
    JOIN releases r ON r.id = t.release_id AND r.state = 'published'
    JOIN people m ON m.id = t.person_id
    JOIN companies c ON c.id = t.company_id
    WHERE t.told_at IS NULL AND EXISTS (SELECT 1 FROM release_builders b WHERE b.release_id = r.id)
    ORDER BY t.id LIMIT $1";

#[derive(FromQueryResult)]
struct Row {
    id: ThanksId,
    release_id: ReleaseId,
    text: String,
    lang: Lang,
    family_name: String,
    given_name: String,
    company: String,
    number: ReleaseNumber,
    title_ja: String,
    title_en: String,
}

/// Writes the letters of the last Monday that has come, unless that was done; how many.
///
/// # Errors
/// The database's own.
pub(crate) async fn tell_of_the_week(world: &Domain) -> Result<u64> {
    let now = world.clock.now();
    let week = monday(now, world.settings.time_zone);
    let known = thanks_week::Entity::find_by_id(week);
    if known.one(world.db.read()).await?.is_some() {
        return Ok(0);
    }
    world
        .db
        .write(async |tx| {
            let first = thanks_week::Entity::insert(thanks_week::ActiveModel {
                week: Set(week),
                told_at: Set(now),
            })
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(tx)
            .await?;
            if first == 0 {
                return Ok(0);
            }
            let backend = tx.get_database_backend();
            let new = Statement::from_sql_and_values(backend, NEW, [TOGETHER.into()]);
            let mut rows = Vec::new();
            for found in tx.query_all_raw(new).await? {
                rows.push(Row::from_query_result(&found, "")?);
            }
            if rows.is_empty() {
                return Ok(0);
            }
            let written = letters(tx, world, week, &rows).await?;
            thanks::Entity::update_many()
                .col_expr(thanks::Column::ToldAt, Expr::value(Some(now)))
                .filter(bulk::among_ids(
                    backend,
                    "thanks.id",
                    rows.iter().map(|row| row.id.0),
                ))
                .exec(tx)
                .await?;
            Ok::<_, Error>(written)
        })
        .await
}

/// The Monday whose hour was the last to come.
fn monday(now: DateTime<Utc>, zone: Tz) -> NaiveDate {
    let today = now.with_timezone(&zone).date_naive();
    let since = u64::from(today.weekday().num_days_from_monday());
    let monday = today.checked_sub_days(Days::new(since)).unwrap_or(today);
    let hour = monday
        .and_hms_opt(HOUR, 0, 0)
        .and_then(|at| zone.from_local_datetime(&at).earliest());
    if hour.is_some_and(|hour| now < hour) {
        monday.checked_sub_days(Days::new(7)).unwrap_or(monday)
    } else {
        monday
    }
}

async fn letters(
    tx: &impl ConnectionTrait,
    world: &Domain,
    week: NaiveDate,
    rows: &[Row],
) -> Result<u64> {
    let releases = || rows.iter().map(|row| row.release_id.0);
    let named = builder::Entity::find()
        .filter(bulk::among_ids(
            tx.get_database_backend(),
            "release_builders.release_id",
            releases(),
        ))
        .order_by_asc(builder::Column::PersonId)
        .all(tx)
        .await?;
    let mut built: BTreeMap<PersonId, Vec<ReleaseId>> = BTreeMap::new();
    for row in named {
        built.entry(row.person_id).or_default().push(row.release_id);
    }
    let there: HashMap<PersonId, person::Model> = person::Entity::find()
        .filter(person::Column::Id.is_in(built.keys().copied()))
        .filter(person::Column::State.eq(PersonState::Active))
        .all(tx)
        .await?
        .into_iter()
        .map(|person| (person.id, person))
        .collect();
    let system = Actor::System("thanks");
    let kind = "releases.thanks-told";
    let facts = json!({ "week": week, "thanks": rows.len() });
    let nobody = uuid::Uuid::nil();
    let event = messages::record(tx, &world.clock, &system, kind, nobody, &facts).await?;
    let mut written = 0;
    for (id, releases) in built {
        let Some(person) = there.get(&id) else {
            continue;
        };
        let theirs = || rows.iter().filter(|row| releases.contains(&row.release_id));
        let more = theirs().count().saturating_sub(LISTED);
        let mail = MailFacts::WeeklyThanks {
            thanks: theirs().take(LISTED).map(line).collect(),
            more: u32::try_from(more).unwrap_or(u32::MAX),
        };
        let to = Recipient {
            id,
            email: person.email.clone(),
            lang: person.lang,
        };
        messages::enqueue(tx, &world.clock, event, &to, &mail).await?;
        written += 1;
    }
    Ok(written)
}

fn line(row: &Row) -> ThanksLine {
    ThanksLine {
        release: row.number,
        title: Both::new(&row.title_ja, &row.title_en),
        by: full_name(&row.family_name, &row.given_name),
        company: row.company.clone(),
        text: row.text.clone(),
        lang: row.lang,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_week_begins_at_nine_on_monday_where_the_vendor_is() {
        let at = |text: &str, zone: Tz| monday(text.parse().unwrap(), zone).to_string();
        // Tokyo is nine hours ahead: its nine o'clock is midnight of UTC.
        assert_eq!(at("2026-11-22T23:59:59Z", Tz::Asia__Tokyo), "2026-11-16");
        assert_eq!(at("2026-11-23T00:00:00Z", Tz::Asia__Tokyo), "2026-11-23");
        assert_eq!(at("2026-11-29T14:00:00Z", Tz::Asia__Tokyo), "2026-11-23");
        // Summer time ends on 25 October: nine is an hour later from then on.
        assert_eq!(at("2026-10-19T07:00:00Z", Tz::Europe__Berlin), "2026-10-19");
        assert_eq!(at("2026-10-26T07:59:59Z", Tz::Europe__Berlin), "2026-10-19");
        assert_eq!(at("2026-10-26T08:00:00Z", Tz::Europe__Berlin), "2026-10-26");
    }
}
