//! Who may do what with insights.

use crate::actor::Actor;
use crate::studies;
use model::evidence::{InsightRights, InsightState};
use model::studies::StudyState;
use model::{AppError, Conflict};

/// Writes down what a study taught: who runs studies, also once it is closed. A draft has taught
/// nothing yet.
///
/// # Errors
/// [`AppError::SignedOut`], [`AppError::Forbidden`]; [`Conflict::StudyNotOpen`].
pub(super) fn can_write(actor: &Actor, study: StudyState) -> Result<(), AppError> {
    studies::policy::can_run(actor)?;
    if study == StudyState::Draft {
        return Err(Conflict::StudyNotOpen.into());
    }
    Ok(())
}

/// Edits, links and withdraws an insight that holds.
///
/// # Errors
/// [`AppError::SignedOut`], [`AppError::Forbidden`]; [`Conflict::InsightWithdrawn`].
pub(super) fn can_change(actor: &Actor, state: InsightState) -> Result<(), AppError> {
    studies::policy::can_run(actor)?;
    match state {
        InsightState::Open => Ok(()),
        InsightState::Withdrawn => Err(Conflict::InsightWithdrawn.into()),
    }
}

/// What the buttons of a page ask.
pub(super) fn rights(actor: &Actor, state: InsightState) -> InsightRights {
    let change = can_change(actor, state).is_ok();
    InsightRights {
        edit: change,
        link: change,
        withdraw: change,
    }
}
