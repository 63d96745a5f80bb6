//! The part of Home that tells what is new since the reader's last visit.

use crate::components::data::StatusGlyph;
use crate::paths;
use crate::views::ViewCx;
use crate::views::proposals::words;
use crate::views::roadmap::words as roadmap_words;
use leptos::prelude::*;
use model::home::{JoinedLine, News, NewsLine, RoadmapNews};

/// "New since 12 November", and what that is; one sentence when nothing is.
pub(super) fn news(cx: &ViewCx, news: &News) -> AnyView {
    let since = since(cx, news);
    if news.is_empty() {
        let quiet = cx.t_args("home-new-quiet", &[("since", since.into())]);
        return view! { <p class="soft">{quiet}</p> }.into_any();
    }
    let proposals = &news.proposals;
    let title = cx.t_args("home-new-title", &[("since", since.into())]);
    view! {
        <section class="block news" aria-labelledby="new-title">
            <h2 id="new-title">{title}</h2>
            {kind(cx, "home-new-answered", &proposals.answered, answered)}
            {kind(cx, "home-new-talked", &proposals.talked, talked)}
            {kind(cx, "home-new-proposed", &proposals.proposed, |_, _| None)}
            {joined(cx, &news.joined)}
        </section>
    }
    .into_any()
}

/// The day, or the minute where it is today.
fn since(cx: &ViewCx, news: &News) -> String {
    let day = |at: chrono::DateTime<chrono::Utc>| at.with_timezone(&cx.zone).date_naive();
    if day(news.since) == day(cx.now) {
        cx.date_time(news.since)
    } else {
        cx.date(news.since)
    }
}

/// One sentence that opens the difference.
pub(super) fn roadmap(cx: &ViewCx, moved: RoadmapNews) -> AnyView {
    let many = cx.t_args("home-new-roadmap", &[("n", moved.counts.total().into())]);
    view! {
        <section class="block" aria-labelledby="roadmap-title">
            <h2 id="roadmap-title">{cx.t("roadmap-title")}</h2>
            <p>
                <a href=paths::roadmap_changes(Some(moved.from), Some(moved.to))>{many}</a>
                " "
                <span class="soft">{roadmap_words::counts(cx, moved.counts)}</span>
            </p>
        </section>
    }
    .into_any()
}

fn kind(
    cx: &ViewCx,
    title: &'static str,
    lines: &[NewsLine],
    said: fn(&ViewCx, &NewsLine) -> Option<String>,
) -> AnyView {
    if lines.is_empty() {
        return ().into_any();
    }
    let lines = lines
        .iter()
        .map(|line| {
            let said = said(cx, line).map(|said| view! { <span>{said}</span> });
            let mine = line
                .mine
                .then(|| view! { <span class="tag">{cx.t("home-new-mine")}</span> });
            view! {
                <li>
                    <a href=paths::proposal(line.number) lang=line.lang.as_str()>
                        {line.title.clone()}
                    </a>
                    <div class="meta">
                        <StatusGlyph
                            status=line.status
                            word=words::status(cx.lang, line.status)
                        />
                        {said}
                        {mine}
                    </div>
                </li>
            }
        })
        .collect_view();
    view! {
        <h3>{cx.t(title)}</h3>
        <ul class="lines">{lines}</ul>
    }
    .into_any()
}

fn answered(cx: &ViewCx, line: &NewsLine) -> Option<String> {
    (line.many > 1).then(|| cx.t_args("home-new-answers", &[("count", line.many.into())]))
}

fn talked(cx: &ViewCx, line: &NewsLine) -> Option<String> {
    Some(cx.t_args("home-new-comments", &[("count", line.many.into())]))
}

fn joined(cx: &ViewCx, people: &[JoinedLine]) -> AnyView {
    if people.is_empty() {
        return ().into_any();
    }
    let may = cx
        .viewer
        .as_ref()
        .is_some_and(|viewer| viewer.may_see_customers);
    let lines = people
        .iter()
        .map(|person| {
            let company = match (person.company_id, &person.company) {
                (Some(id), Some(company)) if may => {
                    view! { <a href=paths::customer(id)>{company.clone()}</a> }.into_any()
                }
                (_, company) => company
                    .clone()
                    .unwrap_or_else(|| cx.vendor.clone())
                    .into_any(),
            };
            view! {
                <li>
                    <b>{person.name.clone()}</b>
                    <div class="meta">{company}</div>
                </li>
            }
        })
        .collect_view();
    view! {
        <h3>{cx.t("home-new-joined")}</h3>
        <ul class="lines">{lines}</ul>
    }
    .into_any()
}
