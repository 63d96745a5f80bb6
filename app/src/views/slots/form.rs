//! The form of a slot: when, where, for how many, who leads it; a new one may repeat.

use crate::components::form::{
    CheckField, Choice, Field, FormState, HiddenField, RadioField, SelectField, SubmitButton,
    TextField,
};
use crate::paths;
use crate::views::identity::zone_choices;
use crate::views::studies::words as study;
use crate::views::{Head, Refused, ViewCx};
use leptos::prelude::*;
use model::both::Both;
use model::slots::{
    BUFFER_MAX, CAPACITY_MAX, INTERVIEWERS, NOTICE_MAX, PLACE_MAX, SERIES_MAX, SlotDraft, SlotForm,
    SlotMode, WEEKDAYS,
};
use model::studies::{MINUTES_MAX, MINUTES_MIN};

/// What the frame of [`form`] needs.
#[must_use]
pub fn form_head(cx: &ViewCx, page: &SlotDraft) -> Head {
    Head {
        title: title(cx, page),
        width: "wide",
        islands: false,
    }
}

fn title(cx: &ViewCx, page: &SlotDraft) -> String {
    if page.slot.is_some() {
        cx.t("slots-edit-title")
    } else {
        cx.t("slots-open")
    }
}

/// Opening slots, or changing one.
#[must_use]
pub fn form(cx: &ViewCx, page: &SlotDraft, refused: Option<&Refused<SlotForm>>) -> AnyView {
    let mut trail = study::of(page.number, &page.title);
    let slots = cx.t("slots-title");
    trail.push((paths::slots(page.number), Both::new(&slots, &slots)));
    let told = (page.booked > 0).then(|| {
        let n = u32::try_from(page.booked).unwrap_or_default();
        view! {
            <aside class="note warn">
                <p>{cx.t_args("slots-edit-told", &[("n", n.into())])}</p>
            </aside>
        }
    });
    view! {
        <header class="page-head">
            {study::crumb(cx, trail, title(cx, page))} <h1 class="title">{title(cx, page)}</h1>
        </header>
        <div class="page-body entry">{told} {fields(cx, page, refused)}</div>
    }
    .into_any()
}

fn fields(cx: &ViewCx, page: &SlotDraft, refused: Option<&Refused<SlotForm>>) -> AnyView {
    let typed = refused.map_or(&page.form, |refused| &refused.typed);
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let when = When::new(cx, &form, typed);
    let place = Place::new(cx, &form, typed);
    let people = People::new(cx, &form, typed);
    let repeat = page.slot.is_none().then(|| Repeat::new(cx, &form, typed));
    let mut all: Vec<&Field> = when.fields().into();
    all.extend(repeat.iter().flat_map(Repeat::fields));
    all.extend(place.fields());
    all.extend(people.fields());
    let summary = form.summary(&all);
    let (action, save) = match page.slot {
        Some(slot) => (paths::slot_edit(page.number, slot), cx.t("slots-save")),
        None => (paths::slots(page.number), cx.t("slots-open-send")),
    };
    let token = if page.slot.is_none() && typed.form_token.is_empty() {
        cx.form_token.clone()
    } else {
        typed.form_token.clone()
    };
    view! {
        <form method="post" action=action novalidate=true>
            {summary} <h2 class="section-title">{cx.t("slots-form-when")}</h2> {when.view(cx)}
            {repeat.map(|repeat| repeat.view(cx))}
            <h2 class="section-title">{cx.t("slots-form-where")}</h2> {place.view(cx)}
            <h2 class="section-title">{cx.t("slots-form-who")}</h2> {people.view(cx, page)}
            <HiddenField name="version" value=page.form.version.clone()/>
            <HiddenField name="form_token" value=token/> <div class="actions">
                <SubmitButton label=save/>
                <a class="btn quiet" href=paths::slots(page.number)>
                    {cx.t("studies-cancel")}
                </a>
            </div>
        </form>
    }
    .into_any()
}

fn range(cx: &ViewCx, min: i32, max: i32) -> String {
    cx.t_args("studies-range", &[("min", min.into()), ("max", max.into())])
}

/// When it begins, how long it takes, on which clocks.
struct When {
    at: Field,
    minutes: Field,
    zone: Field,
}

impl When {
    fn new(cx: &ViewCx, form: &FormState<'_>, typed: &SlotForm) -> Self {
        Self {
            at: form.required("at", cx.t("slots-at"), &typed.at),
            minutes: form
                .required("minutes", cx.t("slots-minutes"), &typed.minutes)
                .hint(range(cx, MINUTES_MIN, MINUTES_MAX)),
            zone: form
                .choice("zone", cx.t("slots-zone-of-place"), &typed.zone)
                .hint(cx.t("slots-zone-of-place-hint")),
        }
    }

    const fn fields(&self) -> [&Field; 3] {
        [&self.at, &self.minutes, &self.zone]
    }

