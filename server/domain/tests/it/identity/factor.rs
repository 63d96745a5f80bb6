//! The second factor.

use super::*;
use crate::raw::number;
use domain::identity::{Rules, Sitting};
use domain::testing::a_session;
use model::accounts::{FactorPage, FirstProof, PasswordChange, Proof};
use sha2::{Digest as _, Sha256};

const SHORT: &str = "kqzpfjw8";

async fn member(world: &Domain) -> (Actor, Sitting) {
    let company = a_company("北星").build(world).await.unwrap();
    let actor = a_member()
        .mailed("m@hokusei.example")
        .with_password(PASSWORD)
        .of(company)
        .build(world)
        .await
        .unwrap();
    let sitting = sit(world, &actor).await;
    (actor, sitting)
}

async fn sit(world: &Domain, actor: &Actor) -> Sitting {
    let token = a_session(world, id_of(actor)).await.unwrap();
    let entered = world.identity().enter(token.as_str()).await.unwrap();
    entered.unwrap().sitting
}

/// The secret that the page shows, decoded by hand.
async fn secret(world: &Domain, actor: &Actor, sitting: Sitting) -> Vec<u8> {
    let page = world.identity().factor(actor, sitting).await.unwrap();
    let FactorPage::Pending(shown) = page else {
        panic!("nothing is begun");
    };
    let plain = shown.text.replace(' ', "");
    assert!(shown.url.starts_with("otpauth://totp/"), "{}", shown.url);
    assert!(
        shown.url.contains(&format!("secret={plain}")),
        "{}",
        shown.url
    );
    assert!(shown.qr.len() > 20 && shown.qr.iter().all(|row| row.len() == shown.qr.len()));
    let bits: String = plain
        .chars()
        .map(|c| {
            let value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".find(c).unwrap();
            format!("{value:05b}")
        })
        .collect();
    bits.as_bytes()
        .chunks_exact(8)
        .map(|byte| u8::from_str_radix(std::str::from_utf8(byte).unwrap(), 2).unwrap())
        .collect()
}

/// RFC 6238 by a crate of its own name, over the secret of the page: what an app shows now.
fn shown(world: &Domain, secret: &[u8]) -> String {
    let now = u64::try_from(world.clock.now().timestamp()).unwrap();
    at(secret, now)
}

fn at(secret: &[u8], seconds: u64) -> String {
    totp_rs::Builder::new()
        .with_secret(totp_rs::Secret::new(secret.into()))
        .with_account_name("a")
        .with_issuer(Some("b"))
        .build()
        .unwrap()
        .generate(seconds)
        .to_string()
}

async fn enrolled(world: &Domain, actor: &Actor, sitting: Sitting) -> (Vec<u8>, Vec<String>) {
    world.identity().begin_factor(actor, sitting).await.unwrap();
    let secret = secret(world, actor, sitting).await;
    let codes = world
        .identity()
        .confirm_factor(actor, sitting, &shown(world, &secret))
        .await
        .unwrap();
    (secret, codes)
}

async fn challenge(world: &Domain) -> Token {
    let entry = world
        .identity()
        .sign_in(
            &Actor::Guest,
            credentials("m@hokusei.example", PASSWORD),
            &Visit::default(),
        )
        .await
        .unwrap();
    match entry {
        Entry::SecondFactor { token } => token,
        Entry::In { .. } => panic!("in without a second factor"),
    }
}

async fn answer(world: &Domain, token: &Token, code: &str) -> domain::Result<Entry> {
    world
        .identity()
        .answer_challenge(token.as_str(), code, &Visit::default())
        .await
}

/// The code of the newest mail.
async fn mail_code(world: &Domain) -> String {
    let mails = world.messages().mailbox(&Actor::Guest).await.unwrap();
    let mail = world
        .messages()
        .mailbox_mail(&Actor::Guest, mails[0].id)
        .await
        .unwrap();
    let of_code =
        |line: &&str| line.len() == 9 && line.chars().all(|c| c.is_ascii_digit() || c == ' ');
    mail.text.lines().find(of_code).unwrap().replace(' ', "")
}

