//! An invitation as the invited person reads it: why, what happens, how long, who watches, what
//! becomes of it; their answer, and what they can change of it later.

use super::{consent, invitation_form, mine, words};
use crate::components::content::PersonLine;
use crate::components::data::Facts;
use crate::components::form::CheckField;
use crate::components::form::{Choice, FormState, RadioField, SubmitButton, TextArea, Tone};
use crate::paths;
use crate::views::{Head, Refused, ViewCx, evidence};
use leptos::prelude::*;
use model::AppError;
use model::studies::{
    AcceptForm, CandidateState, ChoicesForm, DeclineForm, InvitationPage, Quotes, SignatureView,
    WORD_MAX,
};

/// Which form of the page came back.
#[derive(Clone, Debug)]
pub enum InvitationRefusal {
    Accept(Refused<AcceptForm>),
    Decline(Refused<DeclineForm>),
    Choices(Refused<ChoicesForm>),
    /// A button without fields: withdrawing the consent.
    Act(AppError),
}

/// What the frame of [`invitation`] needs.
#[must_use]
pub fn invitation_head(cx: &ViewCx, page: &InvitationPage) -> Head {
    Head {
        title: page.title.to(cx.lang).text.to_owned(),
        width: "",
        islands: false,
    }
}

/// One's own invitation.
#[must_use]
pub fn invitation(
    cx: &ViewCx,
    page: &InvitationPage,
    refused: Option<&InvitationRefusal>,
) -> AnyView {
    let act = match refused {
        Some(InvitationRefusal::Act(error)) => FormState::new(cx.lang, Some(error)).summary(&[]),
        _ => ().into_any(),
    };
    view! {
        {head(cx, page)}
        <div class="page-act">{acts(cx, page)}</div>
        <div class="page-body invitation">
            {act} {standing(cx, page)} {led(cx, page)} {texts(cx, page)} {agreed(cx, page, refused)}
            {invitation_form::accept(cx, page, refused)} {decline(cx, page, refused)}
        </div>
        <aside class="page-side" aria-label=cx.t("studies-invitation-facts")>
            {contact(cx, page)}
        </aside>
    }
    .into_any()
}

fn head(cx: &ViewCx, page: &InvitationPage) -> AnyView {
    let title = page.title.to(cx.lang);
    let when = page.invited_at.map(|at| words::when(cx, at));
    view! {
        <header class="page-head">
            <nav class="crumb" aria-label=cx.t("studies-crumb")>
                <a href=paths::studies_mine()>{cx.t("studies-mine-title")}</a>
                <span aria-current="page" lang=title.lang.as_str()>
                    {title.text.to_owned()}
                </span>
            </nav>
            <h1 class="title" lang=title.lang.as_str()>
                {title.text.to_owned()}
            </h1>
            <p class="meta">
                <span class="tag">{mine::state(cx, page.state, page.over)}</span>
                {when}
            </p>
        </header>
    }
    .into_any()
}

/// The way to the answer, for who has none given yet; then the way to a time.
fn acts(cx: &ViewCx, page: &InvitationPage) -> AnyView {
    if page.state == CandidateState::Accepted {
        return view! {
            <a class="btn primary full" href=paths::times(page.number)>
                {cx.t("studies-times-choose")}
            </a>
        }
        .into_any();
    }
    if page.state != CandidateState::Invited || page.over {
        return ().into_any();
    }
    view! {
        <a class="btn primary full" href="#take-part">
            {cx.t("studies-answer-now")}
        </a>
    }
    .into_any()
}

/// How it stands, where something is over.
fn standing(cx: &ViewCx, page: &InvitationPage) -> AnyView {
    let day = page.answered_at.map(|at| cx.date(at)).unwrap_or_default();
    let told = match page.state {
        CandidateState::Declined => Some(cx.t_args("studies-you-declined", &[("day", day.into())])),
        CandidateState::Withdrawn => {
            let signed = page.signature.as_ref();
            let at = signed.and_then(|signed| signed.withdrawn_at);
            let day = at.map_or(day, |at| cx.date(at));
            Some(cx.t_args("studies-you-withdrew", &[("day", day.into())]))
        }
        CandidateState::Invited if page.over => Some(cx.t("studies-invitation-over")),
        _ => None,
    };
    let word = (page.state == CandidateState::Declined && !page.word.is_empty())
        .then(|| view! { <blockquote>{words::written(&page.word)}</blockquote> });
    told.map(|told| {
        view! {
            <aside class="note"><p>{told}</p></aside>
            {word}
        }
    })
    .into_any()
}

