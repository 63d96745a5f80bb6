//! Along every address of the table: what every answer carries, what no other site may do, what
//! reading leaves as it was, and that nothing tells of its inside.

use crate::portal::{Answer, TestPortal, request};
use crate::support;
use axum::body::Body;
use axum::extract::ConnectInfo;
use domain::testing::{TestWorld, a_company, a_member, a_staff_member};
use domain::{Actor, Domain};
use http::{HeaderMap, Method, StatusCode, header};
use http_body_util::BodyExt as _;
use model::people::Role;
use model::proposals::ProposalForm;
use sea_orm::{ConnectionTrait, DatabaseBackend, Statement};
use server::config::Profile;
use server::http::middleware::{Csrf, Kind};
use server::http::routes::{self, Route};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use tower::ServiceExt as _;

const NOBODY: &str = "01900000-0000-7000-8000-000000000000";

/// A portal with one of everything that addresses lead to.
struct Walk {
    portal: TestPortal,
    /// Guest, member, administrator.
    cookies: [String; 3],
    parts: Vec<(&'static str, String)>,
}

fn table() -> Vec<Route> {
    routes::table(1 << 20)
}

async fn walk(world: TestWorld, production: bool) -> Walk {
    let company = a_company("A").build(&world).await.unwrap();
    let member = a_member()
        .named("M", "")
        .of(company)
        .build(&world)
        .await
        .unwrap();
    let admin = a_staff_member(Role::Administrator)
        .build(&world)
        .await
        .unwrap();
    let form = ProposalForm {
        title: "T".to_owned(),
        request: "R".to_owned(),
        reason: "W".to_owned(),
        area: "approvals".to_owned(),
        audience: "everyone".to_owned(),
        ..ProposalForm::default()
    };
    let proposals = world.proposals();
    let start = || proposals.start_draft(&member, form.parse_draft().unwrap(), "");
    let published = start().await.unwrap();
    let number = proposals
        .publish(&member, published, form.parse().unwrap())
        .await
        .unwrap();
    let draft = start().await.unwrap();
    let portal = if production {
        let mut environment = support::COMPLETE.to_vec();
        environment.push(("ENTAKU_RATE_LIMITS", "off"));
        TestPortal::with(
            world,
            support::config(Profile::Production, &environment).unwrap(),
        )
    } else {
        TestPortal::demo(world)
    };
    let cookies = [
        portal.cookie(&Actor::Guest).await,
        portal.cookie(&member).await,
        portal.cookie(&admin).await,
    ];
    Walk {
        portal,
        cookies,
        parts: vec![
            ("{number}", number.to_string()),
            ("drafts/{id}", format!("drafts/{draft}")),
            ("{company}", company.to_string()),
            ("{comment}", NOBODY.to_owned()),
            ("{id}", NOBODY.to_owned()),
            ("{token}", "forged".to_owned()),
        ],
    }
}

impl Walk {
    fn path(&self, pattern: &str) -> String {
        let mut path = pattern.to_owned();
        for (name, value) in &self.parts {
            path = path.replace(name, value);
        }
        path
    }

    async fn ask(
        &self,
        method: Method,
        path: &str,
        cookie: &str,
        more: &[(&str, &str)],
        body: &str,
    ) -> Answer {
        let mut request = request(method, path, cookie);
        if !body.is_empty() {
            request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        for (name, value) in more {
            request = request.header(*name, *value);
        }
        let mut request = request.body(Body::from(body.to_owned())).unwrap();
        request
            .extensions_mut()
            .insert(ConnectInfo(SocketAddr::from(support::PEER)));
        let response = self.portal.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let kind = parts.headers.get(header::CONTENT_TYPE);
        let stream = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/event-stream"));
        let body = if stream {
            String::new()
        } else {
            String::from_utf8_lossy(&body.collect().await.unwrap().to_bytes()).into_owned()
        };
        Answer {
            status: parts.status,
            headers: parts.headers,
            body,
        }
    }
}

fn text<'h>(headers: &'h HeaderMap, name: &str) -> &'h str {
    headers
        .get(name)
        .map_or("", |value| value.to_str().unwrap())
}

