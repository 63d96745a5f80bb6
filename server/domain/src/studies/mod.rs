//! Studies: what the vendor wants to learn, whom it asks, and what these people agreed to.
//!
//! ```text
//! start ──► draft ──begin──► recruiting ──run──► running ──evaluate──► evaluated ──close──► closed
//!             │                  └──────────close, with a reason──┴───────────────────────────┘
//!             └─discard
//!
//! candidate:  nominate ──► nominated ──invite──► invited ──accept──► accepted ──withdraw──► withdrawn
//!                              │ take back          │ decline ▲ accept
//!                              ▼                    ▼         │
//!                            gone                declined ────┘
//! ```
//!
//! Staff read all of it, and researchers and PMs do it; customer success nominates. To customers a
//! study does not exist until they are invited, and then it is their invitation alone: never goal,
//! hypotheses, guide, or anybody else.
//!
//! Invariants, each held by the database as well: one row per study and person, so that nobody is
//! invited twice; one consent that stands per study and person; the words of a consent are never
//! rewritten, a signature names the version that was read; nobody is invited before there are such
//! words and somebody to ask. Every invitation goes through `identity::guard::ask`.

mod accept;
mod candidate;
mod candidates;
mod close;
mod consent;
mod decline;
mod discard;
mod edit;
mod guide;
mod hypotheses;
mod invitation;
mod invite;
mod list;
pub(crate) mod load;
mod mine;
mod nominate;
mod page;
pub mod policy;
mod progress;
pub(crate) mod scope;
mod screener;
mod start;
mod withdraw;

use crate::Domain;

/// The use cases of this area.
#[derive(Clone, Copy)]
pub struct Studies<'a>(pub(crate) &'a Domain);
