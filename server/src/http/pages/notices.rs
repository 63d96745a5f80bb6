//! The bell: notices, and the stream that tells open pages of new ones.

use crate::http::cx::Cx;
use crate::http::extract::Query;
use crate::http::respond::{Answer, Message};
use app::paths;
use app::shell::Section;
use app::views::notices as views;
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use domain::messages::Which;
use futures::StreamExt as _;
use http::{HeaderValue, header};
use model::{AppError, Cursor};
use serde::Deserialize;
use std::convert::Infallible;
use std::time::Duration;
use tokio_stream::wrappers::BroadcastStream;

const SECTION: Option<Section> = Some(Section::Notices);

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct NoticesQuery {
    after: String,
}

pub async fn list(cx: Cx, Query(query): Query<NoticesQuery>) -> Answer {
    let page = cx
        .domain()
        .messages()
        .notices(&cx.actor, Cursor::read(&query.after))
        .await?;
    let first = query.after.is_empty();
    let view = cx.view();
    let head = views::list_head(&view);
    cx.page(SECTION, head, move || views::list(&view, &page, first))
        .await
}

pub async fn mark_read(cx: Cx) -> Answer {
    cx.run(|domain, actor| async move { domain.messages().mark_read(&actor, Which::All).await })
        .await?;
    cx.see_other(paths::notices(), Message::NoticesRead)
}

/// Says "something is new" to the page of one person; what it is the page asks by itself.
pub async fn events(cx: Cx) -> Answer {
    let me = cx.actor.person_id().ok_or(AppError::SignedOut)?;
    let stopping = cx.portal.stopping.clone();
    let news = BroadcastStream::new(cx.domain().live.listen()).filter_map(move |told| async move {
        match told {
            // Who fell behind asks again: better once too often.
            Err(_) => Some(()),
            Ok(person) => (person == me).then_some(()),
        }
    });
    // Headers travel with the first bytes: without any the browser takes itself for unconnected.
    let hello = futures::stream::once(async { Event::default().comment("") });
    let events = hello
        .chain(news.map(|()| Event::default().event("notices").data("new")))
        .map(Ok::<_, Infallible>)
        .take_until(async move { stopping.begun().await });
    let mut response = Sse::new(events)
        .keep_alive(KeepAlive::new().interval(Duration::from_secs(20)))
        .into_response();
    // The framework says `no-cache`, which would allow to keep it.
    response.headers_mut().insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("private, no-store"),
    );
    Ok(response)
}
