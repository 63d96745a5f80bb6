//! Settings, the accept loop and the middleware, each at its own door.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::disallowed_methods
)]

mod accounts;
mod administration;
mod asvs;
mod authz;
mod body;
mod budget;
mod cache;
mod canary;
mod config;
mod contract;
mod csrf;
mod doors;
mod failures;
mod feeds;
mod files;
mod headers;
mod limiter;
mod listen;
mod log;
mod ops;
mod pages;
mod papers;
mod passkeys;
mod portal;
mod program;
#[path = "../../domain/tests/it/raw.rs"]
mod raw;
mod real_ip;
mod sources;
mod support;
mod surface;
mod walk;
mod xss;
