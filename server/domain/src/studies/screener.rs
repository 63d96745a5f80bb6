//! The screener: what is asked before somebody takes part. Everybody answers the same questions,
//! so they stay as they are once somebody was asked.

use super::edit::touch;
use super::{Studies, load, policy, scope};
use crate::actor::Actor;
use crate::entities::studies::question;
use crate::error::{Error, Result};
use crate::messages;
use crate::questions;
use model::studies::Screener;
use model::{Conflict, Lang, StudyNumber};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

impl Studies<'_> {
    /// Puts these questions, in this order, in the place of all that were there.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`], [`model::AppError::NotFound`],
    /// [`model::AppError::Forbidden`], [`Conflict::StudyClosed`], [`Conflict::Stale`];
    /// [`Conflict::ScreenerFrozen`] once somebody was invited.
    pub async fn set_screener(
        self,
        actor: &Actor,
        number: StudyNumber,
        screener: Screener,
    ) -> Result<()> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let row = scope::lock(tx, actor, number).await?;
                // Who invites holds the study as well.
                let invited = load::is_anybody_invited(tx, row.id).await?;
                policy::can_edit_screener(actor, row.state, invited)?;
                if row.version != screener.version {
                    return Err(Conflict::Stale.into());
                }
                question::Entity::delete_many()
                    .filter(question::Column::StudyId.eq(row.id))
                    .exec(tx)
                    .await?;
                if !screener.questions.is_empty() {
                    let rows = (1..).zip(&screener.questions).map(|(position, asked)| {
                        question::ActiveModel {
                            id: Set(world.clock.new_id()),
                            study_id: Set(row.id),
                            position: Set(position),
                            kind: Set(asked.kind),
                            question_ja: Set(asked.question.ja.clone()),
                            question_en: Set(asked.question.en.clone()),
                            choices_ja: Set(questions::lines(asked, Lang::Ja)),
                            choices_en: Set(questions::lines(asked, Lang::En)),
                        }
                    });
                    question::Entity::insert_many(rows)
                        .exec_without_returning(tx)
                        .await?;
                }
                touch(tx, row.id, row.version).await?;
                let facts = json!({ "number": number, "questions": screener.questions.len() });
                let kind = "studies.screener-set";
                messages::record(tx, &world.clock, actor, kind, row.id.0, &facts).await?;
                Ok::<_, Error>(())
            })
            .await
    }
}
