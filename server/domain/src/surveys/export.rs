//! The answers as a file for a spreadsheet.

use super::{Surveys, load, policy, results, scope};
use crate::actor::Actor;
use crate::entities::surveys::question;
use crate::error::Result;
use crate::{questions, sheet};
use model::questions::Given;
use model::surveys::Naming;
use model::{Conflict, Lang, SurveyNumber, SurveyQuestionId};
use std::collections::HashMap;
use text::t;

/// A file with a line for each answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswersFile {
    pub name: String,
    pub bytes: Vec<u8>,
}

impl Surveys<'_> {
    /// Question, answer and, where answers have names, who gave it: a line each, ordered by question
    /// and answer. In words of `lang`. Five queries.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`], [`model::AppError::NotFound`],
    /// [`model::AppError::Forbidden`]; [`Conflict::AnswersWithheld`] as long as the page shows none
    /// either.
    pub async fn answers_file(
        self,
        actor: &Actor,
        number: SurveyNumber,
        lang: Lang,
    ) -> Result<AnswersFile> {
        let world = self.0;
        let db = world.db.read();
        let row = scope::find(db, actor, number).await?;
        policy::can_run(actor)?;
        let (_, replies) = load::count(db, row.id).await?;
        if !results::may_be_shown(&row, load::facts(world, &row, true), replies) {
            return Err(Conflict::AnswersWithheld.into());
        }
        let named = load::naming(&row) == Naming::Named;
        let asked = load::questions(db, row.id).await?;
        let asked: HashMap<SurveyQuestionId, &question::Model> =
            asked.iter().map(|row| (row.id, row)).collect();
        let mut head = vec![
            t(lang, "surveys-file-question"),
            t(lang, "surveys-file-answer"),
        ];
        if named {
            head.extend([
                t(lang, "surveys-file-name"),
                t(lang, "surveys-file-company"),
            ]);
        }
        let mut rows = vec![head];
        for line in results::lines(db, &row, None).await? {
            let Some(question) = asked.get(&line.question_id).map(|row| load::question(row)) else {
                continue;
            };
            let answer = match questions::given(&question, &line.text) {
                Some(Given::Choice(choice)) => choice.to(lang).text.to_owned(),
                Some(Given::Yes) => t(lang, "studies-yes"),
                Some(Given::No) => t(lang, "studies-no"),
                Some(Given::Text { .. } | Given::Step(_)) | None => line.text.clone(),
            };
            let mut cells = vec![question.question.to(lang).text.to_owned(), answer];
            if named {
                cells.push(line.by().unwrap_or_default());
                cells.push(line.company.unwrap_or_default());
            }
            rows.push(cells);
        }
        Ok(AnswersFile {
            name: format!("survey-{number}.csv"),
            bytes: sheet::csv(&rows)?,
        })
    }
}
