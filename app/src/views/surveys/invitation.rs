//! A survey as somebody who is invited reads it: why, who will read the answers, the form, and what
//! came out.

use super::{outcome, words};
use crate::components::form::{CheckField, FormState, HiddenField, SubmitButton, Tone};
use crate::paths;
use crate::views::questions::Answers;
use crate::views::studies::words as studies;
use crate::views::{Head, Refused, ViewCx};
use leptos::prelude::*;
use model::AppError;
use model::surveys::{Naming, ReplyForm, SurveyInvitation};

/// Which form of the page came back.
#[derive(Clone, Debug)]
pub enum InvitationRefusal {
    Answer(Refused<ReplyForm>),
    /// Taking the answers back.
    Act(AppError),
}

/// What the frame of [`invitation`] needs.
#[must_use]
pub fn invitation_head(cx: &ViewCx, page: &SurveyInvitation) -> Head {
    Head {
        title: page.title.to(cx.lang).text.to_owned(),
        width: "narrow",
        islands: false,
    }
}

/// One's own invitation to a survey.
#[must_use]
pub fn invitation(
    cx: &ViewCx,
    page: &SurveyInvitation,
    refused: Option<&InvitationRefusal>,
) -> AnyView {
    let act = match refused {
        Some(InvitationRefusal::Act(error)) => FormState::new(cx.lang, Some(error)).summary(&[]),
        _ => ().into_any(),
    };
    let told = page
        .outcome
        .as_ref()
        .map(|(text, at)| outcome::told(cx, text, *at));
    view! {
        {head(cx, page)}
        <div class="page-body invitation">
            {act} {standing(cx, page)} {told} {texts(cx, page)} {answer(cx, page, refused)}
            {withdraw(cx, page)}
        </div>
    }
    .into_any()
}

fn head(cx: &ViewCx, page: &SurveyInvitation) -> AnyView {
    let title = page.title.to(cx.lang);
    view! {
        <header class="page-head">
            <nav class="crumb" aria-label=cx.t("studies-crumb")>
                <a href=paths::studies_mine()>{cx.t("studies-mine-title")}</a>
                <span aria-current="page" lang=title.lang.as_str()>
                    {title.text.to_owned()}
                </span>
            </nav>
            <h1 class="title" lang=title.lang.as_str()>
                {title.text.to_owned()}
            </h1>
            <p class="meta">
                <span class="tag">{words::naming(cx, page.naming)}</span>
                {studies::when(cx, page.invited_at)}
            </p>
        </header>
    }
    .into_any()
}

/// Whether one has answered, and how long one can.
fn standing(cx: &ViewCx, page: &SurveyInvitation) -> AnyView {
    let day = words::day(cx, page.closes_on);
    let key = match (page.answers.is_some(), page.over) {
        (true, false) => "surveys-you-answered",
        (true, true) => "surveys-you-answered-over",
        (false, false) => "surveys-you-may-answer",
        (false, true) => "surveys-you-are-late",
    };
    let words = if page.over {
        cx.t(key)
    } else {
        cx.t_args(key, &[("day", day.into())])
    };
    view! { <aside class="note"><p>{words}</p></aside> }.into_any()
}

fn texts(cx: &ViewCx, page: &SurveyInvitation) -> AnyView {
    let why = (!page.why.is_empty()).then(|| {
        view! {
            <section class="told">
                <h2>{cx.t("studies-why")}</h2>
                {studies::said(cx, &page.why)}
            </section>
        }
    });
    view! {
        {why}
        <section class="told">
            <h2>{cx.t("surveys-who-reads")}</h2>
            <p>{cx.t(&format!("surveys-promise-{}", page.naming))}</p>
        </section>
    }
    .into_any()
}

/// The form, with one's answers in it where there are any.
fn answer(cx: &ViewCx, page: &SurveyInvitation, refused: Option<&InvitationRefusal>) -> AnyView {
    let refused: Option<&Refused<ReplyForm>> = match refused {
        Some(InvitationRefusal::Answer(refused)) => Some(refused),
        _ => None,
    };
    // What was typed stays in sight also when it came too late.
    if !page.may.answer && refused.is_none() {
        return ().into_any();
    }
    let stored = ReplyForm::of(page.answers.as_deref().unwrap_or_default());
    let typed = refused.map_or(&stored, |refused| &refused.typed);
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let answers = Answers::new(cx, &form, page.questions.iter(), |name| typed.get(name));
    // A tick belongs to the words that were read: below newer ones it starts empty.
    let version = page.consent.version.to_string();
    let read = typed.get("version") == version;
    let ticked = if read { typed.get("agree") } else { "" };
    let agree = form.required("agree", cx.t("studies-agree"), ticked);
    let mut all = answers.fields();
    all.push(&agree);
    let summary = form.summary(&all);
    let (title, send) = if page.answers.is_some() {
        ("surveys-answer-again", "surveys-answer-again-send")
    } else {
        ("surveys-answer", "surveys-answer-send")
    };
    let name = cx.t_args("studies-version", &[("n", page.consent.version.into())]);
    view! {
        <section class="block take-part" id="answer" aria-labelledby="answer-title">
            <h2 id="answer-title">{cx.t(title)}</h2>
            <form method="post" action=paths::survey_answer(page.number) novalidate=true>
                {summary} {answers.view(cx)} <h3>{cx.t("studies-consent")}</h3>
                <p class="hint">{cx.t("studies-consent-read")} " " {name}</p>
                <div class="consent-text">{studies::said(cx, &page.consent.text)}</div>
                <CheckField field=agree/> <HiddenField name="version" value=version/>
                <p class="soft">{cx.t("surveys-any-time")}</p> <div class="actions">
                    <SubmitButton label=cx.t(send)/>
                </div>
            </form>
        </section>
    }
    .into_any()
}

/// Taking the answers back: what is deleted before the button.
fn withdraw(cx: &ViewCx, page: &SurveyInvitation) -> AnyView {
    if !page.may.withdraw {
        return ().into_any();
    }
    // Somebody may have read all answers before.
    let late = (page.over && page.naming == Naming::Anonymous)
        .then(|| view! { <p>{cx.t("surveys-withdraw-late")}</p> });
    view! {
        <details class="more block" id="withdraw">
            <summary>{cx.t("surveys-withdraw")}</summary>
            <p>{cx.t("surveys-withdraw-text")}</p>
            {late}
            <form method="post" action=paths::survey_withdraw(page.number)>
                <SubmitButton label=cx.t("surveys-withdraw-send") tone=Tone::Danger/>
            </form>
        </details>
    }
    .into_any()
}
