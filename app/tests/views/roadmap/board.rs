//! The roadmap as it is read: board, timeline, earlier versions and their preview.

use super::TIMELINE;
use crate::roadmap_data::{
    BOARD, card, change, cx, day, difference, draft_head, editing, items, page, themes,
};
use crate::support::{Seen, render};
use app::views::roadmap as views;
use model::Lang;
use model::both::Both;
use model::roadmap::{Asked, Audience, ChangeKind, Horizon, Layout, VersionState};

#[test]
fn the_board_says_how_far_it_looks_and_that_it_is_no_promise() {
    let html =
        render(|| views::roadmap(&cx(Lang::Ja, "x"), &page("2026年第4四半期版"), BOARD, None));
    let seen = Seen::new(&html);
    assert_eq!(
        seen.text(".dotted"),
        "2026年第4四半期版 2028年3月まで 次の見直し 2027年1月"
    );
    assert!(seen.text(".intro").contains("約束ではありません"));
    assert_eq!(seen.text("#horizon-now"), "いま 2026年12月まで");
    assert_eq!(seen.text("#horizon-next"), "つぎ 2027年6月まで");
    assert_eq!(seen.count(".horizon"), 3);
    assert_eq!(seen.count("#item-1 .theme.indigo"), 1);
    assert_eq!(seen.text("#item-1 .moved"), "つぎ → いまへ移動");
    assert!(seen.text("#item-1 .meta").contains("3つの提案・11社"));
    assert!(seen.text("#item-1 .meta").contains("確度 中くらい"));
    assert_eq!(seen.count("#item-3 .theme"), 0);
    assert!(!seen.text("#item-3 .meta").contains("提案"));
    // A member edits nothing.
    assert_eq!(
        seen.count("a[href^='/roadmap/draft'], a[href='/briefings']"),
        0
    );
    assert_eq!(seen.count("details"), 0);
}

#[test]
fn what_changed_since_the_last_visit_is_counted_and_leads_to_its_reasons() {
    let seen = Seen::new(&render(|| {
        views::roadmap(&cx(Lang::En, "x"), &page("x"), BOARD, None)
    }));
    assert_eq!(
        seen.text(".note p"),
        "5 changes since your last visit: 1 added, 1 moved, 1 reassessed, \
         1 released, 1 removed"
    );
    assert_eq!(
        seen.count(".note a[href='/roadmap/changes?from=3&to=4']"),
        1
    );
    let mut quiet = page("x");
    quiet.since = None;
    let seen = Seen::new(&render(|| {
        views::roadmap(&cx(Lang::En, "x"), &quiet, BOARD, None)
    }));
    assert_eq!(seen.count(".note"), 0);
}

#[test]
fn a_theme_narrows_the_board_keeps_the_view_and_can_be_followed() {
    let theme = themes("x")[1].id;
    let asked = Asked {
        layout: Layout::Timeline,
        theme: Some(theme),
    };
    let seen = Seen::new(&render(|| {
        views::roadmap(&cx(Lang::En, "x"), &page("x"), asked, None)
    }));
    assert_eq!(seen.count(".lane li"), 1);
    assert_eq!(seen.count(".lane a[href='/roadmap/items/2']"), 1);
    let here = format!("/roadmap?view=timeline&theme={theme}");
    assert_eq!(
        seen.attr(".theme-filter a[aria-current]", "href").unwrap(),
        here
    );
    assert_eq!(
        seen.count(&format!(".filters a[href='/roadmap?theme={theme}']")),
        1
    );
    let form = format!("form[action='/roadmap/follow/{theme}']");
    assert_eq!(
        seen.attr(&format!("{form} [name=from]"), "value").unwrap(),
        here
    );
    // It is followed: pressing stops it.
    assert_eq!(
        seen.attr(&format!("{form} [name=follow]"), "value")
            .unwrap(),
        "0"
    );
    assert_eq!(
        seen.attr(&format!("{form} button"), "aria-pressed")
            .unwrap(),
        "true"
    );
}

#[test]
fn the_timeline_places_items_by_class_and_says_their_time_in_words() {
    let html = render(|| views::roadmap(&cx(Lang::En, "x"), &page("x"), TIMELINE, None));
    let seen = Seen::new(&html);
    assert_eq!(seen.count("[style]"), 0);
    assert_eq!(seen.count(".timeline.over-6"), 1);
    assert_eq!(seen.count(".scale[aria-hidden=true] .quarter"), 6);
    assert_eq!(seen.count(".lane"), 3);
    // The first has a day in December, the second its quarter, the third all of "later".
    assert_eq!(seen.count(".lane .bar.indigo.at-1.for-3:not(.open)"), 1);
    assert_eq!(seen.count(".lane .point.at-3"), 1);
    assert_eq!(seen.count(".lane .bar.pine.at-7.for-3:not(.open)"), 1);
    assert_eq!(seen.count(".lane .bar.slate.at-10.for-9.open"), 1);
    assert_eq!(seen.text(".lane li time"), "Tue 15 Dec");
    assert!(html.contains("Apr–Jun 2027"));
    assert_eq!(seen.text(".lane:last-child .when"), "Later");
}

