//! Administration: people and roles, the settings of the installation, the journal, jobs, mail,
//! and what `entaku doctor` looks at.

use crate::error::{AppError, Problem};
use crate::ids::{CompanyId, EventId, MailId, PersonId, ProposalNumber};
use crate::input::{Fields, ticked};
use crate::lang::Lang;
use crate::messages::{MailKind, MailState};
use crate::people::{NAME_MAX, PersonState, READING_MAX, Role, Roles};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Names of vendor and product, in characters.
pub const INSTALLATION_NAME_MAX: usize = 60;
/// Working days to a first word.
pub const FIRST_WORD_DAYS_MAX: u32 = 60;
/// Days that one paste may bring.
pub const HOLIDAYS_AT_ONCE: usize = 400;
/// Characters of a list of days that is pasted.
pub const HOLIDAYS_TEXT_MAX: usize = 20_000;
/// Characters of a search.
pub const SEARCH_MAX: usize = 120;
/// How an administrator made sure who asks, in characters.
pub const PROOF_MAX: usize = 200;

// --- people -----------------------------------------------------------------------------------

words! {
    /// Whom the list of people shows.
    PeopleKind {
        All => "all",
        Staff => "staff",
        Customers => "customers",
    }
}

/// What the list of people is asked for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct PeopleQuery {
    pub kind: String,
    pub state: String,
    pub search: String,
    pub after: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeopleList {
    pub rows: Vec<PersonRow>,
    pub next: Option<String>,
    pub kind: PeopleKind,
    pub state: Option<PersonState>,
    pub search: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonRow {
    pub id: PersonId,
    pub name: String,
    pub email: String,
    /// `None` for staff.
    pub company: Option<String>,
    pub roles: Roles,
    pub state: PersonState,
    pub seen_at: Option<DateTime<Utc>>,
}

/// What an administrator may do with a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonRights {
    pub change_roles: bool,
    /// Own account: one's own role of administrator stays, and nobody shuts themselves out.
    pub own: bool,
    pub move_company: bool,
    pub disable: bool,
    pub enable: bool,
    pub end_factor: bool,
    pub end_sessions: bool,
    pub invite_again: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonPage {
    pub id: PersonId,
    pub name: String,
    pub reading: String,
    pub email: String,
    pub job_title: String,
    pub lang: Lang,
    pub time_zone: String,
    pub state: PersonState,
    pub company: Option<(CompanyId, String)>,
    pub roles: Roles,
    pub created_at: DateTime<Utc>,
    pub joined_at: Option<DateTime<Utc>>,
    /// Sessions that are open, and the last request of any.
    pub sessions: u32,
    pub seen_at: Option<DateTime<Utc>>,
    /// Since when there is a second factor.
    pub factor_since: Option<DateTime<Utc>>,
    pub passkeys: u32,
    /// Voices given, which stay where they were given whatever happens to the person.
    pub voices: u32,
    /// The link that was sent and can still be used.
    pub link_until: Option<DateTime<Utc>>,
    pub suppressed: bool,
    /// Where a customer could be moved.
    pub companies: Vec<(CompanyId, String)>,
    pub may: PersonRights,
}

/// How an administrator has made sure who asks for the second factor to be ended.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct FactorEndForm {
    pub proof: String,
}

/// As [`FactorEndForm`], looked at: there is no ending it without.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactorEnd {
    proof: String,
}

impl FactorEnd {
    #[must_use]
    pub fn proof(&self) -> &str {
        &self.proof
    }
}

impl FactorEndForm {
    /// # Errors
    /// [`AppError::Invalid`]: nothing is said, or too much.
    pub fn parse(&self) -> Result<FactorEnd, AppError> {
        let mut fields = Fields::new();
        let proof = fields.line("proof", &self.proof, PROOF_MAX);
        fields.finish(|| Some(FactorEnd { proof }))
    }
}

/// The roles of a person of the vendor, a box each.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct RolesForm {
    pub pm: String,
    pub csm: String,
    pub researcher: String,
    pub executive: String,
    pub administrator: String,
    /// The roles that the form showed: somebody else may have changed them since.
    pub was: String,
}

impl RolesForm {
    /// The form as a person's page shows it first.
    #[must_use]
    pub fn of(roles: &Roles) -> Self {
        let on = |role| {
            if roles.has(role) {
                "on".to_owned()
            } else {
                String::new()
            }
        };
        Self {
            pm: on(Role::ProductManager),
            csm: on(Role::Csm),
            researcher: on(Role::Researcher),
            executive: on(Role::Executive),
            administrator: on(Role::Administrator),
            was: roles_word(roles),
        }
    }

    /// What stands in the box of a role.
    #[must_use]
    pub fn of_role(&self, role: Role) -> &str {
        match role {
            Role::ProductManager => &self.pm,
            Role::Csm => &self.csm,
            Role::Researcher => &self.researcher,
            Role::Executive => &self.executive,
            Role::Administrator => &self.administrator,
        }
    }

    fn ticked(&self) -> Roles {
        Roles(
            Role::ALL
                .iter()
                .copied()
                .filter(|role| ticked(self.of_role(*role)))
                .collect(),
        )
    }

    /// # Errors
    /// [`AppError::Invalid`] on `roles`: none is ticked.
    pub fn parse(&self) -> Result<RolesChange, AppError> {
        let roles = self.ticked();
        if roles.0.is_empty() {
            return Err(AppError::field("roles", Problem::Required));
        }
        Ok(RolesChange {
            roles,
            was: self.was.clone(),
        })
    }
}

/// Roles, checked: at least one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RolesChange {
    pub roles: Roles,
    pub was: String,
}

