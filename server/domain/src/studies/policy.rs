//! Who may do what with studies (product.md 0).

use crate::actor::{Actor, Person};
use model::people::Role;
use model::studies::{CandidateState, InvitationRights, StudyGap, StudyRights, StudyState};
use model::{AppError, Conflict, Problem};

/// Creates, edits, invites, closes: researchers and PMs.
///
/// # Errors
/// [`AppError::SignedOut`], [`AppError::Forbidden`].
pub fn can_run(actor: &Actor) -> Result<&Person, AppError> {
    actor.having(&[Role::Researcher, Role::ProductManager])
}

/// Texts, numbers, rule, hypotheses, guide, consent.
///
/// # Errors
/// As [`can_run`]; [`Conflict::StudyClosed`].
pub fn can_edit(actor: &Actor, state: StudyState) -> Result<&Person, AppError> {
    let person = can_run(actor)?;
    if state == StudyState::Closed {
        return Err(Conflict::StudyClosed.into());
    }
    Ok(person)
}

/// The questions; `invited`: somebody has been asked them.
///
/// # Errors
/// As [`can_edit`]; [`Conflict::ScreenerFrozen`].
pub fn can_edit_screener(
    actor: &Actor,
    state: StudyState,
    invited: bool,
) -> Result<&Person, AppError> {
    let person = can_edit(actor, state)?;
    if invited {
        return Err(Conflict::ScreenerFrozen.into());
    }
    Ok(person)
}

/// The next state on the way; closing has its own rule.
///
/// # Errors
/// As [`can_run`]; [`Conflict::StudyNotReachable`]; [`Conflict::StudyIncomplete`] for a draft with
/// gaps.
pub fn can_move(
    actor: &Actor,
    from: StudyState,
    to: StudyState,
    gaps: &[StudyGap],
) -> Result<(), AppError> {
    can_run(actor)?;
    match (from, to) {
        (StudyState::Draft, StudyState::Recruiting) if !gaps.is_empty() => {
            Err(Conflict::StudyIncomplete.into())
        }
        (StudyState::Draft, StudyState::Recruiting)
        | (StudyState::Recruiting, StudyState::Running)
        | (StudyState::Running, StudyState::Evaluated) => Ok(()),
        _ => Err(Conflict::StudyNotReachable.into()),
    }
}

/// Ending a study; one that was not evaluated needs a reason.
///
/// # Errors
/// As [`can_run`]; [`Conflict::StudyNotReachable`]; [`Problem::Required`] on `reason`.
pub fn can_close(actor: &Actor, state: StudyState, reason: &str) -> Result<(), AppError> {
    can_run(actor)?;
    match state {
        StudyState::Evaluated => Ok(()),
        state if state.is_open() && reason.is_empty() => {
            Err(AppError::field("reason", Problem::Required))
        }
        state if state.is_open() => Ok(()),
        _ => Err(Conflict::StudyNotReachable.into()),
    }
}

/// # Errors
/// As [`can_run`]; [`Conflict::StudyNotReachable`] for everything but a draft.
pub fn can_discard(actor: &Actor, state: StudyState) -> Result<(), AppError> {
    can_run(actor)?;
    match state {
        StudyState::Draft => Ok(()),
        _ => Err(Conflict::StudyNotReachable.into()),
    }
}

/// Says whom to ask, and takes it back: who knows the customers, and who runs studies. In a draft
/// too: whom to ask is thought about before everything is written.
///
/// # Errors
/// [`AppError::SignedOut`], [`AppError::Forbidden`]; [`Conflict::StudyNotOpen`].
pub fn can_nominate(actor: &Actor, state: StudyState) -> Result<&Person, AppError> {
    let roles = [Role::Researcher, Role::ProductManager, Role::Csm];
    let person = actor.having(&roles)?;
    if state == StudyState::Draft || state.is_open() {
        Ok(person)
    } else {
        Err(Conflict::StudyNotOpen.into())
    }
}

/// # Errors
/// As [`can_run`]; [`Conflict::StudyNotOpen`].
pub fn can_invite(actor: &Actor, state: StudyState) -> Result<&Person, AppError> {
    let person = can_run(actor)?;
    if state.is_open() {
        Ok(person)
    } else {
        Err(Conflict::StudyNotOpen.into())
    }
}

