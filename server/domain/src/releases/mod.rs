//! Releases: what came, why, how to start, and who built it; who had asked hears of it once, in
//! their language, with their own reason; what follows comes back as thanks, feedback and stories.
//!
//! ```text
//! start ──► draft ──publish──► published ◄──publish again──┐
//!             │                    │ withdraw              │
//!             └─discard            └────────► withdrawn ───┘
//!
//! after publishing, by a job, a little at a time:
//! proposals follow ──► their people are gathered ──► each is told ──► their CSMs get the list
//! ```
//!
//! Invariants, each held by the database as well: a number is given once; one row in
//! `release_people` per person, whose `told_at` is set in the transaction that tells them, so that
//! nobody hears twice, whatever stops, is withdrawn or shown again; one thanks and one feedback
//! per person; no story is public without consent.
//!
//! Why no fan-out: who is told is gathered from up to 500 proposals and everybody reads another
//! sentence; one row per person answers "whom", "of what" and "already?" at once, and an answer
//! to a single proposal need not wait behind fifty thousand people.

mod adoption;
mod answering;
mod edit;
mod feed;
mod feedback;
mod follow;
mod gather;
mod gratitude;
mod list;
mod load;
mod mine;
mod owners;
mod page;
mod picture;
mod policy;
mod publish;
mod scope;
mod start;
mod story;
mod summary;
mod tell;
mod thanks;
mod tip;
mod weekly;
mod withdraw;

pub use feed::LogEntry;
pub use policy::{can_edit, can_follow_up, can_give_feedback, can_thank};

pub use follow::step;

pub(crate) use answering::{of_item, of_proposal};
pub(crate) use follow::work;
pub(crate) use load::staff;
pub(crate) use scope::lock;
pub(crate) use weekly::tell_of_the_week;

use crate::Domain;

/// The use cases of this area.
#[derive(Clone, Copy)]
pub struct Releases<'a>(pub(crate) &'a Domain);

/// People told in one transaction.
pub const TELL_BATCH: u64 = 100;
/// People gathered by one statement.
pub const GATHER_BATCH: usize = 250;
/// People who are sorted out at once.
pub const GATHER_PAGE: usize = 20_000;
/// Characters of a reason or a text that a mail repeats.
const QUOTED: usize = 300;
