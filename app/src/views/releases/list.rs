//! The change log, with what its reader had asked for on top.

use super::words;
use crate::components::data::{EmptyState, Pager};
use crate::paths;
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::releases::{MyRelease, ReleaseLine, ReleaseList, ReleaseState};

/// What the frame of [`list`] needs.
#[must_use]
pub fn list_head(cx: &ViewCx) -> Head {
    Head {
        title: cx.t("releases-title"),
        width: "",
        islands: false,
    }
}

/// What was released, newest first; `mine` is what became of the reader's own requests.
#[must_use]
pub fn list(cx: &ViewCx, page: &ReleaseList, mine: &[MyRelease]) -> AnyView {
    let write = page.may_edit.then(|| {
        view! {
            <a class="btn primary full" href=paths::release_new()>
                {cx.t("releases-write")}
            </a>
        }
    });
    let next = page
        .next
        .as_ref()
        .map(|next| (paths::releases_after(next), cx.t("releases-older")));
    view! {
        <header class="page-head">
            <h1 class="title">{cx.t("releases-title")}</h1>
            <p class="intro">{cx.t("releases-intro")}</p>
        </header>
        <div class="page-act">{write}</div>
        <div class="page-body">
            {own(cx, mine)} {log(cx, page)} <Pager label=cx.t("releases-pages") first=None next/>
        </div>
        <aside class="page-side" aria-label=cx.t("releases-more")>
            {hidden(cx, page)}
            <ul class="acts">
                <li>
                    <a href=paths::thanks()>{cx.t("thanks-title")}</a>
                </li>
                <li>
                    <a href=paths::roadmap_feeds()>{cx.t("releases-feeds")}</a>
                </li>
            </ul>
        </aside>
    }
    .into_any()
}

/// What the reader had asked for and now has; whoever has not thanked yet can do so.
fn own(cx: &ViewCx, mine: &[MyRelease]) -> AnyView {
    if mine.is_empty() {
        return ().into_any();
    }
    let lines = mine.iter().map(|one| own_line(cx, one)).collect_view();
    view! {
        <section class="own-releases" aria-labelledby="mine-title">
            <h2 id="mine-title">{cx.t("releases-mine")}</h2>
            <ul class="lines">{lines}</ul>
        </section>
    }
    .into_any()
}

fn own_line(cx: &ViewCx, one: &MyRelease) -> AnyView {
    let title = one.title.to(cx.lang);
    let href = paths::release(one.number);
    let thank = if one.thanked {
        view! { <span class="tag">{cx.t("releases-mine-thanked")}</span> }.into_any()
    } else {
        let (href, label) = (format!("{href}#thanks"), cx.t("releases-thank"));
        let named = cx.t_args("releases-thank-named", &[("title", title.text.into())]);
        view! { <a class="btn small" href=href aria-label=named>{label}</a> }.into_any()
    };
    view! {
        <li>
            <div class="head-row">
                <h3 lang=title.lang.as_str()>
                    <a href=href.clone()>{title.text.to_owned()}</a>
                </h3>
                {thank}
            </div>
            <p>{words::asked(cx, &one.asked)}</p>
        </li>
    }
    .into_any()
}

fn log(cx: &ViewCx, page: &ReleaseList) -> AnyView {
    if page.lines.is_empty() {
        let (title, text, way) = (
            cx.t("releases-none-title"),
            cx.t("releases-none-text"),
            cx.t("releases-none-way"),
        );
        return view! {
            <EmptyState title text>
                <a class="btn" href=paths::roadmap()>
                    {way}
                </a>
            </EmptyState>
        }
        .into_any();
    }
    let lines = page.lines.iter().map(|one| line(cx, one)).collect_view();
    view! { <ol class="log">{lines}</ol> }.into_any()
}

fn line(cx: &ViewCx, line: &ReleaseLine) -> AnyView {
    let title = line.title.to(cx.lang);
    let background = line.background.to(cx.lang);
    let excerpt = (!background.text.is_empty()).then(|| {
        view! {
            <p class="excerpt" lang=background.lang.as_str()>
                {background.text.to_owned()}
            </p>
        }
    });
    let thanks = (line.thanks > 0).then(|| {
        let said = words::thanked(cx, line.thanks);
        let href = format!("{}#thanks", href(line));
        view! {
            <p class="meta">
                <a class="thanked" href=href>
                    {said}
                </a>
            </p>
        }
    });
    view! {
        <li>
            <p class="when">{line.released_on.map(|day| words::day(cx, day))}</p>
            <div class="what">
                <h2 lang=title.lang.as_str()>
                    <a href=href(line)>{words::title(cx, &line.title)}</a>
                </h2>
                {excerpt}
                {thanks}
            </div>
        </li>
    }
    .into_any()
}

fn href(line: &ReleaseLine) -> String {
    match (line.state, line.number) {
        (ReleaseState::Published | ReleaseState::Withdrawn, Some(number)) => paths::release(number),
        _ => paths::release_draft(line.id),
    }
}

/// Drafts and what was withdrawn, for who may edit.
fn hidden(cx: &ViewCx, page: &ReleaseList) -> AnyView {
    if page.hidden.is_empty() {
        return ().into_any();
    }
    let lines = page
        .hidden
        .iter()
        .map(|one| {
            let title = one.title.to(cx.lang);
            let state = cx.t(&format!("releases-state-{}", one.state));
            let day = one.released_on.map(|day| words::day(cx, day));
            view! {
                <li>
                    <a href=href(one) lang=title.lang.as_str()>
                        {words::title(cx, &one.title)}
                    </a>
                    <div class="meta">
                        <span class="tag">{state}</span>
                        {day}
                    </div>
                </li>
            }
        })
        .collect_view();
    view! {
        <section aria-labelledby="hidden-title">
            <h2 id="hidden-title">{cx.t("releases-hidden")}</h2>
            <p class="small soft">{cx.t("releases-hidden-text")}</p>
            <ul class="lines">{lines}</ul>
        </section>
    }
    .into_any()
}
