//! The form of a company.

use super::{crumb, tier};
use crate::components::form::{
    Choice, FormState, HiddenField, RadioField, SelectField, SubmitButton, TextArea, TextField,
};
use crate::paths;
use crate::views::{Head, Refused, ViewCx};
use leptos::prelude::*;
use model::companies::{
    COMPANY_FIELD_MAX, COMPANY_NAME_MAX, CompanyEditPage, CompanyForm, CompanySize, LoyaltyTier,
    OUTCOME_MAX, OutcomeState,
};

/// What the frame of [`edit`] needs.
#[must_use]
pub fn edit_head(cx: &ViewCx, page: &CompanyEditPage) -> Head {
    Head {
        title: cx.t_args("customers-edit-title", &[("company", (&page.name).into())]),
        width: "narrow",
        islands: false,
    }
}

/// Facts, who looks after the company, and what it wants to reach.
#[must_use]
pub fn edit(
    cx: &ViewCx,
    page: &CompanyEditPage,
    refused: Option<&Refused<CompanyForm>>,
) -> AnyView {
    let typed = refused.map_or(&page.form, |refused| &refused.typed);
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let outcome = form
        .optional("outcome", cx.t("customers-outcome"), &typed.outcome)
        .hint(cx.t("customers-outcome-hint"))
        .limit(form.limit(OUTCOME_MAX));
    let state = form.choice(
        "outcome_state",
        cx.t("customers-outcome-state"),
        &typed.outcome_state,
    );
    let name = form
        .required("name", cx.t("customers-company"), &typed.name)
        .limit(form.limit(COMPANY_NAME_MAX));
    let reading = form
        .optional("reading", cx.t("customers-reading"), &typed.reading)
        .limit(form.limit(COMPANY_NAME_MAX));
    let loyalty = form.choice("tier", cx.t("customers-tier"), &typed.tier);
    let short = |name: &'static str, key: &str, value: &str| {
        form.optional(name, cx.t(key), value)
            .limit(form.limit(COMPANY_FIELD_MAX))
    };
    let industry = short("industry", "customers-industry", &typed.industry);
    let segment = short("segment", "customers-segment", &typed.segment);
    let region = short("region", "customers-region", &typed.region);
    let plan = short("plan", "customers-plan", &typed.plan);
    let size = form.optional("size", cx.t("customers-size"), &typed.size);
    let since = form.optional(
        "customer_since",
        cx.t("customers-since"),
        &typed.customer_since,
    );
    let renewal = form.optional(
        "renewal_date",
        cx.t("customers-renewal"),
        &typed.renewal_date,
    );
    let owner = form.optional("owner", cx.t("customers-owner"), &typed.owner);
    let summary = form.summary(&[
        &outcome, &state, &name, &reading, &loyalty, &industry, &segment, &region, &plan, &size,
        &since, &renewal, &owner,
    ]);
    let states = words(OutcomeState::ALL, |state| {
        cx.t(&format!("customers-outcome-{state}"))
    });
    let tiers = words(LoyaltyTier::ALL, |word| tier(cx, *word));
    let sizes = words(CompanySize::ALL, |size| {
        cx.t(&format!("customers-size-{size}"))
    });
    let owners: Vec<Choice> = page
        .owners
        .iter()
        .map(|(id, name)| Choice::new(id.to_string(), name.clone()))
        .collect();
    view! {
        <header class="page-head">
            {crumb(cx, vec![(paths::customer(page.id), page.name.clone())])}
            <h1 class="title">{edit_head(cx, page).title}</h1>
        </header>
        <div class="page-body">
            <form method="post" action=paths::customer_edit(page.id) novalidate=true>
                {summary} <TextArea field=outcome rows=3/>
                <RadioField field=state choices=states/> <TextField field=name/>
                <TextField field=reading/> <RadioField field=loyalty choices=tiers/>
                <SelectField field=owner choices=owners none=cx.t("customers-owner-none")/>
                <div class="fields">
                    <TextField field=renewal kind="date"/>
                    <TextField field=since kind="date"/>
                    <TextField field=industry/>
                    <TextField field=segment/>
                    <TextField field=region/>
                    <TextField field=plan/>
                </div> <SelectField field=size choices=sizes none=cx.t("customers-size-none")/>
                <HiddenField name="version" value=typed.version.clone()/> <div class="actions">
                    <SubmitButton label=cx.t("customers-edit-save")/>
                </div>
            </form>
        </div>
    }
    .into_any()
}

fn words<T: std::fmt::Display>(all: &[T], name: impl Fn(&T) -> String) -> Vec<Choice> {
    all.iter()
        .map(|word| Choice::new(word.to_string(), name(word)))
        .collect()
}
