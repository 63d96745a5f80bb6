//! Finished mails, read by a parser that is not ours.

use super::slots_calendar::letters;
use chrono::{DateTime, Utc};
use domain::Domain;
use domain::mail::{Reader, open_unsubscribe, preview, render};
use domain::messages::MailFacts;
use domain::messages::facts::{InvitationFacts, ThanksLine};
use domain::testing::TestWorld;
use mail_parser::{HeaderValue, Message, MessageParser};
use model::messages::Topic;
use model::proposals::Status;
use model::{Both, InvitationId, Lang, MailId, PersonId, ProposalNumber, ReleaseNumber, ThanksId};

/// What broke other portals' mails.
const NASTY: &str = "A + \"B\" & <b>ü</b> 漢 🎌";

fn reader(lang: Lang, name: &str) -> Reader {
    Reader {
        id: PersonId("0193a000-0000-7000-8000-000000000001".parse().unwrap()),
        name: name.to_owned(),
        email: "misaki@hokusei.example".to_owned(),
        lang,
        zone: chrono_tz::Tz::Asia__Tokyo,
    }
}

fn invitation(line: &str) -> InvitationFacts {
    InvitationFacts {
        invitation: InvitationId("0193a000-0000-7000-8000-000000000009".parse().unwrap()),
        issue: 1,
        invited_by: "伊藤 直子".to_owned(),
        reply_to: Some("naoko@aozora.example".to_owned()),
        company: Some("北星ロジスティクス".to_owned()),
        personal_line: line.to_owned(),
        expires_at: "2026-12-06T01:00:00Z".parse().unwrap(),
    }
}

fn all_kinds(words: &str) -> Vec<MailFacts> {
    let invited = || InvitationFacts {
        invited_by: words.to_owned(),
        ..invitation(words)
    };
    let mut kinds = vec![
        MailFacts::Invitation(invited()),
        MailFacts::InvitationReminder(invited()),
        MailFacts::Welcome {},
        MailFacts::PasswordReset {
            link: uuid::Uuid::from_u128(1),
            expires_at: "2026-12-06T01:00:00Z".parse().unwrap(),
        },
        MailFacts::PasswordChanged {
            at: "2026-12-06T01:00:00Z".parse().unwrap(),
        },
        MailFacts::AddressConfirm {
            link: uuid::Uuid::from_u128(1),
            expires_at: "2026-12-06T01:00:00Z".parse().unwrap(),
        },
        MailFacts::AddressChanged {
            at: "2026-12-06T01:00:00Z".parse().unwrap(),
        },
        MailFacts::SignInCode {
            code: uuid::Uuid::from_u128(1),
            expires_at: "2026-12-06T01:00:00Z".parse().unwrap(),
        },
        MailFacts::FactorChanged {
            on: true,
            at: "2026-12-06T01:00:00Z".parse().unwrap(),
            by_us: false,
            passkey: false,
        },
        MailFacts::FactorChanged {
            on: false,
            at: "2026-12-06T01:00:00Z".parse().unwrap(),
            by_us: false,
            passkey: false,
        },
        MailFacts::FactorChanged {
            on: false,
            at: "2026-12-06T01:00:00Z".parse().unwrap(),
            by_us: true,
            passkey: false,
        },
        MailFacts::FactorChanged {
            on: true,
            at: "2026-12-06T01:00:00Z".parse().unwrap(),
            by_us: false,
            passkey: true,
        },
        MailFacts::FactorChanged {
            on: false,
            at: "2026-12-06T01:00:00Z".parse().unwrap(),
            by_us: false,
            passkey: true,
        },
        MailFacts::ProposalAnswered {
            number: ProposalNumber(1_031),
            title: words.to_owned(),
            status: Status::Parked,
            reason: words.to_owned(),
            reason_lang: Lang::Ja,
            by: words.to_owned(),
            next_word: None,
            next_look: Some("2027-03-01".parse().unwrap()),
        },
        MailFacts::ReleasePublished {
            number: ReleaseNumber(1),
            title: words.to_owned(),
            lead: words.to_owned(),
            lead_lang: Lang::Ja,
            proposal: ProposalNumber(31),
            proposal_title: words.to_owned(),
            asked_at: Some("2026-11-03T01:00:00Z".parse().unwrap()),
            because: words.to_owned(),
            because_lang: Lang::En,
        },
        MailFacts::ReleasePublished {
            number: ReleaseNumber(1),
            title: words.to_owned(),
            lead: words.to_owned(),
            lead_lang: Lang::Ja,
            proposal: ProposalNumber(31),
            proposal_title: words.to_owned(),
            asked_at: None,
            because: words.to_owned(),
            because_lang: Lang::En,
        },
        MailFacts::ReleaseCustomers {
            number: ReleaseNumber(1),
            title: Both::new(words, ""),
            companies: vec![(words.to_owned(), 2)],
            people: 2,
            more: 1,
        },
        MailFacts::WeeklyThanks {
            thanks: vec![ThanksLine {
                release: ReleaseNumber(1),
                title: Both::new("", words),
                by: words.to_owned(),
                company: words.to_owned(),
                text: words.to_owned(),
                lang: Lang::En,
            }],
            more: 1,
        },
        MailFacts::StoryAsked {
            number: ReleaseNumber(1),
            thanks: ThanksId(uuid::Uuid::nil()),
            title: Both::new(words, words),
            text: Both::new(words, words),
            by: words.to_owned(),
        },
        MailFacts::Mentioned {
            number: ProposalNumber(1_031),
            title: words.to_owned(),
            by: words.to_owned(),
            excerpt: words.to_owned(),
            excerpt_lang: Lang::Ja,
        },
    ];
    kinds.extend(letters(words));
    kinds
}

