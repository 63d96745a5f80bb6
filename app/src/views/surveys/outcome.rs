//! What came out of a survey, and what becomes of it: writing it, and reading it.

use super::show::SurveyRefusal;
use crate::components::form::{FormState, HiddenField, SubmitButton};
use crate::paths;
use crate::views::roadmap::pair::Pair;
use crate::views::studies::words as studies;
use crate::views::{Refused, ViewCx};
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use model::both::Both;
use model::surveys::{OUTCOME_MAX, OutcomeForm, SurveyPage};

/// As everybody who was invited reads it.
pub(super) fn told(cx: &ViewCx, text: &Both, at: DateTime<Utc>) -> AnyView {
    view! {
        <section class="block" id="outcome" aria-labelledby="outcome-title">
            <h2 id="outcome-title">{cx.t("surveys-outcome")}</h2>
            {studies::said(cx, text)}
            <p class="meta">{studies::when(cx, at)}</p>
        </section>
    }
    .into_any()
}

/// For staff: as it stands, and the form for who may write it.
pub(super) fn section(cx: &ViewCx, page: &SurveyPage, refused: Option<&SurveyRefusal>) -> AnyView {
    let stands = page.published_at.map(|at| told(cx, &page.outcome, at));
    view! {
        {stands}
        {form(cx, page, refused)}
    }
    .into_any()
}

fn form(cx: &ViewCx, page: &SurveyPage, refused: Option<&SurveyRefusal>) -> AnyView {
    let refused: Option<&Refused<OutcomeForm>> = match refused {
        Some(SurveyRefusal::Outcome(refused)) => Some(refused),
        _ => None,
    };
    if !page.may.publish && refused.is_none() {
        return ().into_any();
    }
    let stored = OutcomeForm {
        outcome_ja: page.outcome.ja.clone(),
        outcome_en: page.outcome.en.clone(),
        version: page.version.to_string(),
    };
    let typed = refused.map_or(&stored, |refused| &refused.typed);
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let text = Pair::new(
        cx,
        &form,
        ("outcome_ja", "outcome_en"),
        cx.t("surveys-outcome"),
        (&typed.outcome_ja, &typed.outcome_en),
        OUTCOME_MAX,
    )
    .rows(5)
    .hint(cx.t("surveys-outcome-hint"))
    .either(cx);
    let summary = form.summary(&text.fields());
    let (title, send) = if page.published_at.is_some() {
        ("surveys-outcome-mend", "surveys-outcome-mend-send")
    } else {
        ("surveys-outcome-write", "surveys-outcome-send")
    };
    view! {
        <details class="more block" id="publish" open=refused.is_some()>
            <summary>{cx.t(title)}</summary>
            <form method="post" action=paths::survey_outcome(page.number) novalidate=true>
                {summary} {text.view()}
                <HiddenField name="version" value=page.version.to_string()/>
                <SubmitButton label=cx.t(send)/>
            </form>
        </details>
    }
    .into_any()
}
