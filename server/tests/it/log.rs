//! What an operator can find out afterwards: the lines of the log and the journal, as the program
//! writes them. Who, what, when; never a name, an address or what people wrote.

use super::portal::TestPortal;
use super::{raw, support};
use axum::routing::get;
use domain::testing::{TestWorld, a_company, a_member, a_staff_member};
use http::{Method, StatusCode};
use model::people::Role;
use serde_json::Value;
use server::cli::log;
use server::config::{Log, LogForm};
use server::http::middleware::{Kind, Policy};
use std::io::Write;
use std::sync::{Arc, Mutex};
use support::{ask, demo, layers, request, router};

const PASSWORD: &str = "seven dogs walk at dawn";

/// Lines that the handbook promises (docs/OPERATIONS.md, *Logs*): alarms are set on these words.
const PROMISED: &[&str] = &[
    "password accepted",
    "sign-in refused",
    "request refused",
    "request of another site refused",
    "password changed",
    "use case failed",
    "panic",
];

#[derive(Clone, Default)]
struct Written(Arc<Mutex<Vec<u8>>>);

impl Write for Written {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Written {
    /// The log of the program as it stands in production, from here on, of this thread.
    fn begin() -> (Self, tracing::subscriber::DefaultGuard) {
        let written = Self::default();
        let form = Log {
            form: LogForm::Json,
            filter: "info".to_owned(),
        };
        let writer = written.clone();
        let lines = log::lines(&form, move || writer.clone());
        (written, tracing::subscriber::set_default(lines))
    }

    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }

    /// The lines with this message.
    fn lines(&self, message: &str) -> Vec<Value> {
        self.text()
            .lines()
            .map(|line| serde_json::from_str::<Value>(line).unwrap())
            .filter(|line| line["message"] == message)
            .collect()
    }

    /// The one line with this message, with its time.
    fn only(&self, message: &str) -> Value {
        let mut lines = self.lines(message);
        assert_eq!(lines.len(), 1, "{message} in {}", self.text());
        let line = lines.remove(0);
        let at = line["timestamp"].as_str().unwrap();
        assert!(at.ends_with('Z') && at.starts_with("20"), "{line}");
        line
    }
}

async fn member(world: &TestWorld) -> domain::Actor {
    let company = a_company("北星").build(world).await.unwrap();
    a_member()
        .mailed("misaki@hokusei.example")
        .of(company)
        .with_password(PASSWORD)
        .build(world)
        .await
        .unwrap()
}

#[test]
fn every_line_of_the_handbook_is_one_of_these() {
    let handbook = include_str!("../../../docs/OPERATIONS.md");
    let logs = handbook
        .split("\n## ")
        .find(|part| part.starts_with("Logs"));
    for line in PROMISED {
        assert!(logs.unwrap().contains(&format!("`{line}`")), "{line}");
    }
}

