//! Customer companies: the list that customer success works from, one company with its people,
//! and how both come in from a CRM.
//!
//! Staff read all of them, customers none, not even their own: what stands here is what the
//! vendor says about its customers. The counters of a company (people, invited, active) are
//! columns, kept in the transaction of whatever changes them.

pub(crate) mod counters;
pub mod import;
mod list;
mod page;
pub mod policy;
pub(crate) mod scope;

use crate::Domain;
use crate::actor::Actor;
use crate::error::Result;
use model::AppError;

/// Companies on one page of the list.
pub const PAGE: usize = 50;
/// Contacts that the page of a company shows.
pub const CONTACTS_MAX: u64 = 500;

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
