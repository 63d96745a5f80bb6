//! Studies: writing one, whom it asks, and the invitation of who is asked.

mod candidates;
mod invitations;
mod parts;
mod reading;
mod writing;

pub use candidates::{candidate, candidates, invite, nominate, withdraw_nomination};
pub use invitations::{accept, change_choices, decline, withdraw_consent};
pub use parts::{
    add_hypothesis, consent, edit_hypothesis, guide, judge_hypothesis, remove_hypothesis, screener,
    set_guide, set_screener, write_consent,
};
pub use reading::{list, mine, show};
pub use writing::{begin, close, discard, edit, edit_page, evaluate, new, run, start};

use app::shell::Section;

const SECTION: Option<Section> = Some(Section::Studies);
