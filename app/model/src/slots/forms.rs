//! What is sent about slots.

use super::{
    BOOKING_WORD_MAX, BUFFER_MAX, BUFFER_PRESET, CAPACITY_MAX, INTERVIEWERS_MAX, NOTICE_MAX,
    NOTICE_PRESET, PLACE_MAX, REMINDER_MAX, REMINDER_MIN, REMINDER_TEXT_MAX, REMINDERS_MAX,
    ReminderUnit, ReminderView, SERIES_MAX, SLOT_REASON_MAX, SlotMode, WISH_WORD_MAX, WISHES_MAX,
    ZONE_MAX,
};
use crate::both::Both;
use crate::error::{AppError, Problem};
use crate::ids::PersonId;
use crate::input::{Fields, form_token, is_web_address, ticked};
use crate::studies::{MINUTES_MAX, MINUTES_MIN};
use chrono::{Datelike as _, Days, NaiveDate, NaiveDateTime, Weekday};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The fields of the people who lead the conversation.
pub const INTERVIEWERS: [&str; INTERVIEWERS_MAX] = [
    "interviewer1",
    "interviewer2",
    "interviewer3",
    "interviewer4",
];

/// The fields of the days of a week, Monday first.
pub const WEEKDAYS: [(&str, Weekday); 7] = [
    ("mon", Weekday::Mon),
    ("tue", Weekday::Tue),
    ("wed", Weekday::Wed),
    ("thu", Weekday::Thu),
    ("fri", Weekday::Fri),
    ("sat", Weekday::Sat),
    ("sun", Weekday::Sun),
];

/// A slot as it is written, and how it repeats. Times are those of the clocks in `zone`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SlotForm {
    /// `2026-11-25T14:00`
    pub at: String,
    pub minutes: String,
    /// IANA name.
    pub zone: String,
    pub mode: String,
    pub place: String,
    pub capacity: String,
    pub buffer_minutes: String,
    pub notice_hours: String,
    /// Ids of people of the vendor; empty for none.
    pub interviewer1: String,
    pub interviewer2: String,
    pub interviewer3: String,
    pub interviewer4: String,
    pub mon: String,
    pub tue: String,
    pub wed: String,
    pub thu: String,
    pub fri: String,
    pub sat: String,
    pub sun: String,
    /// The last day of the pattern.
    pub until: String,
    /// Of the slot that was read; empty for a new one.
    pub version: String,
    pub form_token: String,
}

/// A slot, checked, but for what its zone and the calendars of its interviewers say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlotPlan {
    pub at: NaiveDateTime,
    pub minutes: i32,
    pub zone: String,
    pub mode: SlotMode,
    pub place: String,
    pub capacity: i32,
    pub buffer_minutes: i32,
    pub notice_hours: i32,
    /// Each once, with the field of the form.
    pub interviewers: Vec<(&'static str, PersonId)>,
}

/// The same hour on some days of the week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeat {
    pub weekdays: Vec<Weekday>,
    pub until: NaiveDate,
}

/// One slot, or all of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSlots {
    pub plan: SlotPlan,
    pub repeat: Option<Repeat>,
    pub form_token: String,
}

/// A slot as it is to become.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlotChange {
    pub plan: SlotPlan,
    pub version: i32,
}

impl NewSlots {
    /// When they begin, on the clocks of the place, the earliest first: one time, or that of every
    /// chosen weekday from the first day on. At most [`SERIES_MAX`] and one, which is too many.
    #[must_use]
    pub fn times(&self) -> Vec<NaiveDateTime> {
        let first = self.plan.at;
        let Some(repeat) = &self.repeat else {
            return vec![first];
        };
        std::iter::successors(Some(first), |at| at.checked_add_days(Days::new(1)))
            .take_while(|at| at.date() <= repeat.until)
            .filter(|at| repeat.weekdays.contains(&at.weekday()))
            .take(SERIES_MAX + 1)
            .collect()
    }
}

impl SlotForm {
    /// What the form of a new slot starts with.
    #[must_use]
    pub fn preset(zone: &str, minutes: i32) -> Self {
        Self {
            minutes: minutes.to_string(),
            zone: zone.to_owned(),
            mode: SlotMode::Online.to_string(),
            capacity: 1.to_string(),
            buffer_minutes: BUFFER_PRESET.to_string(),
            notice_hours: NOTICE_PRESET.to_string(),
            ..Self::default()
        }
    }

    /// What was typed into the fields [`INTERVIEWERS`].
    #[must_use]
    pub const fn interviewers(&self) -> [&String; INTERVIEWERS_MAX] {
        [
            &self.interviewer1,
            &self.interviewer2,
            &self.interviewer3,
            &self.interviewer4,
        ]
    }

