//! One item: what it shows to whom, and its trail.

use crate::roadmap_data::{cx, day, item, item_of_a_member};
use crate::support::{Seen, render};
use app::views::roadmap as views;
use model::Lang;
use model::both::Both;
use model::releases::ReleaseOf;
use model::roadmap::Standing;
use uuid::Uuid;

#[test]
fn an_item_shows_why_whom_and_whose_voices() {
    let page = item_of_a_member("x");
    let seen = Seen::new(&render(|| views::item(&cx(Lang::En, "x"), &page, None)));
    assert_eq!(seen.count(".parts .part"), 2);
    assert!(
        seen.text(".page-body")
            .contains("from 6 companies, 3 reasons")
    );
    assert_eq!(seen.count(".lines a[href='/proposals/31']"), 1);
    assert_eq!(seen.text(".tag.stuck"), "Stuck");
    assert_eq!(seen.count(".answered .vendor"), 1);
    assert_eq!(
        seen.count("form[method=post][action='/roadmap/items/1/questions'] textarea"),
        1
    );
    assert_eq!(seen.count("form[action='/roadmap/items/1/follow']"), 1);
    assert!(seen.text(".way li").contains("Next → Now"));
    assert!(seen.text(".page-side").contains("not a promise"));
}

#[test]
fn a_member_gets_no_part_of_council_or_staff_and_no_form_of_staff() {
    let page = item_of_a_member("x");
    let seen = Seen::new(&render(|| views::item(&cx(Lang::En, "x"), &page, None)));
    assert_eq!(seen.count(".inside, #evidence"), 0);
    assert_eq!(
        seen.count("form[action$='/answer'], form[action$='/notes']"),
        0
    );
    assert_eq!(seen.count("a[href^='/roadmap/draft']"), 0);
    let seen = Seen::new(&render(|| {
        views::item(&cx(Lang::En, "x"), &item("x"), None)
    }));
    assert_eq!(seen.count(".inside"), 2);
    assert!(seen.count("#evidence a[href^='/insights/'], #evidence blockquote") > 1);
    assert!(seen.text(".inside.staff .tag").contains("only staff"));
    let answer = format!("/roadmap/items/1/questions/{}/answer", Uuid::from_u128(2));
    let form = format!("form[action='{answer}']");
    assert_eq!(
        seen.attr(&format!("{form} [name=version]"), "value")
            .unwrap(),
        "7"
    );
    assert_eq!(seen.count("form[action$='/answer']"), 1);
    assert_eq!(
        seen.count("form[action='/roadmap/items/1/notes'] [type=radio]"),
        3
    );
}

#[test]
fn the_trail_of_an_item_reaches_its_release_and_the_thanks() {
    let rings = |page: &model::roadmap::ItemPage| {
        Seen::new(&render(|| views::item(&cx(Lang::En, "x"), page, None)))
    };
    let mut page = item("x");
    page.releases.clear();
    let seen = rings(&page);
    assert_eq!(seen.count(".trail li"), 4);
    assert_eq!(seen.count(".trail .later"), 2);
    assert_eq!(seen.count(".trail a[href^='/releases']"), 0);
    page.releases = vec![ReleaseOf {
        number: model::ReleaseNumber(12),
        title: Both::new("", "Approving in one go"),
        released_on: day("2026-11-20"),
        thanks: 3,
    }];
    let seen = rings(&page);
    assert_eq!(seen.text(".trail a[href='/releases/12']"), "Release");
    assert_eq!(seen.text(".trail li:last-child"), "Thanks 3 so far");
    assert_eq!(seen.count(".trail a[href='/releases/12#thanks']"), 1);
    assert_eq!(
        seen.text(".came a[href='/releases/12']"),
        "Approving in one go"
    );
    // What was taken off the roadmap promises no release.
    page.releases.clear();
    page.standing = Standing::Removed;
    assert_eq!(rings(&page).count(".trail .later"), 0);
}
