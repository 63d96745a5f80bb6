//! Who may do what with companies (product.md 0).

use crate::actor::Actor;
use crate::error::Denied;
use model::people::Role;

/// Staff of every role, and the system.
///
/// # Errors
/// Everybody else.
pub fn can_see(actor: &Actor) -> Result<(), Denied> {
    match actor {
        Actor::System(_) => Ok(()),
        Actor::Person(person) if person.is_staff() => Ok(()),
        _ => Err(Denied),
    }
}

/// # Errors
/// Who is neither CSM nor administrator.
pub fn can_import(actor: &Actor) -> Result<(), Denied> {
    const IMPORTERS: [Role; 2] = [Role::Csm, Role::Administrator];
    if actor.is_system() || actor.having(&IMPORTERS).is_ok() {
        Ok(())
    } else {
        Err(Denied)
    }
}

/// What customer success writes about customers: outcome, roles, personas, stories, notes.
///
/// # Errors
/// Who is neither CSM nor product manager nor administrator.
pub fn can_edit(actor: &Actor) -> Result<(), Denied> {
    crate::identity::policy::can_invite(actor)
}
