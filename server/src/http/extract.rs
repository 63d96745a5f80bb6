//! Reading addresses, queries and forms. What cannot be read is refused like everything else: the
//! extractors of the framework would answer with English sentences about types.

use super::respond::Problem;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::response::IntoResponse as _;
use http::StatusCode;
use http::request::Parts;
use model::AppError;
use serde::de::DeserializeOwned;

/// What stands in the address. Something else than an id there is an address that does not exist.
pub struct Path<T>(pub T);

impl<T, S> FromRequestParts<S> for Path<T>
where
    T: DeserializeOwned + Send,
    S: Send + Sync,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        axum::extract::Path::from_request_parts(parts, state)
            .await
            .map(|axum::extract::Path(value)| Self(value))
            .map_err(|_| AppError::NotFound.into())
    }
}

/// The query string. One that cannot be read counts as not given: a link must never break.
pub struct Query<T>(pub T);

impl<T, S> FromRequestParts<S> for Query<T>
where
    T: DeserializeOwned + Default + Send,
    S: Send + Sync,
{
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        Ok(axum::extract::Query::from_request_parts(parts, state)
            .await
            .map_or_else(|_| Self(T::default()), |query| Self(query.0)))
    }
}

/// The body of a form.
pub struct Form<T>(pub T);

impl<T, S> FromRequest<S> for Form<T>
where
    T: DeserializeOwned,
    S: Send + Sync,
{
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        axum_extra::extract::Form::from_request(request, state)
            .await
            .map(|form| Self(form.0))
            .map_err(|rejection| {
                let too_large = rejection.into_response().status() == StatusCode::PAYLOAD_TOO_LARGE;
                if too_large {
                    AppError::TooLarge.into()
                } else {
                    AppError::Invalid { fields: Vec::new() }.into()
                }
            })
    }
}
