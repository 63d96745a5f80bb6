//! Who looks, and at what.

use super::census::{Census, census};
use super::texts::run;
use crate::authz::Principal;
use crate::feeds;
use crate::portal::{Answer, ORIGIN, encode, request};
use crate::walk::Scene;
use axum::body::Body;
use domain::Actor;
use domain::testing::{a_member, a_staff_member};
use http::{HeaderValue, Method, StatusCode, header};
use model::people::Role;
use serde_json::Value;
use server::http::middleware::Kind;
use server::http::routes::table;
use std::collections::{BTreeMap, HashMap};

/// Somebody of the matrix who reads.
pub(super) struct Eyes {
    pub(super) principal: Principal,
    pub(super) cookie: String,
}

/// One of each kind of person that the matrix knows.
pub(super) async fn readers(scene: &Scene) -> Vec<Eyes> {
    let world = &scene.portal.world;
    let mut readers = Vec::new();
    for principal in Principal::ALL {
        let cookie = async |actor: &Actor| scene.portal.cookie(actor).await;
        let staff = async |role| {
            let staff = a_staff_member(role).named(principal.word(), "x");
            cookie(&staff.build(world).await.unwrap()).await
        };
        let cookie = match principal {
            Principal::Anonymous => String::new(),
            Principal::Link => format!("join={}", scene.join),
            Principal::A1 => cookie(&scene.reader("tanaka").actor).await,
            Principal::A2 => cookie(&scene.reader("yamada").actor).await,
            Principal::B1 => cookie(&scene.reader("emma").actor).await,
            Principal::ProductManager => cookie(&scene.reader("pm").actor).await,
            Principal::Csm => cookie(&scene.reader("csm").actor).await,
            Principal::Researcher => staff(Role::Researcher).await,
            Principal::Executive => staff(Role::Executive).await,
            Principal::Administrator => staff(Role::Administrator).await,
            Principal::Disabled => {
                let off = a_member()
                    .of(scene.companies[0])
                    .mailed("off@hokusei.example");
                let cookie = cookie(&off.build(world).await.unwrap()).await;
                let sql = "UPDATE people SET state = 'disabled' WHERE email_folded = 'off@hokusei.example'";
                run(scene.domain(), &[sql.to_owned()]).await;
                cookie
            }
        };
        readers.push(Eyes { principal, cookie });
    }
    readers
}

impl Eyes {
    /// What their browser sends: who is not signed in says the language there.
    pub(super) fn cookies(&self, lang: &str) -> String {
        if self.cookie.is_empty() {
            format!("lang={lang}")
        } else {
            format!("{}; lang={lang}", self.cookie)
        }
    }
}

/// What was seen in one round.
#[derive(Default)]
pub(super) struct Sight {
    /// By reader, language and address.
    pub(super) pages: BTreeMap<String, Census>,
    /// Pages that were shown, by reader and language.
    pub(super) shown: BTreeMap<(&'static str, &'static str), usize>,
    /// Stored texts with a sign of HTML that a function answered with.
    pub(super) told: usize,
    /// Different answers are looked at once, whoever got them.
    pub(super) looked_at: HashMap<String, (Census, Vec<String>)>,
}

impl Sight {
    pub(super) fn look(&mut self, what: String, answer: &Answer, wrong: &mut Vec<String>) {
        let new_each_time = |name: &str| {
            let value = answer.headers.get(name)?.to_str().ok()?;
            let nonce = value.split("'nonce-").nth(1);
            Some(nonce.map_or(value, |rest| rest.split('\'').next().unwrap_or(value)))
        };
        let mut body = answer.body.clone();
        for name in ["content-security-policy", "x-request-id"] {
            if let Some(value) = new_each_time(name) {
                body = body.replace(value, "§");
            }
        }
        let (census, found) = self.looked_at.entry(body).or_insert_with(|| {
            let mut found = Vec::new();
            (census(&answer.body, &mut found), found)
        });
        if answer.status.is_server_error() {
            wrong.push(format!("{what}: answers {}", answer.status));
        }
        wrong.extend(found.iter().map(|one| format!("{what}: {one}")));
        self.pages.insert(what, census.clone());
    }
}

/// From now on everybody reads in this language, and every mail is written in it.
async fn speak(scene: &Scene, lang: &str) {
    let all = ["people", "outbox"].map(|table| format!("UPDATE {table} SET lang = '{lang}'"));
    run(scene.domain(), &all).await;
}

pub(super) const LANGS: [&str; 2] = ["ja", "en"];

