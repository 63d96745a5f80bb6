//! What the sources, the manifests and the lock file promise as a whole.

use crate::asvs::{root, scan};
use crate::support;
use std::collections::BTreeSet;

pub fn text(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap()
}

/// The sources of what runs in the portal or in a browser, without their tests and comments.
fn production() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for folder in ["app", "server", "migrations", "frontend"] {
        scan::files(&root().join(folder), &mut |file| {
            let path = file
                .strip_prefix(root())
                .unwrap()
                .to_str()
                .unwrap()
                .to_owned();
            if path.contains("/tests/") || path.ends_with("tests.rs") || path.contains("/testing/")
            {
                return;
            }
            let text = std::fs::read_to_string(&file).unwrap();
            let code = text.split("#[cfg(test)]\nmod tests").next().unwrap();
            let code: Vec<&str> = code
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"))
                .collect();
            found.push((path, code.join("\n")));
        });
    }
    assert!(found.len() > 150, "only {} sources", found.len());
    found
}

/// The files in which one of the words stands.
pub fn with(words: &[&str]) -> BTreeSet<String> {
    production()
        .into_iter()
        .filter(|(_, code)| words.iter().any(|word| code.contains(word)))
        .map(|(path, _)| path)
        .collect()
}

pub fn none(words: &[&str]) {
    let found = with(words);
    assert!(found.is_empty(), "{words:?} in {found:?}");
}

/// Names of all packages that are compiled in, or into tests.
fn locked() -> BTreeSet<String> {
    let lock = text("Cargo.lock");
    let names: BTreeSet<String> = lock
        .lines()
        .filter_map(|line| line.strip_prefix("name = \""))
        .map(|name| name.trim_end_matches('"').to_owned())
        .collect();
    assert!(names.contains("axum") && names.len() > 300);
    names
}

fn not_locked(packages: &[&str]) {
    let locked = locked();
    let found: Vec<_> = packages
        .iter()
        .filter(|name| locked.contains(**name))
        .collect();
    assert!(found.is_empty(), "{found:?} in Cargo.lock");
}

/// ASVS 1.2.5
#[test]
fn no_command_of_the_system_is_run() {
    none(&["process::Command", "Command::new", "libc::system", "execve"]);
    assert!(
        !with(&["process::exit", "process::ExitCode"]).is_empty(),
        "the search sees `process`"
    );
}

/// ASVS 1.3.2
/// ASVS 3.2.2: HTML made of texts is written in two places, both behind an escape or a sanitiser.
#[test]
fn texts_never_become_code() {
    none(&[
        "eval(",
        "new Function",
        "Function::new",
        "innerHTML",
        "set_inner_html",
        "insert_adjacent_html",
        "document.write",
        "document().write",
    ]);
    let found: Vec<String> = with(&["inner_html"]).into_iter().collect();
    assert_eq!(
        found,
        [
            "app/src/components/content/user_text.rs",
            "app/src/components/form/text_area.rs"
        ]
    );
    let policy = text("server/src/http/middleware/headers.rs");
    assert!(
        policy.contains("script-src 'nonce-")
            && !policy.contains("'unsafe-eval'")
            && !policy.contains("'unsafe-inline'")
    );
}

/// ASVS 1.3.6: what people type is never an address that the server asks.
/// ASVS 13.2.4, 13.2.5: outside there are the mail server, the database and the bucket for files, all
/// from the settings.
#[test]
fn nothing_goes_out_but_mail_the_database_and_files() {
    not_locked(&[
        "ureq",
        "isahc",
        "curl",
        "attohttpc",
        "surf",
        "awc",
        "minreq",
        "hyper-tls",
    ]);
    let manifest: toml::Table = text("Cargo.toml").parse().unwrap();
    for package in ["hyper", "hyper-util"] {
        let features = format!(
            "{:?}",
            manifest["workspace"]["dependencies"][package]["features"]
        );
        assert!(!features.contains("client"), "{package} {features}");
    }
    none(&[
        "TcpStream::connect",
        "UdpSocket",
        "lookup_host",
        "UnixStream::connect",
        "to_socket_addrs",
    ]);
    // The store's client, without redirects, and nobody else's.
    assert_eq!(
        with(&["reqwest"]).into_iter().collect::<Vec<_>>(),
        ["server/domain/src/storage/client.rs"]
    );
    assert_eq!(
        with(&["clamav_client"]).into_iter().collect::<Vec<_>>(),
        ["server/domain/src/storage/scanner.rs"]
    );
    let files: Vec<String> = with(&["object_store"]).into_iter().collect();
    assert!(
        !files.is_empty()
            && files
                .iter()
                .all(|path| path.starts_with("server/domain/src/storage/")),
        "{files:?}"
    );
    let mail = with(&["lettre::", "AsyncSmtpTransport"]);
    assert!(
        !mail.is_empty()
            && mail
                .iter()
                .all(|path| path.starts_with("server/domain/src/mail/")),
        "{mail:?}"
    );
    // `migrations` opens nothing by itself.
    let database = with(&["Database::connect("]);
    assert_eq!(
        database.into_iter().collect::<Vec<_>>(),
        ["server/domain/src/db/connect.rs"]
    );
}

