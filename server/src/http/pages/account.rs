//! One's own account: address, password, second factor, sessions.

use super::identity::into_cookie;
use crate::http::cx::{Cx, append, local};
use crate::http::extract::{Form, Path, Query};
use crate::http::respond::{Answer, Message, Problem};
use app::paths;
use app::views::accounts as views;
use http::{HeaderMap, StatusCode};
use model::accounts::{AddressForm, CodeForm, ConfirmForm, PasswordForm};
use model::{AppError, Conflict, SessionId};
use serde::Deserialize;

/// Binds a code to the browser that asked for it.
const CONFIRM_COOKIE: &str = "confirm";
const CONFIRM_SECONDS: u32 = 600;
/// Holds the token of a link after it left the address bar (ASVS 14.2.1).
const ADDRESS_COOKIE: &str = "address";
const ADDRESS_SECONDS: u32 = 3_600;

pub async fn show(cx: Cx) -> Answer {
    let page = cx
        .domain()
        .identity()
        .account(&cx.actor, cx.sitting()?)
        .await?;
    let view = cx.view();
    let head = views::account_head(&view);
    cx.page(None, head, move || views::account(&view, &page))
        .await
}

/// Splits "prove first who you are" from what a form can show.
pub(super) enum Refusal {
    Confirm,
    Told(AppError),
}

pub(super) fn refusal(problem: Problem) -> Result<Refusal, Problem> {
    let error = problem.for_form()?;
    if error == AppError::conflict(Conflict::ConfirmFirst) {
        Ok(Refusal::Confirm)
    } else {
        Ok(Refusal::Told(error))
    }
}

/// Answers with the way to proving who one is, and back to `page`; `None` when that holds.
async fn confirm_first(cx: &Cx, page: String) -> Result<Option<axum::response::Response>, Problem> {
    let sitting = cx.sitting()?;
    match cx
        .domain()
        .identity()
        .require_confirmed(&cx.actor, sitting)
        .await
    {
        Ok(()) => Ok(None),
        Err(error) => match refusal(error.into())? {
            Refusal::Confirm => Ok(Some(cx.go(paths::account_confirm_next(&page)))),
            Refusal::Told(error) => Err(error.into()),
        },
    }
}

// --- proving once more who sits there -----------------------------------------------------------

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Next {
    next: String,
}

pub async fn confirm_page(cx: Cx, headers: HeaderMap, Query(query): Query<Next>) -> Answer {
    let typed = ConfirmForm {
        next: local(&query.next).unwrap_or_default(),
        ..ConfirmForm::default()
    };
    confirm_form(&cx, &headers, typed, None).await
}

async fn confirm_form(
    cx: &Cx,
    headers: &HeaderMap,
    typed: ConfirmForm,
    error: Option<AppError>,
) -> Answer {
    let identity = cx.domain().identity();
    let offer = views::Offer {
        proofs: identity.proofs(&cx.actor).await?,
        mail_sent: cx.portal.read_cookie(headers, CONFIRM_COOKIE).is_some(),
        typed_password: !typed.password.is_empty(),
    };
    let typed = ConfirmForm {
        next: typed.next,
        ..ConfirmForm::default()
    };
    let view = cx.view();
    let head = views::confirm_head(&view);
    match error {
        None => {
            cx.page(None, head, move || {
                views::confirm(&view, &offer, &typed, None)
            })
            .await
        }
        Some(error) => {
            let told = error.clone();
            cx.again(&error, None, head, move || {
                views::confirm(&view, &offer, &typed, Some(&told))
            })
            .await
        }
    }
}

pub async fn confirm(cx: Cx, headers: HeaderMap, Form(form): Form<ConfirmForm>) -> Answer {
    let next = local(&form.next).unwrap_or_else(paths::account);
    let browser = cx
        .portal
        .read_cookie(&headers, CONFIRM_COOKIE)
        .unwrap_or_default()
        .to_owned();
    let sitting = cx.sitting()?;
    let confirmed = async {
        let proof = form.parse()?;
        cx.run(move |domain, actor| async move {
            domain
                .identity()
                .confirm(&actor, sitting, proof, &browser)
                .await
        })
        .await
    };
    match confirmed.await {
        Ok(()) => {
            let mut response = cx.go(next);
            append(
                response.headers_mut(),
                &cx.portal.short_cookie(CONFIRM_COOKIE, "", 0),
            );
            Ok(response)
        }
        Err(problem) => {
            let problem: Problem = problem;
            let error = problem.for_form()?;
            let typed = ConfirmForm { next, ..form };
            confirm_form(&cx, &headers, typed, Some(error)).await
        }
    }
}

