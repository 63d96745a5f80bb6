//! Slots: when the conversations of a study take place, who has a seat, who waits for one.
//!
//! ```text
//! slot:     open ──somebody came──► held
//!             └──cancel──► cancelled
//!
//! booking:  book ──► booked ──attended──► attended          one row per study and person:
//!             ▲        │ ├──missed──► missed ──┐            moving, and booking again, change it
//!             │        │ └──book another──┐    │
//!             └────────┴─cancel─► cancelled ◄──┴── slot cancelled, consent withdrawn, study closed
//!
//! offer:    a seat is free, somebody waits ──► open ──accept──► taken
//!                                               ├──decline──► declined ─┐ the seat goes to the next,
//!                                               ├──time over──► expired ┤ and never as an offer to
//!                                               └──slot or person gone──► withdrawn   the same one
//! ```
//!
//! Staff read all of it, researchers and PMs do it. Who was invited sees the free times of their
//! study and what is theirs; where a conversation takes place, once they have booked it.
//!
//! Invariants, each held by the database as well: a slot has as many live bookings and open offers
//! as `taken` says, and `taken` is never more than its seats (`seats.rs`); one seat, one person;
//! one person, one booking and one open offer per study. No seat stays empty while somebody waits
//! who may have it (`offers.rs`): everything that frees a seat, opens one, or lets somebody wait
//! holds the row of the study alone, and gives the seats away before it lets go. Who only books
//! shares it, so that bookings do not wait for each other.

mod book;
mod calendar;
mod calendars;
mod cancel;
mod cancel_booking;
mod decline_offer;
mod draft;
mod edit;
mod expire;
mod grant;
mod list;
mod load;
mod mark;
mod offers;
mod open;
pub mod policy;
mod recount;
mod release;
mod remind;
mod reminders;
mod scope;
mod seats;
mod tell;
mod times;
mod wait;
mod wish;

pub(crate) use expire::expire_offers;
pub(crate) use recount::recount;
pub(crate) use release::{end_line, end_study, let_go};
pub(crate) use remind::remind;
pub(crate) use reminders::preset as preset_reminders;

use crate::Domain;

/// The use cases of this area.
#[derive(Clone, Copy)]
pub struct Slots<'a>(pub(crate) &'a Domain);
