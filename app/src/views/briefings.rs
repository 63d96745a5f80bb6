//! Briefings: what CS hears of a version of the roadmap or of a release, and may pass on.

use super::roadmap::pair::Pair;
use super::roadmap::words;
use crate::components::content::{UserText, WhenDate};
use crate::components::data::{EmptyState, Facts};
use crate::components::form::{FormState, HiddenField, SubmitButton, TextArea, TextField, Tone};
use crate::paths;
use crate::views::{Head, Refused, ViewCx};
use leptos::prelude::*;
use model::Lang;
use model::both::Both;
use model::briefings::{
    BRIEFING_ANSWER_MAX, BRIEFING_LINK_MAX, BRIEFING_PLACE_MAX, BRIEFING_QUESTION_MAX,
    BriefedRelease, BriefingForm, BriefingKind, BriefingLine, BriefingOf, BriefingPage,
    BriefingQuestion, BriefingQuestionForm, POINTS_MAX,
};
use model::input::is_web_address;
use model::releases::ReleaseState;

/// Which form of the page came back.
#[derive(Clone, Debug)]
pub enum BriefingRefusal {
    Briefing(Refused<BriefingForm>),
    Question(Refused<BriefingQuestionForm>),
}

/// A briefing with the zone in which its time is typed.
#[derive(Clone, Copy, Debug)]
pub struct BriefingShown<'a> {
    pub page: &'a BriefingPage,
    /// The vendor's zone, by its IANA name.
    pub zone: &'a str,
}

/// What the frame of [`briefings`] needs.
#[must_use]
pub fn briefings_head(cx: &ViewCx) -> Head {
    Head {
        title: cx.t("briefings-title"),
        width: "narrow",
        islands: false,
    }
}

/// All briefings, newest first.
#[must_use]
pub fn briefings(cx: &ViewCx, lines: &[BriefingLine]) -> AnyView {
    let content = if lines.is_empty() {
        let (title, text) = (cx.t("briefings-none-title"), cx.t("briefings-none-text"));
        view! { <EmptyState title text/> }.into_any()
    } else {
        let rows = lines.iter().map(|one| line(cx, one)).collect_view();
        view! { <ul class="lines">{rows}</ul> }.into_any()
    };
    view! {
        <header class="page-head">
            {words::crumb(cx, vec![], cx.t("briefings-title"))}
            <h1 class="title">{cx.t("briefings-title")}</h1>
            <p class="intro">{cx.t("briefings-intro")}</p>
        </header>
        <div class="page-body">{content}</div>
    }
    .into_any()
}

fn line(cx: &ViewCx, line: &BriefingLine) -> AnyView {
    let when = match line.begins_at {
        Some(at) => view! { <WhenDate at words=cx.date_time(at)/> }.into_any(),
        None => view! { <span>{cx.t("briefing-undated")}</span> }.into_any(),
    };
    let place = (!line.place.is_empty()).then(|| view! { <span>{line.place.clone()}</span> });
    let questions = (line.questions > 0).then(|| {
        let said = cx.t_args("briefing-many", &[("n", line.questions.into())]);
        view! { <span>{said}</span> }
    });
    let kind = cx.t(&format!("briefing-kind-{}", line.kind));
    view! {
        <li>
            <h2>
                <a href=paths::briefing(line.id)>{name(cx, &line.name)}</a>
            </h2>
            <div class="meta">
                <span class="tag">{kind}</span>
                {when}
                {place}
                {questions}
            </div>
        </li>
    }
    .into_any()
}

fn name(cx: &ViewCx, name: &Both) -> AnyView {
    if name.is_empty() {
        cx.t("releases-untitled").into_any()
    } else {
        words::said(cx, name)
    }
}

/// What the frame of [`briefing`] needs.
#[must_use]
pub fn briefing_head(cx: &ViewCx, page: &BriefingPage) -> Head {
    Head {
        title: title(cx, page),
        width: "",
        islands: false,
    }
}

