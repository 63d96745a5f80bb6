use chrono::NaiveDate;
use chrono_tz::Tz;
use model::Lang;
use model::companies::{CompanySize, LoyaltyTier};
use model::contacts::UsageBand;

use super::columns::Column;

/// A company with its contacts. `None`: the file says nothing, so what is stored stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParsedCompany {
    /// Its first line in the file.
    pub line: u64,
    pub external_id: String,
    pub name: String,
    pub reading: Option<String>,
    pub segment: Option<String>,
    pub industry: Option<String>,
    pub size: Option<CompanySize>,
    pub region: Option<String>,
    pub plan: Option<String>,
    pub tier: Option<LoyaltyTier>,
    pub customer_since: Option<NaiveDate>,
    pub renewal_date: Option<NaiveDate>,
    /// Folded.
    pub owner_email: Option<String>,
    pub contacts: Vec<ParsedContact>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParsedContact {
    pub line: u64,
    pub family_name: String,
    pub given_name: Option<String>,
    pub reading: Option<String>,
    /// Folded; unique in the file.
    pub email: String,
    pub job_title: Option<String>,
    pub usage: Option<UsageBand>,
    pub lang: Option<Lang>,
    pub time_zone: Option<Tz>,
}

impl ParsedCompany {
    /// Adds what a further line says; returns what contradicts the lines before.
    pub(super) fn add(&mut self, said: ParsedCompany) -> Vec<(Column, String)> {
        fn one<T: PartialEq>(
            known: &mut Option<T>,
            said: Option<T>,
            column: Column,
            shown: impl Fn(&T) -> String,
            conflicts: &mut Vec<(Column, String)>,
        ) {
            match (known.as_ref(), said) {
                (None, said) => *known = said,
                (Some(before), Some(now)) if *before != now => {
                    conflicts.push((column, shown(&now)))
                }
                _ => {}
            }
        }
        let mut conflicts = Vec::new();
        let all = &mut conflicts;
        if self.name.is_empty() {
            self.name = said.name;
        } else if !said.name.is_empty() && said.name != self.name {
            all.push((Column::CompanyName, said.name));
        }
        one(
            &mut self.reading,
            said.reading,
            Column::CompanyReading,
            String::clone,
            all,
        );
        one(
            &mut self.segment,
            said.segment,
            Column::Segment,
            String::clone,
            all,
        );
        one(
            &mut self.industry,
            said.industry,
            Column::Industry,
            String::clone,
            all,
        );
        one(
            &mut self.size,
            said.size,
            Column::Size,
            ToString::to_string,
            all,
        );
        one(
            &mut self.region,
            said.region,
            Column::Region,
            String::clone,
            all,
        );
        one(&mut self.plan, said.plan, Column::Plan, String::clone, all);
        one(
            &mut self.tier,
            said.tier,
            Column::Tier,
            ToString::to_string,
            all,
        );
        one(
            &mut self.customer_since,
            said.customer_since,
            Column::CustomerSince,
            ToString::to_string,
            all,
        );
        one(
            &mut self.renewal_date,
            said.renewal_date,
            Column::RenewalDate,
            ToString::to_string,
            all,
        );
        one(
            &mut self.owner_email,
            said.owner_email,
            Column::OwnerEmail,
            String::clone,
            all,
        );
        conflicts
    }
}
