//! Server functions: what islands call. The functions are in `app::api`; they get the domain and
//! the actor of this request and nothing else.

use super::cx::Cx;
use super::middleware::Verb;
use super::portal::Portal;
use app::api::ApiCx;
use axum::body::Body;
use axum::extract::{FromRequestParts as _, State};
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, Request, header};
use leptos::prelude::provide_context;

pub async fn call(State(portal): State<Portal>, request: Request<Body>) -> Response {
    let (mut parts, body) = request.into_parts();
    let cx = match Cx::from_request_parts(&mut parts, &portal).await {
        Ok(cx) => cx,
        Err(never) => match never {},
    };
    let counted = match parts.uri.path() {
        "/api/proposals/vote" => cx.limit(Verb::Vote),
        "/api/proposals/similar" => cx.limit(Verb::Search),
        _ => Ok(()),
    };
    if let Err(problem) = counted {
        return problem.into_response();
    }
    let api = ApiCx {
        domain: cx.domain().clone(),
        actor: cx.actor.clone(),
        lang: cx.lang,
        zone: cx.zone,
    };
    // Whoever accepts HTML would be sent back with the refusal in the address: for forms, which
    // have addresses of their own here.
    parts
        .headers
        .insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    let request = Request::from_parts(parts, body);
    leptos_axum::handle_server_fns_with_context(move || provide_context(api.clone()), request)
        .await
        .into_response()
}
