//! A name for every request, told in the answer, in the log and on error pages.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use http::{HeaderName, HeaderValue};

const HEADER: HeaderName = HeaderName::from_static("x-request-id");

/// Sixteen hexadecimal digits. Never taken over from the request: a client could fill the log
/// with names of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestId(Arc<str>);

impl RequestId {
    fn new() -> Self {
        static COUNTER: AtomicU64 = AtomicU64::new(0);
        let mut bytes = [0_u8; 8];
        // A request without a random name is better than no request.
        if getrandom::fill(&mut bytes).is_err() {
            bytes = COUNTER.fetch_add(1, Ordering::Relaxed).to_be_bytes();
        }
        Self(format!("{:016x}", u64::from_be_bytes(bytes)).into())
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

pub(super) async fn request_id(mut request: Request, next: Next) -> Response {
    let id = RequestId::new();
    request.extensions_mut().insert(id.clone());
    let mut response = next.run(request).await;
    if let Ok(value) = HeaderValue::from_str(id.as_str()) {
        response.headers_mut().insert(HEADER, value);
    }
    response
}
