//! What the vendor thinks before it asks, and what became of it.

use super::show::StudyRefusal;
use super::words;
use crate::components::form::{
    Choice, FormState, RadioField, SelectField, SubmitButton, TextArea, TextField, Tone,
};
use crate::paths;
use crate::views::{Refused, ViewCx, evidence};
use leptos::prelude::*;
use model::studies::{
    HYPOTHESES_MAX, HYPOTHESIS_MAX, HypothesisForm, HypothesisState, HypothesisView, JUDGEMENT_MAX,
    JudgeForm, StudyPage,
};

pub(super) fn section(cx: &ViewCx, page: &StudyPage, refused: Option<&StudyRefusal>) -> AnyView {
    let rows = page
        .hypotheses
        .iter()
        .zip(1_u32..)
        .map(|(one, n)| row(cx, page, one, n, refused))
        .collect_view();
    let rows = if page.hypotheses.is_empty() {
        view! { <p class="soft">{cx.t("studies-hypotheses-none")}</p> }.into_any()
    } else {
        view! { <ol class="hypotheses">{rows}</ol> }.into_any()
    };
    view! {
        <section class="block" id="hypotheses" aria-labelledby="hypotheses-title">
            <h2 id="hypotheses-title">{cx.t("studies-hypotheses")}</h2>
            {rows}
            {add(cx, page, refused)}
        </section>
    }
    .into_any()
}

fn row(
    cx: &ViewCx,
    page: &StudyPage,
    one: &HypothesisView,
    n: u32,
    refused: Option<&StudyRefusal>,
) -> AnyView {
    let judged = one.judged_at.map(|at| {
        let by = one.judged_by.clone();
        view! {
            <span>{by}</span>
            {words::when(cx, at)}
        }
    });
    view! {
        <li id=format!("hypothesis-{}", one.id)>
            {words::written(&one.text)}
            <div class="meta">{words::hypothesis(cx, one.state)} {judged}</div>
            {words::written(&one.note)}
            {grounds(one)}
            {judge(cx, page, one, n, refused)}
            {edit(cx, page, one, n, refused)}
        </li>
    }
    .into_any()
}

/// The insights that it was judged by.
fn grounds(one: &HypothesisView) -> AnyView {
    if one.insights.is_empty() {
        return ().into_any();
    }
    let insights = one
        .insights
        .iter()
        .map(|insight| view! { <li>{evidence::pointed(insight)}</li> })
        .collect_view();
    view! { <ul class="grounds">{insights}</ul> }.into_any()
}

/// Saying what became of it, and why; a judgement can be taken back.
fn judge(
    cx: &ViewCx,
    page: &StudyPage,
    one: &HypothesisView,
    n: u32,
    refused: Option<&StudyRefusal>,
) -> AnyView {
    let refused: Option<&Refused<JudgeForm>> = match refused {
        Some(StudyRefusal::Judge(id, refused)) if *id == one.id => Some(refused),
        _ => None,
    };
    // What was typed stays in sight also when it came too late.
    if !page.may.edit && refused.is_none() {
        return ().into_any();
    }
    let judged = one.state != HypothesisState::Open;
    let stored = JudgeForm {
        state: if judged {
            one.state.to_string()
        } else {
            String::new()
        },
        note: one.note.clone(),
        insight: String::new(),
    };
    let typed = refused.map_or(&stored, |refused| &refused.typed);
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let state = form
        .choice("state", cx.t("studies-judge-state"), &typed.state)
        .id(format!("state-{n}"));
    let note = form
        .required("note", cx.t("studies-judge-note"), &typed.note)
        .hint(cx.t("studies-judge-note-hint"))
        .limit(form.limit(JUDGEMENT_MAX))
        .id(format!("note-{n}"));
    let insight = form
        .optional("insight", cx.t("evidence-judged-by"), &typed.insight)
        .id(format!("insight-{n}"));
    let summary = form.summary(&[&state, &note, &insight]);
    let insights = page
        .insights
        .iter()
        .map(|one| {
            let label = format!("I-{} {}", one.number, one.title);
            Choice::new(one.number.to_string(), label)
        })
        .collect();
    let choices: Vec<Choice> = HypothesisState::ALL
        .iter()
        .filter(|state| judged || **state != HypothesisState::Open)
        .map(|state| {
            let key = match state {
                HypothesisState::Open => "studies-judge-open".to_owned(),
                state => format!("studies-judged-{state}"),
            };
            Choice::new(state.as_str(), cx.t(&key))
        })
        .collect();
    let open = if judged {
        cx.t("studies-judge-again")
    } else {
        cx.t("studies-judge")
    };
    view! {
        <details class="more" open=refused.is_some()>
            <summary>{open}</summary>
            <form method="post" action=paths::hypothesis_judge(page.number, one.id)>
                {summary} <RadioField field=state choices/> <TextArea field=note rows=3/>
                <SelectField field=insight choices=insights none=cx.t("evidence-judged-by-none")/>
                <SubmitButton label=cx.t("studies-judge-send") tone=Tone::Plain/>
            </form>
        </details>
    }
    .into_any()
}

