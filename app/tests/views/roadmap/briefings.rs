//! Briefings of versions and of releases.

use crate::roadmap_data::{briefing, briefing_lines, cx, day};
use crate::support::{Seen, render};
use app::views::briefings::{self as shared, BriefingShown};
use model::Lang;
use model::both::Both;
use model::briefings::{BriefedRelease, BriefingKind, BriefingOf, BriefingPage};
use model::releases::ReleaseState;
use uuid::Uuid;

#[test]
fn a_briefing_keeps_points_in_both_languages_and_what_was_asked() {
    let mut page = briefing("x");
    let render_it = |page: &BriefingPage| {
        let zone = "America/New_York";
        Seen::new(&render(|| {
            shared::briefing(&cx(Lang::En, "x"), BriefingShown { page, zone }, None)
        }))
    };
    let seen = render_it(&page);
    assert_eq!(seen.count(".points"), 2);
    // Stored in UTC, typed in the vendor's zone, shown in the reader's.
    assert_eq!(
        seen.attr("[name=begins_at]", "value").unwrap(),
        "2026-11-30T20:00"
    );
    assert!(seen.text(".facts").contains("Tue 1 Dec 2026, 10:00 JST"));
    assert!(
        seen.text("#questions")
            .contains("The answer is still owed.")
    );
    assert_eq!(seen.count("a[href='https://meet.example/x']"), 1);
    page.may_edit = false;
    let seen = render_it(&page);
    assert_eq!(seen.count("form"), 0);
}

#[test]
fn a_briefing_of_a_release_leads_to_it_or_to_its_draft() {
    let release = BriefedRelease {
        id: model::ReleaseId(Uuid::from_u128(70)),
        number: None,
        state: ReleaseState::Draft,
        title: Both::new("まとめて承認", "Approving in one go"),
        released_on: None,
    };
    let seen_of = |release: &BriefedRelease| {
        let page = BriefingPage {
            of: BriefingOf::Release(release.clone()),
            ..briefing("x")
        };
        let shown = BriefingShown {
            page: &page,
            zone: "Asia/Tokyo",
        };
        let head = shared::briefing_head(&cx(Lang::Ja, "x"), &page);
        assert_eq!(head.title, "新機能リリース共有会: まとめて承認");
        Seen::new(&render(|| {
            shared::briefing(&cx(Lang::En, "x"), shown, None)
        }))
    };
    let seen = seen_of(&release);
    assert_eq!(seen.text("h1"), "Release briefing: Approving in one go");
    let draft = format!("/releases/drafts/{}", release.id);
    assert_eq!(seen.count(&format!(".facts a[href='{draft}']")), 1);
    let seen = seen_of(&BriefedRelease {
        number: Some(model::ReleaseNumber(12)),
        state: ReleaseState::Published,
        released_on: Some(day("2026-11-30")),
        ..release
    });
    assert_eq!(seen.count(".facts a[href='/releases/12']"), 1);
    assert!(seen.text(".dotted").contains("30 Nov"));
    let mut lines = briefing_lines("x");
    lines[0].kind = BriefingKind::Release;
    let seen = Seen::new(&render(|| shared::briefings(&cx(Lang::En, "x"), &lines)));
    assert_eq!(seen.text("li .tag"), "Release");
}