    /// What was typed into the fields [`WEEKDAYS`].
    #[must_use]
    pub const fn weekdays(&self) -> [&String; 7] {
        [
            &self.mon, &self.tue, &self.wed, &self.thu, &self.fri, &self.sat, &self.sun,
        ]
    }

    /// # Errors
    /// [`AppError::Invalid`]: what a slot cannot be; weekdays without a last day, or a last day
    /// without them; [`Problem::TooMany`] on `until` for more than [`SERIES_MAX`] slots.
    pub fn parse_new(&self) -> Result<NewSlots, AppError> {
        let mut fields = Fields::new();
        let plan = self.plan(&mut fields);
        let repeat = self.repeat(&mut fields);
        let new = plan.map(|plan| NewSlots {
            plan,
            repeat,
            form_token: form_token(&self.form_token),
        });
        match new.as_ref().map_or(1, |new| new.times().len()) {
            0 => fields.refuse("until", Problem::BeforeTheOther),
            1..=SERIES_MAX => {}
            _ => fields.refuse(
                "until",
                Problem::TooMany(u32::try_from(SERIES_MAX).unwrap_or(u32::MAX)),
            ),
        }
        fields.finish(|| new)
    }

    /// # Errors
    /// [`AppError::Invalid`]: what a slot cannot be, no version.
    pub fn parse_change(&self) -> Result<SlotChange, AppError> {
        let mut fields = Fields::new();
        let plan = self.plan(&mut fields);
        let version = fields.version(&self.version);
        fields.finish(|| {
            Some(SlotChange {
                plan: plan?,
                version: version?,
            })
        })
    }

    fn plan(&self, fields: &mut Fields) -> Option<SlotPlan> {
        let at = fields.local_time("at", &self.at);
        if self.at.trim().is_empty() {
            fields.refuse("at", Problem::Required);
        }
        let minutes = fields.whole("minutes", &self.minutes, MINUTES_MIN..=MINUTES_MAX);
        let zone = fields.line("zone", &self.zone, ZONE_MAX);
        let mode = fields.choice::<SlotMode>("mode", &self.mode);
        let place = fields.optional_line("place", &self.place, PLACE_MAX);
        match mode {
            Some(SlotMode::OnSite) if place.is_empty() => {
                fields.refuse("place", Problem::Required);
            }
            // The link may follow later.
            Some(SlotMode::Online) if !place.is_empty() && !is_web_address(&place) => {
                fields.refuse("place", Problem::NotAWebAddress);
            }
            _ => {}
        }
        let capacity = fields.whole("capacity", &self.capacity, 1..=CAPACITY_MAX);
        let buffer = fields.whole("buffer_minutes", &self.buffer_minutes, 0..=BUFFER_MAX);
        let notice = fields.whole("notice_hours", &self.notice_hours, 0..=NOTICE_MAX);
        let mut interviewers: Vec<(&str, PersonId)> = Vec::new();
        for (field, typed) in INTERVIEWERS.into_iter().zip(self.interviewers()) {
            let id = fields.optional_choice(field, typed);
            let new = id.filter(|id| !interviewers.iter().any(|(_, known)| known == id));
            interviewers.extend(new.map(|id| (field, id)));
        }
        Some(SlotPlan {
            at: at?,
            minutes: minutes?,
            zone,
            mode: mode?,
            place,
            capacity: capacity?,
            buffer_minutes: buffer?,
            notice_hours: notice?,
            interviewers,
        })
    }

    fn repeat(&self, fields: &mut Fields) -> Option<Repeat> {
        let weekdays: Vec<Weekday> = WEEKDAYS
            .into_iter()
            .zip(self.weekdays())
            .filter(|(_, typed)| ticked(typed))
            .map(|((_, weekday), _)| weekday)
            .collect();
        let until = fields.optional_day("until", &self.until);
        match (weekdays.is_empty(), until) {
            (false, Some(until)) => Some(Repeat { weekdays, until }),
            (false, None) if self.until.trim().is_empty() => {
                fields.refuse("until", Problem::Required);
                None
            }
            (true, Some(_)) => {
                fields.refuse("mon", Problem::Required);
                None
            }
            _ => None,
        }
    }
}

/// Why a slot is cancelled: who had booked reads it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CancelSlotForm {
    pub reason: String,
}

impl CancelSlotForm {
    /// # Errors
    /// [`AppError::Invalid`]: empty or too long.
    pub fn parse(&self) -> Result<String, AppError> {
        let mut fields = Fields::new();
        let reason = fields.text("reason", &self.reason, SLOT_REASON_MAX);
        fields.finish(|| Some(reason))
    }
}

/// Why somebody does not come.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CancelBookingForm {
    pub word: String,
}

