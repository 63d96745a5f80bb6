//! Who waits for a seat: offered in their order, for a while, never the same one twice.

use super::exact::EXACT;
use super::proposals::{conflict, refused};
use super::raw::{number, run};
use super::slots::{Scene, at, scene, state};
use chrono::Duration;
use domain::jobs::Worker;
use domain::mail::Delivery;
use domain::testing::a_slot;
use domain::{Actor, Domain};
use model::slots::{BookingState, MyOffer};
use model::{Conflict, SlotId};

async fn offer(world: &Domain, s: &Scene, who: &Actor) -> Option<MyOffer> {
    world.slots().times(who, s.study).await.unwrap().offer
}

async fn place(world: &Domain, s: &Scene, who: &Actor) -> Option<u32> {
    let page = world.slots().times(who, s.study).await.unwrap();
    page.waiting.map(|waiting| waiting.place)
}

/// The first has the one seat; the others wait, one after the other.
async fn full(world: &Domain, people: usize) -> (Scene, SlotId) {
    let s = scene(world, people).await;
    let slot = a_slot("2026-11-26T14:00")
        .booked_until(24)
        .opened(world, &s.ben, s.study)
        .await
        .unwrap();
    world
        .slots()
        .book(&s.people[0], s.study, slot)
        .await
        .unwrap();
    for who in &s.people[1..] {
        world.clock.advance(Duration::minutes(1));
        world.slots().wait(who, s.study).await.unwrap();
    }
    (s, slot)
}

async fn cancel(world: &Domain, s: &Scene, who: &Actor) {
    let word = "都合がつかなくなりました".to_owned();
    world
        .slots()
        .cancel_booking(who, s.study, word)
        .await
        .unwrap();
}

async fn notices(world: &Domain, kind: &str) -> i64 {
    let sql = format!("SELECT count(*) FROM notices WHERE kind = '{kind}'");
    number(world, &sql).await
}

fn worker(world: &Domain) -> Worker {
    Worker::new(world.clone(), Delivery::Mailbox)
}

async fn all_exact(world: &Domain) {
    for (what, sql) in EXACT.iter().filter(|(what, _)| what.contains("seat")) {
        assert_eq!(number(world, sql).await, 0, "{what}");
    }
}

