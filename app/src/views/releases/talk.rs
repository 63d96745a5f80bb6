//! What customers say to a release: thanks, and feedback while its form is open.

use super::{ReleaseRefusal, trail, words};
use crate::components::content::{UserText, WhenDate};
use crate::components::form::{CheckField, FormState, SubmitButton, TextArea, Tone};
use crate::paths;
use crate::views::{Refused, ViewCx};
use leptos::prelude::*;
use model::releases::{
    FEEDBACK_MAX, FeedbackForm, ReleasePage, SCENE_MAX, THANKS_MAX, ThanksForm, ThanksView,
};

pub(super) fn thanks(cx: &ViewCx, page: &ReleasePage, refused: Option<&ReleaseRefusal>) -> AnyView {
    let lines = page
        .thanks
        .iter()
        .map(|one| voice(cx, one, At::Release))
        .collect_view();
    let none = page
        .thanks
        .is_empty()
        .then(|| view! { <p class="soft">{cx.t("releases-thanks-none")}</p> });
    let all = usize::try_from(page.thanked).unwrap_or(usize::MAX);
    let more = (all > page.thanks.len()).then(|| {
        view! { <a class="more-link" href=paths::thanks()>{cx.t("thanks-all")}</a> }
    });
    view! {
        <section class="block" id="thanks" aria-labelledby="thanks-title">
            <h2 id="thanks-title">{cx.t("thanks-title")}</h2>
            {thank(cx, page, refused)}
            {none}
            <div class="stream">{lines}</div>
            {more}
        </section>
    }
    .into_any()
}

/// Where a thanks stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum At {
    /// On its release, which need not be named there.
    Release,
    Stream,
    /// On its own page, which has its story too.
    Own,
}

pub(super) fn voice(cx: &ViewCx, one: &ThanksView, place: At) -> AnyView {
    let said = if one.text.is_empty() {
        view! { <p class="soft">{cx.t("thanks-wordless")}</p> }.into_any()
    } else {
        view! {
            <blockquote>
                <UserText text=one.text.clone() lang=one.lang/>
            </blockquote>
        }
        .into_any()
    };
    let release = (place != At::Release).then(|| {
        let title = one.release_title.to(cx.lang);
        view! {
            <a class="of" href=paths::release(one.release) lang=title.lang.as_str()>
                {words::title(cx, &one.release_title)}
            </a>
        }
    });
    let mine = one
        .mine
        .then(|| view! { <span class="tag">{cx.t("thanks-mine")}</span> });
    let private = (!one.may_quote && one.by.is_some())
        .then(|| view! { <span class="tag">{cx.t("thanks-private")}</span> });
    let when = view! { <WhenDate at=one.at words=cx.date(one.at)/> };
    let edited = one.edited_at.map(|at| {
        let words = cx.t_args("thanks-edited", &[("day", cx.date(at).into())]);
        view! { <WhenDate at words/> }
    });
    let (when, story) = match place {
        At::Own => (when.into_any(), ().into_any()),
        At::Release | At::Stream => {
            let whole = paths::thanks_for(one.release, one.id);
            (
                view! { <a href=whole>{when}</a> }.into_any(),
                story(cx, one),
            )
        }
    };
    view! {
        <article class="voice" id=format!("thanks-{}", one.id)>
            {release} {said}
            <div class="meta">{words::giver(cx, one)} {when} {edited} {mine} {private} {story}</div>
        </article>
    }
    .into_any()
}

/// Whether there is a story to it that the reader may know of.
fn story(cx: &ViewCx, one: &ThanksView) -> AnyView {
    let Some(story) = &one.story else {
        return ().into_any();
    };
    let said = match story.published_at {
        Some(_) => cx.t("thanks-story-read"),
        None => trail::consent(cx, story),
    };
    let href = format!("{}#story", paths::thanks_for(one.release, one.id));
    view! { <a class="to-story" href=href>{said}</a> }.into_any()
}

