//! Between the rate limit and a handler: who is asking, and whether this door is for them.

use super::cx::{Cx, MESSAGE_COOKIE, Who, append, cookie};
use super::extract;
use super::portal::Portal;
use super::respond::{Message, Problem};
use app::paths;
use axum::body::to_bytes;
use axum::extract::{FromRequest as _, Multipart, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use domain::Actor;
use domain::auth::Token;
use http::request::Parts;
use http::{Method, StatusCode, header};
use model::AppError;

/// Cookie that leads to a post which was kept while its session had ended.
pub const KEPT_COOKIE: &str = "kept";
/// A longer post is not kept: more than any form of ours can hold.
const KEPT_MAX: usize = domain::identity::POST_MAX;

/// Who may knock at a route at all. A net under scope and policy, never instead of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guard {
    /// Also without a session.
    Anyone,
    SignedIn,
    /// For everybody else the address does not exist.
    Staff,
    /// Exists under `serve --demo` alone.
    Demo,
}

/// Looks behind the session cookie. Checked on every request: a disabled person or a changed role
/// takes effect on the next one (ASVS 7.4.2, 8.3.2).
pub async fn session(State(portal): State<Portal>, mut request: Request, next: Next) -> Response {
    let token = cookie(request.headers(), portal.config.session_cookie().name).map(str::to_owned);
    let domain = &portal.domain;
    let session = match &token {
        Some(token) => Some(domain.identity().enter(token).await),
        None => None,
    };
    // What an administrator has changed counts from this request on; who enters has looked.
    if !matches!(session, Some(Ok(Some(_))))
        && let Err(error) = domain.settings.refresh(domain.db.read()).await
    {
        tracing::warn!(error = %error, "settings not looked at");
    }
    let who = match session {
        Some(session) => match session {
            Ok(Some(entered)) => {
                crate::http::middleware::record_actor(entered.viewer.id);
                Who {
                    actor: entered.actor,
                    viewer: Some(entered.viewer),
                    sitting: Some(entered.sitting),
                    must_enrol: entered.must_enrol,
                }
            }
            Ok(None) => Who::NOBODY,
            Err(error) => return Problem(error).into_response(),
        },
        None => Who::NOBODY,
    };
    request.extensions_mut().insert(who.clone());
    let mut response = next.run(request).await;
    if refusal_of(&response).is_some() {
        response.extensions_mut().insert(who);
    }
    response
}

/// Turns away whom the route is not for, before anything is loaded.
pub async fn guard(
    State((portal, guard)): State<(Portal, Guard)>,
    request: Request,
    next: Next,
) -> Response {
    let staff = match request.extensions().get::<Who>().map(|who| &who.actor) {
        Some(Actor::Person(person)) => Some(person.is_staff()),
        _ => None,
    };
    let must_enrol = request
        .extensions()
        .get::<Who>()
        .is_some_and(|who| who.must_enrol);
    if must_enrol && guard != Guard::Anyone && !before_enrolment(request.uri().path()) {
        return if wants_page(&request) {
            Redirect::to(&paths::account_factor()).into_response()
        } else {
            Problem::from(AppError::Forbidden).into_response()
        };
    }
    match (guard, staff) {
        (Guard::Anyone, _) | (Guard::SignedIn, Some(_)) | (Guard::Staff, Some(true)) => {
            next.run(request).await
        }
        (Guard::Demo, _) if portal.is_demo() => next.run(request).await,
        (Guard::Staff, Some(false)) | (Guard::Demo, _) => {
            Problem::from(AppError::NotFound).into_response()
        }
        (Guard::SignedIn | Guard::Staff, None) => signed_out(&portal, request).await,
    }
}

