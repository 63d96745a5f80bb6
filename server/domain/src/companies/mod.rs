//! Customer companies: the list that customer success works from, one company with its people,
//! and how both come in from a CRM.
//!
//! Staff read all of them, customers none, not even their own: what stands here is what the
//! vendor says about its customers. The counters of a company (people, invited, active) are
//! columns, kept in the transaction of whatever changes them; who is silent is counted when it is
//! asked, since silence comes without any change.
//!
//! A company has at most one story of its own and each contact one; personas are assigned by
//! hand.
//!
//! ```text
//! persona:  active ⇄ shrinking ⇄ retired        never deleted: who had it keeps it
//! ```

pub(crate) mod about;
mod contact;
mod contacts;
pub(crate) mod counters;
mod edit;
pub(crate) mod fitting;
pub mod import;
mod list;
mod note;
mod page;
pub(crate) mod persona;
pub mod policy;
pub(crate) mod scope;
mod story;

use crate::Domain;
use crate::actor::Actor;
use crate::error::Result;
use chrono::Duration;
use model::AppError;

/// Companies on one page of the list.
pub const PAGE: usize = 50;
/// Who takes part and has not been here for so long is silent.
pub const SILENT_AFTER: Duration = Duration::days(60);
/// Notes on one page of a company.
pub const NOTES: usize = 20;
/// An import can be taken back for so long; then what it has changed is forgotten.
pub const UNDO_FOR: Duration = Duration::days(90);
/// Imports on one page of their list.
pub const IMPORTS: usize = 30;
/// Personas that a list shows.
pub const PERSONAS_MAX: u64 = 200;
/// Contacts on one page of a company.
pub const CONTACTS: usize = 100;

/// The use cases of this area.
#[derive(Clone, Copy)]
pub struct Companies<'a>(pub(crate) &'a Domain);

/// Whether the actor may open the page of the import; [`Companies::import`] asks the same.
///
/// # Errors
/// [`AppError::NotFound`] for everybody but staff, else [`AppError::Forbidden`].
pub fn can_import(actor: &Actor) -> Result<()> {
    policy::can_see(actor).map_err(|_| AppError::NotFound)?;
    policy::can_import(actor)?;
    Ok(())
}
