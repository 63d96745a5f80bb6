//! The queue of mails, and addresses that get none.

use crate::error::AppError;
use crate::ids::{MailId, PersonId};
use crate::input::Fields;
use crate::messages::{MailKind, MailState};
use chrono::{DateTime, Utc};
use serde::Deserialize;

words! {
    /// Which mails the queue shows.
    MailShown {
        Dead => "dead",
        Waiting => "waiting",
        Dropped => "dropped",
        Sent => "sent",
    }
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct MailQuery {
    pub show: String,
    pub after: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailQueue {
    pub shown: MailShown,
    pub waiting: u32,
    pub dead: u32,
    pub dropped: u32,
    pub sent: u32,
    pub oldest_waiting: Option<DateTime<Utc>>,
    /// The server is away and will be asked again then, with what it said.
    pub away: Option<(DateTime<Utc>, String)>,
    pub suppressed: u32,
    pub rows: Vec<QueuedMail>,
    pub next: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueuedMail {
    pub id: MailId,
    pub kind: MailKind,
    pub to: String,
    pub person: PersonId,
    pub state: MailState,
    pub attempts: i32,
    pub created_at: DateTime<Utc>,
    pub not_before: DateTime<Utc>,
    pub sent_at: Option<DateTime<Utc>>,
    pub last_error: String,
}

words! {
    /// Why an address gets no mail any more.
    SuppressionCause {
        /// The mail server said that there is no such mailbox.
        NoMailbox => "no-mailbox",
        /// An administrator wrote it into the list.
        ByHand => "by-hand",
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SuppressionRow {
    pub email: String,
    pub cause: SuppressionCause,
    pub answer: String,
    pub added_by: Option<String>,
    pub added_at: DateTime<Utc>,
    pub person: Option<PersonId>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SuppressionList {
    pub rows: Vec<SuppressionRow>,
    pub next: Option<String>,
    pub search: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct SuppressionQuery {
    pub search: String,
    pub after: String,
}

/// Adds an address to the list, or takes it off.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct SuppressionForm {
    pub email: String,
}

impl SuppressionForm {
    /// # Errors
    /// [`AppError::Invalid`]: not an address.
    pub fn parse(&self) -> Result<String, AppError> {
        let mut fields = Fields::new();
        let email = fields.email("email", &self.email);
        fields.finish(|| Some(crate::input::fold_email(&email)))
    }
}
