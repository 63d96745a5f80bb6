use super::{about, head, languages, zones};
use crate::components::form::{
    FormState, HiddenField, RadioField, SelectField, SubmitButton, TextField,
};
use crate::paths;
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::AppError;
use model::people::{NAME_MAX, READING_MAX};
use model::profile::OwnForm;

/// What the frame of [`profile`] needs.
#[must_use]
pub fn profile_head(cx: &ViewCx) -> Head {
    head(cx, "identity-own-title")
}

/// One's own profile: who I am, how the portal speaks to me, what others may ask me about.
#[must_use]
pub fn profile(cx: &ViewCx, typed: &OwnForm, error: Option<&AppError>) -> AnyView {
    let form = FormState::new(cx.lang, error);
    let family = form
        .required(
            "family_name",
            cx.t("identity-family-name"),
            &typed.family_name,
        )
        .limit(form.limit(NAME_MAX));
    let given = form
        .optional("given_name", cx.t("identity-given-name"), &typed.given_name)
        .limit(form.limit(NAME_MAX));
    let reading = form
        .optional("reading", cx.t("identity-reading"), &typed.reading)
        .hint(cx.t("identity-reading-hint"))
        .limit(form.limit(READING_MAX));
    let lang = form.choice("lang", cx.t("identity-lang"), &typed.lang);
    let zone = form
        .choice("time_zone", cx.t("identity-zone"), &typed.time_zone)
        .hint(cx.t("identity-zone-hint"));
    let about = about::fields(cx, &form, &typed.profile());
    let mut all = vec![&family, &given, &reading, &lang, &zone];
    all.extend(&about);
    let summary = form.summary(&all);
    view! {
        <header class="page-head">
            <h1 class="title">{cx.t("identity-own-title")}</h1>
            <p class="intro">{cx.t("identity-own-text")}</p>
        </header>
        <div class="page-body">
            <form method="post" action=paths::profile()>
                {summary} <HiddenField name="version" value=typed.version.clone()/>
                <section class="block" aria-labelledby="own-name">
                    <h2 id="own-name">{cx.t("identity-own-name")}</h2>
                    <div class="fields">
                        <TextField field=family autocomplete="family-name"/>
                        <TextField field=given autocomplete="given-name"/>
                    </div>
                    <TextField field=reading/>
                </section>
                <section class="block" aria-labelledby="own-portal">
                    <h2 id="own-portal">{cx.t("identity-own-portal")}</h2>
                    <RadioField field=lang choices=languages(cx)/>
                    <SelectField field=zone choices=zones::choices(cx)/>
                </section>
                <section class="block" aria-labelledby="own-work">
                    <h2 id="own-work">{cx.t("identity-own-work")}</h2>
                    <p class="hint">{cx.t("identity-own-work-hint")}</p>
                    {about::inputs(about)}
                </section>
                <div class="actions">
                    <SubmitButton label=cx.t("identity-own-save")/>
                    <a class="btn quiet" href=paths::home()>
                        {cx.t("identity-own-cancel")}
                    </a>
                </div>
            </form>
        </div>
    }
    .into_any()
}
