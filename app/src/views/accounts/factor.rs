use super::head;
use crate::components::form::{FormState, SubmitButton, TextField, Tone};
use crate::paths;
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::AppError;
use model::accounts::{FactorPage, FactorSecret};
use std::fmt::Write as _;

/// Light modules around a QR code (ISO/IEC 18004, 5.3.8).
const QUIET: usize = 4;

/// What the frame of [`factor`] needs.
#[must_use]
pub fn factor_head(cx: &ViewCx) -> Head {
    head(cx, "account-factor-title")
}

/// The second factor: off, being set up, or on. `needed` for those who may not go on without.
#[must_use]
pub fn factor(cx: &ViewCx, page: &FactorPage, needed: bool, error: Option<&AppError>) -> AnyView {
    let needed = needed.then(|| {
        let text = cx.t_args("account-factor-needed", &[("vendor", (&cx.vendor).into())]);
        view! { <p class="note warn">{text}</p> }
    });
    let form = FormState::new(cx.lang, error);
    let body = match page {
        FactorPage::Off => {
            view! { {form.summary(&[])} {begin(cx, "account-factor-begin", Tone::Primary)} }
                .into_any()
        }
        FactorPage::Pending(secret) => pending(cx, form, secret),
        FactorPage::On { codes_left, .. } => on(cx, form, *codes_left),
    };
    view! {
        <header class="page-head">
            <h1 class="title">{cx.t("account-factor-title")}</h1>
            <p class="intro">{cx.t("account-factor-text")}</p>
        </header>
        <div class="page-body">{needed} {body}</div>
    }
    .into_any()
}

fn begin(cx: &ViewCx, label: &str, tone: Tone) -> AnyView {
    view! {
        <form method="post" action=paths::account_factor_begin()>
            <SubmitButton label=cx.t(label) tone=tone/>
        </form>
    }
    .into_any()
}

fn pending(cx: &ViewCx, form: FormState<'_>, secret: &FactorSecret) -> AnyView {
    let code = form
        .required("code", cx.t("account-factor-code"), "")
        .bare();
    let summary = form.summary(&[&code]);
    view! {
        {summary}
        <h2>{cx.t("account-factor-scan-title")}</h2>
        <p>{cx.t("account-factor-scan")}</p>
        {picture(cx, secret)}
        <p>{cx.t("account-factor-type")}</p>
        <p>
            <code class="key">{secret.text.clone()}</code>
        </p>
        <h2>{cx.t("account-factor-prove-title")}</h2>
        <form method="post" action=paths::account_factor() novalidate=true>
            <TextField field=code autocomplete="one-time-code" short=true/>
            <SubmitButton label=cx.t("account-factor-confirm")/>
        </form>
        {begin(cx, "account-factor-new-key", Tone::Quiet)}
    }
    .into_any()
}

/// The QR code: always dark on light, since some apps cannot read it the other way round.
fn picture(cx: &ViewCx, secret: &FactorSecret) -> AnyView {
    let size = secret.qr.len() + 2 * QUIET;
    let mut path = String::new();
    for (y, row) in secret.qr.iter().enumerate() {
        for (x, dark) in row.iter().enumerate() {
            if *dark {
                // Writing to a string does not fail.
                let _ = write!(path, "M{},{}h1v1h-1z", x + QUIET, y + QUIET);
            }
        }
    }
    view! {
        <svg
            class="qr"
            role="img"
            aria-label=cx.t("account-factor-qr")
            viewBox=format!("0 0 {size} {size}")
            shape-rendering="crispEdges"
        >
            <rect width=size height=size fill="#fff"></rect>
            <path d=path fill="#000"></path>
        </svg>
    }
    .into_any()
}

fn on(cx: &ViewCx, form: FormState<'_>, codes_left: u32) -> AnyView {
    let left = cx.t_args("account-factor-codes-left", &[("n", codes_left.into())]);
    view! {
        {form.summary(&[])}
        <p>{left}</p>
        <form method="post" action=paths::account_factor_codes()>
            <p class="hint">{cx.t("account-factor-renew-hint")}</p>
            <SubmitButton label=cx.t("account-factor-renew") tone=Tone::Plain/>
        </form>
        <form method="post" action=paths::account_factor_off()>
            <p class="hint">{cx.t("account-factor-end-hint")}</p>
            <SubmitButton label=cx.t("account-factor-end") tone=Tone::Danger/>
        </form>
    }
    .into_any()
}

/// What the frame of [`recovery_codes`] needs.
#[must_use]
pub fn recovery_codes_head(cx: &ViewCx) -> Head {
    head(cx, "account-factor-codes-title")
}

/// The recovery codes, this one time.
#[must_use]
pub fn recovery_codes(cx: &ViewCx, codes: &[String]) -> AnyView {
    let lines = codes
        .iter()
        .map(|code| view! { <li><code>{code.clone()}</code></li> })
        .collect_view();
    view! {
        <header class="page-head">
            <h1 class="title">{cx.t("account-factor-codes-title")}</h1>
            <p class="intro">{cx.t("account-factor-codes-text")}</p>
        </header>
        <div class="page-body">
            <ul class="recovery">{lines}</ul>
            <p>
                <a class="btn primary" href=paths::account()>
                    {cx.t("account-factor-codes-done")}
                </a>
            </p>
        </div>
    }
    .into_any()
}
