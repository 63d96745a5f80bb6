//! Errors, Home, notices, the demo's mailbox, switching mails off.

use crate::pages::{at, attacks, guest, signed_in};
use crate::safe::assert_safe;
use crate::support::{Seen, render};
use app::views::home::HomePage;
use app::views::{errors, home, mailbox, notices, unsubscribe};
use model::home::{JoinedLine, News, NewsLine, ProposalNews, RoadmapNews};
use model::messages::{
    MailLine, MailPage, NoticeFacts, NoticeKind, NoticeLine, Topic, UnsubscribePage,
};
use model::proposals::{Area, Audience, Due, MyRequests, ProposalCard, Status};
use model::roadmap::ChangeCounts;
use model::{
    AppError, CompanyId, Conflict, Cursor, Lang, MailId, NoticeId, Page, PersonId, ProposalNumber,
    VersionNumber,
};
use uuid::Uuid;

fn refusals() -> Vec<AppError> {
    vec![
        AppError::SignedOut,
        AppError::Forbidden,
        AppError::NotFound,
        AppError::Invalid { fields: Vec::new() },
        AppError::conflict(Conflict::Stale),
        AppError::TooMany { retry_after: 90 },
        AppError::TooLarge,
        AppError::Busy,
        AppError::Internal {
            request: "01JD<b>".into(),
        },
    ]
}

#[test]
fn every_error_says_what_happened_and_leads_on() {
    for lang in Lang::ALL {
        for error in refusals() {
            for cx in [guest(*lang), signed_in(*lang, "田中 美咲")] {
                let html = render(|| errors::error(&cx, &error));
                let seen = Seen::new(&html);
                assert_eq!(seen.text("h1"), errors::head(&cx, &error).title);
                assert!(!seen.text("p").is_empty());
                assert_eq!(seen.count("a.btn[href]"), 1, "{html}");
                assert!(!html.contains("errors-"), "{html}");
            }
        }
    }
}

#[test]
fn only_our_own_fault_shows_the_number_of_the_request() {
    for error in refusals() {
        let html = render(|| errors::error(&guest(Lang::En), &error));
        let shown = Seen::new(&html).count(".request-id");
        let ours = matches!(error, AppError::Internal { .. });
        assert_eq!(shown, usize::from(ours), "{html}");
        assert_eq!(html.contains("01JD&lt;b&gt;"), ours, "{html}");
    }
}

fn card(text: &str) -> ProposalCard {
    ProposalCard {
        number: ProposalNumber(31),
        title: text.into(),
        excerpt: text.into(),
        lang: Lang::Ja,
        status: Status::New,
        area: Area::Approvals,
        audience: Audience::Everyone,
        company: text.into(),
        companies: 17,
        people: 31,
        reasons: 2,
        published_at: at("2026-11-20T00:00:00Z"),
        moved_at: at("2026-11-20T00:00:00Z"),
        due: Due::FirstWord("2026-11-26".parse().unwrap()),
        voiced: false,
        may_voice: true,
    }
}

fn quiet() -> HomePage {
    HomePage {
        discussed: Vec::new(),
        mine: MyRequests::default(),
        waiting: Vec::new(),
        may_propose: true,
        news: None,
        roadmap: None,
    }
}

fn news(title: &str) -> News {
    let line = |mine, many| NewsLine {
        number: ProposalNumber(31),
        title: title.into(),
        lang: Lang::Ja,
        status: Status::UnderReview,
        mine,
        many,
    };
    News {
        since: at("2026-11-12T03:00:00Z"),
        proposals: ProposalNews {
            answered: vec![line(true, 1)],
            talked: vec![line(false, 3)],
            proposed: vec![line(false, 1)],
        },
        joined: vec![JoinedLine {
            id: PersonId(Uuid::from_u128(9)),
            name: "高橋 健".into(),
            company_id: Some(CompanyId(Uuid::from_u128(10))),
            company: Some("北星ロジスティクス".into()),
        }],
    }
}

