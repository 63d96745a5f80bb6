//! One release: why it was made, what it is for, how to start, and what came of it.

use super::{desk, pictures, talk, trail, words};
use crate::components::content::{Face, PersonLine, WhenDate};
use crate::components::data::Facts;
use crate::components::form::FormState;
use crate::paths;
use crate::views::roadmap::item;
use crate::views::{Head, Refused, ViewCx};
use leptos::prelude::*;
use model::AppError;
use model::both::Both;
use model::input::is_web_address;
use model::releases::{
    AdoptionForm, FeedbackForm, ReleasePage, ReleaseState, SummaryForm, ThanksForm, TipForm,
};

/// Which form of the page came back.
#[derive(Clone, Debug)]
pub enum ReleaseRefusal {
    Thanks(Refused<ThanksForm>),
    Feedback(Refused<FeedbackForm>),
    Summary(Refused<SummaryForm>),
    Tip(Refused<TipForm>),
    Adoption(Refused<AdoptionForm>),
    /// A button without fields: withdrawing, publishing again, planning the briefing.
    Act(AppError),
}

/// What the frame of [`release`] needs.
#[must_use]
pub fn release_head(cx: &ViewCx, page: &ReleasePage) -> Head {
    Head {
        title: words::title(cx, &page.title),
        width: "",
        islands: false,
    }
}

/// One release, as far as its reader may read it.
#[must_use]
pub fn release(cx: &ViewCx, page: &ReleasePage, refused: Option<&ReleaseRefusal>) -> AnyView {
    let act = match refused {
        Some(ReleaseRefusal::Act(error)) => FormState::new(cx.lang, Some(error)).summary(&[]),
        _ => ().into_any(),
    };
    view! {
        {head(cx, page)}
        <div class="page-act">{acts(cx, page)}</div>
        <div class="page-body">
            {act} {asked(cx, page)} {background(cx, page)}
            {pictures::figures(cx, page)} {parts(cx, page)} {builders(cx, page)}
            {proposals(cx, page)} {items(cx, page)} {tips(cx, page)} {summary(cx, page)}
            {talk::thanks(cx, page, refused)} {talk::feedback(cx, page, refused)}
            {desk::desk(cx, page, refused)}
        </div>
        <aside class="page-side" aria-label=cx.t("releases-facts")>
            {facts(cx, page)} {links(cx, page)}
        </aside>
    }
    .into_any()
}

fn head(cx: &ViewCx, page: &ReleasePage) -> AnyView {
    let title = page.title.to(cx.lang);
    let withdrawn = (page.state == ReleaseState::Withdrawn)
        .then(|| view! { <p class="note warn">{cx.t("releases-withdrawn-note")}</p> });
    view! {
        <header class="page-head">
            {words::crumb(cx, vec![], title.text.to_owned())}
            <h1 class="title" lang=title.lang.as_str()>
                {title.text.to_owned()}
            </h1>
            <p class="meta">{words::day(cx, page.released_on)}</p>
            {trail::of_release(cx, page)}
            {withdrawn}
        </header>
    }
    .into_any()
}

/// How many thanked, and the way to the form.
fn acts(cx: &ViewCx, page: &ReleasePage) -> AnyView {
    let count = (page.thanked > 0).then(|| {
        let unit = cx.t_args("releases-thanked-unit", &[("n", page.thanked.into())]);
        view! {
            <p class="voices">
                <b>{page.thanked}</b>
                " "
                {unit}
            </p>
        }
    });
    let thank = page.may.thank.then(|| {
        let (class, label) = if page.my_thanks.is_some() {
            ("btn full", cx.t("releases-thanks-change"))
        } else {
            ("btn primary full", cx.t("releases-thank"))
        };
        view! { <a class=class href="#thanks-text">{label}</a> }
    });
    let feedback = page.may.give_feedback.then(|| {
        view! { <a class="btn full" href="#feedback-scene">{cx.t("releases-feedback-give")}</a> }
    });
    view! {
        {count}
        {thank}
        {feedback}
    }
    .into_any()
}

fn asked(cx: &ViewCx, page: &ReleasePage) -> AnyView {
    page.asked
        .as_ref()
        .map(|asked| {
            view! {
                <aside class="note here" aria-label=cx.t("releases-mine")>
                    <p>{words::asked(cx, asked)}</p>
                </aside>
            }
        })
        .into_any()
}

fn background(cx: &ViewCx, page: &ReleasePage) -> AnyView {
    view! { <div class="release-lead">{words::told(cx, &page.background)}</div> }.into_any()
}

