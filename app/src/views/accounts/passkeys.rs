//! Passkeys. The browser's own dialogue is reached by a script alone, a small file without WASM;
//! what it answers travels in an ordinary form. Whatever needs it is hidden until it runs.

use super::{head, next};
use crate::components::form::{FormState, HiddenField, SubmitButton, TextField, Tone};
use crate::paths;
use crate::views::{Head, ViewCx};
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use model::AppError;
use model::accounts::{AccountPage, PASSKEY_NAME_MAX, PASSKEYS_MAX, PasskeyForm, PasskeyLine};

/// What the browser is asked for, as the script reads it.
#[derive(Clone, Copy)]
enum Asked {
    Create,
    Get,
}

/// The script; its page says which parts it shows and what it asks.
fn script() -> AnyView {
    view! { <script type="module" nonce=use_nonce() src=paths::passkeys_script()></script> }
        .into_any()
}

/// The section of the account page; nothing where there are none and none can be added.
pub(super) fn section(cx: &ViewCx, page: &AccountPage) -> Option<AnyView> {
    if !page.passkeys_offered && page.passkeys.is_empty() {
        return None;
    }
    let lines = (!page.passkeys.is_empty()).then(|| {
        let lines = page
            .passkeys
            .iter()
            .map(|passkey| line(cx, passkey))
            .collect_view();
        view! { <ul class="rows sessions">{lines}</ul> }
    });
    let add = page.passkeys_offered.then(|| add(cx, page));
    Some(
        view! {
            <section class="passkeys" id="passkeys" aria-labelledby="passkeys-title">
                <h2 id="passkeys-title">{cx.t("account-passkeys")}</h2>
                <p class="hint">{cx.t("account-passkeys-text")}</p>
                {lines}
                {add}
            </section>
        }
        .into_any(),
    )
}

fn add(cx: &ViewCx, page: &AccountPage) -> AnyView {
    if page.passkeys.len() >= PASSKEYS_MAX {
        let full = cx.t_args("account-passkeys-full", &[("n", PASSKEYS_MAX.into())]);
        return view! { <p class="hint">{full}</p> }.into_any();
    }
    view! {
        <p hidden=true data-passkeys="">
            <a class="btn" href=paths::account_passkey_new()>
                {cx.t("account-passkeys-add")}
            </a>
        </p>
        {without(cx)}
        {script()}
    }
    .into_any()
}

/// Said until the script takes it away, where the browser knows passkeys.
fn without(cx: &ViewCx) -> AnyView {
    let text = cx.t("account-passkeys-without");
    view! {
        <p class="hint" data-no-passkeys="">
            {text}
        </p>
    }
    .into_any()
}

fn line(cx: &ViewCx, passkey: &PasskeyLine) -> AnyView {
    let added = cx.t_args(
        "account-passkey-added",
        &[("day", cx.date(passkey.added_at).into())],
    );
    let used = match passkey.used_at {
        Some(at) => cx.t_args("account-passkey-used", &[("when", cx.date_time(at).into())]),
        None => cx.t("account-passkey-unused"),
    };
    let spoken = cx.t_args(
        "account-passkey-remove-spoken",
        &[("name", (&passkey.name).into())],
    );
    view! {
        <li class="session">
            <div>
                <b>{passkey.name.clone()}</b>
                <p class="soft">{added}</p>
                <p class="soft">{used}</p>
            </div>
            <form method="post" action=paths::account_passkey_remove(passkey.id)>
                <button type="submit" class="btn quiet" aria-label=spoken>
                    {cx.t("account-passkey-remove")}
                </button>
            </form>
        </li>
    }
    .into_any()
}

/// What the frame of [`passkey_new`] needs.
#[must_use]
pub fn passkey_new_head(cx: &ViewCx) -> Head {
    head(cx, "account-passkey-title")
}

