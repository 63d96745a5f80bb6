//! Reminders: each once, whatever restarts; late rather than never; none for nothing.

use super::raw::{number, run, text};
use super::slots::{Scene, at, scene};
use super::smtpsink::{Mode, Sink};
use chrono::{DateTime, Duration, Utc};
use domain::jobs::Worker;
use domain::mail::Delivery;
use domain::testing::{a_slot, a_staff_member};
use domain::{Actor, Domain};
use mail_parser::MessageParser;
use model::administration::{JobName, JobState};
use model::people::Role;
use model::slots::RemindersForm;

fn worker(world: &Domain) -> Worker {
    Worker::new(world.clone(), Delivery::Mailbox)
}

fn until(world: &Domain, time: &str) {
    let time: DateTime<Utc> = at(time);
    world.clock.advance(time - world.clock.now());
}

async fn reminded(world: &Domain) -> i64 {
    number(
        world,
        "SELECT count(*) FROM outbox WHERE kind = 'interview-reminder'",
    )
    .await
}

async fn round(world: &Domain) -> i64 {
    worker(world).run_once().await.unwrap();
    reminded(world).await
}

/// Somebody has booked Thursday 3 December, 14:00 in Tokyo, long before.
async fn expecting(world: &Domain) -> Scene {
    let s = scene(world, 1).await;
    let slot = a_slot("2026-12-03T14:00")
        .opened(world, &s.ben, s.study)
        .await
        .unwrap();
    world
        .slots()
        .book(&s.people[0], s.study, slot)
        .await
        .unwrap();
    s
}

fn form(minutes: &[(&str, &str)]) -> RemindersForm {
    let mut form = RemindersForm::default();
    for (n, (amount, unit)) in (1..).zip(minutes) {
        form.set(&format!("amount{n}"), *amount);
        form.set(&format!("unit{n}"), *unit);
    }
    form
}

async fn administrator(world: &Domain) -> Actor {
    let admin = a_staff_member(Role::Administrator).named("Nishimura", "Yuka");
    admin.build(world).await.unwrap()
}

