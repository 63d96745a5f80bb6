//! What happens after the commit: fan-outs, imports, the outbox, sweeping up.
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
//!
//! Every job has a row in `jobs` that tells how it fared last ([`JobName`]): those that work
//! whenever there is something to do write it when they did something or failed, the others after
//! each run. A job that fails does not keep the others from running.

mod breaker;
mod fanouts;
mod outbox;
mod record;
mod retention;
mod sweep;

pub(crate) use outbox::NO_LONGER;

use crate::Domain;
use crate::companies::import;
use crate::entities::messages::job;
use crate::error::Result;
use crate::mail::Delivery;
use crate::releases;
use crate::roadmap;
use crate::slots;
use crate::surveys;
use breaker::Breaker;
use futures::FutureExt as _;
use model::administration::JobName;
use record::{Ended, Run};
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

/// Mails that were sent or dropped are kept for so long.
pub const RETAIN: chrono::Duration = chrono::Duration::days(90);

/// How often a job runs by itself; `None`: in every round, as long as there is something to do.
#[must_use]
pub const fn every(name: JobName) -> Option<chrono::Duration> {
    match name {
        JobName::Outbox
        | JobName::Fanouts
        | JobName::Imports
        | JobName::Publications
        | JobName::Releases
        | JobName::Surveys => None,
        // The letter of the week goes within so long of its hour.
        JobName::Thanks => Some(chrono::Duration::minutes(5)),
        JobName::Offers | JobName::Reminders => Some(chrono::Duration::minutes(1)),
        JobName::Sweep => Some(chrono::Duration::minutes(10)),
        // A bucket asks for money for every list.
        JobName::Files => Some(chrono::Duration::hours(6)),
        JobName::Retention | JobName::Seats => Some(chrono::Duration::hours(24)),
    }
}

const PAUSE: Duration = Duration::from_secs(1);
/// An import works so long before mails have their turn.
const IMPORTING: Duration = Duration::from_millis(500);
/// A release works so long before the others have their turn.
const RELEASING: Duration = Duration::from_millis(500);

/// A survey invites so long before the others have their turn.
const INVITING: Duration = Duration::from_millis(500);

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
    /// The file of the import that is under way.
    importing: tokio::sync::Mutex<Option<import::Running>>,
    stopping: AtomicBool,
}

impl Worker {
    #[must_use]
    pub fn new(domain: Domain, delivery: Delivery) -> Self {
        Self {
            domain,
            delivery,
            breaker: Mutex::default(),
            importing: tokio::sync::Mutex::default(),
            stopping: AtomicBool::new(false),
        }
    }

    /// One round: at most one batch of a fan-out, half a second of a release, of a survey and of an
    /// import, one batch of mails, and what is due by time. A job that fails is written down, and the others have their turn.
    ///
    /// # Errors
    /// The first that a job ended with. What was begun is taken up again by the next round.
    pub async fn run_once(&self) -> Result<Ran> {
        let domain = &self.domain;
        domain.settings.refresh(domain.db.read()).await?;
        let known = record::known(domain).await?;
        let mut ran = Ran::default();
        let publications = self.publish(&mut ran).await;
        let releases = self.release(&mut ran).await;
        let thanks = self
            .by_time(&known, JobName::Thanks, releases::tell_of_the_week(domain))
            .await;
        let surveys = self.survey(&mut ran).await;
        let offers = self
            .by_time(&known, JobName::Offers, slots::expire_offers(domain))
            .await;
        let reminders = self
            .by_time(&known, JobName::Reminders, slots::remind(domain))
            .await;
        let seats = self
            .by_time(&known, JobName::Seats, slots::recount(domain))
            .await;
        let fanouts = self.tell(&mut ran).await;
        let imports = self.import(&mut ran).await;
        let outbox = self.send(&mut ran, &known).await;
        let sweep = self
            .by_time(&known, JobName::Sweep, sweep::run(domain))
            .await;
        let files = self
            .by_time(&known, JobName::Files, async {
                let swept = domain.files.sweep(domain).await?;
                Ok(swept.removed as u64)
            })
            .await;
        let retention = self
            .by_time(&known, JobName::Retention, retention::run(domain))
            .await;
        publications
            .and(releases)
            .and(thanks)
            .and(surveys)
            .and(offers)
            .and(reminders)
            .and(seats)
            .and(fanouts)
            .and(imports)
            .and(outbox)
            .and(sweep)
            .and(files)
            .and(retention)?;
        Ok(ran)
    }

