//! `/readyz`: whether this process can do its work now.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use axum::response::{IntoResponse, Response};
use http::StatusCode;

use crate::http::listen::Stopping;

/// A balancer that waits longer has given up already.
const PATIENCE: Duration = Duration::from_secs(1);

/// Why the process is not ready. Goes into the log; the answer holds only one word.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct NotReady(pub String);

type Check = Pin<Box<dyn Future<Output = Result<(), NotReady>> + Send>>;

/// Asks whether the database takes *writes*: after a failover an old connection may still read
/// from a server that has become a replica.
#[derive(Clone)]
pub struct Ready(Arc<dyn Fn() -> Check + Send + Sync>);

impl Ready {
    pub fn new<F, C>(check: F) -> Self
    where
        F: Fn() -> C + Send + Sync + 'static,
        C: Future<Output = Result<(), NotReady>> + Send + 'static,
    {
        Self(Arc::new(move || Box::pin(check())))
    }
}

impl fmt::Debug for Ready {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Ready")
    }
}

pub(super) async fn readyz(ready: &Ready, stopping: &Stopping) -> Response {
    if stopping.has_begun() {
        return (StatusCode::SERVICE_UNAVAILABLE, "stopping\n").into_response();
    }
    let problem = match tokio::time::timeout(PATIENCE, (ready.0)()).await {
        Ok(Ok(())) => return "ready\n".into_response(),
        Ok(Err(problem)) => problem,
        Err(_) => NotReady("no answer in time".to_owned()),
    };
    tracing::warn!(%problem, "not ready");
    (StatusCode::SERVICE_UNAVAILABLE, "database\n").into_response()
}
