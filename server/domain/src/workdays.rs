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
    let somebody_works = working.iter().any(|day| (1..=7).contains(day));
    let mut day = start;
    let mut left = days;
    while left > 0 {
        let Some(next) = day.checked_add_days(Days::new(1)) else {
            break;
        };
        day = next;
        let works = !somebody_works || working.contains(&day.weekday().number_from_monday());
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
    use super::*;
    use crate::Settings;

    fn due(published: &str) -> NaiveDate {
        let settings = Settings {
            holidays: ["2026-11-23".parse().unwrap()].into(),
            ..Settings::default()
        };
        settings.first_word_due(published.parse::<DateTime<Utc>>().unwrap())
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn working_days_are_counted_from_the_day_after() {
        let week: BTreeSet<u32> = (1..=5).collect();
        let sunday_to_thursday = BTreeSet::from([7, 1, 2, 3, 4]);
        let holidays =
            BTreeSet::from(["2026-11-03", "2026-11-23", "2026-12-31", "2027-01-01"].map(day));
        let none = BTreeSet::new();
        for (start, days, working, holidays, end) in [
            ("2026-11-16", 0, &week, &holidays, "2026-11-16"),
            ("2026-11-16", 3, &week, &holidays, "2026-11-19"),
            ("2026-11-20", 1, &week, &holidays, "2026-11-24"),
            ("2026-11-20", 3, &week, &holidays, "2026-11-26"),
            ("2026-11-20", 3, &week, &none, "2026-11-25"),
            // Published on a day nobody works.
            ("2026-11-21", 3, &week, &holidays, "2026-11-26"),
            ("2026-11-22", 3, &week, &holidays, "2026-11-26"),
            ("2026-11-23", 3, &week, &holidays, "2026-11-26"),
            ("2026-12-29", 3, &week, &holidays, "2027-01-05"),
            ("2026-11-19", 3, &sunday_to_thursday, &none, "2026-11-24"),
            ("2028-02-28", 1, &week, &none, "2028-02-29"),
        ] {
            assert_eq!(
                add(day(start), days, working, holidays),
                day(end),
                "{start} + {days}"
            );
        }
    }

    #[test]
    fn a_week_without_a_working_day_counts_every_day() {
        for working in [BTreeSet::new(), BTreeSet::from([0, 8])] {
            assert_eq!(
                add(day("2026-11-20"), 3, &working, &BTreeSet::new()),
                day("2026-11-23")
            );
        }
    }

    #[test]
    fn the_end_of_the_calendar_ends_the_counting() {
        assert_eq!(
            add(NaiveDate::MAX, 3, &BTreeSet::from([1]), &BTreeSet::new()),
            NaiveDate::MAX
        );
    }

    #[test]
    fn the_vendors_zone_says_which_day_it_is_also_when_clocks_change() {
        for (zone, published, due) in [
            (Tz::Asia__Tokyo, "2026-11-19T14:59:59Z", "2026-11-24"),
            (Tz::Asia__Tokyo, "2026-11-19T15:00:00Z", "2026-11-25"),
            (
                Tz::America__Los_Angeles,
                "2026-11-20T07:59:59Z",
                "2026-11-24",
            ),
            (
                Tz::Pacific__Kiritimati,
                "2026-11-19T10:00:00Z",
                "2026-11-25",
            ),
            // Summer time ends in New York on Sunday 1 November 2026 at 06:00 UTC, and begins on 8 March.
            (Tz::America__New_York, "2026-10-30T03:59:59Z", "2026-11-03"),
            (Tz::America__New_York, "2026-10-30T04:00:00Z", "2026-11-04"),
            (Tz::America__New_York, "2026-11-03T04:59:59Z", "2026-11-05"),
            (Tz::America__New_York, "2026-11-03T05:00:00Z", "2026-11-06"),
            (Tz::America__New_York, "2026-03-09T03:59:59Z", "2026-03-11"),
            (Tz::America__New_York, "2026-03-09T04:00:00Z", "2026-03-12"),
        ] {
            let settings = Settings {
                time_zone: zone,
                ..Settings::default()
            };
            let published: DateTime<Utc> = published.parse().unwrap();
            assert_eq!(
                settings.first_word_due(published),
                day(due),
                "{zone} {published}"
            );
        }
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
