//! Evidence: what conversations taught, and what that supports.
//!
//! ```text
//! notes of a room ──write──► insight ──withdraw, with a reason──► withdrawn
//!                               │ edit
//!                               └─link──► proposal | hypothesis | item of the roadmap
//! ```
//!
//! Staff read all of it; researchers and PMs write it. Outside of the vendor two things of it are
//! to be seen. Readers of a proposal read the quotes that are marked as shown, as far as the consent
//! of who said them reaches: with the name, or as somebody who takes part. And who was talked with
//! sees which proposals it led to, as far as they may read these, and hears of it when such a
//! proposal moves.
//!
//! Invariants: an insight rests on notes of its own study; what it supports it supports once, held
//! by the database. Nothing of this outlives a consent: quotes go with their note, and everything
//! that is read asks whether the consent stands today, mails once more before they are sent.

mod forget;
mod heard;
mod insights;
mod link;
mod load;
mod notes;
mod page;
mod policy;
mod proposal;
mod scope;
mod tell;
mod withdraw;
mod write;

pub(crate) use forget::forget;
pub(crate) use heard::{led_to, still_heard};
pub(crate) use insights::grounds;
pub(crate) use link::ground;
pub(crate) use proposal::{from_study, of_item, of_proposal};
pub(crate) use tell::{heard_in, heard_of, moved};

use crate::Domain;

/// The use cases of this area.
#[derive(Clone, Copy)]
pub struct Evidence<'a>(pub(crate) &'a Domain);