    fn view(self, cx: &ViewCx) -> AnyView {
        view! {
            <div class="fields">
                <TextField field=self.at kind="datetime-local"/>
                <TextField field=self.minutes short=true/>
            </div>
            <SelectField field=self.zone choices=zone_choices(cx)/>
        }
        .into_any()
    }
}

/// The same hour on some days of the week, until a last day.
struct Repeat {
    days: [Field; 7],
    until: Field,
}

impl Repeat {
    fn new(cx: &ViewCx, form: &FormState<'_>, typed: &SlotForm) -> Self {
        let values = typed.weekdays();
        let mut places = values.into_iter();
        let days = WEEKDAYS.map(|(name, weekday)| {
            let value = places.next().map_or("", String::as_str);
            let label = cx.t(&format!("format-weekday-{}", weekday.number_from_monday()));
            form.optional(name, label, value).bare()
        });
        Self {
            days,
            until: form
                .optional("until", cx.t("slots-until"), &typed.until)
                .bare(),
        }
    }

    fn fields(&self) -> Vec<&Field> {
        self.days.iter().chain([&self.until]).collect()
    }

    fn view(self, cx: &ViewCx) -> AnyView {
        let used = self
            .fields()
            .iter()
            .any(|field| !field.value.is_empty() || !field.error.is_empty());
        let days = self
            .days
            .map(|field| view! { <CheckField field/> })
            .collect_view();
        view! {
            <details class="more repeat" open=used>
                <summary>{cx.t("slots-repeat")}</summary>
                <p class="hint">{cx.t_args("slots-repeat-hint", &[("n", SERIES_MAX.into())])}</p>
                <fieldset class="field">
                    <legend class="label">{cx.t("slots-weekdays")}</legend>
                    <div class="weekdays">{days}</div>
                </fieldset>
                <TextField field=self.until kind="date" short=true/>
            </details>
        }
        .into_any()
    }
}

/// In person or online, for how many, and until when it can be booked.
struct Place {
    mode: Field,
    place: Field,
    capacity: Field,
    buffer: Field,
    notice: Field,
}

impl Place {
    fn new(cx: &ViewCx, form: &FormState<'_>, typed: &SlotForm) -> Self {
        Self {
            mode: form.choice("mode", cx.t("studies-place"), &typed.mode),
            place: form
                .optional("place", cx.t("slots-place"), &typed.place)
                .hint(cx.t("slots-place-hint"))
                .limit(form.limit(PLACE_MAX)),
            capacity: form
                .required("capacity", cx.t("slots-capacity"), &typed.capacity)
                .hint(range(cx, 1, CAPACITY_MAX)),
            buffer: form
                .required(
                    "buffer_minutes",
                    cx.t("slots-buffer"),
                    &typed.buffer_minutes,
                )
                .hint(cx.t_args("slots-buffer-hint", &[("max", BUFFER_MAX.into())])),
            notice: form
                .required("notice_hours", cx.t("slots-notice"), &typed.notice_hours)
                .hint(cx.t_args("slots-notice-hint", &[("max", NOTICE_MAX.into())])),
        }
    }

    const fn fields(&self) -> [&Field; 5] {
        [
            &self.mode,
            &self.place,
            &self.capacity,
            &self.buffer,
            &self.notice,
        ]
    }

    fn view(self, cx: &ViewCx) -> AnyView {
        let modes: Vec<Choice> = SlotMode::ALL
            .iter()
            .map(|one| Choice::new(one.as_str(), super::words::mode(cx, *one)))
            .collect();
        view! {
            <div class="fields in-rows">
                <RadioField field=self.mode choices=modes/>
            </div>
            <TextField field=self.place/>
            <div class="fields">
                <TextField field=self.capacity short=true/>
                <TextField field=self.buffer short=true/>
                <TextField field=self.notice short=true/>
            </div>
        }
        .into_any()
    }
}

/// Who leads the conversation.
struct People(Vec<Field>);

impl People {
    fn new(cx: &ViewCx, form: &FormState<'_>, typed: &SlotForm) -> Self {
        let fields = INTERVIEWERS
            .into_iter()
            .zip(typed.interviewers())
            .zip(1_u32..)
            .map(|((name, value), n)| {
                let label = cx.t_args("slots-interviewer", &[("n", n.into())]);
                form.optional(name, label, value).bare()
            });
        Self(fields.collect())
    }

    fn fields(&self) -> &[Field] {
        &self.0
    }

    fn view(self, cx: &ViewCx, page: &SlotDraft) -> AnyView {
        let staff: Vec<Choice> = page
            .staff
            .iter()
            .map(|(id, name)| Choice::new(id.to_string(), name.clone()))
            .collect();
        let fields = self
            .0
            .into_iter()
            .map(|field| {
                let none = cx.t("slots-interviewer-none");
                view! { <SelectField field choices=staff.clone() none/> }
            })
            .collect_view();
        view! {
            <p class="hint">{cx.t("slots-interviewers-hint")}</p>
            <div class="fields">{fields}</div>
        }
        .into_any()
    }
}
