//! A room as a page.

use super::{bar, entrance, guide, next, notes, people, queue};
use crate::components::form::FormState;
use crate::islands::Room;
use crate::paths;
use crate::views::{Head, Refused, ViewCx};
use leptos::prelude::*;
use model::rooms::{
    AnsweredForm, JoinForm, NoteForm, NoteWordingForm, RoomPage, RoomQuestionForm, RoomView,
    SkipForm, stamp,
};
use model::{AppError, RoomNoteId, RoomQuestionId};

/// Which form of a room came back.
#[derive(Clone, Debug)]
pub enum RoomRefusal {
    Enter(AppError),
    Ask(Refused<RoomQuestionForm>),
    Join(RoomQuestionId, Refused<JoinForm>),
    Answered(RoomQuestionId, Refused<AnsweredForm>),
    Skip(RoomQuestionId, Refused<SkipForm>),
    Note(Refused<NoteForm>),
    EditNote(RoomNoteId, Refused<NoteWordingForm>),
    /// A button without fields.
    Act(AppError),
}

/// What the frame of [`room`] needs.
#[must_use]
pub fn room_head(cx: &ViewCx, page: &RoomPage) -> Head {
    Head {
        title: cx.t(title(page.view)),
        width: if page.view == RoomView::Interviewer {
            "wide"
        } else {
            ""
        },
        islands: page.may.read,
    }
}

const fn title(view: RoomView) -> &'static str {
    match view {
        RoomView::Observer => "rooms-title",
        RoomView::Interviewer => "rooms-title-interviewer",
        RoomView::Notes => "rooms-title-notes",
    }
}

/// A room, in one of its views. To who may not read it, its door.
#[must_use]
pub fn room(cx: &ViewCx, page: &RoomPage, refused: Option<&RoomRefusal>) -> AnyView {
    let door = match refused {
        Some(RoomRefusal::Enter(error)) => Some(error),
        _ => None,
    };
    let act = refused.and_then(|refused| queue::homeless(page, refused));
    let act = FormState::new(cx.lang, act).summary(&[]);
    let (body, side) = if page.may.read {
        (content(cx, page, refused), guidance(cx, page))
    } else {
        (().into_any(), ().into_any())
    };
    view! {
        {head(cx, page)}
        <div class=format!("page-body room {}", page.view)>
            {act} <div id="room-bar" data-keys=true>{bar::bar(cx, page)}</div>
            {entrance::entrance(cx, page, door)} {body}
        </div>
        <aside class="page-side room-side" aria-label=cx.t("rooms-side")>
            <div id="room-people" data-keys=true>{people::people(cx, page)}</div>
            {people::leave(cx, page)} {side}
        </aside>
    }
    .into_any()
}

fn head(cx: &ViewCx, page: &RoomPage) -> AnyView {
    let study = page.title.to(cx.lang);
    let tabs = page.may.read.then(|| {
        let tabs = RoomView::ALL
            .iter()
            .map(|view| {
                let current = (*view == page.view).then_some("page");
                view! {
                    <a href=paths::room(page.number, page.slot, *view) aria-current=current>
                        {cx.t(&format!("rooms-view-{view}"))}
                    </a>
                }
            })
            .collect_view();
        view! { <nav class="room-views" aria-label=cx.t("rooms-views")>{tabs}</nav> }
    });
    let when = cx.date_time(page.starts_at);
    view! {
        <header class="page-head">
            <nav class="crumb" aria-label=cx.t("studies-crumb")>
                <a href=paths::studies()>{cx.t("studies-title")}</a>
                <span>
                    <a href=paths::study(page.number) lang=study.lang.as_str()>
                        {study.text.to_owned()}
                    </a>
                </span>
                <span aria-current="page">{cx.t("rooms-title")}</span>
            </nav>
            <h1 class="title">{cx.t(title(page.view))}</h1>
            <p class="intro">{when}</p>
            {tabs}
        </header>
    }
    .into_any()
}

/// What is alive stands in `#room-live`; what one types stands beside it and is left alone.
fn content(cx: &ViewCx, page: &RoomPage, refused: Option<&RoomRefusal>) -> AnyView {
    let compose = match page.view {
        RoomView::Notes => notes::compose(cx, page, refused),
        RoomView::Observer => queue::ask(cx, page, refused),
        RoomView::Interviewer => ().into_any(),
    };
    view! {
        {compose} {hand(cx, page)}
        <div id="room-live" data-keys=true data-said=said(cx, page)>
            {alive(cx, page, refused)}
        </div>
        <p class="room-refresh">
            <a class="btn quiet" href=paths::room(page.number, page.slot, page.view)>
                {cx.t("rooms-refresh")}
            </a>
        </p>
    }
    .into_any()
}

/// The parts that others change.
fn alive(cx: &ViewCx, page: &RoomPage, refused: Option<&RoomRefusal>) -> AnyView {
    let questions = &page.questions;
    let open = questions.next.is_some() || !questions.waiting.is_empty();
    // Once it is over, nothing is asked next.
    let asking = open || page.clock.ended_at.is_none();
    let next = asking.then(|| next::next(cx, page, refused));
    let waiting = asking.then(|| queue::waiting(cx, page, refused));
    let done = queue::done(cx, page, refused);
    match page.view {
        RoomView::Notes => {
            view! { {next} {notes::notes(cx, page, refused)} {done} {waiting} }.into_any()
        }
        RoomView::Observer | RoomView::Interviewer => view! { {next} {waiting} {done} }.into_any(),
    }
}

fn hand(cx: &ViewCx, page: &RoomPage) -> AnyView {
    let reader = cx.viewer.as_ref().map(|viewer| viewer.id.to_string());
    view! {
        <div
            data-room=paths::room(page.number, page.slot, page.view)
            data-stream=paths::room_events(page.number, page.slot)
            data-writer=format!("{} {}", page.slot, reader.unwrap_or_default())
            data-lost=cx.t("rooms-lost")
            data-back=cx.t("rooms-back")
            data-failed=cx.t("rooms-failed")
            data-one-waits=cx.t_args("rooms-notes-wait", &[("n", 1.into())])
            // The number is the island's.
            data-many-wait=cx.t_args("rooms-notes-wait", &[("n", "#".into())])
        >
            <Room/>
        </div>
    }
    .into_any()
}

/// What is said to those who hear the page when it changes.
fn said(cx: &ViewCx, page: &RoomPage) -> String {
    match (&page.questions.next, page.notes.items.first(), page.view) {
        (_, Some(note), RoomView::Notes) => {
            let at = stamp(note.stamp);
            cx.t_args("rooms-say-note", &[("stamp", at.as_str().into())])
        }
        (Some(next), _, _) => cx.t_args("rooms-say-next", &[("text", next.text.as_str().into())]),
        (None, _, _) => {
            let n = page.questions.waiting.len();
            cx.t_args("rooms-say-queue", &[("n", n.into())])
        }
    }
}

fn guidance(cx: &ViewCx, page: &RoomPage) -> AnyView {
    view! { {guide::guide(cx, page)} {guide::hypotheses(cx, page)} }.into_any()
}
