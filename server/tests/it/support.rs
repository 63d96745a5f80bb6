//! A small router behind all layers, and a clock that tests move.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::routing::MethodRouter;
use http::{HeaderMap, Method, Request, Response};
use http_body_util::BodyExt;
use server::config::{Config, ConfigError, Flags, Outside, Profile, load};
use server::http::middleware::{Layers, Limiter, Now, Policy, Reason, Refusal, Refuse};
use tower::{Service, ServiceExt};

pub const PEER: ([u8; 4], u16) = ([203, 0, 113, 7], 50_000);

/// Settings from an environment alone.
pub fn config(profile: Profile, environment: &[(&str, &str)]) -> Result<Config, ConfigError> {
    load(&Flags::default(), &outside(environment), profile)
}

pub fn outside(environment: &[(&str, &str)]) -> Outside {
    Outside {
        environment: environment
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect::<BTreeMap<_, _>>(),
        folder: "/nonexistent".into(),
    }
}

pub fn demo() -> Config {
    config(Profile::Demo, &[]).unwrap()
}

/// What a production start needs at least.
pub const COMPLETE: [(&str, &str); 3] = [
    ("ENTAKU_PUBLIC_URL", "https://portal.example.com"),
    ("ENTAKU_SMTP_URL", "smtps://me:hunter2@mail.example.com:465"),
    ("ENTAKU_SECRET_KEY", "0123456789abcdef0123456789abcdef"),
];

pub fn production() -> Config {
    config(Profile::Production, &COMPLETE).unwrap()
}

/// An error page that says what it knows.
pub fn telling() -> Refuse {
    Refuse::new(|refusal: Refusal| async move {
        let reason = match refusal.reason {
            Reason::Panic => "panic",
            Reason::Deadline => "deadline",
            Reason::TooLarge { .. } => "too-large",
            Reason::CrossSite => "cross-site",
            Reason::TooMany(_) => "too-many",
        };
        let id = refusal.request_id.map(|id| id.to_string());
        let nonce = refusal.nonce.map(|nonce| nonce.to_string());
        Response::new(Body::from(format!(
            "{reason} id={} nonce={}",
            id.unwrap_or_default(),
            nonce.unwrap_or_default()
        )))
    })
}

pub fn layers(config: &Config) -> Layers {
    Layers::of(config, Limiter::new(None, Now::steady()), telling())
}

/// One route at `/` and, through the same layers, 404 everywhere else.
pub fn router(layers: &Layers, policy: Policy, handlers: MethodRouter) -> Router {
    router_at("/", layers, policy, handlers)
}

pub fn router_at(path: &str, layers: &Layers, policy: Policy, handlers: MethodRouter) -> Router {
    let missing = axum::routing::any(|| async { http::StatusCode::NOT_FOUND });
    layers.everything(
        Router::new()
            .route(path, layers.route(policy, handlers))
            .fallback_service(layers.route(policy, missing)),
    )
}

pub fn request(method: Method, path: &str, headers: &[(&str, &str)]) -> Request<Body> {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let mut request = request.body(Body::empty()).unwrap();
    request
        .extensions_mut()
        .insert(ConnectInfo(SocketAddr::from(PEER)));
    request
}

pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }
}

pub async fn ask<S>(portal: &S, request: Request<Body>) -> Answer
where
    S: Service<Request<Body>, Response = Response<Body>, Error = Infallible> + Clone,
{
    let response = portal.clone().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let body = body.collect().await.unwrap().to_bytes();
    Answer {
        status: parts.status.as_u16(),
        headers: parts.headers,
        body: String::from_utf8_lossy(&body).into_owned(),
    }
}

/// Stands still until it is moved.
#[derive(Clone, Default)]
pub struct StandingClock(Arc<AtomicU64>);

impl StandingClock {
    pub fn now(&self) -> Now {
        let millis = Arc::clone(&self.0);
        Now::new(move || Duration::from_millis(millis.load(Ordering::SeqCst)))
    }

    pub fn forward(&self, by: Duration) {
        self.0
            .fetch_add(u64::try_from(by.as_millis()).unwrap(), Ordering::SeqCst);
    }
}
