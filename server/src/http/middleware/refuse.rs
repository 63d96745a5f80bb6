//! Answers that no handler gave.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use leptos::nonce::Nonce;

use super::rate::TooMany;
use super::request_id::RequestId;

/// Why a request got no answer from its handler.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The handler panicked: 500.
    Panic,
    /// The time was over: 503.
    Deadline,
    /// The body is larger than the route takes, in bytes: 413.
    TooLarge { limit: usize },
    /// Another site made the browser send this: 403.
    CrossSite,
    /// The rate is used up: 429.
    TooMany(TooMany),
}

impl Reason {
    #[must_use]
    pub fn status(self) -> StatusCode {
        match self {
            Self::Panic => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Deadline => StatusCode::SERVICE_UNAVAILABLE,
            Self::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Self::CrossSite => StatusCode::FORBIDDEN,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
        }
    }

    /// In seconds.
    fn retry_after(self) -> Option<u64> {
        match self {
            Self::Deadline => Some(1),
            Self::TooMany(too_many) => Some(too_many.seconds()),
            Self::Panic | Self::TooLarge { .. } | Self::CrossSite => None,
        }
    }
}

/// What an error page can be made of.
#[derive(Clone, Debug)]
pub struct Refusal {
    pub reason: Reason,
    pub method: Method,
    pub uri: Uri,
    /// Of the request: languages, cookies, and whether it wants JSON.
    pub headers: HeaderMap,
    pub request_id: Option<RequestId>,
    pub nonce: Option<Nonce>,
}

impl Refusal {
    /// Taken from the request before it is handed on.
    pub(super) fn of(reason: Reason, request: &Request) -> Self {
        Self {
            reason,
            method: request.method().clone(),
            uri: request.uri().clone(),
            headers: request.headers().clone(),
            request_id: request.extensions().get().cloned(),
            nonce: request.extensions().get().cloned(),
        }
    }
}

type Page = Pin<Box<dyn Future<Output = Response> + Send>>;

/// Makes the answer to a refused request. Status and `Retry-After` are set here, whatever the
/// page says.
#[derive(Clone)]
pub struct Refuse(Arc<dyn Fn(Refusal) -> Page + Send + Sync>);

impl Refuse {
    pub fn new<F, P>(page: F) -> Self
    where
        F: Fn(Refusal) -> P + Send + Sync + 'static,
        P: Future<Output = Response> + Send + 'static,
    {
        Self(Arc::new(move |refusal| Box::pin(page(refusal))))
    }

    /// The status and its name, without a page.
    #[must_use]
    pub fn plainly() -> Self {
        Self::new(|refusal| async move { plain(refusal.reason) })
    }

    pub(super) async fn answer(&self, refusal: Refusal) -> Response {
        let reason = refusal.reason;
        let page = std::panic::AssertUnwindSafe((self.0)(refusal));
        // The page may be what panicked in the first place.
        let mut response = match futures::FutureExt::catch_unwind(page).await {
            Ok(response) => response,
            Err(_) => plain(reason),
        };
        *response.status_mut() = reason.status();
        let headers = response.headers_mut();
        if let Some(seconds) = reason.retry_after() {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        headers.insert(
            header::CACHE_CONTROL,
            HeaderValue::from_static("private, no-store"),
        );
        response
    }
}

fn plain(reason: Reason) -> Response {
    let status = reason.status();
    (
        status,
        status.canonical_reason().unwrap_or_default().to_owned(),
    )
        .into_response()
}

impl fmt::Debug for Refuse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Refuse")
    }
}