impl CancelBookingForm {
    /// # Errors
    /// [`AppError::Invalid`]: too long. Whether it may be empty the use case says.
    pub fn parse(&self) -> Result<String, AppError> {
        let mut fields = Fields::new();
        let word = fields.optional_text("word", &self.word, BOOKING_WORD_MAX);
        fields.finish(|| Some(word))
    }
}

// --- wishes -----------------------------------------------------------------------------------

/// Names of the fields of one wish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WishFields {
    pub at: &'static str,
    pub word: &'static str,
}

macro_rules! wishes {
    ($($n:literal)+) => { [$(WishFields {
        at: concat!("at", $n),
        word: concat!("word", $n),
    }),+] };
}

/// The rows of the form of wishes: `at1`, `word1`, and so on.
pub const WISHES: [WishFields; WISHES_MAX] = wishes!(1 2 3 4 5);

/// "Tell us your times", in rows of fields, see [`WISHES`]; on the clocks of who writes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct WishForm(BTreeMap<String, String>);

/// A time that would suit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// Of the form, for what is found out later.
    pub field: &'static str,
    pub at: NaiveDateTime,
    pub word: String,
}

impl WishForm {
    /// What was typed into a field.
    #[must_use]
    pub fn get(&self, field: &str) -> &str {
        self.0.get(field).map_or("", String::as_str)
    }

    pub fn set(&mut self, field: &str, value: impl Into<String>) {
        self.0.insert(field.to_owned(), value.into());
    }

    /// Rows without any text are left out; none at all takes all wishes back.
    ///
    /// # Errors
    /// [`AppError::Invalid`]: a word without a time, what is no time, something too long.
    pub fn parse(&self) -> Result<Vec<Wish>, AppError> {
        let mut fields = Fields::new();
        let mut wishes = Vec::new();
        for names in &WISHES {
            let at = fields.local_time(names.at, self.get(names.at));
            let word = fields.optional_line(names.word, self.get(names.word), WISH_WORD_MAX);
            if let Some(at) = at {
                wishes.push(Wish {
                    field: names.at,
                    at,
                    word,
                });
            } else if !word.is_empty() && self.get(names.at).trim().is_empty() {
                fields.refuse(names.at, Problem::Required);
            }
        }
        fields.finish(|| Some(wishes))
    }
}

// --- reminders --------------------------------------------------------------------------------

/// Names of the fields of one reminder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReminderFields {
    pub amount: &'static str,
    pub unit: &'static str,
    pub text_ja: &'static str,
    pub text_en: &'static str,
}

macro_rules! reminders {
    ($($n:literal)+) => { [$(ReminderFields {
        amount: concat!("amount", $n),
        unit: concat!("unit", $n),
        text_ja: concat!("text_ja", $n),
        text_en: concat!("text_en", $n),
    }),+] };
}

/// The rows of the form of reminders: `amount1`, `unit1`, `text_ja1`, and so on.
pub const REMINDERS: [ReminderFields; REMINDERS_MAX] = reminders!(1 2 3);

/// All reminders of a study in rows of fields, see [`REMINDERS`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RemindersForm(BTreeMap<String, String>);

/// All reminders of a study, the earliest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reminders(pub Vec<ReminderView>);

impl RemindersForm {
    #[must_use]
    pub fn of(reminders: &[ReminderView]) -> Self {
        let mut form = Self::default();
        for (names, reminder) in REMINDERS.iter().zip(reminders) {
            let (amount, unit) = ReminderUnit::of(reminder.minutes_before);
            form.set(names.amount, amount.to_string());
            form.set(names.unit, unit.as_str());
            form.set(names.text_ja, reminder.text.ja.clone());
            form.set(names.text_en, reminder.text.en.clone());
        }
        form
    }

    /// What was typed into a field.
    #[must_use]
    pub fn get(&self, field: &str) -> &str {
        self.0.get(field).map_or("", String::as_str)
    }

    pub fn set(&mut self, field: &str, value: impl Into<String>) {
        self.0.insert(field.to_owned(), value.into());
    }

