//! Signing in and out, joining, one's own profile and language.

use crate::http::cx::{self, Cx, DEVICE_COOKIE, LANG_COOKIE, append, cookie, local};
use crate::http::extract::{Form, Path, Query};
use crate::http::middleware::{Key, Verb};
use crate::http::respond::{Answer, Message, Problem};
use crate::http::session::KEPT_COOKIE;
use app::paths;
use app::views::identity::{self as views};
use domain::Actor;
use domain::identity::Entry;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use model::people::{AskAgain, JoinForm, ProfileForm, SignIn};
use model::profile::OwnForm;
use model::{AppError, Conflict, Lang};
use serde::Deserialize;

/// Holds the token of an invitation after it left the address bar (ASVS 14.2.1).
const JOIN_COOKIE: &str = "join";
const JOIN_SECONDS: u32 = 3_600;

/// Holds the question for the second factor.
pub(super) const SECOND_COOKIE: &str = "second";
const SECOND_SECONDS: u32 = 600;
/// As long as browsers keep a cookie.
const DEVICE_SECONDS: u32 = 400 * 86_400;

/// Says to programs, too, how long to wait.
pub(super) fn waiting(
    mut response: axum::response::Response,
    error: Option<&AppError>,
) -> axum::response::Response {
    if let Some(AppError::TooMany { retry_after }) = error {
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from(*retry_after));
    }
    response
}

/// Demo accounts for the sign-in page, under `--demo` alone.
fn demo_accounts(cx: &Cx) -> Option<Vec<views::DemoAccount>> {
    cx.portal.is_demo().then(|| super::demo::accounts(cx.lang))
}

pub async fn sign_in_page(cx: Cx, Query(typed): Query<SignIn>) -> Answer {
    let next = local(&typed.next).unwrap_or_default();
    if cx.viewer.is_some() {
        return Ok(cx.go(if next.is_empty() { paths::home() } else { next }));
    }
    let typed = SignIn {
        next,
        ..SignIn::default()
    };
    sign_in_form(&cx, StatusCode::OK, typed, None).await
}

pub(super) async fn sign_in_form(
    cx: &Cx,
    status: StatusCode,
    typed: SignIn,
    error: Option<AppError>,
) -> Answer {
    let view = cx.view();
    let head = views::sign_in_head(&view);
    let demo = demo_accounts(cx);
    let passkeys = cx.domain().identity().offers_passkeys();
    let typed = SignIn {
        password: String::new(),
        ..typed
    };
    let refused = error.clone();
    let response = cx
        .calm(status, head, move || {
            views::sign_in(&view, &typed, error.as_ref(), passkeys, demo.as_deref())
        })
        .await;
    Ok(waiting(response, refused.as_ref()))
}

