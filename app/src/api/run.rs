use super::ApiError;
use crate::components::form::refusal;
use axum::http::StatusCode;
use axum::http::request::Parts;
use domain::{Actor, Domain};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use model::{AppError, Lang};

/// Who calls a server function and with what; the handler provides it as context.
#[derive(Clone)]
pub struct ApiCx {
    pub domain: Domain,
    pub actor: Actor,
    pub lang: Lang,
    /// The reader's zone.
    pub zone: chrono_tz::Tz,
}

impl ApiCx {
    /// # Errors
    /// [`AppError::Internal`] where no handler has provided the context.
    pub fn of_request() -> Result<Self, ApiError> {
        use_context::<Self>().ok_or_else(|| ApiError {
            error: AppError::Internal {
                request: request_id(),
            },
            sentence: String::new(),
        })
    }

    /// Runs a use case in a task of its own: a browser that goes away drops the request, and must
    /// not drop a transaction with it.
    ///
    /// # Errors
    /// Whatever the use case refuses, with its sentence and its HTTP status.
    pub async fn run<T, F, Fut>(&self, work: F) -> Result<T, ApiError>
    where
        T: Send + 'static,
        F: FnOnce(Domain, Actor) -> Fut + Send + 'static,
        Fut: Future<Output = domain::Result<T>> + Send + 'static,
    {
        let request = request_id();
        let done = tokio::spawn(work(self.domain.clone(), self.actor.clone())).await;
        let error = match done {
            Ok(Ok(value)) => return Ok(value),
            Ok(Err(domain::Error::App(error))) => error,
            Ok(Err(domain::Error::Unexpected(cause))) => {
                tracing::error!(%request, cause = %cause, "server function failed");
                AppError::Internal { request }
            }
            Err(cause) => {
                tracing::error!(%request, cause = %cause, "server function panicked");
                AppError::Internal { request }
            }
        };
        answer_with(&error);
        Err(ApiError {
            sentence: refusal(self.lang, &error),
            error,
        })
    }
}

/// Gives the answer the HTTP status of the refusal.
pub(super) fn answer_with(error: &AppError) {
    let response = use_context::<ResponseOptions>();
    if let (Some(response), Ok(status)) = (response, StatusCode::from_u16(error.status())) {
        response.set_status(status);
    }
}

fn request_id() -> String {
    use_context::<Parts>()
        .and_then(|parts| Some(parts.headers.get("x-request-id")?.to_str().ok()?.to_owned()))
        .unwrap_or_default()
}
