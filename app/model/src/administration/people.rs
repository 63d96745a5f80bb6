//! People, their roles and companies, as an administrator sees and changes them.

use crate::error::{AppError, Problem};
use crate::ids::{CompanyId, PersonId};
use crate::input::{Fields, ticked};
use crate::lang::Lang;
use crate::people::{NAME_MAX, PersonState, READING_MAX, Role, Roles};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// How an administrator made sure who asks, in characters.
pub const PROOF_MAX: usize = 200;

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

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

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
