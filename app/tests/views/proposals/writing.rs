//! Writing a proposal, and what it was before.

use crate::proposals_data::{cx, draft, past, sketches, typed, writing};
use crate::support::{Seen, render};
use app::views::proposals::{EditPage, Target, edit, history};
use model::proposals::*;
use model::{AppError, Lang, Problem, ProposalNumber};

#[test]
fn a_draft_comes_back_with_every_character() {
    let form = ProposalForm {
        title: "題名 & <1>".into(),
        request: "\n要望\n二行目 ".into(),
        reason: "理由".into(),
        means: "手段 </textarea>".into(),
        area: "inventory".into(),
        audience: "company".into(),
        lang: "ja".into(),
        form_token: "mine".into(),
        ..ProposalForm::default()
    };
    let page = EditPage {
        files: sketches("</textarea>"),
        error: Some(AppError::field("reason", Problem::Required)),
        ..writing(draft(), form)
    };
    let html = render(|| edit(&cx(Lang::Ja), &page));
    let seen = Seen::new(&html);
    let area = |name: &str| -> String {
        let selector = scraper::Selector::parse(&format!("textarea[name={name}]")).unwrap();
        seen.0.select(&selector).next().unwrap().text().collect()
    };
    assert_eq!(seen.attr("[name=title]", "value").unwrap(), "題名 & <1>");
    assert_eq!(area("request"), "\n要望\n二行目 ");
    assert_eq!(area("means"), "手段 </textarea>");
    assert_eq!(
        seen.attr("select[name=area] option[selected]", "value")
            .unwrap(),
        "inventory"
    );
    assert_eq!(
        seen.attr("[name=audience][checked]", "value").unwrap(),
        "company"
    );
    assert_eq!(seen.attr("[name=form_token]", "value").unwrap(), "mine");
    assert_eq!(seen.attr("[name=reason]", "aria-invalid").unwrap(), "true");
    assert_eq!(seen.count(".errors a[href='#reason']"), 1);
    assert_eq!(
        seen.text("#saved"),
        "2026年11月21日(土) 10:00 JST 下書き保存済み"
    );
}

#[test]
fn enter_in_the_title_looks_for_similar_ones_and_never_publishes() {
    for target in [Target::New, draft()] {
        let html = render(|| edit(&cx(Lang::En), &writing(target, ProposalForm::default())));
        // The first submit button of a form is the one that Enter presses (HTML, 4.10.21.2).
        let first = "#proposal-form button:not([type=button])";
        assert_eq!(Seen::new(&html).attr(first, "value").unwrap(), "similar");
    }
}

#[test]
fn an_edited_proposal_has_save_and_its_version_but_nothing_to_publish() {
    let form = ProposalForm {
        version: "3".into(),
        ..ProposalForm::default()
    };
    let target = Target::Published(ProposalNumber(31));
    let html = render(|| edit(&cx(Lang::En), &writing(target, form)));
    let seen = Seen::new(&html);
    assert_eq!(seen.attr("[name=version]", "value").unwrap(), "3");
    assert_eq!(seen.count("#proposal-form button"), 1);
    assert_eq!(
        seen.attr("#proposal-form", "action").unwrap(),
        "/proposals/31/edit"
    );
    assert_eq!(seen.count("form[action$='/discard']"), 0);
}

#[test]
fn a_preview_reads_like_the_page_and_only_when_asked_for() {
    let mut page = writing(draft(), typed("x"));
    page.form.means = String::new();
    page.form.request = String::new();
    page.files.clear();
    let html = render(|| edit(&cx(Lang::En), &page));
    let seen = Seen::new(&html);
    assert_eq!(seen.text("#preview .title"), "x");
    assert_eq!(seen.count("#preview .part"), 2, "means are left out");
    assert!(seen.text("#preview .parts").contains("Nothing written yet"));
    page.form.intent = "save".into();
    let html = render(|| edit(&cx(Lang::En), &page));
    assert_eq!(Seen::new(&html).count("#preview"), 0);
}

#[test]
fn a_draft_takes_three_sketches_and_a_new_one_none_yet() {
    let mut page = writing(draft(), ProposalForm::default());
    let count = |page: &EditPage, selector: &str| {
        Seen::new(&render(|| edit(&cx(Lang::En), page))).count(selector)
    };
    let add = "button[formenctype='multipart/form-data'][formaction$='/files']";
    assert_eq!(count(&page, add), 1);
    assert_eq!(count(&page, "button[formaction$='/remove']"), 2);
    page.files.push(page.files[0].clone());
    assert_eq!(count(&page, "input[type=file]"), 0);
    page.error = Some(AppError::field("sketch", Problem::FileKind));
    assert_eq!(count(&page, ".errors a[href='#sketch']"), 1);
    assert_eq!(count(&page, "#sketch[aria-invalid]"), 1);
    let page = writing(Target::New, ProposalForm::default());
    assert_eq!(count(&page, "input[type=file]"), 0);
}

#[test]
fn similar_proposals_offer_to_take_ones_reason() {
    let html = render(|| {
        edit(
            &cx(Lang::En),
            &writing(Target::New, ProposalForm::default()),
        )
    });
    let seen = Seen::new(&html);
    assert_eq!(
        seen.attr(".similar .meta a", "href").unwrap(),
        "/proposals/47#my-reason"
    );
    assert!(seen.text(".similar .meta").contains("1 company"));
    let mut page = writing(Target::New, ProposalForm::default());
    page.similar.clear();
    let html = render(|| edit(&cx(Lang::En), &page));
    assert_eq!(Seen::new(&html).count(".similar"), 0);
    page.form.intent = "similar".into();
    let html = render(|| edit(&cx(Lang::En), &page));
    assert_eq!(
        Seen::new(&html).text(".similar"),
        "Nothing similar was found. Go on writing."
    );
}

#[test]
fn history_shows_what_was_added_and_taken_out() {
    let mut page = past("請求書");
    page.revisions[0].title = "請求書をまとめて".into();
    page.revisions[0].request = "求書".into();
    page.revisions[0].reason = "請求書".into();
    let html = render(|| history(&cx(Lang::Ja), &page));
    let seen = Seen::new(&html);
    assert_eq!(seen.text(".diff ins"), "をまとめて");
    assert_eq!(seen.text(".diff del"), "請");
    assert_eq!(seen.count(".diff"), 2, "what stayed is not repeated");
    assert_eq!(seen.count(".version"), 2);
}