/// What one's conversation led to.
fn led(cx: &ViewCx, page: &InvitationPage) -> AnyView {
    if page.led_to.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="told" id="led-to">
            <h2>{cx.t("evidence-led-title")}</h2>
            {evidence::led_to(cx, &page.led_to)}
        </section>
    }
    .into_any()
}

/// What the vendor tells; where it says nothing, nothing stands.
fn texts(cx: &ViewCx, page: &InvitationPage) -> AnyView {
    let part = |title: &str, content: AnyView| {
        view! {
            <section class="told">
                <h2>{cx.t(title)}</h2>
                {content}
            </section>
        }
    };
    let why = (!page.why.is_empty()).then(|| part("mail-study-why", words::said(cx, &page.why)));
    let becomes = (!page.becomes.is_empty())
        .then(|| part("mail-study-becomes", words::said(cx, &page.becomes)));
    let how = cx.t_args(
        &format!("mail-study-how-{}", page.place),
        &[("minutes", page.minutes.into())],
    );
    let watching = u32::try_from(page.observers_max).unwrap_or_default();
    let watched = if watching == 0 {
        cx.t("mail-study-unwatched")
    } else {
        cx.t_args(
            "mail-study-watched",
            &[("count", watching.into()), ("vendor", (&cx.vendor).into())],
        )
    };
    let incentive = if page.incentive.is_empty() {
        view! { <p>{cx.t("studies-incentive-none")}</p> }.into_any()
    } else {
        words::said(cx, &page.incentive)
    };
    view! {
        {why}
        {part("studies-what-happens", view! { <p>{how}</p> }.into_any())}
        {part("studies-who-watches", view! { <p>{watched}</p> {come_to_watch(cx, page)} }.into_any())}
        {becomes}
        {part("mail-study-incentive", incentive)}
    }
    .into_any()
}

/// Those who have come to watch, by name.
fn come_to_watch(cx: &ViewCx, page: &InvitationPage) -> AnyView {
    if page.watching.is_empty() {
        return ().into_any();
    }
    let names = page
        .watching
        .iter()
        .map(|name| view! { <li>{name.clone()}</li> })
        .collect_view();
    view! {
        <p>{cx.t("rooms-declared")}</p>
        <ul class="watching">{names}</ul>
    }
    .into_any()
}

/// Whom to ask.
fn contact(cx: &ViewCx, page: &InvitationPage) -> AnyView {
    let mut items: Vec<(String, AnyView)> = Vec::new();
    if let Some(person) = &page.contact {
        let (person, vendor) = (person.clone(), cx.vendor.clone());
        items.push((
            cx.t("studies-contact"),
            view! { <PersonLine person vendor/> }.into_any(),
        ));
    }
    if !page.contact_phone.is_empty() {
        items.push((cx.t("studies-phone"), page.contact_phone.clone().into_any()));
    }
    items.push((
        cx.t("studies-length"),
        words::minutes(cx, page.minutes).into_any(),
    ));
    items.push((
        cx.t("studies-place"),
        words::place(cx, page.place).into_any(),
    ));
    view! { <Facts items/> }.into_any()
}

/// What one agreed to, and how to change it or take it back.
fn agreed(cx: &ViewCx, page: &InvitationPage, refused: Option<&InvitationRefusal>) -> AnyView {
    let Some(signature) = &page.signature else {
        return ().into_any();
    };
    if signature.withdrawn_at.is_some() {
        return ().into_any();
    }
    let mut items = words::choices(cx, signature.choices);
    items.push((cx.t("studies-signed"), words::when(cx, signature.signed_at)));
    let answers = (!page.answers.is_empty()).then(|| {
        view! {
            <details class="more">
                <summary>{cx.t("studies-own-answers")}</summary>
                {words::answers(cx, &page.answers)}
            </details>
        }
    });
    let name = consent::version_name(cx, signature.version);
    view! {
        <section class="block agreed" aria-labelledby="agreed-title">
            <h2 id="agreed-title">{cx.t("studies-agreed")}</h2>
            <p>{cx.t("studies-agreed-text")}</p>
            <Facts items inline=true/>
            <details class="more">
                <summary>{cx.t("studies-consent")} " (" {name} ")"</summary>
                <div class="consent-text">{words::said(cx, &page.consent.text)}</div>
            </details>
            {answers}
            {choices(cx, page, signature, refused)}
            {withdraw(cx, page)}
        </section>
    }
    .into_any()
}

