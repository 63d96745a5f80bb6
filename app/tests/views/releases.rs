//! Releases, thanks and the stories behind them.

use crate::pages::{at, attacks};
use crate::releases_data::{
    draft, feedback_form, feedback_id, form, log, mine, new_draft, page, page_of_a_member, picture,
    story, stream, thanks_form, thanks_id, thanks_of, unquotable, voice,
};
use crate::roadmap_data::cx;
use crate::safe::assert_safe;
use crate::support::{Seen, render};
use app::views::Refused;
use app::views::releases::{self as views, DraftRefusal, ReleaseRefusal, StoryRefusal};
use leptos::prelude::AnyView;
use model::both::Both;
use model::releases::{
    AdoptionForm, Consent, Gratitude, ReleaseDraft, ReleaseList, ReleasePage, ReleaseRights,
    ReleaseState, StoryForm, StoryView, SummaryForm, ThanksOf, ThanksPage, TipForm,
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

#[test]
fn whoever_asked_reads_it_first_and_can_say_what_it_did() {
    let seen = release(&page_of_a_member("x"));
    assert!(
        seen.text(".here")
            .contains("You asked for this on Tue 3 Nov (#31) – it is here.")
    );
    assert_eq!(seen.count(".here a[href='/proposals/31']"), 1);
    assert_eq!(
        seen.count("form[method=post][action='/releases/12/thanks'] textarea[name=text]"),
        1
    );
    assert_eq!(
        seen.count("form[action='/releases/12/thanks'] [name=may_quote]"),
        1
    );
    assert_eq!(
        seen.count("form[method=post][action='/releases/12/feedback'] textarea"),
        3
    );
    assert!(seen.text("#feedback .tag").contains("Open until"));
    // Nothing of the desk of the vendor.
    assert_eq!(seen.count("#desk, a[href^='/releases/drafts/']"), 0);
    assert_eq!(seen.count("form"), 2);
}

#[test]
fn thanks_that_were_given_are_changed_in_place() {
    let mut page = page_of_a_member("x");
    page.my_thanks = Some(thanks_form("What I wrote"));
    let seen = release(&page);
    assert_eq!(seen.count("#thanks details:not([open]) form"), 1);
    assert!(seen.text("#thanks-text").contains("What I wrote"));
    assert_eq!(seen.count("#thanks-quote[checked]"), 1);
    page.may.thank = false;
    assert_eq!(release(&page).count("#thanks form"), 0);
}

#[test]
fn what_only_staff_reads_is_missing_for_members() {
    let mut page = page_of_a_member("x");
    page.may = ReleaseRights::default();
    let seen = release(&page);
    assert_eq!(seen.count("form, #desk, .adoption, .companies"), 0);
    let said: String = seen.0.root_element().text().collect();
    for words in [
        "Staff only",
        "Document for staff",
        "Adoption",
        "Who had asked",
        "briefing",
    ] {
        assert!(!said.contains(words), "{words}");
    }
    // A CSM reads figures and companies, and changes nothing.
    let mut csm = crate::releases_data::page("x");
    csm.may = ReleaseRights::default();
    let seen = release(&csm);
    assert_eq!(seen.count("#desk .companies li"), 1);
    assert_eq!(seen.count("#desk .adoption tbody tr"), 2);
    assert_eq!(seen.count("form"), 0);
}

#[test]
fn the_desk_follows_up_and_publishes_what_was_heard() {
    let mut page = page("x");
    let seen = release(&page);
    let from = format!("input[name=from][value='{}']", feedback_id());
    assert_eq!(
        seen.count(&format!("form[action='/releases/12/tips'] {from}")),
        1
    );
    assert_eq!(
        seen.count("form[action='/releases/12/tips'] input[name=from][value='']"),
        1
    );
    let upload = "form[action='/releases/12/adoption'][enctype='multipart/form-data'] [type=file][name=file]";
    assert_eq!(seen.count(upload), 1);
    assert_eq!(
        seen.count("form[action='/releases/12/summary'] [name=version][value='5']"),
        1
    );
    assert_eq!(
        seen.count("form[action='/releases/12/withdraw'] [name=version][value='5']"),
        1
    );
    assert_eq!(seen.attr(".share rect", "width").unwrap(), "100");
    assert_eq!(
        seen.attr("tbody tr:last-child rect", "width").unwrap(),
        "30"
    );
    assert_eq!(seen.count("#desk a[href^='/briefings/']"), 1);
    page.briefing = None;
    page.state = ReleaseState::Withdrawn;
    let seen = release(&page);
    let plan = format!("form[action='/releases/drafts/{}/briefing']", page.id);
    assert_eq!(seen.count(&plan), 1);
    assert_eq!(seen.count("form[action='/releases/12/publish-again']"), 1);
    assert_eq!(seen.count("form[action='/releases/12/withdraw']"), 0);
    assert_eq!(seen.count(".page-head .note.warn"), 1);
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

#[test]
fn pictures_are_described_and_lead_to_their_whole_size() {
    let mut page = page("x");
    page.pictures = vec![picture("一覧でまとめて選ぶ")];
    let seen = release(&page);
    let src = format!("/releases/12/pictures/{}", page.pictures[0].id);
    assert_eq!(seen.count(&format!("figure a[href='{src}'] img")), 1);
    assert_eq!(seen.attr("img", "loading").unwrap(), "lazy");
    assert_eq!(seen.attr("img", "lang").unwrap(), "ja");
    assert_eq!(seen.attr("img", "width").unwrap(), "640");
}

/// The words and the name of who did not allow it are not in the page at all.
#[test]
fn thanks_that_must_not_be_quoted_name_nobody() {
    for (industry, said) in [
        (Some("logistics"), "A customer in logistics"),
        (Some(""), "A customer"),
        (None, "A customer"),
    ] {
        let mut page = stream("x");
        page.thanks = vec![unquotable(41, industry)];
        let html = render(|| views::thanks(&cx(Lang::En, "x"), &page));
        let seen = Seen::new(&html);
        assert_eq!(seen.text(".voice .meta b"), said);
        assert_eq!(seen.count(".voice .person, .voice blockquote"), 0);
    }
    let of = ThanksOf {
        thanks: unquotable(41, Some("logistics")),
        follow_up: false,
    };
    assert_eq!(one(&of).text("h1"), "Thanks: A customer in logistics");
}

#[test]
fn whoever_may_read_private_thanks_is_told_not_to_pass_them_on() {
    let mut private = voice(40, "x");
    private.may_quote = false;
    let mut page = stream("x");
    page.thanks = vec![private, voice(41, "x")];
    let html = render(|| views::thanks(&cx(Lang::En, "x"), &page));
    let seen = Seen::new(&html);
    assert_eq!(seen.text(".voice:first-child .tag"), "Not for passing on");
    assert_eq!(seen.count(".voice:last-child .tag"), 0);
}

#[test]
fn thanks_whose_words_were_changed_say_so_with_the_day() {
    let mut edited = voice(40, "x");
    edited.edited_at = Some(at("2026-11-22T01:00:00Z"));
    let mut page = stream("x");
    page.thanks = vec![edited, voice(41, "x")];
    for (lang, given, said) in [
        (Lang::En, "Sat 21 Nov", "Edited Sun 22 Nov"),
        (Lang::Ja, "11月21日(土)", "11月22日(日)に編集"),
    ] {
        let html = render(|| views::thanks(&cx(lang, "x"), &page));
        let seen = Seen::new(&html);
        assert_eq!(seen.text(".voice:first-child .meta a time"), given);
        assert_eq!(seen.text(".voice:first-child .meta > time"), said);
        let of = ".voice:first-child .meta > time";
        assert_eq!(seen.attr(of, "datetime").unwrap(), "2026-11-22T01:00:00Z");
        assert_eq!(seen.count(".voice:last-child .meta > time"), 0);
    }
}

#[test]
fn the_trail_leads_from_proposals_to_thanks() {
    let mut page = page("x");
    let seen = release(&page);
    assert_eq!(seen.count(".trail li"), 4);
    assert_eq!(seen.text(".trail li:first-child"), "Proposals 1 proposal");
    assert_eq!(seen.count(".trail a[href='#proposals-title']"), 1);
    assert_eq!(seen.count(".trail a[href='/roadmap/items/2']"), 1);
    assert_eq!(seen.text(".trail li:last-child"), "Thanks 12 so far");
    page.thanked = 0;
    page.items.clear();
    page.proposals.clear();
    let seen = release(&page);
    assert_eq!(seen.count(".trail li"), 2);
    assert_eq!(seen.text(".trail [aria-current=step] b"), "Thanks");
}

#[test]
fn a_proposal_that_was_released_leads_to_the_release_and_its_thanks() {
    use model::proposals::{Stage, TrailState, TrailStep};
    let mut page = crate::proposals::shown("x");
    let step = |stage, state, ended| TrailStep {
        stage,
        state,
        at: None,
        ended,
    };
    page.trail = vec![
        step(
            Stage::Release,
            TrailState::Done,
            Some(model::proposals::Status::Released),
        ),
        step(Stage::Thanks, TrailState::Now, None),
    ];
    page.releases = vec![model::releases::ReleaseOf {
        number: ReleaseNumber(12),
        title: Both::new("", "Approving in one go"),
        released_on: crate::roadmap_data::day("2026-11-20"),
        thanks: 0,
    }];
    let seen = |page: &model::proposals::ProposalPage| {
        Seen::new(&render(|| {
            app::views::proposals::show(&cx(Lang::En, "x"), page, None)
        }))
    };
    page.may.voice = false;
    let waiting = seen(&page);
    assert_eq!(waiting.count(".trail a[href='/releases/12']"), 1);
    assert!(
        waiting
            .text(".trail a[href='/releases/12#thanks']")
            .contains("Thanks")
    );
    page.releases[0].thanks = 7;
    assert_eq!(seen(&page).text(".trail li:last-child"), "Thanks 7 so far");
    assert_eq!(
        seen(&page).text(".facts a[href='/releases/12']"),
        "Approving in one go"
    );
}

#[test]
fn a_draft_keeps_what_was_typed_when_a_picture_is_added() {
    let mut page = draft("x");
    page.pictures = vec![picture("x")];
    let seen = written(&page);
    let form = format!(
        "form[method=post][action='/releases/drafts/{}']",
        page.id.unwrap()
    );
    assert_eq!(seen.count(&form), 1);
    let add = format!(
        "{form} button[formaction='/releases/drafts/{}/pictures'][formenctype='multipart/form-data']",
        page.id.unwrap()
    );
    assert_eq!(seen.count(&add), 1);
    assert_eq!(
        seen.count(&format!("{form} input[type=file][name=sketch]")),
        1
    );
    assert_eq!(seen.count(&format!("{form} [name=sketch_alt]")), 1);
    assert_eq!(
        seen.count(&format!("{form} button[formaction$='/remove']")),
        1
    );
    // Enter in a line sends the first button: that saves.
    assert_eq!(
        seen.attr(&format!("{form} button[type=submit]"), "formaction"),
        None
    );
    page.pictures = vec![picture("x"); 6];
    assert_eq!(written(&page).count("[name=sketch]"), 0);
}

#[test]
fn a_draft_says_who_is_told_before_it_is_published() {
    let mut page = draft("x");
    let seen = written(&page);
    assert!(seen.text("#publish").contains("31 people"));
    let publish = format!(
        "form[action='/releases/drafts/{}/publish']",
        page.id.unwrap()
    );
    assert_eq!(
        seen.count(&format!("{publish} [name=version][value='5']")),
        1
    );
    assert_eq!(seen.count("details form[action$='/discard']"), 1);
    page.voices = 0;
    assert!(written(&page).text("#publish").contains("nobody is told"));
    page.number = Some(ReleaseNumber(12));
    page.state = ReleaseState::Published;
    let seen = written(&page);
    assert_eq!(seen.count("#publish, form[action$='/discard']"), 0);
    assert!(seen.text("form .note").contains("stay"));
    assert_eq!(seen.count("a[href='/releases/12']"), 2);
    let seen = written(&new_draft());
    assert_eq!(seen.count("form"), 1);
    assert_eq!(seen.count("form[action='/releases']"), 1);
    assert_eq!(seen.count("[name=form_token][value='x']"), 1);
}

#[test]
fn as_many_builders_can_be_named_as_there_is_room_for() {
    let mut page = draft("x");
    page.form = page
        .form
        .naming(&[page.staff[0].0, page.staff[1].0, page.staff[0].0]);
    let seen = written(&page);
    assert_eq!(seen.count("select[name^=builder]"), 8);
    assert_eq!(seen.count("details select"), 4);
    assert_eq!(seen.count("select option[selected]"), 3);
}

#[test]
fn the_gauge_says_in_words_how_thanks_and_requests_stand() {
    let said = |thanks, requests| {
        let mut page = nothing_said();
        page.gratitude = Gratitude { thanks, requests };
        let html = render(|| views::thanks(&cx(Lang::En, "x"), &page));
        let seen = Seen::new(&html);
        let ring = seen.attr(".so-far", "stroke-dasharray").unwrap();
        (seen.text(".gauge"), ring)
    };
    let (words, ring) = said(14, 10);
    assert!(words.contains("1.4 : 1"), "{words}");
    assert!(
        words.contains("14 thanks and 10 requests in the last 90 days"),
        "{words}"
    );
    assert!(words.contains("6 more to two thanks"), "{words}");
    assert_eq!(ring, "70 100");
    let (words, ring) = said(25, 10);
    assert!(words.contains("we are there"), "{words}");
    assert_eq!(ring, "100 100");
    let (words, ring) = said(0, 0);
    assert!(words.contains("1 more"), "{words}");
    assert_eq!(ring, "0 100");
}

#[test]
fn the_stream_sets_stories_apart_and_invites_when_it_is_empty() {
    let html = render(|| views::thanks(&cx(Lang::En, "x"), &stream("x")));
    let seen = Seen::new(&html);
    assert_eq!(seen.count(".stories .story"), 1);
    assert_eq!(seen.count(".stream .voice"), 2);
    let whole = format!("/releases/12/thanks/{}", thanks_id());
    assert_eq!(
        seen.count(&format!(".voice:first-child a[href='{whole}']")),
        1
    );
    assert_eq!(
        seen.count(".voice:first-child a.of[href='/releases/12']"),
        1
    );
    let html = render(|| views::thanks(&cx(Lang::En, "x"), &nothing_said()));
    assert_eq!(Seen::new(&html).count(".empty a[href='/releases']"), 1);
}

#[test]
fn a_story_is_asked_for_then_answered_then_published() {
    // Who follows up asks.
    let mut of = thanks_of("x", None, true);
    let form = format!("form[action='/releases/12/thanks/{}/story']", thanks_id());
    let seen = one(&of);
    assert_eq!(seen.count(&format!("{form} [name=version][value='']")), 1);
    assert!(seen.text("#story").contains("Nothing is shown before"));
    of.thanks.story = Some(story("x", Consent::Asked));
    let seen = one(&of);
    assert_eq!(seen.count(&format!("{form} [name=version][value='3']")), 1);
    assert_eq!(seen.count("form[action$='/publish']"), 0);
    // It can be published once the customer has agreed.
    of.thanks.story = Some(story("x", Consent::Given));
    assert_eq!(
        one(&of).count("form[action$='/story/publish'] [name=version][value='3']"),
        1
    );
    of.thanks.story = Some(story("x", Consent::Refused));
    assert_eq!(one(&of).count("form"), 0);
    // Others see neither forms nor states.
    let seen = one(&thanks_of("x", None, false));
    assert_eq!(seen.count("form, #story"), 0);
}

#[test]
fn whose_story_it_is_reads_both_languages_and_may_take_it_back() {
    let answers = |consent, published: bool| {
        let mut of = own("x", consent);
        of.thanks.story.as_mut().unwrap().text = Both::new("日本語の話", "The story");
        if published {
            of.thanks.story.as_mut().unwrap().published_at =
                Some(crate::pages::at("2026-11-21T03:00:00Z"));
        }
        let seen = one(&of);
        assert!(seen.text("#story").contains("日本語の話"));
        assert!(seen.text("#story").contains("The story"));
        assert!(seen.text("#story").contains("at any time"));
        let form = "form[action$='/story/answer']";
        assert_eq!(seen.count(&format!("{form} [name=version][value='3']")), 1);
        (
            seen.count(&format!("{form} button[name=agree][value='1']")),
            seen.count(&format!("{form} button[name=agree][value='0']")),
        )
    };
    assert_eq!(answers(Consent::Asked, false), (1, 1));
    assert_eq!(answers(Consent::Given, false), (0, 1));
    assert_eq!(answers(Consent::Given, true), (0, 1));
    assert_eq!(answers(Consent::Refused, false), (1, 0));
    let of = own("x", Consent::Asked);
    assert!(
        one(&of)
            .text("#story")
            .contains("Nothing of this is shown to others before you agree.")
    );
}

#[test]
fn a_public_story_is_read_by_all_and_answered_by_none_of_them() {
    let mut of = thanks_of(
        "x",
        Some(StoryView {
            published_at: Some(crate::pages::at("2026-11-21T03:00:00Z")),
            ..story("x", Consent::Given)
        }),
        false,
    );
    of.thanks.may_quote = true;
    let seen = one(&of);
    assert_eq!(seen.count("#story .story"), 1);
    assert_eq!(seen.count("form"), 0);
}
