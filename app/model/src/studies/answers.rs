//! What somebody who is invited to a study sends.

use super::{QuestionView, Quotes, WORD_MAX};
use crate::error::{AppError, Problem};
use crate::input::{Fields, ticked};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Screener and consent in one form: [`crate::questions::ANSWERS`], `agree`, `recording` (both ticked), `quotes`
/// (a word of [`Quotes`]) and `version` of the consent that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AcceptForm(BTreeMap<String, String>);

/// Every question answered, and the consent signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acceptance {
    /// In the order of the questions.
    pub answers: Vec<String>,
    pub choices: SignedChoices,
    /// Of the consent that was read.
    pub version: i32,
}

/// What somebody allows with their consent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedChoices {
    pub recording: bool,
    pub quotes: Quotes,
}

impl AcceptForm {
    /// What was typed into a field.
    #[must_use]
    pub fn get(&self, field: &str) -> &str {
        self.0.get(field).map_or("", String::as_str)
    }

    pub fn set(&mut self, field: &str, value: impl Into<String>) {
        self.0.insert(field.to_owned(), value.into());
    }

    /// `asked` are the questions of the study.
    ///
    /// # Errors
    /// [`AppError::Invalid`]: a question without an answer, or with one that it cannot have; not
    /// agreed, no choice on quotes, no version.
    pub fn parse(&self, asked: &[QuestionView]) -> Result<Acceptance, AppError> {
        let mut fields = Fields::new();
        let asked = asked.iter().map(|view| &view.asked);
        let answers = fields.answers(asked, |name| self.get(name));
        let quotes = fields.choice::<Quotes>("quotes", self.get("quotes"));
        if !ticked(self.get("agree")) {
            fields.refuse("agree", Problem::MustAgree);
        }
        let version = fields.version(self.get("version"));
        fields.finish(|| {
            Some(Acceptance {
                answers,
                choices: SignedChoices {
                    recording: ticked(self.get("recording")),
                    quotes: quotes?,
                },
                version: version?,
            })
        })
    }
}

/// Other choices on a consent that stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ChoicesForm {
    pub recording: String,
    pub quotes: String,
}

impl ChoicesForm {
    #[must_use]
    pub fn of(choices: SignedChoices) -> Self {
        Self {
            recording: if choices.recording { "on" } else { "" }.to_owned(),
            quotes: choices.quotes.as_str().to_owned(),
        }
    }

    /// # Errors
    /// [`AppError::Invalid`].
    pub fn parse(&self) -> Result<SignedChoices, AppError> {
        let mut fields = Fields::new();
        let quotes = fields.choice::<Quotes>("quotes", &self.quotes);
        fields.finish(|| {
            Some(SignedChoices {
                recording: ticked(&self.recording),
                quotes: quotes?,
            })
        })
    }
}

/// Rather not, with a word if one likes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DeclineForm {
    pub word: String,
}

impl DeclineForm {
    /// # Errors
    /// [`AppError::Invalid`]: too long.
    pub fn parse(&self) -> Result<String, AppError> {
        let mut fields = Fields::new();
        let word = fields.optional_text("word", &self.word, WORD_MAX);
        fields.finish(|| Some(word))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::studies::{QuestionKind, ScreenerQuestion};
    use crate::{Both, ScreenerQuestionId};

    #[test]
    fn a_consent_is_given_by_hand_and_says_what_may_be_quoted() {
        let mut form = AcceptForm::default();
        form.set("version", "2");
        let refused = form.parse(&[]).unwrap_err();
        assert_eq!(named(&refused), ["quotes", "agree"]);
        form.set("agree", "on");
        form.set("quotes", "anonymous");
        let given = form.parse(&[]).unwrap();
        assert_eq!(given.choices.quotes, Quotes::Anonymous);
        assert!(!given.choices.recording);
        assert_eq!(given.version, 2);
    }

    #[test]
    fn every_question_is_told_of_at_once_with_what_else_is_missing() {
        let asked = [
            question(QuestionKind::Text, 0),
            question(QuestionKind::YesNo, 0),
            question(QuestionKind::Choice, 2),
        ];
        let mut form = AcceptForm::default();
        form.set("version", "1");
        form.set("quotes", "none");
        form.set("answer2", "perhaps");
        form.set("answer3", "3");
        let refused = form.parse(&asked).unwrap_err();
        assert_eq!(named(&refused), ["answer1", "answer2", "answer3", "agree"]);
        form.set("agree", "on");
        form.set("answer1", "紙に書きます。");
        form.set("answer2", " yes ");
        form.set("answer3", "2");
        let given = form.parse(&asked).unwrap();
        assert_eq!(given.answers, ["紙に書きます。", "yes", "2"]);
        assert_eq!(form.parse(&asked[..1]).unwrap().answers.len(), 1);
    }

    fn named(refused: &AppError) -> Vec<&str> {
        let fields = refused.fields().iter();
        fields.map(|error| error.field.as_ref()).collect()
    }

    fn question(kind: QuestionKind, choices: usize) -> QuestionView {
        QuestionView {
            id: ScreenerQuestionId(uuid::Uuid::nil()),
            asked: ScreenerQuestion {
                kind,
                question: Both::new("どうしていますか?", ""),
                choices: vec![Both::new("はい", ""); choices],
            },
        }
    }
}
