//! One candidate with what they said, and what can be done; for staff.

use super::{consent, words};
use crate::components::content::WhenDate;
use crate::components::data::Facts;
use crate::components::form::{FormState, HiddenField, SubmitButton, TextArea, Tone};
use crate::paths;
use crate::views::customers::guard_chip;
use crate::views::{Head, Refused, ViewCx};
use leptos::prelude::*;
use model::AppError;
use model::contacts::GuardState;
use model::people::PersonState;
use model::studies::{
    CandidatePage, CandidateState, InviteForm, NOMINATION_MAX, NominationForm, OVERRIDE_MAX,
};

/// Which form of the page came back.
#[derive(Clone, Debug)]
pub enum CandidateRefusal {
    Nominate(Refused<NominationForm>),
    Invite(Refused<InviteForm>),
    /// A button without fields: taking a nomination back.
    Act(AppError),
}

/// What the frame of [`candidate`] needs.
#[must_use]
pub fn candidate_head(_cx: &ViewCx, page: &CandidatePage) -> Head {
    Head {
        title: page.candidate.who.name.clone(),
        width: "",
        islands: false,
    }
}

/// One person as a candidate.
#[must_use]
pub fn candidate(cx: &ViewCx, page: &CandidatePage, refused: Option<&CandidateRefusal>) -> AnyView {
    let one = &page.candidate;
    let act = match refused {
        Some(CandidateRefusal::Act(error)) => FormState::new(cx.lang, Some(error)).summary(&[]),
        _ => ().into_any(),
    };
    let state = one
        .state
        .map(|state| view! { <span class="tag">{words::standing(cx, state)}</span> });
    view! {
        <header class="page-head">
            {crumb(cx, page)} <h1 class="title">{one.who.name.clone()}</h1>
            <div class="meta">
                <span>{one.who.company_name.clone()}</span> {state} {guard_chip(cx, &one.who.guard)}
            </div>
        </header>
        <div class="page-body">
            {act} {nomination(cx, page)} {barred(cx, page)} {invite(cx, page, refused)}
            {nominate(cx, page, refused)} {answer(cx, page)} {asks(cx, page)}
        </div>
        <aside class="page-side" aria-label=cx.t("studies-facts-person")>
            {facts(cx, page)}
        </aside>
    }
    .into_any()
}

fn crumb(cx: &ViewCx, page: &CandidatePage) -> AnyView {
    let title = page.title.to(cx.lang);
    let lang = title.lang.as_str();
    view! {
        <nav class="crumb" aria-label=cx.t("studies-crumb")>
            <a href=paths::studies()>{cx.t("studies-title")}</a>
            <span>
                <a href=paths::study(page.number) lang=lang>
                    {title.text.to_owned()}
                </a>
            </span>
            <span>
                <a href=paths::study_candidates(page.number)>{cx.t("studies-candidates")}</a>
            </span>
            <span aria-current="page">{page.candidate.who.name.clone()}</span>
        </nav>
    }
    .into_any()
}

/// Why this person; taken back as long as nobody was invited.
fn nomination(cx: &ViewCx, page: &CandidatePage) -> AnyView {
    let one = &page.candidate;
    let Some(at) = one.nominated_at else {
        return ().into_any();
    };
    let by = one.nominated_by.clone();
    let release = one.may_release.then(|| {
        let action = paths::candidate_withdraw_nomination(page.number, one.who.person);
        view! {
            <form method="post" action=action>
                <SubmitButton label=cx.t("studies-withdraw-nomination") tone=Tone::Quiet/>
            </form>
        }
    });
    view! {
        <section class="nomination" aria-labelledby="nomination-title">
            <h2 id="nomination-title">{cx.t("studies-nomination")}</h2>
            {words::written(&one.reason)}
            <p class="meta">
                <span>{by}</span>
                <WhenDate at words=cx.date(at)/>
            </p>
            {release}
        </section>
    }
    .into_any()
}

