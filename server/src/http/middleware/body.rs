//! The largest body a route reads.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::header;
use http_body_util::Limited;

use super::refuse::{Reason, Refusal, Refuse};

#[derive(Clone)]
pub(super) struct BodyLimit {
    pub(super) bytes: usize,
    pub(super) refuse: Refuse,
}

/// A body that says it is too large is refused before it is read; one that does not say so fails
/// while it is read, and the extractors answer 413 to that. Unlike axum's own limit this also
/// holds for handlers and server functions that read the body as a stream.
pub(super) async fn limit(
    State(limit): State<BodyLimit>,
    request: Request,
    next: Next,
) -> Response {
    let announced = request
        .headers()
        .get(header::CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    if announced.is_some_and(|bytes| usize::try_from(bytes).map_or(true, |b| b > limit.bytes)) {
        let reason = Reason::TooLarge { limit: limit.bytes };
        let refusal = Refusal::of(reason, &request);
        return limit.refuse.answer(refusal).await;
    }
    let request = request.map(|body| Body::new(Limited::new(body, limit.bytes)));
    next.run(request).await
}