fn wrong() -> AppError {
    AppError::field("code", Problem::WrongCode)
}

#[test]
fn codes_are_those_of_the_standard() {
    // RFC 6238, appendix B, cut to six digits.
    let secret = b"12345678901234567890";
    for (seconds, code) in [
        (59, "287082"),
        (1_111_111_109, "081804"),
        (20_000_000_000, "353130"),
    ] {
        assert_eq!(at(secret, seconds), code);
    }
}

domain::on_both_engines! {
    /// ASVS 6.3.3
    async fn with_a_second_factor_a_password_alone_opens_nothing(world: TestWorld) {
        let (actor, sitting) = member(&world).await;
        let (secret, _) = enrolled(&world, &actor, sitting).await;
        world.later(Duration::seconds(60));
        let sessions = "SELECT count(*) FROM sessions";
        assert_eq!(number(&world, sessions).await, 1);
        let token = challenge(&world).await;
        assert_eq!(number(&world, sessions).await, 1);
        assert!(world.identity().session(token.as_str()).await.unwrap().is_none());
        let entry = answer(&world, &token, &shown(&world, &secret)).await.unwrap();
        let Entry::In { token: session, person, .. } = entry else { panic!() };
        assert_eq!(person, id_of(&actor));
        assert!(world.identity().session(session.as_str()).await.unwrap().is_some());
        assert_eq!(refusal(answer(&world, &token, &shown(&world, &secret)).await), spent());
    }

    /// ASVS 6.5.1
    async fn a_code_is_taken_once(world: TestWorld) {
        let (actor, sitting) = member(&world).await;
        let (secret, _) = enrolled(&world, &actor, sitting).await;
        // The code that enrolled does not sign in as well.
        let token = challenge(&world).await;
        let seen = shown(&world, &secret);
        assert_eq!(refusal(answer(&world, &token, &seen).await), wrong());
        world.later(Duration::seconds(60));
        let code = shown(&world, &secret);
        let tasks: Vec<_> = {
            let mut tokens = Vec::new();
            for _ in 0..6 {
                tokens.push(challenge(&world).await);
            }
            tokens.into_iter().map(|token| {
                let (domain, code) = (world.domain.clone(), code.clone());
                tokio::spawn(async move { answer(&domain, &token, &code).await.is_ok() })
            }).collect()
        };
        let mut came = 0;
        for task in tasks {
            came += u32::from(task.await.unwrap());
        }
        assert_eq!(came, 1);
        // The step before is over too, once a later one was taken.
        let token = challenge(&world).await;
        let before = at(&secret, u64::try_from(world.clock.now().timestamp()).unwrap() - 30);
        assert_eq!(refusal(answer(&world, &token, &before).await), wrong());
    }

    /// ASVS 6.5.5
    async fn a_code_is_of_now_or_of_one_step_beside(world: TestWorld) {
        let (actor, sitting) = member(&world).await;
        let (secret, _) = enrolled(&world, &actor, sitting).await;
        world.later(Duration::minutes(5));
        let now = u64::try_from(world.clock.now().timestamp()).unwrap();
        for (seconds, right) in [(now - 60, false), (now + 60, false), (now - 30, true), (now + 30, true)] {
            let token = challenge(&world).await;
            let answered = answer(&world, &token, &at(&secret, seconds)).await;
            assert_eq!(answered.is_ok(), right, "{}", i128::from(seconds) - i128::from(now));
        }
    }

    /// ASVS 6.3.1
    async fn five_wrong_answers_or_ten_minutes_end_the_question(world: TestWorld) {
        let (actor, sitting) = member(&world).await;
        let (secret, _) = enrolled(&world, &actor, sitting).await;
        world.later(Duration::seconds(60));
        let token = challenge(&world).await;
        for _ in 0..5 {
            assert_eq!(refusal(answer(&world, &token, "no code").await), wrong());
        }
        assert_eq!(refusal(answer(&world, &token, &shown(&world, &secret)).await), spent());
        assert_eq!(refusal(world.identity().open_challenge(token.as_str()).await), spent());
        let token = challenge(&world).await;
        world.identity().open_challenge(token.as_str()).await.unwrap();
        world.later(Duration::minutes(10));
        assert_eq!(refusal(answer(&world, &token, &shown(&world, &secret)).await), spent());
    }

    /// Codes come from the operating system; seeds and codes by mail from the key of the
    /// installation, which does, and a row of their own.
    ///
    /// ASVS 6.5.2, 6.5.3
    async fn codes_are_long_and_even_and_never_come_twice(world: TestWorld) {
        let (actor, sitting) = member(&world).await;
        let (seed, codes) = enrolled(&world, &actor, sitting).await;
        let mut seen: std::collections::BTreeSet<String> = codes.into_iter().collect();
        for _ in 0..29 {
            seen.extend(world.identity().renew_recovery_codes(&actor, sitting).await.unwrap());
        }
        assert_eq!(seen.len(), 300);
        let mut letters = std::collections::BTreeMap::<char, u32>::new();
        for code in &seen {
            let plain = model::accounts::plain_code(code);
            // 24 letters of 32: 120 bits.
            assert_eq!(plain.len(), 24);
            plain.chars().for_each(|letter| *letters.entry(letter).or_default() += 1);
        }
        // Each of 32 about 225 times; six deviations lie within 90.
        assert_eq!(letters.len(), 32);
        assert!(letters.values().all(|times| (135..=315).contains(times)), "{letters:?}");
        // The same row under another key is another seed.
        let foreign = Domain::new(domain::World { key: domain::auth::SigningKey::new(b"a key of another installation, as long"), ..copy_of(&world) });
        let other = world.identity().end_factor(&actor, sitting).await;
        other.unwrap();
        foreign.identity().begin_factor(&actor, sitting).await.unwrap();
        let there = secret(&foreign, &actor, sitting).await;
        let here = secret(&world, &actor, sitting).await;
        assert!(there != here && there != seed && here != seed);
    }

    async fn a_recovery_code_opens_once(world: TestWorld) {
        let (actor, sitting) = member(&world).await;
        let (_, codes) = enrolled(&world, &actor, sitting).await;
        let different: std::collections::BTreeSet<_> = codes.iter().collect();
        assert_eq!((codes.len(), different.len()), (10, 10));
        let token = challenge(&world).await;
        answer(&world, &token, &codes[3].to_uppercase()).await.unwrap();
        let token = challenge(&world).await;
        assert_eq!(refusal(answer(&world, &token, &codes[3]).await), wrong());
        answer(&world, &token, &codes[4].replace('-', " ")).await.unwrap();
        let FactorPage::On { codes_left, .. } = world.identity().factor(&actor, sitting).await.unwrap() else { panic!() };
        assert_eq!(codes_left, 8);
        // What is stored is neither the code nor its plain digest.
        for code in &codes {
            let plain = model::accounts::plain_code(code);
            let digest: String = Sha256::digest(plain.as_bytes()).iter().map(|b| format!("{b:02X}")).collect();
            let hex = match world.db.backend() {
                sea_orm::DatabaseBackend::Postgres => "upper(encode(code_hash, 'hex'))",
                _ => "hex(code_hash)",
            };
            assert_eq!(number(&world, &format!("SELECT count(*) FROM recovery_codes WHERE {hex} = '{digest}'")).await, 0);
        }
        let new = world.identity().renew_recovery_codes(&actor, sitting).await.unwrap();
        let token = challenge(&world).await;
        assert_eq!(refusal(answer(&world, &token, &codes[5]).await), wrong());
        answer(&world, &token, &new[5]).await.unwrap();
    }

    async fn a_secret_counts_only_after_its_first_code(world: TestWorld) {
        let (actor, sitting) = member(&world).await;
        world.identity().begin_factor(&actor, sitting).await.unwrap();
        sign_in(&world, credentials("m@hokusei.example", PASSWORD)).await.unwrap();
        let first = secret(&world, &actor, sitting).await;
        world.identity().begin_factor(&actor, sitting).await.unwrap();
        let second = secret(&world, &actor, sitting).await;
        assert_ne!(first, second);
        let refused = refusal(world.identity().confirm_factor(&actor, sitting, &shown(&world, &first)).await);
        assert_eq!(refused, wrong());
        world.identity().confirm_factor(&actor, sitting, &shown(&world, &second)).await.unwrap();
        let again = refusal(world.identity().begin_factor(&actor, sitting).await);
        assert_eq!(again, AppError::conflict(Conflict::FactorOn));
        let again = refusal(world.identity().confirm_factor(&actor, sitting, &shown(&world, &second)).await);
        assert_eq!(again, AppError::conflict(Conflict::FactorOn));
        assert_eq!(number(&world, "SELECT count(*) FROM outbox WHERE kind = 'factor-changed'").await, 1);
    }

    /// ASVS 7.5.1
    async fn a_secret_is_shown_to_who_has_just_proved_who_they_are_alone(world: TestWorld) {
        let (actor, sitting) = member(&world).await;
        world.identity().begin_factor(&actor, sitting).await.unwrap();
        secret(&world, &actor, sitting).await;
        world.later(Duration::minutes(11));
        let refused = refusal(world.identity().factor(&actor, sitting).await);
        assert_eq!(refused, AppError::conflict(Conflict::ConfirmFirst));
    }

    async fn a_mistyped_code_of_the_app_leaves_the_code_of_the_mail(world: TestWorld) {
        let (actor, sitting) = member(&world).await;
        let (secret, _) = enrolled(&world, &actor, sitting).await;
        world.later(Duration::minutes(11));
        let identity = world.identity();
        let (browser, sending) = identity.ask_own_code(&actor, &Visit::default()).await.unwrap();
        sending.await.unwrap();
        let right = mail_code(&world).await;
        let proof = |code: &str, second: &str| Proof { first: FirstProof::MailCode(code.to_owned()), second: second.to_owned() };
        let confirm = async |code: &str, second: &str| identity.confirm(&actor, sitting, proof(code, second), browser.as_str()).await;
        let app = shown(&world, &secret);
        // A wrong code of the mail does not use up the one of the app either.
        assert_eq!(refusal(confirm("00000000", &app).await), AppError::field("mail_code", Problem::WrongCode));
        for _ in 0..3 {
            assert_eq!(refusal(confirm(&right, "000000").await), wrong());
        }
        confirm(&right, &app).await.unwrap();
        assert_eq!(number(&world, "SELECT count(*) FROM mail_codes").await, 0);
        // The attempts are those of the code all the same.
        let (browser, sending) = identity.ask_own_code(&actor, &Visit::default()).await.unwrap();
        sending.await.unwrap();
        let right = mail_code(&world).await;
        for _ in 0..5 {
            let refused = identity.confirm(&actor, sitting, proof(&right, "000000"), browser.as_str()).await;
            assert_eq!(refusal(refused), wrong());
        }
        world.later(Duration::seconds(60));
        let refused = identity.confirm(&actor, sitting, proof(&right, &shown(&world, &secret)), browser.as_str()).await;
        assert_eq!(refusal(refused), AppError::field("mail_code", Problem::WrongCode));
    }

    /// ASVS 6.4.4: an administrator makes sure who asks and says how; then as at joining
    async fn who_lost_telephone_and_recovery_codes_is_let_in_again_by_an_administrator(world: TestWorld) {
        let (actor, sitting) = member(&world).await;
        let identity = world.identity();
        enrolled(&world, &actor, sitting).await;
        let to_short = PasswordChange { current: PASSWORD.to_owned(), password: SHORT.to_owned() };
        identity.change_password(&actor, sitting, to_short).await.unwrap();
        let open = a_session(&world, id_of(&actor)).await.unwrap();
        let asked = identity.sign_in(&Actor::Guest, credentials("m@hokusei.example", SHORT), &Visit::default()).await.unwrap();
        let Entry::SecondFactor { token: question } = asked else { panic!() };
        let (browser, sending) = identity.ask_code("m@hokusei.example", &Visit::default()).await.unwrap();
        sending.await.unwrap();
        let waiting = mail_code(&world).await;

        let admin = a_staff_member(Role::Administrator).build(&world).await.unwrap();
        let id = id_of(&actor);
        let end = |proof: &str| model::administration::FactorEndForm { proof: proof.to_owned() }.parse();
        assert_eq!(end("  ").unwrap_err(), AppError::field("proof", Problem::Required));
        let w = world.administration();
        assert!(w.person(&admin, id).await.unwrap().may.end_factor);
        w.end_factor(&admin, id, end("called back").unwrap()).await.unwrap();
        for table in ["second_factors", "recovery_codes", "challenges", "mail_codes", "credentials"] {
            assert_eq!(number(&world, &format!("SELECT count(*) FROM {table}")).await, 0, "{table}");
        }
        assert!(identity.session(open.as_str()).await.unwrap().is_none());
        assert!(answer(&world, &question, "123456").await.is_err());
        assert!(identity.enter_code(browser.as_str(), &waiting, &Visit::default()).await.is_err());
        let told = crate::raw::text(&world, "SELECT facts FROM events WHERE kind = 'person.factor-ended'").await;
        assert_eq!(told, r#"{"proof":"called back"}"#);
        let mails = world.messages().mailbox(&Actor::Guest).await.unwrap();
        let mail = world.messages().mailbox_mail(&Actor::Guest, mails[0].id).await.unwrap();
        assert!(mail.to.contains("m@hokusei.example") && mail.text.contains("An administrator ended the second step"), "{}", mail.text);

        // By the mailbox, as at joining, and without a second question.
        let (browser, sending) = identity.ask_code("m@hokusei.example", &Visit::default()).await.unwrap();
        sending.await.unwrap();
        let code = mail_code(&world).await;
        let entry = identity.enter_code(browser.as_str(), &code, &Visit::default()).await.unwrap();
        assert!(matches!(entry, Entry::In { .. }));
        // Twice is once; nobody does it to themselves, and nobody else does it.
        w.end_factor(&admin, id, end("again").unwrap()).await.unwrap();
        assert_eq!(number(&world, "SELECT count(*) FROM events WHERE kind = 'person.factor-ended'").await, 1);
        let own = w.end_factor(&admin, id_of(&admin), end("myself").unwrap()).await;
        assert_eq!(refusal(own), AppError::conflict(Conflict::OwnAccount));
        let csm = a_staff_member(Role::Csm).build(&world).await.unwrap();
        assert_eq!(refusal(w.end_factor(&csm, id, end("please").unwrap()).await), AppError::NotFound);
    }

    async fn a_password_that_stands_alone_outlives_the_second_factor(world: TestWorld) {
        let (actor, sitting) = member(&world).await;
        enrolled(&world, &actor, sitting).await;
        let admin = a_staff_member(Role::Administrator).build(&world).await.unwrap();
        let end = model::administration::FactorEndForm { proof: "met".to_owned() }.parse().unwrap();
        world.administration().end_factor(&admin, id_of(&actor), end).await.unwrap();
        sign_in(&world, credentials("m@hokusei.example", PASSWORD)).await.unwrap();
    }

    /// ASVS 7.4.3
    async fn a_second_factor_ends_other_sessions_and_open_questions(world: TestWorld) {
        let (actor, sitting) = member(&world).await;
        let other = a_session(&world, id_of(&actor)).await.unwrap();
        enrolled(&world, &actor, sitting).await;
        assert!(world.identity().session(other.as_str()).await.unwrap().is_none());
        let token = challenge(&world).await;
        world.identity().end_factor(&actor, sitting).await.unwrap();
        assert_eq!(refusal(answer(&world, &token, "123456").await), spent());
        sign_in(&world, credentials("m@hokusei.example", PASSWORD)).await.unwrap();
        assert_eq!(number(&world, "SELECT count(*) FROM recovery_codes").await, 0);
    }

    /// ASVS 6.4.3
    async fn neither_a_new_password_nor_a_code_by_mail_passes_the_second_factor_by(world: TestWorld) {
        let (actor, sitting) = member(&world).await;
        enrolled(&world, &actor, sitting).await;
        let identity = world.identity();
        identity.ask_reset("m@hokusei.example", &Visit::default()).await.unwrap().await.unwrap();
        let mails = world.messages().mailbox(&Actor::Guest).await.unwrap();
        let mail = world.messages().mailbox_mail(&Actor::Guest, mails[0].id).await.unwrap();
        let token = mail.text.split("/reset/").nth(1).unwrap().split_whitespace().next().unwrap().to_owned();
        identity.reset(&token, PASSWORD.to_owned()).await.unwrap();
        challenge(&world).await;
        let (browser, sending) = identity.ask_code("m@hokusei.example", &Visit::default()).await.unwrap();
        sending.await.unwrap();
        let code = mail_code(&world).await;
        let entry = identity.enter_code(browser.as_str(), &code, &Visit::default()).await.unwrap();
        assert!(matches!(entry, Entry::SecondFactor { .. }));
    }

    async fn proving_who_one_is_asks_for_both_factors(world: TestWorld) {
        let (actor, sitting) = member(&world).await;
        let (secret, _) = enrolled(&world, &actor, sitting).await;
        world.later(Duration::minutes(11));
        let proof = |second: &str| Proof { first: FirstProof::Password(PASSWORD.to_owned()), second: second.to_owned() };
        let identity = world.identity();
        assert_eq!(refusal(identity.confirm(&actor, sitting, proof(""), "").await), wrong());
        let first = AppError::conflict(Conflict::ConfirmFirst);
        assert_eq!(refusal(identity.end_factor(&actor, sitting).await), first);
        identity.confirm(&actor, sitting, proof(&shown(&world, &secret)), "").await.unwrap();
        identity.end_factor(&actor, sitting).await.unwrap();
    }

    /// ASVS 6.2.1
    async fn beside_a_second_factor_eight_characters_are_enough_and_not_after_it(world: TestWorld) {
        let (actor, sitting) = member(&world).await;
        let identity = world.identity();
        let to_short = || PasswordChange { current: PASSWORD.to_owned(), password: SHORT.to_owned() };
        let refused = refusal(identity.change_password(&actor, sitting, to_short()).await);
        assert_eq!(refused, AppError::field("password", Problem::TooShort(15)));
        enrolled(&world, &actor, sitting).await;
        identity.change_password(&actor, sitting, to_short()).await.unwrap();
        let alone = refusal(identity.end_factor(&actor, sitting).await);
        assert_eq!(alone, AppError::conflict(Conflict::PasswordTooShortAlone));
        let back = PasswordChange { current: SHORT.to_owned(), password: PASSWORD.to_owned() };
        identity.change_password(&actor, sitting, back).await.unwrap();
        identity.end_factor(&actor, sitting).await.unwrap();
    }

    /// ASVS 6.3.3
    async fn staff_without_a_second_factor_have_to_set_one_up_where_it_is_asked_for(world: TestWorld) {
        let strict = Domain::new(World {
            rules: Rules { staff_second_factor: true, ..Rules::default() },
            ..copy_of(&world)
        });
        let csm = a_staff_member(Role::Csm).build(&strict).await.unwrap();
        let (member, _) = member(&strict).await;
        for (world, actor, must) in [(&strict, &csm, true), (&strict, &member, false), (&world.domain, &csm, false)] {
            let token = a_session(world, id_of(actor)).await.unwrap();
            assert_eq!(world.identity().enter(token.as_str()).await.unwrap().unwrap().must_enrol, must);
        }
        let sitting = sit(&strict, &csm).await;
        strict.identity().begin_factor(&csm, sitting).await.unwrap();
        let token = a_session(&strict, id_of(&csm)).await.unwrap();
        assert!(strict.identity().enter(token.as_str()).await.unwrap().unwrap().must_enrol, "begun is not enough");
        let secret = secret(&strict, &csm, sitting).await;
        strict.identity().confirm_factor(&csm, sitting, &shown(&strict, &secret)).await.unwrap();
        let token = a_session(&strict, id_of(&csm)).await.unwrap();
        assert!(!strict.identity().enter(token.as_str()).await.unwrap().unwrap().must_enrol);
        let refused = refusal(strict.identity().end_factor(&csm, sitting).await);
        assert_eq!(refused, AppError::conflict(Conflict::FactorNeeded));
    }
}
