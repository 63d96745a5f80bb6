//! Observation rooms: who comes in, what becomes of questions, in which order notes stand.

use super::proposals::{company, conflict, member, refused};
use super::raw::{number, run};
use super::studies::{id, researcher};
use chrono::Duration;
use domain::db::count::counting;
use domain::testing::{
    a_note, a_room_question, a_slot, a_staff_member, a_study, accepted, invited,
};
use domain::{Actor, Domain};
use futures::future::join_all;
use model::people::Role;
use model::rooms::{
    Answered, NOTES_SIZE, NewNote, NewQuestion, NoteTag, NoteWording, RoomPage, RoomQuestionState,
    RoomView, WatcherRole,
};
use model::studies::{HypothesisState, Quotes, SignedChoices};
use model::{AppError, Conflict, SlotId, StudyNumber};
use std::time::Duration as Real;

/// A conversation with Tanaka, led by Ben; Yui writes, Ken and Mori watch.
pub(super) struct Scene {
    pub study: StudyNumber,
    pub slot: SlotId,
    pub tanaka: Actor,
    pub ben: Actor,
    pub yui: Actor,
    pub ken: Actor,
    pub mori: Actor,
}

pub(super) async fn staff(world: &Domain, role: Role, family: &str, given: &str) -> Actor {
    let person = a_staff_member(role).named(family, given);
    person.build(world).await.unwrap()
}

/// Nobody has come in yet.
pub(super) async fn empty(world: &Domain) -> Scene {
    let ben = researcher(world).await;
    let yui = staff(world, Role::Executive, "木村", "結衣").await;
    let ken = staff(world, Role::Executive, "小林", "健").await;
    let mori = staff(world, Role::ProductManager, "森", "彩").await;
    let tanaka = member(world, company(world, "北星ロジスティクス").await, "田中").await;
    let study = a_study("倉庫の一日の終わり方")
        .supposing("紙の一覧を印刷する")
        .watched_by_at_most(3)
        .begun(world, &ben)
        .await
        .unwrap();
    invited(world, &ben, study, id(&tanaka)).await.unwrap();
    accepted(world, &tanaka, study, &[], Quotes::Anonymous)
        .await
        .unwrap();
    let slot = a_slot("2026-11-22T11:00")
        .opened(world, &ben, study)
        .await
        .unwrap();
    world.slots().book(&tanaka, study, slot).await.unwrap();
    Scene {
        study,
        slot,
        tanaka,
        ben,
        yui,
        ken,
        mori,
    }
}

/// Everybody is there, and the timer runs.
pub(super) async fn watched(world: &Domain) -> Scene {
    let scene = empty(world).await;
    let roles = [
        (&scene.ben, WatcherRole::Interviewer),
        (&scene.yui, WatcherRole::NoteTaker),
        (&scene.ken, WatcherRole::Observer),
        (&scene.mori, WatcherRole::Observer),
    ];
    let (study, slot) = (scene.study, scene.slot);
    for (who, role) in roles {
        world.rooms().enter(who, study, slot, role).await.unwrap();
    }
    world.rooms().start(&scene.ben, study, slot).await.unwrap();
    scene
}

impl Scene {
    pub(super) async fn page(&self, world: &Domain, who: &Actor, view: RoomView) -> RoomPage {
        let rooms = world.rooms();
        rooms
            .page(who, self.study, self.slot, view, None)
            .await
            .unwrap()
    }

    async fn ask(&self, world: &Domain, who: &Actor, text: &str) -> model::RoomQuestionId {
        let new = a_room_question(text);
        world
            .rooms()
            .ask(who, self.study, self.slot, new)
            .await
            .unwrap()
    }

    pub(super) async fn note(&self, world: &Domain, new: NewNote) {
        world
            .rooms()
            .note(&self.yui, self.study, self.slot, new)
            .await
            .unwrap();
    }

    /// The notes as they were typed.
    async fn noted(&self, world: &Domain) -> Vec<String> {
        let page = self.page(world, &self.yui, RoomView::Notes).await;
        page.notes
            .items
            .into_iter()
            .rev()
            .map(|note| note.text)
            .collect()
    }
}

