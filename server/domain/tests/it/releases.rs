//! Releases: who hears of one, of what, and how often.

use super::proposals::{company, conflict, member, published, refused};
use super::raw::{number, run, text};
use super::scene::{literal, scene, voices};
use domain::jobs::Worker;
use domain::mail::Delivery;
use domain::testing::{
    ReleaseBuilder, a_company, a_member, a_release, a_staff_member, follow_releases,
};
use domain::{Actor, Domain};
use model::people::Role;
use model::proposals::{Audience, Status};
use model::releases::{ReleaseNote, ReleaseState};
use model::{AppError, Conflict, Lang, ProposalNumber, ReleaseId, ReleaseNumber};

pub(super) async fn pm(world: &Domain) -> Actor {
    let role = Role::ProductManager;
    let mori = a_staff_member(role).named("森", "健");
    mori.build(world).await.unwrap()
}

pub(super) async fn csm(world: &Domain) -> Actor {
    let ito = a_staff_member(Role::Csm).named("伊藤", "直子");
    ito.build(world).await.unwrap()
}

/// In both languages, with a document for staff alone.
pub(super) fn bulk_approval() -> ReleaseBuilder {
    a_release("まとめて承認")
        .also_titled("Approve many at once")
        .because(
            "月末に承認が集中していました。",
            "Approvals pile up at the end of the month.",
        )
        .started_by(
            "一覧で選び、「承認」を押します。",
            "Select in the list, then approve.",
        )
        .documented("https://wiki.aozora.example/bulk-approval")
}

pub(super) fn worker(world: &Domain) -> Worker {
    Worker::new(world.clone(), Delivery::Mailbox)
}

async fn told(world: &Domain, who: &Actor) -> (i64, i64) {
    let id = literal(world, who.person_id().unwrap().0);
    let kind = "kind = 'release-published'";
    let notices = format!("SELECT count(*) FROM notices WHERE person_id = {id} AND {kind}");
    let mails = format!("SELECT count(*) FROM outbox WHERE person_id = {id} AND {kind}");
    (number(world, &notices).await, number(world, &mails).await)
}

async fn facts(world: &Domain, who: &Actor) -> String {
    let id = literal(world, who.person_id().unwrap().0);
    let sql =
        format!("SELECT facts FROM outbox WHERE person_id = {id} AND kind = 'release-published'");
    text(world, &sql).await
}

async fn status(world: &Domain, reader: &Actor, number: ProposalNumber) -> Status {
    world
        .proposals()
        .page(reader, number, None)
        .await
        .unwrap()
        .status
}

/// One proposal with so many voices.
async fn crowd(world: &Domain, many: usize) -> (Actor, i64) {
    let scene = scene(world).await;
    // The scene is rows: the counter of its company as well.
    run(world, "UPDATE companies SET open_proposals_count = 1").await;
    let people = voices(world, &scene, many).await;
    (scene.author, i64::try_from(people.len()).unwrap())
}

async fn version(world: &Domain, by: &Actor, number: ReleaseNumber) -> i32 {
    world.releases().page(by, number).await.unwrap().version
}

