//! A proposal in the other language.

use super::proposals::{answer, company, conflict, member, published, refused, wording};
use domain::testing::{a_member, a_staff_member};
use domain::{Actor, Domain};
use model::messages::NoticeKind;
use model::people::Role;
use model::proposals::{Audience, ListQuery, NewTranslation, ProposalList};
use model::{AppError, CompanyId, Conflict, Lang};

fn english(of_version: i32, version: i32) -> NewTranslation {
    NewTranslation {
        title: "Approve all checked invoices in one go".to_owned(),
        request: "Let us approve the invoices of a supplier together.".to_owned(),
        reason: "Our section head opens about 240 one by one.".to_owned(),
        means: "A box in front of each line.".to_owned(),
        of_version,
        version,
    }
}

async fn reader(world: &Domain, company: CompanyId, lang: Lang) -> Actor {
    a_member()
        .named("Clarke", "Emma")
        .of(company)
        .speaking(lang)
        .build(world)
        .await
        .unwrap()
}

async fn listed(world: &Domain, actor: &Actor, q: &str) -> ProposalList {
    let query = ListQuery {
        q: q.to_owned(),
        ..ListQuery::default()
    };
    world.proposals().list(actor, query).await.unwrap()
}

const TITLE: &str = "検収済みの請求書をまとめて承認したい";

