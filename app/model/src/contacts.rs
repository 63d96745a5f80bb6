//! What customer success knows about a contact: roles, persona, story, and whether they may be
//! asked for anything just now.

use crate::companies::LoyaltyTier;
use crate::error::{AppError, Problem};
use crate::ids::{CompanyId, NoteId, PersonId, PersonaId};
use crate::input::{Fields, form_token, ticked};
use crate::lang::Lang;
use crate::people::{ContactRow, PersonState};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

pub const PERSONA_NAME_MAX: usize = 80;
pub const PERSONA_ABOUT_MAX: usize = 1_000;
pub const NOTE_MAX: usize = 4_000;
pub const STORY_PART_MAX: usize = 1_000;
pub const GUARD_REASON_MAX: usize = 500;

words! {
    /// What a contact is at their company; one person may be several.
    ContactRole {
        Decider => "decider",
        Champion => "champion",
        User => "user",
        It => "it",
    }
}

words! {
    /// How often a contact uses the product, as customer success knows it.
    UsageBand {
        Daily => "daily",
        Weekly => "weekly",
        Monthly => "monthly",
        Rarely => "rarely",
    }
}

words! {
    /// Where a persona stands in its life: kinds of users come and go.
    PersonaState {
        Active => "active",
        Shrinking => "shrinking",
        Retired => "retired",
    }
}

words! {
    /// Whether a person may be asked for anything just now (product.md, N8).
    GuardState {
        Free => "free",
        /// Was asked enough for a while.
        Rested => "rested",
        /// A CSM keeps everybody away until a day.
        Held => "held",
        /// Does not want to be contacted; nobody overrides that.
        OptedOut => "opted-out",
    }
}

/// How a person is guarded, as one reader sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guard {
    pub state: GuardState,
    pub until: Option<NaiveDate>,
    /// Who set it; `None` for a rest that follows the newest ask.
    pub by: Option<String>,
    /// Why, for who set it alone.
    pub reason: Option<String>,
}

impl Guard {
    pub const FREE: Self = Self {
        state: GuardState::Free,
        until: None,
        by: None,
        reason: None,
    };

    /// Whether somebody set it: a rest that nobody set follows the newest ask.
    #[must_use]
    pub fn is_set(&self) -> bool {
        match self.state {
            GuardState::Free => false,
            GuardState::Rested => self.by.is_some(),
            GuardState::Held | GuardState::OptedOut => true,
        }
    }
}

/// A customer as whoever looks for people to ask sees them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    pub person: PersonId,
    pub name: String,
    pub job_title: String,
    /// Only who is active can be invited.
    pub joined: PersonState,
    pub company: CompanyId,
    pub company_name: String,
    pub industry: String,
    pub tier: LoyaltyTier,
    pub since: Option<NaiveDate>,
    pub usage: Option<UsageBand>,
    pub persona: Option<String>,
    pub roles: Vec<ContactRole>,
    pub guard: Guard,
}

/// The form of the guard.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct GuardForm {
    pub state: String,
    pub until: String,
    pub reason: String,
}

/// How a person is to be guarded, checked. The day lies in the future.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SetGuard {
    /// `reason`: why an opt-out ends; empty otherwise.
    Free {
        reason: String,
    },
    Rested {
        until: NaiveDate,
    },
    /// `reason` is for its author alone.
    Held {
        until: NaiveDate,
        reason: String,
    },
    OptedOut,
}

impl SetGuard {
    #[must_use]
    pub const fn state(&self) -> GuardState {
        match self {
            Self::Free { .. } => GuardState::Free,
            Self::Rested { .. } => GuardState::Rested,
            Self::Held { .. } => GuardState::Held,
            Self::OptedOut => GuardState::OptedOut,
        }
    }
}

impl GuardForm {
    /// # Errors
    /// [`AppError::Invalid`]: no such state, a rest or hold without a day after `today`, a reason
    /// that is too long.
    pub fn parse(&self, today: NaiveDate) -> Result<SetGuard, AppError> {
        let mut fields = Fields::new();
        let state = fields.choice::<GuardState>("state", &self.state);
        let until = fields.optional_day("until", &self.until);
        let reason = fields.optional_text("reason", &self.reason, GUARD_REASON_MAX);
        if matches!(state, Some(GuardState::Rested | GuardState::Held)) {
            match until {
                None if self.until.trim().is_empty() => fields.refuse("until", Problem::Required),
                Some(day) if day <= today => fields.refuse("until", Problem::NotInFuture),
                _ => {}
            }
        }
        fields.finish(|| {
            Some(match state? {
                GuardState::Free => SetGuard::Free { reason },
                GuardState::Rested => SetGuard::Rested { until: until? },
                GuardState::Held => SetGuard::Held {
                    until: until?,
                    reason,
                },
                GuardState::OptedOut => SetGuard::OptedOut,
            })
        })
    }
}

