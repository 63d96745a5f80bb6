//! What people send to the roadmap.

use super::{
    ANSWER_MAX, Audience, Colour, Confidence, DETAIL_MAX, Horizon, LINKS_MAX, NOTE_MAX, Place,
    QUESTION_MAX, Quarter, REASON_MAX, SUMMARY_MAX, THEME_NAME_MAX, TITLE_MAX, VERSION_NAME_MAX,
    WHOM_MAX, WHY_MAX,
};
use crate::both::Both;
use crate::error::{AppError, Problem};
use crate::ids::{PersonId, ProposalNumber, ThemeId};
use crate::input::{Fields, form_token, ticked};
use crate::lang::Lang;
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// The facts of a version: what it is called and how far it looks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FrameForm {
    pub name_ja: String,
    pub name_en: String,
    pub now_until: String,
    pub next_until: String,
    pub valid_until: String,
    pub review_on: String,
    pub version: String,
}

/// The facts of a version, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    pub name: Both,
    pub now_until: NaiveDate,
    pub next_until: NaiveDate,
    pub valid_until: NaiveDate,
    pub review_on: NaiveDate,
    pub version: i32,
}

impl FrameForm {
    /// # Errors
    /// [`AppError::Invalid`]: no name, a day missing, the three horizons not one after the other.
    pub fn parse(&self, lang: Lang) -> Result<Frame, AppError> {
        let mut fields = Fields::new();
        let names = ("name_ja", "name_en");
        let name = fields.both_lines(names, (&self.name_ja, &self.name_en), VERSION_NAME_MAX);
        fields.either(names, &name, lang);
        let now_until = day(&mut fields, "now_until", &self.now_until);
        let next_until = day(&mut fields, "next_until", &self.next_until);
        let valid_until = day(&mut fields, "valid_until", &self.valid_until);
        let review_on = day(&mut fields, "review_on", &self.review_on);
        if let (Some(now), Some(next)) = (now_until, next_until)
            && next < now
        {
            fields.refuse("next_until", Problem::BeforeTheOther);
        }
        if let (Some(next), Some(valid)) = (next_until, valid_until)
            && valid < next
        {
            fields.refuse("valid_until", Problem::BeforeTheOther);
        }
        let version = fields.version(&self.version);
        fields.finish(|| {
            Some(Frame {
                name,
                now_until: now_until?,
                next_until: next_until?,
                valid_until: valid_until?,
                review_on: review_on?,
                version: version?,
            })
        })
    }
}

fn day(fields: &mut Fields, name: &'static str, typed: &str) -> Option<NaiveDate> {
    let day = fields.optional_day(name, typed);
    if typed.trim().is_empty() {
        fields.refuse(name, Problem::Required);
    }
    day
}

/// An item of the version that is being drafted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EntryForm {
    pub title_ja: String,
    pub title_en: String,
    pub summary_ja: String,
    pub summary_en: String,
    pub why_ja: String,
    pub why_en: String,
    pub whom_ja: String,
    pub whom_en: String,
    pub council_ja: String,
    pub council_en: String,
    pub staff_note: String,
    pub theme: String,
    pub horizon: String,
    pub quarter: String,
    pub milestone: String,
    pub confidence: String,
    pub owner: String,
    /// Numbers, apart by anything: "#31, 53".
    pub proposals: String,
    pub reason_ja: String,
    pub reason_en: String,
    /// Empty for a new item.
    pub version: String,
    pub form_token: String,
}

/// An item, checked. Whether it needs a reason depends on the version before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub title: Both,
    pub summary: Both,
    pub why: Both,
    pub whom: Both,
    pub council: Both,
    pub staff_note: String,
    pub theme: Option<ThemeId>,
    pub place: Place,
    pub confidence: Confidence,
    pub owner: Option<PersonId>,
    pub proposals: Vec<ProposalNumber>,
    pub reason: Both,
    /// 0 for a new item.
    pub version: i32,
    pub form_token: String,
}

