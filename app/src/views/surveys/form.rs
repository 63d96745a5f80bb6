//! The form of a survey: what people read, whether answers have names, how long, and who fits.

use super::words;
use crate::components::form::{
    Choice, Field, FormState, HiddenField, RadioField, SubmitButton, TextField,
};
use crate::paths;
use crate::views::roadmap::pair::Pair;
use crate::views::studies::rule::Rule;
use crate::views::{Head, Refused, ViewCx};
use leptos::prelude::*;
use model::both::Both;
use model::surveys::{
    CONSENT_MAX, Naming, SurveyDraft, SurveyForm, SurveyState, TITLE_MAX, WHY_MAX,
};

/// What the frame of [`form`] needs.
#[must_use]
pub fn form_head(cx: &ViewCx, page: &SurveyDraft) -> Head {
    Head {
        title: title(cx, page),
        width: "wide",
        islands: false,
    }
}

fn title(cx: &ViewCx, page: &SurveyDraft) -> String {
    if page.number.is_some() {
        cx.t("surveys-edit-title")
    } else {
        cx.t("surveys-new")
    }
}

/// Starting a survey, or writing it anew.
#[must_use]
pub fn form(cx: &ViewCx, page: &SurveyDraft, refused: Option<&Refused<SurveyForm>>) -> AnyView {
    let stored = Both::new(&page.form.title_ja, &page.form.title_en);
    let of = page.number.map(|number| (number, &stored));
    view! {
        <header class="page-head">
            {words::crumb(cx, of, title(cx, page))} <h1 class="title">{title(cx, page)}</h1>
            <p class="intro">{cx.t("surveys-form-intro")}</p>
        </header>
        <div class="page-body entry">{fields(cx, page, refused)}</div>
    }
    .into_any()
}

fn fields(cx: &ViewCx, page: &SurveyDraft, refused: Option<&Refused<SurveyForm>>) -> AnyView {
    let typed = refused.map_or(&page.form, |refused| &refused.typed);
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let texts = texts(cx, &form, typed);
    let naming = form.choice("naming", cx.t("surveys-naming"), &typed.naming);
    let last = form
        .required("closes_on", cx.t("surveys-closes-on"), &typed.closes_on)
        .hint(cx.t("surveys-closes-on-hint"));
    let rule = Rule::new(cx, &form, typed.rule());
    let mut all: Vec<&Field> = texts.iter().flat_map(Pair::fields).collect();
    all.extend([&naming, &last]);
    all.extend(rule.fields());
    let summary = form.summary(&all);
    let action = page.number.map_or_else(paths::surveys, paths::survey_edit);
    let back = page.number.map_or_else(paths::surveys, paths::survey);
    let save = if page.number.is_some() {
        cx.t("studies-save")
    } else {
        cx.t("surveys-start-send")
    };
    let token = if page.number.is_none() && typed.form_token.is_empty() {
        cx.form_token.clone()
    } else {
        typed.form_token.clone()
    };
    view! {
        <form method="post" action=action novalidate=true>
            {summary} {texts.map(Pair::view).into_iter().collect_view()}
            <h2 class="section-title">{cx.t("surveys-form-answers")}</h2>
            {named(cx, page, naming)} <TextField field=last kind="date" short=true/>
            <h2 class="section-title">{cx.t("studies-rule")}</h2>
            <p class="hint">{cx.t("surveys-rule-hint")}</p>
            {rule.view(cx, &page.personas, &page.industries)}
            <HiddenField name="version" value=page.form.version.clone()/>
            <HiddenField name="form_token" value=token/> <div class="actions">
                <SubmitButton label=save/>
                <a class="btn quiet" href=back>
                    {cx.t("studies-cancel")}
                </a>
            </div>
        </form>
    }
    .into_any()
}

/// What people who are invited read.
fn texts(cx: &ViewCx, form: &FormState<'_>, typed: &SurveyForm) -> [Pair; 3] {
    [
        Pair::new(
            cx,
            form,
            ("title_ja", "title_en"),
            cx.t("studies-title-label"),
            (&typed.title_ja, &typed.title_en),
            TITLE_MAX,
        )
        .hint(cx.t("studies-title-hint"))
        .either(cx),
        Pair::new(
            cx,
            form,
            ("why_ja", "why_en"),
            cx.t("studies-why"),
            (&typed.why_ja, &typed.why_en),
            WHY_MAX,
        )
        .rows(3)
        .hint(cx.t("surveys-why-hint")),
        Pair::new(
            cx,
            form,
            ("consent_ja", "consent_en"),
            cx.t("studies-consent"),
            (&typed.consent_ja, &typed.consent_en),
            CONSENT_MAX,
        )
        .rows(3)
        .hint(cx.t("surveys-consent-hint"))
        .either(cx),
    ]
}

/// Whether answers have names: a promise that stands once people may be asked.
fn named(cx: &ViewCx, page: &SurveyDraft, field: Field) -> AnyView {
    if page.state != SurveyState::Draft {
        return view! {
            <p>{cx.t(&format!("surveys-about-{}", page.form.naming))}</p>
            <p class="hint">{cx.t("surveys-frozen-naming")}</p>
            <HiddenField name="naming" value=page.form.naming.clone()/>
        }
        .into_any();
    }
    let choices = Naming::ALL
        .iter()
        .map(|one| {
            Choice::new(one.as_str(), words::naming(cx, *one))
                .hint(cx.t(&format!("surveys-about-{one}")))
        })
        .collect();
    view! { <RadioField field choices/> }.into_any()
}
