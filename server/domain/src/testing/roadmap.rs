//! Items and versions of the roadmap, through the use cases.

use crate::Domain;
use crate::actor::Actor;
use crate::error::Result;
use chrono::NaiveDate;
use model::roadmap::{Colour, Confidence, Entry, Horizon, Place, Quarter, Theme};
use model::{Both, ItemNumber, PersonId, ProposalNumber, ThemeId, VersionNumber};

/// An item that is worked on now, of medium confidence.
#[must_use]
pub fn an_item(title: &str) -> ItemBuilder {
    ItemBuilder(Entry {
        title: said(title),
        summary: said("締めの二日間を一日に。"),
        why: Both::default(),
        whom: Both::default(),
        council: Both::default(),
        staff_note: String::new(),
        theme: None,
        place: Place {
            horizon: Horizon::Now,
            quarter: None,
            milestone: None,
        },
        confidence: Confidence::Medium,
        owner: None,
        proposals: Vec::new(),
        reason: said("お客様の声から。"),
        version: 0,
        form_token: String::new(),
    })
}

/// In the language that the text is in.
fn said(text: &str) -> Both {
    match model::Lang::of_text(text) {
        model::Lang::Ja => Both::new(text, ""),
        model::Lang::En => Both::new("", text),
    }
}

#[derive(Clone, Debug)]
pub struct ItemBuilder(Entry);

impl ItemBuilder {
    #[must_use]
    pub fn also_titled(mut self, ja: &str, en: &str) -> Self {
        self.0.title = Both::new(ja, en);
        self
    }

    #[must_use]
    pub fn about(mut self, ja: &str, en: &str) -> Self {
        self.0.summary = Both::new(ja, en);
        self
    }

    #[must_use]
    pub fn because(mut self, ja: &str, en: &str) -> Self {
        self.0.why = Both::new(ja, en);
        self
    }

    #[must_use]
    pub fn helping(mut self, ja: &str, en: &str) -> Self {
        self.0.whom = Both::new(ja, en);
        self
    }

    #[must_use]
    pub fn for_council(mut self, ja: &str, en: &str) -> Self {
        self.0.council = Both::new(ja, en);
        self
    }

    #[must_use]
    pub fn for_staff(mut self, note: &str) -> Self {
        note.clone_into(&mut self.0.staff_note);
        self
    }

    #[must_use]
    pub const fn standing_in(mut self, horizon: Horizon) -> Self {
        self.0.place.horizon = horizon;
        self
    }

    #[must_use]
    pub const fn in_quarter(mut self, quarter: Quarter) -> Self {
        self.0.place.quarter = Some(quarter);
        self
    }

    #[must_use]
    pub const fn due(mut self, day: NaiveDate) -> Self {
        self.0.place.milestone = Some(day);
        self
    }

    #[must_use]
    pub const fn with_confidence(mut self, confidence: Confidence) -> Self {
        self.0.confidence = confidence;
        self
    }

    #[must_use]
    pub const fn themed(mut self, theme: ThemeId) -> Self {
        self.0.theme = Some(theme);
        self
    }

    #[must_use]
    pub const fn owned_by(mut self, owner: PersonId) -> Self {
        self.0.owner = Some(owner);
        self
    }

    #[must_use]
    pub fn answering(mut self, proposals: &[ProposalNumber]) -> Self {
        self.0.proposals = proposals.to_vec();
        self
    }

    /// Why it came or moved.
    #[must_use]
    pub fn explained(mut self, ja: &str, en: &str) -> Self {
        self.0.reason = Both::new(ja, en);
        self
    }

    #[must_use]
    pub const fn at_version(mut self, version: i32) -> Self {
        self.0.version = version;
        self
    }

    /// As the form would say it.
    #[must_use]
    pub fn entry(self) -> Entry {
        self.0
    }

    /// Adds it to the draft.
    ///
    /// # Errors
    /// As [`crate::roadmap::Roadmap::add_item`].
    pub async fn add(self, domain: &Domain, by: &Actor) -> Result<ItemNumber> {
        domain.roadmap().add_item(by, self.0).await
    }
}

/// Publishes what is drafted.
///
/// # Errors
/// As [`crate::roadmap::Roadmap::publish`].
pub async fn publish_draft(domain: &Domain, by: &Actor) -> Result<VersionNumber> {
    let version = match domain.roadmap().draft(by).await? {
        Some(draft) => draft.head.version,
        None => 0,
    };
    domain.roadmap().publish(by, version).await
}

/// Adds a theme and answers with it.
///
/// # Errors
/// As [`crate::roadmap::Roadmap::add_theme`].
pub async fn a_theme(
    domain: &Domain,
    by: &Actor,
    ja: &str,
    en: &str,
    colour: Colour,
) -> Result<ThemeId> {
    let theme = Theme {
        name: Both::new(ja, en),
        colour,
        version: 0,
        form_token: String::new(),
    };
    domain.roadmap().add_theme(by, theme).await?;
    let themes = domain.roadmap().themes(by).await?;
    themes
        .last()
        .map(|theme| theme.id)
        .ok_or_else(|| crate::Error::unexpected("the theme is not there"))
}