domain::on_both_engines! {
    async fn who_voiced_on_three_linked_proposals_is_told_once_of_what_they_asked_first(world: TestWorld) {
        let mori = pm(&world).await;
        let hokusei = company(&world, "北星ロジスティクス").await;
        let minami = company(&world, "みなみ精機").await;
        let tanaka = member(&world, hokusei, "田中").await;
        let sato = member(&world, minami, "佐藤").await;
        let mut linked = Vec::new();
        for title in ["一括承認", "承認の一覧", "代理承認"] {
            let proposal = published(&world, &tanaka, title, Audience::Everyone).await;
            world.later(chrono::Duration::days(1));
            world.proposals().vote(&sato, proposal, true).await.unwrap();
            linked.push(proposal);
        }
        world.proposals().add_reason(&sato, linked[0], "毎月末に二日かかるため".into()).await.unwrap();
        let release = bulk_approval().answering(&linked).publish(&world, &mori).await.unwrap();
        follow_releases(&world).await.unwrap();
        for proposal in &linked {
            assert_eq!(status(&world, &tanaka, *proposal).await, Status::Released);
        }
        assert_eq!((told(&world, &tanaka).await, told(&world, &sato).await), ((1, 1), (1, 1)));
        let of_sato = facts(&world, &sato).await;
        assert!(of_sato.contains("一括承認") && of_sato.contains("毎月末に二日かかるため"), "{of_sato}");
        let of_tanaka = facts(&world, &tanaka).await;
        assert!(of_tanaka.contains("課長が一件ずつ"), "without a reason of one's own, the proposal's: {of_tanaka}");
        // Nobody hears of the same proposals by another way.
        assert_eq!(number(&world, "SELECT count(*) FROM fanouts").await, 0);
        assert_eq!(number(&world, "SELECT count(*) FROM notices WHERE kind = 'proposal-answered'").await, 0);
        let mine = world.releases().mine(&sato).await.unwrap();
        assert_eq!((mine.len(), mine[0].number, mine[0].asked.proposal), (1, release, linked[0]));
        let asked = world.releases().page(&sato, release).await.unwrap().asked.unwrap();
        assert_eq!(asked.proposal, linked[0]);
        let page = world.proposals().page(&sato, linked[1], None).await.unwrap();
        assert_eq!(page.releases.len(), 1);
        worker(&world).run_once().await.unwrap();
        assert_eq!(told(&world, &sato).await, (1, 1));
    }

    async fn each_is_told_in_their_own_language(world: TestWorld) {
        let mori = pm(&world).await;
        let hokusei = company(&world, "北星ロジスティクス").await;
        let tanaka = member(&world, hokusei, "田中").await;
        let emma = member(&world, hokusei, "Clarke").await;
        let proposal = published(&world, &tanaka, "一括承認", Audience::Everyone).await;
        world.proposals().vote(&emma, proposal, true).await.unwrap();
        let translation = model::proposals::TranslationForm {
            title: "Bulk approval".into(),
            request: "Approve many at once.".into(),
            reason: "The last two days of a month go into it.".into(),
            of_version: "1".into(),
            version: "0".into(),
            ..Default::default()
        };
        world.proposals().translate(&tanaka, proposal, translation.parse().unwrap()).await.unwrap();
        bulk_approval().answering(&[proposal]).publish(&world, &mori).await.unwrap();
        follow_releases(&world).await.unwrap();
        let (japanese, english) = (facts(&world, &tanaka).await, facts(&world, &emma).await);
        assert!(japanese.contains("まとめて承認") && japanese.contains("課長が一件ずつ"), "{japanese}");
        assert!(english.contains("Approve many at once") && english.contains("Bulk approval") && english.contains("The last two days"), "{english}");
        let mails = world.messages().mailbox(&Actor::Guest).await.unwrap();
        let subjects: Vec<_> = mails.iter().map(|mail| mail.subject.as_str()).collect();
        assert!(subjects.contains(&"実現しました:まとめて承認"), "{subjects:?}");
        assert!(subjects.contains(&"It is here: Approve many at once"), "{subjects:?}");
        let english = mails.iter().find(|mail| mail.lang == Lang::En).unwrap();
        let page = world.messages().mailbox_mail(&Actor::Guest, english.id).await.unwrap();
        assert!(page.text.contains("On Sun 22 Nov 2026 you asked for “Bulk approval” (#1)"), "{}", page.text);
        assert!(page.text.contains("/releases/1"), "{}", page.text);
        assert!(page.headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("List-Unsubscribe")));
    }

    async fn a_proposal_for_its_company_alone_tells_that_company_alone(world: TestWorld) {
        let mori = pm(&world).await;
        let hokusei = company(&world, "北星ロジスティクス").await;
        let minami = company(&world, "みなみ精機").await;
        let tanaka = member(&world, hokusei, "田中").await;
        let suzuki = member(&world, hokusei, "鈴木").await;
        let sato = member(&world, minami, "佐藤").await;
        let secret = published(&world, &tanaka, "自社だけの話", Audience::Company).await;
        world.proposals().vote(&suzuki, secret, true).await.unwrap();
        // A voice from before somebody moved to another company, and one out of nowhere.
        let moved = member(&world, hokusei, "高橋").await;
        world.proposals().vote(&moved, secret, true).await.unwrap();
        let (to, who) = (literal(&world, minami.0), literal(&world, moved.person_id().unwrap().0));
        run(&world, &format!("UPDATE people SET company_id = {to} WHERE id = {who}")).await;
        let release = bulk_approval().answering(&[secret]).publish(&world, &mori).await.unwrap();
        follow_releases(&world).await.unwrap();
        for (who, times) in [(&tanaka, 1), (&suzuki, 1), (&sato, 0), (&moved, 0)] {
            assert_eq!(told(&world, who).await, (times, times));
        }
        let page = world.releases().page(&sato, release).await.unwrap();
        assert!(page.proposals.is_empty() && page.asked.is_none());
        let page = world.releases().page(&suzuki, release).await.unwrap();
        assert_eq!(page.proposals.len(), 1);
        assert_eq!(refused(world.proposals().page(&sato, secret, None).await), AppError::NotFound);
    }

    async fn withdrawn_and_shown_again_it_tells_nobody_twice_and_everybody_once(world: TestWorld) {
        let mori = pm(&world).await;
        let (author, all) = crowd(&world, 450).await;
        let release = bulk_approval().answering(&[ProposalNumber(31)]).publish(&world, &mori).await.unwrap();
        // Somebody has been told, others have not.
        while number(&world, "SELECT count(*) FROM notices").await == 0 {
            domain::releases::step(&world).await.unwrap();
        }
        let before = number(&world, "SELECT count(*) FROM notices").await;
        assert_eq!(before, i64::try_from(domain::releases::TELL_BATCH).unwrap());
        let at = version(&world, &mori, release).await;
        world.releases().withdraw(&mori, release, at).await.unwrap();
        follow_releases(&world).await.unwrap();
        worker(&world).run_once().await.unwrap();
        assert_eq!(number(&world, "SELECT count(*) FROM notices").await, before, "nobody hears of what is not shown");
        let lost = number(&world, "SELECT count(*) FROM outbox WHERE state = 'dropped'").await;
        assert!(lost > 0);
        assert_eq!(refused(world.releases().page(&author, release).await), AppError::NotFound);
        for _ in 0..2 {
            world.releases().publish_again(&mori, release, at + 1).await.unwrap();
            follow_releases(&world).await.unwrap();
        }
        let once = "SELECT count(*) FROM (SELECT person_id FROM notices WHERE kind = 'release-published' GROUP BY person_id HAVING count(*) = 1) x";
        assert_eq!(number(&world, once).await, all);
        assert_eq!(number(&world, "SELECT count(*) FROM notices").await, all);
        assert_eq!(number(&world, "SELECT count(*) FROM outbox").await, all);
        assert_eq!(number(&world, "SELECT count(*) FROM outbox WHERE state = 'dropped'").await, 0, "mails that were on their way go after all");
        assert_eq!(number(&world, "SELECT count(*) FROM people p WHERE unread_count <> (SELECT count(*) FROM notices n WHERE n.person_id = p.id)").await, 0);
        // Away and back once more, with the notices gone: the row of each person still knows.
        world.releases().withdraw(&mori, release, at + 2).await.unwrap();
        run(&world, "DELETE FROM notices").await;
        run(&world, "DELETE FROM outbox").await;
        world.releases().publish_again(&mori, release, at + 3).await.unwrap();
        run(&world, "UPDATE releases SET worked_at = NULL").await;
        follow_releases(&world).await.unwrap();
        assert_eq!(number(&world, "SELECT count(*) FROM notices").await, 0);
        assert_eq!(number(&world, "SELECT count(*) FROM outbox").await, 0);
    }

    async fn workers_that_stop_after_every_batch_tell_everybody_once_together(world: TestWorld) {
        let mori = pm(&world).await;
        let (_, all) = crowd(&world, 900).await;
        bulk_approval().answering(&[ProposalNumber(31)]).publish(&world, &mori).await.unwrap();
        let mut rounds = 0;
        while number(&world, "SELECT count(*) FROM releases WHERE worked_at IS NULL").await > 0 {
            rounds += 1;
            assert!(rounds < 40);
            // Three that begin at the same time, and none of them comes back.
            let mut some = Vec::new();
            for _ in 0..3 {
                let world = (*world).clone();
                some.push(tokio::spawn(async move { domain::releases::step(&world).await }));
            }
            for one in some {
                one.await.unwrap().unwrap();
            }
        }
        for table in ["notices", "outbox"] {
            assert_eq!(number(&world, &format!("SELECT count(*) FROM {table} WHERE kind = 'release-published'")).await, all, "{table}");
        }
        assert_eq!(number(&world, "SELECT count(*) FROM people p WHERE unread_count <> (SELECT count(*) FROM notices n WHERE n.person_id = p.id)").await, 0);
        assert_eq!(number(&world, "SELECT count(*) FROM decisions").await, 1);
    }

    async fn each_csm_gets_the_list_of_their_companies_once(world: TestWorld) {
        let mori = pm(&world).await;
        let (ito, ueda) = (csm(&world).await, csm(&world).await);
        let of = async |name: &str, owner: &Actor| {
            let company = a_company(name).owned_by(owner.person_id().unwrap());
            company.build(&world).await.unwrap()
        };
        let hokusei = of("北星ロジスティクス", &ito).await;
        let minami = of("みなみ精機", &ito).await;
        let other = of("東洋食品", &ueda).await;
        let nobody = company(&world, "担当なし").await;
        let mut linked = Vec::new();
        for (company, family) in [(hokusei, "田中"), (minami, "佐藤"), (other, "加藤"), (nobody, "山本")] {
            let author = member(&world, company, family).await;
            linked.push(published(&world, &author, &format!("{family}の要望"), Audience::Everyone).await);
        }
        let second = member(&world, hokusei, "鈴木").await;
        world.proposals().vote(&second, linked[2], true).await.unwrap();
        let release = bulk_approval().answering(&linked).publish(&world, &mori).await.unwrap();
        follow_releases(&world).await.unwrap();
        let list = async |who: &Actor| {
            let id = literal(&world, who.person_id().unwrap().0);
            text(&world, &format!("SELECT facts FROM outbox WHERE person_id = {id} AND kind = 'release-customers'")).await
        };
        let of_ito = list(&ito).await;
        assert!(of_ito.contains(r#"["北星ロジスティクス",2]"#) && of_ito.contains(r#"["みなみ精機",1]"#), "{of_ito}");
        assert!(!of_ito.contains("東洋食品") && of_ito.contains(r#""people":3"#), "{of_ito}");
        assert!(list(&ueda).await.contains("東洋食品"));
        let names = |page: model::releases::ReleasePage| page.customers.into_iter().map(|line| (line.name, line.people)).collect::<Vec<_>>();
        let page = world.releases().page(&ito, release).await.unwrap();
        assert_eq!(names(page), [("北星ロジスティクス".to_owned(), 2), ("みなみ精機".to_owned(), 1)]);
        assert_eq!(names(world.releases().page(&mori, release).await.unwrap()).len(), 4);
        assert!(names(world.releases().page(&second, release).await.unwrap()).is_empty());
        run(&world, "UPDATE releases SET worked_at = NULL, owners_told_at = NULL").await;
        follow_releases(&world).await.unwrap();
        assert_eq!(number(&world, "SELECT count(*) FROM outbox WHERE kind = 'release-customers'").await, 2);
        assert_eq!(number(&world, "SELECT count(*) FROM notices WHERE kind = 'release-customers'").await, 2);
    }

    /// ASVS 8.2.3
    async fn what_is_for_staff_is_absent_for_everybody_else(world: TestWorld) {
        let mori = pm(&world).await;
        let hokusei = company(&world, "北星ロジスティクス").await;
        let tanaka = member(&world, hokusei, "田中").await;
        let proposal = published(&world, &tanaka, "一括承認", Audience::Everyone).await;
        let draft = bulk_approval().answering(&[proposal]).draft(&world, &mori).await.unwrap();
        for who in [&tanaka, &csm(&world).await] {
            assert_eq!(refused(world.releases().draft(who, draft).await), AppError::NotFound);
            assert_eq!(refused(world.releases().publish(who, draft, 1).await), AppError::NotFound);
            assert!(world.releases().list(who, None).await.unwrap().hidden.is_empty());
        }
        assert_eq!(refused(world.releases().list(&Actor::Guest, None).await), AppError::SignedOut);
        let release = world.releases().publish(&mori, draft, 1).await.unwrap();
        follow_releases(&world).await.unwrap();
        let page = world.releases().page(&tanaka, release).await.unwrap();
        let whole = format!("{page:?} {:?} {}", world.releases().list(&tanaka, None).await.unwrap(), facts(&world, &tanaka).await);
        assert!(!whole.contains("wiki.aozora"), "{whole}");
        assert!(page.customers.is_empty() && page.received.is_empty() && page.adoption.is_empty());
        let feed = world.releases().feed().await.unwrap();
        assert_eq!(feed.len(), 1);
        assert!(!format!("{feed:?}").contains("wiki.aozora"), "addresses travel");
        let page = world.releases().page(&csm(&world).await, release).await.unwrap();
        assert!(page.staff_document.contains("wiki.aozora"));
    }

    async fn publishing_twice_is_once_and_links_only_grow_afterwards(world: TestWorld) {
        let mori = pm(&world).await;
        let hokusei = company(&world, "北星ロジスティクス").await;
        let (tanaka, emma) = (member(&world, hokusei, "田中").await, member(&world, hokusei, "Clarke").await);
        let first = published(&world, &tanaka, "一つめ", Audience::Everyone).await;
        let second = published(&world, &emma, "二つめ", Audience::Everyone).await;
        let draft = bulk_approval().answering(&[first]).draft(&world, &mori).await.unwrap();
        let mut tasks = Vec::new();
        for _ in 0..8 {
            let (world, mori) = ((*world).clone(), mori.clone());
            tasks.push(tokio::spawn(async move { world.releases().publish(&mori, draft, 1).await }));
        }
        for task in tasks {
            assert_eq!(task.await.unwrap().unwrap(), ReleaseNumber(1));
        }
        assert_eq!(number(&world, "SELECT count(*) FROM events WHERE kind = 'releases.published'").await, 1);
        follow_releases(&world).await.unwrap();
        let edit = |proposals: &[ProposalNumber], version: i32| ReleaseNote { version, ..bulk_approval().answering(proposals).note() };
        let dropped = world.releases().edit(&mori, draft, edit(&[second], 2)).await;
        assert_eq!(refused(dropped), conflict(Conflict::AlreadyAnnounced));
        world.releases().edit(&mori, draft, edit(&[first, second], 2)).await.unwrap();
        let stale = world.releases().edit(&mori, draft, edit(&[first, second], 2)).await;
        assert_eq!(refused(stale), conflict(Conflict::Stale));
        follow_releases(&world).await.unwrap();
        assert_eq!(status(&world, &emma, second).await, Status::Released);
        assert_eq!((told(&world, &tanaka).await, told(&world, &emma).await), ((1, 1), (1, 1)));
        assert_eq!(refused(world.releases().discard(&mori, draft, 3).await), conflict(Conflict::AlreadyAnnounced));
        let wrong = bulk_approval().answering(&[ProposalNumber(99)]).draft(&world, &mori).await;
        assert_eq!(refused(wrong), AppError::field("proposals", model::Problem::UnknownNumber));
    }

    async fn who_only_watches_is_told_so_and_the_absent_are_passed_over(world: TestWorld) {
        let mori = pm(&world).await;
        let hokusei = company(&world, "北星ロジスティクス").await;
        let (tanaka, emma) = (member(&world, hokusei, "田中").await, member(&world, hokusei, "Clarke").await);
        let proposal = published(&world, &tanaka, "一括承認", Audience::Everyone).await;
        world.proposals().watch(&emma, proposal, true).await.unwrap();
        world.proposals().watch(&mori, proposal, true).await.unwrap();
        run(&world, &format!("UPDATE people SET state = 'disabled' WHERE id = {}", literal(&world, tanaka.person_id().unwrap().0))).await;
        bulk_approval().answering(&[proposal]).publish(&world, &mori).await.unwrap();
        follow_releases(&world).await.unwrap();
        assert_eq!((told(&world, &emma).await, told(&world, &tanaka).await), ((1, 1), (0, 0)));
        assert_eq!(told(&world, &mori).await, (0, 0), "nobody is told of their own act");
        assert!(facts(&world, &emma).await.contains(r#""asked_at":null"#));
        assert!(world.releases().mine(&emma).await.unwrap().is_empty());
    }

    async fn drafts_come_and_go(world: TestWorld) {
        let mori = pm(&world).await;
        let new = world.releases().new_release(&mori).await.unwrap();
        assert_eq!((new.form.released_on.as_str(), new.form.feedback_until.as_str()), ("2026-11-22", "2026-12-20"));
        let builder = mori.person_id().unwrap();
        let note = |token: &str, by: &Actor| ReleaseNote {
            form_token: token.into(),
            ..bulk_approval().built_by(&[by.person_id().unwrap()]).note()
        };
        let mut ids: Vec<ReleaseId> = Vec::new();
        for _ in 0..2 {
            ids.push(world.releases().start(&mori, note("t", &mori)).await.unwrap());
        }
        assert_eq!(ids[0], ids[1]);
        let draft = world.releases().draft(&mori, ids[0]).await.unwrap();
        assert_eq!((draft.state, draft.form.builder1.as_str()), (ReleaseState::Draft, builder.to_string().as_str()));
        assert_eq!(draft.form.parse(Lang::En).unwrap().builders, [builder]);
        assert_eq!(world.releases().list(&mori, None).await.unwrap().hidden.len(), 1);
        world.releases().discard(&mori, ids[0], 1).await.unwrap();
        assert!(world.releases().list(&mori, None).await.unwrap().hidden.is_empty());
        let outsider = a_member().build(&world).await.unwrap();
        let refusal = refused(world.releases().start(&mori, note("u", &outsider)).await);
        assert_eq!(refusal, AppError::field("builder1", model::Problem::UnknownChoice));
    }

    async fn the_change_log_goes_back_page_by_page(world: TestWorld) {
        let mori = pm(&world).await;
        for _ in 0..23 {
            bulk_approval().publish(&world, &mori).await.unwrap();
        }
        let first = world.releases().list(&mori, None).await.unwrap();
        let second = world.releases().list(&mori, first.next.clone()).await.unwrap();
        let numbers: Vec<i64> = first.lines.iter().chain(&second.lines).map(|line| line.number.unwrap().0).collect();
        assert_eq!(numbers, (1..=23).rev().collect::<Vec<_>>());
        assert!(second.next.is_none());
    }
}
