//! Real processes of the built program, and what happens when they are killed. `make faults` runs
//! all of it; the one test that is not ignored is a short round for every day.
//!
//! Chance comes from a seed that is printed: `FAULTS_SEED` repeats a run, `FAULTS_CYCLES` says how
//! often something is killed.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::disallowed_methods
)]

mod chance;
mod fanout;
mod killed;
mod ledger;
mod program;
mod stopped;
mod world;

#[path = "../../domain/tests/it/exact.rs"]
mod exact;
#[allow(dead_code)]
#[path = "../../domain/tests/it/scene.rs"]
mod scene;
#[allow(dead_code)]
#[path = "../../domain/tests/it/smtpsink.rs"]
mod smtpsink;
