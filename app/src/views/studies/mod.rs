//! Studies: for staff the list, one study with everything in it, whom it could ask; for who is
//! invited their invitation.

mod candidate;
mod candidates;
mod consent;
mod facts;
mod form;
mod guide;
mod hypotheses;
mod invitation;
mod invitation_form;
mod list;
mod mine;
pub(super) mod profile;
pub(super) mod rule;
mod screener;
mod show;
pub(super) mod words;

pub use candidate::{CandidateRefusal, candidate, candidate_head};
pub use candidates::{candidates, candidates_head};
pub use consent::{consent, consent_head};
pub use form::{form, form_head};
pub use guide::{guide, guide_head};
pub use invitation::{InvitationRefusal, invitation, invitation_head};
pub use list::{list, list_head};
pub use mine::{mine, mine_head};
pub use screener::{screener, screener_head};
pub use show::{StudyRefusal, study, study_head};
