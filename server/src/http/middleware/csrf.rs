//! Requests that another site made a browser send.
//!
//! Browsers say in `Sec-Fetch-Site` where a request came from, and pages cannot forge that. It is
//! sent to trustworthy addresses only, so `Origin` decides where it is missing, and has to agree
//! where both are there. No token in the forms: nothing to leak, nothing to expire.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::{HeaderMap, HeaderValue, Method, header};

use super::Csrf;
use super::refuse::{Reason, Refusal, Refuse};
use crate::config::PublicUrl;

/// The origins that pages of this portal have.
#[derive(Clone, Debug)]
pub struct Origins(Arc<[String]>);

impl Origins {
    #[must_use]
    pub fn of(url: &PublicUrl) -> Self {
        Self(url.origins().into())
    }

    fn contains(&self, origin: &str) -> bool {
        self.0.iter().any(|own| own == origin)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Ours,
    Foreign,
}

/// Whether a request with these headers came from one of our pages or from the person itself.
/// Reads (GET, HEAD, OPTIONS) change nothing and are always ours.
#[must_use]
pub fn judge(method: &Method, headers: &HeaderMap, origins: &Origins) -> Verdict {
    if method.is_safe() {
        return Verdict::Ours;
    }
    // Anything that cannot be read is not from a page of ours.
    let (Ok(site), Ok(origin)) = (
        single(headers, &SEC_FETCH_SITE),
        single(headers, &header::ORIGIN),
    ) else {
        return Verdict::Foreign;
    };
    let ours = match (site, origin) {
        // A sibling subdomain (`same-site`) may belong to anybody.
        (Some("same-origin" | "none") | None, Some(origin)) => origins.contains(origin),
        // `none` is the person: address bar, bookmark, a restored tab.
        (Some("same-origin" | "none"), None) => true,
        // Neither header is no browser of these years, or one whose headers were stripped.
        _ => false,
    };
    if ours {
        Verdict::Ours
    } else {
        Verdict::Foreign
    }
}

const SEC_FETCH_SITE: http::HeaderName = http::HeaderName::from_static("sec-fetch-site");

/// A header that is there twice was tampered with.
fn single<'h>(headers: &'h HeaderMap, name: &http::HeaderName) -> Result<Option<&'h str>, ()> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (None, _) => Ok(None),
        (Some(value), None) => value.to_str().map(Some).map_err(|_| ()),
        (Some(_), Some(_)) => Err(()),
    }
}

#[derive(Clone)]
pub(super) struct Check {
    pub(super) csrf: Csrf,
    pub(super) origins: Origins,
    pub(super) refuse: Refuse,
}

pub(super) async fn check(State(check): State<Check>, request: Request, next: Next) -> Response {
    if check.csrf != Csrf::Checked {
        return next.run(request).await;
    }
    let mut response = match judge(request.method(), request.headers(), &check.origins) {
        Verdict::Ours => next.run(request).await,
        Verdict::Foreign => {
            tracing::warn!("request of another site refused");
            let refusal = Refusal::of(Reason::CrossSite, &request);
            check.refuse.answer(refusal).await
        }
    };
    response.headers_mut().append(
        header::VARY,
        HeaderValue::from_static("Sec-Fetch-Site, Origin"),
    );
    response
}
