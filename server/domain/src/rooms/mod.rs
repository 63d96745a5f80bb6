//! Observation rooms: colleagues watch a conversation beside whatever carries picture and sound,
//! send the interviewer their questions, and write down what is said.
//!
//! ```text
//! question:  ask ──► waiting ──take──► taken ──asked──► asked ──answered──► answered
//!                     │ │  ▲             │                │
//!                     │ │  └──put back───┴────────────────┤
//!                     │ └──────────────skip, with a reason┴──────────────► skipped
//!                     └──join──► joined (goes on as another one)
//! ```
//!
//! A room belongs to a slot and exists from the first who enters. Who enters is named to the
//! participant; of questions, notes and roles the participant learns nothing. Only who watches, or
//! has watched, or runs studies, reads a room.
//!
//! Invariants, each held by the database as well: one question at most is the next one; a second
//! counts a person once, also when questions join; what is sent twice is there once. The notes of
//! one writer stand in the order typed, whenever they arrive (`note`).

mod act;
mod answered;
mod ask;
mod asked;
mod declared;
mod edit_note;
mod enter;
mod forget;
mod join;
mod leave;
mod load;
mod names;
mod note;
mod notes;
mod page;
mod people;
pub mod policy;
mod put_back;
mod questions;
mod remove_note;
mod scope;
mod second;
mod skip;
mod take;
mod timer;
mod watch;

pub(crate) use declared::declared;
pub(crate) use forget::{cleared, forget};
pub(crate) use names::Names;

use crate::Domain;

/// The use cases of this area.
#[derive(Clone, Copy)]
pub struct Rooms<'a>(pub(crate) &'a Domain);
