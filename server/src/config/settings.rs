//! The table of settings and the order in which a value is looked for:
//! flag, then environment, then file, then default.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, Command};

/// One setting. Its name is the same everywhere: `public_url` in the file,
/// `--public-url` as a flag, `ENTAKU_PUBLIC_URL` in the environment.
#[derive(Debug)]
pub struct Setting {
    pub key: &'static str,
    /// A secret has no flag, since `ps` shows flags to everybody on the machine; its value can
    /// also be read from the file that `ENTAKU_…_FILE` names.
    pub secret: bool,
    pub example: &'static str,
    pub help: &'static str,
}

const fn setting(key: &'static str, example: &'static str, help: &'static str) -> Setting {
    Setting {
        key,
        secret: false,
        example,
        help,
    }
}

/// Every setting there is.
pub const SETTINGS: &[Setting] = &[
    setting(
        "database_url",
        "URL",
        "sqlite://FILE or postgres://USER@HOST/NAME",
    ),
    setting(
        "files",
        "PLACE",
        "folder of the files people send along, or s3://BUCKET/FOLDER",
    ),
    setting(
        "files_scanner",
        "ADDRESS",
        "clamd that is asked before a file is kept: HOST:PORT or the path of its socket",
    ),
    setting(
        "files_endpoint",
        "URL",
        "address of a store that speaks S3 and is not Amazon's",
    ),
    setting("files_region", "NAME", "region of the bucket"),
    setting("files_access_key", "KEY", "who writes into the bucket"),
    Setting {
        key: "files_secret_key",
        secret: true,
        example: "KEY",
        help: "the secret that belongs to files_access_key",
    },
    setting(
        "listen",
        "ADDRESS",
        "address of the portal, such as 127.0.0.1:3000",
    ),
    setting(
        "ops_listen",
        "ADDRESS",
        "address of /healthz, /readyz and /metrics, or off",
    ),
    setting(
        "public_url",
        "URL",
        "address that people type, such as https://portal.example.com",
    ),
    Setting {
        key: "smtp_url",
        secret: true,
        example: "URL",
        help: "smtps://USER:PASSWORD@HOST:465 or smtp://HOST:587?tls=required",
    },
    setting(
        "mail_from",
        "ADDRESS",
        "sender of all mail, such as \"Portal <portal@example.com>\"",
    ),
    Setting {
        key: "secret_key",
        secret: true,
        example: "KEY",
        help: "at least 32 characters; `openssl rand -base64 48` makes one",
    },
    setting(
        "staff_second_factor",
        "on|off",
        "whether people of the vendor need a second factor",
    ),
    setting(
        "trusted_proxies",
        "LIST",
        "addresses or networks whose X-Forwarded-For is believed, by comma",
    ),
    setting("site_root", "FOLDER", "folder with the built front end"),
    setting("log", "FORM", "json or text"),
    setting(
        "log_filter",
        "FILTER",
        "what is logged, such as info,server=debug",
    ),
    setting("max_connections", "NUMBER", "open connections at a time"),
    setting(
        "header_timeout",
        "TIME",
        "time for a request head, such as 10s",
    ),
    setting(
        "stall_timeout",
        "TIME",
        "time without one byte until a connection is closed",
    ),
    setting(
        "drain_timeout",
        "TIME",
        "time for open requests on shutdown",
    ),
    setting(
        "stop_delay",
        "TIME",
        "time for a balancer to hear of a shutdown before it begins",
    ),
    setting("deadline", "TIME", "time for one answer"),
    setting("body_limit", "BYTES", "largest form"),
    setting("import_limit", "BYTES", "largest import file"),
    setting("rate_limits", "on|off", "switches all the rates below"),
    setting(
        "rate_requests",
        "RATE",
        "requests by address, such as 200/1m",
    ),
    setting("rate_burst", "RATE", "requests by address in a short time"),
    setting(
        "rate_assets",
        "RATE",
        "scripts, styles and pictures by address",
    ),
    setting("rate_login", "RATE", "attempts to sign in by address"),
    setting(
        "rate_login_account",
        "RATE",
        "attempts to sign in by account",
    ),
    setting(
        "rate_account_mail",
        "RATE",
        "links to reset a password and codes by mail, by address of the network",
    ),
    setting(
        "rate_account_mail_address",
        "RATE",
        "the same by address of mail",
    ),
    setting("rate_invitations", "RATE", "invitations by person"),
    setting("rate_proposals", "RATE", "new proposals by person"),
    setting("rate_comments", "RATE", "comments by person"),
    setting("rate_votes", "RATE", "votes by person"),
    setting("rate_search", "RATE", "searches by person"),
    setting("rate_uploads", "RATE", "files by person"),
];

/// Name of a setting in the environment.
#[must_use]
pub fn variable(key: &str) -> String {
    format!("ENTAKU_{}", key.to_uppercase())
}

/// Name of a setting as a flag, without the two hyphens.
#[must_use]
pub fn flag(key: &str) -> String {
    key.replace('_', "-")
}

/// Where a value came from; told in messages and by `serve --check`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    Flag,
    Environment,
    /// The file that `ENTAKU_…_FILE` names.
    SecretFile(PathBuf),
    File(PathBuf),
    Default,
    /// Nothing was given and there is no default.
    Nowhere,
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag => f.write_str("flag"),
            Self::Environment => f.write_str("environment"),
            Self::SecretFile(path) | Self::File(path) => write!(f, "{}", path.display()),
            Self::Default => f.write_str("default"),
            Self::Nowhere => f.write_str("not set"),
        }
    }
}

