//! When things happened: told in working days before today, so that the world is as old on every
//! day it is made.

use crate::Settings;
use crate::error::{Error, Result};
use chrono::{DateTime, Datelike, Days, Months, NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc};
use model::Lang;

/// Days off in Japan in 2026 and 2027, year, month and day (Cabinet Office, 国民の祝日).
const HOLIDAYS: [(i32, u32, u32); 35] = [
    (2026, 1, 1),
    (2026, 1, 12),
    (2026, 2, 11),
    (2026, 2, 23),
    (2026, 3, 20),
    (2026, 4, 29),
    (2026, 5, 3),
    (2026, 5, 4),
    (2026, 5, 5),
    (2026, 5, 6),
    (2026, 7, 20),
    (2026, 8, 11),
    (2026, 9, 21),
    (2026, 9, 22),
    (2026, 9, 23),
    (2026, 10, 12),
    (2026, 11, 3),
    (2026, 11, 23),
    (2027, 1, 1),
    (2027, 1, 11),
    (2027, 2, 11),
    (2027, 2, 23),
    (2027, 3, 21),
    (2027, 3, 22),
    (2027, 4, 29),
    (2027, 5, 3),
    (2027, 5, 4),
    (2027, 5, 5),
    (2027, 7, 19),
    (2027, 8, 11),
    (2027, 9, 20),
    (2027, 9, 23),
    (2027, 10, 11),
    (2027, 11, 3),
    (2027, 11, 23),
];

pub(super) fn holidays() -> std::collections::BTreeSet<NaiveDate> {
    HOLIDAYS
        .iter()
        .filter_map(|(year, month, day)| NaiveDate::from_ymd_opt(*year, *month, *day))
        .collect()
}

/// The working days around today, where the vendor is.
pub(super) struct Calendar<'a> {
    settings: &'a Settings,
    now: DateTime<Utc>,
}

impl<'a> Calendar<'a> {
    pub(super) const fn new(settings: &'a Settings, now: DateTime<Utc>) -> Self {
        Self { settings, now }
    }

    pub(super) fn today(&self) -> NaiveDate {
        self.settings.local_day(self.now)
    }

    /// `at` (`HH:MM`) on the `ago`th working day before today; 1 is the last one.
    pub(super) fn past(&self, ago: u32, at: &str) -> Result<DateTime<Utc>> {
        self.instant(self.day_before(ago), at)
    }

    /// So many hours before the present.
    pub(super) fn hours_ago(&self, hours: i64) -> DateTime<Utc> {
        self.now - TimeDelta::hours(hours)
    }

    /// The `ago`th working day before today.
    pub(super) fn day_before(&self, ago: u32) -> NaiveDate {
        let mut day = self.today();
        let mut left = ago.max(1);
        while left > 0 {
            day = day - Days::new(1);
            if self.works(day) {
                left -= 1;
            }
        }
        day
    }

    /// So many months before the `ago`th working day before today, on a working day.
    pub(super) fn months_before(&self, ago: u32, months: u32, at: &str) -> Result<DateTime<Utc>> {
        let mut day = self.day_before(ago) - Months::new(months);
        while !self.works(day) {
            day = day + Days::new(1);
        }
        self.instant(day, at)
    }

    fn instant(&self, day: NaiveDate, at: &str) -> Result<DateTime<Utc>> {
        let time = NaiveTime::parse_from_str(at, "%H:%M").map_err(Error::unexpected)?;
        self.settings
            .time_zone
            .from_local_datetime(&day.and_time(time))
            .earliest()
            .map(|instant| instant.with_timezone(&Utc))
            .ok_or_else(|| Error::unexpected(format!("{day} {at} does not exist here")))
    }

    /// The `days`th working day after `start`.
    pub(super) fn working_days_after(&self, start: NaiveDate, days: u32) -> NaiveDate {
        let Settings {
            working_days,
            holidays,
            ..
        } = self.settings;
        crate::workdays::add(start, days, working_days, holidays)
    }

    /// The first working day that is at least `days` days from today.
    pub(super) fn in_days(&self, days: u64) -> NaiveDate {
        let mut day = self.today() + Days::new(days);
        while !self.works(day) {
            day = day + Days::new(1);
        }
        day
    }

    fn works(&self, day: NaiveDate) -> bool {
        let weekday = day.weekday().number_from_monday();
        self.settings.working_days.contains(&weekday) && !self.settings.holidays.contains(&day)
    }
}

/// A day as it stands in a sentence.
pub(super) fn spoken(day: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{}月{}日", day.month(), day.day()),
        Lang::En => day.format("%-d %B").to_string(),
    }
}