/// What somebody may do who has to set up a second factor: that, and proving who they are.
fn before_enrolment(path: &str) -> bool {
    [paths::account_factor(), paths::account_confirm()]
        .iter()
        .any(|open| {
            path.strip_prefix(open.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
}

fn wants_page(request: &Request) -> bool {
    request.headers().get(header::ACCEPT).is_none_or(|accept| {
        accept
            .to_str()
            .is_ok_and(|accept| !accept.contains("json") && !accept.contains("event-stream"))
    })
}

/// The way to sign-in and back. What was typed into a form is kept for half an hour; what cannot
/// be is said to be lost.
async fn signed_out(portal: &Portal, request: Request) -> Response {
    if !wants_page(&request) {
        return Problem::from(AppError::SignedOut).into_response();
    }
    let path = request
        .uri()
        .path_and_query()
        .map_or("/", http::uri::PathAndQuery::as_str)
        .to_owned();
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        return Redirect::to(&paths::sign_in_next(&path)).into_response();
    }
    let kept = match typed(path, request).await {
        Some(post) if may_be_kept(&post.path) => keep(portal, post).await,
        _ => None,
    };
    let told = match &kept {
        Some(token) => portal.short_cookie(KEPT_COOKIE, token.as_str(), 1_800),
        None => portal.short_cookie(MESSAGE_COOKIE, Message::PostNotKept.as_str(), 60),
    };
    let mut response = Redirect::to(&paths::sign_in()).into_response();
    append(response.headers_mut(), &told);
    response
}

/// What was typed, urlencoded, and where it can be sent again.
struct Post {
    head: Parts,
    path: String,
    body: String,
}

/// The texts of a form. A file cannot be kept: the texts beside it are for the form of its page.
async fn typed(path: String, request: Request) -> Option<Post> {
    let kind = request.headers().get(header::CONTENT_TYPE)?.to_str().ok()?;
    let urlencoded = kind.starts_with("application/x-www-form-urlencoded");
    let multipart = kind.starts_with("multipart/form-data");
    let (head, body) = request.into_parts();
    if urlencoded {
        let body = to_bytes(body, KEPT_MAX).await.ok()?;
        let body = String::from_utf8(body.to_vec()).ok()?;
        return Some(Post { head, path, body });
    }
    if !multipart {
        return None;
    }
    let path = super::routes::form_above(head.uri.path())?;
    let request = Request::from_parts(head.clone(), body);
    let form = Multipart::from_request(request, &()).await.ok()?;
    let body = extract::texts(form, KEPT_MAX).await?;
    Some(Post { head, path, body })
}

async fn keep(portal: &Portal, post: Post) -> Option<Token> {
    let session = portal.config.session_cookie().name;
    let session = cookie(&post.head.headers, session).map(str::to_owned);
    let visit = Cx::of(&post.head, portal).visit;
    let domain = portal.domain.clone();
    let kept = tokio::spawn(async move {
        let identity = domain.identity();
        identity
            .keep_post(&post.path, &post.body, session.as_deref(), &visit)
            .await
    });
    match kept.await {
        Ok(Ok(token)) => return Some(token),
        Ok(Err(error)) => tracing::warn!(error = %error, "post not kept"),
        Err(error) => tracing::warn!(error = %error, "post not kept"),
    }
    None
}

/// Passwords and codes are not stored, also not for half an hour.
fn may_be_kept(path: &str) -> bool {
    !path.starts_with(&paths::account())
}

/// Renders the page of a refusal that a handler, the guard or the session left in its response.
pub async fn refusals(State(portal): State<Portal>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let request = Request::from_parts(parts.clone(), body);
    let json = parts.headers.get(header::ACCEPT).is_some_and(|accept| {
        accept
            .to_str()
            .is_ok_and(|accept| accept.contains("json") || accept.contains("event-stream"))
    });
    let response = next.run(request).await;
    if json {
        return response;
    }
    let Some((status, error)) = refusal_of(&response) else {
        return response;
    };
    let reads = matches!(parts.method, Method::GET | Method::HEAD);
    if status == StatusCode::METHOD_NOT_ALLOWED && reads {
        let page = super::routes::page_above(parts.uri.path());
        return Redirect::to(&page).into_response();
    }
    // The session was looked up further inside; the page shows the frame of whoever asks.
    if let Some(who) = response.extensions().get::<Who>() {
        parts.extensions.insert(who.clone());
    }
    let cx = Cx::of(&parts, &portal);
    let mut page = super::pages::errors::page(&cx, error).await;
    *page.status_mut() = status;
    if let Some(allow) = response.headers().get(header::ALLOW) {
        page.headers_mut().insert(header::ALLOW, allow.clone());
    }
    page
}

/// The refusal in a response that is no page yet: what a handler left in it, or the bare status
/// of the router and of extractors that are not ours.
fn refusal_of(response: &Response) -> Option<(StatusCode, AppError)> {
    let status = response.status();
    if let Some(refused) = response.extensions().get::<super::respond::Refused>() {
        return Some((status, refused.0.clone()));
    }
    let bare = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"));
    let failed = status.is_client_error() || status.is_server_error();
    (bare && failed).then(|| super::extract::told_by(status))
}
