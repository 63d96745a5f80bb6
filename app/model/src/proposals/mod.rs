//! Proposals: the reference area. A wish is told as request, reason and means (要望・理由・手段).

mod answer;
mod forms;
mod list;
mod page;
mod translation;

pub use answer::{Answer, AnswerForm};
pub use forms::{
    CommentForm, DraftPage, DraftWording, NewComment, ProposalForm, ReactionForm, ReasonForm,
    VoiceForm, Wording,
};
pub use list::{
    DraftLine, Due, ListFilter, ListQuery, MyRequests, ProposalCard, ProposalList, SimilarProposal,
};
pub use page::{
    CommentView, DecisionView, HistoryPage, Mention, ProposalPage, ReactionCount, ReasonView,
    RevisionView, Rights, Stage, TrailState, TrailStep, VoiceLabel,
};
pub use translation::{NewTranslation, Texts, TranslationForm, TranslationPage, TranslationView};

pub const TITLE_MAX: usize = 120;
pub const REQUEST_MAX: usize = 1_000;
pub const REASON_MAX: usize = 4_000;
pub const MEANS_MAX: usize = 4_000;
pub const COMMENT_MAX: usize = 4_000;
pub const SEARCH_MAX: usize = 200;
/// Rows of one page of the list.
pub const PAGE_SIZE: usize = 20;
/// Comments shown on one page of a proposal.
pub const COMMENTS_SIZE: usize = 50;
/// Drafts a person may keep.
pub const DRAFTS_MAX: u32 = 20;

words! {
    /// Where a proposal stands (product.md 0).
    Status {
        New => "new",
        WaitingForBackground => "waiting-for-background",
        UnderReview => "under-review",
        InSpecification => "in-specification",
        Planned => "planned",
        InProgress => "in-progress",
        Released => "released",
        SolvedAnotherWay => "solved-another-way",
        Parked => "parked",
        Declined => "declined",
        Merged => "merged",
        Withdrawn => "withdrawn",
    }
}

words! {
    /// The five meanings of the ring: how far it is filled, and its ink.
    Ring {
        New => "new",
        Thinking => "thinking",
        Doing => "doing",
        Done => "done",
        NotNow => "not-now",
    }
}

impl Status {
    /// Closed for good: no voices, reasons or comments change it any more.
    #[must_use]
    pub const fn is_closed(self) -> bool {
        matches!(
            self,
            Self::Released
                | Self::SolvedAnotherWay
                | Self::Declined
                | Self::Merged
                | Self::Withdrawn
        )
    }

    /// Open: somebody owes it a next word. Parked is neither open nor closed.
    #[must_use]
    pub const fn is_open(self) -> bool {
        !self.is_closed() && !matches!(self, Self::Parked)
    }

    /// Whether an answer may set `next` from here: the table of statuses in product.md 0. The
    /// present status again is a new word that leaves things as they are.
    #[must_use]
    pub const fn can_become(self, next: Self) -> bool {
        match next {
            Self::WaitingForBackground => matches!(
                self,
                Self::New | Self::UnderReview | Self::WaitingForBackground
            ),
            Self::InSpecification | Self::Declined => {
                self.is_open() || matches!(self, Self::Parked)
            }
            Self::UnderReview | Self::SolvedAnotherWay | Self::Released => self.is_open(),
            Self::Parked => self.is_open() || matches!(self, Self::Parked),
            Self::Planned | Self::InProgress => matches!(
                self,
                Self::InSpecification | Self::Planned | Self::InProgress
            ),
            Self::New | Self::Merged | Self::Withdrawn => false,
        }
    }

    #[must_use]
    pub const fn ring(self) -> Ring {
        match self {
            Self::New | Self::WaitingForBackground => Ring::New,
            Self::UnderReview => Ring::Thinking,
            Self::InSpecification | Self::Planned | Self::InProgress => Ring::Doing,
            Self::Released | Self::SolvedAnotherWay => Ring::Done,
            Self::Parked | Self::Declined | Self::Merged | Self::Withdrawn => Ring::NotNow,
        }
    }

    /// Quarters of the ring that are filled: ○ 0, ◔ 1, ◑ 2, ◕ 3, ● 4.
    #[must_use]
    pub const fn quarters(self) -> u8 {
        match self {
            Self::UnderReview => 1,
            Self::InSpecification => 2,
            Self::Planned | Self::InProgress => 3,
            Self::Released | Self::SolvedAnotherWay => 4,
            _ => 0,
        }
    }
}

words! {
    /// The part of the product a wish is about; a fixed list for now.
    Area {
        Approvals => "approvals",
        Inventory => "inventory",
        MasterData => "master-data",
        Reports => "reports",
        Integrations => "integrations",
        Administration => "administration",
        Other => "other",
    }
}

words! {
    /// Who may read a proposal.
    Audience {
        /// All signed-in people.
        Everyone => "everyone",
        /// The author's company and staff.
        Company => "company",
    }
}

words! {
    Reaction {
        ThumbsUp => "thumbs-up",
        Heart => "heart",
        Idea => "idea",
        Thanks => "thanks",
    }
}

impl Reaction {
    #[must_use]
    pub const fn emoji(self) -> &'static str {
        match self {
            Self::ThumbsUp => "👍",
            Self::Heart => "❤️",
            Self::Idea => "💡",
            Self::Thanks => "🙏",
        }
    }
}

words! {
    Sort {
        Companies => "companies",
        Newest => "newest",
        Moved => "moved",
    }
}

words! {
    /// Whose proposals.
    Whose {
        All => "all",
        Mine => "mine",
        MyCompany => "my-company",
    }
}
