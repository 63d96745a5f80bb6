//! Addresses of direct contacts, and of insights and what they support.

use super::with_query;
use model::direct_contacts::DirectContactCursor;
use model::{CompanyId, DirectContactId, EvidenceId, InsightNumber, StudyNumber};

fixed! {
    /// Who of the vendor met which customer.
    direct_contacts => "/direct-contacts",
    direct_contact_new => "/direct-contacts/new",
}

/// The log from here on.
#[must_use]
pub fn direct_contacts_after(after: &DirectContactCursor) -> String {
    with_query("/direct-contacts", &[("after", &after.to_string())])
}

/// The form of a meeting with a company.
#[must_use]
pub fn direct_contact_with(company: CompanyId) -> String {
    with_query("/direct-contacts/new", &[("company", &company.to_string())])
}

#[must_use]
pub fn direct_contact_remove(id: DirectContactId) -> String {
    format!("/direct-contacts/{id}/remove")
}

/// What a study taught.
#[must_use]
pub fn study_insights(number: StudyNumber) -> String {
    format!("/studies/{number}/insights")
}

#[must_use]
pub fn insight_new(number: StudyNumber) -> String {
    format!("/studies/{number}/insights/new")
}

#[must_use]
pub fn insight(number: InsightNumber) -> String {
    format!("/insights/{number}")
}

#[must_use]
pub fn insight_edit(number: InsightNumber) -> String {
    format!("/insights/{number}/edit")
}

#[must_use]
pub fn insight_withdraw(number: InsightNumber) -> String {
    format!("/insights/{number}/withdraw")
}

/// Links an insight to what it supports.
#[must_use]
pub fn insight_evidence(number: InsightNumber) -> String {
    format!("/insights/{number}/evidence")
}

#[must_use]
pub fn evidence_remove(number: InsightNumber, id: EvidenceId) -> String {
    format!("/insights/{number}/evidence/{id}/remove")
}
