//! Writing an insight down: its words, and the notes that it rests on.

use super::{notes, words};
use crate::components::form::{FormState, HiddenField, SubmitButton, TextArea, TextField};
use crate::paths;
use crate::views::{Head, Refused, ViewCx};
use leptos::prelude::*;
use model::evidence::{
    INSIGHT_TEXT_MAX, INSIGHT_TITLE_MAX, InsightDraft, InsightForm, NoteChoice, note_field,
    shown_field,
};
use model::input::ticked;

/// What the frame of [`form`] needs.
#[must_use]
pub fn form_head(cx: &ViewCx, draft: &InsightDraft) -> Head {
    Head {
        title: title(cx, draft),
        width: "narrow",
        islands: false,
    }
}

fn title(cx: &ViewCx, draft: &InsightDraft) -> String {
    match &draft.insight {
        None => cx.t("evidence-write"),
        Some(insight) => cx.t_args(
            "evidence-edit-named",
            &[("number", words::number(insight.number).into())],
        ),
    }
}

/// The form of a new insight, or of one that is there.
#[must_use]
pub fn form(cx: &ViewCx, draft: &InsightDraft, refused: Option<&Refused<InsightForm>>) -> AnyView {
    let stored = draft.form();
    let typed = refused.map_or(&stored, |refused| &refused.typed);
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let name = form
        .required("title", cx.t("evidence-insight-title"), typed.get("title"))
        .hint(cx.t("evidence-insight-title-hint"))
        .limit(form.limit(INSIGHT_TITLE_MAX));
    let text = form
        .optional("text", cx.t("evidence-insight-text"), typed.get("text"))
        .limit(form.limit(INSIGHT_TEXT_MAX));
    let rests = form
        .required("notes", cx.t("evidence-rests-on"), "")
        .hint(cx.t("evidence-rests-on-hint"));
    let summary = form.summary(&[&name, &text, &rests]);
    let (action, known) = match &draft.insight {
        None => (
            paths::study_insights(draft.study),
            view! { <HiddenField name="form_token" value=cx.form_token.clone()/> }.into_any(),
        ),
        Some(insight) => {
            // What came back has the version that was looked at.
            let version = match typed.get("version") {
                "" => draft.version.to_string(),
                version => version.to_owned(),
            };
            (
                paths::insight_edit(insight.number),
                view! { <HiddenField name="version" value=version/> }.into_any(),
            )
        }
    };
    let error =
        (!rests.error.is_empty()).then(|| view! { <p class="error">{rests.error.clone()}</p> });
    view! {
        <header class="page-head">
            {words::crumb(
                cx,
                (draft.study, &draft.study_title),
                vec![words::to_insights(cx, draft.study)],
            )} <h1 class="title">{title(cx, draft)}</h1>
        </header>
        <div class="page-body">
            <form method="post" action=action novalidate=true>
                {summary} <TextField field=name/> <TextArea field=text rows=4/>
                <fieldset class="field" id="notes" tabindex="-1">
                    <legend class="label">{rests.label.clone()}</legend>
                    <p class="hint">{rests.hint.clone()}</p>
                    {error}
                    {choices(cx, draft, typed)}
                </fieldset> {known} <div class="actions">
                    <SubmitButton label=cx.t("evidence-save")/>
                </div>
            </form>
        </div>
    }
    .into_any()
}

fn choices(cx: &ViewCx, draft: &InsightDraft, typed: &InsightForm) -> AnyView {
    if draft.notes.is_empty() {
        return view! { <p class="soft">{cx.t("evidence-no-notes")}</p> }.into_any();
    }
    let rows = draft
        .notes
        .iter()
        .map(|one| choice(cx, draft, one, typed))
        .collect_view();
    view! { <ul class="lines note-choices">{rows}</ul> }.into_any()
}

fn choice(cx: &ViewCx, draft: &InsightDraft, one: &NoteChoice, typed: &InsightForm) -> AnyView {
    let note = &one.note;
    let (chosen, shown) = (note_field(note.id), shown_field(note.id));
    let show = note.may_be_shown().then(|| {
        let ticked = ticked(typed.get(&shown));
        view! {
            <label class="choice small">
                <input type="checkbox" name=shown.clone() value="on" checked=ticked/>
                <span>{cx.t("evidence-show")}</span>
            </label>
        }
    });
    let ticked = ticked(typed.get(&chosen));
    let label = chosen.clone();
    view! {
        <li>
            <div class="choice">
                <input type="checkbox" id=chosen.clone() name=chosen value="on" checked=ticked/>
                <label for=label>{notes::text(note)}</label>
            </div>
            <div class="meta">{notes::about(cx, draft.study, note)}</div>
            {show}
        </li>
    }
    .into_any()
}
