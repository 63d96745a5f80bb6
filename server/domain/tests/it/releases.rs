//! Releases: who hears of one, of what, and how often.

use super::proposals::{company, conflict, member, published, refused};
use super::raw::{number, run, text};
use super::scene::{literal, scene, voices};
use domain::jobs::Worker;
use domain::mail::Delivery;
use domain::testing::{a_company, a_member, a_staff_member};
use domain::{Actor, Domain};
use model::people::Role;
use model::proposals::{Audience, Status};
use model::releases::{ReleaseForm, ReleaseNote, ReleaseState};
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

pub(super) fn form(proposals: &[ProposalNumber]) -> ReleaseForm {
    let numbers: Vec<String> = proposals
        .iter()
        .map(|number| format!("#{number}"))
        .collect();
    ReleaseForm {
        title_ja: "まとめて承認".into(),
        title_en: "Approve many at once".into(),
        background_ja: "月末に承認が集中していました。".into(),
        background_en: "Approvals pile up at the end of the month.".into(),
        how_to_start_ja: "一覧で選び、「承認」を押します。".into(),
        how_to_start_en: "Select in the list, then approve.".into(),
        staff_document: "https://wiki.aozora.example/bulk-approval".into(),
        proposals: numbers.join(", "),
        ..ReleaseForm::default()
    }
}

pub(super) fn note(proposals: &[ProposalNumber]) -> ReleaseNote {
    form(proposals).parse(Lang::En).unwrap()
}

pub(super) async fn released(world: &Domain, by: &Actor, note: ReleaseNote) -> ReleaseNumber {
    let id = world.releases().start(by, note).await.unwrap();
    world.releases().publish(by, id, 1).await.unwrap()
}

