//! What all feeds have in common: asked for again and again, they answer "unchanged" cheaply.

mod door;

pub use door::Door;

use super::cx::Cx;
use super::respond::Answer;
use atom_syndication::{FixedDateTime, Link};
use axum::response::{IntoResponse as _, Response};
use chrono::{DateTime, Utc};
use domain::feeds::Reader;
use http::{HeaderMap, HeaderValue, StatusCode, header};

/// RFC 9110, 13.1.2: one of the tags that the reader has, weak or strong.
#[must_use]
pub fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    headers
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|known| known.trim().trim_start_matches("W/") == tag)
}

/// The answer to who has it already.
fn unchanged(tag: &str) -> Response {
    let mut response = StatusCode::NOT_MODIFIED.into_response();
    may_keep(&mut response, tag);
    response
}

/// What an address opens: `make` makes it for its reader, unless they have it already.
///
/// # Errors
/// [`model::AppError::NotFound`] as [`domain::feeds::Feeds::reader`]; what `make` answers.
pub async fn answer(
    cx: &Cx,
    token: &str,
    headers: &HeaderMap,
    kind: &'static str,
    make: impl AsyncFnOnce(&Reader) -> domain::Result<String>,
) -> Answer {
    let feeds = cx.domain().feeds();
    let look = feeds.look();
    let reader = feeds.reader(token).await?;
    let tag = format!("\"{}\"", reader.mark);
    feeds.remember(look, &reader, &cx.path, &tag);
    if is_known(headers, &tag) {
        return Ok(unchanged(&tag));
    }
    Ok(file(make(&reader).await?, kind, &tag))
}

fn file(text: String, kind: &'static str, tag: &str) -> Response {
    let mut response = ([(header::CONTENT_TYPE, kind)], text).into_response();
    may_keep(&mut response, tag);
    response
}

/// Kept by the program it was made for alone, and asked for again each time.
fn may_keep(response: &mut Response, tag: &str) {
    let headers = response.headers_mut();
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("private, no-cache"),
    );
    if let Ok(tag) = HeaderValue::from_str(tag) {
        headers.insert(header::ETAG, tag);
    }
}

/// A name goes into a calendar as it is: a line break in it would begin a property of its own.
#[must_use]
pub fn one_line(text: &str) -> String {
    let words: Vec<&str> = text
        .split(|c: char| c.is_control() || c.is_whitespace())
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

#[must_use]
pub fn link(rel: &str, href: String) -> Link {
    Link {
        rel: rel.to_owned(),
        href,
        ..Link::default()
    }
}

#[must_use]
pub fn fixed(at: DateTime<Utc>) -> FixedDateTime {
    at.fixed_offset()
}
