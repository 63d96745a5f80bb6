//! "Unchanged", said without asking the database again.
//!
//! Programs ask for their feeds over and over, and nearly always nothing is new. An answer that was
//! true is remembered under the stamps it was true with. It is given again as long as this process
//! has changed nothing, and for [`LOOK_EVERY`] at most: then one request goes the whole way and
//! looks at the stamps, for all addresses. What somebody did in another process is thereby told a
//! second late; as "unchanged" says nothing but that, nobody reads what they may not.

use super::{Feeds, Reader};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

const LOOK_EVERY: Duration = Duration::from_secs(1);
/// Addresses that are remembered: three for each of some thousand people.
const MOST: usize = 10_000;

/// What is remembered.
#[derive(Debug, Default)]
pub(crate) struct Door(Mutex<Known>);

#[derive(Debug, Default)]
struct Known {
    /// When somebody looked at the stamps last, and what this process had done until then.
    looked: Option<Look>,
    stamps: (i64, i64),
    /// Address to tag, all of them under these stamps.
    tags: HashMap<String, String>,
}

/// Before a request looked at the database.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    at: Instant,
    commits: u64,
}

impl Feeds<'_> {
    /// To be taken before [`Feeds::reader`].
    #[must_use]
    pub fn look(self) -> Look {
        Look {
            at: Instant::now(),
            commits: self.0.db.commits(),
        }
    }

    /// Remembers that the address (a path) has this tag, as a reader found it after the look.
    pub fn remember(self, look: Look, reader: &Reader, address: &str, tag: &str) {
        let mut known = self
            .0
            .door()
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if known.stamps != reader.stamps || known.tags.len() >= MOST {
            known.tags.clear();
        }
        known.stamps = reader.stamps;
        known.looked = Some(look);
        known.tags.insert(address.to_owned(), tag.to_owned());
    }

    /// What `answer` makes of the tag that the address certainly has still.
    #[must_use]
    pub fn still<T>(self, address: &str, answer: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let known = self
            .0
            .door()
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        known
            .looked
            .filter(|look| look.commits == self.0.db.commits() && look.at.elapsed() < LOOK_EVERY)?;
        known.tags.get(address).and_then(|tag| answer(tag))
    }
}
