//! The program itself, from outside.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

fn entaku(folder: &tempfile::TempDir) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_entaku"));
    command.current_dir(folder.path()).env_clear();
    command
}

#[test]
fn check_prints_the_settings_in_effect_without_secrets() {
    let folder = tempfile::tempdir().unwrap();
    let output = entaku(&folder)
        .args(["serve", "--check", "--listen", "127.0.0.1:4000"])
        .env("ENTAKU_PUBLIC_URL", "https://portal.example.com")
        .env("ENTAKU_SMTP_URL", "smtps://me:hunter2@mail.example.com")
        .env("ENTAKU_SECRET_KEY", "hunter2hunter2hunter2hunter2hunter2")
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{text}");
    for line in [
        "listen = 127.0.0.1:4000  (flag)",
        "public_url = https://portal.example.com  (environment)",
        "smtp_url = smtps://me:…@mail.example.com  (environment)",
        "secret_key = (hidden)  (environment)",
        "database_url = sqlite://data/entaku.db  (default)",
    ] {
        assert!(text.lines().any(|one| one == line), "{line} in\n{text}");
    }
    assert!(!text.contains("hunter2"));
}

#[test]
fn a_start_that_cannot_be_says_so_in_one_line() {
    let folder = tempfile::tempdir().unwrap();
    let output = entaku(&folder).arg("serve").output().unwrap();
    let text = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(text.lines().count(), 1, "{text}");
    assert!(
        text.starts_with("entaku: setting public_url (not set): is missing"),
        "{text}"
    );
}

#[test]
fn a_production_start_asks_for_the_migration_and_then_serves() {
    let folder = tempfile::tempdir().unwrap();
    let with_settings = |arguments: &[&str]| {
        let mut command = entaku(&folder);
        command
            .args(arguments)
            .args(["--listen", "127.0.0.1:0", "--ops-listen", "off"])
            .env("ENTAKU_PUBLIC_URL", "https://portal.example.com")
            .env("ENTAKU_SMTP_URL", "smtps://mail.example.com")
            .env(
                "ENTAKU_SECRET_KEY",
                "a-key-that-is-long-enough-to-be-one-1234",
            );
        command
    };
    let output = with_settings(&["serve"]).output().unwrap();
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(text.contains("entaku migrate up"), "{text}");
    let output = with_settings(&["migrate", "up"]).output().unwrap();
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(
        !text.is_empty() && text.lines().all(|line| line.starts_with("Applied")),
        "{text}"
    );
}

