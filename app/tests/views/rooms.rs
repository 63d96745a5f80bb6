//! Observation rooms: what each of its views shows, and what it keeps to itself.

use crate::pages::{at, attacks};
use crate::roadmap_data::cx;
use crate::safe::assert_safe;
use crate::support::{Seen, render};
use app::views::Refused;
use app::views::rooms::{self as views, RoomRefusal};
use model::both::Both;
use model::rooms::{
    AnsweredForm, JoinForm, NoteForm, NoteTag, NoteWordingForm, Participant, RoomClock,
    RoomNoteView, RoomNotes, RoomPage, RoomQuestionForm, RoomQuestionState, RoomQuestionView,
    RoomQuestions, RoomRights, RoomView, SkipForm, WatcherRole, WatcherView,
};
use model::studies::{GuideStep, HypothesisState, Quotes, SignedChoices};
use model::{
    AppError, Conflict, Lang, PersonId, Problem, RoomNoteId, RoomQuestionId, SlotId, StudyNumber,
};
use uuid::Uuid;

const ALL: RoomRights = RoomRights {
    read: true,
    enter: true,
    interview: true,
    leave: true,
    lead: true,
    ask: true,
    record: true,
    note: true,
    remove: true,
};

fn person(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(n))
}

fn id(n: u128) -> RoomQuestionId {
    RoomQuestionId(Uuid::from_u128(n))
}

fn question(n: u128, state: RoomQuestionState, text: &str) -> RoomQuestionView {
    RoomQuestionView {
        id: id(n),
        text: text.to_owned(),
        state,
        by: text.to_owned(),
        asked_at: at("2026-11-22T01:00:00Z"),
        mine: false,
        seconds: 2,
        seconded: n == 1,
        stamp: (state == RoomQuestionState::Answered).then_some(2_470),
        answer: text.to_owned(),
        reason: text.to_owned(),
        joined: vec![text.to_owned()],
    }
}

/// A room with one of everything, and this text wherever somebody writes.
fn page(view: RoomView, text: &str) -> RoomPage {
    let said = || text.to_owned();
    RoomPage {
        view,
        number: StudyNumber(4),
        title: Both::new(text, text),
        slot: SlotId(Uuid::from_u128(7)),
        starts_at: at("2026-11-22T01:00:00Z"),
        ends_at: at("2026-11-22T02:20:00Z"),
        cancelled: false,
        clock: RoomClock {
            started_at: Some(at("2026-11-22T01:00:00Z")),
            ended_at: None,
        },
        participants: vec![Participant {
            id: person(1),
            name: said(),
            company: Some(said()),
            allows: Some(SignedChoices {
                recording: false,
                quotes: Quotes::Anonymous,
            }),
        }],
        watchers: vec![WatcherView {
            id: person(2),
            name: said(),
            role: WatcherRole::Interviewer,
            entered_at: Some(at("2026-11-22T01:00:00Z")),
            left: false,
        }],
        observers_max: 8,
        role: Some(WatcherRole::Interviewer),
        may: ALL,
        questions: RoomQuestions {
            next: Some(question(3, RoomQuestionState::Taken, text)),
            waiting: vec![
                question(1, RoomQuestionState::Waiting, text),
                question(2, RoomQuestionState::Waiting, text),
            ],
            done: vec![
                question(4, RoomQuestionState::Answered, text),
                question(5, RoomQuestionState::Skipped, text),
            ],
        },
        guide: vec![GuideStep {
            minutes: 10,
            title: said(),
            text: said(),
        }],
        hypotheses: vec![(said(), HypothesisState::Open)],
        notes: RoomNotes {
            items: vec![RoomNoteView {
                id: RoomNoteId(Uuid::from_u128(8)),
                text: said(),
                tag: NoteTag::Quote,
                stamp: 2_470,
                position: 1,
                by: said(),
                mine: true,
                edited: true,
            }],
            next: None,
            position: 2,
        },
    }
}

fn refused<F>(field: &'static str, typed: F) -> Refused<F> {
    Refused {
        error: AppError::field(field, Problem::TooLong(10)),
        typed,
    }
}

/// Every form of a room, refused at one of its fields, with the view that has it.
fn refusals(text: &str) -> Vec<(RoomView, RoomRefusal)> {
    let said = || text.to_owned();
    let ask = RoomQuestionForm {
        text: said(),
        ..RoomQuestionForm::default()
    };
    let join = JoinForm {
        other: said(),
        ..JoinForm::default()
    };
    let answered = AnsweredForm {
        stamp: said(),
        answer: said(),
        ..AnsweredForm::default()
    };
    let skip = SkipForm {
        reason: said(),
        ..SkipForm::default()
    };
    let note = NoteForm {
        text: said(),
        tag: said(),
        ..NoteForm::default()
    };
    let wording = NoteWordingForm {
        text: said(),
        tag: said(),
    };
    let written = RoomNoteId(Uuid::from_u128(8));
    vec![
        (RoomView::Observer, RoomRefusal::Ask(refused("text", ask))),
        (
            RoomView::Observer,
            RoomRefusal::Join(id(1), refused("other", join)),
        ),
        (
            RoomView::Observer,
            RoomRefusal::Answered(id(1), refused("answer", answered)),
        ),
        (
            RoomView::Interviewer,
            RoomRefusal::Skip(id(3), refused("reason", skip)),
        ),
        (RoomView::Notes, RoomRefusal::Note(refused("text", note))),
        (
            RoomView::Notes,
            RoomRefusal::EditNote(written, refused("text", wording)),
        ),
        (
            RoomView::Observer,
            RoomRefusal::Act(AppError::conflict(Conflict::QuestionTaken)),
        ),
    ]
}

