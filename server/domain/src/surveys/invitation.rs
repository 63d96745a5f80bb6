//! A survey as somebody who is invited reads it.

use super::{Surveys, load, policy, reply, scope};
use crate::actor::Actor;
use crate::entities::surveys::answer;
use crate::error::Result;
use model::surveys::SurveyInvitation;
use model::{Both, SurveyNumber};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::collections::HashMap;

impl Surveys<'_> {
    /// One's own invitation, with one's answers where there are any. Five queries.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`]; [`model::AppError::NotFound`] for who was not invited, staff
    /// included.
    pub async fn invitation(self, actor: &Actor, number: SurveyNumber) -> Result<SurveyInvitation> {
        let world = self.0;
        let db = world.db.read();
        let (survey, mine) = scope::find_mine(db, actor, number).await?;
        let rows = load::questions(db, survey.id).await?;
        let consent = load::consent(db, &survey).await?;
        let id = reply::id(world, survey.id, mine.person_id)?;
        let given: HashMap<_, _> = answer::Entity::find()
            .filter(answer::Column::ReplyId.eq(id))
            .all(db)
            .await?
            .into_iter()
            .map(|row| (row.question_id, row.text))
            .collect();
        let answers = (!given.is_empty()).then(|| {
            let text = |row: &_| given.get(row).cloned().unwrap_or_default();
            rows.iter().map(|row| text(&row.id)).collect()
        });
        let facts = load::facts(world, &survey, true);
        Ok(SurveyInvitation {
            number,
            title: load::title(&survey),
            why: load::why(&survey),
            naming: load::naming(&survey),
            closes_on: survey.closes_on,
            over: facts.is_over(),
            invited_at: mine.invited_at,
            questions: rows.iter().map(load::question).collect(),
            consent: load::consent_view(consent),
            may: policy::reply_rights(facts, answers.is_some()),
            answers,
            outcome: survey
                .published_at
                .map(|at| (Both::new(survey.outcome_ja, survey.outcome_en), at)),
        })
    }
}