#[test]
fn what_moved_on_the_roadmap_is_one_sentence_that_opens_the_difference() {
    let cx = signed_in(Lang::En, "Tanaka");
    let page = HomePage {
        news: Some(News {
            proposals: ProposalNews::default(),
            joined: Vec::new(),
            ..news("")
        }),
        roadmap: Some(RoadmapNews {
            from: VersionNumber(4),
            to: VersionNumber(5),
            counts: ChangeCounts {
                added: 2,
                moved: 1,
                released: 1,
                removed: 1,
                ..ChangeCounts::default()
            },
        }),
        ..quiet()
    };
    let seen = Seen::new(&render(|| home::home(&cx, &page)));
    assert_eq!(
        seen.text("a[href='/roadmap/changes?from=4&to=5']"),
        "5 changes since you last looked"
    );
    assert!(seen.text(".page-body").contains("2 added"));
    assert!(!seen.text(".page-body").contains("Nothing new"));
}

#[test]
fn what_is_new_is_told_since_the_last_visit_and_welcome_before_there_was_one() {
    let cx = signed_in(Lang::En, "Tanaka");
    let seen = Seen::new(&render(|| home::home(&cx, &quiet())));
    assert!(seen.text(".intro").starts_with("Welcome."));
    assert_eq!(seen.count(".news"), 0);
    let page = HomePage {
        news: Some(news("承認 <b>")),
        ..quiet()
    };
    let seen = Seen::new(&render(|| home::home(&cx, &page)));
    assert_eq!(seen.text("#new-title"), "New since Thu 12 Nov");
    assert_eq!(seen.count(".news h3"), 4);
    assert!(seen.text(".news").contains("3 new comments"));
    assert!(seen.text(".news").contains("承認 <b>"));
    assert_eq!(seen.count(".news .tag"), 1);
    // Without any, one sentence.
    let page = HomePage {
        news: Some(News {
            proposals: ProposalNews::default(),
            joined: Vec::new(),
            ..news("")
        }),
        ..quiet()
    };
    let seen = Seen::new(&render(|| home::home(&cx, &page)));
    assert!(seen.text(".page-body").contains("Nothing new since"));
}

#[test]
fn a_first_visit_says_what_to_do_first() {
    let cx = signed_in(Lang::Ja, "田中 美咲");
    let seen = Seen::new(&render(|| home::home(&cx, &quiet())));
    assert_eq!(seen.text("h1"), "田中 美咲さん、こんにちは");
    assert_eq!(seen.count(".empty a[href='/proposals/new']"), 1);
    let page = HomePage {
        mine: MyRequests {
            waiting: 2,
            next_answer: Some("2026-11-26".parse().unwrap()),
            ..MyRequests::default()
        },
        discussed: vec![card("承認")],
        ..quiet()
    };
    let seen = Seen::new(&render(|| home::home(&cx, &page)));
    assert_eq!(seen.count(".empty"), 0);
    assert!(
        seen.text(".page-side")
            .contains("2件が回答待ちです。次の回答は11月26日(木)までに届きます。")
    );
    assert!(seen.text(".lines li").contains("17社(31名)"));
}

#[test]
fn who_answers_sees_what_waits_and_customers_only_where_they_may() {
    let page = HomePage {
        waiting: vec![card("承認")],
        may_propose: false,
        ..quiet()
    };
    let mut cx = signed_in(Lang::En, "Ito");
    let seen = Seen::new(&render(|| home::home(&cx, &page)));
    assert_eq!(seen.text("#waiting-title"), "Waiting for a first word");
    assert_eq!(seen.count("#mine-title"), 0);
    assert_eq!(seen.count("a[href='/customers?filter=loyal-uninvited']"), 1);
    if let Some(viewer) = &mut cx.viewer {
        viewer.may_see_customers = false;
    }
    let seen = Seen::new(&render(|| home::home(&cx, &page)));
    assert_eq!(seen.count("a[href^='/customers']"), 0);
}

fn notice(text: &str, kind: NoticeKind, read: bool) -> NoticeLine {
    NoticeLine {
        id: NoticeId(Uuid::from_u128(3)),
        kind,
        facts: NoticeFacts {
            who: text.into(),
            company: text.into(),
            number: Some(31),
            title: text.into(),
            status: "planned".into(),
            company_id: None,
            comment_id: None,
            ..NoticeFacts::default()
        },
        at: at("2026-11-20T00:00:00Z"),
        read,
    }
}

