//! While the mail server is away nobody tries again for every single mail.

use chrono::{DateTime, Duration, Utc};

const FIRST: i64 = 5;
const LONGEST: i64 = 300;

#[derive(Debug, Default)]
pub struct Breaker {
    failures: u32,
    until: Option<DateTime<Utc>>,
    /// What the server said, until it was written down.
    news: Option<String>,
}

impl Breaker {
    pub fn is_open(&self, now: DateTime<Utc>) -> bool {
        self.until.is_some_and(|until| now < until)
    }

    pub fn failed(&mut self, now: DateTime<Utc>, why: &str) {
        let seconds = FIRST
            .saturating_mul(1_i64 << self.failures.min(16))
            .min(LONGEST);
        self.failures = self.failures.saturating_add(1);
        self.until = Some(now + Duration::seconds(seconds));
        self.news = Some(why.to_owned());
    }

    /// Since the last look: until when nothing is tried, and why.
    pub fn news(&mut self) -> Option<(DateTime<Utc>, String)> {
        self.until.zip(self.news.take())
    }

    pub fn worked(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn it_waits_longer_each_time_and_closes_again() {
        let now: DateTime<Utc> = "2026-11-22T00:00:00Z".parse().unwrap();
        let mut breaker = Breaker::default();
        assert!(!breaker.is_open(now));
        breaker.failed(now, "away");
        assert!(breaker.is_open(now + Duration::seconds(4)));
        assert!(!breaker.is_open(now + Duration::seconds(5)));
        for _ in 0..50 {
            breaker.failed(now, "away");
        }
        assert!(breaker.is_open(now + Duration::seconds(299)));
        assert!(!breaker.is_open(now + Duration::seconds(300)));
        assert!(breaker.news().is_some() && breaker.news().is_none());
        breaker.worked();
        assert!(!breaker.is_open(now));
    }
}
