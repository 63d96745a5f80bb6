//! One contact: roles and persona, whether they may be asked, their story.

use super::{contacts, crumb, guard_chip, story};
use crate::components::data::Facts;
use crate::components::form::{
    CheckField, Choice, Field, FormState, HiddenField, RadioField, SelectField, SubmitButton,
    TextArea, TextField, Tone,
};
use crate::paths;
use crate::views::{Head, Refused, ViewCx};
use leptos::prelude::*;
use model::AppError;
use model::contacts::{
    ContactForm, ContactPage, ContactRole, GUARD_REASON_MAX, Guard, GuardForm, GuardState,
    UsageBand,
};

/// What came back on the page of a contact.
#[derive(Clone, Debug, Default)]
pub struct ContactTyped {
    pub edit: Option<Refused<ContactForm>>,
    pub guard: Option<Refused<GuardForm>>,
}

impl ContactTyped {
    /// Why it came back.
    #[must_use]
    pub fn error(&self) -> Option<&AppError> {
        let edit = self.edit.as_ref().map(|form| &form.error);
        edit.or_else(|| self.guard.as_ref().map(|form| &form.error))
    }
}

/// What the frame of [`contact`] needs.
#[must_use]
pub fn contact_head(_cx: &ViewCx, page: &ContactPage) -> Head {
    Head {
        title: page.contact.name.clone(),
        width: "",
        islands: false,
    }
}

#[must_use]
pub fn contact(cx: &ViewCx, page: &ContactPage, typed: &ContactTyped) -> AnyView {
    let contact = &page.contact;
    let reading = (!contact.reading.is_empty())
        .then(|| view! { <p class="soft" lang="ja">{contact.reading.clone()}</p> });
    let edit = page.may_edit.then(|| edit(cx, page, typed.edit.as_ref()));
    let guard =
        (page.may_guard || typed.guard.is_some()).then(|| guard(cx, page, typed.guard.as_ref()));
    let address = paths::contact_story(page.company, contact.id);
    view! {
        <header class="page-head">
            {crumb(cx, vec![(paths::customer(page.company), page.company_name.clone())])}
            <h1 class="title">{contact.name.clone()}</h1> {reading}
            <div class="meta">
                <span class="tag">{cx.t(&format!("customers-state-{}", contact.state))}</span>
                {guard_chip(cx, &contact.guard)} {contacts::marks(cx, contact)}
            </div>
        </header>
        <div class="page-body">
            {own_reason(cx, page)} {contacts::invitation(cx, contact)}
            {story::card(cx, page.story.as_ref(), page.may_edit.then_some(address))} {edit} {guard}
        </div>
        <aside class="page-side" aria-label=cx.t("customers-contact-facts")>
            {facts(cx, page)}
        </aside>
    }
    .into_any()
}

/// Why the reader holds this person; there for nobody else.
fn own_reason(cx: &ViewCx, page: &ContactPage) -> AnyView {
    let reason = page.contact.guard.reason.as_ref();
    reason
        .map(|reason| {
            let words = cx.t_args("customers-guard-own-reason", &[("reason", reason.into())]);
            view! { <p class="own-reason">{words}</p> }
        })
        .into_any()
}

fn facts(cx: &ViewCx, page: &ContactPage) -> AnyView {
    let contact = &page.contact;
    let mut items: Vec<(String, AnyView)> = vec![
        (cx.t("identity-email"), contact.email.clone().into_any()),
        (
            cx.t("customers-contact-lang"),
            cx.t(&format!("identity-lang-{}", contact.lang)).into_any(),
        ),
    ];
    if !contact.job_title.is_empty() {
        items.push((
            cx.t("customers-contact-job"),
            contact.job_title.clone().into_any(),
        ));
    }
    if let Some(band) = contact.usage {
        items.push((cx.t("customers-usage"), usage_word(cx, band).into_any()));
    }
    view! { <Facts items/> }.into_any()
}

fn usage_word(cx: &ViewCx, band: UsageBand) -> String {
    cx.t(&format!("customers-usage-{band}"))
}

