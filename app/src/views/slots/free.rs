//! What is free, by day: one button a time, as wide as the hand that holds the phone needs it.

use super::words::{self, Span};
use crate::paths;
use crate::views::ViewCx;
use leptos::prelude::*;
use model::slots::{FreeSlot, TimesPage};

/// Times that are shown beside a refusal.
const NEXT: usize = 3;

/// All free times.
pub(super) fn section(cx: &ViewCx, page: &TimesPage) -> AnyView {
    if !page.may.book || page.free.is_empty() {
        return ().into_any();
    }
    let moves = moves(page);
    let title = if moves {
        cx.t("slots-move")
    } else {
        cx.t("slots-choose")
    };
    let days = page
        .free
        .chunk_by(|one, next| words::day_of(cx, one.starts_at) == words::day_of(cx, next.starts_at))
        .map(|day| self::day(cx, page, day))
        .collect_view();
    view! {
        <section class="block" id="free" aria-labelledby="free-title">
            <h2 id="free-title">{title}</h2>
            {clocks(cx)}
            {days}
        </section>
    }
    .into_any()
}

/// The first of them, beside what was refused.
pub(super) fn next(cx: &ViewCx, page: &TimesPage) -> AnyView {
    if !page.may.book || page.free.is_empty() {
        return ().into_any();
    }
    let rows = page
        .free
        .iter()
        .take(NEXT)
        .map(|slot| time(cx, page, slot, true))
        .collect_view();
    view! {
        <section class="next-free" aria-labelledby="next-title">
            <h2 id="next-title">{cx.t("slots-next-free")}</h2>
            <ul class="times-of-day">{rows}</ul>
        </section>
    }
    .into_any()
}

/// Whether booking means moving.
fn moves(page: &TimesPage) -> bool {
    page.standing().is_some()
}

/// On whose clocks, and how to change that.
fn clocks(cx: &ViewCx) -> AnyView {
    let zone = text::zone_names(cx.lang, cx.now, cx.zone);
    view! {
        <p class="hint">
            {cx.t_args("slots-clocks", &[("zone", zone.into())])} " "
            <a href=paths::profile()>{cx.t("slots-clocks-change")}</a>
        </p>
    }
    .into_any()
}

fn day(cx: &ViewCx, page: &TimesPage, slots: &[FreeSlot]) -> AnyView {
    let title = slots
        .first()
        .map(|slot| cx.date(slot.starts_at))
        .unwrap_or_default();
    let rows = slots
        .iter()
        .map(|slot| time(cx, page, slot, false))
        .collect_view();
    view! {
        <h3 class="day-name">{title}</h3>
        <ul class="times-of-day">{rows}</ul>
    }
    .into_any()
}

/// One time. Its day is said with it also where it stands above.
fn time(cx: &ViewCx, page: &TimesPage, slot: &FreeSlot, dated: bool) -> AnyView {
    let span: Span = (slot.starts_at, slot.ends_at);
    let act = if moves(page) {
        cx.t("slots-move-here")
    } else {
        cx.t("slots-book")
    };
    let day_class = if dated { "of-day" } else { "unseen" };
    let seats = (slot.capacity > 1).then(|| {
        let left = u32::try_from(slot.left).unwrap_or_default();
        view! { " " <span>{cx.t_args("slots-left", &[("n", left.into())])}</span> }
    });
    let there = words::at_the_place(cx, slot.mode, &slot.zone, span)
        .map(|there| view! { " " <span>{there}</span> });
    view! {
        <li>
            <form method="post" action=paths::times_book(page.number, slot.id)>
                <button type="submit" class="time">
                    <span class=day_class>{cx.date(slot.starts_at)} " "</span>
                    {words::hours(cx, span)}
                    " "
                    <span class="meta">
                        <span>{words::mode(cx, slot.mode)}</span>
                        {seats}
                        {there}
                    </span>
                    " "
                    <span class="go">{act}</span>
                </button>
            </form>
        </li>
    }
    .into_any()
}
