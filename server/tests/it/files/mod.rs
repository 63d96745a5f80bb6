//! Files over the whole way: what a browser sends, what is kept of it, how it is handed out.

mod corpus;
mod hostile;
mod upload;

use super::portal::{ORIGIN, TestPortal, request};
use axum::body::Body;
use axum::extract::ConnectInfo;
use domain::Actor;
use domain::testing::{TestWorld, a_company, a_member};
use http::{HeaderMap, Method, StatusCode, header};
use http_body_util::BodyExt as _;
use model::DraftId;
use model::proposals::DraftWording;
use std::net::SocketAddr;
use tower::ServiceExt as _;

const BOUNDARY: &str = "entaku-boundary";

/// A member with a draft.
struct Ground {
    portal: TestPortal,
    author: Actor,
    cookie: String,
    draft: DraftId,
}

struct Got {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Got {
    fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name);
        value.map_or("", |value| value.to_str().unwrap_or("not readable"))
    }
}

impl Ground {
    async fn new(world: TestWorld) -> Self {
        let company = a_company("北星ロジスティクス").build(&world).await.unwrap();
        let author = a_member()
            .named("田中", "美咲")
            .of(company)
            .build(&world)
            .await
            .unwrap();
        let portal = TestPortal::demo(world);
        let cookie = portal.cookie(&author).await;
        let proposals = portal.world.proposals();
        let wording = DraftWording::default();
        let draft = proposals.start_draft(&author, wording, "").await.unwrap();
        Self {
            portal,
            author,
            cookie,
            draft,
        }
    }

    async fn get(&self, path: &str, more: &[(&str, &str)]) -> Got {
        let mut request = request(Method::GET, path, &self.cookie);
        for (name, value) in more {
            request = request.header(*name, *value);
        }
        self.send(request.body(Body::empty()).unwrap()).await
    }

    /// Sends fields and a file as the form of a draft does.
    async fn upload(&self, fields: &[(&str, &str)], name: &[u8], bytes: &[u8]) -> Got {
        let mut body = Vec::new();
        for (field, value) in fields {
            body.extend(
                format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n")
                    .bytes(),
            );
        }
        body.extend(
            format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"sketch\"; filename=\"")
                .bytes(),
        );
        body.extend(name);
        body.extend(b"\"\r\nContent-Type: image/png\r\n\r\n");
        body.extend(bytes);
        body.extend(format!("\r\n--{BOUNDARY}--\r\n").bytes());
        let path = app::paths::draft_sketches(self.draft);
        let request = request(Method::POST, &path, &self.cookie)
            .header(header::ORIGIN, ORIGIN)
            .header("sec-fetch-site", "same-origin")
            .header(
                header::CONTENT_TYPE,
                format!("multipart/form-data; boundary={BOUNDARY}"),
            )
            .body(Body::from(body))
            .unwrap();
        self.send(request).await
    }

    async fn send(&self, mut request: http::Request<Body>) -> Got {
        request
            .extensions_mut()
            .insert(ConnectInfo(SocketAddr::from(crate::support::PEER)));
        let response = self.portal.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        Got {
            status: parts.status,
            headers: parts.headers,
            body: body.collect().await.unwrap().to_bytes().to_vec(),
        }
    }

    async fn files(&self) -> Vec<model::files::FileView> {
        let proposals = self.portal.world.proposals();
        proposals
            .draft(&self.author, self.draft)
            .await
            .unwrap()
            .files
    }
}
