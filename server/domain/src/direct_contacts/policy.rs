//! Who may do what with direct contacts.

use crate::actor::{Actor, Person};
use crate::entities::direct_contacts::direct_contact;
use model::{AppError, PersonId};

/// Reads the log, and enters into it: staff. To everybody else there is none.
///
/// # Errors
/// [`AppError::SignedOut`], [`AppError::NotFound`].
pub(super) fn can_see(actor: &Actor) -> Result<&Person, AppError> {
    let person = actor.person()?;
    if person.is_staff() {
        Ok(person)
    } else {
        Err(AppError::NotFound)
    }
}

/// What one entered oneself; a conversation that took place is not taken back here.
///
/// # Errors
/// As [`can_see`]; [`AppError::Forbidden`].
pub(super) fn can_remove(actor: &Actor, row: &direct_contact::Model) -> Result<(), AppError> {
    if is_own(Some(can_see(actor)?.id), row) {
        Ok(())
    } else {
        Err(AppError::Forbidden)
    }
}

/// As [`can_remove`], for the button.
pub(super) fn is_own(me: Option<PersonId>, row: &direct_contact::Model) -> bool {
    row.entered_by.is_some() && row.entered_by == me
}
