//! Passkeys: added, signed in with, removed, and every way in which one proves nothing.

use super::software_key::SoftwareKey;
use super::*;
use crate::raw::run;
use domain::identity::{Guard, Quota, Rules, Sitting};
use domain::jobs::Worker;
use domain::mail::Delivery;
use domain::testing::{a_passkey, a_session};
use model::PasskeyId;
use model::accounts::{AccountPage, PASSKEYS_MAX};
use model::administration::FactorEndForm;
use std::time::Duration as Span;

async fn member(world: &Domain, email: &str) -> (Actor, Sitting) {
    let company = a_company(email).build(world).await.unwrap();
    let builder = a_member().mailed(email).with_password(PASSWORD);
    let actor = builder.of(company).build(world).await.unwrap();
    let sitting = sit(world, &actor).await;
    (actor, sitting)
}

async fn sit(world: &Domain, actor: &Actor) -> Sitting {
    let token = a_session(world, id_of(actor)).await.unwrap();
    let entered = world.identity().enter(token.as_str()).await.unwrap();
    entered.unwrap().sitting
}

fn changed(world: &Domain, rules: Rules, public_url: &str) -> Domain {
    Domain::new(World {
        db: world.db.clone(),
        clock: world.clock.clone(),
        settings: world.settings.clone(),
        passwords: world.passwords.clone(),
        key: world.key.clone(),
        live: world.live.clone(),
        files: world.files.clone(),
        rules,
        public_url: public_url.to_owned(),
    })
}

fn ruled(world: &Domain, rules: Rules) -> Domain {
    changed(world, rules, "http://localhost:3000")
}

/// A browser that was asked for a new passkey, and the question.
async fn asked(world: &Domain, who: (&Actor, Sitting)) -> (Token, String) {
    let identity = world.identity();
    let token = identity
        .begin_passkey(who.0, who.1, "Work laptop")
        .await
        .unwrap();
    let question = identity
        .passkey_question(who.0, token.as_str())
        .await
        .unwrap();
    (token, question.unwrap())
}

async fn try_add(
    world: &Domain,
    who: (&Actor, Sitting),
    key: &mut SoftwareKey,
) -> domain::Result<PasskeyId> {
    let (token, question) = asked(world, who).await;
    let answer = key.create(&question);
    world
        .identity()
        .add_passkey(who.0, who.1, token.as_str(), &answer)
        .await
}

async fn added(world: &Domain, who: (&Actor, Sitting)) -> (SoftwareKey, PasskeyId) {
    let mut key = SoftwareKey::new();
    let id = try_add(world, who, &mut key).await.unwrap();
    (key, id)
}

async fn enter(world: &Domain, key: &mut SoftwareKey) -> domain::Result<Entry> {
    let identity = world.identity();
    let token = identity.ask_passkey(&Visit::default()).await?;
    let question = identity
        .passkey_question(&Actor::Guest, token.as_str())
        .await?;
    let answer = key.get(&question.unwrap());
    identity
        .enter_by_passkey(token.as_str(), &answer, &Visit::default())
        .await
}

fn session_of(entry: Entry) -> (Token, PersonId) {
    match entry {
        Entry::In { token, person, .. } => (token, person),
        Entry::SecondFactor { .. } => panic!("a second factor is asked for"),
    }
}

fn refused() -> AppError {
    AppError::field("passkey", Problem::PasskeyRefused)
}

async fn page(world: &Domain, actor: &Actor) -> AccountPage {
    let sitting = sit(world, actor).await;
    world.identity().account(actor, sitting).await.unwrap()
}

