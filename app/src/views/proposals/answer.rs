//! The form of staff: a status with its reason, never without one.

use super::show::ShowRefusal;
use super::words;
use crate::components::form::{
    Choice, FormState, HiddenField, SelectField, SubmitButton, TextArea, TextField,
};
use crate::paths;
use crate::views::{Refused, ViewCx};
use leptos::prelude::*;
use model::proposals::{AnswerForm, ProposalPage, REASON_MAX, Status};

/// Nothing for those who may neither decide nor ask.
pub(super) fn form(cx: &ViewCx, page: &ProposalPage, refused: Option<&ShowRefusal>) -> AnyView {
    let refused = match refused {
        Some(ShowRefusal::Answer(refused)) => Some(refused),
        _ => None,
    };
    // What was typed stays in sight also when it came too late.
    if !page.may.decide && !page.may.ask && refused.is_none() {
        return ().into_any();
    }
    let (title, intro, fields) = if page.may.decide || !page.may.ask {
        (
            cx.t("proposals-answer-title"),
            cx.t("proposals-answer-intro"),
            decide(cx, page, refused),
        )
    } else {
        (
            cx.t("proposals-ask-title"),
            cx.t("proposals-ask-intro"),
            ask(cx, refused),
        )
    };
    // The version of the page, not the one that was refused: whoever reads the newer wording and
    // sends again has seen it.
    let version = page.version.to_string();
    view! {
        <details class="more block answer" id="answer" open=refused.is_some()>
            <summary>{title}</summary>
            <form method="post" action=paths::proposal_answer(page.number)>
                <p class="hint">{intro}</p>
                {fields}
                <HiddenField name="version" value=version/>
            </form>
        </details>
    }
    .into_any()
}

fn decide(cx: &ViewCx, page: &ProposalPage, refused: Option<&Refused<AnswerForm>>) -> AnyView {
    let typed = refused
        .map(|refused| refused.typed.clone())
        .unwrap_or_default();
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let status = form
        .required("status", cx.t("proposals-answer-status"), &typed.status)
        .id("answer-status");
    let reason = form
        .required("reason", cx.t("proposals-answer-reason"), &typed.reason)
        .id("answer-reason")
        .hint(cx.t("proposals-answer-reason-hint"))
        .limit(form.limit(REASON_MAX));
    let day = form
        .optional("next_day", cx.t("proposals-answer-day"), &typed.next_day)
        .id("answer-day")
        .bare()
        .hint(cx.t("proposals-answer-day-hint"));
    let choices = Status::ALL
        .iter()
        .filter(|next| page.status.can_become(**next))
        .filter(|next| page.may.ask || **next != Status::WaitingForBackground)
        .map(|next| Choice::new(next.as_str(), words::status(cx.lang, *next)))
        .collect::<Vec<_>>();
    view! {
        {form.summary(&[&status, &reason, &day])}
        <SelectField field=status choices none=cx.t("proposals-answer-status-none")/>
        <TextArea field=reason/>
        <TextField field=day kind="date" short=true/>
        <SubmitButton label=cx.t("proposals-answer-send")/>
    }
    .into_any()
}

fn ask(cx: &ViewCx, refused: Option<&Refused<AnswerForm>>) -> AnyView {
    let typed = refused.map_or("", |refused| refused.typed.reason.as_str());
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let reason = form
        .required("reason", cx.t("proposals-ask-reason"), typed)
        .id("answer-reason")
        .limit(form.limit(REASON_MAX));
    view! {
        {form.summary(&[&reason])}
        <HiddenField name="status" value=Status::WaitingForBackground.as_str()/>
        <TextArea field=reason/>
        <SubmitButton label=cx.t("proposals-ask-send")/>
    }
    .into_any()
}
