//! "Unchanged" is answered before the portal looks at the request.
//!
//! Feed readers ask so often that this is most of what they cost. The middleware would cost more
//! than the answer: each request gets a copy of the layers of its route, even where the outermost
//! of them answers. So the door stands in front of the router. What it answers is counted; it is
//! neither logged nor limited in rate, and carries no header that a `304` has no use for.

use super::{is_known, unchanged};
use axum::body::Body;
use axum::response::Response;
use domain::Domain;
use futures::future::{Either, Ready, ready};
use http::{Method, Request, header};
use metrics::Counter;
use std::convert::Infallible;
use std::fmt;
use std::task::{Context, Poll};
use tower::Service;

/// Where all feeds are.
const FEEDS: &str = "/feeds/";

/// What stands behind it answers everything that is not certainly unchanged.
#[derive(Clone)]
pub struct Door<S> {
    domain: Domain,
    answered: Counter,
    inner: S,
}

impl<S> Door<S> {
    /// To be made after the recorder of the metrics is installed.
    pub fn new(domain: Domain, inner: S) -> Self {
        Self {
            domain,
            answered: metrics::counter!("entaku_feeds_unchanged_total"),
            inner,
        }
    }

    fn unchanged(&self, request: &Request<Body>) -> Option<Response> {
        let path = request.uri().path();
        let headers = request.headers();
        let asked = path.starts_with(FEEDS)
            && request.method() == Method::GET
            && headers.contains_key(header::IF_NONE_MATCH);
        if !asked {
            return None;
        }
        let response = self
            .domain
            .feeds()
            .still(path, |tag| is_known(headers, tag).then(|| unchanged(tag)))?;
        self.answered.increment(1);
        Some(response)
    }
}

impl<S: fmt::Debug> fmt::Debug for Door<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Door").field(&self.inner).finish()
    }
}

impl<S> Service<Request<Body>> for Door<S>
where
    S: Service<Request<Body>, Response = Response, Error = Infallible>,
{
    type Response = Response;
    type Error = Infallible;
    type Future = Either<Ready<Result<Response, Infallible>>, S::Future>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        match self.unchanged(&request) {
            Some(response) => Either::Left(ready(Ok(response))),
            None => Either::Right(self.inner.call(request)),
        }
    }
}
