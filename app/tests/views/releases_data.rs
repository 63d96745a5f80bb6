//! Samples of releases and thanks with one text wherever somebody writes.

use crate::pages::at;
use crate::roadmap_data::day;
use model::both::Both;
use model::files::{FileKind, FileView};
use model::people::PersonLine;
use model::proposals::Status;
use model::releases::{
    AdoptionDay, Asked, AskedCompany, Consent, FeedbackForm, FeedbackState, FeedbackView,
    Gratitude, MyRelease, ReleaseDraft, ReleaseForm, ReleaseLine, ReleaseList, ReleasePage,
    ReleaseRights, ReleaseState, StoryView, ThanksForm, ThanksOf, ThanksPage, ThanksView, TipView,
};
use model::roadmap::LinkedProposal;
use model::{
    BriefingId, CompanyId, Cursor, FeedbackId, FileId, ItemNumber, Lang, OutcomeStoryId, PersonId,
    ProposalNumber, ReleaseId, ReleaseNumber, ThanksId, TipId,
};
use uuid::Uuid;

pub const STAFF: ReleaseRights = ReleaseRights {
    edit: true,
    thank: false,
    give_feedback: false,
    follow_up: true,
};

pub const MEMBER: ReleaseRights = ReleaseRights {
    edit: false,
    thank: true,
    give_feedback: true,
    follow_up: false,
};

fn both(text: &str) -> Both {
    Both::new(text, text)
}

pub fn person(text: &str, staff: bool) -> PersonLine {
    PersonLine {
        id: PersonId(Uuid::from_u128(8)),
        name: text.into(),
        initials: text.chars().take(1).collect(),
        company: (!staff).then(|| text.into()),
        industry: (!staff).then(|| text.into()),
        staff,
    }
}

pub fn picture(alt: &str) -> FileView {
    FileView {
        id: FileId(Uuid::from_u128(30)),
        kind: FileKind::Png,
        name: "a.png".into(),
        bytes: 4_096,
        width: Some(640),
        height: Some(400),
        alt: alt.into(),
    }
}

pub fn thanks_id() -> ThanksId {
    ThanksId(Uuid::from_u128(40))
}

pub fn voice(id: u128, text: &str) -> ThanksView {
    ThanksView {
        id: ThanksId(Uuid::from_u128(id)),
        release: ReleaseNumber(12),
        release_title: both(text),
        text: text.into(),
        lang: Lang::of_text(text),
        by: Some(person(text, false)),
        industry: Some(text.into()),
        may_quote: true,
        mine: false,
        at: at("2026-11-21T01:00:00Z"),
        edited_at: None,
        story: None,
    }
}

/// As others read it: thanks that must not be quoted.
pub fn unquotable(id: u128, industry: Option<&str>) -> ThanksView {
    ThanksView {
        text: String::new(),
        by: None,
        industry: industry.map(Into::into),
        may_quote: false,
        ..voice(id, "Approving in one go")
    }
}

pub fn story(text: &str, consent: Consent) -> StoryView {
    StoryView {
        id: OutcomeStoryId(Uuid::from_u128(50)),
        text: both(text),
        consent,
        published_at: None,
        mine: false,
        version: 3,
    }
}

pub fn thanks_of(text: &str, told: Option<StoryView>, follow_up: bool) -> ThanksOf {
    let mut thanks = voice(40, text);
    thanks.story = told;
    ThanksOf { thanks, follow_up }
}

pub fn stream(text: &str) -> ThanksPage {
    let mut told = voice(42, text);
    told.story = Some(StoryView {
        published_at: Some(at("2026-11-21T03:00:00Z")),
        ..story(text, Consent::Given)
    });
    ThanksPage {
        thanks: vec![voice(40, text), unquotable(41, Some(text)), told],
        next: Some(Cursor { key: 3, id: 9 }),
        gratitude: Gratitude {
            thanks: 14,
            requests: 10,
        },
        follow_up: true,
    }
}

pub fn asked(text: &str) -> Asked {
    Asked {
        proposal: ProposalNumber(31),
        title: text.into(),
        lang: Lang::of_text(text),
        asked_at: Some(at("2026-11-03T00:00:00Z")),
    }
}

pub fn line(number: i64, text: &str, state: ReleaseState) -> ReleaseLine {
    ReleaseLine {
        id: ReleaseId(Uuid::from_u128(u128::from(number.unsigned_abs()) + 100)),
        number: (state != ReleaseState::Draft).then_some(ReleaseNumber(number)),
        title: both(text),
        background: both(text),
        state,
        released_on: Some(day("2026-11-20")),
        thanks: 3,
    }
}

pub fn log(text: &str) -> ReleaseList {
    let mut quiet = line(11, text, ReleaseState::Published);
    quiet.thanks = 0;
    ReleaseList {
        lines: vec![line(12, text, ReleaseState::Published), quiet],
        next: Some(Cursor { key: 3, id: 9 }),
        hidden: vec![
            line(13, text, ReleaseState::Draft),
            line(10, text, ReleaseState::Withdrawn),
        ],
        may_edit: true,
    }
}

