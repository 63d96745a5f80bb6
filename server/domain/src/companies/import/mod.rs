//! Companies and contacts as they come out of a CRM.
//!
//! [`parse`] reads a file without knowing what is stored: everything that is wrong with the file
//! itself is found here, by line and column, before anything is compared with the database.
//! [`plan`] compares; a file without any error is written in batches by [`apply`], with what stood
//! there before, so that [`undo`] can take it back.
//!
//! - A company is known again by its external id; a stored company without one is adopted by the
//!   very same name.
//! - A person is known again by the address, and stays where they are: an address of staff or of
//!   another company is an error.
//! - Who has joined keeps what they said about themselves; the file changes contacts and invited
//!   people only.
//! - What the file does not say stays as it is; an import deletes nothing.

mod apply;
mod cells;
mod columns;
mod company;
mod decode;
mod history;
mod hold;
mod image;
pub mod parse;
mod plan;
mod undo;
mod units;
mod write;

pub(crate) use apply::forget_file;

/// The text of a file as customer success sends them, whatever it was written in; `None` for a
/// workbook and for what is no text.
pub(crate) fn text_of(bytes: &[u8]) -> Option<String> {
    decode::decode(bytes).ok().map(|decoded| decoded.text)
}

pub use apply::{Prepared, Running, Started, load, prepare, step, work, write as write_batch};
pub use company::{ParsedCompany, ParsedContact};
pub use parse::{ParsedFile, parse};

/// Every code of an error in a file; the sentence is `import-error-{code}`.
pub const CODES: &[&str] = &[
    "bad-date",
    "bad-email",
    "conflict",
    "duplicate-column",
    "duplicate-email",
    "email-of-other-company",
    "email-of-staff",
    "empty",
    "missing-column",
    "required",
    "spreadsheet",
    "too-large",
    "too-long",
    "too-many-cells",
    "too-many-rows",
    "undecodable",
    "unknown-header",
    "unknown-language",
    "unknown-usage",
    "unknown-owner",
    "unknown-size",
    "unknown-tier",
    "unknown-zone",
];
