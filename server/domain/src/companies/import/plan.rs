//! What a file would change, compared with what is stored.

use super::company::{ParsedCompany, ParsedContact};
use super::parse::ParsedFile;
use crate::Domain;
use crate::db::bulk;
use crate::entities::companies::company;
use crate::entities::people::{person, staff_role};
use crate::error::Result;
use crate::identity::names::{fold, person_sort_key, sort_key};
use chrono::{DateTime, Utc};
use model::companies::{
    IMPORT_ERRORS_MAX as MAX_ERRORS, ImportError, ImportReport, LoyaltyTier, OutcomeState,
};
use model::people::PersonState;
use model::{CompanyId, Lang, PersonId};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
};
use std::collections::{HashMap, HashSet};

/// Rows as they are to be, and what is told about them.
#[derive(Default)]
pub(super) struct Plan {
    pub(super) new_companies: Vec<company::Model>,
    /// As they stand, and as they are to be, in the same order.
    pub(super) companies_before: Vec<company::Model>,
    pub(super) changed_companies: Vec<company::Model>,
    pub(super) new_people: Vec<person::Model>,
    pub(super) people_before: Vec<person::Model>,
    pub(super) changed_people: Vec<person::Model>,
    /// Contacts that the file names and that cannot be written.
    pub(super) refused: u32,
    pub(super) report: ImportReport,
}

/// The people of the vendor that a file names, by their folded addresses.
pub(super) type Owners = HashMap<String, PersonId>;

/// What is stored under the keys of the file.
struct Stored<'a> {
    by_id: HashMap<String, company::Model>,
    /// Only companies without an external id.
    by_name: HashMap<String, company::Model>,
    people: HashMap<String, person::Model>,
    owners: &'a Owners,
}

/// Compares. Three queries, however many rows.
///
/// # Errors
/// The database's own; what is wrong with the file is in the report.
pub(super) async fn make(
    db: &impl ConnectionTrait,
    world: &Domain,
    file: &ParsedFile,
    owners: &Owners,
) -> Result<Plan> {
    let stored = load(db, file, owners).await?;
    let mut planning = Planning {
        world,
        file,
        stored,
        adopted: HashSet::new(),
        now: world.clock.now(),
        plan: Plan::default(),
    };
    for said in &file.companies {
        planning.company(said);
    }
    let mut plan = planning.plan;
    plan.report.errors.extend(file.errors.iter().cloned());
    plan.report.errors.sort_by_key(|error| error.line);
    plan.report.errors.truncate(MAX_ERRORS);
    file.encoding.clone_into(&mut plan.report.encoding);
    plan.report.rows = file.rows;
    Ok(plan)
}

async fn load<'a>(
    db: &impl ConnectionTrait,
    file: &ParsedFile,
    owners: &'a Owners,
) -> Result<Stored<'a>> {
    let backend = db.get_database_backend();
    // People first: whose company came in together with them at this moment is then seen with it.
    let emails: Vec<&str> = file
        .companies
        .iter()
        .flat_map(|said| said.contacts.iter())
        .map(|contact| contact.email.as_str())
        .collect();
    let mut people = Vec::new();
    if !emails.is_empty() {
        people = person::Entity::find()
            .filter(bulk::among_texts(backend, "people.email_folded", &emails))
            .all(db)
            .await?;
    }
    let ids: Vec<&str> = file
        .companies
        .iter()
        .map(|said| said.external_id.as_str())
        .collect();
    let by_id: HashMap<String, company::Model> = company::Entity::find()
        .filter(bulk::among_texts(backend, "companies.external_id", &ids))
        .all(db)
        .await?
        .into_iter()
        .filter_map(|row| Some((row.external_id.clone()?, row)))
        .collect();
    let names: Vec<&str> = file
        .companies
        .iter()
        .filter(|said| !by_id.contains_key(&said.external_id))
        .map(|said| said.name.as_str())
        .collect();
    let mut by_name = Vec::new();
    if !names.is_empty() {
        by_name = company::Entity::find()
            .filter(company::Column::ExternalId.is_null())
            .filter(bulk::among_texts(backend, "companies.name", &names))
            .order_by_desc(company::Column::Id)
            .all(db)
            .await?;
    }
    Ok(Stored {
        by_id,
        // Of two with one name the older: later ones are overwritten.
        by_name: by_name
            .into_iter()
            .map(|row| (row.name.clone(), row))
            .collect(),
        people: people
            .into_iter()
            .map(|row| (row.email_folded.clone(), row))
            .collect(),
        owners,
    })
}

