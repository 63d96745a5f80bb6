//! Proposals: what customers wish for, told as request, reason and means; who else needs it and
//! why; what the vendor answers, with a reason. The area that all others are shaped after.
//!
//! ```text
//! draft ──publish──► new ──ask──► waiting for background ──edit──► new
//!                     │ answer
//!                     ▼
//!       under review · in specification · planned · in progress ──► released · solved another way
//!                     │                                             declined
//!                     └──► parked (with the day of the next look) ──► in specification · declined
//! author, until the first answer: ──► withdrawn
//! ```
//!
//! Invariants, each held by the database as well: one voice and one reason per person; an answer
//! has a reason; what is parked has the day of its next look; the counters of a proposal equal
//! what they count.

mod answer;
mod comment;
mod draft;
mod edit;
mod linked;
mod list;
mod load;
mod news;
mod page;
mod policy;
mod publish;
mod react;
mod reason;
mod scope;
mod similar;
mod sketches;
mod translate;
mod voice;
mod watch;
mod withdraw;

pub(crate) use answer::{Decided, decide, decide_quietly};
pub(crate) use linked::{among as linked_among, linked, linked_to_release};
pub(crate) use load::product_managers;
pub use policy::{
    Facts, can_answer, can_comment, can_edit, can_propose, can_reason, can_translate, can_voice,
    can_withdraw,
};
pub(crate) use scope::{lock_author, visible_to};
pub use sketches::Download;
pub(crate) use sketches::{download, view as file_view, within_quota};
pub use voice::VoiceState;

use crate::Domain;

/// The use cases of this area.
#[derive(Clone, Copy)]
pub struct Proposals<'a>(pub(crate) &'a Domain);
