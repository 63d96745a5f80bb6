use std::time::Duration;

use clap::Parser;
use server::cli::Cli;
use server::config::{Config, Flags, LogForm, Outside, Profile, Rates, Source, load};

use crate::support::{COMPLETE, config, demo, outside, production};

/// The settings of a command line such as `serve --listen …`.
fn flags(arguments: &[&str]) -> Flags {
    let command = std::iter::once("entaku").chain(arguments.iter().copied());
    Cli::try_parse_from(command).unwrap().settings
}

fn in_folder(text: &str, environment: &[(&str, &str)]) -> (tempfile::TempDir, Outside) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("entaku.toml"), text).unwrap();
    let outside = Outside {
        folder: folder.path().to_owned(),
        ..outside(environment)
    };
    (folder, outside)
}

fn refusal(profile: Profile, environment: &[(&str, &str)]) -> String {
    config(profile, environment).unwrap_err().to_string()
}

fn source(config: &Config, key: &str) -> Source {
    let mut all = config.effective().iter();
    all.find(|one| one.key == key).unwrap().source.clone()
}

#[test]
fn a_demo_needs_no_settings_at_all() {
    let config = demo();
    assert_eq!(config.database.url(), "sqlite://data/entaku.db");
    assert_eq!(config.http.listen.to_string(), "127.0.0.1:3000");
    assert_eq!(config.site.url.to_string(), "http://127.0.0.1:3000");
    assert!(config.mail.smtp_url.is_none());
    assert_eq!(config.log.form, LogForm::Text);
}

#[test]
fn the_defaults_of_times_sizes_and_rates_hold() {
    let config = production();
    assert_eq!(config.http.header_timeout, Duration::from_secs(10));
    assert_eq!(config.http.stall_timeout, Duration::from_secs(60));
    assert_eq!(config.http.drain_timeout, Duration::from_secs(8));
    assert_eq!(config.http.stop_delay, Duration::from_secs(2));
    assert_eq!(demo().http.stop_delay, Duration::ZERO);
    assert_eq!(config.http.deadline, Duration::from_secs(5));
    assert_eq!(config.limits.body, 262_144);
    assert_eq!(config.limits.import, 10_485_760);
    assert_eq!(config.limits.rates, Some(Rates::default()));
    let rates: Vec<String> = config
        .effective()
        .iter()
        .filter(|one| one.key.starts_with("rate_") && one.key != "rate_limits")
        .map(|one| format!("{} {}", one.key, one.value))
        .collect();
    assert_eq!(
        rates,
        [
            "rate_requests 200/1m",
            "rate_burst 50/10s",
            "rate_assets 200/10s",
            "rate_login 25/5m",
            "rate_login_account 25/1h",
            "rate_account_mail 25/5m",
            "rate_account_mail_address 5/30m",
            "rate_invitations 50/1d",
            "rate_proposals 10/1h",
            "rate_comments 30/10m",
            "rate_votes 120/1m",
            "rate_search 60/1m",
            "rate_uploads 30/30m",
        ]
    );
    assert_eq!(config.log.form, LogForm::Json);
}

#[test]
fn a_flag_beats_the_environment_and_that_the_file_and_that_the_default() {
    let file = "listen = \"127.0.0.1:4001\"\nbody_limit = 1000\nrate_limits = false\n\
                trusted_proxies = [\"10.0.0.0/8\", \"::1\"]\n";
    let environment = [("ENTAKU_LISTEN", "127.0.0.1:4002"), ("ENTAKU_LOG", "json")];
    let (folder, outside) = in_folder(file, &environment);

    let config = load(&flags(&["migrate", "up"]), &outside, Profile::Demo).unwrap();
    assert_eq!(config.http.listen.port(), 4002);
    assert_eq!(source(&config, "listen"), Source::Environment);
    assert_eq!(config.limits.body, 1000);
    assert_eq!(config.limits.rates, None);
    assert_eq!(
        config.http.trusted_proxies.to_string(),
        "10.0.0.0/8,::1/128"
    );
    let path = folder.path().join("entaku.toml");
    assert_eq!(source(&config, "body_limit"), Source::File(path));
    assert_eq!(source(&config, "deadline"), Source::Default);

    for arguments in [
        ["--listen", "127.0.0.1:4003", "migrate", "up"],
        ["migrate", "up", "--listen", "127.0.0.1:4003"],
    ] {
        let config = load(&flags(&arguments), &outside, Profile::Demo).unwrap();
        assert_eq!(config.http.listen.port(), 4003);
        assert_eq!(source(&config, "listen"), Source::Flag);
    }
}

#[test]
fn an_empty_variable_counts_as_not_set() {
    let config = config(
        Profile::Demo,
        &[("ENTAKU_LISTEN", ""), ("ENTAKU_SMTP_URL", " ")],
    )
    .unwrap();
    assert_eq!(config.http.listen.port(), 3000);
    assert!(config.mail.smtp_url.is_none());
}

