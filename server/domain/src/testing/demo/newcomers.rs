//! Who is there: the vendor's people and the customers, with one password.

use super::PASSWORD;
use super::calendar::Calendar;
use super::customers::{Come, Customer};
use crate::actor::Actor;
use crate::error::Result;
use crate::testing::{a_company, a_member, a_staff_member};
use crate::{Domain, Error};
use chrono::{Days, TimeDelta};
use model::companies::LoyaltyTier;
use model::people::{PersonState, Role};
use model::{CompanyId, PersonId};
use std::collections::HashMap;

/// Key (also in the address), family name, given name, reading, zone, role, what they do.
type Staff = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    Role,
    &'static str,
);

#[rustfmt::skip]
const STAFF: &[Staff] = &[
    ("mori", "森", "亜希", "もり あき", "Asia/Tokyo", Role::ProductManager, "プロダクトマネージャー"),
    ("ito", "伊藤", "直子", "いとう なおこ", "Asia/Tokyo", Role::Csm, "カスタマーサクセス"),
    ("reid", "Reid", "Hannah", "", "Europe/London", Role::Csm, "Customer success, Europe and Americas"),
    ("ortiz", "Ortiz", "Ben", "", "Asia/Tokyo", Role::Researcher, "User researcher"),
    ("kobayashi", "小林", "翔", "こばやし しょう", "Asia/Tokyo", Role::Researcher, "エンジニア"),
    ("ono", "大野", "誠一", "おおの せいいち", "Asia/Tokyo", Role::Executive, "執行役員"),
    ("admin", "渡辺", "薫", "わたなべ かおる", "Asia/Tokyo", Role::Administrator, "情報システム"),
];

/// Who sits on the council.
const COUNCIL: &[&str] = &["clarke", "sato"];

/// Everybody and every company, by key.
#[derive(Default)]
pub(super) struct Cast {
    people: HashMap<&'static str, Actor>,
    companies: HashMap<&'static str, CompanyId>,
    hash: String,
}

impl Cast {
    /// The vendor's people.
    pub(super) async fn begin(domain: &Domain) -> Result<Self> {
        let mut cast = Self {
            hash: domain.passwords.hash(PASSWORD.to_owned()).await?,
            ..Self::default()
        };
        for (key, family, given, reading, zone, role, job) in STAFF {
            let actor = a_staff_member(*role)
                .named(family, given)
                .read(reading)
                .mailed(&format!("{key}@aozora.example"))
                .living_in(zone)
                .working_as(job)
                .with_hash(&cast.hash)
                .build(domain)
                .await?;
            cast.people.insert(key, actor);
        }
        Ok(cast)
    }

    /// A company with its people; who will be invited later is a contact till then.
    pub(super) async fn arrive(
        &mut self,
        domain: &Domain,
        calendar: &Calendar<'_>,
        customer: &'static Customer,
    ) -> Result<()> {
        let today = calendar.today();
        let mut company = a_company(customer.name)
            .read(customer.reading)
            .in_industry(customer.industry)
            .sized(customer.size)
            .with_id(customer.id)
            .described(customer.plan, customer.region, segment(customer))
            .contract(
                today - Days::new(customer.customer_for),
                today + Days::new(customer.renews_in),
            )
            .owned_by(self.id(customer.owner)?);
        company = match customer.tier {
            LoyaltyTier::Loyal => company.loyal(),
            LoyaltyTier::New => company.new_customer(),
            LoyaltyTier::Regular => company,
        };
        let company = company.build(domain).await?;
        self.companies.insert(customer.id, company);
        for one in customer.people {
            let mut person = a_member()
                .named(one.family, one.given)
                .read(one.reading)
                .mailed(&format!("{}@{}", one.box_name, one.host))
                .living_in(one.zone)
                .working_as(one.job)
                .of(company);
            person = match one.come {
                Come::Joined => person.with_hash(&self.hash),
                Come::Away => person
                    .with_hash(&self.hash)
                    .last_here(domain.clock.now() - TimeDelta::days(20)),
                Come::Invited(_) | Come::Contact => person.in_state(PersonState::Contact),
            };
            if COUNCIL.contains(&one.key) {
                let (begins, ends) = (today - Days::new(120), today + Days::new(245));
                person = person.in_council(begins, ends);
            }
            let actor = person.build(domain).await?;
            self.people.insert(one.key, actor);
        }
        Ok(())
    }

    pub(super) fn actor(&self, key: &str) -> Result<&Actor> {
        self.people
            .get(key)
            .ok_or_else(|| Error::unexpected(format!("nobody in the demo is called {key}")))
    }

    pub(super) fn id(&self, key: &str) -> Result<PersonId> {
        Ok(self.actor(key)?.person()?.id)
    }

    pub(super) fn company(&self, id: &str) -> Result<CompanyId> {
        self.companies
            .get(id)
            .copied()
            .ok_or_else(|| Error::unexpected(format!("no company in the demo is {id}")))
    }

    pub(super) fn staff() -> impl Iterator<Item = &'static str> {
        STAFF.iter().map(|(key, ..)| *key)
    }
}

/// How the vendor groups its customers.
const fn segment(customer: &Customer) -> &'static str {
    match customer.size {
        model::companies::CompanySize::Large => "Enterprise",
        model::companies::CompanySize::Medium => "Mid-market",
        model::companies::CompanySize::Small => "Small business",
    }
}
