//! Who is talked with, and who watches.

use super::scope::Found;
use crate::entities::companies::company;
use crate::entities::people::person;
use crate::entities::rooms::watcher;
use crate::entities::slots::{booking, interviewer};
use crate::entities::studies::signature;
use crate::error::Result;
use chrono::{DateTime, Utc};
use model::PersonId;
use model::people::full_name;
use model::rooms::{Participant, WatcherRole, WatcherView};
use model::slots::BookingState;
use model::studies::{Quotes, SignedChoices};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, FromQueryResult, JoinType,
    QueryFilter, QueryOrder, QuerySelect, RelationDef,
};

#[derive(FromQueryResult)]
struct Booked {
    id: PersonId,
    family_name: String,
    given_name: String,
    company: Option<String>,
    recording: Option<i32>,
    quotes: Option<Quotes>,
}

/// Who has a seat, with the consent that stands. One query.
pub(super) async fn participants(
    db: &impl ConnectionTrait,
    found: &Found,
) -> Result<Vec<Participant>> {
    let study = found.study_id;
    let to_person: RelationDef = booking::Entity::belongs_to(person::Entity)
        .from(booking::Column::PersonId)
        .to(person::Column::Id)
        .into();
    let to_company: RelationDef = person::Entity::belongs_to(company::Entity)
        .from(person::Column::CompanyId)
        .to(company::Column::Id)
        .into();
    let to_signature: RelationDef = booking::Entity::belongs_to(signature::Entity)
        .from(booking::Column::PersonId)
        .to(signature::Column::PersonId)
        .on_condition(move |_, _| {
            Condition::all()
                .add(signature::Column::StudyId.eq(study))
                .add(signature::Column::WithdrawnAt.is_null())
        })
        .into();
    let rows = booking::Entity::find()
        .select_only()
        .columns([
            person::Column::Id,
            person::Column::FamilyName,
            person::Column::GivenName,
        ])
        .column_as(company::Column::Name, "company")
        .columns([signature::Column::Recording, signature::Column::Quotes])
        .join(JoinType::InnerJoin, to_person)
        .join(JoinType::LeftJoin, to_company)
        .join(JoinType::LeftJoin, to_signature)
        .filter(booking::Column::SlotId.eq(found.slot_id))
        .filter(booking::Column::State.ne(BookingState::Cancelled))
        .order_by_asc(booking::Column::Seat)
        .into_model::<Booked>()
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Participant {
            id: row.id,
            name: full_name(&row.family_name, &row.given_name),
            company: row.company,
            allows: row.recording.zip(row.quotes).map(|(recording, quotes)| {
                let recording = recording != 0;
                SignedChoices { recording, quotes }
            }),
        })
        .collect())
}

#[derive(FromQueryResult)]
struct Watching {
    id: PersonId,
    family_name: String,
    given_name: String,
    role: Option<WatcherRole>,
    entered_at: Option<DateTime<Utc>>,
    left_at: Option<DateTime<Utc>>,
}

/// Who is to lead and who watches; interviewers first, then as they came. One query.
pub(super) async fn watchers(db: &impl ConnectionTrait, found: &Found) -> Result<Vec<WatcherView>> {
    let slot = found.slot_id;
    let to_watcher: RelationDef = person::Entity::belongs_to(watcher::Entity)
        .from(person::Column::Id)
        .to(watcher::Column::PersonId)
        .on_condition(move |_, _| Condition::all().add(watcher::Column::SlotId.eq(slot)))
        .into();
    let to_interviewer: RelationDef = person::Entity::belongs_to(interviewer::Entity)
        .from(person::Column::Id)
        .to(interviewer::Column::PersonId)
        .on_condition(move |_, _| Condition::all().add(interviewer::Column::SlotId.eq(slot)))
        .into();
    let rows = person::Entity::find()
        .select_only()
        .columns([
            person::Column::Id,
            person::Column::FamilyName,
            person::Column::GivenName,
        ])
        .columns([
            watcher::Column::Role,
            watcher::Column::EnteredAt,
            watcher::Column::LeftAt,
        ])
        .join(JoinType::LeftJoin, to_watcher)
        .join(JoinType::LeftJoin, to_interviewer)
        .filter(
            watcher::Column::SlotId
                .is_not_null()
                .or(interviewer::Column::SlotId.is_not_null()),
        )
        .order_by_asc(person::Column::SortKey)
        .order_by_asc(person::Column::Id)
        .into_model::<Watching>()
        .all(db)
        .await?;
    let mut watchers: Vec<WatcherView> = rows
        .into_iter()
        .map(|row| WatcherView {
            id: row.id,
            name: full_name(&row.family_name, &row.given_name),
            role: row.role.unwrap_or(WatcherRole::Interviewer),
            entered_at: row.entered_at,
            left: row.left_at.is_some(),
        })
        .collect();
    watchers.sort_by_key(|one| one.role);
    Ok(watchers)
}
