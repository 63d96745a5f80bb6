//! Whom something is asked of: the fields of the rule, and the rule as it stands.

use crate::components::data::Facts;
use crate::components::form::{Choice, Field, FormState, SelectField, TextField};
use crate::views::ViewCx;
use leptos::prelude::*;
use model::PersonaId;
use model::companies::LoyaltyTier;
use model::contacts::{ContactRole, UsageBand};
use model::studies::{RULE_MONTHS_MAX, RuleFields, RuleView};

/// Who fits; what is left open asks for nothing.
pub(in crate::views) struct Rule {
    tier: Field,
    usage: Field,
    persona: Field,
    role: Field,
    industry: Field,
    months: Field,
}

impl Rule {
    pub(in crate::views) fn new(cx: &ViewCx, form: &FormState<'_>, typed: RuleFields<'_>) -> Self {
        let field = |name, key: &str, value: &str| form.optional(name, cx.t(key), value).bare();
        Self {
            tier: field("rule_tier", "customers-tier", typed.tier),
            usage: field("rule_usage", "customers-usage", typed.usage),
            persona: field("rule_persona", "customers-persona", typed.persona),
            role: field("rule_role", "studies-rule-role", typed.role),
            industry: field("rule_industry", "studies-industry", typed.industry),
            months: field("rule_months", "studies-rule-months", typed.months).hint(cx.t_args(
                "studies-range",
                &[("min", 1.into()), ("max", RULE_MONTHS_MAX.into())],
            )),
        }
    }

    pub(in crate::views) const fn fields(&self) -> [&Field; 6] {
        [
            &self.tier,
            &self.usage,
            &self.persona,
            &self.role,
            &self.industry,
            &self.months,
        ]
    }

    pub(in crate::views) fn view(
        self,
        cx: &ViewCx,
        personas: &[(PersonaId, String)],
        industries: &[String],
    ) -> AnyView {
        let tiers: Vec<Choice> = LoyaltyTier::ALL
            .iter()
            .map(|one| Choice::new(one.as_str(), cx.t(&format!("customers-tier-{one}"))))
            .collect();
        let bands: Vec<Choice> = UsageBand::ALL
            .iter()
            .map(|one| Choice::new(one.as_str(), cx.t(&format!("customers-usage-{one}"))))
            .collect();
        let roles: Vec<Choice> = ContactRole::ALL
            .iter()
            .map(|one| Choice::new(one.as_str(), cx.t(&format!("customers-role-{one}"))))
            .collect();
        let personas: Vec<Choice> = personas
            .iter()
            .map(|(id, name)| Choice::new(id.to_string(), name.clone()))
            .collect();
        let industries: Vec<Choice> = industries
            .iter()
            .map(|name| Choice::new(name.clone(), name.clone()))
            .collect();
        let any = || cx.t("studies-rule-any");
        view! {
            <div class="fields">
                <SelectField field=self.tier choices=tiers none=any()/>
                <SelectField field=self.usage choices=bands none=any()/>
                <SelectField field=self.persona choices=personas none=any()/>
                <SelectField field=self.role choices=roles none=any()/>
                <SelectField field=self.industry choices=industries none=any()/>
                <TextField field=self.months short=true/>
            </div>
        }
        .into_any()
    }
}

/// Who fits; nothing asked for is said too.
pub(in crate::views) fn facts(cx: &ViewCx, rule: &RuleView) -> AnyView {
    if rule.is_empty() {
        return view! { <p class="soft">{cx.t("studies-rule-all")}</p> }.into_any();
    }
    let mut items: Vec<(String, AnyView)> = Vec::new();
    if let Some(tier) = rule.tier {
        let word = cx.t(&format!("customers-tier-{tier}"));
        items.push((cx.t("customers-tier"), word.into_any()));
    }
    if let Some(usage) = rule.usage {
        let word = cx.t(&format!("customers-usage-{usage}"));
        items.push((cx.t("customers-usage"), word.into_any()));
    }
    if let Some((_, name)) = &rule.persona {
        items.push((cx.t("customers-persona"), name.clone().into_any()));
    }
    if let Some(role) = rule.role {
        let word = cx.t(&format!("customers-role-{role}"));
        items.push((cx.t("studies-rule-role"), word.into_any()));
    }
    if !rule.industry.is_empty() {
        items.push((cx.t("studies-industry"), rule.industry.clone().into_any()));
    }
    if let Some(months) = rule.months {
        let words = cx.t_args("studies-rule-months-least", &[("n", months.into())]);
        items.push((cx.t("studies-customer-for"), words.into_any()));
    }
    view! { <Facts items/> }.into_any()
}
