//! Direct contacts, insights, and what of them stands on other pages.

use crate::pages::attacks;
use crate::roadmap_data::cx;
use crate::safe::assert_safe;
use crate::support::{Seen, render};
use app::views::Refused;
use app::views::direct_contacts as contacts;
use app::views::evidence::{self as views, InsightRefusal};
use chrono::{DateTime, Utc};
use leptos::prelude::AnyView;
use model::direct_contacts::{
    DirectContactCursor, DirectContactDraft, DirectContactForm, DirectContactKind,
    DirectContactView, DirectContactsPage, TeamLine,
};
use model::evidence::{
    EvidenceForm, EvidenceView, InsightDraft, InsightForm, InsightLine, InsightPage, InsightRef,
    InsightRights, InsightState, InsightWithdrawalForm, InsightsPage, NoteChoice, NoteLine,
    ProposalEvidence, QuoteView, Supported, SupportingInsight,
};
use model::proposals::Status;
use model::roadmap::{LinkedProposal, Quarter};
use model::rooms::NoteTag;
use model::studies::{HypothesisState, Quotes};
use model::{
    AppError, Both, CompanyId, DirectContactId, EvidenceId, HypothesisId, InsightNumber,
    ItemNumber, Lang, PersonId, Problem, ProposalNumber, RoomNoteId, SlotId, StudyNumber,
};
use uuid::Uuid;

fn id<T: From<Uuid>>(n: u128) -> T {
    Uuid::from_u128(n).into()
}

fn at() -> DateTime<Utc> {
    "2026-11-12T02:00:00Z".parse().unwrap()
}

pub fn met(text: &str) -> Vec<DirectContactView> {
    let kinds = DirectContactKind::ALL.iter().zip(1_u128..);
    kinds
        .map(|(kind, n)| DirectContactView {
            id: DirectContactId(Uuid::from_u128(n)),
            by: text.into(),
            company: (id::<CompanyId>(7), text.into()),
            person: (n > 1).then(|| (id::<PersonId>(n), text.to_owned())),
            met_on: "2026-11-12".parse().unwrap(),
            kind: *kind,
            note: text.into(),
            study: (n == 1).then(|| (StudyNumber(3), Both::new(text, ""))),
            may_remove: n > 1,
        })
        .collect()
}

pub fn pointed(text: &str) -> InsightRef {
    InsightRef {
        number: InsightNumber(12),
        title: text.into(),
        lang: Lang::Ja,
    }
}

pub fn led_to(text: &str) -> Vec<LinkedProposal> {
    vec![LinkedProposal {
        number: ProposalNumber(58),
        title: text.into(),
        lang: Lang::Ja,
        status: Status::Planned,
        companies: 3,
        people: 4,
        reasons: 2,
    }]
}

fn quotes(text: &str) -> Vec<QuoteView> {
    let by = [Some((text.to_owned(), Some(text.to_owned()))), None];
    by.map(|by| QuoteView {
        text: text.into(),
        lang: Lang::Ja,
        by,
    })
    .into()
}

pub fn supporting(text: &str) -> ProposalEvidence {
    ProposalEvidence::Staff(supported_by(text))
}

/// One insight with its quotes.
pub fn supported_by(text: &str) -> Vec<SupportingInsight> {
    vec![SupportingInsight {
        insight: pointed(text),
        study: StudyNumber(3),
        study_title: Both::new(text, ""),
        quotes: quotes(text),
    }]
}

fn note(text: &str, n: u128, tag: NoteTag, allows: Option<Quotes>) -> NoteLine {
    NoteLine {
        id: RoomNoteId(Uuid::from_u128(n)),
        tag,
        text: text.into(),
        stamp: 2_470,
        slot: SlotId(Uuid::from_u128(9)),
        starts_at: at(),
        said_by: allows.map(|_| (text.to_owned(), Some(text.to_owned()))),
        allows,
        shown: n == 1,
    }
}

fn notes(text: &str) -> Vec<NoteLine> {
    vec![
        note(text, 1, NoteTag::Quote, Some(Quotes::Named)),
        note(text, 2, NoteTag::Quote, Some(Quotes::Anonymous)),
        note(text, 3, NoteTag::Quote, Some(Quotes::None)),
        note(text, 4, NoteTag::Pain, None),
    ]
}

fn team(text: &str) -> DirectContactsPage {
    let line = |n: u32| TeamLine {
        id: id::<PersonId>(u128::from(n)),
        name: text.into(),
        quarter: n,
        lately: n + 1,
        last: (n > 0).then(|| "2026-11-12".parse().unwrap()),
    };
    DirectContactsPage {
        quarter: Quarter {
            year: 2026,
            quarter: 4,
        },
        goal: 2,
        team: vec![line(2), line(1), line(0)],
        met: met(text),
        next: Some(DirectContactCursor {
            day: "2026-11-12".parse().unwrap(),
            id: DirectContactId(Uuid::from_u128(5)),
        }),
    }
}

fn meeting(text: &str, company: bool) -> DirectContactDraft {
    DirectContactDraft {
        company: company.then(|| (id::<CompanyId>(7), text.to_owned())),
        people: vec![(id::<PersonId>(1), text.to_owned())],
        found: vec![(id::<CompanyId>(7), text.to_owned())],
        search: text.into(),
        today: "2026-11-22".parse().unwrap(),
    }
}

