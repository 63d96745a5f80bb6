//! Words that the pages of releases share.

use crate::components::content::{DayDate, PersonLine, UserText};
use crate::paths;
use crate::views::ViewCx;
use chrono::NaiveDate;
use leptos::prelude::*;
use model::both::Both;
use model::releases::{Asked, ReleasePage, ThanksView};

/// The way back to the change log and through the given pages to this one.
pub(super) fn crumb(cx: &ViewCx, trail: Vec<(String, String)>, here: String) -> AnyView {
    let links = trail
        .into_iter()
        .map(|(href, words)| view! { <span><a href=href>{words}</a></span> })
        .collect_view();
    view! {
        <nav class="crumb" aria-label=cx.t("releases-crumb")>
            <a href=paths::releases()>{cx.t("releases-title")}</a>
            {links}
            <span aria-current="page">{here}</span>
        </nav>
    }
    .into_any()
}

/// The title in the reader's language; one without has at least a word.
pub(super) fn title(cx: &ViewCx, title: &Both) -> String {
    if title.is_empty() {
        cx.t("releases-untitled")
    } else {
        title.to(cx.lang).text.to_owned()
    }
}

pub(super) fn day(cx: &ViewCx, day: NaiveDate) -> AnyView {
    view! { <DayDate day words=cx.day(day)/> }.into_any()
}

/// "12 thanks".
pub(in crate::views) fn thanked(cx: &ViewCx, n: u32) -> String {
    cx.t_args("releases-thanked", &[("n", n.into())])
}

/// "You asked for this on 3 Nov (#31) – it is here", and the proposal by its title.
pub(super) fn asked(cx: &ViewCx, asked: &Asked) -> AnyView {
    let number = asked.proposal.to_string();
    let said = match asked.asked_at {
        Some(at) => cx.t_args(
            "releases-asked",
            &[("day", cx.date(at).into()), ("number", number.into())],
        ),
        None => cx.t_args("releases-watched", &[("number", number.into())]),
    };
    view! {
        <span>{said}</span>
        " "
        <a href=paths::proposal(asked.proposal) lang=asked.lang.as_str()>
            {asked.title.clone()}
        </a>
    }
    .into_any()
}

/// Who thanked: by name, or only where they work when they must not be named.
pub(super) fn giver(cx: &ViewCx, thanks: &ThanksView) -> AnyView {
    match &thanks.by {
        Some(by) => view! {
            <PersonLine person=by.clone() vendor=cx.vendor.clone() industry=true/>
        }
        .into_any(),
        None => view! { <b>{somebody(cx, thanks)}</b> }.into_any(),
    }
}

/// The same as one word for titles.
pub(super) fn giver_name(cx: &ViewCx, thanks: &ThanksView) -> String {
    match &thanks.by {
        Some(by) => by.name.clone(),
        None => somebody(cx, thanks),
    }
}

fn somebody(cx: &ViewCx, thanks: &ThanksView) -> String {
    match thanks.industry.as_deref().filter(|word| !word.is_empty()) {
        Some(industry) => cx.t_args("releases-somebody-in", &[("industry", industry.into())]),
        None => cx.t("releases-somebody"),
    }
}

/// A text of the vendor in the language that is there; nothing where there is none.
pub(super) fn told(cx: &ViewCx, both: &Both) -> AnyView {
    if both.is_empty() {
        return ().into_any();
    }
    let said = both.to(cx.lang);
    view! { <UserText text=said.text lang=said.lang/> }.into_any()
}

/// Until when feedback is taken, or was.
pub(super) fn feedback_until(cx: &ViewCx, page: &ReleasePage, until: NaiveDate) -> String {
    let key = if page.feedback.open {
        "releases-feedback-until"
    } else {
        "releases-feedback-was"
    };
    cx.t_args(key, &[("day", cx.day(until).into())])
}
