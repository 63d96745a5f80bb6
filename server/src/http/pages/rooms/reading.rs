//! A room in its three views.

use super::{At, SECTION};
use crate::http::cx::Cx;
use crate::http::extract::{Path, Query};
use crate::http::respond::Answer;
use app::views::rooms::{self as views, RoomRefusal};
use model::AppError;
use model::rooms::{NoteCursor, RoomView};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct NotesQuery {
    before: String,
}

pub async fn observer(cx: Cx, Path(at): Path<At>) -> Answer {
    room_page(&cx, at, RoomView::Observer, None, None).await
}

pub async fn interviewer(cx: Cx, Path(at): Path<At>) -> Answer {
    room_page(&cx, at, RoomView::Interviewer, None, None).await
}

pub async fn notes(cx: Cx, Path(at): Path<At>, Query(query): Query<NotesQuery>) -> Answer {
    let before = NoteCursor::read(&query.before);
    room_page(&cx, at, RoomView::Notes, before, None).await
}

/// The room again, because a form on it was refused.
pub(super) async fn refused(
    cx: &Cx,
    at: At,
    view: RoomView,
    error: AppError,
    refusal: RoomRefusal,
) -> Answer {
    room_page(cx, at, view, None, Some((error, refusal))).await
}

async fn room_page(
    cx: &Cx,
    (number, slot): At,
    view: RoomView,
    before: Option<NoteCursor>,
    refused: Option<(AppError, RoomRefusal)>,
) -> Answer {
    let page = cx
        .domain()
        .rooms()
        .page(&cx.actor, number, slot, view, before)
        .await?;
    let view = cx.view();
    let head = views::room_head(&view, &page);
    let (error, refusal) = refused.unzip();
    cx.shown(SECTION, error, head, move || {
        views::room(&view, &page, refusal.as_ref())
    })
    .await
}
