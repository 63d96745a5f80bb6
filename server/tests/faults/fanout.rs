//! F-9: the worker is killed while it tells ten thousand people.

use super::chance::Chance;
use super::program::entaku;
use super::scene::{answered, run, scene, voices};
use super::smtpsink::Sink;
use super::world::{close, migrated, number};
use domain::messages::{fan_out, record};
use model::messages::{NoticeFacts, NoticeKind};
use std::collections::{HashMap, HashSet};
use std::time::{Duration, Instant};

const PEOPLE: usize = 10_000;
const KILLS: usize = 5;

#[tokio::test(flavor = "multi_thread")]
#[ignore = "make faults"]
async fn f9_a_worker_killed_five_times_misses_nobody() {
    let mut chance = Chance::new("F-9");
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}/entaku.db", folder.path().display());
    let domain = migrated(&url).await;
    let scene = scene(&domain).await;
    // With the author ten thousand.
    voices(&domain, &scene, PEOPLE - 1).await;
    run(&domain, "UPDATE people SET email = 'author@x.test', email_folded = 'author@x.test' WHERE email NOT LIKE 'p%@x.test'").await;
    let facts = NoticeFacts::default();
    domain
        .db
        .write(async |tx| {
            let system = domain::Actor::System("test");
            let event = record(
                tx,
                &domain.clock,
                &system,
                "proposals.answered",
                scene.proposal.0,
                &"x",
            )
            .await?;
            let (kind, mail) = (NoticeKind::ProposalAnswered, answered());
            fan_out(
                tx,
                &domain.clock,
                event,
                scene.proposal,
                kind,
                &facts,
                Some(&mail),
            )
            .await
        })
        .await
        .unwrap();
    close(domain).await;

    let sink = Sink::start().await;
    let start = || {
        entaku(&url, &sink.url())
            .env("ENTAKU_PUBLIC_URL", "http://127.0.0.1:3000")
            .arg("worker")
            .spawn()
            .unwrap()
    };
    let begun = Instant::now();
    for kill in 1..=KILLS {
        let mut worker = start();
        // Between two kills some of the mails go, and at least one does.
        let goal = PEOPLE * kill / (KILLS + 1);
        let before = sink.count();
        while sink.count() < goal.max(before + 1) {
            assert!(
                begun.elapsed() < Duration::from_secs(900),
                "no mail comes any more"
            );
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        tokio::time::sleep(chance.between(Duration::ZERO, Duration::from_millis(50))).await;
        worker.kill().unwrap();
        worker.wait().unwrap();
        println!(
            "F-9: kill {kill} after {} mails, {:.0} s",
            sink.count(),
            begun.elapsed().as_secs_f32()
        );
    }
    let mut worker = start();
    let last = Instant::now();
    let domain = super::world::open(&url).await;
    while number(&domain, "SELECT count(*) FROM outbox WHERE state = 'sent'").await
        < i64::try_from(PEOPLE).unwrap()
    {
        assert!(
            last.elapsed() < Duration::from_secs(900),
            "not all mails go"
        );
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    let (whole, rest) = (begun.elapsed(), last.elapsed());
    worker.kill().unwrap();
    worker.wait().unwrap();

    let mut ids: HashMap<String, HashSet<String>> = HashMap::new();
    let mut times: HashMap<String, usize> = HashMap::new();
    for mail in sink.taken() {
        assert_eq!(mail.to.len(), 1);
        ids.entry(mail.to[0].clone())
            .or_default()
            .insert(mail.message_id());
        *times.entry(mail.to[0].clone()).or_default() += 1;
    }
    let twice = times.values().filter(|times| **times == 2).count();
    let more = times.values().filter(|times| **times > 2).count();
    println!(
        "F-9: {} people, {KILLS} kills, {} mails in {:.0} s ({:.0} s of it after the last kill, a lease of 60 s in it); {twice} people got theirs twice under one Message-ID, {more} more often",
        ids.len(),
        sink.count(),
        whole.as_secs_f32(),
        rest.as_secs_f32(),
    );
    assert_eq!(ids.len(), PEOPLE, "everybody got a mail");
    assert!(
        ids.values().all(|ids| ids.len() == 1),
        "another Message-ID the second time"
    );
    assert_eq!(more, 0);
    // A kill costs no more than what was claimed at that moment.
    assert!(twice <= KILLS * usize::try_from(domain::jobs::MAIL_BATCH).unwrap());
    let people = i64::try_from(PEOPLE).unwrap();
    for (sql, wanted) in [
        ("SELECT count(*) FROM notices", people),
        ("SELECT count(DISTINCT person_id) FROM notices", people),
        ("SELECT count(*) FROM outbox", people),
        ("SELECT count(*) FROM outbox WHERE state <> 'sent'", 0),
        ("SELECT count(*) FROM fanouts WHERE done_at IS NULL", 0),
        (
            "SELECT count(*) FROM people p WHERE unread_count <> (SELECT count(*) FROM notices n WHERE n.person_id = p.id AND n.read_at IS NULL)",
            0,
        ),
    ] {
        assert_eq!(number(&domain, sql).await, wanted, "{sql}");
    }
}
