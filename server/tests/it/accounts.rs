//! Coming in and being sent away, through the whole portal.

use super::portal::{Answer, TestPortal, request};
use super::support;
use axum::body::Body;
use axum::extract::ConnectInfo;
use domain::identity::{Guard, Rules};
use domain::testing::{TestWorld, a_company, a_member, a_staff_member};
use domain::{Actor, Domain, World};
use futures::StreamExt as _;
use http::{Method, StatusCode, header};
use model::people::Role;
use sea_orm::ConnectionTrait;
use server::config::Profile;
use std::net::SocketAddr;
use std::time::Duration;
use tower::ServiceExt as _;

const PASSWORD: &str = "a cup of tea at noon";
const WRONG: &str = "not at all this one";

async fn member(world: &Domain) -> Actor {
    let company = a_company("北星").build(world).await.unwrap();
    a_member()
        .mailed("misaki@hokusei.example")
        .with_password(PASSWORD)
        .of(company)
        .build(world)
        .await
        .unwrap()
}

/// The same installation with these rules.
pub fn ruled(world: &TestWorld, rules: Rules) -> Domain {
    let old = &world.domain;
    Domain::new(World {
        db: old.db.clone(),
        clock: old.clock.clone(),
        settings: old.settings.clone(),
        passwords: old.passwords.clone(),
        key: old.key.clone(),
        live: old.live.clone(),
        files: old.files.clone(),
        rules,
        public_url: old.public_url.clone(),
    })
}

async fn sql(domain: &Domain, sql: &str) {
    domain
        .db
        .write(async |tx| {
            tx.execute_unprepared(sql).await?;
            Ok::<_, sea_orm::DbErr>(())
        })
        .await
        .unwrap();
}

/// A cookie that an answer sets.
fn set(answer: &Answer, name: &str) -> Option<String> {
    answer
        .headers
        .get_all(header::SET_COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok()?.split(';').next()?.split_once('='))
        .find(|(known, _)| *known == name)
        .map(|(_, value)| value.to_owned())
}

/// What an answer says, without what is new in each and without the address that was typed.
fn told(answer: &Answer, email: &str) -> (StatusCode, String, String, Vec<String>) {
    let policy = answer.headers[header::CONTENT_SECURITY_POLICY]
        .to_str()
        .unwrap();
    let nonce = policy.split("'nonce-").nth(1).unwrap();
    let nonce = nonce.split('\'').next().unwrap();
    let id = answer.headers["x-request-id"].to_str().unwrap();
    let quoted = percent_encoding::utf8_percent_encode(email, percent_encoding::NON_ALPHANUMERIC)
        .to_string();
    let plain = |text: &str| {
        text.replace(nonce, "§")
            .replace(id, "§")
            .replace(email, "§")
            .replace(&quoted, "§")
    };
    let cookies = answer.headers.get_all(header::SET_COOKIE).iter();
    let cookies = cookies.map(|value| {
        let text = value.to_str().unwrap();
        let (name, rest) = text.split_once('=').unwrap();
        let (value, rest) = rest.split_once(';').unwrap();
        format!("{name}={}; {rest}", value.len())
    });
    (
        answer.status,
        answer.location().to_owned(),
        plain(&answer.body),
        cookies.collect(),
    )
}