impl EntryForm {
    /// # Errors
    /// [`AppError::Invalid`]: title or summary in neither language, something too long, a word, a
    /// quarter, a day or a number that is none, more than [`LINKS_MAX`] proposals, a quarter and a
    /// milestone that do not fit together.
    pub fn parse(&self, lang: Lang) -> Result<Entry, AppError> {
        let mut fields = Fields::new();
        let titles = ("title_ja", "title_en");
        let title = fields.both_lines(titles, (&self.title_ja, &self.title_en), TITLE_MAX);
        fields.either(titles, &title, lang);
        let summaries = ("summary_ja", "summary_en");
        let summary = fields.both(summaries, (&self.summary_ja, &self.summary_en), SUMMARY_MAX);
        fields.either(summaries, &summary, lang);
        let why = fields.both(("why_ja", "why_en"), (&self.why_ja, &self.why_en), WHY_MAX);
        let whom = fields.both(
            ("whom_ja", "whom_en"),
            (&self.whom_ja, &self.whom_en),
            WHOM_MAX,
        );
        let horizon = fields.choice::<Horizon>("horizon", &self.horizon);
        let quarter = optional_word::<Quarter>(&mut fields, "quarter", &self.quarter);
        let milestone = fields.optional_day("milestone", &self.milestone);
        if let (Some(quarter), Some(day)) = (quarter, milestone)
            && Quarter::of(day) != quarter
        {
            fields.refuse("milestone", Problem::OutsideTheQuarter);
        }
        let confidence = fields.choice::<Confidence>("confidence", &self.confidence);
        let theme = optional_word::<ThemeId>(&mut fields, "theme", &self.theme);
        let owner = optional_word::<PersonId>(&mut fields, "owner", &self.owner);
        let proposals = fields.numbers("proposals", &self.proposals, LINKS_MAX, ProposalNumber);
        let council = fields.both(
            ("council_ja", "council_en"),
            (&self.council_ja, &self.council_en),
            DETAIL_MAX,
        );
        let staff_note = fields.optional_text("staff_note", &self.staff_note, DETAIL_MAX);
        let reason = reason(&mut fields, &self.reason_ja, &self.reason_en);
        let version = if self.version.trim().is_empty() {
            Some(0)
        } else {
            fields.version(&self.version)
        };
        fields.finish(|| {
            Some(Entry {
                title,
                summary,
                why,
                whom,
                council,
                staff_note,
                theme,
                place: Place {
                    horizon: horizon?,
                    quarter,
                    milestone,
                },
                confidence: confidence?,
                owner,
                proposals,
                reason,
                version: version?,
                form_token: form_token(&self.form_token),
            })
        })
    }
}

fn reason(fields: &mut Fields, ja: &str, en: &str) -> Both {
    fields.both(("reason_ja", "reason_en"), (ja, en), REASON_MAX)
}

fn optional_word<T: FromStr>(fields: &mut Fields, name: &'static str, typed: &str) -> Option<T> {
    if typed.trim().is_empty() {
        return None;
    }
    fields.choice(name, typed)
}

/// Takes an item out of the next version.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RemovalForm {
    pub reason_ja: String,
    pub reason_en: String,
    pub version: String,
}

/// Why an item leaves; there is none without a reason unless nobody has read of it yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removal {
    pub reason: Both,
    pub version: i32,
}

impl RemovalForm {
    /// # Errors
    /// [`AppError::Invalid`].
    pub fn parse(&self) -> Result<Removal, AppError> {
        let mut fields = Fields::new();
        let reason = reason(&mut fields, &self.reason_ja, &self.reason_en);
        let version = fields.version(&self.version);
        fields.finish(|| {
            Some(Removal {
                reason,
                version: version?,
            })
        })
    }
}

/// When a version is to be published, in the vendor's zone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ScheduleForm {
    /// As `<input type="datetime-local">` sends it: `2026-11-23T09:00`.
    pub at: String,
    pub version: String,
}

