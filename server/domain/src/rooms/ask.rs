//! A question to the interviewer.

use super::{Rooms, forget, load, policy, scope};
use crate::actor::Actor;
use crate::entities::rooms::room_question;
use crate::error::{Error, Result};
use crate::messages;
use model::rooms::{NewQuestion, QUESTION_MAX, QUESTIONS_MAX, RoomQuestionState};
use model::{Conflict, RoomQuestionId, SlotId, StudyNumber};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

impl Rooms<'_> {
    /// Puts a question into the queue. Sent twice with one token, it is there once, and both hear
    /// the same id.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`], [`model::AppError::NotFound`],
    /// [`model::AppError::Forbidden`] for who is not there; [`Conflict::RoomClosed`],
    /// [`Conflict::ListFull`].
    pub async fn ask(
        self,
        actor: &Actor,
        number: StudyNumber,
        slot: SlotId,
        new: NewQuestion,
    ) -> Result<RoomQuestionId> {
        let world = self.0;
        let now = world.clock.now();
        let id = world
            .db
            .write(async |tx| {
                let found = scope::lock(tx, actor, number, slot).await?;
                let me = policy::can_ask(actor, found.facts())?.id;
                let text = forget::cleared(tx, found.study_id, &new.text, QUESTION_MAX).await?;
                let id: RoomQuestionId = world.clock.new_id();
                let written = room_question::Entity::insert(room_question::ActiveModel {
                    id: Set(id),
                    slot_id: Set(slot),
                    asked_by: Set(me),
                    asked_at: Set(now),
                    token: Set(new.token.clone()),
                    text: Set(text),
                    state: Set(RoomQuestionState::Waiting),
                    joined_to: Set(None),
                    seconds: Set(0),
                    taken_by: Set(None),
                    stamp_seconds: Set(None),
                    answer: Set(String::new()),
                    reason: Set(String::new()),
                    changed_at: Set(now),
                })
                .on_conflict(
                    OnConflict::columns([
                        room_question::Column::AskedBy,
                        room_question::Column::Token,
                    ])
                    .do_nothing()
                    .to_owned(),
                )
                .exec_without_returning(tx)
                .await?;
                if written == 0 {
                    let before = room_question::Entity::find()
                        .filter(room_question::Column::AskedBy.eq(me))
                        .filter(room_question::Column::Token.eq(new.token.as_str()))
                        .one(tx)
                        .await?;
                    return before.map(|row| row.id).ok_or_else(|| {
                        Error::unexpected("a question in the way that is not there")
                    });
                }
                if load::questions(tx, slot).await? > QUESTIONS_MAX as u64 {
                    return Err(Conflict::ListFull.into());
                }
                let facts = json!({ "study": number, "question": id });
                messages::record(tx, &world.clock, actor, "rooms.asked", slot.0, &facts).await?;
                Ok(id)
            })
            .await?;
        world.live.tell_room(slot);
        Ok(id)
    }
}
