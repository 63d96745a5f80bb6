//! Answers: one-time messages, and refusals that become pages.

use axum::response::{IntoResponse, Response};
use http::StatusCode;
use model::{AppError, Conflict, Lang};

/// What a handler answers; `?` on a use case ends in a page that says what happened.
pub type Answer = Result<Response, Problem>;

/// A refusal or a failure on its way to a page.
#[derive(Debug)]
pub struct Problem(pub domain::Error);

impl From<domain::Error> for Problem {
    fn from(error: domain::Error) -> Self {
        Self(error)
    }
}

impl From<AppError> for Problem {
    fn from(error: AppError) -> Self {
        Self(error.into())
    }
}

impl Problem {
    /// Splits a refusal of what was typed, which the form shows again, from everything else.
    ///
    /// # Errors
    /// Itself, when no form can show it.
    pub fn for_form(self) -> Result<AppError, Self> {
        match self.0 {
            domain::Error::App(
                error @ (AppError::Invalid { .. }
                | AppError::Conflict { .. }
                | AppError::TooMany { .. }
                | AppError::Busy),
            ) => Ok(error),
            other => Err(Self(other)),
        }
    }
}

/// Whether a form is shown although it comes too late: to who has filled it in, never to who would
/// begin.
///
/// # Errors
/// What it comes too late for.
pub fn in_time<T>(too_late: Option<Conflict>, refused: Option<&T>) -> Result<(), AppError> {
    match too_late {
        Some(conflict) if refused.is_none() => Err(conflict.into()),
        _ => Ok(()),
    }
}

/// Rides in the response until the page of the refusal is rendered around it.
#[derive(Clone, Debug)]
pub struct Refused(pub AppError);

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let error = match self.0 {
            domain::Error::App(error) => error,
            domain::Error::Unexpected(cause) => {
                tracing::error!(error = %cause, "use case failed");
                AppError::Internal {
                    request: String::new(),
                }
            }
        };
        let status =
            StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = status.into_response();
        response.extensions_mut().insert(Refused(error));
        response
    }
}

macro_rules! messages {
    ($($name:ident => $word:literal),+ $(,)?) => {
        /// What a person reads once, on the page after an act.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Message { $($name),+ }

        impl Message {
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word),+ }
            }
        }

        impl std::str::FromStr for Message {
            type Err = ();
            fn from_str(word: &str) -> Result<Self, ()> {
                match word { $($word => Ok(Self::$name),)+ _ => Err(()) }
            }
        }
    };
}

