//! What manifests and documents promise, compared with the sources.

use crate::sources::{none, text, with};
use crate::support;
use std::collections::BTreeSet;

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
        "webauthn-rs",
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
    let begins = with(&["session::start("]).into_iter().collect::<Vec<_>>();
    assert_eq!(begins, ["server/domain/src/identity/entry.rs"]);
    let found = with(&["entry::open(", "entry::after_first("]);
    assert!(found.len() >= 4, "{found:?}");
    for path in found {
        assert!(
            ways.contains(&format!("`{path}`")),
            "{path} opens sessions and is not written down"
        );
    }
}