/// Other words, or none, as long as nobody has judged it.
fn edit(
    cx: &ViewCx,
    page: &StudyPage,
    one: &HypothesisView,
    n: u32,
    refused: Option<&StudyRefusal>,
) -> AnyView {
    let refused: Option<&Refused<HypothesisForm>> = match refused {
        Some(StudyRefusal::EditHypothesis(id, refused)) if *id == one.id => Some(refused),
        _ => None,
    };
    let may = page.may.edit && one.state == HypothesisState::Open;
    if !may && refused.is_none() {
        return ().into_any();
    }
    let typed = refused.map_or(one.text.as_str(), |refused| refused.typed.text.as_str());
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let text = form
        .required("text", cx.t("studies-hypothesis-text"), typed)
        .limit(form.limit(HYPOTHESIS_MAX))
        .id(format!("text-{n}"));
    let summary = form.summary(&[&text]);
    let named = cx.t_args("studies-hypothesis-remove-named", &[("n", n.into())]);
    view! {
        <details class="more" open=refused.is_some()>
            <summary>{cx.t("studies-hypothesis-edit")}</summary>
            <form method="post" action=paths::hypothesis_edit(page.number, one.id)>
                {summary} <TextArea field=text rows=2/>
                <SubmitButton label=cx.t("studies-hypothesis-save") tone=Tone::Plain/>
            </form>
            <form
                class="beside-form"
                method="post"
                action=paths::hypothesis_remove(page.number, one.id)
            >
                <button type="submit" class="linkish" aria-label=named>
                    {cx.t("studies-hypothesis-remove")}
                </button>
            </form>
        </details>
    }
    .into_any()
}

fn add(cx: &ViewCx, page: &StudyPage, refused: Option<&StudyRefusal>) -> AnyView {
    let refused: Option<&Refused<HypothesisForm>> = match refused {
        Some(StudyRefusal::AddHypothesis(refused)) => Some(refused),
        _ => None,
    };
    let room = page.hypotheses.len() < HYPOTHESES_MAX;
    if !(page.may.edit && room) && refused.is_none() {
        return ().into_any();
    }
    let typed = refused.map_or("", |refused| refused.typed.text.as_str());
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let text = form
        .required("text", cx.t("studies-hypothesis-new"), typed)
        .bare()
        .limit(form.limit(HYPOTHESIS_MAX))
        .id("hypothesis-new");
    let summary = form.summary(&[&text]);
    view! {
        <form
            class="add-line"
            method="post"
            action=paths::study_hypotheses(page.number)
            novalidate=true
        >
            {summary} <TextField field=text/>
            <SubmitButton label=cx.t("studies-hypothesis-add") tone=Tone::Plain/>
        </form>
    }
    .into_any()
}
