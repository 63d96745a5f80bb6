//! Feeds and calendars at addresses of one's own, which need no session: whose an address is, and
//! whether what it opens has changed.
//!
//! The secret part of an address is signed, so that nothing has to be stored until somebody renews
//! it. What stands behind it belongs to the areas ([`crate::roadmap::Roadmap::feed`],
//! [`crate::releases::Releases::feed`]); all of it changes with one stamp in the database.

mod door;
mod reader;
mod token;

pub(crate) use door::Door;
pub use door::Look;
pub use reader::Reader;

use crate::Domain;

/// What the address is signed for.
const PURPOSE: &str = "feed";

/// The use cases of this area.
#[derive(Clone, Copy)]
pub struct Feeds<'a>(pub(crate) &'a Domain);
