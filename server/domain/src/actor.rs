//! Who is asking: a required argument of every use case.

use model::people::{Role, Roles};
use model::{AppError, CompanyId, Lang, PersonId};

/// Who is asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Nobody is signed in.
    Guest,
    /// Someone who holds a signed link out of a mail; may do what the link is for, and only that.
    Link {
        purpose: LinkPurpose,
        subject: PersonId,
    },
    Person(Person),
    /// A job, the command line or the seed.
    System(&'static str),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkPurpose {
    Join,
    Reset,
    Unsubscribe,
}

/// A person with a live session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub id: PersonId,
    /// `None` for staff.
    pub company: Option<CompanyId>,
    pub roles: Roles,
    pub lang: Lang,
    pub name: String,
    /// Sits on the council today.
    pub council: bool,
}

impl Person {
    #[must_use]
    pub fn is_staff(&self) -> bool {
        self.company.is_none() && self.roles.is_staff()
    }

    #[must_use]
    pub fn has(&self, role: Role) -> bool {
        self.is_staff() && self.roles.has(role)
    }
}

impl Actor {
    /// The person, or the refusal that a page answers with the way to sign-in.
    ///
    /// # Errors
    /// [`AppError::SignedOut`].
    pub const fn person(&self) -> Result<&Person, AppError> {
        match self {
            Self::Person(person) => Ok(person),
            _ => Err(AppError::SignedOut),
        }
    }

    /// The person, if of the vendor with at least one of `roles`.
    ///
    /// # Errors
    /// [`AppError::SignedOut`]; [`AppError::Forbidden`] for everybody else.
    pub fn having(&self, roles: &[Role]) -> Result<&Person, AppError> {
        let person = self.person()?;
        if roles.iter().any(|role| person.has(*role)) {
            Ok(person)
        } else {
            Err(AppError::Forbidden)
        }
    }

    #[must_use]
    pub const fn person_id(&self) -> Option<PersonId> {
        match self {
            Self::Person(person) => Some(person.id),
            _ => None,
        }
    }

    #[must_use]
    pub const fn is_system(&self) -> bool {
        matches!(self, Self::System(_))
    }
}
