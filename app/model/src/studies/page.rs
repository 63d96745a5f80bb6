//! What pages of studies show.

use super::{
    CandidateCounts, CandidateState, ConsentForm, GuideForm, HypothesisState, ScreenerForm,
    ScreenerQuestion, SignatureView, StudyForm, StudyPlace, StudyState,
};
use crate::both::Both;
use crate::companies::LoyaltyTier;
use crate::contacts::{ContactRole, UsageBand};
use crate::error::Conflict;
use crate::evidence::InsightRef;
use crate::ids::{HypothesisId, PersonId, PersonaId, ScreenerQuestionId, StudyNumber};
use crate::paging::Cursor;
use crate::people::PersonLine;
use crate::roadmap::LinkedProposal;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A study in the list, for staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StudyLine {
    pub number: StudyNumber,
    pub title: Both,
    pub state: StudyState,
    pub minutes: i32,
    pub place: StudyPlace,
    pub wanted: i32,
    pub counts: CandidateCounts,
    pub contact: Option<String>,
    pub created_at: DateTime<Utc>,
}

/// All studies, for staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StudyList {
    /// Newest first.
    pub lines: Vec<StudyLine>,
    pub next: Option<Cursor>,
    pub may_run: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HypothesisView {
    pub id: HypothesisId,
    pub text: String,
    pub state: HypothesisState,
    /// Why it was confirmed or refuted.
    pub note: String,
    pub judged_by: Option<String>,
    pub judged_at: Option<DateTime<Utc>>,
    /// What conversations say about it.
    pub insights: Vec<InsightRef>,
}

/// A part of the conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuideStep {
    pub minutes: i32,
    pub title: String,
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionView {
    pub id: ScreenerQuestionId,
    pub asked: ScreenerQuestion,
}

/// A version of the words that people sign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentView {
    pub version: i32,
    pub text: Both,
    /// For staff.
    pub written_by: Option<String>,
    pub written_at: DateTime<Utc>,
}

/// Who fits, with names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleView {
    pub tier: Option<LoyaltyTier>,
    pub usage: Option<UsageBand>,
    pub persona: Option<(PersonaId, String)>,
    pub role: Option<ContactRole>,
    pub industry: String,
    pub months: Option<i32>,
}

impl RuleView {
    /// Whether everybody fits.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

words! {
    /// What a study still lacks before people can be invited.
    StudyGap {
        Consent => "consent",
        /// Somebody whom people can ask.
        Contact => "contact",
    }
}

/// What the reader may do with a study in its present state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StudyRights {
    /// Texts, numbers, rule, hypotheses, guide, a new version of the consent.
    pub edit: bool,
    /// The screener, until somebody is invited.
    pub edit_screener: bool,
    /// Draft to recruiting; only without gaps it succeeds.
    pub begin: bool,
    /// Recruiting to running.
    pub run: bool,
    /// Running to evaluated.
    pub evaluate: bool,
    pub close: bool,
    /// Closing needs a reason: the study was not evaluated.
    pub close_needs_reason: bool,
    /// Only a draft.
    pub discard: bool,
    pub nominate: bool,
    pub invite: bool,
}

/// A study, whole, for staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StudyPage {
    pub number: StudyNumber,
    pub state: StudyState,
    pub title: Both,
    pub goal: String,
    pub why: Both,
    pub becomes: Both,
    pub minutes: i32,
    pub wanted: i32,
    pub place: StudyPlace,
    pub incentive: Both,
    pub observers_max: i32,
    pub contact: Option<PersonLine>,
    pub contact_phone: String,
    pub rule: RuleView,
    pub hypotheses: Vec<HypothesisView>,
    /// What conversations taught, to judge the hypotheses by.
    pub insights: Vec<InsightRef>,
    pub guide: Vec<GuideStep>,
    /// The sum of its steps, beside `minutes`.
    pub guide_minutes: i32,
    pub questions: Vec<QuestionView>,
    /// The newest first.
    pub consents: Vec<ConsentView>,
    pub counts: CandidateCounts,
    pub created_by: Option<String>,
    pub created_at: DateTime<Utc>,
    pub recruiting_at: Option<DateTime<Utc>>,
    pub closed_at: Option<DateTime<Utc>>,
    /// What has to be there before it begins; empty once it has.
    pub gaps: Vec<StudyGap>,
    pub may: StudyRights,
    pub version: i32,
}

impl StudyPage {
    #[must_use]
    pub fn guide_form(&self) -> GuideForm {
        GuideForm::of(&self.guide, self.version)
    }

    #[must_use]
    pub fn screener_form(&self) -> ScreenerForm {
        ScreenerForm::of(self.questions.iter().map(|view| &view.asked), self.version)
    }

    /// The newest words, to be written anew.
    #[must_use]
    pub fn consent_form(&self) -> ConsentForm {
        let newest = self.consents.first();
        ConsentForm {
            text_ja: newest.map(|row| row.text.ja.clone()).unwrap_or_default(),
            text_en: newest.map(|row| row.text.en.clone()).unwrap_or_default(),
            version: newest.map_or(0, |row| row.version).to_string(),
        }
    }
}

/// The form of a study with what it needs around it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StudyDraft {
    /// `None` for a new one.
    pub number: Option<StudyNumber>,
    /// What it comes too late for: nobody begins it any more, and who has filled it in gets it
    /// back.
    pub too_late: Option<Conflict>,
    pub state: StudyState,
    pub form: StudyForm,
    /// People of the vendor, for the contact person.
    pub staff: Vec<(PersonId, String)>,
    /// Those in life, and the present one.
    pub personas: Vec<(PersonaId, String)>,
    /// Industries that companies have, by name.
    pub industries: Vec<String>,
}

/// What somebody who is invited may do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationRights {
    /// Accepts; also who has declined before.
    pub accept: bool,
    pub decline: bool,
    /// Changes the choices of the consent that stands, or takes it back.
    pub change: bool,
}

/// An invitation as the invited person reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationPage {
    pub number: StudyNumber,
    pub title: Both,
    pub why: Both,
    pub becomes: Both,
    pub minutes: i32,
    pub place: StudyPlace,
    pub incentive: Both,
    pub observers_max: i32,
    /// Who has come to watch the conversation that one has booked, by name.
    pub watching: Vec<String>,
    pub contact: Option<PersonLine>,
    pub contact_phone: String,
    pub state: CandidateState,
    /// Nobody can answer any more.
    pub over: bool,
    pub invited_at: Option<DateTime<Utc>>,
    pub answered_at: Option<DateTime<Utc>>,
    pub questions: Vec<QuestionView>,
    /// The words to sign; once signed, the words that were.
    pub consent: ConsentView,
    pub answers: Vec<super::AnswerView>,
    /// The one that stands, or the last that was taken back.
    pub signature: Option<SignatureView>,
    /// One's own word when declining.
    pub word: String,
    pub may: InvitationRights,
    /// The proposals that the conversation led to.
    pub led_to: Vec<LinkedProposal>,
}

/// One of one's own invitations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyStudy {
    pub number: StudyNumber,
    pub title: Both,
    pub minutes: i32,
    pub place: StudyPlace,
    pub state: CandidateState,
    /// Nobody can answer any more.
    pub over: bool,
    pub invited_at: Option<DateTime<Utc>>,
    /// The proposals that the conversation led to.
    pub led_to: Vec<LinkedProposal>,
}
