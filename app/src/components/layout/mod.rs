//! What stands around the content of a page.

mod icon;
mod mark;
#[cfg(feature = "ssr")]
mod navigation;

pub use icon::{Icon, IconName};
pub use mark::Mark;
#[cfg(feature = "ssr")]
pub(crate) use navigation::{LanguageSwitch, Navigation, TabBar, TopBar, unread_label};
