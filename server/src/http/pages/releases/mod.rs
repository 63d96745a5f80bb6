//! Releases: reading the change log, writing a release, and what follows it.

mod drafts;
mod feeds;
mod following;
mod pictures;
mod reading;
mod stories;
mod thanks;

pub use drafts::{discard, draft, edit, new, plan_briefing, publish, start};
pub use feeds::atom;
pub use following::{import_adoption, publish_tip, set_summary};
pub use pictures::{add_picture, draft_picture, picture, remove_picture};
pub use reading::{list, publish_again, release, withdraw};
pub use stories::{answer_story, ask_story, publish_story, thanks_one};
pub use thanks::{give_feedback, give_thanks, thanks};

use app::shell::Section;

const SECTION: Option<Section> = Some(Section::Releases);
