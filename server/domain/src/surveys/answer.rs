//! Answering: all questions are answered and the consent is agreed to, both or nothing.

use super::{Surveys, load, policy, reply as replies, scope};
use crate::actor::Actor;
use crate::entities::surveys::{answer, reply, survey};
use crate::error::{Error, Result};
use crate::{messages, questions};
use chrono::{DateTime, Utc};
use model::surveys::{Naming, Reply};
use model::{Conflict, PersonId, ReplyId, SurveyNumber};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, EntityTrait};
use serde_json::json;

impl Surveys<'_> {
    /// Answers, or answers anew, as long as the survey is open.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`]; [`model::AppError::NotFound`] for who was not invited;
    /// [`Conflict::SurveyNotOpen`]; [`Conflict::ConsentRewritten`] when the words are newer than
    /// those that were read; [`model::AppError::Invalid`] on the fields of
    /// [`model::questions::ANSWERS`].
    pub async fn answer(self, actor: &Actor, number: SurveyNumber, given: Reply) -> Result<()> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let (survey, mine) = scope::lock_mine(tx, actor, number).await?;
                policy::can_answer(load::facts(world, &survey, true))?;
                if survey.consent_version != given.version {
                    return Err(Conflict::ConsentRewritten.into());
                }
                let rows = load::questions(tx, survey.id).await?;
                questions::check(rows.iter().map(load::question), &given.answers)?;
                let id = replies::id(world, survey.id, mine.person_id)?;
                put(tx, &survey, id, mine.person_id, world.clock.now()).await?;
                replies::clear(tx, id).await?;
                let answers = rows.iter().zip(&given.answers);
                let answers = answers.map(|(row, text)| answer::ActiveModel {
                    reply_id: Set(id),
                    question_id: Set(row.id),
                    text: Set(text.clone()),
                });
                answer::Entity::insert_many(answers)
                    .exec_without_returning(tx)
                    .await?;
                // The hour of an event would tell who answered without a name.
                if load::naming(&survey) == Naming::Named {
                    let facts = json!({ "number": number, "version": given.version });
                    let kind = "surveys.answered";
                    messages::record(tx, &world.clock, actor, kind, survey.id.0, &facts).await?;
                }
                Ok::<_, Error>(())
            })
            .await
    }
}

/// The row of a reply; name and time only where the survey asks for names.
async fn put(
    tx: &impl ConnectionTrait,
    survey: &survey::Model,
    id: ReplyId,
    me: PersonId,
    now: DateTime<Utc>,
) -> Result<()> {
    let named = load::naming(survey) == Naming::Named;
    reply::Entity::insert(reply::ActiveModel {
        id: Set(id),
        survey_id: Set(survey.id),
        named: Set(survey.named),
        person_id: Set(named.then_some(me)),
        answered_at: Set(named.then_some(now)),
        consent_version: Set(survey.consent_version),
    })
    .on_conflict(
        OnConflict::column(reply::Column::Id)
            .update_columns([reply::Column::AnsweredAt, reply::Column::ConsentVersion])
            .to_owned(),
    )
    .exec_without_returning(tx)
    .await?;
    Ok(())
}
