use super::{changes, talk, words};
use crate::components::content::{DayDate, PersonLine, UserText, WhenDate};
use crate::components::data::{Facts, StatusGlyph};
use crate::components::form::FormState;
use crate::paths;
use crate::views::evidence::supporting_item;
use crate::views::proposals::words as proposals;
use crate::views::releases::{thanked, trail};
use crate::views::{Head, Refused, ViewCx};
use leptos::prelude::*;
use model::both::Both;
use model::roadmap::{
    AnswerForm, ItemHistory, ItemPage, LinkedProposal, NoteForm, QuestionForm, Standing,
};
use model::{AppError, QuestionId};

/// Which form of the page came back.
#[derive(Clone, Debug)]
pub enum ItemRefusal {
    Question(Refused<QuestionForm>),
    Answer(QuestionId, Refused<AnswerForm>),
    Note(Refused<NoteForm>),
    /// A button without fields: following.
    Act(AppError),
}

/// What the frame of [`item`] needs.
#[must_use]
pub fn item_head(cx: &ViewCx, page: &ItemPage) -> Head {
    Head {
        title: page.title.to(cx.lang).text.to_owned(),
        width: "",
        islands: false,
    }
}

/// One item: why, whom it helps, which proposals it answers, what is asked about it.
#[must_use]
pub fn item(cx: &ViewCx, page: &ItemPage, refused: Option<&ItemRefusal>) -> AnyView {
    let act = match refused {
        Some(ItemRefusal::Act(error)) => FormState::new(cx.lang, Some(error)).summary(&[]),
        _ => ().into_any(),
    };
    view! {
        {head(cx, page)}
        <div class="page-act">
            {words::follow(
                cx,
                paths::roadmap_item_follow(page.number),
                page.followed,
                paths::roadmap_item(page.number),
                cx.t("roadmap-follow"),
            )} <p class="small soft">{cx.t("roadmap-follow-hint")}</p>
        </div>
        <div class="page-body">
            {act} {releases(cx, page)} {reasons(cx, page)} {inside(cx, page)}
            {proposals_of(cx, page)} {supporting_item(cx, &page.evidence)}
            {talk::notes(cx, page, refused)} {talk::questions(cx, page, refused)}
            {history(cx, page)}
        </div>
        <aside class="page-side" aria-label=cx.t("roadmap-item-facts")>
            {facts(cx, page)}
        </aside>
    }
    .into_any()
}

fn head(cx: &ViewCx, page: &ItemPage) -> AnyView {
    let title = page.title.to(cx.lang);
    let summary = page.summary.to(cx.lang);
    let trail = if page.version.current {
        vec![]
    } else {
        page.version
            .number
            .map(|number| {
                (
                    paths::roadmap_version(number),
                    words::version(cx, &page.version),
                )
            })
            .into_iter()
            .collect()
    };
    let theme = page.theme.as_ref().map(|theme| words::theme(cx, theme));
    let gone = match page.standing {
        Standing::Active => None,
        Standing::Released => Some(cx.t("roadmap-mark-released")),
        Standing::Removed => Some(cx.t("roadmap-item-gone")),
    };
    let gone = gone.map(|said| view! { <span class="moved">{said}</span> });
    view! {
        <header class="page-head">
            {words::crumb(cx, trail, title.text.to_owned())} {theme}
            <h1 class="title" lang=title.lang.as_str()>
                {title.text.to_owned()}
            </h1>
            <p class="intro" lang=summary.lang.as_str()>
                {summary.text.to_owned()}
            </p>
            <div class="meta">
                <b>{words::horizon(cx, page.place.horizon)}</b>
                <span>{words::sure(cx, page.confidence)}</span>
                {gone}
            </div>
            {trail::of_item(cx, page)}
        </header>
    }
    .into_any()
}

/// Why it is there and whom it helps, in the one boxed thing of the page.
fn reasons(cx: &ViewCx, page: &ItemPage) -> AnyView {
    let parts = [("roadmap-why", &page.why), ("roadmap-whom", &page.whom)]
        .into_iter()
        .filter(|(_, both)| !both.is_empty())
        .map(|(title, both)| part(cx, &cx.t(title), "part", both))
        .collect::<Vec<_>>();
    if parts.is_empty() {
        return ().into_any();
    }
    view! { <div class="parts">{parts}</div> }.into_any()
}

fn part(cx: &ViewCx, title: &str, class: &'static str, both: &Both) -> AnyView {
    let said = both.to(cx.lang);
    view! {
        <section class=class>
            <h2>{title.to_owned()}</h2>
            <UserText text=said.text lang=said.lang/>
        </section>
    }
    .into_any()
}

