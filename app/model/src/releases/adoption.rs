//! A file of adoption figures: which company uses a release, and how many people of it.

use super::ADOPTION_ROWS_MAX;
use crate::error::{AppError, Problem};
use crate::input::Fields;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What is sent beside the file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AdoptionForm {
    /// Of which day the figures are.
    pub day: String,
}

impl AdoptionForm {
    /// # Errors
    /// [`AppError::Invalid`]: no day, or one that is none.
    pub fn parse(&self) -> Result<NaiveDate, AppError> {
        let mut fields = Fields::new();
        let day = fields.optional_day("day", &self.day);
        if self.day.trim().is_empty() {
            fields.refuse("day", Problem::Required);
        }
        fields.finish(|| day)
    }
}

/// One line of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdoptionRow {
    /// The company's id in the CRM.
    pub external_id: String,
    pub people: i32,
    /// Of the file, the header being 1.
    pub line: u32,
}

/// What was sent: figures of one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdoptionFile {
    pub day: NaiveDate,
    pub rows: Vec<AdoptionRow>,
}

impl AdoptionFile {
    /// Reads the records of a file, the header left out: id and number of people.
    ///
    /// # Errors
    /// [`AppError::Invalid`] at `file`: nothing in it, too many lines, or one that has no id or no
    /// number.
    pub fn of_records(
        day: NaiveDate,
        records: impl Iterator<Item = (String, String)>,
    ) -> Result<Self, AppError> {
        let mut rows = Vec::new();
        for (place, (id, people)) in records.enumerate() {
            let line = u32::try_from(place + 2).unwrap_or(u32::MAX);
            let (id, people) = (id.trim(), people.trim());
            if id.is_empty() && people.is_empty() {
                continue;
            }
            let number = people.parse().ok().filter(|people: &i32| *people >= 0);
            let Some(people) = number.filter(|_| !id.is_empty()) else {
                return Err(AppError::field("file", Problem::NotAFigure(line)));
            };
            rows.push(AdoptionRow {
                external_id: id.to_owned(),
                people,
                line,
            });
            if rows.len() > ADOPTION_ROWS_MAX {
                let most = u32::try_from(ADOPTION_ROWS_MAX).unwrap_or(u32::MAX);
                return Err(AppError::field("file", Problem::TooMany(most)));
            }
        }
        if rows.is_empty() {
            return Err(AppError::field("file", Problem::NoFile));
        }
        Ok(Self { day, rows })
    }
}
