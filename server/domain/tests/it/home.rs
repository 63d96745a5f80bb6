//! News since the last visit.

use super::proposals::{answer, company, member, published};
use chrono::Duration;
use domain::testing::{a_member, a_staff_member};
use domain::{Actor, Domain};
use model::people::Role;
use model::proposals::{Audience, CommentForm};
use model::{AppError, ProposalNumber};

async fn say(world: &Domain, by: &Actor, number: ProposalNumber) {
    let said = CommentForm {
        body: "こちらでも同じです。".into(),
        watch: "on".into(),
        ..CommentForm::default()
    };
    world
        .proposals()
        .comment(by, number, said.parse().unwrap())
        .await
        .unwrap();
}

domain::on_both_engines! {
    async fn the_visit_before_this_one_stays_while_this_one_lasts(world: TestWorld) {
        let tanaka = member(&world, company(&world, "A").await, "田中").await;
        let identity = world.identity();
        assert_eq!(identity.last_visit(&tanaka).await.unwrap(), None);
        let first = world.clock.now();
        identity.note_visit(&tanaka).await.unwrap();
        // A reload and a second window belong to the first visit.
        world.later(Duration::minutes(29));
        assert_eq!(identity.last_visit(&tanaka).await.unwrap(), None);
        world.later(Duration::days(2));
        assert_eq!(identity.last_visit(&tanaka).await.unwrap(), Some(first));
        // Two windows at once.
        let mut tasks = Vec::new();
        for _ in 0..8 {
            let (domain, tanaka) = (world.domain.clone(), tanaka.clone());
            tasks.push(tokio::spawn(async move { domain.identity().note_visit(&tanaka).await }));
        }
        for task in tasks {
            task.await.unwrap().unwrap();
        }
        let second = world.clock.now();
        for minutes in [1, 10, 18] {
            world.later(Duration::minutes(minutes));
            assert_eq!(identity.last_visit(&tanaka).await.unwrap(), Some(first), "{minutes}");
        }
        identity.note_visit(&tanaka).await.unwrap();
        assert_eq!(identity.last_visit(&tanaka).await.unwrap(), Some(first));
        world.later(Duration::days(1));
        assert_eq!(identity.last_visit(&tanaka).await.unwrap(), Some(second + Duration::minutes(29)));
        // Where the page was not shown, nothing moves.
        world.later(Duration::days(1));
        assert_eq!(identity.last_visit(&tanaka).await.unwrap(), Some(second + Duration::minutes(29)));
        assert_eq!(crate::proposals::refused(identity.last_visit(&Actor::Guest).await), AppError::SignedOut);
    }

    async fn news_are_what_others_did_since_and_what_the_reader_may_read(world: TestWorld) {
        let (a, b) = (company(&world, "A").await, company(&world, "B").await);
        let (tanaka, emma) = (member(&world, a, "田中").await, member(&world, b, "Clarke").await);
        let pm = a_staff_member(Role::ProductManager).build(&world).await.unwrap();
        let old = published(&world, &emma, "前から", Audience::Everyone).await;
        let mine = published(&world, &tanaka, "自分の", Audience::Everyone).await;
        world.proposals().watch(&tanaka, old, true).await.unwrap();
        say(&world, &emma, old).await;
        world.later(Duration::hours(1));
        let since = world.clock.now();
        world.later(Duration::hours(1));
        let quiet = world.proposals().news(&tanaka, since).await.unwrap();
        assert_eq!(quiet, model::home::ProposalNews::default());

        world.proposals().answer(&pm, mine, answer("under-review", "2026-12-24", 1)).await.unwrap();
        for _ in 0..3 {
            say(&world, &emma, old).await;
        }
        say(&world, &tanaka, mine).await;
        let new = published(&world, &emma, "新しい", Audience::Everyone).await;
        let hidden = published(&world, &emma, "社内", Audience::Company).await;
        let joined = a_member().named("高橋", "健").of(a).build(&world).await.unwrap();

        let news = world.proposals().news(&tanaka, since).await.unwrap();
        let of = |lines: &[model::home::NewsLine]| -> Vec<(ProposalNumber, bool, u32)> { lines.iter().map(|line| (line.number, line.mine, line.many)).collect() };
        assert_eq!(of(&news.answered), [(mine, true, 1)]);
        assert_eq!(of(&news.talked), [(old, false, 3)]);
        assert_eq!(of(&news.proposed), [(new, false, 1)]);
        let staff = world.proposals().news(&pm, since).await.unwrap();
        assert_eq!(of(&staff.proposed), [(hidden, false, 1), (new, false, 1)]);
        assert!(staff.answered.is_empty());
        let came = world.identity().joined_since(&pm, since).await.unwrap();
        assert_eq!(came.iter().map(|line| line.id).collect::<Vec<_>>(), [joined.person_id().unwrap()]);
        assert_eq!(came[0].company.as_deref(), Some("A"));
        assert!(world.identity().joined_since(&tanaka, since).await.unwrap().is_empty());
    }

    async fn news_of_areas_one_takes_no_part_in_are_not_told(world: TestWorld) {
        let (a, b) = (company(&world, "A").await, company(&world, "B").await);
        let (tanaka, emma) = (member(&world, a, "田中").await, member(&world, b, "Clarke").await);
        let since = world.clock.now();
        world.later(Duration::hours(1));
        published(&world, &emma, "新しい", Audience::Everyone).await;
        assert!(world.proposals().news(&tanaka, since).await.unwrap().proposed.is_empty());
        published(&world, &tanaka, "自分の", Audience::Everyone).await;
        assert_eq!(world.proposals().news(&tanaka, since).await.unwrap().proposed.len(), 1);
    }
}
