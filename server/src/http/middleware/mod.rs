//! What every request passes on its way to a handler, outermost first:
//!
//! ```text
//! request id → real address → trace → security headers, nonce → catch panic
//!   → deadline → compression → body limit → forged requests → rate limit → cache headers
//! ```
//!
//! The first line is the same for every request ([`Layers::everything`]); the second depends on the route
//! ([`Layers::route`]). Security headers stand outside of the panic and the deadline, so that
//! those answers carry them too. Only feeds that are unchanged are answered before all of it
//! ([`super::feed::Door`]). Session and guard come after the rate limit and belong to the
//! route table.

mod body;
mod cache;
mod catch;
mod csrf;
mod deadline;
mod headers;
mod rate;
mod real_ip;
mod refuse;
mod request_id;
mod trace;

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::MethodRouter;
use tower_http::compression::CompressionLayer;
use tower_http::compression::CompressionLevel;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};

pub use csrf::{Origins, Verdict, judge};
pub use headers::SecurityHeaders;
pub use rate::{Key, Limiter, Now, TooMany, Verb};
pub use real_ip::{ClientIp, client_ip};
pub use refuse::{Reason, Refusal, Refuse};
pub use request_id::RequestId;
pub use trace::record_actor;

/// What a route gives back; decides deadline, cache headers and rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// HTML for a person.
    Page,
    /// The target of a `<form method="post">`.
    Form,
    /// A server function, called by islands.
    Function,
    /// A download that belongs to somebody: export, attachment, calendar file.
    File,
    /// Public files of the build and of `public/`.
    Asset,
    /// Server-sent events.
    Stream,
}

/// Whether a route refuses requests that other sites made a browser send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Csrf {
    Checked,
    /// With the reason why no browser's word is needed here.
    Exempt(&'static str),
}

/// What the second half of the way needs to know about one route.
#[derive(Clone, Copy, Debug)]
pub struct Policy {
    pub kind: Kind,
    pub csrf: Csrf,
    /// In bytes; `None` is the limit of forms.
    pub body_limit: Option<usize>,
    /// Time to the head of the answer; `None` is the usual time of the kind.
    pub deadline: Option<Duration>,
}

impl Policy {
    #[must_use]
    pub const fn of(kind: Kind) -> Self {
        Self {
            kind,
            csrf: Csrf::Checked,
            body_limit: None,
            deadline: None,
        }
    }

    #[must_use]
    pub const fn exempt(self, reason: &'static str) -> Self {
        Self {
            csrf: Csrf::Exempt(reason),
            ..self
        }
    }

    /// A larger body, and the time that a slow line needs for it.
    #[must_use]
    pub const fn with_body(self, bytes: usize, deadline: Duration) -> Self {
        Self {
            body_limit: Some(bytes),
            deadline: Some(deadline),
            ..self
        }
    }
}

/// Time for an upload of the size of an import.
pub const UPLOAD_TIME: Duration = Duration::from_secs(60);

/// Everything the middleware needs, given once at the start.
#[derive(Clone)]
pub struct Layers {
    pub trusted_proxies: Arc<crate::config::TrustedProxies>,
    pub headers: SecurityHeaders,
    pub origins: Origins,
    pub limiter: Limiter,
    /// Makes the page that a refused person sees.
    pub refuse: Refuse,
    pub deadline: Duration,
    pub body_limit: usize,
}

impl Layers {
    /// As configured; `refuse` renders the error pages.
    #[must_use]
    pub fn of(config: &crate::config::Config, limiter: Limiter, refuse: Refuse) -> Self {
        Self {
            trusted_proxies: Arc::new(config.http.trusted_proxies.clone()),
            headers: SecurityHeaders::of(&config.site),
            origins: Origins::of(&config.site.url),
            limiter,
            refuse,
            deadline: config.http.deadline,
            body_limit: config.limits.body,
        }
    }

    /// The part that depends on the route. Apply it to each method router of the table and to the
    /// fallback, outside of session and guard.
    pub fn route<S>(
        &self,
        policy: Policy,
        handlers: MethodRouter<S, Infallible>,
    ) -> MethodRouter<S, Infallible>
    where
        S: Clone + Send + Sync + 'static,
    {
        let deadline = deadline::Deadline {
            time: policy
                .deadline
                .or_else(|| deadline::usual(policy.kind, self.deadline)),
            refuse: self.refuse.clone(),
        };
        let body = body::BodyLimit {
            bytes: policy.body_limit.unwrap_or(self.body_limit),
            refuse: self.refuse.clone(),
        };
        let csrf = csrf::Check {
            csrf: policy.csrf,
            origins: self.origins.clone(),
            refuse: self.refuse.clone(),
        };
        let rate = rate::Requests {
            limiter: self.limiter.clone(),
            kind: policy.kind,
            refuse: self.refuse.clone(),
        };
        // The last layer is the outermost.
        let handlers = handlers
            .layer::<_, Infallible>(from_fn_with_state(policy.kind, cache::cache))
            .layer::<_, Infallible>(from_fn_with_state(rate, rate::limit))
            .layer::<_, Infallible>(from_fn_with_state(csrf, csrf::check))
            .layer::<_, Infallible>(axum::extract::DefaultBodyLimit::disable())
            .layer::<_, Infallible>(from_fn_with_state(body, body::limit));
        let handlers = match policy.kind {
            // What comes is sent at once; a stream that waits has no room for a compressor.
            Kind::Stream => handlers,
            _ => handlers.layer::<_, Infallible>(compression()),
        };
        handlers.layer::<_, Infallible>(from_fn_with_state(deadline, deadline::deadline))
    }

    /// The part that is the same for every request, to be applied to the whole router.
    pub fn everything<S>(&self, router: Router<S>) -> Router<S>
    where
        S: Clone + Send + Sync + 'static,
    {
        // The last layer is the outermost.
        router
            .layer(from_fn_with_state(self.refuse.clone(), catch::catch_panic))
            .layer(from_fn_with_state(self.headers.clone(), headers::headers))
            .layer(from_fn(trace::trace))
            .layer(from_fn_with_state(
                Arc::clone(&self.trusted_proxies),
                real_ip::real_ip,
            ))
            .layer(from_fn(request_id::request_id))
    }
}

/// Pages are compressed while they are sent, so quickly rather than tightly; files of the build
/// come compressed from the disk. Fonts and archives are compressed already.
fn compression() -> CompressionLayer<impl Predicate> {
    CompressionLayer::new()
        .quality(CompressionLevel::Precise(3))
        .compress_when(
            DefaultPredicate::new()
                .and(NotForContentType::const_new("font/"))
                .and(NotForContentType::const_new("application/wasm"))
                .and(NotForContentType::const_new("application/zip")),
        )
}
