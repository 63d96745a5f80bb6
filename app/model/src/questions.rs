//! Questions that the vendor asks, and what is answered: of screeners and of surveys.

use crate::both::Both;
use crate::error::{AppError, Problem};
use crate::input::Fields;
use crate::lang::Lang;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// Questions of one form; a row of fields each.
pub const QUESTIONS_MAX: usize = 8;
pub const QUESTION_MAX: usize = 300;
/// All choices of a question, a line each.
pub const CHOICES_MAX: usize = 1_000;
/// Lines of it.
const CHOICE_LINES_MAX: usize = 20;
pub const ANSWER_MAX: usize = 1_000;
/// The steps of a scale, from "not at all" to "entirely".
pub const SCALE: RangeInclusive<u32> = 1..=5;

words! {
    /// How a question is answered.
    QuestionKind {
        Text => "text",
        YesNo => "yes-no",
        Choice => "choice",
        /// One of [`SCALE`].
        Scale => "scale",
    }
}

impl QuestionKind {
    /// What is asked before one takes part in a study.
    pub const SCREENER: [Self; 3] = [Self::Text, Self::YesNo, Self::Choice];
}

/// A question of the vendor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    pub kind: QuestionKind,
    pub question: Both,
    /// Empty unless one chooses.
    pub choices: Vec<Both>,
}

impl Question {
    /// Whether this is an answer to it: a text, `yes` or `no`, the number of a choice, from 1, or a
    /// step of the scale.
    ///
    /// # Errors
    /// [`Problem::Required`], [`Problem::UnknownChoice`].
    pub fn takes(&self, answer: &str) -> Result<(), Problem> {
        let fits = match self.kind {
            QuestionKind::Text => true,
            QuestionKind::YesNo => matches!(answer, "yes" | "no"),
            QuestionKind::Choice => answer
                .parse()
                .is_ok_and(|place: usize| (1..=self.choices.len()).contains(&place)),
            QuestionKind::Scale => answer.parse().is_ok_and(|step: u32| SCALE.contains(&step)),
        };
        match (answer.is_empty(), fits) {
            (true, _) => Err(Problem::Required),
            (false, true) => Ok(()),
            (false, false) => Err(Problem::UnknownChoice),
        }
    }
}

/// An answer under its question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerView {
    pub kind: QuestionKind,
    pub question: Both,
    pub answer: Given,
}

/// What was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Given {
    Text {
        text: String,
        lang: Lang,
    },
    Yes,
    No,
    Choice(Both),
    /// A step of [`SCALE`].
    Step(u32),
}

/// Names of the fields of one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuestionFields {
    pub kind: &'static str,
    pub question_ja: &'static str,
    pub question_en: &'static str,
    pub choices_ja: &'static str,
    pub choices_en: &'static str,
}

macro_rules! questions {
    ($($n:literal)+) => { [$(QuestionFields {
        kind: concat!("kind", $n),
        question_ja: concat!("question_ja", $n),
        question_en: concat!("question_en", $n),
        choices_ja: concat!("choices_ja", $n),
        choices_en: concat!("choices_en", $n),
    }),+] };
}

/// The rows of the form: `kind1`, `question_ja1`, and so on.
pub const QUESTIONS: [QuestionFields; QUESTIONS_MAX] = questions!(1 2 3 4 5 6 7 8);

/// The fields of the answers, in the order of the questions: see [`Question::takes`].
pub const ANSWERS: [&str; QUESTIONS_MAX] = [
    "answer1", "answer2", "answer3", "answer4", "answer5", "answer6", "answer7", "answer8",
];

impl Fields {
    /// The answers to these questions, each refused at its field of [`ANSWERS`].
    pub(crate) fn answers<'a, 'b>(
        &mut self,
        asked: impl Iterator<Item = &'a Question>,
        typed: impl Fn(&str) -> &'b str,
    ) -> Vec<String> {
        asked
            .zip(ANSWERS)
            .map(|(question, name)| {
                let answer = self.optional_text(name, typed(name), ANSWER_MAX);
                if let Err(problem) = question.takes(&answer) {
                    self.refuse(name, problem);
                }
                answer
            })
            .collect()
    }
}

/// All questions in rows of fields, see [`QUESTIONS`], with `version` of what they belong to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct QuestionsForm(BTreeMap<String, String>);

/// Questions, checked, in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Questions {
    pub questions: Vec<Question>,
    /// Of the study or survey that was read.
    pub version: i32,
}

