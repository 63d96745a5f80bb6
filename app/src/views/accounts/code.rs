use super::{by_mail, head, next};
use crate::components::form::{FormState, SubmitButton, TextField};
use crate::paths;
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::AppError;
use model::accounts::{AskByMail, CodeForm};

/// What the frame of [`code_ask`] needs.
#[must_use]
pub fn code_ask_head(cx: &ViewCx) -> Head {
    head(cx, "account-code-title")
}

/// Where a code is asked for instead of typing a password.
#[must_use]
pub fn code_ask(cx: &ViewCx, typed: &AskByMail, error: Option<&AppError>) -> AnyView {
    view! {
        <h1>{cx.t("account-code-title")}</h1>
        <p>{cx.t("account-code-text")}</p>
        {by_mail(cx, paths::sign_in_code(), cx.t("account-code-send"), typed, error)}
        <p class="aside-line">
            <a href=paths::sign_in_next(&typed.next)>{cx.t("account-by-password-link")}</a>
        </p>
    }
    .into_any()
}

/// What the frame of [`code_enter`] needs.
#[must_use]
pub fn code_enter_head(cx: &ViewCx) -> Head {
    head(cx, "account-code-enter-title")
}

/// Where the code is typed: the same for every address (ASVS 6.3.8).
#[must_use]
pub fn code_enter(cx: &ViewCx, typed: &CodeForm, error: Option<&AppError>) -> AnyView {
    let form = FormState::new(cx.lang, error);
    let code = form
        .required("code", cx.t("account-code-label"), &typed.code)
        .hint(cx.t("account-code-hint"))
        .bare();
    let summary = form.summary(&[&code]);
    view! {
        <h1>{cx.t("account-code-enter-title")}</h1>
        <p>{cx.t("account-code-enter-text")}</p>
        <form method="post" action=paths::sign_in_code_enter() novalidate=true>
            {summary} {next(&typed.next)}
            <TextField field=code autocomplete="one-time-code" short=true/>
            <SubmitButton label=cx.t("account-code-enter")/>
        </form>
        <p class="aside-line">
            <a href=paths::sign_in_code_next(&typed.next)>{cx.t("account-code-again")}</a>
        </p>
    }
    .into_any()
}
