//! Administration over HTTP: what an administrator does counts from the next request of everybody.

use super::portal::{TestPortal, request};
use super::support;
use axum::body::Body;
use axum::extract::ConnectInfo;
use domain::testing::{TestWorld, a_company, a_member, a_staff_member};
use domain::{Actor, Domain, World};
use http::{Method, StatusCode, header};
use http_body_util::BodyExt as _;
use model::people::Role;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::time::timeout;
use tower::ServiceExt as _;

/// Less than the 20 s after which a stream looks by itself: it was told.
const TOLD: Duration = Duration::from_secs(15);

async fn ground(world: TestWorld) -> (TestPortal, Actor, Actor) {
    let admin = a_staff_member(Role::Administrator)
        .build(&world)
        .await
        .unwrap();
    let company = a_company("Northfield").build(&world).await.unwrap();
    let member = a_member()
        .named("Clarke", "Emma")
        .of(company)
        .build(&world)
        .await
        .unwrap();
    (TestPortal::demo(world), admin, member)
}

/// Opens the stream of the bell and answers with its body, once the first bytes were there.
async fn stream(portal: &TestPortal, cookie: &str) -> Body {
    let mut asked = request(Method::GET, "/events", cookie)
        .body(Body::empty())
        .unwrap();
    let headers = asked.headers_mut();
    headers.insert(header::ACCEPT, "text/event-stream".parse().unwrap());
    asked
        .extensions_mut()
        .insert(ConnectInfo(SocketAddr::from(support::PEER)));
    let answer = portal.router.clone().oneshot(asked).await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK);
    let mut body = answer.into_body();
    body.frame().await.unwrap().unwrap();
    body
}

async fn ends(mut body: Body) {
    while let Some(frame) = body.frame().await {
        if frame.is_err() {
            return;
        }
    }
}

domain::on_both_engines! {
    /// ASVS 7.4.2
    async fn who_is_disabled_is_out_of_every_browser_and_the_open_stream_ends(world: TestWorld) {
        let (portal, admin, member) = ground(world).await;
        let (one, two) = (portal.cookie(&member).await, portal.cookie(&member).await);
        let bystander = portal.cookie(&admin).await;
        let (open, other) = (stream(&portal, &one).await, stream(&portal, &bystander).await);
        assert_eq!(portal.get("/proposals", &two).await.status, StatusCode::OK);
        let path = format!("/administration/people/{}/disable", member.person_id().unwrap());
        let done = portal.post(&path, &bystander, &[]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
        timeout(TOLD, ends(open)).await.expect("the stream ends with its session");
        for cookie in [&one, &two] {
            assert_eq!(portal.get("/proposals", cookie).await.location(), "/sign-in?next=%2Fproposals");
        }
        // Streams of others stay.
        assert!(timeout(Duration::from_millis(300), ends(other)).await.is_err());
    }

    async fn a_stream_finds_out_by_itself_what_another_process_has_ended(world: TestWorld) {
        let (portal, admin, member) = ground(world).await;
        let open = stream(&portal, &portal.cookie(&member).await).await;
        let here = &portal.world.domain;
        // Tells nobody here.
        let there = Domain::new(World {
            db: here.db.clone(),
            clock: here.clock.clone(),
            settings: here.settings.clone(),
            passwords: here.passwords.clone(),
            key: here.key.clone(),
            live: domain::messages::Live::default(),
            files: domain::storage::Storage::memory(),
            public_url: here.public_url.clone(),
            rules: here.rules,
        });
        there.administration().end_sessions(&admin, member.person_id().unwrap()).await.unwrap();
        timeout(Duration::from_secs(120), ends(open)).await.expect("the stream looks again");
    }

    async fn a_new_name_stands_on_the_next_page_of_everybody(world: TestWorld) {
        let (portal, admin, member) = ground(world).await;
        let (cookie, reader) = (portal.cookie(&admin).await, portal.cookie(&member).await);
        let before = portal.get("/sign-in", "lang=en").await;
        assert!(before.body.contains("Aozora Works"));
        let form = portal.world.administration().settings_page(&admin).await.unwrap().form;
        let fields = [
            ("vendor_name_ja", "青空工房"), ("vendor_name_en", "Aozora Studio"),
            ("product_name_ja", &form.product_name_ja), ("product_name_en", &form.product_name_en),
            ("time_zone", "Europe/London"), ("default_lang", "en"), ("sender_name", "Aozora"),
            ("sender_address", "table@aozora.example"), ("day1", "on"), ("first_word_days", "7"), ("ask_rest_days", "45"), ("direct_contact_goal", "1"), ("version", &form.version),
        ];
        let saved = portal.post("/administration/settings", &cookie, &fields).await;
        assert_eq!((saved.status, saved.location()), (StatusCode::SEE_OTHER, "/administration/settings"));
        for (path, cookie) in [("/sign-in", "lang=en"), ("/proposals", reader.as_str())] {
            let page = portal.get(path, cookie).await;
            assert!(page.body.contains("Aozora Studio") && !page.body.contains("Aozora Works"), "{path}");
        }
        // Sent a second time it was shown before the change.
        let again = portal.post("/administration/settings", &cookie, &fields).await;
        assert_eq!(again.status, StatusCode::CONFLICT);
    }

    async fn one_look_from_behind_the_command_line_changes_every_page(world: TestWorld) {
        let (portal, _, member) = ground(world).await;
        let reader = portal.cookie(&member).await;
        assert!(portal.get("/proposals", &reader).await.body.contains("Aozora Works"));
        // As another process does it: this one is told nothing.
        let mut settings = domain::Settings::load(portal.world.db.read()).await.unwrap();
        settings.vendor_name_en = "Elsewhere".to_owned();
        portal.world.db.write(async |tx| settings.save(tx).await).await.unwrap();
        assert!(portal.get("/proposals", &reader).await.body.contains("Elsewhere"));
    }
}
