//! The bell and the link that switches a topic off.

use crate::scene::{count, mentioned, queue, scene};
use domain::Actor;
use domain::jobs::Worker;
use domain::mail::{Delivery, unsubscribe_token};
use domain::messages::{NOTICES_SIZE, Which, notify, record};
use domain::testing::a_member;
use model::messages::{NoticeFacts, NoticeKind, Topic};
use model::{AppError, NoticeId, PersonId};

const EXACT: &str = "SELECT count(*) FROM people p WHERE unread_count <> (SELECT count(*) FROM notices n WHERE n.person_id = p.id AND n.read_at IS NULL)";

async fn tell(domain: &domain::Domain, people: &[&Actor], times: usize) {
    let ids: Vec<_> = people
        .iter()
        .map(|actor| actor.person_id().unwrap())
        .collect();
    for _ in 0..times {
        domain
            .db
            .write(async |tx| {
                let event = record(
                    tx,
                    &domain.clock,
                    &Actor::System("test"),
                    "tests.happened",
                    ids[0].0,
                    &"x",
                )
                .await?;
                let facts = NoticeFacts::default();
                // Twice is once.
                notify(
                    tx,
                    &domain.clock,
                    event,
                    &ids,
                    NoticeKind::Mentioned,
                    &facts,
                )
                .await?;
                notify(
                    tx,
                    &domain.clock,
                    event,
                    &ids,
                    NoticeKind::Mentioned,
                    &facts,
                )
                .await
            })
            .await
            .unwrap();
    }
}

/// One transaction that tells one after the other, with time for another between.
async fn step_by_step(domain: &domain::Domain, people: [PersonId; 2]) -> domain::Result<()> {
    let by = Actor::System("test");
    domain
        .db
        .write(async |tx| {
            let kind = "tests.happened";
            let event = record(tx, &domain.clock, &by, kind, people[0].0, &"x").await?;
            for person in people {
                let facts = NoticeFacts::default();
                let kind = NoticeKind::Mentioned;
                notify(tx, &domain.clock, event, &[person], kind, &facts).await?;
                tokio::time::sleep(std::time::Duration::from_millis(2)).await;
            }
            Ok(())
        })
        .await
}

