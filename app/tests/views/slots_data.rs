//! Samples of times with one text wherever somebody writes.

use crate::pages::at;
use crate::releases_data::person;
use crate::studies_data::NUMBER;
use chrono::{DateTime, Utc};
use model::both::Both;
use model::slots::{
    BookingState, BookingView, FreeSlot, MyBooking, MyOffer, MyWaiting, OfferView, REMINDERS,
    ReminderView, RemindersForm, SlotDraft, SlotForm, SlotMode, SlotRights, SlotState, SlotView,
    SlotsPage, SlotsRights, TimesPage, TimesRights, WISHES, WaitingLine, WishForm, WishView,
};
use model::studies::StudyState;
use model::{BookingId, OfferId, PersonId, SlotId, WishId};
use uuid::Uuid;

/// What who takes part may do before they have booked.
pub const CHOOSES: TimesRights = TimesRights {
    book: true,
    cancel: false,
    wait: true,
    leave: false,
    wish: true,
    answer: false,
};

pub fn slot_id(n: u128) -> SlotId {
    SlotId(Uuid::from_u128(n))
}

fn both(text: &str) -> Both {
    Both::new(text, text)
}

fn hour(from: &str) -> (DateTime<Utc>, DateTime<Utc>) {
    (at(from), at(from) + chrono::Duration::minutes(80))
}

fn booking(text: &str, n: u128, state: BookingState, may_mark: bool) -> BookingView {
    BookingView {
        id: BookingId(Uuid::from_u128(n)),
        person: person(text, false),
        state,
        changed_at: at("2026-11-20T01:00:00Z"),
        may_mark,
    }
}

pub fn slot(text: &str, n: u128, from: &str) -> SlotView {
    let (starts_at, ends_at) = hour(from);
    SlotView {
        id: slot_id(n),
        starts_at,
        ends_at,
        zone: "Asia/Tokyo".into(),
        mode: SlotMode::Online,
        place: text.into(),
        capacity: 3,
        taken: 2,
        buffer_minutes: 15,
        notice_hours: 24,
        state: SlotState::Open,
        cancelled_reason: String::new(),
        interviewers: vec![person(text, true)],
        bookings: vec![booking(text, n, BookingState::Booked, false)],
        offers: vec![OfferView {
            id: OfferId(Uuid::from_u128(n)),
            person: person(text, false),
            until: at("2026-11-22T13:00:00Z"),
        }],
        may: SlotRights {
            edit: true,
            cancel: true,
        },
        version: 2,
    }
}

/// One that has begun, and of which nobody has said who came.
pub fn begun(text: &str) -> SlotView {
    SlotView {
        bookings: vec![
            booking(text, 11, BookingState::Booked, true),
            booking(text, 12, BookingState::Attended, true),
            booking(text, 13, BookingState::Missed, true),
        ],
        offers: Vec::new(),
        may: SlotRights::default(),
        ..slot(text, 3, "2026-11-21T23:00:00Z")
    }
}

fn cancelled(text: &str) -> SlotView {
    SlotView {
        state: SlotState::Cancelled,
        cancelled_reason: text.into(),
        interviewers: Vec::new(),
        bookings: Vec::new(),
        offers: Vec::new(),
        taken: 0,
        may: SlotRights::default(),
        ..slot(text, 4, "2026-11-24T01:00:00Z")
    }
}

/// In person, far away, with nobody to lead it.
fn far(text: &str) -> SlotView {
    SlotView {
        zone: "Europe/Berlin".into(),
        mode: SlotMode::OnSite,
        capacity: 40,
        interviewers: Vec::new(),
        ..slot(text, 2, "2026-12-01T09:00:00Z")
    }
}

fn wish(text: &str, n: u128, staff: bool) -> WishView {
    WishView {
        id: WishId(Uuid::from_u128(n)),
        person: staff.then(|| person(text, false)),
        starts_at: at("2026-11-27T05:00:00Z"),
        word: text.into(),
        may_grant: staff,
    }
}

pub fn page(text: &str) -> SlotsPage {
    SlotsPage {
        number: NUMBER,
        title: both(text),
        state: StudyState::Recruiting,
        minutes: 80,
        slots: vec![
            begun(text),
            slot(text, 1, "2026-11-25T01:00:00Z"),
            cancelled(text),
            far(text),
        ],
        waiting: vec![WaitingLine {
            person: person(text, false),
            since: at("2026-11-20T01:00:00Z"),
        }],
        wishes: vec![wish(text, 1, true)],
        reminders: vec![
            ReminderView {
                minutes_before: 4_320,
                text: both(text),
            },
            ReminderView::plain(120),
            ReminderView::plain(45),
        ],
        may: SlotsRights {
            open: true,
            set_reminders: true,
            grant: true,
        },
    }
}

