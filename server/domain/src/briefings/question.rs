//! What was asked in a briefing, and what was answered.

use super::Briefings;
use crate::actor::Actor;
use crate::entities::roadmap::{briefing, briefing_question};
use crate::error::{Error, Result};
use crate::messages;
use crate::roadmap::{can_answer, can_brief};
use model::briefings::NewBriefingQuestion;
use model::{AppError, BriefingId, BriefingQuestionId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait, QuerySelect};
use serde_json::json;

impl Briefings<'_> {
    /// Keeps a question of a briefing and what was answered. Sent twice with one token, it is one.
    ///
    /// # Errors
    /// [`AppError::SignedOut`]; [`AppError::NotFound`], also for everybody but staff;
    /// [`AppError::Forbidden`] for who does not talk with customers.
    pub async fn keep_question(
        self,
        actor: &Actor,
        id: BriefingId,
        new: NewBriefingQuestion,
    ) -> Result<()> {
        can_brief(actor)?;
        let world = self.0;
        let question: BriefingQuestionId = world.clock.new_id();
        world
            .db
            .write(async |tx| {
                briefing::Entity::find_by_id(id)
                    .lock_exclusive()
                    .one(tx)
                    .await?
                    .ok_or(AppError::NotFound)?;
                let by = can_answer(actor)?;
                let written = briefing_question::Entity::insert(briefing_question::ActiveModel {
                    id: Set(question),
                    briefing_id: Set(id),
                    question: Set(new.question.clone()),
                    answer: Set(new.answer.clone()),
                    form_token: Set(match new.form_token.as_str() {
                        "" => question.to_string(),
                        token => token.to_owned(),
                    }),
                    written_by: Set(by.id),
                    written_at: Set(world.clock.now()),
                })
                .on_conflict(OnConflict::new().do_nothing().to_owned())
                .exec_without_returning(tx)
                .await?;
                if written > 0 {
                    let kind = "briefings.asked";
                    messages::record(tx, &world.clock, actor, kind, id.0, &json!({})).await?;
                }
                Ok::<_, Error>(())
            })
            .await
    }
}
