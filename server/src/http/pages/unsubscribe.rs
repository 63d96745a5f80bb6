//! Behind the link in a mail: switching off one kind of mail without signing in (RFC 8058).

use crate::http::cx::Cx;
use crate::http::extract::{AnyForm, Path};
use crate::http::respond::Answer;
use app::views::unsubscribe as views;
use http::StatusCode;
use model::messages::Topic;
use serde::Deserialize;

/// Reading changes nothing: scanners open every link.
pub async fn page(cx: Cx, Path(token): Path<String>) -> Answer {
    show(&cx, token, false).await
}

async fn show(cx: &Cx, token: String, done: bool) -> Answer {
    let page = cx.domain().messages().unsubscribe_page(&token).await?;
    let mut of_page = cx.clone();
    if cx.viewer.is_none() {
        of_page.lang = page.lang;
    }
    let view = of_page.view();
    let head = views::head(&view);
    Ok(of_page
        .calm(StatusCode::OK, head, move || {
            if done {
                views::done(&view, &page, &token)
            } else {
                views::show(&view, &page, &token)
            }
        })
        .await)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct UnsubscribeForm {
    /// `topics` comes from the page with the boxes; everything else is one click, also that of a
    /// mail program (`List-Unsubscribe=One-Click`).
    intent: String,
    topic: Vec<String>,
}

/// Works without session, cookie or any other context, answers 200 and never redirects.
pub async fn switch_off(
    cx: Cx,
    Path(token): Path<String>,
    AnyForm(form): AnyForm<UnsubscribeForm>,
) -> Answer {
    let of_link = token.clone();
    if form.intent == "topics" {
        let on: Vec<Topic> = form
            .topic
            .iter()
            .filter_map(|word| word.parse().ok())
            .collect();
        cx.run(move |domain, _| async move { domain.messages().set_topics(&of_link, &on).await })
            .await?;
    } else {
        cx.run(move |domain, _| async move { domain.messages().unsubscribe(&of_link).await })
            .await?;
    }
    show(&cx, token, true).await
}
