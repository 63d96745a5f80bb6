//! Questions that the vendor asks, of screeners and of surveys: writing them, reading them,
//! answering them.

use super::ViewCx;
use super::roadmap::pair::Pair;
use super::studies::words;
use crate::components::form::{
    Choice, Field, FormState, RadioField, SelectField, TextArea, folded_rows,
};
use leptos::prelude::*;
use model::questions::{
    ANSWER_MAX, ANSWERS, CHOICES_MAX, QUESTION_MAX, QUESTIONS, Question, QuestionKind,
    QuestionsForm, SCALE,
};

/// Rows that are in sight at first.
const FIRST: usize = 3;

/// The form of all questions: a row of fields each.
pub(super) struct Rows<'a> {
    rows: Vec<Row>,
    kinds: &'a [QuestionKind],
}

impl<'a> Rows<'a> {
    /// `kinds` are those that may be asked here.
    pub(super) fn new(
        cx: &ViewCx,
        form: &FormState<'_>,
        typed: &QuestionsForm,
        kinds: &'a [QuestionKind],
    ) -> Self {
        let rows = QUESTIONS
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
                    form,
                    (names.question_ja, names.question_en),
                    cx.t("studies-question-text"),
                    (typed.get(names.question_ja), typed.get(names.question_en)),
                    QUESTION_MAX,
                );
                let choices = Pair::new(
                    cx,
                    form,
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
        Self { rows, kinds }
    }

    pub(super) fn fields(&self) -> Vec<&Field> {
        self.rows.iter().flat_map(Row::fields).collect()
    }

    pub(super) fn view(self, cx: &ViewCx) -> AnyView {
        let kinds = self.kinds;
        let rows = self.rows.into_iter();
        let rows = rows.map(|row| (row.is_used(), row.view(cx, kinds)));
        folded_rows(rows.collect(), FIRST, cx.t("studies-screener-more"))
    }
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

    fn view(self, cx: &ViewCx, kinds: &[QuestionKind]) -> AnyView {
        let legend = cx.t_args("studies-question", &[("n", self.n.into())]);
        let kinds: Vec<Choice> = kinds
            .iter()
            .map(|one| Choice::new(one.as_str(), kind(cx, *one)))
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

/// The fields of all answers.
pub(super) struct Answers<'a>(Vec<(&'a Question, Field)>);

impl<'a> Answers<'a> {
    /// `typed` says what stands in a field of [`ANSWERS`].
    pub(super) fn new<'b>(
        cx: &ViewCx,
        form: &FormState<'_>,
        asked: impl Iterator<Item = &'a Question>,
        typed: impl Fn(&str) -> &'b str,
    ) -> Self {
        let field = |(question, name): (&'a Question, &'static str)| {
            let asked = question.question.to(cx.lang).text.to_owned();
            let value = typed(name);
            let field = match question.kind {
                QuestionKind::Text => form
                    .required(name, asked, value)
                    .limit(form.limit(ANSWER_MAX)),
                QuestionKind::YesNo | QuestionKind::Choice | QuestionKind::Scale => {
                    form.choice(name, asked, value)
                }
            };
            (question, field)
        };
        Self(asked.zip(ANSWERS).map(field).collect())
    }

    pub(super) fn fields(&self) -> Vec<&Field> {
        self.0.iter().map(|(_, field)| field).collect()
    }

    pub(super) fn view(self, cx: &ViewCx) -> AnyView {
        self.0
            .into_iter()
            .map(|(one, field)| answer(cx, one, field))
            .collect_view()
            .into_any()
    }
}

/// A question in the language that it is asked in.
fn answer(cx: &ViewCx, one: &Question, field: Field) -> AnyView {
    let lang = one.question.to(cx.lang).lang;
    let answer = match one.kind {
        QuestionKind::Text => view! { <TextArea field rows=2/> }.into_any(),
        QuestionKind::YesNo => {
            let choices = vec![
                Choice::new("yes", cx.t("studies-yes")),
                Choice::new("no", cx.t("studies-no")),
            ];
            view! { <RadioField field choices/> }.into_any()
        }
        QuestionKind::Scale => {
            let choices = SCALE
                .map(|step| Choice::new(step.to_string(), self::step(cx, step)))
                .collect();
            view! { <RadioField field choices/> }.into_any()
        }
        QuestionKind::Choice => {
            let choices = one
                .choices
                .iter()
                .zip(1_u32..)
                .map(|(choice, n)| Choice::new(n.to_string(), choice.to(cx.lang).text))
                .collect();
            view! { <RadioField field choices/> }.into_any()
        }
    };
    // The words of the frame around it are the reader's.
    let lang = (lang != cx.lang).then(|| lang.as_str());
    view! { <div lang=lang>{answer}</div> }.into_any()
}

/// Questions as they are read, with how each is answered.
pub(super) fn list<'a>(cx: &ViewCx, questions: impl Iterator<Item = &'a Question>) -> AnyView {
    let questions = questions.map(|one| asked(cx, one)).collect_view();
    view! { <ol class="questions">{questions}</ol> }.into_any()
}

fn asked(cx: &ViewCx, one: &Question) -> AnyView {
    let choices = one
        .choices
        .iter()
        .map(|choice| view! { <li>{words::line(cx, choice)}</li> })
        .collect_view();
    let choices =
        (!one.choices.is_empty()).then(|| view! { <ul class="question-choices">{choices}</ul> });
    view! {
        <li>
            {words::line(cx, &one.question)} " "
            <span class="tag">{kind(cx, one.kind)}</span> {choices}
        </li>
    }
    .into_any()
}

/// A step of the scale with its word at both ends.
pub(super) fn step(cx: &ViewCx, step: u32) -> String {
    let key = match step {
        1 => "studies-scale-lowest",
        5 => "studies-scale-highest",
        _ => return step.to_string(),
    };
    cx.t_args(key, &[("n", step.into())])
}

fn kind(cx: &ViewCx, kind: QuestionKind) -> String {
    cx.t(&format!("studies-kind-{kind}"))
}
