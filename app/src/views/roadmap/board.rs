//! Three columns: now, next, later.

use super::words;
use crate::paths;
use crate::views::ViewCx;
use chrono::NaiveDate;
use leptos::prelude::*;
use model::roadmap::{Asked, Horizon, ItemCard, RoadmapPage, VersionHead};

pub(super) const fn ends(head: &VersionHead, horizon: Horizon) -> NaiveDate {
    match horizon {
        Horizon::Now => head.now_until,
        Horizon::Next => head.next_until,
        Horizon::Later => head.valid_until,
    }
}

/// The items that are asked for, in the order of the version.
pub(super) fn wanted(page: &RoadmapPage, asked: Asked) -> impl Iterator<Item = &ItemCard> {
    page.items
        .iter()
        .filter(move |item| asked.theme.is_none() || item.theme == asked.theme)
}

pub(super) fn board(cx: &ViewCx, page: &RoadmapPage, asked: Asked) -> AnyView {
    let columns = Horizon::ALL
        .iter()
        .map(|horizon| column(cx, page, asked, *horizon))
        .collect_view();
    view! { <div class="horizons">{columns}</div> }.into_any()
}

fn column(cx: &ViewCx, page: &RoadmapPage, asked: Asked, horizon: Horizon) -> AnyView {
    let cards = wanted(page, asked)
        .filter(|item| item.place.horizon == horizon)
        .map(|item| card(cx, page, item))
        .collect::<Vec<_>>();
    let cards = if cards.is_empty() {
        let none = cx.t(&format!("roadmap-none-{horizon}"));
        view! { <p class="soft none">{none}</p> }.into_any()
    } else {
        cards.into_any()
    };
    let id = format!("horizon-{horizon}");
    view! {
        <section class="horizon" aria-labelledby=id.clone()>
            <h2 id=id.clone()>{words::horizon(cx, horizon)} " " {until(cx, &page.head, horizon)}</h2>
            {cards}
        </section>
    }
    .into_any()
}

pub(super) fn until(cx: &ViewCx, head: &VersionHead, horizon: Horizon) -> AnyView {
    let day = ends(head, horizon);
    let said = cx.t_args("roadmap-until", &[("day", words::end(cx, day).into())]);
    view! { <time datetime=day.to_string()>{said}</time> }.into_any()
}

fn card(cx: &ViewCx, page: &RoadmapPage, item: &ItemCard) -> AnyView {
    let title = item.title.to(cx.lang);
    let summary = item.summary.to(cx.lang);
    view! {
        <article class="item-card" id=format!("item-{}", item.number)>
            {words::theme_of(cx, &page.themes, item.theme)} <h3 lang=title.lang.as_str()>
                <a href=paths::roadmap_item(item.number)>{title.text.to_owned()}</a>
            </h3>
            <p class="summary" lang=summary.lang.as_str()>
                {summary.text.to_owned()}
            </p>
            {meta(cx, item, true)}
        </article>
    }
    .into_any()
}

/// How sure, when, who asked for it, what changed, whether one follows it.
pub(super) fn meta(cx: &ViewCx, item: &ItemCard, quarter: bool) -> AnyView {
    // A day says its quarter.
    let quarter = quarter && item.place.milestone.is_none();
    let quarter = item.place.quarter.filter(|_| quarter).map(|quarter| {
        view! { <span>{words::quarter(cx, Some(quarter))}</span> }
    });
    let milestone = item.place.milestone.map(|day| {
        view! {
            <time class="milestone" datetime=day.to_string()>
                {cx.day(day)}
            </time>
        }
    });
    let voices = (item.proposals > 0).then(|| {
        let said = cx.t_args(
            "roadmap-card-voices",
            &[
                ("proposals", item.proposals.into()),
                ("companies", item.companies.into()),
            ],
        );
        view! { <span>{said}</span> }
    });
    let changed = item.change.as_ref().map(|change| words::mark(cx, change));
    let followed = item
        .followed
        .then(|| view! { <span class="followed">{cx.t("roadmap-followed")}</span> });
    view! {
        <div class="meta">
            {milestone} {quarter} <span>{words::sure(cx, item.confidence)}</span> {voices} {changed}
            {followed}
        </div>
    }
    .into_any()
}
