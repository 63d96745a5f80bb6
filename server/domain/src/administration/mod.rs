//! Administration: who is here and with which rights, what the installation is called and when its
//! people work, what was done by whom, and how jobs and mail fare.
//!
//! ```text
//! active ──disable──► disabled ──enable──► active
//! contact, invited ──disable──► disabled ──enable──► contact (of a company) | invited (of the vendor)
//! ```
//! For administrators alone; for everybody else none of it exists. There is always somebody left
//! who can administer, nobody takes that role from themselves, and everything counts from the next
//! request of whom it is about: sessions are looked up with every request, and open streams end
//! with their session.
//!
//! Who moves to another company takes their account along and leaves their voices: a voice, a
//! reason and a proposal carry the company under which they were given, and go on counting there
//! (product.md 0: who leaves keeps counting).

mod checks;
mod company;
mod disable;
mod factor;
mod holidays;
mod invite_staff;
mod jobs;
mod journal;
mod mail;
mod overview;
mod people;
mod person;
pub mod policy;
mod roles;
mod scope;
mod sessions;
mod settings;
pub(crate) mod suppressions;

pub use checks::worst;

use crate::Domain;

/// People on one page of the list.
pub const PEOPLE_SIZE: usize = 50;
/// Events on one page of the journal.
pub const JOURNAL_SIZE: usize = 50;
/// Mails, and addresses that take none, on one page.
pub const MAILS_SIZE: usize = 50;
/// Companies that the page of a customer offers to move to.
pub const COMPANIES_MAX: u64 = 2_000;

/// The use cases of this area.
#[derive(Clone, Copy)]
pub struct Administration<'a>(pub(crate) &'a Domain);