#[test]
fn cards_drawn_for_one_reader_say_nothing_of_them_to_the_next() {
    let following = page("x");
    let mut other = following.clone();
    other.followed.clear();
    for (asked, card) in [(BOARD, ".item-card"), (TIMELINE, ".lane li")] {
        let draw = |lang, page| {
            Seen::new(&render(|| {
                views::roadmap(&cx(lang, "x"), page, asked, None)
            }))
        };
        let (own, next) = (draw(Lang::En, &following), draw(Lang::En, &other));
        assert_eq!(own.count(&format!("{card} .followed")), 1);
        assert_eq!(next.count(&format!("{card} .followed")), 0);
        assert_eq!(own.count(card), next.count(card));
        let again = draw(Lang::En, &following);
        assert_eq!(again.count(&format!("{card} .followed")), 1);
        assert!(own.text(card).contains("onfidence"));
        assert!(draw(Lang::Ja, &other).text(card).contains("確度"));
    }
}

#[test]
fn a_text_in_the_other_language_is_marked_as_such() {
    let mut own = page("x");
    let mut card = card(1, "x", Horizon::Now);
    card.title = Both::new("日本語だけ", "");
    own.items = items(vec![card]);
    let seen = Seen::new(&render(|| {
        views::roadmap(&cx(Lang::En, "x"), &own, BOARD, None)
    }));
    assert_eq!(seen.text("#item-1 h3[lang=ja]"), "日本語だけ");
    assert_eq!(seen.count("#item-1 p[lang=en]"), 1);
}

#[test]
fn an_earlier_version_says_so_and_is_withdrawn_or_published_again_by_who_edits() {
    let mut past = page("x");
    past.head.current = false;
    let seen = Seen::new(&render(|| {
        views::roadmap(&cx(Lang::En, "x"), &past, BOARD, None)
    }));
    assert_eq!(seen.count(".note.warn a[href='/roadmap']"), 1);
    assert_eq!(
        seen.count(".filters a[href='/roadmap/versions/4?view=timeline']"),
        1
    );
    assert_eq!(seen.count("form[action$='/withdraw']"), 0);
    past.may = editing("x").may;
    let seen = Seen::new(&render(|| {
        views::roadmap(&cx(Lang::En, "x"), &past, BOARD, None)
    }));
    let form = "form[method=post][action='/roadmap/versions/4/withdraw']";
    assert_eq!(
        seen.attr(&format!("{form} [name=version]"), "value")
            .unwrap(),
        "3"
    );
    past.head.state = VersionState::Withdrawn;
    let seen = Seen::new(&render(|| {
        views::roadmap(&cx(Lang::En, "x"), &past, BOARD, None)
    }));
    assert_eq!(
        seen.count("form[action='/roadmap/versions/4/publish-again']"),
        1
    );
    assert!(seen.text(".note.warn").contains("withdrawn"));
}

#[test]
fn the_preview_is_read_as_member_council_or_staff() {
    let mut draft = editing("x");
    draft.head = draft_head("x");
    draft.sees = Audience::Council;
    let seen = Seen::new(&render(|| {
        views::roadmap(&cx(Lang::En, "x"), &draft, TIMELINE, None)
    }));
    assert_eq!(seen.text(".as-bar a[aria-current]"), "Council members");
    assert_eq!(
        seen.count(".as-bar a[href='/roadmap/draft/preview?as=staff&view=timeline']"),
        1
    );
    assert_eq!(seen.count(".as-bar a[href='/roadmap/draft']"), 1);
    assert_eq!(
        seen.count(".filters a[href='/roadmap/draft/preview?as=council']"),
        1
    );
    // Nothing that acts on a published version.
    assert_eq!(seen.count("main form, .follow, details"), 0);
}

#[test]
fn a_day_that_is_no_end_of_a_month_is_told_as_a_day() {
    let mut odd = page("x");
    odd.head.now_until = day("2026-12-15");
    let seen = Seen::new(&render(|| {
        views::roadmap(&cx(Lang::En, "x"), &odd, BOARD, None)
    }));
    assert_eq!(seen.text("#horizon-now"), "Now until Tue 15 Dec 2026");
}

#[test]
fn a_mark_says_what_changed_within_a_column_too() {
    let mut moved = change(ChangeKind::Moved, "x");
    let (mut from, mut to) = (moved.from.unwrap(), moved.to.unwrap());
    to.0.horizon = from.0.horizon;
    from.0.quarter = "2027-Q2".parse().ok();
    moved.from = Some(from);
    moved.to = Some(to);
    let mut difference = difference("x");
    difference.changes = vec![moved.clone()];
    let seen = Seen::new(&render(|| views::changes(&cx(Lang::En, "x"), &difference)));
    assert_eq!(seen.text(".moved"), "Apr–Jun 2027 → No quarter");
    from.0.quarter = None;
    to.0.milestone = Some(day("2027-02-10"));
    moved.from = Some(from);
    moved.to = Some(to);
    difference.changes = vec![moved];
    let seen = Seen::new(&render(|| views::changes(&cx(Lang::En, "x"), &difference)));
    assert_eq!(seen.text(".moved"), "no date → Wed 10 Feb 2027");
}