/// Who of the people that a whole file names can look after a company. At most one query.
///
/// # Errors
/// The database's own.
pub(super) async fn owners(db: &impl ConnectionTrait, file: &ParsedFile) -> Result<Owners> {
    let named: HashSet<&str> = file
        .companies
        .iter()
        .filter_map(|said| said.owner_email.as_deref())
        .collect();
    let named: Vec<&str> = named.into_iter().collect();
    if named.is_empty() {
        return Ok(Owners::new());
    }
    let to_role: sea_orm::RelationDef = person::Entity::belongs_to(staff_role::Entity)
        .from(person::Column::Id)
        .to(staff_role::Column::PersonId)
        .into();
    let backend = db.get_database_backend();
    let staff: Vec<(PersonId, String)> = person::Entity::find()
        .select_only()
        .column(person::Column::Id)
        .column(person::Column::EmailFolded)
        .distinct()
        .join(JoinType::InnerJoin, to_role)
        .filter(person::Column::CompanyId.is_null())
        .filter(person::Column::State.is_in([PersonState::Invited, PersonState::Active]))
        .filter(bulk::among_texts(backend, "people.email_folded", &named))
        .into_tuple()
        .all(db)
        .await?;
    Ok(staff.into_iter().map(|(id, email)| (email, id)).collect())
}

struct Planning<'a> {
    world: &'a Domain,
    file: &'a ParsedFile,
    stored: Stored<'a>,
    /// Names of stored companies that a line before has taken.
    adopted: HashSet<String>,
    now: DateTime<Utc>,
    plan: Plan,
}

impl Planning<'_> {
    fn company(&mut self, said: &ParsedCompany) {
        let owner = match &said.owner_email {
            None => None,
            Some(email) => {
                let known = self.stored.owners.get(email).copied();
                if known.is_none() {
                    let header = self.file.owner_header.clone();
                    self.refuse(said.line, header, "unknown-owner", email);
                }
                known
            }
        };
        let known = match self.stored.by_id.get(&said.external_id) {
            Some(row) => Some(row.clone()),
            None => self
                .stored
                .by_name
                .get(&said.name)
                .filter(|_| self.adopted.insert(said.name.clone()))
                .cloned(),
        };
        let id = match known {
            None => {
                let row = self.new_company(said, owner);
                let id = row.id;
                self.plan.report.companies_new += 1;
                self.plan.new_companies.push(row);
                id
            }
            Some(before) => {
                let mut after = changed_company(&before, said, owner);
                let id = before.id;
                if after == before {
                    self.plan.report.companies_same += 1;
                } else {
                    after.updated_at = self.now;
                    after.version += 1;
                    self.plan.report.companies_changed += 1;
                    self.plan.companies_before.push(before);
                    self.plan.changed_companies.push(after);
                }
                id
            }
        };
        for contact in &said.contacts {
            self.contact(id, contact);
        }
    }

    fn contact(&mut self, company: CompanyId, said: &ParsedContact) {
        let Some(before) = self.stored.people.get(&said.email).cloned() else {
            let row = self.new_person(company, said);
            self.plan.report.people_new += 1;
            self.plan.new_people.push(row);
            return;
        };
        let stands_elsewhere = match before.company_id {
            None => Some("email-of-staff"),
            Some(other) => (other != company).then_some("email-of-other-company"),
        };
        if let Some(code) = stands_elsewhere {
            self.plan.refused += 1;
            let header = self.file.email_header.clone();
            return self.refuse(said.line, header, code, &said.email);
        }
        let mut after = changed_person(&before, said);
        if after == before {
            self.plan.report.people_same += 1;
        } else {
            after.updated_at = self.now;
            self.plan.report.people_changed += 1;
            self.plan.people_before.push(before);
            self.plan.changed_people.push(after);
        }
    }

    fn refuse(&mut self, line: u64, column: String, code: &str, value: &str) {
        if self.plan.report.errors.len() < MAX_ERRORS {
            self.plan.report.errors.push(ImportError {
                line,
                column,
                code: code.to_owned(),
                value: value.chars().take(80).collect(),
                n: 0,
            });
        }
    }

    fn new_company(&self, said: &ParsedCompany, owner: Option<PersonId>) -> company::Model {
        let blank = company::Model {
            id: self.world.clock.new_id(),
            external_id: None,
            name: String::new(),
            sort_key: String::new(),
            segment: String::new(),
            industry: String::new(),
            size: None,
            region: String::new(),
            plan: String::new(),
            tier: LoyaltyTier::Regular,
            customer_since: None,
            renewal_date: None,
            owner_id: None,
            people_count: 0,
            invited_count: 0,
            active_count: 0,
            open_proposals_count: 0,
            created_at: self.now,
            updated_at: self.now,
            version: 1,
            desired_outcome: String::new(),
            outcome_state: OutcomeState::NotStarted,
        };
        changed_company(&blank, said, owner)
    }

    fn new_person(&self, company: CompanyId, said: &ParsedContact) -> person::Model {
        let lang = Lang::of_text(&format!(
            "{}{}",
            said.family_name,
            said.given_name.as_deref().unwrap_or_default()
        ));
        let blank = person::Model {
            id: self.world.clock.new_id(),
            company_id: Some(company),
            email: said.email.clone(),
            email_folded: said.email.clone(),
            family_name: String::new(),
            given_name: String::new(),
            reading: String::new(),
            sort_key: String::new(),
            lang,
            time_zone: self.world.settings.time_zone.name().to_owned(),
            state: PersonState::Contact,
            job_title: String::new(),
            processes: String::new(),
            can_help_with: String::new(),
            goal: String::new(),
            pain: String::new(),
            use_case: String::new(),
            unread_count: 0,
            watch_default: true,
            created_at: self.now,
            updated_at: self.now,
            joined_at: None,
            visited_at: None,
            asked_at: None,
            usage: None,
        };
        changed_person(&blank, said)
    }
}

