//! Whom something is asked of: studies and surveys say it alike.

use super::RULE_MONTHS_MAX;
use crate::companies::{COMPANY_FIELD_MAX, LoyaltyTier};
use crate::contacts::{ContactRole, UsageBand};
use crate::ids::PersonaId;
use crate::input::Fields;
use serde::{Deserialize, Serialize};

/// Who fits; what is left out asks for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StudyRule {
    pub tier: Option<LoyaltyTier>,
    pub usage: Option<UsageBand>,
    pub persona: Option<PersonaId>,
    pub role: Option<ContactRole>,
    /// As it stands at the company; empty for any.
    pub industry: String,
    /// A customer for at least so many months.
    pub months: Option<i32>,
}

/// The fields of a rule as they were typed.
#[derive(Clone, Copy, Debug)]
pub struct RuleFields<'a> {
    pub tier: &'a str,
    pub usage: &'a str,
    pub persona: &'a str,
    pub role: &'a str,
    pub industry: &'a str,
    pub months: &'a str,
}

impl RuleFields<'_> {
    /// What is refused stands in `fields`.
    pub fn parse(self, fields: &mut Fields) -> StudyRule {
        StudyRule {
            tier: fields.optional_choice("rule_tier", self.tier),
            usage: fields.optional_choice("rule_usage", self.usage),
            persona: fields.optional_choice("rule_persona", self.persona),
            role: fields.optional_choice("rule_role", self.role),
            industry: fields.optional_line("rule_industry", self.industry, COMPANY_FIELD_MAX),
            months: if self.months.trim().is_empty() {
                None
            } else {
                fields.whole("rule_months", self.months, 1..=RULE_MONTHS_MAX)
            },
        }
    }
}
