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
    /// The form that came back was the one with the password.
    pub typed_password: bool,
}

impl Offer {
    fn by_password(&self) -> bool {
        self.proofs.has_password && (self.typed_password || !self.mail_sent)
    }
}

/// What the frame of [`confirm`] needs.
#[must_use]
pub fn confirm_head(cx: &ViewCx) -> Head {
    head(cx, "account-confirm-title")
}

/// Proving once more who sits there: the password or a code by mail, and the second factor where
/// there is one. While a code is on its way the password stays possible: the mail may not come.
#[must_use]
pub fn confirm(
    cx: &ViewCx,
    offer: &Offer,
    typed: &ConfirmForm,
    error: Option<&AppError>,
) -> AnyView {
    let refused_at = |by_password: bool| error.filter(|_| by_password == offer.by_password());
    let (summary, first, other) = if offer.mail_sent {
        let (summary, first) = way(cx, offer, typed, refused_at(false), false);
        let other = offer.proofs.has_password.then(|| {
            let (there, form) = way(cx, offer, typed, refused_at(true), true);
            let open = offer.by_password();
            view! {
                {there}
                <details class="more" open=open>
                    <summary>{cx.t("account-confirm-by-password")}</summary>
                    {form}
                </details>
            }
        });
        (summary, Some(first), other)
    } else if offer.proofs.has_password {
        let (summary, first) = way(cx, offer, typed, error, true);
        (summary, Some(first), None)
    } else {
        (FormState::new(cx.lang, error).summary(&[]), None, None)
    };
    view! {
        <header class="page-head">
            <h1 class="title">{cx.t("account-confirm-title")}</h1>
            <p class="intro">{cx.t("account-confirm-text")}</p>
        </header>
        <div class="page-body">{summary} {first} {other} {ask_mail(cx, offer, typed)}</div>
    }
    .into_any()
}

/// The form of one way to prove, and what was refused on it.
fn way(
    cx: &ViewCx,
    offer: &Offer,
    typed: &ConfirmForm,
    error: Option<&AppError>,
    by_password: bool,
) -> (AnyView, AnyView) {
    let form = FormState::new(cx.lang, error);
    let password = form
        .required("password", cx.t("account-confirm-password"), "")
        .bare();
    let mail_code = form
        .required("mail_code", cx.t("account-confirm-mail-code"), "")
        .hint(cx.t("account-confirm-mail-sent"))
        .bare();
    let mut code = form
        .required("code", cx.t("account-confirm-code"), "")
        .hint(cx.t("account-second-hint"))
        .bare();
    if by_password && offer.mail_sent {
        code = code.id("code-with-password");
    }
    let mut fields = vec![if by_password { &password } else { &mail_code }];
    if offer.proofs.has_factor {
        fields.push(&code);
    }
    let summary = form.summary(&fields);
    let first = if by_password {
        view! {
            {username(&offer.proofs.email)}
            <TextField field=password kind="password" autocomplete="current-password"/>
        }
        .into_any()
    } else {
        view! { <TextField field=mail_code autocomplete="one-time-code" short=true/> }.into_any()
    };
    let second = offer
        .proofs
        .has_factor
        .then(|| view! { <TextField field=code autocomplete="one-time-code" short=true/> });
    let form = view! {
        <form method="post" action=paths::account_confirm() novalidate=true>
            {next(&typed.next)} {first} {second}
            <SubmitButton label=cx.t("account-confirm-save")/>
        </form>
    };
    (summary, form.into_any())
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
