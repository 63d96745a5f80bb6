//! A release that touches very many: how long until everybody is told, and how long others wait.

use super::proposals::company;
use super::raw::{number, run};
use super::releases::{bulk_approval, pm};
use super::scene::literal;
use domain::Domain;
use model::ProposalNumber;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

const PROPOSALS: usize = 500;
const VOTERS: usize = 50_000;
const COMPANIES: usize = 500;

/// `PROPOSALS` of which each person has given a voice to three.
async fn fill(world: &Domain) {
    let mut companies = Vec::new();
    for n in 0..COMPANIES {
        companies.push(literal(
            world,
            company(world, &format!("Company {n}")).await.0,
        ));
    }
    let ids = |many: usize| -> Vec<String> {
        (0..many)
            .map(|_| literal(world, world.clock.new_id::<uuid::Uuid>()))
            .collect()
    };
    let people = ids(VOTERS);
    for (chunk, some) in people.chunks(500).enumerate() {
        let rows: Vec<String> = some
            .iter()
            .enumerate()
            .map(|(place, id)| {
                let n = chunk * 500 + place;
                let of = &companies[n % COMPANIES];
                format!("({id}, {of}, 'p{n}@x.test', 'p{n}@x.test', 'P', 'p', 'en', 'Asia/Tokyo', 'active', TRUE, '2026-11-20T01:00:00+00:00', '2026-11-20T01:00:00+00:00')")
            })
            .collect();
        run(world, &format!("INSERT INTO people (id, company_id, email, email_folded, family_name, sort_key, lang, time_zone, state, watch_default, created_at, updated_at) VALUES {}", rows.join(", "))).await;
    }
    let proposals = ids(PROPOSALS);
    let reason = "毎月末に二日かかります。".repeat(30);
    for (n, id) in proposals.iter().enumerate() {
        let (author, of) = (&people[n], &companies[n % COMPANIES]);
        run(world, &format!("INSERT INTO proposals (id, number, author_id, company_id, title, request, reason, means, lang, area, audience, status, published_at, moved_at) VALUES ({id}, {}, {author}, {of}, '要望 {n}', 'r', '{reason}', '', 'ja', 'approvals', 'everyone', 'new', '2026-11-20T01:00:00+00:00', '2026-11-20T01:00:00+00:00')", n + 1)).await;
    }
    run(world, "UPDATE companies SET open_proposals_count = 1").await;
    for (chunk, some) in people.chunks(500).enumerate() {
        let mut rows = Vec::new();
        for (place, id) in some.iter().enumerate() {
            let n = chunk * 500 + place;
            for turn in 0..3 {
                let proposal = &proposals[(n + turn * 167) % PROPOSALS];
                let of = &companies[n % COMPANIES];
                rows.push(format!(
                    "({proposal}, {id}, {of}, '2026-11-2{turn}T01:00:00+00:00')"
                ));
            }
        }
        run(
            world,
            &format!(
                "INSERT INTO voices (proposal_id, person_id, company_id, given_at) VALUES {}",
                rows.join(", ")
            ),
        )
        .await;
    }
    let analyse = match world.db.backend() {
        sea_orm::DatabaseBackend::Postgres => "VACUUM ANALYZE",
        _ => "ANALYZE",
    };
    sea_orm::ConnectionTrait::execute_unprepared(world.db.for_migrations(), analyse)
        .await
        .unwrap();
}

domain::on_both_engines! {
    #[ignore = "a measurement: takes a minute"]
    async fn five_hundred_proposals_with_fifty_thousand_voters(world: TestWorld) {
        let mori = pm(&world).await;
        fill(&world).await;
        let all: Vec<ProposalNumber> = (1..=PROPOSALS).map(|n| ProposalNumber(i64::try_from(n).unwrap())).collect();
        let begun = Instant::now();
        bulk_approval().answering(&all).publish(&world, &mori).await.unwrap();
        println!("published in {:.1?}", begun.elapsed());
        // Another writer who wants one row every few milliseconds: how long it waits.
        let over = Arc::new(AtomicBool::new(false));
        let other = tokio::spawn({
            let (world, over) = ((*world).clone(), Arc::clone(&over));
            async move {
                let mut waits = Vec::new();
                while !over.load(Ordering::Relaxed) {
                    let asked = Instant::now();
                    run(&world, "UPDATE counters SET value = value + 1 WHERE name = 'roadmap-items'").await;
                    waits.push(asked.elapsed());
                    tokio::time::sleep(Duration::from_millis(5)).await;
                }
                waits
            }
        });
        let begun = Instant::now();
        let (mut steps, mut followed, mut gathered) = (0, None, None);
        while let Some(done) = domain::releases::step(&world).await.unwrap() {
            steps += 1;
            match (done, followed, gathered) {
                (0, None, _) => followed = Some(begun.elapsed()),
                (1.., Some(_), None) => gathered = Some(begun.elapsed()),
                _ => {}
            }
        }
        let took = begun.elapsed();
        over.store(true, Ordering::Relaxed);
        let mut waits = other.await.unwrap();
        waits.sort();
        let at = |share: usize| waits[(waits.len() - 1) * share / 1_000];
        println!("{steps} steps: proposals followed after {followed:.1?}, people were gathered after {gathered:.1?}, told after {took:.1?}; another writer asked {} times and waited {:.1?} (median), {:.1?} (99 %), {:.1?} (99.9 %), {:.1?} at most", waits.len(), at(500), at(990), at(999), at(1_000));
        let told = i64::try_from(VOTERS).unwrap();
        for table in ["notices", "outbox"] {
            assert_eq!(number(&world, &format!("SELECT count(*) FROM {table} WHERE kind = 'release-published'")).await, told);
        }
        assert_eq!(number(&world, "SELECT count(*) FROM proposals WHERE status = 'released'").await, i64::try_from(PROPOSALS).unwrap());
        assert!(took < Duration::from_secs(15), "{took:?}");
        assert!(at(990) < Duration::from_millis(50), "{:?}", at(990));
    }
}
