//! One thanks with the story behind it: written by the vendor, and shown to nobody before its
//! customer has agreed to these words.

use super::{talk, trail, words};
use crate::components::content::{UserText, WhenDate};
use crate::components::form::{FormState, HiddenField, SubmitButton, Tone};
use crate::paths;
use crate::views::roadmap::pair::Pair;
use crate::views::roadmap::words::{act, lang as lang_name};
use crate::views::{Head, Refused, ViewCx};
use leptos::prelude::*;
use model::AppError;
use model::releases::{Consent, STORY_MAX, StoryForm, StoryView, ThanksOf, ThanksView};

/// Which form of the page came back.
#[derive(Clone, Debug)]
pub enum StoryRefusal {
    Story(Refused<StoryForm>),
    /// A button without fields: agreeing, declining, publishing.
    Act(AppError),
}

/// What the frame of [`thanks_one`] needs.
#[must_use]
pub fn thanks_one_head(cx: &ViewCx, of: &ThanksOf) -> Head {
    Head {
        title: title(cx, &of.thanks),
        width: "narrow",
        islands: false,
    }
}

fn title(cx: &ViewCx, one: &ThanksView) -> String {
    let key = if one.by.is_some() {
        "thanks-from-named"
    } else {
        "thanks-from"
    };
    cx.t_args(key, &[("who", words::giver_name(cx, one).into())])
}

/// One thanks, whole, and its story as far as the reader may know of it.
#[must_use]
pub fn thanks_one(cx: &ViewCx, of: &ThanksOf, refused: Option<&StoryRefusal>) -> AnyView {
    let one = &of.thanks;
    let act = match refused {
        Some(StoryRefusal::Act(error)) => FormState::new(cx.lang, Some(error)).summary(&[]),
        _ => ().into_any(),
    };
    let way = vec![(
        format!("{}#thanks", paths::release(one.release)),
        words::title(cx, &one.release_title),
    )];
    view! {
        <header class="page-head">
            {words::crumb(cx, way, title(cx, one))} <h1 class="title">{title(cx, one)}</h1>
            {trail::of_thanks(cx, of)}
        </header>
        <div class="page-body thanks-one">
            {act} {talk::voice(cx, one, talk::At::Own)} {story(cx, of, refused)}
        </div>
    }
    .into_any()
}

fn story(cx: &ViewCx, of: &ThanksOf, refused: Option<&StoryRefusal>) -> AnyView {
    let refused: Option<&Refused<StoryForm>> = match refused {
        Some(StoryRefusal::Story(refused)) => Some(refused),
        _ => None,
    };
    let told = of.thanks.story.as_ref();
    if told.is_none() && !of.follow_up && refused.is_none() {
        return ().into_any();
    }
    let told = told.map(|story| {
        view! {
            {standing(cx, story)}
            {texts(cx, story)}
            {answer(cx, of, story)}
            {publish(cx, of, story)}
        }
    });
    view! {
        <section class="block" id="story" aria-labelledby="story-title">
            <h2 id="story-title">{cx.t("thanks-story")}</h2>
            {told}
            {write(cx, of, refused)}
        </section>
    }
    .into_any()
}

/// How it stands, in words.
fn standing(cx: &ViewCx, story: &StoryView) -> AnyView {
    if let Some(at) = story.published_at {
        let said = cx.t("thanks-story-public");
        return view! {
            <p class="meta">
                <span class="tag">{said}</span>
                <WhenDate at words=cx.date(at)/>
            </p>
        }
        .into_any();
    }
    let hint = story
        .mine
        .then(|| view! { <p>{cx.t("thanks-story-nothing")}</p> });
    view! {
        <p class="meta">
            <span class="tag">{trail::consent(cx, story)}</span>
        </p>
        {hint}
    }
    .into_any()
}

