//! The screener of a study: what people are asked before they take part, all in one form.

use super::words;
use crate::components::form::{
    Choice, Field, FormState, HiddenField, SelectField, SubmitButton, folded_rows,
};
use crate::paths;
use crate::views::roadmap::pair::Pair;
use crate::views::{Head, Refused, ViewCx};
use leptos::prelude::*;
use model::studies::{CHOICES_MAX, QUESTION_MAX, QUESTIONS, QuestionKind, ScreenerForm, StudyPage};

/// Rows that are in sight at first.
const FIRST: usize = 3;

/// What the frame of [`screener`] needs.
#[must_use]
pub fn screener_head(cx: &ViewCx) -> Head {
    Head {
        title: cx.t("studies-screener"),
        width: "wide",
        islands: false,
    }
}

/// All questions, to be written anew as long as nobody was asked them.
#[must_use]
pub fn screener(cx: &ViewCx, page: &StudyPage, refused: Option<&Refused<ScreenerForm>>) -> AnyView {
    let stored = page.screener_form();
    let typed = refused.map_or(&stored, |refused| &refused.typed);
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let rows: Vec<Row> = QUESTIONS
        .iter()
        .zip(1_u32..)
        .map(|(names, n)| {
            let word = match typed.get(names.kind) {
                "" => QuestionKind::Text.as_str(),
                word => word,
            };
            let kind = form
                .optional(names.kind, cx.t("studies-question-kind"), word)
                .bare();
            let question = Pair::new(
                cx,
                &form,
                (names.question_ja, names.question_en),
                cx.t("studies-question-text"),
                (typed.get(names.question_ja), typed.get(names.question_en)),
                QUESTION_MAX,
            );
            let choices = Pair::new(
                cx,
                &form,
                (names.choices_ja, names.choices_en),
                cx.t("studies-question-choices"),
                (typed.get(names.choices_ja), typed.get(names.choices_en)),
                CHOICES_MAX,
            )
            .rows(3)
            .hint(cx.t("studies-question-choices-hint"));
            Row {
                n,
                kind,
                question: question.bare(),
                choices: choices.bare(),
            }
        })
        .collect();
    let all: Vec<&Field> = rows.iter().flat_map(Row::fields).collect();
    let summary = form.summary(&all);
    let rows = rows.into_iter().map(|row| (row.is_used(), row.view(cx)));
    let rows = folded_rows(rows.collect(), FIRST, cx.t("studies-screener-more"));
    view! {
        <header class="page-head">
            {words::crumb(cx, words::of(page.number, &page.title), cx.t("studies-screener"))}
            <h1 class="title">{cx.t("studies-screener")}</h1>
            <p class="intro">{cx.t("studies-screener-intro")}</p>
        </header>
        <div class="page-body entry">
            <form method="post" action=paths::study_screener(page.number) novalidate=true>
                {summary} {rows}
                <HiddenField name="version" value=page.version.to_string()/>
                <div class="actions">
                    <SubmitButton label=cx.t("studies-screener-save")/>
                    <a class="btn quiet" href=paths::study(page.number)>
                        {cx.t("studies-cancel")}
                    </a>
                </div>
            </form>
        </div>
    }
    .into_any()
}

/// One question.
struct Row {
    n: u32,
    kind: Field,
    question: Pair,
    choices: Pair,
}

impl Row {
    fn fields(&self) -> Vec<&Field> {
        let mut all = vec![&self.kind];
        all.extend(self.question.fields());
        all.extend(self.choices.fields());
        all
    }

    fn is_used(&self) -> bool {
        // The kind is preset: it alone is no question.
        self.fields()
            .iter()
            .skip(1)
            .any(|field| !field.value.is_empty() || !field.error.is_empty())
    }

    fn view(self, cx: &ViewCx) -> AnyView {
        let legend = cx.t_args("studies-question", &[("n", self.n.into())]);
        let kinds: Vec<Choice> = QuestionKind::ALL
            .iter()
            .map(|one| Choice::new(one.as_str(), words::kind(cx, *one)))
            .collect();
        let used = self
            .choices
            .fields()
            .iter()
            .any(|field| !field.value.is_empty() || !field.error.is_empty());
        view! {
            <fieldset class="step">
                <legend>{legend}</legend>
                <SelectField field=self.kind choices=kinds/>
                {self.question.view()}
                <details class="more" open=used>
                    <summary>{cx.t("studies-question-choices-for")}</summary>
                    {self.choices.view()}
                </details>
            </fieldset>
        }
        .into_any()
    }
}