/// What a new passkey is to be called, before the browser is asked for it.
#[must_use]
pub fn passkey_new(cx: &ViewCx, typed: &PasskeyForm, error: Option<&AppError>) -> AnyView {
    let form = FormState::new(cx.lang, error);
    let name = form
        .required("name", cx.t("account-passkey-name"), &typed.name)
        .hint(cx.t("account-passkey-name-hint"))
        .limit(form.limit(PASSKEY_NAME_MAX));
    let summary = form.summary(&[&name]);
    view! {
        <header class="page-head">
            <h1 class="title">{cx.t("account-passkey-title")}</h1>
            <p class="intro">{cx.t("account-passkey-text")}</p>
        </header>
        <div class="page-body">
            {without(cx)}
            <form
                method="post"
                action=paths::account_passkey_new()
                novalidate=true
                hidden=true
                data-passkeys=""
            >
                {summary} <TextField field=name/>
                <div class="actions">
                    <SubmitButton label=cx.t("account-passkey-begin")/>
                </div>
            </form>
            {back(cx)}
            {script()}
        </div>
    }
    .into_any()
}

/// What the frame of [`passkey_create`] needs.
#[must_use]
pub fn passkey_create_head(cx: &ViewCx) -> Head {
    head(cx, "account-passkey-create-title")
}

/// The question for a new passkey; the script asks it as soon as the page is there.
#[must_use]
pub fn passkey_create(cx: &ViewCx, options: &str) -> AnyView {
    view! {
        <header class="page-head">
            <h1 class="title">{cx.t("account-passkey-create-title")}</h1>
            <p class="intro">{cx.t("account-passkey-create-text")}</p>
        </header>
        <div class="page-body">
            {failed(cx, "account-passkey-failed")}
            {question(
                cx,
                paths::account_passkey_create(),
                Asked::Create,
                options,
                "",
                "account-passkey-create",
            )}
            {back(cx)}
        </div>
    }
    .into_any()
}

/// What the frame of [`passkey_sign_in`] needs.
#[must_use]
pub fn passkey_sign_in_head(cx: &ViewCx) -> Head {
    head(cx, "account-by-passkey-title")
}

/// The question for a passkey to sign in with.
#[must_use]
pub fn passkey_sign_in(cx: &ViewCx, options: &str, path: &str) -> AnyView {
    view! {
        <h1>{cx.t("account-by-passkey-title")}</h1>
        <p>{cx.t("account-by-passkey-text")}</p>
        {failed(cx, "account-by-passkey-failed")}
        {question(
            cx,
            paths::sign_in_passkey_enter(),
            Asked::Get,
            options,
            path,
            "account-by-passkey-button",
        )}
        <p class="aside-line">
            <a href=paths::sign_in_next(path)>{cx.t("account-back-to-sign-in")}</a>
        </p>
    }
    .into_any()
}

/// The button on the page where one signs in; hidden until the script knows that it leads on.
#[must_use]
pub fn by_passkey(cx: &ViewCx, path: &str) -> AnyView {
    view! {
        <form
            class="by-passkey"
            method="post"
            action=paths::sign_in_passkey()
            hidden=true
            data-passkeys=""
        >
            {next(path)}
            <SubmitButton label=cx.t("account-by-passkey") tone=Tone::Plain/>
        </form>
        {script()}
    }
    .into_any()
}

fn question(
    cx: &ViewCx,
    action: String,
    asked: Asked,
    options: &str,
    path: &str,
    label: &str,
) -> AnyView {
    let asked = match asked {
        Asked::Create => "create",
        Asked::Get => "get",
    };
    view! {
        <form
            method="post"
            action=action
            hidden=true
            data-passkeys=""
            data-passkey=asked
            data-options=options.to_owned()
        >
            <HiddenField name="credential" value=""/>
            {next(path)}
            <SubmitButton label=cx.t(label)/>
        </form>
        {without(cx)}
        {script()}
    }
    .into_any()
}

fn failed(cx: &ViewCx, key: &str) -> AnyView {
    view! {
        <p class="note warn" role="alert" hidden=true data-passkey-failed="">
            {cx.t(key)}
        </p>
    }
    .into_any()
}

fn back(cx: &ViewCx) -> AnyView {
    view! {
        <p class="aside-line">
            <a href=paths::account()>{cx.t("account-passkey-back")}</a>
        </p>
    }
    .into_any()
}
