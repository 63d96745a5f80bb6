//! The people of a company: what each is, how far each has come, and whether they may be asked.

use super::{Typed, guard_chip};
use crate::components::data::{EmptyState, Pager};
use crate::components::form::{FormState, SubmitButton, TextField, Tone};
use crate::paths;
use crate::views::ViewCx;
use leptos::prelude::*;
use model::CompanyId;
use model::companies::CompanyPage;
use model::contacts::{GUARD_REASON_MAX, GuardState};
use model::people::{ContactRow, InvitationLine, InvitationState, PersonState};

pub(super) fn list(cx: &ViewCx, page: &CompanyPage, typed: &Typed) -> AnyView {
    if page.contacts.is_empty() && !page.further {
        let title = cx.t("customers-contacts-none-title");
        let text = if page.may_invite {
            cx.t("customers-contacts-none-text")
        } else {
            cx.t("customers-contacts-none-text-reader")
        };
        return view! { <EmptyState title text/> }.into_any();
    }
    let rows = page
        .contacts
        .iter()
        .map(|contact| row(cx, page, contact, typed))
        .collect_view();
    let first = page
        .further
        .then(|| (paths::customer(page.id), cx.t("customers-page-first")));
    let next = page.next.map(|last| {
        (
            paths::customer_contacts_after(page.id, last),
            cx.t("customers-page-next"),
        )
    });
    view! {
        <section id="contacts" aria-labelledby="contacts-title">
            <h2 id="contacts-title">{cx.t("customers-contacts-title")}</h2>
            {coverage(cx, page)}
            <ul class="lines">{rows}</ul>
            <Pager label=cx.t("customers-contacts-pages") first next/>
        </section>
    }
    .into_any()
}

/// A hint, not a warning: whose voice is missing.
fn coverage(cx: &ViewCx, page: &CompanyPage) -> AnyView {
    let only = page
        .coverage
        .only_voice
        .as_ref()
        .map(|who| cx.t_args("customers-coverage-one", &[("who", who.into())]));
    let decider = page
        .coverage
        .no_decider
        .then(|| cx.t("customers-coverage-no-decider"));
    (only.is_some() || decider.is_some())
        .then(|| view! { <p class="soft">{only} " " {decider}</p> })
        .into_any()
}

fn row(cx: &ViewCx, page: &CompanyPage, contact: &ContactRow, typed: &Typed) -> AnyView {
    let reading = (!contact.reading.is_empty())
        .then(|| view! { " " <span class="soft" lang="ja">{contact.reading.clone()}</span> });
    view! {
        <li id=format!("person-{}", contact.id)>
            <h3>
                <a href=paths::contact(page.id, contact.id)>{contact.name.clone()}</a>
                {reading}
                " "
                <span class="tag">{cx.t(&format!("customers-state-{}", contact.state))}</span>
            </h3>
            {about(cx, contact)}
            <div class="meta">{guard_chip(cx, &contact.guard)} {marks(cx, contact)}</div>
            {invitation(cx, contact)}
            {acts(cx, page, contact, typed)}
        </li>
    }
    .into_any()
}

fn about(cx: &ViewCx, contact: &ContactRow) -> AnyView {
    let job =
        (!contact.job_title.is_empty()).then(|| view! { <span>{contact.job_title.clone()}</span> });
    view! {
        <div class="meta">
            {job} <span>{contact.email.clone()}</span>
            <span>{cx.t(&format!("identity-lang-{}", contact.lang))}</span>
        </div>
    }
    .into_any()
}

/// Roles, persona, story, silence.
pub(super) fn marks(cx: &ViewCx, contact: &ContactRow) -> AnyView {
    let roles = contact
        .roles
        .iter()
        .map(|role| view! { <span class="tag">{cx.t(&format!("customers-role-{role}"))}</span> })
        .collect_view();
    let persona = contact.persona.as_ref().map(|name| {
        let words = cx.t_args("customers-persona-of", &[("name", name.into())]);
        view! { <span>{words}</span> }
    });
    let usage = contact.usage.map(|band| {
        let band = cx.t(&format!("customers-usage-{band}"));
        let words = cx.t_args("customers-how-often", &[("band", band.into())]);
        view! { <span>{words}</span> }
    });
    let story = contact
        .has_story
        .then(|| view! { <span>{cx.t("customers-has-story")}</span> });
    let silent = contact.silent_since.map(|at| {
        let words = cx.t_args("customers-silent-since", &[("when", cx.date(at).into())]);
        view! { <span>{words}</span> }
    });
    view! {
        {roles}
        {persona}
        {usage}
        {story}
        {silent}
    }
    .into_any()
}