/// A setting that stops the start. The message names the setting, where its value came from and
/// what would be right; it never repeats a secret.
#[derive(Debug, thiserror::Error)]
#[error("setting {setting} ({from}): {problem}")]
pub struct ConfigError {
    pub setting: String,
    pub from: Source,
    pub problem: String,
}

impl ConfigError {
    pub(super) fn new(setting: &str, from: Source, problem: impl Into<String>) -> Self {
        Self {
            setting: setting.to_owned(),
            from,
            problem: problem.into(),
        }
    }
}

/// The flags that carry settings, as they were typed. Usable before and after the subcommand.
#[derive(Clone, Debug, Default)]
pub struct Flags {
    pub config: Option<PathBuf>,
    pub values: BTreeMap<&'static str, String>,
}

impl clap::FromArgMatches for Flags {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut flags = Self::default();
        flags.update_from_arg_matches(matches)?;
        Ok(flags)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        if let Some(path) = matches.get_one::<PathBuf>("config") {
            self.config = Some(path.clone());
        }
        for setting in SETTINGS.iter().filter(|setting| !setting.secret) {
            if let Some(value) = matches.get_one::<String>(setting.key) {
                self.values.insert(setting.key, value.clone());
            }
        }
        Ok(())
    }
}

impl clap::Args for Flags {
    fn augment_args(command: Command) -> Command {
        let command = command.arg(
            Arg::new("config")
                .long("config")
                .value_name("FILE")
                .value_parser(clap::value_parser!(PathBuf))
                .global(true)
                .help_heading("Settings")
                .help("file with settings [default: entaku.toml where it exists]"),
        );
        SETTINGS
            .iter()
            .filter(|setting| !setting.secret)
            .fold(command, |command, setting| {
                command.arg(
                    Arg::new(setting.key)
                        .long(flag(setting.key))
                        .value_name(setting.example)
                        .global(true)
                        .help_heading("Settings")
                        .help(format!("{} [{}]", setting.help, variable(setting.key))),
                )
            })
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

/// What was given, each value with its source; the first source that names a setting wins.
#[derive(Debug, Default)]
pub(super) struct Given {
    values: BTreeMap<&'static str, (String, Source)>,
}

impl Given {
    /// # Errors
    /// An unknown key in the file, a value there that is a table, or a secret file that cannot
    /// be read.
    pub(super) fn gather(
        flags: &Flags,
        environment: &BTreeMap<String, String>,
        file: Option<(&Path, &str)>,
    ) -> Result<Self, ConfigError> {
        let mut values = BTreeMap::new();
        let mut from_file = match file {
            Some((path, text)) => read_file(path, text)?,
            None => BTreeMap::new(),
        };
        for setting in SETTINGS {
            let key = setting.key;
            let value = if let Some(value) = flags.values.get(key) {
                Some((value.clone(), Source::Flag))
            } else if let Some(value) = filled(environment, &variable(key)) {
                Some((value, Source::Environment))
            } else if let Some(value) = secret_file(setting, environment)? {
                Some(value)
            } else {
                from_file.remove(key)
            };
            if let Some(value) = value {
                values.insert(key, value);
            }
        }
        Ok(Self { values })
    }

    pub(super) fn get(&self, key: &str) -> Option<(&str, &Source)> {
        self.values
            .get(key)
            .map(|(value, source)| (value.as_str(), source))
    }
}

/// An empty variable counts as not set: compose files pass those on.
fn filled(environment: &BTreeMap<String, String>, name: &str) -> Option<String> {
    environment
        .get(name)
        .filter(|value| !value.trim().is_empty())
        .cloned()
}

fn secret_file(
    setting: &Setting,
    environment: &BTreeMap<String, String>,
) -> Result<Option<(String, Source)>, ConfigError> {
    if !setting.secret {
        return Ok(None);
    }
    let Some(path) = filled(environment, &format!("{}_FILE", variable(setting.key))) else {
        return Ok(None);
    };
    let source = Source::SecretFile(PathBuf::from(&path));
    match std::fs::read_to_string(&path) {
        Ok(text) => Ok(Some((text.trim().to_owned(), source))),
        Err(error) => Err(ConfigError::new(
            setting.key,
            source,
            format!("the file cannot be read: {error}"),
        )),
    }
}

fn read_file(
    path: &Path,
    text: &str,
) -> Result<BTreeMap<&'static str, (String, Source)>, ConfigError> {
    let source = Source::File(path.to_owned());
    let table = config::Config::builder()
        .add_source(config::File::from_str(text, config::FileFormat::Toml))
        .build()
        .and_then(config::Config::try_deserialize::<BTreeMap<String, config::Value>>)
        .map_err(|error| ConfigError::new("config", source.clone(), error.to_string()))?;
    let mut values = BTreeMap::new();
    for (key, value) in table {
        let Some(setting) = SETTINGS.iter().find(|setting| setting.key == key) else {
            return Err(ConfigError::new(
                &key,
                source,
                "there is no setting of this name",
            ));
        };
        let value = match value.kind {
            config::ValueKind::Array(items) => items
                .into_iter()
                .map(config::Value::into_string)
                .collect::<Result<Vec<_>, _>>()
                .map(|items| items.join(",")),
            config::ValueKind::Boolean(value) => Ok(if value { "on" } else { "off" }.to_owned()),
            _ => value.into_string(),
        };
        let value = value.map_err(|_| {
            ConfigError::new(
                &key,
                source.clone(),
                "is neither text nor a number nor a list of texts",
            )
        })?;
        values.insert(setting.key, (value, source.clone()));
    }
    Ok(values)
}
