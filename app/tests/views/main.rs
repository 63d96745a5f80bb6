//! What people see, rendered the way pages are and read back as HTML.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod accounts;
mod content;
mod customers;
mod data;
mod evidence;
mod form;
mod identity;
mod pages;
mod proposals;
mod proposals_data;
mod releases;
mod releases_data;
mod roadmap;
mod roadmap_data;
mod rooms;
mod safe;
mod shell;
mod slots;
mod slots_data;
mod small;
mod studies;
mod studies_data;
mod support;
mod surveys;
mod surveys_data;
mod words;
