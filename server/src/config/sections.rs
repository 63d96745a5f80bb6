//! The parts of a [`Config`](super::Config), each read and checked by itself.

use super::load::Outside;
use super::parse::{address, on_off, redacted, smtp_url};
use super::reader::Reader;
use super::{
    ConfigError, Files, Http, Limits, Log, LogForm, Mail, Profile, PublicUrl, Rates, Secrets, Site,
    TrustedProxies,
};
use domain::storage::Scanner;
use secrecy::SecretString;
use std::path::{Path, PathBuf};

/// Signs the links of a demo, whose accounts have published passwords anyway; constant so that
/// links survive a restart. No other profile accepts it.
const DEMO_KEY: &str = "demo-only-key-that-no-production-start-accepts";

/// Shorter keys can be guessed from one signed link.
const SHORTEST_KEY: usize = 32;

pub(super) fn scanner(reader: &mut Reader) -> Result<Option<Scanner>, ConfigError> {
    reader.value(
        "files_scanner",
        || Ok(None),
        |text| match text.trim() {
            "" => Ok(None),
            address => Scanner::parse(address)
                .map(Some)
                .ok_or_else(|| "is no HOST:PORT and no path of a socket".to_owned()),
        },
        |scanner| match scanner {
            None => String::new(),
            Some(Scanner::Tcp(address)) => address.clone(),
            Some(Scanner::Socket(path)) => path.display().to_string(),
        },
    )
}

/// Beside the database where that is a file, so that one folder holds everything there is to back
/// up.
pub(super) fn files(reader: &mut Reader, database: &str) -> Result<Files, ConfigError> {
    let beside = database
        .strip_prefix("sqlite://")
        .and_then(|rest| Path::new(rest.split('?').next()?).parent())
        .map_or_else(|| PathBuf::from("data"), Path::to_owned)
        .join("files");
    let place = reader.value(
        "files",
        || Ok(beside.display().to_string()),
        |text| match text.trim().strip_prefix("s3://") {
            Some(bucket) if bucket.is_empty() || bucket.starts_with('/') => {
                Err("is no bucket such as s3://NAME or s3://NAME/FOLDER".to_owned())
            }
            _ => Ok(text.trim().to_owned()),
        },
        Clone::clone,
    )?;
    let text = |text: &str| Ok(text.trim().to_owned());
    let endpoint = reader.value(
        "files_endpoint",
        || Ok(String::new()),
        |text| {
            let known = text.starts_with("https://") || text.starts_with("http://");
            if known {
                Ok(text.trim_end_matches('/').to_owned())
            } else {
                Err("is no address such as https://s3.example.com".to_owned())
            }
        },
        Clone::clone,
    )?;
    let region = reader.value(
        "files_region",
        || Ok("us-east-1".to_owned()),
        text,
        Clone::clone,
    )?;
    let access_key = reader.value("files_access_key", || Ok(String::new()), text, Clone::clone)?;
    let secret_key = reader.value(
        "files_secret_key",
        || Ok(String::new()),
        text,
        |_| "(hidden)".to_owned(),
    )?;
    let Some(name) = place.strip_prefix("s3://") else {
        return Ok(Files::Folder(PathBuf::from(place)));
    };
    if access_key.is_empty() || secret_key.is_empty() {
        return Err(reader.refusal(
            "files",
            "is a bucket, which needs files_access_key and files_secret_key",
        ));
    }
    let (name, prefix) = match name.split_once('/') {
        Some((name, prefix)) => (name, prefix.trim_matches('/')),
        None => (name, ""),
    };
    Ok(Files::Bucket(domain::storage::Bucket {
        name: name.to_owned(),
        prefix: (!prefix.is_empty()).then(|| prefix.to_owned()),
        endpoint: (!endpoint.is_empty()).then_some(endpoint),
        region,
        access_key,
        secret_key: SecretString::from(secret_key),
    }))
}

