//! Who may do what with the roadmap (the table of acts in product.md 0).

use crate::actor::{Actor, Person};
use model::AppError;
use model::people::Role;

/// Drafts, publishes, withdraws: PMs.
///
/// # Errors
/// [`AppError::SignedOut`], [`AppError::Forbidden`].
pub fn can_edit(actor: &Actor) -> Result<&Person, AppError> {
    actor.having(&[Role::ProductManager])
}

/// Customers, and who of the vendor talks with them.
///
/// # Errors
/// [`AppError::SignedOut`]; [`AppError::Forbidden`] for executives and administrators.
pub fn can_ask(actor: &Actor) -> Result<&Person, AppError> {
    let person = actor.person()?;
    if person.company.is_some() {
        return Ok(person);
    }
    can_answer(actor)
}

/// # Errors
/// [`AppError::SignedOut`], [`AppError::Forbidden`].
pub fn can_answer(actor: &Actor) -> Result<&Person, AppError> {
    actor.having(&[Role::ProductManager, Role::Csm, Role::Researcher])
}

/// Notes from the workshop: who works there.
///
/// # Errors
/// [`AppError::SignedOut`], [`AppError::Forbidden`].
pub fn can_note(actor: &Actor) -> Result<&Person, AppError> {
    actor.having(&[Role::ProductManager, Role::Researcher])
}

/// Reads briefings: staff. For everybody else there are none.
///
/// # Errors
/// [`AppError::SignedOut`], [`AppError::NotFound`].
pub fn can_brief(actor: &Actor) -> Result<&Person, AppError> {
    let person = actor.person()?;
    if person.is_staff() {
        Ok(person)
    } else {
        Err(AppError::NotFound)
    }
}
