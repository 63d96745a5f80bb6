//! Addresses of studies.

use super::with_query;
use model::studies::CandidateFilter;
use model::{Cursor, HypothesisId, PersonId, StudyNumber};

fixed! {
    /// All studies, for staff.
    studies => "/studies",
    study_new => "/studies/new",
    /// What one was invited to oneself.
    studies_mine => "/studies/mine",
}

/// The list from here on.
#[must_use]
pub fn studies_after(after: &Cursor) -> String {
    with_query("/studies", &[("after", &after.to_string())])
}

/// A study for staff; for who was invited to it, their invitation.
#[must_use]
pub fn study(number: StudyNumber) -> String {
    format!("/studies/{number}")
}

#[must_use]
pub fn study_edit(number: StudyNumber) -> String {
    format!("/studies/{number}/edit")
}

#[must_use]
pub fn study_begin(number: StudyNumber) -> String {
    format!("/studies/{number}/begin")
}

#[must_use]
pub fn study_run(number: StudyNumber) -> String {
    format!("/studies/{number}/run")
}

#[must_use]
pub fn study_evaluate(number: StudyNumber) -> String {
    format!("/studies/{number}/evaluate")
}

#[must_use]
pub fn study_close(number: StudyNumber) -> String {
    format!("/studies/{number}/close")
}

#[must_use]
pub fn study_discard(number: StudyNumber) -> String {
    format!("/studies/{number}/discard")
}

#[must_use]
pub fn study_guide(number: StudyNumber) -> String {
    format!("/studies/{number}/guide")
}

#[must_use]
pub fn study_screener(number: StudyNumber) -> String {
    format!("/studies/{number}/screener")
}

#[must_use]
pub fn study_consent(number: StudyNumber) -> String {
    format!("/studies/{number}/consent")
}

/// Adds a hypothesis.
#[must_use]
pub fn study_hypotheses(number: StudyNumber) -> String {
    format!("/studies/{number}/hypotheses")
}

#[must_use]
pub fn hypothesis_edit(number: StudyNumber, id: HypothesisId) -> String {
    format!("/studies/{number}/hypotheses/{id}/edit")
}

#[must_use]
pub fn hypothesis_judge(number: StudyNumber, id: HypothesisId) -> String {
    format!("/studies/{number}/hypotheses/{id}/judge")
}

#[must_use]
pub fn hypothesis_remove(number: StudyNumber, id: HypothesisId) -> String {
    format!("/studies/{number}/hypotheses/{id}/remove")
}

#[must_use]
pub fn study_candidates(number: StudyNumber) -> String {
    format!("/studies/{number}/candidates")
}

/// Those who have come so far, behind one of them.
#[must_use]
pub fn study_candidates_query(
    number: StudyNumber,
    filter: CandidateFilter,
    after: Option<PersonId>,
) -> String {
    let filter = match filter {
        CandidateFilter::Matching => "",
        other => other.as_str(),
    };
    let after = after.map(|id| id.to_string()).unwrap_or_default();
    with_query(
        &study_candidates(number),
        &[("filter", filter), ("after", &after)],
    )
}

/// One person as a candidate.
#[must_use]
pub fn study_candidate(number: StudyNumber, person: PersonId) -> String {
    format!("/studies/{number}/candidates/{person}")
}

#[must_use]
pub fn candidate_nominate(number: StudyNumber, person: PersonId) -> String {
    format!("/studies/{number}/candidates/{person}/nominate")
}

/// Takes a nomination back.
#[must_use]
pub fn candidate_withdraw_nomination(number: StudyNumber, person: PersonId) -> String {
    format!("/studies/{number}/candidates/{person}/withdraw-nomination")
}

#[must_use]
pub fn candidate_invite(number: StudyNumber, person: PersonId) -> String {
    format!("/studies/{number}/candidates/{person}/invite")
}

/// Takes part: screener and consent in one form.
#[must_use]
pub fn invitation_accept(number: StudyNumber) -> String {
    format!("/studies/{number}/accept")
}

#[must_use]
pub fn invitation_decline(number: StudyNumber) -> String {
    format!("/studies/{number}/decline")
}

/// Changes what one's consent allows.
#[must_use]
pub fn invitation_choices(number: StudyNumber) -> String {
    format!("/studies/{number}/choices")
}

#[must_use]
pub fn invitation_withdraw_consent(number: StudyNumber) -> String {
    format!("/studies/{number}/withdraw-consent")
}
