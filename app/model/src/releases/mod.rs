//! Releases and what follows them: thanks, feedback, tips, outcome stories, adoption.

mod adoption;
mod forms;
mod page;
mod thanks;

pub use adoption::{AdoptionFile, AdoptionForm, AdoptionRow};
pub use forms::{
    Feedback, FeedbackForm, ReleaseForm, ReleaseNote, Summary, SummaryForm, Tip, TipForm,
};
pub use page::{
    AdoptionDay, Asked, AskedCompany, FeedbackState, FeedbackView, Gratitude, MyRelease,
    ReleaseDraft, ReleaseLine, ReleaseList, ReleaseOf, ReleasePage, ReleaseRights, StoryView,
    ThanksOf, ThanksPage, ThanksView, TipView,
};
pub use thanks::{Story, StoryAnswer, StoryAnswerForm, StoryForm, Thanks, ThanksForm};

pub const TITLE_MAX: usize = 120;
/// Background, intended use, how to start, limits: each.
pub const TEXT_MAX: usize = 2_000;
pub const SUMMARY_MAX: usize = 4_000;
pub const LINK_MAX: usize = 500;
/// Proposals that one release answers.
pub const PROPOSALS_MAX: usize = 500;
/// Items of the roadmap that one release brings.
pub const ITEMS_MAX: usize = 20;
/// Builders that one release names.
pub const BUILDERS_MAX: usize = 8;
pub const PICTURES_MAX: u64 = 6;
pub const THANKS_MAX: usize = 2_000;
pub const SCENE_MAX: usize = 1_000;
pub const FEEDBACK_MAX: usize = 2_000;
pub const TIP_MAX: usize = 1_000;
pub const STORY_MAX: usize = 4_000;
/// Releases of one page of the change log.
pub const PAGE_SIZE: usize = 20;
/// Thanks of one page.
pub const THANKS_SIZE: usize = 30;
/// Tips, feedback and companies shown on the page of a release.
pub const SHOWN: u64 = 200;
/// Days over which thanks and requests are compared.
pub const RATIO_DAYS: i64 = 90;
/// Two thanks for each request (product.md 2, N14).
pub const RATIO_GOAL: u32 = 2;
/// Days that the form for feedback stays open unless something else is typed (journey J7).
pub const FEEDBACK_DAYS: i64 = 28;
/// Lines of a file of adoption figures.
pub const ADOPTION_ROWS_MAX: usize = 10_000;

words! {
    /// The life of a release.
    ReleaseState {
        Draft => "draft",
        Published => "published",
        /// Was published and is not shown at present.
        Withdrawn => "withdrawn",
    }
}

words! {
    /// What somebody said to their story.
    Consent {
        Asked => "asked",
        Given => "given",
        /// Also when it was given and taken back.
        Refused => "refused",
    }
}
