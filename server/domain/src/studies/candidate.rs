//! One candidate with what they said, for staff.

use super::{Studies, candidates, load, scope};
use crate::actor::Actor;
use crate::authors;
use crate::entities::studies::{ask, question, screener_answer, signature};
use crate::error::Result;
use crate::questions;
use model::studies::{AnswerView, AskView, CandidatePage, SignatureView, SignedChoices};
use model::{AppError, PersonId, StudyId, StudyNumber};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;

/// Asks of a person that are shown, the newest first.
const ASKS: u64 = 50;

impl Studies<'_> {
    /// One person as a candidate: answers, signatures, and what they were asked for before. At
    /// most seven queries.
    ///
    /// # Errors
    /// [`AppError::SignedOut`]; [`AppError::NotFound`] for everybody but staff, and for who is no
    /// customer.
    pub async fn candidate(
        self,
        actor: &Actor,
        number: StudyNumber,
        person: PersonId,
    ) -> Result<CandidatePage> {
        let world = self.0;
        let db = world.db.read();
        let study = scope::find(db, actor, number).await?;
        let candidate = candidates::one(world, actor, &study, person).await?;
        let candidate = candidate.ok_or(AppError::NotFound)?;
        let questions = load::questions(db, study.id).await?;
        let asks = ask::Entity::find()
            .filter(ask::Column::PersonId.eq(person))
            .order_by_desc(ask::Column::AskedAt)
            .order_by_desc(ask::Column::Id)
            .limit(ASKS)
            .all(db)
            .await?;
        let people = authors::lines(db, asks.iter().filter_map(|row| row.asked_by)).await?;
        Ok(CandidatePage {
            number,
            title: load::title(&study),
            candidate,
            answers: answers(db, &questions, person).await?,
            signatures: signatures(db, study.id, person).await?,
            asks: asks
                .into_iter()
                .map(|row| AskView {
                    kind: row.kind,
                    by: row
                        .asked_by
                        .and_then(|id| people.get(&id))
                        .map(|line| line.name.clone()),
                    at: row.asked_at,
                    overridden: row.overridden,
                })
                .collect(),
        })
    }
}

/// What somebody answered, in the order of the questions; nothing for nothing. One query.
pub(super) async fn answers(
    db: &impl ConnectionTrait,
    questions: &[question::Model],
    person: PersonId,
) -> Result<Vec<AnswerView>> {
    if questions.is_empty() {
        return Ok(Vec::new());
    }
    let rows = screener_answer::Entity::find()
        .filter(screener_answer::Column::PersonId.eq(person))
        .filter(screener_answer::Column::QuestionId.is_in(questions.iter().map(|row| row.id)))
        .all(db)
        .await?;
    let given: HashMap<_, _> = rows
        .into_iter()
        .map(|row| (row.question_id, row.text))
        .collect();
    Ok(questions
        .iter()
        .filter_map(|row| {
            let asked = load::question_view(row).asked;
            let text = given.get(&row.id)?;
            let answer = questions::given(&asked, text)?;
            Some(AnswerView {
                kind: row.kind,
                question: asked.question,
                answer,
            })
        })
        .collect())
}

/// Every consent that somebody signed in a study, the newest first. One query.
pub(super) async fn signatures(
    db: &impl ConnectionTrait,
    study: StudyId,
    person: PersonId,
) -> Result<Vec<SignatureView>> {
    let rows = signature::Entity::find()
        .filter(signature::Column::StudyId.eq(study))
        .filter(signature::Column::PersonId.eq(person))
        .order_by_desc(signature::Column::Id)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| SignatureView {
            version: row.version,
            choices: SignedChoices {
                recording: row.recording != 0,
                quotes: row.quotes,
            },
            signed_at: row.signed_at,
            withdrawn_at: row.withdrawn_at,
        })
        .collect())
}
