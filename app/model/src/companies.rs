//! Customer companies.

use crate::contacts::{NoteView, StoryView};
use crate::direct_contacts::DirectContactView;
use crate::error::AppError;
use crate::ids::{CompanyId, ImportId, NoteId, PersonId};
use crate::input::Fields;
use crate::people::ContactRow;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

pub const COMPANY_NAME_MAX: usize = 120;
pub const COMPANY_FIELD_MAX: usize = 80;
pub const OUTCOME_MAX: usize = 1_000;
/// A renewal is near when it comes within so many days.
pub const RENEWAL_NEAR_DAYS: u64 = 90;

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
        Mine => "mine",
        LoyalUninvited => "loyal-uninvited",
        /// Renews within [`RENEWAL_NEAR_DAYS`]; the nearest first.
        RenewalNear => "renewal-near",
        /// Exactly one person takes part: whatever is heard, one person says it.
        OneVoice => "one-voice",
    }
}

words! {
    /// How far the customer has come towards what it wants to reach (期待成果).
    OutcomeState {
        NotStarted => "not-started",
        OnTrack => "on-track",
        AtRisk => "at-risk",
        Reached => "reached",
    }
}

/// What the customers list was asked for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct CompanyQuery {
    pub filter: String,
    /// A word of [`LoyaltyTier`]; anything else is all.
    pub tier: String,
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
    /// Of the active: no visit for 60 days.
    pub silent: u32,
}

/// The list with the place where it goes on (a name and an id, opaque).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompanyList {
    pub rows: Vec<CompanyRow>,
    pub next: Option<String>,
    pub filter: CompanyFilter,
    pub tier: Option<LoyaltyTier>,
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
    pub outcome: String,
    pub outcome_state: OutcomeState,
    /// By name, a page of them.
    pub contacts: Vec<ContactRow>,
    /// This page is not the first.
    pub further: bool,
    /// Behind whom the next page of contacts starts.
    pub next: Option<PersonId>,
    pub coverage: Coverage,
    pub story: Option<StoryView>,
    /// The last times that somebody of the vendor met its people.
    pub met: Vec<DirectContactView>,
    /// The newest first.
    pub notes: Vec<NoteView>,
    /// Where older notes start.
    pub older: Option<NoteId>,
    pub may_invite: bool,
    pub may_edit: bool,
    /// Goes ahead against a rest or a hold, with a reason.
    pub may_override: bool,
}

/// Whether enough different people of a company are heard (product.md #102).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// The only one who takes part.
    pub only_voice: Option<String>,
    /// There are contacts, and none of them decides.
    pub no_decider: bool,
}

/// What the page of a company was asked for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct CompanyPageQuery {
    /// Notes older than this one.
    pub notes: String,
    /// Contacts behind this one.
    pub contacts: String,
}

/// What staff changes about a company.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CompanyForm {
    pub name: String,
    pub reading: String,
    pub tier: String,
    pub industry: String,
    pub segment: String,
    pub size: String,
    pub region: String,
    pub plan: String,
    pub customer_since: String,
    pub renewal_date: String,
    /// Id of a person of the vendor; empty for nobody.
    pub owner: String,
    pub outcome: String,
    pub outcome_state: String,
    pub version: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditCompany {
    pub name: String,
    pub reading: String,
    pub tier: LoyaltyTier,
    pub industry: String,
    pub segment: String,
    pub size: Option<CompanySize>,
    pub region: String,
    pub plan: String,
    pub customer_since: Option<NaiveDate>,
    pub renewal_date: Option<NaiveDate>,
    pub owner: Option<PersonId>,
    pub outcome: String,
    pub outcome_state: OutcomeState,
    pub version: i32,
}

