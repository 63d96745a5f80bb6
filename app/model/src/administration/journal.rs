//! The journal of every act.

use crate::ids::{CompanyId, EventId, PersonId, ProposalNumber};
use crate::people::Roles;
use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;

/// Every kind of event that is recorded, in the order in which the filter offers them. The
/// sentence is `journal-` and the kind, with `-` for `.`.
pub const EVENT_KINDS: &[&str] = &[
    "person.asked-again",
    "person.joined",
    "staff.created",
    "staff.invited",
    "person.roles-changed",
    "person.moved",
    "person.disabled",
    "person.enabled",
    "person.sessions-ended",
    "person.factor-ended",
    "identity.invited",
    "identity.reminded",
    "identity.invitation-revoked",
    "identity.signed-in",
    "identity.sign-in-refused",
    "identity.code-asked",
    "identity.reset-asked",
    "identity.password-changed",
    "identity.address-asked",
    "identity.address-changed",
    "identity.session-ended",
    "identity.factor-on",
    "identity.factor-off",
    "identity.passkey-added",
    "identity.passkey-removed",
    "identity.recovery-code-used",
    "identity.recovery-codes-renewed",
    "identity.contact-freed",
    "identity.contact-rested",
    "identity.contact-held",
    "identity.contact-opted-out",
    "identity.guard-overridden",
    "companies.edited",
    "companies.noted",
    "companies.story-told",
    "companies.contact-edited",
    "companies.contact-story-told",
    "companies.persona-added",
    "companies.persona-edited",
    "companies.import-started",
    "companies.imported",
    "companies.import-undo-started",
    "companies.import-undone",
    "proposals.published",
    "proposals.edited",
    "proposals.withdrawn",
    "proposals.translated",
    "proposals.translation-removed",
    "proposals.answered",
    "proposals.commented",
    "proposals.reason-added",
    "roadmap.started",
    "roadmap.framed",
    "roadmap.entry-added",
    "roadmap.entry-edited",
    "roadmap.entry-removed",
    "roadmap.entry-restored",
    "roadmap.scheduled",
    "roadmap.unscheduled",
    "roadmap.published",
    "roadmap.withdrawn",
    "roadmap.published-again",
    "roadmap.discarded",
    "roadmap.asked",
    "roadmap.answered",
    "roadmap.noted",
    "roadmap.theme-added",
    "roadmap.theme-edited",
    "releases.started",
    "releases.edited",
    "releases.discarded",
    "releases.published",
    "releases.withdrawn",
    "releases.published-again",
    "releases.picture-added",
    "releases.picture-removed",
    "releases.thanked",
    "releases.feedback-given",
    "releases.summed-up",
    "releases.tip-published",
    "releases.story-asked",
    "releases.story-answered",
    "releases.story-published",
    "releases.adoption-imported",
    "briefings.planned",
    "briefings.edited",
    "briefings.asked",
    "releases.thanks-told",
    "studies.started",
    "studies.edited",
    "studies.hypothesis-added",
    "studies.hypothesis-edited",
    "studies.hypothesis-judged",
    "studies.hypothesis-removed",
    "studies.guide-set",
    "studies.screener-set",
    "studies.consent-written",
    "studies.begun",
    "studies.run",
    "studies.evaluated",
    "studies.closed",
    "studies.discarded",
    "studies.nominated",
    "studies.nomination-withdrawn",
    "studies.invited",
    "studies.accepted",
    "studies.declined",
    "studies.choices-changed",
    "studies.consent-withdrawn",
    "surveys.started",
    "surveys.edited",
    "surveys.questions-set",
    "surveys.opened",
    "surveys.closed",
    "surveys.discarded",
    "surveys.invited",
    "surveys.invited-all",
    "surveys.answered",
    "surveys.answers-withdrawn",
    "surveys.published",
    "settings.changed",
    "settings.holidays-added",
    "settings.holiday-removed",
    "jobs.asked-for",
    "mail.retried",
    "mail.dropped",
    "mail.suppressed",
    "mail.released",
];

/// What the journal is asked for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct JournalQuery {
    /// Part of a name or of an address, or an id.
    pub who: String,
    pub kind: String,
    pub day: String,
    pub after: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalPage {
    pub rows: Vec<JournalRow>,
    pub next: Option<String>,
    pub who: String,
    /// One of [`EVENT_KINDS`], or empty.
    pub kind: String,
    pub day: Option<NaiveDate>,
}

/// What an event is about, as far as it can be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    Nothing,
    Person(PersonId, String),
    Proposal(ProposalNumber, String),
    Company(CompanyId, String),
    /// An address or the name of a job.
    Word(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalRow {
    pub id: EventId,
    pub at: DateTime<Utc>,
    pub kind: String,
    /// `None`: the system, or somebody who was not signed in.
    pub who: Option<(PersonId, String)>,
    /// Of staff.
    pub staff: bool,
    pub subject: Subject,
    pub before: Option<Roles>,
    pub after: Option<Roles>,
    /// Names of settings that changed.
    pub changed: Vec<String>,
    /// How an administrator made sure who asked; may be empty.
    pub proof: String,
}
