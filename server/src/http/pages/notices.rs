//! The bell: notices, and the stream that tells open pages of new ones.

use crate::http::cx::{Cx, cookie};
use crate::http::extract::Query;
use crate::http::listen::Lasting;
use crate::http::respond::{Answer, Message};
use app::paths;
use app::shell::Section;
use app::views::notices as views;
use axum::response::IntoResponse;
use axum::response::sse::{Event, Sse};
use domain::Domain;
use domain::messages::Which;
use futures::StreamExt as _;
use http::{HeaderMap, HeaderValue, header};
use model::{AppError, PageQuery, PersonId, SlotId};
use serde::Deserialize;
use std::convert::Infallible;
use std::time::Duration;
use tokio::sync::broadcast;
use tokio::sync::broadcast::error::RecvError;

/// A sign of life, and a look at the session.
const PULSE: Duration = Duration::from_secs(20);

const SECTION: Option<Section> = Some(Section::Notices);

pub async fn list(cx: Cx, Query(query): Query<PageQuery>) -> Answer {
    let page = cx
        .domain()
        .messages()
        .notices(&cx.actor, query.after())
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

/// An open stream.
struct Open {
    domain: Domain,
    news: broadcast::Receiver<PersonId>,
    /// Whose sessions are ended.
    endings: broadcast::Receiver<PersonId>,
    /// The room that is looked at.
    room: Option<SlotId>,
    rooms: broadcast::Receiver<SlotId>,
    pulse: tokio::time::Interval,
    token: String,
    me: PersonId,
}

impl Open {
    /// What is said next; `None` ends the stream.
    async fn next(&mut self) -> Option<Event> {
        let word = loop {
            tokio::select! {
                told = self.news.recv() => match told {
                    Ok(person) if person == self.me => break notices(),
                    Ok(_) => {}
                    // Who fell behind asks again: better once too often.
                    Err(RecvError::Lagged(_)) => break notices(),
                    Err(RecvError::Closed) => return None,
                },
                told = self.rooms.recv(), if self.room.is_some() => match (told, self.room) {
                    (Ok(told), Some(room)) if told == room => break changed(room),
                    (Err(RecvError::Lagged(_)), Some(room)) => break changed(room),
                    (Err(RecvError::Closed), _) => return None,
                    _ => {}
                },
                ended = self.endings.recv() => match ended {
                    Ok(person) if person != self.me => {}
                    // Told, or too many at once to know: look.
                    _ => break Event::default().comment(""),
                },
                _ = self.pulse.tick() => break Event::default().comment(""),
            }
        };
        // Boxed: a stream waits for hours and asks for a moment.
        let open = Box::pin(self.domain.identity().is_open(&self.token, self.me));
        match open.await {
            Ok(true) => Some(word),
            Ok(false) => None,
            Err(error) => {
                tracing::warn!(error = %error, "stream ended: its session cannot be read");
                None
            }
        }
    }
}

fn notices() -> Event {
    Event::default().event("notices").data("new")
}

fn changed(room: SlotId) -> Event {
    Event::default().event("room").data(room.to_string())
}

/// The room that a page listens to besides.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct EventsQuery {
    study: String,
    room: String,
}

/// Says "something is new" to the page of one person, and to who is in a room that it has changed;
/// what it is the page asks by itself.
///
/// The session is looked at again before every word and every few seconds: who was signed out,
/// disabled or sent to set up a second factor hears nothing more (ASVS 7.4.1, 7.4.2).
pub async fn events(cx: Cx, Query(query): Query<EventsQuery>, headers: HeaderMap) -> Answer {
    let me = cx.actor.person_id().ok_or(AppError::SignedOut)?;
    let room = match (query.study.parse(), query.room.parse()) {
        (Ok(study), Ok(room)) => {
            cx.domain().rooms().watch(&cx.actor, study, room).await?;
            Some(room)
        }
        _ => None,
    };
    let token = cookie(&headers, cx.portal.config.session_cookie().name)
        .unwrap_or_default()
        .to_owned();
    let stopping = cx.portal.stopping.clone();
    let mut pulse = tokio::time::interval(PULSE);
    pulse.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let open = Open {
        domain: cx.domain().clone(),
        news: cx.domain().live.listen(),
        endings: cx.domain().live.endings(),
        room,
        rooms: cx.domain().live.rooms(),
        pulse,
        token,
        me,
    };
    let news = futures::stream::unfold(open, |mut open| async move {
        let event = open.next().await?;
        Some((event, open))
    });
    // Headers travel with the first bytes: without any the browser takes itself for unconnected.
    let hello = futures::stream::once(async { Event::default().comment("") });
    let events = hello
        .chain(news)
        .map(Ok::<_, Infallible>)
        .take_until(async move { stopping.begun().await });
    let mut response = Sse::new(events).into_response();
    response.extensions_mut().insert(Lasting);
    // The framework says `no-cache`, which would allow to keep it.
    response.headers_mut().insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("private, no-store"),
    );
    Ok(response)
}