/// Who is invited says yes, also who had declined.
///
/// # Errors
/// [`Conflict::StudyNotOpen`], [`Conflict::AnsweredAlready`].
pub fn can_accept(study: StudyState, state: CandidateState) -> Result<(), AppError> {
    match state {
        _ if !study.is_open() => Err(Conflict::StudyNotOpen.into()),
        CandidateState::Invited | CandidateState::Declined => Ok(()),
        _ => Err(Conflict::AnsweredAlready.into()),
    }
}

/// # Errors
/// [`Conflict::StudyNotOpen`], [`Conflict::AnsweredAlready`].
pub fn can_decline(study: StudyState, state: CandidateState) -> Result<(), AppError> {
    match state {
        _ if !study.is_open() => Err(Conflict::StudyNotOpen.into()),
        CandidateState::Invited => Ok(()),
        _ => Err(Conflict::AnsweredAlready.into()),
    }
}

/// A consent that stands can be changed and taken back at any time, also after the study.
///
/// # Errors
/// [`Conflict::AnsweredAlready`].
pub fn can_change(state: CandidateState) -> Result<(), AppError> {
    match state {
        CandidateState::Accepted => Ok(()),
        _ => Err(Conflict::AnsweredAlready.into()),
    }
}

/// What the buttons of a page ask.
#[must_use]
pub fn rights(actor: &Actor, state: StudyState, invited: bool) -> StudyRights {
    let moves = |from, to| state == from && can_move(actor, from, to, &[]).is_ok();
    StudyRights {
        edit: can_edit(actor, state).is_ok(),
        edit_screener: can_edit_screener(actor, state, invited).is_ok(),
        begin: moves(StudyState::Draft, StudyState::Recruiting),
        run: moves(StudyState::Recruiting, StudyState::Running),
        evaluate: moves(StudyState::Running, StudyState::Evaluated),
        // With a reason: the form has the field for it.
        close: can_close(actor, state, "…").is_ok(),
        close_needs_reason: state.is_open(),
        discard: can_discard(actor, state).is_ok(),
        nominate: can_nominate(actor, state).is_ok(),
        invite: can_invite(actor, state).is_ok(),
    }
}

/// The same for who is invited.
#[must_use]
pub fn invitation_rights(study: StudyState, state: CandidateState) -> InvitationRights {
    InvitationRights {
        accept: can_accept(study, state).is_ok(),
        decline: can_decline(study, state).is_ok(),
        change: can_change(state).is_ok(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use model::people::Roles;
    use model::{Lang, PersonId};

    fn who(role: Role) -> Actor {
        Actor::Person(Person {
            id: PersonId(uuid::Uuid::nil()),
            company: None,
            roles: Roles(vec![role]),
            lang: Lang::En,
            name: "B".into(),
            council: false,
        })
    }

    #[test]
    fn researchers_and_product_managers_run_studies_and_nobody_else() {
        for role in Role::ALL {
            let runs = matches!(role, Role::Researcher | Role::ProductManager);
            assert_eq!(can_run(&who(*role)).is_ok(), runs, "{role}");
            let nominates = runs || *role == Role::Csm;
            let state = StudyState::Recruiting;
            assert_eq!(
                can_nominate(&who(*role), state).is_ok(),
                nominates,
                "{role}"
            );
        }
        assert_eq!(can_run(&Actor::Guest), Err(AppError::SignedOut));
    }

    #[test]
    fn the_states_follow_each_other_and_nothing_is_left_out() {
        use StudyState::{Closed, Draft, Evaluated, Recruiting, Running};
        let ben = who(Role::Researcher);
        for from in StudyState::ALL {
            for to in StudyState::ALL {
                let next = matches!(
                    (from, to),
                    (Draft, Recruiting) | (Recruiting, Running) | (Running, Evaluated)
                );
                assert_eq!(can_move(&ben, *from, *to, &[]).is_ok(), next, "{from} {to}");
            }
        }
        assert!(can_move(&ben, Draft, Recruiting, &[StudyGap::Consent]).is_err());
        assert!(can_close(&ben, Evaluated, "").is_ok());
        for open in [Recruiting, Running] {
            assert!(can_close(&ben, open, "").is_err());
            assert!(can_close(&ben, open, "nobody has time").is_ok());
        }
        for ended in [Draft, Closed] {
            assert!(can_close(&ben, ended, "why").is_err());
        }
    }
}
