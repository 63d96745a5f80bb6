//! The words that every part of Entaku shares: ids, enumerations, what people send
//! (inputs with `parse`), what pages show (views) and what can go wrong (codes only).
//!
//! Pure data: no input or output, no clock, no sentences. Compiles for the server and for the
//! browser.

#[macro_use]
mod macros;

pub mod accounts;
pub mod administration;
pub mod both;
pub mod briefings;
pub mod companies;
pub mod contacts;
pub mod direct_contacts;
pub mod error;
pub mod evidence;
pub mod files;
pub mod home;
pub mod ids;
pub mod input;
pub mod kept;
pub mod lang;
pub mod messages;
pub mod paging;
pub mod people;
pub mod profile;
pub mod proposals;
pub mod questions;
pub mod releases;
pub mod roadmap;
pub mod rooms;
pub mod slots;
pub mod studies;
pub mod surveys;

pub use both::{Both, Said};
pub use error::{AppError, Conflict, FieldError, Problem};
pub use ids::*;
pub use lang::Lang;
pub use paging::{Cursor, Page, PageQuery};
