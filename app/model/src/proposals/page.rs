//! One proposal, whole.

use super::{Area, Audience, Due, Reaction, Status, TranslationView};
use crate::evidence::ProposalEvidence;
use crate::files::FileView;
use crate::ids::{
    CommentId, DecisionId, ItemNumber, PersonId, ProposalId, ProposalNumber, ReasonId,
};
use crate::lang::Lang;
use crate::paging::Cursor;
use crate::people::PersonLine;
use crate::releases::ReleaseOf;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposalPage {
    pub id: ProposalId,
    pub number: ProposalNumber,
    pub title: String,
    pub request: String,
    pub reason: String,
    pub means: String,
    /// Sketches, oldest first.
    pub files: Vec<FileView>,
    pub lang: Lang,
    /// The same in the other language, where somebody gave it.
    pub translation: Option<TranslationView>,
    /// The item of the shown roadmap that answers it.
    pub roadmap_item: Option<ItemNumber>,
    /// What answered it, oldest first.
    pub releases: Vec<ReleaseOf>,
    /// The language the reader wants the texts in; see [`ProposalPage::texts`].
    pub wanted: Lang,
    pub area: Area,
    pub audience: Audience,
    pub status: Status,
    pub author: PersonLine,
    pub published_at: DateTime<Utc>,
    /// Set when the texts were edited after publishing.
    pub edited_at: Option<DateTime<Utc>>,
    pub version: i32,
    pub companies: u32,
    pub people: u32,
    pub due: Due,
    pub trail: Vec<TrailStep>,
    /// What conversations say about it.
    pub evidence: ProposalEvidence,
    /// Other people's own reasons, oldest first.
    pub reasons: Vec<ReasonView>,
    /// Answers, newest first.
    pub decisions: Vec<DecisionView>,
    pub comments: Vec<CommentView>,
    pub comments_total: u32,
    pub comments_next: Option<Cursor>,
    pub voiced: bool,
    /// The viewer is told of what follows here.
    pub watching: bool,
    /// Where the box under the comment stands: watched already, or chosen so the last time.
    pub watch_box: bool,
    pub may: Rights,
}

/// What the viewer may do here: from the same policy functions that guard the acts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rights {
    pub voice: bool,
    pub add_reason: bool,
    pub comment: bool,
    pub edit: bool,
    pub translate: bool,
    pub withdraw: bool,
    pub ask: bool,
    pub decide: bool,
}

words! {
    /// The stages a wish goes through.
    Stage {
        /// Conversations from which it came; there for who may know of them.
        Study => "study",
        Proposal => "proposal",
        Review => "review",
        Specification => "specification",
        Development => "development",
        Release => "release",
        /// Who had asked says what it did for them; there once something was released for it.
        Thanks => "thanks",
    }
}

/// One ring of the trail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrailStep {
    pub stage: Stage,
    pub state: TrailState,
    /// When it was reached.
    pub at: Option<DateTime<Utc>>,
    /// Ends the trail: the decision that closed or parked it.
    pub ended: Option<Status>,
}

words! {
    TrailState {
        Done => "done",
        Now => "now",
        Later => "later",
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReasonView {
    pub id: ReasonId,
    pub author: PersonLine,
    pub text: String,
    pub lang: Lang,
    pub at: DateTime<Utc>,
    pub mine: bool,
}

/// An answer: a seal, a date, a name, and a reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionView {
    pub id: DecisionId,
    pub status: Status,
    pub reason: String,
    pub lang: Lang,
    pub by: PersonLine,
    /// What the seal shows of the name.
    pub seal_name: String,
    pub at: DateTime<Utc>,
    pub next_word: Option<NaiveDate>,
    pub next_look: Option<NaiveDate>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentView {
    pub id: CommentId,
    pub author: PersonLine,
    /// Sanitised HTML made from the Markdown.
    pub html: String,
    pub lang: Lang,
    pub at: DateTime<Utc>,
    pub reactions: Vec<ReactionCount>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReactionCount {
    pub kind: Reaction,
    pub count: u32,
    pub mine: bool,
}

/// One earlier wording.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevisionView {
    pub version: i32,
    pub title: String,
    pub request: String,
    pub reason: String,
    pub means: String,
    pub by: String,
    pub at: DateTime<Utc>,
}

/// The head of a proposal's history page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryPage {
    pub number: ProposalNumber,
    pub lang: Lang,
    /// Newest first; the first is the present wording.
    pub revisions: Vec<RevisionView>,
}

/// What the vote button says after a click; finished by the server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VoiceLabel {
    pub voiced: bool,
    pub companies: u32,
    pub people: u32,
    /// "companies": the unit of the large number.
    pub unit: String,
    /// "31 people".
    pub persons: String,
    /// "(31 people)".
    pub brackets: String,
    /// "I need this too: 17 companies (31 people)".
    pub spoken: String,
}

/// A person who can be mentioned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    pub id: PersonId,
    pub name: String,
}
