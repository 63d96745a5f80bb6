//! Writing the next version and publishing it.

use crate::pages::at;
use crate::roadmap_data::{BOARD, cx, draft, entry, item, page, ready, scheduled};
use crate::support::{Seen, render};
use app::views::roadmap::{self as views, DraftRefusal, EntryRefusal, ItemRefusal, PublishRefusal};
use model::roadmap::Standing;
use model::{AppError, Conflict, Lang};

#[test]
fn the_draft_marks_what_is_owed_and_asks_for_the_reason() {
    let seen = Seen::new(&render(|| {
        views::draft(&cx(Lang::En, "x"), &draft("x"), None)
    }));
    assert_eq!(seen.text(".note.warn").split(' ').next().unwrap(), "1");
    assert_eq!(seen.count(".tag.owed"), 1);
    assert!(seen.text("#draft-now ~ ul").contains("English missing"));
    assert!(seen.text("#draft-now ~ ul").contains("x has this open now"));
    assert_eq!(seen.count("li.gone a[href='/roadmap/draft/items/3']"), 1);
    for way in [
        "/roadmap/draft/items/new",
        "/roadmap/draft/publish",
        "/roadmap/draft/preview?as=everyone",
        "/roadmap/draft/changes?as=everyone",
    ] {
        assert_eq!(seen.count(&format!("a[href='{way}']")), 1, "{way}");
    }
    let seen = Seen::new(&render(|| views::no_draft(&cx(Lang::En, "x"), None)));
    assert_eq!(
        seen.count("form[method=post][action='/roadmap/draft/start']"),
        1
    );
}

#[test]
fn an_item_is_written_in_both_languages_the_readers_own_first() {
    for (lang, first, second) in [
        (Lang::Ja, "title_ja", "title_en"),
        (Lang::En, "title_en", "title_ja"),
    ] {
        let seen = Seen::new(&render(|| views::entry(&cx(lang, "x"), &entry("x"), None)));
        let pair = ".pair:first-of-type .field";
        assert_eq!(
            seen.attr(&format!("{pair}:first-child input"), "name")
                .unwrap(),
            first
        );
        assert_eq!(
            seen.attr(&format!("{pair}:last-child input"), "name")
                .unwrap(),
            second
        );
        assert_eq!(
            seen.attr(&format!("{pair}:first-child input"), "lang")
                .unwrap(),
            lang.as_str()
        );
    }
    let seen = Seen::new(&render(|| {
        views::entry(&cx(Lang::En, "x"), &entry("x"), None)
    }));
    assert!(
        seen.text(".page-body")
            .contains("published with its reason")
    );
    assert!(seen.text(".page-head").contains("Next, Jan–Mar 2027"));
    assert_eq!(
        seen.count("form[action='/roadmap/draft/items/1/remove'] textarea"),
        2
    );
}

#[test]
fn a_new_item_cannot_be_taken_out_and_a_removed_one_comes_back() {
    let mut page = entry("x");
    page.number = None;
    page.before = None;
    let seen = Seen::new(&render(|| views::entry(&cx(Lang::En, "x"), &page, None)));
    assert_eq!(seen.count("form[action='/roadmap/draft/items/new']"), 1);
    assert_eq!(seen.count("form[action$='/remove']"), 0);
    let mut page = entry("x");
    page.standing = Standing::Removed;
    let seen = Seen::new(&render(|| views::entry(&cx(Lang::En, "x"), &page, None)));
    assert_eq!(seen.count("main form, form"), 1);
    assert_eq!(
        seen.count("form[action='/roadmap/draft/items/1/restore']"),
        1
    );
}

#[test]
fn a_version_with_unexplained_changes_cannot_be_published() {
    let seen = Seen::new(&render(|| {
        views::publish(&cx(Lang::En, "x"), &draft("x"), None)
    }));
    assert_eq!(seen.count("form"), 0);
    assert_eq!(seen.count("a.primary[href='/roadmap/draft']"), 1);
    let seen = Seen::new(&render(|| {
        views::publish(&cx(Lang::En, "x"), &ready("x"), None)
    }));
    let form = "form[action='/roadmap/draft/publish']";
    assert_eq!(
        seen.attr(&format!("{form} [name=version]"), "value")
            .unwrap(),
        "3"
    );
    assert_eq!(seen.count("form[action='/roadmap/draft/unschedule']"), 0);
}

#[test]
fn a_time_of_publishing_is_offered_and_typed_in_the_vendors_zone() {
    let mut cx = cx(Lang::En, "x");
    cx.zone = "America/Los_Angeles".parse().unwrap();
    // Sunday evening in Los Angeles, Monday in Tokyo.
    cx.now = at("2026-11-23T02:00:00Z");
    let seen = Seen::new(&render(|| views::publish(&cx, &ready("x"), None)));
    assert_eq!(seen.attr("[name=at]", "value").unwrap(), "2026-11-30T09:00");
    assert!(seen.text("#at-hint").contains("Asia/Tokyo"));
    let mut set = scheduled("x");
    set.head.publish_at = Some(at("2026-12-01T01:30:00Z"));
    let seen = Seen::new(&render(|| views::publish(&cx, &set, None)));
    assert_eq!(seen.attr("[name=at]", "value").unwrap(), "2026-12-01T10:30");
    assert_eq!(seen.count("form[action='/roadmap/draft/unschedule']"), 1);
}

#[test]
fn a_refused_act_is_said_where_it_was_pressed() {
    let refusal = AppError::conflict(Conflict::ReasonMissing);
    for html in [
        render(|| {
            let refusal = PublishRefusal::Act(refusal.clone());
            views::publish(&cx(Lang::En, "x"), &ready("x"), Some(&refusal))
        }),
        render(|| {
            let refusal = DraftRefusal::Act(refusal.clone());
            views::draft(&cx(Lang::En, "x"), &draft("x"), Some(&refusal))
        }),
        render(|| {
            let refusal = EntryRefusal::Act(refusal.clone());
            views::entry(&cx(Lang::En, "x"), &entry("x"), Some(&refusal))
        }),
        render(|| {
            let refusal = ItemRefusal::Act(refusal.clone());
            views::item(&cx(Lang::En, "x"), &item("x"), Some(&refusal))
        }),
        render(|| views::roadmap(&cx(Lang::En, "x"), &page("x"), BOARD, Some(&refusal))),
    ] {
        assert!(
            Seen::new(&html)
                .text(".errors")
                .contains("without a reason")
        );
    }
}
