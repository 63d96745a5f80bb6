//! What a mail tells, as facts: the sentences are made when it is sent, in the language of the
//! reader. Links with secrets are not stored; they are made from the key of the installation.

use chrono::{DateTime, NaiveDate, Utc};
use model::messages::MailKind;
use model::proposals::Status;
use model::roadmap::Change;
use model::slots::SlotMode;
use model::studies::StudyPlace;
use model::surveys::Naming;
use model::{
    BookingId, Both, InvitationId, ItemNumber, Lang, OfferId, ProposalNumber, ReleaseNumber,
    SlotId, StudyNumber, SurveyNumber, ThanksId, VersionNumber,
};
use serde::{Deserialize, Serialize};

/// The facts of one mail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "mail", rename_all = "snake_case")]
pub enum MailFacts {
    Invitation(InvitationFacts),
    InvitationReminder(InvitationFacts),
    Welcome {},
    /// A link to set a new password.
    PasswordReset {
        link: uuid::Uuid,
        expires_at: DateTime<Utc>,
    },
    PasswordChanged {
        at: DateTime<Utc>,
    },
    /// To the new address.
    AddressConfirm {
        link: uuid::Uuid,
        expires_at: DateTime<Utc>,
    },
    /// To the old address.
    AddressChanged {
        at: DateTime<Utc>,
    },
    /// A code to sign in with, or to prove who sits there; derived when it is sent.
    SignInCode {
        code: uuid::Uuid,
        expires_at: DateTime<Utc>,
    },
    FactorChanged {
        on: bool,
        at: DateTime<Utc>,
        /// By an administrator, for who had lost the telephone.
        #[serde(default)]
        by_us: bool,
        /// A passkey was added or removed, and the rest stands.
        #[serde(default)]
        passkey: bool,
    },
    ProposalAnswered {
        number: ProposalNumber,
        title: String,
        status: Status,
        reason: String,
        reason_lang: Lang,
        by: String,
        next_word: Option<NaiveDate>,
        next_look: Option<NaiveDate>,
    },
    Mentioned {
        number: ProposalNumber,
        title: String,
        by: String,
        excerpt: String,
        excerpt_lang: Lang,
    },
    /// A version of the roadmap with what it moved.
    RoadmapPublished {
        number: VersionNumber,
        name: Both,
        changes: Vec<Change>,
        /// Changes that are not listed.
        more: u32,
    },
    RoadmapAnswered {
        number: ItemNumber,
        title: Both,
        question: String,
        question_lang: Lang,
        answer: String,
        answer_lang: Lang,
        by: String,
    },
    /// What its reader had asked for is there.
    ReleasePublished {
        number: ReleaseNumber,
        /// In the reader's language where it is there in it, like the next.
        title: String,
        lead: String,
        lead_lang: Lang,
        proposal: ProposalNumber,
        proposal_title: String,
        /// `None`: its reader only watches it.
        asked_at: Option<DateTime<Utc>>,
        /// Their own reason, else the proposal's.
        because: String,
        because_lang: Lang,
    },
    /// The companies of a CSM whose people had asked, with how many of each.
    ReleaseCustomers {
        number: ReleaseNumber,
        title: Both,
        companies: Vec<(String, u32)>,
        people: u32,
        /// Companies that are not listed.
        more: u32,
    },
    /// The thanks of a week, to who built it.
    WeeklyThanks {
        thanks: Vec<ThanksLine>,
        /// Thanks that are not listed.
        more: u32,
    },
    /// The story that the vendor would like to tell, for whose it is to agree.
    StoryAsked {
        number: ReleaseNumber,
        thanks: ThanksId,
        title: Both,
        text: Both,
        by: String,
    },
    /// An invitation to a study; who nominated its reader, and why, stands nowhere in it.
    StudyInvitation(Box<StudyFacts>),
    /// A conversation with its reader led to a proposal; `moved`: which has a new status now.
    EvidenceLinked {
        number: ProposalNumber,
        title: String,
        status: Status,
        moved: bool,
    },
    SurveyInvitation(Box<SurveyFacts>),
    /// What came out of a survey, to all who were invited to it.
    SurveyOutcome {
        number: SurveyNumber,
        title: Both,
        outcome: Both,
    },
    /// What became of an interview, to who takes part and to who leads it.
    Interview(Box<InterviewLetter>),
    /// A seat is kept for who waited for one.
    SlotOffered(Box<OfferFacts>),
}

