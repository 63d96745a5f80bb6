//! Newtypes for everything that has an identity.

use serde::{Deserialize, Serialize};

id!(PersonId);
id!(CompanyId);
id!(SessionId);
id!(PasskeyId);
id!(InvitationId);
id!(DraftId);
id!(ProposalId);
id!(ReasonId);
id!(DecisionId);
id!(CommentId);
id!(FileId);
id!(EventId);
id!(NoticeId);
id!(MailId);
id!(PersonaId);
id!(StoryId);
id!(NoteId);
id!(ImportId);

/// The public number of a proposal (`#31`): one sequence, given at publishing, never reused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "db", derive(sea_orm::DeriveValueType))]
#[serde(transparent)]
pub struct ProposalNumber(pub i64);

impl std::fmt::Display for ProposalNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for ProposalNumber {
    type Err = std::num::ParseIntError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}
