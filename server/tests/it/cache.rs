use axum::response::IntoResponse;
use axum::routing::get;
use http::{Method, StatusCode, header};
use server::http::middleware::{Kind, Policy};

use crate::support::{ask, demo, layers, request, router_at};

async fn kept(kind: Kind, path: &str, status: StatusCode) -> String {
    let handler = get(move || async move { status });
    let router = router_at("/{*path}", &layers(&demo()), Policy::of(kind), handler);
    let answer = ask(&router, request(Method::GET, path, &[])).await;
    assert_eq!(answer.status, status.as_u16());
    answer.header("cache-control").to_owned()
}

#[tokio::test]
async fn only_files_whose_name_changes_with_their_content_are_kept_for_ever() {
    const FOR_EVER: &str = "public, max-age=31536000, immutable";
    let hashed = "/pkg/entaku.Xk3vQ9rT_mN2-pLwZ8aB1c.js";
    assert_eq!(kept(Kind::Asset, hashed, StatusCode::OK).await, FOR_EVER);
    for path in [
        "/pkg/entaku.js",
        "/pkg/entaku.css",
        "/pkg/snippets/entaku.Xk3vQ9rT_mN2-pLwZ8aB1c.js",
        "/pkg/snippets/leptos-0123456789abcdef/inline0.js",
        "/favicon.svg",
        "/other/entaku.Xk3vQ9rT_mN2-pLwZ8aB1c.js",
    ] {
        assert_eq!(
            kept(Kind::Asset, path, StatusCode::OK).await,
            "public, no-cache",
            "{path}"
        );
    }
}

#[tokio::test]
async fn an_error_is_never_kept() {
    let hashed = "/pkg/entaku.Xk3vQ9rT_mN2-pLwZ8aB1c.js";
    for status in [
        StatusCode::NOT_FOUND,
        StatusCode::INTERNAL_SERVER_ERROR,
        StatusCode::SEE_OTHER,
    ] {
        assert_eq!(kept(Kind::Asset, hashed, status).await, "private, no-store");
    }
}

/// ASVS 14.2.2, 14.3.2
#[tokio::test]
async fn what_belongs_to_one_reader_is_kept_nowhere() {
    for kind in [
        Kind::Page,
        Kind::Form,
        Kind::Function,
        Kind::File,
        Kind::Stream,
    ] {
        let value = kept(
            kind,
            "/pkg/entaku.Xk3vQ9rT_mN2-pLwZ8aB1c.js",
            StatusCode::OK,
        )
        .await;
        assert_eq!(value, "private, no-store", "{kind:?}");
    }
}

#[tokio::test]
async fn a_handler_that_knows_better_decides() {
    let handler = get(|| async { [(header::CACHE_CONTROL, "private, no-cache")].into_response() });
    let router = router_at("/feed", &layers(&demo()), Policy::of(Kind::File), handler);
    let answer = ask(&router, request(Method::GET, "/feed", &[])).await;
    assert_eq!(answer.header("cache-control"), "private, no-cache");
}
