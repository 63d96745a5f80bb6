//! The roadmap: direction, not a promise. Versions that do not change once published, the items
//! in them, and the difference between two of them, with reasons.

mod asked;
mod change;
mod forms;
mod page;
mod quarter;

pub use asked::{Asked, ChangesQuery, Layout, RoadmapQuery};
pub use change::{Change, ChangeCounts, ChangeKind, Place, Standing, State, changes};
pub use forms::{
    Answer, AnswerForm, Entry, EntryForm, FollowForm, Frame, FrameForm, NewNote, NoteForm,
    Question, QuestionForm, Removal, RemovalForm, ScheduleForm, Theme, ThemeForm,
};
pub use page::{
    AnswerView, DifferencePage, DraftLine, DraftPage, EntryPage, ItemCard, ItemHistory, ItemPage,
    ItemRights, Items, LinkedProposal, Milestone, NoteView, QuestionView, RoadmapPage,
    RoadmapRights, ThemeLine, VersionHead, VersionLine,
};
pub use quarter::Quarter;

pub const VERSION_NAME_MAX: usize = 60;
pub const THEME_NAME_MAX: usize = 60;
pub const TITLE_MAX: usize = 120;
pub const SUMMARY_MAX: usize = 300;
pub const WHY_MAX: usize = 2_000;
pub const WHOM_MAX: usize = 500;
/// What the council or staff read beyond the members' text.
pub const DETAIL_MAX: usize = 2_000;
/// Why something moved, came or left.
pub const REASON_MAX: usize = 1_000;
pub const QUESTION_MAX: usize = 2_000;
pub const ANSWER_MAX: usize = 4_000;
pub const NOTE_MAX: usize = 1_000;
/// Items in one version.
pub const ITEMS_MAX: u32 = 300;
/// Proposals that one item answers.
pub const LINKS_MAX: usize = 20;
/// Themes that stand at a time.
pub const THEMES_MAX: u32 = 12;
/// Questions and notes shown on the page of an item, newest first.
pub const TALK_SHOWN: u64 = 100;
/// Months that a version looks ahead unless something else is typed (product.md 1.4, #55).
pub const HORIZON_MONTHS: u32 = 18;

words! {
    /// Where in time: three columns, not dates.
    Horizon {
        Now => "now",
        Next => "next",
        Later => "later",
    }
}

words! {
    /// How sure the vendor is (product.md 1.4, D6).
    Confidence {
        High => "high",
        Medium => "medium",
        Low => "low",
    }
}

words! {
    /// The life of a version.
    VersionState {
        Draft => "draft",
        /// Will be published at a set time.
        Scheduled => "scheduled",
        Published => "published",
        /// Was published and is not shown at present.
        Withdrawn => "withdrawn",
    }
}

words! {
    /// Who reads a text of the roadmap. Ordered: who sits nearer sees what the others see too.
    Audience {
        /// All signed-in people.
        Everyone => "everyone",
        /// People in office and staff.
        Council => "council",
        Staff => "staff",
    }
}

words! {
    /// The muted colours of themes; the word beside it carries the meaning.
    Colour {
        Indigo => "indigo",
        Pine => "pine",
        Ochre => "ochre",
        Plum => "plum",
        Slate => "slate",
        Teal => "teal",
    }
}
