//! The log, and how often everybody of the vendor meets a customer.

use super::lines;
use crate::components::content::DayDate;
use crate::components::data::{EmptyState, Pager};
use crate::paths;
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::direct_contacts::{DirectContactsPage, TeamLine};

/// What the frame of [`list`] needs.
#[must_use]
pub fn list_head(cx: &ViewCx) -> Head {
    Head {
        title: cx.t("direct-contacts-title"),
        width: "wide",
        islands: false,
    }
}

/// Everybody of the vendor, then the meetings. `first` is false behind the first page.
#[must_use]
pub fn list(cx: &ViewCx, page: &DirectContactsPage, first: bool) -> AnyView {
    let team = first.then(|| team(cx, page));
    let met = if page.met.is_empty() {
        let (title, text) = (
            cx.t("direct-contacts-none-title"),
            cx.t("direct-contacts-none-text"),
        );
        view! { <EmptyState title text/> }.into_any()
    } else {
        lines(cx, &page.met, true)
    };
    let back = (!first).then(|| (paths::direct_contacts(), cx.t("direct-contacts-newest")));
    let next = page.next.map(|next| {
        (
            paths::direct_contacts_after(&next),
            cx.t("direct-contacts-older"),
        )
    });
    view! {
        <header class="page-head">
            <nav class="crumb" aria-label=cx.t("customers-crumb")>
                <a href=paths::customers()>{cx.t("customers-title")}</a>
                <span aria-current="page">{cx.t("direct-contacts-title")}</span>
            </nav>
            <div class="head-row">
                <h1 class="title">{cx.t("direct-contacts-title")}</h1>
                <a class="btn primary" href=paths::direct_contact_new()>
                    {cx.t("direct-contacts-enter")}
                </a>
            </div>
            <p class="intro">{cx.t("direct-contacts-intro")}</p>
        </header>
        <div class="page-body">
            {team}
            <section class="block" aria-labelledby="met-title">
                <h2 id="met-title">{cx.t("direct-contacts-met")}</h2>
                {met}
                <Pager label=cx.t("direct-contacts-pages") first=back next/>
            </section>
        </div>
    }
    .into_any()
}

/// "6 of 11 met a customer this quarter", and who did how often.
fn team(cx: &ViewCx, page: &DirectContactsPage) -> AnyView {
    let said = cx.t_args(
        "direct-contacts-reached",
        &[
            ("n", page.reached().into()),
            ("all", page.team.len().into()),
            ("quarter", text::quarter(cx.lang, page.quarter).into()),
        ],
    );
    let goal = if page.goal == 0 {
        cx.t("direct-contacts-goal-none")
    } else {
        cx.t_args("direct-contacts-goal", &[("n", page.goal.into())])
    };
    let heads = [
        "direct-contacts-head-name",
        "direct-contacts-head-quarter",
        "direct-contacts-head-lately",
        "direct-contacts-head-last",
    ]
    .map(|key| cx.t(key));
    let rows = page
        .team
        .iter()
        .map(|line| row(cx, page.goal, line, &heads))
        .collect_view();
    let heads = heads
        .map(|head| view! { <th scope="col">{head}</th> })
        .collect_view();
    view! {
        <section aria-labelledby="team-title">
            <h2 id="team-title">{cx.t("direct-contacts-team")}</h2>
            <p class="reached">{said}</p>
            <p class="soft">{goal}</p>
            <table class="table">
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn row(cx: &ViewCx, goal: u32, line: &TeamLine, heads: &[String; 4]) -> AnyView {
    let [_, quarter, lately, last] = heads.clone();
    let met = |n: u32| cx.t_args("direct-contacts-customers", &[("n", n.into())]);
    let reached = (goal > 0 && line.quarter >= goal).then(|| {
        view! {
            " "
            <span class="tag">{cx.t("direct-contacts-goal-reached")}</span>
        }
    });
    let day = line
        .last
        .map(|day| view! { <DayDate day words=cx.day(day)/> });
    view! {
        <tr>
            <th scope="row">{line.name.clone()}</th>
            <td data-label=quarter>
                <span>{met(line.quarter)} {reached}</span>
            </td>
            <td data-label=lately>{met(line.lately)}</td>
            <td data-label=last>{day}</td>
        </tr>
    }
    .into_any()
}
