//! The pages of proposals: filled, empty, refused; in both languages; whatever people write.

use crate::support::{Seen, render, render_live};
use app::views::proposals::{
    EditPage, ShowRefusal, Target, edit, edit_head, history, list, list_head, show, show_head,
    translation, withdraw,
};
use app::views::{Refused, ViewCx};
use chrono::{DateTime, NaiveDate, Utc};
use model::files::{FileKind, FileView};
use model::people::{PersonLine, Roles, Viewer};
use model::proposals::*;
use model::{
    AppError, CommentId, Conflict, Cursor, DecisionId, DraftId, FieldError, FileId, Lang, PersonId,
    Problem, ProposalId, ProposalNumber, ReasonId,
};
use uuid::Uuid;

const XSS: &str = "</textarea></title></option><script>alert(1)</script>\"'><img src=x onerror=alert(1)>&lt;b&gt;";

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn cx(lang: Lang) -> ViewCx {
    ViewCx {
        lang,
        zone: chrono_tz::Tz::Asia__Tokyo,
        now: at("2026-11-22T03:00:00Z"),
        viewer: Some(Viewer {
            id: PersonId(Uuid::from_u128(1)),
            name: "佐藤 健".into(),
            company: Some("みなと食品".into()),
            roles: Roles::default(),
            lang,
            time_zone: "Asia/Tokyo".into(),
            unread: 0,
            may_see_customers: false,
            may_administer: false,
            may_propose: true,
        }),
        vendor: "Aozora Works".into(),
        form_token: "token-1".into(),
    }
}

fn person(text: &str, staff: bool) -> PersonLine {
    PersonLine {
        id: PersonId(Uuid::from_u128(2)),
        name: text.into(),
        initials: text.chars().take(1).collect(),
        company: (!staff).then(|| text.to_owned()),
        industry: (!staff).then(|| text.to_owned()),
        staff,
    }
}

fn card(number: i64, text: &str) -> ProposalCard {
    ProposalCard {
        number: ProposalNumber(number),
        title: text.into(),
        excerpt: text.into(),
        lang: Lang::Ja,
        status: Status::UnderReview,
        area: Area::Approvals,
        audience: Audience::Everyone,
        company: text.into(),
        companies: 17,
        people: 31,
        reasons: 3,
        published_at: at("2026-11-03T00:00:00Z"),
        moved_at: at("2026-11-20T00:00:00Z"),
        due: Due::NextWord(day("2026-12-04")),
        voiced: number == 31,
        may_voice: true,
    }
}

fn listed(text: &str) -> ProposalList {
    ProposalList {
        cards: vec![card(31, text), card(47, text)],
        next: Some(Cursor { key: 5, id: 47 }),
        query: ListQuery {
            q: text.into(),
            sort: "newest".into(),
            whose: "mine".into(),
            status: "under-review".into(),
            area: "approvals".into(),
            after: "5.1".into(),
        },
        mine: MyRequests {
            waiting: 2,
            next_answer: Some(day("2026-11-26")),
            released: 1,
            drafts: vec![DraftLine {
                id: DraftId(Uuid::from_u128(9)),
                title: text.into(),
                saved_at: at("2026-11-21T01:00:00Z"),
            }],
        },
        may_propose: true,
    }
}

fn translating(text: &str) -> TranslationPage {
    TranslationPage {
        number: ProposalNumber(31),
        lang: Lang::Ja,
        title: text.into(),
        request: text.into(),
        reason: text.into(),
        means: text.into(),
        form: TranslationForm {
            title: text.into(),
            request: text.into(),
            reason: text.into(),
            means: text.into(),
            of_version: text.into(),
            version: text.into(),
        },
        exists: true,
        outdated: true,
    }
}

/// A picture and a paper.
fn sketches(text: &str) -> Vec<FileView> {
    let view = |n, kind, size: Option<i32>| FileView {
        id: FileId(Uuid::from_u128(n)),
        kind,
        name: text.into(),
        alt: text.into(),
        bytes: 120_000,
        width: size,
        height: size,
    };
    vec![
        view(7, FileKind::Png, Some(64)),
        view(8, FileKind::Pdf, None),
    ]
}

