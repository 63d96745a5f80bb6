//! Ways in besides the password: a code by mail, the second factor, a new password.

use super::identity::{SECOND_COOKIE, come_in, into_cookie, waiting};
use crate::http::cx::{Cx, append, local};
use crate::http::extract::{Form, Path, Query};
use crate::http::middleware::{Key, Verb};
use crate::http::respond::Answer;
use app::paths;
use app::views::accounts as views;
use http::{HeaderMap, StatusCode};
use model::accounts::{AskByMail, CodeForm, NewPassword};
use model::{AppError, Conflict};
use serde::Deserialize;

/// Binds a code to the browser that asked for it.
const CODE_COOKIE: &str = "code";
const CODE_SECONDS: u32 = 600;
/// Holds the token of a link after it left the address bar (ASVS 14.2.1).
const RESET_COOKIE: &str = "reset";
const RESET_SECONDS: u32 = 1_800;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Next {
    next: String,
}

fn status(error: &AppError) -> StatusCode {
    StatusCode::from_u16(error.status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY)
}

// --- a code by mail -----------------------------------------------------------------------------

pub async fn code_page(cx: Cx, Query(query): Query<Next>) -> Answer {
    let typed = AskByMail {
        next: local(&query.next).unwrap_or_default(),
        ..AskByMail::default()
    };
    code_form(&cx, typed, None).await
}

async fn code_form(cx: &Cx, typed: AskByMail, error: Option<AppError>) -> Answer {
    let view = cx.view();
    let head = views::code_ask_head(&view);
    let code = error.as_ref().map_or(StatusCode::OK, status);
    let refused = error.clone();
    let response = cx
        .calm(code, head, move || {
            views::code_ask(&view, &typed, error.as_ref())
        })
        .await;
    Ok(waiting(response, refused.as_ref()))
}

/// Goes on in the same way for every address (ASVS 6.3.8).
pub async fn ask_code(cx: Cx, Form(form): Form<AskByMail>) -> Answer {
    let typed = AskByMail {
        next: local(&form.next).unwrap_or_default(),
        ..form
    };
    let asked = async {
        cx.limit_by(Verb::Login, Key::address(cx.client))?;
        let email = typed.parse()?;
        let visit = cx.visit.clone();
        cx.run(move |domain, _| async move {
            let (token, sending) = domain.identity().ask_code(&email, &visit).await?;
            drop(sending);
            Ok(token)
        })
        .await
    };
    match asked.await {
        Ok(token) => {
            let mut response = cx.go(paths::sign_in_code_enter_next(&typed.next));
            let code = cx
                .portal
                .short_cookie(CODE_COOKIE, token.as_str(), CODE_SECONDS);
            append(response.headers_mut(), &code);
            Ok(response)
        }
        Err(problem) => {
            let error = problem.for_form()?;
            code_form(&cx, typed, Some(error)).await
        }
    }
}

pub async fn code_enter_page(cx: Cx, Query(query): Query<Next>) -> Answer {
    let typed = CodeForm {
        next: local(&query.next).unwrap_or_default(),
        ..CodeForm::default()
    };
    code_enter_form(&cx, typed, None).await
}

async fn code_enter_form(cx: &Cx, typed: CodeForm, error: Option<AppError>) -> Answer {
    let view = cx.view();
    let head = views::code_enter_head(&view);
    let code = error.as_ref().map_or(StatusCode::OK, status);
    let refused = error.clone();
    let response = cx
        .calm(code, head, move || {
            views::code_enter(&view, &typed, error.as_ref())
        })
        .await;
    Ok(waiting(response, refused.as_ref()))
}

pub async fn enter_code(cx: Cx, headers: HeaderMap, Form(form): Form<CodeForm>) -> Answer {
    let typed = CodeForm {
        next: local(&form.next).unwrap_or_default(),
        ..form
    };
    let token = cx
        .portal
        .read_cookie(&headers, CODE_COOKIE)
        .unwrap_or_default()
        .to_owned();
    let entered = async {
        cx.limit_by(Verb::Login, Key::address(cx.client))?;
        let code = typed.parse()?;
        let visit = cx.visit.clone();
        cx.run(
            move |domain, _| async move { domain.identity().enter_code(&token, &code, &visit).await },
        )
        .await
    };
    match entered.await {
        Ok(entry) => {
            let mut response = come_in(&cx, &headers, entry, &typed.next).await;
            append(
                response.headers_mut(),
                &cx.portal.short_cookie(CODE_COOKIE, "", 0),
            );
            Ok(response)
        }
        Err(problem) => {
            let error = problem.for_form()?;
            code_enter_form(&cx, typed, Some(error)).await
        }
    }
}

// --- the second factor --------------------------------------------------------------------------

pub async fn second_page(cx: Cx, headers: HeaderMap, Query(query): Query<Next>) -> Answer {
    let next = local(&query.next).unwrap_or_default();
    let token = cx
        .portal
        .read_cookie(&headers, SECOND_COOKIE)
        .unwrap_or_default();
    match cx.domain().identity().open_challenge(token).await {
        Ok(()) => {}
        Err(error) => return again_from_the_start(&cx, error.into(), &next),
    }
    let typed = CodeForm {
        next,
        ..CodeForm::default()
    };
    second_form(&cx, typed, None).await
}

/// A question that is over begins again with the password.
fn again_from_the_start(cx: &Cx, problem: crate::http::respond::Problem, next: &str) -> Answer {
    let error = problem.for_form()?;
    if error == AppError::conflict(Conflict::LinkSpent) {
        let mut response = cx.go(paths::sign_in_next(next));
        append(
            response.headers_mut(),
            &cx.portal.short_cookie(SECOND_COOKIE, "", 0),
        );
        return Ok(response);
    }
    Err(error.into())
}

