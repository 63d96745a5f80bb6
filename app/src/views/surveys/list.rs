//! All surveys, for staff.

use super::words;
use crate::components::data::{EmptyState, Pager};
use crate::paths;
use crate::views::studies::words as studies;
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::surveys::{SurveyLine, SurveyList};

/// What the frame of [`list`] needs.
#[must_use]
pub fn list_head(cx: &ViewCx) -> Head {
    Head {
        title: cx.t("surveys-title"),
        width: "wide",
        islands: false,
    }
}

/// Surveys of every state, newest first. `first` is false behind the first page.
#[must_use]
pub fn list(cx: &ViewCx, page: &SurveyList, first: bool) -> AnyView {
    let start = page.may_run.then(|| {
        view! {
            <a class="btn primary" href=paths::survey_new()>
                {cx.t("surveys-start")}
            </a>
        }
    });
    let back = (!first).then(|| (paths::surveys(), cx.t("studies-newest")));
    let next = page
        .next
        .as_ref()
        .map(|next| (paths::surveys_after(next), cx.t("surveys-older")));
    let content = if page.lines.is_empty() {
        empty(cx, page)
    } else {
        table(cx, &page.lines)
    };
    view! {
        <header class="page-head">
            <div class="head-row">
                <h1 class="title">{cx.t("surveys-title")}</h1>
                {start}
            </div>
            <p class="intro">{cx.t("surveys-intro")}</p>
        </header>
        <div class="page-body">
            {studies::areas(cx, true)} {content}
            <Pager label=cx.t("surveys-pages") first=back next/>
        </div>
    }
    .into_any()
}

fn empty(cx: &ViewCx, page: &SurveyList) -> AnyView {
    let title = cx.t("surveys-none-title");
    let text = if page.may_run {
        cx.t("surveys-none-text")
    } else {
        cx.t("surveys-none-text-reader")
    };
    view! { <EmptyState title text/> }.into_any()
}

fn table(cx: &ViewCx, lines: &[SurveyLine]) -> AnyView {
    let heads = [
        "surveys-head-survey",
        "studies-head-state",
        "surveys-head-replies",
        "surveys-closes-on",
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

fn row(cx: &ViewCx, line: &SurveyLine, heads: &[String; 5]) -> AnyView {
    let [_, state, replies, last, started] = heads.clone();
    let title = line.title.to(cx.lang);
    let of = cx.t_args(
        "surveys-replies-of",
        &[("n", line.replies.into()), ("invited", line.invited.into())],
    );
    view! {
        <tr>
            <th scope="row">
                <span>
                    <a href=paths::survey(line.number) lang=title.lang.as_str()>
                        {title.text.to_owned()}
                    </a>
                    <span class="under">{words::naming(cx, line.naming)}</span>
                </span>
            </th>
            <td data-label=state>{words::state(cx, line.state, line.over)}</td>
            <td data-label=replies>{of}</td>
            <td data-label=last>{words::day(cx, line.closes_on)}</td>
            <td data-label=started>{studies::when(cx, line.created_at)}</td>
        </tr>
    }
    .into_any()
}
