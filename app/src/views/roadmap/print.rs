//! The roadmap with all its words, for paper and for reading in one go.

use super::{board, words};
use crate::components::content::UserText;
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::both::Both;
use model::roadmap::{Audience, Horizon, ItemCard, RoadmapPage};

/// What the frame of [`print`] needs.
#[must_use]
pub fn print_head(cx: &ViewCx, page: &RoadmapPage) -> Head {
    Head {
        title: format!(
            "{} {}",
            cx.t("roadmap-title"),
            words::version(cx, &page.head)
        ),
        width: "narrow",
        islands: false,
    }
}

#[must_use]
pub fn print(cx: &ViewCx, page: &RoadmapPage) -> AnyView {
    let parts = Horizon::ALL
        .iter()
        .map(|horizon| part(cx, page, *horizon))
        .collect_view();
    let council = (page.sees >= Audience::Council)
        .then(|| view! { <p class="note warn">{cx.t("roadmap-print-inside")}</p> });
    view! {
        <header class="page-head">
            {words::crumb(cx, vec![], cx.t("roadmap-print"))}
            <h1 class="title">{cx.t("roadmap-title")}</h1>
            {words::line(cx, &page.head)}
            <p class="intro">{cx.t("roadmap-intro")}</p>
            {council}
        </header>
        <div class="page-body paper">{parts}</div>
    }
    .into_any()
}

fn part(cx: &ViewCx, page: &RoadmapPage, horizon: Horizon) -> AnyView {
    let items = page
        .items
        .iter()
        .filter(|item| item.place.horizon == horizon)
        .map(|item| entry(cx, page, item))
        .collect::<Vec<_>>();
    if items.is_empty() {
        return ().into_any();
    }
    let id = format!("print-{horizon}");
    view! {
        <section class="horizon" aria-labelledby=id.clone()>
            <h2 id=id.clone()>
                {words::horizon(cx, horizon)} " " {board::until(cx, &page.head, horizon)}
            </h2>
            {items}
        </section>
    }
    .into_any()
}

fn entry(cx: &ViewCx, page: &RoadmapPage, item: &ItemCard) -> AnyView {
    let (title, summary) = (item.title.to(cx.lang), item.summary.to(cx.lang));
    view! {
        <article class="item-card">
            {words::theme_of(cx, &page.themes, item.theme)}
            <h3 lang=title.lang.as_str()>{title.text.to_owned()}</h3>
            <UserText text=summary.text lang=summary.lang class="summary"/>
            <dl class="printed">
                {said(cx, "roadmap-why", &item.why)} {said(cx, "roadmap-whom", &item.whom)}
                {said(cx, "roadmap-council", &item.council)}
            </dl>
            {board::meta(cx, item, true, page.followed.contains(&item.number))}
        </article>
    }
    .into_any()
}

fn said(cx: &ViewCx, title: &str, both: &Both) -> AnyView {
    if both.is_empty() {
        return ().into_any();
    }
    let text = both.to(cx.lang);
    view! {
        <dt>{cx.t(title)}</dt>
        <dd>
            <UserText text=text.text lang=text.lang/>
        </dd>
    }
    .into_any()
}
