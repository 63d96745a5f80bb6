//! Publishing the roadmap: once, at its hour, and never changed afterwards.

use crate::proposals::{company, conflict, member, published, refused};
use crate::raw;
use crate::roadmap::{drafting, exact, manager, remove, version_of};
use crate::smtpsink::Sink;
use chrono::Duration;
use domain::Actor;
use domain::jobs::Worker;
use domain::mail::Delivery;
use domain::testing::{a_staff_member, a_theme, an_item, publish_draft};
use model::people::Role;
use model::proposals::{Audience, Status};
use model::roadmap::{Colour, Horizon, ScheduleForm, VersionState};
use model::{AppError, Conflict, Problem};
use std::sync::Arc;

/// What the database refuses although nobody asked the use cases.
const TAMPERING: &[&str] = &[
    "UPDATE roadmap_entries SET title_ja = '別の題'",
    "DELETE FROM roadmap_entries",
    "DELETE FROM entry_proposals",
    "UPDATE roadmap_versions SET name_ja = '別の版'",
    "UPDATE roadmap_versions SET open = 1, state = 'draft', number = NULL, published_at = NULL",
    "UPDATE roadmap_versions SET published_at = '2020-01-01 00:00:00+00:00'",
    "DELETE FROM roadmap_versions",
    "INSERT INTO entry_proposals (version_id, item_id, proposal_id) SELECT version_id, item_id, (SELECT id FROM proposals WHERE number = 2) FROM roadmap_entries",
];