fn waiting(page: &RoomPage) -> Vec<(&str, i32)> {
    let lines = page.questions.waiting.iter();
    lines
        .map(|line| (line.text.as_str(), line.seconds))
        .collect()
}

const SECONDS: &str = "SELECT count(*) FROM room_seconds";

domain::on_both_engines! {
    /// ASVS 8.2.2
    async fn a_room_is_not_there_for_customers_and_closed_to_staff_who_have_not_come_in(world: TestWorld) {
        let scene = watched(&world).await;
        scene.ask(&world, &scene.ken, "その紙は誰に渡しますか").await;
        scene.note(&world, a_note(NoteTag::Pain, "毎日印刷する")).await;
        let (rooms, study, slot) = (world.rooms(), scene.study, scene.slot);
        let stranger = staff(&world, Role::Csm, "伊藤", "直子").await;
        for view in RoomView::ALL {
            let gone = rooms.page(&scene.tanaka, study, slot, *view, None).await;
            assert_eq!(refused(gone), AppError::NotFound);
            let page = rooms.page(&stranger, study, slot, *view, None).await.unwrap();
            assert!(page.questions.is_empty() && page.notes.items.is_empty() && page.hypotheses.is_empty());
            assert_eq!((page.watchers.len(), page.may.read, page.may.enter), (4, false, true));
        }
        let new = a_room_question("お客様から");
        assert_eq!(refused(rooms.ask(&scene.tanaka, study, slot, new.clone()).await), AppError::NotFound);
        assert_eq!(refused(rooms.ask(&stranger, study, slot, new).await), AppError::Forbidden);
        assert_eq!(refused(rooms.watch(&scene.tanaka, study, slot).await), AppError::NotFound);
        assert_eq!(refused(rooms.watch(&stranger, study, slot).await), AppError::Forbidden);
        let enter = rooms.enter(&scene.tanaka, study, slot, WatcherRole::Observer).await;
        assert_eq!(refused(enter), AppError::NotFound);
        assert_eq!(refused(rooms.leave(&stranger, study, slot).await), AppError::Forbidden);
        // Of another study this slot is none.
        let other = a_study("別の調査").begun(&world, &scene.ben).await.unwrap();
        let gone = rooms.page(&scene.ben, other, slot, RoomView::Observer, None).await;
        assert_eq!(refused(gone), AppError::NotFound);
    }

    async fn who_comes_in_is_named_to_the_participant_who_learns_nothing_else(world: TestWorld) {
        let scene = empty(&world).await;
        let (rooms, study, slot) = (world.rooms(), scene.study, scene.slot);
        assert!(world.studies().invitation(&scene.tanaka, study).await.unwrap().watching.is_empty());
        rooms.enter(&scene.ken, study, slot, WatcherRole::Observer).await.unwrap();
        rooms.enter(&scene.ken, study, slot, WatcherRole::Observer).await.unwrap();
        rooms.enter(&scene.yui, study, slot, WatcherRole::NoteTaker).await.unwrap();
        scene.ask(&world, &scene.ken, "SECRET-QUESTION").await;
        scene.note(&world, a_note(NoteTag::Fact, "SECRET-NOTE")).await;
        let page = world.studies().invitation(&scene.tanaka, study).await.unwrap();
        assert_eq!(page.watching.len(), 2);
        assert!(page.watching.contains(&"小林 健".to_owned()), "{:?}", page.watching);
        let shown = serde_json::to_string(&page).unwrap();
        assert!(!shown.contains("SECRET") && !shown.contains("note-taker"), "{shown}");
        // Who leaves before the start has not watched; who leaves later has.
        rooms.leave(&scene.ken, study, slot).await.unwrap();
        assert_eq!(world.studies().invitation(&scene.tanaka, study).await.unwrap().watching, ["木村 結衣"]);
        rooms.enter(&scene.ken, study, slot, WatcherRole::Observer).await.unwrap();
        rooms.enter(&scene.ben, study, slot, WatcherRole::Interviewer).await.unwrap();
        rooms.start(&scene.ben, study, slot).await.unwrap();
        rooms.leave(&scene.ken, study, slot).await.unwrap();
        assert_eq!(world.studies().invitation(&scene.tanaka, study).await.unwrap().watching.len(), 3);
        let page = scene.page(&world, &scene.ken, RoomView::Observer).await;
        assert!(page.may.read && !page.may.ask && page.role.is_none());
    }

    async fn no_more_watch_than_the_participant_was_told_also_when_all_come_at_once(world: TestWorld) {
        let scene = empty(&world).await;
        let mut crowd = Vec::new();
        for given in ["一", "二", "三", "四", "五", "六", "七", "八"] {
            crowd.push(staff(&world, Role::Executive, "観客", given).await);
        }
        let entering = crowd.iter().map(|who| world.rooms().enter(who, scene.study, scene.slot, WatcherRole::Observer));
        let entered = join_all(entering).await;
        assert_eq!(entered.iter().filter(|done| done.is_ok()).count(), 3);
        for done in entered.into_iter().filter(Result::is_err) {
            assert_eq!(refused(done), conflict(Conflict::RoomFull));
        }
        // Who leads is not counted, and nobody leads who was not asked to.
        let (rooms, study, slot) = (world.rooms(), scene.study, scene.slot);
        rooms.enter(&scene.ben, study, slot, WatcherRole::Interviewer).await.unwrap();
        let leads = rooms.enter(&scene.mori, study, slot, WatcherRole::Interviewer).await;
        assert_eq!(refused(leads), AppError::Forbidden);
        run(&world, "UPDATE slots SET state = 'cancelled', cancelled_reason = 'x'").await;
        let late = rooms.enter(&scene.mori, study, slot, WatcherRole::Observer).await;
        assert_eq!(refused(late), conflict(Conflict::RoomClosed));
    }

    async fn the_same_question_sent_twice_is_there_once(world: TestWorld) {
        let scene = watched(&world).await;
        let (rooms, study, slot) = (world.rooms(), scene.study, scene.slot);
        let new = a_room_question("その紙は誰に渡しますか");
        let sent = join_all((0..4).map(|_| rooms.ask(&scene.ken, study, slot, new.clone()))).await;
        let ids: Vec<_> = sent.into_iter().map(Result::unwrap).collect();
        assert!(ids.iter().all(|id| *id == ids[0]));
        // Somebody else's token is their own.
        rooms.ask(&scene.mori, study, slot, NewQuestion { text: "別の質問".into(), ..new }).await.unwrap();
        assert_eq!(number(&world, "SELECT count(*) FROM room_questions").await, 2);
        assert_eq!(number(&world, "SELECT count(*) FROM events WHERE kind = 'rooms.asked'").await, 2);
    }

    async fn the_queue_goes_by_seconds_and_age_and_a_person_seconds_once(world: TestWorld) {
        let scene = watched(&world).await;
        let (rooms, study, slot) = (world.rooms(), scene.study, scene.slot);
        let first = scene.ask(&world, &scene.ken, "一つ目").await;
        world.later(Duration::seconds(5));
        let second = scene.ask(&world, &scene.ken, "二つ目").await;
        world.later(Duration::seconds(5));
        let third = scene.ask(&world, &scene.ken, "三つ目").await;
        for who in [&scene.mori, &scene.yui, &scene.mori] {
            rooms.second(who, study, slot, third).await.unwrap();
        }
        rooms.second(&scene.mori, study, slot, second).await.unwrap();
        // Who asked would ask it anyway.
        rooms.second(&scene.ken, study, slot, first).await.unwrap();
        let page = scene.page(&world, &scene.mori, RoomView::Observer).await;
        assert_eq!(waiting(&page), [("三つ目", 2), ("二つ目", 1), ("一つ目", 0)]);
        assert!(page.questions.waiting[0].seconded && !page.questions.waiting[0].mine);
        rooms.unsecond(&scene.mori, study, slot, third).await.unwrap();
        rooms.unsecond(&scene.mori, study, slot, third).await.unwrap();
        let page = scene.page(&world, &scene.ken, RoomView::Observer).await;
        assert_eq!(waiting(&page), [("二つ目", 1), ("三つ目", 1), ("一つ目", 0)]);
        assert!(page.questions.waiting.iter().all(|line| line.mine));
    }

    async fn questions_that_join_count_each_person_once(world: TestWorld) {
        let scene = watched(&world).await;
        let (rooms, study, slot) = (world.rooms(), scene.study, scene.slot);
        let target = scene.ask(&world, &scene.ken, "紙は誰に").await;
        let same = scene.ask(&world, &scene.mori, "印刷したものは誰へ").await;
        let again = scene.ask(&world, &scene.ken, "リストの渡し先は").await;
        for (who, question) in [(&scene.yui, target), (&scene.yui, same), (&scene.ken, same), (&scene.mori, again)] {
            rooms.second(who, study, slot, question).await.unwrap();
        }
        // What had joined before comes along.
        rooms.join(&scene.yui, study, slot, again, same).await.unwrap();
        let page = scene.page(&world, &scene.yui, RoomView::Observer).await;
        assert_eq!(waiting(&page), [("印刷したものは誰へ", 2), ("紙は誰に", 1)]);
        rooms.join(&scene.yui, study, slot, same, target).await.unwrap();
        rooms.join(&scene.yui, study, slot, same, target).await.unwrap();
        let page = scene.page(&world, &scene.yui, RoomView::Observer).await;
        // Yui and Mori; Ken asked it.
        assert_eq!(waiting(&page), [("紙は誰に", 2)]);
        assert_eq!(page.questions.waiting[0].joined.len(), 2);
        assert_eq!(number(&world, SECONDS).await, 2);
        let stale = conflict(Conflict::Stale);
        assert_eq!(refused(rooms.second(&scene.ben, study, slot, same).await), stale);
        assert_eq!(refused(rooms.join(&scene.yui, study, slot, target, target).await), stale);
        assert_eq!(refused(rooms.join(&scene.yui, study, slot, target, same).await), stale);
        assert_eq!(refused(rooms.take(&scene.ben, study, slot, same).await), stale);
    }

    async fn one_question_is_the_next_one_also_when_several_are_taken_at_once(world: TestWorld) {
        let scene = watched(&world).await;
        let (rooms, study, slot) = (world.rooms(), scene.study, scene.slot);
        let mut questions = Vec::new();
        for text in ["一", "二", "三", "四"] {
            questions.push(scene.ask(&world, &scene.ken, text).await);
        }
        let taking = questions.iter().map(|id| rooms.take(&scene.ben, study, slot, *id));
        let taken = join_all(taking).await;
        assert_eq!(taken.iter().filter(|done| done.is_ok()).count(), 1);
        for done in taken.into_iter().filter(Result::is_err) {
            assert_eq!(refused(done), conflict(Conflict::QuestionTaken));
        }
        assert_eq!(number(&world, "SELECT count(*) FROM room_questions WHERE state = 'taken'").await, 1);
        for who in [&scene.ken, &scene.mori, &scene.yui] {
            assert_eq!(refused(rooms.take(who, study, slot, questions[0]).await), AppError::Forbidden);
        }
    }

    async fn a_question_is_taken_asked_answered_or_skipped_with_a_reason(world: TestWorld) {
        let scene = watched(&world).await;
        let (rooms, study, slot) = (world.rooms(), scene.study, scene.slot);
        let first = scene.ask(&world, &scene.ken, "一つ目").await;
        let second = scene.ask(&world, &scene.mori, "二つ目").await;
        assert_eq!(refused(rooms.asked(&scene.ben, study, slot, first).await), conflict(Conflict::Stale));
        rooms.take(&scene.ben, study, slot, first).await.unwrap();
        rooms.put_back(&scene.ben, study, slot, first).await.unwrap();
        assert!(scene.page(&world, &scene.ben, RoomView::Interviewer).await.questions.next.is_none());
        rooms.take(&scene.ben, study, slot, first).await.unwrap();
        let page = scene.page(&world, &scene.ben, RoomView::Interviewer).await;
        assert_eq!(page.questions.next.unwrap().state, RoomQuestionState::Taken);
        world.later(Duration::seconds(2_460));
        rooms.asked(&scene.ben, study, slot, first).await.unwrap();
        world.later(Duration::seconds(10));
        rooms.answered(&scene.ben, study, slot, first, Answered::default()).await.unwrap();
        world.later(Duration::seconds(20));
        // The note-taker writes the words afterwards; the stamp stays that of the answer.
        let said = Answered { stamp: None, answer: "班長に手渡し".into() };
        rooms.answered(&scene.yui, study, slot, first, said).await.unwrap();
        rooms.answered(&scene.ben, study, slot, first, Answered::default()).await.unwrap();
        let page = scene.page(&world, &scene.ken, RoomView::Observer).await;
        let done = &page.questions.done[0];
        assert_eq!((done.state, done.stamp, done.answer.as_str()), (RoomQuestionState::Answered, Some(2_470), "班長に手渡し"));
        // No stamp lies in the future.
        let late = Answered { stamp: Some(9_000), answer: String::new() };
        rooms.answered(&scene.yui, study, slot, first, late).await.unwrap();
        let page = scene.page(&world, &scene.ken, RoomView::Observer).await;
        assert_eq!(page.questions.done[0].stamp, Some(2_490));
        assert_eq!(refused(rooms.skip(&scene.ken, study, slot, second, "x".into()).await), AppError::Forbidden);
        rooms.skip(&scene.yui, study, slot, second, "もう答えが出た".into()).await.unwrap();
        let page = scene.page(&world, &scene.mori, RoomView::Observer).await;
        assert_eq!(page.questions.done[0].reason, "もう答えが出た");
        assert_eq!(refused(rooms.skip(&scene.yui, study, slot, first, "x".into()).await), conflict(Conflict::Stale));
        rooms.end(&scene.ben, study, slot).await.unwrap();
        let late = rooms.ask(&scene.ken, study, slot, a_room_question("まだ一つ")).await;
        assert_eq!(refused(late), conflict(Conflict::RoomClosed));
        // Ended by mistake: it runs on from its first start.
        world.later(Duration::seconds(10));
        rooms.start(&scene.ben, study, slot).await.unwrap();
        let page = scene.page(&world, &scene.ben, RoomView::Interviewer).await;
        assert_eq!(page.clock.seconds(world.clock.now()), 2_500);
        assert_eq!(refused(rooms.end(&scene.yui, study, slot).await), AppError::Forbidden);
    }

    async fn notes_stand_in_the_order_typed_however_they_arrive(world: TestWorld) {
        let scene = watched(&world).await;
        let typed = |position: i64, stamp: i32| NewNote {
            stamp: Some(stamp),
            position: Some(position),
            ..a_note(NoteTag::Fact, &format!("note {position}"))
        };
        world.later(Duration::seconds(600));
        let sent: Vec<NewNote> = [(1, 60), (2, 61), (3, 61), (4, 59), (5, 9_999), (6, 300)].map(|(position, stamp)| typed(position, stamp)).into();
        // Late, the wrong way round, and each of them twice.
        for place in [0, 5, 3, 2, 4, 1, 2, 5, 0, 1, 3, 4] {
            scene.note(&world, sent[place].clone()).await;
        }
        let expected: Vec<String> = (1..=6).map(|n| format!("note {n}")).collect();
        assert_eq!(scene.noted(&world).await, expected);
        let page = scene.page(&world, &scene.yui, RoomView::Notes).await;
        assert!(page.notes.items.iter().all(|note| note.stamp <= 600), "{:?}", page.notes.items);
        assert_eq!(page.notes.position, 7);
        // Without a count of its own it is the last; also after the end, also from outside.
        let (study, slot) = (scene.study, scene.slot);
        world.rooms().end(&scene.ben, study, slot).await.unwrap();
        world.rooms().leave(&scene.yui, study, slot).await.unwrap();
        world.later(Duration::seconds(60));
        scene.note(&world, a_note(NoteTag::Quote, "note 7")).await;
        let page = scene.page(&world, &scene.yui, RoomView::Notes).await;
        assert_eq!((page.notes.items[0].text.as_str(), page.notes.items[0].stamp), ("note 7", 600));
        for who in [&scene.ken, &scene.mori] {
            let refusal = refused(world.rooms().note(who, study, slot, a_note(NoteTag::Fact, "x")).await);
            assert_eq!(refusal, AppError::Forbidden);
        }
    }

    async fn a_note_is_mended_by_who_wrote_it_and_removed_by_who_runs_studies(world: TestWorld) {
        let scene = watched(&world).await;
        let (rooms, study, slot) = (world.rooms(), scene.study, scene.slot);
        let note = rooms.note(&scene.yui, study, slot, a_note(NoteTag::Fact, "毎日いんさつ")).await.unwrap();
        let wording = NoteWording { text: "毎日印刷".into(), tag: NoteTag::Pain };
        for who in [&scene.ben, &scene.ken] {
            assert_eq!(refused(rooms.edit_note(who, study, slot, note, wording.clone()).await), AppError::Forbidden);
        }
        rooms.edit_note(&scene.yui, study, slot, note, wording).await.unwrap();
        let page = scene.page(&world, &scene.yui, RoomView::Notes).await;
        let shown = &page.notes.items[0];
        assert_eq!((shown.text.as_str(), shown.tag, shown.edited, shown.mine), ("毎日印刷", NoteTag::Pain, true, true));
        assert_eq!(refused(rooms.remove_note(&scene.ken, study, slot, note).await), AppError::Forbidden);
        rooms.remove_note(&scene.mori, study, slot, note).await.unwrap();
        assert_eq!(refused(rooms.remove_note(&scene.yui, study, slot, note).await), AppError::NotFound);
    }

    async fn a_room_costs_six_queries_however_much_is_asked_and_written(world: TestWorld) {
        let scene = watched(&world).await;
        for n in 0..12 {
            let question = scene.ask(&world, &scene.ken, &format!("question {n}")).await;
            world.rooms().second(&scene.mori, scene.study, scene.slot, question).await.unwrap();
        }
        let many = NOTES_SIZE + 5;
        for n in 0..many {
            scene.note(&world, a_note(NoteTag::Fact, &format!("note {n}"))).await;
        }
        for view in RoomView::ALL {
            let (page, queries) = counting(scene.page(&world, &scene.ben, *view)).await;
            assert!(queries <= 6, "{view}: {queries}");
            assert_eq!(page.questions.iter().count(), 12);
            assert_eq!(page.participants[0].allows, Some(SignedChoices { recording: true, quotes: Quotes::Anonymous }));
        }
        let page = scene.page(&world, &scene.ben, RoomView::Observer).await;
        assert_eq!(page.hypotheses, [("紙の一覧を印刷する".to_owned(), HypothesisState::Open)]);
        let first = scene.page(&world, &scene.ben, RoomView::Notes).await.notes;
        let rooms = world.rooms();
        let rest = rooms.page(&scene.ben, scene.study, scene.slot, RoomView::Notes, first.next).await.unwrap().notes;
        let texts: Vec<_> = first.items.iter().chain(&rest.items).map(|note| note.text.clone()).collect();
        let expected: Vec<_> = (0..many).rev().map(|n| format!("note {n}")).collect();
        assert_eq!((texts, rest.next), (expected, None));
    }

    async fn whoever_listens_hears_which_room_changed(world: TestWorld) {
        let scene = watched(&world).await;
        let mut heard = world.live.rooms();
        scene.ask(&world, &scene.ken, "聞こえますか").await;
        assert_eq!(tokio::time::timeout(Real::from_secs(5), heard.recv()).await.unwrap().unwrap(), scene.slot);
    }
}
