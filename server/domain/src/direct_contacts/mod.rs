//! Direct contacts: who of the vendor met which customer, and when. One customer heard at first
//! hand is worth a hundred summaries (product.md 94), so everybody sees how often everybody does.
//!
//! ```text
//! a conversation of a slot took place ──met──► an entry per interviewer or watcher and participant
//! a visit, a call, an event           ──enter──► an entry ──remove──► gone
//! ```
//!
//! Staff read all of it; customers never. An entry by hand is of who enters it, and theirs to
//! remove. Entries of a conversation come and go with it: one per slot and pair, held by the
//! database, so that it does not matter how often a conversation is said to have taken place.
//! Who withdraws their consent to a study is no longer named in the entries of its conversations.

mod enter;
mod list;
mod met;
mod policy;
mod remove;

pub(crate) use list::of_company;
pub(crate) use met::{forget, met, missed};

use crate::Domain;

/// The use cases of this area.
#[derive(Clone, Copy)]
pub struct DirectContacts<'a>(pub(crate) &'a Domain);
