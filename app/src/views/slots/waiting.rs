//! When everything is taken: the list, and the seat that is kept for who stands on it.

use super::words;
use crate::components::data::EmptyState;
use crate::components::form::Tone;
use crate::paths;
use crate::views::ViewCx;
use leptos::prelude::*;
use model::slots::{OFFER_HOURS, TimesPage};

/// A seat that is kept for the reader, and until when.
pub(super) fn offer(cx: &ViewCx, page: &TimesPage) -> AnyView {
    let Some(offer) = &page.offer else {
        return ().into_any();
    };
    let span = (offer.starts_at, offer.ends_at);
    let there = words::at_the_place(cx, offer.mode, &offer.zone, span)
        .map(|there| view! { <p class="soft">{there}</p> });
    let until = cx.date_time(offer.until);
    let answer = page.may.answer.then(|| {
        let accept = cx.t("slots-offer-accept");
        let decline = cx.t("slots-offer-decline");
        view! {
            <div class="actions">
                {words::act(paths::offer_accept(page.number), accept, Tone::Primary, None)}
                {words::act(paths::offer_decline(page.number), decline, Tone::Plain, None)}
            </div>
        }
    });
    view! {
        <section class="booked offered" aria-labelledby="offer-title">
            <h2 id="offer-title">{cx.t("slots-offer")}</h2>
            <p class="booked-when">
                <b>{cx.date(offer.starts_at)}</b>
                " "
                {words::hours(cx, span)}
            </p>
            <p class="meta">{words::mode(cx, offer.mode)}</p>
            {there}
            <p>{cx.t_args("slots-offer-until", &[("until", until.into())])}</p>
            {answer}
        </section>
    }
    .into_any()
}

/// One's place on the list, or the way onto it.
pub(super) fn list(cx: &ViewCx, page: &TimesPage) -> AnyView {
    if let Some(waiting) = page.waiting {
        let since = cx.date(waiting.since);
        let place = [("since", since.into()), ("n", waiting.place.into())];
        let leave = page.may.leave.then(|| {
            let label = cx.t("slots-leave");
            words::act(paths::times_leave(page.number), label, Tone::Plain, None)
        });
        return view! {
            <section class="block" id="waiting" aria-labelledby="waiting-title">
                <h2 id="waiting-title">{cx.t("slots-waiting")}</h2>
                <p>{cx.t_args("slots-waiting-place", &place)}</p>
                <p class="hint">{keeps(cx)}</p>
                {leave}
            </section>
        }
        .into_any();
    }
    if !page.may.wait {
        return ().into_any();
    }
    let label = cx.t("slots-wait");
    if page.free.is_empty() {
        let (title, text) = (cx.t("slots-none-free"), keeps(cx));
        let wait = words::act(paths::times_wait(page.number), label, Tone::Primary, None);
        return view! { <EmptyState title text>{wait}</EmptyState> }.into_any();
    }
    view! {
        <section class="block" id="waiting" aria-labelledby="waiting-title">
            <h2 id="waiting-title">{cx.t("slots-waiting")}</h2>
            <p class="hint">{keeps(cx)}</p>
            {words::act(paths::times_wait(page.number), label, Tone::Plain, None)}
        </section>
    }
    .into_any()
}

/// What the list does for who stands on it.
fn keeps(cx: &ViewCx) -> String {
    cx.t_args("slots-waiting-hint", &[("hours", OFFER_HOURS.into())])
}
