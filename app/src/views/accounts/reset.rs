use super::{by_mail, head, username};
use crate::components::form::{FormState, SubmitButton, TextField};
use crate::paths;
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::AppError;
use model::accounts::AskByMail;
use model::people::PASSWORD_MIN;

/// What the frame of [`reset_ask`] needs.
#[must_use]
pub fn reset_ask_head(cx: &ViewCx) -> Head {
    head(cx, "account-reset-title")
}

/// Where a link to set a new password is asked for.
#[must_use]
pub fn reset_ask(cx: &ViewCx, typed: &AskByMail, error: Option<&AppError>) -> AnyView {
    view! {
        <h1>{cx.t("account-reset-title")}</h1>
        <p>{cx.t("account-reset-text")}</p>
        {by_mail(cx, paths::reset(), cx.t("account-reset-send"), typed, error)}
        {back(cx)}
    }
    .into_any()
}

/// What the frame of [`reset_sent`] needs.
#[must_use]
pub fn reset_sent_head(cx: &ViewCx) -> Head {
    head(cx, "account-reset-sent-title")
}

/// The answer to everybody who asked, known or not (ASVS 6.3.8).
#[must_use]
pub fn reset_sent(cx: &ViewCx, email: &str) -> AnyView {
    view! {
        <h1>{cx.t("account-reset-sent-title")}</h1>
        <p>{cx.t_args("account-reset-sent-text", &[("email", email.into())])}</p>
        {back(cx)}
    }
    .into_any()
}

/// What the frame of [`reset_new`] needs.
#[must_use]
pub fn reset_new_head(cx: &ViewCx) -> Head {
    head(cx, "account-reset-title")
}

/// Behind the link: the new password, once.
#[must_use]
pub fn reset_new(cx: &ViewCx, email: &str, error: Option<&AppError>) -> AnyView {
    let form = FormState::new(cx.lang, error);
    let password = form
        .required("password", cx.t("account-password-new"), "")
        .hint(cx.t_args("identity-password-rule", &[("n", PASSWORD_MIN.into())]))
        .bare();
    let summary = form.summary(&[&password]);
    view! {
        <h1>{cx.t("account-reset-title")}</h1>
        <p>{cx.t_args("account-reset-for", &[("email", email.into())])}</p>
        <form method="post" action=paths::reset_new() novalidate=true>
            {summary} {username(email)}
            <TextField field=password kind="password" autocomplete="new-password"/>
            <p class="hint">{cx.t("account-reset-ends")}</p>
            <SubmitButton label=cx.t("account-reset-save")/>
        </form>
    }
    .into_any()
}

/// What the frame of [`reset_done`] needs.
#[must_use]
pub fn reset_done_head(cx: &ViewCx) -> Head {
    head(cx, "account-reset-done-title")
}

/// After the new password was set: nobody is signed in by it.
#[must_use]
pub fn reset_done(cx: &ViewCx) -> AnyView {
    view! {
        <h1>{cx.t("account-reset-done-title")}</h1>
        <p>{cx.t("account-reset-done-text")}</p>
        {back(cx)}
    }
    .into_any()
}

/// What the frame of [`reset_spent`] needs.
#[must_use]
pub fn reset_spent_head(cx: &ViewCx) -> Head {
    head(cx, "account-spent-title")
}

/// Behind a link that does not work, whatever the reason.
#[must_use]
pub fn reset_spent(cx: &ViewCx) -> AnyView {
    view! {
        <h1>{cx.t("account-spent-title")}</h1>
        <p>{cx.t("account-spent-text")}</p>
        <p>
            <a class="btn primary" href=paths::reset()>
                {cx.t("account-spent-button")}
            </a>
        </p>
        {back(cx)}
    }
    .into_any()
}

fn back(cx: &ViewCx) -> AnyView {
    view! {
        <p class="aside-line">
            <a href=paths::sign_in()>{cx.t("account-back-to-sign-in")}</a>
        </p>
    }
    .into_any()
}
