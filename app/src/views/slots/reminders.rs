//! When people are reminded of their interview, and with which words.

use crate::components::form::{Choice, Field, FormState, SelectField, SubmitButton, TextField};
use crate::paths;
use crate::views::roadmap::pair::Pair;
use crate::views::studies::words as study;
use crate::views::{Head, Refused, ViewCx};
use leptos::prelude::*;
use model::both::Both;
use model::slots::{
    REMINDER_TEXT_MAX, REMINDERS, ReminderFields, ReminderUnit, RemindersForm, SlotsPage,
};

/// What the frame of [`reminders`] needs.
#[must_use]
pub fn reminders_head(cx: &ViewCx) -> Head {
    Head {
        title: cx.t("slots-reminders"),
        width: "wide",
        islands: false,
    }
}

/// All reminders of a study in one form.
#[must_use]
pub fn reminders(
    cx: &ViewCx,
    page: &SlotsPage,
    refused: Option<&Refused<RemindersForm>>,
) -> AnyView {
    let stored = page.reminders_form();
    let typed = refused.map_or(&stored, |refused| &refused.typed);
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let rows: Vec<Row> = REMINDERS
        .iter()
        .zip(1_u32..)
        .map(|(names, n)| Row::new(cx, &form, typed, *names, n))
        .collect();
    let all: Vec<&Field> = rows.iter().flat_map(Row::fields).collect();
    let summary = form.summary(&all);
    let rows = rows.into_iter().map(|row| row.view(cx)).collect_view();
    let mut trail = study::of(page.number, &page.title);
    let slots = cx.t("slots-title");
    trail.push((paths::slots(page.number), Both::new(&slots, &slots)));
    view! {
        <header class="page-head">
            {study::crumb(cx, trail, cx.t("slots-reminders"))}
            <h1 class="title">{cx.t("slots-reminders")}</h1>
            <p class="intro">{cx.t("slots-reminders-intro")}</p>
        </header>
        <div class="page-body entry">
            <form method="post" action=paths::slot_reminders(page.number) novalidate=true>
                {summary} {rows} <div class="actions">
                    <SubmitButton label=cx.t("slots-reminders-save")/>
                    <a class="btn quiet" href=paths::slots(page.number)>
                        {cx.t("studies-cancel")}
                    </a>
                </div>
            </form>
        </div>
    }
    .into_any()
}

/// One reminder.
struct Row {
    n: u32,
    amount: Field,
    unit: Field,
    text: Pair,
}

impl Row {
    fn new(
        cx: &ViewCx,
        form: &FormState<'_>,
        typed: &RemindersForm,
        names: ReminderFields,
        n: u32,
    ) -> Self {
        let field = |name, key: &str| form.optional(name, cx.t(key), typed.get(name)).bare();
        Self {
            n,
            amount: field(names.amount, "slots-reminder-amount"),
            unit: field(names.unit, "slots-reminder-unit"),
            text: Pair::new(
                cx,
                form,
                (names.text_ja, names.text_en),
                cx.t("slots-reminder-text"),
                (typed.get(names.text_ja), typed.get(names.text_en)),
                REMINDER_TEXT_MAX,
            )
            .rows(2),
        }
    }

    fn fields(&self) -> Vec<&Field> {
        let mut all = vec![&self.amount, &self.unit];
        all.extend(self.text.fields());
        all
    }

    fn view(self, cx: &ViewCx) -> AnyView {
        let legend = cx.t_args("slots-reminder", &[("n", self.n.into())]);
        let units: Vec<Choice> = ReminderUnit::ALL
            .iter()
            .rev()
            .map(|one| Choice::new(one.as_str(), cx.t(&format!("slots-unit-{one}"))))
            .collect();
        view! {
            <fieldset class="step">
                <legend>{legend}</legend>
                <div class="fields">
                    <TextField field=self.amount short=true/>
                    <SelectField field=self.unit choices=units/>
                </div>
                {self.text.view()}
            </fieldset>
        }
        .into_any()
    }
}