async fn second_form(cx: &Cx, typed: CodeForm, error: Option<AppError>) -> Answer {
    let view = cx.view();
    let head = views::second_head(&view);
    let code = error.as_ref().map_or(StatusCode::OK, status);
    let refused = error.clone();
    let response = cx
        .calm(code, head, move || {
            views::second(&view, &typed, error.as_ref())
        })
        .await;
    Ok(waiting(response, refused.as_ref()))
}

pub async fn second(cx: Cx, headers: HeaderMap, Form(form): Form<CodeForm>) -> Answer {
    let typed = CodeForm {
        next: local(&form.next).unwrap_or_default(),
        ..form
    };
    let token = cx
        .portal
        .read_cookie(&headers, SECOND_COOKIE)
        .unwrap_or_default()
        .to_owned();
    let answered = async {
        cx.limit_by(Verb::Login, Key::address(cx.client))?;
        let code = typed.parse()?;
        let visit = cx.visit.clone();
        cx.run(move |domain, _| async move {
            domain
                .identity()
                .answer_challenge(&token, &code, &visit)
                .await
        })
        .await
    };
    match answered.await {
        Ok(entry) => {
            let mut response = come_in(&cx, &headers, entry, &typed.next).await;
            append(
                response.headers_mut(),
                &cx.portal.short_cookie(SECOND_COOKIE, "", 0),
            );
            Ok(response)
        }
        Err(problem) => {
            let error = problem.for_form()?;
            if error == AppError::conflict(Conflict::LinkSpent) {
                return again_from_the_start(&cx, error.into(), &typed.next);
            }
            second_form(&cx, typed, Some(error)).await
        }
    }
}

// --- a forgotten password -----------------------------------------------------------------------

pub async fn reset_page(cx: Cx) -> Answer {
    reset_form(&cx, AskByMail::default(), None).await
}

async fn reset_form(cx: &Cx, typed: AskByMail, error: Option<AppError>) -> Answer {
    let view = cx.view();
    let head = views::reset_ask_head(&view);
    let code = error.as_ref().map_or(StatusCode::OK, status);
    let refused = error.clone();
    let response = cx
        .calm(code, head, move || {
            views::reset_ask(&view, &typed, error.as_ref())
        })
        .await;
    Ok(waiting(response, refused.as_ref()))
}

/// Answers the same to everybody: whether an address is known is nobody's business.
pub async fn ask_reset(cx: Cx, Form(form): Form<AskByMail>) -> Answer {
    let asked = async {
        cx.limit_by(Verb::Login, Key::address(cx.client))?;
        let email = form.parse()?;
        let visit = cx.visit.clone();
        let to = email.clone();
        cx.run(move |domain, _| async move {
            drop(domain.identity().ask_reset(&to, &visit).await?);
            Ok(())
        })
        .await?;
        Ok(email)
    };
    match asked.await {
        Ok(email) => {
            let view = cx.view();
            let head = views::reset_sent_head(&view);
            Ok(cx
                .calm(StatusCode::OK, head, move || {
                    views::reset_sent(&view, &email)
                })
                .await)
        }
        Err(problem) => {
            let problem: crate::http::respond::Problem = problem;
            let error = problem.for_form()?;
            reset_form(&cx, form, Some(error)).await
        }
    }
}

/// The link in the mail: moves the token into a cookie and out of the address bar.
pub async fn reset_link(cx: Cx, Path(token): Path<String>) -> Answer {
    Ok(into_cookie(
        &cx,
        &token,
        RESET_COOKIE,
        RESET_SECONDS,
        paths::reset_new(),
    ))
}

pub async fn reset_new_page(cx: Cx, headers: HeaderMap) -> Answer {
    reset_new_form(&cx, &headers, None).await
}

async fn reset_new_form(cx: &Cx, headers: &HeaderMap, error: Option<AppError>) -> Answer {
    let token = cx
        .portal
        .read_cookie(headers, RESET_COOKIE)
        .unwrap_or_default();
    let email = match cx.domain().identity().open_reset(token).await {
        Ok(email) => email,
        Err(error) => {
            let error = crate::http::respond::Problem::from(error).for_form()?;
            if error != AppError::conflict(Conflict::LinkSpent) {
                return Err(error.into());
            }
            let view = cx.view();
            let head = views::reset_spent_head(&view);
            return Ok(cx
                .calm(StatusCode::GONE, head, move || views::reset_spent(&view))
                .await);
        }
    };
    let view = cx.view();
    let head = views::reset_new_head(&view);
    let code = error.as_ref().map_or(StatusCode::OK, status);
    Ok(cx
        .calm(code, head, move || {
            views::reset_new(&view, &email, error.as_ref())
        })
        .await)
}

pub async fn reset(cx: Cx, headers: HeaderMap, Form(form): Form<NewPassword>) -> Answer {
    let token = cx
        .portal
        .read_cookie(&headers, RESET_COOKIE)
        .unwrap_or_default()
        .to_owned();
    let done = async {
        let password = form.parse()?;
        cx.run(move |domain, _| async move { domain.identity().reset(&token, password).await })
            .await
    };
    match done.await {
        Ok(_) => {
            let view = cx.view();
            let head = views::reset_done_head(&view);
            let mut response = cx
                .calm(StatusCode::OK, head, move || views::reset_done(&view))
                .await;
            append(
                response.headers_mut(),
                &cx.portal.short_cookie(RESET_COOKIE, "", 0),
            );
            Ok(response)
        }
        Err(problem) => {
            let problem: crate::http::respond::Problem = problem;
            let error = problem.for_form()?;
            reset_new_form(&cx, &headers, Some(error)).await
        }
    }
}
