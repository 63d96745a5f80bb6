//! The guide of a study: the steps of one conversation, all in one form.

use super::words;
use crate::components::form::{
    Field, FormState, HiddenField, SubmitButton, TextArea, TextField, folded_rows,
};
use crate::paths;
use crate::views::{Head, Refused, ViewCx};
use leptos::prelude::*;
use model::studies::{GuideForm, STEP_TEXT_MAX, STEP_TITLE_MAX, STEPS, StudyPage};

/// Rows that are in sight at first.
const FIRST: usize = 5;

/// What the frame of [`guide`] needs.
#[must_use]
pub fn guide_head(cx: &ViewCx) -> Head {
    Head {
        title: cx.t("studies-guide"),
        width: "",
        islands: false,
    }
}

/// The whole guide, to be written anew.
#[must_use]
pub fn guide(cx: &ViewCx, page: &StudyPage, refused: Option<&Refused<GuideForm>>) -> AnyView {
    let stored = page.guide_form();
    let typed = refused.map_or(&stored, |refused| &refused.typed);
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let rows: Vec<Row> = STEPS
        .iter()
        .zip(1_u32..)
        .map(|(names, n)| {
            let minutes = form
                .optional(
                    names.minutes,
                    cx.t("studies-step-minutes"),
                    typed.get(names.minutes),
                )
                .bare();
            let title = form
                .optional(
                    names.title,
                    cx.t("studies-step-title"),
                    typed.get(names.title),
                )
                .bare()
                .limit(form.limit(STEP_TITLE_MAX));
            let text = form
                .optional(names.text, cx.t("studies-step-text"), typed.get(names.text))
                .bare()
                .limit(form.limit(STEP_TEXT_MAX));
            Row {
                n,
                minutes,
                title,
                text,
            }
        })
        .collect();
    let all: Vec<&Field> = rows.iter().flat_map(Row::fields).collect();
    let summary = form.summary(&all);
    let rows = rows.into_iter().map(|row| (row.is_used(), row.view(cx)));
    let rows = folded_rows(rows.collect(), FIRST, cx.t("studies-guide-more"));
    let length = cx.t_args("studies-guide-length", &[("n", page.minutes.into())]);
    view! {
        <header class="page-head">
            {words::crumb(cx, words::of(page.number, &page.title), cx.t("studies-guide"))}
            <h1 class="title">{cx.t("studies-guide")}</h1>
            <p class="intro">{cx.t("studies-guide-intro")} " " {length}</p>
        </header>
        <div class="page-body">
            <form method="post" action=paths::study_guide(page.number) novalidate=true>
                {summary} {rows}
                <HiddenField name="version" value=page.version.to_string()/>
                <div class="actions">
                    <SubmitButton label=cx.t("studies-guide-save")/>
                    <a class="btn quiet" href=paths::study(page.number)>
                        {cx.t("studies-cancel")}
                    </a>
                </div>
            </form>
        </div>
    }
    .into_any()
}

/// One step.
struct Row {
    n: u32,
    minutes: Field,
    title: Field,
    text: Field,
}

impl Row {
    const fn fields(&self) -> [&Field; 3] {
        [&self.minutes, &self.title, &self.text]
    }

    fn is_used(&self) -> bool {
        self.fields()
            .iter()
            .any(|field| !field.value.is_empty() || !field.error.is_empty())
    }

    fn view(self, cx: &ViewCx) -> AnyView {
        let legend = cx.t_args("studies-step", &[("n", self.n.into())]);
        view! {
            <fieldset class="step">
                <legend>{legend}</legend>
                <div class="step-line">
                    <TextField field=self.minutes/>
                    <TextField field=self.title/>
                </div>
                <TextArea field=self.text rows=2/>
            </fieldset>
        }
        .into_any()
    }
}
