//! What pages of surveys show.

use super::{Naming, SurveyForm, SurveyState};
use crate::both::Both;
use crate::contacts::Profile;
use crate::error::Conflict;
use crate::ids::{PersonId, PersonaId, SurveyNumber};
use crate::lang::Lang;
use crate::paging::Cursor;
use crate::questions::{Question, QuestionsForm};
use crate::studies::{ConsentView, RuleView};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// A survey in the list, for staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SurveyLine {
    pub number: SurveyNumber,
    pub title: Both,
    pub state: SurveyState,
    /// Open, and its last day is behind.
    pub over: bool,
    pub naming: Naming,
    pub closes_on: NaiveDate,
    pub invited: u32,
    pub replies: u32,
    pub created_at: DateTime<Utc>,
}

/// All surveys, for staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SurveyList {
    /// Newest first.
    pub lines: Vec<SurveyLine>,
    pub next: Option<Cursor>,
    pub may_run: bool,
}

/// What the reader may do with a survey in its present state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SurveyRights {
    pub edit: bool,
    /// Until people may be asked.
    pub edit_questions: bool,
    /// Only with questions it succeeds.
    pub open: bool,
    pub close: bool,
    /// Only a draft.
    pub discard: bool,
    pub invite: bool,
    /// Says what came out.
    pub publish: bool,
    /// Takes the answers away as a file.
    pub export: bool,
}

/// An answer in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextAnswer {
    pub text: String,
    pub lang: Lang,
    /// Who gave it; `None` in an anonymous survey.
    pub by: Option<String>,
}

/// How often each of the possible answers was given, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bars(pub Vec<u32>);

impl Bars {
    #[must_use]
    pub fn total(&self) -> u32 {
        self.0.iter().sum()
    }

    /// Tenths of the mean, where the first bar is 1; `None` without an answer.
    #[must_use]
    pub fn mean_tenths(&self) -> Option<u32> {
        let total = self.total();
        let sum: u32 = (1_u32..).zip(&self.0).map(|(step, n)| step * n).sum();
        // Half a tenth is rounded up.
        (sum * 20 + total).checked_div(total * 2)
    }
}

/// What was answered to one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tally {
    /// In the order of the texts, not of those who wrote them.
    Texts {
        texts: Vec<TextAnswer>,
        /// Texts that are not listed.
        more: u32,
    },
    /// `yes`, then `no`; the choices; the steps of the scale.
    Bars(Bars),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionResult {
    pub asked: Question,
    pub tally: Tally,
}

/// What was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Results {
    /// Nobody has answered.
    None,
    /// Answers without names, of too few to break them down, or while more can come.
    Withheld,
    Shown(Vec<QuestionResult>),
}

/// One time that everybody who fits was invited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundView {
    pub by: Option<String>,
    pub at: DateTime<Utc>,
    pub invited: u32,
    /// Who fitted and was not asked: on hold, opted out, resting without a reason to go ahead.
    pub passed: u32,
    pub done: bool,
}

/// A survey, whole, for staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SurveyPage {
    pub number: SurveyNumber,
    pub state: SurveyState,
    /// Open, and its last day is behind.
    pub over: bool,
    pub title: Both,
    pub why: Both,
    pub naming: Naming,
    pub closes_on: NaiveDate,
    pub rule: RuleView,
    pub questions: Vec<Question>,
    pub consent: ConsentView,
    pub invited: u32,
    pub replies: u32,
    pub results: Results,
    /// The newest first.
    pub rounds: Vec<RoundView>,
    pub outcome: Both,
    pub published_at: Option<DateTime<Utc>>,
    pub created_by: Option<String>,
    pub created_at: DateTime<Utc>,
    pub opened_at: Option<DateTime<Utc>>,
    pub closed_at: Option<DateTime<Utc>>,
    pub may: SurveyRights,
    pub version: i32,
}

impl SurveyPage {
    #[must_use]
    pub fn questions_form(&self) -> QuestionsForm {
        QuestionsForm::of(self.questions.iter(), self.version)
    }
}

/// The form of a survey with what it needs around it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SurveyDraft {
    /// `None` for a new one.
    pub number: Option<SurveyNumber>,
    /// What it comes too late for: nobody begins it any more, and who has filled it in gets it
    /// back.
    pub too_late: Option<Conflict>,
    pub state: SurveyState,
    pub form: SurveyForm,
    /// Those in life, and the present one.
    pub personas: Vec<(PersonaId, String)>,
    /// Industries that companies have, by name.
    pub industries: Vec<String>,
}

/// One person who could be invited, or was. Who has answered stands nowhere here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SurveyGuest {
    pub who: Profile,
    pub invited_at: Option<DateTime<Utc>>,
    pub may_invite: bool,
    /// Inviting needs a reason: this person rests.
    pub needs_reason: bool,
}

/// A page of those who fit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SurveyGuests {
    pub number: SurveyNumber,
    pub title: Both,
    pub invited: u32,
    /// By name.
    pub rows: Vec<SurveyGuest>,
    /// Behind whom the next page starts.
    pub next: Option<PersonId>,
    /// Everybody who fits can be invited at once.
    pub may_invite_all: bool,
    /// A round of invitations is under way.
    pub inviting: bool,
}

/// What somebody who is invited may do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplyRights {
    /// Answers, or changes what was answered.
    pub answer: bool,
    /// Takes the answers back: at any time.
    pub withdraw: bool,
}

/// A survey as somebody who is invited reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SurveyInvitation {
    pub number: SurveyNumber,
    pub title: Both,
    pub why: Both,
    pub naming: Naming,
    pub closes_on: NaiveDate,
    /// Nobody can answer any more.
    pub over: bool,
    pub invited_at: DateTime<Utc>,
    pub questions: Vec<Question>,
    /// The newest words.
    pub consent: ConsentView,
    /// One's own answers in the order of the questions.
    pub answers: Option<Vec<String>>,
    /// What came out and what becomes of it, once it is published.
    pub outcome: Option<(Both, DateTime<Utc>)>,
    pub may: ReplyRights,
}

/// A survey that one was invited to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MySurvey {
    pub number: SurveyNumber,
    pub title: Both,
    pub closes_on: NaiveDate,
    /// Nobody can answer any more.
    pub over: bool,
    pub answered: bool,
    /// It can be read what came out.
    pub published: bool,
    pub invited_at: DateTime<Utc>,
}
