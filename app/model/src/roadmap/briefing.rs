//! What people send to a briefing.

use super::forms::{local_time, version};
use super::{
    BRIEFING_ANSWER_MAX, BRIEFING_LINK_MAX, BRIEFING_PLACE_MAX, BRIEFING_QUESTION_MAX, POINTS_MAX,
};
use crate::both::Both;
use crate::error::{AppError, Problem};
use crate::input::{Fields, form_token};
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// When and where a briefing is, and what customers may hear of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BriefingForm {
    /// As `<input type="datetime-local">` sends it, in the vendor's zone; may be empty.
    pub begins_at: String,
    pub place: String,
    pub link: String,
    pub points_ja: String,
    pub points_en: String,
    pub version: String,
}

/// A briefing, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Briefing {
    /// In the vendor's zone.
    pub begins_at: Option<NaiveDateTime>,
    pub place: String,
    /// Empty, or an address of the web.
    pub link: String,
    pub points: Both,
    pub version: i32,
}

impl BriefingForm {
    /// # Errors
    /// [`AppError::Invalid`]: a time that is none, a link that is no address of the web, something
    /// too long.
    pub fn parse(&self) -> Result<Briefing, AppError> {
        let mut fields = Fields::new();
        let begins_at = local_time(&mut fields, "begins_at", &self.begins_at);
        let place = fields.optional_line("place", &self.place, BRIEFING_PLACE_MAX);
        let link = fields.optional_line("link", &self.link, BRIEFING_LINK_MAX);
        if !link.is_empty() && !is_web_address(&link) {
            fields.refuse("link", Problem::NotAWebAddress);
        }
        let points = fields.both(
            ("points_ja", "points_en"),
            (&self.points_ja, &self.points_en),
            POINTS_MAX,
        );
        let version = version(&mut fields, &self.version);
        fields.finish(|| {
            Some(Briefing {
                begins_at,
                place,
                link,
                points,
                version: version?,
            })
        })
    }
}

/// Whether a browser that follows it stays on the web (ASVS 1.2.2): `http` or `https`, a host, and
/// nothing that would have to be encoded.
#[must_use]
pub fn is_web_address(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let rest = lower
        .strip_prefix("https://")
        .or_else(|| lower.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        !host.is_empty()
            && !host.contains(['@', '\\'])
            && !text
                .chars()
                .any(|c| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '\\'))
    })
}

/// A question that was asked at a briefing, with what was answered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BriefingQuestionForm {
    pub question: String,
    pub answer: String,
    pub form_token: String,
}

/// A question of a briefing, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewBriefingQuestion {
    pub question: String,
    /// May be empty: it is still owed then.
    pub answer: String,
    pub form_token: String,
}

impl BriefingQuestionForm {
    /// # Errors
    /// [`AppError::Invalid`].
    pub fn parse(&self) -> Result<NewBriefingQuestion, AppError> {
        let mut fields = Fields::new();
        let question = fields.text("question", &self.question, BRIEFING_QUESTION_MAX);
        let answer = fields.optional_text("answer", &self.answer, BRIEFING_ANSWER_MAX);
        fields.finish(|| {
            Some(NewBriefingQuestion {
                question,
                answer,
                form_token: form_token(&self.form_token),
            })
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn filled() -> BriefingForm {
        BriefingForm {
            begins_at: "2026-12-01T10:00".into(),
            link: "https://meet.example/abc?x=1".into(),
            version: "1".into(),
            ..BriefingForm::default()
        }
    }

    #[test]
    fn time_and_link_may_be_left_out_but_not_be_wrong() {
        let briefing = filled().parse().unwrap();
        assert_eq!(
            briefing.begins_at.unwrap().to_string(),
            "2026-12-01 10:00:00"
        );
        let empty = BriefingForm {
            version: "1".into(),
            ..BriefingForm::default()
        };
        assert_eq!(empty.parse().unwrap().begins_at, None);
        let wrong = BriefingForm {
            begins_at: "tomorrow".into(),
            ..filled()
        };
        assert_eq!(
            wrong.parse().unwrap_err(),
            AppError::field("begins_at", Problem::NotADate)
        );
    }

    /// ASVS 1.2.2
    #[test]
    fn a_link_stays_on_the_web() {
        for bad in [
            "javascript:alert(1)",
            "data:text/html,x",
            "//host.example/",
            "https://",
            "https:///x",
            "https://user@host.example/",
            "https://host.example/a b",
            "ftp://host.example/",
            "https://host.example\\x",
        ] {
            let form = BriefingForm {
                link: bad.into(),
                ..filled()
            };
            assert_eq!(
                form.parse().unwrap_err(),
                AppError::field("link", Problem::NotAWebAddress),
                "{bad}"
            );
        }
    }
}
