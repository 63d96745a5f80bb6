//! The parts of a room that others change, for pages that are open.

use super::{bar, people, show};
use crate::api::rooms::RoomFragment;
use crate::shell::render_still;
use crate::views::ViewCx;
use model::rooms::{RoomPage, RoomView, stamp};

/// What stands in the page by now.
#[must_use]
pub fn fragment(cx: &ViewCx, page: &RoomPage) -> RoomFragment {
    let questions = &page.questions;
    let said = match (&questions.next, page.view) {
        (Some(next), _) => cx.t_args("rooms-say-next", &[("text", next.text.as_str().into())]),
        (None, RoomView::Notes) => match page.notes.items.first() {
            Some(note) => {
                let at = stamp(note.stamp);
                cx.t_args("rooms-say-note", &[("stamp", at.as_str().into())])
            }
            None => String::new(),
        },
        (None, _) => cx.t_args("rooms-say-queue", &[("n", questions.waiting.len().into())]),
    };
    RoomFragment {
        parts: vec![
            ("room-bar".to_owned(), render_still(|| bar::bar(cx, page))),
            (
                "room-people".to_owned(),
                render_still(|| people::people(cx, page)),
            ),
            (
                "room-live".to_owned(),
                render_still(|| show::alive(cx, page, None)),
            ),
        ],
        said,
    }
}
