#![allow(clippy::unwrap_used, clippy::panic)]

use super::*;
use std::time::Duration;

fn passwords(permits: usize, queue: usize) -> Passwords {
    Passwords::with(Params::new(8, 1, 1, None).unwrap(), permits, queue).unwrap()
}

fn is_busy<T>(result: &Result<T>) -> bool {
    matches!(result, Err(Error::App(AppError::Busy)))
}

#[tokio::test]
async fn only_the_right_password_of_a_known_account_is_right() {
    let passwords = passwords(1, 8);
    let stored = passwords.hash("tea kettle sings".to_owned()).await.unwrap();
    assert!(stored.starts_with("$argon2id$v=19$m=8,t=1,p=1$"));
    let right = passwords
        .verify("tea kettle sings".to_owned(), Some(stored.clone()))
        .await
        .unwrap();
    assert_eq!(right, Verified::Yes { rehash: false });
    let wrong = passwords
        .verify("tea kettle sing".to_owned(), Some(stored))
        .await
        .unwrap();
    assert_eq!(wrong, Verified::No);
    let nobody = passwords.verify(NOBODYS.to_owned(), None).await.unwrap();
    assert_eq!(
        nobody,
        Verified::No,
        "the dummy's own password opens nothing"
    );
    assert!(
        passwords
            .verify("x".to_owned(), Some("no hash".to_owned()))
            .await
            .is_err()
    );
}

#[tokio::test]
async fn the_same_password_has_two_hashes() {
    let passwords = passwords(1, 8);
    let hash = || passwords.hash("tea kettle sings".to_owned());
    assert_ne!(hash().await.unwrap(), hash().await.unwrap());
}

#[tokio::test]
async fn composed_and_decomposed_letters_are_one_password() {
    let passwords = passwords(1, 8);
    let stored = passwords
        .hash("caf\u{e9} がぎぐげご".to_owned())
        .await
        .unwrap();
    let decomposed: String = "cafe\u{301} がぎぐげご".nfd().collect();
    assert_eq!(
        passwords.verify(decomposed, Some(stored)).await.unwrap(),
        Verified::Yes { rehash: false }
    );
}

/// The memory is ours, the hash is argon2's: what the crate makes by itself is the same, also in
/// memory that a larger hash has used before.
#[tokio::test]
async fn hashes_are_those_of_the_crate_whatever_the_memory_held() {
    use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
    let crates = Argon2::new(
        Algorithm::Argon2id,
        Version::V0x13,
        Params::new(8, 1, 1, None).unwrap(),
    );
    let mut memory = Memory::new();
    for (cost, password) in [(64, "tea kettle sings"), (8, "another"), (16, "")] {
        let params = Params::new(cost, 1, 1, None).unwrap();
        let ours = hash(&params, password, &mut memory).unwrap();
        let parsed = PasswordHash::new(&ours).unwrap();
        crates
            .verify_password(password.as_bytes(), &parsed)
            .unwrap();
        let theirs = crates
            .hash_password_with_salt(password.as_bytes(), b"salt of 16 bytes")
            .unwrap()
            .to_string();
        for (typed, right) in [(password, true), ("wrong", false)] {
            let compared = compare(&params, typed, Some(&theirs), NOBODYS, &mut memory).unwrap();
            assert_eq!(compared.right, right, "{cost} {typed}");
        }
    }
}

/// ASVS 11.2.2
#[tokio::test]
async fn a_weaker_hash_is_right_and_asks_to_be_made_again() {
    let stored = passwords(1, 8)
        .hash("tea kettle sings".to_owned())
        .await
        .unwrap();
    for stronger in [Params::new(16, 1, 1, None), Params::new(8, 2, 1, None)] {
        let today = Passwords::with(stronger.unwrap(), 1, 8).unwrap();
        let said = today
            .verify("tea kettle sings".to_owned(), Some(stored.clone()))
            .await
            .unwrap();
        assert_eq!(said, Verified::Yes { rehash: true });
    }
}

