//! The list of imports, and one of them: how far it has come and what its way back would leave.

use super::crumb;
use crate::components::data::{EmptyState, Facts, Pager};
use crate::components::form::{FormState, SubmitButton, Tone};
use crate::paths;
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::AppError;
use model::companies::{BeforeUndo, ImportList, ImportPage, ImportRow, ImportState};

/// What the frame of [`imports`] needs.
#[must_use]
pub fn imports_head(cx: &ViewCx) -> Head {
    Head {
        title: cx.t("customers-imports-title"),
        width: "wide",
        islands: false,
    }
}

fn state(cx: &ViewCx, state: ImportState) -> String {
    cx.t(&format!("customers-import-state-{state}"))
}

fn file_name(cx: &ViewCx, row: &ImportRow) -> String {
    if row.file_name.is_empty() {
        cx.t("customers-import-unnamed")
    } else {
        row.file_name.clone()
    }
}

#[must_use]
pub fn imports(cx: &ViewCx, page: &ImportList) -> AnyView {
    let content = if page.rows.is_empty() {
        let (title, text) = (
            cx.t("customers-imports-none-title"),
            cx.t("customers-imports-none-text"),
        );
        let go = cx.t("customers-import-link");
        view! {
            <EmptyState title text>
                <a class="btn primary" href=paths::customers_import()>
                    {go}
                </a>
            </EmptyState>
        }
        .into_any()
    } else {
        table(cx, page)
    };
    view! {
        <header class="page-head">
            {crumb(cx, vec![(paths::customers_import(), cx.t("customers-import-title"))])}
            <h1 class="title">{cx.t("customers-imports-title")}</h1>
        </header>
        <div class="page-body">{content}</div>
    }
    .into_any()
}

fn table(cx: &ViewCx, page: &ImportList) -> AnyView {
    let heads = [
        "customers-import-file",
        "customers-import-when",
        "customers-import-who",
        "customers-report-companies",
        "customers-report-people",
        "customers-import-state",
    ]
    .map(|key| cx.t(key));
    let [_, when, who, companies, people, stands] = heads.clone();
    let rows = page
        .rows
        .iter()
        .map(|row| {
            let counts = |new: u32, changed: u32| {
                cx.t_args(
                    "customers-import-counts",
                    &[("new", new.into()), ("changed", changed.into())],
                )
            };
            view! {
                <tr>
                    <th scope="row">
                        <a href=paths::import(row.id)>{file_name(cx, row)}</a>
                    </th>
                    <td data-label=when.clone()>{cx.date_time(row.at)}</td>
                    <td data-label=who.clone()>{row.by.clone()}</td>
                    <td data-label=companies
                        .clone()>{counts(row.companies_new, row.companies_changed)}</td>
                    <td data-label=people
                        .clone()>{counts(row.people_new, row.people_changed)}</td>
                    <td data-label=stands.clone()>{state(cx, row.state)}</td>
                </tr>
            }
        })
        .collect_view();
    let next = page
        .next
        .map(|id| (paths::imports_before(id), cx.t("customers-page-next")));
    view! {
        <table class="table">
            <thead>
                <tr>
                    {heads.map(|words| view! { <th scope="col">{words}</th> }).collect_view()}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        <Pager label=cx.t("customers-imports-pages") first=None next/>
    }
    .into_any()
}

/// What the frame of [`import_state`] needs.
#[must_use]
pub fn import_state_head(cx: &ViewCx, page: &ImportPage) -> Head {
    Head {
        title: file_name(cx, &page.row),
        width: "narrow",
        islands: false,
    }
}

/// One import. While it runs the page comes again by itself.
#[must_use]
pub fn import_state(cx: &ViewCx, page: &ImportPage, refused: Option<&AppError>) -> AnyView {
    let summary = FormState::new(cx.lang, refused).summary(&[]);
    view! {
        <header class="page-head">
            {crumb(cx, vec![(paths::imports(), cx.t("customers-imports-title"))])}
            <h1 class="title">{file_name(cx, &page.row)}</h1>
        </header>
        <div class="page-body">{summary} {progress(cx, page)} {facts(cx, page)} {undo(cx, page)}</div>
    }
    .into_any()
}

