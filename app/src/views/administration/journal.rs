use super::{Place, head, pager, roles, top};
use crate::components::content::WhenDate;
use crate::components::data::EmptyState;
use crate::components::form::{Choice, FormState, SelectField, SubmitButton, TextField, Tone};
use crate::paths;
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::Lang;
use model::administration::{EVENT_KINDS, JournalPage, JournalRow, Subject};

/// What the frame of [`journal`] needs.
#[must_use]
pub fn journal_head(cx: &ViewCx) -> Head {
    head(cx, "administration-journal-title", "wide")
}

/// What was done, by whom, with whom or what. `after` is the place the reader asked for, empty on
/// the first page.
#[must_use]
pub fn journal(cx: &ViewCx, page: &JournalPage, after: &str) -> AnyView {
    let address = |after: &str| {
        let day = page.day.map(|day| day.to_string()).unwrap_or_default();
        paths::journal_query(&page.who, &page.kind, &day, after)
    };
    let content = if page.rows.is_empty() {
        let (title, text) = (
            cx.t("administration-journal-none-title"),
            cx.t("administration-journal-none-text"),
        );
        let all = cx.t("administration-journal-none-all");
        view! {
            <EmptyState title text>
                <a class="btn" href=paths::journal()>
                    {all}
                </a>
            </EmptyState>
        }
        .into_any()
    } else {
        view! {
            {table(cx, &page.rows)}
            {pager(cx, after, address(""), page.next.as_deref().map(address))}
        }
        .into_any()
    };
    view! {
        {top(cx, cx.t("administration-journal-title"), Place::Journal, ().into_any())}
        <div class="page-body">
            <p class="intro">{cx.t("administration-journal-text")}</p>
            {filter(cx, page)}
            {content}
        </div>
    }
    .into_any()
}

/// The sentence of a kind of event.
fn sentence(cx: &ViewCx, kind: &str) -> String {
    if EVENT_KINDS.contains(&kind) {
        cx.t(&format!("journal-{}", kind.replace('.', "-")))
    } else {
        kind.to_owned()
    }
}

fn filter(cx: &ViewCx, page: &JournalPage) -> AnyView {
    let form = FormState::new(cx.lang, None);
    let who = form
        .optional("who", cx.t("administration-journal-who"), &page.who)
        .bare();
    let kind = form
        .optional("kind", cx.t("administration-journal-kind"), &page.kind)
        .bare();
    let day = page.day.map(|day| day.to_string()).unwrap_or_default();
    let day = form
        .optional("day", cx.t("administration-journal-day"), &day)
        .bare();
    let kinds = EVENT_KINDS
        .iter()
        .map(|kind| Choice::new(*kind, sentence(cx, kind)))
        .collect();
    view! {
        <form
            class="sieve"
            method="get"
            action=paths::journal()
            role="search"
            aria-label=cx.t("administration-journal-filter")
        >
            <div class="grow">
                <TextField field=who kind="search"/>
            </div>
            <SelectField field=kind choices=kinds none=cx.t("administration-journal-any-kind")/>
            <TextField field=day kind="date"/>
            <SubmitButton label=cx.t("administration-people-show") tone=Tone::Plain/>
        </form>
    }
    .into_any()
}

fn table(cx: &ViewCx, rows: &[JournalRow]) -> AnyView {
    let (when, who) = (
        cx.t("administration-journal-when"),
        cx.t("administration-journal-by"),
    );
    let (what, about) = (
        cx.t("administration-journal-what"),
        cx.t("administration-journal-about"),
    );
    let rows = rows
        .iter()
        .map(|row| {
            let by = match &row.who {
                Some((id, name)) => {
                    let staff = row
                        .staff
                        .then(|| view! { " " <span class="tag">{cx.vendor.clone()}</span> });
                    view! {
                        <span>
                            <a href=paths::person(*id)>{name.clone()}</a>
                            {staff}
                        </span>
                    }
                    .into_any()
                }
                None => view! { <span class="soft">{cx.t("administration-journal-system")}</span> }
                    .into_any(),
            };
            view! {
                <tr>
                    <td data-label=when.clone()>
                        <WhenDate at=row.at words=cx.date_time(row.at)/>
                    </td>
                    <td data-label=who.clone()>{by}</td>
                    <th scope="row">{sentence(cx, &row.kind)} {detail(cx, row)}</th>
                    <td data-label=about.clone()>{subject(&row.subject)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="table journal">
            <thead>
                <tr>
                    <th scope="col">{when}</th>
                    <th scope="col">{who}</th>
                    <th scope="col">{what}</th>
                    <th scope="col">{about}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// Roles before and after, or what was changed.
fn detail(cx: &ViewCx, row: &JournalRow) -> Option<AnyView> {
    let words = match (&row.before, &row.after) {
        (Some(before), Some(after)) => cx.t_args(
            "administration-journal-roles",
            &[
                ("before", roles(cx, before).into()),
                ("after", roles(cx, after).into()),
            ],
        ),
        (None, Some(after)) => roles(cx, after),
        _ if !row.changed.is_empty() => row
            .changed
            .iter()
            .map(|name| {
                cx.t(&format!(
                    "administration-setting-{}",
                    name.replace('_', "-")
                ))
            })
            .collect::<Vec<_>>()
            .join(&cx.t("layout-role-separator")),
        _ if !row.proof.is_empty() => {
            let lang = Lang::of_text(&row.proof);
            let proof = row.proof.clone();
            return Some(view! { <div class="detail" lang=lang.as_str()>{proof}</div> }.into_any());
        }
        _ => return None,
    };
    Some(view! { <div class="detail">{words}</div> }.into_any())
}

fn subject(subject: &Subject) -> AnyView {
    match subject {
        Subject::Nothing => ().into_any(),
        Subject::Person(id, name) => {
            view! { <a href=paths::person(*id)>{name.clone()}</a> }.into_any()
        }
        Subject::Proposal(number, title) => view! {
            <span>
                <a href=paths::proposal(*number)>{format!("#{number}")}</a>
                " "
                {title.clone()}
            </span>
        }
        .into_any(),
        Subject::Company(id, name) => {
            view! { <a href=paths::customer(*id)>{name.clone()}</a> }.into_any()
        }
        Subject::Word(word) => view! { <span class="long">{word.clone()}</span> }.into_any(),
    }
}
