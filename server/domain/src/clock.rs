//! The one clock. All business time comes from here, so that tests and the demo can move it;
//! ids are made here because a UUIDv7 tells the time too.

use chrono::{DateTime, Duration, NaiveDate, SubsecRound, Utc};
use chrono_tz::Tz;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use uuid::{ContextV7, Timestamp, Uuid};

/// Tells the time, in UTC and whole microseconds: the precision both databases keep.
#[derive(Clone, Debug)]
pub struct Clock {
    /// Microseconds by which the clock is ahead of the machine.
    ahead: Arc<AtomicI64>,
    /// Stands still at this instant (microseconds since 1970), moved by `ahead` alone.
    frozen: Option<i64>,
    context: Arc<std::sync::Mutex<ContextV7>>,
}

impl Clock {
    /// The machine's clock.
    #[must_use]
    pub fn system() -> Self {
        Self {
            ahead: Arc::default(),
            frozen: None,
            context: Arc::new(std::sync::Mutex::new(ContextV7::new())),
        }
    }

    /// A clock that stands still until it is moved.
    #[must_use]
    pub fn frozen_at(instant: DateTime<Utc>) -> Self {
        Self {
            frozen: Some(instant.timestamp_micros()),
            ..Self::system()
        }
    }

    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        let ahead = Duration::microseconds(self.ahead.load(Ordering::Relaxed));
        let base = self
            .frozen
            .and_then(DateTime::from_timestamp_micros)
            .unwrap_or_else(machine_now);
        (base + ahead).trunc_subsecs(6)
    }

    /// The calendar day in a zone.
    #[must_use]
    pub fn today(&self, zone: Tz) -> NaiveDate {
        self.now().with_timezone(&zone).date_naive()
    }

    /// Moves the clock; all its clones move with it.
    pub fn advance(&self, by: Duration) {
        self.ahead
            .fetch_add(by.num_microseconds().unwrap_or_default(), Ordering::Relaxed);
    }

    /// A new id that sorts by time, unique also within a millisecond.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the one home of ids")]
    pub fn new_id<T: From<Uuid>>(&self) -> T {
        let now = self.now();
        let seconds = u64::try_from(now.timestamp()).unwrap_or_default();
        let context = self
            .context
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        T::from(Uuid::new_v7(Timestamp::from_unix(
            &*context,
            seconds,
            now.timestamp_subsec_nanos(),
        )))
    }
}

#[allow(clippy::disallowed_methods)]
fn machine_now() -> DateTime<Utc> {
    Utc::now()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn ids_made_while_the_clock_stands_still_are_unique_and_rise() {
        let clock = Clock::frozen_at("2026-11-22T00:00:00Z".parse().unwrap());
        let ids: Vec<Uuid> = (0..2_000).map(|_| clock.new_id()).collect();
        assert!(ids.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn clones_move_together() {
        let clock = Clock::frozen_at("2026-11-22T00:00:00Z".parse().unwrap());
        let other = clock.clone();
        clock.advance(Duration::hours(1));
        assert_eq!(
            other.now(),
            "2026-11-22T01:00:00Z".parse::<DateTime<Utc>>().unwrap()
        );
    }
}
