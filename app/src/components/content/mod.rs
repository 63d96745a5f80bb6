//! What people wrote, and who and when.

mod person;
mod user_text;
mod when;

pub use person::{Face, PersonLine};
pub use user_text::{UserHtml, UserText};
pub use when::{DayDate, WhenDate};