impl ScheduleForm {
    /// The local time, and the version of the draft that was looked at.
    ///
    /// # Errors
    /// [`AppError::Invalid`].
    pub fn parse(&self) -> Result<(NaiveDateTime, i32), AppError> {
        let mut fields = Fields::new();
        let at = fields.local_time("at", &self.at);
        if self.at.trim().is_empty() {
            fields.refuse("at", Problem::Required);
        }
        let version = fields.version(&self.version);
        fields.finish(|| Some((at?, version?)))
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FollowForm {
    /// `1` or `0`: what is wanted, so that pressing twice is pressing once.
    pub follow: String,
    /// Where to go back to.
    pub from: String,
}

impl FollowForm {
    /// Whether to follow from now on.
    ///
    /// # Errors
    /// [`AppError::Invalid`] for anything but `1` and `0`.
    pub fn parse(&self) -> Result<bool, AppError> {
        match self.follow.as_str() {
            "1" => Ok(true),
            "0" => Ok(false),
            _ => Err(AppError::field("follow", Problem::UnknownChoice)),
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct QuestionForm {
    pub body: String,
    pub form_token: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    pub body: String,
    pub form_token: String,
}

impl QuestionForm {
    /// # Errors
    /// [`AppError::Invalid`].
    pub fn parse(&self) -> Result<Question, AppError> {
        let mut fields = Fields::new();
        let body = fields.text("body", &self.body, QUESTION_MAX);
        fields.finish(|| {
            Some(Question {
                body,
                form_token: form_token(&self.form_token),
            })
        })
    }
}

/// The answer of staff to a question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AnswerForm {
    pub answer: String,
    pub version: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub answer: String,
    pub version: i32,
}

impl AnswerForm {
    /// # Errors
    /// [`AppError::Invalid`].
    pub fn parse(&self) -> Result<Answer, AppError> {
        let mut fields = Fields::new();
        let answer = fields.text("answer", &self.answer, ANSWER_MAX);
        let version = fields.version(&self.version);
        fields.finish(|| {
            Some(Answer {
                answer,
                version: version?,
            })
        })
    }
}

/// A note from the workshop: what is being worked on, where it is stuck.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NoteForm {
    pub body: String,
    pub audience: String,
    pub stuck: String,
    pub form_token: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewNote {
    pub body: String,
    pub audience: Audience,
    pub stuck: bool,
    pub form_token: String,
}

impl NoteForm {
    /// # Errors
    /// [`AppError::Invalid`].
    pub fn parse(&self) -> Result<NewNote, AppError> {
        let mut fields = Fields::new();
        let body = fields.text("body", &self.body, NOTE_MAX);
        let audience = fields.choice::<Audience>("audience", &self.audience);
        fields.finish(|| {
            Some(NewNote {
                body,
                audience: audience?,
                stuck: ticked(&self.stuck),
                form_token: form_token(&self.form_token),
            })
        })
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ThemeForm {
    pub name_ja: String,
    pub name_en: String,
    pub colour: String,
    /// Empty for a new one.
    pub version: String,
    pub form_token: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    pub name: Both,
    pub colour: Colour,
    /// 0 for a new one.
    pub version: i32,
    pub form_token: String,
}

impl ThemeForm {
    /// # Errors
    /// [`AppError::Invalid`].
    pub fn parse(&self, lang: Lang) -> Result<Theme, AppError> {
        let mut fields = Fields::new();
        let names = ("name_ja", "name_en");
        let name = fields.both_lines(names, (&self.name_ja, &self.name_en), THEME_NAME_MAX);
        fields.either(names, &name, lang);
        let colour = fields.choice::<Colour>("colour", &self.colour);
        let version = if self.version.trim().is_empty() {
            Some(0)
        } else {
            fields.version(&self.version)
        };
        fields.finish(|| {
            Some(Theme {
                name,
                colour: colour?,
                version: version?,
                form_token: form_token(&self.form_token),
            })
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn filled() -> EntryForm {
        EntryForm {
            title_ja: "まとめ承認".into(),
            summary_ja: "締めの二日間を一日に。".into(),
            horizon: "now".into(),
            confidence: "high".into(),
            ..EntryForm::default()
        }
    }

    #[test]
    fn an_item_needs_one_language_a_place_and_a_confidence() {
        assert!(filled().parse(Lang::Ja).is_ok());
        let error = EntryForm::default().parse(Lang::En).unwrap_err();
        let missing: Vec<_> = error.fields().iter().map(|it| it.field.as_ref()).collect();
        assert_eq!(missing, ["title_en", "summary_en", "horizon", "confidence"]);
    }

    #[test]
    fn proposals_are_numbers_however_they_are_written() {
        let mut form = filled();
        form.proposals = "#53、＃31 31,\n7".into();
        let numbers: Vec<_> = form.parse(Lang::Ja).unwrap().proposals;
        assert_eq!(numbers, [7, 31, 53].map(ProposalNumber));
        form.proposals = "#31 and more".into();
        assert_eq!(
            form.parse(Lang::Ja).unwrap_err(),
            AppError::field("proposals", Problem::NotANumber)
        );
        form.proposals = (1..=21).map(|n| format!("#{n} ")).collect();
        assert_eq!(
            form.parse(Lang::Ja).unwrap_err(),
            AppError::field("proposals", Problem::TooMany(20))
        );
    }

    #[test]
    fn a_milestone_lies_in_its_quarter() {
        let mut form = filled();
        form.quarter = "2026-Q4".into();
        form.milestone = "2027-01-01".into();
        assert_eq!(
            form.parse(Lang::Ja).unwrap_err(),
            AppError::field("milestone", Problem::OutsideTheQuarter)
        );
        form.milestone = "2026-12-31".into();
        assert!(form.parse(Lang::Ja).is_ok());
    }

    #[test]
    fn the_three_horizons_follow_each_other() {
        let form = FrameForm {
            name_en: "2026-Q4".into(),
            now_until: "2026-12-31".into(),
            next_until: "2026-06-30".into(),
            valid_until: "2028-03-31".into(),
            review_on: "2027-01-15".into(),
            version: "1".into(),
            ..FrameForm::default()
        };
        assert_eq!(
            form.parse(Lang::En).unwrap_err(),
            AppError::field("next_until", Problem::BeforeTheOther)
        );
    }
}