fn insights(text: &str) -> InsightsPage {
    let lines = InsightState::ALL.iter().map(|state| InsightLine {
        insight: pointed(text),
        state: *state,
        notes: 2,
        supports: 0,
        written_at: at(),
    });
    InsightsPage {
        study: StudyNumber(3),
        title: Both::new(text, ""),
        lines: lines.collect(),
        may_write: true,
    }
}

fn insight(text: &str, state: InsightState) -> InsightPage {
    let what = vec![
        Supported::Proposal {
            number: ProposalNumber(58),
            title: text.into(),
            lang: Lang::Ja,
            status: Status::Planned,
        },
        Supported::Hypothesis {
            id: HypothesisId(Uuid::from_u128(1)),
            text: text.into(),
            state: HypothesisState::Refuted,
        },
        Supported::Item {
            number: ItemNumber(4),
            title: Both::new(text, ""),
        },
    ];
    let open = state == InsightState::Open;
    InsightPage {
        insight: pointed(text),
        study: StudyNumber(3),
        study_title: Both::new(text, ""),
        text: text.into(),
        state,
        reason: text.into(),
        written_by: text.into(),
        written_at: at(),
        edited_at: Some(at()),
        notes: notes(text),
        evidence: what
            .into_iter()
            .zip(1_u128..)
            .map(|(what, n)| EvidenceView {
                id: EvidenceId(Uuid::from_u128(n)),
                what,
            })
            .collect(),
        hypotheses: vec![(HypothesisId(Uuid::from_u128(2)), text.into())],
        may: InsightRights {
            edit: open,
            link: open,
            withdraw: open,
        },
    }
}

fn draft(text: &str, known: bool) -> InsightDraft {
    let choices = notes(text).into_iter().map(|note| NoteChoice {
        chosen: note.shown,
        note,
    });
    InsightDraft {
        too_late: None,
        study: StudyNumber(3),
        study_title: Both::new(text, ""),
        insight: known.then(|| pointed(text)),
        text: text.into(),
        notes: choices.collect(),
        version: 2,
    }
}

fn refused<F>(field: &'static str, typed: F) -> Refused<F> {
    Refused {
        error: AppError::field(field, Problem::TooLong(10)),
        typed,
    }
}

/// Every page of the area with this text wherever people write.
fn samples(lang: Lang, text: &str) -> Vec<AnyView> {
    let cx = &cx(lang, text);
    let typed = DirectContactForm {
        company: text.into(),
        person: text.into(),
        met_on: text.into(),
        kind: text.into(),
        note: text.into(),
        form_token: text.into(),
    };
    let mut form = InsightForm::default();
    for field in ["title", "text", "version"] {
        form.set(field, text);
    }
    let link = EvidenceForm {
        proposal: text.into(),
        hypothesis: text.into(),
        item: text.into(),
    };
    let reason = InsightWithdrawalForm {
        reason: text.into(),
    };
    let open = insight(text, InsightState::Open);
    vec![
        contacts::list(cx, &team(text), true),
        contacts::list(cx, &team(text), false),
        contacts::enter(cx, &meeting(text, true), None),
        contacts::enter(
            cx,
            &meeting(text, true),
            Some(&refused("note", typed.clone())),
        ),
        contacts::enter(cx, &meeting(text, false), Some(&refused("company", typed))),
        views::insights(cx, &insights(text)),
        views::insight(cx, &insight(text, InsightState::Withdrawn), None),
        views::insight(
            cx,
            &open,
            Some(&InsightRefusal::Link(refused("item", link))),
        ),
        views::insight(
            cx,
            &open,
            Some(&InsightRefusal::Withdraw(refused("reason", reason))),
        ),
        views::insight(cx, &open, Some(&InsightRefusal::Act(AppError::Busy))),
        views::form(cx, &draft(text, false), None),
        views::form(cx, &draft(text, true), Some(&refused("title", form))),
    ]
}

/// ASVS 1.2.1
#[test]
fn what_people_write_runs_on_no_page() {
    for (attack, lang) in attacks() {
        assert_safe(&attack, || samples(lang, &attack));
    }
}

#[test]
fn a_quote_is_offered_to_readers_only_as_far_as_its_consent_reaches() {
    let seen = Seen::new(&render(|| {
        views::form(&cx(Lang::Ja, ""), &draft("紙が要る", false), None)
    }));
    assert_eq!(seen.count("input[name^=note-]"), 4);
    assert_eq!(seen.count("input[name^=shown-]"), 2);
    assert_eq!(seen.count("input[name^=note-][checked]"), 1);
    assert_eq!(seen.count("input[name=form_token]"), 1);
    let seen = Seen::new(&render(|| {
        views::form(&cx(Lang::Ja, ""), &draft("紙が要る", true), None)
    }));
    assert_eq!(
        seen.attr("input[name=version]", "value").as_deref(),
        Some("2")
    );
}

#[test]
fn the_team_reads_how_many_met_a_customer() {
    let seen = Seen::new(&render(|| {
        contacts::list(&cx(Lang::En, ""), &team("Ben"), true)
    }));
    assert!(
        seen.text(".reached").starts_with("2 of 3 met a customer"),
        "{}",
        seen.text(".reached")
    );
    assert_eq!(seen.count(".table .tag"), 1);
    // A conversation is not removed by hand.
    assert_eq!(seen.count(".met form"), 4);
}

#[test]
fn a_withdrawn_insight_says_why_and_offers_nothing() {
    let page = insight("紙が要る", InsightState::Withdrawn);
    let seen = Seen::new(&render(|| views::insight(&cx(Lang::Ja, ""), &page, None)));
    assert_eq!((seen.count("form"), seen.count(".note.warn")), (0, 1));
}
