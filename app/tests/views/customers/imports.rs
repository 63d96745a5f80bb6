//! Imports: a file that is checked, taken in, and taken back.

use super::broken;
use crate::pages::{at, attacks, signed_in};
use crate::safe::assert_safe;
use crate::support::{Seen, render};
use app::views::customers;
use model::companies::{BeforeUndo, ImportList, ImportPage, ImportReport, ImportRow, ImportState};
use model::{AppError, ImportId, Lang, Problem};
use uuid::Uuid;

#[test]
fn every_error_of_a_file_has_its_sentence_with_line_and_column() {
    for lang in Lang::ALL {
        for code in domain::companies::import::CODES {
            assert!(
                text::exists(*lang, &format!("import-error-{code}")),
                "{code}"
            );
        }
    }
    let cx = signed_in(Lang::En, "Ito");
    let report = broken("更新日");
    let html = render(|| customers::import(&cx, Some(&report), None));
    assert!(!html.contains("import-error-"), "{html}");
    let seen = Seen::new(&html);
    assert_eq!(seen.text("tbody tr th"), "3");
    assert_eq!(seen.text("tbody tr td"), "更新日");
    assert!(html.contains("Nothing was written"));
    assert_eq!(seen.count("button[value=import]"), 0);
}

#[test]
fn a_file_is_imported_only_after_it_was_checked() {
    let cx = signed_in(Lang::Ja, "伊藤");
    let seen = Seen::new(&render(|| customers::import(&cx, None, None)));
    assert_eq!(seen.count("button[value=import]"), 0);
    assert_eq!(seen.count("button[value=check]"), 1);
    assert_eq!(seen.attr("form", "enctype").unwrap(), "multipart/form-data");
    let report = ImportReport {
        companies_new: 3,
        ..ImportReport::default()
    };
    let seen = Seen::new(&render(|| customers::import(&cx, Some(&report), None)));
    assert_eq!(seen.count("button[value=import]"), 1);
    let error = AppError::field("file", Problem::NoFile);
    let seen = Seen::new(&render(|| customers::import(&cx, None, Some(&error))));
    assert_eq!(seen.count(".errors a[href='#file']"), 1);
}

fn import_page(text: &str, state: ImportState) -> ImportPage {
    ImportPage {
        row: ImportRow {
            id: ImportId(Uuid::from_u128(3)),
            file_name: text.into(),
            state,
            by: Some(text.into()),
            at: at("2026-11-20T00:00:00Z"),
            rows: 12,
            companies_new: 1,
            companies_changed: 2,
            people_new: 3,
            people_changed: 4,
        },
        percent: 40,
        companies_same: 5,
        people_same: 6,
        skipped: 1,
        finished_at: None,
        undone_by: Some(text.into()),
        undone_at: Some(at("2026-11-21T00:00:00Z")),
        stayed: 2,
        changes: 10,
        may_undo: state == ImportState::Done,
        before_undo: None,
    }
}

#[test]
fn an_import_says_how_far_it_is_and_what_its_way_back_would_leave() {
    let cx = signed_in(Lang::En, "Ito");
    let shown = |state| {
        Seen::new(&render(|| {
            customers::import_state(&cx, &import_page("crm.csv", state), None)
        }))
    };
    let runs = shown(ImportState::Running);
    assert_eq!(runs.attr("progress", "value").unwrap(), "40");
    assert_eq!(runs.count("form"), 0);
    let done = shown(ImportState::Done);
    assert_eq!(done.count("progress"), 0);
    assert_eq!(done.count("form"), 0, "first comes what would stay");
    assert_eq!(done.count("a[href$='?undo=1']"), 1);
    let told = |stay, more, names: usize| {
        let mut page = import_page("crm.csv", ImportState::Done);
        let names = (0..names).map(|n| format!("Company {n}")).collect();
        page.before_undo = Some(BeforeUndo::Counted { stay, more, names });
        Seen::new(&render(|| customers::import_state(&cx, &page, None)))
    };
    let few = told(2, false, 2);
    assert_eq!(few.count("form[method=post][action$='/undo']"), 1);
    assert!(
        few.text("section")
            .contains("2 companies and people would stay:")
    );
    assert_eq!(few.count("section li"), 2);
    let all = told(0, false, 0);
    assert!(all.text("section").contains("all of it can be taken back"));
    assert!(
        told(11, false, 10)
            .text("section")
            .contains("11 companies and people would stay, among them:")
    );
    assert!(
        told(1_000, true, 10)
            .text("section")
            .contains("More than 1,000 companies")
    );
    let mut page = import_page("crm.csv", ImportState::Done);
    page.before_undo = Some(BeforeUndo::Uncounted);
    let uncounted = Seen::new(&render(|| customers::import_state(&cx, &page, None)));
    assert_eq!(uncounted.count("form[method=post][action$='/undo']"), 1);
    assert!(
        uncounted
            .text("section")
            .contains("could not be counted in time")
    );
    assert_eq!(shown(ImportState::Undone).count("form"), 0);
}

#[test]
fn nothing_in_the_texts_of_imports_can_run() {
    for (attack, lang) in attacks() {
        let attack = attack.as_str();
        let cx = signed_in(lang, attack);
        let mut page = import_page(attack, ImportState::Done);
        page.before_undo = Some(BeforeUndo::Counted {
            stay: 1,
            more: false,
            names: vec![attack.into()],
        });
        let list = ImportList {
            rows: vec![page.row.clone()],
            next: Some(page.row.id),
        };
        assert_safe(attack, || customers::import_state(&cx, &page, None));
        assert_safe(attack, || customers::imports(&cx, &list));
    }
}
