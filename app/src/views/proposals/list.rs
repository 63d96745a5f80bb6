use super::words;
use crate::components::data::{EmptyState, Pager, StatusGlyph, VoteButton, VoteCount};
use crate::components::form::{
    Choice, FormState, HiddenField, SelectField, SubmitButton, TextField, Tone,
};
use crate::islands::Voices;
use crate::paths;
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::proposals::{
    Area, Audience, ListQuery, MyRequests, ProposalCard, ProposalList, Sort, Status, Whose,
};

/// What the frame of [`list`] needs.
#[must_use]
pub fn list_head(cx: &ViewCx, page: &ProposalList) -> Head {
    Head {
        title: cx.t("proposals-list-title"),
        width: "",
        islands: is_live(page),
    }
}

fn is_live(page: &ProposalList) -> bool {
    page.cards.iter().any(|card| card.may_voice)
}

/// All proposals the reader may see, each with its voices, ring and next word.
#[must_use]
pub fn list(cx: &ViewCx, page: &ProposalList) -> AnyView {
    let failed = cx.t("proposals-voice-failed");
    let voices = words::when(is_live(page), || view! { <Voices failed/> });
    view! {
        <header class="page-head">
            <div class="head-row">
                <h1 class="title">{cx.t("proposals-list-title")}</h1>
                {new_button(cx, page, "btn primary")}
            </div>
            <p class="intro">{cx.t("proposals-list-intro")}</p>
        </header>
        <div class="page-body">
            {voices}
            {tabs(cx, page)} {sieve(cx, &page.query)} {rows(cx, page)} {pager(cx, page)}
        </div>
        {mine(cx, page)}
    }
    .into_any()
}

fn new_button(cx: &ViewCx, page: &ProposalList, class: &'static str) -> AnyView {
    let label = cx.t("proposals-list-new");
    words::when(page.may_propose, || {
        view! { <a class=class href=paths::proposal_new()>{label}</a> }
    })
}

/// The first page with one thing changed.
fn changed(query: &ListQuery, change: impl FnOnce(&mut ListQuery)) -> String {
    let mut query = ListQuery {
        after: String::new(),
        ..query.clone()
    };
    change(&mut query);
    paths::proposals_query(&query)
}

fn tab(href: String, current: bool, label: String) -> AnyView {
    let current = current.then_some("true");
    view! { <a href=href aria-current=current>{label}</a> }.into_any()
}

fn tabs(cx: &ViewCx, page: &ProposalList) -> AnyView {
    let filter = page.query.parse();
    let sorts = Sort::ALL
        .iter()
        .map(|sort| {
            let href = changed(&page.query, |query| query.sort = sort.to_string());
            let label = cx.t(&format!("proposals-sort-{sort}"));
            tab(href, filter.sort == *sort, label)
        })
        .collect_view();
    // Staff have neither proposals nor a company of their own.
    let whose = page.may_propose.then(|| {
        let links = Whose::ALL
            .iter()
            .map(|whose| {
                let href = changed(&page.query, |query| query.whose = whose.to_string());
                let label = cx.t(&format!("proposals-whose-{whose}"));
                tab(href, filter.whose == *whose, label)
            })
            .collect_view();
        view! { <nav aria-label=cx.t("proposals-list-whose")>{links}</nav> }
    });
    view! {
        <div class="filters">
            <nav aria-label=cx.t("proposals-list-order")>{sorts}</nav>
            {whose}
        </div>
    }
    .into_any()
}

