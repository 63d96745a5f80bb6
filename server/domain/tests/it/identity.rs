//! Coming in, staying signed in, and being sent away.

use crate::raw::{number, run, text};
use chrono::Duration;
use domain::actor::Actor;
use domain::auth::Passwords;
use domain::db::count::counting;
use domain::identity::NewStaff;
use domain::testing::{a_company, a_member, a_staff_member};
use domain::{Domain, Error, World};
use model::people::{Credentials, Invite, Join, PersonState, Profile, Role, Roles, Whom};
use model::{AppError, CompanyId, Conflict, InvitationId, Lang, PersonId, Problem};

const PASSWORD: &str = "a cup of tea at noon";

fn credentials(email: &str, password: &str) -> Credentials {
    Credentials {
        email: email.to_owned(),
        password: password.to_owned(),
    }
}

fn refusal<T: std::fmt::Debug>(result: domain::Result<T>) -> AppError {
    match result.unwrap_err() {
        Error::App(error) => error,
        Error::Unexpected(cause) => panic!("unexpected: {cause}"),
    }
}

fn spent() -> AppError {
    AppError::conflict(Conflict::LinkSpent)
}

fn id_of(actor: &Actor) -> PersonId {
    actor.person_id().unwrap()
}

fn to(company: CompanyId, contact: PersonId) -> Invite {
    Invite {
        company,
        whom: Whom::Contact(contact),
        lang: Lang::Ja,
        personal_line: "先日の件、ぜひ。".to_owned(),
    }
}

fn to_new(company: CompanyId, email: &str) -> Invite {
    Invite {
        company,
        whom: Whom::New {
            family_name: "佐藤".to_owned(),
            given_name: "健".to_owned(),
            reading: "さとう けん".to_owned(),
            email: email.to_owned(),
        },
        lang: Lang::Ja,
        personal_line: String::new(),
    }
}

fn join_as(family: &str, given: &str) -> Join {
    Join {
        family_name: family.to_owned(),
        given_name: given.to_owned(),
        reading: "たなか みさき".to_owned(),
        lang: Lang::Ja,
        time_zone: "Asia/Tokyo".to_owned(),
        password: PASSWORD.to_owned(),
        digest: true,
        studies: false,
    }
}

fn link(world: &Domain, id: InvitationId) -> String {
    world.key.derive("join", id.0, 1)
}

/// Ito (CSM), a company, and Tanaka, a contact of it.
struct Scene {
    ito: Actor,
    company: CompanyId,
    tanaka: PersonId,
}

async fn scene(world: &Domain) -> Scene {
    let ito = a_staff_member(Role::Csm)
        .named("伊藤", "翔")
        .mailed("ito@aozora.example")
        .build(world)
        .await
        .unwrap();
    let company = a_company("北星ロジスティクス").build(world).await.unwrap();
    let tanaka = a_member()
        .named("田中", "美咲")
        .mailed("Misaki.Tanaka@hokusei.example")
        .of(company)
        .in_state(PersonState::Contact)
        .build(world)
        .await
        .unwrap();
    Scene {
        ito,
        company,
        tanaka: id_of(&tanaka),
    }
}

async fn invited(world: &Domain, scene: &Scene) -> InvitationId {
    world
        .identity()
        .invite(&scene.ito, to(scene.company, scene.tanaka))
        .await
        .unwrap()
}

/// The same installation, for a struct update.
fn copy_of(world: &Domain) -> World {
    World {
        db: world.db.clone(),
        clock: world.clock.clone(),
        settings: world.settings.clone(),
        passwords: world.passwords.clone(),
        key: world.key.clone(),
        live: world.live.clone(),
        public_url: world.public_url.clone(),
    }
}

