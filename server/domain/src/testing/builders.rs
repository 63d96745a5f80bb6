//! Builders that read like sentences: `a_member().named("田中", "美咲").of(company).build(&domain)`.
//!
//! They write rows directly, as an import would: what has rules of its own (publishing, voting,
//! answering) goes through the use cases.

use crate::Domain;
use crate::actor::{Actor, Person};
use crate::entities::companies::company;
use crate::entities::people::{credential, person, staff_role};
use crate::entities::roadmap::term;
use crate::error::Result;
use chrono::{DateTime, NaiveDate, Utc};
use model::companies::{CompanySize, LoyaltyTier, OutcomeState};
use model::contacts::UsageBand;
use model::people::{PersonState, Role, Roles, full_name};
use model::{CompanyId, Lang, PasskeyId, PersonId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter};

/// A customer company.
#[must_use]
pub fn a_company(name: &str) -> CompanyBuilder {
    CompanyBuilder {
        name: name.to_owned(),
        reading: String::new(),
        industry: "logistics".to_owned(),
        tier: LoyaltyTier::Regular,
        size: None,
        external_id: None,
        renewal: None,
        since: None,
        owner: None,
        plan: String::new(),
        region: String::new(),
        segment: String::new(),
    }
}

#[derive(Clone, Debug)]
pub struct CompanyBuilder {
    name: String,
    reading: String,
    industry: String,
    tier: LoyaltyTier,
    size: Option<CompanySize>,
    external_id: Option<String>,
    renewal: Option<chrono::NaiveDate>,
    since: Option<chrono::NaiveDate>,
    owner: Option<PersonId>,
    plan: String,
    region: String,
    segment: String,
}

impl CompanyBuilder {
    #[must_use]
    pub fn read(mut self, reading: &str) -> Self {
        self.reading = reading.to_owned();
        self
    }

    #[must_use]
    pub fn in_industry(mut self, industry: &str) -> Self {
        self.industry = industry.to_owned();
        self
    }

    #[must_use]
    pub fn loyal(mut self) -> Self {
        self.tier = LoyaltyTier::Loyal;
        self
    }

    #[must_use]
    pub fn new_customer(mut self) -> Self {
        self.tier = LoyaltyTier::New;
        self
    }

    #[must_use]
    pub fn sized(mut self, size: CompanySize) -> Self {
        self.size = Some(size);
        self
    }

    #[must_use]
    pub fn with_id(mut self, external_id: &str) -> Self {
        self.external_id = Some(external_id.to_owned());
        self
    }

    #[must_use]
    pub fn contract(mut self, since: chrono::NaiveDate, renewal: chrono::NaiveDate) -> Self {
        self.since = Some(since);
        self.renewal = Some(renewal);
        self
    }

    #[must_use]
    pub fn owned_by(mut self, csm: PersonId) -> Self {
        self.owner = Some(csm);
        self
    }

    #[must_use]
    pub fn described(mut self, plan: &str, region: &str, segment: &str) -> Self {
        plan.clone_into(&mut self.plan);
        region.clone_into(&mut self.region);
        segment.clone_into(&mut self.segment);
        self
    }

    /// # Errors
    /// The database's own.
    pub async fn build(self, domain: &Domain) -> Result<CompanyId> {
        let id: CompanyId = domain.clock.new_id();
        let now = domain.clock.now();
        let row = company::ActiveModel {
            id: Set(id),
            external_id: Set(self.external_id.clone()),
            name: Set(self.name.clone()),
            sort_key: Set(crate::identity::names::sort_key(&self.reading, &self.name)),
            segment: Set(self.segment.clone()),
            industry: Set(self.industry.clone()),
            size: Set(self.size),
            region: Set(self.region.clone()),
            plan: Set(self.plan.clone()),
            tier: Set(self.tier),
            customer_since: Set(self.since),
            renewal_date: Set(self.renewal),
            owner_id: Set(self.owner),
            people_count: Set(0),
            invited_count: Set(0),
            active_count: Set(0),
            open_proposals_count: Set(0),
            created_at: Set(now),
            updated_at: Set(now),
            version: Set(1),
            desired_outcome: Set(String::new()),
            outcome_state: Set(OutcomeState::NotStarted),
        };
        domain
            .db
            .write(async |tx| {
                company::Entity::insert(row.clone())
                    .exec_without_returning(tx)
                    .await?;
                Ok::<_, crate::Error>(())
            })
            .await?;
        Ok(id)
    }
}

