//! Values of settings: text in, checked types out. A refusal says what would be right.

use std::num::NonZeroU32;
use std::time::Duration;

/// At most `max` acts in `per`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    pub max: NonZeroU32,
    pub per: Duration,
}

impl Rate {
    /// `max` zero is taken as one: a rate of nothing is not a rate.
    #[must_use]
    pub const fn new(max: u32, per: Duration) -> Self {
        let max = match NonZeroU32::new(max) {
            Some(max) => max,
            None => NonZeroU32::MIN,
        };
        Self { max, per }
    }
}

impl std::fmt::Display for Rate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.max, time(self.per))
    }
}

/// How a time is written in settings: the largest unit that fits.
pub(super) fn time(value: Duration) -> String {
    let millis = value.as_millis();
    for (unit, size) in UNITS {
        let size = u128::from(*size);
        if millis > 0 && millis.is_multiple_of(size) {
            return format!("{}{unit}", millis / size);
        }
    }
    format!("{millis}ms")
}

/// Unit and its length in milliseconds, largest first.
const UNITS: &[(&str, u64)] = &[
    ("d", 86_400_000),
    ("h", 3_600_000),
    ("m", 60_000),
    ("s", 1_000),
    ("ms", 1),
];

pub(super) fn duration(text: &str) -> Result<Duration, String> {
    let problem = || format!("{text:?} is not a time such as 10s, 5m, 1h or 250ms");
    let text = text.trim();
    let digits = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    let (number, unit) = text.split_at(digits);
    let number: u64 = number.parse().map_err(|_| problem())?;
    let (_, size) = UNITS
        .iter()
        .find(|(name, _)| *name == unit.trim())
        .ok_or_else(problem)?;
    match number.checked_mul(*size) {
        Some(millis) if millis > 0 => Ok(Duration::from_millis(millis)),
        _ => Err(problem()),
    }
}

pub(super) fn rate(text: &str) -> Result<Rate, String> {
    let problem = || format!("{text:?} is not a rate such as 25/5m (25 in five minutes)");
    let (max, per) = text.split_once('/').ok_or_else(problem)?;
    let max: NonZeroU32 = max.trim().parse().map_err(|_| problem())?;
    // "200/m" is as good as "200/1m".
    let per = per.trim();
    let per = if per.starts_with(|c: char| c.is_ascii_digit()) {
        duration(per)
    } else {
        duration(&format!("1{per}"))
    };
    Ok(Rate {
        max,
        per: per.map_err(|_| problem())?,
    })
}

pub(super) fn on_off(text: &str) -> Result<bool, String> {
    match text.trim().to_ascii_lowercase().as_str() {
        "on" | "true" | "yes" | "1" => Ok(true),
        "off" | "false" | "no" | "0" => Ok(false),
        _ => Err(format!("{text:?} is neither on nor off")),
    }
}

/// A size in bytes; `256K` and `10M` are powers of 1024.
pub(super) fn bytes(text: &str) -> Result<usize, String> {
    let problem = || format!("{text:?} is not a size such as 262144, 256K or 10M");
    let trimmed = text.trim();
    let (number, factor) = match trimmed.strip_suffix(['K', 'k']) {
        Some(number) => (number, 1024),
        None => match trimmed.strip_suffix(['M', 'm']) {
            Some(number) => (number, 1024 * 1024),
            None => (trimmed, 1),
        },
    };
    let number: usize = number.trim().parse().map_err(|_| problem())?;
    match number.checked_mul(factor) {
        Some(size) if size > 0 => Ok(size),
        _ => Err(problem()),
    }
}

pub(super) fn address(text: &str) -> Result<std::net::SocketAddr, String> {
    text.trim()
        .parse()
        .map_err(|_| format!("{text:?} is not an address such as 127.0.0.1:3000"))
}

/// Scheme, host and whether there is a password, of a URL that may be secret. Hides the password.
pub(super) fn redacted(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else {
        return "(set)".to_owned();
    };
    // Parameters can carry passwords too (`postgres://host/db?password=…`).
    let (rest, parameters) = match rest.split_once('?') {
        Some((rest, _)) => (rest, "?…"),
        None => (rest, ""),
    };
    match rest.rsplit_once('@') {
        Some((user, host)) => {
            let user = user.split(':').next().unwrap_or_default();
            format!("{scheme}://{user}:…@{host}{parameters}")
        }
        None => format!("{scheme}://{rest}{parameters}"),
    }
}

