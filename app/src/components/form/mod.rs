//! Forms that work with nothing but HTML: label with 必須 or 任意, hint, the error at its field,
//! an error summary on top.
//!
//! A field is described by a [`Field`] of finished sentences. On the server [`FormState`] makes
//! them, with the sentence of each problem, and [`FormState::summary`] lists what is wrong.

mod buttons;
mod choices;
mod field;
mod files;
#[cfg(feature = "ssr")]
mod rows;
#[cfg(feature = "ssr")]
mod state;
mod summary;
mod text_area;
mod text_field;

pub use buttons::{HiddenField, SubmitButton, Tone};
pub use choices::{CheckField, Choice, RadioField, SelectField};
pub use field::Field;
#[cfg(feature = "ssr")]
pub use files::file_fields;
pub use files::{AddFile, RemoveFile};
#[cfg(feature = "ssr")]
pub use rows::folded_rows;
#[cfg(feature = "ssr")]
pub use state::{FormState, refusal};
pub use summary::ErrorSummary;
pub use text_area::{TextArea, escape_text_area};
pub use text_field::{FileField, TextField};