// --- contacts ---------------------------------------------------------------------------------

/// Roles, persona and usage of a contact.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ContactForm {
    pub role_decider: String,
    pub role_champion: String,
    pub role_user: String,
    pub role_it: String,
    /// Id of a persona; empty for none.
    pub persona: String,
    /// A word of [`UsageBand`]; empty for unknown.
    pub usage: String,
    pub version: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditContact {
    pub roles: Vec<ContactRole>,
    pub persona: Option<PersonaId>,
    pub usage: Option<UsageBand>,
    pub version: i64,
}

impl ContactForm {
    #[must_use]
    pub fn role(&self, role: ContactRole) -> &str {
        match role {
            ContactRole::Decider => &self.role_decider,
            ContactRole::Champion => &self.role_champion,
            ContactRole::User => &self.role_user,
            ContactRole::It => &self.role_it,
        }
    }

    #[must_use]
    pub fn of(
        roles: &[ContactRole],
        persona: Option<PersonaId>,
        usage: Option<UsageBand>,
        version: i64,
    ) -> Self {
        let on = |role| {
            if roles.contains(&role) {
                "on".to_owned()
            } else {
                String::new()
            }
        };
        Self {
            role_decider: on(ContactRole::Decider),
            role_champion: on(ContactRole::Champion),
            role_user: on(ContactRole::User),
            role_it: on(ContactRole::It),
            persona: persona.map(|id| id.to_string()).unwrap_or_default(),
            usage: usage.map(|band| band.to_string()).unwrap_or_default(),
            version: version.to_string(),
        }
    }

    /// # Errors
    /// [`AppError::Invalid`]: a persona that is no id, a usage or a version that is none.
    pub fn parse(&self) -> Result<EditContact, AppError> {
        let mut fields = Fields::new();
        let persona = if self.persona.trim().is_empty() {
            None
        } else {
            fields.choice::<PersonaId>("persona", &self.persona)
        };
        let usage = if self.usage.trim().is_empty() {
            None
        } else {
            fields.choice::<UsageBand>("usage", &self.usage)
        };
        let version = fields.choice::<i64>("version", &self.version);
        let roles = ContactRole::ALL
            .iter()
            .copied()
            .filter(|role| ticked(self.role(*role)))
            .collect();
        fields.finish(|| {
            Some(EditContact {
                roles,
                persona,
                usage,
                version: version?,
            })
        })
    }
}

/// One contact, for staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactPage {
    pub company: CompanyId,
    pub company_name: String,
    pub contact: ContactRow,
    pub form: ContactForm,
    /// Personas to choose from: those in life, and the present one.
    pub personas: Vec<(PersonaId, String)>,
    pub story: Option<StoryView>,
    pub may_edit: bool,
    /// Not while somebody else holds this person.
    pub may_guard: bool,
}

// --- stories ----------------------------------------------------------------------------------

words! {
    /// The six parts of a customer's story, in the order in which it is told (product.md #14).
    StoryPart {
        Business => "business",
        Mission => "mission",
        Problem => "problem",
        Turn => "turn",
        Reaction => "reaction",
        Today => "today",
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StoryForm {
    pub business: String,
    pub mission: String,
    pub problem: String,
    pub turn: String,
    pub reaction: String,
    pub today: String,
    /// 0 for a story that is not there yet.
    pub version: String,
}

impl StoryForm {
    #[must_use]
    pub fn part(&self, part: StoryPart) -> &str {
        match part {
            StoryPart::Business => &self.business,
            StoryPart::Mission => &self.mission,
            StoryPart::Problem => &self.problem,
            StoryPart::Turn => &self.turn,
            StoryPart::Reaction => &self.reaction,
            StoryPart::Today => &self.today,
        }
    }

    /// # Errors
    /// [`AppError::Invalid`]: a part too long, or not one of them written.
    pub fn parse(&self) -> Result<Story, AppError> {
        let mut fields = Fields::new();
        let mut part = |name, typed: &str| fields.optional_text(name, typed, STORY_PART_MAX);
        let business = part("business", &self.business);
        let mission = part("mission", &self.mission);
        let problem = part("problem", &self.problem);
        let turn = part("turn", &self.turn);
        let reaction = part("reaction", &self.reaction);
        let today = part("today", &self.today);
        let all = format!("{business}{mission}{problem}{turn}{reaction}{today}");
        if all.is_empty() {
            fields.refuse("business", Problem::Required);
        }
        let version = fields.choice::<i32>("version", &self.version);
        fields.finish(|| {
            Some(Story {
                lang: Lang::of_text(&all),
                business,
                mission,
                problem,
                turn,
                reaction,
                today,
                version: version?,
            })
        })
    }
}

/// A story, checked: at least one part is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    pub business: String,
    pub mission: String,
    pub problem: String,
    pub turn: String,
    pub reaction: String,
    pub today: String,
    pub lang: Lang,
    pub version: i32,
}

/// A story as it is read: the parts that are written, in their order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoryView {
    pub parts: Vec<(StoryPart, String)>,
    pub lang: Lang,
    pub edited_by: Option<String>,
    pub edited_at: DateTime<Utc>,
}

