//! The living demo: *Aozora Works*, its customers, and eight weeks of what they wish for.
//!
//! History is not written down: it happens. Builders put the companies and people there; then a
//! clock of the seed's own goes through the weeks, and everything with rules of its own
//! (publishing, voting, answering, inviting) runs through the use cases, mails and notices
//! included. So the demo cannot hold what the product would refuse.

mod calendar;
mod customers;
mod known;
mod newcomers;
mod play;
mod releases;
mod research;
mod roadmap;
mod sketches;
mod stories;
mod story;
mod surveys;
mod timeline;

use crate::entities::companies::company;
use crate::entities::people::person;
use crate::error::{Error, Result};
use crate::{Domain, Settings};
use model::Lang;
use model::people::Role;
use sea_orm::{EntityTrait, QuerySelect};

/// The password of everybody in the demo. Published, so it opens a demo alone.
pub const PASSWORD: &str = "round-table-demo-2026";

/// An invented person to sign in as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DemoAccount {
    pub name: &'static str,
    pub email: &'static str,
    pub password: &'static str,
    pub about: About,
}

/// What stands beside the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// What a person of the vendor does.
    Role(Role),
    /// The company of a customer.
    Company(&'static str),
}

const fn account(name: &'static str, email: &'static str, about: About) -> DemoAccount {
    DemoAccount {
        name,
        email,
        password: PASSWORD,
        about,
    }
}

const ACCOUNTS: &[DemoAccount] = &[
    account(
        "田中 美咲",
        "tanaka@hokusei.example",
        About::Company("北星ロジスティクス"),
    ),
    account(
        "佐藤 健",
        "sato@minato-foods.example",
        About::Company("みなと食品"),
    ),
    account(
        "Emma Clarke",
        "clarke@northfield.example",
        About::Company("Northfield Care"),
    ),
    account("李 佳穎", "lee@enro.example", About::Company("遠浪貿易")),
    account(
        "森 亜希",
        "mori@aozora.example",
        About::Role(Role::ProductManager),
    ),
    account("伊藤 直子", "ito@aozora.example", About::Role(Role::Csm)),
    account(
        "Ben Ortiz",
        "ortiz@aozora.example",
        About::Role(Role::Researcher),
    ),
    account(
        "小林 翔",
        "kobayashi@aozora.example",
        About::Role(Role::Researcher),
    ),
    account(
        "大野 誠一",
        "ono@aozora.example",
        About::Role(Role::Executive),
    ),
    account(
        "渡辺 薫",
        "admin@aozora.example",
        About::Role(Role::Administrator),
    ),
];

/// The accounts that the sign-in page of a demo offers, customers first.
#[must_use]
pub const fn accounts() -> &'static [DemoAccount] {
    ACCOUNTS
}

/// The settings of the demo: what the vendor is called, when its people work.
#[must_use]
pub fn settings() -> Settings {
    Settings {
        vendor_name_ja: "青空ワークス".to_owned(),
        vendor_name_en: "Aozora Works".to_owned(),
        product_name_ja: "Aozora Flow".to_owned(),
        product_name_en: "Aozora Flow".to_owned(),
        time_zone: chrono_tz::Tz::Asia__Tokyo,
        default_lang: Lang::Ja,
        sender_name: "Aozora Works".to_owned(),
        sender_address: "table@aozora.example".to_owned(),
        holidays: calendar::holidays(),
        first_word_days: 3,
        ask_rest_days: 45,
        direct_contact_goal: 1,
        ..Settings::default()
    }
}

/// Whether nobody is there yet, neither people nor companies.
///
/// # Errors
/// The database's own.
pub async fn is_empty(domain: &Domain) -> Result<bool> {
    let db = domain.db.read();
    let people = person::Entity::find().limit(1).one(db).await?;
    let companies = company::Entity::find().limit(1).one(db).await?;
    Ok(people.is_none() && companies.is_none())
}

/// Fills an empty database with the demo and answers with the accounts to sign in with. The
/// history ends at the present of `domain.clock`, which is not moved. The settings are replaced:
/// a `Domain` that goes on serving has to load them again.
///
/// # Errors
/// [`Error::Unexpected`] when the database holds people or companies already; the database's own.
pub async fn seed(domain: &Domain) -> Result<Vec<DemoAccount>> {
    if !is_empty(domain).await? {
        return Err(Error::unexpected(
            "the demo goes into an empty database, and this one holds people or companies",
        ));
    }
    play::all(domain).await?;
    Ok(ACCOUNTS.to_vec())
}
