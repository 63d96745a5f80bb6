//! The rules and the persistence of Entaku: what may happen, to whom, and what follows from it.
//!
//! Knows nothing of HTTP or of pages. Every act is a use case with the same order inside: parse,
//! load through the scope, ask the policy, write in one transaction together with the event and
//! what it sets off, return the id.

pub mod actor;
pub mod clock;
pub mod db;
#[allow(unreachable_pub, missing_docs, dead_code)]
mod entities;
pub mod error;
pub mod markup;

pub use actor::{Actor, Person};
pub use clock::Clock;
pub use error::{Error, Result};
