//! From what was given to a checked [`Config`].

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::parse::{database_url, redacted};
use super::reader::Reader;
use super::sections::{files, http, limits, log, mail, scanner, secrets, site};
use super::settings::Given;
use super::{Config, ConfigError, Database, Flags, Profile, Source};

/// The default settings file, used where it exists.
const FILE: &str = "entaku.toml";

/// What surrounds the program: given by `main`, made up by tests.
#[derive(Clone, Debug, Default)]
pub struct Outside {
    pub environment: BTreeMap<String, String>,
    /// Folder in which `entaku.toml` is looked for.
    pub folder: PathBuf,
}

impl Outside {
    #[must_use]
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the environment"
    )]
    pub fn of_process() -> Self {
        Self {
            environment: std::env::vars_os()
                .filter_map(|(name, value)| {
                    Some((name.into_string().ok()?, value.into_string().ok()?))
                })
                .collect(),
            folder: PathBuf::from("."),
        }
    }
}

/// # Errors
/// The first setting that makes no sense or is missing in this profile.
pub fn load(flags: &Flags, outside: &Outside, profile: Profile) -> Result<Config, ConfigError> {
    let file = settings_file(flags, outside)?;
    let given = Given::gather(
        flags,
        &outside.environment,
        file.as_ref()
            .map(|(path, text)| (path.as_path(), text.as_str())),
    )?;
    let mut reader = Reader {
        given,
        effective: Vec::new(),
    };

    let http = http(&mut reader, profile == Profile::Demo)?;
    if profile == Profile::Demo && !http.listen.ip().is_loopback() {
        return Err(reader.refusal(
            "listen",
            "a demo listens on this machine only (127.0.0.1:3000), since everybody knows its \
             passwords; leave --demo out to serve others",
        ));
    }
    let site = site(&mut reader, &http, outside, profile)?;
    let database = reader.value(
        "database_url",
        || Ok("sqlite://data/entaku.db".to_owned()),
        database_url,
        |url| redacted(url),
    )?;
    let config = Config {
        profile,
        files: files(&mut reader, &database)?,
        scanner: scanner(&mut reader)?,
        database: Database::new(database),
        limits: limits(&mut reader)?,
        log: log(&mut reader, profile)?,
        mail: mail(&mut reader, &site, profile)?,
        secrets: secrets(&mut reader, profile)?,
        http,
        site,
        effective: reader.effective,
        unknown: unknown(outside),
    };
    Ok(config)
}

fn unknown(outside: &Outside) -> Vec<String> {
    let known = |name: &str| {
        name == "ENTAKU_CONFIG"
            || super::SETTINGS.iter().any(|setting| {
                let variable = super::variable(setting.key);
                name == variable || (setting.secret && name == format!("{variable}_FILE"))
            })
    };
    outside
        .environment
        .keys()
        .filter(|name| name.starts_with("ENTAKU_") && !known(name))
        .cloned()
        .collect()
}

fn settings_file(
    flags: &Flags,
    outside: &Outside,
) -> Result<Option<(PathBuf, String)>, ConfigError> {
    let named = match &flags.config {
        Some(path) => Some((path.clone(), Source::Flag)),
        None => outside
            .environment
            .get("ENTAKU_CONFIG")
            .filter(|path| !path.is_empty())
            .map(|path| (PathBuf::from(path), Source::Environment)),
    };
    let (path, source) = match named {
        Some(named) => named,
        None => {
            let path = outside.folder.join(FILE);
            if !path.exists() {
                return Ok(None);
            }
            (path, Source::Default)
        }
    };
    match std::fs::read_to_string(&path) {
        Ok(text) => Ok(Some((path, text))),
        Err(error) => Err(ConfigError::new(
            "config",
            source,
            format!("{} cannot be read: {error}", path.display()),
        )),
    }
}