fn page_of(items: Vec<NoticeLine>) -> Page<NoticeLine> {
    Page { items, next: None }
}

#[test]
fn each_notice_leads_to_what_it_is_about() {
    let comment = Uuid::from_u128(8);
    let company = Uuid::from_u128(9);
    let mut mentioned = notice("x", NoticeKind::Mentioned, true);
    mentioned.facts.comment_id = Some(comment);
    let mut joined = notice("x", NoticeKind::PersonJoined, true);
    joined.facts.number = None;
    joined.facts.company_id = Some(company);
    let mut released = notice("x", NoticeKind::ReleasePublished, true);
    released.facts.release = Some(12);
    let mut asked = notice("x", NoticeKind::StoryAsked, true);
    asked.facts.release = Some(13);
    asked.facts.thanks_id = Some(comment);
    let page = page_of(vec![
        released,
        asked,
        notice("x", NoticeKind::ProposalAnswered, true),
        mentioned,
        joined,
    ]);
    let seen = Seen::new(&render(|| {
        notices::list(&signed_in(Lang::En, "Tanaka"), &page, true)
    }));
    for href in [
        "/proposals/31".to_owned(),
        format!("/proposals/31#comment-{comment}"),
        format!("/customers/{company}"),
        "/releases/12".to_owned(),
        format!("/releases/13/thanks/{comment}"),
    ] {
        assert_eq!(
            seen.count(&format!(".notice a[href='{href}']")),
            1,
            "{href}"
        );
    }
}

#[test]
fn unread_notices_are_marked_and_can_be_read_at_once() {
    let cx = signed_in(Lang::Ja, "田中");
    let page = Page {
        items: vec![
            notice("x", NoticeKind::Commented, false),
            notice("x", NoticeKind::Commented, true),
        ],
        next: Some(Cursor { key: 17, id: 3 }),
    };
    let seen = Seen::new(&render(|| notices::list(&cx, &page, true)));
    assert_eq!(seen.count(".notice.unread"), 1);
    assert_eq!(seen.count("form[method=post][action='/notices/read']"), 1);
    assert_eq!(
        seen.attr(".pager .next", "href").unwrap(),
        format!("/notices?after={}", Cursor { key: 17, id: 3 })
    );
    let page = page_of(vec![notice("x", NoticeKind::Commented, true)]);
    let seen = Seen::new(&render(|| notices::list(&cx, &page, true)));
    assert_eq!(seen.count("form"), 0);
    assert_eq!(seen.count(".pager"), 0);
    let seen = Seen::new(&render(|| notices::list(&cx, &page, false)));
    assert_eq!(seen.count(".pager a[href='/notices']"), 1);
    let seen = Seen::new(&render(|| notices::list(&cx, &page_of(Vec::new()), true)));
    assert_eq!(seen.count(".empty"), 1);
}

fn mail(text: &str) -> MailPage {
    MailPage {
        id: MailId(Uuid::from_u128(4)),
        from: text.into(),
        to: text.into(),
        reply_to: Some(text.into()),
        subject: text.into(),
        lang: Lang::Ja,
        at: at("2026-11-20T00:00:00Z"),
        text: text.into(),
        html: text.into(),
        headers: vec![(text.into(), text.into())],
    }
}

/// ASVS 3.2.1
#[test]
fn a_mail_shows_its_html_in_a_locked_frame_and_links_in_its_text() {
    let page = mail("開く: http://127.0.0.1:3000/join/abc-_1\n<https://x.example/a?b=1&c>");
    let seen = Seen::new(&render(|| {
        mailbox::show(&signed_in(Lang::Ja, "伊藤"), &page)
    }));
    let sandbox = seen.attr("iframe", "sandbox").unwrap();
    assert!(!sandbox.contains("script") && !sandbox.contains("same-origin"));
    assert_eq!(
        seen.attr("iframe", "src").unwrap(),
        format!("/mailbox/{}/html", page.id)
    );
    for href in [
        "http://127.0.0.1:3000/join/abc-_1",
        "https://x.example/a?b=1&c",
    ] {
        assert_eq!(seen.count(&format!(".mail-text a[href='{href}']")), 1);
    }
}

