//! What pages show of insights and of what they support.

use super::{InsightForm, InsightState, note_field, shown_field};
use crate::both::Both;
use crate::error::Conflict;
use crate::ids::{
    EvidenceId, HypothesisId, InsightNumber, ItemNumber, ProposalNumber, RoomNoteId, SlotId,
    StudyNumber,
};
use crate::lang::Lang;
use crate::proposals::Status;
use crate::rooms::NoteTag;
use crate::studies::{HypothesisState, Quotes};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// An insight, to be pointed at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InsightRef {
    pub number: InsightNumber,
    pub title: String,
    pub lang: Lang,
}

/// An insight in the list of its study.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InsightLine {
    pub insight: InsightRef,
    pub state: InsightState,
    pub notes: u32,
    /// Proposals, hypotheses and items that it supports.
    pub supports: u32,
    pub written_at: DateTime<Utc>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InsightsPage {
    pub study: StudyNumber,
    pub title: Both,
    /// The newest first.
    pub lines: Vec<InsightLine>,
    pub may_write: bool,
}

/// A note with who said it, for staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteLine {
    pub id: RoomNoteId,
    pub tag: NoteTag,
    pub text: String,
    pub stamp: i32,
    pub slot: SlotId,
    pub starts_at: DateTime<Utc>,
    /// Name and company; `None` where several took part, and once the consent was withdrawn.
    pub said_by: Option<(String, Option<String>)>,
    /// What who said it allows; `None`: nothing.
    pub allows: Option<Quotes>,
    /// Chosen to be read outside.
    pub shown: bool,
}

impl NoteLine {
    /// Whether it may be read outside at all.
    #[must_use]
    pub fn may_be_shown(&self) -> bool {
        self.tag == NoteTag::Quote && matches!(self.allows, Some(Quotes::Named | Quotes::Anonymous))
    }
}

/// What an insight supports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Supported {
    Proposal {
        number: ProposalNumber,
        title: String,
        lang: Lang,
        status: Status,
    },
    Hypothesis {
        id: HypothesisId,
        text: String,
        state: HypothesisState,
    },
    Item {
        number: ItemNumber,
        title: Both,
    },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceView {
    pub id: EvidenceId,
    pub what: Supported,
}

/// What the buttons of an insight ask.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct InsightRights {
    pub edit: bool,
    pub link: bool,
    pub withdraw: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InsightPage {
    pub insight: InsightRef,
    pub study: StudyNumber,
    pub study_title: Both,
    pub text: String,
    pub state: InsightState,
    /// Why it is withdrawn.
    pub reason: String,
    pub written_by: String,
    pub written_at: DateTime<Utc>,
    pub edited_at: Option<DateTime<Utc>>,
    /// In the order of the conversations.
    pub notes: Vec<NoteLine>,
    pub evidence: Vec<EvidenceView>,
    /// Hypotheses of its study that it does not support yet.
    pub hypotheses: Vec<(HypothesisId, String)>,
    pub may: InsightRights,
}

/// A note to choose for an insight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteChoice {
    pub note: NoteLine,
    pub chosen: bool,
}

/// The form of an insight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InsightDraft {
    pub study: StudyNumber,
    pub study_title: Both,
    /// `None`: is new.
    pub insight: Option<InsightRef>,
    pub text: String,
    /// Those of the latest conversation first, in the order they were typed.
    pub notes: Vec<NoteChoice>,
    pub version: i32,
    /// What it comes too late for: nobody begins it any more, and who has filled it in gets it
    /// back.
    pub too_late: Option<Conflict>,
}

impl InsightDraft {
    /// The form with what is there.
    #[must_use]
    pub fn form(&self) -> InsightForm {
        let mut form = InsightForm::default();
        if let Some(insight) = &self.insight {
            form.set("title", insight.title.as_str());
        }
        form.set("text", self.text.as_str());
        for choice in self.notes.iter().filter(|choice| choice.chosen) {
            form.set(&note_field(choice.note.id), "on");
            if choice.note.shown {
                form.set(&shown_field(choice.note.id), "on");
            }
        }
        form
    }
}

/// A quote as readers of a proposal get it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuoteView {
    pub text: String,
    pub lang: Lang,
    /// Name and company, where who said it allows that; `None`: somebody who takes part.
    pub by: Option<(String, Option<String>)>,
}

/// An insight that supports a proposal, for staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupportingInsight {
    pub insight: InsightRef,
    pub study: StudyNumber,
    pub study_title: Both,
    pub quotes: Vec<QuoteView>,
}

/// What conversations say about a proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProposalEvidence {
    /// For staff: every insight with its quotes.
    Staff(Vec<SupportingInsight>),
    /// For everybody else: what may be read outside.
    Outside(Vec<QuoteView>),
}

impl ProposalEvidence {
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        match self {
            Self::Staff(insights) => insights.is_empty(),
            Self::Outside(quotes) => quotes.is_empty(),
        }
    }
}
