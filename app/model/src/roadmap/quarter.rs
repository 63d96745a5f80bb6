//! A quarter of the calendar.

use crate::input::UnknownWord;
use chrono::{Datelike as _, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// A quarter of the calendar, written `2026-Q4`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Quarter {
    pub year: i32,
    /// 1 to 4.
    pub quarter: u8,
}

impl Quarter {
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        Self {
            year: day.year(),
            quarter: u8::try_from(day.month0() / 3 + 1).unwrap_or(1),
        }
    }

    #[must_use]
    pub const fn next(self) -> Self {
        if self.quarter >= 4 {
            Self {
                year: self.year + 1,
                quarter: 1,
            }
        } else {
            Self {
                year: self.year,
                quarter: self.quarter + 1,
            }
        }
    }

    /// Its first day.
    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        let month = u32::from(self.quarter.clamp(1, 4) - 1) * 3 + 1;
        NaiveDate::from_ymd_opt(self.year, month, 1).unwrap_or_default()
    }

    /// Its last day.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        self.first_day()
            .checked_add_months(Months::new(3))
            .and_then(|day| day.pred_opt())
            .unwrap_or_default()
    }
}

impl std::fmt::Display for Quarter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-Q{}", self.year, self.quarter)
    }
}

impl std::str::FromStr for Quarter {
    type Err = UnknownWord;

    /// Reads what is written, from the year 2000 to 2199.
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        let (year, quarter) = text.split_once("-Q").ok_or(UnknownWord)?;
        let year = year.parse().map_err(|_| UnknownWord)?;
        let quarter = quarter.parse().map_err(|_| UnknownWord)?;
        let known = (2000..2200).contains(&year) && (1..=4).contains(&quarter);
        known.then_some(Self { year, quarter }).ok_or(UnknownWord)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::Quarter;

    #[test]
    fn a_quarter_reads_back_what_it_wrote_and_knows_its_days() {
        let quarter: Quarter = "2026-Q4".parse().unwrap();
        assert_eq!(quarter.to_string(), "2026-Q4");
        assert_eq!(quarter.first_day().to_string(), "2026-10-01");
        assert_eq!(quarter.last_day().to_string(), "2026-12-31");
        assert_eq!(quarter.next().to_string(), "2027-Q1");
        assert_eq!(Quarter::of(quarter.last_day()), quarter);
        for wrong in [
            "2026-Q5",
            "2026-Q0",
            "26-Q1",
            "2026Q1",
            "",
            "9999-Q1",
            "2026-Q+1x",
        ] {
            assert!(wrong.parse::<Quarter>().is_err(), "{wrong}");
        }
    }
}
