//! Notes of rooms, with who said them and what they allow.

use crate::entities::companies::company;
use crate::entities::evidence::insight_note;
use crate::entities::people::person;
use crate::entities::rooms::room_note;
use crate::entities::slots::slot;
use crate::entities::studies::signature;
use crate::error::Result;
use chrono::{DateTime, Utc};
use model::evidence::{NOTE_CHOICES, NoteChoice, NoteLine};
use model::people::full_name;
use model::studies::Quotes;
use model::{InsightId, StudyId};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter,
    QueryOrder, QuerySelect, RelationDef, Select,
};
use std::cmp::Reverse;

#[derive(FromQueryResult)]
struct Row {
    #[sea_orm(nested)]
    note: room_note::Model,
    starts_at: DateTime<Utc>,
    family_name: Option<String>,
    given_name: Option<String>,
    company: Option<String>,
    quotes: Option<Quotes>,
    shown: Option<i32>,
}

/// The notes of a study, those of the latest conversation first, and which of them the insight
/// rests on: of more than [`NOTE_CHOICES`] these are never left out. One query.
pub(super) async fn choices(
    db: &impl ConnectionTrait,
    study: StudyId,
    insight: Option<InsightId>,
) -> Result<Vec<NoteChoice>> {
    let not_chosen = insight_note::Column::NoteId.is_null();
    let mut rows = in_order(notes(study, insight).order_by_asc(not_chosen))
        .limit(NOTE_CHOICES)
        .into_model::<Row>()
        .all(db)
        .await?;
    rows.sort_by_key(|row| {
        let note = &row.note;
        let place = (note.slot_id, note.stamp_seconds, note.position, note.id);
        (Reverse(row.starts_at), place)
    });
    let choice = |row: Row| NoteChoice {
        chosen: row.shown.is_some(),
        note: row.line(),
    };
    Ok(rows.into_iter().map(choice).collect())
}

/// The notes that an insight rests on. One query.
pub(super) async fn of_insight(
    db: &impl ConnectionTrait,
    study: StudyId,
    insight: InsightId,
) -> Result<Vec<NoteLine>> {
    let rest_on = notes(study, Some(insight));
    let rows = in_order(rest_on.filter(insight_note::Column::InsightId.is_not_null()))
        .into_model::<Row>()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Row::line).collect())
}

fn notes(study: StudyId, insight: Option<InsightId>) -> Select<room_note::Entity> {
    let to_slot: RelationDef = room_note::Entity::belongs_to(slot::Entity)
        .from(room_note::Column::SlotId)
        .to(slot::Column::Id)
        .into();
    let to_person: RelationDef = room_note::Entity::belongs_to(person::Entity)
        .from(room_note::Column::About)
        .to(person::Column::Id)
        .into();
    let to_company: RelationDef = person::Entity::belongs_to(company::Entity)
        .from(person::Column::CompanyId)
        .to(company::Column::Id)
        .into();
    let to_signature: RelationDef = room_note::Entity::belongs_to(signature::Entity)
        .from(room_note::Column::About)
        .to(signature::Column::PersonId)
        .on_condition(move |_, _| {
            Condition::all()
                .add(signature::Column::StudyId.eq(study))
                .add(signature::Column::WithdrawnAt.is_null())
        })
        .into();
    let chosen: RelationDef = room_note::Entity::belongs_to(insight_note::Entity)
        .from(room_note::Column::Id)
        .to(insight_note::Column::NoteId)
        .on_condition(move |_, _| {
            Condition::all().add(match insight {
                Some(id) => insight_note::Column::InsightId.eq(id),
                None => insight_note::Column::InsightId.is_null(),
            })
        })
        .into();
    room_note::Entity::find()
        .column(slot::Column::StartsAt)
        .columns([person::Column::FamilyName, person::Column::GivenName])
        .column_as(company::Column::Name, "company")
        .column(signature::Column::Quotes)
        .column(insight_note::Column::Shown)
        .join(JoinType::InnerJoin, to_slot)
        .join(JoinType::LeftJoin, to_person)
        .join(JoinType::LeftJoin, to_company)
        .join(JoinType::LeftJoin, to_signature)
        .join(JoinType::LeftJoin, chosen)
        .filter(slot::Column::StudyId.eq(study))
}

/// Those of the latest conversation first, each in the order in which they were typed.
fn in_order(notes: Select<room_note::Entity>) -> Select<room_note::Entity> {
    notes
        .order_by_desc(slot::Column::StartsAt)
        .order_by_asc(room_note::Column::SlotId)
        .order_by_asc(room_note::Column::StampSeconds)
        .order_by_asc(room_note::Column::Position)
        .order_by_asc(room_note::Column::Id)
}

impl Row {
    fn line(self) -> NoteLine {
        let given = self.given_name.unwrap_or_default();
        NoteLine {
            id: self.note.id,
            tag: self.note.tag,
            text: self.note.text,
            stamp: self.note.stamp_seconds,
            slot: self.note.slot_id,
            starts_at: self.starts_at,
            // Whose consent does not stand any more is named nowhere.
            said_by: self
                .family_name
                .filter(|_| self.quotes.is_some())
                .map(|family| (full_name(&family, &given), self.company)),
            allows: self.quotes,
            shown: self.shown == Some(1),
        }
    }
}