pub(super) fn http(reader: &mut Reader, demo: bool) -> Result<Http, ConfigError> {
    let local = |port| std::net::SocketAddr::from(([127, 0, 0, 1], port));
    Ok(Http {
        listen: reader.value("listen", || Ok(local(3000)), address, ToString::to_string)?,
        ops_listen: reader.value(
            "ops_listen",
            || Ok(Some(local(3001))),
            |text| match text.trim() {
                "off" => Ok(None),
                text => address(text).map(Some),
            },
            |value| value.map_or_else(|| "off".to_owned(), |value| value.to_string()),
        )?,
        trusted_proxies: reader.value(
            "trusted_proxies",
            || Ok(TrustedProxies::default()),
            str::parse,
            ToString::to_string,
        )?,
        header_timeout: reader.time("header_timeout", 10)?,
        stall_timeout: reader.time("stall_timeout", 60)?,
        // With the delay before it ten seconds: supervisors kill after that or later.
        drain_timeout: reader.time("drain_timeout", 8)?,
        // Nobody sends people to a demo but themselves.
        stop_delay: reader.time("stop_delay", if demo { 0 } else { 2 })?,
        deadline: reader.time("deadline", 5)?,
        // Below the usual 1,024 open files of a process, with room for the database.
        max_connections: reader.value(
            "max_connections",
            || Ok(800),
            |text| match text.trim().parse() {
                Ok(number) if number > 0 => Ok(number),
                _ => Err(format!("{text:?} is not a number above zero")),
            },
            ToString::to_string,
        )?,
    })
}

pub(super) fn site(
    reader: &mut Reader,
    http: &Http,
    outside: &Outside,
    profile: Profile,
) -> Result<Site, ConfigError> {
    Ok(Site {
        url: reader.value(
            "public_url",
            || match profile {
                Profile::Production => Err(missing(
                    "public_url",
                    "mails link to it and the protection against forged requests compares with it",
                )),
                Profile::Demo | Profile::Tool => Ok(PublicUrl::of_listener(http.listen)),
            },
            PublicUrl::parse,
            ToString::to_string,
        )?,
        root: reader.value(
            "site_root",
            || Ok(PathBuf::from("target/site")),
            |text| Ok(Path::new(text).to_owned()),
            |path| path.display().to_string(),
        )?,
        live_reload: profile == Profile::Demo && outside.environment.contains_key("LEPTOS_WATCH"),
    })
}

pub(super) fn mail(
    reader: &mut Reader,
    site: &Site,
    profile: Profile,
) -> Result<Mail, ConfigError> {
    let smtp_url = reader.value(
        "smtp_url",
        || match profile {
            Profile::Production => Err(missing(
                "smtp_url",
                "without mail nobody can be invited or answered",
            )),
            Profile::Demo | Profile::Tool => Ok(None),
        },
        |text| smtp_url(text).map(Some),
        |url: &Option<String>| match url {
            Some(url) => redacted(url),
            None => "none, mail stays in the mailbox page".to_owned(),
        },
    )?;
    Ok(Mail {
        smtp_url: smtp_url.map(SecretString::from),
        from: reader.value(
            "mail_from",
            || Ok(format!("Entaku <no-reply@{}>", mail_host(&site.url))),
            |text| {
                let text = text.trim();
                // Line breaks would start a header of their own.
                if text.contains('@') && !text.contains(char::is_control) {
                    Ok(text.to_owned())
                } else {
                    Err("is not an address such as Portal <portal@example.com>".to_owned())
                }
            },
            Clone::clone,
        )?,
    })
}

fn mail_host(url: &PublicUrl) -> &str {
    if url.is_loopback() {
        "localhost"
    } else {
        url.host()
    }
}

