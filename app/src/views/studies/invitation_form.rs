//! Taking part: the questions and the consent in one form.

use super::invitation::{InvitationRefusal, quotes_choices};
use super::{consent, words};
use crate::components::form::{CheckField, FormState, HiddenField, RadioField, SubmitButton};
use crate::paths;
use crate::views::questions::Answers;
use crate::views::{Refused, ViewCx};
use leptos::prelude::*;
use model::studies::{AcceptForm, CandidateState, InvitationPage};

/// The form, for who can still say yes; for who has declined it waits folded.
pub(super) fn accept(
    cx: &ViewCx,
    page: &InvitationPage,
    refused: Option<&InvitationRefusal>,
) -> AnyView {
    let refused: Option<&Refused<AcceptForm>> = match refused {
        Some(InvitationRefusal::Accept(refused)) => Some(refused),
        _ => None,
    };
    // What was typed stays in sight also when it came too late.
    if !page.may.accept && refused.is_none() {
        return ().into_any();
    }
    let form = fields(cx, page, refused);
    if page.state == CandidateState::Declined && refused.is_none() {
        return view! {
            <details class="more block" id="take-part">
                <summary>{cx.t("studies-take-part-after-all")}</summary>
                {form}
            </details>
        }
        .into_any();
    }
    view! {
        <section class="block take-part" id="take-part" aria-labelledby="take-part-title">
            <h2 id="take-part-title">{cx.t("studies-take-part")}</h2>
            {form}
        </section>
    }
    .into_any()
}

fn fields(cx: &ViewCx, page: &InvitationPage, refused: Option<&Refused<AcceptForm>>) -> AnyView {
    let none = AcceptForm::default();
    let typed = refused.map_or(&none, |refused| &refused.typed);
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let asked = page.questions.iter().map(|view| &view.asked);
    let questions = Answers::new(cx, &form, asked, |name| typed.get(name));
    // A tick belongs to the words that were read: below newer ones it starts empty.
    let version = page.consent.version.to_string();
    let read = typed.get("version") == version;
    let ticked = if read { typed.get("agree") } else { "" };
    let agree = form.required("agree", cx.t("studies-agree"), ticked);
    let recording = form
        .optional(
            "recording",
            cx.t("studies-recording-allow"),
            typed.get("recording"),
        )
        .bare()
        .hint(cx.t("studies-recording-hint"));
    let quotes = form.choice("quotes", cx.t("studies-may-quote"), typed.get("quotes"));
    let mut all = questions.fields();
    all.extend([&recording, &quotes, &agree]);
    let summary = form.summary(&all);
    let asked = (!page.questions.is_empty()).then(|| {
        view! {
            <h3>{cx.t("studies-questions")}</h3>
            <p class="hint">{cx.t("studies-questions-hint")}</p>
            {questions.view(cx)}
        }
    });
    view! {
        <form method="post" action=paths::invitation_accept(page.number) novalidate=true>
            {summary} {asked} <h3>{cx.t("studies-consent")}</h3>
            <p class="hint">
                {cx.t("studies-consent-read")} " "
                {consent::version_name(cx, page.consent.version)}
            </p> <div class="consent-text">{words::said(cx, &page.consent.text)}</div>
            <CheckField field=recording/> <RadioField field=quotes choices=quotes_choices(cx)/>
            <CheckField field=agree/> <HiddenField name="version" value=version/>
            <p class="soft">{cx.t("studies-any-time")}</p> <div class="actions">
                <SubmitButton label=cx.t("studies-accept")/>
            </div>
        </form>
    }
    .into_any()
}
