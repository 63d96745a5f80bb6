//! Releases, thanks and the stories behind them.

mod show;
mod thanks;
mod writing;

use crate::pages::attacks;
use crate::releases_data::{
    draft, feedback_form, feedback_id, form, log, mine, new_draft, page, page_of_a_member, picture,
    story, stream, thanks_form, thanks_of,
};
use crate::roadmap_data::cx;
use crate::safe::assert_safe;
use crate::support::{Seen, render};
use app::views::Refused;
use app::views::releases::{self as views, DraftRefusal, ReleaseRefusal, StoryRefusal};
use leptos::prelude::AnyView;
use model::releases::{
    AdoptionForm, Consent, Gratitude, ReleaseDraft, ReleaseList, ReleasePage, ReleaseRights,
    ReleaseState, StoryForm, SummaryForm, ThanksOf, ThanksPage, TipForm,
};
use model::{AppError, BriefingId, Conflict, Lang, Problem, ReleaseNumber};
use std::collections::BTreeSet;
use uuid::Uuid;

fn refused<F>(field: &'static str, typed: F) -> Refused<F> {
    Refused {
        error: AppError::field(field, Problem::TooLong(10)),
        typed,
    }
}

fn conflict<F>(conflict: Conflict, typed: F) -> Refused<F> {
    Refused {
        error: AppError::conflict(conflict),
        typed,
    }
}

fn tip(text: &str, from: &str) -> TipForm {
    TipForm {
        text_ja: text.into(),
        text_en: text.into(),
        from: from.into(),
        form_token: text.into(),
    }
}

fn summary(text: &str) -> SummaryForm {
    SummaryForm {
        summary_ja: text.into(),
        summary_en: text.into(),
        version: text.into(),
    }
}

fn story_form(text: &str) -> StoryForm {
    StoryForm {
        text_ja: text.into(),
        text_en: text.into(),
        version: text.into(),
    }
}

/// Every form of the page of a release, refused at one of its fields.
fn refusals(text: &str) -> Vec<(&'static str, ReleaseRefusal)> {
    let day = AdoptionForm { day: text.into() };
    let from = feedback_id().to_string();
    vec![
        (
            "thanks",
            ReleaseRefusal::Thanks(refused("text", thanks_form(text))),
        ),
        (
            "feedback",
            ReleaseRefusal::Feedback(refused("scene", feedback_form(text))),
        ),
        (
            "summary",
            ReleaseRefusal::Summary(refused("summary_ja", summary(text))),
        ),
        (
            "tip",
            ReleaseRefusal::Tip(refused("text_ja", tip(text, ""))),
        ),
        (
            "tip from feedback",
            ReleaseRefusal::Tip(refused("text_ja", tip(text, &from))),
        ),
        (
            "tip from elsewhere",
            ReleaseRefusal::Tip(refused("text_ja", tip(text, text))),
        ),
        ("adoption", ReleaseRefusal::Adoption(refused("day", day))),
    ]
}

/// One page of the area, made anew each time it is looked at.
type Sample = (String, Box<dyn Fn() -> AnyView>);

/// Every page of the area with this text wherever people write.
fn samples(lang: Lang, text: &str) -> Vec<Sample> {
    let mut all: Vec<Sample> = Vec::new();
    macro_rules! sample {
        ($name:expr, |$cx:ident, $text:ident| $view:expr) => {{
            let text = text.to_owned();
            all.push((
                $name.to_string(),
                Box::new(move || {
                    let ($cx, $text) = (&cx(lang, &text), text.as_str());
                    $view
                }),
            ));
        }};
    }
    sample!("list", |cx, text| views::list(cx, &log(text), &mine(text)));
    sample!("empty list", |cx, _text| {
        views::list(cx, &ReleaseList::clone(&empty()), &[])
    });
    sample!("release", |cx, text| views::release(cx, &page(text), None));
    sample!("release of a member", |cx, text| {
        let mut page = page_of_a_member(text);
        page.my_thanks = Some(thanks_form(text));
        page.feedback.mine = Some(feedback_form(text));
        page.asked.as_mut().unwrap().asked_at = None;
        views::release(cx, &page, Some(&ReleaseRefusal::Act(AppError::Busy)))
    });
    sample!("withdrawn", |cx, text| {
        let mut page = page(text);
        page.state = ReleaseState::Withdrawn;
        page.briefing = None;
        page.adoption.clear();
        views::release(cx, &page, None)
    });
    for (name, refusal) in refusals(text) {
        sample!(name, |cx, text| {
            views::release(cx, &page(text), Some(&refusal))
        });
    }
    sample!("new draft", |cx, _text| views::draft(
        cx,
        &new_draft(),
        None
    ));
    sample!("draft", |cx, text| {
        let refusal = DraftRefusal::Note(Box::new(refused("title_ja", form(text))));
        views::draft(cx, &draft(text), Some(&refusal))
    });
    sample!("published draft", |cx, text| {
        let mut page = draft(text);
        page.number = Some(ReleaseNumber(12));
        page.state = ReleaseState::Published;
        page.briefing = Some(BriefingId(Uuid::from_u128(1)));
        let refusal = DraftRefusal::Act(AppError::Busy);
        views::draft(cx, &page, Some(&refusal))
    });
    sample!("thanks page", |cx, text| views::thanks(cx, &stream(text)));
    sample!("no thanks", |cx, _text| {
        views::thanks(cx, &nothing_said())
    });
    sample!("one thanks", |cx, text| {
        views::thanks_one(cx, &thanks_of(text, None, true), None)
    });
    sample!("story", |cx, text| {
        let of = thanks_of(text, Some(story(text, Consent::Given)), true);
        let refusal = StoryRefusal::Story(refused("text_ja", story_form(text)));
        views::thanks_one(cx, &of, Some(&refusal))
    });
    sample!("story of one's own", |cx, text| {
        views::thanks_one(cx, &own(text, Consent::Asked), None)
    });
    all
}

