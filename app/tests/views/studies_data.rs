//! Samples of studies with one text wherever somebody writes.

use crate::pages::at;
use crate::releases_data::person;
use crate::roadmap_data::day;
use model::both::Both;
use model::companies::LoyaltyTier;
use model::contacts::{ContactRole, Guard, GuardState, Profile, UsageBand};
use model::people::PersonState;
use model::studies::{
    ANSWERS, AcceptForm, AnswerView, AskKind, AskView, Candidate, CandidateCounts, CandidateFilter,
    CandidateList, CandidatePage, CandidateState, ConsentView, Given, GuideForm, GuideStep,
    HypothesisState, HypothesisView, InvitationPage, InvitationRights, MyStudy, QUESTIONS,
    QuestionKind, QuestionView, Quotes, RuleView, STEPS, ScreenerForm, ScreenerQuestion,
    SignatureView, SignedChoices, StudyDraft, StudyForm, StudyLine, StudyList, StudyPage,
    StudyPlace, StudyRights, StudyState,
};
use model::{
    CompanyId, Cursor, HypothesisId, Lang, PersonId, PersonaId, ScreenerQuestionId, StudyNumber,
};
use uuid::Uuid;

pub const NUMBER: StudyNumber = StudyNumber(4);

/// What who runs studies may do with one that is looking for people.
pub const RUNS: StudyRights = StudyRights {
    edit: true,
    edit_screener: true,
    begin: false,
    run: true,
    evaluate: false,
    close: true,
    close_needs_reason: true,
    discard: false,
    nominate: true,
    invite: true,
};

fn both(text: &str) -> Both {
    Both::new(text, text)
}

pub fn someone() -> PersonId {
    PersonId(Uuid::from_u128(5))
}

pub fn hypothesis_id(n: u128) -> HypothesisId {
    HypothesisId(Uuid::from_u128(n))
}

pub const COUNTS: CandidateCounts = CandidateCounts {
    nominated: 3,
    invited: 2,
    accepted: 1,
    declined: 1,
    withdrawn: 1,
};

pub fn list(text: &str) -> StudyList {
    StudyList {
        lines: StudyState::ALL
            .iter()
            .map(|state| StudyLine {
                number: NUMBER,
                title: both(text),
                state: *state,
                minutes: 80,
                place: StudyPlace::Either,
                wanted: 6,
                counts: COUNTS,
                contact: Some(text.into()),
                created_at: at("2026-11-02T01:00:00Z"),
            })
            .collect(),
        next: Some(Cursor { key: 0, id: 4 }),
        may_run: true,
    }
}

pub fn questions(text: &str) -> Vec<QuestionView> {
    [
        (QuestionKind::Text, Vec::new()),
        (QuestionKind::YesNo, Vec::new()),
        (QuestionKind::Choice, vec![both(text), both(text)]),
    ]
    .into_iter()
    .zip(1_u128..)
    .map(|((kind, choices), n)| QuestionView {
        id: ScreenerQuestionId(Uuid::from_u128(n)),
        asked: ScreenerQuestion {
            kind,
            question: both(text),
            choices,
        },
    })
    .collect()
}

pub fn consent(text: &str, version: i32) -> ConsentView {
    ConsentView {
        version,
        text: both(text),
        written_by: Some(text.into()),
        written_at: at("2026-11-03T01:00:00Z"),
    }
}

pub fn page(text: &str) -> StudyPage {
    StudyPage {
        number: NUMBER,
        state: StudyState::Recruiting,
        title: both(text),
        goal: text.into(),
        why: both(text),
        becomes: both(text),
        minutes: 80,
        wanted: 6,
        place: StudyPlace::OnSite,
        incentive: both(text),
        observers_max: 8,
        contact: Some(person(text, true)),
        contact_phone: text.into(),
        rule: RuleView {
            tier: Some(LoyaltyTier::Loyal),
            usage: Some(UsageBand::Daily),
            persona: Some((PersonaId(Uuid::from_u128(2)), text.into())),
            role: Some(ContactRole::User),
            industry: text.into(),
            months: Some(12),
        },
        insights: vec![crate::evidence::pointed(text)],
        hypotheses: HypothesisState::ALL
            .iter()
            .zip(1_u128..)
            .map(|(state, n)| HypothesisView {
                id: hypothesis_id(n),
                text: text.into(),
                state: *state,
                note: text.into(),
                judged_by: Some(text.into()),
                judged_at: Some(at("2026-11-20T01:00:00Z")),
                insights: vec![crate::evidence::pointed(text)],
            })
            .collect(),
        guide: vec![
            GuideStep {
                minutes: 10,
                title: text.into(),
                text: text.into(),
            },
            GuideStep {
                minutes: 65,
                title: text.into(),
                text: String::new(),
            },
        ],
        guide_minutes: 75,
        questions: questions(text),
        consents: vec![consent(text, 2), consent(text, 1)],
        counts: COUNTS,
        created_by: Some(text.into()),
        created_at: at("2026-11-02T01:00:00Z"),
        recruiting_at: Some(at("2026-11-05T01:00:00Z")),
        closed_at: None,
        gaps: Vec::new(),
        may: RUNS,
        version: 3,
    }
}

