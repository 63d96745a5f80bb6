//! The bell: notices, and the stream that tells open pages of new ones.

use crate::http::cx::{Cx, cookie};
use crate::http::extract::Query;
use crate::http::respond::{Answer, Message};
use app::paths;
use app::shell::Section;
use app::views::notices as views;
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use domain::Domain;
use domain::messages::Which;
use futures::StreamExt as _;
use http::{HeaderMap, HeaderValue, header};
use model::{AppError, Cursor, PersonId};
use serde::Deserialize;
use std::convert::Infallible;
use std::time::Duration;
use tokio::sync::broadcast::Receiver;
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

/// Says "something is new" to the page of one person; what it is the page asks by itself. Ends
/// with the session it was opened in.
pub async fn events(cx: Cx, headers: HeaderMap) -> Answer {
    let me = cx.actor.person_id().ok_or(AppError::SignedOut)?;
    let stopping = cx.portal.stopping.clone();
    let token = cookie(&headers, cx.portal.config.session_cookie().name)
        .unwrap_or_default()
        .to_owned();
    // Listened for from here on, so that nothing is missed between this and the first look.
    let over = session_over(cx.domain().clone(), token, me, cx.domain().live.endings());
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
        .take_until(async move {
            tokio::select! {
                () = stopping.begun() => {}
                () = over => {}
            }
        });
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

/// How often a stream looks by itself whether its session is still there: what another process
/// has ended may not have been heard of.
const LOOK_AGAIN: Duration = Duration::from_secs(20);

/// Returns once the session of this token has ended (ASVS 7.4.1, 7.4.2).
async fn session_over(
    domain: Domain,
    token: String,
    me: PersonId,
    mut endings: Receiver<PersonId>,
) {
    loop {
        tokio::select! {
            () = tokio::time::sleep(LOOK_AGAIN) => {}
            ended = endings.recv() => match ended {
                Ok(person) if person != me => continue,
                // Told, or too many at once to know: look.
                _ => {}
            },
        }
        match domain.identity().still_signed_in(&token).await {
            Ok(true) => {}
            Ok(false) => return,
            // A database that is away for a moment ends nobody's session.
            Err(error) => tracing::warn!(error = %error, "session of a stream not looked at"),
        }
    }
}
