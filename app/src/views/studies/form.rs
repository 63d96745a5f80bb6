//! The form of a study: what it wants to learn, what people read of it, its frame, and who fits.

use super::rule::Rule;
use super::words;
use crate::components::form::{
    Choice, Field, FormState, HiddenField, RadioField, SelectField, SubmitButton, TextArea,
    TextField,
};
use crate::paths;
use crate::views::roadmap::pair::Pair;
use crate::views::{Head, Refused, ViewCx};
use leptos::prelude::*;
use model::both::Both;
use model::studies::{
    GOAL_MAX, INCENTIVE_MAX, MINUTES_MAX, MINUTES_MIN, OBSERVERS_MAX, PHONE_MAX, StudyDraft,
    StudyForm, StudyPlace, TITLE_MAX, WANTED_MAX, WHY_MAX,
};

/// What the frame of [`form`] needs.
#[must_use]
pub fn form_head(cx: &ViewCx, page: &StudyDraft) -> Head {
    Head {
        title: title(cx, page),
        width: "wide",
        islands: false,
    }
}

fn title(cx: &ViewCx, page: &StudyDraft) -> String {
    if page.number.is_some() {
        cx.t("studies-edit-title")
    } else {
        cx.t("studies-new")
    }
}

/// Starting a study, or writing it anew.
#[must_use]
pub fn form(cx: &ViewCx, page: &StudyDraft, refused: Option<&Refused<StudyForm>>) -> AnyView {
    let trail = match page.number {
        Some(number) => {
            let title = Both::new(&page.form.title_ja, &page.form.title_en);
            words::of(number, &title)
        }
        None => Vec::new(),
    };
    view! {
        <header class="page-head">
            {words::crumb(cx, trail, title(cx, page))} <h1 class="title">{title(cx, page)}</h1>
            <p class="intro">{cx.t("studies-form-intro")}</p>
        </header>
        <div class="page-body entry">{fields(cx, page, refused)}</div>
    }
    .into_any()
}

fn fields(cx: &ViewCx, page: &StudyDraft, refused: Option<&Refused<StudyForm>>) -> AnyView {
    let typed = refused.map_or(&page.form, |refused| &refused.typed);
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let title = Pair::new(
        cx,
        &form,
        ("title_ja", "title_en"),
        cx.t("studies-title-label"),
        (&typed.title_ja, &typed.title_en),
        TITLE_MAX,
    )
    .hint(cx.t("studies-title-hint"))
    .either(cx);
    let goal = form
        .optional("goal", cx.t("studies-goal"), &typed.goal)
        .hint(cx.t("studies-goal-hint"))
        .limit(form.limit(GOAL_MAX));
    let texts = texts(cx, &form, typed);
    let frame = Frame::new(cx, &form, typed);
    let rule = Rule::new(cx, &form, typed.rule());
    let mut all: Vec<&Field> = title.fields().into();
    all.push(&goal);
    all.extend(texts.iter().flat_map(Pair::fields));
    all.extend(frame.fields());
    all.extend(rule.fields());
    let summary = form.summary(&all);
    let action = page.number.map_or_else(paths::studies, paths::study_edit);
    let back = page.number.map_or_else(paths::studies, paths::study);
    let save = if page.number.is_some() {
        cx.t("studies-save")
    } else {
        cx.t("studies-start-send")
    };
    let token = if page.number.is_none() && typed.form_token.is_empty() {
        cx.form_token.clone()
    } else {
        typed.form_token.clone()
    };
    view! {
        <form method="post" action=action novalidate=true>
            {summary} {title.view()} <TextArea field=goal rows=4/>
            <h2 class="section-title">{cx.t("studies-form-told")}</h2>
            <p class="hint">{cx.t("studies-form-told-hint")}</p>
            {texts.map(Pair::view).into_iter().collect_view()}
            <h2 class="section-title">{cx.t("studies-form-frame")}</h2> {frame.view(cx, page)}
            <h2 class="section-title">{cx.t("studies-rule")}</h2>
            <p class="hint">{cx.t("studies-rule-hint")}</p> {rule.view(cx, &page.personas, &page.industries)}
            <HiddenField name="version" value=page.form.version.clone()/>
            <HiddenField name="form_token" value=token/> <div class="actions">
                <SubmitButton label=save/>
                <a class="btn quiet" href=back>
                    {cx.t("studies-cancel")}
                </a>
            </div>
        </form>
    }
    .into_any()
}

