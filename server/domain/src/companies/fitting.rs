//! Customers whom something could be asked of, and the rule by which a study or a survey finds them.

use super::about::{About, about};
use crate::Domain;
use crate::actor::Actor;
use crate::entities::companies::company;
use crate::entities::contacts::{persona, persona_member};
use crate::entities::people::person;
use crate::error::Result;
use crate::identity;
use chrono::{Months, NaiveDate};
use model::companies::LoyaltyTier;
use model::contacts::{PersonaState, Profile};
use model::people::{PersonState, full_name};
use model::studies::{RuleView, StudyRule};
use model::{CompanyId, PersonId, PersonaId};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, RelationDef, Select,
};

/// The conditions of the index `people_customers_idx` stand literally: a bound parameter would
/// leave it unused.
pub(crate) const CUSTOMERS: &str =
    "people.company_id IS NOT NULL AND people.state IN ('contact', 'invited', 'active')";

/// Industries that a form offers.
const INDUSTRIES: u64 = 200;

/// The columns that [`customers`] adds, to be nested in the row of a query.
#[derive(FromQueryResult)]
pub(crate) struct Customer {
    pub(crate) id: PersonId,
    family_name: String,
    given_name: String,
    job_title: String,
    pub(crate) state: PersonState,
    company: CompanyId,
    company_name: String,
    industry: String,
    tier: LoyaltyTier,
    customer_since: Option<NaiveDate>,
    #[sea_orm(nested)]
    about: About,
}

impl Customer {
    pub(crate) fn profile(self, world: &Domain, actor: &Actor) -> Profile {
        Profile {
            person: self.id,
            name: full_name(&self.family_name, &self.given_name),
            job_title: self.job_title,
            joined: self.state,
            company: self.company,
            company_name: self.company_name,
            industry: self.industry,
            tier: self.tier,
            since: self.customer_since,
            usage: self.about.usage,
            roles: self.about.roles(),
            guard: self.about.guard(world, actor),
            persona: self.about.persona,
        }
    }
}

/// People with their company, as [`Customer`] reads them.
pub(crate) fn customers(actor: &Actor) -> Select<person::Entity> {
    let to_company: RelationDef = person::Entity::belongs_to(company::Entity)
        .from(person::Column::CompanyId)
        .to(company::Column::Id)
        .into();
    let people = identity::scope::visible_to(actor)
        .select_only()
        .columns([
            person::Column::Id,
            person::Column::FamilyName,
            person::Column::GivenName,
            person::Column::JobTitle,
            person::Column::State,
        ])
        .column_as(company::Column::Id, "company")
        .column_as(company::Column::Name, "company_name")
        .columns([
            company::Column::Industry,
            company::Column::Tier,
            company::Column::CustomerSince,
        ])
        .join(JoinType::InnerJoin, to_company);
    about(people)
}

/// Who fits the rule today.
pub(crate) fn fitting(
    mut people: Select<person::Entity>,
    rule: &StudyRule,
    today: NaiveDate,
) -> Select<person::Entity> {
    if let Some(usage) = rule.usage {
        people = people.filter(person::Column::Usage.eq(usage));
    }
    if let Some(tier) = rule.tier {
        people = people.filter(company::Column::Tier.eq(tier));
    }
    if let Some(id) = rule.persona {
        people = people.filter(persona_member::Column::PersonaId.eq(id));
    }
    if let Some(role) = rule.role {
        people = people.filter(Expr::cust(format!(
            "EXISTS (SELECT 1 FROM contact_roles x WHERE x.person_id = people.id AND x.role = '{role}')"
        )));
    }
    if !rule.industry.is_empty() {
        people = people.filter(company::Column::Industry.eq(rule.industry.as_str()));
    }
    let months = rule.months.and_then(|months| u32::try_from(months).ok());
    if let Some(since) = months.and_then(|months| today.checked_sub_months(Months::new(months))) {
        people = people.filter(company::Column::CustomerSince.lte(since));
    }
    people
}

/// Whether a persona can be asked for by a rule.
pub(crate) async fn in_life(tx: &impl ConnectionTrait, id: PersonaId) -> Result<bool> {
    let found = persona::Entity::find_by_id(id)
        .filter(persona::Column::State.ne(PersonaState::Retired))
        .count(tx)
        .await?;
    Ok(found > 0)
}

/// The industries that companies have, by name.
pub(crate) async fn industries(db: &impl ConnectionTrait) -> Result<Vec<String>> {
    Ok(company::Entity::find()
        .select_only()
        .column(company::Column::Industry)
        .distinct()
        .filter(company::Column::Industry.ne(""))
        .order_by_asc(company::Column::Industry)
        .limit(INDUSTRIES)
        .into_tuple()
        .all(db)
        .await?)
}

/// A rule with the name of its persona. At most one query.
pub(crate) async fn rule_view(db: &impl ConnectionTrait, rule: StudyRule) -> Result<RuleView> {
    let persona = match rule.persona {
        Some(id) => persona::Entity::find_by_id(id).one(db).await?,
        None => None,
    };
    Ok(RuleView {
        tier: rule.tier,
        usage: rule.usage,
        persona: persona.map(|row| (row.id, row.name)),
        role: rule.role,
        industry: rule.industry,
        months: rule.months,
    })
}
