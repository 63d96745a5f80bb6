//! What pages of the roadmap show.

use super::{
    Audience, Change, ChangeCounts, Colour, Confidence, EntryForm, FrameForm, Layout, Place,
    Standing, VersionState,
};
use crate::both::Both;
use crate::evidence::SupportingInsight;
use crate::ids::{
    ItemNumber, PersonId, ProposalNumber, QuestionId, RoadmapItemId, ThemeId, VersionNumber,
    WorkshopNoteId,
};
use crate::kept::Kept;
use crate::lang::Lang;
use crate::people::PersonLine;
use crate::proposals::Status;
use crate::releases::ReleaseOf;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::ops::Deref;
use std::sync::Arc;

/// A version in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionLine {
    pub number: VersionNumber,
    pub name: Both,
    pub state: VersionState,
    pub published_at: DateTime<Utc>,
    pub valid_until: NaiveDate,
    /// Against the version before it.
    pub counts: ChangeCounts,
}

/// What stands over a version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionHead {
    /// `None` while it is drafted.
    pub number: Option<VersionNumber>,
    pub name: Both,
    pub state: VersionState,
    pub now_until: NaiveDate,
    pub next_until: NaiveDate,
    pub valid_until: NaiveDate,
    pub review_on: NaiveDate,
    pub published_at: Option<DateTime<Utc>>,
    pub publish_at: Option<DateTime<Utc>>,
    /// The one that readers get when they open the roadmap.
    pub current: bool,
    /// For forms that act on it.
    pub version: i32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThemeLine {
    pub id: ThemeId,
    pub name: Both,
    pub colour: Colour,
    pub followed: bool,
    pub version: i32,
}

/// An item on the board or the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemCard {
    pub id: RoadmapItemId,
    pub number: ItemNumber,
    pub title: Both,
    pub summary: Both,
    pub why: Both,
    pub whom: Both,
    /// Empty for members.
    pub council: Both,
    /// Empty for everybody but staff.
    pub staff_note: String,
    pub theme: Option<ThemeId>,
    pub place: Place,
    pub confidence: Confidence,
    /// [`Standing::Removed`] is never on a board.
    pub standing: Standing,
    /// Of proposals that everybody may read: how many, of how many companies, with how many
    /// reasons.
    pub proposals: u32,
    pub companies: u32,
    pub reasons: u32,
    /// How it changed against the version that the reader saw last, or the one before.
    pub change: Option<Change>,
}

/// The items of a version as all readers of one kind get them, in the order of the version. Never
/// changed, and so shared between the pages that show them.
#[derive(Debug, Default)]
pub struct Items {
    cards: Vec<ItemCard>,
    /// What was drawn from them in a language and a layout, on a day.
    pub drawn: Kept<(Lang, Layout, NaiveDate)>,
}

impl From<Vec<ItemCard>> for Items {
    fn from(cards: Vec<ItemCard>) -> Self {
        Self {
            cards,
            drawn: Kept::default(),
        }
    }
}

impl Deref for Items {
    type Target = [ItemCard];
    fn deref(&self) -> &[ItemCard] {
        &self.cards
    }
}

/// The roadmap as a board or a timeline.
#[derive(Clone, Debug)]
pub struct RoadmapPage {
    pub head: VersionHead,
    /// As whom it is read.
    pub sees: Audience,
    pub themes: Vec<ThemeLine>,
    pub items: Arc<Items>,
    /// The items that the reader follows; others than those of this version may be among them.
    pub followed: BTreeSet<ItemNumber>,
    /// The version that the changes are counted from, and how many there are since the reader was
    /// here; `None` when nothing changed or the reader is new.
    pub since: Option<(VersionNumber, ChangeCounts)>,
    /// Whether it is written down already that the reader is here.
    pub visit_noted: bool,
    pub may: RoadmapRights,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoadmapRights {
    /// Drafts, publishes, withdraws.
    pub edit: bool,
    /// Reads briefings.
    pub brief: bool,
}

/// A proposal that an item answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkedProposal {
    pub number: ProposalNumber,
    pub title: String,
    pub lang: Lang,
    pub status: Status,
    pub companies: u32,
    pub people: u32,
    pub reasons: u32,
}

