use super::{head, role_boxes, roles, when};
use crate::components::data::Facts;
use crate::components::form::{
    Choice, FormState, HiddenField, SelectField, SubmitButton, TextField, Tone,
};
use crate::paths;
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::AppError;
use model::administration::{FactorEndForm, MoveForm, PROOF_MAX, PersonPage, RolesForm};

/// Which form of the page came back, and what was typed.
#[derive(Clone, Debug)]
pub enum Act {
    Roles(RolesForm),
    Move(MoveForm),
    Factor(FactorEndForm),
    /// One without fields.
    Button,
}

/// What the frame of [`person`] needs.
#[must_use]
pub fn person_head(cx: &ViewCx, page: &PersonPage) -> Head {
    Head {
        title: page.name.clone(),
        ..head(cx, "administration-people-title", "")
    }
}

/// One person: what can be done with the account, and what is known. `refused` is the form that
/// came back and why.
#[must_use]
pub fn person(cx: &ViewCx, page: &PersonPage, refused: Option<(&Act, &AppError)>) -> AnyView {
    let button = match refused {
        Some((Act::Button, error)) => Some(error),
        _ => None,
    };
    let own = page
        .may
        .own
        .then(|| view! { <p class="soft">{cx.t("administration-person-own")}</p> });
    let suppressed = page.suppressed.then(|| {
        view! {
            <p>
                {cx.t("administration-person-suppressed")} " "
                <a href=paths::suppressions_query(&page.email, "")>
                    {cx.t("administration-suppressions-title")}
                </a>
            </p>
        }
    });
    view! {
        <header class="page-head">
            <nav class="crumb" aria-label=cx.t("administration-crumb")>
                <a href=paths::administration()>{cx.t("administration-title")}</a>
                <a href=paths::people()>{cx.t("administration-people-title")}</a>
            </nav>
            <h1 class="title">
                {page.name.clone()} " "
                <span class="tag">{cx.t(&format!("customers-state-{}", page.state))}</span>
            </h1>
        </header>
        <div class="page-body">
            {FormState::new(cx.lang, button).summary(&[])} {own} {suppressed}
            {roles_form(cx, page, refused)} {move_form(cx, page, refused)}
            {invitation(cx, page)} {sessions(cx, page)} {factor(cx, page, refused)}
            {account(cx, page)}
        </div>
        <aside class="page-side" aria-label=cx.t("administration-facts")>
            {facts(cx, page)}
        </aside>
    }
    .into_any()
}

fn roles_form(
    cx: &ViewCx,
    page: &PersonPage,
    refused: Option<(&Act, &AppError)>,
) -> Option<AnyView> {
    if !page.may.change_roles {
        return None;
    }
    let first;
    let (typed, error) = match refused {
        Some((Act::Roles(typed), error)) => (typed, Some(error)),
        _ => {
            first = RolesForm::of(&page.roles);
            (&first, None)
        }
    };
    let form = FormState::new(cx.lang, error);
    let group = form.choice("roles", cx.t("administration-roles"), "");
    // What came back shows what stands now: saving again is meant to change that.
    let was = RolesForm::of(&page.roles).was;
    Some(
        view! {
            <section class="block first" id="roles-form" aria-labelledby="roles-title">
                <h2 id="roles-title">{cx.t("administration-roles-title")}</h2>
                <p class="soft">{cx.t("administration-roles-text")}</p>
                <form method="post" action=paths::person_roles(page.id) novalidate=true>
                    {form.summary(&[&group])} {role_boxes(cx, &form, typed)}
                    <HiddenField name="was" value=was/> <div class="actions">
                        <SubmitButton label=cx.t("administration-roles-save")/>
                    </div>
                </form>
            </section>
        }
        .into_any(),
    )
}

fn move_form(
    cx: &ViewCx,
    page: &PersonPage,
    refused: Option<(&Act, &AppError)>,
) -> Option<AnyView> {
    if !page.may.move_company {
        return None;
    }
    let own = page
        .company
        .as_ref()
        .map(|(id, _)| id.to_string())
        .unwrap_or_default();
    let (typed, error) = match refused {
        Some((Act::Move(typed), error)) => (typed.company.as_str(), Some(error)),
        _ => (own.as_str(), None),
    };
    let form = FormState::new(cx.lang, error);
    let field = form
        .choice("company", cx.t("administration-move-company"), typed)
        .hint(cx.t("administration-move-hint"));
    let choices = page
        .companies
        .iter()
        .map(|(id, name)| Choice::new(id.to_string(), name.clone()))
        .collect();
    Some(
        view! {
            <section class="block first" aria-labelledby="move-title">
                <h2 id="move-title">{cx.t("administration-move-title")}</h2>
                <form method="post" action=paths::person_company(page.id) novalidate=true>
                    {form.summary(&[&field])} <SelectField field choices/> <div class="actions">
                        <SubmitButton label=cx.t("administration-move-send") tone=Tone::Plain/>
                    </div>
                </form>
            </section>
        }
        .into_any(),
    )
}

fn invitation(cx: &ViewCx, page: &PersonPage) -> Option<AnyView> {
    if !page.may.invite_again {
        return None;
    }
    let stands = match page.link_until {
        Some(until) => cx.t_args(
            "administration-link-until",
            &[("until", cx.date_time(until).into())],
        ),
        None => cx.t("administration-link-none"),
    };
    Some(
        view! {
            <section class="block" aria-labelledby="link-title">
                <h2 id="link-title">{cx.t("administration-link-title")}</h2>
                <p>{stands}</p>
                <form method="post" action=paths::person_invitation(page.id)>
                    <div class="actions">
                        <SubmitButton label=cx.t("administration-link-send") tone=Tone::Plain/>
                    </div>
                </form>
            </section>
        }
        .into_any(),
    )
}

