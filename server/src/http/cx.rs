//! One request, as handlers see it: who asks, in which language and zone, and what to answer.

use super::middleware::{ClientIp, Key, RequestId, Verb};
use super::portal::Portal;
use super::respond::{Answer, Message, Problem};
use app::paths;
use app::shell::{Frame, Section};
use app::views::{Head, ViewCx};
use axum::body::Body;
use axum::extract::FromRequestParts;
use axum::response::{IntoResponse, Redirect, Response};
use chrono_tz::Tz;
use domain::identity::{Sitting, Visit};
use domain::{Actor, Domain};
use http::request::Parts;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use leptos::nonce::Nonce;
use leptos::prelude::*;
use model::input::VersionOnlyForm;
use model::people::Viewer;
use model::{AppError, Lang};
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use tracing::Instrument as _;
use tracing::instrument::WithSubscriber as _;

/// Cookie with the language of a reader who is not signed in.
pub const LANG_COOKIE: &str = "lang";
/// Cookie by which a browser is known to be somebody's own.
pub const DEVICE_COOKIE: &str = "device";
/// Cookie with the word of a one-time message.
pub const MESSAGE_COOKIE: &str = "m";

/// Who sits behind the session cookie; put into the request by the session middleware.
#[derive(Clone, Debug)]
pub struct Who {
    pub actor: Actor,
    pub viewer: Option<Viewer>,
    pub sitting: Option<Sitting>,
    /// Has to set up a second factor before anything else.
    pub must_enrol: bool,
}

impl Who {
    pub const NOBODY: Self = Self {
        actor: Actor::Guest,
        viewer: None,
        sitting: None,
        must_enrol: false,
    };
}

/// One request.
#[derive(Clone)]
pub struct Cx {
    pub portal: Portal,
    pub actor: Actor,
    pub viewer: Option<Viewer>,
    /// The session behind the cookie.
    pub sitting: Option<Sitting>,
    pub must_enrol: bool,
    /// Where the request comes from, for coming in.
    pub visit: Visit,
    pub lang: Lang,
    pub zone: Tz,
    pub nonce: Nonce,
    pub request: String,
    /// Path and query, for coming back.
    pub path: String,
    pub client: IpAddr,
    pub message: Option<Message>,
}

impl FromRequestParts<Portal> for Cx {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(
        parts: &mut Parts,
        portal: &Portal,
    ) -> Result<Self, Self::Rejection> {
        Ok(Self::of(parts, portal))
    }
}

