//! Persons, their roles, how they come in.

use crate::accounts::SignInWay;
use crate::contacts::{ContactRole, GUARD_REASON_MAX, Guard, UsageBand};
use crate::error::{AppError, Problem};
use crate::ids::{CompanyId, InvitationId, PersonId};
use crate::input::{Fields, ticked};
use crate::lang::Lang;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

pub const NAME_MAX: usize = 60;
pub const READING_MAX: usize = 60;
pub const JOB_TITLE_MAX: usize = 80;
pub const PERSONAL_LINE_MAX: usize = 500;
pub const PROFILE_TEXT_MAX: usize = 1_000;
/// NIST SP 800-63B-4: 15 when the password is the only factor; long phrases must be allowed.
pub const PASSWORD_MIN: usize = 15;
/// The same beside a second factor.
pub const PASSWORD_MIN_WITH_FACTOR: usize = 8;
pub const PASSWORD_MAX: usize = 128;

words! {
    /// How far a person has come. A contact from the CRM and a member are the same row.
    PersonState {
        Contact => "contact",
        Invited => "invited",
        Active => "active",
        Disabled => "disabled",
        Left => "left",
    }
}

words! {
    /// A role of staff. Customers have none.
    Role {
        ProductManager => "pm",
        Csm => "csm",
        Researcher => "researcher",
        Executive => "executive",
        Administrator => "administrator",
    }
}

/// The roles of one person; empty for customers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Roles(pub Vec<Role>);

impl Roles {
    #[must_use]
    pub fn has(&self, role: Role) -> bool {
        self.0.contains(&role)
    }

    #[must_use]
    pub fn is_staff(&self) -> bool {
        !self.0.is_empty()
    }
}

/// The person who reads a page, as far as its frame needs to know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Viewer {
    pub id: PersonId,
    pub name: String,
    /// `None` for staff.
    pub company: Option<String>,
    pub roles: Roles,
    pub lang: Lang,
    /// IANA name.
    pub time_zone: String,
    /// Unread notices.
    pub unread: u32,
    /// Has been invited to a study or a survey, whatever became of it.
    pub invited_to_studies: bool,
    pub may_see_customers: bool,
    pub may_administer: bool,
    pub may_propose: bool,
}

impl Viewer {
    #[must_use]
    pub fn is_staff(&self) -> bool {
        self.roles.is_staff()
    }
}

/// A person as every text shows its author.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonLine {
    pub id: PersonId,
    /// In the order of the name's own language.
    pub name: String,
    /// One or two characters for the round face.
    pub initials: String,
    /// The company; for staff `None`, and the vendor's name is shown.
    pub company: Option<String>,
    pub industry: Option<String>,
    pub staff: bool,
}

/// The name of a person in the order of the name's own language: 田中 美咲, Emma Clarke.
#[must_use]
pub fn full_name(family: &str, given: &str) -> String {
    let (first, second) = match Lang::of_text(&format!("{family}{given}")) {
        Lang::Ja => (family, given),
        Lang::En => (given, family),
    };
    match (first.is_empty(), second.is_empty()) {
        (false, false) => format!("{first} {second}"),
        (true, _) => second.to_owned(),
        (_, true) => first.to_owned(),
    }
}

/// What the round face shows: the family name's first character in Japanese, else two initials.
#[must_use]
pub fn initials(family: &str, given: &str) -> String {
    match Lang::of_text(&format!("{family}{given}")) {
        Lang::Ja => family.chars().chain(given.chars()).take(1).collect(),
        Lang::En => given
            .chars()
            .take(1)
            .chain(family.chars().take(1))
            .collect::<String>()
            .to_uppercase(),
    }
}

// --- signing in -------------------------------------------------------------------------------

/// The sign-in form.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct SignIn {
    pub email: String,
    pub password: String,
    /// Where to go afterwards; only paths of our own are taken.
    pub next: String,
}

pub struct Credentials {
    pub email: String,
    pub password: String,
}

impl SignIn {
    /// # Errors
    /// [`AppError::Invalid`]: a field is empty or too long.
    pub fn parse(self) -> Result<Credentials, AppError> {
        let mut fields = Fields::new();
        let email = fields.line("email", &self.email, crate::input::EMAIL_MAX);
        if self.password.is_empty() {
            fields.refuse("password", Problem::Required);
        } else if self.password.chars().count() > PASSWORD_MAX {
            fields.refuse("password", Problem::TooLong(max(PASSWORD_MAX)));
        }
        fields.finish(|| {
            Some(Credentials {
                email,
                password: self.password,
            })
        })
    }
}