pub fn shown(text: &str) -> ProposalPage {
    let decision = |number: u128, status| DecisionView {
        id: DecisionId(Uuid::from_u128(number)),
        status,
        reason: text.into(),
        lang: Lang::Ja,
        by: person(text, true),
        seal_name: text.into(),
        at: at("2026-11-20T00:00:00Z"),
        next_word: Some(day("2026-12-04")),
        next_look: None,
    };
    let step = |stage, state, at| TrailStep {
        stage,
        state,
        at,
        ended: None,
    };
    ProposalPage {
        id: ProposalId(Uuid::from_u128(31)),
        number: ProposalNumber(31),
        title: text.into(),
        request: text.into(),
        reason: text.into(),
        means: text.into(),
        roadmap_item: None,
        releases: Vec::new(),
        files: sketches(text),
        lang: Lang::Ja,
        translation: Some(TranslationView {
            lang: Lang::En,
            title: format!("{text} in English"),
            request: text.into(),
            reason: text.into(),
            means: text.into(),
            by: person(text, true),
            at: at("2026-11-05T00:00:00Z"),
            outdated: true,
        }),
        wanted: Lang::Ja,
        area: Area::Approvals,
        audience: Audience::Company,
        status: Status::InSpecification,
        author: person(text, false),
        published_at: at("2026-11-03T00:00:00Z"),
        edited_at: Some(at("2026-11-04T00:00:00Z")),
        version: 3,
        companies: 17,
        people: 31,
        due: Due::NextWord(day("2026-12-04")),
        trail: vec![
            step(
                Stage::Proposal,
                TrailState::Done,
                Some(at("2026-11-03T00:00:00Z")),
            ),
            step(
                Stage::Specification,
                TrailState::Now,
                Some(at("2026-11-20T00:00:00Z")),
            ),
            step(Stage::Release, TrailState::Later, None),
        ],
        reasons: vec![ReasonView {
            id: ReasonId(Uuid::from_u128(5)),
            author: PersonLine {
                company: Some(format!("{text} 2")),
                ..person(text, false)
            },
            text: text.into(),
            lang: Lang::En,
            at: at("2026-11-10T00:00:00Z"),
            mine: false,
        }],
        decisions: vec![
            decision(7, Status::InSpecification),
            decision(6, Status::UnderReview),
        ],
        comments: vec![CommentView {
            id: CommentId(Uuid::from_u128(8)),
            author: person(text, false),
            html: "<p>said</p>".into(),
            lang: Lang::Ja,
            at: at("2026-11-21T00:00:00Z"),
            reactions: vec![ReactionCount {
                kind: Reaction::ThumbsUp,
                count: 2,
                mine: true,
            }],
        }],
        comments_total: 12,
        comments_next: Some(Cursor { key: 1, id: 1 }),
        voiced: false,
        watching: false,
        watch_box: false,
        may: Rights {
            voice: true,
            add_reason: true,
            comment: true,
            edit: true,
            translate: true,
            withdraw: true,
            ask: true,
            decide: true,
        },
    }
}

fn typed(text: &str) -> ProposalForm {
    ProposalForm {
        title: text.into(),
        request: text.into(),
        reason: text.into(),
        means: text.into(),
        area: text.into(),
        audience: text.into(),
        lang: text.into(),
        version: text.into(),
        intent: "preview".into(),
        form_token: text.into(),
        sketch: text.into(),
        sketch_alt: text.into(),
    }
}

fn writing(target: Target, form: ProposalForm) -> EditPage {
    EditPage {
        files: sketches("案"),
        target,
        similar: vec![SimilarProposal {
            number: ProposalNumber(47),
            title: form.title.clone(),
            lang: Lang::Ja,
            status: Status::New,
            companies: 1,
        }],
        form,
        error: None,
    }
}

fn draft() -> Target {
    Target::Draft {
        id: DraftId(Uuid::from_u128(9)),
        saved_at: at("2026-11-21T01:00:00Z"),
    }
}

fn past(text: &str) -> HistoryPage {
    let revision = |version, text: &str| RevisionView {
        version,
        title: text.into(),
        request: text.into(),
        reason: text.into(),
        means: String::new(),
        by: text.into(),
        at: at("2026-11-04T00:00:00Z"),
    };
    HistoryPage {
        number: ProposalNumber(31),
        lang: Lang::Ja,
        revisions: vec![revision(2, &format!("{text} more")), revision(1, text)],
    }
}

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
