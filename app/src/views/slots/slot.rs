//! One slot on the page of staff: when and where, its seats, who sits on them.

use super::list::SlotsRefusal;
use super::words;
use crate::components::content::PersonLine;
use crate::components::form::{FormState, SubmitButton, TextArea, Tone};
use crate::paths;
use crate::views::studies::words as study;
use crate::views::{Refused, ViewCx};
use leptos::prelude::*;
use model::people::PersonLine as Person;
use model::rooms::RoomView;
use model::slots::{
    BookingState, BookingView, CancelSlotForm, OfferView, SLOT_REASON_MAX, SlotState, SlotView,
    SlotsPage,
};

/// As many seats as are drawn; more are counted only.
const DRAWN: i32 = 8;

pub(super) fn line(
    cx: &ViewCx,
    page: &SlotsPage,
    slot: &SlotView,
    refused: Option<&SlotsRefusal>,
) -> AnyView {
    let span = (slot.starts_at, slot.ends_at);
    let there = words::at_the_place(cx, slot.mode, &slot.zone, span)
        .map(|there| view! { <p class="small soft">{there}</p> });
    let over = slot.state == SlotState::Cancelled;
    let class = if over { "slot over" } else { "slot" };
    view! {
        <li class=class id=format!("slot-{}", slot.id)>
            <div class="slot-when">
                <h3>{cx.date(slot.starts_at)}</h3>
                {words::hours(cx, span)}
                {seats(cx, slot)}
            </div>
            <div class="slot-what">
                <p class="slot-place">{words::place(cx, slot.mode, &slot.place)}</p>
                {there} {cancelled(cx, slot)} {interviewers(cx, slot)} {people(cx, page, slot)}
                {acts(cx, page, slot, refused)}
            </div>
        </li>
    }
    .into_any()
}

/// A ring for every seat, filled where somebody sits; said in words beside it.
fn seats(cx: &ViewCx, slot: &SlotView) -> AnyView {
    if slot.state == SlotState::Cancelled {
        return ().into_any();
    }
    let rings = (0..slot.capacity.min(DRAWN))
        .map(|seat| {
            let class = if seat < slot.taken {
                "seat taken"
            } else {
                "seat"
            };
            view! { <span class=class></span> }
        })
        .collect_view();
    let rings = (slot.capacity <= DRAWN)
        .then(|| view! { <span class="seats" aria-hidden="true">{rings}</span> });
    let told = cx.t_args(
        "slots-seats-taken",
        &[("n", slot.taken.into()), ("of", slot.capacity.into())],
    );
    view! {
        <p class="small soft seats-line">
            {rings}
            <span>{told}</span>
        </p>
    }
    .into_any()
}

fn cancelled(cx: &ViewCx, slot: &SlotView) -> AnyView {
    if slot.state != SlotState::Cancelled {
        return ().into_any();
    }
    view! {
        <p>
            <span class="tag">{cx.t("slots-state-cancelled")}</span>
        </p>
        {study::written(&slot.cancelled_reason)}
    }
    .into_any()
}

fn interviewers(cx: &ViewCx, slot: &SlotView) -> AnyView {
    if slot.interviewers.is_empty() {
        let missing = (slot.state == SlotState::Open)
            .then(|| view! { <p class="meta">{cx.t("slots-interviewers-none")}</p> });
        return missing.into_any();
    }
    let names = slot
        .interviewers
        .iter()
        .map(|person| view! { <span><b>{person.name.clone()}</b></span> })
        .collect_view();
    view! {
        <p class="meta">
            <span>{cx.t("slots-interviewers")}</span>
            {names}
        </p>
    }
    .into_any()
}

/// Who has booked, and for whom a seat is kept.
fn people(cx: &ViewCx, page: &SlotsPage, slot: &SlotView) -> AnyView {
    if slot.bookings.is_empty() && slot.offers.is_empty() {
        return ().into_any();
    }
    let bookings = slot
        .bookings
        .iter()
        .map(|one| booking(cx, page, one))
        .collect_view();
    let offers = slot.offers.iter().map(|one| offer(cx, one)).collect_view();
    view! { <ul class="booked-people">{bookings} {offers}</ul> }.into_any()
}

