//! What a caller may learn when something is refused: codes only. Sentences are made from them
//! at the edge, in the reader's language; causes stay in the log.

use chrono::{DateTime, NaiveDateTime};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A refusal, as pages, forms, server functions and the command line report it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum AppError {
    /// Nobody is signed in, or the session has ended. 401; a page answers 303 to sign-in.
    SignedOut,
    /// May read the thing, may not do this with it. 403.
    Forbidden,
    /// Does not exist, or may not be read: the two look the same. 404.
    NotFound,
    /// What was typed can't be taken; every field with its problem. 422.
    Invalid { fields: Vec<FieldError> },
    /// The world has moved on or a rule of the data forbids it. 409.
    Conflict { conflict: Conflict },
    /// Too many attempts; try again in so many seconds. 429.
    TooMany { retry_after: u32 },
    /// The body is over the limit of its route. 413.
    TooLarge,
    /// Cannot be done just now (queue full, database away). 503.
    Busy,
    /// Our fault; the request id leads to the cause in the log. 500.
    Internal { request: String },
}

/// One field of a form and why it was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    pub field: Cow<'static, str>,
    pub problem: Problem,
}

impl FieldError {
    #[must_use]
    pub const fn new(field: &'static str, problem: Problem) -> Self {
        Self {
            field: Cow::Borrowed(field),
            problem,
        }
    }
}

/// Why a field was refused. The sentence is `error-{key}` with the argument `n` where there is
/// one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "problem", content = "n", rename_all = "snake_case")]
pub enum Problem {
    Required,
    /// More than `n` characters.
    TooLong(u32),
    /// Fewer than `n` characters.
    TooShort(u32),
    UnknownChoice,
    NotAnEmail,
    NotADate,
    NotInFuture,
    /// The day lies ahead.
    InFuture,
    NotANumber,
    UnknownZone,
    MustAgree,
    PasswordCommon,
    PasswordIsName,
    /// The address or the password is wrong: which one is not told (ASVS 6.3.8).
    WrongCredentials,
    /// The code is wrong, was used, or its time is over.
    WrongCode,
    /// The present password is wrong.
    WrongPassword,
    /// The passkey proves nobody: why is not told.
    PasskeyRefused,
    PasswordLeaked,
    EmailTaken,
    NoFile,
    NotReadable,
    /// Not one of the kinds that are taken, or its content is another kind than its name says.
    FileKind,
    /// More than `n` megabytes.
    FileTooLarge(u32),
    /// More than `n` megapixels.
    TooManyPixels(u32),
    /// Not one of the kinds of pictures that are taken.
    NotAPicture,
    /// The name fits, but it cannot be opened.
    FileBroken,
    /// The operator's scanner found something in it.
    FileInfected,
    /// A file was chosen, and another button pressed than the one that adds it.
    NotAttached,
    /// The person rests or is on hold: going ahead needs a reason.
    Guarded,
    /// The person does not want to be contacted: that ends first, with a reason.
    OptedOut,
    /// What was written for one company can't be opened to everybody afterwards.
    OnlyNarrower,
    /// The day lies before the one it has to follow.
    BeforeTheOther,
    /// The day lies outside of the quarter that stands beside it.
    OutsideTheQuarter,
    /// More than `n` of them.
    TooMany(u32),
    /// There is no such hour on that day: the clocks went forward (or it is there twice).
    NoSuchHour,
    /// Some of the numbers are of nothing that could be linked.
    UnknownNumber,
    /// Not an address that begins with `http://` or `https://`.
    NotAWebAddress,
    /// Line `n` of a file of figures has no id, or no number.
    NotAFigure(u32),
    /// Line `n` of a file names a company that is not known.
    UnknownCompany(u32),
    /// Not a time of the timer, as `00:41:10`.
    NotAStamp,
    /// A question to choose from has fewer than two choices.
    FewChoices,
    /// The two languages say different numbers of choices.
    UnevenChoices,
    /// Somebody is in another slot at that time, which begins so many minutes after 1970 on the
    /// clocks of the zone that was typed.
    Overlaps(u32),
    /// `n` seats are taken already.
    BelowTaken(u32),
}

