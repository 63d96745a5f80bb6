//! Two errors. [`AppError`] holds codes only: everything a client may learn. What the log must
//! learn besides travels as [`Error::Unexpected`] and never leaves the process.

use model::{AppError, Conflict};
use sea_orm::DbErr;

pub type Result<T, E = Error> = std::result::Result<T, E>;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("refused: {0:?}")]
    App(AppError),
    #[error(transparent)]
    Unexpected(Box<dyn std::error::Error + Send + Sync>),
}

impl Error {
    /// Wraps a cause that nobody but the log may see.
    pub fn unexpected(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Unexpected(cause.into())
    }

    /// The refusal, where it is one.
    #[must_use]
    pub const fn refusal(&self) -> Option<&AppError> {
        match self {
            Self::App(error) => Some(error),
            Self::Unexpected(_) => None,
        }
    }
}

impl From<AppError> for Error {
    fn from(error: AppError) -> Self {
        Self::App(error)
    }
}

/// What a policy says no with. Callers have loaded the thing through its scope before, so the
/// actor may read it: the refusal is [`AppError::Forbidden`], not "does not exist".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Denied;

impl From<Denied> for Error {
    fn from(_: Denied) -> Self {
        Self::App(AppError::Forbidden)
    }
}

impl From<Conflict> for Error {
    fn from(conflict: Conflict) -> Self {
        Self::App(conflict.into())
    }
}

/// A database that is away or overloaded is [`AppError::Busy`]; everything else is unexpected.
impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        if matches!(error, DbErr::ConnectionAcquire(_) | DbErr::Conn(_)) {
            tracing::error!(error = %error, "database not reachable");
            return Self::App(AppError::Busy);
        }
        Self::unexpected(error)
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::unexpected(error)
    }
}

/// What a form comes too late for, of what a policy says to it: the form is still shown to who has
/// filled it in, so that nothing typed is lost. Who may not act at all is refused.
///
/// # Errors
/// Everything but a conflict.
pub(crate) fn too_late<T>(said: Result<T, AppError>) -> Result<Option<Conflict>, AppError> {
    match said {
        Ok(_) => Ok(None),
        Err(AppError::Conflict { conflict }) => Ok(Some(conflict)),
        Err(error) => Err(error),
    }
}

/// Whether the database refused a row because the named constraint holds it already.
#[must_use]
pub fn violates(error: &DbErr, constraint: &str, columns: &str) -> bool {
    match error.sql_err() {
        Some(sea_orm::SqlErr::UniqueConstraintViolation(text)) => {
            // PostgreSQL names the constraint, SQLite the columns.
            text.contains(constraint) || text.contains(columns)
        }
        _ => false,
    }
}
