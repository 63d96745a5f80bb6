//! Customer companies.

use crate::ids::CompanyId;
use crate::people::ContactRow;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub const COMPANY_NAME_MAX: usize = 120;
pub const COMPANY_FIELD_MAX: usize = 80;

words! {
    /// How close a company is: whose voice this is (product.md, A8).
    LoyaltyTier {
        Loyal => "loyal",
        Regular => "regular",
        New => "new",
    }
}

words! {
    /// Number of employees, as a band.
    CompanySize {
        Small => "small",
        Medium => "medium",
        Large => "large",
    }
}

words! {
    /// Quick filters of the customers list.
    CompanyFilter {
        All => "all",
        LoyalUninvited => "loyal-uninvited",
        Mine => "mine",
    }
}

/// What the customers list was asked for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct CompanyQuery {
    pub filter: String,
    pub search: String,
    pub after: String,
}

/// One company in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompanyRow {
    pub id: CompanyId,
    pub name: String,
    pub industry: String,
    pub tier: LoyaltyTier,
    pub renewal_date: Option<NaiveDate>,
    pub owner: Option<String>,
    pub open_proposals: u32,
    pub people: u32,
    pub invited: u32,
    pub active: u32,
}

/// The list with the place where it goes on (a name and an id, opaque).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompanyList {
    pub rows: Vec<CompanyRow>,
    pub next: Option<String>,
    pub filter: CompanyFilter,
    pub search: String,
    pub may_import: bool,
}

/// One company with its people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompanyPage {
    pub id: CompanyId,
    pub name: String,
    pub external_id: Option<String>,
    pub segment: String,
    pub industry: String,
    pub size: Option<CompanySize>,
    pub region: String,
    pub plan: String,
    pub tier: LoyaltyTier,
    pub customer_since: Option<NaiveDate>,
    pub renewal_date: Option<NaiveDate>,
    pub owner: Option<String>,
    pub open_proposals: u32,
    pub contacts: Vec<ContactRow>,
    pub may_invite: bool,
}

/// What an import would do or has done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportReport {
    pub companies_new: u32,
    pub companies_changed: u32,
    pub companies_same: u32,
    pub people_new: u32,
    pub people_changed: u32,
    pub people_same: u32,
    /// Up to 200, in the order of the file.
    pub errors: Vec<ImportError>,
    /// `UTF-8`, `Shift_JIS`, …
    pub encoding: String,
    pub rows: u32,
    /// Whether anything was written; never with errors.
    pub applied: bool,
}

/// One broken cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportError {
    /// Line in the file, from 1; 0 for the file as a whole.
    pub line: u64,
    /// Header of the column as the file has it; empty for the line as a whole.
    pub column: String,
    /// The sentence is `import-error-{code}` with the arguments `value` and `n`.
    pub code: String,
    pub value: String,
    pub n: u64,
}
