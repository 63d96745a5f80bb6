use super::{head, role_boxes};
use crate::components::form::{FormState, RadioField, SubmitButton, TextField};
use crate::paths;
use crate::views::identity::languages;
use crate::views::{Head, Refused, ViewCx};
use leptos::prelude::*;
use model::administration::InviteStaffForm;
use model::people::{NAME_MAX, READING_MAX};

/// What the frame of [`invite_staff`] needs.
#[must_use]
pub fn invite_staff_head(cx: &ViewCx) -> Head {
    head(cx, "administration-invite-title", "narrow")
}

/// Inviting somebody of the vendor.
#[must_use]
pub fn invite_staff(cx: &ViewCx, refused: Option<&Refused<InviteStaffForm>>) -> AnyView {
    let first;
    let typed = match refused {
        Some(refused) => &refused.typed,
        None => {
            first = InviteStaffForm {
                lang: cx.lang.to_string(),
                ..InviteStaffForm::default()
            };
            &first
        }
    };
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let family = form
        .required(
            "family_name",
            cx.t("identity-family-name"),
            &typed.family_name,
        )
        .limit(form.limit(NAME_MAX));
    let given = form
        .optional("given_name", cx.t("identity-given-name"), &typed.given_name)
        .limit(form.limit(NAME_MAX));
    let reading = form
        .optional("reading", cx.t("identity-reading"), &typed.reading)
        .limit(form.limit(READING_MAX));
    let email = form.required("email", cx.t("identity-email"), &typed.email);
    let lang = form.choice("lang", cx.t("customers-invite-lang"), &typed.lang);
    let group = form.choice("roles", cx.t("administration-roles"), "");
    let summary = form.summary(&[&family, &given, &reading, &email, &lang, &group]);
    view! {
        <header class="page-head">
            <nav class="crumb" aria-label=cx.t("administration-crumb")>
                <a href=paths::administration()>{cx.t("administration-title")}</a>
                <a href=paths::people()>{cx.t("administration-people-title")}</a>
            </nav>
            <h1 class="title">{cx.t("administration-invite-title")}</h1>
            <p class="intro">{cx.t("administration-invite-text")}</p>
        </header>
        <div class="page-body">
            <form method="post" action=paths::staff_new() novalidate=true>
                {summary} <div class="fields">
                    <TextField field=family/>
                    <TextField field=given/>
                    <TextField field=reading/>
                    <TextField field=email kind="email"/>
                </div> <RadioField field=lang choices=languages(cx)/>
                {role_boxes(cx, &form, &typed.roles())} <div class="actions">
                    <SubmitButton label=cx.t("administration-invite-send")/>
                    <a class="btn quiet" href=paths::people()>
                        {cx.t("administration-cancel")}
                    </a>
                </div>
            </form>
        </div>
    }
    .into_any()
}
