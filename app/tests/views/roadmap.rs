//! The roadmap: board, timeline, items, what changed, the draft, themes, feeds; briefings.

mod board;
mod briefings;
mod item;
mod versions;
mod writing;

use crate::pages::attacks;
use crate::roadmap_data::{
    BOARD, briefing, briefing_lines, cx, difference, draft, draft_head, editing, entry, entry_form,
    head, item, items, page, printed, ready, scheduled, themes, version_lines,
};
use crate::safe::assert_safe;
use crate::support::{Seen, render};
use app::views::Refused;
use app::views::briefings::{self as shared, BriefingRefusal, BriefingShown};
use app::views::roadmap::{
    self as views, DraftRefusal, EntryRefusal, FeedAddresses, ItemRefusal, PublishRefusal,
};
use leptos::prelude::AnyView;
use model::briefings::{BriefingForm, BriefingQuestionForm};
use model::roadmap::{
    AnswerForm, Asked, Layout, NoteForm, QuestionForm, RemovalForm, RoadmapRights, ScheduleForm,
    Standing, ThemeForm, VersionState,
};
use model::{AppError, Lang, Problem, QuestionId};
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
            interviews: format!("https://x.example/{text}"),
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
        interviews: "https://x.example/feeds/abc/interviews.ics".into(),
    };
    let seen = Seen::new(&render(|| {
        views::feeds(&cx(Lang::En, "x"), Some(&own), None)
    }));
    assert_eq!(seen.text("section:first-of-type code"), own.atom);
    assert_eq!(seen.text("section:last-of-type code"), own.interviews);
    assert!(seen.text(".note").contains("Keep them to yourself"));
    assert_eq!(seen.count("form"), 1);
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
