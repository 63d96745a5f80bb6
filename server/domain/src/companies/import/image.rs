//! What stood in a row before an import changed it: the columns that imports write, as JSON.

use crate::entities::companies::company;
use crate::entities::people::person;
use crate::error::Result;
use chrono::{DateTime, NaiveDate, Utc};
use model::companies::{CompanySize, LoyaltyTier};
use model::contacts::UsageBand;
use model::{Lang, PersonId};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
pub(super) struct CompanyImage {
    external_id: Option<String>,
    name: String,
    sort_key: String,
    segment: String,
    industry: String,
    size: Option<CompanySize>,
    region: String,
    plan: String,
    tier: LoyaltyTier,
    customer_since: Option<NaiveDate>,
    renewal_date: Option<NaiveDate>,
    owner_id: Option<PersonId>,
    /// An earlier import knows the row by it.
    updated_at: DateTime<Utc>,
}

impl CompanyImage {
    pub(super) fn of(row: &company::Model) -> Result<String> {
        Ok(serde_json::to_string(&Self {
            external_id: row.external_id.clone(),
            name: row.name.clone(),
            sort_key: row.sort_key.clone(),
            segment: row.segment.clone(),
            industry: row.industry.clone(),
            size: row.size,
            region: row.region.clone(),
            plan: row.plan.clone(),
            tier: row.tier,
            customer_since: row.customer_since,
            renewal_date: row.renewal_date,
            owner_id: row.owner_id,
            updated_at: row.updated_at,
        })?)
    }

    /// The row with its former values.
    pub(super) fn onto(self, row: company::Model) -> company::Model {
        company::Model {
            external_id: self.external_id,
            name: self.name,
            sort_key: self.sort_key,
            segment: self.segment,
            industry: self.industry,
            size: self.size,
            region: self.region,
            plan: self.plan,
            tier: self.tier,
            customer_since: self.customer_since,
            renewal_date: self.renewal_date,
            owner_id: self.owner_id,
            updated_at: self.updated_at,
            version: row.version + 1,
            ..row
        }
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct PersonImage {
    family_name: String,
    given_name: String,
    reading: String,
    sort_key: String,
    lang: Lang,
    time_zone: String,
    job_title: String,
    /// Images of before there was one say nothing.
    #[serde(default)]
    usage: Option<UsageBand>,
    updated_at: DateTime<Utc>,
}

impl PersonImage {
    pub(super) fn of(row: &person::Model) -> Result<String> {
        Ok(serde_json::to_string(&Self {
            family_name: row.family_name.clone(),
            given_name: row.given_name.clone(),
            reading: row.reading.clone(),
            sort_key: row.sort_key.clone(),
            lang: row.lang,
            time_zone: row.time_zone.clone(),
            job_title: row.job_title.clone(),
            usage: row.usage,
            updated_at: row.updated_at,
        })?)
    }

    /// The row with its former values.
    pub(super) fn onto(self, row: person::Model) -> person::Model {
        person::Model {
            family_name: self.family_name,
            given_name: self.given_name,
            reading: self.reading,
            sort_key: self.sort_key,
            lang: self.lang,
            time_zone: self.time_zone,
            job_title: self.job_title,
            usage: self.usage,
            updated_at: self.updated_at,
            ..row
        }
    }
}
