//! Who takes their consent back is no longer named in what a room has kept.

use super::names::Names;
use crate::entities::people::person;
use crate::entities::rooms::{room, room_note, room_question};
use crate::entities::slots::slot;
use crate::entities::studies::candidate;
use crate::error::Result;
use model::rooms::{ANSWER_MAX, NOTE_MAX, NoteTag, QUESTION_MAX, SKIP_MAX};
use model::studies::CandidateState;
use model::{PersonId, StudyId};
use sea_orm::ActiveValue::{Set, Unchanged};
use sea_orm::sea_query::{Expr, LockType, Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

/// Takes a participant out of the rooms of a study: quotes of theirs are deleted, nothing is about
/// them any more, and every spelling of their name gives way to a word.
pub(crate) async fn forget(
    tx: &impl ConnectionTrait,
    study: StudyId,
    participant: PersonId,
) -> Result<()> {
    // What is being written at this very moment is either read below, or written without names.
    room::Entity::find()
        .filter(room::Column::SlotId.in_subquery(slots(study)))
        .order_by_asc(room::Column::SlotId)
        .lock(LockType::NoKeyUpdate)
        .all(tx)
        .await?;
    room_note::Entity::delete_many()
        .filter(room_note::Column::SlotId.in_subquery(slots(study)))
        .filter(room_note::Column::About.eq(participant))
        .filter(room_note::Column::Tag.eq(NoteTag::Quote))
        .exec(tx)
        .await?;
    room_note::Entity::update_many()
        .col_expr(room_note::Column::About, Expr::value(None::<uuid::Uuid>))
        .filter(room_note::Column::SlotId.in_subquery(slots(study)))
        .filter(room_note::Column::About.eq(participant))
        .exec(tx)
        .await?;
    let people = person::Entity::find_by_id(participant).all(tx).await?;
    let names = Names::of(&people);
    in_notes(tx, study, &names).await?;
    in_questions(tx, study, &names).await
}

/// What is written now, without the names of those who have taken their consent back before: a
/// note may arrive late.
pub(crate) async fn cleared(
    tx: &impl ConnectionTrait,
    study: StudyId,
    text: &str,
    max: usize,
) -> Result<String> {
    let withdrawn = Query::select()
        .column(candidate::Column::PersonId)
        .from(candidate::Entity)
        .and_where(candidate::Column::StudyId.eq(study))
        .and_where(candidate::Column::State.eq(CandidateState::Withdrawn))
        .take();
    let people = person::Entity::find()
        .filter(person::Column::Id.in_subquery(withdrawn))
        .all(tx)
        .await?;
    if people.is_empty() {
        return Ok(text.to_owned());
    }
    Ok(Names::of(&people).hide(text, max))
}

async fn in_notes(tx: &impl ConnectionTrait, study: StudyId, names: &Names) -> Result<()> {
    let notes = room_note::Entity::find()
        .filter(room_note::Column::SlotId.in_subquery(slots(study)))
        .all(tx)
        .await?;
    for row in notes {
        let text = names.hide(&row.text, NOTE_MAX);
        if text != row.text {
            room_note::ActiveModel {
                id: Unchanged(row.id),
                text: Set(text),
                ..Default::default()
            }
            .update(tx)
            .await?;
        }
    }
    Ok(())
}

async fn in_questions(tx: &impl ConnectionTrait, study: StudyId, names: &Names) -> Result<()> {
    let questions = room_question::Entity::find()
        .filter(room_question::Column::SlotId.in_subquery(slots(study)))
        .all(tx)
        .await?;
    for row in questions {
        let text = names.hide(&row.text, QUESTION_MAX);
        let answer = names.hide(&row.answer, ANSWER_MAX);
        let reason = names.hide(&row.reason, SKIP_MAX);
        if (&text, &answer, &reason) != (&row.text, &row.answer, &row.reason) {
            room_question::ActiveModel {
                id: Unchanged(row.id),
                text: Set(text),
                answer: Set(answer),
                reason: Set(reason),
                ..Default::default()
            }
            .update(tx)
            .await?;
        }
    }
    Ok(())
}

fn slots(study: StudyId) -> SelectStatement {
    Query::select()
        .column(slot::Column::Id)
        .from(slot::Entity)
        .and_where(slot::Column::StudyId.eq(study))
        .take()
}
