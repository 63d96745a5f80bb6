//! Settings: one struct per concern, read once at the start, handed on as values.
//!
//! A value is looked for as flag, in the environment (`ENTAKU_…`), in the settings file, and then
//! has a default. A setting that makes no sense stops the start with one message. Nothing else in
//! the program reads the environment.

mod load;
mod parse;
mod proxies;
mod public_url;
mod reader;
mod sections;
mod settings;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};

pub use load::{Outside, load};
pub use parse::Rate;
pub use proxies::{Network, TrustedProxies, plain};
pub use public_url::{PublicUrl, SessionCookie};
pub use settings::{ConfigError, Flags, SETTINGS, Setting, Source, flag, variable};

/// What the settings have to hold up to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// `serve --demo`: demo accounts, a mailbox page instead of SMTP, a clock that can be moved;
    /// this machine only.
    Demo,
    /// Refuses to start without SMTP, public URL and secret key.
    Production,
    /// A command at the terminal, which serves nobody: missing settings are no reason to refuse.
    Tool,
}

/// All settings, checked.
#[derive(Clone, Debug)]
pub struct Config {
    pub profile: Profile,
    pub database: Database,
    pub files: Files,
    /// Asked before a file is kept.
    pub scanner: Option<domain::storage::Scanner>,
    pub http: Http,
    pub limits: Limits,
    pub log: Log,
    pub mail: Mail,
    pub secrets: Secrets,
    pub site: Site,
    effective: Vec<Effective>,
    unknown: Vec<String>,
}

#[derive(Clone, Debug)]
pub struct Database {
    url: SecretString,
}

impl Database {
    #[must_use]
    pub fn new(url: impl Into<String>) -> Self {
        Self {
            url: SecretString::from(url.into()),
        }
    }

    /// May hold a password; never log it.
    #[must_use]
    pub fn url(&self) -> &str {
        self.url.expose_secret()
    }
}

/// Where the files lie that people send along.
#[derive(Clone, Debug)]
pub enum Files {
    Folder(PathBuf),
    Bucket(domain::storage::Bucket),
}

#[derive(Clone, Debug)]
pub struct Http {
    pub listen: SocketAddr,
    /// `None` where the operator switched it off.
    pub ops_listen: Option<SocketAddr>,
    pub trusted_proxies: TrustedProxies,
    pub header_timeout: Duration,
    pub stall_timeout: Duration,
    pub drain_timeout: Duration,
    /// From `/readyz` saying so until nobody is let in any more.
    pub stop_delay: Duration,
    pub deadline: Duration,
    pub max_connections: usize,
}

#[derive(Clone, Debug)]
pub struct Mail {
    /// `None` only in a demo or a command: then mail stays in the mailbox page.
    pub smtp_url: Option<SecretString>,
    /// `Name <address>` or an address.
    pub from: String,
}

#[derive(Clone, Debug)]
pub struct Site {
    pub url: PublicUrl,
    /// Folder with `pkg/` and the public files.
    pub root: PathBuf,
    /// `cargo leptos watch` reloads the page over a web socket, which the policy must allow.
    pub live_reload: bool,
}

#[derive(Clone, Debug)]
pub struct Secrets {
    /// Signs links in mails.
    pub key: SecretString,
    /// Whether people of the vendor need a second factor.
    pub staff_second_factor: bool,
}

#[derive(Clone, Debug)]
pub struct Limits {
    /// Largest body of a form, in bytes.
    pub body: usize,
    /// Largest import file, in bytes.
    pub import: usize,
    /// `None` where rates are switched off.
    pub rates: Option<Rates>,
}

/// How often somebody may do something. Defaults: `docs/OPERATIONS.md`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rates {
    pub requests: Rate,
    pub burst: Rate,
    pub assets: Rate,
    pub login: Rate,
    pub login_account: Rate,
    /// Links to reset a password and codes to sign in with, by network and by address.
    pub account_mail: Rate,
    pub account_mail_address: Rate,
    pub invitations: Rate,
    pub proposals: Rate,
    pub comments: Rate,
    pub votes: Rate,
    pub search: Rate,
    pub uploads: Rate,
}

impl Default for Rates {
    fn default() -> Self {
        const MINUTE: u64 = 60;
        const HOUR: u64 = 60 * MINUTE;
        let rate = |max, seconds| Rate::new(max, Duration::from_secs(seconds));
        Self {
            requests: rate(200, MINUTE),
            burst: rate(50, 10),
            assets: rate(200, 10),
            login: rate(25, 5 * MINUTE),
            login_account: rate(25, HOUR),
            account_mail: rate(25, 5 * MINUTE),
            account_mail_address: rate(5, 30 * MINUTE),
            invitations: rate(50, 24 * HOUR),
            proposals: rate(10, HOUR),
            comments: rate(30, 10 * MINUTE),
            votes: rate(120, MINUTE),
            search: rate(60, MINUTE),
            uploads: rate(30, 30 * MINUTE),
        }
    }
}

#[derive(Clone, Debug)]
pub struct Log {
    pub form: LogForm,
    /// In the language of `tracing_subscriber::EnvFilter`.
    pub filter: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogForm {
    Json,
    Text,
}

/// A setting as it took effect, with its secret parts hidden.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effective {
    pub key: &'static str,
    pub value: String,
    pub source: Source,
}

impl Config {
    #[must_use]
    pub fn is_demo(&self) -> bool {
        self.profile == Profile::Demo
    }

    #[must_use]
    pub fn session_cookie(&self) -> SessionCookie {
        SessionCookie::of(&self.site.url)
    }

    /// What `serve --check` prints: every setting, where it came from, no secrets.
    #[must_use]
    pub fn effective(&self) -> &[Effective] {
        &self.effective
    }

    /// Variables that look like settings and are none: most often a slip of the pen.
    #[must_use]
    pub fn unknown(&self) -> &[String] {
        &self.unknown
    }

    /// Takes over the address that the listener really got: with port 0 the system chooses one,
    /// and an address that nobody set has to follow.
    pub fn bound_to(&mut self, address: SocketAddr) {
        self.http.listen = address;
        let given = self
            .effective
            .iter()
            .any(|one| one.key == "public_url" && one.source != Source::Default);
        if !given {
            self.site.url = PublicUrl::of_listener(address);
        }
    }
}