fn max(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

// --- invitations and joining ------------------------------------------------------------------

/// The invitation form on a company's page: a known contact, or a new person.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct InvitePerson {
    /// Id of a contact; empty for a new person.
    pub person: String,
    pub family_name: String,
    pub given_name: String,
    pub reading: String,
    pub email: String,
    pub lang: String,
    pub personal_line: String,
    /// Why to go ahead although the person rests or is on hold.
    pub override_reason: String,
    /// `preview` or `send`.
    pub intent: String,
}

/// Whom to invite, checked.
#[derive(Clone, Debug)]
pub struct Invite {
    pub company: CompanyId,
    pub whom: Whom,
    pub lang: Lang,
    pub personal_line: String,
    /// Empty when nothing is to be overridden.
    pub override_reason: String,
}

#[derive(Clone, Debug)]
pub enum Whom {
    Contact(PersonId),
    New {
        family_name: String,
        given_name: String,
        reading: String,
        email: String,
    },
}

impl InvitePerson {
    /// # Errors
    /// [`AppError::Invalid`]: names missing for a new person, an address that is none, texts too
    /// long, an unknown language.
    pub fn parse(self, company: CompanyId) -> Result<Invite, AppError> {
        let mut fields = Fields::new();
        let lang = fields.choice::<Lang>("lang", &self.lang);
        let personal_line =
            fields.optional_text("personal_line", &self.personal_line, PERSONAL_LINE_MAX);
        let override_reason =
            fields.optional_text("override_reason", &self.override_reason, GUARD_REASON_MAX);
        let whom = if self.person.trim().is_empty() {
            let family_name = fields.line("family_name", &self.family_name, NAME_MAX);
            let given_name = fields.optional_line("given_name", &self.given_name, NAME_MAX);
            let reading = fields.optional_line("reading", &self.reading, READING_MAX);
            let email = fields.email("email", &self.email);
            Some(Whom::New {
                family_name,
                given_name,
                reading,
                email,
            })
        } else {
            fields
                .choice::<PersonId>("person", &self.person)
                .map(Whom::Contact)
        };
        fields.finish(|| {
            Some(Invite {
                company,
                whom: whom?,
                lang: lang?,
                personal_line,
                override_reason,
            })
        })
    }
}

/// The reminder's form: a reason where the person rests or is on hold.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct RemindForm {
    pub override_reason: String,
}

impl RemindForm {
    /// # Errors
    /// [`AppError::Invalid`]: too long.
    pub fn parse(&self) -> Result<String, AppError> {
        let mut fields = Fields::new();
        let reason =
            fields.optional_text("override_reason", &self.override_reason, GUARD_REASON_MAX);
        fields.finish(|| Some(reason))
    }
}

/// The mail as the invited person will get it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailPreview {
    pub to: String,
    pub subject: String,
    pub lang: Lang,
    pub text: String,
    pub html: String,
}

/// What the welcome page behind an invitation tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JoinPage {
    pub invitation: InvitationId,
    pub email: String,
    pub company: Option<String>,
    pub invited_by: String,
    pub personal_line: String,
    pub lang: Lang,
    pub family_name: String,
    pub given_name: String,
    pub reading: String,
    pub expires_at: DateTime<Utc>,
}

/// The joining form.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct JoinForm {
    pub family_name: String,
    pub given_name: String,
    pub reading: String,
    pub lang: String,
    pub time_zone: String,
    /// A word of [`SignInWay`]; empty is a password.
    pub way: String,
    pub password: String,
    pub agree_terms: String,
    pub agree_digest: String,
    pub agree_studies: String,
}

/// What a person decided when joining. Each consent stands alone (GDPR Art. 7(2)).
pub struct Join {
    pub family_name: String,
    pub given_name: String,
    pub reading: String,
    pub lang: Lang,
    pub time_zone: String,
    /// `None`: signs in by codes that come by mail.
    pub password: Option<String>,
    pub digest: bool,
    pub studies: bool,
}

