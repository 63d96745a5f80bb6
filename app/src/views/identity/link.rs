use super::head;
use crate::components::form::{FormState, SubmitButton, TextField};
use crate::paths;
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::AppError;
use model::people::AskAgain;

/// What the frame of [`link_spent`] needs.
#[must_use]
pub fn link_spent_head(cx: &ViewCx) -> Head {
    head(cx, "identity-spent-title")
}

/// Behind a link that was used, replaced or withdrawn, whose time is over, or that never was one:
/// all look the same.
#[must_use]
pub fn link_spent(cx: &ViewCx, typed: &AskAgain, error: Option<&AppError>) -> AnyView {
    let form = FormState::new(cx.lang, error);
    let email = form
        .required("email", cx.t("identity-email"), &typed.email)
        .hint(cx.t("identity-spent-email-hint"))
        .bare();
    let summary = form.summary(&[&email]);
    view! {
        <h1>{cx.t("identity-spent-title")}</h1>
        <p>{cx.t("identity-spent-text")}</p>
        <form method="post" action=paths::join_again() novalidate=true>
            {summary} <TextField field=email kind="email" autocomplete="email"/>
            <SubmitButton label=cx.t("identity-spent-button")/>
        </form>
        <p class="aside-line">
            {cx.t("identity-spent-joined")} " "
            <a href=paths::sign_in()>{cx.t("identity-sign-in-title")}</a>
        </p>
    }
    .into_any()
}

/// What the frame of [`asked_again`] needs.
#[must_use]
pub fn asked_again_head(cx: &ViewCx) -> Head {
    head(cx, "identity-asked-title")
}

/// The answer to everybody who asked, known or not (ASVS 6.3.8).
#[must_use]
pub fn asked_again(cx: &ViewCx) -> AnyView {
    view! {
        <h1>{cx.t("identity-asked-title")}</h1>
        <p>{cx.t("identity-asked-text")}</p>
        <p class="aside-line">
            {cx.t("identity-spent-joined")} " "
            <a href=paths::sign_in()>{cx.t("identity-sign-in-title")}</a>
        </p>
    }
    .into_any()
}
