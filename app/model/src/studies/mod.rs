//! Studies: what the vendor wants to learn, whom it asks, and what these people agreed to.

mod answers;
mod candidates;
mod forms;
mod page;
mod rule;

pub use answers::{AcceptForm, Acceptance, ChoicesForm, DeclineForm, SignedChoices};
pub use candidates::{
    AskView, Candidate, CandidateCounts, CandidateFilter, CandidateList, CandidatePage,
    CandidateQuery, InviteForm, Nomination, NominationForm, SignatureView, StudyInvite,
};
pub use forms::{
    CloseForm, ConsentForm, ConsentText, Guide, GuideForm, Hypothesis, HypothesisForm, JudgeForm,
    Judgement, STEPS, StepFields, StudyForm, StudyPlan,
};
pub use page::{
    ConsentView, GuideStep, HypothesisView, InvitationPage, InvitationRights, MyStudy,
    QuestionView, RuleView, StudyDraft, StudyGap, StudyLine, StudyList, StudyPage, StudyRights,
};

pub use rule::{RuleFields, StudyRule};

/// The screener is the questions before one takes part.
pub use crate::questions::{
    ANSWER_MAX, ANSWERS, AnswerView, CHOICES_MAX, Given, QUESTION_MAX, QUESTIONS, QUESTIONS_MAX,
    Question as ScreenerQuestion, QuestionFields, QuestionKind, Questions as Screener,
    QuestionsForm as ScreenerForm,
};

pub const TITLE_MAX: usize = 120;
pub const GOAL_MAX: usize = 2_000;
/// Why this person is asked, and what becomes of it: each.
pub const WHY_MAX: usize = 1_000;
pub const INCENTIVE_MAX: usize = 300;
pub const PHONE_MAX: usize = 40;
/// Minutes that one conversation may take.
pub const MINUTES_MIN: i32 = 15;
pub const MINUTES_MAX: i32 = 480;
/// What the form of a new study starts with (journey J10).
pub const MINUTES_PRESET: i32 = 80;
/// People whom a study is looking for.
pub const WANTED_MAX: i32 = 200;
pub const WANTED_PRESET: i32 = 6;
/// Colleagues who watch one conversation.
pub const OBSERVERS_MAX: i32 = 50;
pub const OBSERVERS_PRESET: i32 = 8;
/// Months of being a customer that a rule may ask for.
pub const RULE_MONTHS_MAX: i32 = 600;
/// Hypotheses of one study.
pub const HYPOTHESES_MAX: usize = 20;
pub const HYPOTHESIS_MAX: usize = 500;
/// Why a hypothesis was confirmed or refuted.
pub const JUDGEMENT_MAX: usize = 1_000;
/// Steps of a guide; a row of fields each.
pub const STEPS_MAX: usize = 12;
pub const STEP_TITLE_MAX: usize = 120;
pub const STEP_TEXT_MAX: usize = 2_000;
pub const STEP_MINUTES_MAX: i32 = 480;
pub const CONSENT_MAX: usize = 8_000;
/// Why somebody is nominated.
pub const NOMINATION_MAX: usize = 1_000;
/// The word of who declines.
pub const WORD_MAX: usize = 500;
/// Why somebody is asked although they rest.
pub const OVERRIDE_MAX: usize = 500;
/// Why a study ends early.
pub const CLOSING_MAX: usize = 500;
/// Studies of one page of the list.
pub const PAGE_SIZE: usize = 30;
/// Candidates of one page.
pub const CANDIDATES_SIZE: usize = 50;
/// Invitations that a member sees, the newest first.
pub const MINE_MAX: u64 = 100;

words! {
    /// The life of a study.
    StudyState {
        Draft => "draft",
        /// Looking for people: candidates are nominated and invited.
        Recruiting => "recruiting",
        /// The conversations take place.
        Running => "running",
        /// What came out of it is judged.
        Evaluated => "evaluated",
        Closed => "closed",
    }
}

impl StudyState {
    /// Whether people may be invited, and may answer.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Recruiting | Self::Running)
    }
}

words! {
    /// Where a conversation takes place.
    StudyPlace {
        OnSite => "on-site",
        Online => "online",
        /// As it suits who takes part.
        Either => "either",
    }
}

words! {
    /// What became of a hypothesis.
    HypothesisState {
        Open => "open",
        Confirmed => "confirmed",
        Refuted => "refuted",
    }
}

words! {
    /// How far a candidate has come.
    CandidateState {
        /// Somebody who knows them thinks that they fit.
        Nominated => "nominated",
        Invited => "invited",
        /// Has answered the screener and signed the consent.
        Accepted => "accepted",
        Declined => "declined",
        /// Had accepted and has taken the consent back.
        Withdrawn => "withdrawn",
    }
}

words! {
    /// What may be quoted of what somebody said.
    Quotes {
        Named => "named",
        Anonymous => "anonymous",
        None => "none",
    }
}

words! {
    /// What a person is asked for; each counts for the rest before the next one.
    AskKind {
        Study => "study",
        Survey => "survey",
    }
}
