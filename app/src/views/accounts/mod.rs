//! One's own account: ways in besides the password, and what is looked after by oneself. What
//! comes before signing in goes into [`crate::shell::bare`], the rest into
//! [`crate::shell::document`].

mod account;
mod address;
mod code;
mod confirm;
mod factor;
mod passkeys;
mod password;
mod reset;
mod second;

pub use account::{account, account_head};
pub use address::{address, address_confirm, address_confirm_head, address_head};
pub use code::{code_ask, code_ask_head, code_enter, code_enter_head};
pub use confirm::{Offer, confirm, confirm_head};
pub use factor::{factor, factor_head, recovery_codes, recovery_codes_head};
pub use passkeys::{
    by_passkey, passkey_create, passkey_create_head, passkey_new, passkey_new_head,
    passkey_sign_in, passkey_sign_in_head,
};
pub use password::{password, password_head};
pub use reset::{
    reset_ask, reset_ask_head, reset_done, reset_done_head, reset_new, reset_new_head, reset_sent,
    reset_sent_head, reset_spent, reset_spent_head,
};
pub use second::{second, second_head};

use crate::components::form::{FormState, HiddenField, SubmitButton, TextField};
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::AppError;
use model::accounts::AskByMail;

fn head(cx: &ViewCx, key: &str) -> Head {
    Head {
        title: cx.t(key),
        width: "narrow",
        islands: false,
    }
}

fn next(path: &str) -> AnyView {
    (!path.is_empty())
        .then(|| view! { <HiddenField name="next" value=path.to_owned()/> })
        .into_any()
}

/// The address a password belongs to, for managers of passwords.
fn username(email: &str) -> AnyView {
    view! {
        <input
            type="text"
            class="unseen"
            value=email.to_owned()
            readonly=true
            tabindex="-1"
            aria-hidden="true"
            autocomplete="username"
        />
    }
    .into_any()
}

/// Where something is asked for that comes by mail.
fn by_mail(
    cx: &ViewCx,
    action: String,
    send: String,
    typed: &AskByMail,
    error: Option<&AppError>,
) -> AnyView {
    let form = FormState::new(cx.lang, error);
    let email = form
        .required("email", cx.t("identity-email"), &typed.email)
        .bare();
    let summary = form.summary(&[&email]);
    view! {
        <form method="post" action=action novalidate=true>
            {summary} {next(&typed.next)}
            <TextField field=email kind="email" autocomplete="username"/>
            <SubmitButton label=send/>
        </form>
    }
    .into_any()
}