fn sessions(cx: &ViewCx, page: &PersonPage) -> AnyView {
    let stands = if page.sessions == 0 {
        cx.t("administration-sessions-none")
    } else {
        let seen = page.seen_at.map(|at| cx.date_time(at)).unwrap_or_default();
        cx.t_args(
            "administration-sessions-open",
            &[("n", page.sessions.into()), ("seen", seen.into())],
        )
    };
    let end = page.may.end_sessions.then(|| {
        view! {
            <form method="post" action=paths::person_sessions(page.id)>
                <div class="actions">
                    <SubmitButton label=cx.t("administration-sessions-end") tone=Tone::Plain/>
                </div>
            </form>
        }
    });
    view! {
        <section class="block" aria-labelledby="sessions-title">
            <h2 id="sessions-title">{cx.t("administration-sessions-title")}</h2>
            <p>{stands}</p>
            {end}
        </section>
    }
    .into_any()
}

fn factor(cx: &ViewCx, page: &PersonPage, refused: Option<(&Act, &AppError)>) -> Option<AnyView> {
    let (typed, error) = match refused {
        Some((Act::Factor(typed), error)) => (typed.proof.as_str(), Some(error)),
        _ => ("", None),
    };
    let stands = match page.factor_since {
        Some(since) => cx.t_args("account-factor-on", &[("day", cx.date(since).into())]),
        None if page.passkeys > 0 => cx.t("account-factor-off"),
        // It ended while somebody was asking for that: what was refused is said all the same.
        None if error.is_some() => cx.t("account-factor-off"),
        None => return None,
    };
    let passkeys = (page.passkeys > 0).then(|| {
        let n = cx.t_args(
            "administration-factor-passkeys",
            &[("n", page.passkeys.into())],
        );
        view! { <p>{n}</p> }
    });
    let end = (page.may.end_factor || error.is_some()).then(|| {
        let form = FormState::new(cx.lang, error);
        let proof = form
            .required("proof", cx.t("administration-factor-proof"), typed)
            .hint(cx.t("administration-factor-proof-hint"))
            .limit(form.limit(PROOF_MAX));
        view! {
            <p class="soft">{cx.t("administration-factor-text")}</p>
            <form method="post" action=paths::person_factor(page.id) novalidate=true>
                {form.summary(&[&proof])} <TextField field=proof/> <div class="actions">
                    <SubmitButton label=cx.t("administration-factor-end") tone=Tone::Danger/>
                </div>
            </form>
        }
    });
    Some(
        view! {
            <section class="block" id="factor-form" aria-labelledby="factor-title">
                <h2 id="factor-title">{cx.t("account-factor")}</h2>
                <p>{stands}</p>
                {passkeys}
                {end}
            </section>
        }
        .into_any(),
    )
}

fn account(cx: &ViewCx, page: &PersonPage) -> Option<AnyView> {
    let (text, act) = if page.may.disable {
        (
            cx.t("administration-disable-text"),
            view! {
                <form method="post" action=paths::person_disable(page.id)>
                    <div class="actions">
                        <SubmitButton label=cx.t("administration-disable") tone=Tone::Danger/>
                    </div>
                </form>
            }
            .into_any(),
        )
    } else if page.may.enable {
        (
            cx.t("administration-enable-text"),
            view! {
                <form method="post" action=paths::person_enable(page.id)>
                    <div class="actions">
                        <SubmitButton label=cx.t("administration-enable")/>
                    </div>
                </form>
            }
            .into_any(),
        )
    } else {
        return None;
    };
    Some(
        view! {
            <section class="block" aria-labelledby="account-title">
                <h2 id="account-title">{cx.t("administration-account-title")}</h2>
                <p class="soft">{text}</p>
                {act}
            </section>
        }
        .into_any(),
    )
}

fn facts(cx: &ViewCx, page: &PersonPage) -> AnyView {
    let mut items: Vec<(String, AnyView)> = Vec::new();
    if !page.reading.is_empty() {
        let reading = view! { <span lang="ja">{page.reading.clone()}</span> };
        items.push((cx.t("identity-reading"), reading.into_any()));
    }
    items.push((
        cx.t("administration-address"),
        page.email.clone().into_any(),
    ));
    match &page.company {
        Some((id, name)) => {
            let link = view! { <a href=paths::customer(*id)>{name.clone()}</a> };
            items.push((cx.t("administration-company"), link.into_any()));
            items.push((
                cx.t("administration-voices"),
                page.voices.to_string().into_any(),
            ));
        }
        None => items.push((
            cx.t("administration-roles"),
            roles(cx, &page.roles).into_any(),
        )),
    }
    if !page.job_title.is_empty() {
        items.push((
            cx.t("administration-job-title"),
            page.job_title.clone().into_any(),
        ));
    }
    items.push((
        cx.t("administration-language"),
        cx.t(&format!("identity-lang-{}", page.lang)).into_any(),
    ));
    items.push((
        cx.t("administration-zone"),
        page.time_zone.clone().into_any(),
    ));
    items.push((
        cx.t("administration-known-since"),
        when(cx, Some(page.created_at)),
    ));
    if page.joined_at.is_some() {
        items.push((cx.t("administration-joined"), when(cx, page.joined_at)));
    }
    let journal = view! {
        <a href=paths::journal_query(&page.id.to_string(), "", "", "")>
            {cx.t("administration-person-journal")}
        </a>
    };
    items.push((cx.t("administration-nav-journal"), journal.into_any()));
    view! { <Facts items/> }.into_any()
}
