//! A process of the program, and a client that speaks to it over a connection per request.

use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// What a production start needs, over plain http on loopback.
const SETTINGS: [(&str, &str); 3] = [
    (
        "ENTAKU_SECRET_KEY",
        "a-key-that-is-long-enough-to-be-one-1234",
    ),
    ("ENTAKU_RATE_LIMITS", "off"),
    ("ENTAKU_LOG_FILTER", "warn"),
];

pub fn entaku(url: &str, smtp: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_entaku"));
    command
        .env_clear()
        .envs(SETTINGS)
        .env("ENTAKU_DATABASE_URL", url)
        .env("ENTAKU_SMTP_URL", smtp);
    command
}

/// An address of the system's choice, free again by the time it is used.
fn free() -> SocketAddr {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap()
}

pub struct Portal {
    child: Child,
    // Closed, it would end whoever writes to it.
    _stdout: BufReader<ChildStdout>,
    pub address: String,
    pub ops: String,
    /// From the start of the process until `/readyz` said so.
    pub ready_after: Duration,
}

impl Portal {
    /// Starts the portal with its worker and waits until it is ready.
    pub async fn start(url: &str) -> Self {
        let (begun, address, ops) = (Instant::now(), free(), free());
        // Nobody listens there: mail waits in the outbox.
        let mut child = entaku(url, "smtp://127.0.0.1:1?tls=none")
            .args(["serve", "--listen", &address.to_string()])
            .args(["--ops-listen", &ops.to_string()])
            .args(["--public-url", &format!("http://{address}")])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        while !line.starts_with("Entaku is at ") {
            line.clear();
            assert!(stdout.read_line(&mut line).unwrap() > 0, "it did not start");
        }
        let mut portal = Self {
            child,
            _stdout: stdout,
            address: address.to_string(),
            ops: ops.to_string(),
            ready_after: Duration::ZERO,
        };
        portal.until_ready().await;
        portal.ready_after = begun.elapsed();
        portal
    }

    /// Waits, at most half a minute.
    pub async fn until_ready(&self) {
        for _ in 0..3_000 {
            if matches!(self.readyz().await, Ok(200)) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("not ready after half a minute");
    }

    pub async fn readyz(&self) -> std::io::Result<u16> {
        get(&self.ops, "/readyz", "").await
    }

    /// `kill -9`.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// SIGTERM.
    pub fn ask_to_stop(&self) {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").arg(pid).status().unwrap().success());
    }

    pub fn has_ended(&mut self) -> Option<std::process::ExitStatus> {
        self.child.try_wait().unwrap()
    }
}

impl Drop for Portal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn broken(why: &str) -> std::io::Error {
    std::io::Error::other(why.to_owned())
}

/// The status of a whole answer: one that ends before its end is an error.
async fn answer(mut stream: TcpStream) -> std::io::Result<u16> {
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).await?;
    let end = bytes
        .windows(4)
        .position(|four| four == b"\r\n\r\n")
        .ok_or_else(|| broken("no whole head"))?;
    let (head, body) = (String::from_utf8_lossy(&bytes[..end]), &bytes[end + 4..]);
    let status = head.split(' ').nth(1).and_then(|word| word.parse().ok());
    let length = head
        .lines()
        .filter_map(|line| line.split_once(": "))
        .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
        .and_then(|(_, value)| value.parse::<usize>().ok());
    let whole = match length {
        Some(length) => body.len() == length,
        None if head
            .to_ascii_lowercase()
            .contains("transfer-encoding: chunked") =>
        {
            body.ends_with(b"0\r\n\r\n")
        }
        None => true,
    };
    match status {
        Some(status) if whole => Ok(status),
        _ => Err(broken("half an answer")),
    }
}

pub async fn get(address: &str, path: &str, cookie: &str) -> std::io::Result<u16> {
    let mut stream = TcpStream::connect(address).await?;
    let head = format!(
        "GET {path} HTTP/1.1\r\nHost: {address}\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).await?;
    answer(stream).await
}

/// Posts a form as a page of the portal does; the last byte comes after `pause`.
pub async fn post_slowly(
    address: &str,
    path: &str,
    cookie: &str,
    fields: &[(&str, &str)],
    pause: Duration,
) -> std::io::Result<u16> {
    let escape = |text: &str| {
        percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
    };
    let body: Vec<String> = fields
        .iter()
        .map(|(name, value)| format!("{}={}", escape(name), escape(value)))
        .collect();
    let body = body.join("&");
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nSec-Fetch-Site: same-origin\r\n\
         Cookie: {cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\
         Connection: close\r\n\r\n",
        body.len()
    );
    let mut stream = TcpStream::connect(address).await?;
    let (first, last) = body.as_bytes().split_at(body.len() - 1);
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(first).await?;
    if !pause.is_zero() {
        tokio::time::sleep(pause).await;
    }
    stream.write_all(last).await?;
    answer(stream).await
}

pub async fn post(
    address: &str,
    path: &str,
    cookie: &str,
    fields: &[(&str, &str)],
) -> std::io::Result<u16> {
    post_slowly(address, path, cookie, fields, Duration::ZERO).await
}
