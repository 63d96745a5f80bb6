//! Words and small marks that the pages of studies share.

use crate::components::content::{UserText, WhenDate};
use crate::components::data::RingGlyph;
use crate::paths;
use crate::views::{ViewCx, questions};
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use model::both::Both;
use model::proposals::Ring;
use model::studies::{
    AnswerView, CandidateState, Given, HypothesisState, SignedChoices, StudyPlace, StudyState,
};
use model::{Lang, StudyNumber};

/// The way back to the list and through the given pages to this one.
pub(in crate::views) fn crumb(cx: &ViewCx, trail: Vec<(String, Both)>, here: String) -> AnyView {
    let links = trail
        .into_iter()
        .map(|(href, title)| {
            let said = title.to(cx.lang);
            let lang = said.lang.as_str();
            view! {
                <span>
                    <a href=href lang=lang>
                        {said.text.to_owned()}
                    </a>
                </span>
            }
        })
        .collect_view();
    view! {
        <nav class="crumb" aria-label=cx.t("studies-crumb")>
            <a href=paths::studies()>{cx.t("studies-title")}</a>
            {links}
            <span aria-current="page">{here}</span>
        </nav>
    }
    .into_any()
}

/// Studies and surveys beside each other; `surveys`: these are what is read.
pub(in crate::views) fn areas(cx: &ViewCx, surveys: bool) -> AnyView {
    let link = |href: String, key: &str, here: bool| {
        view! {
            <a href=href aria-current=here.then_some("page")>
                {cx.t(key)}
            </a>
        }
    };
    view! {
        <nav class="filters" aria-label=cx.t("studies-areas")>
            {link(paths::studies(), "studies-title", !surveys)}
            {link(paths::surveys(), "surveys-title", surveys)}
        </nav>
    }
    .into_any()
}

/// The way back to one study.
pub(in crate::views) fn of(number: StudyNumber, title: &Both) -> Vec<(String, Both)> {
    vec![(paths::study(number), title.clone())]
}

/// Where a study stands: a ring that fills, and its word.
pub(super) fn state(cx: &ViewCx, state: StudyState) -> AnyView {
    let (ring, quarters) = match state {
        StudyState::Draft => (Ring::New, 0),
        StudyState::Recruiting => (Ring::Thinking, 1),
        StudyState::Running => (Ring::Doing, 2),
        StudyState::Evaluated => (Ring::Doing, 3),
        StudyState::Closed => (Ring::Done, 4),
    };
    view! { <RingGlyph ring quarters word=state_word(cx, state)/> }.into_any()
}

pub(super) fn state_word(cx: &ViewCx, state: StudyState) -> String {
    cx.t(&format!("studies-state-{state}"))
}

pub(super) fn place(cx: &ViewCx, place: StudyPlace) -> String {
    cx.t(&format!("studies-place-{place}"))
}

pub(in crate::views) fn minutes(cx: &ViewCx, n: i32) -> String {
    cx.t_args("studies-minutes", &[("n", n.into())])
}

/// How far a candidate has come.
pub(super) fn standing(cx: &ViewCx, state: CandidateState) -> String {
    cx.t(&format!("studies-candidate-{state}"))
}

pub(super) fn hypothesis(cx: &ViewCx, state: HypothesisState) -> AnyView {
    let (ring, quarters) = match state {
        HypothesisState::Open => (Ring::New, 0),
        HypothesisState::Confirmed => (Ring::Done, 4),
        HypothesisState::Refuted => (Ring::NotNow, 4),
    };
    let word = cx.t(&format!("studies-judged-{state}"));
    view! { <RingGlyph ring quarters word/> }.into_any()
}

/// A text of the vendor in the language that is there; nothing where there is none.
pub(in crate::views) fn said(cx: &ViewCx, both: &Both) -> AnyView {
    if both.is_empty() {
        return ().into_any();
    }
    let said = both.to(cx.lang);
    view! { <UserText text=said.text lang=said.lang/> }.into_any()
}

/// A line of the vendor in the language that is there.
pub(in crate::views) fn line(cx: &ViewCx, both: &Both) -> AnyView {
    let said = both.to(cx.lang);
    view! { <span lang=said.lang.as_str()>{said.text.to_owned()}</span> }.into_any()
}

/// What somebody wrote without saying in which language.
pub(in crate::views) fn written(text: &str) -> AnyView {
    if text.is_empty() {
        return ().into_any();
    }
    view! { <UserText text=text lang=Lang::of_text(text)/> }.into_any()
}

pub(in crate::views) fn when(cx: &ViewCx, at: DateTime<Utc>) -> AnyView {
    view! { <WhenDate at words=cx.date(at)/> }.into_any()
}

/// "Recorded: yes. Quoted: without a name."
pub(super) fn choices(cx: &ViewCx, choices: SignedChoices) -> Vec<(String, AnyView)> {
    let recording = if choices.recording {
        cx.t("studies-recording-yes")
    } else {
        cx.t("studies-recording-no")
    };
    vec![
        (cx.t("studies-recording"), recording.into_any()),
        (
            cx.t("studies-quotes"),
            cx.t(&format!("studies-quotes-{}", choices.quotes))
                .into_any(),
        ),
    ]
}

/// What somebody answered, under the questions that they were asked.
pub(super) fn answers(cx: &ViewCx, answers: &[AnswerView]) -> AnyView {
    let rows = answers
        .iter()
        .map(|row| {
            let answer = match &row.answer {
                Given::Text { text, lang } => {
                    view! { <UserText text=text.clone() lang=*lang/> }.into_any()
                }
                Given::Yes => cx.t("studies-yes").into_any(),
                Given::No => cx.t("studies-no").into_any(),
                Given::Choice(choice) => line(cx, choice),
                Given::Step(step) => questions::step(cx, *step).into_any(),
            };
            view! {
                <dt>{line(cx, &row.question)}</dt>
                <dd>{answer}</dd>
            }
        })
        .collect_view();
    view! { <dl class="facts answers">{rows}</dl> }.into_any()
}

/// A section with the way to its form.
pub(in crate::views) fn section(
    cx: &ViewCx,
    id: &'static str,
    key: &str,
    edit: Option<String>,
    content: AnyView,
) -> AnyView {
    let title = cx.t(key);
    let edit = edit.map(|href| {
        let named = cx.t_args("studies-change-named", &[("what", (&title).into())]);
        view! {
            <a class="small" href=href aria-label=named>
                {cx.t("studies-change")}
            </a>
        }
    });
    let title_id = format!("{id}-title");
    let labelled = title_id.clone();
    view! {
        <section class="block" id=id aria-labelledby=labelled>
            <div class="head-row">
                <h2 id=title_id>{title}</h2>
                {edit}
            </div>
            {content}
        </section>
    }
    .into_any()
}
