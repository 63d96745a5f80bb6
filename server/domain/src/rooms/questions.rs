//! The questions of a room, in the order of the queue.

use crate::actor::Actor;
use crate::entities::people::person;
use crate::entities::rooms::{room_question, second};
use crate::error::Result;
use chrono::{DateTime, Utc};
use model::people::full_name;
use model::rooms::{QUESTIONS_MAX, RoomQuestionState, RoomQuestionView, RoomQuestions};
use model::{PersonId, RoomQuestionId, SlotId};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter,
    QueryOrder, QuerySelect, RelationDef,
};
use std::collections::HashMap;

#[derive(FromQueryResult)]
struct Row {
    id: RoomQuestionId,
    text: String,
    state: RoomQuestionState,
    joined_to: Option<RoomQuestionId>,
    asked_by: PersonId,
    asked_at: DateTime<Utc>,
    changed_at: DateTime<Utc>,
    seconds: i32,
    stamp_seconds: Option<i32>,
    answer: String,
    reason: String,
    family_name: String,
    given_name: String,
    seconded: Option<PersonId>,
}

/// Every question of a room. One query.
pub(super) async fn of(
    db: &impl ConnectionTrait,
    actor: &Actor,
    slot: SlotId,
) -> Result<RoomQuestions> {
    let me = actor.person()?.id;
    let to_person: RelationDef = room_question::Entity::belongs_to(person::Entity)
        .from(room_question::Column::AskedBy)
        .to(person::Column::Id)
        .into();
    let to_second: RelationDef = room_question::Entity::belongs_to(second::Entity)
        .from(room_question::Column::Id)
        .to(second::Column::QuestionId)
        .on_condition(move |_, _| Condition::all().add(second::Column::PersonId.eq(me)))
        .into();
    let rows = room_question::Entity::find()
        .select_only()
        .columns([
            room_question::Column::Id,
            room_question::Column::Text,
            room_question::Column::State,
            room_question::Column::JoinedTo,
            room_question::Column::AskedBy,
            room_question::Column::AskedAt,
            room_question::Column::ChangedAt,
            room_question::Column::Seconds,
            room_question::Column::StampSeconds,
            room_question::Column::Answer,
            room_question::Column::Reason,
        ])
        .columns([person::Column::FamilyName, person::Column::GivenName])
        .column_as(second::Column::PersonId, "seconded")
        .join(JoinType::InnerJoin, to_person)
        .join(JoinType::LeftJoin, to_second)
        .filter(room_question::Column::SlotId.eq(slot))
        .order_by_desc(room_question::Column::Seconds)
        .order_by_asc(room_question::Column::AskedAt)
        .order_by_asc(room_question::Column::Id)
        .limit(QUESTIONS_MAX as u64)
        .into_model::<Row>()
        .all(db)
        .await?;
    Ok(sorted(rows, me))
}

fn sorted(rows: Vec<Row>, me: PersonId) -> RoomQuestions {
    let mut joined: HashMap<RoomQuestionId, Vec<String>> = HashMap::new();
    let mut waiting = Vec::new();
    let mut others = Vec::new();
    for row in rows {
        match (row.state, row.joined_to) {
            (RoomQuestionState::Joined, Some(to)) => joined.entry(to).or_default().push(row.text),
            (RoomQuestionState::Waiting, _) => waiting.push(row),
            _ => others.push(row),
        }
    }
    others.sort_by_key(|row| std::cmp::Reverse(row.changed_at));
    let next = others
        .iter()
        .position(|row| row.state == RoomQuestionState::Taken)
        .or_else(|| {
            let asked = |row: &Row| row.state == RoomQuestionState::Asked;
            others.iter().position(asked)
        })
        .map(|place| others.remove(place));
    let mut view = |row: Row| RoomQuestionView {
        joined: joined.remove(&row.id).unwrap_or_default(),
        id: row.id,
        text: row.text,
        state: row.state,
        by: full_name(&row.family_name, &row.given_name),
        asked_at: row.asked_at,
        mine: row.asked_by == me,
        seconds: row.seconds,
        seconded: row.seconded.is_some(),
        stamp: row.stamp_seconds,
        answer: row.answer,
        reason: row.reason,
    };
    RoomQuestions {
        next: next.map(&mut view),
        waiting: waiting.into_iter().map(&mut view).collect(),
        done: others.into_iter().map(&mut view).collect(),
    }
}
