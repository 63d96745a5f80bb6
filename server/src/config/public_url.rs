//! The address under which people reach the portal.

use std::fmt;
use std::net::{IpAddr, SocketAddr};

use http::Uri;

/// Scheme, host and port, without a path: the portal owns its whole host.
///
/// Plain http is for loopback only: browsers keep `Secure` cookies and `Sec-Fetch-*` headers for
/// trustworthy addresses.
#[derive(Clone, PartialEq, Eq)]
pub struct PublicUrl {
    https: bool,
    /// Lower case; IPv6 in brackets.
    host: String,
    port: Option<u16>,
}

impl PublicUrl {
    /// # Errors
    /// Says what is wrong: no http(s) address, a path, a user name, or plain http elsewhere than
    /// on loopback.
    pub fn parse(text: &str) -> Result<Self, String> {
        let problem = || format!("{text:?} is not an address such as https://portal.example.com");
        let uri: Uri = text.trim().parse().map_err(|_| problem())?;
        let https = match uri.scheme_str() {
            Some("https") => true,
            Some("http") => false,
            _ => return Err(problem()),
        };
        let authority = uri.authority().ok_or_else(problem)?;
        if authority.as_str().contains('@') || authority.host().is_empty() {
            return Err(problem());
        }
        if !matches!(uri.path(), "" | "/") || uri.query().is_some() {
            return Err(format!(
                "{text:?} has a path: the portal needs a host of its own"
            ));
        }
        let url = Self {
            https,
            host: authority.host().to_ascii_lowercase(),
            port: authority
                .port_u16()
                .filter(|port| *port != if https { 443 } else { 80 }),
        };
        if !https && !url.is_loopback() {
            return Err(format!(
                "{text:?} is plain http, which is allowed for this machine only \
                 (http://127.0.0.1:3000); put a proxy with TLS in front and give its https address"
            ));
        }
        Ok(url)
    }

    /// The address of a listener of this machine.
    #[must_use]
    pub fn of_listener(address: SocketAddr) -> Self {
        let host = match address.ip() {
            IpAddr::V4(ip) if ip.is_unspecified() => "127.0.0.1".to_owned(),
            IpAddr::V6(ip) if ip.is_unspecified() => "[::1]".to_owned(),
            IpAddr::V4(ip) => ip.to_string(),
            IpAddr::V6(ip) => format!("[{ip}]"),
        };
        Self {
            https: false,
            host,
            port: Some(address.port()).filter(|port| *port != 80),
        }
    }

    #[must_use]
    pub fn is_https(&self) -> bool {
        self.https
    }

    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    #[must_use]
    pub fn is_loopback(&self) -> bool {
        let host = self.host.trim_start_matches('[').trim_end_matches(']');
        host == "localhost"
            || host.ends_with(".localhost")
            || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
    }

    /// As a browser writes it in `Origin`; also the front part of every absolute link.
    #[must_use]
    pub fn origin(&self) -> String {
        self.with_host(&self.host)
    }

    /// The origins a page of this portal may have. On loopback `localhost` and `127.0.0.1` are
    /// the same server, and people type either.
    #[must_use]
    pub fn origins(&self) -> Vec<String> {
        let mut origins = vec![self.origin()];
        if self.is_loopback() {
            for host in ["127.0.0.1", "localhost", "[::1]"] {
                if host != self.host {
                    origins.push(self.with_host(host));
                }
            }
        }
        origins
    }

    /// Absolute address of a path, which starts with `/`.
    #[must_use]
    pub fn join(&self, path: &str) -> String {
        format!("{}{path}", self.origin())
    }

    fn with_host(&self, host: &str) -> String {
        let scheme = if self.https { "https" } else { "http" };
        match self.port {
            Some(port) => format!("{scheme}://{host}:{port}"),
            None => format!("{scheme}://{host}"),
        }
    }
}

impl fmt::Display for PublicUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.origin())
    }
}

impl fmt::Debug for PublicUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.origin())
    }
}

/// Name and flags of the session cookie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionCookie {
    pub name: &'static str,
    pub secure: bool,
}

impl SessionCookie {
    /// `__Host-s` binds the cookie to this host, `/` and TLS. Browsers refuse that name on plain
    /// http, so on loopback it is `s`.
    #[must_use]
    pub fn of(url: &PublicUrl) -> Self {
        if url.is_https() {
            Self {
                name: "__Host-s",
                secure: true,
            }
        } else {
            Self {
                name: "s",
                secure: false,
            }
        }
    }

    /// The `Set-Cookie` value that hands the token to the browser; `HttpOnly`, `SameSite=Lax`,
    /// `Path=/`, no `Domain`. `max_age` in seconds; `None` ends with the browser.
    #[must_use]
    pub fn set(&self, token: &str, max_age: Option<u64>) -> String {
        let secure = if self.secure { "; Secure" } else { "" };
        let age = max_age.map_or_else(String::new, |age| format!("; Max-Age={age}"));
        format!(
            "{}={token}; Path=/; HttpOnly; SameSite=Lax{secure}{age}",
            self.name
        )
    }

    /// The `Set-Cookie` value that takes it away again.
    #[must_use]
    pub fn clear(&self) -> String {
        self.set("", Some(0))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn addresses_are_written_as_browsers_write_origins() {
        for (given, origin) in [
            ("https://Portal.Example.com/", "https://portal.example.com"),
            (
                "https://portal.example.com:443",
                "https://portal.example.com",
            ),
            (
                "https://portal.example.com:8443",
                "https://portal.example.com:8443",
            ),
            ("http://127.0.0.1:3000", "http://127.0.0.1:3000"),
            ("http://[::1]:3000", "http://[::1]:3000"),
            ("http://localhost", "http://localhost"),
        ] {
            assert_eq!(PublicUrl::parse(given).unwrap().origin(), origin);
        }
    }

    #[test]
    fn other_addresses_are_refused() {
        for given in [
            "",
            "portal.example.com",
            "ftp://portal.example.com",
            "http://portal.example.com",
            "http://192.168.1.5:3000",
            "http://localhost.example.com",
            "http://127.0.0.1.example.com",
            "https://me@portal.example.com",
            "https://example.com/portal",
            "https://example.com/?x",
        ] {
            assert!(PublicUrl::parse(given).is_err(), "{given}");
        }
    }

    #[test]
    fn loopback_answers_to_its_three_names_and_a_real_host_to_one() {
        assert_eq!(
            PublicUrl::parse("http://127.0.0.1:3000").unwrap().origins(),
            [
                "http://127.0.0.1:3000",
                "http://localhost:3000",
                "http://[::1]:3000"
            ]
        );
        assert_eq!(
            PublicUrl::parse("https://a.example").unwrap().origins(),
            ["https://a.example"]
        );
    }
}
