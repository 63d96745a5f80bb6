//! Who may do what with slots (product.md 0). Who runs studies runs their slots.

use crate::actor::{Actor, Person};
pub use crate::studies::policy::can_run;
use chrono::{DateTime, Duration, Utc};
use model::slots::{BookingState, LATE_HOURS, SlotState};
use model::studies::{CandidateState, StudyState};
use model::{AppError, Conflict, Problem};

/// What a rule needs to know of a slot.
#[derive(Clone, Copy, Debug)]
pub struct SlotFacts {
    pub state: SlotState,
    pub starts_at: DateTime<Utc>,
    pub notice_hours: i32,
}

impl SlotFacts {
    /// Until when it can be booked.
    #[must_use]
    pub fn closes_at(self) -> DateTime<Utc> {
        self.starts_at - Duration::hours(i64::from(self.notice_hours))
    }
}

/// Opens slots, grants wishes.
///
/// # Errors
/// As [`can_run`]; [`Conflict::StudyNotOpen`].
pub fn can_open(actor: &Actor, study: StudyState) -> Result<&Person, AppError> {
    let person = can_run(actor)?;
    if study.is_open() {
        Ok(person)
    } else {
        Err(Conflict::StudyNotOpen.into())
    }
}

/// Edits a slot, or cancels it.
///
/// # Errors
/// As [`can_run`]; [`Conflict::SlotNotOpen`] once it has begun, or was cancelled.
pub fn can_change(actor: &Actor, slot: SlotFacts, now: DateTime<Utc>) -> Result<(), AppError> {
    can_run(actor)?;
    if slot.state == SlotState::Open && slot.starts_at > now {
        Ok(())
    } else {
        Err(Conflict::SlotNotOpen.into())
    }
}

/// Says whether somebody came; also the other way round, who marked the wrong one.
///
/// # Errors
/// As [`can_run`]; [`Conflict::BookingOver`] for one that was cancelled,
/// [`Conflict::NotYetBegun`].
pub fn can_mark(
    actor: &Actor,
    booking: BookingState,
    slot: SlotFacts,
    now: DateTime<Utc>,
) -> Result<(), AppError> {
    can_run(actor)?;
    match booking {
        BookingState::Cancelled => Err(Conflict::BookingOver.into()),
        _ if slot.starts_at > now => Err(Conflict::NotYetBegun.into()),
        _ => Ok(()),
    }
}

/// # Errors
/// As [`can_run`]; [`Conflict::StudyClosed`].
pub fn can_set_reminders(actor: &Actor, study: StudyState) -> Result<(), AppError> {
    can_run(actor)?;
    match study {
        StudyState::Closed => Err(Conflict::StudyClosed.into()),
        _ => Ok(()),
    }
}

/// Books, waits, wishes: who has accepted, while the study is open.
///
/// # Errors
/// [`Conflict::StudyNotOpen`], [`Conflict::NotTakingPart`].
pub fn can_take_part(study: StudyState, state: CandidateState) -> Result<(), AppError> {
    match state {
        _ if !study.is_open() => Err(Conflict::StudyNotOpen.into()),
        CandidateState::Accepted => Ok(()),
        _ => Err(Conflict::NotTakingPart.into()),
    }
}

/// A slot as somebody reaches for it; whether a seat is free only the seat itself says.
///
/// # Errors
/// [`Conflict::SlotNotOpen`], [`Conflict::SlotTooLate`].
pub fn can_book(slot: SlotFacts, now: DateTime<Utc>) -> Result<(), AppError> {
    if slot.state != SlotState::Open || slot.starts_at <= now {
        Err(Conflict::SlotNotOpen.into())
    } else if slot.closes_at() < now {
        Err(Conflict::SlotTooLate.into())
    } else {
        Ok(())
    }
}

/// Whether a booking gives way to another: one that has not begun, or that nobody came to.
///
/// # Errors
/// [`Conflict::BookingOver`].
pub fn can_move(
    booking: BookingState,
    slot: SlotFacts,
    now: DateTime<Utc>,
) -> Result<(), AppError> {
    match booking {
        BookingState::Booked if slot.starts_at <= now => Err(Conflict::BookingOver.into()),
        BookingState::Attended => Err(Conflict::BookingOver.into()),
        BookingState::Booked | BookingState::Cancelled | BookingState::Missed => Ok(()),
    }
}

/// Whether cancelling so shortly before needs a word.
#[must_use]
pub fn needs_word(slot: SlotFacts, now: DateTime<Utc>) -> bool {
    slot.starts_at - now < Duration::hours(LATE_HOURS)
}

/// Who has booked says that they do not come.
///
/// # Errors
/// [`Conflict::BookingOver`]; [`Problem::Required`] on `word` inside of the last
/// [`LATE_HOURS`] hours.
pub fn can_cancel(
    booking: BookingState,
    slot: SlotFacts,
    now: DateTime<Utc>,
    word: &str,
) -> Result<(), AppError> {
    match booking {
        BookingState::Booked if slot.starts_at <= now => Err(Conflict::BookingOver.into()),
        BookingState::Booked if needs_word(slot, now) && word.is_empty() => {
            Err(AppError::field("word", Problem::Required))
        }
        BookingState::Booked => Ok(()),
        _ => Err(Conflict::BookingOver.into()),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn slot() -> SlotFacts {
        SlotFacts {
            state: SlotState::Open,
            starts_at: at("2026-11-25T05:00:00Z"),
            notice_hours: 24,
        }
    }

    #[test]
    fn a_slot_is_booked_until_its_notice_and_not_a_second_longer() {
        assert!(can_book(slot(), at("2026-11-24T05:00:00Z")).is_ok());
        let late = can_book(slot(), at("2026-11-24T05:00:01Z"));
        assert_eq!(late, Err(Conflict::SlotTooLate.into()));
        let begun = can_book(slot(), at("2026-11-25T05:00:00Z"));
        assert_eq!(begun, Err(Conflict::SlotNotOpen.into()));
        let cancelled = SlotFacts {
            state: SlotState::Cancelled,
            ..slot()
        };
        let refused = can_book(cancelled, at("2026-11-20T05:00:00Z"));
        assert_eq!(refused, Err(Conflict::SlotNotOpen.into()));
    }

    #[test]
    fn a_late_cancellation_has_a_word() {
        let cancel = |now, word| can_cancel(BookingState::Booked, slot(), at(now), word);
        assert!(cancel("2026-11-24T05:00:00Z", "").is_ok());
        assert!(cancel("2026-11-24T05:00:01Z", "").is_err());
        assert!(cancel("2026-11-25T04:59:59Z", "ill").is_ok());
        let begun = cancel("2026-11-25T05:00:00Z", "ill");
        assert_eq!(begun, Err(Conflict::BookingOver.into()));
    }

    #[test]
    fn who_came_has_had_their_conversation() {
        let now = at("2026-11-24T05:00:00Z");
        for state in BookingState::ALL {
            let moves = can_move(*state, slot(), now).is_ok();
            assert_eq!(moves, *state != BookingState::Attended, "{state}");
        }
    }
}