#[test]
fn production_refuses_to_start_without_address_mail_and_key() {
    assert!(config(Profile::Production, &COMPLETE).is_ok());
    for missing in COMPLETE.map(|(name, _)| name) {
        let rest: Vec<_> = COMPLETE
            .into_iter()
            .filter(|(name, _)| *name != missing)
            .collect();
        let message = refusal(Profile::Production, &rest);
        let setting = missing.trim_start_matches("ENTAKU_").to_lowercase();
        assert!(
            message.starts_with(&format!("setting {setting} (not set): ")),
            "{message}"
        );
        assert!(message.contains(missing), "{message}");
        assert!(
            config(Profile::Tool, &rest).is_ok(),
            "a command needs no {setting}"
        );
    }
}

/// ASVS 12.2.1
#[test]
fn a_broken_setting_is_named_with_its_source_and_what_would_be_right() {
    for (name, value, told) in [
        ("ENTAKU_LISTEN", "3000", "127.0.0.1:3000"),
        ("ENTAKU_LISTEN", "localhost:3000", "127.0.0.1:3000"),
        ("ENTAKU_OPS_LISTEN", "maybe", "127.0.0.1:3000"),
        ("ENTAKU_PUBLIC_URL", "portal.example.com", "https://"),
        (
            "ENTAKU_PUBLIC_URL",
            "http://portal.example.com",
            "plain http",
        ),
        ("ENTAKU_PUBLIC_URL", "http://192.168.1.5", "plain http"),
        ("ENTAKU_PUBLIC_URL", "https://example.com/portal", "path"),
        ("ENTAKU_DATABASE_URL", "mysql://x", "postgres://"),
        ("ENTAKU_SMTP_URL", "mail.example.com", "smtps://"),
        ("ENTAKU_SECRET_KEY", "short", "at least 32"),
        ("ENTAKU_MAIL_FROM", "nobody", "portal@example.com"),
        ("ENTAKU_MAIL_FROM", "a@b\r\nBcc: c@d", "portal@example.com"),
        ("ENTAKU_TRUSTED_PROXIES", "10.0.0.0/8,proxy", "10.0.0.0/8"),
        ("ENTAKU_LOG", "xml", "json"),
        ("ENTAKU_LOG_FILTER", "a=b=c", ""),
        ("ENTAKU_RATE_LIMITS", "maybe", "off"),
        ("ENTAKU_RATE_LOGIN", "many", "25/5m"),
        ("ENTAKU_DEADLINE", "soon", "10s"),
        ("ENTAKU_BODY_LIMIT", "-1", "256K"),
        ("ENTAKU_MAX_CONNECTIONS", "0", "above zero"),
    ] {
        let message = refusal(Profile::Demo, &[(name, value)]);
        let setting = name.trim_start_matches("ENTAKU_").to_lowercase();
        let start = format!("setting {setting} (environment): ");
        assert!(message.starts_with(&start), "{message}");
        assert!(message.contains(told), "{message}");
    }
    let flags = flags(&["serve", "--deadline", "soon"]);
    let message = load(&flags, &outside(&[]), Profile::Demo)
        .unwrap_err()
        .to_string();
    assert!(
        message.starts_with("setting deadline (flag): "),
        "{message}"
    );
}

#[test]
fn a_broken_file_is_refused_with_its_name() {
    for (text, told) in [
        ("lisen = \"127.0.0.1:1\"", "lisen"),
        ("[listen]\nport = 1", "listen"),
        ("listen = ", "entaku.toml"),
        ("deadline = \"soon\"", "deadline"),
    ] {
        let (_folder, outside) = in_folder(text, &[]);
        let message = load(&Flags::default(), &outside, Profile::Demo)
            .unwrap_err()
            .to_string();
        assert!(
            message.contains(told) && message.contains("entaku.toml"),
            "{message}"
        );
    }
    let missing = [("ENTAKU_CONFIG", "/nonexistent/other.toml")];
    let message = refusal(Profile::Demo, &missing);
    assert!(
        message.starts_with("setting config (environment): "),
        "{message}"
    );
}

#[test]
fn a_demo_listens_on_this_machine_only() {
    for address in ["0.0.0.0:3000", "[::]:3000", "192.168.1.5:3000"] {
        let message = refusal(Profile::Demo, &[("ENTAKU_LISTEN", address)]);
        assert!(message.contains("this machine only"), "{message}");
        let mut complete = COMPLETE.to_vec();
        complete.push(("ENTAKU_LISTEN", address));
        assert!(config(Profile::Production, &complete).is_ok());
    }
}

