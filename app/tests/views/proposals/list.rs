//! The list of proposals.

use crate::proposals_data::{cx, listed};
use crate::support::{Seen, render};
use app::views::proposals::list;
use model::Lang;
use model::proposals::*;

#[test]
fn a_row_tells_voices_by_company_and_the_next_word() {
    let html = render(|| list(&cx(Lang::En), &listed("Approve")));
    let seen = Seen::new(&html);
    assert_eq!(seen.text("#proposal-31 .vote"), "17 companies 31 people");
    assert_eq!(
        seen.attr("#proposal-31 button", "aria-label").unwrap(),
        "I need this too: 17 companies (31 people)"
    );
    assert_eq!(
        seen.attr("#proposal-31 button", "aria-pressed").unwrap(),
        "true"
    );
    assert_eq!(
        seen.attr("#proposal-47 button", "aria-pressed").unwrap(),
        "false"
    );
    assert_eq!(
        seen.text("#proposal-31 .meta"),
        "Under review Approve 3 reasons next word by Fri 4 Dec"
    );
    assert_eq!(seen.attr("#proposal-31 h3", "lang").unwrap(), "ja");
    let html = render(|| list(&cx(Lang::Ja), &listed("承認")));
    let seen = Seen::new(&html);
    assert_eq!(seen.text("#proposal-31 .vote"), "17 社 31名");
    assert_eq!(
        seen.attr("#proposal-31 button", "aria-label").unwrap(),
        "うちも必要: 17社(31名)"
    );
}

#[test]
fn one_company_and_one_person_are_singular() {
    let mut page = listed("x");
    for card in &mut page.cards {
        (card.companies, card.people, card.reasons) = (1, 1, 1);
    }
    let html = render(|| list(&cx(Lang::En), &page));
    let seen = Seen::new(&html);
    assert_eq!(seen.text("#proposal-31 .vote"), "1 company 1 person");
    assert!(seen.text("#proposal-31 .meta").contains("1 reason "));
}

#[test]
fn tabs_keep_the_other_filters_and_start_on_the_first_page() {
    let html = render(|| list(&cx(Lang::En), &listed("a b")));
    let seen = Seen::new(&html);
    assert_eq!(
        seen.attr(".filters a", "href").unwrap(),
        "/proposals?q=a%20b&sort=companies&status=under-review&area=approvals&whose=mine"
    );
    assert_eq!(seen.count(".filters a[aria-current]"), 2);
    assert_eq!(
        seen.attr(".pager .next", "href").unwrap(),
        "/proposals?q=a%20b&sort=newest&status=under-review&area=approvals&whose=mine&after=5.1b"
    );
    assert_eq!(seen.attr("input[name=whose]", "value").unwrap(), "mine");
    assert_eq!(
        seen.attr("option[selected]", "value").unwrap(),
        "under-review"
    );
}

#[test]
fn an_empty_list_says_what_to_do_first() {
    let mut page = ProposalList {
        cards: Vec::new(),
        next: None,
        query: ListQuery::default(),
        mine: MyRequests::default(),
        may_propose: true,
    };
    for lang in Lang::ALL {
        let html = render(|| list(&cx(*lang), &page));
        let seen = Seen::new(&html);
        assert_eq!(seen.attr(".empty a", "href").unwrap(), "/proposals/new");
        assert_eq!(seen.count(".empty a"), 1);
    }
    page.query.q = "zzz".into();
    let html = render(|| list(&cx(Lang::En), &page));
    let seen = Seen::new(&html);
    assert_eq!(seen.text(".empty h2"), "Nothing found");
    assert_eq!(seen.attr(".empty a", "href").unwrap(), "/proposals");
    page.may_propose = false;
    let html = render(|| list(&cx(Lang::En), &page));
    assert_eq!(Seen::new(&html).count("a[href='/proposals/new']"), 0);
}
