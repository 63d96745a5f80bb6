//! Evidence: what conversations taught, and which proposals, hypotheses and items of the roadmap
//! it supports.

mod forms;
mod page;

pub use forms::{
    EvidenceForm, InsightForm, InsightWithdrawalForm, NewEvidence, NewInsight, note_field,
    shown_field,
};
pub use page::{
    EvidenceView, InsightDraft, InsightLine, InsightPage, InsightRef, InsightRights, InsightsPage,
    NoteChoice, NoteLine, ProposalEvidence, QuoteView, Supported, SupportingInsight,
};

pub const INSIGHT_TITLE_MAX: usize = 200;
pub const INSIGHT_TEXT_MAX: usize = 2_000;
/// Why an insight is withdrawn.
pub const INSIGHT_REASON_MAX: usize = 500;
/// Notes of a study to choose from, the latest.
pub const NOTE_CHOICES: u64 = 400;
/// Notes that one insight rests on.
pub const INSIGHT_NOTES_MAX: usize = 100;
/// Insights that a page shows of one study.
pub const INSIGHTS_MAX: u64 = 200;
/// Things that one insight supports.
pub const EVIDENCE_MAX: u64 = 50;
/// Quotes that the page of a proposal shows.
pub const QUOTES_SHOWN: u64 = 60;

words! {
    /// The life of an insight.
    InsightState {
        Open => "open",
        /// It did not hold.
        Withdrawn => "withdrawn",
    }
}
