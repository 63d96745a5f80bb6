//! Administration: people and roles, the settings of the installation, the journal, jobs, mail,
//! and what `entaku doctor` looks at.

mod checks;
mod jobs;
mod journal;
mod mail;
mod people;
mod settings;

pub use checks::{Check, CheckName, FINDINGS, Verdict};
pub use jobs::{JobName, JobRow, JobState};
pub use journal::{EVENT_KINDS, JournalPage, JournalQuery, JournalRow, Subject};
pub use mail::{
    MailQuery, MailQueue, MailShown, QueuedMail, SuppressionCause, SuppressionForm,
    SuppressionList, SuppressionQuery, SuppressionRow,
};
pub use people::{
    FactorEnd, FactorEndForm, InviteStaff, InviteStaffForm, MoveForm, PROOF_MAX, PeopleKind,
    PeopleList, PeopleQuery, PersonPage, PersonRights, PersonRow, RolesChange, RolesForm,
    roles_word,
};
pub use settings::{
    ASK_REST_DAYS_MAX, FIRST_WORD_DAYS_MAX, HOLIDAYS_AT_ONCE, HOLIDAYS_TEXT_MAX, HolidayRemoval,
    HolidaysForm, INSTALLATION_NAME_MAX, SettingsChange, SettingsForm, SettingsPage, day_at_start,
};

use chrono::NaiveDate;

/// Characters of a search.
pub const SEARCH_MAX: usize = 120;

/// What the first page of the administration tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overview {
    pub staff: u32,
    pub customers: u32,
    pub waiting: u32,
    pub dead: u32,
    pub away: bool,
    pub failing_jobs: u32,
    pub suppressed: u32,
    pub holidays_until: Option<NaiveDate>,
}
