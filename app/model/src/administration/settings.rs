//! The settings of the installation and its holidays.

use crate::direct_contacts::DIRECT_CONTACT_GOAL_MAX;
use crate::error::{AppError, Problem};
use crate::input::{Fields, ticked};
use crate::lang::Lang;
use chrono::{Datelike, NaiveDate};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

/// Names of vendor and product, in characters.
pub const INSTALLATION_NAME_MAX: usize = 60;
/// Working days to a first word.
pub const FIRST_WORD_DAYS_MAX: u32 = 60;
/// Days between two asks of one person.
pub const ASK_REST_DAYS_MAX: u32 = 365;
/// Days that one paste may bring.
pub const HOLIDAYS_AT_ONCE: usize = 400;
/// Characters of a list of days that is pasted.
pub const HOLIDAYS_TEXT_MAX: usize = 20_000;

/// The settings as they are typed; a box for each day of the week.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct SettingsForm {
    pub vendor_name_ja: String,
    pub vendor_name_en: String,
    pub product_name_ja: String,
    pub product_name_en: String,
    pub time_zone: String,
    pub default_lang: String,
    pub sender_name: String,
    pub sender_address: String,
    pub day1: String,
    pub day2: String,
    pub day3: String,
    pub day4: String,
    pub day5: String,
    pub day6: String,
    pub day7: String,
    pub first_word_days: String,
    pub ask_rest_days: String,
    pub direct_contact_goal: String,
    pub version: String,
}

/// Settings, checked. Whether the zone exists the use case looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsChange {
    pub vendor_name_ja: String,
    pub vendor_name_en: String,
    pub product_name_ja: String,
    pub product_name_en: String,
    pub time_zone: String,
    pub default_lang: Lang,
    pub sender_name: String,
    pub sender_address: String,
    pub working_days: BTreeSet<u32>,
    pub first_word_days: u32,
    /// Days that a person rests after they were asked for something; 0 for none.
    pub ask_rest_days: u32,
    /// Customers that everybody of the vendor is to meet in a quarter; 0 for no goal.
    pub direct_contact_goal: u32,
    pub version: i32,
}

impl SettingsForm {
    /// What was ticked for a day, 1 Monday to 7 Sunday.
    #[must_use]
    pub fn of_day(&self, day: u32) -> &str {
        match day {
            1 => &self.day1,
            2 => &self.day2,
            3 => &self.day3,
            4 => &self.day4,
            5 => &self.day5,
            6 => &self.day6,
            _ => &self.day7,
        }
    }

    /// # Errors
    /// [`AppError::Invalid`]: a name missing or too long, not an address, no working day, a number
    /// out of its range.
    pub fn parse(&self) -> Result<SettingsChange, AppError> {
        let mut fields = Fields::new();
        let max = INSTALLATION_NAME_MAX;
        let vendor_name_ja = fields.line("vendor_name_ja", &self.vendor_name_ja, max);
        let vendor_name_en = fields.line("vendor_name_en", &self.vendor_name_en, max);
        let product_name_ja = fields.line("product_name_ja", &self.product_name_ja, max);
        let product_name_en = fields.line("product_name_en", &self.product_name_en, max);
        let time_zone = fields.line("time_zone", &self.time_zone, 64);
        let default_lang = fields.choice::<Lang>("default_lang", &self.default_lang);
        let sender_name = fields.line("sender_name", &self.sender_name, max);
        let sender_address = fields.email("sender_address", &self.sender_address);
        let working_days: BTreeSet<u32> = (1..=7).filter(|day| ticked(self.of_day(*day))).collect();
        if working_days.is_empty() {
            fields.refuse("working_days", Problem::Required);
        }
        let first_word_days = number(
            &mut fields,
            "first_word_days",
            &self.first_word_days,
            1..=FIRST_WORD_DAYS_MAX,
        );
        let ask_rest_days = number(
            &mut fields,
            "ask_rest_days",
            &self.ask_rest_days,
            0..=ASK_REST_DAYS_MAX,
        );
        let direct_contact_goal = number(
            &mut fields,
            "direct_contact_goal",
            &self.direct_contact_goal,
            0..=DIRECT_CONTACT_GOAL_MAX,
        );
        let version = self.version.trim().parse().unwrap_or_default();
        fields.finish(|| {
            Some(SettingsChange {
                vendor_name_ja,
                vendor_name_en,
                product_name_ja,
                product_name_en,
                time_zone,
                default_lang: default_lang?,
                sender_name,
                sender_address,
                working_days,
                first_word_days: first_word_days?,
                ask_rest_days: ask_rest_days?,
                direct_contact_goal: direct_contact_goal?,
                version,
            })
        })
    }
}