fn changed_company(
    before: &company::Model,
    said: &ParsedCompany,
    owner: Option<PersonId>,
) -> company::Model {
    // The reading lives in the sort key alone: before the separator.
    let reading = said.reading.as_deref().unwrap_or_else(|| {
        before
            .sort_key
            .split_once('\u{1f}')
            .map_or("", |(reading, _)| reading)
    });
    // A company sorted by its reading alone keeps that.
    let sort_key =
        if said.reading.is_none() && before.name == said.name && !before.sort_key.is_empty() {
            before.sort_key.clone()
        } else {
            sort_key(&fold(reading), &said.name)
        };
    let text = |said: &Option<String>, before: &String| said.as_ref().unwrap_or(before).clone();
    company::Model {
        external_id: Some(said.external_id.clone()),
        name: said.name.clone(),
        sort_key,
        segment: text(&said.segment, &before.segment),
        industry: text(&said.industry, &before.industry),
        size: said.size.or(before.size),
        region: text(&said.region, &before.region),
        plan: text(&said.plan, &before.plan),
        tier: said.tier.unwrap_or(before.tier),
        customer_since: said.customer_since.or(before.customer_since),
        renewal_date: said.renewal_date.or(before.renewal_date),
        owner_id: owner.or(before.owner_id),
        ..before.clone()
    }
}

fn changed_person(before: &person::Model, said: &ParsedContact) -> person::Model {
    // Who has joined keeps their own words; how often they use it, the file knows better.
    let usage = said.usage.or(before.usage);
    if before.state == PersonState::Active {
        return person::Model {
            usage,
            ..before.clone()
        };
    }
    if !crate::identity::policy::is_invitable(before.state) {
        return before.clone();
    }
    let text = |said: &Option<String>, before: &String| said.as_ref().unwrap_or(before).clone();
    let given_name = text(&said.given_name, &before.given_name);
    let reading = text(&said.reading, &before.reading);
    // Who invited somebody chose the language of the mail.
    let lang = match before.state {
        PersonState::Contact => said.lang.unwrap_or(before.lang),
        _ => before.lang,
    };
    person::Model {
        sort_key: person_sort_key(&reading, &said.family_name, &given_name),
        family_name: said.family_name.clone(),
        given_name,
        reading,
        lang,
        time_zone: said
            .time_zone
            .map_or_else(|| before.time_zone.clone(), |zone| zone.name().to_owned()),
        job_title: text(&said.job_title, &before.job_title),
        usage,
        ..before.clone()
    }
}
