//! Three columns: now, next, later.

use super::words;
use crate::paths;
use crate::views::ViewCx;
use crate::views::drawn::Drawn;
use chrono::NaiveDate;
use leptos::prelude::*;
use model::roadmap::{Asked, Horizon, ItemCard, Layout, RoadmapPage, VersionHead};
use std::sync::Arc;

pub(super) const fn ends(head: &VersionHead, horizon: Horizon) -> NaiveDate {
    match horizon {
        Horizon::Now => head.now_until,
        Horizon::Next => head.next_until,
        Horizon::Later => head.valid_until,
    }
}

/// The items that are asked for, in the order of the version, each with its place there.
pub(super) fn wanted(page: &RoadmapPage, asked: Asked) -> impl Iterator<Item = (usize, &ItemCard)> {
    page.items
        .iter()
        .enumerate()
        .filter(move |(_, item)| asked.theme.is_none() || item.theme == asked.theme)
}

/// The items drawn in the reader's language, in the order of the version, as who follows none of
/// them sees them: drawn once, and put into the page of every reader.
pub(super) fn drawn(
    cx: &ViewCx,
    page: &RoadmapPage,
    layout: Layout,
    draw: impl Fn(&ItemCard) -> AnyView,
) -> Arc<Vec<Drawn>> {
    let today = cx.now.with_timezone(&cx.zone).date_naive();
    page.items.drawn.get_or((cx.lang, layout, today), || {
        page.items
            .iter()
            .map(|item| Drawn::of(draw(item)))
            .collect::<Vec<_>>()
    })
}

pub(super) fn board(cx: &ViewCx, page: &RoadmapPage, asked: Asked) -> AnyView {
    let drawn = drawn(cx, page, Layout::Board, |item| card(cx, page, item, false));
    let columns = Horizon::ALL
        .iter()
        .map(|horizon| column(cx, page, asked, &drawn, *horizon))
        .collect_view();
    view! { <div class="horizons">{columns}</div> }.into_any()
}

fn column(
    cx: &ViewCx,
    page: &RoadmapPage,
    asked: Asked,
    drawn: &[Drawn],
    horizon: Horizon,
) -> AnyView {
    let mut cards = None::<Drawn>;
    for (at, item) in wanted(page, asked).filter(|(_, item)| item.place.horizon == horizon) {
        let cards = cards.get_or_insert_default();
        match drawn.get(at) {
            Some(drawn) if !page.followed.contains(&item.number) => cards.push(drawn),
            _ => cards.push(&Drawn::of(card(cx, page, item, true))),
        }
    }
    let cards = match cards {
        Some(cards) => cards.into_view(),
        None => {
            let none = cx.t(&format!("roadmap-none-{horizon}"));
            view! { <p class="soft none">{none}</p> }.into_any()
        }
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

fn card(cx: &ViewCx, page: &RoadmapPage, item: &ItemCard, followed: bool) -> AnyView {
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
            {meta(cx, item, true, followed)}
        </article>
    }
    .into_any()
}

/// How sure, when, who asked for it, what changed, whether one follows it.
pub(super) fn meta(cx: &ViewCx, item: &ItemCard, quarter: bool, followed: bool) -> AnyView {
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
    let followed =
        followed.then(|| view! { <span class="followed">{cx.t("roadmap-followed")}</span> });
    view! {
        <div class="meta">
            {milestone} {quarter} <span>{words::sure(cx, item.confidence)}</span> {voices} {changed}
            {followed}
        </div>
    }
    .into_any()
}
