//! The roadmap: reading it, drafting the next version, briefings, feeds.

mod drafting;
mod entries;
mod feeds;
mod items;
mod publishing;
mod reading;
mod themes;

pub use drafting::{discard, draft, frame, start};
pub use entries::{add_entry, edit_entry, entry, new_entry, remove_entry, restore_entry};
pub use feeds::{atom, calendar, feeds, renew};
pub use items::{add_note, answer, ask, follow_item, follow_theme, item};
pub use publishing::{
    draft_changes, preview, publish, publish_again, publish_page, schedule, unschedule, withdraw,
};
pub use reading::{changes, print, roadmap, version, versions};
pub use themes::{add_theme, edit_theme, theme, themes};

use app::shell::Section;

const SECTION: Option<Section> = Some(Section::Roadmap);
