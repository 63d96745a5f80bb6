use super::*;
use domain::messages::MailFacts;

const WELCOME: MailFacts = MailFacts::Welcome {};

fn worker(world: &Domain, sink: &Sink) -> Worker {
    Worker::new(world.clone(), Delivery::smtp(&sink.url()).unwrap())
}

async fn queue_of(world: &Domain, admin: &Actor, show: &str) -> MailQueue {
    let query = MailQuery {
        show: show.into(),
        after: String::new(),
    };
    world
        .administration()
        .mail_queue(admin, query)
        .await
        .unwrap()
}

async fn job(world: &Domain, admin: &Actor, name: JobName) -> JobRow {
    let jobs = world.administration().jobs(admin).await.unwrap();
    assert_eq!(jobs.len(), JobName::ALL.len());
    jobs.into_iter().find(|row| row.name == name).unwrap()
}

domain::on_both_engines! {
    async fn an_address_without_a_mailbox_is_written_down_once_and_gets_nothing_more(world: TestWorld) {
        let admin = admin(&world).await;
        let (emma, other) = (a_member().build(&world).await.unwrap(), a_member().build(&world).await.unwrap());
        let sink = Sink::start().await;
        sink.set(Mode::Rcpt550);
        queue(&world, &emma, &WELCOME).await;
        queue(&world, &emma, &WELCOME).await;
        assert_eq!(worker(&world, &sink).run_once().await.unwrap().dead, 2);
        let list = world.administration().suppressions(&admin, SuppressionQuery::default()).await.unwrap();
        assert_eq!((list.rows.len(), list.rows[0].cause, list.rows[0].person), (1, SuppressionCause::NoMailbox, Some(id_of(&emma))));
        assert!(list.rows[0].answer.contains("5.1.1"), "{}", list.rows[0].answer);
        assert_eq!(events(&world, "mail.suppressed").await, 1);
        assert!(world.administration().person(&admin, id_of(&emma)).await.unwrap().suppressed);
        sink.set(Mode::Accept);
        queue(&world, &emma, &WELCOME).await;
        queue(&world, &other, &WELCOME).await;
        let ran = worker(&world, &sink).run_once().await.unwrap();
        assert_eq!((ran.sent, ran.dropped, sink.taken().len()), (1, 1, 1));
        let dropped = queue_of(&world, &admin, "dropped").await;
        assert_eq!((dropped.rows.len(), dropped.rows[0].last_error.as_str()), (1, "suppressed"));
        // Taken off the list, the next one is sent again.
        world.administration().release(&admin, list.rows[0].email.clone()).await.unwrap();
        world.administration().release(&admin, list.rows[0].email.clone()).await.unwrap();
        queue(&world, &emma, &WELCOME).await;
        assert_eq!(worker(&world, &sink).run_once().await.unwrap().sent, 1);
        assert_eq!(events(&world, "mail.released").await, 1);
    }

    async fn a_refusal_that_is_not_about_the_address_suppresses_nobody(world: TestWorld) {
        let admin = admin(&world).await;
        let emma = a_member().build(&world).await.unwrap();
        let sink = Sink::start().await;
        sink.set(Mode::Data554);
        queue(&world, &emma, &WELCOME).await;
        assert_eq!(worker(&world, &sink).run_once().await.unwrap().dead, 1);
        assert!(world.administration().suppressions(&admin, SuppressionQuery::default()).await.unwrap().rows.is_empty());
        world.administration().suppress(&admin, model::input::fold_email("Someone@X.test")).await.unwrap();
        world.administration().suppress(&admin, "someone@x.test".into()).await.unwrap();
        let list = world.administration().suppressions(&admin, SuppressionQuery { search: "SOME".into(), after: String::new() }).await.unwrap();
        assert_eq!((list.rows.len(), list.rows[0].added_by.as_deref()), (1, Some("渡辺 薫")));
    }

    async fn what_was_given_up_is_tried_again_for_its_whole_time_or_dropped(world: TestWorld) {
        let admin = admin(&world).await;
        let emma = a_member().build(&world).await.unwrap();
        let sink = Sink::start().await;
        sink.set(Mode::Data554);
        queue(&world, &emma, &WELCOME).await;
        queue(&world, &emma, &WELCOME).await;
        worker(&world, &sink).run_once().await.unwrap();
        let dead = queue_of(&world, &admin, "").await;
        assert_eq!((dead.shown, dead.dead, dead.waiting, dead.rows.len()), (MailShown::Dead, 2, 0, 2));
        assert!(dead.rows[0].last_error.contains("554"));
        let (one, two) = (dead.rows[0].id, dead.rows[1].id);
        // Long after the time to give up.
        world.later(Duration::days(10));
        world.administration().retry_mail(&admin, one).await.unwrap();
        assert_eq!(refusal(world.administration().retry_mail(&admin, one).await), AppError::NotFound);
        sink.set(Mode::Rcpt450);
        let ran = worker(&world, &sink).run_once().await.unwrap();
        assert_eq!((ran.retried, ran.dead), (1, 0));
        sink.set(Mode::Accept);
        world.later(Duration::hours(1));
        assert_eq!(worker(&world, &sink).run_once().await.unwrap().sent, 1);
        world.administration().drop_mail(&admin, two).await.unwrap();
        assert_eq!(refusal(world.administration().retry_mail(&admin, two).await), AppError::NotFound);
        assert_eq!(worker(&world, &sink).run_once().await.unwrap().sent, 0);
        assert_eq!((events(&world, "mail.retried").await, events(&world, "mail.dropped").await), (1, 1));
        let end = queue_of(&world, &admin, "sent").await;
        assert_eq!((end.sent, end.dropped, end.dead, end.rows.len()), (1, 1, 0, 1));
    }

    async fn a_server_that_is_away_shows_and_is_asked_again_when_told_to(world: TestWorld) {
        let admin = admin(&world).await;
        let emma = a_member().build(&world).await.unwrap();
        let sink = Sink::start().await;
        sink.set(Mode::Closed);
        queue(&world, &emma, &WELCOME).await;
        let worker = worker(&world, &sink);
        assert!(worker.run_once().await.unwrap().away);
        let queue = queue_of(&world, &admin, "waiting").await;
        let (until, why) = queue.away.unwrap();
        assert!(until > world.clock.now() && !why.is_empty());
        assert_eq!((queue.waiting, queue.oldest_waiting.is_some(), queue.rows.len()), (1, true, 1));
        let row = job(&world, &admin, JobName::Outbox).await;
        assert_eq!((row.state, row.failures), (JobState::Paused, 1));
        sink.set(Mode::Accept);
        assert_eq!(worker.run_once().await.unwrap().sent, 0);
        world.administration().run_job(&admin, JobName::Outbox).await.unwrap();
        assert_eq!(worker.run_once().await.unwrap().sent, 1);
        let row = job(&world, &admin, JobName::Outbox).await;
        assert_eq!((row.state, row.failures, row.done), (JobState::Well, 0, 1));
        // The last error stays to be read.
        assert!(!row.last_error.is_empty() && row.failed_at.is_some());
        assert_eq!(events(&world, "jobs.asked-for").await, 1);
    }

    async fn old_mails_go_and_what_was_given_up_stays(world: TestWorld) {
        let admin = admin(&world).await;
        let emma = a_member().build(&world).await.unwrap();
        let sink = Sink::start().await;
        let worker = worker(&world, &sink);
        worker.run_once().await.unwrap();
        for _ in 0..3 {
            queue(&world, &emma, &WELCOME).await;
        }
        assert_eq!(worker.run_once().await.unwrap().sent, 3);
        sink.set(Mode::Data554);
        queue(&world, &emma, &WELCOME).await;
        worker.run_once().await.unwrap();
        world.later(Duration::days(89));
        sink.set(Mode::Accept);
        queue(&world, &emma, &WELCOME).await;
        worker.run_once().await.unwrap();
        assert_eq!((mails(&world, "sent").await, mails(&world, "dead").await), (4, 1));
        world.later(Duration::days(2));
        worker.run_once().await.unwrap();
        assert_eq!((mails(&world, "sent").await, mails(&world, "dead").await), (1, 1));
        let row = job(&world, &admin, JobName::Retention).await;
        assert_eq!((row.state, row.done), (JobState::Well, 3));
    }

    async fn of_many_workers_one_runs_what_is_due(world: TestWorld) {
        let admin = admin(&world).await;
        for round in 1..=3_i64 {
            let mut tasks = Vec::new();
            for _ in 0..6 {
                let worker = Worker::new(world.domain.clone(), Delivery::Mailbox);
                tasks.push(tokio::spawn(async move { worker.run_once().await.map(drop) }));
            }
            for task in tasks {
                task.await.unwrap().unwrap();
            }
            assert_eq!(job(&world, &admin, JobName::Sweep).await.runs, round);
            let next = job(&world, &admin, JobName::Sweep).await.next_at.unwrap();
            assert_eq!(next, world.clock.now() + Duration::minutes(10));
            world.later(Duration::minutes(10));
        }
        world.administration().run_job(&admin, JobName::Retention).await.unwrap();
        let before = job(&world, &admin, JobName::Retention).await.runs;
        Worker::new(world.domain.clone(), Delivery::Mailbox).run_once().await.unwrap();
        assert_eq!(job(&world, &admin, JobName::Retention).await.runs, before + 1);
    }

    async fn a_job_that_fails_is_written_down_and_the_others_have_their_turn(world: TestWorld) {
        let admin = admin(&world).await;
        let emma = a_member().build(&world).await.unwrap();
        queue(&world, &emma, &WELCOME).await;
        run(&world, "ALTER TABLE kept_posts RENAME TO kept_posts_gone").await;
        let sink = Sink::start().await;
        let worker = worker(&world, &sink);
        assert!(worker.run_once().await.is_err());
        assert_eq!(sink.taken().len(), 1);
        let row = job(&world, &admin, JobName::Sweep).await;
        assert_eq!((row.state, row.failures), (JobState::Failing, 1));
        assert!(row.last_error.contains("kept_posts"), "{}", row.last_error);
        run(&world, "ALTER TABLE kept_posts_gone RENAME TO kept_posts").await;
        world.later(Duration::minutes(10));
        worker.run_once().await.unwrap();
        let row = job(&world, &admin, JobName::Sweep).await;
        assert_eq!((row.state, row.failures, row.runs), (JobState::Well, 0, 2));
    }

    async fn the_checks_see_what_is_odd(world: TestWorld) {
        let one = admin(&world).await;
        let of = async |name: CheckName| {
            let checks = world.administration().checks(&one, true).await.unwrap();
            checks.into_iter().find(|check| check.name == name).map(|check| (check.verdict, check.finding))
        };
        assert_eq!(of(CheckName::Administrators).await, Some((Verdict::Odd, "one")));
        admin(&world).await;
        assert_eq!(of(CheckName::Administrators).await, Some((Verdict::Good, "several")));
        assert_eq!(of(CheckName::Holidays).await, Some((Verdict::Odd, "missing")));
        world.administration().add_holidays(&one, vec!["2027-01-01".parse().unwrap()]).await.unwrap();
        assert_eq!(of(CheckName::Holidays).await, Some((Verdict::Good, "known")));
        assert_eq!(of(CheckName::Mails).await, Some((Verdict::Good, "moving")));
        let emma = a_member().build(&world).await.unwrap();
        queue(&world, &emma, &WELCOME).await;
        world.later(Duration::hours(1));
        assert_eq!(of(CheckName::Mails).await, Some((Verdict::Odd, "late")));
        if world.db.backend() == sea_orm::DatabaseBackend::Sqlite {
            // Tests switch the writer's durability off: exactly what has to be noticed.
            assert_eq!(of(CheckName::Pragmas).await, Some((Verdict::Bad, "unsafe")));
            assert_eq!(of(CheckName::Integrity).await, Some((Verdict::Good, "whole")));
        } else {
            // The clock of the test stands at a day of its own.
            assert_eq!(of(CheckName::Clock).await.map(|(verdict, _)| verdict), Some(Verdict::Bad));
            assert_eq!(of(CheckName::Pragmas).await, None);
        }
    }
}