/// An interview, as its letters and calendars tell it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InterviewFacts {
    pub number: StudyNumber,
    pub title: Both,
    pub booking: BookingId,
    pub slot: SlotId,
    pub sequence: i32,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    /// Of the place, by its IANA name.
    pub zone: String,
    pub mode: SlotMode,
    pub place: String,
    /// Who takes part.
    pub who: String,
    pub company: String,
    pub interviewers: Vec<String>,
    pub contact: String,
    /// Empty for none.
    pub contact_phone: String,
}

/// What a letter about an interview tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InterviewTurn {
    Booked,
    /// By who takes part.
    Moved,
    /// By the vendor: its time, its place, or who leads it.
    Rescheduled,
    CancelledByThem,
    CancelledByUs,
    Reminder,
    Missed,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InterviewLetter {
    pub interview: InterviewFacts,
    pub turn: InterviewTurn,
    /// To who leads it, or answers for the study.
    pub staff: bool,
    /// Why it was cancelled.
    pub reason: String,
    /// Words of a reminder.
    pub text: Both,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferFacts {
    pub number: StudyNumber,
    pub title: Both,
    pub offer: OfferId,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub zone: String,
    pub mode: SlotMode,
    pub until: DateTime<Utc>,
}

/// What somebody has to know before they answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StudyFacts {
    pub number: StudyNumber,
    pub title: Both,
    pub why: Both,
    pub becomes: Both,
    pub minutes: i32,
    pub place: StudyPlace,
    pub incentive: Both,
    pub observers_max: i32,
    pub contact: String,
    /// Empty for none.
    pub contact_phone: String,
}

/// What somebody has to know before they answer a survey.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SurveyFacts {
    pub number: SurveyNumber,
    pub title: Both,
    pub why: Both,
    pub naming: Naming,
    pub closes_on: NaiveDate,
}

/// One thanks in a letter to builders.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThanksLine {
    pub release: ReleaseNumber,
    pub title: Both,
    pub by: String,
    pub company: String,
    pub text: String,
    pub lang: Lang,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationFacts {
    pub invitation: InvitationId,
    /// Which issue of the link this is; older issues are spent.
    pub issue: i32,
    /// Empty when an administrator was made on the command line.
    pub invited_by: String,
    pub reply_to: Option<String>,
    pub company: Option<String>,
    pub personal_line: String,
    pub expires_at: DateTime<Utc>,
}

impl MailFacts {
    #[must_use]
    pub fn kind(&self) -> MailKind {
        match self {
            Self::Invitation(_) => MailKind::Invitation,
            Self::InvitationReminder(_) => MailKind::InvitationReminder,
            Self::Welcome {} => MailKind::Welcome,
            Self::PasswordReset { .. } => MailKind::PasswordReset,
            Self::PasswordChanged { .. } => MailKind::PasswordChanged,
            Self::AddressConfirm { .. } => MailKind::AddressConfirm,
            Self::AddressChanged { .. } => MailKind::AddressChanged,
            Self::SignInCode { .. } => MailKind::SignInCode,
            Self::FactorChanged { .. } => MailKind::FactorChanged,
            Self::ProposalAnswered { .. } => MailKind::ProposalAnswered,
            Self::Mentioned { .. } => MailKind::Mentioned,
            Self::RoadmapPublished { .. } => MailKind::RoadmapPublished,
            Self::RoadmapAnswered { .. } => MailKind::RoadmapAnswered,
            Self::ReleasePublished { .. } => MailKind::ReleasePublished,
            Self::ReleaseCustomers { .. } => MailKind::ReleaseCustomers,
            Self::WeeklyThanks { .. } => MailKind::WeeklyThanks,
            Self::StoryAsked { .. } => MailKind::StoryAsked,
            Self::StudyInvitation(_) => MailKind::StudyInvitation,
            Self::EvidenceLinked { .. } => MailKind::EvidenceLinked,
            Self::SurveyInvitation(_) => MailKind::SurveyInvitation,
            Self::SurveyOutcome { .. } => MailKind::SurveyOutcome,
            Self::Interview(letter) => match letter.turn {
                InterviewTurn::Booked | InterviewTurn::Moved | InterviewTurn::Rescheduled => {
                    MailKind::InterviewBooked
                }
                InterviewTurn::CancelledByThem | InterviewTurn::CancelledByUs => {
                    MailKind::InterviewCancelled
                }
                InterviewTurn::Reminder => MailKind::InterviewReminder,
                InterviewTurn::Missed => MailKind::InterviewMissed,
            },
            Self::SlotOffered(_) => MailKind::SlotOffered,
        }
    }
}
