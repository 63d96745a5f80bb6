//! Samples of the roadmap with one text wherever somebody writes.

use crate::evidence::supported_by;
use crate::pages::{at, signed_in};
use app::views::ViewCx;
use chrono::NaiveDate;
use model::both::Both;
use model::briefings::{BriefingKind, BriefingLine, BriefingOf, BriefingPage, BriefingQuestion};
use model::people::PersonLine;
use model::proposals::Status;
use model::releases::ReleaseOf;
use model::roadmap::{
    AnswerView, Asked, Audience, Change, ChangeCounts, ChangeKind, Colour, Confidence,
    DifferencePage, DraftLine, DraftPage, EntryForm, EntryPage, FrameForm, Horizon, ItemCard,
    ItemHistory, ItemPage, ItemRights, Items, Layout, LinkedProposal, NoteView, Place,
    QuestionView, RoadmapPage, RoadmapRights, Standing, ThemeLine, VersionHead, VersionLine,
    VersionState,
};
use model::{
    BriefingId, ItemNumber, Lang, PersonId, ProposalNumber, QuestionId, ReleaseNumber,
    RoadmapItemId, ThemeId, VersionNumber, WorkshopNoteId,
};
use std::sync::Arc;
use uuid::Uuid;

pub const BOARD: Asked = Asked {
    layout: Layout::Board,
    theme: None,
};

