use super::head;
use crate::components::form::{FormState, SubmitButton, TextField};
use crate::paths;
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::AppError;
use model::accounts::AddressForm;

/// What the frame of [`address`] needs.
#[must_use]
pub fn address_head(cx: &ViewCx) -> Head {
    head(cx, "account-address-title")
}

/// Where a new address is typed.
#[must_use]
pub fn address(
    cx: &ViewCx,
    present: &str,
    typed: &AddressForm,
    error: Option<&AppError>,
) -> AnyView {
    let form = FormState::new(cx.lang, error);
    let email = form
        .required("email", cx.t("account-address-new"), &typed.email)
        .bare();
    let summary = form.summary(&[&email]);
    view! {
        <header class="page-head">
            <h1 class="title">{cx.t("account-address-title")}</h1>
            <p class="intro">
                {cx.t_args("account-address-text", &[("email", present.into())])}
            </p>
        </header>
        <div class="page-body">
            <form method="post" action=paths::account_address() novalidate=true>
                {summary} <TextField field=email kind="email" autocomplete="email"/>
                <SubmitButton label=cx.t("account-address-save")/>
            </form>
        </div>
    }
    .into_any()
}

/// What the frame of [`address_confirm`] needs.
#[must_use]
pub fn address_confirm_head(cx: &ViewCx) -> Head {
    head(cx, "account-address-confirm-title")
}

/// Behind the link that went to the new address; `None` for one that does not work.
#[must_use]
pub fn address_confirm(cx: &ViewCx, email: Option<&str>, error: Option<&AppError>) -> AnyView {
    let summary = FormState::new(cx.lang, error).summary(&[]);
    let body = match email {
        Some(email) => view! {
            <p class="intro">
                {cx.t_args("account-address-confirm-text", &[("email", email.into())])}
            </p>
            <form method="post" action=paths::account_address_confirm()>
                <SubmitButton label=cx.t("account-address-confirm-save")/>
            </form>
        }
        .into_any(),
        None => view! {
            <p class="intro">{cx.t("account-spent-text")}</p>
            <p>
                <a class="btn" href=paths::account_address()>
                    {cx.t("account-spent-button")}
                </a>
            </p>
        }
        .into_any(),
    };
    let title = if email.is_some() {
        "account-address-confirm-title"
    } else {
        "account-spent-title"
    };
    view! {
        <header class="page-head">
            <h1 class="title">{cx.t(title)}</h1>
        </header>
        <div class="page-body">{summary} {body}</div>
    }
    .into_any()
}
