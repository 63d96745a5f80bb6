//! The times of a study as who takes part sees them: what they have booked, what is kept for them,
//! what is free, and what to do when nothing fits.

use super::{booking, free, waiting, wishes};
use crate::components::content::PersonLine;
use crate::components::data::Facts;
use crate::components::form::FormState;
use crate::paths;
use crate::views::studies::words as study;
use crate::views::{Head, Refused, ViewCx};
use leptos::prelude::*;
use model::AppError;
use model::slots::{CancelBookingForm, TimesPage, TimesRights, WishForm};

/// Which form of the page came back.
#[derive(Clone, Debug)]
pub enum TimesRefusal {
    Cancel(Refused<CancelBookingForm>),
    Wishes(Refused<WishForm>),
    /// A button without fields: a seat that somebody else was given first, a list, an offer.
    Act(AppError),
}

/// What the frame of [`times`] needs.
#[must_use]
pub fn times_head(cx: &ViewCx) -> Head {
    Head {
        title: cx.t("slots-times-title"),
        width: "",
        islands: false,
    }
}

/// What can be booked, and what one has booked.
#[must_use]
pub fn times(cx: &ViewCx, page: &TimesPage, refused: Option<&TimesRefusal>) -> AnyView {
    let missed_out = match refused {
        Some(TimesRefusal::Act(error)) => Some(error),
        _ => None,
    };
    let summary = FormState::new(cx.lang, missed_out).summary(&[]);
    let next = missed_out.map(|_| free::next(cx, page));
    // Who has booked reads these facts beside the time.
    let side = page.standing().is_none().then(|| {
        view! {
            <aside class="page-side" aria-label=cx.t("slots-facts")>
                <Facts items=facts(cx, page)/>
            </aside>
        }
    });
    view! {
        {head(cx, page)}
        <div class="page-body times">
            {summary} {next} {waiting::offer(cx, page)} {booking::own(cx, page, refused)}
            {notes(cx, page)} {free::section(cx, page)} {waiting::list(cx, page)}
            {wishes::form(cx, page, refused)}
        </div>
        {side}
    }
    .into_any()
}

fn head(cx: &ViewCx, page: &TimesPage) -> AnyView {
    let title = page.title.to(cx.lang);
    let lang = title.lang.as_str();
    view! {
        <header class="page-head">
            <nav class="crumb" aria-label=cx.t("studies-crumb")>
                <a href=paths::studies_mine()>{cx.t("studies-mine-title")}</a>
                <span>
                    <a href=paths::study(page.number) lang=lang>
                        {title.text.to_owned()}
                    </a>
                </span>
                <span aria-current="page">{cx.t("slots-times-title")}</span>
            </nav>
            <h1 class="title">{cx.t("slots-times-title")}</h1>
            <p class="intro" lang=lang>
                {title.text.to_owned()}
            </p>
        </header>
    }
    .into_any()
}

/// Why nothing can be booked, where that is so.
fn notes(cx: &ViewCx, page: &TimesPage) -> AnyView {
    if page.over {
        return view! { <aside class="note"><p>{cx.t("slots-over")}</p></aside> }.into_any();
    }
    if page.booking.is_some() || page.may != TimesRights::default() {
        return ().into_any();
    }
    view! {
        <aside class="note">
            <p>{cx.t("slots-answer-first")}</p>
            <a class="btn" href=paths::study(page.number)>
                {cx.t("slots-to-the-invitation")}
            </a>
        </aside>
    }
    .into_any()
}

/// Whom to ask, and how long it takes.
pub(super) fn facts(cx: &ViewCx, page: &TimesPage) -> Vec<(String, AnyView)> {
    let mut items: Vec<(String, AnyView)> = Vec::new();
    if let Some(person) = &page.contact {
        let (person, vendor) = (person.clone(), cx.vendor.clone());
        items.push((
            cx.t("studies-contact"),
            view! { <PersonLine person vendor/> }.into_any(),
        ));
    }
    if !page.contact_phone.is_empty() {
        items.push((cx.t("studies-phone"), phone(&page.contact_phone)));
    }
    items.push((
        cx.t("studies-length"),
        study::minutes(cx, page.minutes).into_any(),
    ));
    items
}

/// A number that a phone can call, where it looks like one.
fn phone(number: &str) -> AnyView {
    let dialled: String = number
        .chars()
        .filter(|c| c.is_ascii_digit() || *c == '+')
        .collect();
    let callable = dialled.len() >= 5
        && number
            .chars()
            .all(|c| c.is_ascii_digit() || "+-() ".contains(c));
    if !callable {
        return number.to_owned().into_any();
    }
    view! { <a href=format!("tel:{dialled}")>{number.to_owned()}</a> }.into_any()
}