impl QuestionsForm {
    #[must_use]
    pub fn of<'a>(questions: impl Iterator<Item = &'a Question>, version: i32) -> Self {
        let mut form = Self::default();
        form.set("version", version.to_string());
        for (names, asked) in QUESTIONS.iter().zip(questions) {
            let lines = |lang| {
                let lines: Vec<&str> = asked.choices.iter().map(|both| both.get(lang)).collect();
                // A language in which nothing was given is an empty field.
                lines.join("\n").trim().to_owned()
            };
            form.set(names.kind, asked.kind.as_str());
            form.set(names.question_ja, asked.question.ja.clone());
            form.set(names.question_en, asked.question.en.clone());
            form.set(names.choices_ja, lines(Lang::Ja));
            form.set(names.choices_en, lines(Lang::En));
        }
        form
    }

    /// What was typed into a field.
    #[must_use]
    pub fn get(&self, field: &str) -> &str {
        self.0.get(field).map_or("", String::as_str)
    }

    pub fn set(&mut self, field: &str, value: impl Into<String>) {
        self.0.insert(field.to_owned(), value.into());
    }

    /// Rows without question and choices are left out, whatever their kind. `kinds` are those that
    /// may be asked here.
    ///
    /// # Errors
    /// [`AppError::Invalid`]: choices without a question, fewer than two of them, other numbers of
    /// lines in the two languages, something too long, no version.
    pub fn parse(&self, kinds: &[QuestionKind], lang: Lang) -> Result<Questions, AppError> {
        let mut fields = Fields::new();
        let mut questions = Vec::new();
        for names in &QUESTIONS {
            let texts = [
                names.question_ja,
                names.question_en,
                names.choices_ja,
                names.choices_en,
            ];
            if texts.iter().all(|name| self.get(name).trim().is_empty()) {
                continue;
            }
            let kind = fields.choice::<QuestionKind>(names.kind, self.get(names.kind));
            if kind.is_some_and(|kind| !kinds.contains(&kind)) {
                fields.refuse(names.kind, Problem::UnknownChoice);
            }
            let question = (names.question_ja, names.question_en);
            let typed = (self.get(question.0), self.get(question.1));
            let asked = fields.both_lines(question, typed, QUESTION_MAX);
            fields.either(question, &asked, lang);
            let choices = if kind == Some(QuestionKind::Choice) {
                self.choices(names, &mut fields, lang)
            } else {
                Vec::new()
            };
            questions.push(Question {
                kind: kind.unwrap_or(QuestionKind::Text),
                question: asked,
                choices,
            });
        }
        let version = fields.version(self.get("version"));
        fields.finish(|| {
            Some(Questions {
                questions,
                version: version?,
            })
        })
    }

    fn choices(&self, names: &QuestionFields, fields: &mut Fields, lang: Lang) -> Vec<Both> {
        let named = (names.choices_ja, names.choices_en);
        let typed = (self.get(named.0), self.get(named.1));
        let both = fields.both(named, typed, CHOICES_MAX);
        fields.either(named, &both, lang);
        if both.is_empty() {
            return Vec::new();
        }
        let lines = |text: &str| -> Vec<String> {
            text.lines()
                .map(str::trim)
                .filter(|line| !line.is_empty())
                .map(str::to_owned)
                .collect()
        };
        let (ja, en) = (lines(&both.ja), lines(&both.en));
        let (at, count) = if ja.is_empty() {
            (named.1, en.len())
        } else {
            (named.0, ja.len())
        };
        if count < 2 {
            fields.refuse(at, Problem::FewChoices);
        }
        if count > CHOICE_LINES_MAX {
            let most = u32::try_from(CHOICE_LINES_MAX).unwrap_or(u32::MAX);
            fields.refuse(at, Problem::TooMany(most));
        }
        if !ja.is_empty() && !en.is_empty() && ja.len() != en.len() {
            fields.refuse(named.1, Problem::UnevenChoices);
        }
        (0..count)
            .map(|line| Both {
                ja: ja.get(line).cloned().unwrap_or_default(),
                en: en.get(line).cloned().unwrap_or_default(),
            })
            .collect()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    fn problems(error: &AppError) -> Vec<(&str, Problem)> {
        let fields = error.fields().iter();
        fields
            .map(|error| (error.field.as_ref(), error.problem))
            .collect()
    }

    #[test]
    fn choices_say_the_same_number_of_things_in_both_languages() {
        let mut form = QuestionsForm::default();
        form.set("version", "1");
        form.set("kind2", "text");
        form.set("kind1", "choice");
        form.set("question_en1", "How often?");
        form.set("choices_en1", "daily\n\n weekly ");
        let given = form.parse(&QuestionKind::SCREENER, Lang::Ja).unwrap();
        assert_eq!(given.questions.len(), 1);
        assert_eq!(
            given.questions[0].choices,
            [Both::new("", "daily"), Both::new("", "weekly")]
        );
        form.set("choices_ja1", "毎日\n毎週\n毎月");
        assert_eq!(
            problems(&form.parse(&QuestionKind::SCREENER, Lang::Ja).unwrap_err()),
            [("choices_en1", Problem::UnevenChoices)]
        );
        form.set("choices_ja1", "毎日");
        form.set("choices_en1", "");
        assert_eq!(
            problems(&form.parse(&QuestionKind::SCREENER, Lang::Ja).unwrap_err()),
            [("choices_ja1", Problem::FewChoices)]
        );
    }

    #[test]
    fn a_scale_has_five_steps_and_is_no_question_of_a_screener() {
        let mut form = QuestionsForm::default();
        form.set("version", "1");
        form.set("kind1", "scale");
        form.set("question_en1", "How satisfied are you?");
        let asked = form.parse(QuestionKind::ALL, Lang::En).unwrap().questions;
        for (answer, taken) in [
            ("1", true),
            ("5", true),
            ("0", false),
            ("6", false),
            ("x", false),
        ] {
            assert_eq!(asked[0].takes(answer).is_ok(), taken, "{answer}");
        }
        let refused = form.parse(&QuestionKind::SCREENER, Lang::En).unwrap_err();
        assert_eq!(problems(&refused), [("kind1", Problem::UnknownChoice)]);
    }
}
