//! Surveys: a few questions to many customers, answered with a name or without.

mod forms;
mod page;

pub use forms::{
    Outcome, OutcomeForm, Reply, ReplyForm, SurveyForm, SurveyInvite, SurveyInviteForm, SurveyPlan,
};
pub use page::{
    Bars, MySurvey, QuestionResult, ReplyRights, Results, RoundView, SurveyDraft, SurveyGuest,
    SurveyGuests, SurveyInvitation, SurveyLine, SurveyList, SurveyPage, SurveyRights, Tally,
    TextAnswer,
};

pub const TITLE_MAX: usize = 120;
/// Why people are asked.
pub const WHY_MAX: usize = 1_000;
/// The words that people agree to by answering.
pub const CONSENT_MAX: usize = 2_000;
/// What came out, and what becomes of it.
pub const OUTCOME_MAX: usize = 4_000;
/// Days that the form of a new survey starts with.
pub const DAYS_PRESET: u64 = 14;
/// Fewer answers without names than this are not broken down: they would tell who gave them.
pub const FEWEST_ANONYMOUS: u32 = 3;
/// Texts of one question that a page shows; the file has all.
pub const TEXTS_SHOWN: u32 = 100;
/// Surveys of one page of the list.
pub const PAGE_SIZE: usize = 30;
/// People of one page.
pub const GUESTS_SIZE: usize = 50;
/// Surveys that a member sees, the newest first.
pub const MINE_MAX: u64 = 100;
/// Rounds of invitations that a page shows, the newest first.
pub const ROUNDS_SHOWN: u64 = 5;

words! {
    /// The life of a survey.
    SurveyState {
        Draft => "draft",
        /// People are invited and answer, until its last day is over.
        Open => "open",
        Closed => "closed",
    }
}

words! {
    /// Whether an answer says who gave it.
    Naming {
        /// Nobody but who gave it can tell whose it is.
        Anonymous => "anonymous",
        Named => "named",
    }
}
