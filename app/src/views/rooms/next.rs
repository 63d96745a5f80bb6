//! The next question, and nothing else in its size: to be read from a tablet in a conversation.

use super::show::RoomRefusal;
use super::{queue, words};
use crate::components::form::{HiddenField, SubmitButton, Tone};
use crate::paths;
use crate::views::ViewCx;
use leptos::prelude::*;
use model::rooms::{RoomAct, RoomPage, RoomQuestionState, RoomQuestionView};

pub(super) fn next(cx: &ViewCx, page: &RoomPage, refused: Option<&RoomRefusal>) -> AnyView {
    let inner = match &page.questions.next {
        Some(question) => shown(cx, page, question, refused),
        None => none(cx, page),
    };
    view! {
        <section class="room-next" aria-labelledby="next-title" data-key="next">
            <h2 id="next-title">{cx.t("rooms-next")}</h2>
            {inner}
        </section>
    }
    .into_any()
}

fn shown(
    cx: &ViewCx,
    page: &RoomPage,
    question: &RoomQuestionView,
    refused: Option<&RoomRefusal>,
) -> AnyView {
    let turn = page.may.lead.then(|| {
        let said = if question.state == RoomQuestionState::Taken {
            let label = "rooms-asked";
            queue::press(cx, page, question, RoomAct::Asked, label, Tone::Primary)
        } else {
            answered(cx, page, question)
        };
        let label = "rooms-put-back";
        let back = queue::press(cx, page, question, RoomAct::PutBack, label, Tone::Plain);
        view! { <div class="room-turn">{said} {back}</div> }
    });
    view! {
        <p class="big">{words::line(&question.text)}</p>
        <p class="meta">
            {words::state(cx, question)} <span class="count">{words::seconds(cx, question)}</span>
            <span class="soft">{question.by.clone()}</span>
        </p>
        {turn} {queue::acts(cx, page, question, refused)}
    }
    .into_any()
}

/// One press: the words are the note-taker's.
fn answered(cx: &ViewCx, page: &RoomPage, question: &RoomQuestionView) -> AnyView {
    let action = paths::room_question_form(page.number, page.slot, question.id, "answered");
    view! {
        <form method="post" action=action>
            <HiddenField name="view" value=page.view.as_str()/>
            <SubmitButton label=cx.t("rooms-answered")/>
        </form>
    }
    .into_any()
}

/// The first of the queue is one press away.
fn none(cx: &ViewCx, page: &RoomPage) -> AnyView {
    let take = page
        .questions
        .waiting
        .first()
        .filter(|_| page.may.lead)
        .map(|first| {
            let label = "rooms-take-first";
            queue::press(cx, page, first, RoomAct::Take, label, Tone::Primary)
        });
    view! {
        <p class="soft">{cx.t("rooms-next-none")}</p>
        <div class="room-turn">{take}</div>
    }
    .into_any()
}
