//! Guessers wait, and nobody else does for long.

use super::*;
use crate::raw::number;
use domain::identity::{Guard, Quota, Rules};
use std::net::IpAddr;

/// The installation with its guard, and quotas wide enough to see the curve alone.
fn guarded(world: &Domain) -> Domain {
    let wide = Quota {
        max: 1_000_000,
        per: std::time::Duration::from_secs(3_600),
    };
    with(
        world,
        Guard {
            login_network: wide,
            login_account: wide,
            mail_network: wide,
            mail_account: wide,
            ..Guard::default()
        },
    )
}

fn with(world: &Domain, guard: Guard) -> Domain {
    Domain::new(World {
        rules: Rules {
            guard: Some(guard),
            ..Rules::default()
        },
        ..copy_of(world)
    })
}

fn from(ip: &str) -> Visit {
    Visit {
        client: Some(ip.parse::<IpAddr>().unwrap()),
        ..Visit::default()
    }
}

async fn attempt(world: &Domain, password: &str, visit: &Visit) -> domain::Result<Entry> {
    let credentials = credentials("m@hokusei.example", password);
    world
        .identity()
        .sign_in(&Actor::Guest, credentials, visit)
        .await
}

async fn member(world: &Domain) {
    let company = a_company("北星").build(world).await.unwrap();
    a_member()
        .mailed("m@hokusei.example")
        .with_password(PASSWORD)
        .of(company)
        .build(world)
        .await
        .unwrap();
}

fn waits(result: domain::Result<Entry>) -> Option<u32> {
    match result {
        Err(Error::App(AppError::TooMany { retry_after })) => Some(retry_after),
        _ => None,
    }
}

fn wrong() -> AppError {
    AppError::field("password", Problem::WrongCredentials)
}

