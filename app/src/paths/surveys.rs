//! Addresses of surveys.

use super::with_query;
use model::{Cursor, PersonId, SurveyNumber};

fixed! {
    /// All surveys, for staff.
    surveys => "/surveys",
    survey_new => "/surveys/new",
}

/// The list from here on.
#[must_use]
pub fn surveys_after(after: &Cursor) -> String {
    with_query("/surveys", &[("after", &after.to_string())])
}

/// A survey for staff; for who was invited to it, its form.
#[must_use]
pub fn survey(number: SurveyNumber) -> String {
    format!("/surveys/{number}")
}

#[must_use]
pub fn survey_edit(number: SurveyNumber) -> String {
    format!("/surveys/{number}/edit")
}

#[must_use]
pub fn survey_questions(number: SurveyNumber) -> String {
    format!("/surveys/{number}/questions")
}

#[must_use]
pub fn survey_open(number: SurveyNumber) -> String {
    format!("/surveys/{number}/open")
}

#[must_use]
pub fn survey_close(number: SurveyNumber) -> String {
    format!("/surveys/{number}/close")
}

#[must_use]
pub fn survey_discard(number: SurveyNumber) -> String {
    format!("/surveys/{number}/discard")
}

/// Publishes what came out.
#[must_use]
pub fn survey_outcome(number: SurveyNumber) -> String {
    format!("/surveys/{number}/outcome")
}

/// The answers as a file.
#[must_use]
pub fn survey_file(number: SurveyNumber) -> String {
    format!("/surveys/{number}/answers.csv")
}

/// Who fits, behind somebody in the order of names.
#[must_use]
pub fn survey_guests(number: SurveyNumber, after: Option<PersonId>) -> String {
    let path = format!("/surveys/{number}/guests");
    match after {
        Some(after) => with_query(&path, &[("after", &after.to_string())]),
        None => path,
    }
}

#[must_use]
pub fn survey_invite_all(number: SurveyNumber) -> String {
    format!("/surveys/{number}/guests/invite")
}

#[must_use]
pub fn survey_invite(number: SurveyNumber, person: PersonId) -> String {
    format!("/surveys/{number}/guests/{person}/invite")
}

#[must_use]
pub fn survey_answer(number: SurveyNumber) -> String {
    format!("/surveys/{number}/answer")
}

/// Takes one's answers back.
#[must_use]
pub fn survey_withdraw(number: SurveyNumber) -> String {
    format!("/surveys/{number}/withdraw")
}
