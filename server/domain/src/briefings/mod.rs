//! Briefings: after each version of the roadmap, and around each release, product tells customer
//! success what is new and why, and what customers may hear of it (product.md 1.3, #47 and #48).
//! For staff alone; questions and their answers are kept.

mod edit;
mod plan;
mod question;
mod read;

pub(crate) use plan::{discard, of_release, of_version, planned};

use crate::Domain;

/// The use cases of this area.
#[derive(Clone, Copy)]
pub struct Briefings<'a>(pub(crate) &'a Domain);
