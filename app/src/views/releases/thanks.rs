//! The Thanks page: what customers say of releases, as a stream, against what was asked for.

use super::{talk, words};
use crate::components::content::{UserText, WhenDate};
use crate::components::data::{EmptyState, Pager};
use crate::paths;
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::releases::{Gratitude, RATIO_DAYS, RATIO_GOAL, StoryView, ThanksPage, ThanksView};

/// What the frame of [`thanks`] needs.
#[must_use]
pub fn thanks_head(cx: &ViewCx) -> Head {
    Head {
        title: cx.t("thanks-title"),
        width: "",
        islands: false,
    }
}

/// All thanks, newest first; public stories stand apart.
#[must_use]
pub fn thanks(cx: &ViewCx, page: &ThanksPage) -> AnyView {
    let next = page
        .next
        .as_ref()
        .map(|next| (paths::thanks_after(next), cx.t("thanks-older")));
    view! {
        <header class="page-head">
            <h1 class="title">{cx.t("thanks-title")}</h1>
            <p class="intro">{cx.t("thanks-intro")}</p>
        </header>
        <div class="page-act">{gauge(cx, page.gratitude)}</div>
        <div class="page-body">
            {stories(cx, page)} {stream(cx, page)}
            <Pager label=cx.t("thanks-pages") first=None next/>
        </div>
        <aside class="page-side" aria-label=cx.t("thanks-more")>
            <ul class="acts">
                <li>
                    <a href=paths::releases()>{cx.t("releases-all")}</a>
                </li>
            </ul>
        </aside>
    }
    .into_any()
}

/// Thanks against requests: a ring that is full at two for each, and the same in words.
fn gauge(cx: &ViewCx, gratitude: Gratitude) -> AnyView {
    // Of a ring with a circumference of 100.
    let goal = u64::from(gratitude.requests) * u64::from(RATIO_GOAL);
    let filled = (u64::from(gratitude.thanks) * 100)
        .checked_div(goal)
        .unwrap_or(if gratitude.thanks > 0 { 100 } else { 0 })
        .min(100);
    let ratio = ratio(gratitude);
    let days = cx.t_args(
        "thanks-gauge-days",
        &[
            ("n", RATIO_DAYS.into()),
            ("thanks", gratitude.thanks.into()),
            ("requests", gratitude.requests.into()),
        ],
    );
    let standing = if gratitude.reached() {
        cx.t("thanks-gauge-reached")
    } else {
        let left = goal.saturating_sub(u64::from(gratitude.thanks)).max(1);
        cx.t_args("thanks-gauge-left", &[("n", left.into())])
    };
    view! {
        <section class="gauge" aria-labelledby="gauge-title">
            <h2 id="gauge-title">{cx.t("thanks-gauge")}</h2>
            <div class="dial">
                <svg viewBox="0 0 40 40" aria-hidden="true">
                    <circle class="all" cx="20" cy="20" r="15.915"></circle>
                    <circle
                        class="so-far"
                        cx="20"
                        cy="20"
                        r="15.915"
                        stroke-dasharray=format!("{filled} 100")
                    ></circle>
                </svg>
                <b>{ratio}</b>
            </div>
            <p>{days}</p>
            <p class="small soft">{standing}</p>
        </section>
    }
    .into_any()
}

/// "1.4 : 1".
fn ratio(gratitude: Gratitude) -> String {
    let tenths = (u64::from(gratitude.thanks) * 10).checked_div(u64::from(gratitude.requests));
    match tenths {
        Some(tenths) => format!("{}.{} : 1", tenths / 10, tenths % 10),
        None => format!("{} : 0", gratitude.thanks),
    }
}

fn is_told(one: &ThanksView) -> Option<&StoryView> {
    one.story
        .as_ref()
        .filter(|story| story.published_at.is_some())
}

fn stories(cx: &ViewCx, page: &ThanksPage) -> AnyView {
    let told = page
        .thanks
        .iter()
        .filter_map(|one| is_told(one).map(|story| told(cx, one, story)))
        .collect::<Vec<_>>();
    if told.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="stories" aria-labelledby="stories-title">
            <h2 id="stories-title">{cx.t("thanks-stories")}</h2>
            {told}
        </section>
    }
    .into_any()
}

fn told(cx: &ViewCx, one: &ThanksView, story: &StoryView) -> AnyView {
    let said = story.text.to(cx.lang);
    let title = one.release_title.to(cx.lang);
    let whole = format!("{}#story", paths::thanks_for(one.release, one.id));
    view! {
        <article class="story" id=format!("thanks-{}", one.id)>
            <a class="of" href=paths::release(one.release) lang=title.lang.as_str()>
                {words::title(cx, &one.release_title)}
            </a>
            <UserText text=said.text lang=said.lang/>
            <div class="meta">
                {words::giver(cx, one)} <WhenDate at=one.at words=cx.date(one.at)/>
                <a href=whole>{cx.t("thanks-story-read")}</a>
            </div>
        </article>
    }
    .into_any()
}

fn stream(cx: &ViewCx, page: &ThanksPage) -> AnyView {
    if page.thanks.is_empty() {
        let (title, text, way) = (
            cx.t("thanks-none-title"),
            cx.t("thanks-none-text"),
            cx.t("thanks-none-way"),
        );
        return view! {
            <EmptyState title text>
                <a class="btn" href=paths::releases()>
                    {way}
                </a>
            </EmptyState>
        }
        .into_any();
    }
    let voices = page
        .thanks
        .iter()
        .filter(|one| is_told(one).is_none())
        .map(|one| talk::voice(cx, one, talk::At::Stream))
        .collect_view();
    view! { <div class="stream">{voices}</div> }.into_any()
}