    /// Versions of the roadmap whose hour has come, and a proposal that follows one.
    async fn publish(&self, ran: &mut Ran) -> Result<()> {
        let run = Run::begin(&self.domain, JobName::Publications);
        let work = async {
            let published = roadmap::publish_due(&self.domain).await?;
            let followed = roadmap::follow_versions(&self.domain).await?;
            Ok(match (published, followed) {
                (0, false) => None,
                (published, followed) => Some(published + u64::from(followed)),
            })
        };
        match work.await {
            Ok(None) => Ok(()),
            Ok(Some(done)) => {
                ran.more = true;
                self.ended(run, Ok(done)).await
            }
            Err(error) => self.ended(run, Err(error)).await,
        }
    }

    /// Proposals that follow a release, and who is told of it.
    async fn release(&self, ran: &mut Ran) -> Result<()> {
        let run = Run::begin(&self.domain, JobName::Releases);
        match releases::work(&self.domain, RELEASING).await {
            Ok(None) => Ok(()),
            Ok(Some(done)) => {
                ran.more = true;
                self.ended(run, Ok(done)).await
            }
            Err(error) => self.ended(run, Err(error)).await,
        }
    }

    /// Everybody who fits a survey is invited.
    async fn survey(&self, ran: &mut Ran) -> Result<()> {
        let run = Run::begin(&self.domain, JobName::Surveys);
        match surveys::work(&self.domain, INVITING).await {
            Ok(None) => Ok(()),
            Ok(Some(done)) => {
                ran.more = true;
                self.ended(run, Ok(done)).await
            }
            Err(error) => self.ended(run, Err(error)).await,
        }
    }

    async fn tell(&self, ran: &mut Ran) -> Result<()> {
        let run = Run::begin(&self.domain, JobName::Fanouts);
        let done = match fanouts::step(&self.domain).await {
            Ok(None) => return Ok(()),
            Ok(Some(step)) => {
                ran.told = step.told;
                ran.more = true;
                Ok(step.told)
            }
            Err(error) => Err(error),
        };
        self.ended(run, done.map(|told| told as u64)).await
    }

    async fn import(&self, ran: &mut Ran) -> Result<()> {
        let run = Run::begin(&self.domain, JobName::Imports);
        let mut importing = self.importing.lock().await;
        let done = match import::work(&self.domain, &mut importing, IMPORTING).await {
            Ok(false) => return Ok(()),
            Ok(true) => {
                ran.more = true;
                Ok(1)
            }
            Err(error) => Err(error),
        };
        self.ended(run, done).await
    }

    async fn send(&self, ran: &mut Ran, known: &[job::Model]) -> Result<()> {
        let run = Run::begin(&self.domain, JobName::Outbox);
        // Somebody has asked for it although the server was away.
        let row = known.iter().find(|row| row.name == JobName::Outbox);
        if row.is_some_and(|row| row.paused_until.is_none()) {
            self.breaker().worked();
        }
        let round = outbox::round(self, ran).await;
        let news = self.breaker().news();
        match (round, news) {
            (Ok(()), None) if ran.sent + ran.retried + ran.dead + ran.dropped == 0 => Ok(()),
            (Ok(()), Some((until, why))) => run.end(&self.domain, Ended::Away(until, &why)).await,
            (round, _) => self.ended(run, round.map(|()| ran.sent as u64)).await,
        }
    }

    async fn by_time(
        &self,
        known: &[job::Model],
        name: JobName,
        work: impl Future<Output = Result<u64>>,
    ) -> Result<()> {
        match record::claim(&self.domain, known, name).await? {
            Some(run) => self.ended(run, work.await).await,
            None => Ok(()),
        }
    }

    async fn ended(&self, run: Run, done: Result<u64>) -> Result<()> {
        match done {
            Ok(done) => run.end(&self.domain, Ended::Well(done)).await,
            Err(error) => {
                // When it cannot be written either, the database is what failed.
                let _ = run
                    .end(&self.domain, Ended::Failed(&error.to_string()))
                    .await;
                Err(error)
            }
        }
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
