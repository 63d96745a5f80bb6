//! What every view of a room shows on top: the timer, and what the participant allows.

use super::words;
use crate::components::form::{HiddenField, SubmitButton, Tone};
use crate::paths;
use crate::views::ViewCx;
use leptos::prelude::*;
use model::rooms::{Participant, RoomPage, RoomView};

pub(super) fn bar(cx: &ViewCx, page: &RoomPage) -> AnyView {
    view! {
        <div class="room-bar" data-key="bar">
            {timer(cx, page)} {consent(cx, page)}
        </div>
    }
    .into_any()
}

fn timer(cx: &ViewCx, page: &RoomPage) -> AnyView {
    let seconds = page.clock.seconds(cx.now);
    let running = page.clock.is_running();
    let word = match (page.clock.started_at, page.clock.ended_at) {
        (None, _) => "rooms-timer-before",
        (Some(_), None) => "rooms-timer-running",
        (Some(_), Some(_)) => "rooms-timer-over",
    };
    let press = (page.may.lead && page.view == RoomView::Interviewer).then(|| {
        let (act, label, tone) = match (running, page.clock.started_at.is_some()) {
            (true, _) => ("end", "rooms-end", Tone::Plain),
            (false, true) => ("start", "rooms-go-on", Tone::Quiet),
            (false, false) => ("start", "rooms-start", Tone::Primary),
        };
        view! {
            <form method="post" action=paths::room_act(page.number, page.slot, act)>
                <HiddenField name="view" value=page.view.as_str()/>
                <SubmitButton label=cx.t(label) tone/>
            </form>
        }
    });
    view! {
        <div class="room-timer">
            <span class="clock" data-timer=seconds.to_string() data-running=running.to_string()>
                {words::at(seconds)}
            </span>
            <span class="soft">{cx.t(word)}</span>
            {press}
        </div>
    }
    .into_any()
}

/// What each of those who are talked with allows; said in every view, so that nobody forgets it.
fn consent(cx: &ViewCx, page: &RoomPage) -> AnyView {
    let badges = page
        .participants
        .iter()
        .map(|who| badge(cx, who))
        .collect_view();
    let none = page
        .participants
        .is_empty()
        .then(|| view! { <p class="soft">{cx.t("rooms-nobody-booked")}</p> });
    view! { <div class="room-consent">{none} {badges}</div> }.into_any()
}

fn badge(cx: &ViewCx, who: &Participant) -> AnyView {
    let company = who
        .company
        .clone()
        .map(|company| view! { <span class="soft">{company}</span> });
    let allows = match who.allows {
        None => view! { <span class="tag barred">{cx.t("rooms-no-consent")}</span> }.into_any(),
        Some(allows) => {
            let recording = if allows.recording {
                ("tag", "rooms-recording-yes")
            } else {
                ("tag barred", "rooms-recording-no")
            };
            let quotes = cx.t(&format!("rooms-quotes-{}", allows.quotes));
            view! {
                <span class=recording.0>{cx.t(recording.1)}</span>
                <span class="tag">{quotes}</span>
            }
            .into_any()
        }
    };
    view! {
        <p class="room-badge">
            <strong>{who.name.clone()}</strong>
            {company} {allows}
        </p>
    }
    .into_any()
}