domain::on_both_engines! {
    async fn the_database_itself_keeps_a_published_version_as_it_was_read(world: TestWorld) {
        let mori = manager(&world).await;
        let hokusei = company(&world, "北星").await;
        let tanaka = member(&world, hokusei, "田中").await;
        let first = published(&world, &tanaka, "まとめて承認したい", Audience::Everyone).await;
        published(&world, &tanaka, "途中で保存したい", Audience::Everyone).await;
        drafting(&world, &mori).await;
        an_item("まとめ承認").answering(&[first]).add(&world, &mori).await.unwrap();
        publish_draft(&world, &mori).await.unwrap();
        for sql in TAMPERING {
            let error = world.db.write::<_, sea_orm::DbErr, _>(async |tx| {
                sea_orm::ConnectionTrait::execute_unprepared(tx, sql).await
            }).await.expect_err(sql);
            assert!(error.to_string().contains("roadmap_versions_are_fixed"), "{sql}: {error}");
        }
        drafting(&world, &mori).await;
        raw::run(&world, "UPDATE roadmap_entries SET title_ja = '下書きは書ける' WHERE version_id = (SELECT id FROM roadmap_versions WHERE open = 1)").await;
    }

    async fn a_version_is_published_once_by_three_workers_whose_clocks_jump(world: TestWorld) {
        let mori = manager(&world).await;
        let hokusei = company(&world, "北星").await;
        let tanaka = member(&world, hokusei, "田中").await;
        let roadmap = world.roadmap();
        drafting(&world, &mori).await;
        let item = an_item("まとめ承認").standing_in(Horizon::Next).add(&world, &mori).await.unwrap();
        publish_draft(&world, &mori).await.unwrap();
        roadmap.follow_item(&tanaka, item, true).await.unwrap();
        drafting(&world, &mori).await;
        let moved = an_item("まとめ承認").at_version(version_of(&world, &mori, item).await);
        roadmap.edit_item(&mori, item, moved.entry()).await.unwrap();
        let (at, version) = at(&world, &mori, "2026-11-23T09:00").await;
        let instant = roadmap.schedule(&mori, at, version).await.unwrap();
        assert_eq!(instant.to_rfc3339(), "2026-11-23T00:00:00+00:00", "nine in Tokyo");

        let workers: Vec<_> = (0..3).map(|_| Arc::new(Worker::new(world.domain.clone(), Delivery::Mailbox))).collect();
        let round = async || {
            let runs = workers.iter().map(|worker| {
                let worker = Arc::clone(worker);
                tokio::spawn(async move { worker.run_once().await.unwrap() })
            });
            for run in runs.collect::<Vec<_>>() {
                run.await.unwrap();
            }
        };
        let versions = async || raw::number(&world, "SELECT count(*) FROM roadmap_versions WHERE state = 'published'").await;
        world.later(instant - world.clock.now() - Duration::minutes(1));
        for _ in 0..2 {
            round().await;
        }
        assert_eq!(versions().await, 1, "a minute early");
        for jump in [60, -60, 2, -120, 180] {
            world.later(Duration::minutes(jump));
            for _ in 0..3 {
                round().await;
            }
        }
        assert_eq!(versions().await, 2);
        assert_eq!(raw::number(&world, "SELECT count(*) FROM events WHERE kind = 'roadmap.published'").await, 2);
        assert_eq!(raw::number(&world, "SELECT count(*) FROM notices WHERE kind = 'roadmap-published'").await, 1);
        assert_eq!(raw::number(&world, "SELECT count(*) FROM outbox WHERE kind = 'roadmap-published'").await, 1);
        assert_eq!(raw::number(&world, "SELECT count(*) FROM briefings").await, 2);
    }

    async fn a_publication_that_is_cut_off_happens_later_and_once(world: TestWorld) {
        let mori = manager(&world).await;
        let roadmap = world.roadmap();
        drafting(&world, &mori).await;
        an_item("まとめ承認").add(&world, &mori).await.unwrap();
        let (at, version) = at(&world, &mori, "2026-11-23T09:00").await;
        roadmap.schedule(&mori, at, version).await.unwrap();
        world.later(Duration::days(30));
        // Everything that publishing writes is one transaction: whatever breaks it leaves nothing.
        raw::run(&world, "ALTER TABLE briefings RENAME TO hidden").await;
        let worker = Worker::new(world.domain.clone(), Delivery::Mailbox);
        assert!(worker.run_once().await.is_err());
        assert_eq!(raw::number(&world, "SELECT count(*) FROM roadmap_versions WHERE state = 'scheduled' AND number IS NULL").await, 1);
        raw::run(&world, "ALTER TABLE hidden RENAME TO briefings").await;
        worker.run_once().await.unwrap();
        let page = roadmap.page(&mori).await.unwrap().unwrap();
        assert_eq!((page.head.number.unwrap().0, page.head.published_at), (1, Some(world.clock.now())), "a month late rather than never, and no number lost");
    }

    async fn what_waits_for_its_hour_cannot_be_edited_and_can_be_taken_back(world: TestWorld) {
        let mori = manager(&world).await;
        let roadmap = world.roadmap();
        drafting(&world, &mori).await;
        let item = an_item("まとめ承認").add(&world, &mori).await.unwrap();
        let (past, version) = at(&world, &mori, "2026-11-22T09:59").await;
        assert_eq!(refused(roadmap.schedule(&mori, past, version).await), AppError::field("at", Problem::NotInFuture));
        let (at, version) = at(&world, &mori, "2026-11-23T09:00").await;
        roadmap.schedule(&mori, at, version).await.unwrap();
        let edit = an_item("書き換え").at_version(1);
        assert_eq!(refused(roadmap.edit_item(&mori, item, edit.clone().entry()).await), conflict(Conflict::VersionNotOpen));
        assert_eq!(refused(an_item("追加").add(&world, &mori).await), conflict(Conflict::VersionNotOpen));
        assert_eq!(refused(roadmap.start(&mori).await), conflict(Conflict::DraftExists));
        roadmap.unschedule(&mori).await.unwrap();
        roadmap.unschedule(&mori).await.unwrap();
        roadmap.edit_item(&mori, item, edit.entry()).await.unwrap();
        world.later(Duration::days(2));
        Worker::new(world.domain.clone(), Delivery::Mailbox).run_once().await.unwrap();
        assert!(roadmap.page(&mori).await.unwrap().is_none(), "what was taken back does not happen");
    }

    async fn only_who_follows_what_moved_is_told_and_only_what_moved(world: TestWorld) {
        let mori = manager(&world).await;
        let hokusei = company(&world, "北星").await;
        let people = [
            member(&world, hokusei, "項目").await,
            member(&world, hokusei, "題目").await,
            member(&world, hokusei, "他所").await,
            member(&world, hokusei, "無縁").await,
        ];
        let roadmap = world.roadmap();
        let theme = a_theme(&world, &mori, "締め作業", "Month-end", Colour::Indigo).await.unwrap();
        drafting(&world, &mori).await;
        let moving = an_item("まとめ承認").themed(theme).standing_in(Horizon::Next).add(&world, &mori).await.unwrap();
        let still = an_item("動かない項目").add(&world, &mori).await.unwrap();
        publish_draft(&world, &mori).await.unwrap();
        roadmap.follow_item(&people[0], moving, true).await.unwrap();
        roadmap.follow_item(&people[0], moving, true).await.unwrap();
        roadmap.follow_theme(&people[0], theme, true).await.unwrap();
        roadmap.follow_theme(&people[1], theme, true).await.unwrap();
        roadmap.follow_item(&people[2], still, true).await.unwrap();
        roadmap.follow_item(&people[3], moving, true).await.unwrap();
        roadmap.follow_item(&people[3], moving, false).await.unwrap();
        drafting(&world, &mori).await;
        let edit = an_item("まとめ承認").themed(theme).explained("締めの声が多い", "").for_staff("社内だけの見積").at_version(version_of(&world, &mori, moving).await);
        roadmap.edit_item(&mori, moving, edit.entry()).await.unwrap();
        let number = publish_draft(&world, &mori).await.unwrap();
        let sink = Sink::start().await;
        let worker = Worker::new(world.domain.clone(), Delivery::smtp(&sink.url()).unwrap());
        while worker.run_once().await.unwrap().more {}
        let unread = async |who: &Actor| world.messages().unread(who).await.unwrap();
        assert_eq!([unread(&people[0]).await, unread(&people[1]).await, unread(&people[2]).await, unread(&people[3]).await], [1, 1, 0, 0]);
        let mails = sink.taken();
        assert_eq!(mails.len(), 2);
        for mail in &mails {
            let text = mail_parser::MessageParser::default().parse(&mail.raw).unwrap();
            let body = text.body_text(0).unwrap();
            assert!(body.contains("移動:「まとめ承認」つぎ → いま") && body.contains("締めの声が多い"), "{body}");
            assert!(!body.contains("動かない項目") && !body.contains("社内だけ"), "{body}");
            assert!(text.header_raw("List-Unsubscribe-Post").is_some());
        }

        let version = roadmap.version(&mori, number).await.unwrap().head.version;
        roadmap.withdraw(&mori, number, version).await.unwrap();
        assert_eq!(refused(roadmap.version(&people[0], number).await), AppError::NotFound);
        assert_ne!(roadmap.page(&people[0]).await.unwrap().unwrap().head.number, Some(number));
        assert_eq!(refused(roadmap.publish_again(&people[0], number, version + 1).await), AppError::NotFound);
        roadmap.publish_again(&mori, number, version + 1).await.unwrap();
        roadmap.publish_again(&mori, number, version + 1).await.unwrap();
        while worker.run_once().await.unwrap().more {}
        assert_eq!((unread(&people[0]).await, sink.taken().len()), (1, 2), "nobody is told twice");
        assert_eq!(roadmap.page(&people[0]).await.unwrap().unwrap().head.number, Some(number));
        exact(&world).await;
    }

    async fn what_was_withdrawn_before_its_mails_went_is_not_told(world: TestWorld) {
        let mori = manager(&world).await;
        let hokusei = company(&world, "北星").await;
        let tanaka = member(&world, hokusei, "田中").await;
        let roadmap = world.roadmap();
        drafting(&world, &mori).await;
        let item = an_item("まとめ承認").add(&world, &mori).await.unwrap();
        let still = an_item("残る項目").add(&world, &mori).await.unwrap();
        publish_draft(&world, &mori).await.unwrap();
        roadmap.follow_item(&tanaka, item, true).await.unwrap();
        drafting(&world, &mori).await;
        remove(&world, &mori, item, "やめます").await;
        let number = publish_draft(&world, &mori).await.unwrap();
        let version = roadmap.version(&mori, number).await.unwrap().head.version;
        roadmap.withdraw(&mori, number, version).await.unwrap();
        let worker = Worker::new(world.domain.clone(), Delivery::Mailbox);
        while worker.run_once().await.unwrap().more {}
        assert_eq!(world.messages().unread(&tanaka).await.unwrap(), 0);
        assert!(roadmap.item(&tanaka, still).await.is_ok());
    }

    async fn linked_proposals_follow_with_the_reason_of_the_roadmap(world: TestWorld) {
        let mori = manager(&world).await;
        let ito = a_staff_member(Role::Csm).build(&world).await.unwrap();
        let hokusei = company(&world, "北星").await;
        let tanaka = member(&world, hokusei, "田中").await;
        let mut numbers = Vec::new();
        for title in ["いま", "つぎ", "いつか", "新着のまま"] {
            numbers.push(published(&world, &tanaka, title, Audience::Everyone).await);
        }
        for number in &numbers[..3] {
            let answer = crate::proposals::answer("in-specification", "2026-12-18", 1);
            world.proposals().answer(&mori, *number, answer).await.unwrap();
        }
        drafting(&world, &mori).await;
        for (number, horizon) in numbers.iter().zip([Horizon::Now, Horizon::Next, Horizon::Later, Horizon::Now]) {
            let item = an_item("項目").standing_in(horizon).answering(&[*number]).because("締めの二日間を短くします。", "").for_staff("社内");
            item.explained("", "").add(&world, &mori).await.unwrap();
        }
        publish_draft(&world, &mori).await.unwrap();
        let worker = Worker::new(world.domain.clone(), Delivery::Mailbox);
        while worker.run_once().await.unwrap().more {}
        let mut statuses = Vec::new();
        for number in &numbers {
            let page = world.proposals().page(&tanaka, *number, None).await.unwrap();
            statuses.push(page.status);
            if page.status == Status::InProgress {
                assert_eq!((page.decisions[0].reason.as_str(), page.decisions[0].by.name.as_str()), ("締めの二日間を短くします。", "森 亜希"));
                assert!(page.decisions[0].next_word.is_some());
            }
        }
        assert_eq!(statuses, [Status::InProgress, Status::Planned, Status::InSpecification, Status::New]);
        // What was decided by hand since then stands.
        let page = world.proposals().page(&mori, numbers[0], None).await.unwrap();
        let parked = crate::proposals::answer("parked", "2027-02-12", page.version);
        world.proposals().answer(&mori, numbers[0], parked).await.unwrap();
        while worker.run_once().await.unwrap().more {}
        assert_eq!(world.proposals().page(&ito, numbers[0], None).await.unwrap().status, Status::Parked);
        exact(&world).await;
    }

    async fn only_product_managers_publish_schedule_and_withdraw(world: TestWorld) {
        let mori = manager(&world).await;
        let ito = a_staff_member(Role::Csm).build(&world).await.unwrap();
        let roadmap = world.roadmap();
        drafting(&world, &mori).await;
        an_item("まとめ承認").add(&world, &mori).await.unwrap();
        let number = publish_draft(&world, &mori).await.unwrap();
        assert_eq!(refused(roadmap.withdraw(&ito, number, 2).await), AppError::Forbidden);
        drafting(&world, &mori).await;
        let (at, version) = at(&world, &mori, "2026-12-01T09:00").await;
        assert_eq!(refused(roadmap.schedule(&ito, at, version).await), AppError::NotFound);
        assert_eq!(refused(roadmap.unschedule(&ito).await), AppError::NotFound);
        assert_eq!(refused(roadmap.discard(&ito, version).await), AppError::NotFound);
        assert_eq!(roadmap.draft(&mori).await.unwrap().unwrap().head.state, VersionState::Draft);
    }
}

/// The local time as it is typed, and the version of the draft.
async fn at(world: &domain::Domain, by: &Actor, typed: &str) -> (chrono::NaiveDateTime, i32) {
    let draft = world.roadmap().draft(by).await.unwrap().unwrap();
    let form = ScheduleForm {
        at: typed.to_owned(),
        version: draft.head.version.to_string(),
    };
    form.parse().unwrap()
}
