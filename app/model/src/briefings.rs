//! Briefings: what product tells customer success of a new version of the roadmap, or of a
//! release, and what customers may hear of it (product.md 1.3, #47 and #48).

use crate::both::Both;
use crate::error::{AppError, Problem};
use crate::ids::{BriefingId, ReleaseId, ReleaseNumber};
use crate::input::{Fields, form_token, is_web_address};
use crate::releases::ReleaseState;
use crate::roadmap::VersionHead;
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};

pub const BRIEFING_PLACE_MAX: usize = 200;
pub const BRIEFING_LINK_MAX: usize = 500;
/// What customers may hear, in one language.
pub const POINTS_MAX: usize = 8_000;
pub const BRIEFING_QUESTION_MAX: usize = 1_000;
pub const BRIEFING_ANSWER_MAX: usize = 4_000;

words! {
    BriefingKind {
        Roadmap => "roadmap",
        Release => "release",
    }
}

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
        let begins_at = fields.local_time("begins_at", &self.begins_at);
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
        let version = fields.version(&self.version);
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

/// What a briefing tells of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BriefingOf {
    Version(VersionHead),
    Release(BriefedRelease),
}

/// A release that a briefing tells of: before it is published or after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BriefedRelease {
    pub id: ReleaseId,
    /// `None` while it is drafted.
    pub number: Option<ReleaseNumber>,
    pub state: ReleaseState,
    pub title: Both,
    pub released_on: Option<NaiveDate>,
}

/// A briefing: what CS hears of a version or a release, and may pass on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BriefingPage {
    pub id: BriefingId,
    pub of: BriefingOf,
    pub begins_at: Option<DateTime<Utc>>,
    pub place: String,
    pub link: String,
    pub points: Both,
    pub questions: Vec<BriefingQuestion>,
    pub may_edit: bool,
    pub version: i32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BriefingQuestion {
    pub question: String,
    pub answer: String,
    pub by: String,
    pub at: DateTime<Utc>,
}

/// A briefing in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BriefingLine {
    pub id: BriefingId,
    pub kind: BriefingKind,
    /// The name of its version, or the title of its release.
    pub name: Both,
    pub begins_at: Option<DateTime<Utc>>,
    pub place: String,
    /// How many questions are kept.
    pub questions: u32,
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
