use super::{Place, head, pager, roles, top, when};
use crate::components::data::EmptyState;
use crate::components::form::{
    Choice, FormState, HiddenField, SelectField, SubmitButton, TextField, Tone,
};
use crate::paths;
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::administration::{PeopleKind, PeopleList, PersonRow};
use model::people::PersonState;

/// What the frame of [`people`] needs.
#[must_use]
pub fn people_head(cx: &ViewCx) -> Head {
    head(cx, "administration-people-title", "wide")
}

/// Everybody. `after` is the place in the list the reader asked for, empty on the first page.
#[must_use]
pub fn people(cx: &ViewCx, page: &PeopleList, after: &str) -> AnyView {
    let invite = view! {
        <a class="btn primary" href=paths::staff_new()>
            {cx.t("administration-invite-link")}
        </a>
    };
    let content = if page.rows.is_empty() {
        let (title, text) = (
            cx.t("administration-people-none-title"),
            cx.t("administration-people-none-text"),
        );
        let all = cx.t("administration-people-none-all");
        view! {
            <EmptyState title text>
                <a class="btn" href=paths::people()>
                    {all}
                </a>
            </EmptyState>
        }
        .into_any()
    } else {
        let next = page
            .next
            .as_deref()
            .map(|next| address(page, page.kind, next));
        view! {
            {table(cx, &page.rows)}
            {pager(cx, after, address(page, page.kind, ""), next)}
        }
        .into_any()
    };
    view! {
        {top(cx, cx.t("administration-people-title"), Place::People, invite.into_any())}
        <div class="page-body">{kinds(cx, page)} {search(cx, page)} {content}</div>
    }
    .into_any()
}

fn address(page: &PeopleList, kind: PeopleKind, after: &str) -> String {
    // The plain list has a plain address.
    let kind = match kind {
        PeopleKind::All => "",
        other => other.as_str(),
    };
    let state = page.state.map_or("", PersonState::as_str);
    paths::people_query(kind, state, &page.search, after)
}

fn kinds(cx: &ViewCx, page: &PeopleList) -> AnyView {
    let links = PeopleKind::ALL
        .iter()
        .map(|kind| {
            let current = (*kind == page.kind).then_some("true");
            view! {
                <a href=address(page, *kind, "") aria-current=current>
                    {cx.t(&format!("administration-kind-{kind}"))}
                </a>
            }
        })
        .collect_view();
    view! {
        <nav class="filters" aria-label=cx.t("administration-people-filter")>
            {links}
        </nav>
    }
    .into_any()
}

fn search(cx: &ViewCx, page: &PeopleList) -> AnyView {
    let form = FormState::new(cx.lang, None);
    let field = form
        .optional("search", cx.t("administration-people-search"), &page.search)
        .bare();
    let state = form
        .optional(
            "state",
            cx.t("administration-people-state"),
            page.state.map_or("", PersonState::as_str),
        )
        .bare();
    let states = PersonState::ALL
        .iter()
        .map(|state| Choice::new(state.as_str(), cx.t(&format!("customers-state-{state}"))))
        .collect();
    view! {
        <form
            class="sieve"
            method="get"
            action=paths::people()
            role="search"
            aria-label=cx.t("administration-people-search")
        >
            <HiddenField name="kind" value=page.kind.to_string()/>
            <div class="grow">
                <TextField field kind="search"/>
            </div>
            <SelectField field=state choices=states none=cx.t("administration-people-any-state")/>
            <SubmitButton label=cx.t("administration-people-show") tone=Tone::Plain/>
        </form>
    }
    .into_any()
}

fn table(cx: &ViewCx, rows: &[PersonRow]) -> AnyView {
    let (name, address) = (cx.t("administration-name"), cx.t("administration-address"));
    let (belongs, state) = (
        cx.t("administration-belongs"),
        cx.t("administration-people-state"),
    );
    let seen = cx.t("administration-seen");
    let rows = rows
        .iter()
        .map(|row| {
            let belongs_to = match &row.company {
                Some(company) => company.clone(),
                None => roles(cx, &row.roles),
            };
            view! {
                <tr>
                    <th scope="row">
                        <a href=paths::person(row.id)>{row.name.clone()}</a>
                    </th>
                    <td data-label=address.clone()>
                        <span class="long">{row.email.clone()}</span>
                    </td>
                    <td data-label=belongs.clone()>{belongs_to}</td>
                    <td data-label=state
                        .clone()>{cx.t(&format!("customers-state-{}", row.state))}</td>
                    <td data-label=seen.clone()>{when(cx, row.seen_at)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="table">
            <thead>
                <tr>
                    <th scope="col">{name}</th>
                    <th scope="col">{address}</th>
                    <th scope="col">{belongs}</th>
                    <th scope="col">{state}</th>
                    <th scope="col">{seen}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
