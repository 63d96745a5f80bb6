//! All slots of a study, for staff: who has to be said something about, what comes week by week,
//! and what is over.

use super::{queue, slot, words};
use crate::components::data::{EmptyState, Facts};
use crate::components::form::FormState;
use crate::paths;
use crate::views::studies::words as study;
use crate::views::{Head, Refused, ViewCx};
use chrono::{Datelike as _, Days, NaiveDate};
use leptos::prelude::*;
use model::slots::{BookingState, CancelSlotForm, ReminderUnit, SlotState, SlotView, SlotsPage};
use model::{AppError, SlotId};

/// Which form of the page came back.
#[derive(Clone, Debug)]
pub enum SlotsRefusal {
    Cancel(SlotId, Refused<CancelSlotForm>),
    /// A button without fields: who came, a wish that is granted.
    Act(AppError),
}

/// What the frame of [`list`] needs.
#[must_use]
pub fn list_head(cx: &ViewCx) -> Head {
    Head {
        title: cx.t("slots-title"),
        width: "",
        islands: false,
    }
}

/// The slots of a study.
#[must_use]
pub fn list(cx: &ViewCx, page: &SlotsPage, refused: Option<&SlotsRefusal>) -> AnyView {
    let act = match refused {
        Some(SlotsRefusal::Act(error)) => FormState::new(cx.lang, Some(error)).summary(&[]),
        _ => ().into_any(),
    };
    let parts = Parts::of(cx, page);
    let empty = page.slots.is_empty().then(|| none_yet(cx, page));
    let unmarked = group(
        cx,
        page,
        "unmarked",
        cx.t("slots-who-came"),
        &parts.unmarked,
        refused,
    );
    let weeks = parts
        .coming
        .chunk_by(|one, next| week(cx, one) == week(cx, next))
        .map(|slots| weekly(cx, page, slots, refused))
        .collect_view();
    view! {
        <header class="page-head">
            {study::crumb(cx, study::of(page.number, &page.title), cx.t("slots-title"))}
            <h1 class="title">{cx.t("slots-title")}</h1>
            <p class="intro">{cx.t("slots-intro")}</p>
        </header>
        <div class="page-act">{acts(cx, page)}</div>
        <div class="page-body slots">
            {act} {empty} {unmarked} {weeks} {queue::wishes(cx, page)} {queue::waiting(cx, page)}
            {past(cx, page, &parts, refused)}
        </div>
        <aside class="page-side" aria-label=cx.t("slots-facts")>
            {side(cx, page)}
        </aside>
    }
    .into_any()
}

/// The slots in the order in which somebody has to do with them.
struct Parts<'a> {
    /// Have begun, and nobody has said who came.
    unmarked: Vec<&'a SlotView>,
    coming: Vec<&'a SlotView>,
    /// The newest first.
    past: Vec<&'a SlotView>,
}

impl<'a> Parts<'a> {
    fn of(cx: &ViewCx, page: &'a SlotsPage) -> Self {
        let mut parts = Self {
            unmarked: Vec::new(),
            coming: Vec::new(),
            past: Vec::new(),
        };
        for slot in &page.slots {
            let waits = slot
                .bookings
                .iter()
                .any(|one| one.may_mark && one.state == BookingState::Booked);
            if waits {
                parts.unmarked.push(slot);
            } else if slot.state == SlotState::Open && slot.ends_at > cx.now {
                parts.coming.push(slot);
            } else {
                parts.past.push(slot);
            }
        }
        parts.past.reverse();
        parts
    }
}

/// The way to new ones, and to who could book them.
fn acts(cx: &ViewCx, page: &SlotsPage) -> AnyView {
    let open = page.may.open.then(|| {
        view! {
            <a class="btn primary full" href=paths::slot_new(page.number)>
                {cx.t("slots-open")}
            </a>
        }
    });
    view! {
        <div class="study-acts">
            {open} <a class="btn full" href=paths::study_candidates(page.number)>
                {cx.t("studies-candidates-see")}
            </a>
        </div>
    }
    .into_any()
}

fn none_yet(cx: &ViewCx, page: &SlotsPage) -> AnyView {
    let title = cx.t("slots-none");
    let text = if page.may.open {
        cx.t("slots-none-text")
    } else if page.state.is_open() {
        cx.t("slots-none-text-reader")
    } else {
        cx.t("slots-none-text-closed")
    };
    view! { <EmptyState title text/> }.into_any()
}

