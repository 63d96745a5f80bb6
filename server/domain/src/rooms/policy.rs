//! Who may do what in a room (product.md 1.7, N9).

use crate::actor::{Actor, Person};
use crate::studies::policy::can_run;
use model::rooms::{RoomQuestionState, RoomRights, WatcherRole};
use model::{AppError, Conflict, PersonId};

/// How a room stands, and the actor in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The slot does not take place.
    pub cancelled: bool,
    pub started: bool,
    pub ended: bool,
    /// Is to lead this conversation.
    pub leads: bool,
    /// What the actor is or was in it.
    pub role: Option<WatcherRole>,
    /// Has left since.
    pub left: bool,
}

impl Facts {
    /// What the actor is in it now.
    #[must_use]
    pub fn present(&self) -> Option<WatcherRole> {
        self.role.filter(|_| !self.left)
    }
}

/// Questions and notes.
///
/// # Errors
/// [`AppError::SignedOut`], [`AppError::Forbidden`].
pub fn can_read(actor: &Actor, facts: Facts) -> Result<&Person, AppError> {
    if facts.role.is_some() || facts.leads {
        actor.person()
    } else {
        can_run(actor)
    }
}

/// Comes in, or changes what one is. Who leads a conversation is said by its slot.
///
/// # Errors
/// [`AppError::SignedOut`], [`AppError::Forbidden`], [`Conflict::RoomClosed`].
pub fn can_enter(actor: &Actor, facts: Facts, role: WatcherRole) -> Result<&Person, AppError> {
    let person = actor.person()?;
    if !person.is_staff() || (role == WatcherRole::Interviewer && !facts.leads) {
        return Err(AppError::Forbidden);
    }
    if facts.cancelled {
        return Err(Conflict::RoomClosed.into());
    }
    Ok(person)
}

/// # Errors
/// [`AppError::SignedOut`], [`AppError::Forbidden`] for who is not there.
pub fn can_leave(actor: &Actor, facts: Facts) -> Result<&Person, AppError> {
    match facts.present() {
        Some(_) => actor.person(),
        None => Err(AppError::Forbidden),
    }
}

/// Timer and queue.
///
/// # Errors
/// [`AppError::SignedOut`], [`AppError::Forbidden`], [`Conflict::RoomClosed`].
pub fn can_lead(actor: &Actor, facts: Facts) -> Result<&Person, AppError> {
    match facts.present() {
        Some(WatcherRole::Interviewer) if facts.leads => open(actor, facts),
        _ => Err(AppError::Forbidden),
    }
}

/// Questions, seconds, joining: whoever is there, until the end.
///
/// # Errors
/// As [`can_lead`]; [`Conflict::RoomClosed`] after the end too.
pub fn can_ask(actor: &Actor, facts: Facts) -> Result<&Person, AppError> {
    match facts.present() {
        Some(_) if facts.ended => Err(Conflict::RoomClosed.into()),
        Some(_) => open(actor, facts),
        None => Err(AppError::Forbidden),
    }
}

/// What was answered, or why it is not asked: also after the end.
///
/// # Errors
/// As [`can_lead`].
pub fn can_record(actor: &Actor, facts: Facts) -> Result<&Person, AppError> {
    match facts.present() {
        Some(WatcherRole::Interviewer | WatcherRole::NoteTaker) => open(actor, facts),
        _ => Err(AppError::Forbidden),
    }
}

/// Notes: what was typed without a connection arrives later, also after the end and after leaving.
///
/// # Errors
/// As [`can_lead`].
pub fn can_note(actor: &Actor, facts: Facts) -> Result<&Person, AppError> {
    match facts.role {
        Some(WatcherRole::Interviewer | WatcherRole::NoteTaker) => open(actor, facts),
        _ => Err(AppError::Forbidden),
    }
}

/// One's own words alone.
///
/// # Errors
/// As [`can_note`].
pub fn can_edit_note(actor: &Actor, facts: Facts, author: PersonId) -> Result<&Person, AppError> {
    let person = can_note(actor, facts)?;
    if person.id == author {
        Ok(person)
    } else {
        Err(AppError::Forbidden)
    }
}

