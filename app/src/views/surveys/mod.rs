//! Surveys: for staff the list, one survey with what was answered, whom it could ask; for who is
//! invited its form.

mod form;
mod guests;
mod invitation;
mod list;
mod mine;
mod outcome;
mod questions;
mod results;
mod show;
mod words;

pub use form::{form, form_head};
pub use guests::{GuestsRefusal, guests, guests_head};
pub use invitation::{InvitationRefusal, invitation, invitation_head};
pub use list::{list, list_head};
pub use questions::{questions, questions_head};
pub use show::{SurveyRefusal, survey, survey_head};

pub(super) use mine::mine;
