//! Home: what waits for me, what others discuss, how my requests stand. Only of areas that exist.

use crate::components::data::{EmptyState, StatusGlyph};
use crate::paths;
use crate::views::proposals::words;
use crate::views::{Head, ViewCx, home_news};
use leptos::prelude::*;
use model::companies::CompanyFilter;
use model::home::{News, RoadmapNews};
use model::proposals::{ListQuery, MyRequests, ProposalCard, Sort, Status, Whose};

/// What Home tells its reader.
#[derive(Clone, Debug)]
pub struct HomePage {
    /// What moved last, a few.
    pub discussed: Vec<ProposalCard>,
    pub mine: MyRequests,
    /// New proposals without a first word, longest waiting first; for who answers them.
    pub waiting: Vec<ProposalCard>,
    pub may_propose: bool,
    /// `None` on the first visit.
    pub news: Option<News>,
    /// What moved on the roadmap since the reader opened it; `None` when nothing did.
    pub roadmap: Option<RoadmapNews>,
}

/// What the frame of [`home`] needs.
#[must_use]
pub fn head(cx: &ViewCx) -> Head {
    Head {
        title: cx.t("home-title"),
        width: "",
        islands: false,
    }
}

/// A greeting, and the cards of this reader.
#[must_use]
pub fn home(cx: &ViewCx, page: &HomePage) -> AnyView {
    let greeting = cx.viewer.as_ref().map_or_else(
        || cx.t("home-title"),
        |viewer| cx.t_args("home-greeting", &[("name", (&viewer.name).into())]),
    );
    let roadmap = page.roadmap.map(|moved| home_news::roadmap(cx, moved));
    // That nothing is new is not said beside what is.
    let news = page
        .news
        .as_ref()
        .filter(|news| roadmap.is_none() || !news.is_empty())
        .map(|news| home_news::news(cx, news));
    view! {
        <header class="page-head">
            <h1 class="title">{greeting}</h1>
            <p class="intro">{intro(cx, page)}</p>
        </header>
        <div class="page-body">{first_visit(cx, page)} {roadmap} {news} {waiting(cx, page)} {discussed(cx, page)}</div>
        <aside class="page-side" aria-label=cx.t("home-side")>
            {mine(cx, page)}
            {customers(cx)}
        </aside>
    }
    .into_any()
}

fn intro(cx: &ViewCx, page: &HomePage) -> String {
    match (page.may_propose, page.waiting.is_empty()) {
        _ if page.news.is_none() => {
            cx.t_args("home-intro-first", &[("vendor", (&cx.vendor).into())])
        }
        (true, _) => cx.t_args("home-intro-member", &[("vendor", (&cx.vendor).into())]),
        (false, false) => cx.t("home-intro-waiting"),
        (false, true) => cx.t("home-intro-staff"),
    }
}

/// Who has not asked for anything yet is told what to do first.
fn first_visit(cx: &ViewCx, page: &HomePage) -> AnyView {
    let mine = &page.mine;
    let begun = mine.waiting > 0 || mine.released > 0 || !mine.drafts.is_empty();
    if begun || !page.may_propose {
        return ().into_any();
    }
    let (title, text) = (cx.t("home-first-title"), cx.t("home-first-text"));
    let (propose, read) = (cx.t("home-first-propose"), cx.t("home-first-read"));
    view! {
        <EmptyState title text>
            <a class="btn primary" href=paths::proposal_new()>
                {propose}
            </a>
            <a class="btn" href=paths::proposals()>
                {read}
            </a>
        </EmptyState>
    }
    .into_any()
}

fn waiting(cx: &ViewCx, page: &HomePage) -> AnyView {
    if page.waiting.is_empty() {
        return ().into_any();
    }
    let all = paths::proposals_query(&ListQuery {
        sort: Sort::Newest.to_string(),
        status: Status::New.to_string(),
        ..ListQuery::default()
    });
    section(
        "waiting",
        cx.t("home-waiting-title"),
        lines(cx, &page.waiting),
        all,
        cx.t("home-waiting-all"),
    )
}