fn sieve(cx: &ViewCx, query: &ListQuery) -> AnyView {
    let form = FormState::new(cx.lang, None);
    let search = form
        .optional("q", cx.t("proposals-list-search"), &query.q)
        .bare();
    let status = form
        .optional("status", cx.t("proposals-list-status"), &query.status)
        .bare();
    let area = form
        .optional("area", cx.t("proposals-list-area"), &query.area)
        .bare();
    let statuses = Status::ALL
        .iter()
        .map(|status| Choice::new(status.as_str(), words::status(cx.lang, *status)))
        .collect::<Vec<_>>();
    let areas = Area::ALL
        .iter()
        .map(|area| Choice::new(area.as_str(), words::area(cx.lang, *area)))
        .collect::<Vec<_>>();
    let kept = [("sort", &query.sort), ("whose", &query.whose)]
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| view! { <HiddenField name value=value.clone()/> })
        .collect_view();
    let clear = cx.t("proposals-list-clear");
    let narrowed = is_narrowed(query);
    view! {
        <form
            class="sieve"
            method="get"
            action=paths::proposals()
            role="search"
            aria-label=cx.t("proposals-list-sieve")
        >
            {kept}
            <div class="grow">
                <TextField field=search kind="search"/>
            </div>
            <SelectField field=status choices=statuses none=cx.t("proposals-list-any")/>
            <SelectField field=area choices=areas none=cx.t("proposals-list-any")/>
            <SubmitButton label=cx.t("proposals-list-apply") tone=Tone::Plain/>
            {words::when(
                narrowed,
                || view! { <a class="btn quiet" href=paths::proposals()>{clear}</a> },
            )}
        </form>
    }
    .into_any()
}

fn is_narrowed(query: &ListQuery) -> bool {
    let filter = query.parse();
    filter.status.is_some()
        || filter.area.is_some()
        || filter.whose != Whose::All
        || !filter.search.is_empty()
}

fn rows(cx: &ViewCx, page: &ProposalList) -> AnyView {
    if page.cards.is_empty() {
        return empty(cx, page);
    }
    let rows = page
        .cards
        .iter()
        .map(|card| row(cx, &page.query, card))
        .collect_view();
    view! {
        <h2 class="unseen">{cx.t("proposals-list-results")}</h2>
        <div class="rows">{rows}</div>
    }
    .into_any()
}

fn row(cx: &ViewCx, query: &ListQuery, card: &ProposalCard) -> AnyView {
    let anchor = format!("proposal-{}", card.number);
    let reasons = cx.t_args("proposals-list-reasons", &[("count", card.reasons.into())]);
    let company_only = (card.audience == Audience::Company).then(|| {
        view! { <span class="tag">{cx.t("proposals-audience-company")}</span> }
    });
    let due = words::due(cx, card.due).map(|due| view! { <span>{due}</span> });
    view! {
        <article class="row" id=anchor.clone()>
            {vote(cx, query, card, &anchor)}
            <div>
                <h3 lang=card.lang.as_str()>
                    <a href=paths::proposal(card.number)>{card.title.clone()}</a>
                </h3>
                <p class="excerpt" lang=card.lang.as_str()>
                    {card.excerpt.clone()}
                </p>
                <div class="meta">
                    <StatusGlyph status=card.status word=words::status(cx.lang, card.status)/>
                    " "
                    <span>{card.company.clone()}</span>
                    " "
                    <span>{reasons}</span>
                    " "
                    {due}
                    " "
                    {company_only}
                </div>
            </div>
        </article>
    }
    .into_any()
}

fn vote(cx: &ViewCx, query: &ListQuery, card: &ProposalCard, anchor: &str) -> AnyView {
    let label = words::voice_label(cx.lang, card.voiced, card.companies, card.people);
    if !card.may_voice {
        return view! { <VoteCount companies=card.companies unit=label.unit people=label.persons/> }
            .into_any();
    }
    // Without scripts the answer comes back to this row of this page of the list.
    let from = format!("{}#{anchor}", paths::proposals_query(query));
    view! {
        <VoteButton
            number=card.number
            action=paths::proposal_voice(card.number)
            voiced=card.voiced
            companies=card.companies
            unit=label.unit
            people=label.persons
            spoken=label.spoken
            from=from
        />
    }
    .into_any()
}