pub async fn sign_in(cx: Cx, headers: HeaderMap, Form(form): Form<SignIn>) -> Answer {
    let typed = SignIn {
        next: local(&form.next).unwrap_or_default(),
        ..form.clone()
    };
    let attempt = async {
        cx.limit_by(Verb::Login, Key::address(cx.client))?;
        // By account the use case counts, which knows the browsers of its owner.
        let credentials = form.parse()?;
        let visit = cx.visit.clone();
        cx.run(move |domain, _| async move {
            domain
                .identity()
                .sign_in(&Actor::Guest, credentials, &visit)
                .await
        })
        .await
    };
    match attempt.await {
        Ok(entry) => Ok(come_in(&cx, &headers, entry, &typed.next).await),
        Err(problem) => {
            let error = problem.for_form()?;
            let status =
                StatusCode::from_u16(error.status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
            sign_in_form(&cx, status, typed, Some(error)).await
        }
    }
}

/// After something was proved: the session in its cookie and on to what was wanted, or the
/// question for the second factor.
pub(super) async fn come_in(
    cx: &Cx,
    headers: &HeaderMap,
    entry: Entry,
    next: &str,
) -> axum::response::Response {
    match entry {
        Entry::In { token, device, .. } => {
            let kept = cx.portal.read_cookie(headers, KEPT_COOKIE).is_some();
            let next = match (kept, next) {
                (true, _) => paths::kept(),
                (false, "") => paths::home(),
                (false, next) => next.to_owned(),
            };
            opened(cx, headers, token.as_str(), &device, next).await
        }
        Entry::SecondFactor { token } => {
            let mut response = cx.go(paths::sign_in_second_next(next));
            let second = cx
                .portal
                .short_cookie(SECOND_COOKIE, token.as_str(), SECOND_SECONDS);
            append(response.headers_mut(), &second);
            response
        }
    }
}

/// The session in its cookie, the browser known from now on, and on to `next`.
async fn opened(
    cx: &Cx,
    headers: &HeaderMap,
    token: &str,
    device: &str,
    next: String,
) -> axum::response::Response {
    // Another session in this browser ends: a new sign-in is a new token (ASVS 7.2.4).
    end_session(cx, headers).await;
    let mut response = cx.go(next);
    let session = cx.portal.config.session_cookie();
    append(
        response.headers_mut(),
        &session.set(token, Some(90 * 86_400)),
    );
    let device = cx
        .portal
        .short_cookie(DEVICE_COOKIE, device, DEVICE_SECONDS);
    append(response.headers_mut(), &device);
    response
}

pub(super) async fn end_session(cx: &Cx, headers: &HeaderMap) {
    if let Some(token) = cookie(headers, cx.portal.config.session_cookie().name).map(str::to_owned)
    {
        let ended = cx
            .run(move |domain, _| async move { domain.identity().sign_out(&token).await })
            .await;
        if let Err(Problem(error)) = ended {
            tracing::warn!(error = %error, "old session not ended");
        }
    }
}

pub async fn sign_out(cx: Cx, headers: HeaderMap) -> Answer {
    end_session(&cx, &headers).await;
    discard(&cx, &headers).await?;
    let mut response = cx.go(paths::sign_in());
    forget_kept(&cx, &mut response);
    append(
        response.headers_mut(),
        &cx.portal.config.session_cookie().clear(),
    );
    append(
        response.headers_mut(),
        &cx.portal
            .short_cookie(cx::MESSAGE_COOKIE, Message::SignedOut.as_str(), 60),
    );
    // ASVS 14.3.1: nothing of the session stays in the browser.
    response
        .headers_mut()
        .insert("clear-site-data", HeaderValue::from_static("\"cache\""));
    Ok(response)
}

// --- a form that was sent after the session had ended -----------------------------------------

/// What was typed while the session had ended, to be sent again with one button. Stays until it is
/// sent, or its half hour is over: a page may be loaded again.
pub async fn kept(cx: Cx, headers: HeaderMap) -> Answer {
    let Some(token) = cx.portal.read_cookie(&headers, KEPT_COOKIE) else {
        return Ok(cx.go(paths::home()));
    };
    let kept = cx.domain().identity().kept_post(&cx.actor, token).await?;
    let Some((path, body)) = kept else {
        // Over, or of who sat here before.
        let mut response = cx.go(paths::home());
        forget_kept(&cx, &mut response);
        return Ok(response);
    };
    let Some(path) = local(&path) else {
        return Ok(cx.go(paths::home()));
    };
    let fields = form_fields(&body);
    let view = cx.view();
    let head = views::kept_head(&view);
    cx.page(None, head, move || views::kept(&view, &path, &fields))
        .await
}

/// Throws away what was kept, unsent.
pub async fn discard_kept(cx: Cx, headers: HeaderMap) -> Answer {
    discard(&cx, &headers).await?;
    let mut response = cx.go(paths::home());
    forget_kept(&cx, &mut response);
    Ok(response)
}

async fn discard(cx: &Cx, headers: &HeaderMap) -> Result<(), Problem> {
    let Some(token) = cx
        .portal
        .read_cookie(headers, KEPT_COOKIE)
        .map(str::to_owned)
    else {
        return Ok(());
    };
    cx.run(move |domain, _| async move { domain.identity().discard_post(&token).await })
        .await
}

fn forget_kept(cx: &Cx, response: &mut axum::response::Response) {
    append(
        response.headers_mut(),
        &cx.portal.short_cookie(KEPT_COOKIE, "", 0),
    );
}

fn form_fields(body: &str) -> Vec<(String, String)> {
    let decode = |text: &str| {
        percent_encoding::percent_decode_str(&text.replace('+', " "))
            .decode_utf8_lossy()
            .into_owned()
    };
    body.split('&')
        .take(64)
        .filter_map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (!name.is_empty()).then(|| (decode(name), decode(value)))
        })
        .collect()
}

