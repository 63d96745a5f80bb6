//! Slots: opening them, booking, moving, cancelling; what staff says afterwards.

use super::proposals::{company, conflict, member, refused};
use super::raw::{number, text};
use super::studies::{csm, id, researcher};
use chrono::{DateTime, Duration, Utc};
use domain::testing::{a_slot, a_staff_member, a_study, invited, taking_part};
use domain::{Actor, Domain};
use model::people::Role;
use model::slots::{BookingState, SlotForm, SlotState, WishForm};
use model::studies::StudyState;
use model::{AppError, Conflict, PersonId, Problem, SlotId, StudyNumber};

pub(super) struct Scene {
    pub(super) ben: Actor,
    pub(super) study: StudyNumber,
    pub(super) people: Vec<Actor>,
}

/// Ben looks for people; so many take part.
pub(super) async fn scene(world: &Domain, people: usize) -> Scene {
    let ben = researcher(world).await;
    let hokusei = company(world, "北星ロジスティクス").await;
    let study = a_study("倉庫の一日の終わり方")
        .begun(world, &ben)
        .await
        .unwrap();
    let mut who = Vec::new();
    for n in 0..people {
        let person = member(world, hokusei, &format!("参加{n}")).await;
        taking_part(world, &ben, study, &person).await.unwrap();
        who.push(person);
    }
    Scene {
        ben,
        study,
        people: who,
    }
}

pub(super) fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

async fn taken(world: &Domain, scene: &Scene, slot: SlotId) -> i32 {
    let page = world.slots().list(&scene.ben, scene.study).await.unwrap();
    page.slots.iter().find(|row| row.id == slot).unwrap().taken
}

pub(super) async fn state(world: &Domain, scene: &Scene, who: &Actor) -> Option<BookingState> {
    let page = world.slots().times(who, scene.study).await.unwrap();
    page.booking.map(|booking| booking.state)
}

fn problem(error: &AppError) -> (String, Problem) {
    let first = &error.fields()[0];
    (first.field.to_string(), first.problem)
}

