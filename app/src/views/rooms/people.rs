//! Who watches: the same names that the participant sees.

use super::words;
use crate::components::form::{HiddenField, SubmitButton, Tone};
use crate::paths;
use crate::views::ViewCx;
use leptos::prelude::*;
use model::rooms::{RoomPage, WatcherView};

pub(super) fn people(cx: &ViewCx, page: &RoomPage) -> AnyView {
    let lines = page.watchers.iter().map(|one| line(cx, one)).collect_view();
    let places = cx.t_args(
        "rooms-places",
        &[
            ("n", page.observers().into()),
            ("most", page.observers_max.into()),
        ],
    );
    view! {
        <section class="room-people" aria-labelledby="people-title" data-key="people">
            <h2 id="people-title">{cx.t("rooms-people")}</h2>
            <ul>{lines}</ul>
            <p class="soft">{places} " " {cx.t("rooms-people-declared")}</p>
        </section>
    }
    .into_any()
}

fn line(cx: &ViewCx, one: &WatcherView) -> AnyView {
    let where_now = match (one.entered_at.is_some(), one.left) {
        (false, _) => Some("rooms-not-yet"),
        (true, true) => Some("rooms-has-left"),
        (true, false) => None,
    };
    let where_now = where_now.map(|key| view! { <span class="soft">{cx.t(key)}</span> });
    view! {
        <li>
            <span>{one.name.clone()}</span>
            <span class="soft">{words::role(cx, one.role)}</span>
            {where_now}
        </li>
    }
    .into_any()
}

pub(super) fn leave(cx: &ViewCx, page: &RoomPage) -> AnyView {
    if !page.may.leave {
        return ().into_any();
    }
    view! {
        <form method="post" action=paths::room_act(page.number, page.slot, "leave")>
            <HiddenField name="view" value=page.view.as_str()/>
            <SubmitButton label=cx.t("rooms-leave") tone=Tone::Quiet/>
        </form>
    }
    .into_any()
}
