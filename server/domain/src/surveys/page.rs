//! One survey, whole, for staff.

use super::{Surveys, load, policy, results, scope};
use crate::actor::Actor;
use crate::authors;
use crate::companies::fitting::rule_view;
use crate::entities::surveys::{round, survey};
use crate::error::Result;
use model::people::PersonLine;
use model::surveys::{ROUNDS_SHOWN, RoundView, SurveyPage, SurveyState};
use model::{Both, PersonId, SurveyNumber};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

impl Surveys<'_> {
    /// A survey with everything in it. At most ten queries.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`]; [`model::AppError::NotFound`] for everybody but staff.
    pub async fn page(self, actor: &Actor, number: SurveyNumber) -> Result<SurveyPage> {
        let world = self.0;
        let db = world.db.read();
        let row = scope::find(db, actor, number).await?;
        let questions = load::questions(db, row.id).await?;
        let consent = load::consent(db, &row).await?;
        let (invited, replies) = load::count(db, row.id).await?;
        let rounds = rounds(db, &row).await?;
        let ids = rounds.iter().map(|round| round.asked_by);
        let people = authors::lines(db, ids.chain([row.created_by])).await?;
        let name = |id: PersonId| people.get(&id).map(|line: &PersonLine| line.name.clone());
        let facts = load::facts(world, &row, !questions.is_empty());
        Ok(SurveyPage {
            number,
            state: row.state,
            over: row.state == SurveyState::Open && facts.late,
            title: load::title(&row),
            why: load::why(&row),
            naming: load::naming(&row),
            closes_on: row.closes_on,
            rule: rule_view(db, load::rule(&row)).await?,
            results: results::of(db, (&row, facts), &questions, replies).await?,
            questions: questions.iter().map(load::question).collect(),
            consent: load::consent_view(consent),
            invited,
            replies,
            rounds: rounds
                .into_iter()
                .map(|round| RoundView {
                    by: name(round.asked_by),
                    at: round.asked_at,
                    invited: u32::try_from(round.invited).unwrap_or_default(),
                    passed: u32::try_from(round.passed).unwrap_or_default(),
                    done: round.done_at.is_some(),
                })
                .collect(),
            created_by: name(row.created_by),
            outcome: Both::new(row.outcome_ja, row.outcome_en),
            published_at: row.published_at,
            created_at: row.created_at,
            opened_at: row.opened_at,
            closed_at: row.closed_at,
            may: policy::rights(actor, facts),
            version: row.version,
        })
    }
}

async fn rounds(db: &impl ConnectionTrait, row: &survey::Model) -> Result<Vec<round::Model>> {
    Ok(round::Entity::find()
        .filter(round::Column::SurveyId.eq(row.id))
        .order_by_desc(round::Column::AskedAt)
        .order_by_desc(round::Column::Id)
        .limit(ROUNDS_SHOWN)
        .all(db)
        .await?)
}
