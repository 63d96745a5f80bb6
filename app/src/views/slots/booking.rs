//! One's own booking: when and where, who will be there, and how to change it.

use super::times::{TimesRefusal, facts};
use super::{calendar, words};
use crate::components::content::{PersonLine, UserText};
use crate::components::data::Facts;
use crate::components::form::{FormState, SubmitButton, TextArea, Tone};
use crate::paths;
use crate::views::{Refused, ViewCx};
use leptos::prelude::*;
use model::Lang;
use model::slots::{BOOKING_WORD_MAX, BookingState, CancelBookingForm, MyBooking, TimesPage};

/// The one that stands, or what became of the last.
pub(super) fn own(cx: &ViewCx, page: &TimesPage, refused: Option<&TimesRefusal>) -> AnyView {
    if let Some(booking) = page.standing() {
        return standing(cx, page, booking, refused);
    }
    // What was typed stays in sight also when there is nothing to cancel any more.
    view! {
        {page.booking.as_ref().map(|booking| last(cx, booking))}
        {cancel(cx, page, refused)}
    }
    .into_any()
}

/// What became of it.
fn last(cx: &ViewCx, booking: &MyBooking) -> AnyView {
    match booking.state {
        BookingState::Cancelled if !booking.cancelled_reason.is_empty() => view! {
            <aside class="note warn told-why">
                <p>{sentence(cx, "slots-we-cancelled", booking)}</p>
                <UserText
                    text=booking.cancelled_reason.clone()
                    lang=Lang::of_text(&booking.cancelled_reason)
                />
            </aside>
        }
        .into_any(),
        BookingState::Booked | BookingState::Cancelled => {
            note(sentence(cx, "slots-you-cancelled", booking))
        }
        BookingState::Attended => note(sentence(cx, "slots-you-came", booking)),
        BookingState::Missed => note(sentence(cx, "slots-not-met", booking)),
    }
}

fn note(told: String) -> AnyView {
    view! { <aside class="note"><p>{told}</p></aside> }.into_any()
}

fn sentence(cx: &ViewCx, key: &str, booking: &MyBooking) -> String {
    let when = words::span(cx, (booking.starts_at, booking.ends_at));
    cx.t_args(key, &[("when", when.into())])
}

fn standing(
    cx: &ViewCx,
    page: &TimesPage,
    booking: &MyBooking,
    refused: Option<&TimesRefusal>,
) -> AnyView {
    let span = (booking.starts_at, booking.ends_at);
    let there = words::at_the_place(cx, booking.mode, &booking.zone, span)
        .map(|there| view! { <p class="soft">{there}</p> });
    let place = words::place(cx, booking.mode, &booking.place);
    let mut items = vec![(cx.t("studies-place"), place)];
    if !booking.interviewers.is_empty() {
        let people = booking
            .interviewers
            .iter()
            .map(|person| {
                let (person, vendor) = (person.clone(), cx.vendor.clone());
                view! { <li><PersonLine person vendor/></li> }
            })
            .collect_view();
        items.push((
            cx.t("slots-interviewers"),
            view! { <ul class="names">{people}</ul> }.into_any(),
        ));
    }
    if !booking.watching.is_empty() {
        let names = booking
            .watching
            .iter()
            .map(|name| view! { <li>{name.clone()}</li> })
            .collect_view();
        items.push((
            cx.t("studies-who-watches"),
            view! { <ul class="names">{names}</ul> }.into_any(),
        ));
    }
    items.extend(facts(cx, page));
    let moves = (page.may.book && !page.free.is_empty()).then(|| {
        view! {
            <a class="btn" href="#free">
                {cx.t("slots-move")}
            </a>
        }
    });
    view! {
        <section class="booked" aria-labelledby="booked-title">
            <h2 id="booked-title">{cx.t("slots-your-time")}</h2>
            <p class="booked-when">
                <b>{cx.date(booking.starts_at)}</b>
                " "
                {words::hours(cx, span)}
            </p>
            {there}
            <Facts items inline=true/>
            {calendar::links(cx, page, booking)}
            <div class="booked-acts">{moves} {cancel(cx, page, refused)}</div>
        </section>
    }
    .into_any()
}

/// Not coming after all; shortly before it, a word is asked for.
fn cancel(cx: &ViewCx, page: &TimesPage, refused: Option<&TimesRefusal>) -> AnyView {
    let refused: Option<&Refused<CancelBookingForm>> = match refused {
        Some(TimesRefusal::Cancel(refused)) => Some(refused),
        _ => None,
    };
    if !page.may.cancel && refused.is_none() {
        return ().into_any();
    }
    let typed = refused.map_or("", |refused| refused.typed.word.as_str());
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let late = page
        .booking
        .as_ref()
        .is_some_and(|booking| booking.needs_word);
    let word = if late {
        form.required("word", cx.t("slots-cancel-word"), typed)
            .hint(cx.t("slots-cancel-word-late"))
    } else {
        form.optional("word", cx.t("slots-cancel-word"), typed)
    };
    let word = word.limit(form.limit(BOOKING_WORD_MAX));
    let summary = form.summary(&[&word]);
    view! {
        <details class="more" id="cancel" open=refused.is_some()>
            <summary>{cx.t("slots-cancel-booking")}</summary>
            <p class="hint">{cx.t("slots-cancel-booking-hint")}</p>
            <form method="post" action=paths::times_cancel(page.number) novalidate=true>
                {summary} <TextArea field=word rows=2/>
                <SubmitButton label=cx.t("slots-cancel-booking-send") tone=Tone::Danger/>
            </form>
        </details>
    }
    .into_any()
}