impl Problem {
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::TooLong(_) => "too-long",
            Self::TooShort(_) => "too-short",
            Self::UnknownChoice => "unknown-choice",
            Self::NotAnEmail => "not-an-email",
            Self::NotADate => "not-a-date",
            Self::NotInFuture => "not-in-future",
            Self::InFuture => "in-future",
            Self::NotANumber => "not-a-number",
            Self::UnknownZone => "unknown-zone",
            Self::MustAgree => "must-agree",
            Self::PasswordCommon => "password-common",
            Self::PasswordIsName => "password-is-name",
            Self::WrongCredentials => "wrong-credentials",
            Self::WrongCode => "wrong-code",
            Self::WrongPassword => "wrong-password",
            Self::PasskeyRefused => "passkey-refused",
            Self::PasswordLeaked => "password-leaked",
            Self::EmailTaken => "email-taken",
            Self::NoFile => "no-file",
            Self::NotReadable => "not-readable",
            Self::FileKind => "file-kind",
            Self::FileTooLarge(_) => "file-too-large",
            Self::TooManyPixels(_) => "too-many-pixels",
            Self::NotAPicture => "not-a-picture",
            Self::FileBroken => "file-broken",
            Self::FileInfected => "file-infected",
            Self::NotAttached => "not-attached",
            Self::Guarded => "guarded",
            Self::OptedOut => "opted-out",
            Self::OnlyNarrower => "only-narrower",
            Self::BeforeTheOther => "before-the-other",
            Self::OutsideTheQuarter => "outside-the-quarter",
            Self::TooMany(_) => "too-many",
            Self::NoSuchHour => "no-such-hour",
            Self::UnknownNumber => "unknown-number",
            Self::NotAWebAddress => "not-a-web-address",
            Self::NotAFigure(_) => "not-a-figure",
            Self::UnknownCompany(_) => "unknown-company",
            Self::NotAStamp => "not-a-stamp",
            Self::FewChoices => "few-choices",
            Self::UnevenChoices => "uneven-choices",
            Self::Overlaps(_) => "overlaps",
            Self::BelowTaken(_) => "below-taken",
        }
    }

    /// The number in the sentence; 0 where there is none.
    #[must_use]
    pub const fn number(self) -> u32 {
        match self {
            Self::TooLong(n)
            | Self::TooShort(n)
            | Self::FileTooLarge(n)
            | Self::TooManyPixels(n)
            | Self::TooMany(n)
            | Self::NotAFigure(n)
            | Self::UnknownCompany(n)
            | Self::BelowTaken(n) => n,
            _ => 0,
        }
    }

    /// The time in the sentence, on the clocks of the form; `None` where there is none.
    #[must_use]
    pub fn time(self) -> Option<NaiveDateTime> {
        match self {
            Self::Overlaps(minutes) => {
                DateTime::from_timestamp(i64::from(minutes) * 60, 0).map(|at| at.naive_utc())
            }
            _ => None,
        }
    }
}

