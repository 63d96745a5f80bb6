//! Pages: pure functions from what the domain answered to HTML. A view loads nothing, decides
//! nothing and knows no clock; who may do what stands in the data it is given.

pub mod accounts;
pub mod administration;
pub mod briefings;
pub mod customers;
pub mod direct_contacts;
mod drawn;
pub mod errors;
pub mod evidence;
pub mod home;
mod home_news;
pub mod identity;
pub mod mailbox;
pub mod notices;
pub mod proposals;
mod questions;
pub mod releases;
pub mod roadmap;
pub mod rooms;
pub mod slots;
pub mod studies;
pub mod surveys;
pub mod unsubscribe;

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use chrono_tz::Tz;
use model::people::Viewer;
use model::{AppError, Lang};
use text::Arg;

/// Who reads a page, when, and in which words.
#[derive(Clone, Debug)]
pub struct ViewCx {
    pub lang: Lang,
    /// The reader's zone; moments are shown in it.
    pub zone: Tz,
    pub now: DateTime<Utc>,
    /// `None` before signing in.
    pub viewer: Option<Viewer>,
    /// The vendor's name in the reader's language.
    pub vendor: String,
    /// Fresh for each page: a form that is sent twice carries the same one twice.
    pub form_token: String,
}

/// What the frame has to know of a page before it is rendered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    pub title: String,
    /// `""`, `"wide"` or `"narrow"`, as [`crate::shell::document`] takes it.
    pub width: &'static str,
    /// Whether the content holds an island, so that scripts have to be written.
    pub islands: bool,
}

/// A form that came back: why it was refused, and everything that was typed.
#[derive(Clone, Debug)]
pub struct Refused<F> {
    pub error: AppError,
    pub typed: F,
}

impl ViewCx {
    #[must_use]
    pub fn t(&self, key: &str) -> String {
        text::t(self.lang, key)
    }

    #[must_use]
    pub fn t_args(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        text::t_args(self.lang, key, args)
    }

    /// A day of the calendar; the year is left out where it is the present one.
    #[must_use]
    pub fn day(&self, day: NaiveDate) -> String {
        if day.year() == self.now.with_timezone(&self.zone).year() {
            text::day(self.lang, day)
        } else {
            text::day_with_year(self.lang, day)
        }
    }

    /// The day a moment falls on for the reader, as [`ViewCx::day`] writes it.
    #[must_use]
    pub fn date(&self, at: DateTime<Utc>) -> String {
        self.day(at.with_timezone(&self.zone).date_naive())
    }

    /// The same, always with its year.
    #[must_use]
    pub fn full_date(&self, at: DateTime<Utc>) -> String {
        text::date(self.lang, at, self.zone)
    }

    /// Day, minute and zone.
    #[must_use]
    pub fn date_time(&self, at: DateTime<Utc>) -> String {
        text::date_time(self.lang, at, self.zone)
    }

    #[must_use]
    pub fn is_staff(&self) -> bool {
        self.viewer.as_ref().is_some_and(Viewer::is_staff)
    }
}
