//! The pages of proposals: filled, empty, refused; in both languages; whatever people write.

mod list;
mod show;
mod writing;

use crate::proposals_data::{XSS, cx, draft, listed, past, shown, translating, typed, writing};
use crate::support::{Seen, render};
use app::views::proposals::{
    EditPage, ShowRefusal, Target, edit, edit_head, history, list, list_head, show, show_head,
    translation, withdraw,
};
use app::views::{Refused, ViewCx};
use model::proposals::*;
use model::{AppError, FieldError, Lang, Problem, ProposalNumber};

/// Every page of the area with this text wherever people write.
fn pages(lang: Lang, text: &str) -> Vec<(&'static str, String)> {
    let cx = ViewCx {
        vendor: text.into(),
        form_token: text.into(),
        ..cx(lang)
    };
    let invalid = AppError::Invalid {
        fields: vec![FieldError::new("reason", Problem::Required)],
    };
    let refused_reason = ShowRefusal::Reason(Refused {
        error: AppError::field("text", Problem::TooLong(4000)),
        typed: ReasonForm { text: text.into() },
    });
    let refused_comment = ShowRefusal::Comment(Refused {
        error: AppError::field("body", Problem::TooLong(4000)),
        typed: CommentForm {
            body: text.into(),
            watch: text.into(),
            form_token: text.into(),
        },
    });
    let refused_answer = ShowRefusal::Answer(Refused {
        error: invalid.clone(),
        typed: AnswerForm {
            status: text.into(),
            reason: text.into(),
            next_day: text.into(),
            version: text.into(),
        },
    });
    let ask_only = ProposalPage {
        may: Rights {
            decide: false,
            ..shown(text).may
        },
        ..shown(text)
    };
    let told = invalid.clone();
    let published = Target::Published(ProposalNumber(31));
    let refused_edit = EditPage {
        error: Some(invalid),
        ..writing(published, typed(text))
    };
    vec![
        ("list", render(|| list(&cx, &listed(text)))),
        ("show", render(|| show(&cx, &shown(text), None))),
        (
            "reason",
            render(|| show(&cx, &shown(text), Some(&refused_reason))),
        ),
        (
            "comment",
            render(|| show(&cx, &shown(text), Some(&refused_comment))),
        ),
        (
            "answer",
            render(|| show(&cx, &shown(text), Some(&refused_answer))),
        ),
        (
            "ask",
            render(|| show(&cx, &ask_only, Some(&refused_answer))),
        ),
        (
            "new",
            render(|| edit(&cx, &writing(Target::New, typed(text)))),
        ),
        (
            "draft",
            render(|| edit(&cx, &writing(draft(), typed(text)))),
        ),
        ("edit", render(|| edit(&cx, &refused_edit))),
        (
            "in English",
            render(|| {
                let page = ProposalPage {
                    wanted: Lang::En,
                    ..shown(text)
                };
                show(&cx, &page, None)
            }),
        ),
        (
            "translation",
            render(|| translation(&cx, &translating(text), Some(&told))),
        ),
        ("history", render(|| history(&cx, &past(text)))),
        ("withdraw", render(|| withdraw(&cx, &shown(text), None))),
    ]
}

#[test]
fn what_people_write_never_becomes_an_element() {
    for lang in Lang::ALL {
        for (name, html) in pages(*lang, XSS) {
            let seen = Seen::new(&html);
            assert_eq!(seen.count("script"), 0, "{name}: {html}");
            let foreign = "img:not([src^='/proposals/'])";
            assert_eq!(seen.count(foreign), 0, "{name}: {html}");
            assert_eq!(seen.count("[onerror]"), 0, "{name}: {html}");
            assert!(html.contains("alert(1)"), "{name} shows nothing of it");
        }
    }
}

#[test]
fn every_sentence_is_written_in_both_languages() {
    for lang in Lang::ALL {
        for (name, html) in pages(*lang, "text") {
            for area in ["proposals-", "status-", "form-", "error-", "conflict-"] {
                let text: String = Seen::new(&html).0.root_element().text().collect();
                assert!(!text.contains(area), "{lang} {name}: {text}");
            }
        }
    }
}

#[test]
fn ids_are_given_once_and_labels_lead_to_their_field() {
    for (name, html) in pages(Lang::En, "text") {
        let seen = Seen::new(&html);
        let selector = scraper::Selector::parse("[id]").unwrap();
        let mut ids: Vec<_> = seen
            .0
            .select(&selector)
            .filter_map(|e| e.attr("id"))
            .collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "{name}: {html}");
        let labels = scraper::Selector::parse("label[for]").unwrap();
        for label in seen.0.select(&labels).filter_map(|e| e.attr("for")) {
            assert!(ids.contains(&label), "{name}: no field {label}");
        }
    }
}

#[test]
fn pages_say_before_they_are_rendered_whether_they_are_live() {
    let cx = cx(Lang::En);
    assert!(list_head(&cx, &listed("x")).islands);
    let mut still = listed("x");
    for card in &mut still.cards {
        card.may_voice = false;
    }
    assert!(!list_head(&cx, &still).islands);
    let html = render(|| list(&cx, &still));
    assert!(!html.contains("<leptos-island"), "{html}");
    let mut page = shown("x");
    page.may = Rights::default();
    assert!(!show_head(&cx, &page).islands);
    let html = render(|| show(&cx, &page, None));
    assert!(!html.contains("<leptos-island"), "{html}");
    for target in [Target::New, draft(), Target::Published(ProposalNumber(31))] {
        let page = writing(target, ProposalForm::default());
        let html = render(|| edit(&cx, &page));
        let live = html.contains("<leptos-island");
        assert_eq!(edit_head(&cx, &page).islands, live, "{html}");
    }
}
