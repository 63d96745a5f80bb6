use crate::pages::{at, attacks, guest};
use crate::safe::assert_safe;
use crate::support::{Seen, render};
use app::views::accounts::{self as views, Offer};
use model::accounts::{
    AccountPage, AddressForm, AskByMail, CodeForm, ConfirmForm, FactorPage, FactorSecret,
    PasskeyForm, PasskeyLine, Proofs, SessionLine,
};
use model::{AppError, Lang, PasskeyId, Problem, SessionId};

fn session(n: u128, device: &str, this: bool) -> SessionLine {
    SessionLine {
        id: SessionId(uuid::Uuid::from_u128(n)),
        device: device.to_owned(),
        begun_at: at("2026-11-20T01:00:00Z"),
        seen_at: at("2026-11-22T01:00:00Z"),
        this,
    }
}

fn page(text: &str) -> AccountPage {
    AccountPage {
        email: text.to_owned(),
        new_email: Some(text.to_owned()),
        has_password: true,
        password_since: Some(at("2026-11-01T01:00:00Z")),
        factor_since: Some(at("2026-11-02T01:00:00Z")),
        codes_left: 1,
        passkeys: vec![PasskeyLine {
            id: PasskeyId(uuid::Uuid::from_u128(9)),
            name: text.to_owned(),
            added_at: at("2026-11-03T01:00:00Z"),
            used_at: None,
        }],
        passkeys_offered: true,
        sessions: vec![
            session(1, text, true),
            session(2, text, false),
            session(3, "", false),
        ],
    }
}

fn secret(text: &str) -> FactorSecret {
    FactorSecret {
        text: text.to_owned(),
        url: text.to_owned(),
        qr: vec![vec![true, false], vec![false, true]],
    }
}

fn proofs(email: &str, has_password: bool, has_factor: bool) -> Proofs {
    Proofs {
        email: email.to_owned(),
        has_password,
        has_factor,
    }
}

#[test]
fn only_other_sessions_can_be_ended_and_each_button_says_which() {
    for lang in Lang::ALL {
        let html = render(|| views::account(&guest(*lang), &page("Firefox, Linux")));
        let seen = Seen::new(&html);
        assert_eq!(seen.count("form[action$='/end'] button"), 2);
        assert_eq!(
            seen.count(&format!("form[action*='{}']", uuid::Uuid::from_u128(1))),
            0
        );
        let spoken = seen.attr("form[action$='/end'] button", "aria-label");
        assert!(spoken.unwrap().contains("Firefox, Linux"));
    }
    let alone = AccountPage {
        sessions: vec![session(1, "", true)],
        ..page("a@b.example")
    };
    let html = render(|| views::account(&guest(Lang::En), &alone));
    assert!(!html.contains("end-others"), "{html}");
}

#[test]
fn no_secret_that_was_typed_comes_back() {
    let wrong = AppError::field("code", Problem::WrongCode);
    let typed = CodeForm {
        code: "zqsecret".to_owned(),
        next: "/proposals".to_owned(),
    };
    let html = render(|| views::second(&guest(Lang::En), &typed, Some(&wrong)));
    assert!(!html.contains("zqsecret"), "{html}");
    let typed = ConfirmForm {
        password: "zqsecret".to_owned(),
        mail_code: "zqsecret".to_owned(),
        code: "zqsecret".to_owned(),
        next: "/account/password".to_owned(),
    };
    for (has_password, mail_sent) in [(true, false), (true, true), (false, false), (false, true)] {
        let offer = Offer {
            proofs: proofs("a@b.example", has_password, true),
            mail_sent,
            typed_password: has_password && mail_sent,
        };
        let html = render(|| views::confirm(&guest(Lang::En), &offer, &typed, Some(&wrong)));
        assert!(!html.contains("zqsecret"), "{html}");
        let seen = Seen::new(&html);
        let asks = seen.count("input[name=password], input[name=mail_code]");
        // While a code is under way, the password leads on too: the mail may never come.
        assert_eq!(asks, usize::from(has_password) + usize::from(mail_sent));
    }
}

#[test]
fn what_was_refused_stands_in_the_form_that_was_sent() {
    let wrong = AppError::field("code", Problem::WrongCode);
    for typed_password in [false, true] {
        let offer = Offer {
            proofs: proofs("a@b.example", true, true),
            mail_sent: true,
            typed_password,
        };
        let form = ConfirmForm::default();
        let html = render(|| views::confirm(&guest(Lang::En), &offer, &form, Some(&wrong)));
        let seen = Seen::new(&html);
        assert_eq!(seen.count("[aria-invalid=true]"), 1, "{html}");
        let there = seen.count("details[open] [aria-invalid=true]");
        assert_eq!(there, usize::from(typed_password), "{html}");
        assert_eq!(seen.count("#code"), 1);
    }
}

#[test]
fn a_key_is_a_picture_with_a_name_and_a_text() {
    let page = FactorPage::Pending(secret("ABCD EFGH"));
    let html = render(|| views::factor(&guest(Lang::En), &page, true, None));
    let seen = Seen::new(&html);
    assert_eq!(seen.attr("svg.qr", "role").unwrap(), "img");
    assert!(!seen.attr("svg.qr", "aria-label").unwrap().is_empty());
    // Two dark modules, four light ones around.
    assert_eq!(seen.attr("svg.qr", "viewBox").unwrap(), "0 0 10 10");
    assert_eq!(
        seen.attr("svg.qr path", "d").unwrap(),
        "M4,4h1v1h-1zM5,5h1v1h-1z"
    );
    assert_eq!(seen.text("code.key"), "ABCD EFGH");
    assert!(!html.contains("style="), "{html}");
}

#[test]
fn hostile_words_stay_words_on_every_page_of_an_account() {
    for (text, lang) in attacks() {
        let cx = guest(lang);
        let text = text.as_str();
        let ask = AskByMail {
            email: text.to_owned(),
            next: text.to_owned(),
        };
        let offer = Offer {
            proofs: proofs(text, true, true),
            mail_sent: false,
            typed_password: false,
        };
        let address = AddressForm {
            email: text.to_owned(),
        };
        let code = CodeForm {
            code: text.to_owned(),
            next: text.to_owned(),
        };
        assert_safe(text, || views::account(&cx, &page(text)));
        assert_safe(text, || views::code_ask(&cx, &ask, None));
        assert_safe(text, || views::code_enter(&cx, &code, None));
        assert_safe(text, || views::reset_ask(&cx, &ask, None));
        assert_safe(text, || views::reset_sent(&cx, text));
        assert_safe(text, || views::reset_new(&cx, text, None));
        assert_safe(text, || views::address(&cx, text, &address, None));
        assert_safe(text, || views::address_confirm(&cx, Some(text), None));
        assert_safe(text, || {
            views::password(&cx, &proofs(text, true, false), None)
        });
        assert_safe(text, || {
            views::confirm(&cx, &offer, &ConfirmForm::default(), None)
        });
        assert_safe(text, || {
            views::factor(&cx, &FactorPage::Pending(secret(text)), false, None)
        });
        let named = PasskeyForm {
            name: text.to_owned(),
        };
        assert_safe(text, || views::passkey_new(&cx, &named, None));
        assert_safe(text, || views::passkey_create(&cx, text));
        assert_safe(text, || views::passkey_sign_in(&cx, text, text));
        assert_safe(text, || views::recovery_codes(&cx, &[text.to_owned()]));
    }
}