words! {
    /// Why the state of the data forbids an act. The sentence is `conflict-{word}`.
    Conflict {
        /// Somebody saved a newer version in the meantime.
        Stale => "stale",
        /// The proposal is closed: no more voices, reasons or edits.
        ProposalClosed => "proposal-closed",
        /// The proposal was answered already, so its author can't edit or withdraw it.
        ProposalInTriage => "proposal-in-triage",
        /// This status can't follow the present one.
        StatusNotReachable => "status-not-reachable",
        /// One's own proposal carries one's own voice for good.
        OwnVoice => "own-voice",
        /// One reason per person: edit the one that stands.
        ReasonExists => "reason-exists",
        /// A person with this address belongs to another company or is staff.
        EmailTaken => "email-taken",
        /// The person has joined already, has left or is disabled.
        NotInvitable => "not-invitable",
        /// The company has got as many invitations today as one may.
        CompanyInvitedEnough => "company-invited-enough",
        /// The guard allows no further reminder yet.
        RemindedEnough => "reminded-enough",
        /// The person rests or is on hold, and only CSM or product manager go ahead with a reason.
        ContactGuarded => "contact-guarded",
        /// The person does not want to be contacted; nobody overrides that.
        ContactOptedOut => "contact-opted-out",
        /// Customer success keeps this person away from every ask; no reason helps.
        ContactHeld => "contact-held",
        /// Somebody else holds this person: only they end it before its day.
        HeldByOther => "held-by-other",
        /// An import that runs, or was taken back, cannot be taken back.
        ImportNotUndoable => "import-not-undoable",
        /// The link was used, replaced, withdrawn, or its time has passed.
        LinkSpent => "link-spent",
        /// Has to be proved once more who sits there, within ten minutes before.
        ConfirmFirst => "confirm-first",
        /// The password is too short to stand without a second factor.
        PasswordTooShortAlone => "password-too-short-alone",
        /// A person of the vendor needs a second factor here.
        FactorNeeded => "factor-needed",
        /// Who has a passkey signs in with it before a second factor is set up.
        PasskeyFirst => "passkey-first",
        /// There is a second factor already.
        FactorOn => "factor-on",
        /// The same form was sent already.
        SentAlready => "sent-already",
        /// The list is at its limit.
        ListFull => "list-full",
        /// A proposal has as many sketches as it may have.
        SketchesFull => "sketches-full",
        /// The person's files together are at their limit.
        QuotaFull => "quota-full",
        /// Somebody has to be left who can administer.
        LastAdministrator => "last-administrator",
        /// A next version is being drafted already.
        DraftExists => "draft-exists",
        /// Something moved, came or left without a reason.
        ReasonMissing => "reason-missing",
        /// A version without items says nothing.
        NothingToPublish => "nothing-to-publish",
        /// The version cannot be changed in its present state.
        VersionNotOpen => "version-not-open",
        /// What people were told of cannot be unlinked.
        AlreadyAnnounced => "already-announced",
        /// The form of a release takes no more feedback.
        FeedbackClosed => "feedback-closed",
        /// Nothing of somebody's story is shown before they agreed to its words.
        ConsentMissing => "consent-missing",
        /// Somebody does not want their story told.
        ConsentRefused => "consent-refused",
        /// The study cannot become this out of its present state.
        StudyNotReachable => "study-not-reachable",
        /// The study lacks what people have to know before they are invited.
        StudyIncomplete => "study-incomplete",
        /// The study is closed: nothing of it changes.
        StudyClosed => "study-closed",
        /// Nobody is invited, and nobody answers, while a study does not look for people.
        StudyNotOpen => "study-not-open",
        /// Somebody has been invited: the questions stay as they are.
        ScreenerFrozen => "screener-frozen",
        /// The person was nominated or invited already.
        CandidateExists => "candidate-exists",
        /// Only who takes part in the portal can be invited.
        NotInPortal => "not-in-portal",
        /// The answer that was given stands.
        AnsweredAlready => "answered-already",
        /// The insight did not hold: nothing is linked to it or changed about it any more.
        InsightWithdrawn => "insight-withdrawn",
        /// The words to sign were written anew since they were read.
        ConsentRewritten => "consent-rewritten",
        /// The survey cannot become this out of its present state.
        SurveyNotReachable => "survey-not-reachable",
        /// A survey without questions asks nothing.
        SurveyIncomplete => "survey-incomplete",
        /// People may have been asked: questions and naming stay as they are.
        SurveyFrozen => "survey-frozen",
        /// The survey is closed, or its last day is behind.
        SurveyNotOpen => "survey-not-open",
        /// The person was invited already.
        InvitedAlready => "invited-already",
        /// Everybody who fits is being invited just now.
        RoundUnderWay => "round-under-way",
        /// Answers without names, of too few, or while more can come.
        AnswersWithheld => "answers-withheld",
        /// Somebody else took the last seat of the slot.
        SlotFull => "slot-full",
        /// The slot was cancelled, or has begun.
        SlotNotOpen => "slot-not-open",
        /// It is too short before the start to book the slot.
        SlotTooLate => "slot-too-late",
        /// Only who has accepted, and whose consent stands, books.
        NotTakingPart => "not-taking-part",
        /// Who has a booking neither waits nor wishes.
        BookedAlready => "booked-already",
        /// The conversation has begun or is over, or the booking was cancelled.
        BookingOver => "booking-over",
        /// The time of the offer is over.
        OfferOver => "offer-over",
        /// Who came can be said once the conversation has begun.
        NotYetBegun => "not-yet-begun",
        /// As many watch as the participant was told.
        RoomFull => "room-full",
        /// The conversation is over, or does not take place.
        RoomClosed => "room-closed",
        /// Another question is the next one.
        QuestionTaken => "question-taken",
        /// Nobody takes away their own role of administrator, or shuts themselves out.
        OwnAccount => "own-account",
    }
}

impl AppError {
    /// A refusal with exactly one field.
    #[must_use]
    pub fn field(field: &'static str, problem: Problem) -> Self {
        Self::Invalid {
            fields: vec![FieldError::new(field, problem)],
        }
    }

    /// Both, where both are problems of fields: a form is mended once. Otherwise this one.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Invalid { mut fields }, Self::Invalid { fields: more }) => {
                fields.extend(more);
                Self::Invalid { fields }
            }
            (this, _) => this,
        }
    }

    #[must_use]
    pub const fn conflict(conflict: Conflict) -> Self {
        Self::Conflict { conflict }
    }

    /// The HTTP status that every caller gets.
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Self::SignedOut => 401,
            Self::Forbidden => 403,
            Self::NotFound => 404,
            Self::Invalid { .. } => 422,
            Self::Conflict { .. } => 409,
            Self::TooMany { .. } => 429,
            Self::TooLarge => 413,
            Self::Busy => 503,
            Self::Internal { .. } => 500,
        }
    }

    /// The fields with their problems; empty for every other refusal.
    #[must_use]
    pub fn fields(&self) -> &[FieldError] {
        match self {
            Self::Invalid { fields } => fields,
            _ => &[],
        }
    }
}

impl From<Conflict> for AppError {
    fn from(conflict: Conflict) -> Self {
        Self::Conflict { conflict }
    }
}
