//! What follows a release: thanks, feedback, tips, stories, adoption, pictures.

use super::proposals::{company, conflict, member, published, refused};
use super::raw::{number, run, text};
use super::releases::{bulk_approval, csm, pm, worker};
use super::scene::literal;
use chrono::Duration;
use domain::jobs::Worker;
use domain::testing::{a_company, a_picture, a_staff_member, a_thanks, follow_releases};
use domain::{Actor, Domain};
use model::files::NewFile;
use model::people::Role;
use model::proposals::Audience;
use model::releases::{
    Consent, Feedback, FeedbackForm, Gratitude, Story, StoryAnswer, StoryForm, Summary, TipForm,
};
use model::{AppError, Both, Conflict, Lang, Problem, ReleaseNumber, ThanksId};
use std::sync::Arc;

fn story(text: &str, version: i32) -> Story {
    Story {
        text: Both::new(text, ""),
        version,
    }
}

async fn thank(world: &Domain, who: &Actor, number: ReleaseNumber, quote: bool) -> ThanksId {
    a_thanks(world, who, number, "月末が半日で終わります。", quote)
        .await
        .unwrap()
}

/// A release without proposals that names these builders.
async fn built_by(world: &Domain, by: &Actor, builders: &[&Actor]) -> ReleaseNumber {
    let ids: Vec<_> = builders
        .iter()
        .map(|who| who.person_id().unwrap())
        .collect();
    bulk_approval()
        .built_by(&ids)
        .publish(world, by)
        .await
        .unwrap()
}

async fn builder(world: &Domain, family: &str) -> Actor {
    let role = Role::Researcher;
    let staff = a_staff_member(role).named(family, "作");
    staff.build(world).await.unwrap()
}

async fn letters(world: &Domain) -> i64 {
    number(
        world,
        "SELECT count(*) FROM outbox WHERE kind = 'weekly-thanks'",
    )
    .await
}

async fn rounds(world: &Domain, workers: &[Arc<Worker>]) {
    let mut tasks = Vec::new();
    for one in workers {
        let one = Arc::clone(one);
        tasks.push(tokio::spawn(async move { one.run_once().await }));
    }
    for task in tasks {
        task.await.unwrap().unwrap();
    }
    let _ = world;
}

