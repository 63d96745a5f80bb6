//! The questions of a survey. Everybody answers the same ones, so they stay as they are once people
//! may be asked.

use super::{Surveys, policy, scope};
use crate::actor::Actor;
use crate::entities::surveys::{question, survey};
use crate::error::{Error, Result};
use crate::{messages, questions};
use model::questions::Questions;
use model::{Conflict, Lang, SurveyNumber};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

impl Surveys<'_> {
    /// Puts these questions, in this order, in the place of all that were there.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`], [`model::AppError::NotFound`],
    /// [`model::AppError::Forbidden`]; [`Conflict::SurveyFrozen`] for everything but a draft;
    /// [`Conflict::Stale`].
    pub async fn set_questions(
        self,
        actor: &Actor,
        number: SurveyNumber,
        new: Questions,
    ) -> Result<()> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let row = scope::lock(tx, actor, number).await?;
                policy::can_edit_questions(actor, row.state)?;
                if row.version != new.version {
                    return Err(Conflict::Stale.into());
                }
                question::Entity::delete_many()
                    .filter(question::Column::SurveyId.eq(row.id))
                    .exec(tx)
                    .await?;
                if !new.questions.is_empty() {
                    let rows =
                        (1..)
                            .zip(&new.questions)
                            .map(|(position, asked)| question::ActiveModel {
                                id: Set(world.clock.new_id()),
                                survey_id: Set(row.id),
                                position: Set(position),
                                kind: Set(asked.kind),
                                question_ja: Set(asked.question.ja.clone()),
                                question_en: Set(asked.question.en.clone()),
                                choices_ja: Set(questions::lines(asked, Lang::Ja)),
                                choices_en: Set(questions::lines(asked, Lang::En)),
                            });
                    question::Entity::insert_many(rows)
                        .exec_without_returning(tx)
                        .await?;
                }
                survey::Entity::update_many()
                    .col_expr(survey::Column::Version, Expr::value(row.version + 1))
                    .filter(survey::Column::Id.eq(row.id))
                    .exec(tx)
                    .await?;
                let facts = json!({ "number": number, "questions": new.questions.len() });
                let kind = "surveys.questions-set";
                messages::record(tx, &world.clock, actor, kind, row.id.0, &facts).await?;
                Ok::<_, Error>(())
            })
            .await
    }
}
