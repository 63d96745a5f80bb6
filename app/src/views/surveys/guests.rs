//! Whom a survey could be sent to, and inviting them: one, or all who fit.

use super::words;
use crate::components::data::{EmptyState, Pager};
use crate::components::form::{Field, FormState, HiddenField, SubmitButton, TextArea};
use crate::paths;
use crate::views::customers::guard_chip;
use crate::views::studies::{profile, words as studies};
use crate::views::{Head, Refused, ViewCx};
use leptos::prelude::*;
use model::PersonId;
use model::people::PersonState;
use model::studies::OVERRIDE_MAX;
use model::surveys::{SurveyGuest, SurveyGuests, SurveyInviteForm};

/// Which form of the page came back.
#[derive(Clone, Debug)]
pub enum GuestsRefusal {
    All(Refused<SurveyInviteForm>),
    One(PersonId, Refused<SurveyInviteForm>),
}

/// What the frame of [`guests`] needs.
#[must_use]
pub fn guests_head(cx: &ViewCx) -> Head {
    Head {
        title: cx.t("surveys-guests"),
        width: "wide",
        islands: false,
    }
}

/// A page of people by name. `first` is false behind the first page.
#[must_use]
pub fn guests(
    cx: &ViewCx,
    page: &SurveyGuests,
    first: bool,
    refused: Option<&GuestsRefusal>,
) -> AnyView {
    let back = (!first).then(|| {
        let href = paths::survey_guests(page.number, None);
        (href, cx.t("studies-candidates-first"))
    });
    let next = page.next.map(|last| {
        let href = paths::survey_guests(page.number, Some(last));
        (href, cx.t("studies-candidates-next"))
    });
    let content = if page.rows.is_empty() {
        let (title, text) = (
            cx.t("studies-candidates-none-title"),
            cx.t("surveys-guests-none-text"),
        );
        view! { <EmptyState title text/> }.into_any()
    } else {
        table(cx, page, refused)
    };
    let title = cx.t("surveys-guests");
    let invited = cx.t_args("surveys-guests-invited", &[("n", page.invited.into())]);
    view! {
        <header class="page-head">
            {words::crumb(cx, Some((page.number, &page.title)), title.clone())}
            <h1 class="title">{title}</h1> <p class="intro">{cx.t("surveys-guests-intro")}</p>
            <p class="meta">{invited}</p>
        </header>
        <div class="page-body">
            {all(cx, page, refused)} {content}
            <Pager label=cx.t("surveys-guests-pages") first=back next/>
        </div>
    }
    .into_any()
}

/// The field for why somebody is asked although they rest.
fn reason(cx: &ViewCx, form: &FormState<'_>, typed: &str, must: bool) -> Field {
    let label = cx.t("studies-override");
    let field = if must {
        form.required("override_reason", label, typed)
    } else {
        form.optional("override_reason", label, typed)
    };
    field.limit(form.limit(OVERRIDE_MAX))
}

/// Everybody who fits, at once.
fn all(cx: &ViewCx, page: &SurveyGuests, refused: Option<&GuestsRefusal>) -> AnyView {
    if page.inviting && refused.is_none() {
        return view! { <aside class="note"><p>{cx.t("surveys-inviting")}</p></aside> }.into_any();
    }
    let refused = match refused {
        Some(GuestsRefusal::All(refused)) => Some(refused),
        _ => None,
    };
    if !page.may_invite_all && refused.is_none() {
        return ().into_any();
    }
    let typed = refused.map_or("", |refused| refused.typed.override_reason.as_str());
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let reason = reason(cx, &form, typed, false)
        .hint(cx.t("surveys-invite-all-reason-hint"))
        .id("all-reason");
    let summary = form.summary(&[&reason]);
    view! {
        <details class="more block" id="invite-all" open=refused.is_some()>
            <summary>{cx.t("surveys-invite-all")}</summary>
            <p>{cx.t("surveys-invite-all-text")}</p>
            <form method="post" action=paths::survey_invite_all(page.number) novalidate=true>
                {summary} <TextArea field=reason rows=2/>
                <SubmitButton label=cx.t("surveys-invite-all-send")/>
            </form>
        </details>
    }
    .into_any()
}

fn table(cx: &ViewCx, page: &SurveyGuests, refused: Option<&GuestsRefusal>) -> AnyView {
    let heads = [
        "studies-head-person",
        "studies-head-company",
        "studies-head-profile",
        "studies-head-guard",
        "surveys-head-invitation",
    ]
    .map(|key| cx.t(key));
    let rows = page
        .rows
        .iter()
        .map(|one| row(cx, page, one, &heads, refused))
        .collect_view();
    let heads = heads
        .map(|head| view! { <th scope="col">{head}</th> })
        .collect_view();
    view! {
        <table class="table candidates">
            <thead>
                <tr>{heads}</tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(
    cx: &ViewCx,
    page: &SurveyGuests,
    one: &SurveyGuest,
    heads: &[String; 5],
    refused: Option<&GuestsRefusal>,
) -> AnyView {
    let [_, company, about, guard, invitation] = heads.clone();
    let who = &one.who;
    let job = (!who.job_title.is_empty())
        .then(|| view! { <span class="under">{who.job_title.clone()}</span> });
    view! {
        <tr>
            <th scope="row">
                <span>
                    <a href=paths::contact(who.company, who.person)>{who.name.clone()}</a>
                    {job}
                </span>
            </th>
            <td data-label=company>{profile::of(cx, who)}</td>
            <td data-label=about>{profile::about(cx, who)}</td>
            <td data-label=guard>{guard_chip(cx, &who.guard)}</td>
            <td data-label=invitation>{invite(cx, page, one, refused)}</td>
        </tr>
    }
    .into_any()
}

/// Invited when, or the button for it; with the field for a reason where one is needed.
fn invite(
    cx: &ViewCx,
    page: &SurveyGuests,
    one: &SurveyGuest,
    refused: Option<&GuestsRefusal>,
) -> AnyView {
    let who = &one.who;
    let refused = match refused {
        Some(GuestsRefusal::One(id, refused)) if *id == who.person => Some(refused),
        _ => None,
    };
    if !one.may_invite && refused.is_none() {
        return standing(cx, one);
    }
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let action = paths::survey_invite(page.number, who.person);
    let label = cx.t_args("studies-invite-named", &[("name", (&who.name).into())]);
    let button = view! {
        <button type="submit" class="btn small" aria-label=label.clone()>
            {cx.t("studies-invite")}
        </button>
    };
    if !one.needs_reason && refused.is_none() {
        return view! {
            <form method="post" action=action>
                <HiddenField name="override_reason" value=""/>
                {button}
            </form>
        }
        .into_any();
    }
    let typed = refused.map_or("", |refused| refused.typed.override_reason.as_str());
    let reason = reason(cx, &form, typed, true).id(format!("reason-{}", who.person));
    let summary = form.summary(&[&reason]);
    view! {
        <details class="more" open=refused.is_some()>
            <summary aria-label=label>{cx.t("surveys-invite-with-reason")}</summary>
            <form method="post" action=action novalidate=true>
                {summary} <TextArea field=reason rows=2/> {button}
            </form>
        </details>
    }
    .into_any()
}

fn standing(cx: &ViewCx, one: &SurveyGuest) -> AnyView {
    if let Some(at) = one.invited_at {
        return view! {
            <span>
                {cx.t("surveys-invited")} " " {studies::when(cx, at)}
            </span>
        }
        .into_any();
    }
    (one.who.joined != PersonState::Active)
        .then(|| view! { <span class="soft">{cx.t("studies-not-in-portal")}</span> })
        .into_any()
}
