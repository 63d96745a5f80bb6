use super::{head, username};
use crate::components::form::{FormState, SubmitButton, TextField};
use crate::paths;
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::AppError;
use model::accounts::Proofs;
use model::people::{PASSWORD_MIN, PASSWORD_MIN_WITH_FACTOR};

/// What the frame of [`password`] needs.
#[must_use]
pub fn password_head(cx: &ViewCx, proofs: &Proofs) -> Head {
    head(cx, title(proofs))
}

const fn title(proofs: &Proofs) -> &'static str {
    if proofs.has_password {
        "account-password-title"
    } else {
        "account-password-title-add"
    }
}

/// The present password and the new one; neither ever comes back.
#[must_use]
pub fn password(cx: &ViewCx, proofs: &Proofs, error: Option<&AppError>) -> AnyView {
    let form = FormState::new(cx.lang, error);
    let current = form
        .required("current", cx.t("account-password-current"), "")
        .bare();
    let rule = if proofs.has_factor {
        cx.t_args(
            "account-password-short-rule",
            &[("n", PASSWORD_MIN_WITH_FACTOR.into())],
        )
    } else {
        cx.t_args("identity-password-rule", &[("n", PASSWORD_MIN.into())])
    };
    let new = form
        .required("password", cx.t("account-password-new"), "")
        .hint(rule)
        .bare();
    let summary = form.summary(&[&current, &new]);
    let save = if proofs.has_password {
        "account-password-save"
    } else {
        "account-password-save-add"
    };
    let current = proofs.has_password.then(|| {
        view! { <TextField field=current kind="password" autocomplete="current-password"/> }
    });
    view! {
        <header class="page-head">
            <h1 class="title">{cx.t(title(proofs))}</h1>
        </header>
        <div class="page-body">
            <form method="post" action=paths::account_password() novalidate=true>
                {summary} {username(&proofs.email)} {current}
                <TextField field=new kind="password" autocomplete="new-password"/>
                <p class="hint">{cx.t("account-password-ends")}</p>
                <SubmitButton label=cx.t(save)/>
            </form>
        </div>
    }
    .into_any()
}
