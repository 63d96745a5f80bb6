//! The jobs of the worker.

use chrono::{DateTime, Utc};

words! {
    /// A job of the worker.
    JobName {
        /// Sends what waits in the outbox.
        Outbox => "outbox",
        /// Publishes versions of the roadmap at their hour, and lets proposals follow them.
        Publications => "publications",
        /// Lets proposals follow a release, and tells everybody who had asked.
        Releases => "releases",
        /// Sends builders the thanks of the week.
        Thanks => "thanks",
        /// Gives seats whose offer is over to who waits next.
        Offers => "offers",
        /// Reminds who has booked an interview.
        Reminders => "reminders",
        /// Counts the seats of slots again.
        Seats => "seats",
        /// Tells large audiences, a batch at a time.
        Fanouts => "fanouts",
        /// Invites everybody who fits a survey, a batch at a time.
        Surveys => "surveys",
        /// Works through files of companies and contacts, and takes imports back.
        Imports => "imports",
        /// Takes away sessions and kept posts whose time is over.
        Sweep => "sweep",
        /// Brings the store of files and its rows together again.
        Files => "files",
        /// Takes away mails that were sent long ago.
        Retention => "retention",
    }
}

words! {
    /// How a job stands.
    JobState {
        Never => "never",
        Well => "well",
        Paused => "paused",
        Failing => "failing",
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobRow {
    pub name: JobName,
    pub state: JobState,
    pub last_at: Option<DateTime<Utc>>,
    pub took_ms: i64,
    pub done: i64,
    pub runs: i64,
    pub failures: i32,
    pub failed_at: Option<DateTime<Utc>>,
    pub last_error: String,
    /// `None`: whenever there is something to do.
    pub next_at: Option<DateTime<Utc>>,
    pub paused_until: Option<DateTime<Utc>>,
}