domain::on_both_engines! {
    /// ASVS 8.2.3, 14.2.6: without leave to quote, nobody but staff and whose words they are reads
    /// them.
    async fn thanks_are_quoted_by_leave_alone(world: TestWorld) {
        let mori = pm(&world).await;
        let hokusei = company(&world, "北星ロジスティクス").await;
        let minami = company(&world, "みなみ精機").await;
        let tanaka = member(&world, hokusei, "田中").await;
        let sato = member(&world, minami, "佐藤").await;
        let release = built_by(&world, &mori, &[]).await;
        let first = thank(&world, &tanaka, release, false).await;
        let read = async |who: &Actor| {
            let page = world.releases().page(who, release).await.unwrap();
            let wall = world.releases().thanks_page(who, None).await.unwrap();
            assert_eq!(page.thanks, wall.thanks);
            (format!("{page:?}"), wall.thanks[0].clone())
        };
        let (page, seen) = read(&sato).await;
        assert!(!page.contains("半日") && !page.contains("田中") && !page.contains("北星"), "{page}");
        assert_eq!((seen.by, seen.industry.as_deref()), (None, Some("logistics")));
        for who in [&tanaka, &mori] {
            let (page, seen) = read(who).await;
            assert!(page.contains("半日") && seen.by.unwrap().name == "田中 太郎");
        }
        let again = thank(&world, &tanaka, release, true).await;
        assert_eq!(first, again, "one thanks per person");
        let (_, seen) = read(&sato).await;
        assert_eq!((seen.text.as_str(), seen.by.unwrap().name.as_str()), ("月末が半日で終わります。", "田中 太郎"));
        assert_eq!(seen.edited_at, None, "its words are the old ones");
        thank(&world, &tanaka, release, false).await;
        assert!(!read(&sato).await.0.contains("半日"), "taken back, it is gone at once");
        assert_eq!(refused(a_thanks(&world, &mori, release, "x", true).await), AppError::Forbidden);
        let page = world.releases().page(&tanaka, release).await.unwrap();
        assert!(page.may.thank && page.my_thanks.unwrap().text.contains("半日"));
    }

    async fn thanks_with_other_words_say_when_they_were_edited(world: TestWorld) {
        let mori = pm(&world).await;
        let hokusei = company(&world, "北星ロジスティクス").await;
        let (tanaka, sato) = (member(&world, hokusei, "田中").await, member(&world, hokusei, "佐藤").await);
        let release = built_by(&world, &mori, &[]).await;
        let given = thank(&world, &tanaka, release, false).await;
        let seen = async |who: &Actor| world.releases().thanks_one(who, release, given).await.unwrap().thanks;
        world.later(Duration::days(1));
        thank(&world, &tanaka, release, true).await;
        assert_eq!(seen(&sato).await.edited_at, None, "the same words once more");
        let now = world.clock.now();
        a_thanks(&world, &tanaka, release, "承認が一日早くなりました。", true).await.unwrap();
        world.later(Duration::days(1));
        thank(&world, &sato, release, true).await;
        let read = seen(&sato).await;
        assert_eq!((read.edited_at, read.at), (Some(now), now - Duration::days(1)));
        a_thanks(&world, &tanaka, release, "承認が一日早くなりました。", false).await.unwrap();
        assert_eq!(seen(&sato).await.edited_at, None, "nothing to read, nothing that was edited");
        assert_eq!(seen(&tanaka).await.edited_at, Some(now));
    }

    async fn builders_see_thanks_at_once(world: TestWorld) {
        let mori = pm(&world).await;
        let ken = builder(&world, "大工").await;
        let hokusei = company(&world, "北星ロジスティクス").await;
        let tanaka = member(&world, hokusei, "田中").await;
        let release = built_by(&world, &mori, &[&ken]).await;
        for _ in 0..2 {
            thank(&world, &tanaka, release, false).await;
        }
        assert_eq!(world.messages().unread(&ken).await.unwrap(), 1);
        let page = world.releases().page(&tanaka, release).await.unwrap();
        assert_eq!(page.builders[0].name, "大工 作");
    }

    async fn feedback_closes_at_midnight_where_the_vendor_is(world: TestWorld) {
        let mori = pm(&world).await;
        let hokusei = company(&world, "北星ロジスティクス").await;
        let (tanaka, sato) = (member(&world, hokusei, "田中").await, member(&world, hokusei, "佐藤").await);
        let until = "2026-11-23".parse().unwrap();
        let release = bulk_approval().open_until(until).publish(&world, &mori).await.unwrap();
        let given = |worked: &str| Feedback { scene: "月末の締め".into(), worked: worked.into(), missing: String::new() };
        let give = async |who: &Actor, worked: &str| world.releases().give_feedback(who, release, given(worked)).await;
        give(&tanaka, "速い").await.unwrap();
        // It is ten in Tokyo on the 22nd; two minutes before the 24th begins there, still the 23rd.
        world.later(Duration::hours(38) - Duration::minutes(2));
        assert!(world.releases().page(&sato, release).await.unwrap().may.give_feedback);
        give(&tanaka, "とても速い").await.unwrap();
        world.later(Duration::minutes(2));
        let page = world.releases().page(&sato, release).await.unwrap();
        assert!(!page.may.give_feedback && !page.feedback.open);
        assert_eq!(refused(give(&sato, "遅い").await), conflict(Conflict::FeedbackClosed));
        assert_eq!(number(&world, "SELECT count(*) FROM feedback").await, 1);
        let mine = world.releases().page(&tanaka, release).await.unwrap().feedback.mine.unwrap();
        assert_eq!(mine.worked, "とても速い");
        // Staff reads all of it, other customers nothing.
        assert!(!format!("{page:?}").contains("速い"));
        let page = world.releases().page(&mori, release).await.unwrap();
        assert_eq!(page.received.len(), 1);
        assert_eq!(refused(world.releases().give_feedback(&mori, release, given("x")).await), AppError::Forbidden);
    }

    async fn a_summary_and_tips_come_out_of_feedback(world: TestWorld) {
        let (mori, ito) = (pm(&world).await, csm(&world).await);
        let hokusei = company(&world, "北星ロジスティクス").await;
        let tanaka = member(&world, hokusei, "田中").await;
        let until = "2026-12-20".parse().unwrap();
        let release = bulk_approval().open_until(until).publish(&world, &mori).await.unwrap();
        let typed = FeedbackForm { scene: "月末".into(), worked: "絞り込みと合わせると速い".into(), missing: String::new() };
        world.releases().give_feedback(&tanaka, release, typed.parse().unwrap()).await.unwrap();
        let from = world.releases().page(&ito, release).await.unwrap().received[0].id;
        let tip = TipForm { text_ja: "絞り込んでから選ぶと速くなります。".into(), from: from.to_string(), form_token: "t".into(), ..TipForm::default() };
        let tip = tip.parse(Lang::Ja).unwrap();
        let first = world.releases().publish_tip(&ito, release, tip.clone()).await.unwrap();
        assert_eq!(world.releases().publish_tip(&ito, release, tip.clone()).await.unwrap(), first);
        let other = built_by(&world, &mori, &[]).await;
        let foreign = world.releases().publish_tip(&ito, other, model::releases::Tip { form_token: "u".into(), ..tip.clone() }).await;
        assert_eq!(refused(foreign), AppError::field("from", Problem::UnknownChoice));
        assert_eq!(refused(world.releases().publish_tip(&tanaka, release, tip).await), AppError::Forbidden);
        let version = world.releases().page(&ito, release).await.unwrap().version;
        let summary = |version| Summary { text: Both::new("三社が月末に試しました。", ""), version };
        world.releases().set_summary(&ito, release, summary(version)).await.unwrap();
        assert_eq!(refused(world.releases().set_summary(&mori, release, summary(version)).await), conflict(Conflict::Stale));
        let page = world.releases().page(&tanaka, release).await.unwrap();
        assert_eq!((page.tips.len(), page.summary.ja.as_str()), (1, "三社が月末に試しました。"));
    }

    /// ASVS 14.2.6: nothing of a story is shown before its customer agreed to these very words.
    async fn no_story_is_public_without_consent_to_its_words(world: TestWorld) {
        let (mori, ito) = (pm(&world).await, csm(&world).await);
        let hokusei = company(&world, "北星ロジスティクス").await;
        let (tanaka, sato) = (member(&world, hokusei, "田中").await, member(&world, hokusei, "佐藤").await);
        let release = built_by(&world, &mori, &[]).await;
        let given = (release, thank(&world, &tanaka, release, true).await);
        let public = async || {
            let page = world.releases().page(&sato, release).await.unwrap();
            let wall = world.releases().thanks_page(&sato, None).await.unwrap();
            assert_eq!(page.thanks, wall.thanks);
            page.thanks[0].story.is_some()
        };
        let releases = world.releases();
        assert_eq!(refused(releases.ask_story(&sato, given, story("x", 0)).await), AppError::Forbidden);
        releases.ask_story(&ito, given, story("月末が半日になった話", 0)).await.unwrap();
        assert!(!public().await);
        assert_eq!(world.messages().unread(&tanaka).await.unwrap(), 1);
        assert_eq!(refused(releases.publish_story(&mori, given, 1).await), conflict(Conflict::ConsentMissing));
        let yes = |version| StoryAnswer { agree: true, version };
        let no = StoryAnswer { agree: false, version: 0 };
        assert_eq!(refused(releases.answer_story(&sato, given, yes(1)).await), AppError::NotFound);
        assert_eq!(refused(releases.answer_story(&mori, given, yes(1)).await), AppError::NotFound);
        // The words change between reading and agreeing.
        releases.ask_story(&mori, given, story("月末が一時間になった話", 1)).await.unwrap();
        assert_eq!(refused(releases.answer_story(&tanaka, given, yes(1)).await), conflict(Conflict::Stale));
        releases.answer_story(&tanaka, given, yes(2)).await.unwrap();
        assert!(!public().await, "agreed to, not published yet");
        assert_eq!(refused(releases.publish_story(&sato, given, 2).await), AppError::NotFound);
        assert_eq!(refused(releases.publish_story(&mori, given, 1).await), conflict(Conflict::Stale));
        for _ in 0..2 {
            releases.publish_story(&mori, given, 2).await.unwrap();
        }
        assert!(public().await);
        // Other words need another yes.
        releases.ask_story(&mori, given, story("別の話", 2)).await.unwrap();
        assert!(!public().await);
        releases.answer_story(&tanaka, given, yes(3)).await.unwrap();
        releases.publish_story(&mori, given, 3).await.unwrap();
        assert!(public().await);
        releases.answer_story(&tanaka, given, no).await.unwrap();
        assert!(!public().await, "taken back, it is gone at once");
        assert_eq!(refused(releases.publish_story(&mori, given, 3).await), conflict(Conflict::ConsentMissing));
        assert_eq!(refused(releases.ask_story(&mori, given, story("x", 3)).await), conflict(Conflict::ConsentRefused));
        let own = releases.page(&tanaka, release).await.unwrap().thanks[0].story.clone().unwrap();
        assert_eq!((own.consent, own.mine), (Consent::Refused, true));
        // Whatever code does, the database keeps it.
        let sql = "UPDATE outcome_stories SET published_at = asked_at";
        let forced = world.db.write(async |tx| {
            sea_orm::ConnectionTrait::execute_unprepared(tx, sql).await?;
            Ok::<_, sea_orm::DbErr>(())
        }).await;
        assert!(forced.unwrap_err().to_string().contains("outcome_stories_need_consent"));
        let typed = StoryForm { version: "x".into(), ..StoryForm::default() };
        assert!(typed.parse(Lang::En).is_err());
    }

    async fn thanks_are_counted_against_requests_of_ninety_days(world: TestWorld) {
        let mori = pm(&world).await;
        let hokusei = company(&world, "北星ロジスティクス").await;
        let (tanaka, sato) = (member(&world, hokusei, "田中").await, member(&world, hokusei, "佐藤").await);
        let release = built_by(&world, &mori, &[]).await;
        published(&world, &tanaka, "古い要望", Audience::Everyone).await;
        thank(&world, &tanaka, release, true).await;
        world.later(Duration::days(60));
        published(&world, &tanaka, "新しい要望", Audience::Company).await;
        thank(&world, &sato, release, true).await;
        let ratio = async || world.releases().thanks_page(&sato, None).await.unwrap().gratitude;
        assert_eq!(ratio().await, Gratitude { thanks: 2, requests: 2 });
        assert!(!ratio().await.reached());
        world.later(Duration::days(31));
        assert_eq!(ratio().await, Gratitude { thanks: 1, requests: 1 });
        let other = built_by(&world, &mori, &[]).await;
        thank(&world, &tanaka, other, false).await;
        assert_eq!(ratio().await, Gratitude { thanks: 2, requests: 1 });
        assert!(ratio().await.reached());
    }

    async fn the_letter_of_the_week_goes_once_whatever_clocks_and_workers_do(world: TestWorld) {
        let mori = pm(&world).await;
        let (ken, jun, idle) = (builder(&world, "大工").await, builder(&world, "左官").await, builder(&world, "無関").await);
        let hokusei = company(&world, "北星ロジスティクス").await;
        let (tanaka, sato) = (member(&world, hokusei, "田中").await, member(&world, hokusei, "佐藤").await);
        let (a, b) = (built_by(&world, &mori, &[&ken, &jun]).await, built_by(&world, &mori, &[&ken]).await);
        built_by(&world, &mori, &[&idle]).await;
        let workers: Vec<Arc<Worker>> = (0..3).map(|_| Arc::new(worker(&world))).collect();
        // Sunday, ten in Tokyo: the letter of the last Monday has nothing in it.
        rounds(&world, &workers).await;
        assert_eq!(letters(&world).await, 0);
        thank(&world, &tanaka, a, false).await;
        thank(&world, &sato, a, true).await;
        thank(&world, &tanaka, b, true).await;
        // To Monday, a quarter of an hour before nine; then clocks that jump across it and back.
        world.later(Duration::minutes(22 * 60 + 45));
        rounds(&world, &workers).await;
        assert_eq!(letters(&world).await, 0, "not before nine");
        for jump in [Duration::hours(1), -Duration::hours(1), Duration::hours(1), -Duration::hours(1), Duration::hours(2)] {
            world.later(jump);
            rounds(&world, &workers).await;
            assert_eq!(letters(&world).await, 2, "{jump}");
        }
        let letter = async |who: &Actor| {
            let id = literal(&world, who.person_id().unwrap().0);
            text(&world, &format!("SELECT coalesce(max(facts), '') FROM outbox WHERE person_id = {id} AND kind = 'weekly-thanks'")).await
        };
        assert_eq!(letter(&ken).await.matches("半日").count(), 3);
        assert_eq!(letter(&jun).await.matches("半日").count(), 2);
        assert_eq!(letter(&idle).await, "");
        // Nothing new, no letter; then one with the new ones alone, days late.
        world.later(Duration::days(7));
        rounds(&world, &workers).await;
        assert_eq!(letters(&world).await, 2);
        thank(&world, &sato, b, true).await;
        world.later(Duration::days(9));
        rounds(&world, &workers).await;
        assert_eq!(letters(&world).await, 3);
        assert_eq!(number(&world, "SELECT count(*) FROM thanks WHERE told_at IS NULL").await, 0);
    }

    async fn adoption_comes_out_of_a_file_whole_or_not_at_all(world: TestWorld) {
        let (mori, ito) = (pm(&world).await, csm(&world).await);
        for (name, id) in [("北星ロジスティクス", "C-1"), ("みなみ精機", "C-2")] {
            a_company(name).with_id(id).build(&world).await.unwrap();
        }
        let release = built_by(&world, &mori, &[]).await;
        let day = "2026-11-22".parse().unwrap();
        let import = async |file: &str| world.releases().import_adoption(&ito, release, day, file.as_bytes()).await;
        assert_eq!(import("会社ID,人数\nC-1,12\nC-2,0\n").await.unwrap(), 2);
        assert_eq!(import("id\tpeople\r\nC-1\t14\r\nC-2\t3\r\n").await.unwrap(), 2);
        assert_eq!(refused(import("id,people\nC-1,9\nC-9,1\n").await), AppError::field("file", Problem::UnknownCompany(3)));
        assert_eq!(refused(import("id,people\nC-1,many\n").await), AppError::field("file", Problem::NotAFigure(2)));
        assert_eq!(refused(import("id,people\n").await), AppError::field("file", Problem::NoFile));
        assert_eq!(refused(import("PK\u{3}\u{4}").await), AppError::field("file", Problem::NotReadable));
        let page = world.releases().page(&mori, release).await.unwrap();
        assert_eq!(page.adoption.iter().map(|day| (day.companies, day.people)).collect::<Vec<_>>(), [(2, 17)]);
        let hokusei = company(&world, "別").await;
        let tanaka = member(&world, hokusei, "田中").await;
        assert_eq!(refused(world.releases().import_adoption(&tanaka, release, day, b"id,people\nC-1,1\n").await), AppError::Forbidden);
        assert!(world.releases().page(&tanaka, release).await.unwrap().adoption.is_empty());
    }

    async fn pictures_are_read_with_their_release(world: TestWorld) {
        let mori = pm(&world).await;
        let hokusei = company(&world, "北星ロジスティクス").await;
        let tanaka = member(&world, hokusei, "田中").await;
        let draft = bulk_approval().draft(&world, &mori).await.unwrap();
        let picture = || NewFile { name: "list.png".into(), bytes: a_picture(40, 30), alt: "一覧".into() };
        assert_eq!(refused(world.releases().add_picture(&tanaka, draft, picture()).await), AppError::NotFound);
        let id = world.releases().add_picture(&mori, draft, picture()).await.unwrap();
        assert_eq!(refused(world.releases().draft_picture(&tanaka, draft, id).await), AppError::NotFound);
        let release = world.releases().publish(&mori, draft, 1).await.unwrap();
        let page = world.releases().page(&tanaka, release).await.unwrap();
        assert_eq!((page.pictures.len(), page.pictures[0].alt.as_str()), (1, "一覧"));
        let file = world.releases().picture(&tanaka, release, id).await.unwrap();
        assert_eq!(file.file.width, Some(40));
        let other = built_by(&world, &mori, &[]).await;
        assert_eq!(refused(world.releases().picture(&tanaka, other, id).await), AppError::NotFound);
        let page = world.releases().page(&mori, release).await.unwrap();
        world.releases().withdraw(&mori, release, page.version).await.unwrap();
        assert_eq!(refused(world.releases().picture(&tanaka, release, id).await), AppError::NotFound);
        for _ in 0..2 {
            world.releases().remove_picture(&mori, draft, id).await.unwrap();
        }
        assert_eq!(number(&world, "SELECT count(*) FROM files").await, 0);
        for _ in 0..6 {
            world.releases().add_picture(&mori, draft, picture()).await.unwrap();
        }
        assert_eq!(refused(world.releases().add_picture(&mori, draft, picture()).await), conflict(Conflict::SketchesFull));
    }

    async fn an_item_of_the_roadmap_stands_as_released_from_then_on(world: TestWorld) {
        let mori = pm(&world).await;
        let start = world.roadmap().start(&mori).await.unwrap();
        let entry = model::roadmap::EntryForm { title_en: "Bulk approval".into(), summary_en: "s".into(), horizon: "now".into(), confidence: "high".into(), ..Default::default() };
        let item = world.roadmap().add_item(&mori, entry.parse(Lang::En).unwrap()).await.unwrap();
        let version = world.roadmap().draft(&mori).await.unwrap().unwrap().head.version;
        world.roadmap().publish(&mori, version).await.unwrap();
        let _ = start;
        world.roadmap().start(&mori).await.unwrap();
        let release = bulk_approval().bringing(&[item]).publish(&world, &mori).await.unwrap();
        follow_releases(&world).await.unwrap();
        assert_eq!(number(&world, "SELECT count(*) FROM roadmap_items WHERE released_at IS NOT NULL").await, 1);
        let standing = "SELECT e.standing FROM roadmap_entries e JOIN roadmap_versions v ON v.id = e.version_id WHERE v.open = 1";
        assert_eq!(text(&world, standing).await, "released");
        let published = "SELECT e.standing FROM roadmap_entries e JOIN roadmap_versions v ON v.id = e.version_id WHERE v.state = 'published'";
        assert_eq!(text(&world, published).await, "active", "what was read stays as it was");
        let page = world.releases().page(&mori, release).await.unwrap();
        assert_eq!(page.items[0].1.en, "Bulk approval");
        run(&world, "UPDATE releases SET worked_at = NULL").await;
        follow_releases(&world).await.unwrap();
    }
}