/// An active customer.
#[must_use]
pub fn a_member() -> PersonBuilder {
    PersonBuilder {
        family: "Member".to_owned(),
        given: String::new(),
        reading: String::new(),
        email: None,
        lang: Lang::En,
        zone: "Asia/Tokyo".to_owned(),
        state: PersonState::Active,
        company: None,
        roles: Vec::new(),
        password: None,
        hash: None,
        job_title: String::new(),
        usage: None,
        visited: None,
        term: None,
    }
}

/// An active person of the vendor.
#[must_use]
pub fn a_staff_member(role: Role) -> PersonBuilder {
    PersonBuilder {
        roles: vec![role],
        family: "Staff".to_owned(),
        ..a_member()
    }
}

#[derive(Clone, Debug)]
pub struct PersonBuilder {
    family: String,
    given: String,
    reading: String,
    email: Option<String>,
    lang: Lang,
    zone: String,
    state: PersonState,
    company: Option<CompanyId>,
    roles: Vec<Role>,
    password: Option<String>,
    hash: Option<String>,
    job_title: String,
    usage: Option<UsageBand>,
    visited: Option<DateTime<Utc>>,
    term: Option<(NaiveDate, NaiveDate)>,
}

impl PersonBuilder {
    /// Sits on the council from the first of these days to the last.
    #[must_use]
    pub const fn in_council(mut self, begins_on: NaiveDate, ends_on: NaiveDate) -> Self {
        self.term = Some((begins_on, ends_on));
        self
    }

    /// Not here since then.
    #[must_use]
    pub const fn last_here(mut self, at: DateTime<Utc>) -> Self {
        self.visited = Some(at);
        self
    }

    #[must_use]
    pub fn named(mut self, family: &str, given: &str) -> Self {
        family.clone_into(&mut self.family);
        given.clone_into(&mut self.given);
        self.lang = Lang::of_text(family);
        self
    }

    #[must_use]
    pub fn read(mut self, reading: &str) -> Self {
        reading.clone_into(&mut self.reading);
        self
    }

    #[must_use]
    pub fn mailed(mut self, email: &str) -> Self {
        self.email = Some(email.to_owned());
        self
    }

    #[must_use]
    pub fn speaking(mut self, lang: Lang) -> Self {
        self.lang = lang;
        self
    }

    #[must_use]
    pub fn living_in(mut self, zone: &str) -> Self {
        zone.clone_into(&mut self.zone);
        self
    }

    #[must_use]
    pub fn of(mut self, company: CompanyId) -> Self {
        self.company = Some(company);
        self
    }

    #[must_use]
    pub fn also(mut self, role: Role) -> Self {
        self.roles.push(role);
        self
    }

    #[must_use]
    pub fn in_state(mut self, state: PersonState) -> Self {
        self.state = state;
        self
    }

    #[must_use]
    pub fn with_password(mut self, password: &str) -> Self {
        self.password = Some(password.to_owned());
        self
    }

    /// With a password that was hashed before: many people with one password cost one hash.
    #[must_use]
    pub fn with_hash(mut self, hash: &str) -> Self {
        self.hash = Some(hash.to_owned());
        self
    }

    /// How often, as customer success knows it.
    #[must_use]
    pub const fn using_it(mut self, band: UsageBand) -> Self {
        self.usage = Some(band);
        self
    }

    #[must_use]
    pub fn working_as(mut self, job_title: &str) -> Self {
        job_title.clone_into(&mut self.job_title);
        self
    }

