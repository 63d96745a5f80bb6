use crate::pages::{at, attacks, guest};
use crate::safe::assert_safe;
use crate::support::{Seen, render};
use app::views::identity::{self, DemoAccount};
use model::people::{AskAgain, JoinForm, JoinPage, ProfileForm, SignIn};
use model::profile::OwnForm;
use model::{AppError, FieldError, Lang, Problem};

fn invitation(text: &str) -> JoinPage {
    JoinPage {
        invitation: model::InvitationId(uuid::Uuid::from_u128(9)),
        email: text.into(),
        company: Some(text.into()),
        invited_by: text.into(),
        personal_line: text.into(),
        lang: Lang::Ja,
        family_name: text.into(),
        given_name: text.into(),
        reading: text.into(),
        expires_at: at("2026-12-01T00:00:00Z"),
    }
}

fn signing_in(email: &str) -> SignIn {
    SignIn {
        email: email.into(),
        password: "correct horse battery".into(),
        next: "/proposals/31".into(),
    }
}

#[test]
fn a_refused_sign_in_keeps_the_address_and_never_the_password() {
    let error = AppError::field("password", Problem::WrongCredentials);
    let typed = signing_in("misaki@hokusei.example");
    let html = render(|| identity::sign_in(&guest(Lang::En), &typed, Some(&error), true, None));
    let seen = Seen::new(&html);
    assert_eq!(
        seen.attr("#email", "value").unwrap(),
        "misaki@hokusei.example"
    );
    assert_eq!(
        seen.attr("input[name=next]", "value").unwrap(),
        "/proposals/31"
    );
    assert!(!html.contains("correct horse"), "{html}");
    assert!(
        seen.text(".errors a[href='#password']")
            .contains("not right")
    );
}

#[test]
fn only_the_demo_offers_accounts() {
    let accounts = [DemoAccount {
        name: "田中 美咲".into(),
        about: "北星ロジスティクス".into(),
        email: "tanaka@hokusei.example".into(),
        password: "demo".into(),
    }];
    let typed = SignIn {
        next: "/customers".into(),
        ..SignIn::default()
    };
    let cx = guest(Lang::Ja);
    let seen = Seen::new(&render(|| {
        identity::sign_in(&cx, &typed, None, true, Some(&accounts))
    }));
    assert_eq!(seen.count(".accounts form[method=post]"), 1);
    assert_eq!(
        seen.attr(".accounts input[name=email]", "value").unwrap(),
        "tanaka@hokusei.example"
    );
    assert_eq!(
        seen.attr(".accounts input[name=next]", "value").unwrap(),
        "/customers"
    );
    let seen = Seen::new(&render(|| identity::sign_in(&cx, &typed, None, true, None)));
    assert_eq!(seen.count(".accounts"), 0);
}

#[test]
fn joining_asks_for_each_consent_alone_and_only_the_terms_are_needed() {
    let page = invitation("田中");
    let typed = identity::join_form(&page, "Asia/Tokyo");
    let html = render(|| identity::join(&guest(Lang::Ja), &page, &typed, None));
    let seen = Seen::new(&html);
    assert_eq!(seen.count("input[type=checkbox]"), 3);
    assert_eq!(seen.count("input[type=checkbox][checked]"), 0);
    assert_eq!(seen.count("input[type=checkbox][aria-required]"), 1);
    assert_eq!(seen.attr("#agree_terms", "aria-required").unwrap(), "true");
    assert_eq!(
        seen.attr("#time_zone option[selected]", "value").unwrap(),
        "Asia/Tokyo"
    );
    assert_eq!(seen.attr("#family_name", "value").unwrap(), "田中");
    assert!(seen.text("#password-hint").contains("15字以上"));
    assert!(seen.count("#time_zone option") > 300);
}

#[test]
fn refused_joining_keeps_everything_that_was_typed_but_the_password() {
    let typed = JoinForm {
        family_name: "Clarke".into(),
        given_name: "Emma".into(),
        reading: "えま".into(),
        lang: "en".into(),
        time_zone: "Mars/Base".into(),
        way: "code".into(),
        password: "correct horse battery".into(),
        agree_terms: String::new(),
        agree_digest: "on".into(),
        agree_studies: String::new(),
    };
    let error = AppError::Invalid {
        fields: vec![
            FieldError::new("time_zone", Problem::UnknownZone),
            FieldError::new("password", Problem::PasswordCommon),
            FieldError::new("agree_terms", Problem::MustAgree),
        ],
    };
    let page = invitation("x");
    let html = render(|| identity::join(&guest(Lang::En), &page, &typed, Some(&error)));
    let seen = Seen::new(&html);
    assert_eq!(seen.attr("#family_name", "value").unwrap(), "Clarke");
    assert_eq!(seen.attr("#given_name", "value").unwrap(), "Emma");
    assert_eq!(seen.attr("#reading", "value").unwrap(), "えま");
    assert_eq!(
        seen.attr("input[name=lang][checked]", "value").unwrap(),
        "en"
    );
    assert_eq!(
        seen.attr("#time_zone option[selected]", "value").unwrap(),
        "Mars/Base"
    );
    assert_eq!(seen.count("#agree_digest[checked]"), 1);
    assert_eq!(seen.count(".errors li a"), 3, "{html}");
    assert!(!html.contains("correct horse"));
}