    /// Rows without a number and a text are left out.
    ///
    /// # Errors
    /// [`AppError::Invalid`]: a text without a time; a time that is no number of 15 minutes to 14
    /// days, or there twice; something too long.
    pub fn parse(&self) -> Result<Reminders, AppError> {
        let mut fields = Fields::new();
        let mut reminders: Vec<ReminderView> = Vec::new();
        for names in &REMINDERS {
            let typed = [names.amount, names.text_ja, names.text_en].map(|name| self.get(name));
            if typed.iter().all(|typed| typed.trim().is_empty()) {
                continue;
            }
            let [amount, text_ja, text_en] = typed;
            let amount = fields.whole(names.amount, amount, 1..=REMINDER_MAX);
            let unit = fields.choice::<ReminderUnit>(names.unit, self.get(names.unit));
            let text = fields.both(
                (names.text_ja, names.text_en),
                (text_ja, text_en),
                REMINDER_TEXT_MAX,
            );
            let (Some(amount), Some(unit)) = (amount, unit) else {
                continue;
            };
            let minutes = amount.saturating_mul(unit.minutes());
            let twice = reminders
                .iter()
                .any(|other| other.minutes_before == minutes);
            if twice || !(REMINDER_MIN..=REMINDER_MAX).contains(&minutes) {
                fields.refuse(names.amount, Problem::NotANumber);
            }
            reminders.push(ReminderView {
                minutes_before: minutes,
                text,
            });
        }
        reminders.sort_by_key(|reminder| -reminder.minutes_before);
        fields.finish(|| Some(Reminders(reminders)))
    }
}

impl ReminderView {
    /// Without words of its own.
    #[must_use]
    pub fn plain(minutes_before: i32) -> Self {
        Self {
            minutes_before,
            text: Both::default(),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    fn problems(error: &AppError) -> Vec<(&str, Problem)> {
        let fields = error.fields().iter();
        fields
            .map(|error| (error.field.as_ref(), error.problem))
            .collect()
    }

    fn slot() -> SlotForm {
        SlotForm {
            at: "2026-11-25T14:00".into(),
            ..SlotForm::preset("Asia/Tokyo", 60)
        }
    }

    #[test]
    fn all_problems_of_a_slot_are_told_at_once() {
        let form = SlotForm {
            mode: "on-site".into(),
            capacity: "51".into(),
            interviewer2: "nobody".into(),
            mon: "on".into(),
            ..SlotForm::preset("", 600)
        };
        assert_eq!(
            problems(&form.parse_new().unwrap_err()),
            [
                ("at", Problem::Required),
                ("minutes", Problem::NotANumber),
                ("zone", Problem::Required),
                ("place", Problem::Required),
                ("capacity", Problem::NotANumber),
                ("interviewer2", Problem::UnknownChoice),
                ("until", Problem::Required),
            ]
        );
        let form = SlotForm {
            place: "room 3".into(),
            ..slot()
        };
        assert_eq!(
            problems(&form.parse_change().unwrap_err()),
            [
                ("place", Problem::NotAWebAddress),
                ("version", Problem::NotANumber)
            ]
        );
    }

    #[test]
    fn a_pattern_is_the_hour_of_its_weekdays_until_its_last_day() {
        let form = SlotForm {
            wed: "on".into(),
            fri: "on".into(),
            until: "2026-12-04".into(),
            ..slot()
        };
        let days: Vec<u32> = form
            .parse_new()
            .unwrap()
            .times()
            .iter()
            .map(|at| at.day())
            .collect();
        assert_eq!(days, [25, 27, 2, 4]);
        let year = SlotForm {
            until: "2027-11-25".into(),
            ..form.clone()
        };
        let refused = year.parse_new().unwrap_err();
        assert_eq!(problems(&refused), [("until", Problem::TooMany(60))]);
        let past = SlotForm {
            until: "2026-11-24".into(),
            ..form
        };
        let refused = past.parse_new().unwrap_err();
        assert_eq!(problems(&refused), [("until", Problem::BeforeTheOther)]);
    }

    #[test]
    fn a_pattern_has_both_weekdays_and_a_last_day() {
        let form = SlotForm {
            until: "2026-12-04".into(),
            ..slot()
        };
        let refused = form.parse_new().unwrap_err();
        assert_eq!(problems(&refused), [("mon", Problem::Required)]);
    }

    #[test]
    fn wishes_are_the_rows_that_say_when() {
        let mut form = WishForm::default();
        form.set("at2", "2026-11-25T14:00");
        form.set("word2", "or a little later");
        let wishes = form.parse().unwrap();
        assert_eq!((wishes.len(), wishes[0].field), (1, "at2"));
        form.set("word5", "mornings");
        let refused = form.parse().unwrap_err();
        assert_eq!(problems(&refused), [("at5", Problem::Required)]);
    }

    #[test]
    fn reminders_come_in_their_order_and_each_once() {
        let mut form = RemindersForm::of(&[ReminderView::plain(120), ReminderView::plain(4_320)]);
        assert_eq!((form.get("amount2"), form.get("unit2")), ("3", "days"));
        let times: Vec<i32> = form
            .parse()
            .unwrap()
            .0
            .iter()
            .map(|reminder| reminder.minutes_before)
            .collect();
        assert_eq!(times, [4_320, 120]);
        form.set("amount3", "72");
        form.set("unit3", "hours");
        let refused = form.parse().unwrap_err();
        assert_eq!(problems(&refused), [("amount3", Problem::NotANumber)]);
    }
}