/// Everything that publishing leaves to the job.
pub(super) async fn follow(world: &Domain) {
    while domain::releases::step(world).await.unwrap().is_some() {}
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
        let release = released(&world, &mori, note(&linked)).await;
        follow(&world).await;
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
        released(&world, &mori, note(&[proposal])).await;
        follow(&world).await;
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
        let release = released(&world, &mori, note(&[secret])).await;
        follow(&world).await;
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
        let release = released(&world, &mori, note(&[ProposalNumber(31)])).await;
        // Somebody has been told, others have not.
        while number(&world, "SELECT count(*) FROM notices").await == 0 {
            domain::releases::step(&world).await.unwrap();
        }
        let before = number(&world, "SELECT count(*) FROM notices").await;
        assert_eq!(before, i64::try_from(domain::releases::TELL_BATCH).unwrap());
        let at = version(&world, &mori, release).await;
        world.releases().withdraw(&mori, release, at).await.unwrap();
        follow(&world).await;
        worker(&world).run_once().await.unwrap();
        assert_eq!(number(&world, "SELECT count(*) FROM notices").await, before, "nobody hears of what is not shown");
        let lost = number(&world, "SELECT count(*) FROM outbox WHERE state = 'dropped'").await;
        assert!(lost > 0);
        assert_eq!(refused(world.releases().page(&author, release).await), AppError::NotFound);
        for _ in 0..2 {
            world.releases().publish_again(&mori, release, at + 1).await.unwrap();
            follow(&world).await;
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
        follow(&world).await;
        assert_eq!(number(&world, "SELECT count(*) FROM notices").await, 0);
        assert_eq!(number(&world, "SELECT count(*) FROM outbox").await, 0);
    }

    async fn workers_that_stop_after_every_batch_tell_everybody_once_together(world: TestWorld) {
        let mori = pm(&world).await;
        let (_, all) = crowd(&world, 900).await;
        released(&world, &mori, note(&[ProposalNumber(31)])).await;
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
        let release = released(&world, &mori, note(&linked)).await;
        follow(&world).await;
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
        follow(&world).await;
        assert_eq!(number(&world, "SELECT count(*) FROM outbox WHERE kind = 'release-customers'").await, 2);
        assert_eq!(number(&world, "SELECT count(*) FROM notices WHERE kind = 'release-customers'").await, 2);
    }

    /// ASVS 8.2.3
    async fn what_is_for_staff_is_absent_for_everybody_else(world: TestWorld) {
        let mori = pm(&world).await;
        let hokusei = company(&world, "北星ロジスティクス").await;
        let tanaka = member(&world, hokusei, "田中").await;
        let proposal = published(&world, &tanaka, "一括承認", Audience::Everyone).await;
        let draft = world.releases().start(&mori, note(&[proposal])).await.unwrap();
        for who in [&tanaka, &csm(&world).await] {
            assert_eq!(refused(world.releases().draft(who, draft).await), AppError::NotFound);
            assert_eq!(refused(world.releases().publish(who, draft, 1).await), AppError::NotFound);
            assert!(world.releases().list(who, None).await.unwrap().hidden.is_empty());
        }
        assert_eq!(refused(world.releases().list(&Actor::Guest, None).await), AppError::SignedOut);
        let release = world.releases().publish(&mori, draft, 1).await.unwrap();
        follow(&world).await;
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
        let draft = world.releases().start(&mori, note(&[first])).await.unwrap();
        let mut tasks = Vec::new();
        for _ in 0..8 {
            let (world, mori) = ((*world).clone(), mori.clone());
            tasks.push(tokio::spawn(async move { world.releases().publish(&mori, draft, 1).await }));
        }
        for task in tasks {
            assert_eq!(task.await.unwrap().unwrap(), ReleaseNumber(1));
        }
        assert_eq!(number(&world, "SELECT count(*) FROM events WHERE kind = 'releases.published'").await, 1);
        follow(&world).await;
        let edit = |proposals: &[ProposalNumber], version: i32| ReleaseNote { version, ..note(proposals) };
        let dropped = world.releases().edit(&mori, draft, edit(&[second], 2)).await;
        assert_eq!(refused(dropped), conflict(Conflict::AlreadyAnnounced));
        world.releases().edit(&mori, draft, edit(&[first, second], 2)).await.unwrap();
        let stale = world.releases().edit(&mori, draft, edit(&[first, second], 2)).await;
        assert_eq!(refused(stale), conflict(Conflict::Stale));
        follow(&world).await;
        assert_eq!(status(&world, &emma, second).await, Status::Released);
        assert_eq!((told(&world, &tanaka).await, told(&world, &emma).await), ((1, 1), (1, 1)));
        assert_eq!(refused(world.releases().discard(&mori, draft, 3).await), conflict(Conflict::AlreadyAnnounced));
        let wrong = world.releases().start(&mori, note(&[ProposalNumber(99)])).await;
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
        released(&world, &mori, note(&[proposal])).await;
        follow(&world).await;
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
        let form = ReleaseForm { form_token: "t".into(), ..form(&[]) }.naming(&[builder]);
        let mut ids: Vec<ReleaseId> = Vec::new();
        for _ in 0..2 {
            ids.push(world.releases().start(&mori, form.parse(Lang::En).unwrap()).await.unwrap());
        }
        assert_eq!(ids[0], ids[1]);
        let draft = world.releases().draft(&mori, ids[0]).await.unwrap();
        assert_eq!((draft.state, draft.form.builder1.as_str()), (ReleaseState::Draft, builder.to_string().as_str()));
        assert_eq!(draft.form.parse(Lang::En).unwrap().builders, [builder]);
        assert_eq!(world.releases().list(&mori, None).await.unwrap().hidden.len(), 1);
        world.releases().discard(&mori, ids[0], 1).await.unwrap();
        assert!(world.releases().list(&mori, None).await.unwrap().hidden.is_empty());
        let outsider = a_member().build(&world).await.unwrap();
        let form = form.naming(&[outsider.person_id().unwrap()]);
        let refusal = refused(world.releases().start(&mori, ReleaseNote { form_token: "u".into(), ..form.parse(Lang::En).unwrap() }).await);
        assert_eq!(refusal, AppError::field("builder1", model::Problem::UnknownChoice));
    }

    async fn the_change_log_goes_back_page_by_page(world: TestWorld) {
        let mori = pm(&world).await;
        for _ in 0..23 {
            released(&world, &mori, note(&[])).await;
        }
        let first = world.releases().list(&mori, None).await.unwrap();
        let second = world.releases().list(&mori, first.next.clone()).await.unwrap();
        let numbers: Vec<i64> = first.lines.iter().chain(&second.lines).map(|line| line.number.unwrap().0).collect();
        assert_eq!(numbers, (1..=23).rev().collect::<Vec<_>>());
        assert!(second.next.is_none());
    }
}
