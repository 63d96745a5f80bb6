//! One release as it is read, and the desk of who follows it up.

use super::release;
use crate::releases_data::{feedback_id, page, page_of_a_member, picture};
use crate::roadmap_data::cx;
use crate::support::{Seen, render};
use model::both::Both;
use model::releases::{ReleaseRights, ReleaseState};
use model::{Lang, ReleaseNumber};

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
    let mut page = crate::proposals_data::shown("x");
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
