use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::body::Body;
use http::{Method, Request};
use http_body_util::BodyExt;
use server::http::listen::Stopping;
use server::http::ops::{Metrics, NotReady, Ready, service};
use tower::ServiceExt;

async fn ask(ready: &Ready, stopping: &Stopping, method: Method, path: &str) -> (u16, String) {
    let service = service(
        ready.clone(),
        Metrics::detached().unwrap(),
        stopping.clone(),
    );
    let request = Request::builder().method(method).uri(path);
    let response = service
        .oneshot(request.body(Body::empty()).unwrap())
        .await
        .unwrap();
    let status = response.status().as_u16();
    let body = response.into_body().collect().await.unwrap().to_bytes();
    (status, String::from_utf8(body.to_vec()).unwrap())
}

#[tokio::test]
async fn alive_is_not_ready() {
    let writable = Arc::new(AtomicBool::new(true));
    let ready = Ready::new({
        let writable = Arc::clone(&writable);
        move || {
            let writable = writable.load(Ordering::SeqCst);
            async move {
                if writable {
                    Ok(())
                } else {
                    Err(NotReady("attempt to write a readonly database".to_owned()))
                }
            }
        }
    });
    let (stopper, stopping) = Stopping::new();
    assert_eq!(
        ask(&ready, &stopping, Method::GET, "/healthz").await,
        (200, "ok\n".to_owned())
    );
    assert_eq!(
        ask(&ready, &stopping, Method::GET, "/readyz").await,
        (200, "ready\n".to_owned())
    );
    writable.store(false, Ordering::SeqCst);
    assert_eq!(ask(&ready, &stopping, Method::GET, "/healthz").await.0, 200);
    let (status, body) = ask(&ready, &stopping, Method::GET, "/readyz").await;
    assert_eq!((status, body.as_str()), (503, "database\n"));
    writable.store(true, Ordering::SeqCst);
    stopper.stop();
    let (status, body) = ask(&ready, &stopping, Method::GET, "/readyz").await;
    assert_eq!((status, body.as_str()), (503, "stopping\n"));
}

#[tokio::test]
async fn a_check_that_hangs_is_not_ready() {
    let ready = Ready::new(std::future::pending);
    let (_stopper, stopping) = Stopping::new();
    assert_eq!(ask(&ready, &stopping, Method::GET, "/readyz").await.0, 503);
}

#[tokio::test]
async fn nothing_else_is_answered() {
    let ready = Ready::new(|| async { Ok(()) });
    let (_stopper, stopping) = Stopping::new();
    assert_eq!(ask(&ready, &stopping, Method::GET, "/metrics").await.0, 200);
    assert_eq!(ask(&ready, &stopping, Method::GET, "/").await.0, 404);
    assert_eq!(
        ask(&ready, &stopping, Method::GET, "/healthz/").await.0,
        404
    );
    assert_eq!(
        ask(&ready, &stopping, Method::POST, "/healthz").await.0,
        405
    );
}
