//! What one was invited to oneself.

use super::words;
use crate::components::data::EmptyState;
use crate::paths;
use crate::views::{Head, ViewCx, evidence, surveys};
use leptos::prelude::*;
use model::studies::{CandidateState, MyStudy};
use model::surveys::MySurvey;

/// What the frame of [`mine`] needs.
#[must_use]
pub fn mine_head(cx: &ViewCx) -> Head {
    Head {
        title: cx.t("studies-mine-title"),
        width: "narrow",
        islands: false,
    }
}

/// One's own invitations to studies and to surveys, each newest first.
#[must_use]
pub fn mine(cx: &ViewCx, studies: &[MyStudy], surveys: &[MySurvey]) -> AnyView {
    let content = if studies.is_empty() && surveys.is_empty() {
        let (title, text) = (
            cx.t("studies-mine-none-title"),
            cx.t("studies-mine-none-text"),
        );
        view! { <EmptyState title text/> }.into_any()
    } else {
        let lines = studies.iter().map(|one| line(cx, one)).collect_view();
        let studies = (!studies.is_empty()).then(|| view! { <ul class="lines">{lines}</ul> });
        view! {
            {studies}
            {surveys::mine(cx, surveys)}
        }
        .into_any()
    };
    view! {
        <header class="page-head">
            <h1 class="title">{cx.t("studies-mine-title")}</h1>
            <p class="intro">{cx.t("studies-mine-intro")}</p>
        </header>
        <div class="page-body">{content}</div>
    }
    .into_any()
}

fn line(cx: &ViewCx, one: &MyStudy) -> AnyView {
    let title = one.title.to(cx.lang);
    let waits = one.state == CandidateState::Invited && !one.over;
    let class = if waits { "tag waiting" } else { "tag" };
    let when = one.invited_at.map(|at| words::when(cx, at));
    let times = (one.state == CandidateState::Accepted).then(|| {
        view! {
            <p class="small">
                <a href=paths::times(one.number)>{cx.t("studies-times-see")}</a>
            </p>
        }
    });
    view! {
        <li>
            <h3 lang=title.lang.as_str()>
                <a href=paths::study(one.number)>{title.text.to_owned()}</a>
            </h3>
            <div class="meta">
                <span class=class>{state(cx, one.state, one.over)}</span>
                <span>{words::minutes(cx, one.minutes)}</span>
                <span>{words::place(cx, one.place)}</span>
                {when}
            </div>
            {evidence::led_to(cx, &one.led_to)}
            {times}
        </li>
    }
    .into_any()
}

/// How one's own invitation stands, as its reader says it.
pub(super) fn state(cx: &ViewCx, state: CandidateState, over: bool) -> String {
    if over && state == CandidateState::Invited {
        return cx.t("studies-mine-over");
    }
    cx.t(&format!("studies-standing-{state}"))
}
