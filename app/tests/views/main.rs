//! What people see, rendered the way pages are and read back as HTML.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod content;
mod data;
mod form;
mod proposals;
mod shell;
mod support;
mod words;
