//! The rules and the persistence of Entaku: what may happen, to whom, and what follows from it.
//!
//! Knows nothing of HTTP or of pages. Every act is a use case with the same order inside: parse,
//! load through the scope, ask the policy, write in one transaction together with the event and
//! what it sets off, return the id.

pub mod actor;
pub mod administration;
pub mod auth;
mod authors;
pub mod briefings;
pub mod clock;
pub mod companies;
pub mod db;
pub mod direct_contacts;
#[allow(unreachable_pub, missing_docs, dead_code)]
mod entities;
pub mod error;
pub mod evidence;
pub mod feeds;
pub mod identity;
pub mod jobs;
pub mod mail;
pub mod markup;
pub mod messages;
pub mod proposals;
mod questions;
pub mod releases;
pub mod roadmap;
pub mod rooms;
pub mod search;
pub mod settings;
mod sheet;
pub mod slots;
pub mod storage;
pub mod studies;
pub mod surveys;
#[cfg(feature = "testing")]
pub mod testing;
pub mod workdays;

pub use actor::{Actor, Person};
pub use clock::Clock;
pub use db::Db;
pub use error::{Error, Result};
pub use settings::{LiveSettings, Settings};

use std::sync::Arc;

/// The whole domain, as pages, jobs and the command line hold it. Cheap to clone.
#[derive(Clone)]
pub struct Domain(Arc<Process>);

/// The world as one process knows it.
struct Process {
    world: World,
    boards: roadmap::Boards,
    door: feeds::Door,
}

/// What every use case needs.
pub struct World {
    pub db: Db,
    pub clock: Clock,
    pub settings: LiveSettings,
    pub passwords: auth::Passwords,
    pub key: auth::SigningKey,
    pub live: messages::Live,
    pub files: storage::Storage,
    pub rules: identity::Rules,
    /// `https://entaku.example`, without a slash at the end: what links in mails start with.
    pub public_url: String,
}

impl std::ops::Deref for Domain {
    type Target = World;
    fn deref(&self) -> &World {
        &self.0.world
    }
}

impl Domain {
    #[must_use]
    pub fn new(world: World) -> Self {
        Self(Arc::new(Process {
            world,
            boards: roadmap::Boards::default(),
            door: feeds::Door::default(),
        }))
    }

    #[must_use]
    pub const fn identity(&self) -> identity::Identity<'_> {
        identity::Identity(self)
    }

    #[must_use]
    pub const fn companies(&self) -> companies::Companies<'_> {
        companies::Companies(self)
    }

    #[must_use]
    pub const fn proposals(&self) -> proposals::Proposals<'_> {
        proposals::Proposals(self)
    }

    #[must_use]
    pub const fn releases(&self) -> releases::Releases<'_> {
        releases::Releases(self)
    }

    #[must_use]
    pub const fn briefings(&self) -> briefings::Briefings<'_> {
        briefings::Briefings(self)
    }

    pub(crate) fn door(&self) -> &feeds::Door {
        &self.0.door
    }

    #[must_use]
    pub const fn feeds(&self) -> feeds::Feeds<'_> {
        feeds::Feeds(self)
    }

    pub(crate) fn boards(&self) -> &roadmap::Boards {
        &self.0.boards
    }

    #[must_use]
    pub const fn roadmap(&self) -> roadmap::Roadmap<'_> {
        roadmap::Roadmap(self)
    }

    #[must_use]
    pub const fn studies(&self) -> studies::Studies<'_> {
        studies::Studies(self)
    }

    #[must_use]
    pub const fn direct_contacts(&self) -> direct_contacts::DirectContacts<'_> {
        direct_contacts::DirectContacts(self)
    }

    #[must_use]
    pub const fn evidence(&self) -> evidence::Evidence<'_> {
        evidence::Evidence(self)
    }

    #[must_use]
    pub const fn surveys(&self) -> surveys::Surveys<'_> {
        surveys::Surveys(self)
    }

    #[must_use]
    pub const fn rooms(&self) -> rooms::Rooms<'_> {
        rooms::Rooms(self)
    }

    #[must_use]
    pub const fn slots(&self) -> slots::Slots<'_> {
        slots::Slots(self)
    }

    #[must_use]
    pub const fn administration(&self) -> administration::Administration<'_> {
        administration::Administration(self)
    }

    #[must_use]
    pub const fn messages(&self) -> messages::Messages<'_> {
        messages::Messages(self)
    }
}
