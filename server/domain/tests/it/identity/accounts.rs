//! Ways in without the password, and changing what one signs in with.

use super::*;
use crate::raw::{number, run};
use domain::identity::Sitting;
use domain::testing::a_session;
use model::accounts::{FirstProof, PasswordChange, Proof};
use model::messages::MailPage;

const NEW: &str = "seven dogs walk at dawn";

/// A member with a password and a session.
struct Member {
    actor: Actor,
    token: Token,
    sitting: Sitting,
}

async fn member(world: &Domain) -> Member {
    let company = a_company("北星").build(world).await.unwrap();
    let actor = a_member()
        .named("田中", "美咲")
        .mailed("misaki@hokusei.example")
        .with_password(PASSWORD)
        .of(company)
        .build(world)
        .await
        .unwrap();
    let token = a_session(world, id_of(&actor)).await.unwrap();
    let sitting = sitting(world, &token).await;
    Member {
        actor,
        token,
        sitting,
    }
}

async fn sitting(world: &Domain, token: &Token) -> Sitting {
    let entered = world.identity().enter(token.as_str()).await.unwrap();
    entered.unwrap().sitting
}

async fn is_in(world: &Domain, token: &Token) -> bool {
    let found = world.identity().session(token.as_str()).await.unwrap();
    found.is_some()
}

/// The newest mail.
async fn mail(world: &Domain) -> MailPage {
    let mails = world.messages().mailbox(&Actor::Guest).await.unwrap();
    let id = mails.first().expect("a mail waits").id;
    world
        .messages()
        .mailbox_mail(&Actor::Guest, id)
        .await
        .unwrap()
}

async fn mails(world: &Domain) -> i64 {
    number(world, "SELECT count(*) FROM outbox").await
}

/// What stands behind this in the newest mail.
async fn behind(world: &Domain, mark: &str) -> String {
    let mail = mail(world).await;
    let rest = mail.text.split(mark).nth(1).expect("the link stands there");
    rest.split_whitespace().next().unwrap().to_owned()
}

async fn ask_reset(world: &Domain, email: &str) {
    let sending = world
        .identity()
        .ask_reset(email, &Visit::default())
        .await
        .unwrap();
    sending.await.unwrap();
}

/// The token of the browser and the code in the mail.
async fn ask_code(world: &Domain, email: &str) -> Token {
    let (token, sending) = world
        .identity()
        .ask_code(email, &Visit::default())
        .await
        .unwrap();
    sending.await.unwrap();
    token
}

async fn code(world: &Domain) -> String {
    let mail = mail(world).await;
    let line = mail
        .text
        .lines()
        .find(|line| line.len() == 9 && line.chars().all(|c| c.is_ascii_digit() || c == ' '));
    line.expect("the code has a line of its own")
        .replace(' ', "")
}

async fn enter(world: &Domain, token: &Token, code: &str) -> domain::Result<PersonId> {
    let entry = world
        .identity()
        .enter_code(token.as_str(), code, &Visit::default())
        .await?;
    match entry {
        Entry::In { person, .. } => Ok(person),
        Entry::SecondFactor { .. } => panic!("a second factor is asked for"),
    }
}

fn wrong_code(field: &'static str) -> AppError {
    AppError::field(field, Problem::WrongCode)
}

fn by_password(password: &str) -> Proof {
    Proof {
        first: FirstProof::Password(password.to_owned()),
        second: String::new(),
    }
}

