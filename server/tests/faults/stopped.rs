//! F-16: asked to stop under load.

use super::chance::Chance;
use super::program::{Portal, get, post, post_slowly};
use super::world::cast;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Forty clients behind a balancer that looks at `/readyz`, ten people who send their form slowly
/// while it happens. Nobody sees anything of it.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "make faults"]
async fn f16_a_portal_that_is_asked_to_stop_fails_nobody() {
    let mut chance = Chance::new("F-16");
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}/entaku.db", folder.path().display());
    let cast = cast(&url).await;
    let mut portal = Portal::start(&url).await;
    let taken_out = Arc::new(AtomicBool::new(false));
    let answered = Arc::new(AtomicUsize::new(0));
    let mut clients = Vec::new();
    for n in 0..40 {
        let (address, taken_out, answered) =
            (portal.address.clone(), taken_out.clone(), answered.clone());
        let client = cast.clients[n % cast.clients.len()].clone();
        let number = cast.proposals[n % cast.proposals.len()];
        let mut chance = chance.split();
        clients.push(tokio::spawn(async move {
            let mut failed = Vec::new();
            while !taken_out.load(Ordering::Relaxed) {
                let (voice, page) = (
                    format!("/proposals/{number}/voice"),
                    format!("/proposals/{number}"),
                );
                let asked = if chance.below(4) == 0 {
                    post(&address, &voice, &client.cookie, &[("wanted", "true")]).await
                } else {
                    get(&address, &page, &client.cookie).await
                };
                match asked {
                    Ok(200 | 303) => _ = answered.fetch_add(1, Ordering::Relaxed),
                    other => failed.push(format!("{other:?}")),
                }
            }
            failed
        }));
    }
    tokio::time::sleep(Duration::from_secs(3)).await;
    let rate = answered.load(Ordering::Relaxed) / 3;
    let mut slow = Vec::new();
    for n in 0..10_u64 {
        let address = portal.address.clone();
        let client = cast.clients[usize::try_from(n % 8).unwrap()].clone();
        let path = format!("/proposals/{}/comments", cast.proposals[0]);
        slow.push(tokio::spawn(async move {
            let token = format!("slow-{n}");
            let fields = [("form_token", token.as_str()), ("body", "A word.")];
            post_slowly(
                &address,
                &path,
                &client.cookie,
                &fields,
                Duration::from_millis(300 * n),
            )
            .await
        }));
    }
    tokio::time::sleep(Duration::from_millis(100)).await;

    let asked = Instant::now();
    portal.ask_to_stop();
    // What a balancer does: it asks ten times a second, and sends nobody any more after a no.
    let (mut unready, mut refused) = (None, None);
    let ended = loop {
        if let Some(status) = portal.has_ended() {
            break status;
        }
        match portal.readyz().await {
            Ok(503) => {
                unready.get_or_insert(asked.elapsed());
                taken_out.store(true, Ordering::Relaxed);
            }
            Ok(status) => assert!(status == 200 && unready.is_none(), "/readyz said {status}"),
            Err(_) => _ = refused.get_or_insert(asked.elapsed()),
        }
        assert!(asked.elapsed() < Duration::from_secs(30), "it does not end");
        tokio::time::sleep(Duration::from_millis(100)).await;
    };
    let whole = asked.elapsed();
    taken_out.store(true, Ordering::Relaxed);
    let mut failed = Vec::new();
    for client in clients {
        failed.extend(client.await.unwrap());
    }
    let mut late = Vec::new();
    for one in slow {
        match one.await.unwrap() {
            Ok(303) => {}
            other => late.push(format!("{other:?}")),
        }
    }
    println!(
        "F-16: {rate} requests a second, {} in all; unready after {unready:?}, ended after {whole:?}; {} requests failed, {} of 10 slow ones",
        answered.load(Ordering::Relaxed),
        failed.len(),
        late.len(),
    );
    assert!(
        unready.is_some(),
        "a balancer never heard that it stops; refused after {refused:?}"
    );
    assert!(
        failed.is_empty(),
        "{} failed: {:?}",
        failed.len(),
        &failed[..failed.len().min(3)]
    );
    assert!(late.is_empty(), "{late:?}");
    assert!(ended.success(), "{ended}");
    assert!(whole <= Duration::from_secs(10), "{whole:?}");
}
