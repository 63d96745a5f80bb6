//! What happens after the commit: fan-outs, the outbox, sweeping up.
//!
//! ```text
//! outbox row:  queued ──claim──► leased ──send──► sent
//!                ▲                 │ ├── 4xx, broken line ──► queued, later and later; 72 h: dead
//!                │                 │ ├── 5xx ──► dead
//!                └── lease over ───┘ └── reader left or switched it off ──► dropped
//! ```
//! Any number of workers may run. A lease carries a token: who comes too late to say "sent" is
//! not heard. SMTP cannot be exactly-once (RFC 1047): between the final dot and the answer a mail
//! may go twice, then under the same Message-ID.

mod breaker;
mod fanouts;
mod outbox;
mod sweep;

use crate::Domain;
use crate::error::Result;
use crate::mail::Delivery;
use breaker::Breaker;
use futures::FutureExt as _;
use std::panic::AssertUnwindSafe;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// People told in one transaction of a fan-out.
pub const FAN_OUT_BATCH: u64 = 500;
/// Mails claimed at once.
pub const MAIL_BATCH: u64 = 50;
/// After this a claim is over and somebody else may send.
pub const LEASE: chrono::Duration = chrono::Duration::seconds(60);
/// A mail that could not be delivered for so long is given up.
pub const GIVE_UP: chrono::Duration = chrono::Duration::hours(72);

const PAUSE: Duration = Duration::from_secs(1);

/// What one round did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ran {
    /// People told by a fan-out.
    pub told: usize,
    pub sent: usize,
    /// Put back for a later attempt.
    pub retried: usize,
    pub dead: usize,
    pub dropped: usize,
    /// Marks that came after the lease was over and were refused.
    pub late: usize,
    /// The mail server is away; nothing was tried, or the rest was put back.
    pub away: bool,
    /// There may be more to do at once.
    pub more: bool,
}

/// Does the work that use cases leave behind.
pub struct Worker {
    domain: Domain,
    delivery: Delivery,
    breaker: Mutex<Breaker>,
    swept: Mutex<sweep::Last>,
    stopping: AtomicBool,
}

impl Worker {
    #[must_use]
    pub fn new(domain: Domain, delivery: Delivery) -> Self {
        Self {
            domain,
            delivery,
            breaker: Mutex::default(),
            swept: Mutex::default(),
            stopping: AtomicBool::new(false),
        }
    }

    /// One round: at most one batch of a fan-out, one batch of mails, and sweeping when it is
    /// time.
    ///
    /// # Errors
    /// The database's own. What was begun is taken up again by the next round.
    pub async fn run_once(&self) -> Result<Ran> {
        let mut ran = Ran::default();
        if let Some(step) = fanouts::step(&self.domain).await? {
            ran.told = step.told;
            ran.more = true;
        }
        outbox::round(self, &mut ran).await?;
        sweep::when_due(&self.domain, &self.swept).await?;
        Ok(ran)
    }

    /// Works until `shutdown` is there; then ends the conversations that are under way, gives
    /// back the leases of the rest and returns.
    pub async fn run(self, shutdown: impl Future<Output = ()> + Send) {
        let mut shutdown = std::pin::pin!(shutdown);
        let mut failures = 0_u32;
        loop {
            let mut round = std::pin::pin!(AssertUnwindSafe(self.run_once()).catch_unwind());
            let ended = tokio::select! {
                ended = &mut round => ended,
                () = &mut shutdown => {
                    self.stopping.store(true, Ordering::Relaxed);
                    let _ = round.await;
                    return;
                }
            };
            let pause = match ended {
                Ok(Ok(ran)) => {
                    failures = 0;
                    if ran.more { Duration::ZERO } else { PAUSE }
                }
                Ok(Err(error)) => {
                    failures = failures.saturating_add(1);
                    tracing::error!(error = %error, "the worker's round failed");
                    PAUSE * 2_u32.pow(failures.min(5))
                }
                Err(_) => {
                    failures = failures.saturating_add(1);
                    tracing::error!("the worker's round panicked");
                    PAUSE * 2_u32.pow(failures.min(5))
                }
            };
            if pause.is_zero() {
                continue;
            }
            tokio::select! {
                () = tokio::time::sleep(pause) => {}
                () = &mut shutdown => return,
            }
        }
    }

    fn stopping(&self) -> bool {
        self.stopping.load(Ordering::Relaxed)
    }

    fn breaker(&self) -> std::sync::MutexGuard<'_, Breaker> {
        self.breaker
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}