domain::on_both_engines! {
    async fn notices_page_by_page_newest_first(world: TestWorld) {
        let emma = a_member().build(&world).await.unwrap();
        let other = a_member().build(&world).await.unwrap();
        tell(&world, &[&emma, &other], NOTICES_SIZE + 5).await;
        let first = world.messages().notices(&emma, None).await.unwrap();
        let second = world.messages().notices(&emma, first.next.clone()).await.unwrap();
        assert_eq!((first.items.len(), second.items.len(), second.next), (NOTICES_SIZE, 5, None));
        let ids: Vec<NoticeId> = first.items.iter().chain(&second.items).map(|line| line.id).collect();
        assert!(ids.windows(2).all(|pair| pair[0] > pair[1]));
        assert!(world.messages().notices(&Actor::Guest, None).await.is_err());
    }

    async fn people_are_told_in_any_order_at_the_same_moment(world: TestWorld) {
        let (emma, other) = (a_member().build(&world).await.unwrap(), a_member().build(&world).await.unwrap());
        let (emma, other) = (emma.person_id().unwrap(), other.person_id().unwrap());
        let one = |order: [PersonId; 2]| {
            let world = (*world).clone();
            async move {
                for _ in 0..20 {
                    step_by_step(&world, order).await.unwrap();
                }
            }
        };
        let (there, back) = (tokio::spawn(one([emma, other])), tokio::spawn(one([other, emma])));
        there.await.unwrap();
        back.await.unwrap();
        assert_eq!(count(&world, EXACT).await, 0);
        assert_eq!(count(&world, "SELECT count(*) FROM people WHERE unread_count = 40").await, 2);
    }

    async fn the_unread_counter_is_exact(world: TestWorld) {
        let emma = a_member().build(&world).await.unwrap();
        let other = a_member().build(&world).await.unwrap();
        tell(&world, &[&other, &emma], 5).await;
        assert_eq!(world.messages().unread(&emma).await.unwrap(), 5);
        let line = world.messages().notices(&emma, None).await.unwrap().items[0].clone();
        for _ in 0..2 {
            world.messages().mark_read(&emma, Which::One(line.id)).await.unwrap();
            assert_eq!(world.messages().unread(&emma).await.unwrap(), 4);
        }
        // Somebody else's notice looks like none at all.
        let foreign = world.messages().mark_read(&other, Which::One(line.id)).await.unwrap_err();
        assert_eq!(foreign.refusal(), Some(&AppError::NotFound));
        let mut tasks = Vec::new();
        for n in 0..16 {
            let (domain, emma) = ((*world).clone(), emma.clone());
            tasks.push(tokio::spawn(async move {
                if n % 2 == 0 {
                    tell(&domain, &[&emma], 1).await;
                } else {
                    domain.messages().mark_read(&emma, Which::All).await.unwrap();
                }
            }));
        }
        for task in tasks {
            task.await.unwrap();
        }
        assert_eq!(count(&world, EXACT).await, 0);
        world.messages().mark_read(&emma, Which::All).await.unwrap();
        assert_eq!(world.messages().unread(&emma).await.unwrap(), 0);
        assert_eq!(count(&world, EXACT).await, 0);
        assert_eq!(world.messages().unread(&other).await.unwrap(), 5);
    }

    async fn a_link_switches_off_its_topic_alone_and_twice_is_once(world: TestWorld) {
        let emma = a_member().mailed("emma@hokusei.example").build(&world).await.unwrap();
        let token = unsubscribe_token(&world, emma.person_id().unwrap(), Topic::Answers);
        let before = world.messages().unsubscribe_page(&token).await.unwrap();
        assert_eq!(before.address, "e…@hokusei.example");
        let but = |off: &[Topic]| -> Vec<(Topic, bool)> {
            Topic::ALL.iter().map(|topic| (*topic, !off.contains(topic))).collect()
        };
        assert_eq!(before.topics, but(&[]));
        // Looking changes nothing.
        assert_eq!(world.messages().unsubscribe_page(&token).await.unwrap(), before);
        for _ in 0..2 {
            world.messages().unsubscribe(&token).await.unwrap();
            let after = world.messages().unsubscribe_page(&token).await.unwrap();
            assert_eq!(after.topics, but(&[Topic::Answers]));
        }
        world.messages().set_topics(&token, &[Topic::Answers]).await.unwrap();
        let after = world.messages().unsubscribe_page(&token).await.unwrap();
        assert_eq!(after.topics, but(&Topic::ALL[1..]));
        let mut forged = token.clone();
        forged.pop();
        let join = world.key.sign("join", &format!("{}:answers", emma.person_id().unwrap()));
        for bad in [forged.as_str(), join.as_str(), "", "a.b"] {
            let refused = world.messages().unsubscribe(bad).await.unwrap_err();
            assert_eq!(refused.refusal(), Some(&AppError::NotFound), "{bad}");
        }
    }

    async fn the_mailbox_shows_what_would_have_been_sent(world: TestWorld) {
        let scene = scene(&world).await;
        queue(&world, &scene.author, &mentioned()).await;
        let ran = Worker::new((*world).clone(), Delivery::Mailbox).run_once().await.unwrap();
        assert_eq!(ran.sent, 1);
        let lines = world.messages().mailbox(&Actor::Guest).await.unwrap();
        assert_eq!(lines.len(), 1);
        let mail = world.messages().mailbox_mail(&Actor::Guest, lines[0].id).await.unwrap();
        assert_eq!(mail.subject, lines[0].subject);
        assert!(mail.text.starts_with("田中 美咲様\n"), "{}", mail.text);
        assert!(mail.html.contains("/proposals/31"));
    }
}
