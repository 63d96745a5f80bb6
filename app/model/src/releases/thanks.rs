//! Thanks and the stories behind them, as they are typed.

use super::{STORY_MAX, THANKS_MAX};
use crate::both::Both;
use crate::error::AppError;
use crate::input::{Fields, ticked};
use crate::lang::Lang;
use serde::{Deserialize, Serialize};

/// "This helped us, because …".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ThanksForm {
    pub text: String,
    /// Ticked: name and words may be shown to everybody who is signed in.
    pub may_quote: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thanks {
    pub text: String,
    pub may_quote: bool,
}

impl ThanksForm {
    /// # Errors
    /// [`AppError::Invalid`].
    pub fn parse(&self) -> Result<Thanks, AppError> {
        let mut fields = Fields::new();
        let text = fields.text("text", &self.text, THANKS_MAX);
        fields.finish(|| {
            Some(Thanks {
                text,
                may_quote: ticked(&self.may_quote),
            })
        })
    }
}

/// An outcome story that is to be told, for its customer to agree to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StoryForm {
    pub text_ja: String,
    pub text_en: String,
    /// Empty for a new one.
    pub version: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    pub text: Both,
    /// 0 for a new one.
    pub version: i32,
}

impl StoryForm {
    /// # Errors
    /// [`AppError::Invalid`].
    pub fn parse(&self, lang: Lang) -> Result<Story, AppError> {
        let mut fields = Fields::new();
        let names = ("text_ja", "text_en");
        let text = fields.both(names, (&self.text_ja, &self.text_en), STORY_MAX);
        fields.either(names, &text, lang);
        let version = if self.version.trim().is_empty() {
            Some(0)
        } else {
            fields.version(&self.version)
        };
        fields.finish(|| {
            Some(Story {
                text,
                version: version?,
            })
        })
    }
}

/// What its customer says to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StoryAnswerForm {
    /// `1` or `0`.
    pub agree: String,
    /// Of the words that were read.
    pub version: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StoryAnswer {
    pub agree: bool,
    pub version: i32,
}

impl StoryAnswerForm {
    /// # Errors
    /// [`AppError::Invalid`].
    pub fn parse(&self) -> Result<StoryAnswer, AppError> {
        let mut fields = Fields::new();
        let version = fields.version(&self.version);
        fields.finish(|| {
            Some(StoryAnswer {
                agree: ticked(&self.agree),
                version: version?,
            })
        })
    }
}
