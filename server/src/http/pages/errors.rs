//! What happened and what to do next, when no form can say it.

use crate::http::cx::Cx;
use crate::http::middleware::{Reason, Refusal, Refuse};
use crate::http::portal::Portal;
use app::views::errors as views;
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use model::AppError;

/// The page of a refusal. What may not be read and what does not exist look the same.
pub async fn page(cx: &Cx, error: AppError) -> Response {
    let error = match error {
        AppError::Internal { .. } => AppError::Internal {
            request: cx.request.clone(),
        },
        other => other,
    };
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let view = cx.view();
    let head = views::head(&view, &error);
    let retry_after = match error {
        AppError::TooMany { retry_after } => Some(retry_after),
        AppError::Busy => Some(1),
        _ => None,
    };
    let signed_in = cx.viewer.is_some();
    let mut response = if signed_in {
        match cx
            .again(&error.clone(), None, head, move || {
                views::error(&view, &error)
            })
            .await
        {
            Ok(response) => response,
            Err(_) => status.into_response(),
        }
    } else {
        cx.calm(status, head, move || views::error(&view, &error))
            .await
    };
    if let Some(seconds) = retry_after {
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

/// An address without a page.
pub async fn not_found() -> crate::http::respond::Answer {
    Err(AppError::NotFound.into())
}

/// The page for requests that the middleware refuses before any handler is reached: rendered
/// without a session, since looking one up may be what is too much.
#[must_use]
pub fn refuse(portal: Portal) -> Refuse {
    Refuse::new(move |refusal: Refusal| {
        let portal = portal.clone();
        async move {
            let error = match refusal.reason {
                Reason::Panic => AppError::Internal {
                    request: String::new(),
                },
                Reason::Deadline => AppError::Busy,
                Reason::TooLarge { .. } => AppError::TooLarge,
                Reason::CrossSite => AppError::Forbidden,
                Reason::TooMany(too_many) => too_many.into(),
            };
            let (mut parts, ()) = http::Request::new(()).into_parts();
            parts.uri = refusal.uri;
            parts.headers = refusal.headers;
            if let Some(id) = refusal.request_id {
                parts.extensions.insert(id);
            }
            if let Some(nonce) = refusal.nonce {
                parts.extensions.insert(nonce);
            }
            let wants_json = parts
                .headers
                .get(header::ACCEPT)
                .is_some_and(|accept| accept.to_str().is_ok_and(|accept| accept.contains("json")));
            if wants_json {
                return axum::Json(error).into_response();
            }
            page(&Cx::of(&parts, &portal), error).await
        }
    })
}