fn edit(cx: &ViewCx, page: &ContactPage, refused: Option<&Refused<ContactForm>>) -> AnyView {
    let typed = refused.map_or(&page.form, |refused| &refused.typed);
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let roles: Vec<Field> = ContactRole::ALL
        .iter()
        .map(|role| {
            form.optional(
                &format!("role_{role}"),
                cx.t(&format!("customers-role-{role}")),
                typed.role(*role),
            )
            .hint(cx.t(&format!("customers-role-hint-{role}")))
            .bare()
        })
        .collect();
    let persona = form.optional("persona", cx.t("customers-persona"), &typed.persona);
    let usage = form
        .optional("usage", cx.t("customers-usage"), &typed.usage)
        .hint(cx.t("customers-how-often-hint"));
    let summary = form.summary(&[&persona, &usage]);
    let roles = roles
        .into_iter()
        .map(|field| view! { <CheckField field=field/> })
        .collect_view();
    let personas: Vec<Choice> = page
        .personas
        .iter()
        .map(|(id, name)| Choice::new(id.to_string(), name.clone()))
        .collect();
    let bands: Vec<Choice> = UsageBand::ALL
        .iter()
        .map(|band| Choice::new(band.as_str(), usage_word(cx, *band)))
        .collect();
    view! {
        <section class="block" aria-labelledby="roles-title">
            <h2 id="roles-title">{cx.t("customers-roles-title")}</h2>
            <form method="post" action=paths::contact(page.company, page.contact.id)>
                {summary} <fieldset class="field roles">
                    <legend class="label">{cx.t("customers-roles")}</legend>
                    {roles}
                </fieldset>
                <SelectField field=persona choices=personas none=cx.t("customers-persona-none")/>
                <SelectField field=usage choices=bands none=cx.t("customers-how-often-none")/>
                <HiddenField name="version" value=typed.version.clone()/> <div class="actions">
                    <SubmitButton label=cx.t("customers-roles-save") tone=Tone::Plain/>
                </div>
            </form>
        </section>
    }
    .into_any()
}

fn guard(cx: &ViewCx, page: &ContactPage, refused: Option<&Refused<GuardForm>>) -> AnyView {
    let guard = &page.contact.guard;
    // What nobody set is nothing to save again.
    let set = if guard.is_set() { guard } else { &Guard::FREE };
    let stored = GuardForm {
        state: set.state.to_string(),
        until: set.until.map(|day| day.to_string()).unwrap_or_default(),
        reason: set.reason.clone().unwrap_or_default(),
    };
    let typed = refused.map_or(&stored, |refused| &refused.typed);
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let state = form.choice("state", cx.t("customers-guard-state"), &typed.state);
    let until = form
        .optional("until", cx.t("customers-guard-until"), &typed.until)
        .hint(cx.t("customers-guard-until-hint"));
    let reason = form
        .optional("reason", cx.t("customers-guard-reason"), &typed.reason)
        .hint(cx.t("customers-guard-reason-hint"))
        .limit(form.limit(GUARD_REASON_MAX));
    let summary = form.summary(&[&state, &until, &reason]);
    // Out of an opt-out there is one way: free again, with a reason.
    let opted_out = guard.state == GuardState::OptedOut;
    let states: Vec<Choice> = GuardState::ALL
        .iter()
        .filter(|state| !opted_out || matches!(state, GuardState::Free | GuardState::OptedOut))
        .map(|state| {
            Choice::new(
                state.as_str(),
                cx.t(&format!("customers-guard-state-{state}")),
            )
            .hint(cx.t(&format!("customers-guard-hint-{state}")))
        })
        .collect();
    view! {
        <section class="block" id="guard" aria-labelledby="guard-title">
            <h2 id="guard-title">{cx.t("customers-guard-title")}</h2>
            <form
                method="post"
                action=paths::contact_guard(page.company, page.contact.id)
                novalidate=true
            >
                {summary} <RadioField field=state choices=states/>
                <TextField field=until kind="date"/> <TextArea field=reason rows=2/>
                <div class="actions">
                    <SubmitButton label=cx.t("customers-guard-save") tone=Tone::Plain/>
                </div>
            </form>
        </section>
    }
    .into_any()
}