pub fn form(text: &str) -> StudyForm {
    StudyForm {
        title_ja: text.into(),
        title_en: text.into(),
        goal: text.into(),
        why_ja: text.into(),
        why_en: text.into(),
        becomes_ja: text.into(),
        becomes_en: text.into(),
        minutes: text.into(),
        wanted: text.into(),
        place: "online".into(),
        incentive_ja: text.into(),
        incentive_en: text.into(),
        observers_max: text.into(),
        contact: text.into(),
        contact_phone: text.into(),
        rule_tier: text.into(),
        rule_usage: text.into(),
        rule_persona: text.into(),
        rule_role: text.into(),
        rule_industry: text.into(),
        rule_months: text.into(),
        version: text.into(),
        form_token: text.into(),
    }
}

pub fn draft(text: &str, number: Option<StudyNumber>) -> StudyDraft {
    StudyDraft {
        too_late: None,
        number,
        state: StudyState::Draft,
        form: form(text),
        staff: vec![(someone(), text.into())],
        personas: vec![(PersonaId(Uuid::from_u128(2)), text.into())],
        industries: vec![text.into()],
    }
}

pub fn guide_form(text: &str) -> GuideForm {
    let mut form = GuideForm::default();
    for names in &STEPS {
        for name in [names.minutes, names.title, names.text] {
            form.set(name, text);
        }
    }
    form.set("version", text);
    form
}

pub fn screener_form(text: &str) -> ScreenerForm {
    let mut form = ScreenerForm::default();
    for names in &QUESTIONS {
        for name in [
            names.kind,
            names.question_ja,
            names.question_en,
            names.choices_ja,
            names.choices_en,
        ] {
            form.set(name, text);
        }
    }
    form.set("version", text);
    form
}

pub fn accept_form(text: &str) -> AcceptForm {
    let mut form = AcceptForm::default();
    for name in ANSWERS {
        form.set(name, text);
    }
    form.set("agree", "on");
    form.set("recording", "on");
    form.set("quotes", text);
    form.set("version", text);
    form
}

pub fn guard(text: &str, state: GuardState) -> Guard {
    Guard {
        state,
        until: Some(day("2026-12-15")),
        by: Some(text.into()),
        reason: None,
    }
}

pub fn profile(text: &str) -> Profile {
    Profile {
        person: someone(),
        name: text.into(),
        job_title: text.into(),
        joined: PersonState::Active,
        company: CompanyId(Uuid::from_u128(7)),
        company_name: text.into(),
        industry: text.into(),
        tier: LoyaltyTier::Loyal,
        since: Some(day("2021-04-01")),
        usage: Some(UsageBand::Daily),
        persona: Some(text.into()),
        roles: vec![ContactRole::User, ContactRole::Champion],
        guard: Guard::FREE,
    }
}

pub fn candidate(text: &str) -> Candidate {
    Candidate {
        who: profile(text),
        state: Some(CandidateState::Nominated),
        reason: text.into(),
        nominated_by: Some(text.into()),
        nominated_at: Some(at("2026-11-06T01:00:00Z")),
        invited_by: None,
        invited_at: None,
        answered_at: None,
        word: String::new(),
        may_nominate: false,
        may_release: true,
        may_invite: true,
        needs_reason: false,
    }
}

/// One in each state, then one whom nobody has thought of yet.
pub fn candidates(text: &str) -> CandidateList {
    let mut rows: Vec<Candidate> = CandidateState::ALL
        .iter()
        .map(|state| Candidate {
            state: Some(*state),
            may_release: *state == CandidateState::Nominated,
            may_invite: *state == CandidateState::Nominated,
            word: text.into(),
            ..candidate(text)
        })
        .collect();
    rows.push(unknown(text));
    CandidateList {
        number: NUMBER,
        title: both(text),
        filter: CandidateFilter::Matching,
        counts: COUNTS,
        rows,
        next: Some(someone()),
    }
}

