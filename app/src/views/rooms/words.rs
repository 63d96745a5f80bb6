//! Words and small marks that the views of a room share.

use crate::components::data::RingGlyph;
use crate::views::ViewCx;
use leptos::prelude::*;
use model::Lang;
use model::proposals::Ring;
use model::rooms::{RoomQuestionState, RoomQuestionView, WatcherRole, stamp};

pub(super) fn role(cx: &ViewCx, role: WatcherRole) -> String {
    cx.t(&format!("rooms-role-{role}"))
}

/// A time of the timer, as it is read and as it is heard.
pub(super) fn at(seconds: i32) -> AnyView {
    let stamp = stamp(seconds);
    let duration = format!("PT{seconds}S");
    view! { <time class="stamp" datetime=duration>{stamp}</time> }.into_any()
}

/// What somebody wrote, on one line.
pub(super) fn line(text: &str) -> AnyView {
    let lang = Lang::of_text(text).as_str();
    view! { <span lang=lang>{text.to_owned()}</span> }.into_any()
}

/// "Waiting", "Asked next", "Answered at 00:41:10".
pub(super) fn state(cx: &ViewCx, question: &RoomQuestionView) -> AnyView {
    let (ring, quarters) = match question.state {
        RoomQuestionState::Waiting => (Ring::New, 0),
        RoomQuestionState::Taken => (Ring::Thinking, 1),
        RoomQuestionState::Asked => (Ring::Doing, 2),
        RoomQuestionState::Answered => (Ring::Done, 4),
        RoomQuestionState::Skipped | RoomQuestionState::Joined => (Ring::NotNow, 4),
    };
    let word = match question.stamp {
        Some(seconds) => cx.t_args(
            "rooms-answered-at",
            &[("stamp", stamp(seconds).as_str().into())],
        ),
        None => cx.t(&format!("rooms-state-{}", question.state)),
    };
    view! { <RingGlyph ring quarters word/> }.into_any()
}

/// "2 would ask that too".
pub(super) fn seconds(cx: &ViewCx, question: &RoomQuestionView) -> String {
    cx.t_args("rooms-seconds", &[("n", question.seconds.into())])
}