domain::on_both_engines! {
    async fn a_study_begins_with_two_reminders_and_each_goes_at_its_time(world: TestWorld) {
        expecting(&world).await;
        assert_eq!(round(&world).await, 0);
        until(&world, "2026-11-30T04:58:00Z");
        assert_eq!(round(&world).await, 0);
        until(&world, "2026-11-30T05:00:00Z");
        assert_eq!(round(&world).await, 1);
        until(&world, "2026-12-03T02:00:00Z");
        assert_eq!(round(&world).await, 1);
        until(&world, "2026-12-03T03:00:00Z");
        assert_eq!(round(&world).await, 2);
        until(&world, "2026-12-03T06:00:00Z");
        assert_eq!(round(&world).await, 2);
    }

    async fn a_reminder_goes_once_however_many_workers_there_are_and_whatever_restarts(world: TestWorld) {
        expecting(&world).await;
        until(&world, "2026-11-30T05:00:00Z");
        for _ in 0..5 {
            let rounds: Vec<_> = (0..3).map(|_| {
                let worker = worker(&world);
                tokio::spawn(async move { worker.run_once().await.map(drop) })
            }).collect();
            for round in rounds {
                round.await.unwrap().unwrap();
            }
            // As if the job had not been written down.
            run(&world, "DELETE FROM jobs WHERE name = 'reminders'").await;
        }
        assert_eq!(reminded(&world).await, 1);
    }

    async fn a_reminder_is_late_rather_than_never_and_one_is_enough(world: TestWorld) {
        expecting(&world).await;
        // Nobody worked for three days, and both are due.
        until(&world, "2026-12-03T04:00:00Z");
        assert_eq!(round(&world).await, 1);
        assert_eq!(number(&world, "SELECT count(*) FROM reminders_sent").await, 2);
        world.later(Duration::minutes(5));
        assert_eq!(round(&world).await, 1);
    }

    async fn once_it_has_begun_nobody_is_reminded(world: TestWorld) {
        expecting(&world).await;
        until(&world, "2026-12-03T05:00:00Z");
        assert_eq!(round(&world).await, 0);
    }

    async fn who_books_shortly_before_is_not_reminded_of_what_they_have_just_read(world: TestWorld) {
        let s = scene(&world, 1).await;
        let slot = a_slot("2026-12-03T14:00").opened(&world, &s.ben, s.study).await.unwrap();
        until(&world, "2026-12-02T05:00:00Z");
        world.slots().book(&s.people[0], s.study, slot).await.unwrap();
        assert_eq!(round(&world).await, 0);
        until(&world, "2026-12-03T03:00:00Z");
        assert_eq!(round(&world).await, 1);
    }

    async fn who_moves_is_reminded_of_the_new_time_and_who_cancels_of_nothing(world: TestWorld) {
        let s = expecting(&world).await;
        let (tanaka, slots) = (&s.people[0], world.slots());
        let later = a_slot("2026-12-10T14:00").opened(&world, &s.ben, s.study).await.unwrap();
        until(&world, "2026-11-30T05:00:00Z");
        assert_eq!(round(&world).await, 1);
        slots.book(tanaka, s.study, later).await.unwrap();
        until(&world, "2026-12-03T04:00:00Z");
        assert_eq!(round(&world).await, 1);
        until(&world, "2026-12-07T05:00:00Z");
        assert_eq!(round(&world).await, 2);
        // Staff moves the slot: at its new time nobody was reminded yet.
        let mut form = slots.draft(&s.ben, s.study, later).await.unwrap().form;
        form.at = "2026-12-14T14:00".into();
        slots.edit(&s.ben, s.study, later, form.parse_change().unwrap()).await.unwrap();
        world.later(Duration::minutes(2));
        assert_eq!(round(&world).await, 2);
        until(&world, "2026-12-11T05:00:00Z");
        assert_eq!(round(&world).await, 3);
        slots.cancel_booking(tanaka, s.study, String::new()).await.unwrap();
        until(&world, "2026-12-14T04:00:00Z");
        assert_eq!(round(&world).await, 3);
    }

    async fn a_slot_that_is_moved_nearer_reminds_of_nothing_that_is_over_already(world: TestWorld) {
        let s = expecting(&world).await;
        until(&world, "2026-11-29T05:00:00Z");
        let slots = world.slots();
        let slot = slots.list(&s.ben, s.study).await.unwrap().slots[0].id;
        let mut form = slots.draft(&s.ben, s.study, slot).await.unwrap().form;
        form.at = "2026-12-01T14:00".into();
        slots.edit(&s.ben, s.study, slot, form.parse_change().unwrap()).await.unwrap();
        world.later(Duration::minutes(2));
        // Three days before is behind; the letter about the move has just said it.
        assert_eq!(round(&world).await, 0);
        until(&world, "2026-12-01T03:00:00Z");
        assert_eq!(round(&world).await, 1);
    }

    async fn a_reminder_that_waits_is_dropped_when_its_interview_is_off(world: TestWorld) {
        let s = expecting(&world).await;
        let sink = Sink::start().await;
        sink.set(Mode::Closed);
        let smtp = Worker::new(world.domain.clone(), Delivery::smtp(&sink.url()).unwrap());
        until(&world, "2026-11-30T05:00:00Z");
        smtp.run_once().await.unwrap();
        world.slots().cancel_booking(&s.people[0], s.study, String::new()).await.unwrap();
        sink.set(Mode::Accept);
        world.later(Duration::hours(1));
        while smtp.run_once().await.unwrap().more {}
        assert_eq!(text(&world, "SELECT state FROM outbox WHERE kind = 'interview-reminder'").await, "dropped");
    }

    async fn a_reminder_has_words_of_its_own_in_the_language_of_its_reader(world: TestWorld) {
        let s = expecting(&world).await;
        let mut own = form(&[("1", "days")]);
        own.set("text_ja1", "画面を共有できる端末をご用意ください。");
        own.set("text_en1", "Please have a screen to share.");
        world.slots().set_reminders(&s.ben, s.study, own.parse().unwrap()).await.unwrap();
        until(&world, "2026-12-02T05:00:00Z");
        let sink = Sink::start().await;
        let smtp = Worker::new(world.domain.clone(), Delivery::smtp(&sink.url()).unwrap());
        while smtp.run_once().await.unwrap().more {}
        let mails = sink.taken();
        let said: Vec<String> = mails.iter().map(|mail| {
            let mail = MessageParser::default().parse(&mail.raw).unwrap();
            mail.body_text(0).unwrap().into_owned()
        }).filter(|said| said.contains("画面を共有")).collect();
        assert_eq!(said.len(), 1);
        assert!(said[0].contains("2026年12月3日(木) 14:00 JST"), "{}", said[0]);
    }

    async fn a_job_of_reminders_that_fails_is_seen_and_tries_again(world: TestWorld) {
        expecting(&world).await;
        let admin = administrator(&world).await;
        run(&world, "ALTER TABLE reminders_sent RENAME TO elsewhere").await;
        until(&world, "2026-11-30T05:00:00Z");
        assert!(worker(&world).run_once().await.is_err());
        let jobs = world.administration().jobs(&admin).await.unwrap();
        let row = jobs.iter().find(|row| row.name == JobName::Reminders).unwrap();
        assert_eq!(row.state, JobState::Failing);
        assert!(row.last_error.contains("reminders_sent"), "{}", row.last_error);
        run(&world, "ALTER TABLE elsewhere RENAME TO reminders_sent").await;
        world.later(Duration::minutes(1));
        assert_eq!(round(&world).await, 1);
    }
}
