//! What operators and their machines ask: alive, ready, numbers. On a listener of its own, so
//! that nothing of it can be reached from outside by mistake.

mod health;
mod metrics;

use std::convert::Infallible;

use axum::body::Body;
use axum::response::{IntoResponse, Response};
use http::{Method, Request, StatusCode, header};
use tower::Service;

pub use health::{NotReady, Ready};
pub use metrics::{Metrics, MetricsError};

use super::listen::Stopping;

/// Answers `/healthz`, `/readyz` and `/metrics`; 404 to everything else. A service rather than a
/// router, since the route table is the only place that builds routers.
pub fn service(
    ready: Ready,
    metrics: Metrics,
    stopping: Stopping,
) -> impl Service<Request<Body>, Response = Response, Error = Infallible, Future: Send>
+ Clone
+ Send
+ 'static {
    tower::service_fn(move |request: Request<Body>| {
        let (ready, metrics, stopping) = (ready.clone(), metrics.clone(), stopping.clone());
        async move {
            let response = if !request.method().is_safe() || request.method() == Method::OPTIONS {
                StatusCode::METHOD_NOT_ALLOWED.into_response()
            } else {
                match request.uri().path() {
                    "/healthz" => "ok\n".into_response(),
                    "/readyz" => health::readyz(&ready, &stopping).await,
                    "/metrics" => metrics.answer(),
                    _ => StatusCode::NOT_FOUND.into_response(),
                }
            };
            Ok(([(header::CACHE_CONTROL, "no-store")], response).into_response())
        }
    })
}
