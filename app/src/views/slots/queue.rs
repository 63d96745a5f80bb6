//! Who has no time yet, for staff: wishes to grant, and the waiting list in its order.

use super::words;
use crate::components::content::{PersonLine, WhenDate};
use crate::components::form::Tone;
use crate::paths;
use crate::views::ViewCx;
use leptos::prelude::*;
use model::Lang;
use model::slots::{SlotsPage, WishView};

/// Times that people wish for.
pub(super) fn wishes(cx: &ViewCx, page: &SlotsPage) -> AnyView {
    if page.wishes.is_empty() {
        return ().into_any();
    }
    let rows = page
        .wishes
        .iter()
        .map(|one| wish(cx, page, one))
        .collect_view();
    view! {
        <section class="block" id="wishes" aria-labelledby="wishes-title">
            <h2 id="wishes-title">{cx.t("slots-wished")}</h2>
            <p class="hint">{cx.t("slots-wished-hint")}</p>
            <ul class="queue">{rows}</ul>
        </section>
    }
    .into_any()
}

fn wish(cx: &ViewCx, page: &SlotsPage, wish: &WishView) -> AnyView {
    let when = cx.date_time(wish.starts_at);
    let name = wish.person.as_ref().map(|person| person.name.clone());
    let person = wish.person.clone().map(|person| {
        let vendor = cx.vendor.clone();
        view! { <PersonLine person vendor/> }
    });
    let word = (!wish.word.is_empty()).then(|| {
        let lang = Lang::of_text(&wish.word).as_str();
        view! { <p class="small" lang=lang>{wish.word.clone()}</p> }
    });
    let grant = (page.may.grant && wish.may_grant).then(|| {
        let named = cx.t_args(
            "slots-grant-named",
            &[
                ("name", name.unwrap_or_default().into()),
                ("when", (&when).into()),
            ],
        );
        let action = paths::wish_grant(page.number, wish.id);
        words::act(action, cx.t("slots-grant"), Tone::Plain, Some(named))
    });
    view! {
        <li>
            <div>
                <b class="wished-at"><WhenDate at=wish.starts_at words=when.clone()/></b>
                <div class="meta">{person}</div>
                {word}
            </div>
            {grant}
        </li>
    }
    .into_any()
}

/// Who is offered the next free seat.
pub(super) fn waiting(cx: &ViewCx, page: &SlotsPage) -> AnyView {
    if page.waiting.is_empty() {
        return ().into_any();
    }
    let rows = page
        .waiting
        .iter()
        .map(|one| {
            let (person, vendor) = (one.person.clone(), cx.vendor.clone());
            let since = cx.t_args("slots-since", &[("day", cx.date(one.since).into())]);
            view! {
                <li>
                    <div class="meta">
                        <PersonLine person vendor/>
                        <span>{since}</span>
                    </div>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="block" id="waiting" aria-labelledby="waiting-title">
            <h2 id="waiting-title">{cx.t("slots-waiting")}</h2>
            <p class="hint">{cx.t("slots-waiting-staff")}</p>
            <ol class="queue numbered">{rows}</ol>
        </section>
    }
    .into_any()
}