/// ASVS 14.2.4, 16.2.1, 16.2.2, 16.2.4, 16.2.5, 16.4.1
#[test]
fn a_demo_answers_tells_that_it_is_ready_and_stops_when_asked() {
    let folder = tempfile::tempdir().unwrap();
    // A port of the system's choice, free again by the time it is used.
    let ops = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let mut child = entaku(&folder)
        .args(["serve", "--demo", "--listen", "127.0.0.1:0"])
        .args(["--ops-listen", &ops.to_string(), "--log", "json"])
        .args(["--drain-timeout", "60s"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Before its address it says what it loads, and the accounts of the demo.
    let address = BufReader::new(child.stdout.take().unwrap())
        .lines()
        .map_while(Result::ok)
        .find_map(|line| line.strip_prefix("Entaku is at http://").map(str::to_owned))
        .unwrap();

    let ask = |address: &str, path: &str| {
        let mut stream = TcpStream::connect(address).unwrap();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: x\r\nCookie: s=a-session-token\r\n\
             User-Agent: a-browser\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        text
    };
    let page = ask(&address, "/a-page-that-is-not-there?q=hana@example.com");
    assert!(page.starts_with("HTTP/1.1 404"), "{page}");
    assert!(page.contains("content-security-policy: "), "{page}");
    // Neither a line break in an address nor a method of one's own makes a line of the log.
    ask(&address, "/a%0A%7B%22level%22:%22ERROR%22%7D%0D%0Aforged");
    let ops = ops.to_string();
    assert!(ask(&ops, "/readyz").starts_with("HTTP/1.1 200"));
    let metrics = ask(&ops, "/metrics");
    assert!(metrics.contains("entaku_http_requests_total{"), "{metrics}");
    assert!(!metrics.contains("a-page-that-is-not-there"), "{metrics}");
    assert!(ask(&address, "/metrics").starts_with("HTTP/1.1 404"));

    let _idle = TcpStream::connect(&address).unwrap();
    let start = Instant::now();
    let asked = Command::new("kill")
        .arg(child.id().to_string())
        .status()
        .unwrap();
    assert!(asked.success());
    assert!(child.wait().unwrap().success());
    assert!(
        start.elapsed() < Duration::from_secs(50),
        "an idle connection holds the stop"
    );

    let mut log = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut log)
        .unwrap();
    let answered = log.lines().filter(|line| line.contains("request answered"));
    assert_eq!(answered.count(), 3, "{log}");
    for line in log.lines() {
        let line: serde_json::Value = serde_json::from_str(line).expect(line);
        assert!(line["message"].is_string() && line["level"].is_string());
        let at = line["timestamp"].as_str().unwrap();
        let read = chrono::DateTime::parse_from_rfc3339(at).unwrap();
        assert!(
            at.ends_with('Z') && read.offset().local_minus_utc() == 0,
            "{at}"
        );
        if line["message"] == "request answered" {
            let span = &line["span"];
            for field in ["id", "method", "route"] {
                assert!(span[field].is_string(), "{field} in {line}");
            }
            assert!(line["status"].is_u64() && line["millis"].is_f64(), "{line}");
        }
    }
    for private in [
        "not-there",
        "forged",
        "hana",
        "a-session-token",
        "a-browser",
        "127.0.0.1",
    ] {
        assert!(!log.contains(private), "{private} in\n{log}");
    }
}

#[test]
fn the_doctor_tells_in_plain_words_what_is_broken_and_ends_accordingly() {
    let folder = tempfile::tempdir().unwrap();
    let nothing = entaku(&folder)
        .args(["doctor"])
        .env("LANG", "ja_JP.UTF-8")
        .output()
        .unwrap();
    let text = String::from_utf8(nothing.stdout).unwrap();
    assert_eq!(nothing.status.code(), Some(1), "{text}");
    assert!(
        text.contains("✗ データベース: データベースにつながりません"),
        "{text}"
    );
    assert!(
        text.contains("✗ 公開アドレス") && text.contains("✗ メールサーバー"),
        "{text}"
    );
    // Looking makes nothing.
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);

    assert!(
        entaku(&folder)
            .args(["seed", "demo"])
            .output()
            .unwrap()
            .status
            .success()
    );
    let well = entaku(&folder)
        .args(["doctor", "--demo", "--lang", "en"])
        .output()
        .unwrap();
    let text = String::from_utf8(well.stdout).unwrap();
    assert_eq!(well.status.code(), Some(0), "{text}");
    for line in [
        "✓ Database: SQLite 3.",
        "✓ Shape of the database: The database has the shape of this version.",
        "✓ Safety of writes: What was answered to a person is on the disk (journal_mode=wal, synchronous=2, foreign_keys=1).",
        "✓ Integrity: SQLite finds no damage (quick_check).",
        "! Administrators: One person alone can administer.",
        "! Mail queue: Mails that were given up: 1.",
    ] {
        assert!(
            text.lines().any(|one| one.starts_with(line)),
            "{line} in\n{text}"
        );
    }
    // The same database behind a mail server that is not there.
    let away = entaku(&folder)
        .args([
            "doctor",
            "--lang",
            "en",
            "--public-url",
            "https://portal.example.com",
        ])
        .env("ENTAKU_SMTP_URL", "smtp://127.0.0.1:1?tls=none")
        .env(
            "ENTAKU_SECRET_KEY",
            "a-key-that-is-long-enough-to-be-one-1234",
        )
        .output()
        .unwrap();
    let text = String::from_utf8(away.stdout).unwrap();
    assert_eq!(away.status.code(), Some(1), "{text}");
    assert!(
        text.contains("✗ Mail server: The server cannot be used:"),
        "{text}"
    );
    assert!(
        text.contains("✓ Public address: https://portal.example.com"),
        "{text}"
    );
    assert!(
        text.contains("✓ Session cookie: The cookie __Host-s"),
        "{text}"
    );
}