/// Words that only the inside of the program has.
const INSIDE: [&str; 12] = [
    "sqlx",
    "sqlite",
    "sea_orm",
    "SELECT ",
    "panicked",
    "src/",
    "serde",
    "deserialize",
    "missing field",
    "invalid type",
    "axum",
    "server function",
];

/// What every answer carries, whatever it says.
fn check(at: &str, answer: &Answer, https: bool) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut want = |good: bool, told: String| {
        if !good {
            wrong.push(format!("{at}: {} {told}", answer.status));
        }
    };
    let headers = &answer.headers;
    let policy = text(headers, "content-security-policy");
    // A mail in its frame may do still less.
    let framed = policy.starts_with("default-src 'none'") && policy.contains("sandbox");
    want(
        framed || policy.contains("script-src 'nonce-"),
        format!("policy {policy}"),
    );
    want(
        framed || policy.contains("base-uri 'none'"),
        format!("policy {policy}"),
    );
    let embedded = if framed { "'self'" } else { "'none'" };
    want(
        policy.contains(&format!("frame-ancestors {embedded}")),
        format!("policy {policy}"),
    );
    want(
        framed || policy.contains("object-src 'none'"),
        format!("policy {policy}"),
    );
    want(
        !headers.contains_key("access-control-allow-origin"),
        "opens itself to other sites".to_owned(),
    );
    want(
        !policy.contains("unsafe-inline") || framed,
        format!("policy {policy}"),
    );
    want(
        text(headers, "x-content-type-options") == "nosniff",
        "sniffs".to_owned(),
    );
    let referrer = text(headers, "referrer-policy");
    want(
        matches!(referrer, "same-origin" | "no-referrer"),
        format!("referrer {referrer}"),
    );
    want(
        text(headers, "x-request-id").len() >= 16,
        "no request id".to_owned(),
    );
    let cache = text(headers, "cache-control");
    want(cache.contains("no-store"), format!("cache {cache}"));
    let hsts = text(headers, "strict-transport-security");
    want(
        hsts.contains("max-age=31536000") == https,
        format!("hsts {hsts}"),
    );
    want(!headers.contains_key("server"), "server".to_owned());
    want(
        !headers.contains_key("x-powered-by"),
        "powered by".to_owned(),
    );
    let kind = text(headers, "content-type");
    let told = match kind {
        "" => answer.body.is_empty(),
        "application/json" | "text/event-stream" => true,
        text => text.contains("charset=utf-8"),
    };
    want(told, format!("content type {kind:?}"));
    for cookie in headers.get_all(header::SET_COOKIE) {
        let cookie = cookie.to_str().unwrap();
        let closed = cookie.contains("HttpOnly") && cookie.contains("SameSite=");
        let bound = cookie.starts_with("__Host-")
            && cookie.contains("Path=/; ")
            && cookie.contains("; Secure");
        want(closed && (bound || !https), format!("cookie {cookie}"));
    }
    if answer.status.is_client_error() || answer.status.is_server_error() {
        for word in INSIDE {
            want(!answer.body.contains(word), format!("says {word}"));
        }
    }
    // A page that answers with an error is a page.
    if answer.status == StatusCode::NOT_FOUND {
        want(
            answer.body.contains("</html>") || kind.contains("json") || answer.body.is_empty(),
            "no page".to_owned(),
        );
    }
    wrong
}

