//! What people wrote, and who and when.

mod person;
mod picture;
mod user_text;
mod when;

pub use person::{Face, PersonLine};
pub use picture::Picture;
pub use user_text::{UserHtml, UserText};
pub use when::{DayDate, WhenDate};
