//! What happened, and what to do next.

use crate::components::form::refusal;
use crate::paths;
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::AppError;

/// What the frame of [`error`] needs.
#[must_use]
pub fn head(cx: &ViewCx, error: &AppError) -> Head {
    Head {
        title: title(cx, error),
        width: "narrow",
        islands: false,
    }
}

/// A page that cannot be shown, or an act that did not happen. Goes into
/// [`crate::shell::document`] for who is signed in, else into [`crate::shell::bare`].
///
/// What does not exist and what may not be read are both [`AppError::NotFound`].
#[must_use]
pub fn error(cx: &ViewCx, error: &AppError) -> AnyView {
    let title = title(cx, error);
    let said = said(cx, error);
    let request = match error {
        AppError::Internal { request } => {
            let request = cx.t_args("errors-request", &[("request", request.into())]);
            Some(view! { <p class="request-id">{request}</p> })
        }
        _ => None,
    };
    let (href, words) = match cx.viewer {
        None if *error == AppError::SignedOut => (paths::sign_in(), cx.t("errors-sign-in")),
        _ => (paths::home(), cx.t("errors-home")),
    };
    let onward = view! {
        {said}
        {request}
        <p>
            <a class="btn" href=href>
                {words}
            </a>
        </p>
    };
    if cx.viewer.is_none() {
        return view! {
            <h1>{title}</h1>
            {onward}
        }
        .into_any();
    }
    view! {
        <header class="page-head">
            <h1 class="title">{title}</h1>
        </header>
        <div class="page-body">{onward}</div>
    }
    .into_any()
}

fn title(cx: &ViewCx, error: &AppError) -> String {
    cx.t(match error {
        AppError::SignedOut => "errors-signed-out-title",
        AppError::Forbidden => "errors-forbidden-title",
        AppError::NotFound => "errors-not-found-title",
        AppError::Invalid { .. } => "errors-invalid-title",
        AppError::Conflict { .. } => "errors-conflict-title",
        AppError::TooMany { .. } => "errors-too-many-title",
        AppError::TooLarge => "errors-too-large-title",
        AppError::Busy => "errors-busy-title",
        AppError::Internal { .. } => "errors-internal-title",
    })
}

fn said(cx: &ViewCx, error: &AppError) -> AnyView {
    let text = match error {
        AppError::NotFound => cx.t("errors-not-found-text"),
        AppError::Internal { .. } => cx.t("errors-internal-text"),
        AppError::Invalid { .. } => cx.t("errors-invalid-text"),
        AppError::SignedOut => cx.t("errors-signed-out-text"),
        other => refusal(cx.lang, other),
    };
    view! { <p>{text}</p> }.into_any()
}
