//! Meetings, one a line.

use crate::components::content::{DayDate, UserText};
use crate::paths;
use crate::views::ViewCx;
use leptos::prelude::*;
use model::Lang;
use model::direct_contacts::DirectContactView;

/// Meetings, the newest first; `company` is left out on the page of the company itself.
pub(in crate::views) fn lines(cx: &ViewCx, met: &[DirectContactView], company: bool) -> AnyView {
    let rows = met.iter().map(|one| line(cx, one, company)).collect_view();
    view! { <ol class="lines met">{rows}</ol> }.into_any()
}

fn line(cx: &ViewCx, one: &DirectContactView, company: bool) -> AnyView {
    let (id, name) = one.company.clone();
    let company = company.then(|| view! { <a href=paths::customer(id)>{name}</a> });
    let person = one.person.clone().map(|(person, name)| {
        view! { <a href=paths::contact(id, person)>{name}</a> }
    });
    let study = one.study.as_ref().map(|(number, title)| {
        let said = title.to(cx.lang);
        view! {
            <a href=paths::study(*number) lang=said.lang.as_str()>
                {said.text.to_owned()}
            </a>
        }
    });
    let note = (!one.note.is_empty())
        .then(|| view! { <UserText text=one.note.clone() lang=Lang::of_text(&one.note)/> });
    view! {
        <li>
            <div class="meta">
                <DayDate day=one.met_on words=cx.day(one.met_on)/>
                <b>{one.by.clone()}</b>
                {company}
                {person}
                <span class="tag">{cx.t(&format!("direct-contacts-kind-{}", one.kind))}</span>
                {study}
                {remove(cx, one)}
            </div>
            {note}
        </li>
    }
    .into_any()
}

fn remove(cx: &ViewCx, one: &DirectContactView) -> AnyView {
    if !one.may_remove {
        return ().into_any();
    }
    let named = cx.t_args(
        "direct-contacts-remove-named",
        &[
            ("company", (&one.company.1).into()),
            ("day", cx.day(one.met_on).into()),
        ],
    );
    view! {
        <form method="post" action=paths::direct_contact_remove(one.id)>
            <button type="submit" class="linkish" aria-label=named>
                {cx.t("direct-contacts-remove")}
            </button>
        </form>
    }
    .into_any()
}
