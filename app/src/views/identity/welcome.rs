use super::head;
use crate::components::form::{FormState, SubmitButton, TextArea, TextField};
use crate::paths;
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::AppError;
use model::people::{JOB_TITLE_MAX, PROFILE_TEXT_MAX, ProfileForm};

/// What the frame of [`welcome`] needs.
#[must_use]
pub fn welcome_head(cx: &ViewCx) -> Head {
    head(cx, "identity-welcome-title")
}

/// The short profile right after joining, and later; all of it may be skipped.
#[must_use]
pub fn welcome(cx: &ViewCx, typed: &ProfileForm, error: Option<&AppError>) -> AnyView {
    let form = FormState::new(cx.lang, error);
    let job = form
        .optional("job_title", cx.t("identity-profile-job"), &typed.job_title)
        .limit(form.limit(JOB_TITLE_MAX));
    let text = |name, label: &str, hint: &str, value: &str| {
        form.optional(name, cx.t(label), value)
            .hint(cx.t(hint))
            .limit(form.limit(PROFILE_TEXT_MAX))
    };
    let processes = text(
        "processes",
        "identity-profile-processes",
        "identity-profile-processes-hint",
        &typed.processes,
    );
    let help = text(
        "can_help_with",
        "identity-profile-help",
        "identity-profile-help-hint",
        &typed.can_help_with,
    );
    let goal = text(
        "goal",
        "identity-profile-goal",
        "identity-profile-goal-hint",
        &typed.goal,
    );
    let pain = text(
        "pain",
        "identity-profile-pain",
        "identity-profile-pain-hint",
        &typed.pain,
    );
    let case = text(
        "use_case",
        "identity-profile-use-case",
        "identity-profile-use-case-hint",
        &typed.use_case,
    );
    let summary = form.summary(&[&job, &processes, &help, &goal, &pain, &case]);
    view! {
        <header class="page-head">
            <h1 class="title">{cx.t("identity-welcome-title")}</h1>
            <p class="intro">{cx.t("identity-welcome-text")}</p>
        </header>
        <div class="page-body">
        <form method="post" action=paths::welcome()>
            {summary} <TextField field=job autocomplete="organization-title"/>
            <TextArea field=processes rows=3/> <TextArea field=help rows=3/>
            <TextArea field=goal rows=3/> <TextArea field=pain rows=3/>
            <TextArea field=case rows=3/> <div class="actions">
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