impl JoinForm {
    /// # Errors
    /// [`AppError::Invalid`]: names, language or zone missing, password outside its length, terms
    /// not agreed to. Whether the zone exists the use case checks.
    pub fn parse(self) -> Result<Join, AppError> {
        let mut fields = Fields::new();
        let family_name = fields.line("family_name", &self.family_name, NAME_MAX);
        let given_name = fields.optional_line("given_name", &self.given_name, NAME_MAX);
        let reading = fields.optional_line("reading", &self.reading, READING_MAX);
        let lang = fields.choice::<Lang>("lang", &self.lang);
        let time_zone = fields.line("time_zone", &self.time_zone, 64);
        let way = if self.way.trim().is_empty() {
            Some(SignInWay::Password)
        } else {
            fields.choice::<SignInWay>("way", &self.way)
        };
        if way != Some(SignInWay::Code) {
            password(&mut fields, "password", &self.password);
        }
        if !ticked(&self.agree_terms) {
            fields.refuse("agree_terms", Problem::MustAgree);
        }
        fields.finish(|| {
            Some(Join {
                family_name,
                given_name,
                reading,
                lang: lang?,
                time_zone,
                password: (way? == SignInWay::Password).then_some(self.password),
                digest: ticked(&self.agree_digest),
                studies: ticked(&self.agree_studies),
            })
        })
    }
}

fn password(fields: &mut Fields, field: &'static str, typed: &str) {
    let length = typed.chars().count();
    if length == 0 {
        fields.refuse(field, Problem::Required);
    } else if length < PASSWORD_MIN {
        fields.refuse(field, Problem::TooShort(max(PASSWORD_MIN)));
    } else if length > PASSWORD_MAX {
        fields.refuse(field, Problem::TooLong(max(PASSWORD_MAX)));
    }
}

/// "Ask for a new one", behind a link that is spent.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct AskAgain {
    pub email: String,
}

impl AskAgain {
    /// # Errors
    /// [`AppError::Invalid`]: not an address.
    pub fn parse(self) -> Result<String, AppError> {
        let mut fields = Fields::new();
        let email = fields.email("email", &self.email);
        fields.finish(|| Some(email))
    }
}

/// The short profile after joining, and later; every part may be left out.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ProfileForm {
    pub job_title: String,
    pub processes: String,
    pub can_help_with: String,
    pub goal: String,
    pub pain: String,
    pub use_case: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    pub job_title: String,
    pub processes: String,
    pub can_help_with: String,
    pub goal: String,
    pub pain: String,
    pub use_case: String,
}

impl ProfileForm {
    /// # Errors
    /// [`AppError::Invalid`]: a text too long.
    pub fn parse(self) -> Result<Profile, AppError> {
        let mut fields = Fields::new();
        let profile = self.read(&mut fields);
        fields.finish(|| Some(profile))
    }

    pub(crate) fn read(&self, fields: &mut Fields) -> Profile {
        Profile {
            job_title: fields.optional_line("job_title", &self.job_title, JOB_TITLE_MAX),
            processes: fields.optional_text("processes", &self.processes, PROFILE_TEXT_MAX),
            can_help_with: fields.optional_text(
                "can_help_with",
                &self.can_help_with,
                PROFILE_TEXT_MAX,
            ),
            goal: fields.optional_text("goal", &self.goal, PROFILE_TEXT_MAX),
            pain: fields.optional_text("pain", &self.pain, PROFILE_TEXT_MAX),
            use_case: fields.optional_text("use_case", &self.use_case, PROFILE_TEXT_MAX),
        }
    }
}

/// A person on the page of their company.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactRow {
    pub id: PersonId,
    pub name: String,
    pub reading: String,
    pub email: String,
    pub job_title: String,
    pub lang: Lang,
    pub state: PersonState,
    pub roles: Vec<ContactRole>,
    pub persona: Option<String>,
    pub usage: Option<UsageBand>,
    pub guard: Guard,
    pub has_story: bool,
    /// The last visit of who takes part and has not been here for 60 days.
    pub silent_since: Option<DateTime<Utc>>,
    pub invitation: Option<InvitationLine>,
    pub may_invite: bool,
}

words! {
    /// How an invitation stands.
    InvitationState {
        Sent => "sent",
        Opened => "opened",
        Joined => "joined",
        Expired => "expired",
        Withdrawn => "withdrawn",
    }
}

/// The newest invitation of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationLine {
    pub id: InvitationId,
    pub state: InvitationState,
    pub sent_at: DateTime<Utc>,
    /// When it came into its state; for one that was sent, when its time is over.
    pub stands_at: DateTime<Utc>,
    pub reminders: u32,
    /// `None` when nobody is known any more.
    pub invited_by: Option<String>,
    pub may_remind: bool,
    pub may_revoke: bool,
    /// First day on which the guard allows the next reminder.
    pub next_reminder: Option<NaiveDate>,
}
