//! Passwords: argon2id off the async runtime, behind a bounded queue.
//!
//! One hash costs about 30 ms of a core and 19 MiB (OWASP's floor), so a storm of sign-ins would
//! starve everything else: at most `cores` hashes run at once, on threads that stand back for
//! pages, a bounded number waits, the rest is told to come back (ASVS 15.2.2).

use super::hashers::{Hashers, Memory};
use crate::error::{Error, Result};
use argon2::password_hash::phc::{Output, ParamsString, PasswordHash, Salt};
use argon2::{Algorithm, Argon2, Block, Params, Version};
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
        let dummy = hash(&params, NOBODYS, &mut Memory::new())?;
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
        self.queued(move |memory| hash(&params, &password, memory))
            .await?
    }

    /// Compares; without a stored hash it takes as long and says no.
    ///
    /// # Errors
    /// [`AppError::Busy`] when the queue is full; a stored hash that can't be read.
    pub async fn verify(&self, password: String, stored: Option<String>) -> Result<Verified> {
        let params = self.params.clone();
        let dummy = self.dummy.clone();
        self.queued(move |memory| {
            let compared = compare(&params, &password, stored.as_deref(), &dummy, memory)?;
            Ok(compared.into())
        })
        .await?
    }

    async fn queued<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Memory) -> T + Send + 'static,
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
            .run(move |memory| {
                let value = work(memory);
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
fn compare(
    params: &Params,
    password: &str,
    stored: Option<&str>,
    dummy: &str,
    memory: &mut Memory,
) -> Result<Compared> {
    let parsed = PasswordHash::new(stored.unwrap_or(dummy)).map_err(unexpected)?;
    let (Some(salt), Some(expected)) = (&parsed.salt, &parsed.hash) else {
        return Err(Error::unexpected("a stored hash without salt or digest"));
    };
    let algorithm = Algorithm::try_from(parsed.algorithm.as_str()).map_err(unexpected)?;
    let version = parsed
        .version
        .map_or(Ok(Version::default()), Version::try_from);
    let used = Params::try_from(&parsed).map_err(unexpected)?;
    let weak = used.m_cost() < params.m_cost() || used.t_cost() < params.t_cost();
    let argon2 = Argon2::new(algorithm, version.map_err(unexpected)?, used);
    let digest = digest(&argon2, password, salt, expected.len(), memory)?;
    Ok(Compared {
        // In constant time, as `Output` compares.
        right: digest == *expected,
        known: stored.is_some(),
        weak,
    })
}

fn hash(params: &Params, password: &str, memory: &mut Memory) -> Result<String> {
    let mut salt = [0_u8; 16];
    getrandom::fill(&mut salt).map_err(unexpected)?;
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone());
    let digest = digest(&argon2, password, &salt, Params::DEFAULT_OUTPUT_LEN, memory)?;
    let hash = PasswordHash {
        algorithm: Algorithm::Argon2id.ident(),
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(params).map_err(unexpected)?,
        salt: Some(Salt::new(&salt).map_err(unexpected)?),
        hash: Some(digest),
    };
    Ok(hash.to_string())
}

/// What argon2 makes of a password, in memory that was used before.
fn digest(
    argon2: &Argon2<'_>,
    password: &str,
    salt: &[u8],
    length: usize,
    memory: &mut Memory,
) -> Result<Output> {
    let blocks = argon2.params().block_count();
    if memory.len() < blocks {
        memory.resize(blocks, Block::default());
    }
    let mut out = [0_u8; Output::MAX_LENGTH];
    let out = out
        .get_mut(..length)
        .ok_or_else(|| Error::unexpected("a digest that is too long"))?;
    argon2
        .hash_password_into_with_memory(&bytes(password), salt, out, memory)
        .map_err(unexpected)?;
    Output::new(out).map_err(unexpected)
}

fn unexpected(error: impl std::fmt::Display) -> Error {
    Error::unexpected(error.to_string())
}

#[cfg(test)]
#[path = "passwords_tests.rs"]
mod tests;
