use super::{Inviting, contacts, crumb, day, invite, notes, story, tier};
use crate::components::content::UserText;
use crate::components::data::Facts;
use crate::components::form::FormState;
use crate::paths;
use crate::views::{Head, Refused, ViewCx, direct_contacts};
use leptos::prelude::*;
use model::companies::CompanyPage;
use model::contacts::NoteForm;
use model::people::RemindForm;
use model::{AppError, InvitationId, Lang};

/// What the frame of [`show`] needs.
#[must_use]
pub fn show_head(_cx: &ViewCx, page: &CompanyPage) -> Head {
    Head {
        title: page.name.clone(),
        width: "",
        islands: false,
    }
}

/// What came back on the page of a company.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    pub inviting: Option<Inviting>,
    pub reminding: Option<(InvitationId, Refused<RemindForm>)>,
    pub note: Option<Refused<NoteForm>>,
    /// Why a withdrawal did not happen.
    pub refused: Option<AppError>,
}

impl Typed {
    /// Why it came back.
    #[must_use]
    pub fn error(&self) -> Option<&AppError> {
        let inviting = self.inviting.as_ref().and_then(|form| form.error.as_ref());
        let reminding = self.reminding.as_ref().map(|(_, form)| &form.error);
        let note = self.note.as_ref().map(|form| &form.error);
        self.refused.as_ref().or(inviting).or(reminding).or(note)
    }
}

/// One company: its story and people, the form to invite one of them, notes, and what is known
/// about it.
#[must_use]
pub fn show(cx: &ViewCx, page: &CompanyPage, typed: &Typed) -> AnyView {
    let refused = FormState::new(cx.lang, typed.refused.as_ref()).summary(&[]);
    let form = page
        .may_invite
        .then(|| invite::form(cx, page, typed.inviting.as_ref()));
    let edit = page.may_edit.then(|| {
        view! {
            <a class="btn" href=paths::customer_edit(page.id)>
                {cx.t("customers-edit-link")}
            </a>
        }
    });
    view! {
        <header class="page-head">
            {crumb(cx, vec![])} <div class="head-row">
                <h1 class="title">{page.name.clone()}</h1>
                {edit}
            </div>
        </header>
        <div class="page-body">
            {refused} {outcome(cx, page)} {told(cx, page)} {contacts::list(cx, page, typed)} {form} {met(cx, page)}
            {notes::section(cx, page, typed.note.as_ref())}
        </div>
        <aside class="page-side" aria-label=cx.t("customers-facts")>
            {facts(cx, page)}
        </aside>
    }
    .into_any()
}

/// What the customer wants to reach, and how far it has come.
fn outcome(cx: &ViewCx, page: &CompanyPage) -> AnyView {
    if page.outcome.is_empty() {
        return ().into_any();
    }
    let state = cx.t(&format!("customers-outcome-{}", page.outcome_state));
    view! {
        <section class="outcome" aria-labelledby="outcome-title">
            <h2 id="outcome-title">
                {cx.t("customers-outcome")} " " <span class="tag">{state}</span>
            </h2>
            <UserText text=page.outcome.clone() lang=Lang::of_text(&page.outcome)/>
        </section>
    }
    .into_any()
}

/// Who of the vendor met them last.
fn met(cx: &ViewCx, page: &CompanyPage) -> AnyView {
    let lines = if page.met.is_empty() {
        view! { <p class="soft">{cx.t("direct-contacts-of-company-none")}</p> }.into_any()
    } else {
        direct_contacts::lines(cx, &page.met, false)
    };
    view! {
        <section class="block" id="met" aria-labelledby="met-title">
            <h2 id="met-title">{cx.t("direct-contacts-of-company")}</h2>
            {lines}
            <div class="actions">
                <a class="btn" href=paths::direct_contact_with(page.id)>
                    {cx.t("direct-contacts-enter")}
                </a>
                <a href=paths::direct_contacts()>{cx.t("direct-contacts-all")}</a>
            </div>
        </section>
    }
    .into_any()
}

fn told(cx: &ViewCx, page: &CompanyPage) -> AnyView {
    let address = paths::customer_story(page.id);
    story::card(cx, page.story.as_ref(), page.may_edit.then_some(address))
}

fn facts(cx: &ViewCx, page: &CompanyPage) -> AnyView {
    let size = page
        .size
        .map(|size| cx.t(&format!("customers-size-{size}")))
        .unwrap_or_default();
    let mut items: Vec<(String, AnyView)> =
        vec![(cx.t("customers-tier"), tier(cx, page.tier).into_any())];
    let texts = [
        ("customers-industry", page.industry.clone()),
        ("customers-segment", page.segment.clone()),
        ("customers-size", size),
        ("customers-region", page.region.clone()),
        ("customers-plan", page.plan.clone()),
    ];
    for (key, value) in texts {
        if !value.is_empty() {
            items.push((cx.t(key), value.into_any()));
        }
    }
    let days = [
        ("customers-since", page.customer_since),
        ("customers-renewal", page.renewal_date),
    ];
    for (key, value) in days {
        if value.is_some() {
            items.push((cx.t(key), day(cx, value)));
        }
    }
    if let Some(owner) = &page.owner {
        items.push((cx.t("customers-owner"), owner.clone().into_any()));
    }
    items.push((
        cx.t("customers-open"),
        page.open_proposals.to_string().into_any(),
    ));
    if let Some(id) = &page.external_id {
        items.push((cx.t("customers-external-id"), id.clone().into_any()));
    }
    view! { <Facts items/> }.into_any()
}
