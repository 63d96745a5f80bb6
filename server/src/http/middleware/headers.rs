//! What browsers are told to refuse, and the nonce that our own scripts carry.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::{HeaderMap, HeaderName, HeaderValue, header};
use leptos::nonce::Nonce;

use crate::config::Site;

/// A header that the handler set already stays as it is: files answer with a stricter policy,
/// token pages with a stricter referrer policy.
#[derive(Clone, Debug)]
pub struct SecurityHeaders {
    https: bool,
    live_reload: bool,
}

const FIXED: [(HeaderName, &str); 7] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    // `no-referrer` would make browsers send `Origin: null` with our own forms.
    (header::REFERRER_POLICY, "same-origin"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    (
        HeaderName::from_static("x-permitted-cross-domain-policies"),
        "none",
    ),
];

const HSTS: HeaderValue = HeaderValue::from_static("max-age=31536000; includeSubDomains");

impl SecurityHeaders {
    #[must_use]
    pub fn of(site: &Site) -> Self {
        Self {
            https: site.url.is_https(),
            live_reload: site.live_reload,
        }
    }

    fn policy(&self, nonce: &Nonce) -> String {
        let connect = if self.live_reload {
            "connect-src 'self' ws:; "
        } else {
            ""
        };
        format!(
            "default-src 'self'; \
             script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; \
             style-src 'self'; img-src 'self' data:; {connect}object-src 'none'; \
             base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
        )
    }

    fn write(&self, headers: &mut HeaderMap, nonce: &Nonce) {
        for (name, value) in FIXED {
            headers
                .entry(name)
                .or_insert(HeaderValue::from_static(value));
        }
        if let Ok(policy) = HeaderValue::from_str(&self.policy(nonce)) {
            headers
                .entry(header::CONTENT_SECURITY_POLICY)
                .or_insert(policy);
        }
        if self.https {
            headers
                .entry(header::STRICT_TRANSPORT_SECURITY)
                .or_insert(HSTS);
        }
    }
}

/// The nonce of the request is in its extensions as [`Nonce`]; the page renderer provides it to
/// the view.
pub(super) async fn headers(
    State(headers): State<SecurityHeaders>,
    mut request: Request,
    next: Next,
) -> Response {
    let nonce = Nonce::new();
    request.extensions_mut().insert(nonce.clone());
    let mut response = next.run(request).await;
    headers.write(response.headers_mut(), &nonce);
    response
}
