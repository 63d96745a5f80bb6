//! Samples of proposals with one text wherever somebody writes.

use app::views::ViewCx;
use app::views::proposals::{EditPage, Target};
use chrono::{DateTime, NaiveDate, Utc};
use model::files::{FileKind, FileView};
use model::people::{PersonLine, Roles, Viewer};
use model::proposals::*;
use model::{
    CommentId, Cursor, DecisionId, DraftId, FileId, Lang, PersonId, ProposalId, ProposalNumber,
    ReasonId,
};
use uuid::Uuid;

pub const XSS: &str = "</textarea></title></option><script>alert(1)</script>\"'><img src=x onerror=alert(1)>&lt;b&gt;";

pub fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn cx(lang: Lang) -> ViewCx {
    ViewCx {
        lang,
        zone: chrono_tz::Tz::Asia__Tokyo,
        now: at("2026-11-22T03:00:00Z"),
        viewer: Some(Viewer {
            id: PersonId(Uuid::from_u128(1)),
            name: "佐藤 健".into(),
            company: Some("みなと食品".into()),
            roles: Roles::default(),
            lang,
            time_zone: "Asia/Tokyo".into(),
            unread: 0,
            invited_to_studies: false,
            may_see_customers: false,
            may_administer: false,
            may_propose: true,
        }),
        vendor: "Aozora Works".into(),
        form_token: "token-1".into(),
    }
}

pub fn person(text: &str, staff: bool) -> PersonLine {
    PersonLine {
        id: PersonId(Uuid::from_u128(2)),
        name: text.into(),
        initials: text.chars().take(1).collect(),
        company: (!staff).then(|| text.to_owned()),
        industry: (!staff).then(|| text.to_owned()),
        staff,
    }
}

pub fn card(number: i64, text: &str) -> ProposalCard {
    ProposalCard {
        number: ProposalNumber(number),
        title: text.into(),
        excerpt: text.into(),
        lang: Lang::Ja,
        status: Status::UnderReview,
        area: Area::Approvals,
        audience: Audience::Everyone,
        company: text.into(),
        companies: 17,
        people: 31,
        reasons: 3,
        published_at: at("2026-11-03T00:00:00Z"),
        moved_at: at("2026-11-20T00:00:00Z"),
        due: Due::NextWord(day("2026-12-04")),
        voiced: number == 31,
        may_voice: true,
    }
}

pub fn listed(text: &str) -> ProposalList {
    ProposalList {
        cards: vec![card(31, text), card(47, text)],
        next: Some(Cursor { key: 5, id: 47 }),
        query: ListQuery {
            q: text.into(),
            sort: "newest".into(),
            whose: "mine".into(),
            status: "under-review".into(),
            area: "approvals".into(),
            after: "5.1".into(),
        },
        mine: MyRequests {
            waiting: 2,
            next_answer: Some(day("2026-11-26")),
            released: 1,
            drafts: vec![DraftLine {
                id: DraftId(Uuid::from_u128(9)),
                title: text.into(),
                saved_at: at("2026-11-21T01:00:00Z"),
            }],
        },
        may_propose: true,
    }
}

pub fn translating(text: &str) -> TranslationPage {
    TranslationPage {
        number: ProposalNumber(31),
        lang: Lang::Ja,
        title: text.into(),
        request: text.into(),
        reason: text.into(),
        means: text.into(),
        form: TranslationForm {
            title: text.into(),
            request: text.into(),
            reason: text.into(),
            means: text.into(),
            of_version: text.into(),
            version: text.into(),
        },
        exists: true,
        outdated: true,
    }
}

/// A picture and a paper.
pub fn sketches(text: &str) -> Vec<FileView> {
    let view = |n, kind, size: Option<i32>| FileView {
        id: FileId(Uuid::from_u128(n)),
        kind,
        name: text.into(),
        alt: text.into(),
        bytes: 120_000,
        width: size,
        height: size,
    };
    vec![
        view(7, FileKind::Png, Some(64)),
        view(8, FileKind::Pdf, None),
    ]
}

