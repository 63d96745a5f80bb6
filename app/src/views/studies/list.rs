//! All studies, for staff.

use super::words;
use crate::components::data::{EmptyState, Pager};
use crate::paths;
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::studies::{CandidateFilter, StudyLine, StudyList};

/// What the frame of [`list`] needs.
#[must_use]
pub fn list_head(cx: &ViewCx) -> Head {
    Head {
        title: cx.t("studies-title"),
        width: "wide",
        islands: false,
    }
}

/// Studies of every state, newest first. `first` is false behind the first page.
#[must_use]
pub fn list(cx: &ViewCx, page: &StudyList, first: bool) -> AnyView {
    let start = page.may_run.then(|| {
        view! {
            <a class="btn primary" href=paths::study_new()>
                {cx.t("studies-start")}
            </a>
        }
    });
    let back = (!first).then(|| (paths::studies(), cx.t("studies-newest")));
    let next = page
        .next
        .as_ref()
        .map(|next| (paths::studies_after(next), cx.t("studies-older")));
    let content = if page.lines.is_empty() {
        empty(cx, page)
    } else {
        table(cx, &page.lines)
    };
    view! {
        <header class="page-head">
            <div class="head-row">
                <h1 class="title">{cx.t("studies-title")}</h1>
                {start}
            </div>
            <p class="intro">{cx.t("studies-intro")}</p>
        </header>
        <div class="page-body">
            {words::areas(cx, false)} {content}
            <Pager label=cx.t("studies-pages") first=back next/>
        </div>
    }
    .into_any()
}

fn empty(cx: &ViewCx, page: &StudyList) -> AnyView {
    let title = cx.t("studies-none-title");
    if !page.may_run {
        return view! { <EmptyState title text=cx.t("studies-none-text-reader")/> }.into_any();
    }
    let start = cx.t("studies-start");
    view! {
        <EmptyState title text=cx.t("studies-none-text")>
            <a class="btn" href=paths::study_new()>
                {start}
            </a>
        </EmptyState>
    }
    .into_any()
}

fn table(cx: &ViewCx, lines: &[StudyLine]) -> AnyView {
    let heads = [
        "studies-head-study",
        "studies-head-state",
        "studies-head-taking-part",
        "studies-head-answers",
        "studies-contact",
        "studies-started",
    ]
    .map(|key| cx.t(key));
    let rows = lines
        .iter()
        .map(|line| row(cx, line, &heads))
        .collect_view();
    let heads = heads
        .map(|head| view! { <th scope="col">{head}</th> })
        .collect_view();
    view! {
        <table class="table">
            <thead>
                <tr>{heads}</tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(cx: &ViewCx, line: &StudyLine, heads: &[String; 6]) -> AnyView {
    let [_, state, taking_part, waiting, contact, started] = heads.clone();
    let title = line.title.to(cx.lang);
    let counts = line.counts;
    let wanted = cx.t_args(
        "studies-accepted-of",
        &[
            ("n", counts.accepted.into()),
            ("wanted", line.wanted.into()),
        ],
    );
    let accepted = paths::study_candidates_query(line.number, CandidateFilter::Accepted, None);
    let answers = cx.t_args(
        "studies-counts-line",
        &[
            ("nominated", counts.nominated.into()),
            ("invited", counts.invited.into()),
            ("declined", counts.declined.into()),
        ],
    );
    view! {
        <tr>
            <th scope="row">
                <span>
                    <a href=paths::study(line.number) lang=title.lang.as_str()>
                        {title.text.to_owned()}
                    </a>
                    <span class="under">
                        {words::minutes(cx, line.minutes)} "・" {words::place(cx, line.place)}
                    </span>
                </span>
            </th>
            <td data-label=state>{words::state(cx, line.state)}</td>
            <td data-label=taking_part>
                <a href=accepted>{wanted}</a>
            </td>
            <td data-label=waiting>{answers}</td>
            <td data-label=contact>{line.contact.clone()}</td>
            <td data-label=started>{words::when(cx, line.created_at)}</td>
        </tr>
    }
    .into_any()
}
