//! Times for conversations of a study: what is free, who has booked, who waits, what they are
//! reminded of.

mod forms;
mod page;

pub use forms::{
    CancelBookingForm, CancelSlotForm, INTERVIEWERS, NewSlots, REMINDERS, ReminderFields,
    Reminders, RemindersForm, Repeat, SlotChange, SlotForm, SlotPlan, WEEKDAYS, WISHES, Wish,
    WishFields, WishForm,
};
pub use page::{
    BookingView, FreeSlot, MyBooking, MyOffer, MyWaiting, OfferView, ReminderView, SlotDraft,
    SlotRights, SlotView, SlotsPage, SlotsRights, TimesPage, TimesRights, WaitingLine, WishView,
};

pub const ZONE_MAX: usize = 64;
/// An address, or a link.
pub const PLACE_MAX: usize = 300;
/// Seats of one slot.
pub const CAPACITY_MAX: i32 = 50;
/// Minutes that stay free for an interviewer before and after a slot.
pub const BUFFER_MAX: i32 = 240;
pub const BUFFER_PRESET: i32 = 15;
/// Hours before its start until which a slot can be booked.
pub const NOTICE_MAX: i32 = 336;
pub const NOTICE_PRESET: i32 = 24;
/// Slots that one pattern makes.
pub const SERIES_MAX: usize = 60;
/// People who lead one conversation; a field each.
pub const INTERVIEWERS_MAX: usize = 4;
/// Why a slot is cancelled.
pub const SLOT_REASON_MAX: usize = 500;
/// The word of who cancels a booking.
pub const BOOKING_WORD_MAX: usize = 500;
/// Hours before its start from which cancelling a booking needs a word.
pub const LATE_HOURS: i64 = 24;
/// Hours for which a freed seat is kept for who waits.
pub const OFFER_HOURS: i64 = 12;
/// Times that one person wishes for; a row of fields each.
pub const WISHES_MAX: usize = 5;
pub const WISH_WORD_MAX: usize = 200;
/// Reminders of one study; a row of fields each.
pub const REMINDERS_MAX: usize = 3;
/// Minutes before the start.
pub const REMINDER_MIN: i32 = 15;
pub const REMINDER_MAX: i32 = 20_160;
pub const REMINDER_TEXT_MAX: usize = 500;
/// What a study begins with: three days, and two hours.
pub const REMINDERS_PRESET: [i32; 2] = [4_320, 120];
/// Free slots that a page shows, the earliest first.
pub const FREE_MAX: u64 = 200;
/// Slots that staff see of one study, the latest.
pub const SLOTS_MAX: u64 = 300;

words! {
    /// Where a conversation takes place.
    SlotMode {
        OnSite => "on-site",
        Online => "online",
    }
}

words! {
    /// The life of a slot.
    SlotState {
        Open => "open",
        /// The conversation has taken place.
        Held => "held",
        Cancelled => "cancelled",
    }
}

words! {
    /// The life of a booking.
    BookingState {
        Booked => "booked",
        Cancelled => "cancelled",
        Attended => "attended",
        /// Nobody came.
        Missed => "missed",
    }
}

words! {
    /// The life of an offer.
    OfferState {
        Open => "open",
        Taken => "taken",
        Declined => "declined",
        /// Its time is over.
        Expired => "expired",
        /// The slot is gone, or the person is.
        Withdrawn => "withdrawn",
    }
}

words! {
    /// How the time before a start is counted.
    ReminderUnit {
        Minutes => "minutes",
        Hours => "hours",
        Days => "days",
    }
}

impl ReminderUnit {
    #[must_use]
    pub const fn minutes(self) -> i32 {
        match self {
            Self::Minutes => 1,
            Self::Hours => 60,
            Self::Days => 1_440,
        }
    }

    /// The largest one in which these minutes are a whole number, and that number.
    #[must_use]
    pub fn of(minutes: i32) -> (i32, Self) {
        [Self::Days, Self::Hours]
            .into_iter()
            .find(|unit| minutes > 0 && minutes % unit.minutes() == 0)
            .map_or((minutes, Self::Minutes), |unit| {
                (minutes / unit.minutes(), unit)
            })
    }
}
