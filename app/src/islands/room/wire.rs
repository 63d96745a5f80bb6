//! What goes to the server and comes back: the forms and the pages that the server renders anyway.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, DomParser, RequestInit, Response, SupportedType, UrlSearchParams};

/// What became of something that was sent.
pub(super) enum Answer {
    /// Done, or read; with the page as it stands now.
    Page(Document),
    /// Refused, and why: empty where it cannot be told.
    Refused(String),
    /// Nobody answered, or nobody could.
    Lost,
}

/// Loads a page.
pub(super) async fn load(address: &str) -> Answer {
    fetch(address, &RequestInit::new()).await
}

/// Sends a form, as a browser does: what was taken leads back to a page.
pub(super) async fn post(address: &str, fields: &UrlSearchParams) -> Answer {
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_body(fields);
    match fetch(address, &init).await {
        // A form that comes back was not taken, whatever its status says.
        Answer::Page(page) if refusal(&page).is_some() => {
            Answer::Refused(refusal(&page).unwrap_or_default())
        }
        other => other,
    }
}

async fn fetch(address: &str, init: &RequestInit) -> Answer {
    let Ok(response) = JsFuture::from(window().fetch_with_str_and_init(address, init)).await else {
        return Answer::Lost;
    };
    let response: Response = response.unchecked_into();
    // The way to sign-in is a page too, and nothing has arrived.
    if response.url().contains("/sign-in") {
        return Answer::Refused(String::new());
    }
    if response.status() >= 500 || response.status() == 429 {
        return Answer::Lost;
    }
    let Some(page) = read(&response).await else {
        return Answer::Lost;
    };
    if response.ok() {
        Answer::Page(page)
    } else {
        Answer::Refused(refusal(&page).unwrap_or_default())
    }
}

async fn read(response: &Response) -> Option<Document> {
    let text = JsFuture::from(response.text().ok()?).await.ok()?;
    let text = JsValue::as_string(&text)?;
    let parser = DomParser::new().ok()?;
    parser
        .parse_from_string(&text, SupportedType::TextHtml)
        .ok()
}

/// The sentences of a refusal.
fn refusal(page: &Document) -> Option<String> {
    page.query_selector(".errors").ok()??.text_content()
}