/// A note from the workshop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteView {
    pub id: WorkshopNoteId,
    pub body: String,
    pub lang: Lang,
    pub audience: Audience,
    pub stuck: bool,
    pub by: PersonLine,
    pub at: DateTime<Utc>,
}

/// A question with its answer, when there is one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionView {
    pub id: QuestionId,
    pub body: String,
    pub lang: Lang,
    pub by: PersonLine,
    pub at: DateTime<Utc>,
    pub answer: Option<AnswerView>,
    /// For the form that answers it.
    pub version: i32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerView {
    pub body: String,
    pub lang: Lang,
    pub by: PersonLine,
    pub at: DateTime<Utc>,
}

/// What a version said of an item, for the way it came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemHistory {
    pub version: VersionNumber,
    pub name: Both,
    pub published_at: DateTime<Utc>,
    pub change: Change,
}

/// An item as the current version holds it, or the last one that did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemPage {
    pub id: RoadmapItemId,
    pub number: ItemNumber,
    pub title: Both,
    pub summary: Both,
    pub why: Both,
    pub whom: Both,
    /// Empty for members.
    pub council: Both,
    /// Empty for everybody but staff.
    pub staff_note: String,
    pub theme: Option<ThemeLine>,
    pub place: Place,
    pub confidence: Confidence,
    pub standing: Standing,
    pub owner: Option<PersonLine>,
    pub version: VersionHead,
    pub proposals: Vec<LinkedProposal>,
    /// What conversations taught about it; empty for everybody but staff.
    pub evidence: Vec<SupportingInsight>,
    pub companies: u32,
    pub reasons: u32,
    /// Newest first.
    pub notes: Vec<NoteView>,
    /// Oldest first.
    pub questions: Vec<QuestionView>,
    /// What brought it, oldest first.
    pub releases: Vec<ReleaseOf>,
    /// Newest first.
    pub history: Vec<ItemHistory>,
    pub followed: bool,
    pub may: ItemRights,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemRights {
    pub ask: bool,
    pub answer: bool,
    pub note: bool,
    pub edit: bool,
}

/// What came, moved and left between two versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DifferencePage {
    pub from: Option<VersionHead>,
    pub to: VersionHead,
    pub changes: Vec<Change>,
    pub themes: Vec<ThemeLine>,
    /// Names of the versions that gave reasons.
    pub names: Vec<(VersionNumber, Both)>,
    /// Versions to choose from, newest first.
    pub versions: Vec<(VersionNumber, Both)>,
    /// As whom it is read; for the draft's preview.
    pub sees: Audience,
}

/// An item in the list of the draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftLine {
    pub number: ItemNumber,
    pub title: Both,
    pub theme: Option<ThemeId>,
    pub place: Place,
    pub confidence: Confidence,
    pub standing: Standing,
    pub change: Option<Change>,
    /// The language in which a text is missing.
    pub missing: Option<Lang>,
    /// Who else has its form open since a short while.
    pub editing: Vec<String>,
    pub edited_by: Option<String>,
    pub edited_at: DateTime<Utc>,
    pub version: i32,
}

/// The version that PMs are drafting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftPage {
    pub head: VersionHead,
    pub frame: FrameForm,
    pub themes: Vec<ThemeLine>,
    pub lines: Vec<DraftLine>,
    pub counts: ChangeCounts,
    /// Changes that have no reason yet; it cannot be published before they do.
    pub unexplained: u32,
    /// The vendor's zone, in which the time of publishing is typed.
    pub zone: String,
    pub scheduled_by: Option<String>,
}

/// The form of an item with what it needs around it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryPage {
    /// `None` for a new item.
    pub number: Option<ItemNumber>,
    pub form: EntryForm,
    pub standing: Standing,
    /// Where the last published version has it.
    pub before: Option<(Place, Confidence)>,
    pub themes: Vec<ThemeLine>,
    /// PMs who may own an item.
    pub owners: Vec<(PersonId, String)>,
    pub editing: Vec<String>,
}

/// A dated milestone, for the calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milestone {
    pub id: RoadmapItemId,
    pub number: ItemNumber,
    pub title: Both,
    pub summary: Both,
    pub on: NaiveDate,
    /// Rises with each version that holds it (RFC 5545, 3.8.7.4).
    pub sequence: i64,
    pub changed_at: DateTime<Utc>,
}
