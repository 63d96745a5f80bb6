//! The times of a study: slots for staff, and what who takes part can book.

mod staff;
mod times;
mod writing;

pub use staff::{attended, cancel, grant, list, missed, reminders, set_reminders};
pub use times::{
    accept_offer, book, cancel_booking, decline_offer, feed, file, leave_list, times, wait, wish,
};
pub use writing::{edit, edit_page, new, open};

use app::shell::Section;

const SECTION: Option<Section> = Some(Section::Studies);