/// What the council or staff read beyond that, each with who reads it.
fn inside(cx: &ViewCx, page: &ItemPage) -> AnyView {
    let council = (!page.council.is_empty()).then(|| {
        let said = page.council.to(cx.lang);
        view! {
            <section class="inside">
                <h2>
                    {cx.t("roadmap-council")} " "
                    <span class="tag">{cx.t("roadmap-council-who")}</span>
                </h2>
                <UserText text=said.text lang=said.lang/>
            </section>
        }
    });
    let staff = (!page.staff_note.is_empty()).then(|| {
        let lang = model::Lang::of_text(&page.staff_note);
        view! {
            <section class="inside staff">
                <h2>
                    {cx.t("roadmap-staff")} " "
                    <span class="tag">{cx.t("roadmap-staff-who")}</span>
                </h2>
                <UserText text=page.staff_note.clone() lang/>
            </section>
        }
    });
    view! {
        {council}
        {staff}
    }
    .into_any()
}

/// What brought it, each with when and how many thanked.
fn releases(cx: &ViewCx, page: &ItemPage) -> AnyView {
    if page.releases.is_empty() {
        return ().into_any();
    }
    let lines = page
        .releases
        .iter()
        .map(|one| {
            let title = one.title.to(cx.lang);
            view! {
                <li>
                    <a href=paths::release(one.number) lang=title.lang.as_str()>
                        {title.text.to_owned()}
                    </a>
                    <div class="meta">
                        <DayDate day=one.released_on words=cx.day(one.released_on)/>
                        <span>{thanked(cx, one.thanks)}</span>
                    </div>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="came" aria-labelledby="releases-title">
            <h2 id="releases-title">{cx.t("roadmap-item-releases")}</h2>
            <ul class="lines">{lines}</ul>
        </section>
    }
    .into_any()
}

fn proposals_of(cx: &ViewCx, page: &ItemPage) -> AnyView {
    if page.proposals.is_empty() {
        return ().into_any();
    }
    let from = cx.t_args(
        "roadmap-item-from",
        &[
            ("companies", page.companies.into()),
            ("reasons", page.reasons.into()),
        ],
    );
    let lines = page
        .proposals
        .iter()
        .map(|one| linked(cx, one))
        .collect_view();
    view! {
        <section class="block" aria-labelledby="proposals-title">
            <h2 id="proposals-title">{cx.t("roadmap-item-proposals")}</h2>
            <p class="soft">{from}</p>
            <ul class="lines">{lines}</ul>
        </section>
    }
    .into_any()
}

/// A proposal that is answered, with its status and voices.
pub(in crate::views) fn linked(cx: &ViewCx, one: &LinkedProposal) -> AnyView {
    let voices = proposals::voices(cx.lang, one.companies, one.people);
    view! {
        <li>
            <h3 lang=one.lang.as_str()>
                <a href=paths::proposal(one.number)>{one.title.clone()}</a>
            </h3>
            <div class="meta">
                <span class="num">{format!("#{}", one.number)}</span>
                <StatusGlyph status=one.status word=proposals::status(cx.lang, one.status)/>
                <span>{voices}</span>
            </div>
        </li>
    }
    .into_any()
}

fn facts(cx: &ViewCx, page: &ItemPage) -> AnyView {
    let mut items: Vec<(String, AnyView)> = vec![(
        cx.t("roadmap-item-when"),
        words::when(cx, page.place).into_any(),
    )];
    if let Some(day) = page.place.milestone {
        let shown = view! { <time datetime=day.to_string()>{cx.day(day)}</time> };
        items.push((cx.t("roadmap-item-milestone"), shown.into_any()));
    }
    items.push((
        cx.t("roadmap-item-confidence"),
        words::how(cx, page.confidence).into_any(),
    ));
    if let Some(owner) = &page.owner {
        let who = view! { <PersonLine person=owner.clone() vendor=cx.vendor.clone()/> };
        items.push((cx.t("roadmap-item-owner"), who.into_any()));
    }
    if let Some(number) = page.version.number {
        let version = view! {
            <a href=paths::roadmap_version(number)>{words::said(cx, &page.version.name)}</a>
        };
        items.push((cx.t("roadmap-item-version"), version.into_any()));
    }
    let edit = page.may.edit.then(|| {
        view! {
            <ul class="acts">
                <li>
                    <a href=paths::roadmap_draft_item(page.number)>{cx.t("roadmap-item-edit")}</a>
                </li>
            </ul>
        }
    });
    view! {
        <Facts items/>
        {edit}
        <p class="small soft">{cx.t("roadmap-promise")}</p>
    }
    .into_any()
}

/// How it came here, newest first.
fn history(cx: &ViewCx, page: &ItemPage) -> AnyView {
    if page.history.is_empty() {
        return ().into_any();
    }
    let lines = page.history.iter().map(|one| past(cx, one)).collect_view();
    view! {
        <section class="block" aria-labelledby="history-title">
            <h2 id="history-title">{cx.t("roadmap-item-history")}</h2>
            <ol class="way">{lines}</ol>
        </section>
    }
    .into_any()
}

fn past(cx: &ViewCx, one: &ItemHistory) -> AnyView {
    view! {
        <li>
            <div class="meta">
                {words::mark(cx, &one.change)}
                <a href=paths::roadmap_version(one.version)>{words::said(cx, &one.name)}</a>
                <WhenDate at=one.published_at words=cx.full_date(one.published_at)/>
            </div>
            {changes::reasons(cx, &one.change, &[])}
        </li>
    }
    .into_any()
}
