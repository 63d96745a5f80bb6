//! The pages of proposals: list, one proposal, writing, translating, history, withdrawing.

mod answer;
mod edit;
mod history;
mod list;
mod parts;
mod show;
mod sketches;
mod talk;
mod translation;
mod withdraw;
pub mod words;

pub use edit::{EditPage, Target, edit, edit_head};
pub use history::{history, history_head};
pub use list::{list, list_head};
pub use show::{ShowRefusal, show, show_head};
pub use translation::{translation, translation_head};
pub use withdraw::{withdraw, withdraw_head};