/// What people who are invited read.
fn texts(cx: &ViewCx, form: &FormState<'_>, typed: &StudyForm) -> [Pair; 3] {
    [
        Pair::new(
            cx,
            form,
            ("why_ja", "why_en"),
            cx.t("studies-why"),
            (&typed.why_ja, &typed.why_en),
            WHY_MAX,
        )
        .rows(3)
        .hint(cx.t("studies-why-hint")),
        Pair::new(
            cx,
            form,
            ("becomes_ja", "becomes_en"),
            cx.t("studies-becomes"),
            (&typed.becomes_ja, &typed.becomes_en),
            WHY_MAX,
        )
        .rows(3)
        .hint(cx.t("studies-becomes-hint")),
        Pair::new(
            cx,
            form,
            ("incentive_ja", "incentive_en"),
            cx.t("studies-incentive"),
            (&typed.incentive_ja, &typed.incentive_en),
            INCENTIVE_MAX,
        )
        .hint(cx.t("studies-incentive-hint")),
    ]
}

/// How long, how many, where, who watches, whom to ask.
struct Frame {
    numbers: [Field; 3],
    place: Field,
    contact: Field,
    phone: Field,
}

impl Frame {
    fn new(cx: &ViewCx, form: &FormState<'_>, typed: &StudyForm) -> Self {
        let range = |min: i32, max: i32| {
            cx.t_args("studies-range", &[("min", min.into()), ("max", max.into())])
        };
        Self {
            numbers: [
                form.required("minutes", cx.t("studies-length"), &typed.minutes)
                    .hint(range(MINUTES_MIN, MINUTES_MAX)),
                form.required("wanted", cx.t("studies-wanted"), &typed.wanted)
                    .hint(range(1, WANTED_MAX)),
                form.required(
                    "observers_max",
                    cx.t("studies-observers"),
                    &typed.observers_max,
                )
                .hint(range(0, OBSERVERS_MAX)),
            ],
            place: form.choice("place", cx.t("studies-place"), &typed.place),
            contact: form
                .optional("contact", cx.t("studies-contact"), &typed.contact)
                .hint(cx.t("studies-contact-hint")),
            phone: form
                .optional("contact_phone", cx.t("studies-phone"), &typed.contact_phone)
                .hint(cx.t_args("studies-phone-hint", &[("n", PHONE_MAX.into())])),
        }
    }

    fn fields(&self) -> Vec<&Field> {
        let mut all: Vec<&Field> = self.numbers.iter().collect();
        all.extend([&self.place, &self.contact, &self.phone]);
        all
    }

    fn view(self, cx: &ViewCx, page: &StudyDraft) -> AnyView {
        let numbers = self
            .numbers
            .map(|field| view! { <TextField field short=true/> })
            .collect_view();
        let places: Vec<Choice> = StudyPlace::ALL
            .iter()
            .map(|one| Choice::new(one.as_str(), words::place(cx, *one)))
            .collect();
        let staff: Vec<Choice> = page
            .staff
            .iter()
            .map(|(id, name)| Choice::new(id.to_string(), name.clone()))
            .collect();
        view! {
            <div class="fields">{numbers}</div>
            <div class="fields in-rows">
                <RadioField field=self.place choices=places/>
            </div>
            <div class="fields">
                <SelectField
                    field=self.contact
                    choices=staff
                    none=cx.t("studies-contact-none")
                />
                <TextField field=self.phone kind="tel"/>
            </div>
        }
        .into_any()
    }
}
