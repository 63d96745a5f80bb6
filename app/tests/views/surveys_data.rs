//! Samples of surveys with one text wherever somebody writes.

use crate::pages::at;
use crate::roadmap_data::day;
use crate::studies_data::{consent, guard, profile, questions, someone};
use model::both::Both;
use model::contacts::{GuardState, Profile};
use model::people::PersonState;
use model::questions::{ANSWERS, Question, QuestionKind};
use model::studies::RuleView;
use model::surveys::{
    Bars, MySurvey, Naming, QuestionResult, ReplyForm, ReplyRights, Results, RoundView,
    SurveyDraft, SurveyForm, SurveyGuest, SurveyGuests, SurveyInvitation, SurveyLine, SurveyList,
    SurveyPage, SurveyRights, SurveyState, Tally, TextAnswer,
};
use model::{Cursor, Lang, PersonId, PersonaId, SurveyNumber};
use uuid::Uuid;

pub const NUMBER: SurveyNumber = SurveyNumber(7);

fn both(text: &str) -> Both {
    Both::new(text, text)
}

pub fn asked(text: &str) -> Vec<Question> {
    let mut asked: Vec<Question> = questions(text).into_iter().map(|one| one.asked).collect();
    asked.push(Question {
        kind: QuestionKind::Scale,
        question: both(text),
        choices: Vec::new(),
    });
    asked
}

pub fn list(text: &str) -> SurveyList {
    let line = |state| SurveyLine {
        number: NUMBER,
        title: both(text),
        state,
        over: state == SurveyState::Open,
        naming: Naming::Anonymous,
        closes_on: day("2026-12-18"),
        invited: 40,
        replies: 12,
        created_at: at("2026-11-02T01:00:00Z"),
    };
    SurveyList {
        lines: SurveyState::ALL.iter().map(|state| line(*state)).collect(),
        next: Some(Cursor { key: 0, id: 4 }),
        may_run: true,
    }
}

pub fn results(text: &str) -> Results {
    let tally = |asked: &Question| match asked.kind {
        QuestionKind::Text => Tally::Texts {
            texts: [Some(text.to_owned()), None]
                .into_iter()
                .map(|by| TextAnswer {
                    text: text.into(),
                    lang: Lang::Ja,
                    by,
                })
                .collect(),
            more: 3,
        },
        QuestionKind::Scale => Tally::Bars(Bars(vec![0, 1, 0, 2, 0])),
        QuestionKind::YesNo | QuestionKind::Choice => Tally::Bars(Bars(vec![2, 1])),
    };
    let results = asked(text).into_iter().map(|asked| QuestionResult {
        tally: tally(&asked),
        asked,
    });
    Results::Shown(results.collect())
}

/// Closed, with everything in it.
pub fn page(text: &str) -> SurveyPage {
    SurveyPage {
        number: NUMBER,
        state: SurveyState::Closed,
        over: false,
        title: both(text),
        why: both(text),
        naming: Naming::Named,
        closes_on: day("2026-12-18"),
        rule: RuleView {
            persona: Some((PersonaId(Uuid::from_u128(2)), text.into())),
            industry: text.into(),
            ..RuleView::default()
        },
        questions: asked(text),
        consent: consent(text, 2),
        invited: 40,
        replies: 3,
        results: results(text),
        rounds: [true, false]
            .map(|done| RoundView {
                by: Some(text.into()),
                at: at("2026-11-05T01:00:00Z"),
                invited: 30,
                passed: 4,
                done,
            })
            .into(),
        outcome: both(text),
        published_at: Some(at("2026-12-20T01:00:00Z")),
        created_by: Some(text.into()),
        created_at: at("2026-11-02T01:00:00Z"),
        opened_at: Some(at("2026-11-05T01:00:00Z")),
        closed_at: Some(at("2026-12-19T01:00:00Z")),
        may: SurveyRights {
            publish: true,
            export: true,
            ..SurveyRights::default()
        },
        version: 3,
    }
}

