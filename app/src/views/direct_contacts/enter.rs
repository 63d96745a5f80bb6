//! Entering a meeting: first the company, then the rest.

use crate::components::form::{
    Choice, FormState, HiddenField, SelectField, SubmitButton, TextArea, TextField, Tone,
};
use crate::paths;
use crate::views::{Head, Refused, ViewCx};
use leptos::prelude::*;
use model::direct_contacts::{
    DIRECT_CONTACT_NOTE_MAX, DirectContactDraft, DirectContactForm, DirectContactKind,
};

/// What the frame of [`enter`] needs.
#[must_use]
pub fn enter_head(cx: &ViewCx) -> Head {
    Head {
        title: cx.t("direct-contacts-enter"),
        width: "narrow",
        islands: false,
    }
}

/// The form of a meeting, or the way to its company.
#[must_use]
pub fn enter(
    cx: &ViewCx,
    draft: &DirectContactDraft,
    refused: Option<&Refused<DirectContactForm>>,
) -> AnyView {
    let company = draft.company.as_ref();
    let search = company.is_none().then(|| companies(cx, draft));
    // A company may be gone in the meantime: what was typed about it stays.
    let form = (company.is_some() || refused.is_some()).then(|| form(cx, draft, refused));
    view! {
        <header class="page-head">
            <nav class="crumb" aria-label=cx.t("customers-crumb")>
                <a href=paths::customers()>{cx.t("customers-title")}</a>
                <a href=paths::direct_contacts()>{cx.t("direct-contacts-title")}</a>
            </nav>
            <h1 class="title">{cx.t("direct-contacts-enter")}</h1>
        </header>
        <div class="page-body">{search} {form}</div>
    }
    .into_any()
}

/// Looking for the company.
fn companies(cx: &ViewCx, draft: &DirectContactDraft) -> AnyView {
    let field = FormState::new(cx.lang, None)
        .optional(
            "search",
            cx.t("direct-contacts-company-search"),
            &draft.search,
        )
        .bare();
    let found = draft
        .found
        .iter()
        .map(|(id, name)| {
            view! {
                <li>
                    <a href=paths::direct_contact_with(*id)>{name.clone()}</a>
                </li>
            }
        })
        .collect_view();
    let none = draft.found.is_empty() && !draft.search.trim().is_empty();
    let none = none.then(|| view! { <p class="soft">{cx.t("direct-contacts-company-none")}</p> });
    view! {
        <form
            class="sieve"
            method="get"
            action=paths::direct_contact_new()
            role="search"
            aria-label=cx.t("direct-contacts-company-search")
        >
            <div class="grow">
                <TextField field kind="search"/>
            </div>
            <SubmitButton label=cx.t("customers-search-button") tone=Tone::Plain/>
        </form>
        {none}
        <ul class="lines">{found}</ul>
    }
    .into_any()
}

fn form(
    cx: &ViewCx,
    draft: &DirectContactDraft,
    refused: Option<&Refused<DirectContactForm>>,
) -> AnyView {
    let fresh = DirectContactForm {
        met_on: draft.today.to_string(),
        kind: DirectContactKind::Visit.to_string(),
        ..DirectContactForm::default()
    };
    let typed = refused.map_or(&fresh, |refused| &refused.typed);
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let person = form
        .optional("person", cx.t("direct-contacts-person"), &typed.person)
        .hint(cx.t("direct-contacts-person-hint"));
    let day = form.required("met_on", cx.t("direct-contacts-day"), &typed.met_on);
    let kind = form.choice("kind", cx.t("direct-contacts-kind"), &typed.kind);
    let note = form
        .optional("note", cx.t("direct-contacts-note"), &typed.note)
        .hint(cx.t("direct-contacts-note-hint"))
        .limit(form.limit(DIRECT_CONTACT_NOTE_MAX));
    let people = draft
        .people
        .iter()
        .map(|(id, name)| Choice::new(id.to_string(), name.clone()))
        .collect();
    let kinds = DirectContactKind::ALL
        .iter()
        .map(|one| Choice::new(one.as_str(), cx.t(&format!("direct-contacts-kind-{one}"))))
        .collect::<Vec<_>>();
    let summary = form.summary(&[&person, &day, &kind, &note]);
    let company = draft.company.as_ref();
    let with = company.map(|(_, name)| {
        view! {
            <p>
                {cx.t("direct-contacts-with")} " " <b>{name.clone()}</b> " "
                <a class="small" href=paths::direct_contact_new()>
                    {cx.t("direct-contacts-company-other")}
                </a>
            </p>
        }
    });
    let company = company.map(|(id, _)| id.to_string()).unwrap_or_default();
    view! {
        {with}
        <form method="post" action=paths::direct_contacts() novalidate=true>
            {summary} <HiddenField name="company" value=company/>
            <SelectField field=person choices=people none=cx.t("direct-contacts-nobody")/>
            <TextField field=day kind="date" short=true/> <SelectField field=kind choices=kinds/>
            <TextArea field=note rows=3/>
            <HiddenField name="form_token" value=cx.form_token.clone()/>
            <div class="actions">
                <SubmitButton label=cx.t("direct-contacts-send")/>
            </div>
        </form>
    }
    .into_any()
}
