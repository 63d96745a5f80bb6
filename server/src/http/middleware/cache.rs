//! What browsers and proxies may keep.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::{HeaderValue, StatusCode, header};

use super::Kind;

/// A handler that knows better sets `Cache-Control` itself.
pub(super) async fn cache(State(kind): State<Kind>, request: Request, next: Next) -> Response {
    let immutable = kind == Kind::Asset && is_hashed(request.uri().path());
    let mut response = next.run(request).await;
    let status = response.status();
    let value = match kind {
        Kind::Asset if immutable && status.is_success() => "public, max-age=31536000, immutable",
        Kind::Asset if status.is_success() || status == StatusCode::NOT_MODIFIED => {
            "public, no-cache"
        }
        // Also for strangers: the page holds the nonce of this one answer, and its language is
        // the language of one reader.
        _ => "private, no-store",
    };
    response
        .headers_mut()
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static(value));
    response
}

/// Whether the name changes with the content: `/pkg/entaku.Xk3….js`. The snippets below `/pkg/`
/// keep their names.
fn is_hashed(path: &str) -> bool {
    let Some(file) = path.strip_prefix("/pkg/") else {
        return false;
    };
    let mut parts = file.rsplit('.');
    let _extension = parts.next();
    let hash = parts.next().unwrap_or_default();
    !file.contains('/')
        && parts.next().is_some()
        && hash.len() >= 16
        && hash
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
}