pub(super) fn secrets(reader: &mut Reader, profile: Profile) -> Result<Secrets, ConfigError> {
    let key = reader.value(
        "secret_key",
        || match profile {
            Profile::Production => Err(missing(
                "secret_key",
                "it signs the links in mails; `openssl rand -base64 48` makes one",
            )),
            Profile::Demo => Ok(DEMO_KEY.to_owned()),
            Profile::Tool => random_key(),
        },
        |text| match text.trim() {
            DEMO_KEY if profile != Profile::Demo => {
                Err("is the key of the demo, which is published".to_owned())
            }
            text if text.len() < SHORTEST_KEY => Err(format!(
                "has {} characters and needs at least {SHORTEST_KEY}; \
                 `openssl rand -base64 48` makes one",
                text.len()
            )),
            text => Ok(text.to_owned()),
        },
        |_| "(hidden)".to_owned(),
    )?;
    Ok(Secrets {
        key: SecretString::from(key),
        staff_second_factor: reader.value(
            "staff_second_factor",
            || Ok(profile != Profile::Demo),
            on_off,
            |on| if *on { "on" } else { "off" }.to_owned(),
        )?,
    })
}

fn random_key() -> Result<String, String> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(|error| format!("the system gave no random: {error}"))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

pub(super) fn limits(reader: &mut Reader) -> Result<Limits, ConfigError> {
    let body = reader.size("body_limit", 256 * 1024)?;
    let import = reader.size("import_limit", 10 * 1024 * 1024)?;
    let on = reader.value(
        "rate_limits",
        || Ok(true),
        on_off,
        |on| if *on { "on" } else { "off" }.to_owned(),
    )?;
    let usual = Rates::default();
    let rates = Rates {
        requests: reader.rate("rate_requests", usual.requests)?,
        burst: reader.rate("rate_burst", usual.burst)?,
        assets: reader.rate("rate_assets", usual.assets)?,
        login: reader.rate("rate_login", usual.login)?,
        login_account: reader.rate("rate_login_account", usual.login_account)?,
        account_mail: reader.rate("rate_account_mail", usual.account_mail)?,
        account_mail_address: reader
            .rate("rate_account_mail_address", usual.account_mail_address)?,
        invitations: reader.rate("rate_invitations", usual.invitations)?,
        proposals: reader.rate("rate_proposals", usual.proposals)?,
        comments: reader.rate("rate_comments", usual.comments)?,
        votes: reader.rate("rate_votes", usual.votes)?,
        search: reader.rate("rate_search", usual.search)?,
        uploads: reader.rate("rate_uploads", usual.uploads)?,
    };
    Ok(Limits {
        body,
        import,
        rates: on.then_some(rates),
    })
}

pub(super) fn log(reader: &mut Reader, profile: Profile) -> Result<Log, ConfigError> {
    Ok(Log {
        form: reader.value(
            "log",
            || {
                Ok(match profile {
                    Profile::Production => LogForm::Json,
                    Profile::Demo | Profile::Tool => LogForm::Text,
                })
            },
            |text| match text.trim() {
                "json" => Ok(LogForm::Json),
                "text" => Ok(LogForm::Text),
                _ => Err(format!("{text:?} is neither json nor text")),
            },
            |form| match form {
                LogForm::Json => "json".to_owned(),
                LogForm::Text => "text".to_owned(),
            },
        )?,
        filter: reader.value(
            "log_filter",
            || {
                Ok(match profile {
                    Profile::Demo | Profile::Production => "info",
                    Profile::Tool => "warn",
                }
                .to_owned())
            },
            |text| {
                tracing_subscriber::EnvFilter::try_new(text)
                    .map(|_| text.to_owned())
                    .map_err(|error| error.to_string())
            },
            Clone::clone,
        )?,
    })
}

fn missing(key: &str, reason: &str) -> String {
    let flag = if super::SETTINGS
        .iter()
        .any(|setting| setting.key == key && setting.secret)
    {
        String::new()
    } else {
        format!("--{} or ", super::flag(key))
    };
    format!(
        "is missing, and {reason}; give {flag}{} (or try `serve --demo`)",
        super::variable(key)
    )
}
