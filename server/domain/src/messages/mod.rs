//! Messages: what people get to know, in the portal and by mail.
//!
//! ```text
//! use case ──► event ──► notice (≤ 50 people, at once)   ──► bell
//!                    ├─► outbox row                      ──► worker ──► SMTP
//!                    └─► fan-out (any number of people)  ──► job ──► notices and outbox rows
//! ```
//! A message exists exactly when the change that causes it was committed: all of it is written in
//! the transaction of the use case. A person gets one notice and one mail of a kind per event,
//! however often a job runs: `unique (event, person, kind)`.

pub mod facts;
mod forget;
pub mod live;
mod mailbox;
mod read;
mod switch_off;
mod write;

pub use facts::MailFacts;
pub use forget::{forget_company, forget_outside};
pub use live::Live;
pub use read::{NOTICES_SIZE, Which};
pub use write::{About, Recipient, enqueue, fan_out, notify, record};

/// More people than this are told by a fan-out job, not in the transaction of the use case.
pub const NOTIFY_AT_ONCE: usize = 50;

/// The use cases of this area.
#[derive(Clone, Copy)]
pub struct Messages<'a>(pub(crate) &'a crate::Domain);
