use crate::support::{Seen, render};
use app::components::data::{
    EmptyState, MeTooButton, Pager, StatusGlyph, Trail, TrailRing, VoteButton,
};
use leptos::prelude::*;
use model::ProposalNumber;
use model::proposals::{Status, TrailState};

#[test]
fn every_status_has_a_ring_and_its_word_in_the_ink_of_its_meaning() {
    for status in Status::ALL.iter().copied() {
        let html = render(move || view! { <StatusGlyph status word="Word"/> });
        let seen = Seen::new(&html);
        assert_eq!(seen.text(".st"), "Word", "{html}");
        assert_eq!(seen.count(".st > svg[aria-hidden] circle"), 1, "{html}");
    }
    let html = render(|| view! { <StatusGlyph status=Status::Parked word="Parked"/> });
    assert_eq!(Seen::new(&html).count(".st.no"), 1, "parked is ink");
}

#[test]
fn a_pressed_vote_asks_to_be_taken_back() {
    let html = render(|| {
        view! {
            <VoteButton
                number=ProposalNumber(31)
                action="/proposals/31/voice"
                voiced=true
                companies=7
                unit="companies"
                people="12 people"
                spoken="I need this too, 7 companies (12 people)"
                from="list"
            />
        }
    });
    let seen = Seen::new(&html);
    assert_eq!(seen.attr("button", "aria-pressed").unwrap(), "true");
    assert_eq!(seen.attr("input[name=wanted]", "value").unwrap(), "false");
    assert_eq!(seen.attr("form", "data-voice").unwrap(), "31");
    assert_eq!(seen.attr("form", "method").unwrap(), "post");
    let html = render(|| {
        view! {
            <MeTooButton
                number=ProposalNumber(31)
                action="/proposals/31/voice"
                voiced=false
                label="I need this too"
                from="page"
            />
        }
    });
    let seen = Seen::new(&html);
    assert_eq!(seen.attr("button", "aria-pressed").unwrap(), "false");
    assert_eq!(seen.attr("input[name=wanted]", "value").unwrap(), "true");
}

#[test]
fn the_trail_marks_the_present_step() {
    let html = render(|| {
        let ring = |name: &str, state, sealed| TrailRing {
            name: name.into(),
            state,
            detail: "20 Nov".into(),
            href: None,
            sealed,
        };
        let rings = vec![
            ring("Proposal", TrailState::Done, false),
            ring("Review", TrailState::Now, false),
            ring("Release", TrailState::Later, false),
        ];
        view! { <Trail rings label="Trail"/> }
    });
    let seen = Seen::new(&html);
    assert_eq!(seen.text("[aria-current=step]"), "Review 20 Nov");
    assert_eq!((seen.count(".past"), seen.count(".later")), (1, 1));
}

#[test]
fn one_page_has_no_pager_and_an_empty_place_says_what_to_do() {
    let html = render(|| {
        view! {
            <Pager label="Pages"/>
            <EmptyState title="No proposals yet" text="The first one starts here.">
                <a class="btn" href="/proposals/new">"New proposal"</a>
            </EmptyState>
        }
    });
    let seen = Seen::new(&html);
    assert_eq!(seen.count(".pager"), 0);
    assert_eq!(seen.text(".empty .actions a"), "New proposal");
}
