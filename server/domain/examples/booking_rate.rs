//! How long a booking takes at a hundred bookings a second, each on disk before it is answered:
//! `booking_rate [URL]`, on SQLite in a temporary folder unless a database of PostgreSQL is named,
//! which has to be empty. Prints the middle, the 99th of a hundred, and the slowest, in
//! milliseconds; and the same for the disk of the temporary folder alone, which appends 8 KB and
//! syncs as often, before the bookings and after them. Fails when the 99th booking takes 20 ms more
//! than the disk did in the better half: what is on disk before it is answered waits for the disk.
//!
//! The load is open: a booking begins when its time has come, whatever became of those before, and
//! its time counts from then.

use domain::testing::{
    TestWorld, a_company, a_member, a_slot, a_staff_member, a_study, taking_part,
};
use domain::{Actor, Result};
use model::people::Role;
use model::{SlotId, StudyNumber};
use std::io::Write as _;
use std::time::Duration;
use tokio::time::Instant;

const A_SECOND: u32 = 100;
const SECONDS: u32 = 10;
const CAPACITY: i32 = 5;
const GATE: Duration = Duration::from_millis(20);

struct Ground {
    study: StudyNumber,
    people: Vec<Actor>,
    slots: Vec<SlotId>,
}

async fn ground(world: &TestWorld) -> Result<Ground> {
    let ben = a_staff_member(Role::Researcher).build(world).await?;
    let company = a_company("北星ロジスティクス").build(world).await?;
    let study = a_study("締め作業").begun(world, &ben).await?;
    let mut people = Vec::new();
    for _ in 0..A_SECOND * SECONDS {
        let who = a_member().of(company).build(world).await?;
        taking_part(world, &ben, study, &who).await?;
        people.push(who);
    }
    for day in 1..=20 {
        for hour in 8..18 {
            let at = format!("2026-12-{day:02}T{hour:02}:00");
            let slot = a_slot(&at).for_people(CAPACITY).with_buffer(0);
            world.slots().open(&ben, study, slot.by(&ben)?).await?;
        }
    }
    let page = world.slots().list(&ben, study).await?;
    Ok(Ground {
        study,
        people,
        slots: page.slots.iter().map(|slot| slot.id).collect(),
    })
}

async fn measured(world: &TestWorld, ground: Ground) -> Result<Vec<Duration>> {
    let begun = Instant::now() + Duration::from_millis(100);
    let mut tasks = Vec::new();
    for (n, who) in (0_u32..).zip(ground.people) {
        // Every slot once before any of them twice: as people spread.
        let place = n as usize % ground.slots.len().max(1);
        let Some(slot) = ground.slots.get(place).copied() else {
            break;
        };
        let (domain, study) = (world.domain.clone(), ground.study);
        let due = begun + Duration::from_secs(1) * n / A_SECOND;
        tasks.push(tokio::spawn(async move {
            tokio::time::sleep_until(due).await;
            let booked = domain.slots().book(&who, study, slot).await;
            booked.map(|()| due.elapsed())
        }));
    }
    let mut took = Vec::new();
    for task in tasks {
        took.push(task.await.map_err(domain::Error::unexpected)??);
    }
    Ok(took)
}

/// A file that grows and is synced as often as bookings come, with nothing else to do.
fn disk_alone() -> std::io::Result<Vec<Duration>> {
    let path = std::env::temp_dir().join(format!("entaku-disk-{}", std::process::id()));
    let mut file = std::fs::File::create(&path)?;
    let begun = Instant::now();
    let mut took = Vec::new();
    for n in 0..A_SECOND * SECONDS {
        let due = begun + Duration::from_secs(1) * n / A_SECOND;
        std::thread::sleep(due.saturating_duration_since(Instant::now()));
        file.write_all(&[7; 8192])?;
        file.sync_data()?;
        took.push(due.elapsed());
    }
    std::fs::remove_file(path)?;
    Ok(took)
}

/// The middle, the 99th of a hundred, the slowest.
struct Spread(Duration, Duration, Duration);

impl Spread {
    fn of(mut took: Vec<Duration>) -> Self {
        took.sort_unstable();
        let of_a_hundred = |n: usize| {
            let place = (took.len() * n / 100).min(took.len().saturating_sub(1));
            took.get(place).copied().unwrap_or_default()
        };
        Self(of_a_hundred(50), of_a_hundred(99), of_a_hundred(100))
    }
}

impl std::fmt::Display for Spread {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [middle, late, last] = [self.0, self.1, self.2].map(|one| one.as_secs_f64() * 1e3);
        write!(to, "[{middle:.1},{late:.1},{last:.1}]")
    }
}

#[tokio::main]
async fn main() -> Result<()> {
    let world = TestWorld::durable(std::env::args().nth(1).as_deref()).await;
    let ground = ground(&world).await?;
    let tidying = tokio::spawn(world.db.clone().keep_log_short());
    let disk = || disk_alone().map_err(domain::Error::unexpected);
    let before = Spread::of(disk()?);
    let booked = Spread::of(measured(&world, ground).await?);
    tidying.abort();
    let after = Spread::of(disk()?);
    #[expect(clippy::print_stdout, reason = "the one thing this program does")]
    {
        println!(
            r#"{{"p50_p99_max_ms":{booked},"disk_before_ms":{before},"disk_after_ms":{after}}}"#
        );
    }
    if booked.1 > GATE + before.1.min(after.1) {
        return Err(domain::Error::unexpected("a booking takes too long"));
    }
    Ok(())
}
