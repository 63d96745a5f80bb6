//! The way to a mail server, or to the mailbox page of the demo.

use super::Finished;
use crate::error::{Error, Result};
use lettre::transport::smtp::PoolConfig;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use std::time::Duration;

/// A conversation about one mail ends after this: well before its lease does.
pub const SEND_TIMEOUT: Duration = Duration::from_secs(15);
/// Servers close quiet connections; ours are closed first (lettre/lettre#743).
const IDLE: Duration = Duration::from_secs(20);

/// Where mails go.
#[derive(Clone, Debug)]
pub enum Delivery {
    Smtp(Box<AsyncSmtpTransport<Tokio1Executor>>),
    /// Nowhere: the demo shows on its mailbox page what would have been sent.
    Mailbox,
}

/// How one mail fared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Sent,
    /// The server or the line failed on this mail: again later.
    Later(String),
    /// The server will never take this mail.
    Never(String),
    /// The server says that there is no such mailbox: no other mail will get there either.
    NoMailbox(String),
    /// Nothing to do with this mail: the server is away or does not let us in.
    Away(String),
}

impl Delivery {
    /// `smtp://user:password@host:port?tls=required|opportunistic|none` or `smtps://…`. Without
    /// `tls`, `smtp` demands STARTTLS; `tls=none` is for a server on the loopback alone.
    ///
    /// # Errors
    /// [`Error::Unexpected`] with a sentence for the administrator.
    pub fn smtp(address: &str) -> Result<Self> {
        let url = url::Url::parse(address)
            .map_err(|error| Error::unexpected(format!("SMTP address: {error}")))?;
        let host = url.host_str().unwrap_or_default().to_owned();
        let tls = url
            .query_pairs()
            .find(|(key, _)| key == "tls")
            .map(|(_, value)| value.into_owned());
        let mut bare = url.clone();
        bare.set_query(None);
        let parameters = || TlsParameters::new(host.clone()).map_err(Error::unexpected);
        let (address, tls) = match (url.scheme(), tls.as_deref()) {
            ("smtps", None | Some("required")) => (bare.to_string(), None),
            ("smtp", None | Some("required")) => {
                bare.set_port(url.port().or(Some(587))).ok();
                (bare.to_string(), Some(Tls::Required(parameters()?)))
            }
            ("smtp", Some("opportunistic")) => {
                bare.set_port(url.port().or(Some(587))).ok();
                (bare.to_string(), Some(Tls::Opportunistic(parameters()?)))
            }
            ("smtp", Some("none")) if is_loopback(&host) => (bare.to_string(), Some(Tls::None)),
            ("smtp", Some("none")) => {
                return Err(Error::unexpected(
                    "SMTP address: tls=none is allowed for a server on this machine alone",
                ));
            }
            _ => {
                return Err(Error::unexpected(
                    "SMTP address: smtp:// or smtps://, with tls=required, opportunistic or none",
                ));
            }
        };
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(&address)
            .map_err(Error::unexpected)?
            .timeout(Some(Duration::from_secs(10)))
            .pool_config(PoolConfig::new().max_size(8).idle_timeout(IDLE));
        if let Some(tls) = tls {
            builder = builder.tls(tls);
        }
        Ok(Self::Smtp(Box::new(builder.build())))
    }

    /// Whether the server answers and lets us in, asked before a batch: what fails here is held
    /// against no mail.
    ///
    /// # Errors
    /// [`Outcome::Away`] with the reason.
    pub async fn ready(&self) -> Result<(), Outcome> {
        let Self::Smtp(transport) = self else {
            return Ok(());
        };
        match tokio::time::timeout(SEND_TIMEOUT, transport.test_connection()).await {
            Ok(Ok(true)) => Ok(()),
            Ok(Ok(false)) => Err(Outcome::Away("the server refuses to work".to_owned())),
            Ok(Err(error)) => Err(Outcome::Away(error.to_string())),
            Err(_) => Err(Outcome::Away("the server does not answer".to_owned())),
        }
    }

    /// Sends one mail, once: what became of it is for the outbox to decide on.
    pub async fn send(&self, mail: &Finished) -> Outcome {
        let Self::Smtp(transport) = self else {
            return Outcome::Sent;
        };
        let message = match mail.to_message() {
            Ok(message) => message,
            Err(error) => return Outcome::Never(error.to_string()),
        };
        match tokio::time::timeout(SEND_TIMEOUT, transport.send(message)).await {
            Ok(Ok(_)) => Outcome::Sent,
            Ok(Err(error)) => outcome(&error),
            Err(_) => Outcome::Later("the server does not answer".to_owned()),
        }
    }
}

fn outcome(error: &lettre::transport::smtp::Error) -> Outcome {
    let told = error.to_string();
    match error.status().map(u16::from) {
        // The service is closing, or does not know us: the mail is innocent.
        Some(421 | 454 | 530 | 534 | 535 | 538) => Outcome::Away(told),
        Some(500..) if says_no_mailbox(&told) => Outcome::NoMailbox(told),
        Some(500..) => Outcome::Never(told),
        Some(_) => Outcome::Later(told),
        None if error.is_client() => Outcome::Never(told),
        None if error.is_tls() => Outcome::Away(told),
        // A line that breaks after the final dot may have delivered: the Message-ID stays.
        None => Outcome::Later(told),
    }
}

/// Whether an answer carries one of the enhanced codes that speak of the address alone: no such
/// mailbox, no such host, not an address, moved without a new one, host that takes no mail
/// (RFC 3463, 3.2; RFC 7505). A bare 550 may as well be about us, and is not taken for it.
fn says_no_mailbox(told: &str) -> bool {
    told.split(|c: char| !(c.is_ascii_digit() || c == '.'))
        .any(|word| matches!(word, "5.1.1" | "5.1.2" | "5.1.3" | "5.1.6" | "5.1.10"))
}

fn is_loopback(host: &str) -> bool {
    host == "localhost"
        || host
            .trim_matches(['[', ']'])
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::says_no_mailbox;

    #[test]
    fn only_what_is_about_the_address_counts_as_no_mailbox() {
        for yes in [
            "permanent error (550): 5.1.1 <x@y.test>: Recipient address rejected",
            "permanent error (550): 5.1.1",
            "permanent error (556): 5.1.10 Recipient address has null MX",
        ] {
            assert!(says_no_mailbox(yes), "{yes}");
        }
        for no in [
            "permanent error (550): User unknown",
            "permanent error (550): 5.7.1 Message rejected as spam",
            "permanent error (552): 5.2.2 Mailbox full",
            "permanent error (550): 5.1.8 sender rejected",
            "permanent error (550): see 15.1.1 and 5.1.12",
        ] {
            assert!(!says_no_mailbox(no), "{no}");
        }
    }
}