async fn headers_of_everything(world: TestWorld, production: bool) {
    let walk = walk(world, production).await;
    let origin = if production {
        "https://portal.example.com"
    } else {
        crate::portal::ORIGIN
    };
    let own = [("origin", origin), ("sec-fetch-site", "same-origin")];
    let mut wrong = Vec::new();
    let mut statuses = BTreeMap::<u16, u32>::new();
    let mut see = |at: String, answer: Answer| {
        *statuses.entry(answer.status.as_u16()).or_default() += 1;
        wrong.extend(check(&at, &answer, production));
    };
    for route in table() {
        let path = walk.path(route.path);
        let strange = route.path.replace(['{', '}'], "");
        for (who, cookie) in ["guest", "member", "admin"].iter().zip(&walk.cookies) {
            let methods = [Method::GET, Method::HEAD, Method::POST, Method::DELETE];
            for method in methods {
                for path in [&path, &strange] {
                    let at = format!("{method} {path} as {who}");
                    let bodies: &[&str] = if method == Method::POST {
                        &["", "a=b&a=c"]
                    } else {
                        &[""]
                    };
                    // Signing out would end the walk.
                    if path == "/sign-out" && method == Method::POST {
                        continue;
                    }
                    for body in bodies {
                        let answer = walk.ask(method.clone(), path, cookie, &own, body).await;
                        see(at.clone(), answer);
                    }
                }
            }
        }
    }
    for (who, cookie) in ["guest", "member"].iter().zip(&walk.cookies) {
        let answer = walk
            .ask(Method::GET, "/no/such/page", cookie, &[], "")
            .await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        see(format!("nowhere as {who}"), answer);
        let answer = walk
            .ask(
                Method::POST,
                "/proposals/new",
                cookie,
                &[("sec-fetch-site", "cross-site")],
                "",
            )
            .await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        see(format!("foreign as {who}"), answer);
    }
    // Our fault: the page says so with the number of the request, and not why.
    let domain = &walk.portal.world.domain;
    sql(domain, "DROP TABLE notices").await;
    let answer = walk
        .ask(Method::GET, "/notices", &walk.cookies[1], &[], "")
        .await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(
        answer.body.contains(text(&answer.headers, "x-request-id")),
        "{}",
        answer.body
    );
    assert!(
        !answer.body.contains("notices\" does not exist") && !answer.body.contains("no such table")
    );
    see("broken".to_owned(), answer);
    assert!(wrong.is_empty(), "{}\n{statuses:?}", wrong.join("\n"));
    for status in [200, 303, 403, 404, 405, 422, 500] {
        assert!(
            statuses.contains_key(&status),
            "{status} was never seen: {statuses:?}"
        );
    }
    // A form of the browser is answered with 303, and nothing else leads anywhere.
    for status in statuses.keys() {
        assert!(!(301..=302).contains(status), "{statuses:?}");
    }
}

