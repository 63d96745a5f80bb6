//! How many use a release, by day, and the file that says so.

use super::ReleaseRefusal;
use crate::components::form::{FileField, FormState, SubmitButton, TextField, Tone};
use crate::paths;
use crate::views::{Refused, ViewCx};
use leptos::prelude::*;
use model::releases::{AdoptionDay, AdoptionForm, ReleasePage};

pub(super) fn adoption(
    cx: &ViewCx,
    page: &ReleasePage,
    refused: Option<&ReleaseRefusal>,
) -> Option<AnyView> {
    let refused: Option<&Refused<AdoptionForm>> = match refused {
        Some(ReleaseRefusal::Adoption(refused)) => Some(refused),
        _ => None,
    };
    let import = (page.may.follow_up || refused.is_some()).then(|| import(cx, page, refused));
    if page.adoption.is_empty() && import.is_none() {
        return None;
    }
    Some(
        view! {
            <section id="adoption">
                <h3>{cx.t("releases-adoption")}</h3>
                {figures(cx, &page.adoption)}
                {import}
            </section>
        }
        .into_any(),
    )
}

/// A line for each day, with a bar against the day with the most people.
fn figures(cx: &ViewCx, days: &[AdoptionDay]) -> AnyView {
    if days.is_empty() {
        return view! { <p class="soft">{cx.t("releases-adoption-none")}</p> }.into_any();
    }
    let most = days.iter().map(|day| day.people).max().unwrap_or(0);
    let rows = days
        .iter()
        .map(|one| {
            let wide = (u64::from(one.people) * 100)
                .checked_div(u64::from(most))
                .unwrap_or(0);
            view! {
                <tr>
                    <th scope="row">{super::words::day(cx, one.day)}</th>
                    <td class="number">{one.companies}</td>
                    <td class="number">{one.people}</td>
                    <td class="share">
                        <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                            <rect width=wide height="10"></rect>
                        </svg>
                    </td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="table dense adoption">
            <caption>{cx.t("releases-adoption-caption")}</caption>
            <thead>
                <tr>
                    <th scope="col">{cx.t("releases-adoption-day")}</th>
                    <th scope="col" class="number">
                        {cx.t("releases-adoption-companies")}
                    </th>
                    <th scope="col" class="number">
                        {cx.t("releases-adoption-people")}
                    </th>
                    <td></td>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn import(cx: &ViewCx, page: &ReleasePage, refused: Option<&Refused<AdoptionForm>>) -> AnyView {
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let typed = refused
        .map(|refused| refused.typed.clone())
        .unwrap_or_default();
    let file = form
        .required("file", cx.t("releases-adoption-file"), "")
        .id("adoption-file")
        .hint(cx.t("releases-adoption-file-hint"));
    let day = form
        .required("day", cx.t("releases-adoption-of-day"), &typed.day)
        .id("adoption-day");
    let summary = form.summary(&[&file, &day]);
    view! {
        <details class="more" open=refused.is_some()>
            <summary>{cx.t("releases-adoption-import")}</summary>
            <form
                method="post"
                action=paths::release_adoption(page.number)
                enctype="multipart/form-data"
            >
                {summary} <FileField field=file accept=".csv,.tsv"/>
                <TextField field=day kind="date" short=true/>
                <SubmitButton label=cx.t("releases-adoption-send") tone=Tone::Plain/>
            </form>
        </details>
    }
    .into_any()
}
