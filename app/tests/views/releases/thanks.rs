//! Thanks, their stream, and the stories behind them.

use super::{nothing_said, one, own, release};
use crate::pages::at;
use crate::releases_data::{
    page_of_a_member, story, stream, thanks_form, thanks_id, thanks_of, unquotable, voice,
};
use crate::roadmap_data::cx;
use crate::support::{Seen, render};
use app::views::releases as views;
use model::Lang;
use model::both::Both;
use model::releases::{Consent, Gratitude, StoryView, ThanksOf};

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
