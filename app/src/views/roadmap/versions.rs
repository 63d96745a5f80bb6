use super::words;
use crate::components::content::WhenDate;
use crate::components::data::EmptyState;
use crate::paths;
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::roadmap::{RoadmapRights, VersionLine, VersionState};

/// What the frame of [`versions`] needs.
#[must_use]
pub fn versions_head(cx: &ViewCx) -> Head {
    Head {
        title: cx.t("roadmap-versions-title"),
        width: "narrow",
        islands: false,
    }
}

/// Every version that was published, newest first.
#[must_use]
pub fn versions(cx: &ViewCx, lines: &[VersionLine], may: RoadmapRights) -> AnyView {
    let content = if lines.is_empty() {
        let (title, text) = (cx.t("roadmap-empty-title"), cx.t("roadmap-empty-text"));
        view! { <EmptyState title text/> }.into_any()
    } else {
        let rows = lines
            .iter()
            .enumerate()
            .map(|(at, line)| row(cx, line, lines.get(at + 1)))
            .collect_view();
        view! { <ol class="lines versions">{rows}</ol> }.into_any()
    };
    let draft = may.edit.then(|| {
        view! {
            <a class="btn" href=paths::roadmap_draft()>
                {cx.t("roadmap-to-draft")}
            </a>
        }
    });
    view! {
        <header class="page-head">
            {words::crumb(cx, vec![], cx.t("roadmap-versions-title"))} <div class="head-row">
                <h1 class="title">{cx.t("roadmap-versions-title")}</h1>
                {draft}
            </div>
            <p class="intro">{cx.t("roadmap-versions-intro")}</p>
        </header>
        <div class="page-body">{content}</div>
    }
    .into_any()
}

fn row(cx: &ViewCx, line: &VersionLine, before: Option<&VersionLine>) -> AnyView {
    let state = (line.state != VersionState::Published).then(|| {
        let word = cx.t(&format!("roadmap-state-{}", line.state));
        view! { <span class="tag">{word}</span> }
    });
    let until = cx.t_args(
        "roadmap-until",
        &[("day", words::end(cx, line.valid_until).into())],
    );
    let counts = words::counts(cx, line.counts);
    let changes = before.filter(|_| !counts.is_empty()).map(|before| {
        let href = paths::roadmap_changes(Some(before.number), Some(line.number));
        view! { <a href=href>{counts}</a> }
    });
    view! {
        <li>
            <h2>
                <a href=paths::roadmap_version(line.number)>{words::said(cx, &line.name)}</a>
                " "
                {state}
            </h2>
            <div class="meta">
                <WhenDate at=line.published_at words=cx.full_date(line.published_at)/>
                <span>{until}</span>
                {changes}
            </div>
        </li>
    }
    .into_any()
}