domain::on_both_engines! {
    // --- a forgotten password ---

    /// ASVS 6.4.1
    /// ASVS 7.4.3
    async fn a_reset_sets_the_password_once_and_ends_every_session(world: TestWorld) {
        let member = member(&world).await;
        ask_reset(&world, " Misaki@HOKUSEI.example").await;
        let mail = mail(&world).await;
        assert_eq!(mail.to, "田中 美咲 <misaki@hokusei.example>");
        assert!(mail.headers.iter().all(|(name, _)| name != "List-Unsubscribe"));
        assert!(mail.text.contains("http://localhost:3000/reset/"), "{}", mail.text);
        let token = behind(&world, "/reset/").await;
        assert_eq!(token.len(), 43);
        assert_eq!(number(&world, "SELECT count(*) FROM outbox WHERE facts LIKE '%token%'").await, 0);
        assert_eq!(world.identity().open_reset(&token).await.unwrap(), "misaki@hokusei.example");
        assert!(is_in(&world, &member.token).await);

        world.identity().reset(&token, NEW.to_owned()).await.unwrap();
        assert!(!is_in(&world, &member.token).await);
        assert_eq!(number(&world, "SELECT count(*) FROM sessions").await, 0, "nobody is signed in by it");
        assert!(sign_in(&world, credentials("misaki@hokusei.example", PASSWORD)).await.is_err());
        sign_in(&world, credentials("misaki@hokusei.example", NEW)).await.unwrap();
        assert_eq!(refusal(world.identity().reset(&token, NEW.to_owned()).await), spent());
        assert_eq!(refusal(world.identity().open_reset(&token).await), spent());
        assert_eq!(number(&world, "SELECT count(*) FROM outbox WHERE kind = 'password-changed'").await, 1);
        assert_eq!(number(&world, "SELECT count(*) FROM events WHERE kind = 'identity.password-changed'").await, 1);
    }

    async fn of_many_who_use_one_link_at_once_one_sets_the_password(world: TestWorld) {
        member(&world).await;
        ask_reset(&world, "misaki@hokusei.example").await;
        let token = behind(&world, "/reset/").await;
        let tasks: Vec<_> = (0..8).map(|n| {
            let (domain, token) = (world.domain.clone(), token.clone());
            tokio::spawn(async move { domain.identity().reset(&token, format!("{NEW} number {n}")).await.is_ok() })
        }).collect();
        let mut set = 0;
        for task in tasks {
            set += u32::from(task.await.unwrap());
        }
        assert_eq!(set, 1);
        assert_eq!(number(&world, "SELECT count(*) FROM outbox WHERE kind = 'password-changed'").await, 1);
    }

    /// ASVS 6.5.1
    async fn a_link_to_reset_lives_thirty_minutes_and_the_newest_alone_works(world: TestWorld) {
        member(&world).await;
        ask_reset(&world, "misaki@hokusei.example").await;
        let first = behind(&world, "/reset/").await;
        ask_reset(&world, "misaki@hokusei.example").await;
        let second = behind(&world, "/reset/").await;
        assert_ne!(first, second);
        assert_eq!(refusal(world.identity().open_reset(&first).await), spent());
        world.later(Duration::minutes(30) - Duration::seconds(1));
        assert!(world.identity().open_reset(&second).await.is_ok());
        world.later(Duration::seconds(1));
        assert_eq!(refusal(world.identity().open_reset(&second).await), spent());
        assert_eq!(refusal(world.identity().reset(&second, NEW.to_owned()).await), spent());
    }

    async fn a_link_to_reset_is_for_the_address_it_went_to_and_for_nothing_else(world: TestWorld) {
        let member = member(&world).await;
        ask_reset(&world, "misaki@hokusei.example").await;
        let token = behind(&world, "/reset/").await;
        assert_eq!(refusal(world.identity().open_address(&member.actor, &token).await), spent());
        run(&world, "UPDATE people SET email_folded = 'other@hokusei.example' WHERE email_folded = 'misaki@hokusei.example'").await;
        assert_eq!(refusal(world.identity().reset(&token, NEW.to_owned()).await), spent());
    }

    /// ASVS 6.3.8
    async fn nobody_gets_a_mail_who_has_no_account(world: TestWorld) {
        let company = a_company("A").build(&world).await.unwrap();
        for (email, state) in [
            ("contact@a.example", PersonState::Contact), ("invited@a.example", PersonState::Invited),
            ("gone@a.example", PersonState::Disabled), ("left@a.example", PersonState::Left),
        ] {
            a_member().mailed(email).of(company).in_state(state).build(&world).await.unwrap();
            ask_reset(&world, email).await;
            ask_code(&world, email).await;
        }
        ask_reset(&world, "nobody@a.example").await;
        let token = ask_code(&world, "nobody@a.example").await;
        assert_eq!(mails(&world).await, 0);
        // Typing a code costs the same row, known or not.
        assert_eq!(number(&world, "SELECT count(*) FROM mail_codes").await, 5);
        assert_eq!(refusal(enter(&world, &token, "12345678").await), wrong_code("code"));
    }

    /// ASVS 6.2.4, 6.2.12
    async fn a_new_password_is_long_and_not_widely_known(world: TestWorld) {
        member(&world).await;
        ask_reset(&world, "misaki@hokusei.example").await;
        let token = behind(&world, "/reset/").await;
        for (password, problem) in [
            ("fourteen chars", Problem::TooShort(15)),
            ("misaki@hokusei.example", Problem::PasswordIsName),
            ("Aozora Flow Aozora Works", Problem::PasswordIsName),
            ("ZQJPHSYF6ctifgu", Problem::PasswordLeaked),
            ("aaaaaaaaaaaaaaaaaaaa", Problem::PasswordCommon),
        ] {
            let refused = refusal(world.identity().reset(&token, password.to_owned()).await);
            assert_eq!(refused, AppError::field("password", problem), "{password}");
        }
        let long = "長い言葉をいくつも並べる".repeat(6);
        world.identity().reset(&token, long.clone()).await.unwrap();
        sign_in(&world, credentials("misaki@hokusei.example", &long)).await.unwrap();
    }

    // --- a code by mail ---

    /// ASVS 6.5.1, 6.6.2
    async fn a_code_signs_in_once_in_the_browser_that_asked(world: TestWorld) {
        let member = member(&world).await;
        let token = ask_code(&world, "misaki@hokusei.example").await;
        let code = code(&world).await;
        let mail = mail(&world).await;
        assert!(!mail.text.contains("http"), "no link: {}", mail.text);
        assert!(!mail.html.contains("<a "), "no link: {}", mail.html);
        let other = ask_code(&world, "nobody@hokusei.example").await;
        assert_eq!(refusal(enter(&world, &other, &code).await), wrong_code("code"));
        assert_eq!(enter(&world, &token, &code).await.unwrap(), id_of(&member.actor));
        assert_eq!(refusal(enter(&world, &token, &code).await), wrong_code("code"));
        assert_eq!(number(&world, "SELECT count(*) FROM events WHERE kind = 'identity.signed-in'").await, 1);
    }

    /// ASVS 6.5.5, 6.6.3
    async fn a_code_lives_ten_minutes_and_five_attempts(world: TestWorld) {
        member(&world).await;
        let token = ask_code(&world, "misaki@hokusei.example").await;
        let right = code(&world).await;
        let wrong = if right == "00000000" { "11111111" } else { "00000000" };
        for _ in 0..4 {
            assert_eq!(refusal(enter(&world, &token, wrong).await), wrong_code("code"));
        }
        enter(&world, &token, &right).await.unwrap();

        let token = ask_code(&world, "misaki@hokusei.example").await;
        let right = code(&world).await;
        for _ in 0..5 {
            assert_eq!(refusal(enter(&world, &token, "00000001").await), wrong_code("code"));
        }
        assert_eq!(refusal(enter(&world, &token, &right).await), wrong_code("code"));

        let token = ask_code(&world, "misaki@hokusei.example").await;
        let right = code(&world).await;
        world.later(Duration::minutes(10));
        assert_eq!(refusal(enter(&world, &token, &right).await), wrong_code("code"));
    }

    async fn guesses_at_once_are_counted_each(world: TestWorld) {
        member(&world).await;
        let token = ask_code(&world, "misaki@hokusei.example").await;
        let right = code(&world).await;
        let tasks: Vec<_> = (0..20).map(|n| {
            let (domain, token) = (world.domain.clone(), token.clone());
            tokio::spawn(async move { enter(&domain, &token, &format!("{n:08}")).await.is_err() })
        }).collect();
        for task in tasks {
            assert!(task.await.unwrap());
        }
        assert_eq!(number(&world, "SELECT attempts FROM mail_codes").await, 5);
        assert_eq!(refusal(enter(&world, &token, &right).await), wrong_code("code"));
    }

    async fn who_asks_elsewhere_takes_no_code_away_and_there_are_never_many(world: TestWorld) {
        member(&world).await;
        let own = ask_code(&world, "misaki@hokusei.example").await;
        let right = code(&world).await;
        for _ in 0..9 {
            ask_code(&world, "misaki@hokusei.example").await;
        }
        assert_eq!(number(&world, "SELECT count(*) FROM mail_codes").await, 10);
        enter(&world, &own, &right).await.unwrap();
        let oldest = ask_code(&world, "misaki@hokusei.example").await;
        let right = code(&world).await;
        for _ in 0..10 {
            world.later(Duration::seconds(1));
            ask_code(&world, "misaki@hokusei.example").await;
        }
        assert_eq!(number(&world, "SELECT count(*) FROM mail_codes").await, 10);
        assert_eq!(refusal(enter(&world, &oldest, &right).await), wrong_code("code"));
    }

    async fn who_was_disabled_meanwhile_does_not_come_in(world: TestWorld) {
        member(&world).await;
        let token = ask_code(&world, "misaki@hokusei.example").await;
        let code = code(&world).await;
        run(&world, "UPDATE people SET state = 'disabled'").await;
        assert_eq!(refusal(enter(&world, &token, &code).await), wrong_code("code"));
        assert_eq!(number(&world, "SELECT count(*) FROM sessions").await, 1, "the old one, which opens nothing");
    }

    async fn who_joins_may_do_without_a_password(world: TestWorld) {
        let scene = scene(&world).await;
        let id = invited(&world, &scene).await;
        let join = Join { password: None, ..join_as("田中", "美咲") };
        world.identity().join(&link(&world, id), join, &Visit::default()).await.unwrap();
        assert_eq!(number(&world, "SELECT count(*) FROM credentials").await, 0);
        let token = ask_code(&world, "misaki.tanaka@hokusei.example").await;
        let code = code(&world).await;
        assert_eq!(enter(&world, &token, &code).await.unwrap(), scene.tanaka);
    }

    // --- proving once more who sits there ---

    /// ASVS 7.5.1
    async fn a_proof_holds_ten_minutes_in_one_session(world: TestWorld) {
        let member = member(&world).await;
        let other = sitting(&world, &a_session(&world, id_of(&member.actor)).await.unwrap()).await;
        let identity = world.identity();
        let first = AppError::conflict(Conflict::ConfirmFirst);
        world.later(Duration::minutes(10) - Duration::seconds(1));
        identity.require_confirmed(&member.actor, member.sitting).await.unwrap();
        world.later(Duration::seconds(1));
        assert_eq!(refusal(identity.require_confirmed(&member.actor, member.sitting).await), first);
        let change = || PasswordChange { current: PASSWORD.to_owned(), password: NEW.to_owned() };
        assert_eq!(refusal(identity.change_password(&member.actor, member.sitting, change()).await), first);
        let visit = Visit::default();
        assert_eq!(refusal(identity.ask_address(&member.actor, member.sitting, "new@hokusei.example", &visit).await), first);
        assert_eq!(refusal(identity.begin_factor(&member.actor, member.sitting).await), first);
        assert_eq!(refusal(identity.renew_recovery_codes(&member.actor, member.sitting).await), first);
        assert_eq!(refusal(identity.end_factor(&member.actor, member.sitting).await), first);

        let wrong = refusal(identity.confirm(&member.actor, member.sitting, by_password("not at all this"), "").await);
        assert_eq!(wrong, AppError::field("password", Problem::WrongPassword));
        identity.confirm(&member.actor, member.sitting, by_password(PASSWORD), "").await.unwrap();
        assert_eq!(refusal(identity.require_confirmed(&member.actor, other).await), first, "in this session alone");
        identity.change_password(&member.actor, member.sitting, change()).await.unwrap();
    }

    async fn a_proof_of_somebody_else_proves_nothing(world: TestWorld) {
        let member = member(&world).await;
        let other = a_staff_member(Role::Csm).with_password(PASSWORD).build(&world).await.unwrap();
        let refused = refusal(world.identity().require_confirmed(&other, member.sitting).await);
        assert_eq!(refused, AppError::conflict(Conflict::ConfirmFirst));
    }

    async fn a_code_by_mail_is_a_proof_too_and_only_ones_own(world: TestWorld) {
        let member = member(&world).await;
        world.later(Duration::minutes(20));
        let identity = world.identity();
        let (browser, sending) = identity.ask_own_code(&member.actor, &Visit::default()).await.unwrap();
        sending.await.unwrap();
        let code = code(&world).await;
        // A code to prove with does not sign in, and the other way round.
        assert_eq!(refusal(enter(&world, &browser, &code).await), wrong_code("code"));
        let proof = |code: &str| Proof { first: FirstProof::MailCode(code.to_owned()), second: String::new() };
        let to_sign_in = ask_code(&world, "misaki@hokusei.example").await;
        let signs_in = self::code(&world).await;
        let refused = refusal(identity.confirm(&member.actor, member.sitting, proof(&signs_in), to_sign_in.as_str()).await);
        assert_eq!(refused, wrong_code("mail_code"));
        let other = a_staff_member(Role::Csm).build(&world).await.unwrap();
        let foreign = sitting(&world, &a_session(&world, id_of(&other)).await.unwrap()).await;
        // Nobody has used it yet, and it is somebody else's.
        assert_eq!(refusal(identity.confirm(&other, foreign, proof(&code), browser.as_str()).await), wrong_code("mail_code"));
        let refused = refusal(identity.confirm(&member.actor, member.sitting, proof("00000000"), browser.as_str()).await);
        assert_eq!(refused, wrong_code("mail_code"));
        identity.confirm(&member.actor, member.sitting, proof(&code), browser.as_str()).await.unwrap();
        identity.require_confirmed(&member.actor, member.sitting).await.unwrap();
        assert_eq!(refusal(identity.confirm(&member.actor, member.sitting, proof(&code), browser.as_str()).await), wrong_code("mail_code"), "once");
    }

    // --- the password ---

    /// ASVS 6.2.2
    /// ASVS 6.2.3
    async fn a_password_is_changed_with_the_present_one_and_ends_other_sessions(world: TestWorld) {
        let member = member(&world).await;
        let other = a_session(&world, id_of(&member.actor)).await.unwrap();
        let change = |current: &str| PasswordChange { current: current.to_owned(), password: NEW.to_owned() };
        let refused = refusal(world.identity().change_password(&member.actor, member.sitting, change("nothing like it")).await);
        assert_eq!(refused, AppError::field("current", Problem::WrongPassword));
        assert!(is_in(&world, &other).await);
        let waiting = ask_code(&world, "misaki@hokusei.example").await;
        let in_mailbox = code(&world).await;
        world.identity().change_password(&member.actor, member.sitting, change(PASSWORD)).await.unwrap();
        assert!(is_in(&world, &member.token).await && !is_in(&world, &other).await);
        sign_in(&world, credentials("misaki@hokusei.example", NEW)).await.unwrap();
        assert!(mail(&world).await.subject.contains("パスワード"));
        assert_eq!(refusal(enter(&world, &waiting, &in_mailbox).await), wrong_code("code"), "a code is a session to come");
    }

    /// ASVS 7.4.3
    async fn a_sign_in_beside_a_new_password_opens_nothing_and_does_not_bring_the_old_one_back(world: TestWorld) {
        let member = member(&world).await;
        // Weak parameters: signing in with them makes a stronger hash, of the password that was typed.
        let strong = Domain::new(World {
            passwords: Passwords::with(argon2::Params::new(16, 2, 1, None).unwrap(), 2, 64).unwrap(),
            ..copy_of(&world)
        });
        let (domain, actor, at) = (world.domain.clone(), member.actor.clone(), member.sitting);
        let change = PasswordChange { current: PASSWORD.to_owned(), password: NEW.to_owned() };
        let changed = async move { domain.identity().change_password(&actor, at, change).await.unwrap() };
        let beside = with_meanwhile(changed, sign_in(&strong, credentials("misaki@hokusei.example", PASSWORD))).await;
        assert_eq!(refusal(beside), AppError::field("password", Problem::WrongCredentials));
        assert_eq!(number(&world, "SELECT count(*) FROM sessions").await, 1, "the one that changed it");
        assert_eq!(number(&world, "SELECT count(*) FROM events WHERE kind = 'identity.sign-in-refused'").await, 1);
        assert!(sign_in(&world, credentials("misaki@hokusei.example", PASSWORD)).await.is_err());
        sign_in(&world, credentials("misaki@hokusei.example", NEW)).await.unwrap();
    }

    async fn of_two_changes_of_a_password_the_later_has_to_know_the_earlier(world: TestWorld) {
        let member = member(&world).await;
        let other = sitting(&world, &a_session(&world, id_of(&member.actor)).await.unwrap()).await;
        let domain = world.domain.clone();
        let earlier = async move { run(&domain, "UPDATE credentials SET password_hash = 'of the earlier'").await };
        let change = PasswordChange { current: PASSWORD.to_owned(), password: NEW.to_owned() };
        let later = with_meanwhile(earlier, world.identity().change_password(&member.actor, other, change)).await;
        assert_eq!(refusal(later), AppError::field("current", Problem::WrongPassword));
        assert_eq!(number(&world, "SELECT count(*) FROM credentials WHERE password_hash = 'of the earlier'").await, 1);
    }

    async fn a_full_queue_costs_no_attempt_at_a_change(world: TestWorld) {
        let member = member(&world).await;
        let rules = domain::identity::Rules { guard: Some(domain::identity::Guard::default()), ..Default::default() };
        let cheap = argon2::Params::new(8, 1, 1, None).unwrap();
        let busy = Domain::new(World { rules, passwords: Passwords::with(cheap, 1, 0).unwrap(), ..copy_of(&world) });
        let change = PasswordChange { current: PASSWORD.to_owned(), password: NEW.to_owned() };
        assert_eq!(refusal(busy.identity().change_password(&member.actor, member.sitting, change).await), AppError::Busy);
        assert_eq!(number(&world, "SELECT failures FROM attempts").await, 0);
    }

    async fn a_password_is_not_made_of_the_name_of_the_company(world: TestWorld) {
        let company = a_company("Hokuto Warehousing").build(&world).await.unwrap();
        a_member().mailed("m@h.example").of(company).build(&world).await.unwrap();
        ask_reset(&world, "m@h.example").await;
        let token = behind(&world, "/reset/").await;
        let refused = refusal(world.identity().reset(&token, "Hokuto Warehousing 7".to_owned()).await);
        assert_eq!(refused, AppError::field("password", Problem::PasswordIsName));
    }

    // --- the address ---

    /// ASVS 2.4.1
    async fn nobody_writes_to_any_number_of_strangers_in_our_name(world: TestWorld) {
        let member = member(&world).await;
        let guarded = Domain::new(World {
            rules: domain::identity::Rules { guard: Some(domain::identity::Guard::default()), ..Default::default() },
            ..copy_of(&world)
        });
        let visit = |n: i32| Visit { client: Some(format!("198.51.{n}.7").parse().unwrap()), ..Visit::default() };
        let ask = async |n: i32| guarded.identity()
            .ask_address(&member.actor, member.sitting, &format!("stranger{n}@nowhere.example"), &visit(n)).await;
        for n in 0..5 {
            ask(n).await.unwrap();
        }
        assert!(matches!(refusal(ask(5).await), AppError::TooMany { .. }));
        assert_eq!(mails(&world).await, 5);
    }

    async fn an_address_moves_after_its_mail_was_read_and_the_old_one_hears_of_it(world: TestWorld) {
        let member = member(&world).await;
        let identity = world.identity();
        ask_reset(&world, "misaki@hokusei.example").await;
        let reset = behind(&world, "/reset/").await;
        identity.ask_address(&member.actor, member.sitting, "Misaki.New@hokusei.example", &Visit::default()).await.unwrap();
        assert!(mail(&world).await.to.contains("Misaki.New@hokusei.example"));
        let token = behind(&world, "/account/address/").await;
        let waiting = ask_code(&world, "misaki@hokusei.example").await;
        let in_old_mailbox = code(&world).await;
        assert_eq!(identity.account(&member.actor, member.sitting).await.unwrap().new_email.as_deref(), Some("Misaki.New@hokusei.example"));
        sign_in(&world, credentials("misaki@hokusei.example", PASSWORD)).await.unwrap();

        let stranger = a_staff_member(Role::Csm).build(&world).await.unwrap();
        assert_eq!(refusal(identity.open_address(&stranger, &token).await), spent());
        assert_eq!(refusal(identity.confirm_address(&stranger, &token).await), spent());
        identity.confirm_address(&member.actor, &token).await.unwrap();
        assert!(sign_in(&world, credentials("misaki@hokusei.example", PASSWORD)).await.is_err());
        sign_in(&world, credentials("misaki.new@hokusei.example", PASSWORD)).await.unwrap();
        let told = mail(&world).await;
        assert!(told.to.contains("<misaki@hokusei.example>"), "{}", told.to);
        // Nothing that waits in the old mailbox opens the account any more.
        assert_eq!(refusal(identity.reset(&reset, NEW.to_owned()).await), spent());
        assert_eq!(refusal(enter(&world, &waiting, &in_old_mailbox).await), wrong_code("code"));
        assert_eq!(refusal(identity.confirm_address(&member.actor, &token).await), spent());
    }

    /// ASVS 6.3.8
    async fn an_address_that_somebody_has_is_not_told_apart(world: TestWorld) {
        let member = member(&world).await;
        a_staff_member(Role::Csm).mailed("ito@aozora.example").build(&world).await.unwrap();
        let ask = |email: &'static str| world.identity().ask_address(&member.actor, member.sitting, email, &VISIT);
        ask("ito@aozora.example").await.unwrap();
        assert_eq!(mails(&world).await, 0);
        ask("free@aozora.example").await.unwrap();
        let token = behind(&world, "/account/address/").await;
        a_staff_member(Role::Csm).mailed("free@aozora.example").build(&world).await.unwrap();
        let refused = refusal(world.identity().confirm_address(&member.actor, &token).await);
        assert_eq!(refused, AppError::conflict(Conflict::EmailTaken));
        sign_in(&world, credentials("misaki@hokusei.example", PASSWORD)).await.unwrap();
    }

    // --- sessions ---

    /// ASVS 7.5.2
    async fn one_ends_ones_own_sessions_and_no_others(world: TestWorld) {
        let member = member(&world).await;
        let visit = Visit { agent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0".to_owned(), ..Visit::default() };
        let entry = world.identity().sign_in(&Actor::Guest, credentials("misaki@hokusei.example", PASSWORD), &visit).await.unwrap();
        let Entry::In { token: there, .. } = entry else { panic!() };
        let page = world.identity().account(&member.actor, member.sitting).await.unwrap();
        assert_eq!(page.sessions.len(), 2);
        assert!(page.sessions[0].this && page.sessions[0].device.is_empty());
        assert_eq!(page.sessions[1].device, "Firefox, Linux");
        let stranger = a_staff_member(Role::Administrator).build(&world).await.unwrap();
        let refused = refusal(world.identity().end_session(&stranger, page.sessions[1].id).await);
        assert_eq!(refused, AppError::NotFound);
        assert!(is_in(&world, &there).await);
        world.identity().end_session(&member.actor, page.sessions[1].id).await.unwrap();
        assert!(!is_in(&world, &there).await && is_in(&world, &member.token).await);
        let over = refusal(world.identity().end_session(&member.actor, page.sessions[1].id).await);
        assert_eq!(over, AppError::NotFound, "as that of somebody else");

        let (more, foreign) = (a_session(&world, id_of(&member.actor)).await.unwrap(), a_session(&world, id_of(&stranger)).await.unwrap());
        world.identity().end_other_sessions(&member.actor, member.sitting).await.unwrap();
        assert!(!is_in(&world, &more).await && is_in(&world, &member.token).await && is_in(&world, &foreign).await);
    }
}

static VISIT: Visit = Visit {
    client: None,
    device: String::new(),
    agent: String::new(),
};
