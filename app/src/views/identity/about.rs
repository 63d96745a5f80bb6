//! What people say about their work: on the welcome page, and in the profile.

use crate::components::form::{Field, FormState, TextArea, TextField};
use crate::views::ViewCx;
use leptos::prelude::*;
use model::people::{JOB_TITLE_MAX, PROFILE_TEXT_MAX, ProfileForm};

/// The fields, for the summary and for [`inputs`].
pub(super) fn fields(cx: &ViewCx, form: &FormState<'_>, typed: &ProfileForm) -> [Field; 6] {
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
    [job, processes, help, goal, pain, case]
}

pub(super) fn inputs([job, processes, help, goal, pain, case]: [Field; 6]) -> AnyView {
    view! {
        <TextField field=job autocomplete="organization-title"/>
        <TextArea field=processes rows=3/>
        <TextArea field=help rows=3/>
        <TextArea field=goal rows=3/>
        <TextArea field=pain rows=3/>
        <TextArea field=case rows=3/>
    }
    .into_any()
}