fn parts(cx: &ViewCx, page: &ReleasePage) -> AnyView {
    let parts = [
        ("releases-intended-use", "part", &page.intended_use),
        ("releases-how-to-start", "part", &page.how_to_start),
        ("releases-limits", "part means", &page.limits),
    ]
    .into_iter()
    .filter(|(_, _, both)| !both.is_empty())
    .map(|(title, class, both)| part(cx, &cx.t(title), class, both))
    .collect::<Vec<_>>();
    if parts.is_empty() {
        return ().into_any();
    }
    view! { <div class="parts">{parts}</div> }.into_any()
}

fn part(cx: &ViewCx, title: &str, class: &'static str, both: &Both) -> AnyView {
    view! {
        <section class=class>
            <h2>{title.to_owned()}</h2>
            {words::told(cx, both)}
        </section>
    }
    .into_any()
}

fn builders(cx: &ViewCx, page: &ReleasePage) -> AnyView {
    if page.builders.is_empty() {
        return ().into_any();
    }
    let names = page
        .builders
        .iter()
        .map(|one| {
            view! {
                <li>
                    <Face
                        initials=one.initials.clone()
                        staff=one.staff
                        small=true
                    />
                    <b>{one.name.clone()}</b>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="builders" aria-labelledby="builders-title">
            <h2 id="builders-title">{cx.t("releases-builders")}</h2>
            <ul>{names}</ul>
        </section>
    }
    .into_any()
}

fn proposals(cx: &ViewCx, page: &ReleasePage) -> AnyView {
    if page.proposals.is_empty() {
        return ().into_any();
    }
    let lines = page
        .proposals
        .iter()
        .map(|one| item::linked(cx, one))
        .collect_view();
    view! {
        <section class="block" aria-labelledby="proposals-title">
            <h2 id="proposals-title">{cx.t("releases-answers")}</h2>
            <ul class="lines">{lines}</ul>
        </section>
    }
    .into_any()
}

fn items(cx: &ViewCx, page: &ReleasePage) -> AnyView {
    if page.items.is_empty() {
        return ().into_any();
    }
    let lines = page
        .items
        .iter()
        .map(|(number, title)| {
            let title = title.to(cx.lang);
            view! {
                <li>
                    <a href=paths::roadmap_item(*number) lang=title.lang.as_str()>
                        {title.text.to_owned()}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="block" aria-labelledby="items-title">
            <h2 id="items-title">{cx.t("releases-items")}</h2>
            <ul class="lines">{lines}</ul>
        </section>
    }
    .into_any()
}

/// Uses that were found, for everybody.
fn tips(cx: &ViewCx, page: &ReleasePage) -> AnyView {
    if page.tips.is_empty() {
        return ().into_any();
    }
    let lines = page
        .tips
        .iter()
        .map(|tip| {
            view! {
                <li>
                    {words::told(cx, &tip.text)} <div class="meta">
                        <PersonLine person=tip.by.clone() vendor=cx.vendor.clone()/>
                        <WhenDate at=tip.at words=cx.date(tip.at)/>
                    </div>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="block" id="tips" aria-labelledby="tips-title">
            <h2 id="tips-title">{cx.t("releases-tips")}</h2>
            <p class="soft">{cx.t("releases-tips-intro")}</p>
            <ul class="lines tips">{lines}</ul>
        </section>
    }
    .into_any()
}

/// What came out of the feedback.
fn summary(cx: &ViewCx, page: &ReleasePage) -> AnyView {
    if page.summary.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="block" id="summary" aria-labelledby="summary-title">
            <h2 id="summary-title">{cx.t("releases-summary")}</h2>
            {words::told(cx, &page.summary)}
        </section>
    }
    .into_any()
}

fn facts(cx: &ViewCx, page: &ReleasePage) -> AnyView {
    let mut items: Vec<(String, AnyView)> = vec![(
        cx.t("releases-released-on"),
        words::day(cx, page.released_on),
    )];
    if let Some(until) = page.feedback.until {
        let said = words::feedback_until(cx, page, until);
        items.push((cx.t("releases-feedback"), said.into_any()));
    }
    if !page.staff_document.is_empty() {
        // Followed only where it leads to the web, whatever way it came into the database.
        let href = is_web_address(&page.staff_document).then(|| page.staff_document.clone());
        let link = view! {
            <a class="long" href=href rel="noreferrer noopener">
                {page.staff_document.clone()}
            </a>
        };
        items.push((cx.t("releases-staff-document"), link.into_any()));
    }
    view! { <Facts items/> }.into_any()
}

fn links(cx: &ViewCx, page: &ReleasePage) -> AnyView {
    let edit = page.may.edit.then(|| {
        view! {
            <li>
                <a href=paths::release_draft(page.id)>{cx.t("releases-edit")}</a>
            </li>
        }
    });
    view! {
        <ul class="acts">
            {edit} <li>
                <a href=paths::releases()>{cx.t("releases-all")}</a>
            </li> <li>
                <a href=paths::thanks()>{cx.t("thanks-all")}</a>
            </li>
        </ul>
    }
    .into_any()
}
