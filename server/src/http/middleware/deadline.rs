//! Every answer has begun after a known time.

use std::time::Duration;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;

use super::Kind;
use super::refuse::{Reason, Refusal, Refuse};

#[derive(Clone)]
pub(super) struct Deadline {
    pub(super) time: Option<Duration>,
    pub(super) refuse: Refuse,
}

/// Streams end when they like and files take as long as the line needs; the connection itself
/// watches over those.
pub(super) fn usual(kind: Kind, time: Duration) -> Option<Duration> {
    match kind {
        Kind::Page | Kind::Form | Kind::Function => Some(time),
        Kind::File | Kind::Asset | Kind::Stream => None,
    }
}

pub(super) async fn deadline(
    State(deadline): State<Deadline>,
    request: Request,
    next: Next,
) -> Response {
    let Some(time) = deadline.time else {
        return next.run(request).await;
    };
    let refusal = Refusal::of(Reason::Deadline, &request);
    match tokio::time::timeout(time, next.run(request)).await {
        Ok(response) => response,
        Err(_) => {
            tracing::warn!("deadline passed");
            deadline.refuse.answer(refusal).await
        }
    }
}
