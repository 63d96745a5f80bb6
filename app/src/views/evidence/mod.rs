//! Evidence: for staff the insights of a study, one insight, its form; on the page of a proposal
//! what conversations say about it; for who was talked with what it led to.

mod form;
mod insight;
mod insights;
mod led;
mod notes;
mod supporting;
mod words;

pub use form::{form, form_head};
pub use insight::{InsightRefusal, insight, insight_head};
pub use insights::{insights, insights_head};

pub(super) use led::led_to;
pub(super) use supporting::{supporting, supporting_item};
pub(super) use words::pointed;
