//! Everything that `entaku doctor` and the page of checks look at: what the domain finds in the
//! database, and what only the process knows: its settings, the disk, the mail server.

use crate::cli::delivery;
use crate::config::{Config, Source};
use domain::mail::{Delivery, Outcome};
use domain::{Actor, Db, Domain};
use migrations::{Migrator, MigratorTrait as _};
use model::administration::{Check, CheckName, Verdict};
use secrecy::ExposeSecret as _;
use std::path::PathBuf;
use std::time::Duration;

/// Free space below this is odd, and below the second bad.
const LITTLE: u64 = 5_000_000_000;
const FULL: u64 = 500_000_000;

fn found(name: CheckName, verdict: Verdict, finding: &'static str, value: String) -> Check {
    Check {
        name,
        verdict,
        finding,
        value,
        more: String::new(),
    }
}

/// How long a look may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Patience {
    /// A page has to be there within seconds.
    Page,
    /// Somebody sits at the terminal and waits.
    Terminal,
}

impl Patience {
    const fn for_mail(self) -> Duration {
        match self {
            Self::Page => Duration::from_secs(3),
            Self::Terminal => Duration::from_secs(20),
        }
    }
}

/// Every check, in the order in which they are read.
///
/// # Errors
/// [`model::AppError::NotFound`] for who may not administer; the database's own.
pub async fn all(
    domain: &Domain,
    actor: &Actor,
    config: &Config,
    patience: Patience,
) -> domain::Result<Vec<Check>> {
    let administration = domain.administration();
    let whole = patience == Patience::Terminal;
    let (inside, mail) = tokio::join!(administration.checks(actor, whole), mail(config, patience));
    let mut checks = inside?;
    checks.insert(checks.len().min(1), migrations(&domain.db).await);
    checks.extend(outside(config));
    checks.push(mail);
    if let Some(scanner) = domain.files.scanner() {
        let ready = tokio::time::timeout(patience.for_mail(), scanner.ready()).await;
        let (verdict, finding) = match ready {
            Ok(Ok(())) => (Verdict::Good, "answers"),
            Ok(Err(_)) | Err(_) => (Verdict::Bad, "away"),
        };
        checks.push(found(CheckName::Scanner, verdict, finding, String::new()));
    }
    Ok(checks)
}

/// What can be looked at when the database cannot be used: `inside` says why.
pub async fn without_database(config: &Config, inside: Vec<Check>) -> Vec<Check> {
    let mut checks = inside;
    checks.extend(outside(config));
    checks.push(mail(config, Patience::Terminal).await);
    checks
}

/// The database does not answer.
#[must_use]
pub fn unreachable(why: &str) -> Check {
    let name = CheckName::Database;
    found(name, Verdict::Bad, "unreachable", why.to_owned())
}

/// Whether the file of SQLite is there: looking must not make one.
#[must_use]
pub fn has_file(config: &Config) -> bool {
    file(config.database.url()).is_none_or(|file| file.is_file())
}

/// Whether the database has the shape of this version.
pub async fn migrations(db: &Db) -> Check {
    let name = CheckName::Migrations;
    match Migrator::get_pending_migrations(db.for_migrations()).await {
        Ok(missing) if missing.is_empty() => found(name, Verdict::Good, "current", String::new()),
        Ok(missing) => found(name, Verdict::Bad, "missing", missing.len().to_string()),
        Err(error) => found(name, Verdict::Bad, "unreadable", error.to_string()),
    }
}

fn outside(config: &Config) -> Vec<Check> {
    let mut checks = vec![disk(config.database.url())];
    let given = |key: &str| {
        let mut effective = config.effective().iter();
        effective
            .any(|one| one.key == key && !matches!(one.source, Source::Default | Source::Nowhere))
    };
    let url = config.site.url.origin();
    checks.push(if !given("public_url") && !config.is_demo() {
        found(CheckName::Address, Verdict::Bad, "missing", String::new())
    } else if config.site.url.is_https() {
        found(CheckName::Address, Verdict::Good, "https", url)
    } else {
        let verdict = if config.is_demo() {
            Verdict::Good
        } else {
            Verdict::Odd
        };
        found(CheckName::Address, verdict, "loopback", url)
    });
    checks.push(if config.is_demo() {
        found(CheckName::Secret, Verdict::Good, "demo", String::new())
    } else if given("secret_key") {
        found(CheckName::Secret, Verdict::Good, "set", String::new())
    } else {
        found(CheckName::Secret, Verdict::Bad, "missing", String::new())
    });
    let cookie = config.session_cookie();
    let (verdict, finding) = match (cookie.secure, config.is_demo()) {
        (true, _) => (Verdict::Good, "secure"),
        (false, true) => (Verdict::Good, "plain"),
        (false, false) => (Verdict::Odd, "plain"),
    };
    checks.push(found(
        CheckName::Cookie,
        verdict,
        finding,
        cookie.name.to_owned(),
    ));
    checks
}

