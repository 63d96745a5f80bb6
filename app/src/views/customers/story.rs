//! A customer's story: its six parts as a card, and the form that writes it.

use super::crumb;
use crate::components::content::UserText;
use crate::components::form::{FormState, HiddenField, SubmitButton, TextArea};
use crate::paths;
use crate::views::{Head, Refused, ViewCx};
use leptos::prelude::*;
use model::contacts::{STORY_PART_MAX, StoryForm, StoryPage, StoryPart, StoryView};

fn part_name(cx: &ViewCx, part: StoryPart) -> String {
    cx.t(&format!("customers-story-part-{part}"))
}

/// The story with the way to change it; without one, the invitation to tell it. Nothing for who
/// may not and where there is none.
pub(super) fn card(cx: &ViewCx, story: Option<&StoryView>, edit: Option<String>) -> AnyView {
    let Some(story) = story else {
        return edit
            .map(|href| {
                view! {
                    <section class="story empty" aria-labelledby="story-title">
                        <h2 id="story-title">{cx.t("customers-story-title")}</h2>
                        <p class="soft">{cx.t("customers-story-none")}</p>
                        <a class="btn" href=href>
                            {cx.t("customers-story-tell")}
                        </a>
                    </section>
                }
            })
            .into_any();
    };
    let parts = story
        .parts
        .iter()
        .map(|(part, text)| {
            view! {
                <li>
                    <h3>{part_name(cx, *part)}</h3>
                    <UserText text=text.clone() lang=story.lang/>
                </li>
            }
        })
        .collect_view();
    let when = cx.date(story.edited_at);
    let by = match &story.edited_by {
        Some(who) => cx.t_args(
            "customers-story-by",
            &[("who", who.into()), ("when", when.into())],
        ),
        None => when,
    };
    let edit = edit.map(|href| view! { " " <a href=href>{cx.t("customers-story-edit")}</a> });
    view! {
        <section class="story" aria-labelledby="story-title">
            <h2 id="story-title">{cx.t("customers-story-title")}</h2>
            <ol class="story-parts">{parts}</ol>
            <p class="soft small">{by} {edit}</p>
        </section>
    }
    .into_any()
}

/// What the frame of [`story`] needs.
#[must_use]
pub fn story_head(cx: &ViewCx, page: &StoryPage) -> Head {
    Head {
        title: title(cx, page),
        width: "narrow",
        islands: false,
    }
}

fn title(cx: &ViewCx, page: &StoryPage) -> String {
    let who = page
        .person
        .as_ref()
        .map_or(&page.company_name, |(_, name)| name);
    cx.t_args("customers-story-of", &[("who", who.into())])
}

/// The form of a story: six questions in the order in which it is told, none of them needed
/// alone.
#[must_use]
pub fn story(cx: &ViewCx, page: &StoryPage, refused: Option<&Refused<StoryForm>>) -> AnyView {
    let typed = refused.map_or(&page.form, |refused| &refused.typed);
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let fields: Vec<_> = StoryPart::ALL
        .iter()
        .map(|part| {
            form.optional(part.as_str(), part_name(cx, *part), typed.part(*part))
                .hint(cx.t(&format!("customers-story-hint-{part}")))
                .limit(form.limit(STORY_PART_MAX))
        })
        .collect();
    let summary = form.summary(&fields.iter().collect::<Vec<_>>());
    let fields = fields
        .into_iter()
        .map(|field| view! { <TextArea field=field rows=3/> })
        .collect_view();
    let mut trail = vec![(paths::customer(page.company), page.company_name.clone())];
    let mut action = paths::customer_story(page.company);
    if let Some((id, name)) = &page.person {
        trail.push((paths::contact(page.company, *id), name.clone()));
        action = paths::contact_story(page.company, *id);
    }
    view! {
        <header class="page-head">
            {crumb(cx, trail)} <h1 class="title">{title(cx, page)}</h1>
            <p class="intro">{cx.t("customers-story-intro")}</p>
        </header>
        <div class="page-body">
            <form method="post" action=action novalidate=true>
                {summary} {fields} <HiddenField name="version" value=typed.version.clone()/>
                <div class="actions">
                    <SubmitButton label=cx.t("customers-story-save")/>
                </div>
            </form>
        </div>
    }
    .into_any()
}
