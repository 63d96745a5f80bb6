//! The roadmap: board, timeline, items, what changed, the draft, themes, feeds; briefings.

use crate::pages::{at, attacks};
use crate::roadmap_data::{
    BOARD, briefing, briefing_lines, card, change, cx, day, difference, draft, draft_head, editing,
    entry, entry_form, head, item, item_of_a_member, items, page, printed, ready, scheduled,
    themes, version_lines,
};
use crate::safe::assert_safe;
use crate::support::{Seen, render};
use app::views::Refused;
use app::views::briefings::{self as shared, BriefingRefusal, BriefingShown};
use app::views::roadmap::{
    self as views, DraftRefusal, EntryRefusal, FeedAddresses, ItemRefusal, PublishRefusal,
};
use leptos::prelude::AnyView;
use model::both::Both;
use model::briefings::{
    BriefedRelease, BriefingForm, BriefingKind, BriefingOf, BriefingPage, BriefingQuestionForm,
};
use model::releases::{ReleaseOf, ReleaseState};
use model::roadmap::{
    AnswerForm, Asked, Audience, ChangeKind, Horizon, Layout, NoteForm, QuestionForm, RemovalForm,
    RoadmapRights, ScheduleForm, Standing, ThemeForm, VersionState,
};
use model::{AppError, Conflict, Lang, Problem, QuestionId};
use std::collections::BTreeSet;
use uuid::Uuid;

const TIMELINE: Asked = Asked {
    layout: Layout::Timeline,
    theme: None,
};

fn refused<F>(field: &'static str, typed: F) -> Refused<F> {
    Refused {
        error: AppError::field(field, Problem::TooLong(10)),
        typed,
    }
}

