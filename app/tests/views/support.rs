use axum::body::Body;
use axum::http::Request;
use http_body_util::BodyExt;
use leptos::config::LeptosOptions;
use leptos::prelude::*;
use scraper::{Html, Selector};

/// Renders as pages without islands are.
pub fn render<V: IntoView>(view: impl FnOnce() -> V) -> String {
    app::shell::render_still(view)
}

/// Renders as pages with islands are: an island with children needs the context of this.
pub async fn render_live<V: IntoView + 'static>(
    view: impl Fn() -> V + Clone + Send + Sync + 'static,
) -> String {
    let _ = any_spawner::Executor::init_tokio();
    let handler = leptos_axum::render_app_async_with_context(|| (), view);
    let response = handler(Request::new(Body::empty())).await;
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    String::from_utf8(bytes.to_vec()).unwrap()
}

pub fn options() -> LeptosOptions {
    LeptosOptions::builder().output_name("entaku").build()
}

/// The page as a browser reads it.
pub struct Seen(pub Html);

impl Seen {
    pub fn new(html: &str) -> Self {
        Self(Html::parse_document(html))
    }

    pub fn count(&self, selector: &str) -> usize {
        self.0.select(&Selector::parse(selector).unwrap()).count()
    }

    pub fn text(&self, selector: &str) -> String {
        let element = self.0.select(&Selector::parse(selector).unwrap()).next();
        let text: String = element
            .unwrap_or_else(|| panic!("no {selector}"))
            .text()
            .collect();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    pub fn attr(&self, selector: &str, name: &str) -> Option<String> {
        let element = self.0.select(&Selector::parse(selector).unwrap()).next();
        element
            .unwrap_or_else(|| panic!("no {selector}"))
            .attr(name)
            .map(str::to_owned)
    }
}
