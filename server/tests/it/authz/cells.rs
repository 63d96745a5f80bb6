//! Every cell, asked.

use super::matrix::{Expect, Matrix};
use super::releases::{HIDDEN_CANARY, TOLD_CANARY};
use super::roadmap::{COUNCIL_CANARY, STAFF_CANARY};
use super::scenes::{COMPANY_CANARY, DRAFT_CANARY, Object, Scenes};
use super::subjects::{Case, Subject, cases};
use super::{Principal, bodies, name, table};
use crate::portal::{ORIGIN, request};
use axum::body::Body;
use axum::extract::ConnectInfo;
use http::{HeaderMap, Method, header};
use http_body_util::BodyExt as _;
use server::http::middleware::Kind;
use server::http::routes::Route;
use server::http::session::Guard;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::time::Instant;
use tower::ServiceExt as _;

/// An answer, as far as a cell looks at it.
pub struct Seen {
    pub status: u16,
    pub path: String,
    pub headers: HeaderMap,
    pub body: String,
}

impl Seen {
    /// Path of where it leads, without query and fragment.
    fn location(&self) -> &str {
        let location = self.headers.get(header::LOCATION);
        let location = location.map_or("", |value| value.to_str().unwrap());
        location.split(['?', '#']).next().unwrap_or_default()
    }

    fn answer(&self, route: &Route) -> Expect {
        if self.status == 303 && route.guard != Guard::Anyone && self.location() == "/sign-in" {
            Expect::SignIn
        } else {
            Expect::Status(self.status)
        }
    }

    /// What it says, without what is new in every answer and without its own address.
    fn told(&self) -> (String, BTreeMap<String, Vec<String>>) {
        let policy = self.headers.get(header::CONTENT_SECURITY_POLICY);
        let nonce = policy
            .and_then(|value| value.to_str().ok()?.split("'nonce-").nth(1))
            .and_then(|rest| rest.split('\'').next())
            .unwrap_or("no nonce");
        let id = self.headers.get("x-request-id");
        let id = id.map_or("no id", |value| value.to_str().unwrap());
        let quoted =
            percent_encoding::utf8_percent_encode(&self.path, percent_encoding::NON_ALPHANUMERIC)
                .to_string();
        let plain = |text: &str| {
            text.replace(nonce, "§")
                .replace(id, "§")
                .replace(&self.path, "§")
                .replace(&quoted, "§")
        };
        let mut headers = BTreeMap::<String, Vec<String>>::new();
        for (name, value) in &self.headers {
            if !matches!(name.as_str(), "date" | "content-length") {
                let values = headers.entry(name.to_string()).or_default();
                values.push(plain(value.to_str().unwrap_or("not readable")));
            }
        }
        (plain(&self.body), headers)
    }
}

/// Asks as the browser, the island or the page of this person would.
pub async fn ask(
    scenes: &mut Scenes,
    route: &Route,
    variant: &str,
    principal: Principal,
    object: &Object,
) -> Seen {
    let serial = scenes.serial();
    let mut path = object.path(route.path);
    // What has no part of the scene in it (a link that nobody gave out).
    if path.contains('{') {
        path = path.replace("{token}", "nothing");
    }
    let get = route.method == Method::GET;
    let query = if get {
        bodies::query(variant)
    } else {
        String::new()
    };
    let cookies = scenes.cookies(principal, Subject::of(route), object);
    let mut request = request(route.method.clone(), &format!("{path}{query}"), &cookies);
    let accept = match route.policy.kind {
        Kind::Function => Some("application/json"),
        Kind::Stream => Some("text/event-stream"),
        _ => None,
    };
    if let (Some(accept), Some(headers)) = (accept, request.headers_mut()) {
        headers.insert(header::ACCEPT, accept.parse().unwrap());
    }
    let body = if get {
        Body::empty()
    } else {
        let (kind, body) = bodies::body(route, variant, object, serial);
        request = request
            .header(header::ORIGIN, ORIGIN)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, kind);
        Body::from(body)
    };
    let mut request = request.body(body).unwrap();
    request
        .extensions_mut()
        .insert(ConnectInfo(SocketAddr::from(crate::support::PEER)));
    let response = scenes.portal.router.clone().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let kind = parts.headers.get(header::CONTENT_TYPE);
    let stream = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/event-stream"));
    // A stream does not end by itself.
    let body = if stream {
        String::new()
    } else {
        String::from_utf8_lossy(&body.collect().await.unwrap().to_bytes()).into_owned()
    };
    Seen {
        status: parts.status.as_u16(),
        path: format!("{path}{query}"),
        headers: parts.headers,
        body,
    }
}