fn thank(cx: &ViewCx, page: &ReleasePage, refused: Option<&ReleaseRefusal>) -> AnyView {
    let refused: Option<&Refused<ThanksForm>> = match refused {
        Some(ReleaseRefusal::Thanks(refused)) => Some(refused),
        _ => None,
    };
    // What was typed stays in sight also when it came too late.
    if !page.may.thank && refused.is_none() {
        return ().into_any();
    }
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let given = page.my_thanks.is_some();
    let typed = match (refused, &page.my_thanks) {
        (Some(refused), _) => refused.typed.clone(),
        (None, Some(mine)) => mine.clone(),
        (None, None) => ThanksForm::default(),
    };
    let text = form
        .required("text", cx.t("releases-thanks-label"), &typed.text)
        .id("thanks-text")
        .bare()
        .hint(cx.t("releases-thanks-hint"))
        .limit(form.limit(THANKS_MAX));
    let quote = form
        .optional("may_quote", cx.t("releases-thanks-quote"), &typed.may_quote)
        .id("thanks-quote")
        .bare()
        .hint(cx.t_args(
            "releases-thanks-quote-hint",
            &[("vendor", cx.vendor.as_str().into())],
        ));
    let summary = form.summary(&[&text, &quote]);
    let (send, tone) = if given {
        (cx.t("releases-thanks-save"), Tone::Plain)
    } else {
        (cx.t("releases-thanks-send"), Tone::Primary)
    };
    let inner = view! {
        <form class="thank" method="post" action=paths::release_thanks(page.number)>
            {summary} <TextArea field=text rows=3/> <CheckField field=quote/>
            <SubmitButton label=send tone/>
        </form>
    };
    if given {
        view! {
            <details class="more" open=refused.is_some()>
                <summary>{cx.t("releases-thanks-change")}</summary>
                {inner}
            </details>
        }
        .into_any()
    } else {
        inner.into_any()
    }
}

/// The form for feedback while it is open, or when it was.
pub(super) fn feedback(
    cx: &ViewCx,
    page: &ReleasePage,
    refused: Option<&ReleaseRefusal>,
) -> AnyView {
    let refused: Option<&Refused<FeedbackForm>> = match refused {
        Some(ReleaseRefusal::Feedback(refused)) => Some(refused),
        _ => None,
    };
    if !page.may.give_feedback && refused.is_none() {
        return ().into_any();
    }
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let given = page.feedback.mine.is_some();
    let typed = match (refused, &page.feedback.mine) {
        (Some(refused), _) => refused.typed.clone(),
        (None, Some(mine)) => mine.clone(),
        (None, None) => FeedbackForm::default(),
    };
    let scene = form
        .required("scene", cx.t("releases-feedback-scene"), &typed.scene)
        .id("feedback-scene")
        .hint(cx.t("releases-feedback-scene-hint"))
        .limit(form.limit(SCENE_MAX));
    let worked = form
        .optional("worked", cx.t("releases-feedback-worked"), &typed.worked)
        .id("feedback-worked")
        .hint(cx.t("releases-feedback-either"))
        .limit(form.limit(FEEDBACK_MAX));
    let missing = form
        .optional("missing", cx.t("releases-feedback-missing"), &typed.missing)
        .id("feedback-missing")
        .limit(form.limit(FEEDBACK_MAX));
    let summary = form.summary(&[&scene, &worked, &missing]);
    let until = page
        .feedback
        .until
        .map(|day| view! { <p class="tag">{words::feedback_until(cx, page, day)}</p> });
    let (send, open) = if given {
        (
            cx.t("releases-feedback-save"),
            cx.t("releases-feedback-change"),
        )
    } else {
        (
            cx.t("releases-feedback-send"),
            cx.t("releases-feedback-give"),
        )
    };
    let thanked = given.then(|| view! { <p>{cx.t("releases-feedback-mine")}</p> });
    view! {
        <section class="block" id="feedback" aria-labelledby="feedback-title">
            <h2 id="feedback-title">{cx.t("releases-feedback")}</h2>
            <p class="soft">
                {cx.t_args(
                    "releases-feedback-intro",
                    &[("vendor", cx.vendor.as_str().into())],
                )}
            </p>
            {until}
            {thanked}
            <details class="more" open=refused.is_some()>
                <summary>{open}</summary>
                <form method="post" action=paths::release_feedback(page.number)>
                    {summary} <TextArea field=scene rows=2/> <TextArea field=worked rows=3/>
                    <TextArea field=missing rows=3/> <SubmitButton label=send tone=Tone::Plain/>
                </form>
            </details>
        </section>
    }
    .into_any()
}