/// What it tells of, by its name; one without has at least a word.
fn subject(cx: &ViewCx, of: &BriefingOf) -> String {
    match of {
        BriefingOf::Version(head) => words::version(cx, head),
        BriefingOf::Release(release) => release_title(cx, release),
    }
}

fn release_title(cx: &ViewCx, release: &BriefedRelease) -> String {
    if release.title.is_empty() {
        cx.t("releases-untitled")
    } else {
        release.title.to(cx.lang).text.to_owned()
    }
}

fn kind(of: &BriefingOf) -> BriefingKind {
    match of {
        BriefingOf::Version(_) => BriefingKind::Roadmap,
        BriefingOf::Release(_) => BriefingKind::Release,
    }
}

/// "Release briefing: Approving in one go".
fn title(cx: &ViewCx, page: &BriefingPage) -> String {
    named(cx, kind(&page.of), subject(cx, &page.of))
}

fn named(cx: &ViewCx, kind: BriefingKind, name: String) -> String {
    cx.t_args(&format!("briefing-named-{kind}"), &[("name", name.into())])
}

/// One briefing: when and where, what customers may hear, what was asked.
#[must_use]
pub fn briefing(
    cx: &ViewCx,
    shown: BriefingShown<'_>,
    refused: Option<&BriefingRefusal>,
) -> AnyView {
    let page = shown.page;
    let trail = vec![(paths::briefings(), cx.t("briefings-title"))];
    view! {
        <header class="page-head">
            {words::crumb(cx, trail, subject(cx, &page.of))}
            <h1 class="title">{title(cx, page)}</h1>
            {dates(cx, &page.of)}
        </header>
        <div class="page-body">
            {points(cx, page)} {edit(cx, shown, refused)} {questions(cx, page, refused)}
        </div>
        <aside class="page-side" aria-label=cx.t("briefing-facts")>
            {facts(cx, page)}
        </aside>
    }
    .into_any()
}

/// How long a version holds, or when a release came or comes.
fn dates(cx: &ViewCx, of: &BriefingOf) -> AnyView {
    let release = match of {
        BriefingOf::Version(head) => return words::dates(cx, head),
        BriefingOf::Release(release) => release,
    };
    let Some(day) = release.released_on else {
        return view! { <p class="soft">{cx.t("briefing-release-undated")}</p> }.into_any();
    };
    let said = cx.t_args("briefing-release-on", &[("day", cx.day(day).into())]);
    view! {
        <p class="dotted">
            <time datetime=day.to_string()>{said}</time>
        </p>
    }
    .into_any()
}

/// What may be passed on, in both languages: some customers read one, some the other.
fn points(cx: &ViewCx, page: &BriefingPage) -> AnyView {
    let texts = [cx.lang, cx.lang.other()]
        .into_iter()
        .filter(|lang| !page.points.get(*lang).is_empty())
        .map(|lang| {
            view! {
                <div class="points">
                    <h3>{words::lang(cx, lang)}</h3>
                    {told(page.points.get(lang), lang)}
                </div>
            }
        })
        .collect::<Vec<_>>();
    let none = page
        .points
        .is_empty()
        .then(|| view! { <p class="soft">{cx.t("briefing-points-none")}</p> });
    view! {
        <section class="block first" aria-labelledby="points-title">
            <h2 id="points-title">{cx.t("briefing-points")}</h2>
            <p class="soft">{cx.t("briefing-points-intro")}</p>
            {none}
            <div class="pair-fields">{texts}</div>
        </section>
    }
    .into_any()
}

