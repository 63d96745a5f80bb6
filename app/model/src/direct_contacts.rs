//! Direct contacts: who of the vendor met which customer, and when (product.md N19).

use crate::both::Both;
use crate::error::AppError;
use crate::ids::{CompanyId, DirectContactId, PersonId, StudyNumber};
use crate::input::{Fields, form_token};
use crate::roadmap::Quarter;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub const DIRECT_CONTACT_NOTE_MAX: usize = 500;
/// Customers that everybody is to meet in a quarter, at most.
pub const DIRECT_CONTACT_GOAL_MAX: u32 = 50;
/// Entries of one page.
pub const DIRECT_CONTACTS_SIZE: usize = 50;
/// Entries on the page of a company.
pub const DIRECT_CONTACTS_OF_COMPANY: u64 = 5;
/// "Lately", in days.
pub const DIRECT_CONTACT_DAYS: u64 = 90;
/// People of a company to choose from.
pub const DIRECT_CONTACT_PEOPLE: u64 = 200;

words! {
    /// On which occasion.
    DirectContactKind {
        Study => "study",
        Visit => "visit",
        Call => "call",
        Event => "event",
        Other => "other",
    }
}

/// A meeting as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DirectContactForm {
    pub company: String,
    /// Empty: nobody by name.
    pub person: String,
    pub met_on: String,
    pub kind: String,
    pub note: String,
    pub form_token: String,
}

/// A meeting of who enters it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDirectContact {
    pub company: CompanyId,
    pub person: Option<PersonId>,
    pub met_on: NaiveDate,
    pub kind: DirectContactKind,
    pub note: String,
    pub form_token: String,
}

impl DirectContactForm {
    /// # Errors
    /// [`AppError::Invalid`].
    pub fn parse(&self) -> Result<NewDirectContact, AppError> {
        let mut fields = Fields::new();
        let company = fields.choice::<CompanyId>("company", &self.company);
        let person = fields.optional_choice::<PersonId>("person", &self.person);
        let met_on = fields.day("met_on", &self.met_on);
        let kind = fields.choice::<DirectContactKind>("kind", &self.kind);
        let note = fields.optional_text("note", &self.note, DIRECT_CONTACT_NOTE_MAX);
        fields.finish(|| {
            Some(NewDirectContact {
                company: company?,
                person,
                met_on: met_on?,
                kind: kind?,
                note,
                form_token: form_token(&self.form_token),
            })
        })
    }
}

/// Which company a meeting is entered for, and which are looked for by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DirectContactQuery {
    pub company: String,
    pub search: String,
}

/// Where older entries go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectContactCursor {
    pub day: NaiveDate,
    pub id: DirectContactId,
}

impl DirectContactCursor {
    /// Reads what [`DirectContactCursor::to_string`] wrote; anything else starts at the newest.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (day, id) = text.split_once('.')?;
        Some(Self {
            day: day.parse().ok()?,
            id: id.parse().ok()?,
        })
    }
}

impl std::fmt::Display for DirectContactCursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.day, self.id)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectContactView {
    pub id: DirectContactId,
    /// Who of the vendor.
    pub by: String,
    pub company: (CompanyId, String),
    pub person: Option<(PersonId, String)>,
    pub met_on: NaiveDate,
    pub kind: DirectContactKind,
    pub note: String,
    /// The study whose conversation it was.
    pub study: Option<(StudyNumber, Both)>,
    pub may_remove: bool,
}

/// One of the vendor, and how many customers they met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamLine {
    pub id: PersonId,
    pub name: String,
    /// In this quarter.
    pub quarter: u32,
    /// In the last [`DIRECT_CONTACT_DAYS`] days.
    pub lately: u32,
    /// The last time in that span or in this quarter.
    pub last: Option<NaiveDate>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectContactsPage {
    pub quarter: Quarter,
    /// Customers that everybody is to meet in a quarter; 0 for no goal.
    pub goal: u32,
    /// Everybody of the vendor: who met most customers comes first.
    pub team: Vec<TeamLine>,
    /// The newest first.
    pub met: Vec<DirectContactView>,
    pub next: Option<DirectContactCursor>,
}

impl DirectContactsPage {
    /// How many of the team met a customer in this quarter.
    #[must_use]
    pub fn reached(&self) -> usize {
        self.team.iter().filter(|line| line.quarter > 0).count()
    }
}

/// The form of a meeting: first the company, then the rest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectContactDraft {
    /// `None`: is still to be chosen.
    pub company: Option<(CompanyId, String)>,
    pub people: Vec<(PersonId, String)>,
    /// Companies whose name holds what was looked for.
    pub found: Vec<(CompanyId, String)>,
    pub search: String,
    pub today: NaiveDate,
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_meeting_has_a_company_a_day_and_an_occasion() {
        let refused = DirectContactForm::default().parse().unwrap_err();
        let named: Vec<_> = refused.fields().iter().map(|e| e.field.as_ref()).collect();
        assert_eq!(named, ["company", "met_on", "kind"]);
    }

    #[test]
    fn a_cursor_reads_back_what_it_wrote() {
        let cursor = DirectContactCursor {
            day: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
            id: DirectContactId(uuid::Uuid::nil()),
        };
        assert_eq!(DirectContactCursor::read(&cursor.to_string()), Some(cursor));
        assert_eq!(DirectContactCursor::read("2026-11-22"), None);
    }
}
