//! Notices in the portal and mails.

use crate::ids::{MailId, NoticeId};
use crate::lang::Lang;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

words! {
    /// What a notice tells. The sentence is `notice-{word}`.
    NoticeKind {
        /// A new proposal came in (PMs, and the CSM of the company).
        ProposalPublished => "proposal-published",
        /// A proposal one gave a voice to or watches was answered.
        ProposalAnswered => "proposal-answered",
        /// Somebody else gave one's proposal in the other language.
        ProposalTranslated => "proposal-translated",
        Mentioned => "mentioned",
        /// A new comment where one watches.
        Commented => "commented",
        /// Somebody one invited has joined.
        PersonJoined => "person-joined",
        /// Somebody with a spent link asks for a new one.
        AskedAgain => "asked-again",
        /// A new version of the roadmap moved what one follows.
        RoadmapPublished => "roadmap-published",
        /// Somebody asks about an item of the roadmap (its owner, or all PMs).
        RoadmapQuestion => "roadmap-question",
        /// One's question about the roadmap was answered.
        RoadmapAnswered => "roadmap-answered",
        /// What one asked for, or watches, was released.
        ReleasePublished => "release-published",
        /// Customers one looks after had asked for what was released.
        ReleaseCustomers => "release-customers",
        /// A customer says what a release that one built did for them (its builders).
        ThanksGiven => "thanks-given",
        /// The vendor would like to tell one's story.
        StoryAsked => "story-asked",
        /// Whose story it is agreed, or did not (who had asked).
        StoryAnswered => "story-answered",
        /// One is invited to a study.
        StudyInvited => "study-invited",
        /// Somebody takes part in a study (its contact person).
        StudyAccepted => "study-accepted",
        /// Somebody does not take part in a study (its contact person).
        StudyDeclined => "study-declined",
        /// Somebody took their consent back (the contact person of the study).
        StudyWithdrawn => "study-withdrawn",
        /// What one said in a conversation led to a proposal.
        EvidenceLinked => "evidence-linked",
        /// A proposal that one's conversation led to has a new status.
        EvidenceMoved => "evidence-moved",
        /// One is invited to a survey.
        SurveyInvited => "survey-invited",
        /// It can be read what came out of a survey that one was invited to.
        SurveyPublished => "survey-published",
        /// Somebody booked an interview (who leads it, and the contact person; so the next two).
        InterviewBooked => "interview-booked",
        /// Its time, its place or who leads it changed.
        InterviewMoved => "interview-moved",
        /// It does not take place.
        InterviewOff => "interview-off",
        /// One of the times that one had wished for is booked.
        InterviewSet => "interview-set",
        /// The vendor changed one's interview.
        InterviewChanged => "interview-changed",
        /// The vendor cancelled one's interview.
        InterviewCancelled => "interview-cancelled",
        /// One was expected, and did not come.
        InterviewMissed => "interview-missed",
        /// A seat is kept for one.
        SlotOffered => "slot-offered",
        /// The slot of the seat that was kept for one does not take place.
        SlotGone => "slot-gone",
        /// One waited, or wished for a time, and there is no slot to come.
        WaitingOver => "waiting-over",
    }
}

/// The facts of a notice; the sentence is made when it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NoticeFacts {
    /// Who did it.
    pub who: String,
    pub company: String,
    pub number: Option<i64>,
    pub title: String,
    /// In English too, where what it is about is said in both languages; `title` is then Japanese.
    pub title_en: String,
    /// An item of the roadmap.
    pub item: Option<i64>,
    /// A version of the roadmap.
    pub version: Option<i64>,
    /// A release.
    pub release: Option<i64>,
    /// A study.
    pub study: Option<i64>,
    /// A survey.
    pub survey: Option<i64>,
    /// Word of the new status, for answers.
    pub status: String,
    /// Where it leads, when not to the proposal.
    pub company_id: Option<uuid::Uuid>,
    pub comment_id: Option<uuid::Uuid>,
    /// The thanks for a release, and the story behind it.
    pub thanks_id: Option<uuid::Uuid>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeLine {
    pub id: NoticeId,
    pub kind: NoticeKind,
    pub facts: NoticeFacts,
    pub at: DateTime<Utc>,
    pub read: bool,
}

