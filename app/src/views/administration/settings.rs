use super::{Place, head, top};
use crate::components::content::DayDate;
use crate::components::form::{
    CheckField, FormState, HiddenField, RadioField, SelectField, SubmitButton, TextArea, TextField,
    Tone,
};
use crate::paths;
use crate::views::identity::{languages, zone_choices};
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::AppError;
use model::administration::{HolidaysForm, INSTALLATION_NAME_MAX, SettingsForm, SettingsPage};

/// The form of the page that came back.
#[derive(Clone, Debug)]
pub enum SettingsRefused {
    Settings(Box<SettingsForm>, AppError),
    Holidays(HolidaysForm, AppError),
    Removal(AppError),
}

/// What the frame of [`settings`] needs.
#[must_use]
pub fn settings_head(cx: &ViewCx) -> Head {
    head(cx, "administration-settings-title", "narrow")
}

/// The settings of the installation and its holidays.
#[must_use]
pub fn settings(cx: &ViewCx, page: &SettingsPage, refused: Option<&SettingsRefused>) -> AnyView {
    let removal = match refused {
        Some(SettingsRefused::Removal(error)) => Some(error),
        _ => None,
    };
    view! {
        {top(cx, cx.t("administration-settings-title"), Place::Settings, ().into_any())}
        <div class="page-body">
            {FormState::new(cx.lang, removal).summary(&[])} {names(cx, page, refused)}
            {holidays(cx, page, refused)}
        </div>
    }
    .into_any()
}

fn names(cx: &ViewCx, page: &SettingsPage, refused: Option<&SettingsRefused>) -> AnyView {
    let (typed, error) = match refused {
        Some(SettingsRefused::Settings(typed, error)) => (typed.as_ref(), Some(error)),
        _ => (&page.form, None),
    };
    let form = FormState::new(cx.lang, error);
    let line = |name, key: &str, value: &str| {
        form.required(name, cx.t(key), value)
            .limit(form.limit(INSTALLATION_NAME_MAX))
    };
    let vendor_ja = line(
        "vendor_name_ja",
        "administration-vendor-ja",
        &typed.vendor_name_ja,
    );
    let vendor_en = line(
        "vendor_name_en",
        "administration-vendor-en",
        &typed.vendor_name_en,
    );
    let product_ja = line(
        "product_name_ja",
        "administration-product-ja",
        &typed.product_name_ja,
    );
    let product_en = line(
        "product_name_en",
        "administration-product-en",
        &typed.product_name_en,
    );
    let sender = line(
        "sender_name",
        "administration-sender-name",
        &typed.sender_name,
    );
    let address = form
        .required(
            "sender_address",
            cx.t("administration-sender-address"),
            &typed.sender_address,
        )
        .hint(cx.t("administration-sender-hint"));
    let lang = form
        .choice(
            "default_lang",
            cx.t("administration-default-lang"),
            &typed.default_lang,
        )
        .hint(cx.t("administration-default-lang-hint"));
    let zone = form.choice(
        "time_zone",
        cx.t("administration-time-zone"),
        &typed.time_zone,
    );
    let first_word = form
        .required(
            "first_word_days",
            cx.t("administration-first-word"),
            &typed.first_word_days,
        )
        .hint(cx.t("administration-first-word-hint"));
    let rest = form
        .required(
            "ask_rest_days",
            cx.t("administration-ask-rest"),
            &typed.ask_rest_days,
        )
        .hint(cx.t("administration-ask-rest-hint"));
    let goal = form
        .required(
            "direct_contact_goal",
            cx.t("administration-direct-contact-goal"),
            &typed.direct_contact_goal,
        )
        .hint(cx.t("administration-direct-contact-goal-hint"));
    let days = form.choice("working_days", cx.t("administration-working-days"), "");
    let summary = form.summary(&[
        &vendor_ja,
        &vendor_en,
        &product_ja,
        &product_en,
        &sender,
        &address,
        &lang,
        &zone,
        &days,
        &first_word,
        &rest,
        &goal,
    ]);
    let error = (!days.error.is_empty()).then(|| {
        view! { <p class="error">{days.error.clone()}</p> }
    });
    let boxes = (1..=7_u32)
        .map(|day| {
            let name = format!("day{day}");
            let id = if day == 1 {
                "working_days".to_owned()
            } else {
                name.clone()
            };
            let field = form
                .optional(
                    &name,
                    cx.t(&format!("administration-weekday-{day}")),
                    typed.of_day(day),
                )
                .id(id)
                .bare();
            view! { <CheckField field/> }
        })
        .collect_view();
    view! {
        <form method="post" action=paths::settings() novalidate=true>
            {summary} <section class="block first" aria-labelledby="names-title">
                <h2 id="names-title">{cx.t("administration-names-title")}</h2>
                <div class="fields pairs">
                    <TextField field=vendor_ja/>
                    <TextField field=vendor_en/>
                    <TextField field=product_ja/>
                    <TextField field=product_en/>
                </div>
            </section> <section class="block" aria-labelledby="sender-title">
                <h2 id="sender-title">{cx.t("administration-sender-title")}</h2>
                <div class="fields">
                    <TextField field=sender/>
                    <TextField field=address kind="email"/>
                </div>
            </section> <section class="block" aria-labelledby="work-title">
                <h2 id="work-title">{cx.t("administration-work-title")}</h2>
                <RadioField field=lang choices=languages(cx)/>
                <SelectField field=zone choices=zone_choices(cx)/>
                <fieldset class="field">
                    <legend class="label">{cx.t("administration-working-days")}</legend>
                    {error}
                    <div class="boxes in-line">{boxes}</div>
                </fieldset>
                <TextField field=first_word short=true/> <TextField field=rest short=true/>
                <TextField field=goal short=true/>
            </section> <HiddenField name="version" value=page.form.version.clone()/>
            <div class="actions">
                <SubmitButton label=cx.t("administration-settings-save")/>
            </div>
        </form>
    }
    .into_any()
}