fn progress(cx: &ViewCx, page: &ImportPage) -> AnyView {
    let words = state(cx, page.row.state);
    if !matches!(page.row.state, ImportState::Running | ImportState::Undoing) {
        return view! { <p class="import-state">{words}</p> }.into_any();
    }
    let percent = cx.t_args("customers-import-percent", &[("n", page.percent.into())]);
    view! {
        <p class="import-state" role="status">
            {words}
            " "
            <progress max="100" value=page.percent.to_string()>
                {percent.clone()}
            </progress>
            " "
            {percent}
        </p>
        <p class="soft">{cx.t("customers-import-goes-on")}</p>
    }
    .into_any()
}

fn facts(cx: &ViewCx, page: &ImportPage) -> AnyView {
    let row = &page.row;
    let counts = |new: u32, changed: u32, same: u32| {
        cx.t_args(
            "customers-report-counts",
            &[
                ("new", new.into()),
                ("changed", changed.into()),
                ("same", same.into()),
            ],
        )
        .into_any()
    };
    let mut items: Vec<(String, AnyView)> = vec![
        (
            cx.t("customers-report-companies"),
            counts(
                row.companies_new,
                row.companies_changed,
                page.companies_same,
            ),
        ),
        (
            cx.t("customers-report-people"),
            counts(row.people_new, row.people_changed, page.people_same),
        ),
        (
            cx.t("customers-report-rows"),
            row.rows.to_string().into_any(),
        ),
        (
            cx.t("customers-import-when"),
            cx.date_time(row.at).into_any(),
        ),
    ];
    if let Some(by) = &row.by {
        items.push((cx.t("customers-import-who"), by.clone().into_any()));
    }
    if page.skipped > 0 {
        let skipped = cx.t_args("customers-import-skipped", &[("n", page.skipped.into())]);
        items.push((cx.t("customers-import-skipped-title"), skipped.into_any()));
    }
    if let Some(at) = page.undone_at {
        let when = cx.date_time(at);
        let undone = match &page.undone_by {
            Some(who) => cx.t_args(
                "customers-import-undone-by",
                &[("who", who.into()), ("when", when.into())],
            ),
            None => when,
        };
        items.push((cx.t("customers-import-undone"), undone.into_any()));
    }
    if page.stayed > 0 {
        let stayed = cx.t_args("customers-import-stayed", &[("n", page.stayed.into())]);
        items.push((cx.t("customers-import-stayed-title"), stayed.into_any()));
    }
    view! { <Facts items inline=true/> }.into_any()
}

/// First the way to what would stay, then that and the button that does it.
fn undo(cx: &ViewCx, page: &ImportPage) -> AnyView {
    if !page.may_undo {
        return ().into_any();
    }
    let go_on = match &page.before_undo {
        None => view! {
            <p>
                <a class="btn" href=paths::import_before_undo(page.row.id)>
                    {cx.t("customers-import-undo-look")}
                </a>
            </p>
        }
        .into_any(),
        Some(before) => view! {
            {staying(cx, before)}
            <form method="post" action=paths::import_undo(page.row.id)>
                <SubmitButton label=cx.t("customers-import-undo") tone=Tone::Danger/>
            </form>
        }
        .into_any(),
    };
    view! {
        <section class="block" id="undo" aria-labelledby="undo-title">
            <h2 id="undo-title">{cx.t("customers-import-undo-title")}</h2>
            <p>{cx.t("customers-import-undo-text")}</p>
            {go_on}
        </section>
    }
    .into_any()
}

fn staying(cx: &ViewCx, before: &BeforeUndo) -> AnyView {
    let BeforeUndo::Counted { stay, more, names } = before else {
        return view! { <p>{cx.t("customers-import-undo-uncounted")}</p> }.into_any();
    };
    if *stay == 0 {
        return view! { <p>{cx.t("customers-import-undo-all")}</p> }.into_any();
    }
    let n = [("n", (*stay).into())];
    let words = if *more {
        cx.t_args("customers-import-undo-stays-more", &n)
    } else if names.len() < usize::try_from(*stay).unwrap_or(usize::MAX) {
        cx.t_args("customers-import-undo-stays-many", &n)
    } else {
        cx.t_args("customers-import-undo-stays", &n)
    };
    let names = names
        .iter()
        .map(|name| view! { <li>{name.clone()}</li> })
        .collect_view();
    view! {
        <p>{words}</p>
        <ul>{names}</ul>
    }
    .into_any()
}