fn empty(cx: &ViewCx, page: &ProposalList) -> AnyView {
    let narrowed = is_narrowed(&page.query);
    let (title, text) = match (narrowed, page.may_propose) {
        (true, true) => (
            cx.t("proposals-list-none-title"),
            cx.t("proposals-list-none-text"),
        ),
        (true, false) => (
            cx.t("proposals-list-none-title"),
            cx.t("proposals-list-none-text-staff"),
        ),
        (false, true) => (
            cx.t("proposals-list-empty-title"),
            cx.t("proposals-list-empty-text"),
        ),
        (false, false) => (
            cx.t("proposals-list-empty-title"),
            cx.t("proposals-list-empty-text-staff"),
        ),
    };
    let clear = cx.t("proposals-list-clear");
    let actions = view! {
        {words::when(
            narrowed,
            || view! { <a class="btn" href=paths::proposals()>{clear}</a> },
        )}
        {new_button(cx, page, "btn primary")}
    }
    .into_any();
    view! { <EmptyState title text>{actions}</EmptyState> }.into_any()
}

fn pager(cx: &ViewCx, page: &ProposalList) -> AnyView {
    let first = page
        .query
        .parse()
        .after
        .map(|_| (changed(&page.query, |_| {}), cx.t("proposals-list-first")));
    let next = page.next.as_ref().map(|next| {
        let href = changed(&page.query, |query| query.after = next.to_string());
        (href, cx.t("proposals-list-next"))
    });
    view! { <Pager label=cx.t("proposals-list-pages") first next/> }.into_any()
}

/// "My requests": what waits, what came out, what is begun.
fn mine(cx: &ViewCx, page: &ProposalList) -> AnyView {
    if !page.may_propose {
        return ().into_any();
    }
    let link = paths::proposals_query(&ListQuery {
        sort: Sort::Moved.to_string(),
        whose: Whose::Mine.to_string(),
        ..ListQuery::default()
    });
    view! {
        <aside class="page-side" aria-labelledby="mine-title">
            <section aria-labelledby="mine-title">
                <h2 id="mine-title">{cx.t("proposals-mine-title")}</h2>
                <p class="soft">{how_mine_stand(cx, &page.mine)}</p>
                <p>
                    <a href=link>{cx.t("proposals-mine-link")}</a>
                </p>
            </section>
            {drafts(cx, &page.mine)}
        </aside>
    }
    .into_any()
}

fn how_mine_stand(cx: &ViewCx, mine: &MyRequests) -> String {
    let waiting = match (mine.waiting, mine.next_answer) {
        (0, _) => cx.t("proposals-mine-none"),
        (count, Some(day)) => cx.t_args(
            "proposals-mine-waiting-until",
            &[("count", count.into()), ("day", cx.day(day).into())],
        ),
        (count, None) => cx.t_args("proposals-mine-waiting", &[("count", count.into())]),
    };
    if mine.released == 0 {
        return waiting;
    }
    let released = cx.t_args(
        "proposals-mine-released",
        &[("count", mine.released.into())],
    );
    format!("{waiting} {released}")
}

fn drafts(cx: &ViewCx, mine: &MyRequests) -> AnyView {
    if mine.drafts.is_empty() {
        return ().into_any();
    }
    let lines = mine
        .drafts
        .iter()
        .map(|draft| {
            let title = if draft.title.is_empty() {
                cx.t("proposals-mine-untitled")
            } else {
                draft.title.clone()
            };
            let saved = cx.t_args(
                "proposals-mine-saved",
                &[("when", cx.date_time(draft.saved_at).into())],
            );
            view! {
                <li>
                    <a href=paths::draft(draft.id)>{title}</a>
                    " "
                    <small class="soft">{saved}</small>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="drafts" aria-labelledby="drafts-title">
            <h2 id="drafts-title">{cx.t("proposals-mine-drafts")}</h2>
            <ul>{lines}</ul>
        </section>
    }
    .into_any()
}