async fn eventually(world: &Domain, sql: &str, wanted: i64) {
    for _ in 0..200 {
        if number(world, sql).await == wanted {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    panic!("{sql} is not {wanted}");
}

domain::on_both_engines! {
    // --- signing in -------------------------------------------------------------------------

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
            let result = world.identity().sign_in(&Actor::Guest, credentials(email, password)).await;
            assert_eq!(refusal(result), wrong, "{email}");
        }
        assert_eq!(number(&world, "SELECT count(*) FROM sessions").await, 0);
    }

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
            let result = full.identity().sign_in(&Actor::Guest, credentials(email, PASSWORD)).await;
            assert_eq!(refusal(result), AppError::Busy, "{email}");
        }
    }

    async fn signing_in_opens_a_session_and_signing_out_ends_it(world: TestWorld) {
        let company = a_company("北星").build(&world).await.unwrap();
        let tanaka = a_member().named("田中", "美咲").mailed("t@a.example").with_password(PASSWORD)
            .of(company).build(&world).await.unwrap();
        let (token, id) = world.identity()
            .sign_in(&Actor::Guest, credentials(" T@A.example ", PASSWORD)).await.unwrap();
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

    async fn every_sign_in_gets_a_token_of_its_own_that_is_not_stored(world: TestWorld) {
        a_staff_member(Role::Csm).mailed("i@a.example").with_password(PASSWORD).build(&world).await.unwrap();
        let (one, _) = world.identity().sign_in(&Actor::Guest, credentials("i@a.example", PASSWORD)).await.unwrap();
        let (two, _) = world.identity().sign_in(&Actor::Guest, credentials("i@a.example", PASSWORD)).await.unwrap();
        assert!(one != two);
        assert!(one.as_str().len() >= 43);
        assert!(world.identity().session(one.as_str()).await.unwrap().is_some());
        // The stored form opens nothing.
        let stored: String = one.hash().iter().map(|byte| format!("{byte:02x}")).collect();
        assert!(world.identity().session(&stored).await.unwrap().is_none());
    }

    async fn a_hash_of_weaker_days_is_made_anew_at_sign_in(world: TestWorld) {
        a_staff_member(Role::Csm).mailed("i@a.example").with_password(PASSWORD).build(&world).await.unwrap();
        let before = text(&world, "SELECT password_hash FROM credentials").await;
        let today = Domain::new(World { passwords: Passwords::new().unwrap(), ..copy_of(&world) });
        today.identity().sign_in(&Actor::Guest, credentials("i@a.example", PASSWORD)).await.unwrap();
        let after = text(&world, "SELECT password_hash FROM credentials").await;
        assert!(before != after && after.contains("m=19456,t=2"), "{after}");
        today.identity().sign_in(&Actor::Guest, credentials("i@a.example", PASSWORD)).await.unwrap();
        assert_eq!(text(&world, "SELECT password_hash FROM credentials").await, after);
    }

    // --- sessions ---------------------------------------------------------------------------

    async fn a_session_of_staff_ends_after_twelve_idle_hours_and_seven_days(world: TestWorld) {
        a_staff_member(Role::Csm).mailed("i@a.example").with_password(PASSWORD).build(&world).await.unwrap();
        let sign_in = || world.identity().sign_in(&Actor::Guest, credentials("i@a.example", PASSWORD));
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

    async fn a_session_of_a_member_ends_after_fourteen_idle_days_and_ninety_days(world: TestWorld) {
        let company = a_company("A").build(&world).await.unwrap();
        a_member().mailed("m@a.example").with_password(PASSWORD).of(company).build(&world).await.unwrap();
        let sign_in = || world.identity().sign_in(&Actor::Guest, credentials("m@a.example", PASSWORD));
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

    async fn a_disabled_person_is_out_with_the_next_request(world: TestWorld) {
        a_staff_member(Role::Csm).mailed("i@a.example").with_password(PASSWORD).build(&world).await.unwrap();
        let (token, _) = world.identity().sign_in(&Actor::Guest, credentials("i@a.example", PASSWORD)).await.unwrap();
        assert!(world.identity().session(token.as_str()).await.unwrap().is_some());
        run(&world, "UPDATE people SET state = 'disabled' WHERE email_folded = 'i@a.example'").await;
        assert!(world.identity().session(token.as_str()).await.unwrap().is_none());
    }

    async fn a_role_taken_away_is_gone_with_the_next_request(world: TestWorld) {
        a_staff_member(Role::Csm).also(Role::Administrator).mailed("i@a.example").with_password(PASSWORD)
            .build(&world).await.unwrap();
        let (token, _) = world.identity().sign_in(&Actor::Guest, credentials("i@a.example", PASSWORD)).await.unwrap();
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
        let (token, _) = world.identity().sign_in(&Actor::Guest, credentials("m@a.example", PASSWORD)).await.unwrap();
        let (actor, viewer) = world.identity().session(token.as_str()).await.unwrap().unwrap();
        assert!(!actor.person().unwrap().is_staff() && !viewer.is_staff() && !viewer.may_see_customers);
    }

    async fn a_session_costs_one_query_and_is_written_down_every_five_minutes(world: TestWorld) {
        a_staff_member(Role::Csm).mailed("i@a.example").with_password(PASSWORD).build(&world).await.unwrap();
        let (token, _) = world.identity().sign_in(&Actor::Guest, credentials("i@a.example", PASSWORD)).await.unwrap();
        let moved = "SELECT count(*) FROM sessions WHERE seen_at > created_at";
        world.later(Duration::minutes(5) - Duration::seconds(1));
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

    // --- oneself ----------------------------------------------------------------------------

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

    // --- inviting ---------------------------------------------------------------------------

    async fn an_invitation_makes_a_contact_invited_and_queues_one_mail(world: TestWorld) {
        let scene = scene(&world).await;
        let id = invited(&world, &scene).await;
        assert_eq!(number(&world, "SELECT count(*) FROM people WHERE state = 'invited' AND lang = 'ja'").await, 1);
        assert_eq!(number(&world, "SELECT people_count * 100 + invited_count * 10 + active_count FROM companies").await, 110);
        assert_eq!(number(&world, "SELECT count(*) FROM outbox WHERE kind = 'invitation' AND lang = 'ja' AND to_address = 'Misaki.Tanaka@hokusei.example'").await, 1);
        let facts = text(&world, "SELECT facts FROM outbox").await;
        for fact in ["ito@aozora.example", "伊藤 翔", "北星ロジスティクス", "先日の件", "2026-12-06T01:00:00"] {
            assert!(facts.contains(fact), "{fact} in {facts}");
        }
        // Neither the mail nor the row holds what opens the link.
        assert!(!facts.contains(&link(&world, id)));
        assert_eq!(number(&world, "SELECT length(token_hash) FROM invitations").await, 32);
        assert_eq!(number(&world, "SELECT count(*) FROM events WHERE kind = 'person.invited'").await, 1);
    }

    async fn a_new_person_is_made_and_invited_in_one_step(world: TestWorld) {
        let scene = scene(&world).await;
        world.identity().invite(&scene.ito, to_new(scene.company, "sato@hokusei.example")).await.unwrap();
        assert_eq!(number(&world, "SELECT people_count * 100 + invited_count * 10 + active_count FROM companies").await, 210);
        assert_eq!(text(&world, "SELECT family_name FROM people WHERE email_folded = 'sato@hokusei.example' AND state = 'invited'").await, "佐藤");
    }

    async fn an_address_belongs_to_one_person(world: TestWorld) {
        let scene = scene(&world).await;
        for taken in ["misaki.tanaka@HOKUSEI.example", "ITO@aozora.example"] {
            let result = world.identity().invite(&scene.ito, to_new(scene.company, taken)).await;
            assert_eq!(refusal(result), AppError::field("email", Problem::EmailTaken));
        }
        assert_eq!(number(&world, "SELECT count(*) FROM invitations").await, 0);
    }

    async fn one_new_person_invited_twice_at_once_is_one_person(world: TestWorld) {
        let scene = scene(&world).await;
        let mut tasks = Vec::new();
        for _ in 0..8 {
            let (domain, ito, invite) = (world.domain.clone(), scene.ito.clone(), to_new(scene.company, "sato@hokusei.example"));
            tasks.push(tokio::spawn(async move { domain.identity().invite(&ito, invite).await }));
        }
        let mut made = 0;
        for task in tasks {
            match task.await.unwrap() {
                Ok(_) => made += 1,
                Err(error) => assert_eq!(error.refusal(), Some(&AppError::field("email", Problem::EmailTaken))),
            }
        }
        assert_eq!(made, 1);
        assert_eq!(number(&world, "SELECT people_count * 100 + invited_count * 10 + active_count FROM companies").await, 210);
    }

    async fn a_contact_invited_many_times_at_once_has_one_link_that_works(world: TestWorld) {
        let scene = scene(&world).await;
        let mut tasks = Vec::new();
        for _ in 0..8 {
            let (domain, ito, invite) = (world.domain.clone(), scene.ito.clone(), to(scene.company, scene.tanaka));
            tasks.push(tokio::spawn(async move { domain.identity().invite(&ito, invite).await }));
        }
        let mut sent = 0;
        for task in tasks {
            match task.await.unwrap() {
                Ok(_) => sent += 1,
                Err(error) => assert_eq!(error.refusal(), Some(&AppError::conflict(Conflict::RemindedEnough))),
            }
        }
        assert_eq!(sent, 3, "three mails a day");
        assert_eq!(number(&world, "SELECT count(*) FROM invitations WHERE revoked_at IS NULL").await, 1);
        assert_eq!(number(&world, "SELECT invited_count FROM companies").await, 1);
    }

    async fn who_may_not_see_customers_finds_none_to_invite(world: TestWorld) {
        let scene = scene(&world).await;
        let member = a_member().of(scene.company).build(&world).await.unwrap();
        for actor in [Actor::Guest, member] {
            let result = world.identity().invite(&actor, to(scene.company, scene.tanaka)).await;
            assert_eq!(refusal(result), AppError::NotFound);
        }
        for role in [Role::Researcher, Role::Executive] {
            let actor = a_staff_member(role).build(&world).await.unwrap();
            let result = world.identity().invite(&actor, to(scene.company, scene.tanaka)).await;
            assert_eq!(refusal(result), AppError::Forbidden, "{role}");
        }
        assert_eq!(number(&world, "SELECT count(*) FROM outbox").await, 0);
        for role in [Role::ProductManager, Role::Administrator] {
            let actor = a_staff_member(role).build(&world).await.unwrap();
            world.identity().invite(&actor, to(scene.company, scene.tanaka)).await.unwrap();
        }
    }

    async fn a_contact_is_invited_through_their_own_company_only(world: TestWorld) {
        let scene = scene(&world).await;
        let other = a_company("南").build(&world).await.unwrap();
        for invite in [to(other, scene.tanaka), to(other, id_of(&scene.ito)), to(CompanyId(uuid::Uuid::nil()), scene.tanaka)] {
            assert_eq!(refusal(world.identity().invite(&scene.ito, invite).await), AppError::NotFound);
        }
    }

    async fn who_has_joined_or_gone_cannot_be_invited(world: TestWorld) {
        let scene = scene(&world).await;
        for state in [PersonState::Active, PersonState::Disabled, PersonState::Left] {
            let person = a_member().of(scene.company).in_state(state).build(&world).await.unwrap();
            let result = world.identity().invite(&scene.ito, to(scene.company, id_of(&person))).await;
            assert_eq!(refusal(result), AppError::conflict(Conflict::NotInvitable), "{state}");
        }
    }

    async fn a_personal_line_carries_no_addresses(world: TestWorld) {
        let scene = scene(&world).await;
        let mut invite = to(scene.company, scene.tanaka);
        invite.personal_line = "Hello, see https://evil.example/login".to_owned();
        world.identity().invite(&scene.ito, invite).await.unwrap();
        let facts = text(&world, "SELECT facts FROM outbox").await;
        assert!(facts.contains("Hello, see") && !facts.contains("evil"), "{facts}");
    }

    async fn nobody_sends_invitations_without_end(world: TestWorld) {
        let scene = scene(&world).await;
        invited(&world, &scene).await;
        let copies: Vec<String> = (0..299).map(|n| format!("SELECT {n} AS n")).collect();
        let unique = if world.db.backend() == sea_orm::DatabaseBackend::Postgres {
            ("gen_random_uuid()", "decode(lpad(to_hex(c.n), 64, '0'), 'hex')")
        } else {
            ("randomblob(16)", "randomblob(32)")
        };
        run(&world, &format!(
            "INSERT INTO invitations (id, person_id, email_folded, issue, token_hash, lang, invited_by, created_at, expires_at) \
             SELECT {}, person_id, email_folded, 1, {}, lang, invited_by, created_at, expires_at FROM invitations, ({}) AS c",
            unique.0, unique.1, copies.join(" UNION ALL "))).await;
        let result = world.identity().invite(&scene.ito, to_new(scene.company, "x@hokusei.example")).await;
        assert!(matches!(refusal(result), AppError::TooMany { .. }));
        world.later(Duration::days(1));
        world.identity().invite(&scene.ito, to_new(scene.company, "x@hokusei.example")).await.unwrap();
    }

    async fn a_preview_shows_the_mail_and_writes_nothing(world: TestWorld) {
        let scene = scene(&world).await;
        let invite = to(scene.company, scene.tanaka);
        let preview = world.identity().preview_invitation(&scene.ito, &invite).await.unwrap();
        assert_eq!((preview.to.as_str(), preview.lang), ("Misaki.Tanaka@hokusei.example", Lang::Ja));
        for word in ["田中 美咲", "先日の件", "伊藤 翔"] {
            assert!(preview.text.contains(word), "{word} in {}", preview.text);
        }
        let new = to_new(scene.company, "sato@hokusei.example");
        let preview = world.identity().preview_invitation(&scene.ito, &new).await.unwrap();
        assert!(preview.text.contains("佐藤 健"), "{}", preview.text);
        let reader = a_staff_member(Role::Executive).build(&world).await.unwrap();
        assert_eq!(refusal(world.identity().preview_invitation(&reader, &new).await), AppError::Forbidden);
        for table in ["invitations", "outbox", "events"] {
            assert_eq!(number(&world, &format!("SELECT count(*) FROM {table}")).await, 0);
        }
    }

    // --- reminding, revoking ----------------------------------------------------------------

    async fn a_reminder_waits_five_days_and_there_are_two(world: TestWorld) {
        let scene = scene(&world).await;
        let id = invited(&world, &scene).await;
        let enough = AppError::conflict(Conflict::RemindedEnough);
        let remind = || world.identity().remind(&scene.ito, id);
        world.later(Duration::days(5) - Duration::seconds(1));
        assert_eq!(refusal(remind().await), enough);
        world.later(Duration::seconds(1));
        remind().await.unwrap();
        assert_eq!(refusal(remind().await), enough);
        world.later(Duration::days(5));
        remind().await.unwrap();
        world.later(Duration::days(6));
        assert_eq!(refusal(remind().await), enough);
        assert_eq!(number(&world, "SELECT count(*) FROM outbox WHERE kind = 'invitation-reminder'").await, 2);
        // The link of the first mail is the link of the reminders, and lives on with them.
        world.identity().open_invitation(&link(&world, id)).await.unwrap();
    }

    async fn ten_reminders_at_once_are_one(world: TestWorld) {
        let scene = scene(&world).await;
        let id = invited(&world, &scene).await;
        world.later(Duration::days(6));
        let mut tasks = Vec::new();
        for _ in 0..10 {
            let (domain, ito) = (world.domain.clone(), scene.ito.clone());
            tasks.push(tokio::spawn(async move { domain.identity().remind(&ito, id).await.is_ok() }));
        }
        let mut sent = 0;
        for task in tasks {
            sent += i32::from(task.await.unwrap());
        }
        assert_eq!(sent, 1);
        assert_eq!(number(&world, "SELECT count(*) FROM outbox WHERE kind = 'invitation-reminder'").await, 1);
    }

    async fn an_ended_link_is_not_reminded_of(world: TestWorld) {
        let scene = scene(&world).await;
        let id = invited(&world, &scene).await;
        world.later(Duration::days(14));
        assert_eq!(refusal(world.identity().remind(&scene.ito, id).await), spent());
        let again = invited(&world, &scene).await;
        world.later(Duration::days(5));
        assert_eq!(refusal(world.identity().remind(&scene.ito, id).await), spent());
        world.identity().remind(&scene.ito, again).await.unwrap();
        let member = a_member().of(scene.company).build(&world).await.unwrap();
        assert_eq!(refusal(world.identity().remind(&member, again).await), AppError::NotFound);
        assert_eq!(refusal(world.identity().revoke(&member, again).await), AppError::NotFound);
        let reader = a_staff_member(Role::Researcher).build(&world).await.unwrap();
        assert_eq!(refusal(world.identity().remind(&reader, again).await), AppError::Forbidden);
        assert_eq!(refusal(world.identity().revoke(&reader, again).await), AppError::Forbidden);
    }

    async fn a_revoked_invitation_opens_nothing_and_its_person_is_a_contact_again(world: TestWorld) {
        let scene = scene(&world).await;
        let id = invited(&world, &scene).await;
        world.identity().revoke(&scene.ito, id).await.unwrap();
        assert_eq!(refusal(world.identity().open_invitation(&link(&world, id)).await), spent());
        assert_eq!(refusal(world.identity().join(&link(&world, id), join_as("田中", "美咲")).await), spent());
        assert_eq!(refusal(world.identity().revoke(&scene.ito, id).await), spent());
        assert_eq!(number(&world, "SELECT invited_count FROM companies").await, 0);
        assert_eq!(number(&world, "SELECT count(*) FROM people WHERE state = 'contact'").await, 1);
    }

    // --- the link ---------------------------------------------------------------------------

    async fn the_welcome_page_says_who_invited_and_notes_the_first_opening(world: TestWorld) {
        let scene = scene(&world).await;
        let id = invited(&world, &scene).await;
        let page = world.identity().open_invitation(&link(&world, id)).await.unwrap();
        assert_eq!(page.email, "Misaki.Tanaka@hokusei.example");
        assert_eq!((page.invited_by.as_str(), page.company.as_deref()), ("伊藤 翔", Some("北星ロジスティクス")));
        assert_eq!((page.family_name.as_str(), page.personal_line.as_str(), page.lang), ("田中", "先日の件、ぜひ。", Lang::Ja));
        world.later(Duration::hours(1));
        world.identity().open_invitation(&link(&world, id)).await.unwrap();
        assert_eq!(number(&world, "SELECT count(*) FROM invitations WHERE opened_at = created_at").await, 1);
    }

    async fn links_that_do_not_work_all_look_alike(world: TestWorld) {
        let scene = scene(&world).await;
        let replaced = invited(&world, &scene).await;
        let id = invited(&world, &scene).await;
        let mut dead = vec![
            ("unknown", "no such link".to_owned()),
            ("empty", String::new()),
            ("replaced", link(&world, replaced)),
            ("of another purpose", world.key.derive("unsubscribe", id.0, 1)),
            ("of another issue", world.key.derive("join", id.0, 2)),
            ("signed", world.key.sign("join", &id.to_string())),
        ];
        for (what, token) in &dead {
            assert_eq!(refusal(world.identity().open_invitation(token).await), spent(), "{what}");
            assert_eq!(refusal(world.identity().join(token, join_as("田中", "美咲")).await), spent(), "{what}");
        }
        world.later(Duration::days(14));
        dead.push(("over time", link(&world, id)));
        assert_eq!(refusal(world.identity().open_invitation(&link(&world, id)).await), spent());
        assert_eq!(refusal(world.identity().join(&link(&world, id), join_as("田中", "美咲")).await), spent());
        assert_eq!(number(&world, "SELECT count(*) FROM credentials").await, 0);
    }

    async fn a_link_is_for_the_address_it_was_sent_to(world: TestWorld) {
        let scene = scene(&world).await;
        let id = invited(&world, &scene).await;
        run(&world, "UPDATE people SET email = 'new@b.example', email_folded = 'new@b.example' WHERE state = 'invited'").await;
        assert_eq!(refusal(world.identity().open_invitation(&link(&world, id)).await), spent());
        assert_eq!(refusal(world.identity().join(&link(&world, id), join_as("田中", "美咲")).await), spent());
    }

    // --- joining ----------------------------------------------------------------------------

    async fn joining_makes_an_account_and_tells_who_invited(world: TestWorld) {
        let scene = scene(&world).await;
        let id = invited(&world, &scene).await;
        let mut news = world.live.listen();
        let mut join = join_as("田中", "みさき");
        join.time_zone = "Europe/London".to_owned();
        let (token, person) = world.identity().join(&link(&world, id), join).await.unwrap();
        assert_eq!(person, scene.tanaka);
        let (actor, viewer) = world.identity().session(token.as_str()).await.unwrap().unwrap();
        assert_eq!(actor.person().unwrap().company, Some(scene.company));
        assert_eq!((viewer.name.as_str(), viewer.time_zone.as_str()), ("田中 みさき", "Europe/London"));
        world.identity().sign_in(&Actor::Guest, credentials("misaki.tanaka@hokusei.example", PASSWORD)).await.unwrap();

        assert_eq!(number(&world, "SELECT people_count * 100 + invited_count * 10 + active_count FROM companies").await, 101);
        assert_eq!(number(&world, "SELECT count(*) FROM consents").await, 2);
        assert_eq!(number(&world, "SELECT count(*) FROM consents WHERE kind = 'studies'").await, 0);
        assert_eq!(number(&world, "SELECT count(*) FROM outbox WHERE kind = 'welcome'").await, 1);
        let notice = text(&world, "SELECT facts FROM notices WHERE kind = 'person-joined'").await;
        assert!(notice.contains("田中 みさき") && notice.contains("北星ロジスティクス"), "{notice}");
        assert_eq!(number(&world, "SELECT unread_count FROM people WHERE email_folded = 'ito@aozora.example'").await, 1);
        assert_eq!(news.try_recv().unwrap(), id_of(&scene.ito));
        assert_eq!(number(&world, "SELECT count(*) FROM events WHERE kind = 'person.joined'").await, 1);
        assert_eq!(refusal(world.identity().join(&link(&world, id), join_as("田中", "美咲")).await), spent());
        assert_eq!(refusal(world.identity().open_invitation(&link(&world, id)).await), spent());
        assert_eq!(refusal(world.identity().remind(&scene.ito, id).await), spent());
    }

    async fn of_many_who_join_with_one_link_at_once_one_does(world: TestWorld) {
        let scene = scene(&world).await;
        let id = invited(&world, &scene).await;
        let token = link(&world, id);
        let mut tasks = Vec::new();
        for _ in 0..12 {
            let (domain, token) = (world.domain.clone(), token.clone());
            tasks.push(tokio::spawn(async move {
                domain.identity().join(&token, join_as("田中", "美咲")).await
            }));
        }
        let mut joined = 0;
        for task in tasks {
            match task.await.unwrap() {
                Ok(_) => joined += 1,
                Err(error) => assert_eq!(error.refusal(), Some(&spent())),
            }
        }
        assert_eq!(joined, 1);
        assert_eq!(number(&world, "SELECT count(*) FROM sessions").await, 1);
        assert_eq!(number(&world, "SELECT people_count * 100 + invited_count * 10 + active_count FROM companies").await, 101);
        assert_eq!(number(&world, "SELECT count(*) FROM events WHERE kind = 'person.joined'").await, 1);
    }

    async fn joining_and_revoking_at_once_never_both_win(world: TestWorld) {
        for round in 0..10 {
            let company = a_company(&format!("{round}")).build(&world).await.unwrap();
            let csm = a_staff_member(Role::Csm).build(&world).await.unwrap();
            let id = world.identity().invite(&csm, to_new(company, &format!("p{round}@a.example"))).await.unwrap();
            let token = link(&world, id);
            let (joining, revoking) = (world.domain.clone(), world.domain.clone());
            let join = tokio::spawn(async move { joining.identity().join(&token, join_as("佐藤", "健")).await.is_ok() });
            let revoke = tokio::spawn(async move { revoking.identity().revoke(&csm, id).await.is_ok() });
            assert!(join.await.unwrap() != revoke.await.unwrap());
        }
        assert_eq!(number(&world, "SELECT count(*) FROM people WHERE state = 'active' AND company_id IS NOT NULL").await,
            number(&world, "SELECT sum(active_count) FROM companies").await);
        assert_eq!(number(&world, "SELECT sum(invited_count) FROM companies").await, 0);
    }

    async fn a_refused_joining_form_leaves_the_link_as_it_was(world: TestWorld) {
        let scene = scene(&world).await;
        let id = invited(&world, &scene).await;
        let mut join = join_as("田中", "美咲");
        join.time_zone = "Asia/Edo".to_owned();
        join.password = "aaaaaaaaaaaaaaaaaaaa".to_owned();
        let refused = refusal(world.identity().join(&link(&world, id), join).await);
        let problems: Vec<_> = refused.fields().iter().map(|error| (error.field.as_ref(), error.problem)).collect();
        assert_eq!(problems, [("time_zone", Problem::UnknownZone), ("password", Problem::PasswordCommon)]);
        let mut join = join_as("田中", "美咲");
        join.password = "misaki.tanaka12".to_owned();
        assert_eq!(
            refusal(world.identity().join(&link(&world, id), join).await),
            AppError::field("password", Problem::PasswordIsName)
        );
        world.identity().join(&link(&world, id), join_as("田中", "美咲")).await.unwrap();
    }

    // --- asking for a new link --------------------------------------------------------------

    async fn asking_again_tells_the_inviter_once_a_day(world: TestWorld) {
        let scene = scene(&world).await;
        invited(&world, &scene).await;
        let told = "SELECT count(*) FROM notices WHERE kind = 'asked-again'";
        for _ in 0..3 {
            world.identity().ask_again(" misaki.tanaka@HOKUSEI.example").await.unwrap();
        }
        assert_eq!(number(&world, told).await, 1);
        world.later(Duration::days(1));
        world.identity().ask_again("misaki.tanaka@hokusei.example").await.unwrap();
        assert_eq!(number(&world, told).await, 2);
        assert_eq!(number(&world, "SELECT unread_count FROM people WHERE email_folded = 'ito@aozora.example'").await, 2);
    }

    async fn many_wishes_at_once_are_one_notice(world: TestWorld) {
        let scene = scene(&world).await;
        invited(&world, &scene).await;
        let tasks: Vec<_> = (0..10).map(|_| world.identity().ask_again("misaki.tanaka@hokusei.example")).collect();
        for task in tasks {
            task.await.unwrap();
        }
        assert_eq!(number(&world, "SELECT count(*) FROM notices").await, 1);
    }

    async fn who_is_unknown_or_was_never_invited_or_has_joined_bothers_nobody(world: TestWorld) {
        let scene = scene(&world).await;
        a_member().mailed("in@hokusei.example").of(scene.company).build(&world).await.unwrap();
        for email in ["who@nowhere.example", "misaki.tanaka@hokusei.example", "in@hokusei.example", "ito@aozora.example", ""] {
            world.identity().ask_again(email).await.unwrap();
        }
        assert_eq!(number(&world, "SELECT count(*) FROM notices").await, 0);
    }

    async fn when_the_inviter_is_gone_the_owner_of_the_company_is_told(world: TestWorld) {
        let owner = a_staff_member(Role::Csm).mailed("owner@aozora.example").build(&world).await.unwrap();
        let csm = a_staff_member(Role::Csm).mailed("gone@aozora.example").build(&world).await.unwrap();
        let company = a_company("A").owned_by(id_of(&owner)).build(&world).await.unwrap();
        world.identity().invite(&csm, to_new(company, "sato@a.example")).await.unwrap();
        run(&world, "UPDATE people SET state = 'disabled' WHERE email_folded = 'gone@aozora.example'").await;
        world.identity().ask_again("sato@a.example").await.unwrap();
        assert_eq!(number(&world, "SELECT unread_count FROM people WHERE email_folded = 'owner@aozora.example'").await, 1);
    }

    // --- staff ------------------------------------------------------------------------------

    async fn the_first_administrator_comes_in_by_a_link_that_works_once(world: TestWorld) {
        let system = Actor::System("admin create");
        let make = || world.identity().create_admin(&system, "root@aozora.example", "小野", "恵", Lang::Ja);
        let old = make().await.unwrap();
        let path = make().await.unwrap();
        let old = old.strip_prefix("/join/").unwrap();
        let token = path.strip_prefix("/join/").unwrap();
        assert_eq!(refusal(world.identity().open_invitation(old).await), spent());
        let page = world.identity().open_invitation(token).await.unwrap();
        assert_eq!((page.company, page.invited_by.as_str()), (None, ""));
        let (session, _) = world.identity().join(token, join_as("小野", "恵")).await.unwrap();
        let (actor, viewer) = world.identity().session(session.as_str()).await.unwrap().unwrap();
        assert!(actor.person().unwrap().has(Role::Administrator));
        assert!(viewer.may_see_customers && !viewer.may_propose);
        assert_eq!(refusal(world.identity().join(token, join_as("小野", "恵")).await), spent());
        assert_eq!(refusal(make().await), AppError::field("email", Problem::EmailTaken));
        assert_eq!(number(&world, "SELECT count(*) FROM outbox WHERE kind = 'invitation'").await, 0);
    }

    async fn a_link_for_an_administrator_lives_a_day(world: TestWorld) {
        let path = world.identity().create_admin(&Actor::System("admin create"), "root@aozora.example", "Ono", "", Lang::En).await.unwrap();
        let token = path.strip_prefix("/join/").unwrap();
        world.later(Duration::hours(24));
        assert_eq!(refusal(world.identity().open_invitation(token).await), spent());
    }

    async fn nobody_inside_the_portal_makes_staff(world: TestWorld) {
        let scene = scene(&world).await;
        let admin = a_staff_member(Role::Administrator).build(&world).await.unwrap();
        for actor in [&scene.ito, &admin, &Actor::Guest] {
            let result = world.identity().create_admin(actor, "x@aozora.example", "X", "", Lang::En).await;
            assert_eq!(refusal(result), AppError::Forbidden);
        }
        let customer = world.identity()
            .create_admin(&Actor::System("t"), "misaki.tanaka@hokusei.example", "X", "", Lang::En).await;
        assert_eq!(refusal(customer), AppError::field("email", Problem::EmailTaken));
    }

    async fn staff_of_the_demo_can_sign_in(world: TestWorld) {
        let new = NewStaff {
            email: "ben@aozora.example".to_owned(),
            family_name: "Weber".to_owned(),
            given_name: "Ben".to_owned(),
            reading: String::new(),
            lang: Lang::En,
            time_zone: "Europe/Berlin".to_owned(),
            roles: Roles(vec![Role::Researcher, Role::ProductManager]),
            password: Some(PASSWORD.to_owned()),
        };
        world.identity().create_staff(&Actor::System("seed"), new.clone()).await.unwrap();
        let (token, _) = world.identity().sign_in(&Actor::Guest, credentials("ben@aozora.example", PASSWORD)).await.unwrap();
        let (actor, _) = world.identity().session(token.as_str()).await.unwrap().unwrap();
        assert!(actor.person().unwrap().has(Role::Researcher) && actor.person().unwrap().has(Role::ProductManager));
        assert_eq!(refusal(world.identity().create_staff(&actor, new.clone()).await), AppError::Forbidden);
        assert_eq!(
            refusal(world.identity().create_staff(&Actor::System("seed"), new).await),
            AppError::field("email", Problem::EmailTaken)
        );
    }

    // --- kept posts -------------------------------------------------------------------------

    async fn a_kept_post_comes_back_once_within_thirty_minutes(world: TestWorld) {
        let body = "title=%E6%A4%9C%E5%8F%8E&reason=x";
        let token = world.identity().keep_post("/proposals/drafts/1", body).await.unwrap();
        world.later(Duration::minutes(30) - Duration::seconds(1));
        let taken = world.identity().take_post(token.as_str()).await.unwrap();
        assert_eq!(taken, Some(("/proposals/drafts/1".to_owned(), body.to_owned())));
        assert_eq!(world.identity().take_post(token.as_str()).await.unwrap(), None);
        let late = world.identity().keep_post("/x", body).await.unwrap();
        world.later(Duration::minutes(30));
        assert_eq!(world.identity().take_post(late.as_str()).await.unwrap(), None);
        assert_eq!(world.identity().take_post("nothing").await.unwrap(), None);
    }

    async fn what_is_kept_is_bounded_and_stays_ours(world: TestWorld) {
        let largest = "x".repeat(64 * 1024);
        world.identity().keep_post("/x", &largest).await.unwrap();
        assert_eq!(refusal(world.identity().keep_post("/x", &format!("{largest}x")).await), AppError::TooLarge);
        for foreign in ["//evil.example", "https://evil.example", "/\\evil.example", "", "/a\nb"] {
            assert_eq!(refusal(world.identity().keep_post(foreign, "").await), AppError::NotFound, "{foreign}");
        }
        for _ in 0..499 {
            world.identity().keep_post("/x", "").await.unwrap();
        }
        assert_eq!(refusal(world.identity().keep_post("/x", "").await), AppError::Busy);
        world.later(Duration::minutes(30));
        world.identity().keep_post("/x", "").await.unwrap();
        assert_eq!(number(&world, "SELECT count(*) FROM kept_posts").await, 1);
    }
}
