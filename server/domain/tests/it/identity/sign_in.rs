//! Signing in, staying signed in, and being sent away.

use super::*;
use crate::raw::{number, run, text};
use domain::auth::Token;
use domain::testing::a_session;

domain::on_both_engines! {
    // --- signing in ---

    /// ASVS 6.3.8
    async fn every_failed_sign_in_looks_the_same(world: TestWorld) {
        let company = a_company("A").build(&world).await.unwrap();
        a_member().mailed("here@a.example").with_password(PASSWORD).of(company).build(&world).await.unwrap();
        a_member().mailed("bare@a.example").of(company).build(&world).await.unwrap();
        a_member().mailed("gone@a.example").with_password(PASSWORD).of(company)
            .in_state(PersonState::Disabled).build(&world).await.unwrap();
        a_member().mailed("left@a.example").with_password(PASSWORD).of(company)
            .in_state(PersonState::Left).build(&world).await.unwrap();
        let wrong = AppError::field("password", Problem::WrongCredentials);
        for (email, password) in [
            ("nobody@a.example", PASSWORD),
            ("bare@a.example", PASSWORD),
            ("bare@a.example", "nobody has this password"),
            ("nobody@a.example", "nobody has this password"),
            ("here@a.example", "not the password at all"),
            ("gone@a.example", PASSWORD),
            ("left@a.example", PASSWORD),
        ] {
            let result = sign_in(&world, credentials(email, password)).await;
            assert_eq!(refusal(result), wrong, "{email}");
        }
        assert_eq!(number(&world, "SELECT count(*) FROM sessions").await, 0);
    }

    /// ASVS 6.3.8
    async fn an_unknown_address_costs_a_hash_too(world: TestWorld) {
        let company = a_company("A").build(&world).await.unwrap();
        a_member().mailed("here@a.example").with_password(PASSWORD).of(company).build(&world).await.unwrap();
        a_member().mailed("bare@a.example").of(company).build(&world).await.unwrap();
        a_member().mailed("gone@a.example").with_password(PASSWORD).of(company)
            .in_state(PersonState::Disabled).build(&world).await.unwrap();
        // A queue of no places refuses exactly those who come to have a password compared.
        let cheap = argon2::Params::new(8, 1, 1, None).unwrap();
        let full = Domain::new(World {
            passwords: Passwords::with(cheap, 1, 0).unwrap(),
            ..copy_of(&world)
        });
        for email in ["here@a.example", "bare@a.example", "gone@a.example", "nobody@a.example"] {
            let result = sign_in(&full, credentials(email, PASSWORD)).await;
            assert_eq!(refusal(result), AppError::Busy, "{email}");
        }
    }

    /// ASVS 7.2.1, 7.4.1
    async fn signing_in_opens_a_session_and_signing_out_ends_it(world: TestWorld) {
        let company = a_company("北星").build(&world).await.unwrap();
        let tanaka = a_member().named("田中", "美咲").mailed("t@a.example").with_password(PASSWORD)
            .of(company).build(&world).await.unwrap();
        let (token, id) = sign_in(&world, credentials(" T@A.example ", PASSWORD)).await.unwrap();
        assert_eq!(id, id_of(&tanaka));
        let (actor, viewer) = world.identity().session(token.as_str()).await.unwrap().unwrap();
        assert_eq!(actor, tanaka);
        assert_eq!(viewer.name, "田中 美咲");
        assert_eq!(viewer.company.as_deref(), Some("北星"));
        assert!(viewer.may_propose && !viewer.may_see_customers && !viewer.is_staff());
        world.identity().sign_out(token.as_str()).await.unwrap();
        assert!(world.identity().session(token.as_str()).await.unwrap().is_none());
        world.identity().sign_out("no such token").await.unwrap();
    }

    /// ASVS 7.2.2, 7.2.3
    async fn every_sign_in_gets_a_token_of_its_own_that_is_not_stored(world: TestWorld) {
        a_staff_member(Role::Csm).mailed("i@a.example").with_password(PASSWORD).build(&world).await.unwrap();
        let (one, _) = sign_in(&world, credentials("i@a.example", PASSWORD)).await.unwrap();
        let (two, _) = sign_in(&world, credentials("i@a.example", PASSWORD)).await.unwrap();
        assert!(one != two);
        assert!(one.as_str().len() >= 43);
        assert!(world.identity().session(one.as_str()).await.unwrap().is_some());
        // The stored form opens nothing.
        let stored: String = one.hash().iter().map(|byte| format!("{byte:02x}")).collect();
        assert!(world.identity().session(&stored).await.unwrap().is_none());
    }

    /// ASVS 11.2.2
    async fn a_hash_of_weaker_days_is_made_anew_at_sign_in(world: TestWorld) {
        a_staff_member(Role::Csm).mailed("i@a.example").with_password(PASSWORD).build(&world).await.unwrap();
        let before = text(&world, "SELECT password_hash FROM credentials").await;
        let today = Domain::new(World { passwords: Passwords::new().unwrap(), ..copy_of(&world) });
        sign_in(&today, credentials("i@a.example", PASSWORD)).await.unwrap();
        let after = text(&world, "SELECT password_hash FROM credentials").await;
        assert!(before != after && after.contains("m=19456,t=2"), "{after}");
        sign_in(&today, credentials("i@a.example", PASSWORD)).await.unwrap();
        assert_eq!(text(&world, "SELECT password_hash FROM credentials").await, after);
    }

    // --- sessions ---

    /// ASVS 7.3.1, 7.3.2
    async fn a_session_of_staff_ends_after_twelve_idle_hours_and_seven_days(world: TestWorld) {
        a_staff_member(Role::Csm).mailed("i@a.example").with_password(PASSWORD).build(&world).await.unwrap();
        let sign_in = || sign_in(&world, credentials("i@a.example", PASSWORD));
        let (token, _) = sign_in().await.unwrap();
        world.later(Duration::hours(12) - Duration::seconds(1));
        assert!(world.identity().session(token.as_str()).await.unwrap().is_some());
        let (idle, _) = sign_in().await.unwrap();
        world.later(Duration::hours(12));
        assert!(world.identity().session(idle.as_str()).await.unwrap().is_none());

        let (busy, _) = sign_in().await.unwrap();
        for _ in 0..15 {
            run(&world, "UPDATE sessions SET seen_at = '2099-01-01T00:00:00+00:00'").await;
            world.later(Duration::hours(11));
            assert!(world.identity().session(busy.as_str()).await.unwrap().is_some());
        }
        world.later(Duration::hours(4));
        assert!(world.identity().session(busy.as_str()).await.unwrap().is_none());
    }

    /// ASVS 7.3.1, 7.3.2
    async fn a_session_of_a_member_ends_after_fourteen_idle_days_and_ninety_days(world: TestWorld) {
        let company = a_company("A").build(&world).await.unwrap();
        a_member().mailed("m@a.example").with_password(PASSWORD).of(company).build(&world).await.unwrap();
        let sign_in = || sign_in(&world, credentials("m@a.example", PASSWORD));
        let (token, _) = sign_in().await.unwrap();
        world.later(Duration::days(14) - Duration::seconds(1));
        assert!(world.identity().session(token.as_str()).await.unwrap().is_some());
        let (idle, _) = sign_in().await.unwrap();
        world.later(Duration::days(14));
        assert!(world.identity().session(idle.as_str()).await.unwrap().is_none());
        let (busy, _) = sign_in().await.unwrap();
        run(&world, "UPDATE sessions SET seen_at = '2099-01-01T00:00:00+00:00'").await;
        world.later(Duration::days(90) - Duration::seconds(1));
        assert!(world.identity().session(busy.as_str()).await.unwrap().is_some());
        world.later(Duration::seconds(1));
        assert!(world.identity().session(busy.as_str()).await.unwrap().is_none());
    }

    /// ASVS 7.3.1, 7.3.2, 7.4.1
    async fn each_end_of_a_session_ends_it_without_the_others(world: TestWorld) {
        let company = a_company("北星ロジスティクス").build(&world).await.unwrap();
        let emma = a_member().of(company).build(&world).await.unwrap();
        let open = async |token: &Token| world.identity().session(token.as_str()).await.unwrap().is_some();
        for (end, day) in [("expires_at", "2026-11-22"), ("created_at", "2026-08-24"), ("seen_at", "2026-11-08")] {
            let token = a_session(&world, id_of(&emma)).await.unwrap();
            assert!(open(&token).await);
            run(&world, &format!("UPDATE sessions SET {end} = '{day}T01:00:00+00:00'")).await;
            assert!(!open(&token).await, "{end}");
        }
    }

    /// ASVS 7.4.2
    async fn a_disabled_person_is_out_with_the_next_request(world: TestWorld) {
        a_staff_member(Role::Csm).mailed("i@a.example").with_password(PASSWORD).build(&world).await.unwrap();
        let (token, _) = sign_in(&world, credentials("i@a.example", PASSWORD)).await.unwrap();
        assert!(world.identity().session(token.as_str()).await.unwrap().is_some());
        run(&world, "UPDATE people SET state = 'disabled' WHERE email_folded = 'i@a.example'").await;
        assert!(world.identity().session(token.as_str()).await.unwrap().is_none());
    }

    /// ASVS 8.3.2
    async fn a_role_taken_away_is_gone_with_the_next_request(world: TestWorld) {
        a_staff_member(Role::Csm).also(Role::Administrator).mailed("i@a.example").with_password(PASSWORD)
            .build(&world).await.unwrap();
        let (token, _) = sign_in(&world, credentials("i@a.example", PASSWORD)).await.unwrap();
        let roles = async || {
            let (actor, viewer) = world.identity().session(token.as_str()).await.unwrap().unwrap();
            assert_eq!(actor.person().unwrap().roles, viewer.roles);
            (viewer.roles, viewer.may_see_customers)
        };
        let (both, sees) = roles().await;
        assert!(both.has(Role::Csm) && both.has(Role::Administrator) && sees);
        run(&world, "DELETE FROM staff_roles WHERE role = 'administrator'").await;
        assert_eq!(roles().await, (Roles(vec![Role::Csm]), true));
        run(&world, "DELETE FROM staff_roles").await;
        assert_eq!(roles().await, (Roles(vec![]), false));
    }

    async fn a_role_of_a_customer_gives_nothing(world: TestWorld) {
        let company = a_company("A").build(&world).await.unwrap();
        a_member().also(Role::Administrator).mailed("m@a.example").with_password(PASSWORD).of(company)
            .build(&world).await.unwrap();
        let (token, _) = sign_in(&world, credentials("m@a.example", PASSWORD)).await.unwrap();
        let (actor, viewer) = world.identity().session(token.as_str()).await.unwrap().unwrap();
        assert!(!actor.person().unwrap().is_staff() && !viewer.is_staff() && !viewer.may_see_customers);
    }

    async fn a_session_costs_one_query_and_is_written_down_every_five_minutes(world: TestWorld) {
        a_staff_member(Role::Csm).mailed("i@a.example").with_password(PASSWORD).build(&world).await.unwrap();
        let (token, _) = sign_in(&world, credentials("i@a.example", PASSWORD)).await.unwrap();
        let moved = "SELECT count(*) FROM sessions WHERE seen_at > created_at";
        world.later(Duration::minutes(5) - Duration::seconds(1));
        world.settings.refresh(world.db.read()).await.unwrap();
        let (found, queries) = counting(world.identity().session(token.as_str())).await;
        assert!(found.unwrap().is_some());
        assert_eq!(queries, 1);
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        assert_eq!(number(&world, moved).await, 0);
        world.later(Duration::seconds(1));
        let (found, queries) = counting(world.identity().session(token.as_str())).await;
        assert!(found.unwrap().is_some());
        assert_eq!(queries, 1);
        eventually(&world, moved, 1).await;
    }

    // --- oneself ---

    async fn profile_and_language_are_ones_own(world: TestWorld) {
        let company = a_company("A").build(&world).await.unwrap();
        let me = a_member().named("Clarke", "Emma").of(company).build(&world).await.unwrap();
        let other = a_member().of(company).build(&world).await.unwrap();
        let profile = Profile { job_title: "Controller".into(), goal: "Close in a day".into(), ..Profile::default() };
        world.identity().save_profile(&me, profile).await.unwrap();
        world.identity().set_language(&me, Lang::Ja).await.unwrap();
        let mine = world.identity().profile(&me).await.unwrap();
        assert_eq!((mine.job_title.as_str(), mine.goal.as_str()), ("Controller", "Close in a day"));
        assert_eq!(world.identity().profile(&other).await.unwrap().job_title, "");
        assert_eq!(number(&world, "SELECT count(*) FROM people WHERE lang = 'ja'").await, 1);
        assert_eq!(refusal(world.identity().profile(&Actor::Guest).await), AppError::SignedOut);
        assert_eq!(refusal(world.identity().set_language(&Actor::Guest, Lang::En).await), AppError::SignedOut);
    }

    // --- kept posts ---

    async fn a_kept_post_can_be_read_again_within_thirty_minutes(world: TestWorld) {
        let me = a_staff_member(Role::Csm).build(&world).await.unwrap();
        let body = "title=%E6%A4%9C%E5%8F%8E&reason=x";
        let token = keep(&world, "/proposals/drafts/1", body).await.unwrap();
        // Who holds the database alone reads nothing of it.
        assert_eq!(number(&world, "SELECT count(*) FROM kept_posts WHERE body LIKE '%E6%' OR body LIKE '%reason%'").await, 0);
        world.later(Duration::minutes(30) - Duration::seconds(1));
        let read = async |token: &str| world.identity().kept_post(&me, token).await.unwrap();
        for _ in 0..2 {
            assert_eq!(read(token.as_str()).await, Some(("/proposals/drafts/1".to_owned(), body.to_owned())));
        }
        world.later(Duration::seconds(1));
        assert_eq!(read(token.as_str()).await, None);
        let late = keep(&world, "/x", body).await.unwrap();
        world.later(Duration::minutes(30));
        assert_eq!(read(late.as_str()).await, None);
        assert_eq!(read("nothing").await, None);
        assert_eq!(refusal(world.identity().kept_post(&Actor::Guest, late.as_str()).await), AppError::SignedOut);
    }

    async fn what_is_kept_is_bounded_and_stays_ours(world: TestWorld) {
        let largest = "x".repeat(domain::identity::POST_MAX);
        keep(&world, "/x", &largest).await.unwrap();
        assert_eq!(refusal(keep(&world, "/x", &format!("{largest}x")).await), AppError::TooLarge);
        for foreign in ["//evil.example", "https://evil.example", "/\\evil.example", "", "/a\nb"] {
            assert_eq!(refusal(keep(&world, foreign, "").await), AppError::NotFound, "{foreign}");
        }
        for _ in 0..499 {
            keep(&world, "/x", "").await.unwrap();
        }
        assert_eq!(refusal(keep(&world, "/x", "").await), AppError::Busy);
        world.later(Duration::minutes(30));
        keep(&world, "/x", "").await.unwrap();
        assert_eq!(number(&world, "SELECT count(*) FROM kept_posts").await, 1);
    }

    async fn a_kept_post_is_of_the_person_whose_session_had_ended(world: TestWorld) {
        let (tanaka, mori) = (a_staff_member(Role::Csm).build(&world).await.unwrap(), a_staff_member(Role::Csm).build(&world).await.unwrap());
        let session = a_session(&world, id_of(&tanaka)).await.unwrap();
        world.later(Duration::hours(13));
        assert!(world.identity().session(session.as_str()).await.unwrap().is_none());
        let identity = world.identity();
        let post = identity.keep_post("/x", "reason=mine", Some(session.as_str()), &Visit::default()).await.unwrap();
        assert_eq!(identity.kept_post(&mori, post.as_str()).await.unwrap(), None);
        assert!(identity.kept_post(&tanaka, post.as_str()).await.unwrap().is_some());
        identity.discard_post(post.as_str()).await.unwrap();
        assert_eq!(identity.kept_post(&tanaka, post.as_str()).await.unwrap(), None);
        identity.discard_post(post.as_str()).await.unwrap();
        assert_eq!(number(&world, "SELECT count(*) FROM kept_posts").await, 0);
    }

    /// ASVS 2.4.1
    async fn one_network_does_not_fill_the_place_for_what_is_kept(world: TestWorld) {
        let guarded = Domain::new(World {
            rules: domain::identity::Rules { guard: Some(domain::identity::Guard::default()), ..Default::default() },
            ..copy_of(&world)
        });
        let from = |ip: &str| Visit { client: Some(ip.parse().unwrap()), ..Visit::default() };
        let keep = async |session: Option<&str>, ip: &str| guarded.identity().keep_post("/x", "", session, &from(ip)).await;
        for _ in 0..10 {
            keep(None, "203.0.113.7").await.unwrap();
        }
        assert!(matches!(refusal(keep(None, "203.0.113.8").await), AppError::TooMany { .. }));
        assert!(matches!(refusal(keep(Some("forged"), "203.0.113.8").await), AppError::TooMany { .. }));
        keep(None, "198.51.100.7").await.unwrap();
        // Who was known does not wait for the neighbours, and has an end too.
        let tanaka = a_staff_member(Role::Csm).build(&world).await.unwrap();
        let session = a_session(&world, id_of(&tanaka)).await.unwrap();
        for _ in 0..10 {
            keep(Some(session.as_str()), "203.0.113.8").await.unwrap();
        }
        assert!(matches!(refusal(keep(Some(session.as_str()), "198.51.200.7").await), AppError::TooMany { .. }));
    }
}

async fn keep(world: &Domain, path: &str, body: &str) -> domain::Result<Token> {
    let identity = world.identity();
    identity
        .keep_post(path, body, None, &Visit::default())
        .await
}
