//! The board that is kept in memory: read once for many readers, never older than what happened,
//! and nobody's own marks in somebody else's page.

use crate::proposals::{company, member, published};
use crate::roadmap::{drafting, manager};

use domain::db::count::counting;
use domain::testing::{a_theme, an_item, publish_draft};
use domain::{Actor, Domain};
use model::proposals::Audience;
use model::roadmap::{Colour, Theme};
use model::{Both, ItemNumber};
use std::sync::Arc;

/// A world on the same database, as another process has it.
fn another_process(world: &Domain) -> Domain {
    Domain::new(crate::identity::copy_of(world))
}

async fn titles_and_companies(world: &Domain, reader: &Actor) -> Vec<(ItemNumber, u32)> {
    let page = world.roadmap().page(reader).await.unwrap().unwrap();
    page.items
        .iter()
        .map(|item| (item.number, item.companies))
        .collect()
}

domain::on_both_engines! {
    async fn a_second_reader_costs_one_query_and_shares_the_items(world: TestWorld) {
        let mori = manager(&world).await;
        let hokusei = company(&world, "北星ロジスティクス").await;
        let (tanaka, sato) = (member(&world, hokusei, "田中").await, member(&world, hokusei, "佐藤").await);
        drafting(&world, &mori).await;
        an_item("まとめ承認").add(&world, &mori).await.unwrap();
        publish_draft(&world, &mori).await.unwrap();
        let (first, queries) = counting(world.roadmap().page(&tanaka)).await;
        assert_eq!(queries, 4, "nothing to compare with");
        let (second, queries) = counting(world.roadmap().page(&sato)).await;
        assert_eq!(queries, 1);
        assert!(Arc::ptr_eq(&first.unwrap().unwrap().items, &second.unwrap().unwrap().items));
        let staff = world.roadmap().page(&mori).await.unwrap().unwrap();
        assert!(!Arc::ptr_eq(&world.roadmap().page(&sato).await.unwrap().unwrap().items, &staff.items), "staff read more");
    }

    async fn what_one_reader_follows_is_nobody_elses(world: TestWorld) {
        let mori = manager(&world).await;
        let hokusei = company(&world, "北星ロジスティクス").await;
        let (tanaka, sato) = (member(&world, hokusei, "田中").await, member(&world, hokusei, "佐藤").await);
        let theme = a_theme(&world, &mori, "承認", "Approval", Colour::Pine).await.unwrap();
        drafting(&world, &mori).await;
        let item = an_item("まとめ承認").add(&world, &mori).await.unwrap();
        publish_draft(&world, &mori).await.unwrap();
        world.roadmap().page(&tanaka).await.unwrap();
        world.roadmap().follow_item(&tanaka, item, true).await.unwrap();
        world.roadmap().follow_theme(&tanaka, theme, true).await.unwrap();
        let own = world.roadmap().page(&tanaka).await.unwrap().unwrap();
        assert_eq!((own.followed.contains(&item), own.themes[0].followed), (true, true));
        let other = world.roadmap().page(&sato).await.unwrap().unwrap();
        assert_eq!((other.followed.len(), other.themes[0].followed), (0, false));
        world.roadmap().note_visit(&tanaka).await.unwrap();
        assert!(world.roadmap().page(&tanaka).await.unwrap().unwrap().visit_noted);
        assert!(!world.roadmap().page(&sato).await.unwrap().unwrap().visit_noted);
    }

    async fn a_kept_board_is_never_older_than_what_another_process_did(world: TestWorld) {
        let mori = manager(&world).await;
        let (hokusei, minato) = (company(&world, "北星ロジスティクス").await, company(&world, "みなと食品").await);
        let (tanaka, sato) = (member(&world, hokusei, "田中").await, member(&world, minato, "佐藤").await);
        let wish = published(&world, &tanaka, "まとめて承認したい", Audience::Everyone).await;
        let theme = a_theme(&world, &mori, "承認", "Approval", Colour::Pine).await.unwrap();
        drafting(&world, &mori).await;
        let item = an_item("まとめ承認").answering(&[wish]).add(&world, &mori).await.unwrap();
        publish_draft(&world, &mori).await.unwrap();
        assert_eq!(titles_and_companies(&world, &sato).await, [(item, 1)]);

        let there = another_process(&world);
        there.proposals().vote(&sato, wish, true).await.unwrap();
        assert_eq!(titles_and_companies(&world, &sato).await, [(item, 2)], "a voice");

        let known = there.roadmap().theme(&mori, theme).await.unwrap();
        let renamed = Theme { name: Both::new("決裁", "Sign-off"), colour: Colour::Plum, version: known.version, form_token: String::new() };
        there.roadmap().edit_theme(&mori, theme, renamed).await.unwrap();
        let page = world.roadmap().page(&sato).await.unwrap().unwrap();
        assert_eq!(page.themes[0].name.en, "Sign-off", "a theme");

        drafting(&there, &mori).await;
        let second = an_item("二人承認の記録").explained("監査の声", "").add(&there, &mori).await.unwrap();
        let newer = publish_draft(&there, &mori).await.unwrap();
        assert_eq!(titles_and_companies(&world, &sato).await, [(item, 2), (second, 0)], "a version");

        let version = world.roadmap().page(&mori).await.unwrap().unwrap().head.version;
        there.roadmap().withdraw(&mori, newer, version).await.unwrap();
        assert_eq!(titles_and_companies(&world, &sato).await, [(item, 2)], "withdrawn");
    }

    async fn a_voice_that_changes_no_count_leaves_the_stamp_alone(world: TestWorld) {
        let mori = manager(&world).await;
        let hokusei = company(&world, "北星ロジスティクス").await;
        let (tanaka, sato) = (member(&world, hokusei, "田中").await, member(&world, hokusei, "佐藤").await);
        let wish = published(&world, &tanaka, "まとめて承認したい", Audience::Everyone).await;
        drafting(&world, &mori).await;
        an_item("まとめ承認").answering(&[wish]).add(&world, &mori).await.unwrap();
        publish_draft(&world, &mori).await.unwrap();
        let stamp = || crate::raw::number(&world, "SELECT stamp FROM roadmap_stamps");
        let before = stamp().await;
        world.proposals().vote(&sato, wish, true).await.unwrap();
        assert_eq!(stamp().await, before, "a second person of the same company");
    }
}