// --- joining ----------------------------------------------------------------------------------

/// The link in the mail: moves the token into a cookie and out of the address bar.
pub async fn join_link(cx: Cx, Path(token): Path<String>) -> Answer {
    Ok(into_cookie(
        &cx,
        &token,
        JOIN_COOKIE,
        JOIN_SECONDS,
        paths::join(),
    ))
}

/// Moves the token of a link out of the address bar (ASVS 14.2.1).
pub(super) fn into_cookie(
    cx: &Cx,
    token: &str,
    name: &str,
    seconds: u32,
    path: String,
) -> axum::response::Response {
    let token: String = token
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        .take(128)
        .collect();
    let mut response = cx.go(path);
    append(
        response.headers_mut(),
        &cx.portal.short_cookie(name, &token, seconds),
    );
    response.headers_mut().insert(
        header::REFERRER_POLICY,
        HeaderValue::from_static("no-referrer"),
    );
    response
}

pub async fn join_page(cx: Cx, headers: HeaderMap) -> Answer {
    join_form(&cx, &headers, StatusCode::OK, None, None).await
}

async fn join_form(
    cx: &Cx,
    headers: &HeaderMap,
    status: StatusCode,
    typed: Option<JoinForm>,
    error: Option<AppError>,
) -> Answer {
    let token = cx
        .portal
        .read_cookie(headers, JOIN_COOKIE)
        .unwrap_or_default()
        .to_owned();
    let opened = cx
        .run(move |domain, _| async move { domain.identity().open_invitation(&token).await })
        .await;
    let page = match opened {
        Ok(page) => page,
        Err(problem) => {
            let error = problem.for_form()?;
            if error == AppError::conflict(Conflict::LinkSpent) {
                return link_spent(cx, StatusCode::GONE, AskAgain::default(), None).await;
            }
            return Err(error.into());
        }
    };
    // The invitation says which language the person speaks; the switch on the page can say more.
    let mut view = cx.view();
    if cx.portal.read_cookie(headers, LANG_COOKIE).is_none() {
        view.lang = page.lang;
        view.vendor = cx.domain().settings.vendor_name(page.lang).to_owned();
    }
    let typed = typed.unwrap_or_else(|| views::join_form(&page, cx.zone.name()));
    let head = views::join_head(&view);
    let mut of_page = cx.clone();
    of_page.lang = view.lang;
    Ok(of_page
        .calm(status, head, move || {
            views::join(&view, &page, &typed, error.as_ref())
        })
        .await)
}