/// ASVS 12.3.1, 12.3.2
#[test]
fn certificates_are_always_looked_at() {
    none(&[
        "dangerous",
        "accept_invalid",
        "danger_accept",
        "SkipServerVerification",
        "ServerCertVerifier",
    ]);
    not_locked(&["openssl", "openssl-sys", "native-tls", "boring"]);
    let refused = |url: &str| {
        let given = [("ENTAKU_DATABASE_URL", url)];
        support::config(server::config::Profile::Demo, &given).is_err()
    };
    for url in [
        "postgres://me@db.example.com/entaku",
        "postgres://me@db.example.com/entaku?sslmode=prefer",
        "postgres://me@db.example.com/entaku?sslmode=require",
        "postgres://me@10.0.0.5:5432/entaku?sslmode=allow",
        "postgres://localhost@db.example.com/entaku",
        "postgres:///entaku?host=db.example.com",
        "postgres://me@localhost/entaku?host=db.example.com",
    ] {
        assert!(refused(url), "{url}");
    }
    for url in [
        "postgres://me@db.example.com/entaku?sslmode=verify-full",
        "postgres://me@db.example.com/entaku?sslmode=verify-ca&sslrootcert=ca.pem",
        "postgres://me@127.0.0.1:27896/entaku",
        "postgres://me@[::1]/entaku",
        "postgres://localhost/entaku",
        "postgres:///entaku?host=/run/postgresql",
        "postgres://me@%2Frun%2Fpostgresql/entaku",
        "sqlite://data/entaku.db",
    ] {
        assert!(!refused(url), "{url}");
    }
}

/// ASVS 11.5.1: what must not be guessed comes from the operating system, and is no UUID.
#[test]
fn secrets_are_random_by_the_operating_system() {
    none(&[
        "rand::",
        "fastrand",
        "thread_rng",
        "SmallRng",
        "RandomState",
    ]);
    // The name of a process among others is no secret, nor is that of an object: files are asked
    // for by their proposal, never by the name in the store.
    let ids: Vec<String> = with(&["new_v4"]).into_iter().collect();
    assert_eq!(
        ids,
        [
            "server/domain/src/messages/live.rs",
            "server/domain/src/storage/mod.rs"
        ]
    );
    let sources: Vec<String> = with(&["getrandom::"]).into_iter().collect();
    assert!(
        sources.contains(&"server/domain/src/auth/tokens.rs".to_owned()),
        "{sources:?}"
    );
    assert!(
        sources.contains(&"server/domain/src/auth/passwords.rs".to_owned()),
        "{sources:?}"
    );
}

/// What a browser may keep: notes of a room that the server does not have yet, each taken away as
/// soon as it has it. Without them a page that is loaded again while the connection is cut would
/// lose what was typed.
const NOT_SENT_YET: &str = "app/src/islands/room/outbox.rs";

/// ASVS 14.3.3
#[test]
fn browsers_are_given_nothing_to_keep_but_what_is_on_its_way() {
    let kept = with(&["local_storage"]);
    assert_eq!(kept, BTreeSet::from([NOT_SENT_YET.to_owned()]));
    none(&[
        "localStorage",
        "sessionStorage",
        "session_storage",
        "indexedDB",
        "indexed_db",
        "document.cookie",
        "set_cookie(",
        "caches()",
        "serviceWorker",
        "service_worker",
    ]);
    let script = text("app/Cargo.toml") + &text("Cargo.toml");
    assert!(!script.contains("\"IdbFactory\""));
}

/// What `docs/asvs-exceptions.toml` says does not apply stays away.
#[test]
fn what_does_not_apply_has_no_code_here() {
    not_locked(&[
        "async-graphql",
        "juniper",
        "ldap3",
        "openidconnect",
        "oauth2",
        "jsonwebtoken",
        "josekit",
        "samael",
        "webrtc",
        "str0m",
        "memcache",
        "redis",
        "xml-rs",
        "xml5ever",
        "roxmltree",
        "libxml",
        "sxd-xpath",
        "minijinja",
        "tera",
        "handlebars",
        "askama",
        "rhai",
        "mlua",
        "rquickjs",
        "zip",
        "tar",
        "twilio",
    ]);
    none(&[
        "Regex",
        "WebSocket",
        "web_socket",
        "postMessage",
        "post_message(",
        "latex",
        "xpath",
        "XPath",
    ]);
}