/// Where SQLite keeps its file; `None` for a database of another machine.
fn file(url: &str) -> Option<PathBuf> {
    let path = url.strip_prefix("sqlite:")?.trim_start_matches("//");
    Some(PathBuf::from(path.split('?').next().unwrap_or(path)))
}

fn folder(url: &str) -> Option<PathBuf> {
    let file = file(url)?;
    let folder = file.parent()?;
    Some(if folder.as_os_str().is_empty() {
        PathBuf::from(".")
    } else {
        folder.to_owned()
    })
}

fn disk(url: &str) -> Check {
    let name = CheckName::Disk;
    let unknown = || found(name, Verdict::Good, "unknown", String::new());
    let Some(folder) = folder(url) else {
        return unknown();
    };
    let Ok(disk) = rustix::fs::statvfs(&folder) else {
        return unknown();
    };
    let free = disk.f_bavail.saturating_mul(disk.f_frsize);
    let whole = disk.f_blocks.saturating_mul(disk.f_frsize).max(1);
    let (verdict, finding) = match free {
        ..FULL => (Verdict::Bad, "full"),
        FULL..LITTLE => (Verdict::Odd, "little"),
        _ => (Verdict::Good, "room"),
    };
    let tenths = free / 100_000_000;
    let mut check = found(
        name,
        verdict,
        finding,
        format!("{}.{}", tenths / 10, tenths % 10),
    );
    check.more = (free.saturating_mul(100) / whole).to_string();
    check
}

/// Speaks with the mail server as the worker would: TLS as it is demanded, and the account.
async fn mail(config: &Config, patience: Patience) -> Check {
    let name = CheckName::Smtp;
    let Some(address) = &config.mail.smtp_url else {
        return if config.is_demo() {
            found(name, Verdict::Good, "mailbox", String::new())
        } else {
            found(name, Verdict::Bad, "missing", String::new())
        };
    };
    let delivery = match delivery(config) {
        Ok(delivery) => delivery,
        Err(error) => return found(name, Verdict::Bad, "refused", error.to_string()),
    };
    let ready = match tokio::time::timeout(patience.for_mail(), delivery.ready()).await {
        Ok(ready) => ready,
        Err(_) => Err(Outcome::Away(
            "the server does not answer in time".to_owned(),
        )),
    };
    match (ready, &delivery) {
        (Ok(()), Delivery::Mailbox) => found(name, Verdict::Good, "mailbox", String::new()),
        (Ok(()), Delivery::Smtp(_)) => {
            let kind = encryption(address.expose_secret());
            found(name, Verdict::Good, "reachable", kind.to_owned())
        }
        (Err(outcome), _) => {
            let why = match outcome {
                Outcome::Away(why)
                | Outcome::Later(why)
                | Outcome::Never(why)
                | Outcome::NoMailbox(why) => why,
                Outcome::Sent => String::new(),
            };
            found(name, Verdict::Bad, "away", why)
        }
    }
}

/// What the address demands; nothing else of it is shown.
fn encryption(address: &str) -> &'static str {
    if address.starts_with("smtps:") {
        "TLS"
    } else if address.contains("tls=none") {
        "no TLS"
    } else if address.contains("tls=opportunistic") {
        "STARTTLS where offered"
    } else {
        "STARTTLS"
    }
}

#[cfg(test)]
mod tests {
    use super::{encryption, folder};
    use std::path::Path;

    #[test]
    fn a_database_file_lies_in_its_folder_and_a_server_elsewhere() {
        assert_eq!(
            folder("sqlite://data/entaku.db?mode=rwc").as_deref(),
            Some(Path::new("data"))
        );
        assert_eq!(folder("sqlite:entaku.db").as_deref(), Some(Path::new(".")));
        assert_eq!(folder("postgres://db/entaku"), None);
    }

    #[test]
    fn nothing_of_an_smtp_address_is_shown_but_its_encryption() {
        assert_eq!(encryption("smtps://u:secret@h"), "TLS");
        assert_eq!(encryption("smtp://u:secret@h"), "STARTTLS");
        assert_eq!(encryption("smtp://127.0.0.1:25?tls=none"), "no TLS");
    }
}