/// Sends a code to one's own address.
pub async fn confirm_code(cx: Cx, headers: HeaderMap, Form(form): Form<Next>) -> Answer {
    let next = local(&form.next).unwrap_or_else(paths::account);
    let visit = cx.visit.clone();
    let asked = cx
        .run(move |domain, actor| async move {
            let (token, sending) = domain.identity().ask_own_code(&actor, &visit).await?;
            drop(sending);
            Ok(token)
        })
        .await;
    match asked {
        Ok(token) => {
            let mut response = cx.go(paths::account_confirm_next(&next));
            let code = cx
                .portal
                .short_cookie(CONFIRM_COOKIE, token.as_str(), CONFIRM_SECONDS);
            append(response.headers_mut(), &code);
            Ok(response)
        }
        Err(problem) => {
            let error = problem.for_form()?;
            let typed = ConfirmForm {
                next,
                ..ConfirmForm::default()
            };
            confirm_form(&cx, &headers, typed, Some(error)).await
        }
    }
}

// --- the password -------------------------------------------------------------------------------

pub async fn password_page(cx: Cx) -> Answer {
    if let Some(confirm) = confirm_first(&cx, paths::account_password()).await? {
        return Ok(confirm);
    }
    password_form(&cx, None).await
}

async fn password_form(cx: &Cx, error: Option<AppError>) -> Answer {
    let identity = cx.domain().identity();
    let proofs = identity.proofs(&cx.actor).await?;
    let view = cx.view();
    let head = views::password_head(&view, &proofs);
    match error {
        None => {
            cx.page(None, head, move || views::password(&view, &proofs, None))
                .await
        }
        Some(error) => {
            let told = error.clone();
            cx.again(&error, None, head, move || {
                views::password(&view, &proofs, Some(&told))
            })
            .await
        }
    }
}

pub async fn change_password(cx: Cx, Form(form): Form<PasswordForm>) -> Answer {
    let sitting = cx.sitting()?;
    let has_one = cx.domain().identity().proofs(&cx.actor).await?.has_password;
    let changed = async {
        let change = form.parse(has_one)?;
        cx.run(move |domain, actor| async move {
            domain
                .identity()
                .change_password(&actor, sitting, change)
                .await
        })
        .await
    };
    match changed.await {
        Ok(()) => cx.see_other(paths::account(), Message::PasswordChanged),
        Err(problem) => match refusal(problem)? {
            Refusal::Confirm => Ok(cx.go(paths::account_confirm_next(&paths::account_password()))),
            Refusal::Told(error) => password_form(&cx, Some(error)).await,
        },
    }
}

// --- the address --------------------------------------------------------------------------------

pub async fn address_page(cx: Cx) -> Answer {
    if let Some(confirm) = confirm_first(&cx, paths::account_address()).await? {
        return Ok(confirm);
    }
    address_form(&cx, AddressForm::default(), None).await
}

async fn address_form(cx: &Cx, typed: AddressForm, error: Option<AppError>) -> Answer {
    let proofs = cx.domain().identity().proofs(&cx.actor).await?;
    let view = cx.view();
    let head = views::address_head(&view);
    match error {
        None => {
            cx.page(None, head, move || {
                views::address(&view, &proofs.email, &typed, None)
            })
            .await
        }
        Some(error) => {
            let told = error.clone();
            cx.again(&error, None, head, move || {
                views::address(&view, &proofs.email, &typed, Some(&told))
            })
            .await
        }
    }
}

pub async fn ask_address(cx: Cx, Form(form): Form<AddressForm>) -> Answer {
    let sitting = cx.sitting()?;
    let asked = async {
        let email = form.parse()?;
        let visit = cx.visit.clone();
        cx.run(move |domain, actor| async move {
            domain
                .identity()
                .ask_address(&actor, sitting, &email, &visit)
                .await
        })
        .await
    };
    match asked.await {
        Ok(()) => cx.see_other(paths::account(), Message::AddressAsked),
        Err(problem) => match refusal(problem)? {
            Refusal::Confirm => Ok(cx.go(paths::account_confirm_next(&paths::account_address()))),
            Refusal::Told(error) => address_form(&cx, form, Some(error)).await,
        },
    }
}

/// The link in the mail: moves the token into a cookie and out of the address bar. Open to
/// everybody, so that the token does not travel through the sign-in page.
pub async fn address_link(cx: Cx, Path(token): Path<String>) -> Answer {
    Ok(into_cookie(
        &cx,
        &token,
        ADDRESS_COOKIE,
        ADDRESS_SECONDS,
        paths::account_address_confirm(),
    ))
}

pub async fn address_confirm_page(cx: Cx, headers: HeaderMap) -> Answer {
    address_confirm_form(&cx, &headers, None).await
}

async fn address_confirm_form(cx: &Cx, headers: &HeaderMap, error: Option<AppError>) -> Answer {
    let token = cx
        .portal
        .read_cookie(headers, ADDRESS_COOKIE)
        .unwrap_or_default();
    let spent = AppError::conflict(Conflict::LinkSpent);
    let (email, error) = match cx.domain().identity().open_address(&cx.actor, token).await {
        Ok(email) => (Some(email), error),
        Err(other) => {
            let other = Problem::from(other).for_form()?;
            if other != spent {
                return Err(other.into());
            }
            (None, error.filter(|error| *error != spent))
        }
    };
    let view = cx.view();
    let head = views::address_confirm_head(&view);
    let gone = email.is_none();
    let refused = error.clone();
    let body = move || views::address_confirm(&view, email.as_deref(), error.as_ref());
    let mut response = match refused {
        Some(refused) => cx.again(&refused, None, head, body).await?,
        None => cx.page(None, head, body).await?,
    };
    if gone {
        *response.status_mut() = StatusCode::GONE;
    }
    Ok(response)
}