domain::on_both_engines! {
    /// ASVS 16.3.1
    async fn who_comes_in_and_who_does_not_is_written(world: TestWorld) {
        let misaki = member(&world).await.person_id().unwrap();
        let portal = TestPortal::demo(world);
        let (written, _guard) = Written::begin();
        for (email, password) in [("misaki@hokusei.example", "wrong"), ("nobody@hokusei.example", PASSWORD)] {
            portal.post("/sign-in", "", &[("email", email), ("password", password)]).await;
        }
        let refused = written.lines("sign-in refused");
        assert_eq!(refused.len(), 2, "{}", written.text());
        portal.post("/sign-in", "", &[("email", "misaki@hokusei.example"), ("password", PASSWORD)]).await;
        assert!(!written.text().contains("no transaction in progress"), "a line for each connection");
        let accepted = written.only("password accepted");
        assert_eq!(accepted["person"], misaki.to_string());
        assert_eq!(accepted["span"]["route"], "/sign-in");
        for secret in ["hokusei", PASSWORD, "wrong"] {
            assert!(!written.text().contains(secret), "{secret}");
        }
        let journal = |kind: &str| format!("SELECT count(*) FROM events WHERE kind = '{kind}'");
        assert!(raw::number(&portal.world, &journal("identity.sign-in-refused")).await >= 1);
        assert_eq!(raw::number(&portal.world, &journal("identity.signed-in")).await, 1);
        let facts = raw::text(&portal.world, "SELECT facts FROM events WHERE kind = 'identity.signed-in'").await;
        assert!(!facts.contains("hokusei"), "{facts}");
    }

    /// ASVS 16.3.2
    async fn who_tries_what_they_may_not_is_written(world: TestWorld) {
        let admin = a_staff_member(Role::Csm).build(&world).await.unwrap();
        let portal = TestPortal::demo(world);
        let cookie = portal.cookie(&admin).await;
        let (written, _guard) = Written::begin();
        // People of the vendor propose nothing of their own.
        let answer = portal.get("/proposals/new", &cookie).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        let line = written.only("request refused");
        assert_eq!((&line["level"], &line["status"]), (&"WARN".into(), &403.into()));
        let span = &line["span"];
        assert_eq!((&span["method"], &span["route"]), (&"GET".into(), &"/proposals/new".into()));
        assert_eq!(span["actor"], admin.person_id().unwrap().to_string());
    }

    /// ASVS 16.3.3
    async fn attempts_on_the_protections_and_changes_of_proofs_are_written(world: TestWorld) {
        let misaki = member(&world).await;
        let portal = TestPortal::demo(world);
        let cookie = portal.cookie(&misaki).await;
        let (written, _guard) = Written::begin();
        let foreign = support::request(Method::POST, "/account/password", &[("cookie", cookie.as_str()), ("sec-fetch-site", "cross-site")]);
        let answer = ask(&portal.router, foreign).await;
        assert_eq!(answer.status, 403);
        written.only("request of another site refused");
        portal.post("/account/confirm", &cookie, &[("password", PASSWORD)]).await;
        let fields = [("current", PASSWORD), ("password", "nine cats sleep at noon")];
        portal.post("/account/password", &cookie, &fields).await;
        assert_eq!(written.only("password changed")["person"], misaki.person_id().unwrap().to_string());
    }

    /// ASVS 16.3.4
    async fn what_breaks_is_written_with_its_cause_and_nobody_outside_reads_it(world: TestWorld) {
        let misaki = member(&world).await;
        let portal = TestPortal::demo(world);
        let cookie = portal.cookie(&misaki).await;
        raw::run(&portal.world, "ALTER TABLE notices RENAME TO gone").await;
        let (written, _guard) = Written::begin();
        let answer = portal.get("/notices", &cookie).await;
        assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
        let line = written.only("use case failed");
        assert_eq!(line["level"], "ERROR");
        assert!(line["error"].as_str().unwrap().contains("notices"), "{line}");
        assert!(!answer.body.contains("gone") && !answer.body.contains("SELECT"), "{}", answer.body);
        let id = line["span"]["id"].as_str().unwrap();
        assert!(answer.body.contains(id), "the page names the request");
    }
}

/// ASVS 16.3.4
#[tokio::test]
async fn a_panic_is_written_with_its_place_and_without_the_values_it_speaks_of() {
    async fn panics() -> &'static str {
        let secret = "misaki@hokusei.example".to_owned();
        panic!("no room for {secret}")
    }
    let (written, _guard) = Written::begin();
    log::log_panics();
    let router = router(&layers(&demo()), Policy::of(Kind::Page), get(panics));
    let answer = ask(&router, request(Method::GET, "/", &[])).await;
    assert_eq!(answer.status, 500);
    let line = written.only("panic");
    assert!(
        line["place"].as_str().unwrap().contains("log.rs:"),
        "{line}"
    );
    assert!(!written.text().contains("hokusei"), "{}", written.text());
}