/// Every page, every mail and every answer of a function, as everybody, in these languages.
pub(super) async fn look(
    scene: &Scene,
    readers: &[Eyes],
    langs: &[&'static str],
    wrong: &mut Vec<String>,
) -> Sight {
    let mut sight = Sight::default();
    for &lang in langs {
        speak(scene, lang).await;
        for reader in readers {
            let word = reader.principal.word();
            for (template, path) in scene.pages() {
                // The text of a mail has no frame around it that could differ.
                if template == "/mailbox/{id}/html" && reader.principal != Principal::Anonymous {
                    continue;
                }
                let answer = scene.portal.get(&path, &reader.cookies(lang)).await;
                let what = format!("{path} as {word} in {lang}");
                let kind = answer.headers.get(header::CONTENT_TYPE);
                let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
                if answer.status == StatusCode::OK && !kind.starts_with("text/html") {
                    if kind == feeds::ATOM || kind == feeds::CALENDAR {
                        let complaints = feeds::complaints(kind, &answer.body);
                        wrong.extend(complaints.iter().map(|said| format!("{what}: {said}")));
                        continue;
                    }
                    // A file: nothing that a browser could take for a page.
                    let told = |name: &str| answer.headers.get(name)?.to_str().ok();
                    let known = match kind {
                        "image/png" | "image/jpeg" | "image/webp" | "application/pdf" => true,
                        // To be kept, never to be looked at here.
                        "text/csv; charset=utf-8" => told("content-disposition")
                            .is_some_and(|kept| kept.starts_with("attachment")),
                        _ => false,
                    };
                    if !known || told("x-content-type-options") != Some("nosniff") {
                        wrong.push(format!("{what}: served as {kind}"));
                    }
                    continue;
                }
                if answer.status == StatusCode::OK {
                    if !answer.body.contains(&format!("<html lang=\"{lang}\"")) {
                        wrong.push(format!("{what}: in another language"));
                    }
                    *sight.shown.entry((word, lang)).or_default() += 1;
                }
                sight.look(what, &answer, wrong);
            }
        }
        mails(scene, wrong).await;
    }
    // Afterwards, since they write.
    functions(scene, readers, langs, &mut sight, wrong).await;
    sight
}

async fn mails(scene: &Scene, wrong: &mut Vec<String>) {
    let guest = Actor::Guest;
    for line in scene.domain().messages().mailbox(&guest).await.unwrap() {
        let mail = scene
            .domain()
            .messages()
            .mailbox_mail(&guest, line.id)
            .await
            .unwrap();
        let headers = mail.headers.iter().map(|(_, value)| value.as_str());
        for header in headers.chain([mail.subject.as_str(), mail.to.as_str(), mail.from.as_str()]) {
            if header.contains(['\r', '\n']) {
                wrong.push(format!(
                    "a header of a mail with a line of its own: {header:?}"
                ));
            }
        }
    }
}

/// What an island sends to a function of the table.
fn calls(path: &str, scene: &Scene) -> Vec<Vec<(&'static str, String)>> {
    match path {
        "/api/proposals/vote" => scene
            .proposals
            .iter()
            .map(|number| {
                vec![
                    ("number", number.to_string()),
                    ("wanted", "true".to_owned()),
                ]
            })
            .collect(),
        "/api/proposals/similar" => ["請求書をまとめて承認したい", "Approve invoices in one go"]
            .map(|text| vec![("text", text.to_owned())])
            .to_vec(),
        "/api/proposals/autosave" => scene
            .drafts
            .iter()
            .map(|id| {
                vec![
                    ("draft", id.to_string()),
                    ("form[title]", "<img src=x onerror=alert(1)>".to_owned()),
                ]
            })
            .collect(),
        "/api/notices/unread" => vec![vec![]],
        _ => panic!("{path}: say here what its island sends"),
    }
}

/// An answer of a function is JSON and says so; whatever a browser would show of it as a page is
/// looked at like one.
pub(super) async fn functions(
    scene: &Scene,
    readers: &[Eyes],
    langs: &[&'static str],
    sight: &mut Sight,
    wrong: &mut Vec<String>,
) {
    for route in table(0).iter().filter(|r| r.policy.kind == Kind::Function) {
        for (n, call) in calls(route.path, scene).iter().enumerate() {
            let call: Vec<(&str, &str)> = call.iter().map(|(k, v)| (*k, v.as_str())).collect();
            for (reader, lang) in readers
                .iter()
                .flat_map(|r| langs.iter().map(move |l| (r, l)))
            {
                let cookies = reader.cookies(lang);
                let mut request = request(Method::POST, route.path, &cookies)
                    .header(header::ORIGIN, ORIGIN)
                    .header("sec-fetch-site", "same-origin")
                    .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                    .body(Body::from(encode(&call)))
                    .unwrap();
                let json = HeaderValue::from_static("application/json");
                request.headers_mut().insert(header::ACCEPT, json);
                let answer = scene.portal.send(request).await;
                let what = format!(
                    "{} {n} as {} in {lang}",
                    route.path,
                    reader.principal.word()
                );
                let is = |name: &str| {
                    let value = answer.headers.get(name);
                    value.map_or("", |value| value.to_str().unwrap_or("not readable"))
                };
                if is("content-type").starts_with("application/json") {
                    if serde_json::from_str::<Value>(&answer.body).is_err() {
                        wrong.push(format!("{what}: no JSON"));
                    }
                    sight.told += usize::from(answer.body.contains('<'));
                } else {
                    sight.look(what.clone(), &answer, wrong);
                }
                if is("x-content-type-options") != "nosniff" {
                    wrong.push(format!("{what}: may be taken for something else"));
                }
                if answer.status.is_server_error() {
                    wrong.push(format!("{what}: answers {}", answer.status));
                }
            }
        }
    }
}