fn topics(text: &str, answers: bool) -> UnsubscribePage {
    UnsubscribePage {
        address: text.into(),
        lang: Lang::Ja,
        asked: Topic::Answers,
        topics: vec![(Topic::Answers, answers), (Topic::Mentions, true)],
    }
}

#[test]
fn one_button_stops_one_kind_of_mail_and_boxes_choose_finely() {
    let cx = guest(Lang::En);
    let on = topics("m…@hokusei.example", true);
    let seen = Seen::new(&render(|| unsubscribe::show(&cx, &on, "a.b")));
    assert_eq!(
        seen.count("form[method=post][action='/unsubscribe/a.b']"),
        2
    );
    assert_eq!(seen.attr("input[name=intent]", "value").unwrap(), "off");
    assert_eq!(seen.count("input[name=topic][checked]"), 2);
    let off = topics("m…@hokusei.example", false);
    let seen = Seen::new(&render(|| unsubscribe::done(&cx, &off, "a.b")));
    assert_eq!(seen.text("h1"), "Done");
    assert_eq!(seen.count("input[name=topic][checked]"), 1);
    assert_eq!(
        seen.attr("input[name=topic][checked]", "value").unwrap(),
        "mentions"
    );
    let seen = Seen::new(&render(|| unsubscribe::show(&cx, &off, "a.b")));
    assert_eq!(seen.count("input[value=off]"), 0);
}

#[test]
fn nothing_in_the_texts_of_these_pages_can_run() {
    for (attack, lang) in attacks() {
        let attack = attack.as_str();
        let cx = signed_in(lang, attack);
        let error = AppError::Internal {
            request: attack.into(),
        };
        assert_safe(attack, || errors::error(&cx, &error));
        let page = HomePage {
            discussed: vec![card(attack)],
            waiting: vec![card(attack)],
            news: Some(news(attack)),
            ..quiet()
        };
        assert_safe(attack, || home::home(&cx, &page));
        let all = NoticeKind::ALL
            .iter()
            .map(|kind| notice(attack, *kind, false))
            .collect();
        assert_safe(attack, || notices::list(&cx, &page_of(all), true));
        let line = MailLine {
            id: MailId(Uuid::from_u128(4)),
            to: attack.into(),
            subject: attack.into(),
            lang,
            at: at("2026-11-20T00:00:00Z"),
        };
        assert_safe(attack, || mailbox::list(&cx, &[line]));
        assert_safe(attack, || mailbox::show(&cx, &mail(attack)));
        let page = topics(attack, true);
        assert_safe(attack, || unsubscribe::show(&guest(lang), &page, attack));
    }
}

#[test]
fn a_bell_without_news_is_there_but_not_seen() {
    use app::shell::{Frame, document};
    use leptos::prelude::*;
    let bell = |unread: u32| {
        let cx = signed_in(Lang::En, "Tanaka");
        let mut viewer = cx.viewer.clone().unwrap();
        viewer.unread = unread;
        let frame = Frame {
            lang: Lang::En,
            title: "x".into(),
            section: None,
            viewer: Some(viewer),
            islands: false,
            message: None,
            demo: false,
            path: "/".into(),
            vendor: "Aster".into(),
            theme: None,
            reload: false,
        };
        render(|| document(frame, &crate::support::options(), "", ().into_any()))
    };
    let seen = Seen::new(&bell(0));
    assert_eq!(seen.count("[data-unread]"), 2);
    assert_eq!(seen.count("[data-unread][hidden]"), 2);
    assert_eq!(seen.count("leptos-island"), 0);
    let seen = Seen::new(&bell(120));
    assert_eq!(seen.count("[data-unread][hidden]"), 0);
    assert_eq!(seen.text(".rail [data-unread]"), "99+");
    assert_eq!(seen.text(".rail [data-unread-spoken]"), "120 unread");
}