pub fn unknown(text: &str) -> Candidate {
    Candidate {
        state: None,
        reason: String::new(),
        nominated_by: None,
        nominated_at: None,
        who: Profile {
            guard: guard(text, GuardState::Rested),
            ..profile(text)
        },
        may_nominate: true,
        may_release: false,
        may_invite: true,
        needs_reason: true,
        ..candidate(text)
    }
}

pub fn answers(text: &str) -> Vec<AnswerView> {
    let given = [
        Given::Text {
            text: text.into(),
            lang: Lang::of_text(text),
        },
        Given::Yes,
        Given::Choice(both(text)),
    ];
    questions(text)
        .into_iter()
        .zip(given)
        .map(|(question, answer)| AnswerView {
            kind: question.asked.kind,
            question: question.asked.question,
            answer,
        })
        .collect()
}

pub fn signature(withdrawn: bool) -> SignatureView {
    SignatureView {
        version: 2,
        choices: SignedChoices {
            recording: true,
            quotes: Quotes::Anonymous,
        },
        signed_at: at("2026-11-10T01:00:00Z"),
        withdrawn_at: withdrawn.then(|| at("2026-11-21T01:00:00Z")),
    }
}

pub fn candidate_page(text: &str, candidate: Candidate) -> CandidatePage {
    CandidatePage {
        number: NUMBER,
        title: both(text),
        candidate,
        answers: answers(text),
        signatures: vec![signature(false), signature(true)],
        asks: vec![AskView {
            kind: AskKind::Study,
            by: Some(text.into()),
            at: at("2026-10-01T01:00:00Z"),
            overridden: text.into(),
        }],
    }
}

/// As it is read before the answer.
pub fn invitation(text: &str) -> InvitationPage {
    InvitationPage {
        number: NUMBER,
        title: both(text),
        why: both(text),
        becomes: both(text),
        minutes: 80,
        place: StudyPlace::Online,
        incentive: both(text),
        observers_max: 8,
        watching: vec![text.to_owned()],
        contact: Some(person(text, true)),
        contact_phone: text.into(),
        state: CandidateState::Invited,
        over: false,
        invited_at: Some(at("2026-11-08T01:00:00Z")),
        answered_at: None,
        questions: questions(text),
        consent: consent(text, 2),
        answers: Vec::new(),
        signature: None,
        word: String::new(),
        may: InvitationRights {
            accept: true,
            decline: true,
            change: false,
        },
        led_to: Vec::new(),
    }
}

pub fn accepted(text: &str) -> InvitationPage {
    InvitationPage {
        state: CandidateState::Accepted,
        answered_at: Some(at("2026-11-10T01:00:00Z")),
        answers: answers(text),
        signature: Some(signature(false)),
        led_to: crate::evidence::led_to(text),
        may: InvitationRights {
            accept: false,
            decline: false,
            change: true,
        },
        ..invitation(text)
    }
}

pub fn declined(text: &str) -> InvitationPage {
    InvitationPage {
        state: CandidateState::Declined,
        answered_at: Some(at("2026-11-10T01:00:00Z")),
        word: text.into(),
        may: InvitationRights {
            accept: true,
            decline: false,
            change: false,
        },
        ..invitation(text)
    }
}

pub fn withdrawn(text: &str) -> InvitationPage {
    InvitationPage {
        state: CandidateState::Withdrawn,
        answered_at: Some(at("2026-11-10T01:00:00Z")),
        signature: Some(signature(true)),
        may: InvitationRights::default(),
        ..invitation(text)
    }
}

pub fn mine(text: &str) -> Vec<MyStudy> {
    CandidateState::ALL
        .iter()
        .filter(|state| **state != CandidateState::Nominated)
        .flat_map(|state| [false, true].map(|over| (*state, over)))
        .map(|(state, over)| MyStudy {
            number: NUMBER,
            title: both(text),
            minutes: 80,
            place: StudyPlace::Online,
            state,
            over,
            invited_at: Some(at("2026-11-08T01:00:00Z")),
            led_to: crate::evidence::led_to(text),
        })
        .collect()
}
