//! What was answered, per question. Never per person: an anonymous reply is taken apart here, and
//! nothing says which of its answers came together.

use super::load;
use super::policy::Facts;
use crate::db::bulk;
use crate::entities::surveys::{answer, question, survey};
use crate::error::Result;
use model::people::full_name;
use model::questions::{QuestionKind, SCALE};
use model::surveys::{
    Bars, FEWEST_ANONYMOUS, Naming, QuestionResult, Results, TEXTS_SHOWN, Tally, TextAnswer,
};
use model::{Lang, SurveyQuestionId};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseBackend, EntityTrait, FromQueryResult, QueryFilter,
    QuerySelect, Statement,
};
use std::collections::HashMap;

/// One answer, with its author where the reply has one.
#[derive(FromQueryResult)]
pub(super) struct Line {
    pub(super) question_id: SurveyQuestionId,
    pub(super) text: String,
    family: Option<String>,
    given: Option<String>,
    pub(super) company: Option<String>,
}

impl Line {
    pub(super) fn by(&self) -> Option<String> {
        let family = self.family.as_deref()?;
        Some(full_name(family, self.given.as_deref().unwrap_or_default()))
    }
}

/// Whether the answers of so many may be looked at one by one. Without names only once nobody can
/// answer any more: who looks before and after an answer comes would see whose it is.
pub(super) fn may_be_shown(row: &survey::Model, facts: Facts, replies: u32) -> bool {
    load::naming(row) == Naming::Named || (facts.is_over() && replies >= FEWEST_ANONYMOUS)
}

/// Two queries; none while nothing is shown.
pub(super) async fn of(
    db: &impl ConnectionTrait,
    (row, facts): (&survey::Model, Facts),
    questions: &[question::Model],
    replies: u32,
) -> Result<Results> {
    if replies == 0 {
        return Ok(Results::None);
    }
    if !may_be_shown(row, facts, replies) {
        return Ok(Results::Withheld);
    }
    let counts = counts(db, questions).await?;
    let mut texts: HashMap<SurveyQuestionId, Vec<TextAnswer>> = HashMap::new();
    for line in lines(db, row, Some(TEXTS_SHOWN)).await? {
        texts.entry(line.question_id).or_default().push(TextAnswer {
            by: line.by(),
            lang: Lang::of_text(&line.text),
            text: line.text,
        });
    }
    let result = |row: &question::Model| {
        let asked = load::question(row);
        let n = |answer: String| counts.get(&(row.id, answer)).copied().unwrap_or_default();
        let tally = match asked.kind {
            QuestionKind::Text => {
                let texts = texts.remove(&row.id).unwrap_or_default();
                let listed = u32::try_from(texts.len()).unwrap_or(u32::MAX);
                Tally::Texts {
                    more: replies.saturating_sub(listed),
                    texts,
                }
            }
            QuestionKind::YesNo => Tally::Bars(Bars(["yes", "no"].map(|it| n(it.into())).into())),
            QuestionKind::Choice => {
                let places = 1..=asked.choices.len();
                Tally::Bars(Bars(places.map(|place| n(place.to_string())).collect()))
            }
            QuestionKind::Scale => {
                Tally::Bars(Bars(SCALE.map(|step| n(step.to_string())).collect()))
            }
        };
        QuestionResult { asked, tally }
    };
    Ok(Results::Shown(questions.iter().map(result).collect()))
}

/// How often each answer was given to the questions that are not answered in words.
async fn counts(
    db: &impl ConnectionTrait,
    questions: &[question::Model],
) -> Result<HashMap<(SurveyQuestionId, String), u32>> {
    let counted = questions
        .iter()
        .filter(|row| row.kind != QuestionKind::Text);
    let counted = bulk::among_ids(
        db.get_database_backend(),
        "survey_answers.question_id",
        counted.map(|row| row.id.0),
    );
    let rows: Vec<(SurveyQuestionId, String, i64)> = answer::Entity::find()
        .select_only()
        .columns([answer::Column::QuestionId, answer::Column::Text])
        .column_as(answer::Column::ReplyId.count(), "many")
        .filter(counted)
        .group_by(answer::Column::QuestionId)
        .group_by(answer::Column::Text)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(id, text, many)| ((id, text), u32::try_from(many).unwrap_or(u32::MAX)))
        .collect())
}

/// The answers by question and text: those in words, at most so many of each question; or all of
/// them, whatever their kind.
pub(super) async fn lines(
    db: &impl ConnectionTrait,
    row: &survey::Model,
    most: Option<u32>,
) -> Result<Vec<Line>> {
    let (mark, backend) = match db.get_database_backend() {
        DatabaseBackend::Postgres => ("$1", DatabaseBackend::Postgres),
        other => ("?", other),
    };
    let (kind, most) = match most {
        Some(most) => ("AND q.kind = 'text'", format!("WHERE n <= {most}")),
        None => ("", String::new()),
    };
    // Names only from the column that an anonymous reply leaves empty.
    let sql = format!(
        "SELECT question_id, text, family, given, company FROM (\
         SELECT a.question_id, a.text, p.family_name AS family, p.given_name AS given, \
         c.name AS company, q.position, row_number() OVER \
         (PARTITION BY a.question_id ORDER BY a.text, p.sort_key, p.id) AS n \
         FROM survey_answers a \
         JOIN survey_questions q ON q.id = a.question_id \
         JOIN survey_replies r ON r.id = a.reply_id \
         LEFT JOIN people p ON p.id = r.person_id \
         LEFT JOIN companies c ON c.id = p.company_id \
         WHERE q.survey_id = {mark} {kind}) x {most} ORDER BY position, n"
    );
    let statement = Statement::from_sql_and_values(backend, sql, [row.id.0.into()]);
    Ok(Line::find_by_statement(statement).all(db).await?)
}