/// One page of the area, made anew each time it is looked at.
type Sample = (&'static str, Box<dyn Fn() -> AnyView>);

/// Every page of the area with this text wherever people write.
fn samples(lang: Lang, text: &str) -> Vec<Sample> {
    let text = text.to_owned();
    let mut all: Vec<Sample> = Vec::new();
    macro_rules! sample {
        ($name:literal, |$cx:ident, $text:ident| $view:expr) => {{
            let text = text.clone();
            all.push((
                $name,
                Box::new(move || {
                    let ($cx, $text) = (&cx(lang, &text), text.as_str());
                    $view
                }),
            ));
        }};
    }
    sample!("board", |cx, text| views::roadmap(
        cx,
        &page(text),
        BOARD,
        None
    ));
    sample!("timeline", |cx, text| {
        views::roadmap(cx, &editing(text), TIMELINE, Some(&AppError::Busy))
    });
    sample!("theme chosen", |cx, text| {
        let theme = Some(themes(text)[1].id);
        views::roadmap(cx, &editing(text), Asked { theme, ..BOARD }, None)
    });
    sample!("past", |cx, text| {
        let mut page = editing(text);
        page.head.current = false;
        page.head.state = VersionState::Withdrawn;
        views::roadmap(cx, &page, BOARD, None)
    });
    sample!("preview", |cx, text| {
        let mut page = editing(text);
        page.head = draft_head(text);
        views::roadmap(cx, &page, TIMELINE, None)
    });
    sample!("nothing yet", |cx, _text| {
        views::nothing_yet(cx, RoadmapRights::default())
    });
    sample!("print", |cx, text| views::print(cx, &printed(text)));
    sample!("changes", |cx, text| views::changes(cx, &difference(text)));
    sample!("draft changes", |cx, text| {
        let mut page = difference(text);
        page.to = draft_head(text);
        page.from = None;
        views::changes(cx, &page)
    });
    sample!("versions", |cx, text| {
        views::versions(cx, &version_lines(text), editing(text).may)
    });
    sample!("item", |cx, text| {
        let question = QuestionForm {
            body: text.into(),
            form_token: text.into(),
        };
        let refusal = ItemRefusal::Question(refused("body", question));
        views::item(cx, &item(text), Some(&refusal))
    });
    sample!("item answered", |cx, text| {
        let answer = AnswerForm {
            answer: text.into(),
            version: text.into(),
        };
        let id = QuestionId(Uuid::from_u128(2));
        let refusal = ItemRefusal::Answer(id, refused("answer", answer));
        views::item(cx, &item(text), Some(&refusal))
    });
    sample!("item noted", |cx, text| {
        let note = NoteForm {
            body: text.into(),
            audience: text.into(),
            stuck: text.into(),
            form_token: text.into(),
        };
        let refusal = ItemRefusal::Note(refused("body", note));
        views::item(cx, &item(text), Some(&refusal))
    });
    sample!("draft", |cx, text| {
        let frame = draft(text).frame;
        let refusal = DraftRefusal::Frame(refused("now_until", frame));
        views::draft(cx, &draft(text), Some(&refusal))
    });
    sample!("no draft", |cx, _text| views::no_draft(cx, None));
    sample!("entry", |cx, text| {
        let refusal = EntryRefusal::Entry(refused("title_ja", entry_form(text)));
        views::entry(cx, &entry(text), Some(&refusal))
    });
    sample!("removal", |cx, text| {
        let removal = RemovalForm {
            reason_ja: text.into(),
            reason_en: text.into(),
            version: text.into(),
        };
        let refusal = EntryRefusal::Removal(refused("reason_ja", removal));
        views::entry(cx, &entry(text), Some(&refusal))
    });
    sample!("removed", |cx, text| {
        let mut page = entry(text);
        page.standing = Standing::Removed;
        views::entry(cx, &page, None)
    });
    sample!("publish", |cx, text| {
        let schedule = ScheduleForm {
            at: text.into(),
            version: text.into(),
        };
        let refusal = PublishRefusal::Schedule(refused("at", schedule));
        views::publish(cx, &scheduled(text), Some(&refusal))
    });
    sample!("themes", |cx, text| {
        let theme = ThemeForm {
            name_ja: text.into(),
            name_en: text.into(),
            colour: text.into(),
            version: text.into(),
            form_token: text.into(),
        };
        views::themes(cx, &themes(text), Some(&refused("name_ja", theme)))
    });
    sample!("theme", |cx, text| views::theme(cx, &themes(text)[0], None));
    sample!("feeds", |cx, text| {
        let own = FeedAddresses {
            atom: format!("https://x.example/{text}"),
            calendar: format!("https://x.example/{text}"),
            releases: format!("https://x.example/{text}"),
        };
        views::feeds(cx, Some(&own), None)
    });
    sample!("briefings", |cx, text| {
        shared::briefings(cx, &briefing_lines(text))
    });
    sample!("briefing", |cx, text| {
        let typed = BriefingForm {
            begins_at: text.into(),
            place: text.into(),
            link: text.into(),
            points_ja: text.into(),
            points_en: text.into(),
            version: text.into(),
        };
        let page = briefing(text);
        let shown = BriefingShown {
            page: &page,
            zone: text,
        };
        let refusal = BriefingRefusal::Briefing(refused("link", typed));
        shared::briefing(cx, shown, Some(&refusal))
    });
    sample!("briefing question", |cx, text| {
        let typed = BriefingQuestionForm {
            question: text.into(),
            answer: text.into(),
            form_token: text.into(),
        };
        let page = briefing(text);
        let shown = BriefingShown {
            page: &page,
            zone: "Asia/Tokyo",
        };
        let refusal = BriefingRefusal::Question(refused("question", typed));
        shared::briefing(cx, shown, Some(&refusal))
    });
    all
}

/// ASVS 1.2.1
#[test]
fn whatever_people_write_stays_text_on_every_page() {
    for (attack, lang) in attacks() {
        for (name, view) in samples(lang, &attack) {
            assert_safe(&format!("{name}: {attack}"), view);
        }
    }
}

#[test]
fn every_page_has_its_words_in_both_languages_and_each_id_once() {
    for lang in Lang::ALL {
        for (name, view) in samples(*lang, "x") {
            let html = render(view);
            let seen = Seen::new(&html);
            let said: String = seen.0.root_element().text().collect();
            for area in ["roadmap-", "proposals-", "form-", "error-", "format-"] {
                assert!(!said.contains(area), "{lang} {name}: {said}");
            }
            let mut ids = BTreeSet::new();
            let any = scraper::Selector::parse("[id]").unwrap();
            for element in seen.0.select(&any) {
                let id = element.attr("id").unwrap();
                assert!(ids.insert(id.to_owned()), "{lang} {name}: two of #{id}");
            }
            for link in seen
                .0
                .select(&scraper::Selector::parse("[aria-labelledby]").unwrap())
            {
                let to = link.attr("aria-labelledby").unwrap();
                assert!(ids.contains(to), "{lang} {name}: nothing is #{to}");
            }
            assert_eq!(seen.count("h1"), 1, "{lang} {name}");
        }
    }
}

#[test]
fn a_refused_form_comes_back_filled_and_says_what_to_mend() {
    for (name, view) in samples(Lang::En, "typed <by> hand") {
        let refused = [
            "item",
            "item answered",
            "item noted",
            "draft",
            "entry",
            "removal",
            "publish",
            "themes",
            "briefing",
            "briefing question",
        ];
        if !refused.contains(&name) {
            continue;
        }
        let seen = Seen::new(&render(view));
        assert_eq!(seen.count("form .errors a[href^='#']"), 1, "{name}");
        let field = seen.attr(".errors a", "href").unwrap();
        assert_eq!(
            seen.count(&format!("{field}[aria-invalid=true]")),
            1,
            "{name}"
        );
        let kept = seen.count(&format!("{field}[value='typed <by> hand']"))
            + usize::from(seen.text(field.as_str()).contains("typed <by> hand"));
        assert_eq!(kept, 1, "{name}: {field} is empty");
        assert_eq!(seen.count("details:not([open]) .errors"), 0, "{name}");
    }
}

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
        assert!(own.text(card).contains("High") || own.text(card).contains("confidence"));
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
    assert_eq!(seen.count(".inside"), 0);
    assert_eq!(
        seen.count("form[action$='/answer'], form[action$='/notes']"),
        0
    );
    assert_eq!(seen.count("a[href^='/roadmap/draft']"), 0);
    let seen = Seen::new(&render(|| {
        views::item(&cx(Lang::En, "x"), &item("x"), None)
    }));
    assert_eq!(seen.count(".inside"), 2);
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

#[test]
fn nobody_sees_an_empty_page() {
    let staff = editing("x").may;
    let seen = Seen::new(&render(|| views::nothing_yet(&cx(Lang::En, "x"), staff)));
    assert_eq!(seen.count(".empty a.primary[href='/roadmap/draft']"), 1);
    let member = RoadmapRights::default();
    let seen = Seen::new(&render(|| views::nothing_yet(&cx(Lang::En, "x"), member)));
    assert_eq!(seen.count(".empty a[href='/proposals']"), 1);
    let seen = Seen::new(&render(|| views::versions(&cx(Lang::En, "x"), &[], member)));
    assert_eq!(seen.count(".empty"), 1);
    let seen = Seen::new(&render(|| shared::briefings(&cx(Lang::En, "x"), &[])));
    assert_eq!(seen.count(".empty"), 1);
    let mut empty = page("x");
    empty.items = items(Vec::new());
    for (asked, notes) in [(BOARD, 3), (TIMELINE, 1)] {
        let seen = Seen::new(&render(|| {
            views::roadmap(&cx(Lang::En, "x"), &empty, asked, None)
        }));
        assert_eq!(seen.count(".none"), notes);
    }
}

#[test]
fn personal_addresses_are_shown_once_they_are_made_and_can_be_renewed() {
    let seen = Seen::new(&render(|| views::feeds(&cx(Lang::En, "x"), None, None)));
    assert_eq!(seen.count("code"), 0);
    assert_eq!(
        seen.count("form[method=post][action='/roadmap/feeds/renew']"),
        1
    );
    let own = FeedAddresses {
        atom: "https://x.example/feeds/abc/roadmap.atom".into(),
        calendar: "https://x.example/feeds/abc/roadmap.ics".into(),
        releases: "https://x.example/feeds/abc/releases.atom".into(),
    };
    let seen = Seen::new(&render(|| {
        views::feeds(&cx(Lang::En, "x"), Some(&own), None)
    }));
    assert_eq!(seen.text("section:first-of-type code"), own.atom);
    assert_eq!(seen.text("section:last-of-type code"), own.releases);
    assert!(seen.text(".note").contains("Keep them to yourself"));
    assert_eq!(seen.count("form"), 1);
}

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

#[test]
fn heads_name_the_page_and_no_page_needs_a_script() {
    let cx = cx(Lang::En, "x");
    let mut past = page("2026-Q3");
    assert_eq!(views::roadmap_head(&cx, &past).title, "Roadmap");
    past.head = model::roadmap::VersionHead {
        current: false,
        ..head("2026-Q3")
    };
    assert_eq!(views::roadmap_head(&cx, &past).title, "Roadmap 2026-Q3");
    let heads = [
        views::roadmap_head(&cx, &past),
        views::nothing_yet_head(&cx),
        views::print_head(&cx, &printed("x")),
        views::changes_head(&cx, &difference("x")),
        views::versions_head(&cx),
        views::item_head(&cx, &item("x")),
        views::draft_head(&cx),
        views::entry_head(&cx, &entry("x")),
        views::publish_head(&cx, &ready("x")),
        views::themes_head(&cx),
        views::theme_head(&cx, &themes("x")[0]),
        views::feeds_head(&cx),
        shared::briefings_head(&cx),
        shared::briefing_head(&cx, &briefing("x")),
    ];
    for head in heads {
        assert!(!head.islands && !head.title.is_empty(), "{head:?}");
    }
}