fn person(cx: &ViewCx, page: &SlotsPage, person: &Person) -> AnyView {
    let (line, vendor) = (person.clone(), cx.vendor.clone());
    view! {
        <a class="whole" href=paths::study_candidate(page.number, person.id)>
            <PersonLine person=line vendor/>
        </a>
    }
    .into_any()
}

fn booking(cx: &ViewCx, page: &SlotsPage, booking: &BookingView) -> AnyView {
    let name = || [("name", (&booking.person.name).into())];
    let may_become = |state| booking.may_mark && booking.state != state;
    let came = may_become(BookingState::Attended).then(|| {
        let named = cx.t_args("slots-attended-named", &name());
        let action = paths::booking_attended(page.number, booking.id);
        words::act(action, cx.t("slots-attended"), Tone::Plain, Some(named))
    });
    let missed = may_become(BookingState::Missed).then(|| {
        let named = cx.t_args("slots-missed-named", &name());
        let action = paths::booking_missed(page.number, booking.id);
        words::act(action, cx.t("slots-missed"), Tone::Plain, Some(named))
    });
    let marks = (came.is_some() || missed.is_some())
        .then(|| view! { <div class="row-acts">{came} {missed}</div> });
    let state = cx.t(&format!("slots-booking-{}", booking.state));
    view! {
        <li>
            {person(cx, page, &booking.person)} <span class="tag">{state}</span> {marks}
        </li>
    }
    .into_any()
}

fn offer(cx: &ViewCx, offer: &OfferView) -> AnyView {
    let (person, vendor) = (offer.person.clone(), cx.vendor.clone());
    let until = cx.date_time(offer.until);
    view! {
        <li>
            <PersonLine person vendor/>
            <span class="tag waiting">
                {cx.t_args("slots-kept-until", &[("until", until.into())])}
            </span>
        </li>
    }
    .into_any()
}

/// Its form, the room beside it, and taking it back with a reason.
fn acts(cx: &ViewCx, page: &SlotsPage, slot: &SlotView, refused: Option<&SlotsRefusal>) -> AnyView {
    let when = words::span(cx, (slot.starts_at, slot.ends_at));
    let edit = slot.may.edit.then(|| {
        let named = cx.t_args("studies-change-named", &[("what", (&when).into())]);
        view! {
            <a class="slot-edit" href=paths::slot_edit(page.number, slot.id) aria-label=named>
                {cx.t("studies-edit")}
            </a>
        }
    });
    let room = (slot.state != SlotState::Cancelled).then(|| {
        view! {
            <a class="slot-edit" href=paths::room(page.number, slot.id, RoomView::Observer)>
                {cx.t("rooms-title")}
            </a>
        }
    });
    let cancel = cancel(cx, page, slot, refused);
    view! { <div class="slot-acts">{room} {edit} {cancel}</div> }.into_any()
}

fn cancel(
    cx: &ViewCx,
    page: &SlotsPage,
    slot: &SlotView,
    refused: Option<&SlotsRefusal>,
) -> Option<AnyView> {
    let refused: Option<&Refused<CancelSlotForm>> = match refused {
        Some(SlotsRefusal::Cancel(id, refused)) if *id == slot.id => Some(refused),
        _ => None,
    };
    if !slot.may.cancel && refused.is_none() {
        return None;
    }
    let typed = refused.map_or("", |refused| refused.typed.reason.as_str());
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let reason = form
        .required("reason", cx.t("slots-cancel-reason"), typed)
        .hint(cx.t("slots-cancel-reason-hint"))
        .limit(form.limit(SLOT_REASON_MAX))
        .id(format!("reason-{}", slot.id));
    let summary = form.summary(&[&reason]);
    let view = view! {
        <details class="more" open=refused.is_some()>
            <summary>{cx.t("slots-cancel")}</summary>
            <form
                method="post"
                action=paths::slot_cancel(page.number, slot.id)
                novalidate=true
            >
                {summary} <TextArea field=reason rows=2/>
                <SubmitButton label=cx.t("slots-cancel-send") tone=Tone::Danger/>
            </form>
        </details>
    };
    Some(view.into_any())
}
