//! What runs: command line, settings and the web server.
//!
//! No business rule lives here: handlers and commands load through `domain` and render
//! through `app`.

pub mod cli;
pub mod config;
pub mod doctor;
pub mod http;