pub fn cx(lang: Lang, text: &str) -> ViewCx {
    ViewCx {
        vendor: text.into(),
        form_token: text.into(),
        ..signed_in(lang, text)
    }
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn both(text: &str) -> Both {
    Both::new(text, text)
}

pub fn head(text: &str) -> VersionHead {
    VersionHead {
        number: Some(VersionNumber(4)),
        name: both(text),
        state: VersionState::Published,
        now_until: day("2026-12-31"),
        next_until: day("2027-06-30"),
        valid_until: day("2028-03-31"),
        review_on: day("2027-01-15"),
        published_at: Some(at("2026-11-16T00:00:00Z")),
        publish_at: None,
        current: true,
        version: 3,
    }
}

pub fn themes(text: &str) -> Vec<ThemeLine> {
    [Colour::Indigo, Colour::Pine]
        .into_iter()
        .zip(100..)
        .map(|(colour, id)| ThemeLine {
            id: ThemeId(Uuid::from_u128(id)),
            name: both(text),
            colour,
            followed: colour == Colour::Pine,
            version: 5,
        })
        .collect()
}

fn place(horizon: Horizon, quarter: &str) -> Place {
    Place {
        horizon,
        quarter: quarter.parse().ok(),
        milestone: None,
    }
}

pub fn change(kind: ChangeKind, text: &str) -> Change {
    let from = (place(Horizon::Next, ""), Confidence::Low);
    let to = match kind {
        ChangeKind::Reassessed => (place(Horizon::Next, ""), Confidence::High),
        _ => (place(Horizon::Now, ""), Confidence::High),
    };
    Change {
        kind,
        item: RoadmapItemId(Uuid::from_u128(1)),
        number: ItemNumber(1),
        title: both(text),
        theme: Some(themes(text)[0].id),
        from: (kind != ChangeKind::Added).then_some(from),
        to: (kind != ChangeKind::Removed).then_some(to),
        reasons: vec![
            (VersionNumber(3), both(text)),
            (VersionNumber(4), both(text)),
        ],
    }
}

pub fn changes(text: &str) -> Vec<Change> {
    ChangeKind::ALL
        .iter()
        .map(|kind| change(*kind, text))
        .collect()
}

pub fn card(number: i64, text: &str, horizon: Horizon) -> ItemCard {
    ItemCard {
        id: RoadmapItemId(Uuid::from_u128(u128::from(number.unsigned_abs()))),
        number: ItemNumber(number),
        title: both(text),
        summary: both(text),
        why: both(text),
        whom: both(text),
        council: Both::default(),
        staff_note: String::new(),
        theme: Some(themes(text)[0].id),
        place: place(horizon, ""),
        confidence: Confidence::Medium,
        standing: Standing::Active,
        proposals: 3,
        companies: 11,
        reasons: 4,
        change: None,
    }
}

pub fn cards(text: &str) -> Vec<ItemCard> {
    let mut moved = card(1, text, Horizon::Now);
    moved.change = Some(change(ChangeKind::Moved, text));
    moved.place.milestone = Some(day("2026-12-15"));
    let mut dated = card(2, text, Horizon::Next);
    dated.place = place(Horizon::Next, "2027-Q2");
    dated.theme = Some(themes(text)[1].id);
    let mut plain = card(3, text, Horizon::Later);
    plain.theme = None;
    plain.proposals = 0;
    vec![moved, dated, plain]
}

pub fn items(cards: Vec<ItemCard>) -> Arc<Items> {
    Arc::new(Items::from(cards))
}

pub fn page(text: &str) -> RoadmapPage {
    RoadmapPage {
        head: head(text),
        sees: Audience::Everyone,
        themes: themes(text),
        items: items(cards(text)),
        followed: [ItemNumber(1)].into(),
        since: Some((VersionNumber(3), ChangeCounts::of(&changes(text)))),
        visit_noted: true,
        may: RoadmapRights::default(),
    }
}

pub fn editing(text: &str) -> RoadmapPage {
    RoadmapPage {
        may: RoadmapRights {
            edit: true,
            brief: true,
        },
        ..page(text)
    }
}

fn person(text: &str, staff: bool) -> PersonLine {
    PersonLine {
        id: PersonId(Uuid::from_u128(5)),
        name: text.into(),
        initials: text.chars().take(1).collect(),
        company: (!staff).then(|| text.into()),
        industry: None,
        staff,
    }
}

/// As staff who edit see it.
pub fn item(text: &str) -> ItemPage {
    let card = card(1, text, Horizon::Now);
    let when = at("2026-11-18T03:00:00Z");
    let question = |id, answer| QuestionView {
        id: QuestionId(Uuid::from_u128(id)),
        body: text.into(),
        lang: Lang::Ja,
        by: person(text, false),
        at: when,
        answer,
        version: 7,
    };
    let note = |id, audience, stuck| NoteView {
        id: WorkshopNoteId(Uuid::from_u128(id)),
        body: text.into(),
        lang: Lang::En,
        audience,
        stuck,
        by: person(text, true),
        at: when,
    };
    ItemPage {
        id: card.id,
        number: card.number,
        title: both(text),
        summary: both(text),
        why: both(text),
        whom: both(text),
        council: both(text),
        staff_note: text.into(),
        theme: themes(text).pop(),
        place: Place {
            milestone: Some(day("2026-12-15")),
            ..place(Horizon::Now, "2026-Q4")
        },
        confidence: Confidence::High,
        standing: Standing::Active,
        owner: Some(person(text, true)),
        version: head(text),
        proposals: vec![LinkedProposal {
            number: ProposalNumber(31),
            title: text.into(),
            lang: Lang::Ja,
            status: Status::Planned,
            companies: 7,
            people: 12,
            reasons: 3,
        }],
        evidence: supported_by(text),
        companies: 6,
        reasons: 3,
        notes: vec![
            note(1, Audience::Everyone, true),
            note(2, Audience::Staff, false),
        ],
        questions: vec![
            question(
                1,
                Some(AnswerView {
                    body: text.into(),
                    lang: Lang::Ja,
                    by: person(text, true),
                    at: when,
                }),
            ),
            question(2, None),
        ],
        releases: vec![ReleaseOf {
            number: ReleaseNumber(12),
            title: both(text),
            released_on: day("2026-11-20"),
            thanks: 3,
        }],
        history: vec![ItemHistory {
            version: VersionNumber(4),
            name: both(text),
            published_at: when,
            change: change(ChangeKind::Moved, text),
        }],
        followed: true,
        may: ItemRights {
            ask: true,
            answer: true,
            note: true,
            edit: true,
        },
    }
}

/// As a member gets it: what others read is not in the data.
pub fn item_of_a_member(text: &str) -> ItemPage {
    let mut page = item(text);
    page.council = Both::default();
    page.staff_note = String::new();
    page.evidence.clear();
    page.notes.truncate(1);
    page.may = ItemRights {
        ask: true,
        ..ItemRights::default()
    };
    page
}

pub fn difference(text: &str) -> DifferencePage {
    let older = VersionHead {
        number: Some(VersionNumber(2)),
        current: false,
        ..head(text)
    };
    DifferencePage {
        from: Some(older),
        to: head(text),
        changes: changes(text),
        themes: themes(text),
        names: vec![
            (VersionNumber(3), both(text)),
            (VersionNumber(4), both(text)),
        ],
        versions: vec![
            (VersionNumber(4), both(text)),
            (VersionNumber(2), both(text)),
        ],
        sees: Audience::Everyone,
    }
}

pub fn draft_head(text: &str) -> VersionHead {
    VersionHead {
        number: None,
        state: VersionState::Draft,
        current: false,
        published_at: None,
        ..head(text)
    }
}

pub fn draft(text: &str) -> DraftPage {
    let mut lines: Vec<DraftLine> = cards(text)
        .into_iter()
        .map(|card| DraftLine {
            number: card.number,
            title: card.title,
            theme: card.theme,
            place: card.place,
            confidence: card.confidence,
            standing: card.standing,
            change: card.change.map(|change| Change {
                reasons: Vec::new(),
                ..change
            }),
            missing: Some(Lang::En),
            editing: vec![text.into()],
            edited_by: Some(text.into()),
            edited_at: at("2026-11-21T06:30:00Z"),
            version: 2,
        })
        .collect();
    lines[2].standing = Standing::Removed;
    DraftPage {
        head: draft_head(text),
        frame: FrameForm {
            name_ja: text.into(),
            name_en: text.into(),
            now_until: text.into(),
            next_until: text.into(),
            valid_until: text.into(),
            review_on: text.into(),
            version: text.into(),
        },
        themes: themes(text),
        lines,
        counts: ChangeCounts::of(&changes(text)),
        unexplained: 1,
        zone: "Asia/Tokyo".into(),
        scheduled_by: Some(text.into()),
    }
}

/// Nothing owed any more.
pub fn ready(text: &str) -> DraftPage {
    DraftPage {
        unexplained: 0,
        ..draft(text)
    }
}

pub fn scheduled(text: &str) -> DraftPage {
    let mut page = ready(text);
    page.head.state = VersionState::Scheduled;
    page.head.publish_at = Some(at("2026-11-30T00:00:00Z"));
    page
}

pub fn entry_form(text: &str) -> EntryForm {
    EntryForm {
        title_ja: text.into(),
        title_en: text.into(),
        summary_ja: text.into(),
        summary_en: text.into(),
        why_ja: text.into(),
        why_en: text.into(),
        whom_ja: text.into(),
        whom_en: text.into(),
        council_ja: text.into(),
        council_en: text.into(),
        staff_note: text.into(),
        theme: text.into(),
        horizon: text.into(),
        quarter: text.into(),
        milestone: text.into(),
        confidence: text.into(),
        owner: text.into(),
        proposals: text.into(),
        reason_ja: text.into(),
        reason_en: text.into(),
        version: text.into(),
        form_token: text.into(),
    }
}

pub fn entry(text: &str) -> EntryPage {
    EntryPage {
        number: Some(ItemNumber(1)),
        form: entry_form(text),
        standing: Standing::Active,
        before: Some((place(Horizon::Next, "2027-Q1"), Confidence::Low)),
        themes: themes(text),
        owners: vec![(PersonId(Uuid::from_u128(5)), text.into())],
        editing: vec![text.into()],
    }
}

pub fn version_lines(text: &str) -> Vec<VersionLine> {
    let line = |number, state| VersionLine {
        number: VersionNumber(number),
        name: both(text),
        state,
        published_at: at("2026-11-16T00:00:00Z"),
        valid_until: day("2028-03-31"),
        counts: ChangeCounts::of(&changes(text)),
    };
    vec![
        line(4, VersionState::Published),
        line(3, VersionState::Withdrawn),
    ]
}

pub fn printed(text: &str) -> RoadmapPage {
    let mut page = page(text);
    page.sees = Audience::Council;
    let mut cards = cards(text);
    for card in &mut cards {
        card.council = both(text);
    }
    page.items = items(cards);
    page
}

pub fn briefing_lines(text: &str) -> Vec<BriefingLine> {
    vec![BriefingLine {
        id: BriefingId(Uuid::from_u128(1)),
        kind: BriefingKind::Roadmap,
        name: both(text),
        begins_at: Some(at("2026-12-01T01:00:00Z")),
        place: text.into(),
        questions: 2,
    }]
}

pub fn briefing(text: &str) -> BriefingPage {
    let question = |answer: &str| BriefingQuestion {
        question: text.into(),
        answer: answer.into(),
        by: text.into(),
        at: at("2026-12-01T02:00:00Z"),
    };
    BriefingPage {
        id: BriefingId(Uuid::from_u128(1)),
        of: BriefingOf::Version(head(text)),
        begins_at: Some(at("2026-12-01T01:00:00Z")),
        place: text.into(),
        link: "https://meet.example/x".into(),
        points: both(text),
        questions: vec![question(text), question("")],
        may_edit: true,
        version: 6,
    }
}