/// Whether `location` is what `to` says; `{…}` that the thing does not name is any word.
fn leads_to(location: &str, to: &str, object: &Object) -> bool {
    let to = object.path(to);
    let (to, location): (Vec<&str>, Vec<&str>) =
        (to.split('/').collect(), location.split('/').collect());
    to.len() == location.len()
        && to
            .iter()
            .zip(location)
            .all(|(want, got)| want == &got || (want.starts_with('{') && !got.is_empty()))
}

/// What is wrong with an answer besides its status.
async fn complaints(
    scenes: &mut Scenes,
    route: &Route,
    case: Case,
    principal: Principal,
    object: &Object,
    seen: &Seen,
    to: Option<&str>,
) -> Vec<String> {
    let mut complaints = Vec::new();
    match seen.answer(route) {
        Expect::Status(404) => {
            let nothing = Scenes::nothing();
            let never = ask(scenes, route, case.variant, principal, &nothing).await;
            let (own, other) = (seen.told(), never.told());
            if (seen.status, &own) != (never.status, &other) {
                complaints.push(format!("differs from what never was: {own:?} {other:?}"));
            }
        }
        Expect::Status(303) => {
            let good = |to: &str| leads_to(seen.location(), to, object);
            if !to.is_some_and(|to| to.split_whitespace().any(good)) {
                complaints.push(format!("leads to {}", seen.location()));
            }
        }
        _ => {}
    }
    // The mailbox of a demo shows everybody's mail on purpose.
    if route.guard != Guard::Demo {
        if principal.is_outside_of_a() && seen.body.contains(COMPANY_CANARY) {
            complaints.push("shows what company A keeps to itself".to_owned());
        }
        if !principal.is_staff() && seen.body.contains(STAFF_CANARY) {
            complaints.push("shows what staff alone read".to_owned());
        }
        if !principal.is_staff() && seen.body.contains(COUNCIL_CANARY) {
            complaints.push("shows what the council reads".to_owned());
        }
        if principal != Principal::ProductManager && seen.body.contains(HIDDEN_CANARY) {
            // Customer success hears of a release in its briefing first.
            let briefed = route.path.starts_with("/briefings") && principal.is_staff();
            if !briefed {
                complaints.push("shows a release that is not published".to_owned());
            }
        }
        let told = principal == Principal::A1 || principal.is_staff();
        if !told && seen.body.contains(TOLD_CANARY) {
            complaints.push("shows what A1 told the vendor alone".to_owned());
        }
        if principal != Principal::A1 && seen.body.contains(DRAFT_CANARY) {
            complaints.push("shows a draft of A1".to_owned());
        }
    }
    complaints
}