pub async fn confirm_address(cx: Cx, headers: HeaderMap) -> Answer {
    let token = cx
        .portal
        .read_cookie(&headers, ADDRESS_COOKIE)
        .unwrap_or_default()
        .to_owned();
    let moved =
        cx.run(move |domain, actor| async move {
            domain.identity().confirm_address(&actor, &token).await
        })
        .await;
    match moved {
        Ok(()) => {
            let mut response = cx.see_other(paths::account(), Message::AddressChanged)?;
            append(
                response.headers_mut(),
                &cx.portal.short_cookie(ADDRESS_COOKIE, "", 0),
            );
            Ok(response)
        }
        Err(problem) => {
            let error = problem.for_form()?;
            address_confirm_form(&cx, &headers, Some(error)).await
        }
    }
}

// --- sessions -----------------------------------------------------------------------------------

pub async fn end_session(cx: Cx, Path(id): Path<SessionId>) -> Answer {
    cx.run(move |domain, actor| async move { domain.identity().end_session(&actor, id).await })
        .await?;
    cx.see_other(paths::account(), Message::SessionEnded)
}

pub async fn end_others(cx: Cx) -> Answer {
    let sitting = cx.sitting()?;
    cx.run(move |domain, actor| async move {
        domain.identity().end_other_sessions(&actor, sitting).await
    })
    .await?;
    cx.see_other(paths::account(), Message::OthersEnded)
}

// --- the second factor --------------------------------------------------------------------------

pub async fn factor_page(cx: Cx) -> Answer {
    factor_form(&cx, None).await
}

async fn factor_form(cx: &Cx, error: Option<AppError>) -> Answer {
    let sitting = cx.sitting()?;
    let page = match cx.domain().identity().factor(&cx.actor, sitting).await {
        Ok(page) => page,
        Err(error) => {
            return match refusal(error.into())? {
                Refusal::Confirm => {
                    Ok(cx.go(paths::account_confirm_next(&paths::account_factor())))
                }
                Refusal::Told(error) => Err(error.into()),
            };
        }
    };
    let needed = cx.must_enrol;
    let view = cx.view();
    let head = views::factor_head(&view);
    match error {
        None => {
            cx.page(None, head, move || {
                views::factor(&view, &page, needed, None)
            })
            .await
        }
        Some(error) => {
            let told = error.clone();
            cx.again(&error, None, head, move || {
                views::factor(&view, &page, needed, Some(&told))
            })
            .await
        }
    }
}

/// What a refused act on the second factor answers.
async fn factor_refused(cx: &Cx, problem: Problem) -> Answer {
    match refusal(problem)? {
        Refusal::Confirm => Ok(cx.go(paths::account_confirm_next(&paths::account_factor()))),
        Refusal::Told(error) => factor_form(cx, Some(error)).await,
    }
}

pub async fn begin_factor(cx: Cx) -> Answer {
    let sitting = cx.sitting()?;
    let begun =
        cx.run(move |domain, actor| async move {
            domain.identity().begin_factor(&actor, sitting).await
        })
        .await;
    match begun {
        Ok(()) => Ok(cx.go(paths::account_factor())),
        Err(problem) => factor_refused(&cx, problem).await,
    }
}

pub async fn confirm_factor(cx: Cx, Form(form): Form<CodeForm>) -> Answer {
    let sitting = cx.sitting()?;
    let confirmed = async {
        let code = form.parse()?;
        cx.run(move |domain, actor| async move {
            domain
                .identity()
                .confirm_factor(&actor, sitting, &code)
                .await
        })
        .await
    };
    match confirmed.await {
        Ok(codes) => show_codes(&cx, codes).await,
        Err(problem) => factor_refused(&cx, problem).await,
    }
}

pub async fn renew_codes(cx: Cx) -> Answer {
    let sitting = cx.sitting()?;
    let renewed = cx
        .run(move |domain, actor| async move {
            domain
                .identity()
                .renew_recovery_codes(&actor, sitting)
                .await
        })
        .await;
    match renewed {
        Ok(codes) => show_codes(&cx, codes).await,
        Err(problem) => factor_refused(&cx, problem).await,
    }
}

/// The codes stand in this one answer and nowhere else.
async fn show_codes(cx: &Cx, codes: Vec<String>) -> Answer {
    let view = cx.view();
    let head = views::recovery_codes_head(&view);
    cx.page(None, head, move || views::recovery_codes(&view, &codes))
        .await
}

pub async fn end_factor(cx: Cx) -> Answer {
    let sitting = cx.sitting()?;
    let ended = cx
        .run(
            move |domain, actor| async move { domain.identity().end_factor(&actor, sitting).await },
        )
        .await;
    match ended {
        Ok(()) => cx.see_other(paths::account(), Message::FactorOff),
        Err(problem) => factor_refused(&cx, problem).await,
    }
}