pub fn mine(text: &str) -> Vec<MyRelease> {
    [(12, false), (11, true)]
        .into_iter()
        .map(|(number, thanked)| MyRelease {
            number: ReleaseNumber(number),
            title: both(text),
            released_on: day("2026-11-20"),
            asked: asked(text),
            thanked,
        })
        .collect()
}

pub fn feedback_id() -> FeedbackId {
    FeedbackId(Uuid::from_u128(60))
}

/// As a PM reads it.
pub fn page(text: &str) -> ReleasePage {
    ReleasePage {
        id: ReleaseId(Uuid::from_u128(70)),
        number: ReleaseNumber(12),
        state: ReleaseState::Published,
        title: both(text),
        background: both(text),
        intended_use: both(text),
        how_to_start: both(text),
        limits: both(text),
        summary: both(text),
        staff_document: "https://wiki.example/release".into(),
        released_on: day("2026-11-20"),
        published_at: at("2026-11-20T00:00:00Z"),
        builders: vec![person(text, true)],
        proposals: vec![LinkedProposal {
            number: ProposalNumber(31),
            title: text.into(),
            lang: Lang::of_text(text),
            status: Status::Released,
            companies: 17,
            people: 31,
            reasons: 4,
        }],
        items: vec![(ItemNumber(2), both(text))],
        pictures: Vec::new(),
        asked: None,
        thanks: vec![voice(40, text), unquotable(41, Some(text))],
        thanked: 12,
        my_thanks: None,
        tips: vec![TipView {
            id: TipId(Uuid::from_u128(80)),
            text: both(text),
            by: person(text, true),
            at: at("2026-11-21T01:00:00Z"),
        }],
        feedback: FeedbackState {
            until: Some(day("2026-12-18")),
            open: true,
            mine: None,
        },
        received: vec![FeedbackView {
            id: feedback_id(),
            by: person(text, false),
            scene: text.into(),
            worked: text.into(),
            missing: String::new(),
            lang: Lang::of_text(text),
            at: at("2026-11-21T01:00:00Z"),
        }],
        customers: vec![AskedCompany {
            id: CompanyId(Uuid::from_u128(90)),
            name: text.into(),
            people: 2,
        }],
        adoption: vec![
            AdoptionDay {
                day: day("2026-11-22"),
                companies: 8,
                people: 40,
            },
            AdoptionDay {
                day: day("2026-11-21"),
                companies: 4,
                people: 12,
            },
        ],
        briefing: Some(BriefingId(Uuid::from_u128(1))),
        may: STAFF,
        version: 5,
    }
}

/// As somebody of a customer reads it, who had asked for it.
pub fn page_of_a_member(text: &str) -> ReleasePage {
    ReleasePage {
        staff_document: String::new(),
        asked: Some(asked(text)),
        received: Vec::new(),
        customers: Vec::new(),
        adoption: Vec::new(),
        briefing: None,
        may: MEMBER,
        ..page(text)
    }
}

pub fn thanks_form(text: &str) -> ThanksForm {
    ThanksForm {
        text: text.into(),
        may_quote: "on".into(),
    }
}

pub fn feedback_form(text: &str) -> FeedbackForm {
    FeedbackForm {
        scene: text.into(),
        worked: text.into(),
        missing: text.into(),
    }
}

pub fn form(text: &str) -> ReleaseForm {
    let text = || text.to_owned();
    ReleaseForm {
        title_ja: text(),
        title_en: text(),
        background_ja: text(),
        background_en: text(),
        intended_use_ja: text(),
        intended_use_en: text(),
        how_to_start_ja: text(),
        how_to_start_en: text(),
        limits_ja: text(),
        limits_en: text(),
        staff_document: text(),
        released_on: text(),
        feedback_until: text(),
        proposals: text(),
        items: text(),
        builder1: text(),
        sketch_alt: text(),
        version: "5".into(),
        form_token: text(),
        ..ReleaseForm::default()
    }
}

/// A draft that is kept already.
pub fn draft(text: &str) -> ReleaseDraft {
    ReleaseDraft {
        id: Some(ReleaseId(Uuid::from_u128(70))),
        number: None,
        state: ReleaseState::Draft,
        form: form(text),
        pictures: Vec::new(),
        staff: vec![
            (PersonId(Uuid::from_u128(8)), text.into()),
            (PersonId(Uuid::from_u128(9)), text.into()),
        ],
        voices: 31,
        briefing: None,
    }
}

pub fn new_draft() -> ReleaseDraft {
    ReleaseDraft {
        id: None,
        form: ReleaseForm::default(),
        voices: 0,
        ..draft("x")
    }
}
