//! Asks once more before a version becomes what everybody reads: at once, or at a set time.

use super::{draft, words};
use crate::components::form::{FormState, HiddenField, SubmitButton, TextField, Tone};
use crate::paths;
use crate::views::{Head, Refused, ViewCx};
use chrono::{Datelike as _, Days};
use chrono_tz::Tz;
use leptos::prelude::*;
use model::AppError;
use model::roadmap::{Audience, DraftPage, ScheduleForm, VersionState};

/// Which form of the page came back.
#[derive(Clone, Debug)]
pub enum PublishRefusal {
    Schedule(Refused<ScheduleForm>),
    /// A button without fields: publishing, taking the time back.
    Act(AppError),
}

/// What the frame of [`publish`] needs.
#[must_use]
pub fn publish_head(cx: &ViewCx, page: &DraftPage) -> Head {
    Head {
        title: title(cx, page),
        width: "narrow",
        islands: false,
    }
}

fn title(cx: &ViewCx, page: &DraftPage) -> String {
    cx.t_args(
        "roadmap-publish-title",
        &[("name", words::version(cx, &page.head).into())],
    )
}

#[must_use]
pub fn publish(cx: &ViewCx, page: &DraftPage, refused: Option<&PublishRefusal>) -> AnyView {
    let act = match refused {
        Some(PublishRefusal::Act(error)) => FormState::new(cx.lang, Some(error)).summary(&[]),
        _ => ().into_any(),
    };
    let trail = vec![(paths::roadmap_draft(), cx.t("roadmap-draft-title"))];
    let ready = page.unexplained == 0;
    let now = ready.then(|| now(cx, page));
    let later =
        (ready || page.head.state == VersionState::Scheduled).then(|| later(cx, page, refused));
    let back = (!ready).then(|| {
        view! {
            <p>
                <a class="btn primary" href=paths::roadmap_draft()>
                    {cx.t("roadmap-publish-explain")}
                </a>
            </p>
        }
    });
    view! {
        <header class="page-head">
            {words::crumb(cx, trail, cx.t("roadmap-draft-publish"))}
            <h1 class="title">{title(cx, page)}</h1>
            {words::dates(cx, &page.head)}
        </header>
        <div class="page-body">
            {act} {draft::state(cx, page)} {back}
            <p>
                <a href=paths::roadmap_draft_changes(
                    Audience::Everyone,
                )>{cx.t("roadmap-publish-look")}</a>
            </p> {now} {later}
        </div>
    }
    .into_any()
}

fn now(cx: &ViewCx, page: &DraftPage) -> AnyView {
    view! {
        <section class="block" aria-labelledby="now-title">
            <h2 id="now-title">{cx.t("roadmap-publish-now")}</h2>
            <p>{cx.t("roadmap-publish-now-text")}</p>
            {words::act(
                paths::roadmap_draft_publish(),
                page.head.version,
                cx.t("roadmap-publish-now-send"),
                Tone::Primary,
            )}
        </section>
    }
    .into_any()
}

fn later(cx: &ViewCx, page: &DraftPage, refused: Option<&PublishRefusal>) -> AnyView {
    let refused = match refused {
        Some(PublishRefusal::Schedule(refused)) => Some(refused),
        _ => None,
    };
    let typed = refused.map_or_else(|| usual(cx, page), |refused| refused.typed.at.clone());
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let at = form
        .required("at", cx.t("roadmap-publish-at"), &typed)
        .hint(cx.t_args("roadmap-zone", &[("zone", (&page.zone).into())]));
    let summary = form.summary(&[&at]);
    let undo = (page.head.state == VersionState::Scheduled).then(|| {
        words::act(
            paths::roadmap_draft_unschedule(),
            page.head.version,
            cx.t("roadmap-unschedule"),
            Tone::Plain,
        )
    });
    view! {
        <section class="block" aria-labelledby="later-title">
            <h2 id="later-title">{cx.t("roadmap-publish-later")}</h2>
            {draft::scheduled(cx, page, false)}
            {undo}
            <form class="schedule" method="post" action=paths::roadmap_draft_schedule()>
                {summary} <TextField field=at kind="datetime-local" short=true/>
                <HiddenField name="version" value=page.head.version.to_string()/>
                <SubmitButton label=cx.t("roadmap-publish-later-send") tone=Tone::Plain/>
            </form>
        </section>
    }
    .into_any()
}

/// What is offered: the time that is set, else next Monday at nine in the vendor's zone.
fn usual(cx: &ViewCx, page: &DraftPage) -> String {
    let zone: Tz = page.zone.parse().unwrap_or(cx.zone);
    if let Some(at) = page.head.publish_at {
        return at.with_timezone(&zone).format("%Y-%m-%dT%H:%M").to_string();
    }
    let today = cx.now.with_timezone(&zone).date_naive();
    let ahead = 7 - u64::from(today.weekday().num_days_from_monday());
    today
        .checked_add_days(Days::new(ahead))
        .map(|monday| format!("{monday}T09:00"))
        .unwrap_or_default()
}
