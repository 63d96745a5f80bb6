//! Who may do what with surveys (product.md 0).

use crate::actor::{Actor, Person};
use crate::studies;
use model::surveys::{ReplyRights, SurveyRights, SurveyState};
use model::{AppError, Conflict};

/// A survey as its rules see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    pub state: SurveyState,
    /// The last day is behind.
    pub late: bool,
    pub questions: bool,
}

impl Facts {
    /// Whether people are invited and answer.
    #[must_use]
    pub fn takes_answers(self) -> bool {
        self.state == SurveyState::Open && !self.late
    }

    /// Whether people have been able to answer, and are not any more.
    #[must_use]
    pub fn is_over(self) -> bool {
        match self.state {
            SurveyState::Draft => false,
            SurveyState::Open => self.late,
            SurveyState::Closed => true,
        }
    }
}

/// Creates, edits, invites, closes, publishes: who runs studies.
///
/// # Errors
/// [`AppError::SignedOut`], [`AppError::Forbidden`].
pub fn can_run(actor: &Actor) -> Result<&Person, AppError> {
    studies::policy::can_run(actor)
}

/// Texts, last day, rule. What is over stays over: answers without names are shown then, and one
/// more would be told apart from those before it.
///
/// # Errors
/// As [`can_run`]; [`Conflict::SurveyNotOpen`] once it is over.
pub fn can_edit(actor: &Actor, facts: Facts) -> Result<&Person, AppError> {
    let person = can_run(actor)?;
    if facts.is_over() {
        return Err(Conflict::SurveyNotOpen.into());
    }
    Ok(person)
}

/// What everybody has to be asked alike: the questions, and whether answers have names.
///
/// # Errors
/// As [`can_run`]; [`Conflict::SurveyFrozen`] for everything but a draft.
pub fn can_edit_questions(actor: &Actor, state: SurveyState) -> Result<&Person, AppError> {
    let person = can_run(actor)?;
    if state != SurveyState::Draft {
        return Err(Conflict::SurveyFrozen.into());
    }
    Ok(person)
}

/// # Errors
/// As [`can_run`]; [`Conflict::SurveyNotReachable`] for everything but a draft,
/// [`Conflict::SurveyIncomplete`] without questions or when the last day is behind.
pub fn can_open(actor: &Actor, facts: Facts) -> Result<(), AppError> {
    can_run(actor)?;
    match facts.state {
        SurveyState::Draft if facts.questions && !facts.late => Ok(()),
        SurveyState::Draft => Err(Conflict::SurveyIncomplete.into()),
        _ => Err(Conflict::SurveyNotReachable.into()),
    }
}

/// # Errors
/// As [`can_run`]; [`Conflict::SurveyNotReachable`] for everything that is not open.
pub fn can_close(actor: &Actor, state: SurveyState) -> Result<(), AppError> {
    can_run(actor)?;
    match state {
        SurveyState::Open => Ok(()),
        _ => Err(Conflict::SurveyNotReachable.into()),
    }
}

/// # Errors
/// As [`can_run`]; [`Conflict::SurveyNotReachable`] for everything but a draft.
pub fn can_discard(actor: &Actor, state: SurveyState) -> Result<(), AppError> {
    can_run(actor)?;
    match state {
        SurveyState::Draft => Ok(()),
        _ => Err(Conflict::SurveyNotReachable.into()),
    }
}

/// # Errors
/// As [`can_run`]; [`Conflict::SurveyNotOpen`].
pub fn can_invite(actor: &Actor, facts: Facts) -> Result<&Person, AppError> {
    let person = can_run(actor)?;
    if facts.takes_answers() {
        Ok(person)
    } else {
        Err(Conflict::SurveyNotOpen.into())
    }
}

/// Says what came out, once nobody can answer any more.
///
/// # Errors
/// As [`can_run`]; [`Conflict::SurveyNotReachable`].
pub fn can_publish(actor: &Actor, facts: Facts) -> Result<(), AppError> {
    can_run(actor)?;
    if facts.is_over() {
        Ok(())
    } else {
        Err(Conflict::SurveyNotReachable.into())
    }
}

/// Who is invited answers, or changes what they answered.
///
/// # Errors
/// [`Conflict::SurveyNotOpen`].
pub fn can_answer(facts: Facts) -> Result<(), AppError> {
    if facts.takes_answers() {
        Ok(())
    } else {
        Err(Conflict::SurveyNotOpen.into())
    }
}

/// What the buttons of a page ask.
#[must_use]
pub fn rights(actor: &Actor, facts: Facts) -> SurveyRights {
    SurveyRights {
        edit: can_edit(actor, facts).is_ok(),
        edit_questions: can_edit_questions(actor, facts.state).is_ok(),
        open: can_open(actor, facts).is_ok(),
        close: can_close(actor, facts.state).is_ok(),
        discard: can_discard(actor, facts.state).is_ok(),
        invite: can_invite(actor, facts).is_ok(),
        publish: can_publish(actor, facts).is_ok(),
        export: can_run(actor).is_ok(),
    }
}

/// The same for who is invited; `answered`: there is something to take back.
#[must_use]
pub fn reply_rights(facts: Facts, answered: bool) -> ReplyRights {
    ReplyRights {
        answer: can_answer(facts).is_ok(),
        withdraw: answered,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::people::{Role, Roles};
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
    fn each_act_has_the_states_in_which_it_is_possible() {
        let ben = who(Role::Researcher);
        for state in SurveyState::ALL.iter().copied() {
            for late in [false, true] {
                let facts = Facts {
                    state,
                    late,
                    questions: true,
                };
                let (draft, open) = (state == SurveyState::Draft, state == SurveyState::Open);
                let may = rights(&ben, facts);
                assert_eq!(may.open, draft && !late, "{facts:?}");
                assert_eq!((may.discard, may.edit_questions), (draft, draft));
                assert_eq!((may.edit, may.close), (draft || (open && !late), open));
                assert_eq!(may.invite, open && !late, "{facts:?}");
                assert_eq!(can_answer(facts).is_ok(), may.invite);
                assert_eq!(may.publish, !draft && !may.invite, "{facts:?}");
            }
        }
        let empty = Facts {
            state: SurveyState::Draft,
            late: false,
            questions: false,
        };
        assert!(!rights(&ben, empty).open);
        assert_eq!(
            rights(&who(Role::Csm), empty),
            SurveyRights::default(),
            "customer success reads"
        );
    }
}
