//! What pages of slots show.

use super::{BookingState, RemindersForm, SlotForm, SlotMode, SlotState};
use crate::both::Both;
use crate::error::Conflict;
use crate::ids::{BookingId, OfferId, PersonId, SlotId, StudyNumber, WishId};
use crate::people::PersonLine;
use crate::studies::StudyState;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

// --- staff ------------------------------------------------------------------------------------

/// A booking on the page of staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookingView {
    pub id: BookingId,
    pub person: PersonLine,
    pub state: BookingState,
    pub changed_at: DateTime<Utc>,
    /// Whether it can be said now who came.
    pub may_mark: bool,
}

/// A seat that is kept for somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferView {
    pub id: OfferId,
    pub person: PersonLine,
    pub until: DateTime<Utc>,
}

/// What the reader may do with a slot in its present state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlotRights {
    pub edit: bool,
    pub cancel: bool,
}

/// A slot, whole, for staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlotView {
    pub id: SlotId,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    /// Of the place, by its IANA name.
    pub zone: String,
    pub mode: SlotMode,
    pub place: String,
    pub capacity: i32,
    /// Booked, and kept for somebody.
    pub taken: i32,
    pub buffer_minutes: i32,
    pub notice_hours: i32,
    pub state: SlotState,
    pub cancelled_reason: String,
    pub interviewers: Vec<PersonLine>,
    /// By seat; those that were cancelled stand on the page of nobody.
    pub bookings: Vec<BookingView>,
    pub offers: Vec<OfferView>,
    pub may: SlotRights,
    pub version: i32,
}

/// Somebody on the waiting list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitingLine {
    pub person: PersonLine,
    pub since: DateTime<Utc>,
}

/// A time that somebody wishes for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WishView {
    pub id: WishId,
    /// For staff.
    pub person: Option<PersonLine>,
    pub starts_at: DateTime<Utc>,
    pub word: String,
    /// Whether it can be granted: not for what is over.
    pub may_grant: bool,
}

/// A reminder of a study.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReminderView {
    pub minutes_before: i32,
    /// Words of one's own, beside the time and the place.
    pub text: Both,
}

/// What the reader may do with the slots of a study.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlotsRights {
    pub open: bool,
    pub set_reminders: bool,
    pub grant: bool,
}

/// All slots of a study, for staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlotsPage {
    pub number: StudyNumber,
    pub title: Both,
    pub state: StudyState,
    pub minutes: i32,
    /// The earliest first.
    pub slots: Vec<SlotView>,
    /// In their order.
    pub waiting: Vec<WaitingLine>,
    /// By person, in their order.
    pub wishes: Vec<WishView>,
    /// The earliest first.
    pub reminders: Vec<ReminderView>,
    pub may: SlotsRights,
}

impl SlotsPage {
    #[must_use]
    pub fn reminders_form(&self) -> RemindersForm {
        RemindersForm::of(&self.reminders)
    }
}

/// The form of a slot with what it needs around it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlotDraft {
    pub number: StudyNumber,
    pub title: Both,
    /// `None` for a new one.
    pub slot: Option<SlotId>,
    /// People who have booked: who is told of a change.
    pub booked: i32,
    /// What it comes too late for: nobody begins it any more, and who has filled it in gets it
    /// back.
    pub too_late: Option<Conflict>,
    pub form: SlotForm,
    /// People of the vendor, for the interviewers.
    pub staff: Vec<(PersonId, String)>,
}

// --- who takes part ---------------------------------------------------------------------------

/// A slot with a free seat. Its place is for who has booked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreeSlot {
    pub id: SlotId,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    /// Of the place, by its IANA name.
    pub zone: String,
    pub mode: SlotMode,
    pub capacity: i32,
    /// Seats that are free.
    pub left: i32,
}

/// One's own booking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyBooking {
    pub id: BookingId,
    pub slot: SlotId,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub zone: String,
    pub mode: SlotMode,
    pub place: String,
    pub state: BookingState,
    pub interviewers: Vec<PersonLine>,
    /// The names of those who have come to watch.
    pub watching: Vec<String>,
    /// Of a slot that was cancelled: why.
    pub cancelled_reason: String,
    /// Whether cancelling now needs a word.
    pub needs_word: bool,
}

/// A seat that is kept for the reader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyOffer {
    pub slot: SlotId,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub zone: String,
    pub mode: SlotMode,
    pub until: DateTime<Utc>,
}

/// One's own place on the waiting list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyWaiting {
    pub since: DateTime<Utc>,
    /// 1 for who is next.
    pub place: u32,
}

/// What the reader may do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimesRights {
    /// Books, or moves to, one of the free slots.
    pub book: bool,
    pub cancel: bool,
    pub wait: bool,
    pub leave: bool,
    pub wish: bool,
    /// Accepts or declines the offer.
    pub answer: bool,
}

/// The times of a study, for who takes part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimesPage {
    pub number: StudyNumber,
    pub title: Both,
    pub minutes: i32,
    pub contact: Option<PersonLine>,
    pub contact_phone: String,
    /// Nobody can book any more.
    pub over: bool,
    /// The earliest first; the one that is booked is not among them.
    pub free: Vec<FreeSlot>,
    /// The one that stands, or what became of the last.
    pub booking: Option<MyBooking>,
    pub offer: Option<MyOffer>,
    pub waiting: Option<MyWaiting>,
    pub wishes: Vec<WishView>,
    pub may: TimesRights,
}

impl TimesPage {
    /// The booking that stands.
    #[must_use]
    pub fn standing(&self) -> Option<&MyBooking> {
        let booking = self.booking.as_ref();
        booking.filter(|booking| booking.state == BookingState::Booked)
    }
}
