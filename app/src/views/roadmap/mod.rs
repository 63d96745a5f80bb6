//! The pages of the roadmap: the board and the timeline, one item, what changed, the versions, the
//! draft of the next one, themes, feeds.

mod board;
mod changes;
mod draft;
mod entry;
mod feeds;
pub(super) mod item;
pub(super) mod pair;
mod print;
mod publish;
mod show;
mod talk;
mod themes;
mod timeline;
mod versions;
pub(super) mod words;

pub use changes::{changes, changes_head};
pub use draft::{DraftRefusal, draft, draft_head, no_draft};
pub use entry::{EntryRefusal, entry, entry_head};
pub use feeds::{FeedAddresses, feeds, feeds_head};
pub use item::{ItemRefusal, item, item_head};
pub use print::{print, print_head};
pub use publish::{PublishRefusal, publish, publish_head};
pub use show::{nothing_yet, nothing_yet_head, roadmap, roadmap_head};
pub use themes::{theme, theme_head, themes, themes_head};
pub use versions::{versions, versions_head};
