//! Who may do what with a proposal they can read: pure functions over the person and the facts
//! (the table of acts in product.md 0). Pages get their buttons from the same functions.

use crate::actor::{Actor, Person};
use model::people::Role;
use model::proposals::{Rights, Status};
use model::{AppError, Conflict, PersonId};

/// What the rules look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    pub author: PersonId,
    pub status: Status,
}

/// The vendor's people who talk with customers.
const TALKING: [Role; 3] = [Role::ProductManager, Role::Csm, Role::Researcher];

/// # Errors
/// [`AppError::SignedOut`]; [`AppError::Forbidden`] for staff, who speak for others elsewhere.
pub fn can_propose(actor: &Actor) -> Result<&Person, AppError> {
    let person = actor.person()?;
    if person.company.is_none() {
        return Err(AppError::Forbidden);
    }
    Ok(person)
}

/// # Errors
/// [`AppError::Forbidden`] for staff; [`Conflict::ProposalClosed`]; [`Conflict::OwnVoice`] when an
/// author would take back the voice that publishing gave.
pub fn can_voice(actor: &Actor, facts: Facts, wanted: bool) -> Result<&Person, AppError> {
    let person = can_propose(actor)?;
    if facts.status.is_closed() {
        return Err(Conflict::ProposalClosed.into());
    }
    if facts.author == person.id && !wanted {
        return Err(Conflict::OwnVoice.into());
    }
    Ok(person)
}

/// # Errors
/// [`AppError::Forbidden`] for staff; [`Conflict::ProposalClosed`]; [`Conflict::ReasonExists`] for
/// the author, whose reason is the proposal's own.
pub fn can_reason(actor: &Actor, facts: Facts) -> Result<&Person, AppError> {
    let person = can_propose(actor)?;
    if facts.status.is_closed() {
        return Err(Conflict::ProposalClosed.into());
    }
    if facts.author == person.id {
        return Err(Conflict::ReasonExists.into());
    }
    Ok(person)
}

/// # Errors
/// [`AppError::Forbidden`] for executives and administrators; [`Conflict::ProposalClosed`] once
/// withdrawn or merged.
pub fn can_comment(actor: &Actor, facts: Facts) -> Result<&Person, AppError> {
    let person = actor.person()?;
    if person.company.is_none() {
        actor.having(&TALKING)?;
    }
    if matches!(facts.status, Status::Withdrawn | Status::Merged) {
        return Err(Conflict::ProposalClosed.into());
    }
    Ok(person)
}

/// The author, until somebody answered; asked for background, the author may again.
///
/// # Errors
/// [`AppError::Forbidden`] for everybody else; [`Conflict::ProposalInTriage`] afterwards.
pub fn can_edit(actor: &Actor, facts: Facts) -> Result<&Person, AppError> {
    let person = actor.person()?;
    if facts.author != person.id {
        return Err(AppError::Forbidden);
    }
    match facts.status {
        Status::New | Status::WaitingForBackground => Ok(person),
        status if status.is_closed() => Err(Conflict::ProposalClosed.into()),
        _ => Err(Conflict::ProposalInTriage.into()),
    }
}

/// Both languages of a proposal: its author, and the vendor's people who talk with customers.
///
/// # Errors
/// [`AppError::Forbidden`] for other customers, executives and administrators;
/// [`Conflict::ProposalClosed`] once withdrawn or merged.
pub fn can_translate(actor: &Actor, facts: Facts) -> Result<&Person, AppError> {
    let person = actor.person()?;
    if facts.author != person.id {
        actor.having(&TALKING)?;
    }
    if matches!(facts.status, Status::Withdrawn | Status::Merged) {
        return Err(Conflict::ProposalClosed.into());
    }
    Ok(person)
}

/// Two rights, two words: the author withdraws, staff removes.
///
/// # Errors
/// As [`can_edit`].
pub fn can_withdraw(actor: &Actor, facts: Facts) -> Result<&Person, AppError> {
    can_edit(actor, facts)
}

/// PMs decide; CSMs may ask for background.
///
/// # Errors
/// [`AppError::Forbidden`]; [`Conflict::StatusNotReachable`] when `next` can't follow.
pub fn can_answer(actor: &Actor, facts: Facts, next: Status) -> Result<&Person, AppError> {
    let person = match next {
        Status::WaitingForBackground => actor.having(&[Role::ProductManager, Role::Csm])?,
        _ => actor.having(&[Role::ProductManager])?,
    };
    if !facts.status.can_become(next) {
        return Err(Conflict::StatusNotReachable.into());
    }
    Ok(person)
}

/// The buttons of a page.
pub(super) fn rights(actor: &Actor, facts: Facts, voiced: bool, reasoned: bool) -> Rights {
    let decide = Status::ALL.iter().any(|next| {
        *next != Status::WaitingForBackground && can_answer(actor, facts, *next).is_ok()
    });
    Rights {
        voice: can_voice(actor, facts, !voiced).is_ok(),
        add_reason: !reasoned && can_reason(actor, facts).is_ok(),
        comment: can_comment(actor, facts).is_ok(),
        edit: can_edit(actor, facts).is_ok(),
        translate: can_translate(actor, facts).is_ok(),
        withdraw: can_withdraw(actor, facts).is_ok(),
        ask: can_answer(actor, facts, Status::WaitingForBackground).is_ok(),
        decide,
    }
}
