//! Mails go exactly when the change was committed, and never to anybody they should not reach.

use crate::scene::{answered, count, literal, mails, mentioned, queue, run, scene, voices};
use crate::smtpsink::{Mode, Sink};
use chrono::Duration;
use domain::jobs::Worker;
use domain::mail::{Delivery, unsubscribe_token};
use domain::messages::{MailFacts, Recipient, enqueue, fan_out, notify, record};
use domain::testing::a_member;
use domain::{Actor, Domain};
use model::ProposalNumber;
use model::messages::{NoticeFacts, NoticeKind, Topic};
use model::proposals::NewComment;
use std::collections::HashSet;
use std::sync::Arc;

fn worker(domain: &Domain, sink: &Sink) -> Worker {
    Worker::new(domain.clone(), Delivery::smtp(&sink.url()).unwrap())
}

async fn member(domain: &Domain) -> Actor {
    a_member()
        .named("Clarke", "Emma")
        .build(domain)
        .await
        .unwrap()
}

const WELCOME: MailFacts = MailFacts::Welcome {};

domain::on_both_engines! {
    /// ASVS 2.3.3
    async fn a_mail_exists_exactly_when_the_transaction_committed(world: TestWorld) {
        let emma = member(&world).await;
        let to = Recipient { id: emma.person_id().unwrap(), email: "e@x.test".into(), lang: model::Lang::En };
        let failed = world.db.write(async |tx| {
            let event = record(tx, &world.clock, &emma, "tests.happened", to.id.0, &"x").await?;
            enqueue(tx, &world.clock, event, &to, &WELCOME).await?;
            notify(tx, &world.clock, event, &[to.id], NoticeKind::Mentioned, &NoticeFacts::default()).await?;
            Err::<(), _>(domain::Error::unexpected("no"))
        }).await;
        assert!(failed.is_err());
        assert_eq!(mails(&world, "queued").await, 0);
        assert_eq!(world.messages().unread(&emma).await.unwrap(), 0);
        queue(&world, &emma, &WELCOME).await;
        let sink = Sink::start().await;
        let ran = worker(&world, &sink).run_once().await.unwrap();
        assert_eq!((ran.sent, sink.taken().len()), (1, 1));
        assert_eq!(mails(&world, "sent").await, 1);
        assert_eq!(worker(&world, &sink).run_once().await.unwrap().sent, 0);
    }

    async fn a_slow_server_gets_its_mail_with_the_right_envelope(world: TestWorld) {
        let emma = member(&world).await;
        queue(&world, &emma, &WELCOME).await;
        let sink = Sink::start().await;
        sink.set(Mode::Slow(std::time::Duration::from_millis(50)));
        assert_eq!(worker(&world, &sink).run_once().await.unwrap().sent, 1);
        let mail = &sink.taken()[0];
        assert_eq!(mail.from, "<table@aozora.example>");
        assert_eq!(mail.to, [format!("<p{}@example.test>", emma.person_id().unwrap().0.simple())]);
    }

    async fn a_worker_killed_between_send_and_mark_sends_again_under_the_same_id(world: TestWorld) {
        let emma = member(&world).await;
        queue(&world, &emma, &WELCOME).await;
        let sink = Sink::start().await;
        sink.set(Mode::Hold);
        let first = worker(&world, &sink);
        let task = tokio::spawn(async move { first.run_once().await });
        sink.wait_for(1).await;
        task.abort();
        let _ = task.await;
        sink.set(Mode::Accept);
        // The lease still holds.
        assert_eq!(worker(&world, &sink).run_once().await.unwrap().sent, 0);
        world.later(Duration::seconds(60));
        assert_eq!(worker(&world, &sink).run_once().await.unwrap().sent, 1);
        let ids: HashSet<String> = sink.taken().iter().map(|mail| mail.message_id()).collect();
        assert_eq!((sink.taken().len(), ids.len()), (2, 1));
        assert_eq!(mails(&world, "sent").await, 1);
    }

    async fn a_late_worker_is_not_heard(world: TestWorld) {
        let emma = member(&world).await;
        queue(&world, &emma, &WELCOME).await;
        let sink = Sink::start().await;
        sink.set(Mode::Hold);
        let slow = worker(&world, &sink);
        let task = tokio::spawn(async move { slow.run_once().await });
        sink.wait_for(1).await;
        world.later(Duration::seconds(61));
        sink.set(Mode::Rcpt450);
        assert_eq!(worker(&world, &sink).run_once().await.unwrap().retried, 1);
        sink.release();
        let late = task.await.unwrap().unwrap();
        assert_eq!((late.sent, late.late), (0, 1));
        assert_eq!(mails(&world, "queued").await, 1);
    }

    async fn two_workers_never_send_a_row_twice(world: TestWorld) {
        let emma = member(&world).await;
        for _ in 0..120 {
            queue(&world, &emma, &WELCOME).await;
        }
        let sink = Sink::start().await;
        let mut tasks = Vec::new();
        for _ in 0..4 {
            let one = Arc::new(worker(&world, &sink));
            tasks.push(tokio::spawn(async move {
                for _ in 0..4 {
                    one.run_once().await.unwrap();
                }
            }));
        }
        for task in tasks {
            task.await.unwrap();
        }
        let ids: HashSet<String> = sink.taken().iter().map(|mail| mail.message_id()).collect();
        assert_eq!((sink.taken().len(), ids.len()), (120, 120));
        assert_eq!(mails(&world, "sent").await, 120);
    }

    async fn four_hundred_answers_are_tried_again_later_and_later(world: TestWorld) {
        let emma = member(&world).await;
        queue(&world, &emma, &WELCOME).await;
        let sink = Sink::start().await;
        let worker = worker(&world, &sink);
        for (mode, wait) in [(Mode::Rcpt450, 1), (Mode::Data451, 2), (Mode::Rcpt450, 4)] {
            sink.set(mode);
            assert_eq!(worker.run_once().await.unwrap().retried, 1);
            world.later(Duration::seconds(wait * 60 - 1));
            assert_eq!(worker.run_once().await.unwrap(), domain::jobs::Ran::default());
            world.later(Duration::seconds(wait * 15 + 1));
        }
        sink.set(Mode::Accept);
        assert_eq!(worker.run_once().await.unwrap().sent, 1);
        assert_eq!(count(&world, "SELECT CAST(attempts AS BIGINT) FROM outbox").await, 4);
    }

    async fn after_three_days_a_mail_is_given_up(world: TestWorld) {
        let emma = member(&world).await;
        queue(&world, &emma, &WELCOME).await;
        let sink = Sink::start().await;
        sink.set(Mode::Rcpt450);
        let worker = worker(&world, &sink);
        assert_eq!(worker.run_once().await.unwrap().retried, 1);
        world.later(Duration::hours(72));
        assert_eq!(worker.run_once().await.unwrap().dead, 1);
        assert_eq!(mails(&world, "dead").await, 1);
    }

    async fn five_hundred_answers_are_final(world: TestWorld) {
        let emma = member(&world).await;
        let sink = Sink::start().await;
        let worker = worker(&world, &sink);
        for mode in [Mode::Data554, Mode::Rcpt550] {
            queue(&world, &emma, &WELCOME).await;
            sink.set(mode);
            assert_eq!(worker.run_once().await.unwrap().dead, 1);
        }
        world.later(Duration::hours(5));
        sink.set(Mode::Accept);
        assert_eq!(worker.run_once().await.unwrap().sent, 0);
        assert_eq!((mails(&world, "dead").await, sink.taken().len()), (2, 0));
    }

    /// ASVS 16.5.2
    async fn a_server_that_is_away_is_held_against_no_mail(world: TestWorld) {
        let emma = member(&world).await;
        for _ in 0..60 {
            queue(&world, &emma, &WELCOME).await;
        }
        let sink = Sink::start().await;
        sink.set(Mode::Closed);
        let worker = worker(&world, &sink);
        for _ in 0..10 {
            assert!(worker.run_once().await.unwrap().away);
        }
        // The breaker asks once, not ten times.
        assert_eq!(sink.sessions(), 1);
        assert_eq!(count(&world, "SELECT count(*) FROM outbox WHERE attempts > 0 OR state <> 'queued'").await, 0);
        sink.set(Mode::Accept);
        world.later(Duration::seconds(5));
        while worker.run_once().await.unwrap().sent > 0 {}
        assert_eq!(mails(&world, "sent").await, 60);
    }

    async fn mails_that_are_refused_for_themselves_hold_up_nobody_and_are_given_up(world: TestWorld) {
        let stuck = a_member().mailed("stuck@relay.test").build(&world.domain).await.unwrap();
        let emma = member(&world).await;
        for _ in 0..9 {
            let to = Recipient { id: stuck.person_id().unwrap(), email: "stuck@relay.test".into(), lang: model::Lang::En };
            world.db.write(async |tx| {
                let event = record(tx, &world.clock, &stuck, "tests.happened", to.id.0, &"x").await?;
                enqueue(tx, &world.clock, event, &to, &WELCOME).await
            }).await.unwrap();
        }
        world.later(Duration::seconds(1));
        queue(&world, &emma, &WELCOME).await;
        let sink = Sink::start().await;
        sink.set(Mode::Rcpt454("relay.test"));
        let worker = worker(&world, &sink);
        for _ in 0..4 {
            worker.run_once().await.unwrap();
            world.later(Duration::seconds(10));
        }
        assert_eq!(sink.count(), 1, "the mail behind them");
        for _ in 0..20 {
            world.later(Duration::hours(4));
            worker.run_once().await.unwrap();
            world.later(Duration::minutes(10));
            worker.run_once().await.unwrap();
        }
        assert_eq!((mails(&world, "dead").await, mails(&world, "queued").await), (9, 0));
    }

    /// ASVS 8.3.2
    async fn news_goes_to_the_address_a_person_has_now_and_proofs_to_the_one_they_prove(world: TestWorld) {
        scene(&world).await;
        let emma = member(&world).await;
        queue(&world, &emma, &mentioned()).await;
        queue(&world, &emma, &WELCOME).await;
        run(&world, &format!("UPDATE people SET email = 'new@home.test', email_folded = 'new@home.test' WHERE id = {}", literal(&world, emma.person_id().unwrap().0))).await;
        let sink = Sink::start().await;
        assert_eq!(worker(&world, &sink).run_once().await.unwrap().sent, 2);
        let mut to: Vec<String> = sink.taken().into_iter().flat_map(|mail| mail.to).collect();
        to.sort();
        assert_eq!(to[0], "<new@home.test>");
        assert!(to[1].ends_with("@example.test>"), "{to:?}");
    }

    async fn a_line_that_breaks_costs_no_mail(world: TestWorld) {
        let emma = member(&world).await;
        queue(&world, &emma, &WELCOME).await;
        let sink = Sink::start().await;
        let worker = worker(&world, &sink);
        sink.set(Mode::DropMidData);
        assert_eq!(worker.run_once().await.unwrap().retried, 1);
        assert_eq!(sink.taken().len(), 0);
        world.later(Duration::minutes(2));
        sink.set(Mode::DropAfterDot);
        assert_eq!(worker.run_once().await.unwrap().retried, 1);
        world.later(Duration::minutes(3));
        sink.set(Mode::Accept);
        assert_eq!(worker.run_once().await.unwrap().sent, 1);
        let ids: HashSet<String> = sink.taken().iter().map(|mail| mail.message_id()).collect();
        assert_eq!((sink.taken().len(), ids.len()), (2, 1));
    }

    async fn a_switched_off_topic_is_not_sent_and_account_mail_is(world: TestWorld) {
        scene(&world).await;
        let emma = member(&world).await;
        queue(&world, &emma, &mentioned()).await;
        queue(&world, &emma, &answered()).await;
        queue(&world, &emma, &WELCOME).await;
        let token = unsubscribe_token(&world, emma.person_id().unwrap(), Topic::Mentions);
        world.messages().unsubscribe(&token).await.unwrap();
        let sink = Sink::start().await;
        let ran = worker(&world, &sink).run_once().await.unwrap();
        assert_eq!((ran.sent, ran.dropped), (2, 1));
        assert_eq!(count(&world, "SELECT count(*) FROM outbox WHERE state = 'dropped' AND kind = 'mentioned'").await, 1);
    }

    async fn who_is_disabled_or_has_left_gets_nothing(world: TestWorld) {
        scene(&world).await;
        let sink = Sink::start().await;
        for state in ["disabled", "left"] {
            let emma = member(&world).await;
            queue(&world, &emma, &mentioned()).await;
            queue(&world, &emma, &WELCOME).await;
            let id = literal(&world, emma.person_id().unwrap().0);
            run(&world, &format!("UPDATE people SET state = '{state}' WHERE id = {id}")).await;
            let ran = worker(&world, &sink).run_once().await.unwrap();
            assert_eq!((ran.sent, ran.dropped), (0, 2), "{state}");
        }
    }

    async fn a_mail_about_a_proposal_one_may_no_longer_read_is_dropped(world: TestWorld) {
        scene(&world).await;
        let company = domain::testing::a_company("Other").build(&world).await.unwrap();
        let emma = a_member().named("Clarke", "Emma").of(company).build(&world).await.unwrap();
        queue(&world, &emma, &mentioned()).await;
        run(&world, "UPDATE proposals SET audience = 'company'").await;
        let sink = Sink::start().await;
        let ran = worker(&world, &sink).run_once().await.unwrap();
        assert_eq!((ran.sent, ran.dropped), (0, 1));
    }

    async fn a_fan_out_that_stops_goes_on_and_tells_each_once(world: TestWorld) {
        let scene = scene(&world).await;
        let people = voices(&world, &scene, 1_200).await;
        let facts = NoticeFacts { number: Some(31), ..NoticeFacts::default() };
        // The third of the voices is the one who answers; the first has had a notice at once.
        let author = scene.author.person().unwrap();
        let by = Actor::Person(domain::Person { id: people[2], ..author.clone() });
        world.db.write(async |tx| {
            let event = record(tx, &world.clock, &by, "proposals.answered", scene.proposal.0, &"x").await?;
            notify(tx, &world.clock, event, &people[..1], NoticeKind::ProposalAnswered, &facts).await?;
            fan_out(tx, &world.clock, event, scene.proposal, NoticeKind::ProposalAnswered, &facts, Some(&answered())).await?;
            Ok::<_, domain::Error>(())
        }).await.unwrap();
        run(&world, &format!("UPDATE people SET state = 'left' WHERE id = {}", literal(&world, people[600].0))).await;
        for told in [499, 500, 199, 0] {
            // A new worker each time: the row alone remembers.
            let ran = Worker::new((*world).clone(), Delivery::Mailbox).run_once().await.unwrap();
            assert_eq!(ran.told, told);
        }
        // 1,200 voices and the author, without the one who answered and the one who left.
        assert_eq!(count(&world, "SELECT count(*) FROM notices").await, 1_199);
        assert_eq!(count(&world, "SELECT count(DISTINCT person_id) FROM notices").await, 1_199);
        assert_eq!(count(&world, "SELECT count(*) FROM outbox").await, 1_199);
        assert_eq!(count(&world, "SELECT count(*) FROM fanouts WHERE done_at IS NULL").await, 0);
        assert_eq!(count(&world, "SELECT count(*) FROM people p WHERE unread_count <> (SELECT count(*) FROM notices n WHERE n.person_id = p.id AND n.read_at IS NULL)").await, 0);
        // Run again from the start, as after a restored backup: nobody is told twice.
        run(&world, "UPDATE fanouts SET done_at = NULL, after_person = NULL").await;
        for _ in 0..3 {
            Worker::new((*world).clone(), Delivery::Mailbox).run_once().await.unwrap();
        }
        assert_eq!(count(&world, "SELECT count(*) FROM notices").await, 1_199);
        assert_eq!(count(&world, "SELECT count(*) FROM outbox").await, 1_199);
        assert_eq!(count(&world, "SELECT CAST(sum(unread_count) AS BIGINT) FROM people").await, 1_199);
    }

    async fn a_fan_out_tells_only_who_may_read(world: TestWorld) {
        let scene = scene(&world).await;
        voices(&world, &scene, 3).await;
        let stranger = domain::testing::a_company("Other").build(&world).await.unwrap();
        let emma = a_member().named("Clarke", "Emma").of(stranger).build(&world).await.unwrap();
        run(&world, &format!("INSERT INTO watches (proposal_id, person_id) VALUES ({}, {})", literal(&world, scene.proposal.0), literal(&world, emma.person_id().unwrap().0))).await;
        run(&world, "UPDATE proposals SET audience = 'company'").await;
        let facts = NoticeFacts::default();
        world.db.write(async |tx| {
            let event = record(tx, &world.clock, &scene.author, "proposals.answered", scene.proposal.0, &"x").await?;
            fan_out(tx, &world.clock, event, scene.proposal, NoticeKind::ProposalAnswered, &facts, None).await
        }).await.unwrap();
        let ran = Worker::new((*world).clone(), Delivery::Mailbox).run_once().await.unwrap();
        assert_eq!(ran.told, 3);
        assert_eq!(world.messages().unread(&emma).await.unwrap(), 0);
        assert_eq!(world.messages().unread(&scene.author).await.unwrap(), 0);
    }

    async fn who_is_named_and_watches_hears_of_a_comment_once(world: TestWorld) {
        let scene = scene(&world).await;
        let people = voices(&world, &scene, 2).await;
        let facts = NoticeFacts::default();
        world.db.write(async |tx| {
            let event = record(tx, &world.clock, &scene.author, "proposals.commented", scene.proposal.0, &"x").await?;
            notify(tx, &world.clock, event, &people[..1], NoticeKind::Mentioned, &facts).await?;
            fan_out(tx, &world.clock, event, scene.proposal, NoticeKind::Commented, &facts, None).await
        }).await.unwrap();
        let ran = Worker::new((*world).clone(), Delivery::Mailbox).run_once().await.unwrap();
        assert_eq!(ran.told, 1);
        assert_eq!(count(&world, "SELECT count(*) FROM notices WHERE kind = 'mentioned'").await, 1);
        assert_eq!(count(&world, "SELECT count(*) FROM notices WHERE kind = 'commented'").await, 1);
    }

    async fn who_watches_and_is_named_in_a_comment_has_one_notice_and_who_wrote_it_none(world: TestWorld) {
        let scene = scene(&world).await;
        let sato = a_member().named("佐藤", "健").of(scene.company).build(&world).await.unwrap();
        let say = async |by: &Actor, body: &str| {
            let comment = NewComment { body: body.to_owned(), watch: true, form_token: String::new() };
            world.proposals().comment(by, ProposalNumber(31), comment).await.unwrap();
            let worker = Worker::new((*world).clone(), Delivery::Mailbox);
            while worker.run_once().await.unwrap().more {}
        };
        let told = async |who: &Actor| {
            let id = literal(&world, who.person_id().unwrap().0);
            let rows = count(&world, &format!("SELECT count(*) FROM notices WHERE person_id = {id}")).await;
            assert_eq!(i64::from(world.messages().unread(who).await.unwrap()), rows);
            rows
        };
        say(&sato, "店舗コードでも絞れますか。").await;
        assert_eq!((told(&sato).await, told(&scene.author).await), (0, 1));
        // Who has said something can be named.
        say(&scene.author, "はい。").await;
        assert_eq!((told(&sato).await, told(&scene.author).await), (1, 1));
        // Once for each of the three ways to write the name; and oneself.
        say(&scene.author, "@佐藤 健 @佐藤 @健 @田中 いかがですか。").await;
        assert_eq!((told(&sato).await, told(&scene.author).await), (2, 1));
        assert_eq!(count(&world, "SELECT count(*) FROM notices WHERE kind = 'mentioned'").await, 1);
        assert_eq!(count(&world, "SELECT count(*) FROM outbox").await, 1);
    }

    async fn a_finished_fan_out_is_left_alone(world: TestWorld) {
        let scene = scene(&world).await;
        voices(&world, &scene, 3).await;
        let facts = NoticeFacts::default();
        world.db.write(async |tx| {
            let event = record(tx, &world.clock, &Actor::System("test"), "proposals.answered", scene.proposal.0, &"x").await?;
            fan_out(tx, &world.clock, event, scene.proposal, NoticeKind::ProposalAnswered, &facts, Some(&answered())).await
        }).await.unwrap();
        let worker = Worker::new((*world).clone(), Delivery::Mailbox);
        assert_eq!(worker.run_once().await.unwrap().told, 4);
        while worker.run_once().await.unwrap().sent > 0 {}
        // Whoever gives a voice afterwards is not told of what was before, by no worker.
        voices(&world, &scene, 2).await;
        for _ in 0..2 {
            let ran = Worker::new((*world).clone(), Delivery::Mailbox).run_once().await.unwrap();
            assert_eq!(ran, domain::jobs::Ran::default());
        }
        assert_eq!(count(&world, "SELECT count(*) FROM notices").await, 4);
        assert_eq!(count(&world, "SELECT count(*) FROM outbox").await, 4);
    }

    /// ASVS 14.2.4
    async fn expired_sessions_and_kept_posts_are_swept_up(world: TestWorld) {
        let emma = member(&world).await;
        let person = literal(&world, emma.person_id().unwrap().0);
        let bytes = |n: u8| match world.db.backend() {
            sea_orm::DatabaseBackend::Postgres => format!("'\\x0{n}'"),
            _ => format!("X'0{n}'"),
        };
        for (n, day) in [(1, "2026-11-21"), (2, "2026-12-21")] {
            let at = format!("'{day}T01:00:00+00:00'");
            let id = literal(&world, world.clock.new_id());
            run(&world, &format!("INSERT INTO sessions (id, person_id, token_hash, created_at, seen_at, expires_at) VALUES ({id}, {person}, {}, {at}, {at}, {at})", bytes(n))).await;
            run(&world, &format!("INSERT INTO kept_posts (token_hash, path, body, created_at, expires_at) VALUES ({}, '/', '', {at}, {at})", bytes(n))).await;
        }
        Worker::new((*world).clone(), Delivery::Mailbox).run_once().await.unwrap();
        assert_eq!(count(&world, "SELECT count(*) FROM sessions").await, 1);
        assert_eq!(count(&world, "SELECT count(*) FROM kept_posts").await, 1);
    }

    /// ASVS 12.3.1
    async fn demanded_encryption_is_never_given_up(world: TestWorld) {
        let emma = member(&world).await;
        queue(&world, &emma, &WELCOME).await;
        let sink = Sink::start().await;
        for tail in ["", "?tls=required"] {
            let url = format!("smtp://127.0.0.1:{}{tail}", sink.port());
            let worker = Worker::new((*world).clone(), Delivery::smtp(&url).unwrap());
            assert!(worker.run_once().await.unwrap().away);
        }
        assert_eq!((sink.taken().len(), mails(&world, "queued").await), (0, 1));
        assert!(Delivery::smtp("smtp://mail.example:25?tls=none").is_err());
    }
}
