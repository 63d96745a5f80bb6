//! Surveys: writing one, whom it asks, and the form of who is asked.

mod guests;
mod reading;
mod replies;
mod writing;

pub use guests::{guests, invite, invite_all};
pub use reading::{file, list, show};
pub use replies::{answer, withdraw};
pub use writing::{
    close, discard, edit, edit_page, new, open, publish, questions, set_questions, start,
};

use app::shell::Section;

/// Surveys stand beside studies.
const SECTION: Option<Section> = Some(Section::Studies);