impl Cx {
    /// Reads a request; never fails, a stranger without anything is a guest.
    #[must_use]
    pub fn of(parts: &Parts, portal: &Portal) -> Self {
        let who = parts
            .extensions
            .get::<Who>()
            .cloned()
            .unwrap_or(Who::NOBODY);
        let settings = &portal.domain.settings;
        let lang = match &who.viewer {
            Some(viewer) => viewer.lang,
            None => portal
                .read_cookie(&parts.headers, LANG_COOKIE)
                .and_then(|word| word.parse().ok())
                .or_else(|| {
                    let header = parts.headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
                    Lang::from_accept_language(header)
                })
                .unwrap_or(settings.default_lang),
        };
        let zone = who
            .viewer
            .as_ref()
            .and_then(|viewer| viewer.time_zone.parse().ok())
            .unwrap_or(settings.time_zone);
        let path = parts
            .uri
            .path_and_query()
            .map_or("/", http::uri::PathAndQuery::as_str)
            .to_owned();
        let client = parts.extensions.get::<ClientIp>().map(|ip| ip.0);
        let visit = Visit {
            client,
            device: portal
                .read_cookie(&parts.headers, DEVICE_COOKIE)
                .unwrap_or_default()
                .to_owned(),
            agent: parts
                .headers
                .get(header::USER_AGENT)
                .and_then(|agent| agent.to_str().ok())
                .unwrap_or_default()
                .to_owned(),
        };
        Self {
            portal: portal.clone(),
            actor: who.actor,
            viewer: who.viewer,
            sitting: who.sitting,
            must_enrol: who.must_enrol,
            visit,
            lang,
            zone,
            nonce: parts.extensions.get::<Nonce>().cloned().unwrap_or_default(),
            request: parts
                .extensions
                .get::<RequestId>()
                .map_or_else(String::new, |id| id.as_str().to_owned()),
            path,
            client: client.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED)),
            message: portal
                .read_cookie(&parts.headers, MESSAGE_COOKIE)
                .and_then(|word| word.parse().ok()),
        }
    }

    #[must_use]
    pub fn domain(&self) -> &Domain {
        &self.portal.domain
    }

    /// The session that a weighty act is done in.
    ///
    /// # Errors
    /// [`AppError::SignedOut`].
    pub fn sitting(&self) -> Result<Sitting, Problem> {
        self.sitting.ok_or_else(|| AppError::SignedOut.into())
    }

    /// Runs a use case on a task of its own: a client that disconnects drops the handler, and a
    /// dropped handler must not drop a transaction halfway (transact-rs/sqlx#4385).
    ///
    /// # Errors
    /// What the use case answers.
    pub async fn run<T, W, F>(&self, work: W) -> Result<T, Problem>
    where
        W: FnOnce(Domain, Actor) -> F,
        F: Future<Output = domain::Result<T>> + Send + 'static,
        T: Send + 'static,
    {
        let work = work(self.portal.domain.clone(), self.actor.clone());
        // Its lines are lines of this request.
        tokio::spawn(work.in_current_span().with_current_subscriber())
            .await
            .map_err(|error| Problem(domain::Error::unexpected(error)))?
            .map_err(Problem)
    }

    /// Takes a form: counts the act against its limit, runs the use case with what was parsed. The
    /// inner error is for the form, which shows it with everything that was typed.
    ///
    /// # Errors
    /// What no form can show.
    pub async fn submit<C, T, W, F>(
        &self,
        verb: Option<Verb>,
        parsed: Result<C, AppError>,
        work: W,
    ) -> Result<Result<T, AppError>, Problem>
    where
        W: FnOnce(Domain, Actor, C) -> F,
        F: Future<Output = domain::Result<T>> + Send + 'static,
        T: Send + 'static,
    {
        let done = match parsed {
            Err(error) => Err(error.into()),
            Ok(command) => match verb.map_or(Ok(()), |verb| self.limit(verb)) {
                Err(problem) => Err(problem),
                Ok(()) => {
                    self.run(move |domain, actor| work(domain, actor, command))
                        .await
                }
            },
        };
        match done {
            Ok(done) => Ok(Ok(done)),
            Err(problem) => problem.for_form().map(Err),
        }
    }

    /// [`Cx::submit`] of a button that says nothing but which version was looked at.
    ///
    /// # Errors
    /// What no form can show.
    pub async fn act<T, W, F>(
        &self,
        form: &VersionOnlyForm,
        work: W,
    ) -> Result<Result<T, AppError>, Problem>
    where
        W: FnOnce(Domain, Actor, i32) -> F,
        F: Future<Output = domain::Result<T>> + Send + 'static,
        T: Send + 'static,
    {
        self.submit(None, form.parse(), work).await
    }

    /// [`Cx::submit`] of a button that says nothing.
    ///
    /// # Errors
    /// What no form can show.
    pub async fn press<T, W, F>(&self, work: W) -> Result<Result<T, AppError>, Problem>
    where
        W: FnOnce(Domain, Actor) -> F,
        F: Future<Output = domain::Result<T>> + Send + 'static,
        T: Send + 'static,
    {
        self.submit(None, Ok(()), |domain, actor, ()| work(domain, actor))
            .await
    }

    /// Counts an act against its limit, by the person or else by the address.
    ///
    /// # Errors
    /// [`AppError::TooMany`].
    pub fn limit(&self, verb: Verb) -> Result<(), Problem> {
        let key = match self.actor.person_id() {
            Some(person) => Key::Person(person.0),
            None => Key::address(self.client),
        };
        self.limit_by(verb, key)
    }

    /// # Errors
    /// [`AppError::TooMany`].
    pub fn limit_by(&self, verb: Verb, key: Key) -> Result<(), Problem> {
        self.portal.limiter.check(verb, key).map_err(|too_many| {
            let retry_after = u32::try_from(too_many.seconds()).unwrap_or(u32::MAX);
            Problem(AppError::TooMany { retry_after }.into())
        })
    }

    #[must_use]
    pub fn view(&self) -> ViewCx {
        ViewCx {
            lang: self.lang,
            zone: self.zone,
            now: self.domain().clock.now(),
            viewer: self.viewer.clone(),
            vendor: self.domain().settings.vendor_name(self.lang).to_owned(),
            form_token: domain::auth::Token::random()
                .map_or_else(|_| String::new(), |token| token.as_str().to_owned()),
        }
    }

    fn frame(&self, head: &Head, section: Option<Section>) -> Frame {
        Frame {
            lang: self.lang,
            title: head.title.clone(),
            section,
            viewer: self.viewer.clone(),
            islands: head.islands,
            message: self.message.map(|message| message.sentence(self.lang)),
            demo: self.portal.is_demo(),
            path: self.path.clone(),
            vendor: self.domain().settings.vendor_name(self.lang).to_owned(),
            theme: None,
            reload: self.portal.config.site.live_reload,
        }
    }

    /// A page of the portal.
    ///
    /// # Errors
    /// None of its own; the type is that of handlers.
    pub async fn page<V>(&self, section: Option<Section>, head: Head, body: V) -> Answer
    where
        V: Fn() -> AnyView + Send + Sync + 'static,
    {
        Ok(self
            .render(StatusCode::OK, section, head, body, false)
            .await)
    }

    /// The same page again, because a form on it was refused: everything typed is still there.
    ///
    /// # Errors
    /// None of its own.
    pub async fn again<V>(
        &self,
        error: &AppError,
        section: Option<Section>,
        head: Head,
        body: V,
    ) -> Answer
    where
        V: Fn() -> AnyView + Send + Sync + 'static,
    {
        let status =
            StatusCode::from_u16(error.status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
        let mut response = self.render(status, section, head, body, false).await;
        if let AppError::TooMany { retry_after } = error {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from(*retry_after));
        }
        Ok(response)
    }

    /// [`Cx::page`], or [`Cx::again`] when something on it was refused.
    ///
    /// # Errors
    /// None of its own.
    pub async fn shown<V>(
        &self,
        section: Option<Section>,
        refused: Option<AppError>,
        head: Head,
        body: V,
    ) -> Answer
    where
        V: Fn() -> AnyView + Send + Sync + 'static,
    {
        match refused {
            Some(error) => self.again(&error, section, head, body).await,
            None => self.page(section, head, body).await,
        }
    }

    /// A calm page without navigation, for those who are not signed in.
    pub async fn calm<V>(&self, status: StatusCode, head: Head, body: V) -> Response
    where
        V: Fn() -> AnyView + Send + Sync + 'static,
    {
        self.render(status, None, head, body, true).await
    }

    async fn render<V>(
        &self,
        status: StatusCode,
        section: Option<Section>,
        head: Head,
        body: V,
        calm: bool,
    ) -> Response
    where
        V: Fn() -> AnyView + Send + Sync + 'static,
    {
        let frame = self.frame(&head, section);
        let options = self.portal.options.clone();
        let width = head.width;
        let roomy = width == "wide";
        let mut response = if head.islands {
            let body = Arc::new(body);
            let nonce = self.nonce.clone();
            let document = move || {
                if calm {
                    app::shell::bare(frame.clone(), &options, roomy, body()).into_any()
                } else {
                    app::shell::document(frame.clone(), &options, width, body()).into_any()
                }
            };
            let render = leptos_axum::render_app_async_with_context(
                move || provide_context(nonce.clone()),
                document,
            );
            let request = http::Request::builder()
                .uri(&self.path)
                .body(Body::empty())
                .unwrap_or_default();
            render(request).await
        } else {
            let html = app::shell::render_still(|| {
                provide_context(self.nonce.clone());
                if calm {
                    app::shell::bare(frame, &options, roomy, body()).into_any()
                } else {
                    app::shell::document(frame, &options, width, body()).into_any()
                }
            });
            axum::response::Html(html).into_response()
        };
        *response.status_mut() = status;
        if self.message.is_some() {
            append(
                response.headers_mut(),
                &self.portal.short_cookie(MESSAGE_COOKIE, "", 0),
            );
        }
        response
    }

    /// After an act: the next page, with a one-time message.
    ///
    /// # Errors
    /// None of its own.
    pub fn see_other(&self, path: String, message: Message) -> Answer {
        let mut response = self.go(path);
        append(
            response.headers_mut(),
            &self
                .portal
                .short_cookie(MESSAGE_COOKIE, message.as_str(), 60),
        );
        Ok(response)
    }

    /// On to another page. `path` comes from `app::paths` or was checked by [`local`].
    #[must_use]
    pub fn go(&self, path: String) -> Response {
        let mut response = Redirect::to(&path).into_response();
        // What had been kept while nobody was signed in has been sent.
        if self.path.ends_with(paths::KEPT_MARK) {
            append(
                response.headers_mut(),
                &self.portal.short_cookie(super::session::KEPT_COOKIE, "", 0),
            );
        }
        response
    }
}

/// A place of our own to go to: starts with one slash, and nothing that a browser would read as
/// another host (CWE-601).
#[must_use]
pub fn local(next: &str) -> Option<String> {
    let plain = next.starts_with('/')
        && !next.starts_with("//")
        && next.len() <= 1_000
        && next
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    plain.then(|| next.to_owned())
}

/// The value of a cookie.
#[must_use]
pub fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(known, value)| *known == name && !value.is_empty())
        .map(|(_, value)| value)
}

pub fn append(headers: &mut HeaderMap, cookie: &str) {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        headers.append(header::SET_COOKIE, value);
    }
}

#[cfg(test)]
mod tests {
    use super::local;

    /// ASVS 3.7.2
    #[test]
    fn only_places_of_our_own_are_next() {
        for good in ["/", "/proposals?q=%E8%AB%8B", "/proposals/31#comments"] {
            assert_eq!(local(good).as_deref(), Some(good));
        }
        for evil in [
            "",
            "//evil.example",
            "/\\evil.example",
            "\\evil.example",
            "https:evil.example",
            "https://evil.example",
            "/a\nb",
            "/請求",
            "javascript:alert(1)",
        ] {
            assert_eq!(local(evil), None, "{evil}");
        }
    }
}
