//! Passkeys: adding and removing them, and signing in with one.

use super::account::{Refusal, refusal};
use super::identity::{come_in, sign_in_form, waiting};
use crate::http::cx::{Cx, append, local};
use crate::http::extract::{Form, Path, Query};
use crate::http::middleware::{Key, Verb};
use crate::http::respond::{Answer, Message, Problem};
use app::paths;
use app::views::accounts as views;
use http::{HeaderMap, StatusCode};
use model::accounts::{CredentialForm, PasskeyForm};
use model::people::SignIn;
use model::{AppError, PasskeyId};
use serde::Deserialize;

/// Binds a question to the browser that is to answer it.
const PASSKEY_COOKIE: &str = "passkey";
const PASSKEY_SECONDS: u32 = 300;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Next {
    next: String,
}

fn token<'h>(cx: &Cx, headers: &'h HeaderMap) -> &'h str {
    cx.portal
        .read_cookie(headers, PASSKEY_COOKIE)
        .unwrap_or_default()
}

fn ask(cx: &Cx, token: &domain::auth::Token, page: String) -> axum::response::Response {
    let mut response = cx.go(page);
    let cookie = cx
        .portal
        .short_cookie(PASSKEY_COOKIE, token.as_str(), PASSKEY_SECONDS);
    append(response.headers_mut(), &cookie);
    response
}

/// The question is over, whatever came of it.
fn asked(cx: &Cx, mut response: axum::response::Response) -> axum::response::Response {
    let cookie = cx.portal.short_cookie(PASSKEY_COOKIE, "", 0);
    append(response.headers_mut(), &cookie);
    response
}

// --- signing in ---------------------------------------------------------------------------------

pub async fn begin_sign_in(cx: Cx, Form(form): Form<Next>) -> Answer {
    let next = local(&form.next).unwrap_or_default();
    let begun = async {
        cx.limit_by(Verb::Login, Key::address(cx.client))?;
        let visit = cx.visit.clone();
        cx.run(move |domain, _| async move { domain.identity().ask_passkey(&visit).await })
            .await
    };
    match begun.await {
        Ok(token) => Ok(ask(&cx, &token, paths::sign_in_passkey_enter_next(&next))),
        Err(problem) => refused(&cx, problem, next).await,
    }
}

pub async fn sign_in_page(cx: Cx, headers: HeaderMap, Query(query): Query<Next>) -> Answer {
    let next = local(&query.next).unwrap_or_default();
    if cx.viewer.is_some() {
        return Ok(cx.go(if next.is_empty() { paths::home() } else { next }));
    }
    let question = cx
        .domain()
        .identity()
        .passkey_question(&cx.actor, token(&cx, &headers))
        .await?;
    let Some(options) = question else {
        return Ok(cx.go(paths::sign_in_next(&next)));
    };
    let view = cx.view();
    let head = views::passkey_sign_in_head(&view);
    Ok(cx
        .calm(StatusCode::OK, head, move || {
            views::passkey_sign_in(&view, &options, &next)
        })
        .await)
}

pub async fn sign_in(cx: Cx, headers: HeaderMap, Form(form): Form<CredentialForm>) -> Answer {
    let next = local(&form.next).unwrap_or_default();
    let token = token(&cx, &headers).to_owned();
    let entered = async {
        cx.limit_by(Verb::Login, Key::address(cx.client))?;
        let credential = form.parse()?;
        let visit = cx.visit.clone();
        cx.run(move |domain, _| async move {
            domain
                .identity()
                .enter_by_passkey(&token, &credential, &visit)
                .await
        })
        .await
    };
    let response = match entered.await {
        Ok(entry) => come_in(&cx, &headers, entry, &next).await,
        Err(problem) => refused(&cx, problem, next).await?,
    };
    Ok(asked(&cx, response))
}