/// The newest mail's token behind this.
async fn newest(world: &Domain, mark: &str) -> String {
    // Generous: a slow machine is no failure.
    for _ in 0..1_500 {
        let mails = world.messages().mailbox(&Actor::Guest).await.unwrap();
        if let Some(line) = mails.first() {
            let mail = world.messages().mailbox_mail(&Actor::Guest, line.id).await;
            if let Some(rest) = mail.unwrap().text.split(mark).nth(1) {
                return rest.split_whitespace().next().unwrap().to_owned();
            }
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("no mail with {mark}");
}

/// Less than the 20 s after which a stream looks by itself: it was told.
const TOLD: u64 = 15;

/// The events of a person, read until the stream ends or these seconds are over; whether it ended.
async fn stream_ends(
    portal: &TestPortal,
    cookie: &str,
    within: u64,
    after: impl AsyncFnOnce(),
) -> bool {
    let mut asked = request(Method::GET, "/events", cookie)
        .header(header::ACCEPT, "text/event-stream")
        .body(Body::empty())
        .unwrap();
    asked
        .extensions_mut()
        .insert(ConnectInfo(SocketAddr::from(support::PEER)));
    let answer = portal.router.clone().oneshot(asked).await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK);
    let mut stream = answer.into_body().into_data_stream();
    // The greeting and the first look at the session.
    for _ in 0..2 {
        assert!(stream.next().await.is_some());
    }
    after().await;
    let rest = async { while stream.next().await.is_some() {} };
    tokio::time::timeout(Duration::from_secs(within), rest)
        .await
        .is_ok()
}

domain::on_both_engines! {
    /// ASVS 6.3.8
    async fn known_and_unknown_addresses_get_the_same_answer_to_the_last_byte(world: TestWorld) {
        let company = a_company("北星").build(&world).await.unwrap();
        let emails = ["known@hokusei.example", "bare1@hokusei.example", "gone1@hokusei.example", "waits@hokusei.example", "never@hokusei.example"];
        use model::people::PersonState::{Active, Disabled, Invited};
        for (email, state, password) in [(emails[0], Active, true), (emails[1], Active, false), (emails[2], Disabled, true), (emails[3], Invited, false)] {
            let person = a_member().mailed(email).of(company).in_state(state);
            let person = if password { person.with_password(PASSWORD) } else { person };
            person.build(&world).await.unwrap();
        }
        let mut portal = TestPortal::demo(world);
        // With the waits and limits of an installation that has them.
        let guarded = ruled(&portal.world, Rules { guard: Some(Guard::default()), ..Rules::default() });
        portal.restart(guarded);
        let mut answers: Vec<Vec<_>> = Vec::new();
        for email in emails {
            let mut of_address = Vec::new();
            for (path, fields) in [
                ("/sign-in", vec![("email", email), ("password", WRONG)]),
                // The second comes at once: everybody waits alike.
                ("/sign-in", vec![("email", email), ("password", WRONG)]),
                ("/reset", vec![("email", email)]),
                ("/sign-in/code", vec![("email", email)]),
                ("/join/again", vec![("email", email)]),
            ] {
                let answer = portal.post(path, "", &fields).await;
                of_address.push((path, told(&answer, email)));
                if path == "/sign-in/code" {
                    let cookie = format!("code={}", set(&answer, "code").unwrap());
                    let wrong = portal.post("/sign-in/code/enter", &cookie, &[("code", "1234 5678")]).await;
                    of_address.push(("/sign-in/code/enter", told(&wrong, email)));
                }
            }
            answers.push(of_address);
        }
        let statuses: Vec<u16> = answers[0].iter().map(|(_, told)| told.0.as_u16()).collect();
        assert_eq!(statuses, [422, 429, 200, 303, 422, 200]);
        for (email, of_address) in emails.iter().zip(&answers) {
            assert_eq!(of_address, &answers[0], "{email}");
        }
    }

    /// ASVS 6.3.1
    async fn nobody_keeps_somebody_out_of_their_own_browser(world: TestWorld) {
        member(&world).await;
        // With the rates that an installation has.
        let mut portal = TestPortal::with(world, support::config(Profile::Demo, &[]).unwrap());
        let guarded = ruled(&portal.world, Rules { guard: Some(Guard::default()), ..Rules::default() });
        portal.restart(guarded);
        let email = "misaki@hokusei.example";
        let sign_in = async |ip: &str, cookie: &str, password: &str| {
            portal.post_from(ip, "/sign-in", cookie, &[("email", email), ("password", password)]).await
        };
        let code = async |ip: &str, cookie: &str| portal.post_from(ip, "/sign-in/code", cookie, &[("email", email)]).await;
        let home = "198.51.100.7";
        let first = sign_in(home, "", PASSWORD).await;
        let known = format!("device={}", set(&first, "device").unwrap());
        for n in 0..40 {
            sign_in(&format!("203.0.{n}.7"), "", WRONG).await;
            code(&format!("203.0.{n}.8"), "").await;
            portal.world.later(chrono::Duration::seconds(5));
        }
        for ip in ["203.0.200.7", home] {
            assert_eq!(sign_in(ip, "", PASSWORD).await.status, StatusCode::TOO_MANY_REQUESTS, "{ip}");
            assert_eq!(code(ip, "").await.status, StatusCode::TOO_MANY_REQUESTS, "{ip}");
        }
        let asked = code(home, &known).await;
        assert_eq!((asked.status, asked.location()), (StatusCode::SEE_OTHER, "/sign-in/code/enter"));
        let reset = portal.post_from(home, "/reset", &known, &[("email", email)]).await;
        assert_eq!(reset.status, StatusCode::OK);
        let entered = sign_in(home, &known, PASSWORD).await;
        let session = portal.config.session_cookie().name;
        assert!(set(&entered, session).is_some(), "{} {}", entered.status, entered.body);
    }

    /// ASVS 7.2.4
    async fn who_joins_leaves_the_session_before_and_is_known_from_then_on(world: TestWorld) {
        let tanaka = member(&world).await;
        let company = tanaka.person().unwrap().company.unwrap();
        let invite = model::people::Invite {
            company,
            whom: model::people::Whom::New { family_name: "佐藤".into(), given_name: "健".into(), reading: String::new(), email: "ken@hokusei.example".into() },
            lang: model::Lang::Ja,
            personal_line: String::new(),
            override_reason: String::new(),
        };
        let id = world.identity().invite(&Actor::System("test"), invite).await.unwrap();
        let portal = TestPortal::demo(world);
        let before = portal.cookie(&tanaka).await;
        let link = format!("{before}; join={}", portal.world.key.derive("join", id.0, 1));
        let page = portal.get("/join", &link).await;
        assert!(page.body.contains(">青空ワークスからのご招待です<"), "{}", page.body);
        let fields = [("family_name", "佐藤"), ("given_name", "健"), ("lang", "ja"), ("time_zone", "Asia/Tokyo"), ("password", PASSWORD), ("agree_terms", "on")];
        let joined = portal.post("/join", &link, &fields).await;
        assert_eq!((joined.status, joined.location()), (StatusCode::SEE_OTHER, "/welcome"), "{}", joined.body);
        assert!(portal.get("/", &before).await.location().starts_with("/sign-in"), "the session before goes on");
        let name = portal.config.session_cookie().name;
        let (session, device) = (set(&joined, name).unwrap(), set(&joined, "device").unwrap());
        assert_eq!(portal.get("/welcome", &format!("{name}={session}")).await.status, StatusCode::OK);
        assert!(device.len() > 40, "{device}");
    }

    /// ASVS 7.5.1
    async fn a_key_for_the_app_is_shown_after_a_proof_alone(world: TestWorld) {
        let tanaka = member(&world).await;
        let portal = TestPortal::demo(world);
        let cookie = portal.cookie(&tanaka).await;
        portal.post("/account/second-factor/begin", &cookie, &[]).await;
        assert!(portal.get("/account/second-factor", &cookie).await.body.contains("class=\"key\""));
        portal.world.later(chrono::Duration::minutes(11));
        let asked = portal.get("/account/second-factor", &cookie).await;
        assert_eq!(asked.location(), "/account/confirm?next=%2Faccount%2Fsecond-factor");
        assert!(!asked.body.contains("class=\"key\""));
    }

    /// ASVS 7.4.1
    /// ASVS 7.4.2
    async fn who_is_disabled_or_signed_out_elsewhere_is_out_at_once_stream_included(world: TestWorld) {
        let tanaka = member(&world).await;
        let id = tanaka.person_id().unwrap();
        let portal = TestPortal::demo(world);
        let (here, there) = (portal.cookie(&tanaka).await, portal.cookie(&tanaka).await);
        let list = portal.get("/account", &here).await;
        assert_eq!(list.status, StatusCode::OK, "{}", list.body);
        let end = list.body.split("/account/sessions/").find_map(|part| part.split_once("/end\"").map(|(id, _)| id.to_owned()));
        let end = format!("/account/sessions/{}/end", end.unwrap());
        let ended = stream_ends(&portal, &there, TOLD, async || {
            let answer = portal.post(&end, &here, &[]).await;
            assert_eq!(answer.location(), "/account");
        }).await;
        assert!(ended, "the stream of an ended session goes on");
        assert!(portal.get("/", &there).await.location().starts_with("/sign-in"));
        assert_eq!(portal.get("/", &here).await.status, StatusCode::OK);

        let other = portal.cookie(&tanaka).await;
        let still = stream_ends(&portal, &other, 2, async || portal.world.live.tell(&[id])).await;
        assert!(!still, "the stream of an open session ends");
        let ended = stream_ends(&portal, &other, TOLD, async || {
            sql(&portal.world, "UPDATE people SET state = 'disabled' WHERE email_folded = 'misaki@hokusei.example'").await;
            portal.world.live.tell(&[id]);
        }).await;
        assert!(ended, "the stream of somebody disabled goes on");
        assert!(portal.get("/", &here).await.location().starts_with("/sign-in"));
    }

    /// ASVS 8.3.2
    async fn a_role_that_ends_ends_with_the_next_request_of_every_open_session(world: TestWorld) {
        let csm = a_staff_member(Role::Csm).build(&world).await.unwrap();
        let portal = TestPortal::demo(world);
        let cookies = [portal.cookie(&csm).await, portal.cookie(&csm).await];
        for cookie in &cookies {
            assert_eq!(portal.get("/customers", cookie).await.status, StatusCode::OK);
        }
        sql(&portal.world, "DELETE FROM staff_roles").await;
        for cookie in &cookies {
            assert_eq!(portal.get("/customers", cookie).await.status, StatusCode::NOT_FOUND);
        }
    }

    /// ASVS 7.5.1
    async fn weighty_pages_ask_first_who_sits_there_and_go_on(world: TestWorld) {
        let tanaka = member(&world).await;
        let portal = TestPortal::demo(world);
        let cookie = portal.cookie(&tanaka).await;
        assert_eq!(portal.get("/account/password", &cookie).await.status, StatusCode::OK);
        portal.world.later(chrono::Duration::minutes(10));
        for path in ["/account/password", "/account/address"] {
            let asked = portal.get(path, &cookie).await;
            assert_eq!(asked.location(), format!("/account/confirm?next={}", path.replace('/', "%2F")));
        }
        let posted = portal.post("/account/address", &cookie, &[("email", "new@hokusei.example")]).await;
        assert_eq!(posted.location(), "/account/confirm?next=%2Faccount%2Faddress");
        let begun = portal.post("/account/second-factor/begin", &cookie, &[]).await;
        assert_eq!(begun.location(), "/account/confirm?next=%2Faccount%2Fsecond-factor");
        let wrong = portal.post("/account/confirm", &cookie, &[("password", WRONG), ("next", "/account/password")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!wrong.body.contains(WRONG));
        let evil = portal.post("/account/confirm", &cookie, &[("password", PASSWORD), ("next", "//evil.example")]).await;
        assert_eq!(evil.location(), "/account");
        assert_eq!(portal.get("/account/password", &cookie).await.status, StatusCode::OK);
    }

    /// ASVS 6.3.3
    async fn staff_without_a_second_factor_get_nowhere_before_they_have_one(world: TestWorld) {
        let csm = a_staff_member(Role::Csm).with_password(PASSWORD).build(&world).await.unwrap();
        let tanaka = member(&world).await;
        let mut portal = TestPortal::demo(world);
        let strict = ruled(&portal.world, Rules { staff_second_factor: true, ..Rules::default() });
        portal.restart(strict);
        let cookie = portal.cookie(&csm).await;
        for path in ["/", "/proposals", "/customers", "/account", "/account/password", "/notices", "/welcome"] {
            let answer = portal.get(path, &cookie).await;
            assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/account/second-factor"), "{path}");
        }
        for path in ["/customers/import", "/proposals/new", "/notices/read"] {
            assert_eq!(portal.post(path, &cookie, &[]).await.location(), "/account/second-factor", "{path}");
        }
        for path in ["/events", "/api/notices/unread"] {
            let method = if path == "/events" { Method::GET } else { Method::POST };
            let asked = axum::http::Request::builder().method(method).uri(path)
                .header(header::ACCEPT, "application/json").header(header::COOKIE, &cookie)
                .header(header::ORIGIN, crate::portal::ORIGIN).header("sec-fetch-site", "same-origin")
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .body(Body::empty()).unwrap();
            assert_eq!(portal.send(asked).await.status, StatusCode::FORBIDDEN, "{path}");
        }
        let page = portal.get("/account/second-factor", &cookie).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("Aozora Works"), "says who asks for it");
        let begun = portal.post("/account/second-factor/begin", &cookie, &[]).await;
        assert_eq!(begun.location(), "/account/second-factor");
        let page = portal.get("/account/second-factor", &cookie).await;
        assert!(page.body.contains("<svg") && page.body.contains("class=\"key\""), "{}", page.body);
        // Members go where they want, and everybody may leave.
        assert_eq!(portal.get("/", &portal.cookie(&tanaka).await).await.status, StatusCode::OK);
        assert_eq!(portal.post("/sign-out", &cookie, &[]).await.location(), "/sign-in");
        assert!(portal.get("/", &cookie).await.location().starts_with("/sign-in"));
    }

    /// ASVS 14.2.1
    async fn tokens_of_links_leave_the_address_at_once(world: TestWorld) {
        let tanaka = member(&world).await;
        let portal = TestPortal::demo(world);
        let asked = portal.post("/reset", "", &[("email", "misaki@hokusei.example")]).await;
        assert_eq!(asked.status, StatusCode::OK);
        let token = newest(&portal.world, "/reset/").await;
        let link = portal.get(&format!("/reset/{token}"), "").await;
        assert_eq!(link.location(), "/reset/new");
        assert_eq!(link.headers[header::REFERRER_POLICY], "no-referrer");
        assert_eq!(set(&link, "reset").as_deref(), Some(token.as_str()));
        let cookie = format!("reset={token}");
        let page = portal.get("/reset/new", &cookie).await;
        assert!(page.body.contains("misaki@hokusei.example") && !page.body.contains(&token));
        let session = portal.cookie(&tanaka).await;
        let done = portal.post("/reset/new", &cookie, &[("password", "seven dogs walk at dawn")]).await;
        assert_eq!(done.status, StatusCode::OK);
        assert_eq!(set(&done, portal.config.session_cookie().name), None, "nobody is signed in by it");
        assert!(portal.get("/", &session).await.location().starts_with("/sign-in"));
        assert_eq!(portal.get("/reset/new", &cookie).await.status, StatusCode::GONE);
    }

    /// ASVS 7.2.4
    async fn a_browser_that_signed_in_is_known_again_and_gets_a_new_session(world: TestWorld) {
        member(&world).await;
        let portal = TestPortal::demo(world);
        let fields = [("email", "misaki@hokusei.example"), ("password", PASSWORD)];
        let name = portal.config.session_cookie().name;
        let first = portal.post("/sign-in", "", &fields).await;
        let (session, device) = (set(&first, name).unwrap(), set(&first, "device").unwrap());
        let cookie = format!("{name}={session}; device={device}");
        let second = portal.post("/sign-in", &cookie, &fields).await;
        assert_ne!(set(&second, name).unwrap(), session);
        assert_eq!(set(&second, "device").unwrap(), device);
        assert!(portal.get("/", &cookie).await.location().starts_with("/sign-in"), "the session before has ended");
    }
}

/// One kind of request, timed: the median and the 95th of a hundred, in microseconds.
async fn timed(portal: &TestPortal, path: &str, email: &str, samples: usize) -> (u128, u128) {
    let mut times = Vec::with_capacity(samples);
    for _ in 0..samples {
        let fields: &[(&str, &str)] = if path == "/sign-in" {
            &[("email", email), ("password", WRONG)]
        } else {
            &[("email", email)]
        };
        let begun = std::time::Instant::now();
        let answer = portal.post(path, "", fields).await;
        times.push(begun.elapsed().as_micros());
        assert!(matches!(answer.status.as_u16(), 200 | 303 | 422 | 503));
    }
    times.sort_unstable();
    (times[samples / 2], times[samples * 95 / 100])
}

/// Known and unknown addresses by the clock, for a person to read: 2,000 samples of each, with an
/// idle and with a full queue of hashes. `cargo test -p server --test it -- --ignored --nocapture by_the_clock`
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes minutes; run by hand"]
async fn by_the_clock_an_unknown_address_looks_like_a_known_one() {
    let world = TestWorld::sqlite().await;
    let samples: usize = 2_000;
    member(&world).await;
    let mut portal = TestPortal::demo(world);
    let real = Domain::new(World {
        passwords: domain::auth::Passwords::new().unwrap(),
        db: portal.world.db.clone(),
        clock: portal.world.clock.clone(),
        settings: portal.world.settings.clone(),
        key: portal.world.key.clone(),
        live: portal.world.live.clone(),
        files: portal.world.files.clone(),
        rules: Rules::default(),
        public_url: portal.world.public_url.clone(),
    });
    let hash = real.passwords.hash(PASSWORD.to_owned()).await.unwrap();
    sql(
        &portal.world,
        &format!("UPDATE credentials SET password_hash = '{hash}'"),
    )
    .await;
    portal.restart(real.clone());
    let (known, unknown) = ("misaki@hokusei.example", "nobody@hokusei.example");
    for queue in ["idle", "full"] {
        let stop = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
        let mut load = Vec::new();
        if queue == "full" {
            for _ in 0..80 {
                let (passwords, stop) = (real.passwords.clone(), stop.clone());
                load.push(tokio::spawn(async move {
                    while !stop.load(std::sync::atomic::Ordering::Relaxed) {
                        let _ = passwords.verify("x".to_owned(), None).await;
                        tokio::task::yield_now().await;
                    }
                }));
            }
        }
        for path in ["/sign-in", "/reset", "/sign-in/code"] {
            // Interleaved in blocks, so that a slow minute of the machine meets both alike.
            let (mut of_known, mut of_unknown) = (Vec::new(), Vec::new());
            for _ in 0..20 {
                of_known.push(timed(&portal, path, known, samples / 20).await);
                of_unknown.push(timed(&portal, path, unknown, samples / 20).await);
            }
            let middle = |of: &mut Vec<(u128, u128)>| {
                of.sort_unstable();
                of[of.len() / 2]
            };
            let (k, u) = (middle(&mut of_known), middle(&mut of_unknown));
            println!("{queue} {path}: known {k:?} µs, unknown {u:?} µs (median, 95th)");
        }
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
        for task in load {
            let _ = task.await;
        }
    }
}
