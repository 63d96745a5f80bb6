use std::time::Duration;

use axum::routing::get;
use http::Method;
use server::http::middleware::{Kind, Layers, Policy, Refuse};

use crate::support::{ask, demo, layers, request, router};

#[allow(clippy::unused_async)]
async fn panics() -> &'static str {
    panic!("the secret of the customer")
}

/// ASVS 16.5.1, 16.5.3
#[tokio::test]
async fn a_panic_is_a_500_with_the_request_id_and_the_next_request_is_answered() {
    let layers = layers(&demo());
    let bad = router(&layers, Policy::of(Kind::Page), get(panics));
    let answer = ask(&bad, request(Method::GET, "/", &[])).await;
    assert_eq!(answer.status, 500);
    let id = answer.header("x-request-id");
    let nonce = answer.header("content-security-policy");
    assert!(
        answer.body.starts_with(&format!("panic id={id} nonce=")),
        "{}",
        answer.body
    );
    let told = answer.body.split("nonce=").nth(1).unwrap();
    assert!(nonce.contains(&format!("'nonce-{told}'")));
    assert!(!answer.body.contains("secret"));
    assert_eq!(answer.header("cache-control"), "private, no-store");
    let again = ask(&bad, request(Method::GET, "/nowhere", &[])).await;
    assert_eq!(again.status, 404);
}

#[tokio::test]
async fn an_error_page_that_panics_itself_is_still_an_answer() {
    let layers = Layers {
        refuse: Refuse::new(|_| async { panic!("the page is broken too") }),
        ..layers(&demo())
    };
    let router = router(&layers, Policy::of(Kind::Page), get(panics));
    let answer = ask(&router, request(Method::GET, "/", &[])).await;
    assert_eq!(
        (answer.status, answer.body.as_str()),
        (500, "Internal Server Error")
    );
}

async fn never() -> &'static str {
    std::future::pending().await
}

async fn late() -> &'static str {
    tokio::time::sleep(Duration::from_millis(300)).await;
    "late"
}

/// Five seconds are the default (`config.rs` holds it); here it is shorter.
fn impatient() -> Layers {
    Layers {
        deadline: Duration::from_millis(100),
        ..layers(&demo())
    }
}

/// ASVS 15.2.2
#[tokio::test]
async fn a_page_that_takes_too_long_is_a_503() {
    for kind in [Kind::Page, Kind::Form, Kind::Function] {
        let router = router(&impatient(), Policy::of(kind), get(never));
        let answer = ask(&router, request(Method::GET, "/", &[])).await;
        assert_eq!(answer.status, 503, "{kind:?}");
        assert!(answer.body.starts_with("deadline id="));
        assert_eq!(answer.header("retry-after"), "1");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
    }
}

#[tokio::test]
async fn files_and_streams_and_uploads_may_take_their_time() {
    for policy in [
        Policy::of(Kind::File),
        Policy::of(Kind::Stream),
        Policy::of(Kind::Form).with_body(1, Duration::from_secs(60)),
    ] {
        let router = router(&impatient(), policy, get(late));
        let answer = ask(&router, request(Method::GET, "/", &[])).await;
        assert_eq!(
            (answer.status, answer.body.as_str()),
            (200, "late"),
            "{policy:?}"
        );
    }
}