fn number(
    fields: &mut Fields,
    field: &'static str,
    typed: &str,
    range: RangeInclusive<u32>,
) -> Option<u32> {
    let typed = typed.trim();
    if typed.is_empty() {
        fields.refuse(field, Problem::Required);
        return None;
    }
    let number = typed.parse().ok().filter(|number| range.contains(number));
    if number.is_none() {
        fields.refuse(field, Problem::NotANumber);
    }
    number
}

/// The page of the settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsPage {
    pub form: SettingsForm,
    /// From the first of this year on; earlier ones count in the past and are not shown.
    pub holidays: Vec<NaiveDate>,
    pub earlier: u32,
}

/// Days that nobody works, one a line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct HolidaysForm {
    pub days: String,
}

impl HolidaysForm {
    /// Reads a day from the beginning of each line and leaves the rest of the line: what the
    /// Cabinet Office of Japan and calendar programs write has the name of the day behind it.
    ///
    /// # Errors
    /// [`AppError::Invalid`] on `days`: no day at all, a line without one, too many.
    pub fn parse(&self) -> Result<Vec<NaiveDate>, AppError> {
        let mut fields = Fields::new();
        let text = fields.text("days", &self.days, HOLIDAYS_TEXT_MAX);
        let mut days = BTreeSet::new();
        let mut unreadable = false;
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            match day_at_start(line) {
                Some(day) => {
                    days.insert(day);
                }
                None => unreadable = true,
            }
        }
        if unreadable {
            fields.refuse("days", Problem::NotADate);
        } else if days.len() > HOLIDAYS_AT_ONCE {
            fields.refuse(
                "days",
                Problem::TooLong(u32::try_from(HOLIDAYS_TEXT_MAX).unwrap_or(u32::MAX)),
            );
        }
        fields.finish(|| Some(days.into_iter().collect()))
    }
}

/// `2027-01-01`, `2027/1/1` or `2027年1月1日`, whatever follows.
#[must_use]
pub fn day_at_start(line: &str) -> Option<NaiveDate> {
    let mut numbers = [0_u32; 3];
    let mut rest = line.trim_start_matches(['"', '\'', '\u{feff}', ' ']);
    for (place, number) in numbers.iter_mut().enumerate() {
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        let longest = if place == 0 { 4 } else { 2 };
        if digits.is_empty() || digits.len() > longest {
            return None;
        }
        *number = digits.parse().ok()?;
        rest = rest.get(digits.len()..)?;
        if place < 2 {
            let separator = rest.chars().next()?;
            if !matches!(separator, '-' | '/' | '.' | '年' | '月') {
                return None;
            }
            rest = rest.get(separator.len_utf8()..)?;
        }
    }
    let [year, month, day] = numbers;
    let day = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    // What is further away than this is a slip of the finger.
    (2000..=2199).contains(&day.year()).then_some(day)
}

/// Takes one day out of the list.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct HolidayRemoval {
    pub day: String,
}

impl HolidayRemoval {
    /// # Errors
    /// [`AppError::Invalid`]: not a day.
    pub fn parse(&self) -> Result<NaiveDate, AppError> {
        let mut fields = Fields::new();
        let day = fields.optional_day("day", &self.day);
        if day.is_none() && self.day.trim().is_empty() {
            fields.refuse("day", Problem::Required);
        }
        fields.finish(|| day)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_holidays_is_read_as_it_is_pasted() {
        let form = HolidaysForm {
            days: "2027-01-01\n2027/1/11,成人の日\r\n2027年2月11日(木)建国記念の日\n\n\"2027/2/23\",天皇誕生日\n2027-01-01".into(),
        };
        let days: Vec<String> = form
            .parse()
            .unwrap()
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(
            days,
            ["2027-01-01", "2027-01-11", "2027-02-11", "2027-02-23"]
        );
    }

    #[test]
    fn a_line_without_a_day_is_refused_and_nothing_is_guessed() {
        for bad in [
            "New Year",
            "2027-13-01",
            "27-01-01",
            "2027",
            "1.1.2027",
            "20270101",
            "9999-01-01",
            "",
        ] {
            let form = HolidaysForm { days: bad.into() };
            assert!(form.parse().is_err(), "{bad}");
        }
    }
}
