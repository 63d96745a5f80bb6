use super::{head, languages, zones};
use crate::components::content::UserText;
use crate::components::form::{
    CheckField, Choice, FormState, RadioField, SelectField, SubmitButton, TextField,
};
use crate::paths;
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::accounts::SignInWay;
use model::people::{JoinForm, JoinPage, NAME_MAX, PASSWORD_MIN, READING_MAX};
use model::{AppError, Lang};

/// The form as it is offered first: what the inviter knows, and the zone the browser or the
/// vendor suggests.
#[must_use]
pub fn join_form(page: &JoinPage, zone: &str) -> JoinForm {
    JoinForm {
        family_name: page.family_name.clone(),
        given_name: page.given_name.clone(),
        reading: page.reading.clone(),
        lang: page.lang.to_string(),
        time_zone: zone.to_owned(),
        way: SignInWay::Password.to_string(),
        ..JoinForm::default()
    }
}

/// What the frame of [`join`] needs.
#[must_use]
pub fn join_head(cx: &ViewCx) -> Head {
    head(cx, "identity-join-head")
}

/// The welcome page behind an invitation: who invites, what this is, what is expected, and the
/// form to join with.
#[must_use]
pub fn join(cx: &ViewCx, page: &JoinPage, typed: &JoinForm, error: Option<&AppError>) -> AnyView {
    let title = cx.t_args("identity-join-title", &[("vendor", (&cx.vendor).into())]);
    let vendor = ("vendor", (&cx.vendor).into());
    // The first administrator is invited by nobody.
    let by = if page.invited_by.is_empty() {
        cx.t_args("identity-join-by-vendor", &[vendor])
    } else {
        let inviter = ("inviter", (&page.invited_by).into());
        cx.t_args("identity-join-by", &[inviter, vendor])
    };
    let until = cx.t_args(
        "identity-join-until",
        &[("when", cx.date_time(page.expires_at).into())],
    );
    view! {
        <h1>{title}</h1>
        {invitation(page, by)}
        {about(cx)}
        {form(cx, page, typed, error)}
        <p class="aside-line">{until}</p>
    }
    .into_any()
}

fn invitation(page: &JoinPage, by: String) -> AnyView {
    let line = (!page.personal_line.is_empty()).then(|| {
        let lang = Lang::of_text(&page.personal_line);
        view! { <UserText text=page.personal_line.clone() lang/> }
    });
    view! {
        <section class="parts">
            <div class="part">
                <h2>{by}</h2>
                {line}
            </div>
        </section>
    }
    .into_any()
}

fn about(cx: &ViewCx) -> AnyView {
    let vendor = || [("vendor", (&cx.vendor).into())];
    view! {
        <h2>{cx.t("identity-join-what-title")}</h2>
        <p>{cx.t_args("identity-join-what", &vendor())}</p>
        <h2>{cx.t("identity-join-expected-title")}</h2>
        <p>{cx.t("identity-join-expected")}</p>
        <h2>{cx.t("identity-join-privacy-title")}</h2>
        <ul>
            <li>{cx.t_args("identity-join-privacy-read", &vendor())}</li>
            <li>{cx.t("identity-join-privacy-kept")}</li>
            <li>{cx.t_args("identity-join-privacy-leave", &vendor())}</li>
        </ul>
    }
    .into_any()
}

fn form(cx: &ViewCx, page: &JoinPage, typed: &JoinForm, error: Option<&AppError>) -> AnyView {
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
    let lang = form
        .choice("lang", cx.t("identity-lang"), &typed.lang)
        .hint(cx.t("identity-lang-hint"));
    let zone = form
        .choice("time_zone", cx.t("identity-zone"), &typed.time_zone)
        .hint(cx.t("identity-zone-hint"));
    let way = form
        .choice("way", cx.t("identity-way"), &typed.way)
        .hint(cx.t("identity-way-hint"));
    let rule = cx.t_args("identity-password-rule", &[("n", PASSWORD_MIN.into())]);
    let password = form
        .optional("password", cx.t("identity-password"), "")
        .hint(format!("{} {rule}", cx.t("identity-password-optional")))
        .bare();
    let terms = form
        .required("agree_terms", cx.t("identity-terms"), &typed.agree_terms)
        .hint(cx.t("identity-terms-hint"));
    let digest = form
        .optional("agree_digest", cx.t("identity-digest"), &typed.agree_digest)
        .hint(cx.t("identity-digest-hint"));
    let studies = form
        .optional(
            "agree_studies",
            cx.t("identity-studies"),
            &typed.agree_studies,
        )
        .hint(cx.t("identity-studies-hint"));
    let summary = form.summary(&[
        &family, &given, &reading, &lang, &zone, &way, &password, &terms, &digest, &studies,
    ]);
    view! {
        <h2>{cx.t("identity-join-form-title")}</h2>
        <form method="post" action=paths::join()>
            {summary} {account(cx, page)} <div class="fields">
                <TextField field=family autocomplete="family-name"/>
                <TextField field=given autocomplete="given-name"/>
            </div> <TextField field=reading/> <RadioField field=lang choices=languages(cx)/>
            <SelectField field=zone choices=zones::choices(cx)/>
            <RadioField field=way choices=ways(cx)/>
            <TextField field=password kind="password" autocomplete="new-password"/>
            <CheckField field=terms/> <CheckField field=digest/> <CheckField field=studies/>
            <SubmitButton label=cx.t("identity-join-button")/>
        </form>
    }
    .into_any()
}

fn ways(cx: &ViewCx) -> Vec<Choice> {
    [
        (SignInWay::Password, cx.t("identity-way-password")),
        (SignInWay::Code, cx.t("identity-way-code")),
    ]
    .into_iter()
    .map(|(way, name)| Choice::new(way.as_str(), name))
    .collect()
}

/// The address is bound to the link; managers of passwords take it from here.
fn account(cx: &ViewCx, page: &JoinPage) -> AnyView {
    view! {
        <div class="field">
            <label class="label" for="email">
                {cx.t("identity-email")}
            </label>
            <p class="hint" id="email-hint">
                {cx.t("identity-email-bound")}
            </p>
            <input
                type="email"
                id="email"
                value=page.email.clone()
                readonly=true
                autocomplete="username"
                aria-describedby="email-hint"
            />
        </div>
    }
    .into_any()
}