domain::on_both_engines! {
    async fn every_answer_of_a_demo_carries_its_headers(world: TestWorld) {
        headers_of_everything(world, false).await;
    }

    /// ASVS 3.2.1, 3.3.1, 3.3.2, 3.3.3, 3.3.4, 3.4.2, 3.4.3, 3.4.4, 3.4.5, 3.4.6, 4.1.1, 14.3.2, 16.5.1
    async fn every_answer_over_tls_carries_its_headers(world: TestWorld) {
        headers_of_everything(world, true).await;
    }

    /// ASVS 3.5.1, 3.5.2
    async fn no_other_site_makes_a_browser_change_anything(world: TestWorld) {
        let walk = walk(world, false).await;
        let before = contents(&walk.portal.world).await;
        let mut exempt = Vec::new();
        for route in table() {
            if route.method == Method::GET {
                assert_eq!(route.policy.csrf, Csrf::Checked, "{}: a GET needs no exemption", route.path);
                continue;
            }
            let path = walk.path(route.path);
            match route.policy.csrf {
                Csrf::Exempt(reason) => {
                    assert!(reason.len() > 20, "{}: an exemption says why", route.path);
                    exempt.push(route.path);
                }
                Csrf::Checked => {
                    for site in ["cross-site", "same-site"] {
                        for cookie in &walk.cookies {
                            let more = [("sec-fetch-site", site), ("origin", "https://evil.example")];
                            let answer = walk.ask(route.method.clone(), &path, cookie, &more, "wanted=true").await;
                            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{} {path} {site}", route.method);
                        }
                    }
                    // No browser of these years, no word of our own page.
                    let answer = walk.ask(route.method.clone(), &path, &walk.cookies[1], &[], "wanted=true").await;
                    assert_eq!(answer.status, StatusCode::FORBIDDEN, "{} {path} without headers", route.method);
                }
            }
        }
        assert_eq!(exempt, ["/unsubscribe/{token}"]);
        assert_eq!(contents(&walk.portal.world).await, before);
    }

    /// ASVS 3.5.3, 7.6.2
    async fn reading_changes_nothing(world: TestWorld) {
        let walk = walk(world, false).await;
        let before = contents(&walk.portal.world).await;
        assert!(before.len() > 15, "{before:?}");
        for route in table() {
            let path = walk.path(route.path);
            for cookie in &walk.cookies {
                for method in [Method::GET, Method::HEAD] {
                    // An address that takes posts alone is refused, which is no change either.
                    let answer = walk.ask(method, &format!("{path}?q=T&sort=newest"), cookie, &[], "").await;
                    assert_ne!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{path}");
                }
            }
            if route.method == Method::GET && route.policy.kind == Kind::Page {
                let after = contents(&walk.portal.world).await;
                assert_eq!(after, before, "GET {path}");
            }
        }
        assert_eq!(contents(&walk.portal.world).await, before);
        // That the comparison can see anything at all.
        let post = [("origin", crate::portal::ORIGIN), ("sec-fetch-site", "same-origin")];
        let answer = walk.ask(Method::POST, &walk.path("/proposals/{number}/watch"), &walk.cookies[2], &post, "wanted=true").await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert_ne!(contents(&walk.portal.world).await, before);
    }

    /// ASVS 6.3.2, 13.4.2, 15.2.3
    async fn what_a_demo_alone_may_do_does_not_exist_in_production(world: TestWorld) {
        let walk = walk(world, true).await;
        let own = [("origin", "https://portal.example.com"), ("sec-fetch-site", "same-origin")];
        let mut seen = 0;
        for route in table() {
            if route.guard != server::http::session::Guard::Demo {
                continue;
            }
            seen += 1;
            for cookie in &walk.cookies {
                let answer = walk.ask(route.method.clone(), &walk.path(route.path), cookie, &own, "hours=1").await;
                assert_eq!(answer.status, StatusCode::NOT_FOUND, "{}", route.path);
            }
        }
        assert!(seen >= 4);
        let page = walk.ask(Method::GET, "/sign-in", "", &[], "").await;
        assert!(!page.body.contains("/mailbox") && !page.body.contains("/demo/"), "{}", page.body);
    }
}

async fn sql(domain: &Domain, sql: &str) {
    domain
        .db
        .write(async |tx| {
            tx.execute_unprepared(sql).await?;
            Ok::<_, sea_orm::DbErr>(())
        })
        .await
        .unwrap();
}

pub async fn rows(domain: &Domain, sql: &str) -> Vec<String> {
    let statement = Statement::from_string(domain.db.backend(), sql);
    let rows = domain.db.read().query_all_raw(statement).await.unwrap();
    rows.iter()
        .map(|row| row.try_get_by_index::<String>(0).unwrap())
        .collect()
}

/// Every row of every table, in one text per table.
pub async fn contents(domain: &Domain) -> BTreeMap<String, Vec<String>> {
    let postgres = domain.db.backend() == DatabaseBackend::Postgres;
    let tables = if postgres {
        "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'"
    } else {
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'sqlite_%'"
    };
    let mut contents = BTreeMap::new();
    for table in rows(domain, tables).await {
        // When somebody saw their news last is written down after each look, and is no content.
        if table == "home_visits" {
            continue;
        }
        let query = if postgres {
            format!("SELECT t::text FROM {table} t ORDER BY 1")
        } else {
            let columns = rows(
                domain,
                &format!("SELECT name FROM pragma_table_info('{table}')"),
            )
            .await;
            let quoted: Vec<String> = columns.iter().map(|c| format!("quote(\"{c}\")")).collect();
            format!(
                "SELECT {} FROM {table} ORDER BY 1",
                quoted.join(" || ',' || ")
            )
        };
        contents.insert(table, rows(domain, &query).await);
    }
    contents
}
