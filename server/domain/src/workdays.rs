//! Working days: when a person owes a word.

use chrono::{DateTime, Datelike, Days, NaiveDate, Utc};
use chrono_tz::Tz;
use std::collections::BTreeSet;

/// The `days`th working day after `start`. Without any working day in the week every day counts.
#[must_use]
pub fn add(
    start: NaiveDate,
    days: u32,
    working: &BTreeSet<u32>,
    holidays: &BTreeSet<NaiveDate>,
) -> NaiveDate {
    let mut day = start;
    let mut left = days;
    while left > 0 {
        let Some(next) = day.checked_add_days(Days::new(1)) else {
            break;
        };
        day = next;
        let works = working.is_empty() || working.contains(&day.weekday().number_from_monday());
        if works && !holidays.contains(&day) {
            left -= 1;
        }
    }
    day
}

impl crate::Settings {
    /// The day by which somebody answers what was published at this instant, counted in the
    /// vendor's zone (product.md 0: first word).
    #[must_use]
    pub fn first_word_due(&self, published: DateTime<Utc>) -> NaiveDate {
        add(
            self.local_day(published),
            self.first_word_days,
            &self.working_days,
            &self.holidays,
        )
    }

    /// The calendar day of an instant where the vendor is.
    #[must_use]
    pub fn local_day(&self, instant: DateTime<Utc>) -> NaiveDate {
        let zone: Tz = self.time_zone;
        instant.with_timezone(&zone).date_naive()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::Settings;
    use chrono::{DateTime, NaiveDate, Utc};

    fn due(published: &str) -> NaiveDate {
        let settings = Settings {
            holidays: ["2026-11-23".parse().unwrap()].into(),
            ..Settings::default()
        };
        settings.first_word_due(published.parse::<DateTime<Utc>>().unwrap())
    }

    #[test]
    fn weekends_and_holidays_of_the_vendor_do_not_count() {
        // Friday in Tokyo; Monday the 23rd is a holiday.
        assert_eq!(due("2026-11-20T03:00:00Z"), "2026-11-26".parse().unwrap());
        // Still Thursday in London, Friday in Tokyo.
        assert_eq!(due("2026-11-19T16:00:00Z"), "2026-11-26".parse().unwrap());
        assert_eq!(due("2026-11-16T03:00:00Z"), "2026-11-19".parse().unwrap());
    }
}
