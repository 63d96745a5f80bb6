//! Times and places as the pages of slots say them.

use crate::components::content::WhenDate;
use crate::components::form::Tone;
use crate::views::ViewCx;
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use leptos::prelude::*;
use model::input::is_web_address;
use model::slots::SlotMode;

/// From when until when.
pub(super) type Span = (DateTime<Utc>, DateTime<Utc>);

/// "10:00–11:20 JST", below the name of its day.
pub(super) fn hours(cx: &ViewCx, (from, to): Span) -> AnyView {
    view! {
        <span class="hours">
            <WhenDate at=from words=text::hours(cx.lang, from, to, cx.zone)/>
            " "
            <small>{text::zone_short(from, cx.zone)}</small>
        </span>
    }
    .into_any()
}

/// Day, hours and zone in one sentence.
pub(super) fn span(cx: &ViewCx, (from, to): Span) -> String {
    text::time_span(cx.lang, from, to, cx.zone)
}

/// The same on the clocks of the place, where somebody goes there and these differ.
pub(super) fn at_the_place(cx: &ViewCx, mode: SlotMode, zone: &str, span: Span) -> Option<String> {
    let zone: Tz = zone.parse().ok()?;
    let differs = mode == SlotMode::OnSite && zone != cx.zone;
    differs.then(|| {
        let when = text::time_span(cx.lang, span.0, span.1, zone);
        cx.t_args("slots-at-the-place", &[("when", when.into())])
    })
}

/// The day on which it begins for the reader.
pub(super) fn day_of(cx: &ViewCx, at: DateTime<Utc>) -> NaiveDate {
    at.with_timezone(&cx.zone).date_naive()
}

/// As a field for a day and a time is filled, on the reader's clocks.
pub(super) fn local(cx: &ViewCx, at: DateTime<Utc>) -> String {
    let local = at.with_timezone(&cx.zone);
    local.format("%Y-%m-%dT%H:%M").to_string()
}

pub(super) fn mode(cx: &ViewCx, mode: SlotMode) -> String {
    cx.t(&format!("slots-mode-{mode}"))
}

/// Where it takes place; a link can be followed.
pub(super) fn place(cx: &ViewCx, kind: SlotMode, place: &str) -> AnyView {
    let mode = mode(cx, kind);
    if place.is_empty() {
        let later = (kind == SlotMode::Online).then(|| cx.t("slots-link-follows"));
        return view! {
            {mode}
            {later.map(|later| view! { " " <span class="soft">{later}</span> })}
        }
        .into_any();
    }
    let place = place.to_owned();
    if kind == SlotMode::Online && is_web_address(&place) {
        return view! {
            <span class="soft">{mode}</span>
            " "
            <a class="long" href=place.clone() rel="noreferrer noopener">
                {place.clone()}
            </a>
        }
        .into_any();
    }
    let lang = model::Lang::of_text(&place).as_str();
    view! {
        <span class="soft">{mode}</span>
        " "
        <span lang=lang>{place}</span>
    }
    .into_any()
}

/// A button without fields.
pub(super) fn act(action: String, label: String, tone: Tone, named: Option<String>) -> AnyView {
    view! {
        <form method="post" action=action>
            <button type="submit" class=tone.class() aria-label=named>
                {label}
            </button>
        </form>
    }
    .into_any()
}
