//! The roadmap: direction, not a promise. PMs draft the next version together, everybody reads the
//! last one that was published, and what moved is told with its reason.
//!
//! ```text
//! start ──► draft ──publish───────────────► published ◄──publish again──┐
//!             │ ▲                               │ withdraw              │
//!             ▼ │ unschedule                    └────────► withdrawn ───┘
//!          scheduled ──the hour has come──► published
//! ```
//!
//! Invariants, each held by the database as well: at most one version is open (draft or scheduled);
//! a published one never changes but for being withdrawn and shown again; what leaves has a reason.
//! The difference between two versions is computed from what they hold ([`model::roadmap::changes`]).

mod boards;
mod difference;
mod discard;
mod draft;
mod edit;
mod entry;
mod feed;
mod follow;
mod item;
mod load;
mod moves;
mod note;
mod page;
mod policy;
mod publish;
mod question;
mod reader;
mod remove;
mod schedule;
mod scope;
mod start;
mod support;
mod theme;
mod versions;
mod visit;
mod withdraw;

pub use feed::{Feed, FeedEntry};
pub use policy::{can_answer, can_ask, can_brief, can_edit, can_note};
pub use scope::sees;

pub(crate) use boards::Boards;
pub(crate) use load::{current, head};
pub(crate) use moves::step as follow_versions;
pub(crate) use publish::due as publish_due;
pub(crate) use schedule::instant;
pub(crate) use scope::followers;
pub(crate) use support::recount;

use crate::Domain;

/// The use cases of this area.
#[derive(Clone, Copy)]
pub struct Roadmap<'a>(pub(crate) &'a Domain);

/// A visit lasts so long: what moved stays marked while somebody looks around.
pub const SAME_VISIT: chrono::Duration = chrono::Duration::hours(4);
/// Who opened the form of an item so long ago is no longer editing it.
pub const EDITING: chrono::Duration = chrono::Duration::minutes(15);
