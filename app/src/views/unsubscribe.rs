//! Behind the link in every mail that is not account mail. Needs no signing in; reading it
//! changes nothing. Goes into [`crate::shell::bare`].

use crate::components::form::{HiddenField, SubmitButton, Tone};
use crate::paths;
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::messages::{Topic, UnsubscribePage};

/// What the frame of [`show`] and [`done`] needs.
#[must_use]
pub fn head(cx: &ViewCx) -> Head {
    Head {
        title: cx.t("unsubscribe-title"),
        width: "narrow",
        islands: false,
    }
}

/// One button for the topic of the mail (`intent=off`), and finer choices (`intent=topics` with a
/// `topic` for each that stays on).
#[must_use]
pub fn show(cx: &ViewCx, page: &UnsubscribePage, token: &str) -> AnyView {
    let topic = name(cx, page.asked);
    let on = page
        .topics
        .iter()
        .any(|(topic, on)| *topic == page.asked && *on);
    let what = if on {
        let text = cx.t_args(
            "unsubscribe-text",
            &[
                ("address", (&page.address).into()),
                ("topic", (&topic).into()),
            ],
        );
        view! {
            <p>{text}</p>
            <form method="post" action=paths::unsubscribe(token)>
                <HiddenField name="intent" value="off"/>
                <SubmitButton label=cx
                    .t_args("unsubscribe-button", &[("topic", (&topic).into())])/>
            </form>
        }
        .into_any()
    } else {
        let text = cx.t_args(
            "unsubscribe-off-already",
            &[
                ("address", (&page.address).into()),
                ("topic", (&topic).into()),
            ],
        );
        view! { <p>{text}</p> }.into_any()
    };
    view! {
        <h1>{cx.t("unsubscribe-title")}</h1>
        {what}
        {topics(cx, page, token)}
    }
    .into_any()
}

/// What is still on after either, to be changed again at once.
#[must_use]
pub fn done(cx: &ViewCx, page: &UnsubscribePage, token: &str) -> AnyView {
    let text = cx.t_args(
        "unsubscribe-done-text",
        &[("address", (&page.address).into())],
    );
    view! {
        <h1>{cx.t("unsubscribe-done-title")}</h1>
        <p>{text}</p>
        {topics(cx, page, token)}
    }
    .into_any()
}

fn name(cx: &ViewCx, topic: Topic) -> String {
    cx.t(&format!("unsubscribe-topic-{topic}"))
}

fn topics(cx: &ViewCx, page: &UnsubscribePage, token: &str) -> AnyView {
    let boxes = page
        .topics
        .iter()
        .map(|(topic, on)| {
            view! {
                <label class="choice">
                    <input type="checkbox" name="topic" value=topic.as_str() checked=*on/>
                    <span>{name(cx, *topic)}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <section aria-labelledby="topics-title">
            <h2 id="topics-title">{cx.t("unsubscribe-topics-title")}</h2>
            <form method="post" action=paths::unsubscribe(token)>
                <HiddenField name="intent" value="topics"/>
                <fieldset class="field">
                    <legend class="unseen">{cx.t("unsubscribe-topics-title")}</legend>
                    {boxes}
                </fieldset>
                <SubmitButton label=cx.t("unsubscribe-topics-save") tone=Tone::Plain/>
            </form>
        </section>
        <p class="aside-line">{cx.t("unsubscribe-account")}</p>
    }
    .into_any()
}