    /// Writes the person and answers with them as an actor.
    ///
    /// # Errors
    /// The database's own.
    pub async fn build(self, domain: &Domain) -> Result<Actor> {
        let id: PersonId = domain.clock.new_id();
        let now = domain.clock.now();
        let email = self
            .email
            .clone()
            .unwrap_or_else(|| format!("p{}@example.test", id.0.simple()));
        let hash = match &self.password {
            Some(password) => Some(domain.passwords.hash(password.clone()).await?),
            None => self.hash.clone(),
        };
        let row = person::ActiveModel {
            id: Set(id),
            company_id: Set(self.company),
            email: Set(email.clone()),
            email_folded: Set(model::input::fold_email(&email)),
            family_name: Set(self.family.clone()),
            given_name: Set(self.given.clone()),
            reading: Set(self.reading.clone()),
            sort_key: Set(crate::identity::names::person_sort_key(
                &self.reading,
                &self.family,
                &self.given,
            )),
            lang: Set(self.lang),
            time_zone: Set(self.zone.clone()),
            state: Set(self.state),
            job_title: Set(self.job_title.clone()),
            processes: Set(String::new()),
            can_help_with: Set(String::new()),
            goal: Set(String::new()),
            pain: Set(String::new()),
            use_case: Set(String::new()),
            unread_count: Set(0),
            watch_default: Set(true),
            created_at: Set(now),
            updated_at: Set(now),
            joined_at: Set((self.state == PersonState::Active).then_some(now)),
            visited_at: Set(self
                .visited
                .or((self.state == PersonState::Active).then_some(now))),
            asked_at: Set(None),
            usage: Set(self.usage),
        };
        domain
            .db
            .write(async |tx| {
                person::Entity::insert(row.clone())
                    .exec_without_returning(tx)
                    .await?;
                for role in &self.roles {
                    staff_role::Entity::insert(staff_role::ActiveModel {
                        person_id: Set(id),
                        role: Set(*role),
                    })
                    .exec_without_returning(tx)
                    .await?;
                }
                if let Some((begins_on, ends_on)) = self.term {
                    term::Entity::insert(term::ActiveModel {
                        id: Set(domain.clock.new_id()),
                        person_id: Set(id),
                        begins_on: Set(begins_on),
                        ends_on: Set(ends_on),
                    })
                    .exec_without_returning(tx)
                    .await?;
                }
                if let Some(hash) = &hash {
                    credential::Entity::insert(credential::ActiveModel {
                        person_id: Set(id),
                        password_hash: Set(hash.clone()),
                        updated_at: Set(now),
                        short: Set(0),
                    })
                    .exec_without_returning(tx)
                    .await?;
                }
                if let Some(company) = self.company {
                    let by = |yes: bool| i32::from(yes);
                    company::Entity::update_many()
                        .col_expr(
                            company::Column::PeopleCount,
                            Expr::col(company::Column::PeopleCount).add(1),
                        )
                        .col_expr(
                            company::Column::InvitedCount,
                            Expr::col(company::Column::InvitedCount)
                                .add(by(self.state == PersonState::Invited)),
                        )
                        .col_expr(
                            company::Column::ActiveCount,
                            Expr::col(company::Column::ActiveCount)
                                .add(by(self.state == PersonState::Active)),
                        )
                        .filter(company::Column::Id.eq(company))
                        .exec(tx)
                        .await?;
                }
                Ok::<_, crate::Error>(())
            })
            .await?;
        Ok(Actor::Person(Person {
            id,
            company: self.company,
            roles: Roles(self.roles),
            lang: self.lang,
            name: full_name(&self.family, &self.given),
            council: self.company.is_some()
                && self.term.is_some_and(|(begins, ends)| {
                    let zone = self.zone.parse().unwrap_or(domain.settings.time_zone);
                    (begins..=ends).contains(&domain.clock.today(zone))
                }),
        }))
    }
}

/// Opens a session for a person and gives the token of its cookie, without a password.
///
/// # Errors
/// The database's own.
pub async fn a_session(domain: &Domain, person: PersonId) -> Result<crate::auth::Token> {
    use crate::entities::people::session;
    let token = crate::auth::Token::random()?;
    let now = domain.clock.now();
    let row = session::ActiveModel {
        id: Set(domain.clock.new_id()),
        person_id: Set(person),
        token_hash: Set(token.hash()),
        created_at: Set(now),
        seen_at: Set(now),
        expires_at: Set(now + chrono::Duration::days(7)),
        device: Set(String::new()),
        confirmed_at: Set(Some(now)),
        by_passkey: Set(0),
    };
    domain
        .db
        .write(async |tx| {
            session::Entity::insert(row.clone())
                .exec_without_returning(tx)
                .await?;
            Ok::<_, crate::Error>(())
        })
        .await?;
    Ok(token)
}

/// A passkey as a row alone: for lists and rights. It opens nothing, since no device has its key.
///
/// # Errors
/// The database's own.
pub async fn a_passkey(domain: &Domain, person: PersonId, name: &str) -> Result<PasskeyId> {
    use crate::entities::accounts::passkey;
    let id = PasskeyId(domain.clock.new_id());
    let row = passkey::ActiveModel {
        id: Set(id),
        person_id: Set(person),
        credential_id: Set(id.0.as_bytes().to_vec()),
        name: Set(name.to_owned()),
        data: Set("{}".to_owned()),
        created_at: Set(domain.clock.now()),
        last_used_at: Set(None),
    };
    domain
        .db
        .write(async |tx| {
            passkey::Entity::insert(row.clone())
                .exec_without_returning(tx)
                .await?;
            Ok::<_, crate::Error>(())
        })
        .await?;
    Ok(id)
}
