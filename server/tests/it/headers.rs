use std::collections::BTreeSet;

use axum::Extension;
use axum::response::IntoResponse;
use axum::routing::get;
use http::{Method, header};
use leptos::nonce::Nonce;
use server::config::Config;
use server::http::middleware::{Kind, Policy};

use crate::support::{ask, demo, layers, production, request, router};

async fn page(Extension(nonce): Extension<Nonce>) -> impl IntoResponse {
    let html = "text/html; charset=utf-8";
    ([(header::CONTENT_TYPE, html)], nonce.to_string())
}

fn small(config: &Config) -> axum::Router {
    router(&layers(config), Policy::of(Kind::Page), get(page))
}

const FIXED: [(&str, &str); 4] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
];

/// ASVS 3.4.3, 3.7.1
#[tokio::test]
async fn every_answer_tells_browsers_what_to_refuse() {
    let router = small(&production());
    let own = ("origin", "https://portal.example.com");
    for (method, path, status) in [
        (Method::GET, "/", 200),
        (Method::GET, "/nowhere", 404),
        (Method::POST, "/", 405),
        (Method::POST, "/nowhere", 404),
    ] {
        let answer = ask(&router, request(method.clone(), path, &[own])).await;
        assert_eq!(answer.status, status, "{method} {path}");
        for (name, value) in FIXED {
            assert_eq!(answer.header(name), value, "{method} {path} {name}");
        }
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
        assert!(policy.contains("object-src 'none'"), "{policy}");
        assert!(!policy.contains("unsafe-inline"), "{policy}");
        assert!(!policy.contains("ws:"), "{policy}");
        assert!(!answer.header("permissions-policy").is_empty());
        assert_eq!(answer.header("x-request-id").len(), 16);
        assert_eq!(answer.header("cache-control"), "private, no-store");
    }
}

/// ASVS 3.4.3
#[tokio::test]
async fn the_nonce_of_the_policy_is_the_nonce_of_the_page_and_new_each_time() {
    let router = small(&demo());
    let mut seen = BTreeSet::new();
    for _ in 0..20 {
        let answer = ask(&router, request(Method::GET, "/", &[])).await;
        let nonce = answer.body.clone();
        assert!(nonce.len() >= 22, "{nonce}");
        let source = format!("script-src 'nonce-{nonce}' 'strict-dynamic'");
        assert!(answer.header("content-security-policy").contains(&source));
        assert!(seen.insert(nonce));
    }
}

/// ASVS 3.4.1
#[tokio::test]
async fn tls_is_demanded_for_a_year_where_there_is_tls() {
    let answer = ask(&small(&production()), request(Method::GET, "/", &[])).await;
    let expected = "max-age=31536000; includeSubDomains";
    assert_eq!(answer.header("strict-transport-security"), expected);
    let answer = ask(&small(&demo()), request(Method::GET, "/", &[])).await;
    assert_eq!(answer.header("strict-transport-security"), "");
}

#[tokio::test]
async fn a_handler_may_be_stricter() {
    let handler = get(|| async { ([(header::REFERRER_POLICY, "no-referrer")], "token") });
    let router = router(&layers(&demo()), Policy::of(Kind::Page), handler);
    let answer = ask(&router, request(Method::GET, "/", &[])).await;
    assert_eq!(answer.header("referrer-policy"), "no-referrer");
}

#[tokio::test]
async fn pages_are_compressed_and_small_answers_are_not_lost() {
    let text = "円卓 round table ".repeat(500);
    let long = text.clone();
    let handler =
        get(move || async move { ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], long) });
    let router = router(&layers(&demo()), Policy::of(Kind::Page), handler);
    let accept = ("accept-encoding", "gzip, br");
    let answer = ask(&router, request(Method::GET, "/", &[accept])).await;
    assert_eq!(answer.header("content-encoding"), "br");
    assert!(answer.body.len() < text.len() / 4);
    let varies = answer.headers.get_all("vary").iter();
    assert!(
        varies
            .map(|v| v.to_str().unwrap().to_lowercase())
            .any(|v| v.contains("accept-encoding"))
    );
    let answer = ask(&router, request(Method::GET, "/", &[])).await;
    assert_eq!(answer.body, text);
}