fn shown(lang: Lang, page: &RoomPage, refused: Option<&RoomRefusal>) -> Seen {
    let cx = cx(lang, "x");
    Seen::new(&render(|| views::room(&cx, page, refused)))
}

/// ASVS 1.2.1
#[test]
fn hostile_words_stay_words_in_every_view_of_a_room() {
    // Every attack meets one page of each kind in turn: all of each would take minutes.
    for (n, (attack, lang)) in attacks().into_iter().enumerate() {
        let cx = cx(lang, &attack);
        let plain = page(RoomView::ALL[n % RoomView::ALL.len()], &attack);
        assert_safe(&attack, || views::room(&cx, &plain, None));
        let refusals = refusals(&attack);
        let (view, refusal) = &refusals[n % refusals.len()];
        let refused = page(*view, &attack);
        assert_safe(&attack, || views::room(&cx, &refused, Some(refusal)));
    }
}

#[test]
fn a_refused_form_says_why_once_and_keeps_what_was_typed() {
    for lang in Lang::ALL {
        for (view, refusal) in refusals("typed before") {
            let seen = shown(*lang, &page(view, "x"), Some(&refusal));
            assert_eq!(seen.count(".errors"), 1, "{refusal:?}");
            if !matches!(refusal, RoomRefusal::Act(_)) {
                let kept = "[value='typed before'], textarea";
                assert!(seen.count(kept) > 0, "{refusal:?}");
            }
        }
    }
}

/// What became of a question meanwhile is said, although its form is gone.
#[test]
fn what_came_too_late_is_said_on_top() {
    let skip = SkipForm {
        reason: "no".into(),
        ..SkipForm::default()
    };
    let late = Refused {
        error: AppError::conflict(Conflict::Stale),
        typed: skip,
    };
    let seen = shown(
        Lang::En,
        &page(RoomView::Observer, "x"),
        Some(&RoomRefusal::Skip(id(4), late)),
    );
    assert_eq!(seen.count(".errors"), 1);
}

#[test]
fn the_interviewer_sees_one_question_and_what_can_be_done_with_it() {
    let seen = shown(Lang::En, &page(RoomView::Interviewer, "Who gets it?"), None);
    assert_eq!(seen.count(".room-next .big"), 1);
    for act in ["asked", "put-back"] {
        assert_eq!(
            seen.count(&format!(".room-next form[data-room-form={act}]")),
            1,
            "{act}"
        );
    }
    assert_eq!(
        seen.attr("[data-timer]", "data-running").as_deref(),
        Some("true")
    );
    assert_eq!(
        seen.count(".room-guide li[data-from='0'][data-until='600']"),
        1
    );
}

#[test]
fn every_view_says_what_the_participant_allows() {
    for view in RoomView::ALL {
        let seen = shown(Lang::En, &page(*view, "x"), None);
        let said = seen.text(".room-consent");
        assert!(
            said.contains("No recording") && said.contains("Quotes without the name"),
            "{said}"
        );
        let mut none = page(*view, "x");
        none.participants[0].allows = None;
        assert!(
            shown(Lang::En, &none, None)
                .text(".room-consent")
                .contains("No consent")
        );
    }
}

#[test]
fn an_answer_has_its_time_and_a_skipped_question_its_reason() {
    let seen = shown(Lang::Ja, &page(RoomView::Observer, "紙は誰に"), None);
    let done = seen.text(".room-queue.done");
    assert!(
        done.contains("00:41:10に回答") && done.contains("理由: 紙は誰に"),
        "{done}"
    );
}

/// ASVS 8.2.1
#[test]
fn before_the_door_there_is_nothing_but_names() {
    let mut outside = page(RoomView::Observer, "SECRET");
    outside.may = RoomRights {
        enter: true,
        ..RoomRights::default()
    };
    outside.role = None;
    outside.title = Both::new("調査", "Study");
    outside.participants.clear();
    outside.watchers[0].name = "Ben Okafor".into();
    let seen = shown(Lang::En, &outside, None);
    let said: String = seen.0.root_element().text().collect();
    assert!(
        !said.contains("SECRET") && said.contains("Ben Okafor"),
        "{said}"
    );
    assert_eq!(seen.count(".room-entrance button"), 2);
    assert!(!views::room_head(&cx(Lang::En, "x"), &outside).islands);
}
