//! The roadmap: reading it, drafting the next version, briefings, feeds.

mod briefings;
mod drafting;
mod entries;
mod feeds;
mod items;
mod publishing;
mod reading;
mod themes;

pub use briefings::{briefing, briefings, edit_briefing, keep_question};
pub use drafting::{discard, draft, frame, start};
pub use entries::{add_entry, edit_entry, entry, new_entry, remove_entry, restore_entry};
pub use feeds::{atom, calendar, feeds, renew};
pub use items::{add_note, answer, ask, follow_item, follow_theme, item};
pub use publishing::{
    draft_changes, preview, publish, publish_again, publish_page, schedule, unschedule, withdraw,
};
pub use reading::{changes, print, roadmap, version, versions};
pub use themes::{add_theme, edit_theme, theme, themes};

use crate::http::cx::Cx;
use crate::http::respond::Answer;
use app::shell::Section;
use app::views::Head;
use leptos::prelude::AnyView;
use model::AppError;

const SECTION: Option<Section> = Some(Section::Roadmap);

/// The page, or the page again with what was refused on it.
async fn shown<V>(cx: &Cx, refused: Option<AppError>, head: Head, body: V) -> Answer
where
    V: Fn() -> AnyView + Send + Sync + 'static,
{
    match refused {
        Some(error) => cx.again(&error, SECTION, head, body).await,
        None => cx.page(SECTION, head, body).await,
    }
}
