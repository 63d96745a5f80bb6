//! What the sources, the manifests and the lock file promise as a whole.

use crate::asvs::{root, scan};
use crate::support;
use std::collections::BTreeSet;

fn text(path: &str) -> String {
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
fn with(words: &[&str]) -> BTreeSet<String> {
    production()
        .into_iter()
        .filter(|(_, code)| words.iter().any(|word| code.contains(word)))
        .map(|(path, _)| path)
        .collect()
}

fn none(words: &[&str]) {
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

/// ASVS 1.4.1, 1.4.3: memory is the compiler's business in every crate of ours.
/// ASVS 1.4.2: what does not fit is an error, also in a release.
#[test]
fn memory_and_numbers_are_safe_by_the_compiler() {
    let manifest: toml::Table = text("Cargo.toml").parse().unwrap();
    let at = |path: &[&str]| {
        let mut value = &manifest[path[0]];
        for key in &path[1..] {
            value = &value[*key];
        }
        value.clone()
    };
    assert_eq!(
        at(&["workspace", "lints", "rust", "unsafe_code"]).as_str(),
        Some("forbid")
    );
    assert_eq!(
        at(&["workspace", "lints", "clippy", "indexing_slicing"]).as_str(),
        Some("deny")
    );
    assert_eq!(
        at(&["profile", "release", "overflow-checks"]).as_bool(),
        Some(true)
    );
    let members = at(&["workspace", "members"]);
    for member in members.as_array().unwrap() {
        let path = format!("{}/Cargo.toml", member.as_str().unwrap());
        let manifest: toml::Table = text(&path).parse().unwrap();
        assert_eq!(
            manifest["lints"]["workspace"].as_bool(),
            Some(true),
            "{path}"
        );
    }
    none(&[
        "allow(unsafe_code)",
        "expect(unsafe_code)",
        "unsafe {",
        "unsafe fn",
        "unsafe impl",
    ]);
}

/// ASVS 1.3.6: what people type is never an address that the server asks.
/// ASVS 13.2.4, 13.2.5: outside there are the mail server and the database, both from the settings.
/// ASVS 15.3.2: there is nothing that could follow a redirect.
#[test]
fn nothing_goes_out_but_mail_and_the_database() {
    not_locked(&[
        "reqwest",
        "ureq",
        "isahc",
        "curl",
        "attohttpc",
        "surf",
        "awc",
        "minreq",
        "hyper-rustls",
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
    // The name of a process among others is no secret.
    let ids: Vec<String> = with(&["new_v4"]).into_iter().collect();
    assert_eq!(ids, ["server/domain/src/messages/live.rs"]);
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

/// ASVS 11.1.2, 11.2.1
/// ASVS 11.4.1: nothing of ours knows a hash function that is broken.
#[test]
fn cryptography_is_that_of_the_inventory() {
    let manifest: toml::Table = text("Cargo.toml").parse().unwrap();
    let ours: BTreeSet<&str> = manifest["workspace"]["dependencies"]
        .as_table()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    let known = [
        "aead",
        "aes",
        "aes-gcm",
        "argon2",
        "bcrypt",
        "blake2",
        "blake3",
        "chacha20poly1305",
        "constant_time_eq",
        "crypto_box",
        "des",
        "digest",
        "dryoc",
        "ed25519-dalek",
        "getrandom",
        "hkdf",
        "hmac",
        "jsonwebtoken",
        "md-5",
        "md5",
        "orion",
        "p256",
        "pbkdf2",
        "rc4",
        "ring",
        "rsa",
        "rustls",
        "scrypt",
        "sha-1",
        "sha1",
        "sha2",
        "sha3",
        "subtle",
        "totp-rs",
        "x25519-dalek",
    ];
    let inventory = text("docs/SECURITY_CONTROLS.md");
    let inventory = inventory
        .split("## Cryptography")
        .nth(1)
        .unwrap()
        .split("\n## ")
        .next()
        .unwrap();
    for name in known.iter().filter(|name| ours.contains(**name)) {
        assert!(
            inventory.contains(&format!("`{name}`")),
            "{name} is missing in the inventory"
        );
    }
    assert!(ours.contains("argon2") && ours.contains("sha2"));
    for broken in ["md-5", "md5", "sha-1", "sha1", "des", "rc4", "blowfish"] {
        assert!(!ours.contains(broken), "{broken}");
    }
    none(&["Md5", "md5::", "Sha1", "sha1::", "Ecb", "Pkcs1v15"]);
}

/// ASVS 15.1.2
#[test]
fn every_package_comes_from_the_registry_with_its_checksum() {
    let lock: toml::Table = text("Cargo.lock").parse().unwrap();
    let ours: BTreeSet<&str> = [
        "app",
        "domain",
        "frontend",
        "migrations",
        "model",
        "server",
        "text",
    ]
    .into();
    let mut seen = BTreeSet::new();
    for package in lock["package"].as_array().unwrap() {
        let name = package["name"].as_str().unwrap();
        match package.get("source").and_then(toml::Value::as_str) {
            Some(source) => {
                assert_eq!(
                    source, "registry+https://github.com/rust-lang/crates.io-index",
                    "{name}"
                );
                assert_eq!(
                    package["checksum"].as_str().map(str::len),
                    Some(64),
                    "{name}"
                );
            }
            None => {
                seen.insert(name);
            }
        }
    }
    assert_eq!(seen, ours);
    let deny = text("deny.toml");
    assert!(
        deny.contains("unknown-registry = \"deny\"") && deny.contains("unknown-git = \"deny\"")
    );
}

/// ASVS 14.3.3
#[test]
fn browsers_are_given_nothing_to_keep() {
    none(&[
        "localStorage",
        "sessionStorage",
        "local_storage",
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
    assert!(!script.contains("\"Storage\"") && !script.contains("\"IdbFactory\""));
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
        "quick-xml",
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

/// ASVS 2.1.3
#[test]
fn the_limits_of_the_handbook_are_those_of_the_program() {
    let config = support::production();
    let handbook = text("docs/OPERATIONS.md");
    let mut seen = 0;
    for effective in config.effective() {
        let key = effective.key;
        let limit = key.starts_with("rate_")
            || key.ends_with("_limit")
            || key.ends_with("_timeout")
            || matches!(key, "deadline" | "max_connections");
        if !limit {
            continue;
        }
        seen += 1;
        let row = format!("| `{key}` | `{}` |", effective.value);
        assert!(
            handbook.contains(&row),
            "docs/OPERATIONS.md has no row {row}"
        );
    }
    assert!(seen >= 15, "only {seen} limits");
    let controls = text("docs/SECURITY_CONTROLS.md");
    for (words, limit) in [
        ("characters of a title", model::proposals::TITLE_MAX),
        ("characters of a reason", model::proposals::REASON_MAX),
        (
            "least characters of a password",
            model::people::PASSWORD_MIN,
        ),
        ("most characters of a password", model::people::PASSWORD_MAX),
    ] {
        assert!(
            controls.contains(&format!("| {words} | {limit} |")),
            "{words}: {limit}"
        );
    }
}

/// ASVS 6.3.4
#[test]
fn every_way_in_is_written_down() {
    let controls = text("docs/SECURITY_CONTROLS.md");
    let ways = controls
        .split("## Ways in")
        .nth(1)
        .unwrap()
        .split("\n## ")
        .next()
        .unwrap();
    let found = with(&["session::start("]);
    assert!(found.len() >= 2, "{found:?}");
    for path in found {
        assert!(
            ways.contains(&format!("`{path}`")),
            "{path} opens sessions and is not written down"
        );
    }
}
