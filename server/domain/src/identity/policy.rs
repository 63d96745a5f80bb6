//! Who may do what with people (product.md 0). Pure: the same answers guard the acts and show
//! the buttons.

use super::{REMIND_AFTER, REMINDERS_MAX};
use crate::actor::{Actor, Person};
use crate::error::Denied;
use chrono::{DateTime, Days, NaiveDate, Utc};
use model::contacts::GuardState;
use model::people::{PersonState, Role};
use model::{AppError, Conflict, PersonId, Problem};

/// # Errors
/// Who is neither CSM nor product manager nor administrator.
pub fn can_invite(actor: &Actor) -> Result<(), Denied> {
    const INVITERS: [Role; 3] = [Role::Csm, Role::ProductManager, Role::Administrator];
    if actor.is_system() || actor.having(&INVITERS).is_ok() {
        Ok(())
    } else {
        Err(Denied)
    }
}

/// Going ahead against a rest or a hold.
///
/// # Errors
/// Who is neither CSM nor product manager.
pub fn can_override(actor: &Actor) -> Result<(), Denied> {
    match actor.having(&[Role::Csm, Role::ProductManager]) {
        Ok(_) => Ok(()),
        Err(_) => Err(Denied),
    }
}

/// How a person is guarded on a day: a rest and a hold are over after their last one.
#[must_use]
pub fn guard_on(today: NaiveDate, state: GuardState, until: Option<NaiveDate>) -> GuardState {
    match state {
        GuardState::OptedOut => state,
        GuardState::Rested | GuardState::Held if until.is_some_and(|day| today <= day) => state,
        _ => GuardState::Free,
    }
}

/// How a person is guarded on a day, the rest after the newest ask included, and until when: an
/// opt-out comes before a hold, and a hold before a rest; of two rests the longer one counts.
/// `rest_days` is 0 where asks need no rest.
#[must_use]
pub fn standing_on(
    today: NaiveDate,
    guard: Option<(GuardState, Option<NaiveDate>)>,
    asked_on: Option<NaiveDate>,
    rest_days: u32,
) -> (GuardState, Option<NaiveDate>) {
    let (state, until) = guard.map_or((GuardState::Free, None), |(state, until)| {
        match guard_on(today, state, until) {
            GuardState::Free => (GuardState::Free, None),
            state => (state, until),
        }
    });
    if matches!(state, GuardState::OptedOut | GuardState::Held) {
        return (state, until);
    }
    let asked = asked_on
        .filter(|_| rest_days > 0)
        .and_then(|day| day.checked_add_days(Days::new(rest_days.into())))
        .filter(|day| today <= *day);
    match asked.max(until) {
        Some(day) => (GuardState::Rested, Some(day)),
        None => (state, until),
    }
}

/// Whether a person may be asked for something, whoever asks: a hold is a promise to who set it,
/// so no reason passes it.
///
/// # Errors
/// [`Conflict::ContactOptedOut`], [`Conflict::ContactHeld`], whatever the reason;
/// [`Problem::Guarded`] on `override_reason` for who rests, without a reason.
pub fn can_ask(standing: GuardState, reason: &str) -> Result<(), AppError> {
    match standing {
        GuardState::Free => Ok(()),
        GuardState::OptedOut => Err(Conflict::ContactOptedOut.into()),
        GuardState::Held => Err(Conflict::ContactHeld.into()),
        GuardState::Rested if reason.is_empty() => {
            Err(AppError::field("override_reason", Problem::Guarded))
        }
        GuardState::Rested => Ok(()),
    }
}

/// Whether a person may be written to. `reason` is why to go ahead all the same; empty for none.
///
/// # Errors
/// [`Conflict::ContactOptedOut`], whatever the reason; [`Conflict::ContactGuarded`] for who may
/// not override, [`Problem::Guarded`] on `override_reason` for who may and gives no reason.
pub fn can_contact(actor: &Actor, guard: GuardState, reason: &str) -> Result<(), AppError> {
    match guard {
        GuardState::Free => Ok(()),
        GuardState::OptedOut => Err(Conflict::ContactOptedOut.into()),
        GuardState::Rested | GuardState::Held => {
            can_override(actor).map_err(|_| Conflict::ContactGuarded)?;
            if reason.is_empty() {
                return Err(AppError::field("override_reason", Problem::Guarded));
            }
            Ok(())
        }
    }
}

