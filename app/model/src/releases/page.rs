//! What pages of releases and thanks show.

use super::{Consent, FeedbackForm, ReleaseForm, ReleaseState, ThanksForm};
use crate::both::Both;
use crate::files::FileView;
use crate::ids::{
    BriefingId, CompanyId, FeedbackId, ItemNumber, OutcomeStoryId, PersonId, ProposalNumber,
    ReleaseId, ReleaseNumber, ThanksId, TipId,
};
use crate::lang::Lang;
use crate::paging::Cursor;
use crate::people::PersonLine;
use crate::roadmap::LinkedProposal;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// A release in the change log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleaseLine {
    pub id: ReleaseId,
    /// `None` while it is drafted.
    pub number: Option<ReleaseNumber>,
    pub title: Both,
    /// The beginning of it.
    pub background: Both,
    pub state: ReleaseState,
    pub released_on: Option<NaiveDate>,
    pub thanks: u32,
}

/// The change log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleaseList {
    /// Newest first.
    pub lines: Vec<ReleaseLine>,
    pub next: Option<Cursor>,
    /// Drafts and what was withdrawn, for who may edit.
    pub hidden: Vec<ReleaseLine>,
    pub may_edit: bool,
}

/// What the reader had asked, or follows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    pub proposal: ProposalNumber,
    pub title: String,
    pub lang: Lang,
    /// `None`: the reader only watched it.
    pub asked_at: Option<DateTime<Utc>>,
}

/// A company whose people had asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedCompany {
    pub id: CompanyId,
    pub name: String,
    pub people: u32,
}

/// Thanks, as far as its reader may read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThanksView {
    pub id: ThanksId,
    pub release: ReleaseNumber,
    pub release_title: Both,
    /// Empty where it must not be quoted.
    pub text: String,
    pub lang: Lang,
    /// `None` where it must not be quoted: "a customer in logistics".
    pub by: Option<PersonLine>,
    pub industry: Option<String>,
    pub may_quote: bool,
    pub mine: bool,
    pub at: DateTime<Utc>,
    /// Set when its words were changed after they were given, for who may read them.
    pub edited_at: Option<DateTime<Utc>>,
    pub story: Option<StoryView>,
}

/// An outcome story: of others only once it is public.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoryView {
    pub id: OutcomeStoryId,
    pub text: Both,
    pub consent: Consent,
    pub published_at: Option<DateTime<Utc>>,
    /// The reader is whose story it is, and may agree or take it back.
    pub mine: bool,
    pub version: i32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TipView {
    pub id: TipId,
    pub text: Both,
    pub by: PersonLine,
    pub at: DateTime<Utc>,
}

/// How the form for feedback stands for its reader.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedbackState {
    pub until: Option<NaiveDate>,
    pub open: bool,
    /// What the reader has given so far.
    pub mine: Option<FeedbackForm>,
}

/// Feedback, for staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedbackView {
    pub id: FeedbackId,
    pub by: PersonLine,
    pub scene: String,
    pub worked: String,
    pub missing: String,
    pub lang: Lang,
    pub at: DateTime<Utc>,
}

/// How many used it on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdoptionDay {
    pub day: NaiveDate,
    pub companies: u32,
    pub people: u32,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleaseRights {
    pub edit: bool,
    pub thank: bool,
    pub give_feedback: bool,
    /// Writes the summary, publishes tips, asks for stories, imports adoption figures.
    pub follow_up: bool,
}

/// A release, whole, as its reader may read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleasePage {
    pub id: ReleaseId,
    pub number: ReleaseNumber,
    pub state: ReleaseState,
    pub title: Both,
    pub background: Both,
    pub intended_use: Both,
    pub how_to_start: Both,
    pub limits: Both,
    pub summary: Both,
    /// Empty for everybody but staff.
    pub staff_document: String,
    pub released_on: NaiveDate,
    pub published_at: DateTime<Utc>,
    pub builders: Vec<PersonLine>,
    pub proposals: Vec<LinkedProposal>,
    pub items: Vec<(ItemNumber, Both)>,
    pub pictures: Vec<FileView>,
    pub asked: Option<Asked>,
    /// The newest, one's own first.
    pub thanks: Vec<ThanksView>,
    /// All of them.
    pub thanked: u32,
    pub my_thanks: Option<ThanksForm>,
    pub tips: Vec<TipView>,
    pub feedback: FeedbackState,
    /// For staff.
    pub received: Vec<FeedbackView>,
    /// For staff: a CSM's own companies, for the others all.
    pub customers: Vec<AskedCompany>,
    /// For staff, newest first.
    pub adoption: Vec<AdoptionDay>,
    /// For staff: its release briefing.
    pub briefing: Option<BriefingId>,
    pub may: ReleaseRights,
    pub version: i32,
}

/// The form of a release with what it needs around it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleaseDraft {
    /// `None` for a new one.
    pub id: Option<ReleaseId>,
    pub number: Option<ReleaseNumber>,
    pub state: ReleaseState,
    pub form: ReleaseForm,
    pub pictures: Vec<FileView>,
    /// People of the vendor to name.
    pub staff: Vec<(PersonId, String)>,
    /// How many people are told when it is published, at most.
    pub voices: u32,
    /// The release briefing, once it is planned.
    pub briefing: Option<BriefingId>,
}

/// A release that answers a proposal or brings an item of the roadmap, for their trails.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleaseOf {
    pub number: ReleaseNumber,
    pub title: Both,
    pub released_on: NaiveDate,
    pub thanks: u32,
}

/// What became of one's requests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyRelease {
    pub number: ReleaseNumber,
    pub title: Both,
    pub released_on: NaiveDate,
    pub asked: Asked,
    pub thanked: bool,
}

/// Thanks against requests over the last days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gratitude {
    pub thanks: u32,
    pub requests: u32,
}

impl Gratitude {
    /// Whether there were at least two thanks for each request (product.md 2, N14).
    #[must_use]
    pub const fn reached(self) -> bool {
        self.thanks > 0 && self.thanks >= self.requests.saturating_mul(super::RATIO_GOAL)
    }
}

/// One thanks with its story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThanksOf {
    pub thanks: ThanksView,
    /// The reader may ask for the story, and publish it.
    pub follow_up: bool,
}

/// The Thanks page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThanksPage {
    /// Newest first.
    pub thanks: Vec<ThanksView>,
    pub next: Option<Cursor>,
    pub gratitude: Gratitude,
    /// May ask for stories.
    pub follow_up: bool,
}
