//! What the machine needs for HTTP alone: the bytes of a file at `/page`, and 304 at `/unchanged`.
//! Pages and feeds are measured against it (`make bench`). Arguments: address, file.

// Nothing of the portal's is in it, so neither is its table of routes.
#![allow(clippy::disallowed_methods)]

use axum::Router;
use axum::http::{StatusCode, header};
use axum::routing::get;
use std::error::Error;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(address), Some(file)) = (arguments.next(), arguments.next()) else {
        return Err("bare ADDRESS FILE".into());
    };
    let page = axum::body::Bytes::from(std::fs::read(file)?);
    let kind = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
    let router = Router::new()
        .route("/page", get(move || async move { (kind, page) }))
        .route("/unchanged", get(|| async { StatusCode::NOT_MODIFIED }));
    let listener = tokio::net::TcpListener::bind(address).await?;
    axum::serve(listener, router).await?;
    Ok(())
}
