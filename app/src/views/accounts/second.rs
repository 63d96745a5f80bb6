use super::{head, next};
use crate::components::form::{FormState, SubmitButton, TextField};
use crate::paths;
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::AppError;
use model::accounts::CodeForm;

/// What the frame of [`second`] needs.
#[must_use]
pub fn second_head(cx: &ViewCx) -> Head {
    head(cx, "account-second-title")
}

/// The second factor, asked for after the first; what was typed never comes back.
#[must_use]
pub fn second(cx: &ViewCx, typed: &CodeForm, error: Option<&AppError>) -> AnyView {
    let form = FormState::new(cx.lang, error);
    let code = form
        .required("code", cx.t("account-code-label"), "")
        .hint(cx.t("account-second-hint"))
        .bare();
    let summary = form.summary(&[&code]);
    view! {
        <h1>{cx.t("account-second-title")}</h1>
        <p>{cx.t("account-second-text")}</p>
        <form method="post" action=paths::sign_in_second() novalidate=true>
            {summary} {next(&typed.next)}
            <TextField field=code autocomplete="one-time-code" short=true/>
            <SubmitButton label=cx.t("account-second-enter")/>
        </form>
        <p class="aside-line">{cx.t("account-second-lost")}</p>
        <p class="aside-line">
            <a href=paths::sign_in_next(&typed.next)>{cx.t("account-back-to-sign-in")}</a>
        </p>
    }
    .into_any()
}
