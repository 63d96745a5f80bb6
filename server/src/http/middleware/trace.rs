//! One span and one line per request: id, method, route template, actor, status, time. Never the
//! URL, a header or an address: paths hold tokens, queries hold what people search for.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use http::StatusCode;
use tracing::Instrument;

use super::request_id::RequestId;

/// Notes in the span of the request who is asking. Give the id of a person, no name.
pub fn record_actor(actor: impl std::fmt::Display) {
    tracing::Span::current().record("actor", tracing::field::display(actor));
}

pub(super) async fn trace(request: Request, next: Next) -> Response {
    let method = known(request.method());
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or_else(|| "unmatched".to_owned(), |path| path.as_str().to_owned());
    let id = request
        .extensions()
        .get::<RequestId>()
        .map_or("", RequestId::as_str);
    let span = tracing::info_span!("request", id, method, route, actor = tracing::field::Empty);
    let start = Instant::now();
    async move {
        let response = next.run(request).await;
        let status = response.status();
        let time = start.elapsed();
        let millis = time.as_secs_f64() * 1_000.0;
        if status.is_server_error() {
            tracing::error!(status = status.as_u16(), millis, "request failed");
        } else if matches!(
            status,
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN | StatusCode::TOO_MANY_REQUESTS
        ) {
            // Who tries what they may not (ASVS 16.3.2, 16.3.3).
            tracing::warn!(status = status.as_u16(), millis, "request refused");
        } else {
            tracing::info!(status = status.as_u16(), millis, "request answered");
        }
        let labels = [
            ("method", method.to_owned()),
            ("route", route),
            ("status", status.as_u16().to_string()),
        ];
        metrics::counter!("entaku_http_requests_total", &labels).increment(1);
        metrics::histogram!("entaku_http_request_seconds", &labels).record(time.as_secs_f64());
        response
    }
    .instrument(span)
    .await
}

/// A client may send any word as a method; the log and the metrics take only known ones.
fn known(method: &http::Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "OPTIONS" => "OPTIONS",
        "PUT" => "PUT",
        "DELETE" => "DELETE",
        "PATCH" => "PATCH",
        _ => "other",
    }
}
