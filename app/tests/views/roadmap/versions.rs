//! What changed from version to version, and versions on paper.

use crate::roadmap_data::{cx, difference, printed, version_lines};
use crate::support::{Seen, render};
use app::views::roadmap as views;
use model::Lang;
use model::roadmap::{Audience, RoadmapRights};

#[test]
fn changes_are_told_by_kind_each_with_every_reason_and_its_version() {
    let seen = Seen::new(&render(|| {
        views::changes(&cx(Lang::En, "x"), &difference("2026-Q4"))
    }));
    assert_eq!(seen.count(".changes"), 5);
    assert_eq!(seen.count("#changes-moved ~ ul .why cite"), 2);
    assert_eq!(seen.text("#changes-moved ~ ul .moved"), "Next → Now");
    assert_eq!(
        seen.text("#changes-reassessed ~ ul .moved"),
        "Confidence: Low → High"
    );
    assert!(
        seen.text("#changes-removed ~ ul .meta")
            .contains("was: Next")
    );
    let form = "form[method=get][action='/roadmap/changes']";
    assert_eq!(
        seen.attr(&format!("{form} [name=from] [selected]"), "value")
            .unwrap(),
        "2"
    );
    assert_eq!(
        seen.attr(&format!("{form} [name=to] [selected]"), "value")
            .unwrap(),
        "4"
    );
    let mut same = difference("x");
    same.changes.clear();
    let seen = Seen::new(&render(|| views::changes(&cx(Lang::En, "x"), &same)));
    assert!(seen.text(".intro").contains("Nothing came, moved or left"));
}

#[test]
fn a_print_holds_all_words_and_says_when_some_are_not_for_everybody() {
    let mut page = printed("x");
    let seen = Seen::new(&render(|| views::print(&cx(Lang::En, "x"), &page)));
    assert_eq!(seen.count(".printed dt"), 9);
    assert_eq!(seen.count(".note.warn"), 1);
    assert!(seen.text(".intro").contains("not a promise"));
    page.sees = Audience::Everyone;
    let seen = Seen::new(&render(|| views::print(&cx(Lang::En, "x"), &page)));
    assert_eq!(seen.count(".note.warn"), 0);
}

#[test]
fn versions_lead_to_themselves_and_to_what_they_changed() {
    let seen = Seen::new(&render(|| {
        views::versions(
            &cx(Lang::En, "x"),
            &version_lines("x"),
            RoadmapRights::default(),
        )
    }));
    assert_eq!(seen.count("a[href='/roadmap/versions/4']"), 1);
    assert_eq!(seen.count("a[href='/roadmap/changes?from=3&to=4']"), 1);
    assert_eq!(seen.text("li:last-child .tag"), "Withdrawn");
    assert_eq!(seen.count("a[href='/roadmap/draft']"), 0);
}
