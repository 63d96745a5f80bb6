//! Passwords: argon2id off the async runtime, behind a bounded queue.
//!
//! One hash costs about 30 ms of a core and 19 MiB (OWASP's floor), so a storm of sign-ins would
//! starve everything else: at most `cores` hashes run at once, on threads that stand back for
//! pages, a bounded number waits, the rest is told to come back (ASVS 15.2.2).

use super::hashers::Hashers;
use crate::error::{Error, Result};
use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use model::AppError;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::sync::Semaphore;
use unicode_normalization::UnicodeNormalization;

pub use super::guessable::check;

/// What the comparison said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verified {
    No,
    /// Right; `rehash` when the stored hash was made with weaker parameters than today's.
    Yes {
        rehash: bool,
    },
}

/// The password behind the dummy; it opens nothing.
const NOBODYS: &str = "nobody has this password";

/// Hashes and compares.
#[derive(Clone, Debug)]
pub struct Passwords {
    hashers: Hashers,
    permits: Arc<Semaphore>,
    waiting: Arc<AtomicUsize>,
    queue: usize,
    params: Params,
    /// Compared against when there is no such account, so that both answers take as long.
    dummy: Arc<str>,
}

impl Passwords {
    /// argon2id with m = 19 MiB, t = 2, p = 1 (ASVS 11.4.2, appendix C); one hash per core at a
    /// time, 64 waiting.
    ///
    /// # Errors
    /// The operating system has no randomness for the salt.
    pub fn new() -> Result<Self> {
        let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
        Self::with(
            Params::new(19 * 1024, 2, 1, None)
                .map_err(|error| Error::unexpected(error.to_string()))?,
            cores,
            64,
        )
    }

    /// Cheap parameters, for tests that are not about hashing.
    ///
    /// # Errors
    /// As [`Passwords::new`].
    #[cfg(feature = "testing")]
    pub fn cheap() -> Result<Self> {
        Self::with(
            Params::new(8, 1, 1, None).map_err(|error| Error::unexpected(error.to_string()))?,
            2,
            64,
        )
    }

    /// # Errors
    /// As [`Passwords::new`].
    pub fn with(params: Params, permits: usize, queue: usize) -> Result<Self> {
        let dummy = hash(&params, NOBODYS)?;
        Ok(Self {
            hashers: Hashers::start(permits)?,
            permits: Arc::new(Semaphore::new(permits)),
            waiting: Arc::default(),
            queue,
            params,
            dummy: dummy.into(),
        })
    }

    /// Memory in MiB and passes, as an operator reads them.
    #[must_use]
    pub fn parameters(&self) -> String {
        format!(
            "argon2id m={} MiB t={} p={}",
            self.params.m_cost() / 1024,
            self.params.t_cost(),
            self.params.p_cost()
        )
    }

    /// The PHC string to store.
    ///
    /// # Errors
    /// [`AppError::Busy`] when the queue is full.
    pub async fn hash(&self, password: String) -> Result<String> {
        let params = self.params.clone();
        self.queued(move || hash(&params, &password)).await?
    }

    /// Compares; without a stored hash it takes as long and says no.
    ///
    /// # Errors
    /// [`AppError::Busy`] when the queue is full; a stored hash that can't be read.
    pub async fn verify(&self, password: String, stored: Option<String>) -> Result<Verified> {
        let params = self.params.clone();
        let dummy = self.dummy.clone();
        self.queued(move || {
            let compared = compare(&params, &password, stored.as_deref(), &dummy)?;
            Ok(compared.into())
        })
        .await?
    }

    async fn queued<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T> {
        let place = Place::in_queue(&self.waiting, self.queue).ok_or(AppError::Busy)?;
        let permit = self
            .permits
            .clone()
            .acquire_owned()
            .await
            .map_err(Error::unexpected)?;
        drop(place);
        self.hashers
            .run(move || {
                let value = work();
                drop(permit);
                value
            })
            .await
    }
}

/// A place in the queue. Given back when dropped: who stops waiting must not keep it.
struct Place<'a>(&'a AtomicUsize);

impl<'a> Place<'a> {
    fn in_queue(waiting: &'a AtomicUsize, most: usize) -> Option<Self> {
        let place = Self(waiting);
        (waiting.fetch_add(1, Ordering::Relaxed) < most).then_some(place)
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// The bytes that are hashed: composed, because keyboards differ in how they send 「が」 or "é"
/// (NIST SP 800-63B-4, 3.1.1.2).
fn bytes(password: &str) -> Vec<u8> {
    password.nfc().collect::<String>().into_bytes()
}

/// What one run of argon2 found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Compared {
    right: bool,
    /// There is such an account.
    known: bool,
    /// The hash compared with is weaker than today's.
    weak: bool,
}

impl From<Compared> for Verified {
    fn from(compared: Compared) -> Self {
        if compared.right && compared.known {
            Self::Yes {
                rehash: compared.weak,
            }
        } else {
            Self::No
        }
    }
}

/// Without a stored hash the dummy is compared with, to its end: the same work either way.
fn compare(params: &Params, password: &str, stored: Option<&str>, dummy: &str) -> Result<Compared> {
    let unreadable =
        |error: argon2::password_hash::phc::Error| Error::unexpected(error.to_string());
    let parsed = PasswordHash::new(stored.unwrap_or(dummy)).map_err(unreadable)?;
    let right = argon2(params)
        .verify_password(&bytes(password), &parsed)
        .is_ok();
    let weak = Params::try_from(&parsed).map_or(true, |used| {
        used.m_cost() < params.m_cost() || used.t_cost() < params.t_cost()
    });
    Ok(Compared {
        right,
        known: stored.is_some(),
        weak,
    })
}

fn argon2(params: &Params) -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone())
}

fn hash(params: &Params, password: &str) -> Result<String> {
    let mut salt = [0_u8; 16];
    getrandom::fill(&mut salt).map_err(|error| Error::unexpected(error.to_string()))?;
    argon2(params)
        .hash_password_with_salt(&bytes(password), &salt)
        .map(|hash| hash.to_string())
        .map_err(|error| Error::unexpected(error.to_string()))
}

#[cfg(test)]
#[path = "passwords_tests.rs"]
mod tests;