/// The Monday of the week in which it begins for the reader.
fn week(cx: &ViewCx, slot: &SlotView) -> NaiveDate {
    let day = words::day_of(cx, slot.starts_at);
    let since_monday = u64::from(day.weekday().num_days_from_monday());
    day.checked_sub_days(Days::new(since_monday)).unwrap_or(day)
}

fn weekly(
    cx: &ViewCx,
    page: &SlotsPage,
    slots: &[&SlotView],
    refused: Option<&SlotsRefusal>,
) -> AnyView {
    let Some(monday) = slots.first().map(|slot| week(cx, slot)) else {
        return ().into_any();
    };
    let title = cx.t_args("slots-week", &[("day", cx.day(monday).into())]);
    group(cx, page, &format!("week-{monday}"), title, slots, refused)
}

fn group(
    cx: &ViewCx,
    page: &SlotsPage,
    id: &str,
    title: String,
    slots: &[&SlotView],
    refused: Option<&SlotsRefusal>,
) -> AnyView {
    if slots.is_empty() {
        return ().into_any();
    }
    let id = format!("{id}-title");
    let labelled = id.clone();
    view! {
        <section class="block" aria-labelledby=labelled>
            <h2 id=id>{title}</h2>
            {lines(cx, page, slots, refused)}
        </section>
    }
    .into_any()
}

fn lines(
    cx: &ViewCx,
    page: &SlotsPage,
    slots: &[&SlotView],
    refused: Option<&SlotsRefusal>,
) -> AnyView {
    let rows = slots
        .iter()
        .map(|one| slot::line(cx, page, one, refused))
        .collect_view();
    view! { <ul class="slot-lines">{rows}</ul> }.into_any()
}

/// What is over, folded while there is something else: it is looked up, not worked with.
fn past(
    cx: &ViewCx,
    page: &SlotsPage,
    parts: &Parts<'_>,
    refused: Option<&SlotsRefusal>,
) -> AnyView {
    let slots = &parts.past;
    if slots.is_empty() {
        return ().into_any();
    }
    let alone = parts.unmarked.is_empty() && parts.coming.is_empty();
    let open = alone
        || matches!(
            refused,
            Some(SlotsRefusal::Cancel(id, _)) if slots.iter().any(|slot| slot.id == *id)
        );
    view! {
        <details class="more block" id="past" open=open>
            <summary>{cx.t_args("slots-past", &[("n", slots.len().into())])}</summary>
            {lines(cx, page, slots, refused)}
        </details>
    }
    .into_any()
}

/// How the seats stand, and what people are reminded of.
fn side(cx: &ViewCx, page: &SlotsPage) -> AnyView {
    let coming = page
        .slots
        .iter()
        .filter(|slot| slot.state == SlotState::Open && slot.starts_at > cx.now);
    let (seats, taken) = coming.fold((0_i32, 0_i32), |(seats, taken), slot| {
        (
            seats.saturating_add(slot.capacity),
            taken.saturating_add(slot.taken),
        )
    });
    let zone = text::zone_names(cx.lang, cx.now, cx.zone);
    let items = vec![
        (
            cx.t("slots-seats"),
            cx.t_args(
                "slots-seats-taken",
                &[("n", taken.into()), ("of", seats.into())],
            )
            .into_any(),
        ),
        (
            cx.t("slots-waiting"),
            cx.t_args("studies-people", &[("n", page.waiting.len().into())])
                .into_any(),
        ),
        (cx.t("slots-zone"), zone.into_any()),
    ];
    let reminders = page
        .reminders
        .iter()
        .map(|one| view! { <li>{before(cx, one.minutes_before)}</li> })
        .collect_view();
    let reminders = if page.reminders.is_empty() {
        view! { <p class="soft">{cx.t("slots-reminders-none")}</p> }.into_any()
    } else {
        view! { <ul class="names">{reminders}</ul> }.into_any()
    };
    let change = page.may.set_reminders.then(|| {
        view! {
            <p>
                <a href=paths::slot_reminders(page.number)>{cx.t("slots-reminders-change")}</a>
            </p>
        }
    });
    view! {
        <Facts items/>
        <section aria-labelledby="reminders-title">
            <h2 id="reminders-title">{cx.t("slots-reminders")}</h2>
            {reminders}
            {change}
        </section>
    }
    .into_any()
}

/// "3 days before".
fn before(cx: &ViewCx, minutes: i32) -> String {
    let (n, unit) = ReminderUnit::of(minutes);
    cx.t_args(&format!("slots-before-{unit}"), &[("n", n.into())])
}