pub async fn join(cx: Cx, headers: HeaderMap, Form(form): Form<JoinForm>) -> Answer {
    let token = cx
        .portal
        .read_cookie(&headers, JOIN_COOKIE)
        .unwrap_or_default()
        .to_owned();
    let typed = JoinForm {
        password: String::new(),
        ..form.clone()
    };
    let visit = cx.visit.clone();
    let joined = cx
        .submit(None, form.parse(), move |domain, _, join| async move {
            domain.identity().join(&token, join, &visit).await
        })
        .await?;
    match joined {
        Ok(entry) => {
            let mut response = match entry {
                Entry::In { token, device, .. } => {
                    opened(&cx, &headers, token.as_str(), &device, paths::welcome()).await
                }
                second @ Entry::SecondFactor { .. } => {
                    come_in(&cx, &headers, second, &paths::welcome()).await
                }
            };
            append(
                response.headers_mut(),
                &cx.portal.short_cookie(JOIN_COOKIE, "", 0),
            );
            append(
                response.headers_mut(),
                &cx.portal
                    .short_cookie(cx::MESSAGE_COOKIE, Message::Joined.as_str(), 60),
            );
            Ok(response)
        }
        Err(error) => {
            let status =
                StatusCode::from_u16(error.status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
            join_form(&cx, &headers, status, Some(typed), Some(error)).await
        }
    }
}

async fn link_spent(
    cx: &Cx,
    status: StatusCode,
    typed: AskAgain,
    error: Option<AppError>,
) -> Answer {
    let view = cx.view();
    let head = views::link_spent_head(&view);
    Ok(cx
        .calm(status, head, move || {
            views::link_spent(&view, &typed, error.as_ref())
        })
        .await)
}

pub async fn ask_again_page(cx: Cx) -> Answer {
    link_spent(&cx, StatusCode::OK, AskAgain::default(), None).await
}

/// Answers the same to everybody: whether an address is known is nobody's business.
pub async fn ask_again(cx: Cx, Form(form): Form<AskAgain>) -> Answer {
    cx.limit_by(Verb::Login, Key::address(cx.client))?;
    match form.clone().parse() {
        Ok(email) => {
            drop(cx.domain().identity().ask_again(&email));
            let view = cx.view();
            let head = views::asked_again_head(&view);
            Ok(cx
                .calm(StatusCode::OK, head, move || views::asked_again(&view))
                .await)
        }
        Err(error) => link_spent(&cx, StatusCode::UNPROCESSABLE_ENTITY, form, Some(error)).await,
    }
}

// --- oneself ----------------------------------------------------------------------------------

pub async fn welcome_page(cx: Cx) -> Answer {
    let form = cx.domain().identity().profile(&cx.actor).await?;
    let view = cx.view();
    let head = views::welcome_head(&view);
    cx.page(None, head, move || views::welcome(&view, &form, None))
        .await
}

pub async fn save_profile(cx: Cx, Form(form): Form<ProfileForm>) -> Answer {
    let saved = cx
        .submit(
            None,
            form.clone().parse(),
            move |domain, actor, profile| async move {
                domain.identity().save_profile(&actor, profile).await
            },
        )
        .await?;
    match saved {
        Ok(()) => cx.see_other(paths::home(), Message::ProfileSaved),
        Err(error) => {
            let view = cx.view();
            let head = views::welcome_head(&view);
            let told = error.clone();
            cx.again(&error, None, head, move || {
                views::welcome(&view, &form, Some(&told))
            })
            .await
        }
    }
}

pub async fn profile_page(cx: Cx) -> Answer {
    let form = cx.domain().identity().own(&cx.actor).await?;
    let view = cx.view();
    let head = views::profile_head(&view);
    cx.page(None, head, move || views::profile(&view, &form, None))
        .await
}

pub async fn save_own(cx: Cx, Form(form): Form<OwnForm>) -> Answer {
    let saved = cx
        .submit(None, form.parse(), move |domain, actor, own| async move {
            domain.identity().save_own(&actor, own).await
        })
        .await?;
    match saved {
        Ok(()) => cx.see_other(paths::profile(), Message::ProfileSaved),
        Err(error) => {
            let view = cx.view();
            let head = views::profile_head(&view);
            let told = error.clone();
            cx.again(&error, None, head, move || {
                views::profile(&view, &form, Some(&told))
            })
            .await
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct LanguageForm {
    lang: String,
    next: String,
}

/// Changes the language: in the profile of who is signed in, in a cookie for everybody else.
pub async fn language(cx: Cx, Form(form): Form<LanguageForm>) -> Answer {
    let next = local(&form.next).unwrap_or_else(paths::home);
    let Ok(lang) = form.lang.parse::<Lang>() else {
        return Err(AppError::field("lang", model::Problem::UnknownChoice).into());
    };
    if cx.viewer.is_some() {
        cx.run(
            move |domain, actor| async move { domain.identity().set_language(&actor, lang).await },
        )
        .await?;
    }
    let mut response = cx.go(next);
    append(
        response.headers_mut(),
        &cx.portal
            .short_cookie(LANG_COOKIE, lang.as_str(), 365 * 86_400),
    );
    Ok(response)
}
