use super::{head, next, username};
use crate::components::form::{FormState, SubmitButton, TextField, Tone};
use crate::paths;
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::AppError;
use model::accounts::{ConfirmForm, Proofs};

/// What somebody can prove themselves with on [`confirm`].
#[derive(Clone, Debug)]
pub struct Offer {
    pub proofs: Proofs,
    /// A code is on its way to this browser.
    pub mail_sent: bool,
}

/// What the frame of [`confirm`] needs.
#[must_use]
pub fn confirm_head(cx: &ViewCx) -> Head {
    head(cx, "account-confirm-title")
}

/// Proving once more who sits there: the password or a code by mail, and the second factor where
/// there is one.
#[must_use]
pub fn confirm(
    cx: &ViewCx,
    offer: &Offer,
    typed: &ConfirmForm,
    error: Option<&AppError>,
) -> AnyView {
    let form = FormState::new(cx.lang, error);
    let password = form
        .required("password", cx.t("account-confirm-password"), "")
        .bare();
    let mail_code = form
        .required("mail_code", cx.t("account-confirm-mail-code"), "")
        .hint(cx.t("account-confirm-mail-sent"))
        .bare();
    let code = form
        .required("code", cx.t("account-confirm-code"), "")
        .hint(cx.t("account-second-hint"))
        .bare();
    let by_mail = offer.mail_sent;
    let may_prove = by_mail || offer.proofs.has_password;
    let mut fields = Vec::new();
    if by_mail {
        fields.push(&mail_code);
    } else if offer.proofs.has_password {
        fields.push(&password);
    }
    if offer.proofs.has_factor {
        fields.push(&code);
    }
    let summary = form.summary(&fields);
    let first = if by_mail {
        view! { <TextField field=mail_code autocomplete="one-time-code" short=true/> }.into_any()
    } else {
        view! {
            {username(&offer.proofs.email)}
            <TextField field=password kind="password" autocomplete="current-password"/>
        }
        .into_any()
    };
    let second = offer
        .proofs
        .has_factor
        .then(|| view! { <TextField field=code autocomplete="one-time-code" short=true/> });
    let prove = may_prove.then(|| {
        view! {
            <form method="post" action=paths::account_confirm() novalidate=true>
                {next(&typed.next)} {first} {second}
                <SubmitButton label=cx.t("account-confirm-save")/>
            </form>
        }
    });
    view! {
        <header class="page-head">
            <h1 class="title">{cx.t("account-confirm-title")}</h1>
            <p class="intro">{cx.t("account-confirm-text")}</p>
        </header>
        <div class="page-body">{summary} {prove} {ask_mail(cx, offer, typed)}</div>
    }
    .into_any()
}

fn ask_mail(cx: &ViewCx, offer: &Offer, typed: &ConfirmForm) -> AnyView {
    let (text, label, tone) = match (offer.proofs.has_password, offer.mail_sent) {
        (true, false) => (None, "account-confirm-by-mail", Tone::Quiet),
        (false, false) => (
            Some(cx.t("account-confirm-by-mail-only")),
            "account-confirm-send",
            Tone::Primary,
        ),
        (_, true) => (None, "account-code-again", Tone::Quiet),
    };
    view! {
        <form method="post" action=paths::account_confirm_code()>
            {next(&typed.next)} {text.map(|text| view! { <p>{text}</p> })}
            <SubmitButton label=cx.t(label) tone=tone/>
        </form>
    }
    .into_any()
}
