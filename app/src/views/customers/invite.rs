use crate::components::data::Facts;
use crate::components::form::{
    Choice, FormState, RadioField, SubmitButton, TextArea, TextField, Tone,
};
use crate::paths;
use crate::views::ViewCx;
use crate::views::identity::languages;
use leptos::prelude::*;
use model::AppError;
use model::companies::CompanyPage;
use model::contacts::{GUARD_REASON_MAX, GuardState};
use model::people::{InvitePerson, MailPreview, NAME_MAX, PERSONAL_LINE_MAX, READING_MAX};

/// An invitation that is being written.
#[derive(Clone, Debug)]
pub struct Inviting {
    pub typed: InvitePerson,
    pub error: Option<AppError>,
    /// The mail, when it was asked for and nothing was refused.
    pub preview: Option<MailPreview>,
}

/// The form as it is offered first: the first contact who may be invited, in their language; for
/// a company without such a contact a new person.
#[must_use]
pub fn first_invite(cx: &ViewCx, page: &CompanyPage) -> InvitePerson {
    let first = page.contacts.iter().find(|contact| contact.may_invite);
    InvitePerson {
        person: first
            .map(|contact| contact.id.to_string())
            .unwrap_or_default(),
        lang: first.map_or(cx.lang, |contact| contact.lang).to_string(),
        ..InvitePerson::default()
    }
}

pub(super) fn form(cx: &ViewCx, page: &CompanyPage, inviting: Option<&Inviting>) -> AnyView {
    let first;
    let (typed, error, preview) = match inviting {
        Some(inviting) => (
            &inviting.typed,
            inviting.error.as_ref(),
            inviting.preview.as_ref(),
        ),
        None => {
            first = first_invite(cx, page);
            (&first, None, None)
        }
    };
    let form = FormState::new(cx.lang, error);
    let person = form.choice("person", cx.t("customers-invite-person"), &typed.person);
    let family = form
        .optional(
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
    let email = form.optional("email", cx.t("identity-email"), &typed.email);
    let lang = form.choice("lang", cx.t("customers-invite-lang"), &typed.lang);
    let line = form
        .optional(
            "personal_line",
            cx.t("customers-invite-line"),
            &typed.personal_line,
        )
        .hint(cx.t("customers-invite-line-hint"))
        .limit(form.limit(PERSONAL_LINE_MAX));
    let reason = form
        .optional(
            "override_reason",
            cx.t("customers-override"),
            &typed.override_reason,
        )
        .hint(cx.t("customers-override-hint"))
        .limit(form.limit(GUARD_REASON_MAX));
    let summary = form.summary(&[
        &person, &family, &given, &reading, &email, &lang, &line, &reason,
    ]);
    // Where nobody is guarded there is nothing to override.
    let guarded = page
        .contacts
        .iter()
        .any(|contact| contact.may_invite && contact.guard.state != GuardState::Free);
    let asked = !typed.override_reason.is_empty() || !reason.error.is_empty();
    let reason = ((page.may_override && guarded) || asked)
        .then(|| view! { <TextArea field=reason rows=2/> });
    view! {
        <section class="block" id="invite" aria-labelledby="invite-title">
            <h2 id="invite-title">{cx.t("customers-invite-title")}</h2>
            {preview.map(|mail| mail_preview(cx, mail))}
            <form
                method="post"
                action=format!("{}#invite", paths::invite(page.id))
                novalidate=true
            >
                {summary} <RadioField field=person choices=whom(cx, page)/>
                <fieldset class="field">
                    <legend class="label">{cx.t("customers-invite-new-title")}</legend>
                    <p class="hint">{cx.t("customers-invite-new-hint")}</p>
                    <div class="fields">
                        <TextField field=family/>
                        <TextField field=given/>
                        <TextField field=reading/>
                        <TextField field=email kind="email"/>
                    </div>
                </fieldset> <RadioField field=lang choices=languages(cx)/> <TextArea field=line/> {reason}
                <div class="actions">
                    <SubmitButton
                        label=cx.t("customers-invite-preview")
                        tone=Tone::Plain
                        name="intent"
                        value="preview"
                    />
                    <SubmitButton
                        label=cx.t("customers-invite-send")
                        name="intent"
                        value="send"
                    />
                </div>
            </form>
        </section>
    }
    .into_any()
}

/// Contacts who may be invited, then the new person, whose value is empty.
fn whom(cx: &ViewCx, page: &CompanyPage) -> Vec<Choice> {
    let contacts = page
        .contacts
        .iter()
        .filter(|contact| contact.may_invite)
        .map(|contact| {
            let guard = if contact.guard.state == GuardState::Free {
                String::new()
            } else {
                super::guard_words(cx, &contact.guard)
            };
            let about = [contact.job_title.as_str(), contact.email.as_str(), &guard]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join("・");
            Choice::new(contact.id.to_string(), contact.name.clone()).hint(about)
        });
    contacts
        .chain([Choice::new("", cx.t("customers-invite-new"))])
        .collect()
}

/// The mail as it will arrive: its text, which says all that its HTML says.
fn mail_preview(cx: &ViewCx, mail: &MailPreview) -> AnyView {
    let items = vec![
        (cx.t("customers-preview-to"), mail.to.clone().into_any()),
        (
            cx.t("customers-preview-subject"),
            view! { <b lang=mail.lang.as_str()>{mail.subject.clone()}</b> }.into_any(),
        ),
    ];
    view! {
        <section aria-labelledby="preview-title">
            <h3 id="preview-title">{cx.t("customers-preview-title")}</h3>
            <p class="soft">{cx.t("customers-preview-note")}</p>
            <div class="mail">
                <div class="mail-head">
                    <Facts items inline=true/>
                </div>
                <div class="mail-text" lang=mail.lang.as_str()>
                    {mail.text.clone()}
                </div>
            </div>
        </section>
    }
    .into_any()
}
