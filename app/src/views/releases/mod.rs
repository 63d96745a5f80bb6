//! Releases and what follows them: the change log, one release, its draft, thanks and the stories
//! behind them.

mod adoption;
mod desk;
mod draft;
mod list;
mod pictures;
mod show;
mod story;
mod talk;
mod thanks;
pub(super) mod trail;
mod words;

pub use draft::{DraftRefusal, draft, draft_head};
pub use list::{list, list_head};
pub use show::{ReleaseRefusal, release, release_head};
pub use story::{StoryRefusal, thanks_one, thanks_one_head};
pub use thanks::{thanks, thanks_head};
pub(super) use words::thanked;