domain::on_both_engines! {
    async fn a_slot_is_opened_once_and_booked_by_who_takes_part(world: TestWorld) {
        let s = scene(&world, 1).await;
        let tanaka = &s.people[0];
        let mut form = a_slot("2026-11-26T14:00").online_at("https://meet.example/a").form();
        form.interviewer1 = id(&s.ben).to_string();
        form.form_token = "once".to_owned();
        for _ in 0..2 {
            let new = form.parse_new().unwrap();
            assert_eq!(world.slots().open(&s.ben, s.study, new).await.unwrap(), 1);
        }
        let page = world.slots().list(&s.ben, s.study).await.unwrap();
        assert_eq!(page.slots.len(), 1);
        let slot = page.slots[0].id;
        assert_eq!(page.slots[0].starts_at, at("2026-11-26T05:00:00Z"));
        assert_eq!(page.slots[0].interviewers[0].id, id(&s.ben));
        // Where it is, nobody reads before they have booked.
        let times = world.slots().times(tanaka, s.study).await.unwrap();
        assert_eq!((times.free.len(), times.free[0].left, times.may.book), (1, 1, true));
        assert!(!format!("{times:?}").contains("meet.example"));
        for _ in 0..2 {
            world.slots().book(tanaka, s.study, slot).await.unwrap();
        }
        let times = world.slots().times(tanaka, s.study).await.unwrap();
        let booking = times.booking.unwrap();
        assert_eq!((booking.place.as_str(), booking.state), ("https://meet.example/a", BookingState::Booked));
        assert_eq!((times.free.len(), times.may.book, times.may.cancel), (0, false, true));
        assert_eq!(taken(&world, &s, slot).await, 1);
        assert_eq!(number(&world, "SELECT count(*) FROM events WHERE kind = 'slots.booked'").await, 1);
    }

    /// ASVS 8.2.2
    async fn only_who_was_invited_sees_times_and_only_who_accepted_books_them(world: TestWorld) {
        let s = scene(&world, 0).await;
        let hokusei = company(&world, "葵物流").await;
        let (mori, ida) = (member(&world, hokusei, "森").await, member(&world, hokusei, "井田").await);
        let slot = a_slot("2026-11-26T14:00").opened(&world, &s.ben, s.study).await.unwrap();
        for stranger in [&mori, &s.ben] {
            assert_eq!(refused(world.slots().times(stranger, s.study).await), AppError::NotFound);
            assert_eq!(refused(world.slots().book(stranger, s.study, slot).await), AppError::NotFound);
            assert_eq!(refused(world.slots().wait(stranger, s.study).await), AppError::NotFound);
        }
        assert_eq!(refused(world.slots().list(&mori, s.study).await), AppError::NotFound);
        invited(&world, &s.ben, s.study, id(&ida)).await.unwrap();
        assert!(world.slots().times(&ida, s.study).await.unwrap().free.is_empty());
        assert_eq!(refused(world.slots().book(&ida, s.study, slot).await), conflict(Conflict::NotTakingPart));
        assert_eq!(refused(world.slots().wait(&ida, s.study).await), conflict(Conflict::NotTakingPart));
        let ito = csm(&world).await;
        assert!(!world.slots().list(&ito, s.study).await.unwrap().may.open);
        let new = a_slot("2026-11-27T14:00").by(&ito).unwrap();
        assert_eq!(refused(world.slots().open(&ito, s.study, new).await), AppError::Forbidden);
        assert_eq!(refused(world.slots().cancel(&ito, s.study, slot, "x".into()).await), AppError::Forbidden);
    }

    async fn who_comes_too_late_hears_that_it_is_full_and_a_slot_of_another_study_is_none(world: TestWorld) {
        let s = scene(&world, 2).await;
        let slot = a_slot("2026-11-26T14:00").opened(&world, &s.ben, s.study).await.unwrap();
        let other = a_study("別の調査").begun(&world, &s.ben).await.unwrap();
        let elsewhere = a_slot("2026-11-27T14:00").opened(&world, &s.ben, other).await.unwrap();
        world.slots().book(&s.people[0], s.study, slot).await.unwrap();
        assert_eq!(refused(world.slots().book(&s.people[1], s.study, slot).await), conflict(Conflict::SlotFull));
        assert_eq!(refused(world.slots().book(&s.people[1], s.study, elsewhere).await), AppError::NotFound);
    }

    async fn a_slot_is_booked_until_its_notice(world: TestWorld) {
        let s = scene(&world, 2).await;
        let slot = a_slot("2026-11-26T14:00").for_people(2).booked_until(48).opened(&world, &s.ben, s.study).await.unwrap();
        world.later(at("2026-11-24T05:00:00Z") - world.clock.now());
        world.slots().book(&s.people[0], s.study, slot).await.unwrap();
        world.later(Duration::seconds(1));
        assert_eq!(refused(world.slots().book(&s.people[1], s.study, slot).await), conflict(Conflict::SlotTooLate));
        assert!(world.slots().times(&s.people[1], s.study).await.unwrap().free.is_empty());
        world.later(Duration::days(2));
        assert_eq!(refused(world.slots().book(&s.people[1], s.study, slot).await), conflict(Conflict::SlotNotOpen));
    }

    async fn moving_takes_the_new_seat_and_frees_the_old_one(world: TestWorld) {
        let s = scene(&world, 2).await;
        let first = a_slot("2026-11-26T14:00").opened(&world, &s.ben, s.study).await.unwrap();
        let second = a_slot("2026-11-27T14:00").opened(&world, &s.ben, s.study).await.unwrap();
        let (tanaka, mori) = (&s.people[0], &s.people[1]);
        world.slots().book(tanaka, s.study, first).await.unwrap();
        world.slots().book(tanaka, s.study, second).await.unwrap();
        assert_eq!((taken(&world, &s, first).await, taken(&world, &s, second).await), (0, 1));
        assert_eq!(number(&world, "SELECT sequence FROM bookings").await, 1);
        world.slots().book(mori, s.study, first).await.unwrap();
        // A move that finds no seat leaves everything as it is.
        assert_eq!(refused(world.slots().book(tanaka, s.study, first).await), conflict(Conflict::SlotFull));
        assert_eq!((taken(&world, &s, first).await, taken(&world, &s, second).await), (1, 1));
        // Once it has begun, it is what it was.
        world.later(at("2026-11-27T05:00:00Z") - world.clock.now());
        let third = a_slot("2026-11-29T14:00").opened(&world, &s.ben, s.study).await.unwrap();
        assert_eq!(refused(world.slots().book(tanaka, s.study, third).await), conflict(Conflict::BookingOver));
        assert_eq!(refused(world.slots().cancel_booking(tanaka, s.study, "x".into()).await), conflict(Conflict::BookingOver));
    }

    async fn cancelling_is_free_until_the_day_before_and_then_needs_a_word(world: TestWorld) {
        let s = scene(&world, 1).await;
        let tanaka = &s.people[0];
        let slot = a_slot("2026-11-26T14:00").opened(&world, &s.ben, s.study).await.unwrap();
        let slots = world.slots();
        assert_eq!(refused(slots.cancel_booking(tanaka, s.study, String::new()).await), conflict(Conflict::BookingOver));
        slots.book(tanaka, s.study, slot).await.unwrap();
        slots.cancel_booking(tanaka, s.study, String::new()).await.unwrap();
        slots.cancel_booking(tanaka, s.study, String::new()).await.unwrap();
        assert_eq!(state(&world, &s, tanaka).await, Some(BookingState::Cancelled));
        assert_eq!(taken(&world, &s, slot).await, 0);
        slots.book(tanaka, s.study, slot).await.unwrap();
        assert_eq!(number(&world, "SELECT sequence FROM bookings").await, 2);
        world.later(at("2026-11-25T06:00:00Z") - world.clock.now());
        assert!(slots.times(tanaka, s.study).await.unwrap().booking.unwrap().needs_word);
        let without = refused(slots.cancel_booking(tanaka, s.study, String::new()).await);
        assert_eq!(problem(&without), ("word".to_owned(), Problem::Required));
        slots.cancel_booking(tanaka, s.study, "出張が入りました".into()).await.unwrap();
        assert_eq!(text(&world, "SELECT word FROM bookings").await, "出張が入りました");
    }

    async fn staff_cancels_a_slot_and_everybody_may_choose_anew(world: TestWorld) {
        let s = scene(&world, 2).await;
        let slot = a_slot("2026-11-26T14:00").for_people(2).opened(&world, &s.ben, s.study).await.unwrap();
        let other = a_slot("2026-11-27T14:00").opened(&world, &s.ben, s.study).await.unwrap();
        for who in &s.people {
            world.slots().book(who, s.study, slot).await.unwrap();
        }
        for _ in 0..2 {
            world.slots().cancel(&s.ben, s.study, slot, "聞き手が急病のため".into()).await.unwrap();
        }
        for who in &s.people {
            let page = world.slots().times(who, s.study).await.unwrap();
            assert_eq!(page.booking.unwrap().cancelled_reason, "聞き手が急病のため");
        }
        let page = world.slots().list(&s.ben, s.study).await.unwrap();
        assert_eq!((page.slots[0].state, page.slots[0].taken), (SlotState::Cancelled, 0));
        assert_eq!(number(&world, "SELECT count(*) FROM outbox WHERE kind = 'interview-cancelled'").await, 4);
        world.slots().book(&s.people[0], s.study, other).await.unwrap();
        assert_eq!(refused(world.slots().book(&s.people[1], s.study, slot).await), conflict(Conflict::SlotNotOpen));
    }

    async fn an_interviewer_is_at_one_place_at_a_time_with_room_to_breathe(world: TestWorld) {
        let s = scene(&world, 0).await;
        let slots = world.slots();
        a_slot("2026-11-26T14:00").with_buffer(15).opened(&world, &s.ben, s.study).await.unwrap();
        // 15:00 and a quarter of an hour on both sides.
        let touching = a_slot("2026-11-26T15:29").with_buffer(15).by(&s.ben).unwrap();
        let told = refused(slots.open(&s.ben, s.study, touching).await);
        assert_eq!(told.fields()[0].field, "interviewer1");
        assert_eq!(told.fields()[0].problem.time().unwrap().to_string(), "2026-11-26 14:00:00");
        let apart = a_slot("2026-11-26T15:30").with_buffer(15).opened(&world, &s.ben, s.study).await.unwrap();
        // Somebody else, or nobody yet, is no matter; a customer leads nothing.
        let emma = a_staff_member(Role::Researcher).named("Clarke", "Emma").build(&world).await.unwrap();
        let mut form = a_slot("2026-11-26T14:00").form();
        form.interviewer1 = id(&emma).to_string();
        slots.open(&s.ben, s.study, form.parse_new().unwrap()).await.unwrap();
        form.interviewer2 = member(&world, company(&world, "葵物流").await, "森").await.person_id().unwrap().to_string();
        form.at = "2026-11-30T14:00".into();
        assert_eq!(problem(&refused(slots.open(&s.ben, s.study, form.parse_new().unwrap()).await)), ("interviewer2".to_owned(), Problem::UnknownChoice));
        // A slot may stay where it is, and not move onto another.
        let mut edit = slots.draft(&s.ben, s.study, apart).await.unwrap().form;
        slots.edit(&s.ben, s.study, apart, edit.parse_change().unwrap()).await.unwrap();
        edit = slots.draft(&s.ben, s.study, apart).await.unwrap().form;
        edit.at = "2026-11-26T14:30".into();
        assert!(matches!(problem(&refused(slots.edit(&s.ben, s.study, apart, edit.parse_change().unwrap()).await)).1, Problem::Overlaps(_)));
    }

    async fn two_slots_opened_at_once_for_one_interviewer_are_one(world: TestWorld) {
        let s = scene(&world, 0).await;
        let other = a_study("別の調査").begun(&world, &s.ben).await.unwrap();
        let mut tasks = Vec::new();
        for study in [s.study, other, s.study, other] {
            let (domain, ben) = (world.domain.clone(), s.ben.clone());
            tasks.push(tokio::spawn(async move {
                let new = a_slot("2026-11-26T14:00").by(&ben).unwrap();
                domain.slots().open(&ben, study, new).await
            }));
        }
        let mut opened = 0;
        for task in tasks {
            match task.await.unwrap() {
                Ok(_) => opened += 1,
                Err(error) => assert!(matches!(problem(error.refusal().unwrap()).1, Problem::Overlaps(_))),
            }
        }
        assert_eq!(opened, 1);
    }

    async fn a_slot_is_edited_and_who_has_booked_gets_it_anew(world: TestWorld) {
        let s = scene(&world, 2).await;
        let slots = world.slots();
        let slot = a_slot("2026-11-26T14:00").for_people(2).opened(&world, &s.ben, s.study).await.unwrap();
        for who in &s.people {
            slots.book(who, s.study, slot).await.unwrap();
        }
        let mut form: SlotForm = slots.draft(&s.ben, s.study, slot).await.unwrap().form;
        form.capacity = "1".into();
        assert_eq!(problem(&refused(slots.edit(&s.ben, s.study, slot, form.parse_change().unwrap()).await)), ("capacity".to_owned(), Problem::BelowTaken(2)));
        form.capacity = "3".into();
        form.zone = "Europe/Nowhere".into();
        assert_eq!(problem(&refused(slots.edit(&s.ben, s.study, slot, form.parse_change().unwrap()).await)), ("zone".to_owned(), Problem::UnknownZone));
        form.zone = "Asia/Tokyo".into();
        slots.edit(&s.ben, s.study, slot, form.parse_change().unwrap()).await.unwrap();
        assert_eq!(refused(slots.edit(&s.ben, s.study, slot, form.parse_change().unwrap()).await), conflict(Conflict::Stale));
        let sequences = "SELECT sum(sequence) FROM bookings";
        assert_eq!(number(&world, sequences).await, 0);
        form = slots.draft(&s.ben, s.study, slot).await.unwrap().form;
        form.at = "2026-11-26T16:00".into();
        slots.edit(&s.ben, s.study, slot, form.parse_change().unwrap()).await.unwrap();
        assert_eq!(number(&world, sequences).await, 2);
        let times = slots.times(&s.people[0], s.study).await.unwrap();
        assert_eq!(times.booking.unwrap().starts_at, at("2026-11-26T07:00:00Z"));
        // Two bookings, each to who takes part and to who leads it, and the same again.
        assert_eq!(number(&world, "SELECT count(*) FROM outbox WHERE kind = 'interview-booked'").await, 8);
        let emma = a_staff_member(Role::Researcher).named("Clarke", "Emma").build(&world).await.unwrap();
        form = slots.draft(&s.ben, s.study, slot).await.unwrap().form;
        form.interviewer1 = id(&emma).to_string();
        slots.edit(&s.ben, s.study, slot, form.parse_change().unwrap()).await.unwrap();
        assert_eq!(number(&world, sequences).await, 4);
    }

    async fn who_came_is_marked_and_who_did_not_rests_and_may_choose_again(world: TestWorld) {
        let s = scene(&world, 2).await;
        let slots = world.slots();
        let slot = a_slot("2026-11-26T14:00").for_people(2).opened(&world, &s.ben, s.study).await.unwrap();
        let later = a_slot("2026-12-10T14:00").for_people(2).opened(&world, &s.ben, s.study).await.unwrap();
        for who in &s.people {
            slots.book(who, s.study, slot).await.unwrap();
        }
        let bookings: Vec<_> = slots.list(&s.ben, s.study).await.unwrap().slots[0].bookings.clone();
        assert!(bookings.iter().all(|booking| !booking.may_mark));
        assert_eq!(refused(slots.attended(&s.ben, s.study, bookings[0].id).await), conflict(Conflict::NotYetBegun));
        world.later(at("2026-11-26T05:30:00Z") - world.clock.now());
        slots.attended(&s.ben, s.study, bookings[0].id).await.unwrap();
        for _ in 0..2 {
            slots.missed(&s.ben, s.study, bookings[1].id).await.unwrap();
        }
        let page = slots.list(&s.ben, s.study).await.unwrap();
        assert_eq!((page.slots[0].state, page.slots[0].taken), (SlotState::Held, 2));
        assert_eq!(number(&world, "SELECT count(*) FROM outbox WHERE kind = 'interview-missed'").await, 1);
        // The rest counts from now: one ask was the invitation, one is this.
        let missed: PersonId = bookings[1].person.id;
        let asked = "SELECT count(*) FROM asks WHERE overridden = ''";
        assert_eq!(number(&world, asked).await, 3);
        let newest = "SELECT count(*) FROM people p JOIN asks a ON a.person_id = p.id AND a.asked_at = p.asked_at JOIN bookings b ON b.person_id = p.id AND b.state = 'missed' AND b.changed_at = p.asked_at";
        assert_eq!(number(&world, newest).await, 1);
        let who = |of: PersonId| s.people.iter().find(|who| id(who) == of).unwrap();
        assert_eq!(refused(slots.book(who(bookings[0].person.id), s.study, later).await), conflict(Conflict::BookingOver));
        slots.book(who(missed), s.study, later).await.unwrap();
        let page = slots.list(&s.ben, s.study).await.unwrap();
        assert_eq!((page.slots[0].taken, page.slots[1].taken), (1, 1));
    }

    async fn a_wish_becomes_an_interview(world: TestWorld) {
        let s = scene(&world, 1).await;
        let (tanaka, slots) = (&s.people[0], world.slots());
        let mut form = WishForm::default();
        form.set("at1", "2026-11-20T14:00");
        assert_eq!(problem(&refused(slots.wish(tanaka, s.study, form.parse().unwrap()).await)), ("at1".to_owned(), Problem::NotInFuture));
        form.set("at1", "2026-11-26T14:00");
        form.set("at4", "2026-11-27T10:00");
        form.set("word4", "午前中なら");
        slots.wish(tanaka, s.study, form.parse().unwrap()).await.unwrap();
        let wishes = slots.list(&s.ben, s.study).await.unwrap().wishes;
        assert_eq!((wishes.len(), wishes[1].word.as_str(), wishes[1].may_grant), (2, "午前中なら", true));
        let slot = slots.grant(&s.ben, s.study, wishes[1].id).await.unwrap();
        let times = slots.times(tanaka, s.study).await.unwrap();
        let booking = times.booking.unwrap();
        assert_eq!((booking.slot, booking.starts_at), (slot, at("2026-11-27T01:00:00Z")));
        assert!(times.wishes.is_empty());
        // The others are gone with it.
        assert_eq!(refused(slots.grant(&s.ben, s.study, wishes[0].id).await), AppError::NotFound);
        assert_eq!(refused(slots.wish(tanaka, s.study, form.parse().unwrap()).await), conflict(Conflict::BookedAlready));
        assert_eq!(number(&world, "SELECT count(*) FROM notices WHERE kind = 'interview-set'").await, 1);
    }

    async fn a_consent_taken_back_and_a_study_that_ends_free_their_seats(world: TestWorld) {
        let s = scene(&world, 2).await;
        let slots = world.slots();
        let slot = a_slot("2026-11-26T14:00").for_people(2).opened(&world, &s.ben, s.study).await.unwrap();
        for who in &s.people {
            slots.book(who, s.study, slot).await.unwrap();
        }
        world.studies().withdraw_consent(&s.people[0], s.study).await.unwrap();
        assert_eq!(taken(&world, &s, slot).await, 1);
        assert_eq!(refused(slots.book(&s.people[0], s.study, slot).await), conflict(Conflict::NotTakingPart));
        world.studies().close(&s.ben, s.study, "予算がなくなったため".into()).await.unwrap();
        let page = slots.list(&s.ben, s.study).await.unwrap();
        assert_eq!((page.state, page.slots[0].state, page.slots[0].taken), (StudyState::Closed, SlotState::Cancelled, 0));
        assert_eq!(refused(slots.book(&s.people[1], s.study, slot).await), conflict(Conflict::StudyNotOpen));
        // To each of the two, and to Ben for each.
        assert_eq!(number(&world, "SELECT count(*) FROM outbox WHERE kind = 'interview-cancelled'").await, 4);
    }

    async fn somebody_with_two_windows_has_one_booking(world: TestWorld) {
        let s = scene(&world, 1).await;
        let mut open = Vec::new();
        for hour in 10..16 {
            let slot = a_slot(&format!("2026-11-26T{hour}:00")).led_by_nobody();
            open.push(slot.opened(&world, &s.ben, s.study).await.unwrap());
        }
        let mut tasks = Vec::new();
        for slot in open {
            let (domain, who, study) = (world.domain.clone(), s.people[0].clone(), s.study);
            tasks.push(tokio::spawn(async move { domain.slots().book(&who, study, slot).await }));
        }
        for task in tasks {
            if let Err(error) = task.await.unwrap() {
                assert_eq!(error.refusal(), Some(&conflict(Conflict::Stale)));
            }
        }
        assert_eq!(number(&world, "SELECT count(*) FROM bookings").await, 1);
        assert_eq!(number(&world, "SELECT sum(taken) FROM slots").await, 1);
    }

    async fn pages_of_slots_ask_the_same_number_of_questions_whatever_is_on_them(world: TestWorld) {
        let s = scene(&world, 6).await;
        let slots = world.slots();
        let mut counts = Vec::new();
        for (n, who) in s.people.iter().enumerate() {
            let slot = a_slot(&format!("2026-11-{}T14:00", 24 + n)).opened(&world, &s.ben, s.study).await.unwrap();
            slots.book(who, s.study, slot).await.unwrap();
            let (page, list) = domain::db::count::counting(slots.list(&s.ben, s.study)).await;
            let (own, times) = domain::db::count::counting(slots.times(who, s.study)).await;
            assert_eq!(page.unwrap().slots.len(), n + 1);
            assert!(own.unwrap().booking.is_some());
            counts.push((list, times));
        }
        assert!(counts.iter().all(|count| *count == counts[0]), "{counts:?}");
        assert!(counts[0].0 <= 9 && counts[0].1 <= 11, "{counts:?}");
    }
}