/// Lines that begin with a dash are a list, as they are written there; the rest is plain text.
fn told(text: &str, lang: Lang) -> AnyView {
    let mut shown = Vec::new();
    let mut lines = text.lines().peekable();
    while lines.peek().is_some() {
        let points: Vec<_> = std::iter::from_fn(|| lines.next_if(|line| line.starts_with("- ")))
            .map(|line| line.trim_start_matches("- ").to_owned())
            .collect();
        if points.is_empty() {
            let plain: Vec<_> =
                std::iter::from_fn(|| lines.next_if(|line| !line.starts_with("- "))).collect();
            let plain = plain.join("\n");
            if !plain.trim().is_empty() {
                shown.push(view! { <UserText text=plain lang/> }.into_any());
            }
        } else {
            let points = points
                .into_iter()
                .map(|point| view! { <li>{point}</li> })
                .collect_view();
            let points = view! {
                <div class="text" lang=lang.as_str()>
                    <ul>{points}</ul>
                </div>
            };
            shown.push(points.into_any());
        }
    }
    shown.into_any()
}

fn facts(cx: &ViewCx, page: &BriefingPage) -> AnyView {
    let when = match page.begins_at {
        Some(at) => view! { <WhenDate at words=cx.date_time(at)/> }.into_any(),
        None => cx.t("briefing-undated").into_any(),
    };
    let mut items = vec![(cx.t("briefing-when"), when)];
    if !page.place.is_empty() {
        items.push((cx.t("briefing-place"), page.place.clone().into_any()));
    }
    if !page.link.is_empty() {
        // Followed only where it leads to the web, whatever way it came into the database.
        let href = is_web_address(&page.link).then(|| page.link.clone());
        let link = view! {
            <a class="long" href=href rel="noreferrer noopener">
                {page.link.clone()}
            </a>
        };
        items.push((cx.t("briefing-link"), link.into_any()));
    }
    match &page.of {
        BriefingOf::Version(head) => {
            if let Some(number) = head.number {
                let version = view! {
                    <a href=paths::roadmap_version(number)>{words::said(cx, &head.name)}</a>
                };
                items.push((cx.t("roadmap-item-version"), version.into_any()));
            }
        }
        BriefingOf::Release(release) => {
            // What is not shown opens for who may edit it alone.
            let href = match (release.number, release.state) {
                (Some(number), ReleaseState::Published) => Some(paths::release(number)),
                _ => page.may_edit.then(|| paths::release_draft(release.id)),
            };
            let link = view! { <a href=href>{release_title(cx, release)}</a> };
            items.push((cx.t("briefing-of-release"), link.into_any()));
        }
    }
    view! { <Facts items/> }.into_any()
}

/// The form as it is stored.
fn stored(shown: BriefingShown<'_>, cx: &ViewCx) -> BriefingForm {
    let page = shown.page;
    let zone = shown.zone.parse().unwrap_or(cx.zone);
    let begins_at = page
        .begins_at
        .map(|at| at.with_timezone(&zone).format("%Y-%m-%dT%H:%M").to_string());
    BriefingForm {
        begins_at: begins_at.unwrap_or_default(),
        place: page.place.clone(),
        link: page.link.clone(),
        points_ja: page.points.ja.clone(),
        points_en: page.points.en.clone(),
        version: page.version.to_string(),
    }
}