/// Changing how a person is guarded.
///
/// # Errors
/// [`AppError::Forbidden`] for who may not invite, [`Conflict::HeldByOther`] while another person
/// holds this one.
pub fn can_guard(
    actor: &Actor,
    present: GuardState,
    set_by: Option<PersonId>,
) -> Result<(), AppError> {
    can_invite(actor).map_err(|_| AppError::Forbidden)?;
    if present == GuardState::Held && set_by != actor.person_id() {
        return Err(Conflict::HeldByOther.into());
    }
    Ok(())
}

/// Making staff is left to the command line and the demo; nobody gives roles to themselves.
///
/// # Errors
/// Everybody but the system.
pub fn can_make_staff(actor: &Actor) -> Result<(), Denied> {
    if actor.is_system() {
        Ok(())
    } else {
        Err(Denied)
    }
}

/// Customers propose; staff do so on behalf of somebody only.
#[must_use]
pub fn may_propose(person: &Person) -> bool {
    person.company.is_some()
}

/// Whether a person in this state can be sent an invitation.
#[must_use]
pub const fn is_invitable(state: PersonState) -> bool {
    matches!(state, PersonState::Contact | PersonState::Invited)
}

/// The instant from which the guard allows the next reminder; `None` when there will be none.
#[must_use]
pub fn next_reminder(
    sent_at: DateTime<Utc>,
    reminded_at: Option<DateTime<Utc>>,
    reminders: i32,
) -> Option<DateTime<Utc>> {
    (reminders < REMINDERS_MAX).then(|| reminded_at.unwrap_or(sent_at) + REMIND_AFTER)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn two_reminders_five_days_apart_and_then_none() {
        let sent: DateTime<Utc> = "2026-11-01T00:00:00Z".parse().unwrap();
        let first = next_reminder(sent, None, 0).unwrap();
        assert_eq!(first, sent + chrono::Duration::days(5));
        let second = next_reminder(sent, Some(first), 1).unwrap();
        assert_eq!(second, sent + chrono::Duration::days(10));
        assert_eq!(next_reminder(sent, Some(second), 2), None);
    }

    #[test]
    fn an_ask_is_followed_by_a_rest_that_ends_on_its_last_day() {
        let day = |day: &str| -> NaiveDate { day.parse().unwrap() };
        let asked = Some(day("2026-11-01"));
        let last = day("2026-12-16");
        let on = |today: NaiveDate, guard, days| standing_on(today, guard, asked, days);
        let rest = (GuardState::Rested, Some(last));
        let free = (GuardState::Free, None);
        assert_eq!(on(last, None, 45), rest);
        assert_eq!(on(last.succ_opt().unwrap(), None, 45), free);
        assert_eq!(on(day("2026-11-01"), None, 0), free);
        // Of two rests the longer one.
        let row = |state, until: &str| Some((state, Some(day(until))));
        let longer = row(GuardState::Rested, "2026-12-20");
        assert_eq!(
            on(last, longer, 45),
            (GuardState::Rested, Some(day("2026-12-20")))
        );
        assert_eq!(on(last, row(GuardState::Rested, "2026-12-01"), 45), rest);
        // A hold comes before, and leaves the rest behind it.
        let hold = row(GuardState::Held, "2026-12-10");
        assert_eq!(
            on(day("2026-12-10"), hold, 45),
            (GuardState::Held, Some(day("2026-12-10")))
        );
        assert_eq!(on(day("2026-12-11"), hold, 45), rest);
        let out = Some((GuardState::OptedOut, None));
        assert_eq!(on(last, out, 45), (GuardState::OptedOut, None));
    }

    #[test]
    fn a_reason_passes_a_rest_and_nothing_else() {
        assert_eq!(can_ask(GuardState::Free, ""), Ok(()));
        assert!(can_ask(GuardState::Rested, "").is_err());
        assert_eq!(can_ask(GuardState::Rested, "why"), Ok(()));
        assert_eq!(
            can_ask(GuardState::Held, "why"),
            Err(Conflict::ContactHeld.into())
        );
        assert_eq!(
            can_ask(GuardState::OptedOut, "why"),
            Err(Conflict::ContactOptedOut.into())
        );
    }
}
