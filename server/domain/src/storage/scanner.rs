//! A virus scanner of the operator, asked before a file is kept (ASVS 5.4.3): clamd, over TCP or
//! its socket. Without one, pictures are still drawn anew and PDFs leave as downloads alone.

use crate::error::{Error, Result};
use clamav_client::tokio::{Socket, Tcp, TransportProtocol, ping, scan_buffer};
use model::{AppError, Problem};
use std::path::PathBuf;
use std::time::Duration;

/// A scanner that does not answer by then is away.
const PATIENCE: Duration = Duration::from_secs(20);

/// Where clamd listens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scanner {
    /// HOST:PORT.
    Tcp(String),
    Socket(PathBuf),
}

impl Scanner {
    /// From `HOST:PORT` or the path of a socket; `None` when it is neither.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.starts_with('/') {
            return Some(Self::Socket(PathBuf::from(text)));
        }
        let (host, port) = text.rsplit_once(':')?;
        let known = !host.is_empty() && port.parse::<u16>().is_ok();
        known.then(|| Self::Tcp(text.to_owned()))
    }

    /// Whether the scanner answers.
    ///
    /// # Errors
    /// [`AppError::Busy`] when it is away.
    pub async fn ready(&self) -> Result<()> {
        match self {
            Self::Tcp(host_address) => answer(ping(Tcp { host_address })).await,
            Self::Socket(socket_path) => answer(ping(Socket { socket_path })).await,
        }
        .map(drop)
    }

    /// Lets a file pass that the scanner finds nothing in. Without an answer nothing passes.
    ///
    /// # Errors
    /// [`Problem::FileInfected`] on `sketch`; [`AppError::Busy`] when the scanner is away.
    pub async fn pass(&self, bytes: &[u8]) -> Result<()> {
        let said = match self {
            Self::Tcp(host_address) => scan(bytes, Tcp { host_address }).await?,
            Self::Socket(socket_path) => scan(bytes, Socket { socket_path }).await?,
        };
        // "stream: OK", "stream: NAME FOUND" or words of its own with "ERROR" (clamd(8)).
        let said = String::from_utf8_lossy(&said);
        let said = said.trim_end_matches(['\0', '\n']);
        if said == "stream: OK" {
            return Ok(());
        }
        if said.ends_with(" FOUND") {
            tracing::warn!(said, "the scanner refused a file");
            return Err(AppError::field("sketch", Problem::FileInfected).into());
        }
        tracing::error!(said, "the scanner cannot scan");
        Err(AppError::Busy.into())
    }
}

async fn scan(bytes: &[u8], connection: impl TransportProtocol) -> Result<Vec<u8>> {
    answer(scan_buffer(bytes, connection, None)).await
}

async fn answer(asked: impl Future<Output = std::io::Result<Vec<u8>>>) -> Result<Vec<u8>> {
    let away = |why: &dyn std::fmt::Display| {
        tracing::error!(error = %why, "the scanner does not answer");
        Error::App(AppError::Busy)
    };
    match tokio::time::timeout(PATIENCE, asked).await {
        Ok(Ok(said)) => Ok(said),
        Ok(Err(error)) => Err(away(&error)),
        Err(late) => Err(away(&late)),
    }
}
