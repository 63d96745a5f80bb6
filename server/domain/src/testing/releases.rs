//! Releases for tests and for the demo.

use crate::actor::Actor;
use crate::error::Result;
use crate::{Domain, releases};
use chrono::NaiveDate;
use model::releases::{ReleaseNote, Thanks};
use model::{Both, ItemNumber, PersonId, ProposalNumber, ReleaseId, ReleaseNumber, ThanksId};

/// A release with everything that one has to say, in Japanese.
pub fn a_release(title: &str) -> ReleaseBuilder {
    ReleaseBuilder(ReleaseNote {
        title: Both::new(title, ""),
        background: Both::new("月末に承認が集中していました。", ""),
        intended_use: Both::default(),
        how_to_start: Both::new("一覧で選び、「承認」を押します。", ""),
        limits: Both::default(),
        staff_document: String::new(),
        released_on: None,
        feedback_until: None,
        proposals: Vec::new(),
        items: Vec::new(),
        builders: Vec::new(),
        version: 0,
        form_token: String::new(),
    })
}

/// Made by [`a_release`].
#[derive(Clone, Debug)]
#[must_use]
pub struct ReleaseBuilder(ReleaseNote);

impl ReleaseBuilder {
    pub fn also_titled(mut self, en: &str) -> Self {
        self.0.title.en = en.to_owned();
        self
    }

    pub fn because(mut self, ja: &str, en: &str) -> Self {
        self.0.background = Both::new(ja, en);
        self
    }

    pub fn meant_for(mut self, ja: &str, en: &str) -> Self {
        self.0.intended_use = Both::new(ja, en);
        self
    }

    pub fn started_by(mut self, ja: &str, en: &str) -> Self {
        self.0.how_to_start = Both::new(ja, en);
        self
    }

    pub fn limited(mut self, ja: &str, en: &str) -> Self {
        self.0.limits = Both::new(ja, en);
        self
    }

    pub fn documented(mut self, for_staff: &str) -> Self {
        for_staff.clone_into(&mut self.0.staff_document);
        self
    }

    pub const fn on(mut self, day: NaiveDate) -> Self {
        self.0.released_on = Some(day);
        self
    }

    pub const fn open_until(mut self, day: NaiveDate) -> Self {
        self.0.feedback_until = Some(day);
        self
    }

    pub fn answering(mut self, proposals: &[ProposalNumber]) -> Self {
        proposals.clone_into(&mut self.0.proposals);
        self
    }

    pub fn bringing(mut self, items: &[ItemNumber]) -> Self {
        items.clone_into(&mut self.0.items);
        self
    }

    pub fn built_by(mut self, people: &[PersonId]) -> Self {
        people.clone_into(&mut self.0.builders);
        self
    }

    /// What its author sends.
    #[must_use]
    pub fn note(self) -> ReleaseNote {
        self.0
    }

    /// As a draft.
    ///
    /// # Errors
    /// As [`releases::Releases::start`].
    pub async fn draft(self, world: &Domain, by: &Actor) -> Result<ReleaseId> {
        world.releases().start(by, self.0).await
    }

    /// Published; what the job does of it is done with [`follow_releases`].
    ///
    /// # Errors
    /// As [`releases::Releases::start`] and [`releases::Releases::publish`].
    pub async fn publish(self, world: &Domain, by: &Actor) -> Result<ReleaseNumber> {
        let id = self.draft(world, by).await?;
        world.releases().publish(by, id, 1).await
    }
}

/// Everything that publishing leaves to the job.
///
/// # Errors
/// The database's own.
pub async fn follow_releases(world: &Domain) -> Result<()> {
    while releases::step(world).await?.is_some() {}
    Ok(())
}

/// "This helped us, because …".
///
/// # Errors
/// As [`releases::Releases::give_thanks`].
pub async fn a_thanks(
    world: &Domain,
    by: &Actor,
    release: ReleaseNumber,
    text: &str,
    may_quote: bool,
) -> Result<ThanksId> {
    let thanks = Thanks {
        text: text.to_owned(),
        may_quote,
    };
    world.releases().give_thanks(by, release, thanks).await
}