/// The words: in both languages for who agrees to them, else in the reader's.
fn texts(cx: &ViewCx, story: &StoryView) -> AnyView {
    if !story.mine {
        return view! { <div class="story">{words::told(cx, &story.text)}</div> }.into_any();
    }
    let texts = [cx.lang, cx.lang.other()]
        .into_iter()
        .filter(|lang| !story.text.get(*lang).is_empty())
        .map(|lang| {
            view! {
                <div class="story">
                    <h3>{lang_name(cx, lang)}</h3>
                    <UserText text=story.text.get(lang) lang=lang/>
                </div>
            }
        })
        .collect_view();
    view! { <div class="both">{texts}</div> }.into_any()
}

/// Agreeing and declining, for whose story it is.
fn answer(cx: &ViewCx, of: &ThanksOf, story: &StoryView) -> AnyView {
    if !story.mine {
        return ().into_any();
    }
    let agree = || {
        let label = cx.t("thanks-story-agree");
        view! { <SubmitButton label name="agree" value="1"/> }
    };
    let buttons = match story.consent {
        Consent::Asked => view! {
            {agree()}
            <SubmitButton
                label=cx.t("thanks-story-decline")
                tone=Tone::Plain
                name="agree"
                value="0"
            />
        }
        .into_any(),
        Consent::Given => view! {
            <SubmitButton
                label=cx.t("thanks-story-take-back")
                tone=Tone::Danger
                name="agree"
                value="0"
            />
        }
        .into_any(),
        Consent::Refused => agree().into_any(),
    };
    let action = paths::story_answer(of.thanks.release, of.thanks.id);
    view! {
        <form method="post" action=action>
            <p class="soft">{cx.t("thanks-story-any-time")}</p>
            <HiddenField name="version" value=story.version.to_string()/>
            <div class="actions">{buttons}</div>
        </form>
    }
    .into_any()
}

/// For who follows up, once the customer has agreed.
fn publish(cx: &ViewCx, of: &ThanksOf, story: &StoryView) -> AnyView {
    if !of.follow_up || story.consent != Consent::Given || story.published_at.is_some() {
        return ().into_any();
    }
    view! {
        <p>{cx.t("thanks-story-publish-text")}</p>
        {act(
            paths::story_publish(of.thanks.release, of.thanks.id),
            story.version,
            cx.t("thanks-story-publish"),
            Tone::Primary,
        )}
    }
    .into_any()
}

/// Writing the story and asking for consent; other words are asked for anew.
fn write(cx: &ViewCx, of: &ThanksOf, refused: Option<&Refused<StoryForm>>) -> AnyView {
    let told = of.thanks.story.as_ref();
    let closed = told.is_some_and(|story| story.consent == Consent::Refused);
    // What was typed stays in sight also when it came too late.
    if (!of.follow_up || closed) && refused.is_none() {
        return ().into_any();
    }
    let version = told.map(|story| story.version.to_string());
    let typed = match (refused, told) {
        (Some(refused), _) => refused.typed.clone(),
        (None, Some(story)) => StoryForm {
            text_ja: story.text.ja.clone(),
            text_en: story.text.en.clone(),
            version: String::new(),
        },
        (None, None) => StoryForm::default(),
    };
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let text = Pair::new(
        cx,
        &form,
        ("text_ja", "text_en"),
        cx.t("thanks-story"),
        (&typed.text_ja, &typed.text_en),
        STORY_MAX,
    )
    .rows(8)
    .hint(cx.t("thanks-story-hint"))
    .either(cx);
    let summary = form.summary(&text.fields());
    let (open, intro) = if told.is_some() {
        (
            cx.t("thanks-story-rewrite"),
            cx.t("thanks-story-rewrite-hint"),
        )
    } else {
        (cx.t("thanks-story-write"), cx.t("thanks-story-write-hint"))
    };
    view! {
        <details class="more" id="write" open=refused.is_some() || told.is_none()>
            <summary>{open}</summary>
            <p class="hint">{intro}</p>
            <form method="post" action=paths::story(of.thanks.release, of.thanks.id)>
                {summary} {text.view()}
                <HiddenField name="version" value=version.unwrap_or_default()/>
                <SubmitButton label=cx.t("thanks-story-send") tone=Tone::Plain/>
            </form>
        </details>
    }
    .into_any()
}