words! {
    /// Whom a fan-out tells.
    Crowd {
        /// The author of a proposal, who gave it a voice or watches it.
        Proposal => "proposal",
        /// Who follows an item or a theme that a version of the roadmap moved.
        Roadmap => "roadmap",
        /// Who was heard in the insight that one row of evidence links.
        Evidence => "evidence",
        /// Who was heard in any insight that supports a proposal.
        Heard => "heard",
        /// Who was invited to a survey.
        Survey => "survey",
    }
}

words! {
    /// The mails of this product.
    MailKind {
        Invitation => "invitation",
        InvitationReminder => "invitation-reminder",
        Welcome => "welcome",
        PasswordReset => "password-reset",
        PasswordChanged => "password-changed",
        AddressConfirm => "address-confirm",
        AddressChanged => "address-changed",
        SignInCode => "sign-in-code",
        FactorChanged => "factor-changed",
        ProposalAnswered => "proposal-answered",
        Mentioned => "mentioned",
        RoadmapPublished => "roadmap-published",
        RoadmapAnswered => "roadmap-answered",
        ReleasePublished => "release-published",
        ReleaseCustomers => "release-customers",
        WeeklyThanks => "weekly-thanks",
        StoryAsked => "story-asked",
        StudyInvitation => "study-invitation",
        EvidenceLinked => "evidence-linked",
        SurveyInvitation => "survey-invitation",
        SurveyOutcome => "survey-outcome",
        InterviewBooked => "interview-booked",
        InterviewCancelled => "interview-cancelled",
        InterviewReminder => "interview-reminder",
        InterviewMissed => "interview-missed",
        SlotOffered => "slot-offered",
    }
}

words! {
    /// What can be switched off one by one (RFC 8058). Account mail is not a topic.
    Topic {
        Answers => "answers",
        Mentions => "mentions",
        Roadmap => "roadmap",
        Releases => "releases",
        Thanks => "thanks",
        Studies => "studies",
    }
}

impl MailKind {
    /// The topic that a reader can switch off; `None` for account mail.
    #[must_use]
    pub const fn topic(self) -> Option<Topic> {
        match self {
            Self::Invitation
            | Self::InvitationReminder
            | Self::Welcome
            | Self::PasswordReset
            | Self::PasswordChanged
            | Self::AddressConfirm
            | Self::AddressChanged
            | Self::SignInCode
            | Self::FactorChanged
            // What one has booked, and waits for, is no news to be switched off.
            | Self::InterviewBooked
            | Self::InterviewCancelled
            | Self::InterviewReminder
            | Self::InterviewMissed
            | Self::SlotOffered => None,
            Self::ProposalAnswered | Self::RoadmapAnswered => Some(Topic::Answers),
            Self::Mentioned => Some(Topic::Mentions),
            Self::RoadmapPublished => Some(Topic::Roadmap),
            Self::ReleasePublished | Self::ReleaseCustomers => Some(Topic::Releases),
            Self::WeeklyThanks | Self::StoryAsked => Some(Topic::Thanks),
            Self::StudyInvitation
            | Self::EvidenceLinked
            | Self::SurveyInvitation
            | Self::SurveyOutcome => Some(Topic::Studies),
        }
    }
}

words! {
    /// The life of a row in the outbox.
    MailState {
        Queued => "queued",
        Leased => "leased",
        Sent => "sent",
        /// Given up: a permanent answer of the server, or the time was over.
        Dead => "dead",
        /// Not sent because the reader had switched it off or left in the meantime.
        Dropped => "dropped",
    }
}

/// A mail in the demo's mailbox.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailLine {
    pub id: MailId,
    pub to: String,
    pub subject: String,
    pub lang: Lang,
    pub at: DateTime<Utc>,
}

/// A mail, finished.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailPage {
    pub id: MailId,
    pub from: String,
    pub to: String,
    pub reply_to: Option<String>,
    pub subject: String,
    pub lang: Lang,
    pub at: DateTime<Utc>,
    pub text: String,
    pub html: String,
    pub headers: Vec<(String, String)>,
}

/// Behind an unsubscribe link: what is on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnsubscribePage {
    /// The address, shortened so that a forwarded link tells little.
    pub address: String,
    pub lang: Lang,
    pub asked: Topic,
    pub topics: Vec<(Topic, bool)>,
}
