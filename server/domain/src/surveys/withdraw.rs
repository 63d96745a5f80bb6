//! Taking one's answers back.

use super::{Surveys, load, reply, scope};
use crate::actor::Actor;
use crate::error::{Error, Result};
use crate::messages;
use model::SurveyNumber;
use model::surveys::Naming;
use serde_json::json;

impl Surveys<'_> {
    /// Deletes one's own answers, at any time, also after the survey. Done twice, it changes
    /// nothing.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`]; [`model::AppError::NotFound`] for who was not invited.
    pub async fn withdraw_answers(self, actor: &Actor, number: SurveyNumber) -> Result<()> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let (survey, mine) = scope::lock_mine(tx, actor, number).await?;
                let id = reply::id(world, survey.id, mine.person_id)?;
                let removed = reply::remove(tx, id).await?;
                // As with answering: an event would tell that there was an answer.
                if removed && load::naming(&survey) == Naming::Named {
                    let facts = json!({ "number": number });
                    let kind = "surveys.answers-withdrawn";
                    messages::record(tx, &world.clock, actor, kind, survey.id.0, &facts).await?;
                }
                Ok::<_, Error>(())
            })
            .await
    }
}
