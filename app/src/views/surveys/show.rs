//! One survey with what was answered, for staff.

use super::{outcome, results, words};
use crate::components::data::Facts;
use crate::components::form::{FormState, SubmitButton, Tone};
use crate::paths;
use crate::views::studies::{rule, words as studies};
use crate::views::{Head, Refused, ViewCx, questions};
use leptos::prelude::*;
use model::AppError;
use model::surveys::{OutcomeForm, RoundView, SurveyPage, SurveyState};

/// Which form of the page came back.
#[derive(Clone, Debug)]
pub enum SurveyRefusal {
    Outcome(Refused<OutcomeForm>),
    /// A button without fields: opening, closing, discarding.
    Act(AppError),
}

/// What the frame of [`survey`] needs.
#[must_use]
pub fn survey_head(cx: &ViewCx, page: &SurveyPage) -> Head {
    Head {
        title: page.title.to(cx.lang).text.to_owned(),
        width: "",
        islands: false,
    }
}

/// A survey, whole.
#[must_use]
pub fn survey(cx: &ViewCx, page: &SurveyPage, refused: Option<&SurveyRefusal>) -> AnyView {
    let act = match refused {
        Some(SurveyRefusal::Act(error)) => FormState::new(cx.lang, Some(error)).summary(&[]),
        _ => ().into_any(),
    };
    view! {
        {head(cx, page)}
        <div class="page-act">{acts(cx, page)}</div>
        <div class="page-body study">
            {act} {gaps(cx, page)} {answers(cx, page)} {outcome::section(cx, page, refused)}
            {texts(cx, page)} {ends(cx, page)}
        </div>
        <aside class="page-side" aria-label=cx.t("surveys-facts")>
            {side(cx, page)}
        </aside>
    }
    .into_any()
}

fn head(cx: &ViewCx, page: &SurveyPage) -> AnyView {
    let title = page.title.to(cx.lang);
    view! {
        <header class="page-head">
            {words::crumb(cx, None, title.text.to_owned())}
            <h1 class="title" lang=title.lang.as_str()>
                {title.text.to_owned()}
            </h1>
            <p class="meta">
                {words::state(cx, page.state, page.over)}
                <span class="tag">{words::naming(cx, page.naming)}</span>
            </p>
        </header>
    }
    .into_any()
}

/// The next step of its life, whom it could ask, and its form.
fn acts(cx: &ViewCx, page: &SurveyPage) -> AnyView {
    let open = page.may.open.then(|| {
        view! {
            <form method="post" action=paths::survey_open(page.number)>
                <button type="submit" class="btn primary full">
                    {cx.t("surveys-open")}
                </button>
            </form>
        }
    });
    let class = if page.may.invite {
        "btn primary full"
    } else {
        "btn full"
    };
    let edit = page.may.edit.then(|| {
        view! {
            <a class="btn full" href=paths::survey_edit(page.number)>
                {cx.t("studies-edit")}
            </a>
        }
    });
    view! {
        <div class="study-acts">
            {open} <a class=class href=paths::survey_guests(page.number, None)>
                {cx.t("surveys-guests-see")}
            </a> {edit}
        </div>
    }
    .into_any()
}

/// What a draft lacks.
fn gaps(cx: &ViewCx, page: &SurveyPage) -> AnyView {
    if page.state != SurveyState::Draft || page.may.open {
        return ().into_any();
    }
    view! { <aside class="note warn"><p>{cx.t("surveys-gaps")}</p></aside> }.into_any()
}

/// What was answered, and the way to take it away.
fn answers(cx: &ViewCx, page: &SurveyPage) -> AnyView {
    if page.state == SurveyState::Draft {
        return ().into_any();
    }
    let file =
        (page.may.export && matches!(page.results, model::surveys::Results::Shown(_))).then(|| {
            view! {
                <a class="small" href=paths::survey_file(page.number) download="">
                    {cx.t("surveys-file")}
                </a>
            }
        });
    let count = cx.t_args(
        "surveys-replies-line",
        &[("n", page.replies.into()), ("invited", page.invited.into())],
    );
    view! {
        <section class="block" id="results" aria-labelledby="results-title">
            <div class="head-row">
                <h2 id="results-title">{cx.t("surveys-results")}</h2>
                {file}
            </div>
            <p>{count}</p>
            {results::results(cx, &page.results)}
        </section>
    }
    .into_any()
}