domain::on_both_engines! {
    /// ASVS 8.2.1, 8.2.2, 8.3.1
    async fn every_cell_of_the_matrix_answers_as_the_file_says(world: TestWorld) {
        let begun = Instant::now();
        let matrix = Matrix::read(crate::authz::MATRIX).unwrap_or_else(|problems| panic!("{}", problems.join("\n")));
        let mut scenes = Scenes::new(world).await;
        // Hidden things stand in lists and searches from the first cell on.
        for state in ["company", "everyone"] {
            scenes.object(Subject::Proposal, state).await;
        }
        scenes.object(Subject::Draft, "draft").await;
        scenes.object(Subject::RoadmapItem, "shown").await;
        for state in ["drafted", "published"] {
            scenes.object(Subject::ReleaseDraft, state).await;
        }
        for state in ["not quoted", "story asked", "withdrawn"] {
            scenes.object(Subject::Thanks, state).await;
        }
        for state in ["draft", "accepted"] {
            scenes.object(Subject::Study, state).await;
        }
        for state in ["draft", "answered"] {
            scenes.object(Subject::Survey, state).await;
        }
        let (mut asked, mut wrong, mut rows) = (0_u32, Vec::new(), Vec::new());
        let (mut company_seen, mut draft_seen, mut staff_seen) = (false, false, false);
        let (mut hidden_seen, mut told_seen) = (false, false);
        for route in table() {
            let name = name(&route);
            let subject = Subject::of(&route);
            let to = matrix.routes.get(&name).and_then(|rows| rows.to.clone());
            let mut of_route = Vec::new();
            for case in cases(&route) {
                let mut row = Vec::new();
                let mut good = true;
                for principal in Principal::ALL {
                    let object = scenes.object(subject, case.state).await;
                    let seen = ask(&mut scenes, &route, case.variant, principal, &object).await;
                    asked += 1;
                    let answer = seen.answer(&route);
                    let mut complaints = complaints(&mut scenes, &route, case, principal, &object, &seen, to.as_deref()).await;
                    let expected = matrix.expect(&name, &case.key(), principal);
                    if expected != Some(answer) {
                        good = false;
                        let expected = expected.map_or_else(|| "nothing".to_owned(), |e| e.to_string());
                        let begin: String = seen.body.chars().filter(|c| !c.is_control()).take(120).collect();
                        complaints.push(format!("{expected} expected, {answer} seen ({} {begin})", seen.location()));
                    }
                    let key = case.key();
                    wrong.extend(complaints.into_iter().map(|said| format!("{name} | {key} | {}: {said}", principal.word())));
                    row.push(answer.to_string());
                    company_seen |= principal == Principal::A2 && seen.body.contains(COMPANY_CANARY);
                    draft_seen |= principal == Principal::A1 && seen.body.contains(DRAFT_CANARY);
                    staff_seen |= principal == Principal::Csm && seen.body.contains(STAFF_CANARY) && seen.body.contains(COUNCIL_CANARY);
                    hidden_seen |= principal == Principal::ProductManager && seen.body.contains(HIDDEN_CANARY);
                    told_seen |= principal == Principal::A1 && seen.body.contains(TOLD_CANARY);
                    let done = seen.status < 400 && answer != Expect::SignIn;
                    if route.method != Method::GET && done {
                        scenes.forget(subject, case.state);
                        // It may have been one's own session.
                        if route.guard == Guard::Anyone || route.path.ends_with("/sessions") {
                            scenes.sign_in(principal).await;
                        }
                    }
                }
                if !good {
                    of_route.push((case.key(), row));
                }
            }
            rows.push((name, of_route));
        }
        println!("{asked} cells in {:.1} s", begun.elapsed().as_secs_f32());
        assert!(wrong.is_empty(), "{} of {asked} cells:\n{}\n\nas it is:\n{}", wrong.len(), wrong.join("\n"), drawn(&rows));
        assert!(company_seen && draft_seen && staff_seen && hidden_seen && told_seen, "the canaries sing for those who may hear them");
    }
}

type Drawn = [(String, Vec<(String, Vec<String>)>)];

/// Rows as the file writes them, for whoever adds a route.
fn drawn(rows: &Drawn) -> String {
    let mut text = String::new();
    for (name, cells) in rows.iter().filter(|(_, cells)| !cells.is_empty()) {
        text += &format!("\n[\"{name}\"]\n");
        let width = cells.iter().map(|(key, _)| key.len()).max().unwrap_or(0) + 2;
        for (key, row) in cells {
            let row: Vec<String> = row.iter().map(|word| format!("{word:<5}")).collect();
            let key = format!("\"{key}\"");
            text += &format!("{key:<width$} = \"{}\"\n", row.join(" ").trim_end());
        }
    }
    text
}
