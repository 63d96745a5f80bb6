//! What exists under `serve --demo` alone: the mailbox page and the clock that can be moved.

use crate::http::cx::Cx;
use crate::http::extract::{Form, Path};
use crate::http::respond::{Answer, Message};
use app::paths;
use app::shell::Section;
use app::views::mailbox as views;
use axum::response::{Html, IntoResponse};
use domain::testing::demo::{self, About};
use http::{HeaderValue, header};
use model::{AppError, Lang, MailId, Problem};
use serde::Deserialize;

const SECTION: Option<Section> = Some(Section::Mailbox);

/// The accounts that the sign-in page of a demo offers.
#[must_use]
pub fn accounts(lang: Lang) -> Vec<app::views::identity::DemoAccount> {
    demo::accounts()
        .iter()
        .map(|account| app::views::identity::DemoAccount {
            name: account.name.to_owned(),
            about: match account.about {
                About::Role(role) => text::t(lang, &format!("layout-role-{role}")),
                About::Company(name) => name.to_owned(),
            },
            email: account.email.to_owned(),
            password: account.password.to_owned(),
        })
        .collect()
}

pub async fn mailbox(cx: Cx) -> Answer {
    let mails = cx.domain().messages().mailbox(&cx.actor).await?;
    let view = cx.view();
    let head = views::list_head(&view);
    cx.page(SECTION, head, move || views::list(&view, &mails))
        .await
}

pub async fn mail(cx: Cx, Path(id): Path<MailId>) -> Answer {
    let mail = cx.domain().messages().mailbox_mail(&cx.actor, id).await?;
    let view = cx.view();
    let head = views::show_head(&view, &mail);
    cx.page(SECTION, head, move || views::show(&view, &mail))
        .await
}

/// The HTML part alone, for the frame on the page: no script runs in it, nothing is fetched.
pub async fn mail_html(cx: Cx, Path(id): Path<MailId>) -> Answer {
    let mail = cx.domain().messages().mailbox_mail(&cx.actor, id).await?;
    // Links open outside of the frame.
    let mut response = Html(format!("<base target=\"_blank\">{}", mail.html)).into_response();
    response.headers_mut().insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox"),
    );
    Ok(response)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ClockForm {
    hours: String,
}

/// Moves the clock ahead, at most a year at a time.
pub async fn clock(cx: Cx, Form(form): Form<ClockForm>) -> Answer {
    let hours: i64 = form
        .hours
        .trim()
        .parse()
        .map_err(|_| AppError::field("hours", Problem::NotANumber))?;
    cx.domain()
        .clock
        .advance(chrono::Duration::hours(hours.clamp(0, 24 * 366)));
    cx.see_other(paths::mailbox(), Message::ClockMoved)
}
