use std::net::IpAddr;
use std::time::Duration;

use axum::routing::get;
use http::Method;
use server::config::Rates;
use server::http::middleware::{Key, Kind, Layers, Limiter, Policy, Verb};
use uuid::Uuid;

use crate::support::{StandingClock, ask, demo, layers, request, router};

const SECOND: Duration = Duration::from_secs(1);
const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(3600);

fn limiter() -> (Limiter, StandingClock) {
    let clock = StandingClock::default();
    (Limiter::new(Some(&Rates::default()), clock.now()), clock)
}

fn ip(text: &str) -> IpAddr {
    text.parse().unwrap()
}

/// How many acts in a row are let through.
fn let_through(mut act: impl FnMut() -> bool) -> u32 {
    (0..10_000)
        .take_while(|_| act())
        .count()
        .try_into()
        .unwrap()
}

/// ASVS 2.3.2, 2.4.1, 6.3.1
#[test]
fn each_verb_has_its_rate_per_key_and_gets_all_of_it_back() {
    let (limiter, clock) = limiter();
    let person = Key::Person(Uuid::from_u128(1));
    let other = Key::Person(Uuid::from_u128(2));
    for (verb, max, per) in [
        (Verb::Login, 25, 5 * MINUTE),
        (Verb::Invitation, 50, 24 * HOUR),
        (Verb::Proposal, 10, HOUR),
        (Verb::Comment, 30, 10 * MINUTE),
        (Verb::Vote, 120, MINUTE),
        (Verb::Search, 60, MINUTE),
    ] {
        assert_eq!(
            let_through(|| limiter.check(verb, person).is_ok()),
            max,
            "{verb:?}"
        );
        let wait = limiter.check(verb, person).unwrap_err().retry_after;
        assert_eq!(wait, per / max, "{verb:?}");
        assert!(
            limiter.check(verb, other).is_ok(),
            "{verb:?} is counted per person"
        );
        clock.forward(wait - Duration::from_millis(1));
        assert!(limiter.check(verb, person).is_err(), "{verb:?} too early");
        clock.forward(Duration::from_millis(1));
        assert!(limiter.check(verb, person).is_ok(), "{verb:?} in time");
        clock.forward(per);
        assert_eq!(
            let_through(|| limiter.check(verb, person).is_ok()),
            max,
            "{verb:?} again"
        );
    }
}

#[test]
fn requests_are_bounded_in_ten_seconds_and_in_a_minute() {
    let (limiter, clock) = limiter();
    let client = ip("203.0.113.7");
    assert_eq!(
        let_through(|| limiter.request(Kind::Page, client).is_ok()),
        50
    );
    let seconds = |count: u32| -> u32 {
        (0..count)
            .map(|_| {
                clock.forward(SECOND);
                let_through(|| limiter.request(Kind::Page, client).is_ok())
            })
            .sum()
    };
    // Fifty in ten seconds are five a second; two hundred in a minute are two hundred.
    assert_eq!(seconds(10), 50);
    seconds(170);
    let lasting = seconds(60);
    assert!((199..=201).contains(&lasting), "{lasting}");
    assert!(limiter.request(Kind::Page, ip("203.0.113.8")).is_ok());
}

#[test]
fn assets_are_counted_apart_from_pages() {
    let (limiter, _clock) = limiter();
    let client = ip("203.0.113.7");
    assert_eq!(
        let_through(|| limiter.request(Kind::Asset, client).is_ok()),
        200
    );
    assert!(limiter.request(Kind::Page, client).is_ok());
}

#[test]
fn one_customer_of_ipv6_has_one_count() {
    let (limiter, _clock) = limiter();
    let mut last = 0_u128;
    let passed = let_through(|| {
        last += 1;
        let client = u128::from("2001:db8::".parse::<std::net::Ipv6Addr>().unwrap()) + last;
        limiter
            .request(Kind::Page, IpAddr::V6(client.into()))
            .is_ok()
    });
    assert_eq!(passed, 50);
    assert!(limiter.request(Kind::Page, ip("2001:db8:0:1::1")).is_ok());
}

#[test]
fn who_is_quiet_is_forgotten() {
    let (limiter, clock) = limiter();
    for last in 1..=200 {
        limiter
            .request(Kind::Page, ip(&format!("203.0.113.{last}")))
            .unwrap();
    }
    assert_eq!(limiter.remembered(), 400);
    limiter.sweep();
    assert_eq!(
        limiter.remembered(),
        400,
        "who asked just now is remembered"
    );
    clock.forward(MINUTE);
    limiter.sweep();
    assert_eq!(limiter.remembered(), 0);
}

#[test]
fn switched_off_it_refuses_nobody() {
    let limiter = Limiter::new(None, StandingClock::default().now());
    let client = ip("203.0.113.7");
    assert_eq!(
        let_through(|| limiter.request(Kind::Page, client).is_ok()),
        10_000
    );
}

/// ASVS 2.4.1
#[tokio::test]
async fn the_fifty_first_request_is_a_429_that_says_when_to_come_back() {
    let (limiter, clock) = limiter();
    let layers = Layers {
        limiter,
        ..layers(&demo())
    };
    let router = router(&layers, Policy::of(Kind::Page), get(|| async { "page" }));
    for _ in 0..50 {
        assert_eq!(
            ask(&router, request(Method::GET, "/", &[])).await.status,
            200
        );
    }
    for path in ["/", "/nowhere"] {
        let answer = ask(&router, request(Method::GET, path, &[])).await;
        assert_eq!(answer.status, 429);
        assert_eq!(answer.header("retry-after"), "1");
        assert!(answer.body.starts_with("too-many id="));
    }
    clock.forward(SECOND);
    assert_eq!(
        ask(&router, request(Method::GET, "/", &[])).await.status,
        200
    );
}