/// ASVS 6.3.8
#[test]
fn a_spent_link_leads_to_a_new_one_and_the_answer_names_nobody() {
    let typed = AskAgain {
        email: "nobody".into(),
    };
    let error = AppError::field("email", Problem::NotAnEmail);
    let cx = guest(Lang::En);
    let seen = Seen::new(&render(|| identity::link_spent(&cx, &typed, Some(&error))));
    assert_eq!(seen.attr("form", "action").unwrap(), "/join/again");
    assert_eq!(seen.attr("#email", "value").unwrap(), "nobody");
    let answer = render(|| identity::asked_again(&cx));
    assert!(!answer.contains("nobody"));
    assert!(answer.contains("If this address was invited"));
}

#[test]
fn the_profile_may_be_skipped_and_comes_back_as_typed() {
    let typed = ProfileForm {
        job_title: "Head of warehouse".into(),
        pain: "line one\n\nline two".into(),
        ..ProfileForm::default()
    };
    let error = AppError::field("goal", Problem::TooLong(1000));
    let html = render(|| identity::welcome(&guest(Lang::En), &typed, Some(&error)));
    let seen = Seen::new(&html);
    assert_eq!(
        seen.attr("#job_title", "value").unwrap(),
        "Head of warehouse"
    );
    assert_eq!(seen.text("#pain"), "line one line two");
    assert_eq!(seen.count("a.btn[href='/']"), 1);
    assert_eq!(seen.count(".need.must"), 0);
}

#[test]
fn ones_own_profile_keeps_everything_and_says_where_it_is_refused() {
    let typed = own("田中 <b>");
    let error = AppError::field("family_name", Problem::Required);
    let html = render(|| identity::profile(&guest(Lang::Ja), &typed, Some(&error)));
    let seen = Seen::new(&html);
    assert_eq!(seen.attr("form", "action").unwrap(), "/profile");
    assert_eq!(seen.attr("[name=version]", "value").unwrap(), "1f");
    assert_eq!(seen.attr("#family_name", "value").unwrap(), "田中 <b>");
    assert_eq!(seen.count(".errors a[href='#family_name']"), 1);
    assert_eq!(seen.attr("[name=lang][checked]", "value").unwrap(), "en");
    assert_eq!(
        seen.attr("#time_zone option[selected]", "value").unwrap(),
        "Europe/Berlin"
    );
    assert_eq!(seen.count("section.block h2"), 3);
}

fn own(text: &str) -> OwnForm {
    OwnForm {
        family_name: text.into(),
        given_name: text.into(),
        reading: text.into(),
        lang: "en".into(),
        time_zone: "Europe/Berlin".into(),
        job_title: text.into(),
        processes: text.into(),
        can_help_with: text.into(),
        goal: text.into(),
        pain: text.into(),
        use_case: text.into(),
        version: "1f".into(),
    }
}

#[test]
fn kept_text_is_shown_and_goes_back_exactly_as_it_came() {
    let fields = vec![
        ("form_token".to_owned(), "abc".to_owned()),
        ("text".to_owned(), "one\n\n<b>two</b> \"three\"".to_owned()),
        ("topic".to_owned(), "a".to_owned()),
        ("topic".to_owned(), "b".to_owned()),
    ];
    let html = render(|| identity::kept(&guest(Lang::En), "/proposals/31/comments", &fields));
    let seen = Seen::new(&html);
    assert_eq!(
        seen.attr("form", "action").unwrap(),
        "/proposals/31/comments?kept=sent"
    );
    assert_eq!(
        seen.attr("input[name=text]", "value").unwrap(),
        "one\n\n<b>two</b> \"three\""
    );
    assert_eq!(seen.count("input[name=topic]"), 2);
    assert_eq!(seen.count("input[name=form_token]"), 1);
    assert!(seen.text(".part").contains("<b>two</b>"));
    assert!(!seen.text(".part").contains("abc"));
}

#[test]
fn nothing_in_the_texts_of_these_pages_can_run() {
    for (attack, lang) in attacks() {
        let attack = attack.as_str();
        let cx = guest(lang);
        let account = DemoAccount {
            name: attack.into(),
            about: attack.into(),
            email: attack.into(),
            password: attack.into(),
        };
        let accounts = [account];
        assert_safe(attack, || {
            identity::sign_in(&cx, &signing_in(attack), None, true, Some(&accounts))
        });
        let page = invitation(attack);
        let typed = identity::join_form(&page, attack);
        assert_safe(attack, || identity::join(&cx, &page, &typed, None));
        let typed = AskAgain {
            email: attack.into(),
        };
        assert_safe(attack, || identity::link_spent(&cx, &typed, None));
        let typed = ProfileForm {
            job_title: attack.into(),
            processes: attack.into(),
            can_help_with: attack.into(),
            goal: attack.into(),
            pain: attack.into(),
            use_case: attack.into(),
        };
        assert_safe(attack, || identity::welcome(&cx, &typed, None));
        assert_safe(attack, || identity::profile(&cx, &own(attack), None));
        let fields = vec![(attack.to_owned(), attack.to_owned())];
        assert_safe(attack, || identity::kept(&cx, "/proposals", &fields));
    }
}