/// A draft of which nothing but the title is written.
pub fn bare(text: &str) -> SurveyPage {
    SurveyPage {
        state: SurveyState::Draft,
        why: Both::default(),
        rule: RuleView::default(),
        questions: Vec::new(),
        results: Results::None,
        rounds: Vec::new(),
        outcome: Both::default(),
        published_at: None,
        opened_at: None,
        closed_at: None,
        may: SurveyRights {
            edit: true,
            edit_questions: true,
            discard: true,
            ..SurveyRights::default()
        },
        ..page(text)
    }
}

pub fn form(text: &str) -> SurveyForm {
    SurveyForm {
        title_ja: text.into(),
        title_en: text.into(),
        why_ja: text.into(),
        why_en: text.into(),
        consent_ja: text.into(),
        consent_en: text.into(),
        naming: "anonymous".into(),
        closes_on: text.into(),
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

pub fn draft(text: &str, state: SurveyState) -> SurveyDraft {
    SurveyDraft {
        too_late: None,
        number: (state != SurveyState::Draft).then_some(NUMBER),
        state,
        form: form(text),
        personas: vec![(PersonaId(Uuid::from_u128(2)), text.into())],
        industries: vec![text.into()],
    }
}

/// Free, resting, invited, not in the portal.
pub fn guests(text: &str) -> SurveyGuests {
    let one = |n: u128, state, joined| SurveyGuest {
        who: Profile {
            person: PersonId(Uuid::from_u128(n)),
            guard: guard(text, state),
            joined,
            ..profile(text)
        },
        invited_at: None,
        may_invite: joined == PersonState::Active,
        needs_reason: state == GuardState::Rested,
    };
    let mut rows = vec![
        one(11, GuardState::Free, PersonState::Active),
        one(12, GuardState::Rested, PersonState::Active),
        one(13, GuardState::Free, PersonState::Contact),
    ];
    rows.push(SurveyGuest {
        invited_at: Some(at("2026-11-06T01:00:00Z")),
        may_invite: false,
        ..one(14, GuardState::Rested, PersonState::Active)
    });
    SurveyGuests {
        number: NUMBER,
        title: both(text),
        invited: 1,
        rows,
        next: Some(someone()),
        may_invite_all: true,
        inviting: false,
    }
}

pub fn invitation(text: &str) -> SurveyInvitation {
    SurveyInvitation {
        number: NUMBER,
        title: both(text),
        why: both(text),
        naming: Naming::Anonymous,
        closes_on: day("2026-12-18"),
        over: false,
        invited_at: at("2026-11-06T01:00:00Z"),
        questions: asked(text),
        consent: consent(text, 2),
        answers: None,
        outcome: None,
        may: ReplyRights {
            answer: true,
            withdraw: false,
        },
    }
}

pub fn answered(text: &str) -> SurveyInvitation {
    SurveyInvitation {
        answers: Some(vec![text.into(), "yes".into(), "2".into(), "5".into()]),
        may: ReplyRights {
            answer: true,
            withdraw: true,
        },
        ..invitation(text)
    }
}

/// As it is read when nobody can answer any more.
pub fn over(text: &str) -> SurveyInvitation {
    SurveyInvitation {
        naming: Naming::Named,
        over: true,
        outcome: Some((both(text), at("2026-12-20T01:00:00Z"))),
        may: ReplyRights {
            answer: false,
            withdraw: true,
        },
        ..answered(text)
    }
}

pub fn reply_form(text: &str) -> ReplyForm {
    let mut form = ReplyForm::default();
    for name in ANSWERS {
        form.set(name, text);
    }
    form.set("agree", "on");
    form.set("version", text);
    form
}

pub fn mine(text: &str) -> Vec<MySurvey> {
    [(false, false), (true, false), (false, true)]
        .into_iter()
        .map(|(answered, over)| MySurvey {
            number: NUMBER,
            title: both(text),
            closes_on: day("2026-12-18"),
            over,
            answered,
            published: over,
            invited_at: at("2026-11-06T01:00:00Z"),
        })
        .collect()
}
