//! A proposal in the other language (product.md N16, V45): given by its author or by the vendor's
//! people, always marked as such, the original one click away.

use super::{MEANS_MAX, ProposalPage, REASON_MAX, REQUEST_MAX, TITLE_MAX};
use crate::error::{AppError, Problem};
use crate::ids::ProposalNumber;
use crate::input::Fields;
use crate::lang::Lang;
use crate::people::PersonLine;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A proposal's texts in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Texts<'a> {
    pub lang: Lang,
    pub title: &'a str,
    pub request: &'a str,
    pub reason: &'a str,
    pub means: &'a str,
    /// Set when these are not the author's own words.
    pub translation: Option<&'a TranslationView>,
}

/// The second version of a proposal's texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TranslationView {
    pub lang: Lang,
    pub title: String,
    pub request: String,
    pub reason: String,
    pub means: String,
    pub by: PersonLine,
    pub at: DateTime<Utc>,
    /// The original was edited since.
    pub outdated: bool,
}

impl ProposalPage {
    /// The texts in the wanted language, if they exist in it; the original otherwise.
    #[must_use]
    pub fn texts(&self) -> Texts<'_> {
        match &self.translation {
            Some(translation) if self.wanted == translation.lang => Texts {
                lang: translation.lang,
                title: &translation.title,
                request: &translation.request,
                reason: &translation.reason,
                means: &translation.means,
                translation: Some(translation),
            },
            _ => Texts {
                lang: self.lang,
                title: &self.title,
                request: &self.request,
                reason: &self.reason,
                means: &self.means,
                translation: None,
            },
        }
    }
}

/// The original beside the form for its translation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TranslationPage {
    pub number: ProposalNumber,
    /// The language of the original.
    pub lang: Lang,
    pub title: String,
    pub request: String,
    pub reason: String,
    pub means: String,
    /// The present translation, or an empty form.
    pub form: TranslationForm,
    pub exists: bool,
    pub outdated: bool,
}

/// A translation as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TranslationForm {
    pub title: String,
    pub request: String,
    pub reason: String,
    pub means: String,
    /// The version of the original that stood beside the form.
    pub of_version: String,
    /// The version of the translation that was changed; 0 for the first one.
    pub version: String,
}

/// A translation, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewTranslation {
    pub title: String,
    pub request: String,
    pub reason: String,
    pub means: String,
    pub of_version: i32,
    pub version: i32,
}

impl TranslationForm {
    /// # Errors
    /// [`AppError::Invalid`]: title, request or reason missing, anything too long.
    pub fn parse(&self) -> Result<NewTranslation, AppError> {
        let mut fields = Fields::new();
        let title = fields.line("title", &self.title, TITLE_MAX);
        let request = fields.text("request", &self.request, REQUEST_MAX);
        let reason = fields.text("reason", &self.reason, REASON_MAX);
        let means = fields.optional_text("means", &self.means, MEANS_MAX);
        let mut number = |name, typed: &str| match typed.trim().parse::<i32>() {
            Ok(number) => Some(number),
            Err(_) => {
                fields.refuse(name, Problem::NotANumber);
                None
            }
        };
        let of_version = number("of_version", &self.of_version);
        let version = number("version", &self.version);
        fields.finish(|| {
            Some(NewTranslation {
                title,
                request,
                reason,
                means,
                of_version: of_version?,
                version: version?,
            })
        })
    }
}