/// How the newest invitation stands, with its dates.
pub(super) fn invitation(cx: &ViewCx, contact: &ContactRow) -> AnyView {
    let Some(invitation) = &contact.invitation else {
        return ().into_any();
    };
    let when = cx.date(invitation.sent_at);
    let sent = match &invitation.invited_by {
        Some(who) => cx.t_args(
            "customers-invited-sent",
            &[("when", when.into()), ("who", who.into())],
        ),
        None => cx.t_args("customers-invited-sent-by-nobody", &[("when", when.into())]),
    };
    let stands = [("when", cx.date(invitation.stands_at).into())];
    let stands = match invitation.state {
        InvitationState::Sent => cx.t_args("customers-invited-waiting", &stands),
        InvitationState::Opened => cx.t_args("customers-invited-opened", &stands),
        InvitationState::Joined => cx.t_args("customers-invited-joined", &stands),
        InvitationState::Expired => cx.t_args("customers-invited-expired", &stands),
        InvitationState::Withdrawn => cx.t_args("customers-invited-withdrawn", &stands),
    };
    let reminders = (invitation.reminders > 0).then(|| {
        cx.t_args(
            "customers-invited-reminders",
            &[("n", invitation.reminders.into())],
        )
    });
    view! { <p>{sent} " " {stands} " " {reminders}</p> }.into_any()
}

fn acts(cx: &ViewCx, page: &CompanyPage, contact: &ContactRow, typed: &Typed) -> AnyView {
    let Some(invitation) = &contact.invitation else {
        return ().into_any();
    };
    if contact.state != PersonState::Invited {
        return ().into_any();
    }
    let revoke = invitation.may_revoke.then(|| {
        view! {
            <form method="post" action=paths::invitation_revoke(page.id, invitation.id)>
                <SubmitButton label=cx.t("customers-revoke") tone=Tone::Quiet/>
            </form>
        }
    });
    let remind = remind(cx, page, contact, invitation, typed);
    view! { <div class="actions">{remind} {revoke}</div> }.into_any()
}

/// One click; where the person rests or is on hold, with a reason.
fn remind(
    cx: &ViewCx,
    page: &CompanyPage,
    contact: &ContactRow,
    invitation: &InvitationLine,
    typed: &Typed,
) -> AnyView {
    let back = typed
        .reminding
        .as_ref()
        .filter(|(id, _)| *id == invitation.id)
        .map(|(_, refused)| refused);
    if !invitation.may_remind && back.is_none() {
        return invitation
            .next_reminder
            .map(|day| {
                let from = cx.t_args("customers-remind-from", &[("day", cx.day(day).into())]);
                view! { <span class="soft small">{from}</span> }
            })
            .into_any();
    }
    let guarded = contact.guard.state != GuardState::Free;
    let form = FormState::new(cx.lang, back.map(|refused| &refused.error));
    let typed = back.map_or("", |refused| refused.typed.override_reason.as_str());
    let reason = form
        .optional("override_reason", cx.t("customers-override"), typed)
        .id(format!("override-{}", invitation.id))
        .limit(form.limit(GUARD_REASON_MAX));
    let summary = form.summary(&[&reason]);
    let reason = ((guarded && page.may_override) || !typed.is_empty() || !reason.error.is_empty())
        .then(|| view! { <TextField field=reason/> });
    if guarded && !page.may_override && back.is_none() {
        return ().into_any();
    }
    view! {
        <form method="post" action=remind_action(page.id, invitation)>
            {summary} {reason} <SubmitButton label=cx.t("customers-remind") tone=Tone::Plain/>
        </form>
    }
    .into_any()
}

fn remind_action(company: CompanyId, invitation: &InvitationLine) -> String {
    paths::invitation_remind(company, invitation.id)
}
