//! Threads for hashes alone. On those that tokio lends for anything that blocks, each of hundreds
//! would keep the 19 MiB of its last hash; and a storm of sign-ins would take the cores from
//! everybody who only reads. These few are always the same, and stand back for everything else.

use crate::error::{Error, Result};
use argon2::Block;
use flume::{Receiver, RecvTimeoutError, Sender};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

/// What argon2 fills, kept from one hash to the next: asking the system for 5,000 pages each time
/// costs a fifth of a hash.
pub(super) type Memory = Vec<Block>;

type Job = Box<dyn FnOnce(&mut Memory) + Send>;

/// Without work for so long a thread gives its memory back.
const REST: Duration = Duration::from_secs(2);

/// How far they stand back: beside work of the usual priority a tenth is theirs, else everything.
#[cfg(target_os = "linux")]
const NICE: i32 = 10;

/// Gives work to them. They end with the last clone.
#[derive(Clone, Debug)]
pub(super) struct Hashers(Sender<Job>);

impl Hashers {
    /// # Errors
    /// The operating system gives no thread.
    pub(super) fn start(count: usize) -> Result<Self> {
        let (sender, jobs) = flume::unbounded::<Job>();
        for number in 0..count {
            let jobs = jobs.clone();
            std::thread::Builder::new()
                .name(format!("hash-{number}"))
                .spawn(move || work(&jobs))
                .map_err(Error::unexpected)?;
        }
        Ok(Self(sender))
    }

    /// Has this done and waits for it. What nobody waits for any more is done all the same.
    ///
    /// # Errors
    /// The work panicked.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Memory) -> T + Send + 'static,
    ) -> Result<T> {
        let (done, result) = tokio::sync::oneshot::channel();
        let job: Job = Box::new(move |memory| {
            let _ = done.send(work(memory));
        });
        let ended = |_| Error::unexpected("the threads for hashes have ended");
        self.0.send(job).map_err(ended)?;
        result.await.map_err(Error::unexpected)
    }
}

fn work(jobs: &Receiver<Job>) {
    stand_back();
    let mut memory = Memory::new();
    loop {
        let job = match jobs.recv_timeout(REST) {
            Ok(job) => job,
            Err(RecvTimeoutError::Timeout) => {
                memory = Memory::new();
                match jobs.recv() {
                    Ok(job) => job,
                    Err(_) => return,
                }
            }
            Err(RecvTimeoutError::Disconnected) => return,
        };
        // The thread outlives a panic; whoever waits hears of it by the end of their channel.
        let _ = catch_unwind(AssertUnwindSafe(|| job(&mut memory)));
    }
}

/// Without the right to do so hashes are only as important as pages.
fn stand_back() {
    #[cfg(target_os = "linux")]
    if let Err(error) = rustix::process::setpriority_process(Some(rustix::thread::gettid()), NICE) {
        tracing::debug!(error = %error, "hashes keep the usual priority");
    }
}