pub(super) fn database_url(text: &str) -> Result<String, String> {
    let text = text.trim();
    let known = ["sqlite:", "postgres://", "postgresql://"];
    if !known.iter().any(|scheme| text.starts_with(scheme)) {
        return Err("is neither sqlite://FILE nor postgres://USER@HOST/NAME".to_owned());
    }
    if text.starts_with("sqlite:") || is_encrypted_or_local(text) {
        Ok(text.to_owned())
    } else {
        Err(
            "leads to another machine: add ?sslmode=verify-full, since without it a connection \
             may fall back to plain text (sslmode=disable where the network is your own)"
                .to_owned(),
        )
    }
}

/// The driver's own default asks for TLS, looks at no certificate, and does without when there is
/// none (ASVS 12.3.1, 12.3.2). Who wants no TLS has to say so.
fn is_encrypted_or_local(url: &str) -> bool {
    let (address, query) = url.split_once('?').unwrap_or((url, ""));
    let value = |names: &[&str]| {
        form_urlencoded::parse(query.as_bytes())
            .filter(|(name, _)| names.contains(&name.as_ref()))
            .last()
            .map(|(_, value)| value.into_owned())
    };
    let mode = value(&["sslmode", "ssl-mode"]);
    if matches!(
        mode.as_deref(),
        Some("verify-full" | "verify-ca" | "disable")
    ) {
        return true;
    }
    let authority = address
        .split_once("://")
        .map_or("", |(_, rest)| rest)
        .split('/')
        .next()
        .unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let host = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    let host = value(&["host", "hostaddr"]).unwrap_or_else(|| host.replace("%2F", "/"));
    // A path is the socket of this machine.
    host.is_empty()
        || host.starts_with('/')
        || host == "localhost"
        || host
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

/// The value may hold a password, so no message repeats it.
pub(super) fn smtp_url(text: &str) -> Result<String, String> {
    let problem = || "is not an address such as smtps://USER:PASSWORD@HOST:465".to_owned();
    let text = text.trim();
    let uri: http::Uri = text.parse().map_err(|_| problem())?;
    let scheme = uri.scheme_str().unwrap_or_default();
    if !matches!(scheme, "smtp" | "smtps") || uri.host().is_none_or(str::is_empty) {
        return Err(problem());
    }
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn times_and_rates_read_back_as_written() {
        for text in ["10s", "5m", "1h", "1d", "250ms", "90s"] {
            assert_eq!(time(duration(text).unwrap()), text);
        }
        for text in ["25/5m", "50/1d", "200/1m"] {
            assert_eq!(rate(text).unwrap().to_string(), text);
        }
        assert_eq!(rate("200/m").unwrap(), rate("200/1m").unwrap());
    }

    #[test]
    fn nonsense_is_refused() {
        for text in [
            "",
            "s",
            "10",
            "0s",
            "-1s",
            "10 apples",
            "18446744073709551615d",
        ] {
            assert!(duration(text).is_err(), "{text}");
        }
        for text in ["", "25", "0/1m", "25/", "x/1m", "25/0s"] {
            assert!(rate(text).is_err(), "{text}");
        }
        for text in ["", "K", "0", "-1", "10G"] {
            assert!(bytes(text).is_err(), "{text}");
        }
        assert_eq!(bytes("256K").unwrap(), 262_144);
    }

    #[test]
    fn passwords_in_addresses_are_hidden() {
        for url in [
            "smtps://me:hunter2@mail.example.com:465",
            "postgres://me:hunter2@db/entaku",
            "postgres://db/entaku?password=hunter2",
            "smtps://me:hunt@hunter2@mail",
            "hunter2",
        ] {
            assert!(!redacted(url).contains("hunter2"), "{}", redacted(url));
        }
        assert_eq!(
            redacted("sqlite://data/entaku.db"),
            "sqlite://data/entaku.db"
        );
    }
}
