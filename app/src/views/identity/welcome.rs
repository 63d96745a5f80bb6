use super::{about, head};
use crate::components::form::{FormState, SubmitButton};
use crate::paths;
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::AppError;
use model::people::ProfileForm;

/// What the frame of [`welcome`] needs.
#[must_use]
pub fn welcome_head(cx: &ViewCx) -> Head {
    head(cx, "identity-welcome-title")
}

/// The short profile right after joining; all of it may be skipped.
#[must_use]
pub fn welcome(cx: &ViewCx, typed: &ProfileForm, error: Option<&AppError>) -> AnyView {
    let form = FormState::new(cx.lang, error);
    let fields = about::fields(cx, &form, typed);
    let summary = form.summary(&fields.each_ref());
    view! {
        <header class="page-head">
            <h1 class="title">{cx.t("identity-welcome-title")}</h1>
            <p class="intro">{cx.t("identity-welcome-text")}</p>
        </header>
        <div class="page-body">
            <form method="post" action=paths::welcome()>
                {summary} {about::inputs(fields)}
                <div class="actions">
                    <SubmitButton label=cx.t("identity-welcome-save")/>
                    <a class="btn quiet" href=paths::home()>
                        {cx.t("identity-welcome-skip")}
                    </a>
                </div>
            </form>
        </div>
    }
    .into_any()
}
