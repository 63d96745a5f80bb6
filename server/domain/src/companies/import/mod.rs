//! Companies and contacts as they come out of a CRM.
//!
//! [`parse`] reads a file without knowing what is stored: everything that is wrong with the file
//! itself is found here, by line and column, before anything is compared with the database.

mod cells;
mod columns;
mod decode;
pub mod parse;

pub use parse::{ParsedCompany, ParsedContact, ParsedFile, parse};

/// Every code of an error in a file; the sentence is `import-error-{code}`.
pub const CODES: &[&str] = &[
    "bad-date",
    "bad-email",
    "conflict",
    "duplicate-column",
    "duplicate-email",
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
    "unknown-size",
    "unknown-tier",
    "unknown-zone",
];
