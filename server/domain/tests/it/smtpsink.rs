//! A mail server for tests: takes what it is told to take, refuses how it is told to, and
//! remembers every conversation.

use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    Accept,
    /// 421 instead of a greeting.
    Closed,
    /// 450 to every recipient (greylisting).
    Rcpt450,
    Rcpt550,
    /// 454 to every recipient of this domain, for ever: what a relay says that does not know it.
    Rcpt454(&'static str),
    /// After the final dot.
    Data451,
    Data554,
    /// Takes the mail and hangs up without an answer.
    DropAfterDot,
    /// Hangs up while the mail is being sent.
    DropMidData,
    /// Takes the mail, but answers only after [`Sink::release`].
    Hold,
    /// Answers everything after a while.
    Slow(Duration),
}

/// One mail as it arrived.
#[derive(Clone, Debug)]
pub struct Received {
    pub from: String,
    pub to: Vec<String>,
    pub raw: Vec<u8>,
}

impl Received {
    pub fn message_id(&self) -> String {
        let parsed = mail_parser::MessageParser::default()
            .parse(&self.raw)
            .expect("a mail");
        parsed.message_id().expect("a Message-ID").to_owned()
    }
}

pub struct Sink {
    port: u16,
    mode: Arc<Mutex<Mode>>,
    taken: Arc<Mutex<Vec<Received>>>,
    sessions: Arc<Mutex<u32>>,
    gate: Arc<Semaphore>,
    server: tokio::task::JoinHandle<()>,
}

impl Drop for Sink {
    fn drop(&mut self) {
        self.server.abort();
    }
}

impl Sink {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (mode, taken, sessions, gate) = (
            Arc::new(Mutex::new(Mode::Accept)),
            Arc::new(Mutex::new(Vec::new())),
            Arc::new(Mutex::new(0)),
            Arc::new(Semaphore::new(0)),
        );
        let server = tokio::spawn({
            let (mode, taken, sessions, gate) =
                (mode.clone(), taken.clone(), sessions.clone(), gate.clone());
            async move {
                while let Ok((stream, _)) = listener.accept().await {
                    stream.set_nodelay(true).unwrap();
                    *sessions.lock().unwrap() += 1;
                    let (mode, taken, gate) = (mode.clone(), taken.clone(), gate.clone());
                    tokio::spawn(async move {
                        let _ = converse(stream, &mode, &taken, &gate).await;
                    });
                }
            }
        });
        Self {
            port,
            mode,
            taken,
            sessions,
            gate,
            server,
        }
    }

    pub fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}?tls=none", self.port)
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    pub fn set(&self, mode: Mode) {
        *self.mode.lock().unwrap() = mode;
    }

    /// Lets all held mails have their answer.
    pub fn release(&self) {
        self.gate.add_permits(10_000);
    }

    pub fn taken(&self) -> Vec<Received> {
        self.taken.lock().unwrap().clone()
    }

    /// How many mails have arrived.
    pub fn count(&self) -> usize {
        self.taken.lock().unwrap().len()
    }

    pub fn sessions(&self) -> u32 {
        *self.sessions.lock().unwrap()
    }

    /// Waits until so many mails have arrived.
    pub async fn wait_for(&self, mails: usize) {
        for _ in 0..6_000 {
            if self.count() >= mails {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("{mails} mails did not arrive");
    }
}

async fn converse(
    stream: TcpStream,
    mode: &Mutex<Mode>,
    taken: &Mutex<Vec<Received>>,
    gate: &Semaphore,
) -> std::io::Result<()> {
    let now = || *mode.lock().unwrap();
    let mut stream = BufReader::new(stream);
    match now() {
        Mode::Closed => return stream.write_all(b"421 closed for today\r\n").await,
        _ => stream.write_all(b"220 sink ready\r\n").await?,
    }
    let (mut from, mut to) = (String::new(), Vec::new());
    let mut line = String::new();
    loop {
        line.clear();
        if stream.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        if let Mode::Slow(by) = now() {
            tokio::time::sleep(by).await;
        }
        let word = line.trim_end().to_ascii_uppercase();
        if word.starts_with("EHLO") {
            stream
                .write_all(b"250-sink\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n")
                .await?;
        } else if word.starts_with("MAIL FROM:") {
            from = line.trim_end()[10..].to_owned();
            to.clear();
            stream.write_all(b"250 ok\r\n").await?;
        } else if word.starts_with("RCPT TO:") {
            match now() {
                Mode::Rcpt450 => stream.write_all(b"450 4.2.0 come back later\r\n").await?,
                Mode::Rcpt454(domain) if line.contains(domain) => {
                    stream
                        .write_all(b"454 4.7.1 Relay access denied\r\n")
                        .await?;
                }
                Mode::Rcpt550 => stream.write_all(b"550 5.1.1 nobody here\r\n").await?,
                _ => {
                    to.push(line.trim_end()[8..].to_owned());
                    stream.write_all(b"250 ok\r\n").await?;
                }
            }
        } else if word == "DATA" {
            stream.write_all(b"354 go on\r\n").await?;
            if now() == Mode::DropMidData {
                let mut some = [0_u8; 64];
                stream.read_exact(&mut some).await?;
                return Ok(());
            }
            let mut raw = Vec::new();
            loop {
                let mut part = Vec::new();
                if stream.read_until(b'\n', &mut part).await? == 0 {
                    return Ok(());
                }
                if part == b".\r\n" {
                    break;
                }
                // RFC 5321, 4.5.2
                raw.extend_from_slice(part.strip_prefix(b".").unwrap_or(&part));
            }
            let refusal: Option<&[u8]> = match now() {
                Mode::Data451 => Some(b"451 4.3.0 trouble\r\n"),
                Mode::Data554 => Some(b"554 5.7.1 no\r\n"),
                _ => None,
            };
            if let Some(refusal) = refusal {
                stream.write_all(refusal).await?;
                continue;
            }
            let held = now();
            taken.lock().unwrap().push(Received {
                from: from.clone(),
                to: to.clone(),
                raw,
            });
            match held {
                Mode::DropAfterDot => return Ok(()),
                Mode::Hold => gate.acquire().await.unwrap().forget(),
                _ => {}
            }
            stream.write_all(b"250 taken\r\n").await?;
        } else if word == "QUIT" {
            return stream.write_all(b"221 bye\r\n").await;
        } else {
            stream.write_all(b"250 ok\r\n").await?;
        }
    }
}
