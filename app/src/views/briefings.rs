//! Briefings: what CS hears of a version, and may pass on.

use super::pair::Pair;
use super::words;
use crate::components::content::{UserText, WhenDate};
use crate::components::data::{EmptyState, Facts};
use crate::components::form::{FormState, HiddenField, SubmitButton, TextArea, TextField, Tone};
use crate::paths;
use crate::views::{Head, Refused, ViewCx};
use leptos::prelude::*;
use model::Lang;
use model::roadmap::{
    BRIEFING_ANSWER_MAX, BRIEFING_LINK_MAX, BRIEFING_PLACE_MAX, BRIEFING_QUESTION_MAX,
    BriefingForm, BriefingLine, BriefingPage, BriefingQuestion, BriefingQuestionForm, POINTS_MAX,
    is_web_address,
};

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
        title: cx.t("roadmap-briefings"),
        width: "narrow",
        islands: false,
    }
}

/// All briefings, newest first.
#[must_use]
pub fn briefings(cx: &ViewCx, lines: &[BriefingLine]) -> AnyView {
    let content = if lines.is_empty() {
        let (title, text) = (
            cx.t("roadmap-briefings-none-title"),
            cx.t("roadmap-briefings-none-text"),
        );
        view! { <EmptyState title text/> }.into_any()
    } else {
        let rows = lines.iter().map(|one| line(cx, one)).collect_view();
        view! { <ul class="lines">{rows}</ul> }.into_any()
    };
    view! {
        <header class="page-head">
            {words::crumb(cx, vec![], cx.t("roadmap-briefings"))}
            <h1 class="title">{cx.t("roadmap-briefings")}</h1>
            <p class="intro">{cx.t("roadmap-briefings-intro")}</p>
        </header>
        <div class="page-body">{content}</div>
    }
    .into_any()
}

