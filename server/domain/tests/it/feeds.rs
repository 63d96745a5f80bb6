//! Addresses of one's own: whose they are, and "unchanged" without asking the database again.

use crate::proposals::{company, member};
use crate::roadmap::{drafting, manager};
use domain::testing::{an_item, publish_draft};
use domain::{Actor, Domain};
use model::Lang;
use std::time::{Duration, Instant};

const HERE: &str = "/feeds/x/roadmap.atom";

/// What a request that goes the whole way leaves behind; its tag.
async fn asked(world: &Domain, token: &str) -> String {
    asked_at(world, token, HERE).await
}

async fn asked_at(world: &Domain, token: &str, address: &str) -> String {
    let feeds = world.feeds();
    loop {
        let (look, started) = (feeds.look(), Instant::now());
        let reader = feeds.reader(token).await.unwrap();
        feeds.remember(look, &reader, address, &reader.mark);
        // What a slow machine has looked at too long ago is no longer certain, and rightly so.
        if started.elapsed() < Duration::from_millis(500) {
            return reader.mark;
        }
    }
}

fn still(world: &Domain, tag: &str) -> bool {
    still_at(world, HERE).is_some_and(|known| known == tag)
}

fn still_at(world: &Domain, address: &str) -> Option<String> {
    world.feeds().still(address, |known| Some(known.to_owned()))
}

async fn a_reader(world: &Domain) -> (Actor, String) {
    let hokusei = company(world, "北星ロジスティクス").await;
    let tanaka = member(world, hokusei, "田中").await;
    let token = world.feeds().token(&tanaka).await.unwrap();
    (tanaka, token)
}

domain::on_both_engines! {
    async fn unchanged_is_certain_until_this_process_changes_anything(world: TestWorld) {
        let (tanaka, token) = a_reader(&world).await;
        assert!(!still(&world, ""), "nobody has asked");
        let tag = asked(&world, &token).await;
        assert!(still(&world, &tag) && !still(&world, "another"));
        assert!(still_at(&world, "/feeds/y/roadmap.atom").is_none(), "another address");
        world.feeds().renew(&tanaka).await.unwrap();
        assert!(!still(&world, &tag));
        assert!(world.feeds().reader(&token).await.is_err());
    }

    async fn what_another_process_changes_is_seen_a_second_later(world: TestWorld) {
        let (_, token) = a_reader(&world).await;
        let tag = asked(&world, &token).await;
        assert!(still(&world, &tag));
        tokio::time::sleep(Duration::from_millis(1_050)).await;
        assert!(!still(&world, &tag), "somebody has to look again");
        asked(&world, &token).await;
        assert!(still(&world, &tag));
    }

    async fn one_new_tag_makes_all_others_doubtful(world: TestWorld) {
        let mori = manager(&world).await;
        let (_, token) = a_reader(&world).await;
        let tag = asked(&world, &token).await;
        drafting(&world, &mori).await;
        an_item("まとめ承認").add(&world, &mori).await.unwrap();
        publish_draft(&world, &mori).await.unwrap();
        // Somebody else asks first.
        let newer = asked_at(&world, &token, "/feeds/y/roadmap.atom").await;
        assert!(!still(&world, &tag));
        assert_eq!(still_at(&world, "/feeds/y/roadmap.atom"), Some(newer));
    }

    async fn a_tag_changes_with_what_the_feed_says_and_with_nothing_else(world: TestWorld) {
        let mori = manager(&world).await;
        let (tanaka, token) = a_reader(&world).await;
        let tag = async || world.feeds().reader(&token).await.unwrap().mark;
        let first = tag().await;
        drafting(&world, &mori).await;
        an_item("まとめ承認").add(&world, &mori).await.unwrap();
        assert_eq!(tag().await, first, "a draft is nobody's");
        publish_draft(&world, &mori).await.unwrap();
        let second = tag().await;
        assert_ne!(second, first, "a version");

        let mut settings = domain::Settings::load(world.db.read()).await.unwrap();
        settings.product_name_ja = "べつの名前".to_owned();
        world.db.write(async |tx| settings.save(tx).await).await.unwrap();
        let third = tag().await;
        assert_ne!(third, second, "the name of the product");

        world.roadmap().note_visit(&tanaka).await.unwrap();
        assert_eq!(tag().await, third, "a visit");
        let before = asked(&world, &token).await;
        world.identity().set_language(&tanaka, Lang::En).await.unwrap();
        assert!(!still(&world, &before) && tag().await.starts_with("en-"), "the language of its reader");
    }
}