/// ASVS 11.4.2
#[tokio::test]
async fn the_default_is_the_floor_of_owasp() {
    let stored = Passwords::new()
        .unwrap()
        .hash("tea kettle sings".to_owned())
        .await
        .unwrap();
    assert!(
        stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
        "{stored}"
    );
}

/// ASVS 15.2.2
#[tokio::test]
async fn a_full_queue_says_busy_and_empties() {
    let passwords = passwords(1, 2);
    let running = passwords.permits.clone().acquire_owned().await.unwrap();
    let wait = || {
        tokio::spawn({
            let passwords = passwords.clone();
            async move { passwords.hash("tea kettle sings".to_owned()).await }
        })
    };
    let (first, second) = (wait(), wait());
    while passwords.waiting.load(Ordering::Relaxed) < 2 {
        tokio::task::yield_now().await;
    }
    assert!(is_busy(&passwords.hash("x".to_owned()).await));
    assert!(is_busy(&passwords.verify("x".to_owned(), None).await));
    drop(running);
    assert!(first.await.unwrap().is_ok() && second.await.unwrap().is_ok());
    assert!(passwords.hash("x".to_owned()).await.is_ok());
}

#[tokio::test]
async fn who_stops_waiting_gives_the_place_back() {
    let passwords = passwords(1, 1);
    let running = passwords.permits.clone().acquire_owned().await.unwrap();
    for _ in 0..3 {
        let gone =
            tokio::time::timeout(Duration::from_millis(1), passwords.hash("x".to_owned())).await;
        assert!(gone.is_err(), "it waited, and was not told to come back");
    }
    drop(running);
    assert!(passwords.hash("x".to_owned()).await.is_ok());
}

/// The work, not the clock: a busy machine times nothing, and a hash that was not computed can't
/// know that the dummy's own password is right.
///
/// ASVS 6.3.8
#[tokio::test]
async fn an_unknown_account_costs_the_hash_that_a_known_one_costs() {
    let passwords = passwords(1, 8);
    let known = passwords.hash(NOBODYS.to_owned()).await.unwrap();
    let cost = |text: &str| Params::try_from(&PasswordHash::new(text).unwrap()).unwrap();
    assert_eq!(cost(&passwords.dummy), cost(&known));
    for (stored, known) in [(Some(known.as_str()), true), (None, false)] {
        for (password, right) in [(NOBODYS, true), ("wrong", false)] {
            let compared = compare(
                &passwords.params,
                password,
                stored,
                &passwords.dummy,
                &mut Memory::new(),
            );
            let expected = Compared {
                right,
                known,
                weak: false,
            };
            assert_eq!(compared.unwrap(), expected, "{password} {known}");
        }
    }
}

/// A storm must not leave its memory behind, as hundreds of lent threads would: however many ask,
/// the threads are the same few.
///
/// ASVS 15.2.2
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hashes_are_made_by_threads_of_their_own_that_outlive_a_panic() {
    let passwords = passwords(2, 64);
    let broken: Result<()> = passwords.queued(|_| panic!("a hash that breaks")).await;
    assert!(broken.is_err());
    let mut threads = std::collections::BTreeSet::new();
    let asked: Vec<_> = (0..40)
        .map(|_| {
            let passwords = passwords.clone();
            tokio::spawn(async move {
                let name = |_: &mut Memory| std::thread::current().name().map(str::to_owned);
                passwords.queued(name).await.unwrap().unwrap()
            })
        })
        .collect();
    for name in asked {
        threads.insert(name.await.unwrap());
    }
    assert!(threads.len() <= 2, "{threads:?}");
    assert!(
        threads.iter().all(|name| name.starts_with("hash-")),
        "{threads:?}"
    );
    assert!(passwords.hash("x".to_owned()).await.is_ok());
}
