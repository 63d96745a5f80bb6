//! A panic in a handler is one failed request, not a closed connection.

use std::panic::AssertUnwindSafe;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use futures::FutureExt;

use super::refuse::{Reason, Refusal, Refuse};

/// The panic itself is logged by the hook of `cli::log`, with its place in the source.
pub(super) async fn catch_panic(
    State(refuse): State<Refuse>,
    request: Request,
    next: Next,
) -> Response {
    let refusal = Refusal::of(Reason::Panic, &request);
    match AssertUnwindSafe(next.run(request)).catch_unwind().await {
        Ok(response) => response,
        Err(_) => {
            metrics::counter!("entaku_http_panics_total").increment(1);
            refuse.answer(refusal).await
        }
    }
}
