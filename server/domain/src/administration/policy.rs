//! Who may administer, and what an administrator may do with a person. Pure: the same answers
//! guard the acts and show the buttons.

use crate::actor::Actor;
use model::administration::PersonRights;
use model::people::{PersonState, Role, Roles};
use model::{AppError, Conflict, PersonId};

/// Administrators, and the system. For everybody else the area does not exist.
///
/// # Errors
/// [`AppError::NotFound`].
pub fn can_administer(actor: &Actor) -> Result<(), AppError> {
    if actor.is_system() || actor.having(&[Role::Administrator]).is_ok() {
        Ok(())
    } else {
        Err(AppError::NotFound)
    }
}

/// What is known about a person when something is to be done with them.
#[derive(Clone, Debug)]
pub struct Facts {
    pub id: PersonId,
    /// Of the vendor.
    pub staff: bool,
    pub state: PersonState,
    pub roles: Roles,
}

/// # Errors
/// [`AppError::NotFound`] for who may not administer, [`AppError::Forbidden`] for customers, who
/// have no roles; [`Conflict::OwnAccount`] for one's own role of administrator.
pub fn can_change_roles(actor: &Actor, facts: &Facts, wanted: &Roles) -> Result<(), AppError> {
    can_administer(actor)?;
    if !facts.staff {
        return Err(AppError::Forbidden);
    }
    let own = actor.person_id() == Some(facts.id);
    let admin = Role::Administrator;
    if own && facts.roles.has(admin) != wanted.has(admin) {
        return Err(Conflict::OwnAccount.into());
    }
    Ok(())
}

/// # Errors
/// [`AppError::NotFound`], [`AppError::Forbidden`] for people of the vendor.
pub fn can_move(actor: &Actor, facts: &Facts) -> Result<(), AppError> {
    can_administer(actor)?;
    if facts.staff || facts.state == PersonState::Left {
        return Err(AppError::Forbidden);
    }
    Ok(())
}

/// # Errors
/// [`AppError::NotFound`], [`Conflict::OwnAccount`], [`AppError::Forbidden`] for who has left.
pub fn can_disable(actor: &Actor, facts: &Facts) -> Result<(), AppError> {
    can_administer(actor)?;
    if facts.state == PersonState::Left {
        return Err(AppError::Forbidden);
    }
    if actor.person_id() == Some(facts.id) {
        return Err(Conflict::OwnAccount.into());
    }
    Ok(())
}

/// # Errors
/// [`AppError::NotFound`], [`AppError::Forbidden`] for who has left.
pub fn can_enable(actor: &Actor, facts: &Facts) -> Result<(), AppError> {
    can_administer(actor)?;
    if facts.state == PersonState::Left {
        return Err(AppError::Forbidden);
    }
    Ok(())
}

/// # Errors
/// [`AppError::NotFound`].
pub fn can_end_sessions(actor: &Actor) -> Result<(), AppError> {
    can_administer(actor)
}

/// Nobody ends their own: who is signed in has `identity`'s own way, with a proof.
///
/// # Errors
/// [`AppError::NotFound`], [`Conflict::OwnAccount`], [`AppError::Forbidden`] for who has left.
pub fn can_end_factor(actor: &Actor, facts: &Facts) -> Result<(), AppError> {
    can_disable(actor, facts)
}

/// # Errors
/// [`AppError::NotFound`], [`AppError::Forbidden`] for customers, whom their company's page
/// invites, [`Conflict::NotInvitable`] for who has joined or is disabled.
pub fn can_invite_again(actor: &Actor, facts: &Facts) -> Result<(), AppError> {
    can_administer(actor)?;
    if !facts.staff {
        return Err(AppError::Forbidden);
    }
    if facts.state != PersonState::Invited {
        return Err(Conflict::NotInvitable.into());
    }
    Ok(())
}

/// What the page of a person offers.
#[must_use]
pub fn rights(actor: &Actor, facts: &Facts, sessions: u32, factor: bool) -> PersonRights {
    let disabled = facts.state == PersonState::Disabled;
    PersonRights {
        change_roles: can_change_roles(actor, facts, &facts.roles).is_ok(),
        own: actor.person_id() == Some(facts.id),
        move_company: can_move(actor, facts).is_ok(),
        disable: !disabled && can_disable(actor, facts).is_ok(),
        enable: disabled && can_enable(actor, facts).is_ok(),
        end_factor: factor && can_end_factor(actor, facts).is_ok(),
        end_sessions: sessions > 0 && can_end_sessions(actor).is_ok(),
        invite_again: can_invite_again(actor, facts).is_ok(),
    }
}