/// Roles as one word, in the order of [`Role::ALL`].
#[must_use]
pub fn roles_word(roles: &Roles) -> String {
    let words: Vec<&str> = Role::ALL
        .iter()
        .filter(|role| roles.has(**role))
        .map(|role| role.as_str())
        .collect();
    words.join(",")
}

/// Moves a customer to another company.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct MoveForm {
    pub company: String,
}

impl MoveForm {
    /// # Errors
    /// [`AppError::Invalid`]: no company.
    pub fn parse(&self) -> Result<CompanyId, AppError> {
        let mut fields = Fields::new();
        let company = fields.choice::<CompanyId>("company", &self.company);
        fields.finish(|| company)
    }
}

/// Invites somebody of the vendor.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct InviteStaffForm {
    pub family_name: String,
    pub given_name: String,
    pub reading: String,
    pub email: String,
    pub lang: String,
    pub pm: String,
    pub csm: String,
    pub researcher: String,
    pub executive: String,
    pub administrator: String,
}

/// A new person of the vendor, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InviteStaff {
    pub family_name: String,
    pub given_name: String,
    pub reading: String,
    pub email: String,
    pub lang: Lang,
    pub roles: Roles,
}

impl InviteStaffForm {
    /// The boxes of the roles.
    #[must_use]
    pub fn roles(&self) -> RolesForm {
        RolesForm {
            pm: self.pm.clone(),
            csm: self.csm.clone(),
            researcher: self.researcher.clone(),
            executive: self.executive.clone(),
            administrator: self.administrator.clone(),
            was: String::new(),
        }
    }

    /// # Errors
    /// [`AppError::Invalid`]: no name, not an address, no language, no role.
    pub fn parse(&self) -> Result<InviteStaff, AppError> {
        let mut fields = Fields::new();
        let family_name = fields.line("family_name", &self.family_name, NAME_MAX);
        let given_name = fields.optional_line("given_name", &self.given_name, NAME_MAX);
        let reading = fields.optional_line("reading", &self.reading, READING_MAX);
        let email = fields.email("email", &self.email);
        let lang = fields.choice::<Lang>("lang", &self.lang);
        let roles = self.roles().ticked();
        if roles.0.is_empty() {
            fields.refuse("roles", Problem::Required);
        }
        fields.finish(|| {
            Some(InviteStaff {
                family_name,
                given_name,
                reading,
                email,
                lang: lang?,
                roles,
            })
        })
    }
}

// --- settings ---------------------------------------------------------------------------------

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
        let first_word_days = match self.first_word_days.trim() {
            "" => {
                fields.refuse("first_word_days", Problem::Required);
                None
            }
            typed => match typed.parse::<u32>() {
                Ok(days) if (1..=FIRST_WORD_DAYS_MAX).contains(&days) => Some(days),
                _ => {
                    fields.refuse("first_word_days", Problem::NotANumber);
                    None
                }
            },
        };
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
                version,
            })
        })
    }
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

// --- journal ----------------------------------------------------------------------------------

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

// --- jobs -------------------------------------------------------------------------------------

words! {
    /// A job of the worker.
    JobName {
        /// Sends what waits in the outbox.
        Outbox => "outbox",
        /// Tells large audiences, a batch at a time.
        Fanouts => "fanouts",
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

// --- mail -------------------------------------------------------------------------------------

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

// --- checks -----------------------------------------------------------------------------------

words! {
    /// How a check came out.
    Verdict {
        Good => "good",
        /// Works, and should be looked at.
        Odd => "odd",
        Bad => "bad",
    }
}

words! {
    /// What is looked at. The sentence is `doctor-{name}-{finding}`.
    CheckName {
        Database => "database",
        Migrations => "migrations",
        Pragmas => "pragmas",
        Integrity => "integrity",
        Clock => "clock",
        Disk => "disk",
        Address => "address",
        Secret => "secret",
        Cookie => "cookie",
        Smtp => "smtp",
        Scanner => "scanner",
        Passwords => "passwords",
        Mails => "mails",
        Jobs => "jobs",
        Holidays => "holidays",
        Administrators => "administrators",
    }
}

/// Everything that a check can find, as `{name}-{finding}`.
pub const FINDINGS: &[&str] = &[
    "database-sqlite",
    "database-postgres",
    "database-unreachable",
    "migrations-current",
    "migrations-missing",
    "migrations-unreadable",
    "pragmas-safe",
    "pragmas-unsafe",
    "integrity-whole",
    "integrity-broken",
    "integrity-large",
    "clock-same",
    "clock-apart",
    "disk-room",
    "disk-little",
    "disk-full",
    "disk-unknown",
    "address-https",
    "address-loopback",
    "address-missing",
    "secret-set",
    "secret-demo",
    "secret-missing",
    "cookie-secure",
    "cookie-plain",
    "smtp-reachable",
    "smtp-away",
    "smtp-mailbox",
    "smtp-missing",
    "smtp-refused",
    "scanner-answers",
    "scanner-away",
    "passwords-fast",
    "passwords-right",
    "passwords-slow",
    "mails-moving",
    "mails-late",
    "mails-dead",
    "jobs-well",
    "jobs-failing",
    "holidays-known",
    "holidays-missing",
    "administrators-none",
    "administrators-one",
    "administrators-several",
];

/// What a check found: a verdict, the word of the sentence, and what stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    pub name: CheckName,
    pub verdict: Verdict,
    pub finding: &'static str,
    pub value: String,
    pub more: String,
}

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

    #[test]
    fn roles_need_at_least_one() {
        assert!(RolesForm::default().parse().is_err());
        let roles = Roles(vec![Role::Administrator, Role::Csm]);
        let form = RolesForm::of(&roles);
        assert_eq!(form.was, "csm,administrator");
        assert_eq!(
            form.parse().unwrap().roles,
            Roles(vec![Role::Csm, Role::Administrator])
        );
    }
}
