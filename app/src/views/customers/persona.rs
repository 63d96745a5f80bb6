//! Personas: the list with the form of a new one, and one of them.

use super::crumb;
use crate::components::content::UserText;
use crate::components::data::EmptyState;
use crate::components::form::{
    Choice, FormState, HiddenField, RadioField, SubmitButton, TextArea, TextField,
};
use crate::paths;
use crate::views::{Head, Refused, ViewCx};
use leptos::prelude::*;
use model::contacts::{
    PERSONA_ABOUT_MAX, PERSONA_NAME_MAX, PersonaForm, PersonaList, PersonaRow, PersonaState,
};
use model::{Lang, PersonaId};

/// What the frame of [`personas`] needs.
#[must_use]
pub fn personas_head(cx: &ViewCx) -> Head {
    Head {
        title: cx.t("customers-personas-title"),
        width: "narrow",
        islands: false,
    }
}

#[must_use]
pub fn personas(
    cx: &ViewCx,
    page: &PersonaList,
    refused: Option<&Refused<PersonaForm>>,
) -> AnyView {
    let list = if page.rows.is_empty() {
        let (title, text) = (
            cx.t("customers-personas-none-title"),
            cx.t("customers-personas-none-text"),
        );
        view! { <EmptyState title text/> }.into_any()
    } else {
        let rows = page
            .rows
            .iter()
            .map(|row| line(cx, row, page.may_edit))
            .collect_view();
        view! { <ul class="lines">{rows}</ul> }.into_any()
    };
    let add = page.may_edit.then(|| {
        let new = PersonaForm {
            state: PersonaState::Active.to_string(),
            form_token: cx.form_token.clone(),
            ..PersonaForm::default()
        };
        let fields = form(
            cx,
            &new,
            refused,
            &paths::personas(),
            "customers-persona-add",
        );
        view! {
            <section class="block" aria-labelledby="new-persona-title">
                <h2 id="new-persona-title">{cx.t("customers-persona-new")}</h2>
                {fields}
            </section>
        }
    });
    view! {
        <header class="page-head">
            {crumb(cx, vec![])} <h1 class="title">{cx.t("customers-personas-title")}</h1>
            <p class="intro">{cx.t("customers-personas-intro")}</p>
        </header>
        <div class="page-body">{list} {add}</div>
    }
    .into_any()
}

fn line(cx: &ViewCx, row: &PersonaRow, may_edit: bool) -> AnyView {
    let name = if may_edit {
        view! { <a href=paths::persona(row.id)>{row.name.clone()}</a> }.into_any()
    } else {
        row.name.clone().into_any()
    };
    let people = cx.t_args("customers-persona-people", &[("n", row.people.into())]);
    view! {
        <li>
            <h3>
                {name} " "
                <span class="tag">{cx.t(&format!("customers-persona-state-{}", row.state))}</span>
            </h3>
            <UserText text=row.about.clone() lang=Lang::of_text(&row.about)/>
            <div class="meta">
                <span>{people}</span>
            </div>
        </li>
    }
    .into_any()
}

/// What the frame of [`persona`] needs.
#[must_use]
pub fn persona_head(_cx: &ViewCx, form: &PersonaForm) -> Head {
    Head {
        title: form.name.clone(),
        width: "narrow",
        islands: false,
    }
}

#[must_use]
pub fn persona(
    cx: &ViewCx,
    id: PersonaId,
    stored: &PersonaForm,
    refused: Option<&Refused<PersonaForm>>,
) -> AnyView {
    let trail = vec![(paths::personas(), cx.t("customers-personas-title"))];
    view! {
        <header class="page-head">
            {crumb(cx, trail)} <h1 class="title">{stored.name.clone()}</h1>
        </header>
        <div class="page-body">
            {form(cx, stored, refused, &paths::persona(id), "customers-persona-save")}
        </div>
    }
    .into_any()
}

fn form(
    cx: &ViewCx,
    stored: &PersonaForm,
    refused: Option<&Refused<PersonaForm>>,
    action: &str,
    label: &str,
) -> AnyView {
    let typed = refused.map_or(stored, |refused| &refused.typed);
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let name = form
        .required("name", cx.t("customers-persona-name"), &typed.name)
        .limit(form.limit(PERSONA_NAME_MAX));
    let about = form
        .optional("about", cx.t("customers-persona-about"), &typed.about)
        .hint(cx.t("customers-persona-about-hint"))
        .limit(form.limit(PERSONA_ABOUT_MAX));
    let state = form.choice("state", cx.t("customers-persona-state"), &typed.state);
    let summary = form.summary(&[&name, &about, &state]);
    let states: Vec<Choice> = PersonaState::ALL
        .iter()
        .map(|state| {
            Choice::new(
                state.as_str(),
                cx.t(&format!("customers-persona-state-{state}")),
            )
        })
        .collect();
    view! {
        <form method="post" action=action.to_owned() novalidate=true>
            {summary} <TextField field=name/> <TextArea field=about rows=3/>
            <RadioField field=state choices=states/>
            <HiddenField name="version" value=typed.version.clone()/>
            <HiddenField name="form_token" value=typed.form_token.clone()/> <div class="actions">
                <SubmitButton label=cx.t(label)/>
            </div>
        </form>
    }
    .into_any()
}