fn line(cx: &ViewCx, line: &BriefingLine) -> AnyView {
    let when = match line.begins_at {
        Some(at) => view! { <WhenDate at words=cx.date_time(at)/> }.into_any(),
        None => view! { <span>{cx.t("roadmap-briefing-undated")}</span> }.into_any(),
    };
    let place = (!line.place.is_empty()).then(|| view! { <span>{line.place.clone()}</span> });
    let questions = (line.questions > 0).then(|| {
        let said = cx.t_args("roadmap-briefing-many", &[("n", line.questions.into())]);
        view! { <span>{said}</span> }
    });
    view! {
        <li>
            <h2>
                <a href=paths::briefing(line.id)>{words::said(cx, &line.name)}</a>
            </h2>
            <div class="meta">{when} {place} {questions}</div>
        </li>
    }
    .into_any()
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

fn title(cx: &ViewCx, page: &BriefingPage) -> String {
    cx.t_args(
        "roadmap-briefing-title",
        &[("name", words::version(cx, &page.of).into())],
    )
}

/// One briefing: when and where, what customers may hear, what was asked.
#[must_use]
pub fn briefing(
    cx: &ViewCx,
    shown: BriefingShown<'_>,
    refused: Option<&BriefingRefusal>,
) -> AnyView {
    let page = shown.page;
    let trail = vec![(paths::briefings(), cx.t("roadmap-briefings"))];
    view! {
        <header class="page-head">
            {words::crumb(cx, trail, words::version(cx, &page.of))}
            <h1 class="title">{title(cx, page)}</h1>
            {words::dates(cx, &page.of)}
        </header>
        <div class="page-body">
            {points(cx, page)} {edit(cx, shown, refused)} {questions(cx, page, refused)}
        </div>
        <aside class="page-side" aria-label=cx.t("roadmap-briefing-facts")>
            {facts(cx, page)}
        </aside>
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
        .then(|| view! { <p class="soft">{cx.t("roadmap-points-none")}</p> });
    view! {
        <section class="block first" aria-labelledby="points-title">
            <h2 id="points-title">{cx.t("roadmap-points")}</h2>
            <p class="soft">{cx.t("roadmap-points-intro")}</p>
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
        None => cx.t("roadmap-briefing-undated").into_any(),
    };
    let mut items = vec![(cx.t("roadmap-briefing-when"), when)];
    if !page.place.is_empty() {
        items.push((
            cx.t("roadmap-briefing-place"),
            page.place.clone().into_any(),
        ));
    }
    if !page.link.is_empty() {
        // Followed only where it leads to the web, whatever way it came into the database.
        let href = is_web_address(&page.link).then(|| page.link.clone());
        let link = view! {
            <a class="long" href=href rel="noreferrer noopener">
                {page.link.clone()}
            </a>
        };
        items.push((cx.t("roadmap-briefing-link"), link.into_any()));
    }
    if let Some(number) = page.of.number {
        let version = view! {
            <a href=paths::roadmap_version(number)>{words::said(cx, &page.of.name)}</a>
        };
        items.push((cx.t("roadmap-item-version"), version.into_any()));
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
        .optional("begins_at", cx.t("roadmap-briefing-when"), &typed.begins_at)
        .hint(cx.t_args("roadmap-zone", &[("zone", shown.zone.into())]));
    let place = form
        .optional("place", cx.t("roadmap-briefing-place"), &typed.place)
        .limit(form.limit(BRIEFING_PLACE_MAX));
    let link = form
        .optional("link", cx.t("roadmap-briefing-link"), &typed.link)
        .hint(cx.t("roadmap-briefing-link-hint"))
        .limit(form.limit(BRIEFING_LINK_MAX));
    let points = Pair::new(
        cx,
        &form,
        ("points_ja", "points_en"),
        cx.t("roadmap-points"),
        (&typed.points_ja, &typed.points_en),
        POINTS_MAX,
    )
    .rows(8);
    let [first, second] = points.fields();
    let summary = form.summary(&[&begins, &place, &link, first, second]);
    view! {
        <details class="more" id="edit" open=refused.is_some()>
            <summary>{cx.t("roadmap-briefing-edit")}</summary>
            <form method="post" action=paths::briefing(page.id)>
                {summary} <div class="fields">
                    <TextField field=begins kind="datetime-local"/>
                    <TextField field=place/>
                </div> <TextField field=link kind="url"/> {points.view()}
                <HiddenField name="version" value=page.version.to_string()/>
                <SubmitButton label=cx.t("roadmap-briefing-save")/>
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
        .then(|| view! { <p class="soft">{cx.t("roadmap-briefing-questions-none")}</p> });
    view! {
        <section class="block" id="questions" aria-labelledby="questions-title">
            <h2 id="questions-title">{cx.t("roadmap-briefing-questions")}</h2>
            {none}
            {lines}
            {keep(cx, page, refused)}
        </section>
    }
    .into_any()
}

fn question(cx: &ViewCx, one: &BriefingQuestion) -> AnyView {
    let answer = if one.answer.is_empty() {
        view! { <p class="soft">{cx.t("roadmap-briefing-owed")}</p> }.into_any()
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
        .required(
            "question",
            cx.t("roadmap-briefing-question"),
            &typed.question,
        )
        .limit(form.limit(BRIEFING_QUESTION_MAX));
    let answer = form
        .optional("answer", cx.t("roadmap-briefing-answer"), &typed.answer)
        .hint(cx.t("roadmap-briefing-answer-hint"))
        .limit(form.limit(BRIEFING_ANSWER_MAX));
    let summary = form.summary(&[&question, &answer]);
    let token = if typed.form_token.is_empty() {
        cx.form_token.clone()
    } else {
        typed.form_token
    };
    view! {
        <details class="more" id="keep" open=refused.is_some()>
            <summary>{cx.t("roadmap-briefing-keep")}</summary>
            <form method="post" action=paths::briefing_questions(page.id)>
                {summary} <TextArea field=question rows=2/> <TextArea field=answer rows=4/>
                <HiddenField name="form_token" value=token/>
                <SubmitButton label=cx.t("roadmap-briefing-keep-send") tone=Tone::Plain/>
            </form>
        </details>
    }
    .into_any()
}