fn empty() -> ReleaseList {
    ReleaseList {
        lines: Vec::new(),
        next: None,
        hidden: Vec::new(),
        may_edit: false,
    }
}

fn nothing_said() -> ThanksPage {
    ThanksPage {
        thanks: Vec::new(),
        next: None,
        gratitude: Gratitude::default(),
        follow_up: false,
    }
}

/// As whose story it is reads it.
fn own(text: &str, consent: Consent) -> ThanksOf {
    let mut of = thanks_of(text, Some(story(text, consent)), false);
    of.thanks.mine = true;
    of.thanks.story.as_mut().unwrap().mine = true;
    of
}

fn release(page: &ReleasePage) -> Seen {
    Seen::new(&render(|| views::release(&cx(Lang::En, "x"), page, None)))
}

fn one(of: &ThanksOf) -> Seen {
    Seen::new(&render(|| views::thanks_one(&cx(Lang::En, "x"), of, None)))
}

fn written(page: &ReleaseDraft) -> Seen {
    Seen::new(&render(|| views::draft(&cx(Lang::En, "x"), page, None)))
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

/// ASVS 1.2.1
#[test]
fn what_a_picture_shows_stays_text_too() {
    for (attack, lang) in attacks() {
        let mut page = page("x");
        page.pictures = vec![picture(&attack)];
        let seen = Seen::new(&render(|| views::release(&cx(lang, "x"), &page, None)));
        assert_eq!(seen.count("img"), 1, "{attack}");
        // HTML knows no NUL and one kind of line end (13.2.5).
        let read = attack.replace('\0', "\u{fffd}").replace('\r', "\n");
        assert_eq!(seen.attr("img", "alt").unwrap(), read);
        assert_eq!(
            seen.count("script, [onerror], [onload], [style]"),
            0,
            "{attack}"
        );
    }
}

#[test]
fn every_page_has_its_words_in_both_languages_and_each_id_once() {
    for lang in Lang::ALL {
        for (name, view) in samples(*lang, "x") {
            let html = render(view);
            let seen = Seen::new(&html);
            let said: String = seen.0.root_element().text().collect();
            for area in [
                "releases-",
                "thanks-",
                "roadmap-",
                "proposals-",
                "form-",
                "error-",
                "format-",
            ] {
                assert!(!said.contains(area), "{lang} {name}: {said}");
            }
            let mut ids = BTreeSet::new();
            let any = scraper::Selector::parse("[id]").unwrap();
            for element in seen.0.select(&any) {
                let id = element.attr("id").unwrap();
                assert!(ids.insert(id.to_owned()), "{lang} {name}: two of #{id}");
            }
            for selector in ["[aria-labelledby]", "a[href^='#']"] {
                for link in seen.0.select(&scraper::Selector::parse(selector).unwrap()) {
                    let to = link.attr("aria-labelledby").or_else(|| link.attr("href"));
                    let to = to.unwrap().trim_start_matches('#');
                    assert!(ids.contains(to), "{lang} {name}: nothing is #{to}");
                }
            }
            assert_eq!(seen.count("h1"), 1, "{lang} {name}");
            assert_eq!(seen.count("script, [style]"), 0, "{lang} {name}");
        }
    }
}

#[test]
fn no_page_holds_an_island() {
    let cx = cx(Lang::En, "x");
    for head in [
        views::list_head(&cx),
        views::release_head(&cx, &page("x")),
        views::draft_head(&cx, &draft("x")),
        views::thanks_head(&cx),
        views::thanks_one_head(&cx, &thanks_of("x", None, true)),
    ] {
        assert!(!head.islands && !head.title.is_empty(), "{head:?}");
    }
}

#[test]
fn a_refused_form_comes_back_open_and_filled_and_says_what_to_mend() {
    let typed = "typed <by> hand";
    type Page = Box<dyn Fn() -> AnyView>;
    let mut pages: Vec<(&str, Page)> = Vec::new();
    for (name, refusal) in refusals(typed) {
        pages.push((
            name,
            Box::new(move || views::release(&cx(Lang::En, "x"), &page("x"), Some(&refusal))),
        ));
    }
    pages.push((
        "draft",
        Box::new(move || {
            let refusal = DraftRefusal::Note(Box::new(refused("title_en", form(typed))));
            views::draft(&cx(Lang::En, "x"), &draft("x"), Some(&refusal))
        }),
    ));
    pages.push((
        "story",
        Box::new(move || {
            let refusal = StoryRefusal::Story(refused("text_en", story_form(typed)));
            views::thanks_one(
                &cx(Lang::En, "x"),
                &thanks_of("x", None, true),
                Some(&refusal),
            )
        }),
    ));
    for (name, view) in pages {
        let seen = Seen::new(&render(view));
        assert_eq!(seen.count("form .errors a[href^='#']"), 1, "{name}");
        let field = seen.attr(".errors a", "href").unwrap();
        assert_eq!(
            seen.count(&format!("{field}[aria-invalid=true]")),
            1,
            "{name}"
        );
        let kept = seen.count(&format!("{field}[value='{typed}']"))
            + usize::from(seen.text(field.as_str()).contains(typed));
        assert_eq!(kept, 1, "{name}: {field} is empty");
        assert_eq!(seen.count("details:not([open]) .errors"), 0, "{name}");
    }
}

#[test]
fn what_was_typed_stays_in_sight_when_the_right_is_gone_meanwhile() {
    let typed = "typed <by> hand";
    let mut page = page("x");
    page.may = ReleaseRights::default();
    page.received.clear();
    page.customers.clear();
    page.adoption.clear();
    page.briefing = None;
    let refusals = [
        ReleaseRefusal::Thanks(conflict(Conflict::Stale, thanks_form(typed))),
        ReleaseRefusal::Feedback(conflict(Conflict::FeedbackClosed, feedback_form(typed))),
        ReleaseRefusal::Summary(conflict(Conflict::Stale, summary(typed))),
        ReleaseRefusal::Tip(conflict(
            Conflict::Stale,
            tip(typed, &feedback_id().to_string()),
        )),
    ];
    for refusal in refusals {
        let html = render(|| views::release(&cx(Lang::En, "x"), &page, Some(&refusal)));
        let seen = Seen::new(&html);
        assert_eq!(seen.count("form .errors"), 1, "{refusal:?}");
        assert!(seen.text("form").contains(typed), "{refusal:?}");
    }
    let mut of = thanks_of("x", Some(story("x", Consent::Refused)), true);
    let refusal = StoryRefusal::Story(conflict(Conflict::ConsentRefused, story_form(typed)));
    for follow_up in [true, false] {
        of.follow_up = follow_up;
        let html = render(|| views::thanks_one(&cx(Lang::En, "x"), &of, Some(&refusal)));
        assert!(Seen::new(&html).text("#write").contains(typed));
    }
}

#[test]
fn the_log_tells_what_was_asked_for_first_and_thanks_once() {
    let html = render(|| views::list(&cx(Lang::En, "x"), &log("x"), &mine("x")));
    let seen = Seen::new(&html);
    assert!(
        seen.text(".own-releases li:first-child")
            .contains("You asked for this on Tue 3 Nov (#31) – it is here.")
    );
    assert_eq!(seen.count(".own-releases a[href='/proposals/31']"), 2);
    assert_eq!(seen.count("a.btn[href='/releases/12#thanks']"), 1);
    assert_eq!(seen.count("a.btn[href='/releases/11#thanks']"), 0);
    assert_eq!(seen.count(".log > li"), 2);
    assert_eq!(seen.text(".log li:first-child .when"), "Fri 20 Nov");
    assert_eq!(seen.count(".log li:first-child a.thanked"), 1);
    assert_eq!(seen.count(".log li:last-child a.thanked"), 0);
    assert_eq!(seen.count(".pager a[rel=next]"), 1);
    assert_eq!(seen.count("aside a[href='/thanks']"), 1);
    assert_eq!(seen.count("aside a[href='/roadmap/feeds']"), 1);
}

#[test]
fn drafts_and_writing_are_for_who_may_edit() {
    let html = render(|| views::list(&cx(Lang::En, "x"), &log("x"), &[]));
    let seen = Seen::new(&html);
    assert_eq!(seen.count("a[href='/releases/new']"), 1);
    assert_eq!(seen.count("aside .lines li"), 2);
    assert_eq!(seen.count("aside a[href^='/releases/drafts/']"), 1);
    let html = render(|| views::list(&cx(Lang::En, "x"), &empty(), &[]));
    let seen = Seen::new(&html);
    assert_eq!(seen.count("a[href='/releases/new'], aside .lines"), 0);
    assert_eq!(seen.count(".empty a[href='/roadmap']"), 1);
    assert_eq!(seen.count(".own-releases"), 0);
}

/// ASVS 1.2.2
#[test]
fn a_document_that_is_no_web_address_is_text_and_no_link() {
    let mut page = page("x");
    assert_eq!(
        release(&page).count("a[href='https://wiki.example/release']"),
        1
    );
    for bad in ["javascript:alert(1)", "data:text/html,x", "//x", "x y"] {
        page.staff_document = bad.into();
        let seen = release(&page);
        assert_eq!(seen.text(".facts .long"), bad);
        assert_eq!(seen.count(".facts .long[href]"), 0, "{bad}");
    }
}