pub fn shown(text: &str) -> ProposalPage {
    let decision = |number: u128, status| DecisionView {
        id: DecisionId(Uuid::from_u128(number)),
        status,
        reason: text.into(),
        lang: Lang::Ja,
        by: person(text, true),
        seal_name: text.into(),
        at: at("2026-11-20T00:00:00Z"),
        next_word: Some(day("2026-12-04")),
        next_look: None,
    };
    let step = |stage, state, at| TrailStep {
        stage,
        state,
        at,
        ended: None,
    };
    ProposalPage {
        id: ProposalId(Uuid::from_u128(31)),
        number: ProposalNumber(31),
        title: text.into(),
        request: text.into(),
        reason: text.into(),
        means: text.into(),
        roadmap_item: None,
        releases: Vec::new(),
        files: sketches(text),
        lang: Lang::Ja,
        translation: Some(TranslationView {
            lang: Lang::En,
            title: format!("{text} in English"),
            request: text.into(),
            reason: text.into(),
            means: text.into(),
            by: person(text, true),
            at: at("2026-11-05T00:00:00Z"),
            outdated: true,
        }),
        wanted: Lang::Ja,
        area: Area::Approvals,
        audience: Audience::Company,
        status: Status::InSpecification,
        author: person(text, false),
        published_at: at("2026-11-03T00:00:00Z"),
        edited_at: Some(at("2026-11-04T00:00:00Z")),
        version: 3,
        companies: 17,
        people: 31,
        due: Due::NextWord(day("2026-12-04")),
        evidence: crate::evidence::supporting(text),
        trail: vec![
            step(
                Stage::Proposal,
                TrailState::Done,
                Some(at("2026-11-03T00:00:00Z")),
            ),
            step(
                Stage::Specification,
                TrailState::Now,
                Some(at("2026-11-20T00:00:00Z")),
            ),
            step(Stage::Release, TrailState::Later, None),
        ],
        reasons: vec![ReasonView {
            id: ReasonId(Uuid::from_u128(5)),
            author: PersonLine {
                company: Some(format!("{text} 2")),
                ..person(text, false)
            },
            text: text.into(),
            lang: Lang::En,
            at: at("2026-11-10T00:00:00Z"),
            mine: false,
        }],
        decisions: vec![
            decision(7, Status::InSpecification),
            decision(6, Status::UnderReview),
        ],
        comments: vec![CommentView {
            id: CommentId(Uuid::from_u128(8)),
            author: person(text, false),
            html: "<p>said</p>".into(),
            lang: Lang::Ja,
            at: at("2026-11-21T00:00:00Z"),
            reactions: vec![ReactionCount {
                kind: Reaction::ThumbsUp,
                count: 2,
                mine: true,
            }],
        }],
        comments_total: 12,
        comments_next: Some(Cursor { key: 1, id: 1 }),
        voiced: false,
        watching: false,
        watch_box: false,
        may: Rights {
            voice: true,
            add_reason: true,
            comment: true,
            edit: true,
            translate: true,
            withdraw: true,
            ask: true,
            decide: true,
        },
    }
}

pub fn typed(text: &str) -> ProposalForm {
    ProposalForm {
        title: text.into(),
        request: text.into(),
        reason: text.into(),
        means: text.into(),
        area: text.into(),
        audience: text.into(),
        lang: text.into(),
        version: text.into(),
        intent: "preview".into(),
        form_token: text.into(),
        sketch: text.into(),
        sketch_alt: text.into(),
    }
}

pub fn writing(target: Target, form: ProposalForm) -> EditPage {
    EditPage {
        files: sketches("案"),
        target,
        similar: vec![SimilarProposal {
            number: ProposalNumber(47),
            title: form.title.clone(),
            lang: Lang::Ja,
            status: Status::New,
            companies: 1,
        }],
        form,
        error: None,
    }
}

pub fn draft() -> Target {
    Target::Draft {
        id: DraftId(Uuid::from_u128(9)),
        saved_at: at("2026-11-21T01:00:00Z"),
    }
}

pub fn past(text: &str) -> HistoryPage {
    let revision = |version, text: &str| RevisionView {
        version,
        title: text.into(),
        request: text.into(),
        reason: text.into(),
        means: String::new(),
        by: text.into(),
        at: at("2026-11-04T00:00:00Z"),
    };
    HistoryPage {
        number: ProposalNumber(31),
        lang: Lang::Ja,
        revisions: vec![revision(2, &format!("{text} more")), revision(1, text)],
    }
}