/// What people who are invited read, and are asked.
fn texts(cx: &ViewCx, page: &SurveyPage) -> AnyView {
    let asked = if page.questions.is_empty() {
        view! { <p class="soft">{cx.t("surveys-questions-none")}</p> }.into_any()
    } else {
        questions::list(cx, page.questions.iter())
    };
    let edit = page
        .may
        .edit_questions
        .then(|| paths::survey_questions(page.number));
    let why = (!page.why.is_empty()).then(|| {
        let content = studies::said(cx, &page.why);
        studies::section(cx, "why", "studies-why", None, content)
    });
    let consent = view! {
        <p class="meta">
            <span class="tag">
                {cx.t_args("studies-version", &[("n", page.consent.version.into())])}
            </span>
            {studies::when(cx, page.consent.written_at)}
        </p>
        <div class="consent-text">{studies::said(cx, &page.consent.text)}</div>
    }
    .into_any();
    view! {
        {studies::section(cx, "questions", "surveys-questions", edit, asked)}
        {why}
        {studies::section(cx, "consent", "studies-consent", None, consent)}
    }
    .into_any()
}

/// Closing it, or discarding a draft.
fn ends(cx: &ViewCx, page: &SurveyPage) -> AnyView {
    let end = |action: String, title: &str, hint: &str, send: &str| {
        view! {
            <details class="more block">
                <summary>{cx.t(title)}</summary>
                <p class="hint">{cx.t(hint)}</p>
                <form method="post" action=action>
                    <SubmitButton label=cx.t(send) tone=Tone::Danger/>
                </form>
            </details>
        }
        .into_any()
    };
    if page.may.close {
        let action = paths::survey_close(page.number);
        return end(
            action,
            "surveys-close",
            "surveys-close-hint",
            "surveys-close-send",
        );
    }
    if page.may.discard {
        let action = paths::survey_discard(page.number);
        return end(
            action,
            "studies-discard",
            "surveys-discard-hint",
            "studies-discard-send",
        );
    }
    ().into_any()
}

fn side(cx: &ViewCx, page: &SurveyPage) -> AnyView {
    let mut items: Vec<(String, AnyView)> = vec![
        (
            cx.t("surveys-closes-on"),
            words::day(cx, page.closes_on).into_any(),
        ),
        (
            cx.t("surveys-invited"),
            cx.t_args("studies-people", &[("n", page.invited.into())])
                .into_any(),
        ),
    ];
    if let Some(by) = &page.created_by {
        items.push((cx.t("studies-started-by"), by.clone().into_any()));
    }
    items.push((cx.t("studies-started"), studies::when(cx, page.created_at)));
    if let Some(at) = page.opened_at {
        items.push((cx.t("surveys-opened"), studies::when(cx, at)));
    }
    if let Some(at) = page.closed_at {
        items.push((cx.t("surveys-closed"), studies::when(cx, at)));
    }
    view! {
        <section aria-labelledby="frame-title">
            <h2 id="frame-title">{cx.t("studies-form-frame")}</h2>
            <Facts items/>
        </section>
        <section aria-labelledby="rule-title">
            <h2 id="rule-title">{cx.t("studies-rule")}</h2>
            {rule::facts(cx, &page.rule)}
        </section>
        {rounds(cx, &page.rounds)}
    }
    .into_any()
}

/// When everybody who fits was invited, and what became of it.
fn rounds(cx: &ViewCx, rounds: &[RoundView]) -> AnyView {
    if rounds.is_empty() {
        return ().into_any();
    }
    let each = rounds
        .iter()
        .map(|round| {
            let key = if round.done {
                "surveys-round-done"
            } else {
                "surveys-round-going"
            };
            let counts = [
                ("invited", round.invited.into()),
                ("passed", round.passed.into()),
            ];
            let by = round.by.clone();
            view! {
                <li>
                    <p>{cx.t_args(key, &counts)}</p>
                    <p class="meta">
                        <span>{by}</span>
                        {studies::when(cx, round.at)}
                    </p>
                </li>
            }
        })
        .collect_view();
    view! {
        <section aria-labelledby="rounds-title">
            <h2 id="rounds-title">{cx.t("surveys-rounds")}</h2>
            <ul class="lines">{each}</ul>
        </section>
    }
    .into_any()
}