fn discussed(cx: &ViewCx, page: &HomePage) -> AnyView {
    if page.discussed.is_empty() {
        // For a member the first visit says it already.
        if page.may_propose {
            return ().into_any();
        }
        let (title, text) = (cx.t("home-quiet-title"), cx.t("home-quiet-text"));
        return view! { <EmptyState title text/> }.into_any();
    }
    let all = paths::proposals_query(&ListQuery {
        sort: Sort::Moved.to_string(),
        ..ListQuery::default()
    });
    section(
        "discussed",
        cx.t("home-discussed-title"),
        lines(cx, &page.discussed),
        all,
        cx.t("home-discussed-all"),
    )
}

fn section(
    name: &'static str,
    title: String,
    content: AnyView,
    href: String,
    more: String,
) -> AnyView {
    let id = format!("{name}-title");
    view! {
        <section class="block" aria-labelledby=id.clone()>
            <h2 id=id.clone()>{title}</h2>
            {content}
            <a class="more-link" href=href>
                {more}
            </a>
        </section>
    }
    .into_any()
}

fn lines(cx: &ViewCx, cards: &[ProposalCard]) -> AnyView {
    let lines = cards
        .iter()
        .map(|card| {
            let voices = words::voices(cx.lang, card.companies, card.people);
            let due = words::due(cx, card.due).map(|due| view! { <span>{due}</span> });
            view! {
                <li>
                    <h3 lang=card.lang.as_str()>
                        <a href=paths::proposal(card.number)>{card.title.clone()}</a>
                    </h3>
                    <div class="meta">
                        <StatusGlyph
                            status=card.status
                            word=words::status(cx.lang, card.status)
                        />
                        <span>{voices}</span>
                        <span>{card.company.clone()}</span>
                        {due}
                    </div>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="lines">{lines}</ul> }.into_any()
}

fn mine(cx: &ViewCx, page: &HomePage) -> AnyView {
    if !page.may_propose {
        return ().into_any();
    }
    let mine = &page.mine;
    let waiting = match (mine.waiting, mine.next_answer) {
        (0, _) => cx.t("home-mine-none"),
        (count, None) => cx.t_args("home-mine-waiting", &[("count", count.into())]),
        (count, Some(day)) => cx.t_args(
            "home-mine-waiting-until",
            &[("count", count.into()), ("day", cx.day(day).into())],
        ),
    };
    let released = (mine.released > 0).then(|| {
        let told = cx.t_args("home-mine-released", &[("count", mine.released.into())]);
        view! { <p>{told}</p> }
    });
    let drafts = mine
        .drafts
        .iter()
        .map(|draft| {
            let title = if draft.title.is_empty() {
                cx.t("home-mine-untitled")
            } else {
                draft.title.clone()
            };
            view! {
                <p>
                    <a href=paths::draft(draft.id)>
                        {cx.t_args("home-mine-draft", &[("title", title.into())])}
                    </a>
                </p>
            }
        })
        .collect_view();
    let all = paths::proposals_query(&ListQuery {
        sort: Sort::Moved.to_string(),
        whose: Whose::Mine.to_string(),
        ..ListQuery::default()
    });
    view! {
        <section aria-labelledby="mine-title">
            <h2 id="mine-title">{cx.t("home-mine-title")}</h2>
            <p>{waiting}</p>
            {released}
            {drafts}
            <p>
                <a href=all>{cx.t("home-mine-all")}</a>
            </p>
        </section>
    }
    .into_any()
}

/// Whom to invite next, for who may see customers.
fn customers(cx: &ViewCx) -> AnyView {
    let may = cx
        .viewer
        .as_ref()
        .is_some_and(|viewer| viewer.may_see_customers);
    if !may {
        return ().into_any();
    }
    let uninvited = paths::customers_query(CompanyFilter::LoyalUninvited.as_str(), "", "", "");
    view! {
        <section aria-labelledby="customers-title">
            <h2 id="customers-title">{cx.t("home-customers-title")}</h2>
            <p>
                <a href=uninvited>{cx.t("home-customers-uninvited")}</a>
            </p>
            <p>
                <a href=paths::customers()>{cx.t("home-customers-all")}</a>
            </p>
        </section>
    }
    .into_any()
}