/// The page where one signs in, with what was wrong.
async fn refused(cx: &Cx, problem: Problem, next: String) -> Answer {
    let error = problem.for_form()?;
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
    let typed = SignIn {
        next,
        ..SignIn::default()
    };
    let response = sign_in_form(cx, status, typed, Some(error.clone())).await?;
    Ok(waiting(response, Some(&error)))
}

// --- one's own ----------------------------------------------------------------------------------

/// What a refused act on one's own passkeys answers.
async fn own_refused(cx: &Cx, problem: Problem, typed: PasskeyForm) -> Answer {
    match refusal(problem)? {
        Refusal::Confirm => Ok(confirm(cx)),
        Refusal::Told(error) => new_form(cx, typed, Some(error)).await,
    }
}

fn confirm(cx: &Cx) -> axum::response::Response {
    cx.go(paths::account_confirm_next(&paths::account_passkey_new()))
}

pub async fn new_page(cx: Cx) -> Answer {
    let sitting = cx.sitting()?;
    let identity = cx.domain().identity();
    match identity.may_add_passkey(&cx.actor, sitting).await {
        Ok(()) => new_form(&cx, PasskeyForm::default(), None).await,
        Err(error) => own_refused(&cx, error.into(), PasskeyForm::default()).await,
    }
}

async fn new_form(cx: &Cx, typed: PasskeyForm, error: Option<AppError>) -> Answer {
    let view = cx.view();
    let head = views::passkey_new_head(&view);
    match error {
        None => {
            cx.page(None, head, move || views::passkey_new(&view, &typed, None))
                .await
        }
        Some(error) => {
            let told = error.clone();
            cx.again(&error, None, head, move || {
                views::passkey_new(&view, &typed, Some(&told))
            })
            .await
        }
    }
}

pub async fn begin(cx: Cx, Form(form): Form<PasskeyForm>) -> Answer {
    let sitting = cx.sitting()?;
    let begun = async {
        let name = form.parse()?;
        cx.run(move |domain, actor| async move {
            domain
                .identity()
                .begin_passkey(&actor, sitting, &name)
                .await
        })
        .await
    };
    match begun.await {
        Ok(token) => Ok(ask(&cx, &token, paths::account_passkey_create())),
        Err(problem) => own_refused(&cx, problem, form).await,
    }
}

pub async fn create_page(cx: Cx, headers: HeaderMap) -> Answer {
    let question = cx
        .domain()
        .identity()
        .passkey_question(&cx.actor, token(&cx, &headers))
        .await?;
    let Some(options) = question else {
        return Ok(cx.go(paths::account_passkey_new()));
    };
    let view = cx.view();
    let head = views::passkey_create_head(&view);
    cx.page(None, head, move || views::passkey_create(&view, &options))
        .await
}

pub async fn create(cx: Cx, headers: HeaderMap, Form(form): Form<CredentialForm>) -> Answer {
    let sitting = cx.sitting()?;
    let token = token(&cx, &headers).to_owned();
    let added = async {
        let credential = form.parse()?;
        cx.run(move |domain, actor| async move {
            domain
                .identity()
                .add_passkey(&actor, sitting, &token, &credential)
                .await
        })
        .await
    };
    let response = match added.await {
        Ok(_) => cx.see_other(paths::account(), Message::PasskeyAdded)?,
        Err(problem) => own_refused(&cx, problem, PasskeyForm::default()).await?,
    };
    Ok(asked(&cx, response))
}

pub async fn remove(cx: Cx, Path(id): Path<PasskeyId>) -> Answer {
    let sitting = cx.sitting()?;
    let removed = cx
        .run(move |domain, actor| async move {
            domain.identity().remove_passkey(&actor, sitting, id).await
        })
        .await;
    match removed {
        Ok(()) => cx.see_other(paths::account(), Message::PasskeyRemoved),
        Err(problem) => match refusal(problem)? {
            Refusal::Confirm => Ok(cx.go(paths::account_confirm_next(&paths::account()))),
            Refusal::Told(error) => Err(error.into()),
        },
    }
}
