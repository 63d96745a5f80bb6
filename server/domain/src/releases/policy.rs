//! Who may do what with releases (the table of acts in product.md 0).

use crate::actor::{Actor, Person};
use model::AppError;
use model::people::Role;

/// Writes, publishes, withdraws: PMs.
///
/// # Errors
/// [`AppError::SignedOut`], [`AppError::Forbidden`].
pub fn can_edit(actor: &Actor) -> Result<&Person, AppError> {
    actor.having(&[Role::ProductManager])
}

/// Summary, tips, stories, adoption: who of the vendor talks with customers about them.
///
/// # Errors
/// [`AppError::SignedOut`], [`AppError::Forbidden`].
pub fn can_follow_up(actor: &Actor) -> Result<&Person, AppError> {
    actor.having(&[Role::ProductManager, Role::Csm])
}

/// Customers thank; staff does not thank itself.
///
/// # Errors
/// [`AppError::SignedOut`], [`AppError::Forbidden`].
pub fn can_thank(actor: &Actor) -> Result<&Person, AppError> {
    let person = actor.person()?;
    match person.company {
        Some(_) => Ok(person),
        None => Err(AppError::Forbidden),
    }
}

/// As [`can_thank`]; until when is for the release to say.
///
/// # Errors
/// [`AppError::SignedOut`], [`AppError::Forbidden`].
pub fn can_give_feedback(actor: &Actor) -> Result<&Person, AppError> {
    can_thank(actor)
}
