//! The people of a company, and how far each has come.

use crate::components::data::EmptyState;
use crate::components::form::{SubmitButton, Tone};
use crate::paths;
use crate::views::ViewCx;
use leptos::prelude::*;
use model::CompanyId;
use model::companies::CompanyPage;
use model::people::{ContactRow, InvitationLine, PersonState};

pub(super) fn list(cx: &ViewCx, page: &CompanyPage) -> AnyView {
    if page.contacts.is_empty() {
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
        .map(|contact| row(cx, page.id, contact))
        .collect_view();
    view! {
        <section aria-labelledby="contacts-title">
            <h2 id="contacts-title">{cx.t("customers-contacts-title")}</h2>
            <ul class="lines">{rows}</ul>
        </section>
    }
    .into_any()
}

fn row(cx: &ViewCx, company: CompanyId, contact: &ContactRow) -> AnyView {
    let reading = (!contact.reading.is_empty())
        .then(|| view! { " " <span class="soft" lang="ja">{contact.reading.clone()}</span> });
    let job =
        (!contact.job_title.is_empty()).then(|| view! { <span>{contact.job_title.clone()}</span> });
    let invitation = contact
        .invitation
        .as_ref()
        .map(|invitation| invitation_line(cx, company, contact, invitation));
    view! {
        <li id=format!("person-{}", contact.id)>
            <h3>
                {contact.name.clone()} {reading} " "
                <span class="tag">{cx.t(&format!("customers-state-{}", contact.state))}</span>
            </h3>
            <div class="meta">
                {job} <span>{contact.email.clone()}</span>
                <span>{cx.t(&format!("identity-lang-{}", contact.lang))}</span>
            </div>
            {invitation}
        </li>
    }
    .into_any()
}

fn invitation_line(
    cx: &ViewCx,
    company: CompanyId,
    contact: &ContactRow,
    invitation: &InvitationLine,
) -> AnyView {
    if contact.state != PersonState::Invited {
        return ().into_any();
    }
    let sent = cx.t_args(
        "customers-invited-sent",
        &[
            ("when", cx.date(invitation.sent_at).into()),
            ("who", (&invitation.invited_by).into()),
        ],
    );
    let stands = match invitation.opened_at {
        _ if invitation.expired => cx.t_args(
            "customers-invited-expired",
            &[("when", cx.date(invitation.expires_at).into())],
        ),
        Some(at) => cx.t_args("customers-invited-opened", &[("when", cx.date(at).into())]),
        None => cx.t_args(
            "customers-invited-waiting",
            &[("when", cx.date(invitation.expires_at).into())],
        ),
    };
    let reminders = (invitation.reminders > 0).then(|| {
        cx.t_args(
            "customers-invited-reminders",
            &[("n", invitation.reminders.into())],
        )
    });
    view! {
        <p>{sent} " " {stands} " " {reminders}</p>
        {acts(cx, company, contact, invitation)}
    }
    .into_any()
}

fn acts(
    cx: &ViewCx,
    company: CompanyId,
    contact: &ContactRow,
    invitation: &InvitationLine,
) -> AnyView {
    if !contact.may_invite && !invitation.may_remind {
        return ().into_any();
    }
    let remind = if invitation.may_remind {
        view! {
            <form method="post" action=paths::invitation_remind(company, invitation.id)>
                <SubmitButton label=cx.t("customers-remind") tone=Tone::Plain/>
            </form>
        }
        .into_any()
    } else {
        invitation
            .next_reminder
            .map(|day| {
                let from = cx.t_args("customers-remind-from", &[("day", cx.day(day).into())]);
                view! { <span class="soft small">{from}</span> }
            })
            .into_any()
    };
    view! {
        <div class="actions">
            {remind} <form method="post" action=paths::invitation_revoke(company, invitation.id)>
                <SubmitButton label=cx.t("customers-revoke") tone=Tone::Quiet/>
            </form>
        </div>
    }
    .into_any()
}