/// The form of a story with what it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoryPage {
    pub company: CompanyId,
    pub company_name: String,
    /// Whose story; `None` for the company's.
    pub person: Option<(crate::ids::PersonId, String)>,
    pub form: StoryForm,
}

// --- notes ------------------------------------------------------------------------------------

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct NoteForm {
    pub body: String,
    pub form_token: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewNote {
    pub body: String,
    pub lang: Lang,
    pub form_token: String,
}

impl NoteForm {
    /// # Errors
    /// [`AppError::Invalid`]: empty or too long.
    pub fn parse(&self) -> Result<NewNote, AppError> {
        let mut fields = Fields::new();
        let body = fields.text("body", &self.body, NOTE_MAX);
        fields.finish(|| {
            Some(NewNote {
                lang: Lang::of_text(&body),
                body,
                form_token: form_token(&self.form_token),
            })
        })
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteView {
    pub id: NoteId,
    pub author: String,
    pub body: String,
    pub lang: Lang,
    pub at: DateTime<Utc>,
}

// --- personas ---------------------------------------------------------------------------------

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PersonaForm {
    pub name: String,
    pub about: String,
    pub state: String,
    pub version: String,
    pub form_token: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Persona {
    pub name: String,
    pub about: String,
    pub state: PersonaState,
    /// 0 for a new one.
    pub version: i32,
    pub form_token: String,
}

impl PersonaForm {
    /// # Errors
    /// [`AppError::Invalid`]: no name, texts too long, no such state.
    pub fn parse(&self) -> Result<Persona, AppError> {
        let mut fields = Fields::new();
        let name = fields.line("name", &self.name, PERSONA_NAME_MAX);
        let about = fields.optional_text("about", &self.about, PERSONA_ABOUT_MAX);
        let state = fields.choice::<PersonaState>("state", &self.state);
        let version = self.version.trim().parse().unwrap_or_default();
        fields.finish(|| {
            Some(Persona {
                name,
                about,
                state: state?,
                version,
                form_token: form_token(&self.form_token),
            })
        })
    }
}

/// One persona in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonaRow {
    pub id: PersonaId,
    pub name: String,
    pub about: String,
    pub state: PersonaState,
    pub people: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonaList {
    pub rows: Vec<PersonaRow>,
    pub may_edit: bool,
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn guard(state: &str, until: &str) -> Result<SetGuard, AppError> {
        let form = GuardForm {
            state: state.into(),
            until: until.into(),
            reason: "why".into(),
        };
        form.parse("2026-11-22".parse().unwrap())
    }

    #[test]
    fn a_rest_and_a_hold_end_on_a_day_to_come() {
        for state in ["rested", "held"] {
            assert!(guard(state, "").is_err());
            assert!(guard(state, "2026-11-22").is_err());
            assert!(guard(state, "never").is_err());
            assert!(guard(state, "2026-11-23").is_ok());
        }
        assert_eq!(guard("opted-out", "").unwrap(), SetGuard::OptedOut);
        assert!(guard("asleep", "2026-11-23").is_err());
    }

    #[test]
    fn a_story_says_at_least_one_thing() {
        let form = StoryForm {
            version: "0".into(),
            ..StoryForm::default()
        };
        assert!(form.parse().is_err());
        let form = StoryForm {
            today: "毎朝使う".into(),
            ..form
        };
        assert_eq!(form.parse().unwrap().lang, Lang::Ja);
    }
}
