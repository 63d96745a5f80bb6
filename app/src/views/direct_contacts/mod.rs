//! Who of the vendor met which customer: the log, how often everybody does, and the form of a
//! meeting.

mod enter;
mod lines;
mod list;

pub use enter::{enter, enter_head};
pub use list::{list, list_head};

pub(super) use lines::lines;