/// ASVS 13.2.3
#[test]
fn production_does_not_take_the_key_of_the_demo() {
    use secrecy::ExposeSecret as _;
    let key = demo().secrets.key.expose_secret().to_owned();
    let environment = [
        COMPLETE[0],
        COMPLETE[1],
        ("ENTAKU_SECRET_KEY", key.as_str()),
    ];
    let message = refusal(Profile::Production, &environment);
    assert!(message.contains("published"), "{message}");
}

/// ASVS 13.3.1
#[test]
fn a_secret_is_read_from_the_file_that_is_named() {
    use secrecy::ExposeSecret as _;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("key");
    std::fs::write(&path, "a-key-that-is-long-enough-to-be-one-1234\n").unwrap();
    let environment = [("ENTAKU_SECRET_KEY_FILE", path.to_str().unwrap())];
    let config = config(Profile::Demo, &environment).unwrap();
    let key = config.secrets.key.expose_secret();
    assert_eq!(key, "a-key-that-is-long-enough-to-be-one-1234");
    let environment = [("ENTAKU_SECRET_KEY_FILE", "/nonexistent/key")];
    let message = refusal(Profile::Demo, &environment);
    assert!(
        message.starts_with("setting secret_key (/nonexistent/key): "),
        "{message}"
    );
}

/// ASVS 13.3.1, 16.2.5
#[test]
fn no_secret_is_shown_anywhere() {
    let key = COMPLETE[2].1;
    let mut environment = COMPLETE.to_vec();
    environment.push((
        "ENTAKU_DATABASE_URL",
        "postgres://me:hunter2@db/entaku?sslmode=verify-full",
    ));
    let config = config(Profile::Production, &environment).unwrap();
    let shown = format!("{config:?} {:?}", config.effective());
    assert!(
        !shown.contains("hunter2") && !shown.contains(key),
        "{shown}"
    );
    assert!(shown.contains("postgres://me:…@db/entaku?…"), "{shown}");
    for (name, value) in [
        ("ENTAKU_SMTP_URL", "hunter2@mail"),
        ("ENTAKU_SMTP_URL", "http://me:hunter2@mail"),
        ("ENTAKU_DATABASE_URL", "mysql://me:hunter2@db"),
        ("ENTAKU_SECRET_KEY", "hunter2"),
    ] {
        let message = refusal(Profile::Demo, &[(name, value)]);
        assert!(!message.contains("hunter2"), "{message}");
    }
}

/// ASVS 13.3.2
#[test]
fn secrets_have_no_flag_since_everybody_on_the_machine_can_read_flags() {
    for flag in ["--secret-key", "--smtp-url"] {
        assert!(Cli::try_parse_from(["entaku", "serve", flag, "x"]).is_err());
    }
}

#[test]
fn an_address_that_nobody_set_follows_the_listener() {
    let bound = "127.0.0.1:45678".parse().unwrap();
    let mut free = config(Profile::Demo, &[("ENTAKU_LISTEN", "127.0.0.1:0")]).unwrap();
    free.bound_to(bound);
    assert_eq!(free.site.url.to_string(), "http://127.0.0.1:45678");
    let mut fixed = production();
    fixed.bound_to(bound);
    assert_eq!(fixed.site.url.to_string(), "https://portal.example.com");
}

/// ASVS 3.3.1, 3.3.3
#[test]
fn the_session_cookie_is_bound_to_the_host_where_there_is_tls() {
    let cookie = production().session_cookie();
    assert_eq!(
        cookie.set("token", Some(60)),
        "__Host-s=token; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=60"
    );
    let cookie = demo().session_cookie();
    assert_eq!(
        cookie.set("token", None),
        "s=token; Path=/; HttpOnly; SameSite=Lax"
    );
    assert_eq!(
        cookie.clear(),
        "s=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"
    );
}

#[test]
fn each_command_asks_for_the_settings_it_needs() {
    for (arguments, profile) in [
        (vec!["serve"], Profile::Production),
        (vec!["serve", "--demo"], Profile::Demo),
        (vec!["worker"], Profile::Production),
        (vec!["worker", "--demo"], Profile::Demo),
        (vec!["migrate", "status"], Profile::Tool),
        (vec!["seed", "demo"], Profile::Tool),
    ] {
        let command = std::iter::once("entaku").chain(arguments.iter().copied());
        assert_eq!(
            Cli::try_parse_from(command).unwrap().command.profile(),
            profile
        );
    }
}

#[test]
fn a_variable_that_is_no_setting_is_told() {
    let given = [
        ("ENTAKU_SMPT_URL", "smtp://mail"),
        ("ENTAKU_LISTEN", ""),
        ("ENTAKU_LOG_FILE", "x"),
        ("PATH", "/bin"),
    ];
    let config = config(Profile::Demo, &given).unwrap();
    assert_eq!(config.unknown(), ["ENTAKU_LOG_FILE", "ENTAKU_SMPT_URL"]);
}