/// One's own; who runs studies any.
///
/// # Errors
/// [`AppError::SignedOut`], [`AppError::Forbidden`].
pub fn can_remove_note(actor: &Actor, author: PersonId) -> Result<&Person, AppError> {
    if actor.person_id() == Some(author) {
        actor.person()
    } else {
        can_run(actor)
    }
}

/// # Errors
/// [`Conflict::Stale`]: it is no longer where it was looked at.
pub fn must_be(state: RoomQuestionState, wanted: &[RoomQuestionState]) -> Result<(), AppError> {
    if wanted.contains(&state) {
        Ok(())
    } else {
        Err(Conflict::Stale.into())
    }
}

fn open(actor: &Actor, facts: Facts) -> Result<&Person, AppError> {
    if facts.cancelled {
        return Err(Conflict::RoomClosed.into());
    }
    actor.person()
}

/// What the buttons of a page ask.
#[must_use]
pub fn rights(actor: &Actor, facts: Facts) -> RoomRights {
    RoomRights {
        read: can_read(actor, facts).is_ok(),
        enter: can_enter(actor, facts, WatcherRole::Observer).is_ok(),
        interview: can_enter(actor, facts, WatcherRole::Interviewer).is_ok(),
        leave: can_leave(actor, facts).is_ok(),
        lead: can_lead(actor, facts).is_ok(),
        ask: can_ask(actor, facts).is_ok(),
        record: can_record(actor, facts).is_ok(),
        note: can_note(actor, facts).is_ok(),
        remove: can_run(actor).is_ok(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use model::people::{Role, Roles};
    use model::{CompanyId, Lang};

    fn who(role: Option<Role>) -> Actor {
        let id = uuid::Uuid::nil();
        Actor::Person(Person {
            id: PersonId(id),
            company: role.is_none().then_some(CompanyId(id)),
            roles: Roles(role.into_iter().collect()),
            lang: Lang::En,
            name: "B".into(),
            council: false,
        })
    }

    fn facts(role: Option<WatcherRole>) -> Facts {
        Facts {
            cancelled: false,
            started: true,
            ended: false,
            leads: role == Some(WatcherRole::Interviewer),
            role,
            left: false,
        }
    }

    /// ASVS 8.2.1
    #[test]
    fn who_does_not_watch_does_nothing_and_reads_only_what_they_run() {
        let outside = facts(None);
        for role in Role::ALL {
            let rights = rights(&who(Some(*role)), outside);
            let runs = matches!(role, Role::Researcher | Role::ProductManager);
            assert_eq!((rights.read, rights.remove), (runs, runs), "{role}");
            assert!(rights.enter && !rights.interview, "{role}");
            assert!(!rights.leave && !rights.lead && !rights.ask, "{role}");
            assert!(!rights.record && !rights.note, "{role}");
        }
        assert_eq!(rights(&who(None), outside), RoomRights::default());
        assert_eq!(rights(&Actor::Guest, outside), RoomRights::default());
    }

    #[test]
    fn each_role_does_its_own_and_the_end_ends_only_questions() {
        let dev = who(Some(Role::Csm));
        for role in WatcherRole::ALL {
            let mut room = facts(Some(*role));
            let may = rights(&dev, room);
            let (leads, writes) = (
                *role == WatcherRole::Interviewer,
                *role != WatcherRole::Observer,
            );
            assert!(may.read && may.ask && may.leave, "{role}");
            assert_eq!(
                (may.lead, may.record, may.note),
                (leads, writes, writes),
                "{role}"
            );
            room.ended = true;
            let may = rights(&dev, room);
            assert_eq!(
                (may.ask, may.record, may.note),
                (false, writes, writes),
                "{role}"
            );
            room.left = true;
            let may = rights(&dev, room);
            assert_eq!(
                (may.read, may.record, may.note),
                (true, false, writes),
                "{role}"
            );
            room.cancelled = true;
            assert!(!rights(&dev, room).note, "{role}");
        }
    }

    #[test]
    fn who_no_longer_leads_takes_no_question_although_they_sit_there() {
        let mut room = facts(Some(WatcherRole::Interviewer));
        room.leads = false;
        assert!(!rights(&who(Some(Role::Researcher)), room).lead);
    }
}
