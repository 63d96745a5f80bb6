//! Addresses of the times of a study: for staff its slots, for who takes part what they can book.

use model::{BookingId, SlotId, StudyNumber, WishId};

// --- staff ------------------------------------------------------------------------------------

/// All slots with their bookings; also opens new ones.
#[must_use]
pub fn slots(number: StudyNumber) -> String {
    format!("/studies/{number}/slots")
}

/// Where one of them stands on that page.
#[must_use]
pub fn slot(number: StudyNumber, slot: SlotId) -> String {
    format!("{}#slot-{slot}", slots(number))
}

#[must_use]
pub fn slot_new(number: StudyNumber) -> String {
    format!("/studies/{number}/slots/new")
}

#[must_use]
pub fn slot_edit(number: StudyNumber, slot: SlotId) -> String {
    format!("/studies/{number}/slots/{slot}/edit")
}

#[must_use]
pub fn slot_cancel(number: StudyNumber, slot: SlotId) -> String {
    format!("/studies/{number}/slots/{slot}/cancel")
}

#[must_use]
pub fn booking_attended(number: StudyNumber, booking: BookingId) -> String {
    format!("/studies/{number}/slots/bookings/{booking}/attended")
}

#[must_use]
pub fn booking_missed(number: StudyNumber, booking: BookingId) -> String {
    format!("/studies/{number}/slots/bookings/{booking}/missed")
}

/// Makes a slot of a time that somebody wishes for, and books them in.
#[must_use]
pub fn wish_grant(number: StudyNumber, wish: WishId) -> String {
    format!("/studies/{number}/slots/wishes/{wish}/grant")
}

#[must_use]
pub fn slot_reminders(number: StudyNumber) -> String {
    format!("/studies/{number}/slots/reminders")
}

// --- who takes part ---------------------------------------------------------------------------

/// What can be booked, and one's own booking.
#[must_use]
pub fn times(number: StudyNumber) -> String {
    format!("/studies/{number}/times")
}

/// Books, or moves what is booked.
#[must_use]
pub fn times_book(number: StudyNumber, slot: SlotId) -> String {
    format!("/studies/{number}/times/{slot}/book")
}

#[must_use]
pub fn times_cancel(number: StudyNumber) -> String {
    format!("/studies/{number}/times/cancel")
}

#[must_use]
pub fn times_wait(number: StudyNumber) -> String {
    format!("/studies/{number}/times/wait")
}

/// Leaves the waiting list.
#[must_use]
pub fn times_leave(number: StudyNumber) -> String {
    format!("/studies/{number}/times/leave")
}

#[must_use]
pub fn offer_accept(number: StudyNumber) -> String {
    format!("/studies/{number}/times/offer/accept")
}

#[must_use]
pub fn offer_decline(number: StudyNumber) -> String {
    format!("/studies/{number}/times/offer/decline")
}

/// The times that would suit instead.
#[must_use]
pub fn times_wishes(number: StudyNumber) -> String {
    format!("/studies/{number}/times/wishes")
}

/// What one has booked, as a file for a calendar.
#[must_use]
pub fn interview_file(number: StudyNumber) -> String {
    format!("/studies/{number}/times/interview.ics")
}

/// All interviews of one person for a calendar; whoever has the address can read them.
#[must_use]
pub fn interviews_calendar(token: &str) -> String {
    format!("/feeds/{}/interviews.ics", super::encode(token))
}