fn edit(cx: &ViewCx, shown: BriefingShown<'_>, refused: Option<&BriefingRefusal>) -> AnyView {
    let page = shown.page;
    let refused = match refused {
        Some(BriefingRefusal::Briefing(refused)) => Some(refused),
        _ => None,
    };
    if !page.may_edit && refused.is_none() {
        return ().into_any();
    }
    let typed = refused.map_or_else(|| stored(shown, cx), |refused| refused.typed.clone());
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let begins = form
        .optional("begins_at", cx.t("briefing-when"), &typed.begins_at)
        .hint(cx.t_args("roadmap-zone", &[("zone", shown.zone.into())]));
    let place = form
        .optional("place", cx.t("briefing-place"), &typed.place)
        .limit(form.limit(BRIEFING_PLACE_MAX));
    let link = form
        .optional("link", cx.t("briefing-link"), &typed.link)
        .hint(cx.t("briefing-link-hint"))
        .limit(form.limit(BRIEFING_LINK_MAX));
    let points = Pair::new(
        cx,
        &form,
        ("points_ja", "points_en"),
        cx.t("briefing-points"),
        (&typed.points_ja, &typed.points_en),
        POINTS_MAX,
    )
    .rows(8);
    let [first, second] = points.fields();
    let summary = form.summary(&[&begins, &place, &link, first, second]);
    view! {
        <details class="more" id="edit" open=refused.is_some()>
            <summary>{cx.t("briefing-edit")}</summary>
            <form method="post" action=paths::briefing(page.id)>
                {summary} <div class="fields">
                    <TextField field=begins kind="datetime-local"/>
                    <TextField field=place/>
                </div> <TextField field=link kind="url"/> {points.view()}
                <HiddenField name="version" value=page.version.to_string()/>
                <SubmitButton label=cx.t("briefing-save")/>
            </form>
        </details>
    }
    .into_any()
}

fn questions(cx: &ViewCx, page: &BriefingPage, refused: Option<&BriefingRefusal>) -> AnyView {
    let lines = page
        .questions
        .iter()
        .map(|one| question(cx, one))
        .collect_view();
    let none = page
        .questions
        .is_empty()
        .then(|| view! { <p class="soft">{cx.t("briefing-questions-none")}</p> });
    view! {
        <section class="block" id="questions" aria-labelledby="questions-title">
            <h2 id="questions-title">{cx.t("briefing-questions")}</h2>
            {none}
            {lines}
            {keep(cx, page, refused)}
        </section>
    }
    .into_any()
}

fn question(cx: &ViewCx, one: &BriefingQuestion) -> AnyView {
    let answer = if one.answer.is_empty() {
        view! { <p class="soft">{cx.t("briefing-owed")}</p> }.into_any()
    } else {
        let lang = Lang::of_text(&one.answer);
        view! {
            <div class="answered">
                <UserText text=one.answer.clone() lang/>
            </div>
        }
        .into_any()
    };
    view! {
        <article class="work-note">
            <UserText
                class="asked"
                text=one.question.clone()
                lang=Lang::of_text(&one.question)
            />
            {answer}
            <div class="meta">
                <span>{one.by.clone()}</span>
                <WhenDate at=one.at words=cx.date_time(one.at)/>
            </div>
        </article>
    }
    .into_any()
}

fn keep(cx: &ViewCx, page: &BriefingPage, refused: Option<&BriefingRefusal>) -> AnyView {
    let refused = match refused {
        Some(BriefingRefusal::Question(refused)) => Some(refused),
        _ => None,
    };
    if !page.may_edit && refused.is_none() {
        return ().into_any();
    }
    let typed = refused
        .map(|refused| refused.typed.clone())
        .unwrap_or_default();
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let question = form
        .required("question", cx.t("briefing-question"), &typed.question)
        .limit(form.limit(BRIEFING_QUESTION_MAX));
    let answer = form
        .optional("answer", cx.t("briefing-answer"), &typed.answer)
        .hint(cx.t("briefing-answer-hint"))
        .limit(form.limit(BRIEFING_ANSWER_MAX));
    let summary = form.summary(&[&question, &answer]);
    let token = if typed.form_token.is_empty() {
        cx.form_token.clone()
    } else {
        typed.form_token
    };
    view! {
        <details class="more" id="keep" open=refused.is_some()>
            <summary>{cx.t("briefing-keep")}</summary>
            <form method="post" action=paths::briefing_questions(page.id)>
                {summary} <TextArea field=question rows=2/> <TextArea field=answer rows=4/>
                <HiddenField name="form_token" value=token/>
                <SubmitButton label=cx.t("briefing-keep-send") tone=Tone::Plain/>
            </form>
        </details>
    }
    .into_any()
}