pub fn slot_form(text: &str) -> SlotForm {
    SlotForm {
        at: text.into(),
        minutes: text.into(),
        zone: text.into(),
        mode: text.into(),
        place: text.into(),
        capacity: text.into(),
        buffer_minutes: text.into(),
        notice_hours: text.into(),
        interviewer1: text.into(),
        interviewer4: text.into(),
        mon: "on".into(),
        until: text.into(),
        version: text.into(),
        form_token: text.into(),
        ..SlotForm::default()
    }
}

pub fn draft(text: &str, slot: Option<SlotId>) -> SlotDraft {
    SlotDraft {
        too_late: None,
        number: NUMBER,
        title: both(text),
        slot,
        booked: i32::from(slot.is_some()),
        form: SlotForm::preset("Asia/Tokyo", 80),
        staff: vec![(PersonId(Uuid::from_u128(8)), text.into())],
    }
}

pub fn reminders_form(text: &str) -> RemindersForm {
    let mut form = RemindersForm::default();
    for names in REMINDERS {
        for name in [names.amount, names.unit, names.text_ja, names.text_en] {
            form.set(name, text);
        }
    }
    form
}

pub fn wish_form(text: &str) -> WishForm {
    let mut form = WishForm::default();
    for names in WISHES {
        form.set(names.at, text);
        form.set(names.word, text);
    }
    form
}

fn free(n: u128, from: &str) -> FreeSlot {
    let (starts_at, ends_at) = hour(from);
    FreeSlot {
        id: slot_id(n),
        starts_at,
        ends_at,
        zone: "Asia/Tokyo".into(),
        mode: SlotMode::Online,
        capacity: 1,
        left: 1,
    }
}

/// As it is before anything is booked.
pub fn times(text: &str) -> TimesPage {
    TimesPage {
        number: NUMBER,
        title: both(text),
        minutes: 80,
        contact: Some(person(text, true)),
        contact_phone: text.into(),
        over: false,
        free: vec![
            free(1, "2026-11-25T01:00:00Z"),
            free(2, "2026-11-25T05:00:00Z"),
            // On the evening before, on the other side of the world.
            FreeSlot {
                zone: "Europe/Berlin".into(),
                mode: SlotMode::OnSite,
                capacity: 3,
                left: 2,
                ..free(3, "2026-11-26T23:30:00Z")
            },
            free(4, "2026-12-01T01:00:00Z"),
        ],
        booking: None,
        offer: None,
        waiting: None,
        wishes: Vec::new(),
        may: CHOOSES,
    }
}

pub fn my_booking(text: &str) -> MyBooking {
    let (starts_at, ends_at) = hour("2026-11-24T01:00:00Z");
    MyBooking {
        id: BookingId(Uuid::from_u128(1)),
        slot: slot_id(9),
        starts_at,
        ends_at,
        zone: "Asia/Tokyo".into(),
        mode: SlotMode::Online,
        place: text.into(),
        state: BookingState::Booked,
        interviewers: vec![person(text, true), person(text, true)],
        watching: vec![text.into(), text.into()],
        cancelled_reason: String::new(),
        needs_word: false,
    }
}

/// Has a time, and could still move.
pub fn booked(text: &str) -> TimesPage {
    TimesPage {
        booking: Some(my_booking(text)),
        may: TimesRights {
            cancel: true,
            wait: false,
            wish: false,
            ..CHOOSES
        },
        ..times(text)
    }
}

/// Everything is taken; one seat is kept for the reader, who has wishes as well.
pub fn offered(text: &str) -> TimesPage {
    let (starts_at, ends_at) = hour("2026-11-24T05:00:00Z");
    TimesPage {
        free: Vec::new(),
        offer: Some(MyOffer {
            slot: slot_id(7),
            starts_at,
            ends_at,
            zone: "Europe/Berlin".into(),
            mode: SlotMode::OnSite,
            until: at("2026-11-22T13:00:00Z"),
        }),
        waiting: Some(MyWaiting {
            since: at("2026-11-20T01:00:00Z"),
            place: 1,
        }),
        wishes: vec![wish(text, 1, false)],
        may: TimesRights {
            book: false,
            wait: false,
            leave: true,
            answer: true,
            ..CHOOSES
        },
        ..times(text)
    }
}
