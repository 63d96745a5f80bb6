//! What somebody who is invited to a study sends.

use super::{ANSWER_MAX, QUESTIONS_MAX, Quotes, WORD_MAX};
use crate::error::{AppError, Problem};
use crate::input::{Fields, ticked};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The fields of the answers, in the order of the questions. A text, `yes` or `no`, or the number
/// of the choice, from 1.
pub const ANSWERS: [&str; QUESTIONS_MAX] = [
    "answer1", "answer2", "answer3", "answer4", "answer5", "answer6", "answer7", "answer8",
];

/// Screener and consent in one form: [`ANSWERS`], `agree`, `recording` (both ticked), `quotes`
/// (a word of [`Quotes`]) and `version` of the consent that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AcceptForm(BTreeMap<String, String>);

/// Screener and consent, checked as far as one can without the questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acceptance {
    /// As typed, in the order of [`ANSWERS`].
    pub answers: [String; QUESTIONS_MAX],
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

    /// # Errors
    /// [`AppError::Invalid`]: an answer too long, not agreed, no choice on quotes, no version.
    /// Whether all questions are answered the use case says.
    pub fn parse(&self) -> Result<Acceptance, AppError> {
        let mut fields = Fields::new();
        let answers = ANSWERS.map(|name| fields.optional_text(name, self.get(name), ANSWER_MAX));
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

    #[test]
    fn a_consent_is_given_by_hand_and_says_what_may_be_quoted() {
        let mut form = AcceptForm::default();
        form.set("answer2", " yes ");
        form.set("version", "2");
        let refused = form.parse().unwrap_err();
        let named: Vec<_> = refused.fields().iter().map(|e| e.field.as_ref()).collect();
        assert_eq!(named, ["quotes", "agree"]);
        form.set("agree", "on");
        form.set("quotes", "anonymous");
        let given = form.parse().unwrap();
        assert_eq!(given.answers[1], "yes");
        assert_eq!(given.choices.quotes, Quotes::Anonymous);
        assert!(!given.choices.recording);
        assert_eq!(given.version, 2);
    }
}