const ID: MailId = MailId(uuid::Uuid::from_u128(7));

fn wire(domain: &Domain, facts: &MailFacts, reader: &Reader) -> Vec<u8> {
    let at: DateTime<Utc> = "2026-11-22T01:00:00Z".parse().unwrap();
    render(domain, facts, reader, ID, at)
        .to_message()
        .unwrap()
        .formatted()
}

fn parse(raw: &[u8]) -> Message<'_> {
    MessageParser::default().parse(raw).unwrap()
}

fn raw_header(mail: &Message<'_>, name: &str) -> Option<String> {
    mail.header_raw(name)
        .map(|value| value.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[tokio::test]
async fn every_mail_survives_hostile_words_in_both_languages() {
    let world = TestWorld::sqlite().await;
    for lang in [Lang::En, Lang::Ja] {
        for facts in all_kinds(NASTY) {
            let raw = wire(&world, &facts, &reader(lang, NASTY));
            let mail = parse(&raw);
            let subject = mail.subject().unwrap();
            assert!(
                !subject.contains("&amp;") && !subject.contains("=?"),
                "{subject}"
            );
            if facts.kind().topic().is_some() {
                assert!(subject.contains(NASTY), "{subject}");
            }
            let to = mail.to().unwrap().first().unwrap();
            assert_eq!(to.name(), Some(NASTY));
            assert_eq!(to.address(), Some("misaki@hokusei.example"));
            assert_eq!(
                mail.message_id(),
                Some(format!("{}@localhost", ID.0).as_str())
            );
            assert_eq!(mail.date().unwrap().to_rfc3339(), "2026-11-22T01:00:00Z");
            let text = mail.body_text(0).unwrap();
            let html = mail.body_html(0).unwrap();
            assert!(text.contains(NASTY) && !text.contains("&quot;"), "{text}");
            assert!(html.contains("&lt;b&gt;ü&lt;/b&gt; 漢 🎌"), "{html}");
            assert!(!html.contains("<b>"), "{html}");
            assert!(html.contains(&format!("<html lang=\"{lang}\">")));
            for body in [&text, &html] {
                assert!(!body.contains("mail-"), "a sentence is missing: {body}");
            }
            assert_eq!(
                raw_header(&mail, "Auto-Submitted").as_deref(),
                Some("auto-generated")
            );
        }
    }
}

/// ASVS 1.3.3, 1.3.11
#[tokio::test]
async fn no_line_break_reaches_a_header() {
    let world = TestWorld::sqlite().await;
    for break_ in ["\r\n", "\n", "\r", "\u{2028}", "\u{85}"] {
        let words = format!("x{break_}Bcc: victim@x.test{break_}{break_}body");
        for lang in [Lang::En, Lang::Ja] {
            for mut facts in all_kinds(&words) {
                if let MailFacts::Invitation(of) = &mut facts {
                    of.reply_to = Some("naoko@aozora.example".to_owned());
                }
                let raw = wire(&world, &facts, &reader(lang, &words));
                let mail = parse(&raw);
                assert!(mail.bcc().is_none(), "{facts:?}");
                assert!(mail.header("Bcc").is_none());
                assert_eq!(
                    mail.headers()
                        .iter()
                        .filter(|header| header.name() == "Subject")
                        .count(),
                    1
                );
                assert!(mail.subject().unwrap().chars().all(|c| !c.is_control()));
            }
        }
    }
}

#[tokio::test]
async fn everything_but_account_mail_can_be_switched_off_with_one_click() {
    let world = TestWorld::sqlite().await;
    let reader = reader(Lang::Ja, "田中 美咲");
    for facts in all_kinds("x") {
        let raw = wire(&world, &facts, &reader);
        let mail = parse(&raw);
        let Some(topic) = facts.kind().topic() else {
            assert!(mail.header("List-Unsubscribe").is_none() && mail.header("List-Id").is_none());
            continue;
        };
        assert_eq!(
            raw_header(&mail, "List-Unsubscribe-Post").as_deref(),
            Some("List-Unsubscribe=One-Click")
        );
        assert_eq!(
            raw_header(&mail, "List-Id"),
            Some(format!("<{topic}.localhost>"))
        );
        let HeaderValue::Address(list) = mail.list_unsubscribe() else {
            panic!("exactly one address: {:?}", mail.list_unsubscribe());
        };
        let url = list.first().unwrap().address().unwrap().to_owned();
        let token = url
            .strip_prefix("http://localhost:3000/unsubscribe/")
            .unwrap();
        assert_eq!(open_unsubscribe(&world, token), Some((reader.id, topic)));
        assert!(mail.body_text(0).unwrap().contains(&url));
        assert!(mail.body_html(0).unwrap().contains(&url));
        let other = if topic == Topic::Answers {
            Topic::Mentions
        } else {
            Topic::Answers
        };
        assert_ne!(open_unsubscribe(&world, token), Some((reader.id, other)));
    }
}

#[tokio::test]
async fn an_invitation_comes_from_a_person_and_carries_one_link() {
    let world = TestWorld::sqlite().await;
    let facts = MailFacts::Invitation(invitation("ぜひhttps://evil.example/をご覧ください"));
    let raw = wire(&world, &facts, &reader(Lang::Ja, "田中 美咲"));
    let mail = parse(&raw);
    let from = mail.from().unwrap().first().unwrap();
    assert_eq!(from.name(), Some("伊藤 直子 (青空ワークス)"));
    assert_eq!(from.address(), Some("table@aozora.example"));
    assert_eq!(
        mail.reply_to().unwrap().first().unwrap().address(),
        Some("naoko@aozora.example")
    );
    let secret = world.key.derive("join", invitation("").invitation.0, 1);
    let text = mail.body_text(0).unwrap();
    assert!(text.starts_with("田中 美咲様"), "{text}");
    assert!(text.contains(&format!("http://localhost:3000/join/{secret}")));
    assert!(text.contains("2026年12月6日(日) 10:00 JST"), "{text}");
    assert!(
        !text.contains("evil") && text.contains("ぜひ…をご覧ください"),
        "{text}"
    );
    let html = mail.body_html(0).unwrap();
    assert_eq!(html.matches("href=").count(), 1);
    let shown = preview(&world, &facts, &reader(Lang::Ja, "田中 美咲"));
    assert!(!shown.text.contains(&secret) && !shown.html.contains(&secret));
    assert_eq!(shown.subject, mail.subject().unwrap());
}

/// A colleague is not thanked for using the product.
#[tokio::test]
async fn a_colleague_is_invited_as_a_colleague() {
    let world = TestWorld::sqlite().await;
    let facts = MailFacts::Invitation(InvitationFacts {
        company: None,
        ..invitation("")
    });
    let raw = wire(&world, &facts, &reader(Lang::Ja, "森 亜希"));
    let mail = parse(&raw);
    let text = mail.body_text(0).unwrap();
    assert!(text.contains("社内メンバーとして招待されました"), "{text}");
    assert!(
        !text.contains("お声を直接") && !text.contains("お困り"),
        "{text}"
    );
}

#[tokio::test]
async fn an_answer_brings_status_reason_and_the_next_date() {
    let world = TestWorld::sqlite().await;
    let facts = all_kinds("承認を一括で\n行いたい")
        .into_iter()
        .find(|facts| facts.kind() == model::messages::MailKind::ProposalAnswered)
        .unwrap();
    let raw = wire(&world, &facts, &reader(Lang::En, "Emma Clarke"));
    let mail = parse(&raw);
    assert_eq!(
        mail.subject(),
        Some("Parked: 承認を一括で 行いたい (#1031)")
    );
    let text = mail.body_text(0).unwrap();
    for part in [
        "Hello Emma Clarke,",
        "Status: Parked",
        "> 承認を一括で\n> 行いたい",
        "on Mon 1 Mar 2027",
        "http://localhost:3000/proposals/1031",
    ] {
        assert!(
            text.replace("\r\n", "\n").contains(part),
            "{part} in {text}"
        );
    }
    let html = mail.body_html(0).unwrap();
    assert!(html.contains("<blockquote lang=\"ja\""));
}
