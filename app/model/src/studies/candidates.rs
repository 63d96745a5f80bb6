//! Whom a study could ask: for staff alone.

use super::{AnswerView, CandidateState, NOMINATION_MAX, OVERRIDE_MAX, SignedChoices};
use crate::both::Both;
use crate::contacts::Profile;
use crate::error::AppError;
use crate::ids::{PersonId, StudyNumber};
use crate::input::Fields;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

words! {
    /// Which candidates are shown.
    CandidateFilter {
        /// Everybody who fits the rule, asked or not.
        Matching => "matching",
        Nominated => "nominated",
        Invited => "invited",
        Accepted => "accepted",
        Declined => "declined",
    }
}

/// What the list of candidates was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CandidateQuery {
    /// A word of [`CandidateFilter`]; anything else is the first.
    pub filter: String,
    /// Id of the last person of the page before.
    pub after: String,
}

/// How many have come how far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CandidateCounts {
    pub nominated: u32,
    pub invited: u32,
    pub accepted: u32,
    pub declined: u32,
    pub withdrawn: u32,
}

/// One person who could be asked, or was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    pub who: Profile,
    /// `None`: fits, and nobody has done anything yet.
    pub state: Option<CandidateState>,
    /// Why this person, by who nominated them.
    pub reason: String,
    pub nominated_by: Option<String>,
    pub nominated_at: Option<DateTime<Utc>>,
    pub invited_by: Option<String>,
    pub invited_at: Option<DateTime<Utc>>,
    pub answered_at: Option<DateTime<Utc>>,
    /// The word of who declined.
    pub word: String,
    pub may_nominate: bool,
    /// Takes the nomination back.
    pub may_release: bool,
    pub may_invite: bool,
    /// Inviting needs a reason: this person rests.
    pub needs_reason: bool,
}

/// A page of candidates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CandidateList {
    pub number: StudyNumber,
    pub title: Both,
    pub filter: CandidateFilter,
    pub counts: CandidateCounts,
    /// By name.
    pub rows: Vec<Candidate>,
    /// Behind whom the next page starts.
    pub next: Option<PersonId>,
}

/// A consent that was signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignatureView {
    /// Of the consent.
    pub version: i32,
    pub choices: SignedChoices,
    pub signed_at: DateTime<Utc>,
    pub withdrawn_at: Option<DateTime<Utc>>,
}

/// When somebody was asked for something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskView {
    pub kind: super::AskKind,
    pub by: Option<String>,
    pub at: DateTime<Utc>,
    /// Why, although they rested.
    pub overridden: String,
}

/// One candidate with what they said; for staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CandidatePage {
    pub number: StudyNumber,
    pub title: Both,
    pub candidate: Candidate,
    /// Empty until they accept, and again once they take their consent back.
    pub answers: Vec<AnswerView>,
    /// The newest first; those behind the first were replaced by it.
    pub signatures: Vec<SignatureView>,
    /// Everything this person was asked for, the newest first.
    pub asks: Vec<AskView>,
}

// --- forms ------------------------------------------------------------------------------------

/// "Ask her, because …".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NominationForm {
    pub reason: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nomination {
    pub reason: String,
}

impl NominationForm {
    /// # Errors
    /// [`AppError::Invalid`]: no reason, or too long.
    pub fn parse(&self) -> Result<Nomination, AppError> {
        let mut fields = Fields::new();
        let reason = fields.text("reason", &self.reason, NOMINATION_MAX);
        fields.finish(|| Some(Nomination { reason }))
    }
}

/// Inviting somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct InviteForm {
    /// Why, although they rest; empty otherwise.
    pub override_reason: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StudyInvite {
    pub override_reason: String,
}

impl InviteForm {
    /// # Errors
    /// [`AppError::Invalid`]: too long.
    pub fn parse(&self) -> Result<StudyInvite, AppError> {
        let mut fields = Fields::new();
        let override_reason =
            fields.optional_text("override_reason", &self.override_reason, OVERRIDE_MAX);
        fields.finish(|| Some(StudyInvite { override_reason }))
    }
}