domain::on_both_engines! {
    async fn a_freed_seat_is_kept_for_who_waits_longest(world: TestWorld) {
        let (s, slot) = full(&world, 3).await;
        let [tanaka, mori, ida] = [&s.people[0], &s.people[1], &s.people[2]];
        assert_eq!((place(&world, &s, mori).await, place(&world, &s, ida).await), (Some(1), Some(2)));
        // Waiting twice keeps one's place; who has booked waits for nothing.
        world.slots().wait(mori, s.study).await.unwrap();
        assert_eq!(refused(world.slots().wait(tanaka, s.study).await), conflict(Conflict::BookedAlready));
        cancel(&world, &s, tanaka).await;
        let kept = offer(&world, &s, mori).await.unwrap();
        assert_eq!((kept.slot, kept.until), (slot, world.clock.now() + Duration::hours(12)));
        assert!(offer(&world, &s, ida).await.is_none());
        // It is nobody else's, and not free.
        assert!(world.slots().times(ida, s.study).await.unwrap().free.is_empty());
        assert_eq!(refused(world.slots().book(ida, s.study, slot).await), conflict(Conflict::SlotFull));
        world.slots().accept_offer(mori, s.study).await.unwrap();
        assert_eq!(state(&world, &s, mori).await, Some(BookingState::Booked));
        assert_eq!((place(&world, &s, mori).await, place(&world, &s, ida).await), (None, Some(1)));
        assert_eq!(refused(world.slots().accept_offer(mori, s.study).await), conflict(Conflict::OfferOver));
        assert_eq!(number(&world, "SELECT count(*) FROM outbox WHERE kind = 'slot-offered'").await, 1);
        all_exact(&world).await;
    }

    async fn who_lets_a_seat_pass_stays_in_line_and_is_not_offered_it_again(world: TestWorld) {
        let (s, _) = full(&world, 3).await;
        let [tanaka, mori, ida] = [&s.people[0], &s.people[1], &s.people[2]];
        cancel(&world, &s, tanaka).await;
        for _ in 0..2 {
            world.slots().decline_offer(mori, s.study).await.unwrap();
        }
        assert!(offer(&world, &s, ida).await.is_some());
        world.slots().decline_offer(ida, s.study).await.unwrap();
        // Nobody wants it: it is free for everybody.
        assert_eq!(place(&world, &s, mori).await, Some(1));
        assert!(offer(&world, &s, mori).await.is_none());
        assert_eq!(world.slots().times(tanaka, s.study).await.unwrap().free.len(), 1);
        // Another one is another matter.
        let other = a_slot("2026-11-27T14:00").opened(&world, &s.ben, s.study).await.unwrap();
        assert_eq!(offer(&world, &s, mori).await.unwrap().slot, other);
        all_exact(&world).await;
    }

    async fn an_offer_whose_time_is_over_goes_to_the_next_once_however_many_workers_there_are(world: TestWorld) {
        let (s, _) = full(&world, 3).await;
        let [tanaka, mori, ida] = [&s.people[0], &s.people[1], &s.people[2]];
        cancel(&world, &s, tanaka).await;
        world.later(Duration::hours(12));
        // Nobody came by yet, and still it is over.
        assert!(offer(&world, &s, mori).await.is_none());
        assert_eq!(refused(world.slots().accept_offer(mori, s.study).await), conflict(Conflict::OfferOver));
        let rounds: Vec<_> = (0..3).map(|_| {
            let worker = worker(&world);
            tokio::spawn(async move { worker.run_once().await.map(drop) })
        }).collect();
        for round in rounds {
            round.await.unwrap().unwrap();
        }
        assert!(offer(&world, &s, ida).await.is_some());
        assert_eq!(number(&world, "SELECT count(*) FROM offers").await, 2);
        assert_eq!(number(&world, "SELECT count(*) FROM events WHERE kind = 'slots.offer-expired'").await, 1);
        // Expired, too: it was kept for the last one.
        world.later(Duration::hours(13));
        worker(&world).run_once().await.unwrap();
        assert_eq!(number(&world, "SELECT sum(taken) FROM slots").await, 0);
        all_exact(&world).await;
    }

    async fn an_offer_ends_before_the_slot_can_no_longer_be_booked(world: TestWorld) {
        let (s, slot) = full(&world, 2).await;
        // Three hours before its notice is over.
        world.later(at("2026-11-25T02:00:00Z") - world.clock.now());
        cancel(&world, &s, &s.people[0]).await;
        assert_eq!(offer(&world, &s, &s.people[1]).await.unwrap().until, at("2026-11-25T05:00:00Z"));
        world.slots().accept_offer(&s.people[1], s.study).await.unwrap();
        // After it, an empty seat stays empty.
        world.later(Duration::hours(4));
        cancel(&world, &s, &s.people[1]).await;
        world.slots().wait(&s.people[0], s.study).await.unwrap();
        assert!(offer(&world, &s, &s.people[0]).await.is_none());
        assert_eq!(refused(world.slots().book(&s.people[0], s.study, slot).await), conflict(Conflict::SlotTooLate));
    }

    async fn who_begins_to_wait_beside_a_free_seat_gets_it(world: TestWorld) {
        let s = scene(&world, 2).await;
        let slot = a_slot("2026-11-26T14:00").opened(&world, &s.ben, s.study).await.unwrap();
        world.slots().wait(&s.people[0], s.study).await.unwrap();
        assert_eq!(offer(&world, &s, &s.people[0]).await.unwrap().slot, slot);
        world.slots().wait(&s.people[1], s.study).await.unwrap();
        // Who leaves the line leaves the seat as well.
        world.slots().leave_list(&s.people[0], s.study).await.unwrap();
        assert!(offer(&world, &s, &s.people[1]).await.is_some());
        world.slots().leave_list(&s.people[1], s.study).await.unwrap();
        world.slots().leave_list(&s.people[1], s.study).await.unwrap();
        assert_eq!(number(&world, "SELECT sum(taken) FROM slots").await, 0);
        all_exact(&world).await;
    }

    async fn everything_that_makes_room_makes_an_offer(world: TestWorld) {
        let (s, slot) = full(&world, 5).await;
        let slots = world.slots();
        // More seats.
        let mut form = slots.draft(&s.ben, s.study, slot).await.unwrap().form;
        form.capacity = "2".into();
        slots.edit(&s.ben, s.study, slot, form.parse_change().unwrap()).await.unwrap();
        assert!(offer(&world, &s, &s.people[1]).await.is_some());
        // Somebody moves away.
        let other = a_slot("2026-11-27T14:00").for_people(2).opened(&world, &s.ben, s.study).await.unwrap();
        assert_eq!(offer(&world, &s, &s.people[2]).await.unwrap().slot, other);
        assert_eq!(offer(&world, &s, &s.people[3]).await.unwrap().slot, other);
        assert!(offer(&world, &s, &s.people[4]).await.is_none());
        // Somebody takes a consent back.
        world.studies().withdraw_consent(&s.people[3], s.study).await.unwrap();
        assert_eq!(offer(&world, &s, &s.people[4]).await.unwrap().slot, other);
        // A slot is cancelled: who was offered a seat of it waits again, in their old place.
        slots.cancel(&s.ben, s.study, other, "会議室が使えないため".into()).await.unwrap();
        assert!(offer(&world, &s, &s.people[2]).await.is_none());
        assert_eq!(place(&world, &s, &s.people[2]).await, Some(2));
        // At another time it is another offer.
        let mut form = slots.draft(&s.ben, s.study, slot).await.unwrap().form;
        form.at = "2026-11-28T14:00".into();
        slots.edit(&s.ben, s.study, slot, form.parse_change().unwrap()).await.unwrap();
        assert_eq!(offer(&world, &s, &s.people[1]).await.unwrap().starts_at, at("2026-11-28T05:00:00Z"));
        all_exact(&world).await;
    }

    async fn who_takes_another_seat_leaves_the_one_that_was_kept(world: TestWorld) {
        let (s, slot) = full(&world, 3).await;
        let [tanaka, mori, ida] = [&s.people[0], &s.people[1], &s.people[2]];
        cancel(&world, &s, tanaka).await;
        world.slots().leave_list(ida, s.study).await.unwrap();
        let other = a_slot("2026-11-27T14:00").opened(&world, &s.ben, s.study).await.unwrap();
        world.slots().book(mori, s.study, other).await.unwrap();
        assert_eq!(place(&world, &s, mori).await, None);
        assert_eq!(world.slots().times(ida, s.study).await.unwrap().free[0].id, slot);
        all_exact(&world).await;
    }

    async fn an_offer_that_is_over_keeps_nobody_from_the_seat(world: TestWorld) {
        let (s, slot) = full(&world, 2).await;
        cancel(&world, &s, &s.people[0]).await;
        world.later(Duration::hours(12));
        // No worker has been by.
        world.slots().book(&s.people[0], s.study, slot).await.unwrap();
        assert_eq!(state(&world, &s, &s.people[0]).await, Some(BookingState::Booked));
        all_exact(&world).await;
    }

    async fn who_waits_hears_when_a_seat_is_gone_and_when_none_is_to_come(world: TestWorld) {
        let (s, slot) = full(&world, 3).await;
        let [tanaka, mori, ida] = [&s.people[0], &s.people[1], &s.people[2]];
        cancel(&world, &s, tanaka).await;
        world.slots().cancel(&s.ben, s.study, slot, "会議室が使えないため".into()).await.unwrap();
        assert_eq!(notices(&world, "slot-gone").await, 1);
        assert_eq!((place(&world, &s, mori).await, place(&world, &s, ida).await), (Some(1), Some(2)));
        // A seat is kept for the first again, and the study needs nobody any more.
        let other = a_slot("2026-11-27T14:00").opened(&world, &s.ben, s.study).await.unwrap();
        assert_eq!(offer(&world, &s, mori).await.unwrap().slot, other);
        world.studies().run(&s.ben, s.study).await.unwrap();
        assert_eq!(notices(&world, "waiting-over").await, 0);
        for _ in 0..2 {
            world.studies().evaluate(&s.ben, s.study).await.unwrap();
        }
        assert_eq!(notices(&world, "waiting-over").await, 2);
        assert!(offer(&world, &s, mori).await.is_none());
        assert_eq!((place(&world, &s, mori).await, place(&world, &s, ida).await), (None, None));
        all_exact(&world).await;
    }

    async fn who_has_had_their_conversation_waits_for_no_other(world: TestWorld) {
        let (s, _) = full(&world, 3).await;
        let [tanaka, mori, ida] = [&s.people[0], &s.people[1], &s.people[2]];
        let slots = world.slots();
        slots.leave_list(mori, s.study).await.unwrap();
        slots.leave_list(ida, s.study).await.unwrap();
        world.later(at("2026-11-26T05:30:00Z") - world.clock.now());
        let booking = slots.list(&s.ben, s.study).await.unwrap().slots[0].bookings[0].id;
        slots.missed(&s.ben, s.study, booking).await.unwrap();
        slots.wait(tanaka, s.study).await.unwrap();
        slots.wait(mori, s.study).await.unwrap();
        let other = a_slot("2026-12-10T14:00").opened(&world, &s.ben, s.study).await.unwrap();
        assert_eq!(offer(&world, &s, tanaka).await.unwrap().slot, other);
        // They had come after all: what was kept goes to who waits next.
        slots.attended(&s.ben, s.study, booking).await.unwrap();
        assert_eq!(refused(slots.accept_offer(tanaka, s.study).await), conflict(Conflict::BookingOver));
        assert_eq!(place(&world, &s, tanaka).await, None);
        assert_eq!(offer(&world, &s, mori).await.unwrap().slot, other);
        all_exact(&world).await;
    }

    async fn a_slot_at_another_time_is_another_offer_also_to_who_let_the_old_time_pass(world: TestWorld) {
        let (s, slot) = full(&world, 2).await;
        let mori = &s.people[1];
        cancel(&world, &s, &s.people[0]).await;
        world.slots().decline_offer(mori, s.study).await.unwrap();
        let move_to = async |at: &str| {
            let mut form = world.slots().draft(&s.ben, s.study, slot).await.unwrap().form;
            form.at = at.into();
            world.slots().edit(&s.ben, s.study, slot, form.parse_change().unwrap()).await.unwrap();
        };
        move_to("2026-11-26T14:00").await;
        assert!(offer(&world, &s, mori).await.is_none());
        move_to("2026-11-28T14:00").await;
        assert_eq!(offer(&world, &s, mori).await.unwrap().starts_at, at("2026-11-28T05:00:00Z"));
        all_exact(&world).await;
    }

    async fn a_counter_that_is_wrong_is_mended_at_night(world: TestWorld) {
        let (s, _) = full(&world, 2).await;
        worker(&world).run_once().await.unwrap();
        run(&world, "UPDATE slots SET taken = 0").await;
        world.later(Duration::hours(23));
        worker(&world).run_once().await.unwrap();
        assert_eq!(number(&world, "SELECT sum(taken) FROM slots").await, 0);
        world.later(Duration::hours(1));
        worker(&world).run_once().await.unwrap();
        assert_eq!(number(&world, "SELECT sum(taken) FROM slots").await, 1);
        assert_eq!(number(&world, "SELECT done FROM jobs WHERE name = 'seats'").await, 1);
        drop(s);
    }
}
