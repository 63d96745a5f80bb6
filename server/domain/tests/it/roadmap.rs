//! The roadmap: who reads what of it, what moved since, who is told.

use crate::exact::EXACT;
use crate::proposals::{company, conflict, member, published, refused};
use crate::raw;
use domain::testing::{a_company, a_member, a_staff_member, an_item, publish_draft};
use domain::{Actor, Domain};
use model::people::Role;
use model::proposals::Audience as ProposalAudience;
use model::roadmap::{
    AnswerForm, Audience, ChangeKind, Confidence, Horizon, NewNote, Question, Removal, Standing,
};
use model::{AppError, Both, Conflict, ItemNumber, Problem};

pub(super) async fn manager(world: &Domain) -> Actor {
    a_staff_member(Role::ProductManager)
        .named("森", "亜希")
        .build(world)
        .await
        .unwrap()
}

/// The draft of the next version, holding what the last one does.
pub(super) async fn drafting(world: &Domain, by: &Actor) {
    world.roadmap().start(by).await.unwrap();
}

pub(super) async fn version_of(world: &Domain, by: &Actor, number: ItemNumber) -> i32 {
    let page = world.roadmap().entry(by, number).await.unwrap();
    page.form.version.parse().unwrap()
}

pub(super) async fn remove(world: &Domain, by: &Actor, number: ItemNumber, why: &str) {
    let removal = Removal {
        reason: Both::new(why, ""),
        version: version_of(world, by, number).await,
    };
    world
        .roadmap()
        .remove_item(by, number, removal)
        .await
        .unwrap();
}

pub(super) async fn exact(world: &Domain) {
    for (what, sql) in EXACT {
        assert_eq!(
            raw::number(world, &format!("SELECT coalesce(({sql}), 0)")).await,
            0,
            "{what}"
        );
    }
}