impl CompanyForm {
    /// # Errors
    /// [`AppError::Invalid`]: no name, texts too long, words or days that are none.
    pub fn parse(&self) -> Result<EditCompany, AppError> {
        let mut fields = Fields::new();
        let name = fields.line("name", &self.name, COMPANY_NAME_MAX);
        let reading = fields.optional_line("reading", &self.reading, COMPANY_NAME_MAX);
        let tier = fields.choice::<LoyaltyTier>("tier", &self.tier);
        let industry = fields.optional_line("industry", &self.industry, COMPANY_FIELD_MAX);
        let segment = fields.optional_line("segment", &self.segment, COMPANY_FIELD_MAX);
        let size = optional::<CompanySize>(&mut fields, "size", &self.size);
        let region = fields.optional_line("region", &self.region, COMPANY_FIELD_MAX);
        let plan = fields.optional_line("plan", &self.plan, COMPANY_FIELD_MAX);
        let customer_since = fields.optional_day("customer_since", &self.customer_since);
        let renewal_date = fields.optional_day("renewal_date", &self.renewal_date);
        let owner = optional::<PersonId>(&mut fields, "owner", &self.owner);
        let outcome = fields.optional_text("outcome", &self.outcome, OUTCOME_MAX);
        let outcome_state = fields.choice::<OutcomeState>("outcome_state", &self.outcome_state);
        let version = fields.choice::<i32>("version", &self.version);
        fields.finish(|| {
            Some(EditCompany {
                name,
                reading,
                tier: tier?,
                industry,
                segment,
                size,
                region,
                plan,
                customer_since,
                renewal_date,
                owner,
                outcome,
                outcome_state: outcome_state?,
                version: version?,
            })
        })
    }
}

/// A choice that may be left open.
fn optional<T: std::str::FromStr>(
    fields: &mut Fields,
    field: &'static str,
    typed: &str,
) -> Option<T> {
    if typed.trim().is_empty() {
        None
    } else {
        fields.choice(field, typed)
    }
}

/// The form of a company with what its fields offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompanyEditPage {
    pub id: CompanyId,
    pub name: String,
    pub form: CompanyForm,
    /// Who may look after it.
    pub owners: Vec<(PersonId, String)>,
}

/// Errors of a file that are collected; who mends two hundred has seen the pattern.
pub const IMPORT_ERRORS_MAX: usize = 200;

/// What an import would do or has done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportReport {
    pub companies_new: u32,
    pub companies_changed: u32,
    pub companies_same: u32,
    pub people_new: u32,
    pub people_changed: u32,
    pub people_same: u32,
    /// At most [`IMPORT_ERRORS_MAX`], in the order of the file.
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

words! {
    /// How far an import has come.
    ImportState {
        /// Its file is not whole yet.
        Uploading => "uploading",
        Running => "running",
        Done => "done",
        Undoing => "undoing",
        Undone => "undone",
    }
}

words! {
    /// What a change of an import is about.
    ImportedKind {
        Company => "company",
        Person => "person",
    }
}

/// One import in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportRow {
    pub id: ImportId,
    pub file_name: String,
    pub state: ImportState,
    pub by: Option<String>,
    pub at: DateTime<Utc>,
    pub rows: u32,
    pub companies_new: u32,
    pub companies_changed: u32,
    pub people_new: u32,
    pub people_changed: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportList {
    pub rows: Vec<ImportRow>,
    pub next: Option<ImportId>,
}

/// What stands beside the file of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ImportForm {
    /// `import`: to take it in; anything else tries it out.
    pub intent: String,
}

impl ImportForm {
    #[must_use]
    pub fn dry_run(&self) -> bool {
        self.intent != "import"
    }
}

/// What the list of imports was asked for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ImportQuery {
    /// Imports before this one.
    pub before: String,
}

/// What the page of one import takes from its address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ImportPageQuery {
    /// `1`: what would stay, before it is taken back.
    pub undo: String,
}

/// One import: how far it has come, what it did, and what would stay if it were taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportPage {
    pub row: ImportRow,
    /// Of a hundred; of the import, or of taking it back.
    pub percent: u32,
    pub companies_same: u32,
    pub people_same: u32,
    /// Lines that could not be written any more, because somebody changed the same meanwhile.
    pub skipped: u32,
    pub finished_at: Option<DateTime<Utc>>,
    pub undone_by: Option<String>,
    pub undone_at: Option<DateTime<Utc>>,
    /// After it was taken back: what stayed.
    pub stayed: u32,
    pub changes: u32,
    pub may_undo: bool,
    /// What is told before it is taken back; `None` until somebody asks.
    pub before_undo: Option<BeforeUndo>,
}

/// What taking an import back would leave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BeforeUndo {
    Counted {
        /// What was used since, and stays.
        stay: u32,
        /// There is more than what was counted.
        more: bool,
        /// The first of them by name.
        names: Vec<String>,
    },
    /// Counting took too long.
    Uncounted,
}