/// Why nobody can invite this person now, and what would help.
fn barred(cx: &ViewCx, page: &CandidatePage) -> AnyView {
    let one = &page.candidate;
    let waits = matches!(one.state, None | Some(CandidateState::Nominated));
    if !waits || one.may_invite {
        return ().into_any();
    }
    let contact = || {
        view! {
            <a href=paths::contact(one.who.company, one.who.person)>{cx.t("studies-contact-page")}</a>
        }
    };
    let words = match (one.who.guard.state, one.who.joined) {
        (GuardState::OptedOut, _) => cx.t("studies-barred-opted-out"),
        (GuardState::Held, _) => cx.t("studies-barred-held"),
        (_, PersonState::Contact | PersonState::Invited) => cx.t("studies-barred-outside"),
        (_, PersonState::Disabled | PersonState::Left) => cx.t("studies-barred-gone"),
        (_, PersonState::Active) => return ().into_any(),
    };
    view! { <aside class="note warn"><p>{words}</p> {contact()}</aside> }.into_any()
}

fn invite(cx: &ViewCx, page: &CandidatePage, refused: Option<&CandidateRefusal>) -> AnyView {
    let refused: Option<&Refused<InviteForm>> = match refused {
        Some(CandidateRefusal::Invite(refused)) => Some(refused),
        _ => None,
    };
    let one = &page.candidate;
    // What was typed stays in sight also when it came too late.
    if !one.may_invite && refused.is_none() {
        return ().into_any();
    }
    let typed = refused.map_or("", |refused| refused.typed.override_reason.as_str());
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let reason = form
        .required("override_reason", cx.t("studies-override"), typed)
        .hint(cx.t("studies-override-hint"))
        .limit(form.limit(OVERRIDE_MAX));
    let asked = one.needs_reason || !typed.is_empty() || !reason.error.is_empty();
    let summary = if asked {
        form.summary(&[&reason])
    } else {
        form.summary(&[])
    };
    let reason = if asked {
        view! { <TextArea field=reason rows=2/> }.into_any()
    } else {
        view! { <HiddenField name="override_reason" value=""/> }.into_any()
    };
    view! {
        <section class="block first" id="invite" aria-labelledby="invite-title">
            <h2 id="invite-title">{cx.t("studies-invite-title")}</h2>
            <p>{cx.t("studies-invite-text")}</p>
            <form
                method="post"
                action=paths::candidate_invite(page.number, one.who.person)
                novalidate=true
            >
                {summary} {reason} <SubmitButton label=cx.t("studies-invite-send")/>
            </form>
        </section>
    }
    .into_any()
}

fn nominate(cx: &ViewCx, page: &CandidatePage, refused: Option<&CandidateRefusal>) -> AnyView {
    let refused: Option<&Refused<NominationForm>> = match refused {
        Some(CandidateRefusal::Nominate(refused)) => Some(refused),
        _ => None,
    };
    let one = &page.candidate;
    if !one.may_nominate && refused.is_none() {
        return ().into_any();
    }
    let typed = refused.map_or("", |refused| refused.typed.reason.as_str());
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let reason = form
        .required("reason", cx.t("studies-nominate-reason"), typed)
        .hint(cx.t("studies-nominate-hint"))
        .limit(form.limit(NOMINATION_MAX));
    let summary = form.summary(&[&reason]);
    view! {
        <section class="block first" id="nominate" aria-labelledby="nominate-title">
            <h2 id="nominate-title">{cx.t("studies-nominate-title")}</h2>
            <form
                method="post"
                action=paths::candidate_nominate(page.number, one.who.person)
                novalidate=true
            >
                {summary} <TextArea field=reason rows=3/>
                <SubmitButton label=cx.t("studies-nominate-send") tone=Tone::Plain/>
            </form>
        </section>
    }
    .into_any()
}

