//! Whom a study could ask, and how far everybody has come; for staff.

use super::{profile, words};
use crate::components::data::{EmptyState, Pager};
use crate::components::form::HiddenField;
use crate::paths;
use crate::views::customers::guard_chip;
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::PersonId;
use model::people::PersonState;
use model::studies::{Candidate, CandidateFilter, CandidateList};

/// What the frame of [`candidates`] needs.
#[must_use]
pub fn candidates_head(cx: &ViewCx, _page: &CandidateList) -> Head {
    Head {
        title: cx.t("studies-candidates"),
        width: "wide",
        islands: false,
    }
}

/// A page of candidates by name. `first` is false behind the first page.
#[must_use]
pub fn candidates(cx: &ViewCx, page: &CandidateList, first: bool) -> AnyView {
    let address = |after| paths::study_candidates_query(page.number, page.filter, after);
    let back = (!first).then(|| (address(None), cx.t("studies-candidates-first")));
    let next = page
        .next
        .map(|last: PersonId| (address(Some(last)), cx.t("studies-candidates-next")));
    let content = if page.rows.is_empty() {
        empty(cx, page)
    } else {
        table(cx, page)
    };
    let title = cx.t("studies-candidates");
    view! {
        <header class="page-head">
            {words::crumb(cx, words::of(page.number, &page.title), title.clone())}
            <h1 class="title">{title}</h1> <p class="intro">{cx.t("studies-candidates-intro")}</p>
        </header>
        <div class="page-body">
            {filters(cx, page)} {content}
            <Pager label=cx.t("studies-candidates-pages") first=back next/>
        </div>
    }
    .into_any()
}

fn filters(cx: &ViewCx, page: &CandidateList) -> AnyView {
    let counts = page.counts;
    let links = CandidateFilter::ALL
        .iter()
        .map(|filter| {
            let current = (*filter == page.filter).then_some("true");
            let n = match filter {
                CandidateFilter::Matching => None,
                CandidateFilter::Nominated => Some(counts.nominated),
                CandidateFilter::Invited => Some(counts.invited),
                CandidateFilter::Accepted => Some(counts.accepted),
                CandidateFilter::Declined => Some(counts.declined),
            };
            let n = n.map(|n| view! { " " <span class="count">{n}</span> });
            let href = paths::study_candidates_query(page.number, *filter, None);
            view! {
                <a href=href aria-current=current>
                    {cx.t(&format!("studies-filter-{filter}"))}
                    {n}
                </a>
            }
        })
        .collect_view();
    view! {
        <nav class="filters" aria-label=cx.t("studies-filters")>
            {links}
        </nav>
    }
    .into_any()
}

fn empty(cx: &ViewCx, page: &CandidateList) -> AnyView {
    if page.filter == CandidateFilter::Matching {
        let (title, text) = (
            cx.t("studies-candidates-none-title"),
            cx.t("studies-candidates-none-text"),
        );
        return view! { <EmptyState title text/> }.into_any();
    }
    let (title, text) = (
        cx.t("studies-candidates-none-yet-title"),
        cx.t("studies-candidates-none-yet-text"),
    );
    let (href, all) = (
        paths::study_candidates(page.number),
        cx.t("studies-candidates-all"),
    );
    view! {
        <EmptyState title text>
            <a class="btn" href=href>
                {all}
            </a>
        </EmptyState>
    }
    .into_any()
}

fn table(cx: &ViewCx, page: &CandidateList) -> AnyView {
    let heads = [
        "studies-head-person",
        "studies-head-company",
        "studies-head-profile",
        "studies-head-guard",
        "studies-head-standing",
        "studies-head-acts",
    ]
    .map(|key| cx.t(key));
    let rows = page
        .rows
        .iter()
        .map(|one| row(cx, page, one, &heads))
        .collect_view();
    let heads = heads
        .map(|head| view! { <th scope="col">{head}</th> })
        .collect_view();
    view! {
        <table class="table candidates">
            <thead>
                <tr>{heads}</tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(cx: &ViewCx, page: &CandidateList, one: &Candidate, heads: &[String; 6]) -> AnyView {
    let [_, company, profile, guard, standing, acts] = heads.clone();
    let job = (!one.who.job_title.is_empty())
        .then(|| view! { <span class="under">{one.who.job_title.clone()}</span> });
    view! {
        <tr>
            <th scope="row">
                <span>
                    <a href=paths::study_candidate(page.number, one.who.person)>{one.who.name.clone()}</a>
                    {job}
                </span>
            </th>
            <td data-label=company>{profile::of(cx, &one.who)}</td>
            <td data-label=profile>{profile::about(cx, &one.who)}</td>
            <td data-label=guard>{guard_chip(cx, &one.who.guard)}</td>
            <td data-label=standing>{how_far(cx, one)}</td>
            <td data-label=acts>{buttons(cx, page, one)}</td>
        </tr>
    }
    .into_any()
}

/// The state of a candidate, who nominated them and why.
fn how_far(cx: &ViewCx, one: &Candidate) -> AnyView {
    let state = one
        .state
        .map(|state| view! { <b>{words::standing(cx, state)}</b> });
    let by = one.nominated_by.as_ref().map(|who| {
        let words = cx.t_args("studies-nominated-by", &[("who", who.into())]);
        view! { <span class="under">{words}</span> }
    });
    let reason = (!one.reason.is_empty()).then(|| {
        let lang = model::Lang::of_text(&one.reason).as_str();
        view! {
            <span class="under nominated-for" lang=lang>
                {one.reason.clone()}
            </span>
        }
    });
    view! { <span>{state} {by} {reason}</span> }.into_any()
}

/// What needs no word is done from here; everything else on the page of the candidate.
fn buttons(cx: &ViewCx, page: &CandidateList, one: &Candidate) -> AnyView {
    let here = paths::study_candidate(page.number, one.who.person);
    let named = |key: &str| cx.t_args(key, &[("name", (&one.who.name).into())]);
    let nominate = one.may_nominate.then(|| {
        let label = named("studies-nominate-named");
        view! {
            <a class="btn small" href=format!("{here}#nominate") aria-label=label>
                {cx.t("studies-nominate")}
            </a>
        }
    });
    let invite = one.may_invite.then(|| {
        let label = named("studies-invite-named");
        if one.needs_reason {
            view! {
                <a class="btn small" href=format!("{here}#invite") aria-label=label>
                    {cx.t("studies-invite")}
                </a>
            }
            .into_any()
        } else {
            view! {
                <form method="post" action=paths::candidate_invite(page.number, one.who.person)>
                    <HiddenField name="override_reason" value=""/>
                    <button type="submit" class="btn small" aria-label=label>
                        {cx.t("studies-invite")}
                    </button>
                </form>
            }
            .into_any()
        }
    });
    let release = one.may_release.then(|| {
        let label = named("studies-withdraw-nomination-named");
        let action = paths::candidate_withdraw_nomination(page.number, one.who.person);
        view! {
            <form method="post" action=action>
                <button type="submit" class="linkish" aria-label=label>
                    {cx.t("studies-withdraw-nomination")}
                </button>
            </form>
        }
    });
    let outside = (one.who.joined != PersonState::Active && (one.may_nominate || one.may_release))
        .then(|| view! { <span class="under">{cx.t("studies-not-in-portal")}</span> });
    view! { <span class="row-acts">{invite} {nominate} {release} {outside}</span> }.into_any()
}
