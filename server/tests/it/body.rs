use axum::body::{Body, Bytes};
use axum::routing::post;
use http::{Method, Request};
use server::http::middleware::{Kind, Policy, UPLOAD_TIME};

use crate::support::{ask, demo, layers, request, router};

const OWN: (&str, &str) = ("origin", "http://127.0.0.1:3000");
const LIMIT: usize = 256 * 1024;

fn sized(bytes: usize, announced: bool) -> Request<Body> {
    let length = bytes.to_string();
    let mut headers = vec![OWN];
    if announced {
        headers.push(("content-length", &length));
    }
    let request = request(Method::POST, "/", &headers);
    let chunks = futures::stream::iter([Ok::<_, std::io::Error>(Bytes::from(vec![b'x'; bytes]))]);
    request.map(|_| Body::from_stream(chunks))
}

async fn length(body: Bytes) -> String {
    body.len().to_string()
}

/// ASVS 5.2.1, 15.2.2
#[tokio::test]
async fn a_body_up_to_the_limit_is_read_and_a_larger_one_is_413() {
    let router = router(&layers(&demo()), Policy::of(Kind::Form), post(length));
    for announced in [true, false] {
        let answer = ask(&router, sized(LIMIT, announced)).await;
        assert_eq!((answer.status, answer.body), (200, LIMIT.to_string()));
        let answer = ask(&router, sized(LIMIT + 1, announced)).await;
        assert_eq!(answer.status, 413, "announced: {announced}");
    }
    assert!(
        ask(&router, sized(LIMIT + 1, true))
            .await
            .body
            .starts_with("too-large id=")
    );
}

#[tokio::test]
async fn an_import_may_be_larger_than_axum_itself_allows() {
    let config = demo();
    let policy = Policy::of(Kind::Form).with_body(config.limits.import, UPLOAD_TIME);
    let router = router(&layers(&config), policy, post(length));
    let answer = ask(&router, sized(10 * 1024 * 1024, false)).await;
    assert_eq!(answer.status, 200);
    let answer = ask(&router, sized(10 * 1024 * 1024 + 1, true)).await;
    assert_eq!(answer.status, 413);
}

#[tokio::test]
async fn the_limit_also_holds_for_a_handler_that_reads_a_stream() {
    let handler = post(|body: Body| async move {
        match axum::body::to_bytes(body, usize::MAX).await {
            Ok(bytes) => bytes.len().to_string(),
            Err(_) => "cut off".to_owned(),
        }
    });
    let router = router(&layers(&demo()), Policy::of(Kind::Function), handler);
    assert_eq!(ask(&router, sized(LIMIT + 1, false)).await.body, "cut off");
}