/// What came back: the answers, what may be done with them, or the word of who declined.
fn answer(cx: &ViewCx, page: &CandidatePage) -> AnyView {
    let one = &page.candidate;
    let word = (!one.word.is_empty()).then(|| {
        view! {
            <section class="block" aria-labelledby="word-title">
                <h2 id="word-title">{cx.t("studies-word")}</h2>
                {words::written(&one.word)}
            </section>
        }
    });
    let given = (!page.answers.is_empty()).then(|| {
        view! {
            <section class="block" aria-labelledby="answers-title">
                <h2 id="answers-title">{cx.t("studies-answers")}</h2>
                {words::answers(cx, &page.answers)}
            </section>
        }
    });
    let gone = (one.state == Some(CandidateState::Withdrawn)).then(|| {
        view! { <aside class="note warn"><p>{cx.t("studies-withdrawn-staff")}</p></aside> }
    });
    let signed = page
        .signatures
        .iter()
        .map(|signature| {
            let mut items = vec![(
                cx.t("studies-consent"),
                consent::version_name(cx, signature.version).into_any(),
            )];
            items.extend(words::choices(cx, signature.choices));
            items.push((cx.t("studies-signed"), words::when(cx, signature.signed_at)));
            if let Some(at) = signature.withdrawn_at {
                items.push((cx.t("studies-ended"), words::when(cx, at)));
            }
            let class = if signature.withdrawn_at.is_some() {
                "signature over"
            } else {
                "signature"
            };
            view! {
                <li class=class>
                    <Facts items inline=true/>
                </li>
            }
        })
        .collect_view();
    let signed = (!page.signatures.is_empty()).then(|| {
        view! {
            <section class="block" aria-labelledby="signed-title">
                <h2 id="signed-title">{cx.t("studies-signatures")}</h2>
                <ul class="signatures">{signed}</ul>
            </section>
        }
    });
    view! {
        {gone}
        {word}
        {given}
        {signed}
    }
    .into_any()
}

/// Everything this person was asked for: who invites sees how much it has been.
fn asks(cx: &ViewCx, page: &CandidatePage) -> AnyView {
    let content = if page.asks.is_empty() {
        view! { <p class="soft">{cx.t("studies-asks-none")}</p> }.into_any()
    } else {
        let rows = page
            .asks
            .iter()
            .map(|ask| {
                let by = ask.by.clone();
                let why = (!ask.overridden.is_empty()).then(|| {
                    view! {
                        <p class="small soft">{cx.t("studies-asks-overridden")}</p>
                        {words::written(&ask.overridden)}
                    }
                });
                view! {
                    <li>
                        <div class="meta">
                            <b>{cx.t(&format!("studies-ask-{}", ask.kind))}</b>
                            <span>{by}</span>
                            <WhenDate at=ask.at words=cx.date(ask.at)/>
                        </div>
                        {why}
                    </li>
                }
            })
            .collect_view();
        view! { <ul class="lines">{rows}</ul> }.into_any()
    };
    view! {
        <section class="block" aria-labelledby="asks-title">
            <h2 id="asks-title">{cx.t("studies-asks")}</h2>
            {content}
        </section>
    }
    .into_any()
}

fn facts(cx: &ViewCx, page: &CandidatePage) -> AnyView {
    let one = &page.candidate;
    let mut items: Vec<(String, AnyView)> = vec![(
        cx.t("studies-head-company"),
        view! { <a href=paths::customer(one.who.company)>{one.who.company_name.clone()}</a> }
            .into_any(),
    )];
    let mut add = |key: &str, words: String| {
        if !words.is_empty() {
            items.push((cx.t(key), words.into_any()));
        }
    };
    add("studies-industry", one.who.industry.clone());
    add(
        "customers-tier",
        cx.t(&format!("customers-tier-{}", one.who.tier)),
    );
    if let Some(day) = one.who.since {
        add(
            "studies-customer-for",
            cx.t_args(
                "studies-customer-since",
                &[("day", text::month_with_year(cx.lang, day).into())],
            ),
        );
    }
    add("studies-job", one.who.job_title.clone());
    if let Some(band) = one.who.usage {
        add("customers-usage", cx.t(&format!("customers-usage-{band}")));
    }
    add(
        "customers-persona",
        one.who.persona.clone().unwrap_or_default(),
    );
    let roles: Vec<String> = one
        .who
        .roles
        .iter()
        .map(|role| cx.t(&format!("customers-role-{role}")))
        .collect();
    add(
        "studies-rule-role",
        roles.join(&cx.t("layout-role-separator")),
    );
    add(
        "studies-portal",
        cx.t(&format!("customers-state-{}", one.who.joined)),
    );
    view! {
        <Facts items/>
        <ul class="acts">
            <li>
                <a href=paths::contact(one.who.company, one.who.person)>{cx.t("studies-contact-page")}</a>
            </li>
        </ul>
    }
    .into_any()
}
