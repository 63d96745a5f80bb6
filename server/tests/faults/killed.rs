//! F-1, F-2: `kill -9` in the middle of writes, of the portal and of its database.

use super::chance::{Chance, cycles};
use super::ledger::{HEARD, Ledger, load};
use super::program::Portal;
use super::world::{cast, close, fresh, lines, open, quiet};
use sea_orm::DatabaseBackend;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// Ready again after a kill (G-R13).
const READY: Duration = Duration::from_secs(2);

async fn look(url: &str, ledger: &mut Ledger) -> Vec<String> {
    let domain = open(url).await;
    let mut wrong = ledger.check(&domain).await;
    if domain.db.backend() == DatabaseBackend::Sqlite {
        let whole = lines(
            &domain,
            "SELECT integrity_check AS line FROM pragma_integrity_check",
        )
        .await;
        if whole != ["ok"] {
            wrong.push(format!("integrity_check: {whole:?}"));
        }
        let loose = "SELECT \"table\" || ' → ' || parent AS line FROM pragma_foreign_key_check";
        let loose = lines(&domain, loose).await;
        if !loose.is_empty() {
            wrong.push(format!("foreign_key_check: {loose:?}"));
        }
    }
    close(domain).await;
    wrong
}

/// Starts, writes, kills and looks, so many times.
/// `daily` waits for a first acknowledgement each time and judges no times: other tests run beside it.
async fn round(name: &str, url: &str, cycles: usize, daily: bool) {
    let mut chance = Chance::new(name);
    let cast = cast(url).await;
    let mut ledger = Ledger::default();
    let (mut ready, mut unanswered_kept) = (Vec::new(), 0);
    let begun = Instant::now();
    let mut portal = Portal::start(url).await;
    for cycle in 1..=cycles {
        let stop = Arc::new(AtomicBool::new(false));
        let writers = load(&portal.address, &cast, &mut chance, &stop);
        let pause = chance.between(Duration::from_millis(5), Duration::from_millis(500));
        let heard = HEARD.load(Ordering::Relaxed);
        tokio::time::sleep(pause).await;
        while daily && HEARD.load(Ordering::Relaxed) == heard {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        portal.kill();
        ledger.note(writers).await;
        let domain = open(url).await;
        quiet(&domain).await;
        close(domain).await;
        portal = Portal::start(url).await;
        ready.push(portal.ready_after);
        let wrong = look(url, &mut ledger).await;
        assert!(
            wrong.is_empty(),
            "{name}, cycle {cycle}, killed after {pause:?}:\n{}",
            wrong.join("\n")
        );
        unanswered_kept = ledger.found_unanswered;
    }
    ready.sort();
    let slowest = *ready.last().unwrap();
    println!(
        "{name}: {cycles} kills in {:.0} s; {} writes acknowledged and kept, {} without an answer ({unanswered_kept} of the named ones there, whole); ready after {:?} at the median, {slowest:?} at most",
        begun.elapsed().as_secs_f32(),
        ledger.acknowledged,
        ledger.unanswered,
        ready[ready.len() / 2],
    );
    assert!(ledger.acknowledged >= cycles, "hardly anything was written");
    assert!(daily || slowest <= READY, "ready after {slowest:?}");
}

fn file(folder: &tempfile::TempDir) -> String {
    format!("sqlite://{}/entaku.db", folder.path().display())
}

fn cluster() -> (String, String) {
    let var = |name| std::env::var(name).unwrap_or_else(|_| panic!("{name}: run `make faults`"));
    (var("FAULTS_POSTGRES_URL"), var("FAULTS_POSTGRES_DIR"))
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_survives_three_kills() {
    let folder = tempfile::tempdir().unwrap();
    round("smoke", &file(&folder), 3, true).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "make faults"]
async fn f1_what_was_acknowledged_survives_kills_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    round("F-1", &file(&folder), cycles(20), false).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "make faults"]
async fn f2_what_was_acknowledged_survives_kills_on_postgresql() {
    let url = fresh(&cluster().0).await;
    round("F-2", &url, cycles(20), false).await;
}

/// The database goes, the portal stays and is ready again without being started anew.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "make faults"]
async fn f2_what_was_acknowledged_survives_a_killed_postmaster() {
    let (server, folder) = cluster();
    let mut chance = Chance::new("F-2 postmaster");
    let url = fresh(&server).await;
    let cast = cast(&url).await;
    let mut ledger = Ledger::default();
    let portal = Portal::start(&url).await;
    let stop = Arc::new(AtomicBool::new(false));
    let writers = load(&portal.address, &cast, &mut chance, &stop);
    tokio::time::sleep(chance.between(Duration::from_millis(500), Duration::from_millis(1_500)))
        .await;
    let pid = std::fs::read_to_string(format!("{folder}/data/postmaster.pid")).unwrap();
    let pid = pid.lines().next().unwrap();
    assert!(
        Command::new("kill")
            .args(["-9", pid])
            .status()
            .unwrap()
            .success()
    );
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert!(
        !matches!(portal.readyz().await, Ok(200)),
        "ready without a database"
    );
    stop.store(true, Ordering::Relaxed);
    ledger.note(writers).await;
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../scripts/postgres.sh");
    assert!(
        Command::new(script)
            .args(["again", &folder])
            .status()
            .unwrap()
            .success()
    );
    let back = Instant::now();
    portal.until_ready().await;
    let back = back.elapsed();
    let wrong = look(&url, &mut ledger).await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    println!(
        "F-2 postmaster: {} writes acknowledged and kept, {} refused or without an answer; the same portal ready {back:?} after the database",
        ledger.acknowledged, ledger.unanswered,
    );
    assert!(ledger.acknowledged > 20);
    assert!(back <= READY);
}
