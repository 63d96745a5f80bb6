//! The list of proposals.

use super::{Area, Audience, SEARCH_MAX, Sort, Status, Whose};
use crate::ids::{DraftId, ProposalNumber};
use crate::lang::Lang;
use crate::paging::Cursor;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// The list's query string as it came.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    pub sort: String,
    pub status: String,
    pub area: String,
    pub whose: String,
    pub q: String,
    pub after: String,
}

/// What the list was asked for. Unknown words count as not given: a link must never break.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListFilter {
    pub sort: Sort,
    pub status: Option<Status>,
    pub area: Option<Area>,
    pub whose: Whose,
    pub search: String,
    pub after: Option<Cursor>,
}

impl ListQuery {
    #[must_use]
    pub fn parse(&self) -> ListFilter {
        ListFilter {
            sort: self.sort.parse().unwrap_or(Sort::Companies),
            status: self.status.parse().ok(),
            area: self.area.parse().ok(),
            whose: self.whose.parse().unwrap_or(Whose::All),
            search: crate::input::clean(&self.q)
                .chars()
                .take(SEARCH_MAX)
                .collect(),
            after: Cursor::read(&self.after),
        }
    }
}

/// One proposal in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposalCard {
    pub number: ProposalNumber,
    pub title: String,
    /// The beginning of the author's reason.
    pub excerpt: String,
    pub lang: Lang,
    pub status: Status,
    pub area: Area,
    pub audience: Audience,
    pub company: String,
    pub companies: u32,
    pub people: u32,
    pub reasons: u32,
    pub published_at: DateTime<Utc>,
    pub moved_at: DateTime<Utc>,
    pub due: Due,
    /// The viewer has given a voice.
    pub voiced: bool,
    pub may_voice: bool,
}

/// Who owes the next word, and by when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "due", content = "day", rename_all = "snake_case")]
pub enum Due {
    /// A person answers by this day.
    FirstWord(NaiveDate),
    NextWord(NaiveDate),
    /// A parked proposal is looked at again on this day.
    NextLook(NaiveDate),
    /// The author is asked for background; the clock stands still.
    Author,
    Nobody,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposalList {
    pub cards: Vec<ProposalCard>,
    pub next: Option<Cursor>,
    pub query: ListQuery,
    pub mine: MyRequests,
    pub may_propose: bool,
}

/// "My requests" beside the list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyRequests {
    pub waiting: u32,
    pub next_answer: Option<NaiveDate>,
    pub released: u32,
    pub drafts: Vec<DraftLine>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftLine {
    pub id: DraftId,
    pub title: String,
    pub saved_at: DateTime<Utc>,
}

/// A similar proposal, shown while a title is typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SimilarProposal {
    pub number: ProposalNumber,
    pub title: String,
    pub lang: Lang,
    pub status: Status,
    pub companies: u32,
}
