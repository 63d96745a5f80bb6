//! One proposal: its decisions, answering, and what readers do with it.

use crate::proposals_data::{cx, draft, listed, shown, writing};
use crate::support::{Seen, render, render_live};
use app::views::Refused;
use app::views::proposals::{ShowRefusal, edit, list, show};
use model::proposals::*;
use model::{AppError, Conflict, Lang, Problem};

#[test]
fn nobody_who_gives_no_voice_sees_a_button_for_one() {
    let mut page = shown("x");
    page.may = Rights::default();
    let html = render(|| show(&cx(Lang::En), &page, None));
    let seen = Seen::new(&html);
    assert_eq!(seen.count("form[action$='/voice']"), 0);
    assert_eq!(seen.count("form[action$='/reasons']"), 0);
    assert_eq!(seen.count("form[action$='/comments']"), 0);
    assert_eq!(seen.count("form[action$='/reactions']"), 0);
    assert_eq!(seen.count("form[action$='/answer']"), 0);
    assert_eq!(seen.count("a[href$='/edit']"), 0);
    assert_eq!(seen.count("a[href$='/withdraw']"), 0);
    assert_eq!(seen.text(".voices"), "17 companies (31 people)");
    let mut list_page = listed("x");
    for card in &mut list_page.cards {
        card.may_voice = false;
    }
    let html = render(|| list(&cx(Lang::En), &list_page));
    assert_eq!(Seen::new(&html).count("button.vote"), 0);
}

#[test]
fn a_decision_is_stamped_with_its_reason_and_earlier_ones_stay_readable() {
    let mut page = shown("x");
    page.decisions[0].reason = "Because of seven companies.".into();
    page.decisions[0].seal_name = "森".into();
    let html = render(|| show(&cx(Lang::Ja), &page, None));
    let seen = Seen::new(&html);
    assert_eq!(seen.text(".seal"), "仕様検討26.11.20森");
    assert_eq!(seen.text(".decision h2"), "回答: 仕様検討");
    assert_eq!(seen.text(".decision .text"), "Because of seven companies.");
    assert!(
        seen.text(".decision .signed")
            .contains("12月4日(金)までに次の回答")
    );
    assert_eq!(seen.count(".earlier li"), 1);
}

#[test]
fn a_refused_reason_comes_back_open_and_filled() {
    let refused = ShowRefusal::Reason(Refused {
        error: AppError::field("text", Problem::TooLong(4000)),
        typed: ReasonForm {
            text: "typed <b> reason".into(),
        },
    });
    let html = render(|| show(&cx(Lang::En), &shown("x"), Some(&refused)));
    let seen = Seen::new(&html);
    assert_eq!(seen.count("details.own-reason[open]"), 1);
    assert_eq!(seen.text("textarea#my-reason"), "typed <b> reason");
    assert_eq!(seen.attr("#my-reason", "aria-invalid").unwrap(), "true");
    assert_eq!(
        seen.text(".errors a[href='#my-reason']"),
        "Shorten “Your reason” to 4,000 characters or fewer."
    );
    assert_eq!(
        seen.count("details#answer[open]"),
        0,
        "only what was refused"
    );
    let html = render(|| show(&cx(Lang::En), &shown("x"), None));
    assert_eq!(Seen::new(&html).count("details.own-reason[open]"), 0);
}

#[test]
fn a_refused_answer_keeps_status_reason_and_day() {
    let refused = ShowRefusal::Answer(Refused {
        error: AppError::field("reason", Problem::Required),
        typed: AnswerForm {
            status: "parked".into(),
            reason: String::new(),
            next_day: "2031-03-03".into(),
            version: "2".into(),
        },
    });
    let html = render(|| show(&cx(Lang::Ja), &shown("x"), Some(&refused)));
    let seen = Seen::new(&html);
    assert_eq!(
        seen.attr("#answer option[selected]", "value").unwrap(),
        "parked"
    );
    assert_eq!(
        seen.attr("#answer [name=next_day]", "value").unwrap(),
        "2031-03-03"
    );
    assert_eq!(
        seen.attr("#answer [name=reason]", "aria-invalid").unwrap(),
        "true"
    );
    assert_eq!(
        seen.text("#answer-reason-error"),
        "「理由」を入力してください。"
    );
    assert_eq!(seen.attr("#answer [name=version]", "value").unwrap(), "3");
}