domain::on_both_engines! {
    async fn each_reader_sees_their_own_language_first_and_the_original_is_there(world: TestWorld) {
        let hokusei = company(&world, "北星ロジスティクス").await;
        let northfield = company(&world, "Northfield Care").await;
        let tanaka = member(&world, hokusei, "田中").await;
        let clarke = reader(&world, northfield, Lang::En).await;
        let number = published(&world, &tanaka, TITLE, Audience::Everyone).await;
        let ito = a_staff_member(Role::Csm).build(&world).await.unwrap();
        world.proposals().translate(&ito, number, english(1, 0)).await.unwrap();

        let page = world.proposals().page(&clarke, number, None).await.unwrap();
        let texts = page.texts();
        assert_eq!((texts.lang, texts.title), (Lang::En, "Approve all checked invoices in one go"));
        assert_eq!((page.lang, page.title.as_str()), (Lang::Ja, TITLE));
        let translation = texts.translation.expect("marked as a translation");
        assert!(translation.by.staff && !translation.outdated);

        let page = world.proposals().page(&tanaka, number, None).await.unwrap();
        assert_eq!((page.texts().lang, page.texts().title), (Lang::Ja, TITLE));

        let card = &listed(&world, &clarke, "").await.cards[0];
        assert_eq!((card.lang, card.title.as_str()), (Lang::En, "Approve all checked invoices in one go"));
        assert!(card.excerpt.starts_with("Our section head"));
        assert_eq!(listed(&world, &tanaka, "").await.cards[0].title, TITLE);
        let similar = world.proposals().similar(&clarke, "approve checked invoices").await.unwrap();
        assert_eq!((similar[0].lang, similar[0].number), (Lang::En, number));
    }

    async fn search_finds_a_proposal_by_the_words_of_either_language_until_the_translation_goes(world: TestWorld) {
        let hokusei = company(&world, "北星ロジスティクス").await;
        let tanaka = member(&world, hokusei, "田中").await;
        published(&world, &tanaka, "棚卸しの写真", Audience::Everyone).await;
        let number = published(&world, &tanaka, TITLE, Audience::Everyone).await;
        assert!(listed(&world, &tanaka, "section head").await.cards.is_empty());
        world.proposals().translate(&tanaka, number, english(1, 0)).await.unwrap();
        assert_eq!(listed(&world, &tanaka, "section head").await.cards.len(), 1);
        assert_eq!(listed(&world, &tanaka, "検収済み").await.cards.len(), 1);
        world.proposals().edit(&tanaka, number, 1, wording(TITLE, Audience::Everyone)).await.unwrap();
        assert_eq!(listed(&world, &tanaka, "section head").await.cards.len(), 1, "an edit keeps it");
        world.proposals().remove_translation(&tanaka, number).await.unwrap();
        world.proposals().remove_translation(&tanaka, number).await.unwrap();
        assert!(listed(&world, &tanaka, "section head").await.cards.is_empty());
        let page = world.proposals().page(&tanaka, number, None).await.unwrap();
        assert_eq!(page.translation, None);
    }

    async fn a_translation_of_an_older_wording_says_so_until_it_is_looked_at_again(world: TestWorld) {
        let hokusei = company(&world, "北星ロジスティクス").await;
        let tanaka = member(&world, hokusei, "田中").await;
        let number = published(&world, &tanaka, TITLE, Audience::Everyone).await;
        world.proposals().translate(&tanaka, number, english(99, 0)).await.unwrap();
        let outdated = async || {
            let page = world.proposals().page(&tanaka, number, None).await.unwrap();
            page.translation.unwrap().outdated
        };
        assert!(!outdated().await);
        let csm = a_staff_member(Role::Csm).build(&world).await.unwrap();
        world.proposals().answer(&csm, number, answer("waiting-for-background", "", 1)).await.unwrap();
        assert!(!outdated().await, "an answer is no new wording");
        world.proposals().edit(&tanaka, number, 2, wording(TITLE, Audience::Everyone)).await.unwrap();
        assert!(outdated().await, "also when a form claimed to know a later wording");
        world.proposals().translate(&tanaka, number, english(3, 1)).await.unwrap();
        assert!(!outdated().await);
    }

    async fn an_original_that_changes_into_the_language_of_its_translation_replaces_it(world: TestWorld) {
        let hokusei = company(&world, "北星ロジスティクス").await;
        let tanaka = member(&world, hokusei, "田中").await;
        let number = published(&world, &tanaka, TITLE, Audience::Everyone).await;
        world.proposals().translate(&tanaka, number, english(1, 0)).await.unwrap();
        let mut rewritten = wording("Approve invoices together", Audience::Everyone);
        rewritten.lang = Lang::En;
        world.proposals().edit(&tanaka, number, 1, rewritten).await.unwrap();
        let page = world.proposals().page(&tanaka, number, None).await.unwrap();
        assert_eq!((page.lang, page.translation), (Lang::En, None));
        world.proposals().edit(&tanaka, number, 2, wording(TITLE, Audience::Everyone)).await.unwrap();
        let page = world.proposals().page(&tanaka, number, None).await.unwrap();
        assert_eq!((page.lang, page.translation), (Lang::Ja, None), "and does not come back");
        world.proposals().edit(&tanaka, number, 3, wording("Approve invoices", Audience::Everyone)).await.unwrap();
        assert!(listed(&world, &tanaka, "section head").await.cards.is_empty());
    }

    async fn two_who_translate_at_once_do_not_overwrite_each_other(world: TestWorld) {
        let hokusei = company(&world, "北星ロジスティクス").await;
        let tanaka = member(&world, hokusei, "田中").await;
        let number = published(&world, &tanaka, TITLE, Audience::Everyone).await;
        world.proposals().translate(&tanaka, number, english(1, 0)).await.unwrap();
        let stale = world.proposals().translate(&tanaka, number, english(1, 0)).await;
        assert_eq!(refused(stale), conflict(Conflict::Stale));
        world.proposals().translate(&tanaka, number, english(1, 1)).await.unwrap();
    }

    async fn the_author_and_those_who_talk_with_customers_translate_and_nobody_else(world: TestWorld) {
        let hokusei = company(&world, "北星ロジスティクス").await;
        let tanaka = member(&world, hokusei, "田中").await;
        let colleague = member(&world, hokusei, "山本").await;
        let number = published(&world, &tanaka, TITLE, Audience::Everyone).await;
        for role in [Role::Executive, Role::Administrator] {
            let staff = a_staff_member(role).build(&world).await.unwrap();
            let tried = world.proposals().translate(&staff, number, english(1, 0)).await;
            assert_eq!(refused(tried), AppError::Forbidden);
        }
        let tried = world.proposals().translate(&colleague, number, english(1, 0)).await;
        assert_eq!(refused(tried), AppError::Forbidden);
        let tried = world.proposals().remove_translation(&colleague, number).await;
        assert_eq!(refused(tried), AppError::Forbidden);
        world.proposals().withdraw(&tanaka, number).await.unwrap();
        let tried = world.proposals().translate(&tanaka, number, english(1, 0)).await;
        assert_eq!(refused(tried), conflict(Conflict::ProposalClosed));
    }

    async fn an_author_hears_once_that_somebody_else_translated(world: TestWorld) {
        let hokusei = company(&world, "北星ロジスティクス").await;
        let tanaka = member(&world, hokusei, "田中").await;
        let number = published(&world, &tanaka, TITLE, Audience::Everyone).await;
        let ito = a_staff_member(Role::Researcher).build(&world).await.unwrap();
        world.proposals().translate(&ito, number, english(1, 0)).await.unwrap();
        world.proposals().translate(&ito, number, english(1, 1)).await.unwrap();
        let notices = world.messages().notices(&tanaka, None).await.unwrap();
        let told: Vec<_> = notices.items.iter().map(|line| line.kind).collect();
        assert_eq!(told, [NoticeKind::ProposalTranslated]);
    }
}
