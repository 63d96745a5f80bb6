//! The door: nobody watches unnamed.

use super::words;
use crate::components::form::FormState;
use crate::paths;
use crate::views::ViewCx;
use leptos::prelude::*;
use model::AppError;
use model::rooms::{RoomPage, WatcherRole};

pub(super) fn entrance(cx: &ViewCx, page: &RoomPage, refused: Option<&AppError>) -> AnyView {
    if page.role.is_some() {
        return ().into_any();
    }
    let form = FormState::new(cx.lang, refused);
    if page.cancelled {
        return view! { <p class="note warn">{cx.t("conflict-room-closed")}</p> }.into_any();
    }
    if !page.may.enter {
        return ().into_any();
    }
    let buttons = WatcherRole::ALL
        .iter()
        .filter(|role| **role != WatcherRole::Interviewer || page.may.interview)
        .enumerate()
        .map(|(place, role)| {
            let label = cx.t_args(
                "rooms-enter-as",
                &[("role", words::role(cx, *role).as_str().into())],
            );
            let class = if place == 0 { "btn primary" } else { "btn" };
            view! {
                <button type="submit" class=class name="role" value=role.as_str()>
                    {label}
                </button>
            }
        })
        .collect_view();
    view! {
        <section class="room-entrance" aria-labelledby="entrance-title">
            <h2 id="entrance-title">{cx.t("rooms-entrance")}</h2>
            <p>{cx.t("rooms-entrance-text")}</p>
            <form method="post" action=paths::room_act(page.number, page.slot, "enter")>
                {form.summary(&[])} <div class="actions">{buttons}</div>
            </form>
        </section>
    }
    .into_any()
}