messages! {
    DraftSaved => "draft-saved",
    DraftDiscarded => "draft-discarded",
    SketchAdded => "sketch-added",
    SketchRemoved => "sketch-removed",
    ProposalPublished => "proposal-published",
    ProposalEdited => "proposal-edited",
    ProposalTranslated => "proposal-translated",
    TranslationRemoved => "translation-removed",
    ProposalWithdrawn => "proposal-withdrawn",
    VoiceGiven => "voice-given",
    VoiceTakenBack => "voice-taken-back",
    Watching => "watching",
    NotWatching => "not-watching",
    ReasonAdded => "reason-added",
    CommentAdded => "comment-added",
    ProposalAnswered => "proposal-answered",
    InvitationSent => "invitation-sent",
    ReminderSent => "reminder-sent",
    InvitationRevoked => "invitation-revoked",
    Joined => "joined",
    ProfileSaved => "profile-saved",
    SignedOut => "signed-out",
    PasswordChanged => "password-changed",
    AddressAsked => "address-asked",
    AddressChanged => "address-changed",
    SessionEnded => "session-ended",
    OthersEnded => "others-ended",
    FactorOff => "factor-off",
    PasskeyAdded => "passkey-added",
    PasskeyRemoved => "passkey-removed",
    PostNotKept => "post-not-kept",
    NoticesRead => "notices-read",
    ImportStarted => "import-started",
    ImportUndoStarted => "import-undo-started",
    CompanySaved => "company-saved",
    NoteAdded => "note-added",
    StorySaved => "story-saved",
    ContactSaved => "contact-saved",
    GuardSet => "guard-set",
    PersonaSaved => "persona-saved",
    ClockMoved => "clock-moved",
    RolesChanged => "roles-changed",
    PersonMoved => "person-moved",
    PersonDisabled => "person-disabled",
    PersonEnabled => "person-enabled",
    SessionsEnded => "sessions-ended",
    FactorEnded => "factor-ended",
    SettingsSaved => "settings-saved",
    HolidaysAdded => "holidays-added",
    HolidayRemoved => "holiday-removed",
    JobAskedFor => "job-asked-for",
    MailRetried => "mail-retried",
    MailDropped => "mail-dropped",
    AddressSuppressed => "address-suppressed",
    AddressReleased => "address-released",
    RoadmapDraftStarted => "roadmap-draft-started",
    RoadmapDraftDiscarded => "roadmap-draft-discarded",
    RoadmapFrameSaved => "roadmap-frame-saved",
    RoadmapItemAdded => "roadmap-item-added",
    RoadmapItemSaved => "roadmap-item-saved",
    RoadmapItemRemoved => "roadmap-item-removed",
    RoadmapItemRestored => "roadmap-item-restored",
    RoadmapPublished => "roadmap-published",
    RoadmapScheduled => "roadmap-scheduled",
    RoadmapUnscheduled => "roadmap-unscheduled",
    RoadmapVersionWithdrawn => "roadmap-version-withdrawn",
    RoadmapVersionPublishedAgain => "roadmap-version-published-again",
    RoadmapQuestionAsked => "roadmap-question-asked",
    RoadmapQuestionAnswered => "roadmap-question-answered",
    RoadmapNoteAdded => "roadmap-note-added",
    RoadmapThemeSaved => "roadmap-theme-saved",
    RoadmapFollowing => "roadmap-following",
    RoadmapNotFollowing => "roadmap-not-following",
    RoadmapFeedRenewed => "roadmap-feed-renewed",
    BriefingSaved => "briefing-saved",
    BriefingQuestionAdded => "briefing-question-added",
    ReleaseStarted => "release-started",
    ReleaseSaved => "release-saved",
    ReleasePublished => "release-published",
    ReleaseDiscarded => "release-discarded",
    ReleaseWithdrawn => "release-withdrawn",
    ReleasePublishedAgain => "release-published-again",
    ReleasePictureAdded => "release-picture-added",
    ReleasePictureRemoved => "release-picture-removed",
    ThanksGiven => "thanks-given",
    FeedbackGiven => "feedback-given",
    SummarySaved => "summary-saved",
    TipPublished => "tip-published",
    AdoptionImported => "adoption-imported",
    StoryAsked => "story-asked",
    StoryAgreed => "story-agreed",
    StoryTakenBack => "story-taken-back",
    StoryPublished => "story-published",
    SurveyStarted => "survey-started",
    SurveySaved => "survey-saved",
    SurveyQuestionsSaved => "survey-questions-saved",
    SurveyOpened => "survey-opened",
    SurveyClosed => "survey-closed",
    SurveyDiscarded => "survey-discarded",
    SurveyInvited => "survey-invited",
    SurveyRoundBegun => "survey-round-begun",
    SurveyPublished => "survey-published",
    SurveyAnswered => "survey-answered",
    SurveyWithdrawn => "survey-withdrawn",
    StudyStarted => "study-started",
    StudySaved => "study-saved",
    StudyBegun => "study-begun",
    StudyRun => "study-run",
    StudyEvaluated => "study-evaluated",
    StudyClosed => "study-closed",
    StudyDiscarded => "study-discarded",
    HypothesisAdded => "hypothesis-added",
    HypothesisSaved => "hypothesis-saved",
    HypothesisJudged => "hypothesis-judged",
    HypothesisRemoved => "hypothesis-removed",
    StudyGuideSaved => "study-guide-saved",
    StudyScreenerSaved => "study-screener-saved",
    StudyConsentWritten => "study-consent-written",
    CandidateNominated => "candidate-nominated",
    NominationWithdrawn => "nomination-withdrawn",
    CandidateInvited => "candidate-invited",
    InvitationAccepted => "invitation-accepted",
    InvitationDeclined => "invitation-declined",
    ChoicesChanged => "choices-changed",
    ConsentWithdrawn => "consent-withdrawn",
    DirectContactEntered => "direct-contact-entered",
    DirectContactRemoved => "direct-contact-removed",
    InsightWritten => "insight-written",
    InsightSaved => "insight-saved",
    InsightWithdrawn => "insight-withdrawn",
    EvidenceLinked => "evidence-linked",
    EvidenceUnlinked => "evidence-unlinked",
    RoomEntered => "room-entered",
    RoomLeft => "room-left",
    RoomStarted => "room-started",
    RoomEnded => "room-ended",
    RoomQuestionSent => "room-question-sent",
    RoomSeconded => "room-seconded",
    RoomUnseconded => "room-unseconded",
    RoomQuestionJoined => "room-question-joined",
    RoomQuestionTaken => "room-question-taken",
    RoomQuestionPutBack => "room-question-put-back",
    RoomQuestionAsked => "room-question-asked",
    RoomQuestionAnswered => "room-question-answered",
    RoomQuestionSkipped => "room-question-skipped",
    RoomNoteWritten => "room-note-written",
    RoomNoteSaved => "room-note-saved",
    RoomNoteRemoved => "room-note-removed",
    SlotsOpened => "slots-opened",
    SlotSaved => "slot-saved",
    SlotCancelled => "slot-cancelled",
    BookingAttended => "booking-attended",
    BookingMissed => "booking-missed",
    WishGranted => "wish-granted",
    RemindersSaved => "reminders-saved",
    TimeBooked => "time-booked",
    BookingCancelled => "booking-cancelled",
    OnTheList => "on-the-list",
    OffTheList => "off-the-list",
    OfferAccepted => "offer-accepted",
    OfferDeclined => "offer-declined",
    WishesSent => "wishes-sent",
}

impl Message {
    #[must_use]
    pub fn sentence(self, lang: Lang) -> String {
        text::t(lang, &format!("message-{}", self.as_str()))
    }
}