domain::on_both_engines! {
    async fn a_reader_sees_what_moved_since_they_were_here_with_its_reason(world: TestWorld) {
        let mori = manager(&world).await;
        let hokusei = company(&world, "北星ロジスティクス").await;
        let tanaka = member(&world, hokusei, "田中").await;
        let roadmap = world.roadmap();
        assert!(roadmap.page(&tanaka).await.unwrap().is_none());
        drafting(&world, &mori).await;
        let moving = an_item("まとめ承認").standing_in(Horizon::Next).add(&world, &mori).await.unwrap();
        let leaving = an_item("取引先の一括登録").standing_in(Horizon::Later).add(&world, &mori).await.unwrap();
        let first = publish_draft(&world, &mori).await.unwrap();
        let page = roadmap.page(&tanaka).await.unwrap().unwrap();
        assert_eq!((page.head.number, page.items.len(), page.since), (Some(first), 2, None));
        roadmap.note_visit(&tanaka).await.unwrap();

        world.later(chrono::Duration::days(90));
        drafting(&world, &mori).await;
        let edit = an_item("まとめ承認").explained("締めの声が多い", "").at_version(version_of(&world, &mori, moving).await);
        roadmap.edit_item(&mori, moving, edit.entry()).await.unwrap();
        remove(&world, &mori, leaving, "別の形で解けました").await;
        let added = an_item("二人承認の記録").explained("監査の声", "").add(&world, &mori).await.unwrap();
        let second = publish_draft(&world, &mori).await.unwrap();

        let page = roadmap.page(&tanaka).await.unwrap().unwrap();
        let (since, counts) = page.since.unwrap();
        assert_eq!((since, counts.added, counts.moved, counts.removed, counts.total()), (first, 1, 1, 1, 3));
        let shown: Vec<_> = page.items.iter().map(|item| (item.number, item.change.as_ref().map(|change| change.kind))).collect();
        assert_eq!(shown, [(moving, Some(ChangeKind::Moved)), (added, Some(ChangeKind::Added))]);
        let difference = roadmap.difference(&tanaka, Some(first), None).await.unwrap();
        let reasons: Vec<_> = difference.changes.iter().map(|change| (change.number, change.reasons[0].1.ja.as_str())).collect();
        assert_eq!(reasons, [(added, "監査の声"), (moving, "締めの声が多い"), (leaving, "別の形で解けました")]);
        assert_eq!(roadmap.difference(&tanaka, Some(second), Some(first)).await.unwrap().changes, difference.changes, "either way round");
        assert_eq!(roadmap.versions(&tanaka).await.unwrap()[0].counts, counts);

        roadmap.note_visit(&tanaka).await.unwrap();
        assert!(roadmap.page(&tanaka).await.unwrap().unwrap().since.is_some(), "it stays while somebody looks around");
        world.later(domain::roadmap::SAME_VISIT);
        assert_eq!(roadmap.page(&tanaka).await.unwrap().unwrap().since, None);
        roadmap.note_visit(&tanaka).await.unwrap();
        world.later(chrono::Duration::minutes(1));
        assert_eq!(roadmap.page(&tanaka).await.unwrap().unwrap().since, None);
    }

    async fn nothing_moves_comes_or_leaves_without_a_reason(world: TestWorld) {
        let mori = manager(&world).await;
        let roadmap = world.roadmap();
        drafting(&world, &mori).await;
        // Nobody has read anything yet: the beginning explains itself.
        let item = an_item("まとめ承認").explained("", "").add(&world, &mori).await.unwrap();
        publish_draft(&world, &mori).await.unwrap();
        drafting(&world, &mori).await;
        let missing = AppError::field("reason_ja", Problem::Required);
        assert_eq!(refused(an_item("新しい項目").explained("", "").add(&world, &mori).await), missing);
        let version = version_of(&world, &mori, item).await;
        let moved = an_item("まとめ承認").standing_in(Horizon::Later).explained("", "").at_version(version);
        assert_eq!(refused(roadmap.edit_item(&mori, item, moved.entry()).await), missing);
        let surer = an_item("まとめ承認").with_confidence(Confidence::High).explained("", "").at_version(version);
        assert_eq!(refused(roadmap.edit_item(&mori, item, surer.entry()).await), missing);
        let removal = Removal { reason: Both::default(), version };
        assert_eq!(refused(roadmap.remove_item(&mori, item, removal).await), missing);
        let reworded = an_item("まとめて承認").explained("", "").at_version(version);
        roadmap.edit_item(&mori, item, reworded.entry()).await.unwrap();
        // Past the use cases: publishing looks once more.
        raw::run(&world, "UPDATE roadmap_entries SET horizon = 'later' WHERE version = 2").await;
        assert_eq!(refused(publish_draft(&world, &mori).await), conflict(Conflict::ReasonMissing));
    }

    async fn what_nobody_has_read_of_goes_without_a_trace_and_what_left_can_come_back(world: TestWorld) {
        let mori = manager(&world).await;
        let roadmap = world.roadmap();
        drafting(&world, &mori).await;
        let item = an_item("まとめ承認").add(&world, &mori).await.unwrap();
        let short = an_item("書き損じ").add(&world, &mori).await.unwrap();
        let removal = Removal { reason: Both::default(), version: 1 };
        roadmap.remove_item(&mori, short, removal).await.unwrap();
        assert_eq!(roadmap.draft(&mori).await.unwrap().unwrap().lines.len(), 1);
        publish_draft(&world, &mori).await.unwrap();
        drafting(&world, &mori).await;
        remove(&world, &mori, item, "やめます").await;
        assert_eq!(refused(publish_draft(&world, &mori).await), conflict(Conflict::NothingToPublish));
        let version = version_of(&world, &mori, item).await;
        let reworded = an_item("まとめて承認").explained("", "").at_version(version);
        assert_eq!(
            refused(roadmap.edit_item(&mori, item, reworded.entry()).await),
            AppError::field("reason_ja", Problem::Required),
            "what leaves keeps the reason it leaves with"
        );
        roadmap.restore_item(&mori, item, version).await.unwrap();
        let draft = roadmap.draft(&mori).await.unwrap().unwrap();
        assert_eq!((draft.lines[0].standing, draft.counts.total(), draft.unexplained), (Standing::Active, 0, 0));
        roadmap.discard(&mori, draft.head.version).await.unwrap();
        assert_eq!(roadmap.draft(&mori).await.unwrap(), None);
    }

    async fn versions_are_named_after_quarters_that_follow_each_other(world: TestWorld) {
        let mori = manager(&world).await;
        let mut names = Vec::new();
        for later in [0, 0, 0, 300] {
            world.later(chrono::Duration::days(later));
            drafting(&world, &mori).await;
            if names.is_empty() {
                an_item("まとめ承認").add(&world, &mori).await.unwrap();
            }
            publish_draft(&world, &mori).await.unwrap();
            let page = world.roadmap().page(&mori).await.unwrap().unwrap();
            names.push((page.head.name.en, page.head.now_until.to_string()));
        }
        let told: Vec<_> = names.iter().map(|(name, now)| (name.as_str(), now.as_str())).collect();
        assert_eq!(told, [("2026-Q4", "2026-12-31"), ("2027-Q1", "2026-12-31"), ("2027-Q2", "2026-12-31"), ("2027-Q3", "2027-09-30")]);
    }

    async fn two_editors_never_overwrite_each_other(world: TestWorld) {
        let mori = manager(&world).await;
        let kudo = a_staff_member(Role::ProductManager).named("工藤", "").build(&world).await.unwrap();
        let roadmap = world.roadmap();
        drafting(&world, &mori).await;
        assert_eq!(refused(roadmap.start(&kudo).await), conflict(Conflict::DraftExists));
        let item = an_item("まとめ承認").add(&world, &mori).await.unwrap();
        roadmap.note_editing(&kudo, item).await.unwrap();
        assert_eq!(roadmap.entry(&mori, item).await.unwrap().editing, ["工藤"]);
        assert_eq!(roadmap.draft(&mori).await.unwrap().unwrap().lines[0].editing, ["工藤"]);
        roadmap.edit_item(&mori, item, an_item("先に保存").at_version(1).entry()).await.unwrap();
        let late = roadmap.edit_item(&kudo, item, an_item("後から").at_version(1).entry()).await;
        assert_eq!(refused(late), conflict(Conflict::Stale));
        world.later(domain::roadmap::EDITING);
        assert!(roadmap.entry(&mori, item).await.unwrap().editing.is_empty());
        let frame = roadmap.draft(&mori).await.unwrap().unwrap().frame;
        let typed = frame.parse(model::Lang::Ja).unwrap();
        roadmap.frame(&kudo, typed.clone()).await.unwrap();
        assert_eq!(refused(roadmap.frame(&mori, typed).await), conflict(Conflict::Stale));
    }

    async fn a_draft_exists_for_product_managers_alone(world: TestWorld) {
        let mori = manager(&world).await;
        let ito = a_staff_member(Role::Csm).build(&world).await.unwrap();
        let hokusei = company(&world, "北星").await;
        let tanaka = member(&world, hokusei, "田中").await;
        let roadmap = world.roadmap();
        drafting(&world, &mori).await;
        let item = an_item("まだ秘密").add(&world, &mori).await.unwrap();
        for other in [&ito, &tanaka] {
            assert_eq!(refused(roadmap.draft(other).await), AppError::NotFound);
            assert_eq!(refused(roadmap.entry(other, item).await), AppError::NotFound);
            assert_eq!(refused(roadmap.preview(other, Audience::Everyone).await), AppError::NotFound);
            assert_eq!(refused(roadmap.draft_difference(other, Audience::Everyone).await), AppError::NotFound);
            assert_eq!(refused(roadmap.item(other, item).await), AppError::NotFound);
            assert_eq!(refused(roadmap.publish(other, 1).await), AppError::NotFound);
            assert_eq!(refused(roadmap.ask(other, item, question("いつ?")).await), AppError::NotFound);
            assert!(roadmap.page(other).await.unwrap().is_none());
            assert!(roadmap.versions(other).await.unwrap().is_empty());
        }
        assert_eq!(refused(roadmap.start(&ito).await), AppError::NotFound);
        assert_eq!(refused(roadmap.page(&Actor::Guest).await), AppError::SignedOut);
    }

    async fn council_and_staff_texts_are_for_council_and_staff(world: TestWorld) {
        let mori = manager(&world).await;
        let ito = a_staff_member(Role::Csm).build(&world).await.unwrap();
        let hokusei = a_company("北星").build(&world).await.unwrap();
        let tanaka = a_member().of(hokusei).build(&world).await.unwrap();
        let day = |text: &str| text.parse().unwrap();
        let sato = a_member().of(hokusei).in_council(day("2026-04-01"), day("2026-11-22")).build(&world).await.unwrap();
        let roadmap = world.roadmap();
        drafting(&world, &mori).await;
        let item = an_item("まとめ承認").for_council("諮問機関の声", "").for_staff("社内の見積").add(&world, &mori).await.unwrap();
        for (sees, council, staff) in [(Audience::Everyone, "", ""), (Audience::Council, "諮問機関の声", ""), (Audience::Staff, "諮問機関の声", "社内の見積")] {
            let card = roadmap.preview(&mori, sees).await.unwrap().items[0].clone();
            assert_eq!((card.council.ja.as_str(), card.staff_note.as_str()), (council, staff), "previewed as {sees}");
        }
        publish_draft(&world, &mori).await.unwrap();
        for (audience, body) in [(Audience::Everyone, "みんなへ"), (Audience::Council, "諮問機関へ"), (Audience::Staff, "社内へ")] {
            let note = NewNote { body: body.into(), audience, stuck: false, form_token: String::new() };
            roadmap.add_note(&mori, item, note).await.unwrap();
        }
        for (reader, council, staff, notes) in [(&tanaka, "", "", 1), (&sato, "諮問機関の声", "", 2), (&ito, "諮問機関の声", "社内の見積", 3)] {
            let page = roadmap.item(reader, item).await.unwrap();
            assert_eq!((page.council.ja.as_str(), page.staff_note.as_str(), page.notes.len()), (council, staff, notes));
            let card = roadmap.page(reader).await.unwrap().unwrap().items[0].clone();
            assert_eq!((card.council.ja.as_str(), card.staff_note.as_str()), (council, staff));
        }
        // The term ends at midnight where the member lives, in open sessions too.
        let token = domain::testing::a_session(&world, sato.person_id().unwrap()).await.unwrap();
        let seated = async || match world.identity().session(token.as_str()).await.unwrap().unwrap().0 {
            Actor::Person(person) => person.council,
            _ => panic!("a person"),
        };
        assert!(seated().await);
        world.later(chrono::Duration::hours(14) - chrono::Duration::seconds(1));
        assert!(seated().await, "23:59:59 in Tokyo");
        world.later(chrono::Duration::seconds(1));
        assert!(!seated().await, "midnight in Tokyo");
    }

    async fn an_item_counts_companies_once_and_only_what_everybody_may_read(world: TestWorld) {
        let mori = manager(&world).await;
        let (hokusei, minato) = (company(&world, "北星").await, company(&world, "みなと").await);
        let (tanaka, sato) = (member(&world, hokusei, "田中").await, member(&world, minato, "佐藤").await);
        let colleague = member(&world, hokusei, "鈴木").await;
        let open = published(&world, &tanaka, "まとめて承認したい", ProposalAudience::Everyone).await;
        let other = published(&world, &colleague, "途中で保存したい", ProposalAudience::Everyone).await;
        let own = published(&world, &sato, "うちだけの事情", ProposalAudience::Company).await;
        let roadmap = world.roadmap();
        drafting(&world, &mori).await;
        let item = an_item("まとめ承認").answering(&[open, other, own]).add(&world, &mori).await.unwrap();
        publish_draft(&world, &mori).await.unwrap();
        let counts = async |reader: &Actor| {
            let page = roadmap.item(reader, item).await.unwrap();
            let card = roadmap.page(reader).await.unwrap().unwrap().items[0].clone();
            assert_eq!((card.companies, card.reasons), (page.companies, page.reasons));
            (card.proposals, card.companies, card.reasons, page.proposals.len())
        };
        assert_eq!(counts(&tanaka).await, (2, 1, 2, 2));
        assert_eq!(counts(&sato).await, (2, 1, 2, 3), "one's own company's proposal is linked, and not counted");
        world.proposals().vote(&sato, open, true).await.unwrap();
        world.proposals().add_reason(&sato, other, "うちでも困っています。".into()).await.unwrap();
        assert_eq!(counts(&tanaka).await, (2, 2, 3, 2));
        world.proposals().vote(&sato, open, false).await.unwrap();
        exact(&world).await;
        world.proposals().withdraw(&colleague, other).await.unwrap();
        assert_eq!(counts(&tanaka).await, (1, 1, 1, 2));
        exact(&world).await;
    }

    async fn a_question_reaches_the_owner_and_its_answer_who_asked(world: TestWorld) {
        let mori = manager(&world).await;
        let kudo = a_staff_member(Role::ProductManager).named("工藤", "").build(&world).await.unwrap();
        let ono = a_staff_member(Role::Executive).build(&world).await.unwrap();
        let hokusei = company(&world, "北星").await;
        let tanaka = member(&world, hokusei, "田中").await;
        let roadmap = world.roadmap();
        drafting(&world, &mori).await;
        let item = an_item("まとめ承認").owned_by(kudo.person_id().unwrap()).add(&world, &mori).await.unwrap();
        let ownerless = an_item("持ち主なし").add(&world, &mori).await.unwrap();
        publish_draft(&world, &mori).await.unwrap();
        let once = Question { body: "いつごろですか。".into(), form_token: "t".into() };
        let id = roadmap.ask(&tanaka, item, once.clone()).await.unwrap();
        assert_eq!(roadmap.ask(&tanaka, item, once).await.unwrap(), id, "twice is once");
        let unread = async |who: &Actor| world.messages().unread(who).await.unwrap();
        assert_eq!((unread(&kudo).await, unread(&mori).await), (1, 0));
        roadmap.ask(&tanaka, ownerless, question("誰に聞けば?")).await.unwrap();
        assert_eq!((unread(&kudo).await, unread(&mori).await), (2, 1));
        assert_eq!(refused(roadmap.ask(&ono, item, question("?")).await), AppError::Forbidden);
        let answer = |text: &str, version: i32| AnswerForm { answer: text.into(), version: version.to_string() }.parse().unwrap();
        assert_eq!(refused(roadmap.answer(&tanaka, item, id, answer("自分で", 1)).await), AppError::Forbidden);
        assert_eq!(refused(roadmap.answer(&mori, ownerless, id, answer("別の項目", 1)).await), AppError::NotFound);
        roadmap.answer(&mori, item, id, answer("年内に試験を始めます。", 1)).await.unwrap();
        assert_eq!(unread(&tanaka).await, 1);
        assert_eq!(refused(roadmap.answer(&kudo, item, id, answer("私も", 1)).await), conflict(Conflict::Stale));
        roadmap.answer(&kudo, item, id, answer("年内に試験を始めます(12月)。", 2)).await.unwrap();
        assert_eq!(unread(&tanaka).await, 1, "a better wording is no news");
        assert_eq!(raw::number(&world, "SELECT count(*) FROM outbox WHERE kind = 'roadmap-answered'").await, 1);
        let shown = roadmap.item(&tanaka, item).await.unwrap().questions.remove(0);
        assert_eq!(shown.answer.unwrap().by.name, "工藤");
    }

    async fn what_an_entry_names_has_to_exist(world: TestWorld) {
        let mori = manager(&world).await;
        let hokusei = company(&world, "北星").await;
        let tanaka = member(&world, hokusei, "田中").await;
        drafting(&world, &mori).await;
        let wrong = an_item("まとめ承認")
            .themed(model::ThemeId(uuid::Uuid::nil()))
            .owned_by(tanaka.person_id().unwrap())
            .answering(&[model::ProposalNumber(99)]);
        let error = refused(wrong.add(&world, &mori).await);
        let fields: Vec<_> = error.fields().iter().map(|it| it.field.as_ref()).collect();
        assert_eq!(fields, ["theme", "owner", "proposals"]);
    }

    async fn a_feed_address_opens_what_members_read_until_it_is_renewed(world: TestWorld) {
        let mori = manager(&world).await;
        let hokusei = company(&world, "北星").await;
        let tanaka = member(&world, hokusei, "田中").await;
        let roadmap = world.roadmap();
        drafting(&world, &mori).await;
        let day = "2026-12-15".parse().unwrap();
        let item = an_item("まとめ承認").due(day).for_staff("社内").add(&world, &mori).await.unwrap();
        publish_draft(&world, &mori).await.unwrap();
        let token = world.feeds().token(&tanaka).await.unwrap();
        let reader = world.feeds().reader(&token).await.unwrap();
        let feed = roadmap.feed().await.unwrap();
        assert_eq!((reader.lang, feed.entries.len(), feed.milestones[0].number, feed.milestones[0].on), (model::Lang::Ja, 1, item, day));
        assert_eq!(world.feeds().reader(&token).await.unwrap().mark, reader.mark);
        roadmap.withdraw(&mori, feed.entries[0].number, 2).await.unwrap();
        assert_ne!(world.feeds().reader(&token).await.unwrap().mark, reader.mark);
        assert_eq!(world.feeds().token(&tanaka).await.unwrap(), token);
        world.feeds().renew(&tanaka).await.unwrap();
        assert_eq!(refused(world.feeds().reader(&token).await), AppError::NotFound);
        let renewed = world.feeds().token(&tanaka).await.unwrap();
        assert!(world.feeds().reader(&renewed).await.is_ok());
        raw::run(&world, "UPDATE people SET state = 'disabled' WHERE family_name = '田中'").await;
        assert_eq!(refused(world.feeds().reader(&renewed).await), AppError::NotFound);
        for wrong in ["", "x", "a.b"] {
            assert_eq!(refused(world.feeds().reader(wrong).await), AppError::NotFound);
        }
    }
}

fn question(body: &str) -> Question {
    Question {
        body: body.to_owned(),
        form_token: String::new(),
    }
}
