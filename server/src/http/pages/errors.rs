//! What happened and what to do next, when no form can say it.

use crate::http::cx::Cx;
use app::views::errors as views;
use axum::response::Response;
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
            Err(_) => axum::response::IntoResponse::into_response(status),
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