domain::on_both_engines! {
    /// ASVS 6.3.3: a passkey is two factors by itself, so no other is asked for.
    async fn a_passkey_opens_the_account_without_address_password_and_code(world: TestWorld) {
        let (actor, sitting) = member(&world, "m@hokusei.example").await;
        world.identity().begin_factor(&actor, sitting).await.unwrap();
        run(&world, "UPDATE second_factors SET confirmed_at = created_at").await;
        let (mut key, id) = added(&world, (&actor, sitting)).await;
        let shown = page(&world, &actor).await.passkeys;
        assert_eq!((shown.len(), shown[0].id, shown[0].name.as_str(), shown[0].used_at), (1, id, "Work laptop", None));

        for _ in 0..2 {
            let (token, person) = session_of(enter(&world, &mut key).await.unwrap());
            assert_eq!(person, id_of(&actor));
            assert!(world.identity().session(token.as_str()).await.unwrap().is_some());
        }
        assert!(page(&world, &actor).await.passkeys[0].used_at.is_some());
        let by = crate::raw::text(&world, "SELECT facts FROM events WHERE kind = 'identity.signed-in' LIMIT 1").await;
        assert_eq!(by, r#"{"by":"passkey"}"#);
        // The second answer had a higher counter, which is what counts from now on.
        let data = crate::raw::text(&world, "SELECT data FROM passkeys").await;
        assert!(data.contains("\"counter\":3"), "{data}");
    }

    async fn a_new_passkey_and_a_removed_one_are_told_by_mail_and_written_down(world: TestWorld) {
        let (actor, sitting) = member(&world, "m@hokusei.example").await;
        let other = a_session(&world, id_of(&actor)).await.unwrap();
        let (mut key, id) = added(&world, (&actor, sitting)).await;
        assert!(world.identity().session(other.as_str()).await.unwrap().is_some());
        world.identity().remove_passkey(&actor, sitting, id).await.unwrap();
        assert!(world.identity().session(other.as_str()).await.unwrap().is_none(), "other sessions end");
        let twice = world.identity().remove_passkey(&actor, sitting, id).await;
        assert_eq!(refusal(twice), AppError::NotFound);
        assert_eq!(refusal(enter(&world, &mut key).await), refused());
        for kind in ["identity.passkey-added", "identity.passkey-removed"] {
            assert_eq!(number(&world, &format!("SELECT count(*) FROM events WHERE kind = '{kind}'")).await, 1, "{kind}");
        }
        let mails = world.messages().mailbox(&Actor::Guest).await.unwrap();
        let mut told = Vec::new();
        for mail in &mails {
            let mail = world.messages().mailbox_mail(&Actor::Guest, mail.id).await.unwrap();
            assert!(mail.to.contains("m@hokusei.example"));
            told.push(mail.subject);
        }
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told.iter().all(|subject| subject.contains("パスキー") || subject.contains("passkey")), "{told:?}");
    }

    /// ASVS 6.3.3: without the finger, the face or the number a passkey is one factor alone.
    async fn a_device_that_did_not_verify_its_owner_proves_nothing(world: TestWorld) {
        let (actor, sitting) = member(&world, "m@hokusei.example").await;
        let mut careless = SoftwareKey::new();
        careless.verifies = false;
        assert_eq!(refusal(try_add(&world, (&actor, sitting), &mut careless).await), refused());
        let (mut key, _) = added(&world, (&actor, sitting)).await;
        key.verifies = false;
        assert_eq!(refusal(enter(&world, &mut key).await), refused());
        key.verifies = true;
        session_of(enter(&world, &mut key).await.unwrap());
    }

    async fn a_question_is_answered_once_in_five_minutes_by_whom_it_was_asked(world: TestWorld) {
        let (actor, sitting) = member(&world, "m@hokusei.example").await;
        let (mut key, _) = added(&world, (&actor, sitting)).await;
        let identity = world.identity();
        let visit = Visit::default();
        let token = identity.ask_passkey(&visit).await.unwrap();
        let question = identity.passkey_question(&Actor::Guest, token.as_str()).await.unwrap().unwrap();
        let answer = key.get(&question);
        assert!(identity.enter_by_passkey(token.as_str(), &answer, &visit).await.is_ok());
        assert_eq!(number(&world, "SELECT count(*) FROM passkey_ceremonies").await, 0);
        key.counter += 1;
        let again = key.get(&question);
        assert_eq!(refusal(identity.enter_by_passkey(token.as_str(), &again, &visit).await), refused());

        // Spent by a wrong answer, too.
        let token = identity.ask_passkey(&visit).await.unwrap();
        let question = identity.passkey_question(&Actor::Guest, token.as_str()).await.unwrap().unwrap();
        assert_eq!(refusal(identity.enter_by_passkey(token.as_str(), "{}", &visit).await), refused());
        assert_eq!(refusal(identity.enter_by_passkey(token.as_str(), &key.get(&question), &visit).await), refused());

        // An answer to another question.
        let token = identity.ask_passkey(&visit).await.unwrap();
        assert_eq!(refusal(identity.enter_by_passkey(token.as_str(), &key.get(&question), &visit).await), refused());

        let token = identity.ask_passkey(&visit).await.unwrap();
        let question = identity.passkey_question(&Actor::Guest, token.as_str()).await.unwrap().unwrap();
        world.later(Duration::minutes(5));
        assert!(identity.passkey_question(&Actor::Guest, token.as_str()).await.unwrap().is_none());
        assert_eq!(refusal(identity.enter_by_passkey(token.as_str(), &key.get(&question), &visit).await), refused());
    }

    async fn of_two_who_answer_one_question_at_once_one_is_heard(world: TestWorld) {
        let (actor, sitting) = member(&world, "m@hokusei.example").await;
        let (mut key, _) = added(&world, (&actor, sitting)).await;
        let identity = world.identity();
        let visit = Visit::default();
        let token = identity.ask_passkey(&visit).await.unwrap();
        let question = identity.passkey_question(&Actor::Guest, token.as_str()).await.unwrap().unwrap();
        let (first, second) = (key.get(&question), key.get(&question));
        let (first, second) = tokio::join!(
            identity.enter_by_passkey(token.as_str(), &first, &visit),
            identity.enter_by_passkey(token.as_str(), &second, &visit),
        );
        assert_eq!(usize::from(first.is_ok()) + usize::from(second.is_ok()), 1);
    }

    async fn a_question_to_add_is_nobody_elses_and_needs_a_fresh_proof(world: TestWorld) {
        let (actor, sitting) = member(&world, "m@hokusei.example").await;
        let (other, her) = member(&world, "o@minato.example").await;
        let (token, question) = asked(&world, (&actor, sitting)).await;
        let identity = world.identity();
        assert!(identity.passkey_question(&other, token.as_str()).await.unwrap().is_none());
        assert!(identity.passkey_question(&Actor::Guest, token.as_str()).await.unwrap().is_none());
        let answer = SoftwareKey::new().create(&question);
        assert_eq!(refusal(identity.add_passkey(&other, her, token.as_str(), &answer).await), refused());
        let visit = Visit::default();
        assert_eq!(refusal(identity.enter_by_passkey(token.as_str(), &answer, &visit).await), refused());

        let id = added(&world, (&actor, sitting)).await.1;
        world.later(Duration::minutes(10));
        let first = AppError::conflict(Conflict::ConfirmFirst);
        assert_eq!(refusal(identity.may_add_passkey(&actor, sitting).await), first);
        assert_eq!(refusal(identity.begin_passkey(&actor, sitting, "x").await), first);
        assert_eq!(refusal(identity.add_passkey(&actor, sitting, token.as_str(), &answer).await), first);
        assert_eq!(refusal(identity.remove_passkey(&actor, sitting, id).await), first);
    }

    /// ASVS 8.2.2
    async fn nobody_removes_the_passkey_of_somebody_else(world: TestWorld) {
        let (actor, sitting) = member(&world, "m@hokusei.example").await;
        let (other, her) = member(&world, "o@minato.example").await;
        let (mut key, id) = added(&world, (&actor, sitting)).await;
        let foreign = world.identity().remove_passkey(&other, her, id).await;
        assert_eq!(refusal(foreign), AppError::NotFound);
        session_of(enter(&world, &mut key).await.unwrap());
        assert!(page(&world, &other).await.passkeys.is_empty());
    }

    async fn one_person_has_at_most_ten_and_no_passkey_twice(world: TestWorld) {
        let (actor, sitting) = member(&world, "m@hokusei.example").await;
        let (mut key, _) = added(&world, (&actor, sitting)).await;
        assert_eq!(refusal(try_add(&world, (&actor, sitting), &mut key).await), refused());
        // Nor as that of somebody else: whose it is must be one person.
        let (other, her) = member(&world, "o@minato.example").await;
        assert_eq!(refusal(try_add(&world, (&other, her), &mut key).await), refused());
        for n in 2..PASSKEYS_MAX {
            a_passkey(&world, id_of(&actor), &n.to_string()).await.unwrap();
        }
        let (token, question) = asked(&world, (&actor, sitting)).await;
        let answer = SoftwareKey::new().create(&question);
        a_passkey(&world, id_of(&actor), "the tenth").await.unwrap();
        let full = AppError::conflict(Conflict::ListFull);
        let late = world.identity().add_passkey(&actor, sitting, token.as_str(), &answer).await;
        assert_eq!(refusal(late), full);
        assert_eq!(refusal(world.identity().begin_passkey(&actor, sitting, "x").await), full);
        assert_eq!(page(&world, &actor).await.passkeys.len(), PASSKEYS_MAX);
    }

    /// ASVS 7.4.2
    async fn a_disabled_person_does_not_come_in_and_is_told_nothing_more(world: TestWorld) {
        let (actor, sitting) = member(&world, "m@hokusei.example").await;
        let (mut key, _) = added(&world, (&actor, sitting)).await;
        run(&world, "UPDATE people SET state = 'disabled' WHERE email_folded = 'm@hokusei.example'").await;
        assert_eq!(refusal(enter(&world, &mut key).await), refused());
        assert_eq!(number(&world, "SELECT count(*) FROM events WHERE kind = 'identity.sign-in-refused'").await, 1);
    }

    async fn a_copy_of_a_passkey_is_noticed_by_its_counter(world: TestWorld) {
        let (actor, sitting) = member(&world, "m@hokusei.example").await;
        let (mut key, _) = added(&world, (&actor, sitting)).await;
        key.counter = 40;
        session_of(enter(&world, &mut key).await.unwrap());
        key.counter = 20;
        assert_eq!(refusal(enter(&world, &mut key).await), refused());
        key.counter = 41;
        session_of(enter(&world, &mut key).await.unwrap());
    }

    async fn a_key_of_another_device_or_place_proves_nothing(world: TestWorld) {
        let (actor, sitting) = member(&world, "m@hokusei.example").await;
        let (mut key, _) = added(&world, (&actor, sitting)).await;
        let mut stranger = SoftwareKey::new();
        stranger.handle.clone_from(&key.handle);
        assert_eq!(refusal(enter(&world, &mut stranger).await), refused(), "unknown");
        stranger.id.clone_from(&key.id);
        stranger.counter = 50;
        assert_eq!(refusal(enter(&world, &mut stranger).await), refused(), "another key of the same name");
        key.origin = "http://localhost.evil.example:3000".to_owned();
        assert_eq!(refusal(enter(&world, &mut key).await), refused(), "asked by another site");
        key.origin = "http://localhost:3000".to_owned();
        let (other, _) = member(&world, "o@minato.example").await;
        let own = std::mem::replace(&mut key.handle, handle(&other));
        assert_eq!(refusal(enter(&world, &mut key).await), refused(), "somebody else's name");
        key.handle = own;
        session_of(enter(&world, &mut key).await.unwrap());
    }

    /// ASVS 6.3.3: staff who come in with a passkey have two factors; by the password alone they do
    /// not, and may not make themselves another one.
    async fn staff_with_a_passkey_need_no_other_factor_and_a_stolen_password_makes_none(world: TestWorld) {
        let staff = a_staff_member(Role::Csm).mailed("ito@aozora.example").with_password(PASSWORD);
        let actor = staff.build(&world).await.unwrap();
        let sitting = sit(&world, &actor).await;
        let (mut key, _) = added(&world, (&actor, sitting)).await;
        let strict = ruled(&world, Rules { staff_second_factor: true, ..Rules::default() });
        let identity = strict.identity();
        let (token, _) = session_of(enter(&strict, &mut key).await.unwrap());
        let entered = identity.enter(token.as_str()).await.unwrap().unwrap();
        assert!(!entered.must_enrol);
        identity.begin_factor(&actor, entered.sitting).await.unwrap();
        identity.factor(&actor, entered.sitting).await.unwrap();

        let (token, _) = sign_in(&strict, credentials("ito@aozora.example", PASSWORD)).await.unwrap();
        let thief = identity.enter(token.as_str()).await.unwrap().unwrap();
        assert!(thief.must_enrol);
        let first = AppError::conflict(Conflict::PasskeyFirst);
        assert_eq!(refusal(identity.begin_factor(&actor, thief.sitting).await), first);
        assert_eq!(refusal(identity.factor(&actor, thief.sitting).await), first);
        assert_eq!(refusal(identity.confirm_factor(&actor, thief.sitting, "123456").await), first);
    }

    async fn an_administrator_ends_passkeys_with_the_second_factor(world: TestWorld) {
        let (actor, sitting) = member(&world, "m@hokusei.example").await;
        let admin = a_staff_member(Role::Administrator).build(&world).await.unwrap();
        let (mut key, _) = added(&world, (&actor, sitting)).await;
        let (token, question) = asked(&world, (&actor, sitting)).await;
        let (open, _) = session_of(enter(&world, &mut key).await.unwrap());
        let w = world.administration();
        let shown = w.person(&admin, id_of(&actor)).await.unwrap();
        assert!(shown.may.end_factor && shown.factor_since.is_none() && shown.passkeys == 1);
        let end = FactorEndForm { proof: "called back".to_owned() }.parse().unwrap();
        w.end_factor(&admin, id_of(&actor), end).await.unwrap();
        assert_eq!(refusal(enter(&world, &mut key).await), refused());
        assert!(world.identity().session(open.as_str()).await.unwrap().is_none());
        let answer = SoftwareKey::new().create(&question);
        assert!(world.identity().add_passkey(&actor, sitting, token.as_str(), &answer).await.is_err());
        assert_eq!(number(&world, "SELECT count(*) FROM passkeys").await, 0);
    }

    /// ASVS 6.3.1
    async fn attempts_of_one_network_are_counted(world: TestWorld) {
        let quota = |max| Quota { max, per: Span::from_secs(300) };
        let guard = Guard { login_network: quota(2), ..Guard::default() };
        let strict = ruled(&world, Rules { guard: Some(guard), ..Rules::default() });
        let from = |ip: &str| Visit { client: Some(ip.parse().unwrap()), ..Visit::default() };
        let identity = strict.identity();
        for _ in 0..2 {
            identity.ask_passkey(&from("203.0.113.7")).await.unwrap();
            assert_eq!(refusal(identity.enter_by_passkey("?", "{}", &from("203.0.113.8")).await), refused());
        }
        let many = |error| matches!(error, AppError::TooMany { .. });
        assert!(many(refusal(identity.ask_passkey(&from("203.0.113.9")).await)));
        assert!(many(refusal(identity.enter_by_passkey("?", "{}", &from("203.0.113.9")).await)));
        identity.ask_passkey(&from("203.0.114.7")).await.unwrap();
    }

    async fn questions_that_are_over_are_swept_away(world: TestWorld) {
        world.identity().ask_passkey(&Visit::default()).await.unwrap();
        world.later(Duration::minutes(5));
        Worker::new(world.domain.clone(), Delivery::Mailbox).run_once().await.unwrap();
        assert_eq!(number(&world, "SELECT count(*) FROM passkey_ceremonies").await, 0);
    }

    async fn at_an_address_that_is_a_number_there_are_none(world: TestWorld) {
        let (actor, sitting) = member(&world, "m@hokusei.example").await;
        for url in ["http://127.0.0.1:3000", "https://192.0.2.7", "http://[::1]:3000"] {
            let there = changed(&world, Rules::default(), url);
            let identity = there.identity();
            assert!(!identity.offers_passkeys(), "{url}");
            assert!(!identity.account(&actor, sitting).await.unwrap().passkeys_offered);
            assert_eq!(refusal(identity.begin_passkey(&actor, sitting, "x").await), AppError::NotFound);
            assert_eq!(refusal(identity.ask_passkey(&Visit::default()).await), AppError::NotFound);
        }
        for url in ["http://localhost:3000", "https://portal.example.com"] {
            assert!(changed(&world, Rules::default(), url).identity().offers_passkeys(), "{url}");
        }
    }
}

/// The name of a person as a device keeps it.
fn handle(actor: &Actor) -> String {
    use base64::Engine as _;
    base64::prelude::BASE64_URL_SAFE_NO_PAD.encode(id_of(actor).0.as_bytes())
}