/// Other choices on the consent that stands.
fn choices(
    cx: &ViewCx,
    page: &InvitationPage,
    signature: &SignatureView,
    refused: Option<&InvitationRefusal>,
) -> AnyView {
    let refused: Option<&Refused<ChoicesForm>> = match refused {
        Some(InvitationRefusal::Choices(refused)) => Some(refused),
        _ => None,
    };
    if !page.may.change && refused.is_none() {
        return ().into_any();
    }
    let stored = ChoicesForm::of(signature.choices);
    let typed = refused.map_or(&stored, |refused| &refused.typed);
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let recording = form
        .optional(
            "recording",
            cx.t("studies-recording-allow"),
            &typed.recording,
        )
        .bare()
        .hint(cx.t("studies-recording-hint"))
        .id("change-recording");
    let quotes = form
        .choice("quotes", cx.t("studies-may-quote"), &typed.quotes)
        .id("change-quotes");
    let summary = form.summary(&[&recording, &quotes]);
    view! {
        <details class="more" id="choices" open=refused.is_some()>
            <summary>{cx.t("studies-choices-change")}</summary>
            <form method="post" action=paths::invitation_choices(page.number) novalidate=true>
                {summary} <CheckField field=recording/>
                <RadioField field=quotes choices=quotes_choices(cx)/>
                <SubmitButton label=cx.t("studies-choices-save") tone=Tone::Plain/>
            </form>
        </details>
    }
    .into_any()
}

pub(super) fn quotes_choices(cx: &ViewCx) -> Vec<Choice> {
    Quotes::ALL
        .iter()
        .map(|one| Choice::new(one.as_str(), cx.t(&format!("studies-quotes-{one}"))))
        .collect()
}

/// Taking the consent back: what is deleted, and what is kept, before the button.
fn withdraw(cx: &ViewCx, page: &InvitationPage) -> AnyView {
    if !page.may.change {
        return ().into_any();
    }
    view! {
        <details class="more" id="withdraw">
            <summary>{cx.t("studies-withdraw")}</summary>
            <p>{cx.t("studies-withdraw-deleted")}</p>
            <p class="soft">{cx.t("studies-withdraw-kept")}</p>
            <form method="post" action=paths::invitation_withdraw_consent(page.number)>
                <SubmitButton label=cx.t("studies-withdraw-send") tone=Tone::Danger/>
            </form>
        </details>
    }
    .into_any()
}

/// Rather not, with a word if one likes.
fn decline(cx: &ViewCx, page: &InvitationPage, refused: Option<&InvitationRefusal>) -> AnyView {
    let refused: Option<&Refused<DeclineForm>> = match refused {
        Some(InvitationRefusal::Decline(refused)) => Some(refused),
        _ => None,
    };
    if !page.may.decline && refused.is_none() {
        return ().into_any();
    }
    let typed = refused.map_or("", |refused| refused.typed.word.as_str());
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let word = form
        .optional("word", cx.t("studies-decline-word"), typed)
        .hint(cx.t("studies-decline-word-hint"))
        .limit(form.limit(WORD_MAX));
    let summary = form.summary(&[&word]);
    view! {
        <details class="more block" id="decline" open=refused.is_some()>
            <summary>{cx.t("studies-decline")}</summary>
            <form method="post" action=paths::invitation_decline(page.number) novalidate=true>
                {summary} <TextArea field=word rows=2/>
                <SubmitButton label=cx.t("studies-decline-send") tone=Tone::Plain/>
            </form>
        </details>
    }
    .into_any()
}
