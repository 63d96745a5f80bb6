//! What one study taught.

use super::words;
use crate::components::content::WhenDate;
use crate::components::data::EmptyState;
use crate::paths;
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::evidence::{InsightLine, InsightState, InsightsPage};

/// What the frame of [`insights`] needs.
#[must_use]
pub fn insights_head(cx: &ViewCx) -> Head {
    Head {
        title: cx.t("evidence-insights"),
        width: "narrow",
        islands: false,
    }
}

/// The insights of a study, the newest first.
#[must_use]
pub fn insights(cx: &ViewCx, page: &InsightsPage) -> AnyView {
    let write = page.may_write.then(|| {
        view! {
            <a class="btn primary" href=paths::insight_new(page.study)>
                {cx.t("evidence-write")}
            </a>
        }
    });
    let content = if page.lines.is_empty() {
        let (title, text) = (cx.t("evidence-none-title"), cx.t("evidence-none-text"));
        view! { <EmptyState title text/> }.into_any()
    } else {
        let lines = page.lines.iter().map(|one| line(cx, one)).collect_view();
        view! { <ul class="lines">{lines}</ul> }.into_any()
    };
    let here = view! { <span aria-current="page">{cx.t("evidence-insights")}</span> }.into_any();
    view! {
        <header class="page-head">
            {words::crumb(cx, (page.study, &page.title), vec![here])} <div class="head-row">
                <h1 class="title">{cx.t("evidence-insights")}</h1>
                {write}
            </div>
            <p class="intro">{cx.t("evidence-intro")}</p>
        </header>
        <div class="page-body">{content}</div>
    }
    .into_any()
}

fn line(cx: &ViewCx, one: &InsightLine) -> AnyView {
    let withdrawn = (one.state == InsightState::Withdrawn)
        .then(|| view! { <span class="tag">{cx.t("evidence-withdrawn")}</span> });
    view! {
        <li>
            <h3>{words::pointed(&one.insight)}</h3>
            <div class="meta">
                {withdrawn} <span>{cx.t_args("evidence-notes-count", &[("n", one.notes.into())])}</span>
                <span>{cx.t_args("evidence-supports-count", &[("n", one.supports.into())])}</span>
                <WhenDate at=one.written_at words=cx.date(one.written_at)/>
            </div>
        </li>
    }
    .into_any()
}