#[test]
fn an_answer_offers_exactly_the_statuses_that_may_follow() {
    for status in Status::ALL.iter().copied() {
        let page = ProposalPage {
            status,
            ..shown("x")
        };
        let html = render(|| show(&cx(Lang::En), &page, None));
        let seen = Seen::new(&html);
        for next in Status::ALL {
            let offered = seen.count(&format!("#answer option[value={next}]"));
            assert_eq!(offered == 1, status.can_become(*next), "{status} -> {next}");
        }
    }
}

#[test]
fn customer_success_may_only_ask() {
    let page = ProposalPage {
        may: Rights {
            ask: true,
            ..Rights::default()
        },
        ..shown("x")
    };
    let html = render(|| show(&cx(Lang::En), &page, None));
    let seen = Seen::new(&html);
    assert_eq!(seen.count("#answer select"), 0);
    assert_eq!(
        seen.attr("#answer input[name=status]", "value").unwrap(),
        "waiting-for-background"
    );
}

#[test]
fn a_refused_button_says_why() {
    let refused = ShowRefusal::Act(AppError::conflict(Conflict::ProposalClosed));
    let html = render(|| show(&cx(Lang::En), &shown("x"), Some(&refused)));
    assert_eq!(
        Seen::new(&html).text(".errors li"),
        "This proposal is closed and takes no more changes. Open a new one and refer to it."
    );
}

#[test]
fn a_reaction_of_ones_own_is_taken_back_by_its_button() {
    let html = render(|| show(&cx(Lang::En), &shown("x"), None));
    let seen = Seen::new(&html);
    assert_eq!(
        seen.count("form[action$='/reactions']"),
        Reaction::ALL.len()
    );
    assert_eq!(
        seen.attr("form:has([value=thumbs-up]) [name=wanted]", "value")
            .unwrap(),
        "false"
    );
    assert_eq!(
        seen.attr("form:has([value=heart]) [name=wanted]", "value")
            .unwrap(),
        "true"
    );
    assert_eq!(seen.text(".react[aria-pressed=true] .unseen"), "Agree, 2");
}

#[test]
fn sketches_stand_under_the_means_small_and_described() {
    let mut page = shown("案");
    page.means = String::new();
    let html = render(|| show(&cx(Lang::Ja), &page, None));
    let seen = Seen::new(&html);
    let img = ".part.means .sketches img";
    assert_eq!(seen.attr(img, "alt").unwrap(), "案");
    assert_eq!(seen.attr(img, "width").unwrap(), "64");
    let href = format!("/proposals/31/files/{}", page.files[0].id);
    assert_eq!(seen.attr(img, "src").unwrap(), href);
    // A PDF is told by its name and size, and no picture stands for it.
    assert_eq!(seen.count(img), 1);
    assert!(seen.text(".paper").contains("PDF、117 KB"));
    // Who may not edit removes nothing.
    assert_eq!(seen.count(".sketches form"), 2);
    page.may.edit = false;
    let html = render(|| show(&cx(Lang::Ja), &page, None));
    assert_eq!(Seen::new(&html).count(".sketches form"), 0);
}

#[tokio::test]
async fn a_live_page_has_one_island_for_all_its_buttons_and_still_works_as_forms() {
    let html = render_live(|| list(&cx(Lang::Ja), &listed("承認"))).await;
    let seen = Seen::new(&html);
    assert_eq!(seen.count("leptos-island"), 1, "{html}");
    assert_eq!(seen.count("form[method=post][data-voice]"), 2);
    assert_eq!(seen.count("[role=alert][hidden]"), 1);
    let html = render_live(|| show(&cx(Lang::Ja), &shown("承認"), None)).await;
    let seen = Seen::new(&html);
    assert_eq!(seen.count("leptos-island"), 1, "{html}");
    assert_eq!(seen.count("[data-voices] [data-companies]"), 1);
    assert_eq!(seen.count("[data-voices] [data-brackets]"), 1);
    let html =
        render_live(|| edit(&cx(Lang::Ja), &writing(draft(), ProposalForm::default()))).await;
    let seen = Seen::new(&html);
    assert_eq!(seen.count("form leptos-island"), 1, "{html}");
    assert_eq!(seen.count("leptos-island .similar li"), 1);
}