domain::on_both_engines! {
    /// ASVS 6.1.1
    /// ASVS 6.3.1
    async fn each_failure_makes_the_next_attempt_wait_longer(world: TestWorld) {
        let guarded = guarded(&world);
        member(&world).await;
        // Known or not: the waits are the same.
        for email in ["m@hokusei.example", "nobody@hokusei.example"] {
            let attempt = async || guarded.identity()
                .sign_in(&Actor::Guest, credentials(email, "not at all this"), &Visit::default()).await;
            let mut waited = Vec::new();
            for _ in 0..99 {
                assert_eq!(refusal(attempt().await), wrong(), "{email}");
                let wait = waits(attempt().await).expect("the next has to wait");
                waited.push(wait);
                world.later(Duration::seconds(i64::from(wait)));
            }
            let told = [0, 1, 2, 7, 8, 23, 24, 98].map(|n: usize| waited[n]);
            assert_eq!(told, [1, 1, 3, 3, 5, 5, 10, 10], "{email}");
            // The hundredth ends it until a day after the first.
            assert_eq!(refusal(attempt().await), wrong());
            let wait = waits(attempt().await).unwrap();
            assert!(wait > 85_000, "{wait}");
            world.later(Duration::seconds(i64::from(wait)));
            assert_eq!(refusal(attempt().await), wrong(), "{email}: forgotten");
            assert_eq!(waits(attempt().await), Some(1));
        }
    }

    async fn the_right_password_begins_anew(world: TestWorld) {
        let guarded = guarded(&world);
        member(&world).await;
        for _ in 0..3 {
            let _ = attempt(&guarded, "not at all this", &Visit::default()).await;
            world.later(Duration::seconds(3));
        }
        attempt(&guarded, PASSWORD, &Visit::default()).await.unwrap();
        attempt(&guarded, PASSWORD, &Visit::default()).await.unwrap();
        assert_eq!(refusal(attempt(&guarded, "not at all this", &Visit::default()).await), wrong());
        assert_eq!(waits(attempt(&guarded, PASSWORD, &Visit::default()).await), Some(1));
    }

    async fn guesses_at_once_are_one_guess(world: TestWorld) {
        let guarded = guarded(&world);
        member(&world).await;
        let tasks: Vec<_> = (0..20).map(|_| {
            let domain = guarded.clone();
            tokio::spawn(async move { attempt(&domain, "not at all this", &Visit::default()).await })
        }).collect();
        let mut looked_at = 0;
        for task in tasks {
            looked_at += u32::from(waits(task.await.unwrap()).is_none());
        }
        assert_eq!(looked_at, 1);
    }

    async fn waits_hold_in_every_process_and_after_a_restart(world: TestWorld) {
        member(&world).await;
        assert_eq!(refusal(attempt(&guarded(&world), "not at all this", &Visit::default()).await), wrong());
        // Another domain over the same database: nothing is shared but the rows.
        assert_eq!(waits(attempt(&guarded(&world), PASSWORD, &Visit::default()).await), Some(1));
    }

    /// ASVS 6.3.1
    async fn nobody_locks_somebody_out_of_their_own_browser_or_of_their_mail(world: TestWorld) {
        let guarded = guarded(&world);
        member(&world).await;
        let home = from("198.51.100.7");
        let Entry::In { device, .. } = attempt(&guarded, PASSWORD, &home).await.unwrap() else { panic!() };
        let own = Visit { device, ..home.clone() };
        let evil = from("203.0.113.7");
        for _ in 0..100 {
            let _ = attempt(&guarded, "not at all this", &evil).await;
            world.later(Duration::seconds(10));
        }
        assert!(waits(attempt(&guarded, PASSWORD, &evil).await).unwrap() > 60);
        assert!(waits(attempt(&guarded, PASSWORD, &home).await).unwrap() > 60, "a browser that nobody knows waits");
        // The browser that signed in before does not.
        attempt(&guarded, PASSWORD, &own).await.unwrap();
        // And a code by mail leads in, which also ends the wait.
        for _ in 0..100 {
            let _ = attempt(&guarded, "not at all this", &evil).await;
            world.later(Duration::seconds(10));
        }
        let (browser, sending) = guarded.identity().ask_code("m@hokusei.example", &home).await.unwrap();
        sending.await.unwrap();
        let mails = world.messages().mailbox(&Actor::Guest).await.unwrap();
        let mail = world.messages().mailbox_mail(&Actor::Guest, mails[0].id).await.unwrap();
        let code = mail.text.lines().find(|l| l.len() == 9 && l.chars().all(|c| c.is_ascii_digit() || c == ' ')).unwrap().replace(' ', "");
        guarded.identity().enter_code(browser.as_str(), &code, &home).await.unwrap();
        attempt(&guarded, PASSWORD, &home).await.unwrap();
    }

    /// ASVS 6.3.1
    async fn whatever_strangers_ask_for_the_owner_gets_mails_in_a_known_browser_and_when_signed_in(world: TestWorld) {
        let guarded = with(&world, Guard::default());
        member(&world).await;
        let home = from("198.51.100.7");
        let Entry::In { device, token, .. } = attempt(&guarded, PASSWORD, &home).await.unwrap() else { panic!() };
        let own = Visit { device, ..home.clone() };
        let first = guarded.identity().ask_code("m@hokusei.example", &own).await.unwrap();
        first.1.await.unwrap();
        let code = |mail: model::messages::MailPage| mail.text.lines().find(|l| l.len() == 9 && l.chars().all(|c| c.is_ascii_digit() || c == ' ')).unwrap().replace(' ', "");
        let mails = world.messages().mailbox(&Actor::Guest).await.unwrap();
        let own_code = code(world.messages().mailbox_mail(&Actor::Guest, mails[0].id).await.unwrap());
        let ask = async |visit: &Visit| guarded.identity().ask_code("m@hokusei.example", visit).await;
        for n in 0..5 {
            ask(&from(&format!("203.0.{n}.7"))).await.unwrap().1.await.unwrap();
        }
        assert!(matches!(refusal(ask(&from("203.0.113.7")).await.map(drop)), AppError::TooMany { .. }));
        // The code that was under way still works, and there are more where that came from.
        guarded.identity().enter_code(first.0.as_str(), &own_code, &own).await.unwrap();
        ask(&own).await.unwrap().1.await.unwrap();
        guarded.identity().ask_reset("m@hokusei.example", &own).await.unwrap().await.unwrap();
        let (actor, _) = guarded.identity().session(token.as_str()).await.unwrap().unwrap();
        guarded.identity().ask_own_code(&actor, &from("203.0.113.7")).await.unwrap().1.await.unwrap();
        // The browser has an end of its own, and is nobody's for another address.
        for _ in 0..2 {
            ask(&own).await.unwrap().1.await.unwrap();
        }
        assert!(matches!(refusal(ask(&own).await.map(drop)), AppError::TooMany { .. }));
        for _ in 0..5 {
            guarded.identity().ask_code("other@hokusei.example", &own).await.unwrap().1.await.unwrap();
        }
        let refused = guarded.identity().ask_code("other@hokusei.example", &own).await.map(drop);
        assert!(matches!(refusal(refused), AppError::TooMany { .. }));
    }

    async fn a_forged_or_foreign_device_is_nobodys(world: TestWorld) {
        let guarded = guarded(&world);
        member(&world).await;
        a_staff_member(Role::Csm).mailed("i@aozora.example").with_password(PASSWORD).build(&world).await.unwrap();
        let foreign = guarded.identity()
            .sign_in(&Actor::Guest, credentials("i@aozora.example", PASSWORD), &Visit::default()).await.unwrap();
        let Entry::In { device: foreign, .. } = foreign else { panic!() };
        assert_eq!(refusal(attempt(&guarded, "not at all this", &Visit::default()).await), wrong());
        for device in [foreign, "forged".to_owned(), format!("{}:x", id_of(&a_staff_member(Role::Csm).build(&world).await.unwrap()))] {
            let visit = Visit { device, ..Visit::default() };
            assert_eq!(waits(attempt(&guarded, PASSWORD, &visit).await), Some(1));
        }
    }

    async fn guesses_at_many_accounts_make_their_network_wait_and_no_other(world: TestWorld) {
        let guarded = guarded(&world);
        let guess = async |n: u32, ip: &str| guarded.identity()
            .sign_in(&Actor::Guest, credentials(&format!("p{n}@hokusei.example"), "not at all this"), &from(ip)).await;
        // Nine failures of an office are an ordinary morning.
        for n in 0..9 {
            assert_eq!(refusal(guess(n, "203.0.113.7").await), wrong());
        }
        assert_eq!(refusal(guess(9, "203.0.113.99").await), wrong());
        assert_eq!(waits(guess(10, "203.0.113.200").await), Some(1), "the same /24");
        assert_eq!(refusal(guess(11, "203.0.114.7").await), wrong(), "another /24");
    }

    async fn a_full_queue_is_no_failure(world: TestWorld) {
        member(&world).await;
        let cheap = argon2::Params::new(8, 1, 1, None).unwrap();
        let busy = Domain::new(World { passwords: Passwords::with(cheap, 1, 0).unwrap(), ..copy_of(&guarded(&world)) });
        assert_eq!(refusal(attempt(&busy, PASSWORD, &Visit::default()).await), AppError::Busy);
        assert_eq!(refusal(attempt(&busy, PASSWORD, &Visit::default()).await), AppError::Busy);
        assert_eq!(number(&world, "SELECT failures FROM attempts").await, 0);
        attempt(&guarded(&world), PASSWORD, &Visit::default()).await.unwrap();
    }

    /// ASVS 2.4.1
    async fn mails_about_an_account_are_few_for_known_and_unknown_addresses(world: TestWorld) {
        let guarded = with(&world, Guard::default());
        member(&world).await;
        for email in ["m@hokusei.example", "nobody@hokusei.example"] {
            for n in 0..5 {
                let visit = from(&format!("198.51.{n}.7"));
                if n % 2 == 0 {
                    guarded.identity().ask_reset(email, &visit).await.unwrap().await.unwrap();
                } else {
                    guarded.identity().ask_code(email, &visit).await.unwrap().1.await.unwrap();
                }
            }
            let refused = refusal(guarded.identity().ask_reset(email, &from("198.51.200.7")).await.map(drop));
            assert_eq!(refused, AppError::TooMany { retry_after: 361 }, "{email}");
        }
        assert_eq!(number(&world, "SELECT count(*) FROM outbox").await, 5);
        world.later(Duration::seconds(361));
        guarded.identity().ask_reset("m@hokusei.example", &from("198.51.200.7")).await.unwrap().await.unwrap();
    }

    /// ASVS 2.4.1
    async fn one_network_gets_twenty_five_at_once_over_all_processes(world: TestWorld) {
        let tasks: Vec<_> = (0..40).map(|n| {
            let domain = with(&world, Guard::default());
            tokio::spawn(async move {
                domain.identity().ask_reset(&format!("p{n}@hokusei.example"), &from("2001:db8::7")).await.is_ok()
            })
        }).collect();
        let mut passed = 0;
        for task in tasks {
            passed += u32::from(task.await.unwrap());
        }
        assert_eq!(passed, 25);
        world.later(Duration::seconds(12));
        let again = async |ip: &str| with(&world, Guard::default()).identity().ask_reset("q@hokusei.example", &from(ip)).await.is_ok();
        assert!(again("2001:db8::8").await);
        assert!(!again("2001:db8::9").await);
        assert!(again("2001:db8:0:1::9").await);
    }

    async fn the_tables_hold_no_addresses(world: TestWorld) {
        let guarded = with(&world, Guard::default());
        let _ = attempt(&guarded, "not at all this", &from("203.0.113.7")).await;
        guarded.identity().ask_reset("m@hokusei.example", &from("203.0.113.7")).await.unwrap().await.unwrap();
        assert!(number(&world, "SELECT count(*) FROM attempts").await >= 2);
        assert!(number(&world, "SELECT count(*) FROM rate_buckets").await >= 4);
        for table in ["attempts", "rate_buckets"] {
            let told = format!("SELECT count(*) FROM {table} WHERE bucket LIKE '%203%113%' OR bucket LIKE '%hokusei%' OR length(bucket) <> 43");
            assert_eq!(number(&world, &told).await, 0);
        }
    }
}
