use axum::routing::any;
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use server::config::PublicUrl;
use server::http::middleware::{Kind, Origins, Policy, Verdict, judge};

use crate::support::{ask, layers, production, request, router};

const OWN: &str = "https://portal.example.com";
const FOREIGN: &str = "https://evil.example";

/// `Sec-Fetch-Site`, `Origin`, whether a post with them is ours. The first nine are every
/// combination of {same-origin, cross-site, absent} × {own, foreign, absent}.
const TABLE: &[(Option<&str>, Option<&str>, bool)] = &[
    (Some("same-origin"), Some(OWN), true),
    (Some("same-origin"), Some(FOREIGN), false),
    (Some("same-origin"), None, true),
    (Some("cross-site"), Some(OWN), false),
    (Some("cross-site"), Some(FOREIGN), false),
    (Some("cross-site"), None, false),
    (None, Some(OWN), true),
    (None, Some(FOREIGN), false),
    (None, None, false),
    (Some("same-site"), Some(OWN), false),
    (Some("same-site"), None, false),
    (Some("none"), Some(OWN), true),
    (Some("none"), None, true),
    (Some("none"), Some(FOREIGN), false),
    (Some("something-new"), Some(OWN), false),
    (Some(""), None, false),
    (Some("same-origin"), Some("null"), false),
    (None, Some("null"), false),
    (None, Some(""), false),
    (None, Some("https://portal.example.com.evil.example"), false),
    (None, Some("https://portal.example.com:8443"), false),
    (None, Some("http://portal.example.com"), false),
];

fn headers(
    site: Option<&'static str>,
    origin: Option<&'static str>,
) -> Vec<(&'static str, &'static str)> {
    let mut headers = Vec::new();
    headers.extend(site.map(|site| ("sec-fetch-site", site)));
    headers.extend(origin.map(|origin| ("origin", origin)));
    headers
}

/// ASVS 3.5.1, 3.5.2
#[tokio::test]
async fn only_requests_from_our_own_pages_may_change_something() {
    let layers = layers(&production());
    let router = router(&layers, Policy::of(Kind::Form), any(|| async { "done" }));
    for method in [Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
        for (site, origin, ours) in TABLE {
            let answer = ask(
                &router,
                request(method.clone(), "/", &headers(*site, *origin)),
            )
            .await;
            let expected = if *ours { 200 } else { 403 };
            assert_eq!(answer.status, expected, "{method} {site:?} {origin:?}");
            assert_eq!(answer.body == "done", *ours, "{method} {site:?} {origin:?}");
            assert_eq!(answer.header("vary"), "Sec-Fetch-Site, Origin");
        }
    }
}

#[tokio::test]
async fn reading_is_allowed_from_everywhere() {
    let layers = layers(&production());
    let router = router(&layers, Policy::of(Kind::Page), any(|| async { "page" }));
    for method in [Method::GET, Method::HEAD] {
        for (site, origin, _) in TABLE {
            let answer = ask(
                &router,
                request(method.clone(), "/", &headers(*site, *origin)),
            )
            .await;
            assert_eq!(answer.status, 200, "{method} {site:?} {origin:?}");
        }
    }
}

#[tokio::test]
async fn an_exempt_route_takes_posts_without_any_of_the_headers() {
    let layers = layers(&production());
    let policy = Policy::of(Kind::Form).exempt("one-click unsubscribe comes from mail providers");
    let router = router(&layers, policy, any(|| async { "done" }));
    for (site, origin, _) in TABLE {
        let answer = ask(
            &router,
            request(Method::POST, "/", &headers(*site, *origin)),
        )
        .await;
        assert_eq!(answer.status, 200);
    }
}

#[tokio::test]
async fn the_fallback_is_protected_like_every_route() {
    let layers = layers(&production());
    let router = router(&layers, Policy::of(Kind::Page), any(|| async { "page" }));
    let answer = ask(&router, request(Method::POST, "/nowhere", &[])).await;
    assert_eq!(answer.status, 403);
}

#[test]
fn a_header_that_is_there_twice_or_unreadable_is_foreign() {
    let origins = Origins::of(&PublicUrl::parse(OWN).unwrap());
    for (name, first, second) in [
        ("sec-fetch-site", "same-origin", "cross-site"),
        ("sec-fetch-site", "same-origin", "same-origin"),
        ("origin", OWN, OWN),
    ] {
        let mut headers = HeaderMap::new();
        let name: HeaderName = name.parse().unwrap();
        headers.append(&name, HeaderValue::from_static(first));
        assert_eq!(judge(&Method::POST, &headers, &origins), Verdict::Ours);
        headers.append(&name, HeaderValue::from_static(second));
        assert_eq!(judge(&Method::POST, &headers, &origins), Verdict::Foreign);
    }
    let mut headers = HeaderMap::new();
    headers.append("origin", HeaderValue::from_bytes(b"https://\xff").unwrap());
    assert_eq!(judge(&Method::POST, &headers, &origins), Verdict::Foreign);
}

#[test]
fn on_loopback_the_portal_is_itself_under_each_name() {
    let origins = Origins::of(&PublicUrl::parse("http://127.0.0.1:3000").unwrap());
    for (origin, verdict) in [
        ("http://127.0.0.1:3000", Verdict::Ours),
        ("http://localhost:3000", Verdict::Ours),
        ("http://localhost:3001", Verdict::Foreign),
        ("https://localhost:3000", Verdict::Foreign),
    ] {
        let mut headers = HeaderMap::new();
        headers.append("origin", HeaderValue::from_static(origin));
        assert_eq!(
            judge(&Method::POST, &headers, &origins),
            verdict,
            "{origin}"
        );
    }
}
