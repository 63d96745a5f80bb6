use super::head;
use crate::components::form::{FormState, HiddenField, SubmitButton, TextField};
use crate::paths;
use crate::views::accounts::by_passkey;
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::AppError;
use model::people::SignIn;

/// An invented person of the demo: signed in with one press.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoAccount {
    pub name: String,
    /// The company, or what the person does at the vendor.
    pub about: String,
    pub email: String,
    pub password: String,
}

/// What the frame of [`sign_in`] needs.
#[must_use]
pub fn sign_in_head(cx: &ViewCx) -> Head {
    head(cx, "identity-sign-in-title")
}

/// Address and password, and a passkey where this installation takes them. `demo` lists accounts to choose from; the password that was typed never
/// comes back.
#[must_use]
pub fn sign_in(
    cx: &ViewCx,
    typed: &SignIn,
    error: Option<&AppError>,
    passkeys: bool,
    demo: Option<&[DemoAccount]>,
) -> AnyView {
    let form = FormState::new(cx.lang, error);
    let email = form
        .required("email", cx.t("identity-email"), &typed.email)
        .bare();
    let password = form
        .required("password", cx.t("identity-password"), "")
        .bare();
    let summary = form.summary(&[&email, &password]);
    let next = next(&typed.next);
    view! {
        <h1>{cx.t("identity-sign-in-title")}</h1>
        <form method="post" action=paths::sign_in() novalidate=true>
            {summary} {next} <TextField field=email kind="email" autocomplete="username"/>
            <TextField field=password kind="password" autocomplete="current-password"/>
            <SubmitButton label=cx.t("identity-sign-in-button")/>
        </form>
        {passkeys.then(|| by_passkey(cx, &typed.next))}
        <ul class="other-ways">
            <li>
                <a href=paths::sign_in_code_next(&typed.next)>{cx.t("account-by-code-link")}</a>
            </li>
            <li>
                <a href=paths::reset()>{cx.t("account-forgot-link")}</a>
            </li>
        </ul>
        <p class="aside-line">{cx.t("identity-sign-in-by-invitation")}</p>
        {demo.map(|accounts| choose(cx, accounts, &typed.next))}
    }
    .into_any()
}

fn next(path: &str) -> AnyView {
    (!path.is_empty())
        .then(|| view! { <HiddenField name="next" value=path.to_owned()/> })
        .into_any()
}

fn choose(cx: &ViewCx, accounts: &[DemoAccount], path: &str) -> AnyView {
    let accounts = accounts
        .iter()
        .map(|account| {
            view! {
                <li>
                    <form method="post" action=paths::sign_in()>
                        {next(path)} <HiddenField name="email" value=account.email.clone()/>
                        <HiddenField name="password" value=account.password.clone()/>
                        <button type="submit" class="btn">
                            <b>{account.name.clone()}</b>
                            " "
                            <span class="soft">{account.about.clone()}</span>
                        </button>
                    </form>
                </li>
            }
        })
        .collect_view();
    view! {
        <section aria-labelledby="demo-title">
            <h2 id="demo-title">{cx.t("identity-demo-title")}</h2>
            <p class="soft">{cx.t("identity-demo-text")}</p>
            <ul class="accounts">{accounts}</ul>
        </section>
    }
    .into_any()
}
