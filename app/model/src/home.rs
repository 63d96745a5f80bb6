//! What is new since somebody was here last.

use crate::ids::{CompanyId, PersonId, ProposalNumber, VersionNumber};
use crate::lang::Lang;
use crate::proposals::Status;
use crate::roadmap::ChangeCounts;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Lines of each kind.
pub const NEWS_SHOWN: u64 = 5;

/// One proposal in the news.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewsLine {
    pub number: ProposalNumber,
    pub title: String,
    pub lang: Lang,
    pub status: Status,
    /// The reader's own.
    pub mine: bool,
    /// How many times it is in these news.
    pub many: u32,
}

/// What moved among proposals.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposalNews {
    /// Own and watched ones with a new answer.
    pub answered: Vec<NewsLine>,
    /// Own and watched ones with new comments.
    pub talked: Vec<NewsLine>,
    /// New ones in the reader's areas.
    pub proposed: Vec<NewsLine>,
}

/// Somebody who came in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JoinedLine {
    pub id: PersonId,
    pub name: String,
    /// `None` for staff.
    pub company_id: Option<CompanyId>,
    pub company: Option<String>,
}

/// What moved on the roadmap since the reader opened it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoadmapNews {
    /// The version that the reader knows.
    pub from: VersionNumber,
    /// The version that is shown.
    pub to: VersionNumber,
    pub counts: ChangeCounts,
}

/// Everything new on Home.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct News {
    pub since: DateTime<Utc>,
    pub proposals: ProposalNews,
    pub joined: Vec<JoinedLine>,
}

impl News {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let proposals = &self.proposals;
        proposals.answered.is_empty()
            && proposals.talked.is_empty()
            && proposals.proposed.is_empty()
            && self.joined.is_empty()
    }
}