fn holidays(cx: &ViewCx, page: &SettingsPage, refused: Option<&SettingsRefused>) -> AnyView {
    let first;
    let (typed, error) = match refused {
        Some(SettingsRefused::Holidays(typed, error)) => (typed, Some(error)),
        _ => {
            first = HolidaysForm::default();
            (&first, None)
        }
    };
    let form = FormState::new(cx.lang, error);
    let field = form
        .required("days", cx.t("administration-holidays-add"), &typed.days)
        .hint(cx.t("administration-holidays-hint"));
    let list = if page.holidays.is_empty() {
        view! { <p class="soft">{cx.t("administration-holidays-none")}</p> }.into_any()
    } else {
        let rows = page
            .holidays
            .iter()
            .map(|day| {
                let words = text::day_with_year(cx.lang, *day);
                let label = cx.t_args(
                    "administration-holidays-remove-day",
                    &[("day", (&words).into())],
                );
                view! {
                    <li>
                        <DayDate day=*day words/>
                        <form method="post" action=paths::holiday_removal()>
                            <HiddenField name="day" value=day.to_string()/>
                            <button type="submit" class="linkish" aria-label=label>
                                {cx.t("administration-holidays-remove")}
                            </button>
                        </form>
                    </li>
                }
            })
            .collect_view();
        view! { <ul class="days">{rows}</ul> }.into_any()
    };
    let earlier = (page.earlier > 0).then(|| {
        let words = cx.t_args(
            "administration-holidays-earlier",
            &[("n", page.earlier.into())],
        );
        view! { <p class="soft small">{words}</p> }
    });
    view! {
        <section class="block" id="holidays" aria-labelledby="holidays-title">
            <h2 id="holidays-title">{cx.t("administration-holidays-title")}</h2>
            <p class="soft">{cx.t("administration-holidays-text")}</p>
            {list}
            {earlier}
            <form method="post" action=format!("{}#holidays", paths::holidays()) novalidate=true>
                {form.summary(&[&field])} <TextArea field rows=5/> <div class="actions">
                    <SubmitButton label=cx.t("administration-holidays-send") tone=Tone::Plain/>
                </div>
            </form>
        </section>
    }
    .into_any()
}
