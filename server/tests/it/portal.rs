//! The whole portal in one process: route table, middleware, domain, a database of its own.

use super::support;
use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use domain::Actor;
use domain::testing::{TestWorld, a_session};
use http::{Method, Request, Response, StatusCode, header};
use http_body_util::BodyExt as _;
use leptos::prelude::LeptosOptions;
use server::config::{Config, Profile};
use server::http::feed::Door;
use server::http::listen::{Stopper, Stopping};
use server::http::middleware::{Layers, Limiter, Now};
use server::http::pages::errors;
use server::http::portal::Portal;
use server::http::routes;
use std::net::SocketAddr;
use std::sync::Arc;
use tower::ServiceExt as _;

/// The origin of the portal in tests.
pub const ORIGIN: &str = "http://127.0.0.1:3000";

pub struct TestPortal {
    pub world: TestWorld,
    pub router: Door<Router>,
    pub config: Arc<Config>,
    /// As long as it is there, streams stay open.
    _stopper: Stopper,
}

/// An answer, read to its end.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: http::HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn location(&self) -> &str {
        self.headers
            .get(header::LOCATION)
            .map_or("", |value| value.to_str().unwrap())
    }
}

impl TestPortal {
    /// Under the demo profile without rate limits.
    pub fn demo(world: TestWorld) -> Self {
        let config = support::config(Profile::Demo, &[("ENTAKU_RATE_LIMITS", "off")]).unwrap();
        Self::with(world, config)
    }

    pub fn with(world: TestWorld, config: Config) -> Self {
        let config = Arc::new(config);
        let (stopper, stopping) = Stopping::new();
        let router = Self::router_of(&world, &config, stopping);
        Self {
            world,
            router,
            config,
            _stopper: stopper,
        }
    }

    /// The same installation after a restart, with what was set up differently since.
    pub fn restart(&mut self, domain: domain::Domain) {
        self.world.domain = domain;
        let (stopper, stopping) = Stopping::new();
        self.router = Self::router_of(&self.world, &self.config, stopping);
        self._stopper = stopper;
    }

    fn router_of(world: &TestWorld, config: &Arc<Config>, stopping: Stopping) -> Door<Router> {
        let limiter = Limiter::new(config.limits.rates.as_ref(), Now::steady());
        let portal = Portal {
            domain: world.domain.clone(),
            config: config.clone(),
            limiter: limiter.clone(),
            // Nothing is built in tests: names of files carry no hashes.
            options: LeptosOptions::builder()
                .output_name("entaku")
                .hash_files(false)
                .build(),
            stopping,
        };
        let mut layers = Layers::of(config, limiter, errors::refuse(portal.clone()));
        // `failures.rs` holds the rule; here a busy machine must not look like a slow page.
        layers.deadline = std::time::Duration::from_secs(120);
        routes::service(portal, &layers)
    }

    /// The `Cookie` header of a signed-in person; empty for guests.
    pub async fn cookie(&self, actor: &Actor) -> String {
        match actor.person_id() {
            Some(person) => {
                let token = a_session(&self.world, person).await.unwrap();
                format!("{}={}", self.config.session_cookie().name, token.as_str())
            }
            None => String::new(),
        }
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        self.send_from(SocketAddr::from(support::PEER), request)
            .await
    }

    pub async fn send_from(&self, peer: SocketAddr, mut request: Request<Body>) -> Answer {
        request.extensions_mut().insert(ConnectInfo(peer));
        let response: Response<Body> = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }

    pub async fn get(&self, path: &str, cookie: &str) -> Answer {
        self.send(
            request(Method::GET, path, cookie)
                .body(Body::empty())
                .unwrap(),
        )
        .await
    }

    /// Posts a form as a page of ours does.
    pub async fn post(&self, path: &str, cookie: &str, fields: &[(&str, &str)]) -> Answer {
        self.send(posted(path, cookie, fields)).await
    }

    /// As [`TestPortal::post`], from another address.
    pub async fn post_from(
        &self,
        ip: &str,
        path: &str,
        cookie: &str,
        fields: &[(&str, &str)],
    ) -> Answer {
        let peer = SocketAddr::new(ip.parse().unwrap(), 50_000);
        self.send_from(peer, posted(path, cookie, fields)).await
    }
}

fn posted(path: &str, cookie: &str, fields: &[(&str, &str)]) -> Request<Body> {
    request(Method::POST, path, cookie)
        .header(header::ORIGIN, ORIGIN)
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(encode(fields)))
        .unwrap()
}

pub fn request(method: Method, path: &str, cookie: &str) -> http::request::Builder {
    let builder = Request::builder()
        .method(method)
        .uri(path)
        .header(header::ACCEPT, "text/html");
    if cookie.is_empty() {
        builder
    } else {
        builder.header(header::COOKIE, cookie)
    }
}

pub fn encode(fields: &[(&str, &str)]) -> String {
    let escape = |text: &str| {
        percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
    };
    fields
        .iter()
        .map(|(name, value)| format!("{}={}", escape(name), escape(value)))
        .collect::<Vec<_>>()
        .join("&")
}
