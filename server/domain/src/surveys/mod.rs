//! Surveys: a few questions to many customers, asked under the same guard as studies.
//!
//! ```text
//! start ──► draft ──open──► open ──close, or the last day is over──► closed ──► publish
//!             └─discard       │                                     (what came out)
//!                             └─invite one, or all who fit ──► answer ◄──► withdraw
//! ```
//!
//! Staff read all of it, and researchers and PMs do it. To customers a survey does not exist until
//! they are invited.
//!
//! An anonymous reply is nobody's: its row has neither person nor time, the journal does not tell
//! of it, and its id is derived from a key that the database does not hold ([`reply`]). So its
//! author finds it again, to change it or take it back, and nobody else can. It is shown per
//! question in the order of the texts, so that neither order nor neighbours say whose it is, and
//! not at all while fewer than [`model::surveys::FEWEST_ANONYMOUS`] have answered. Nobody sees who
//! has answered.
//!
//! Invariants, each held by the database as well: one row per survey and person, so that nobody is
//! invited twice; one round of invitations at a time; no name and no time in an anonymous reply;
//! the words of a consent are never rewritten, a reply names the version that was read. Every
//! invitation goes through `identity::guard::ask`.

mod answer;
mod close;
mod discard;
mod edit;
mod export;
mod guests;
mod invitation;
mod invite;
mod list;
mod load;
mod mine;
mod open;
mod page;
pub mod policy;
mod publish;
mod questions;
mod reply;
mod results;
mod rounds;
mod scope;
mod start;
mod withdraw;

pub use export::AnswersFile;
pub use guests::GuestsFrom;
pub use rounds::step;

pub(crate) use rounds::work;
pub(crate) use scope::{invited, waiting};

use crate::Domain;

/// The use cases of this area.
#[derive(Clone, Copy)]
pub struct Surveys<'a>(pub(crate) &'a Domain);

/// People whom one transaction of a round invites.
pub const ROUND_BATCH: u64 = 25;
