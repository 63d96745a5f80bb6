//! Studies: the pages of staff, and the invitation of who is asked.

use crate::pages::attacks;
use crate::roadmap_data::cx;
use crate::safe::assert_safe;
use crate::studies_data::{
    NUMBER, accept_form, accepted, candidate, candidate_page, candidates, consent, declined, draft,
    form, guard, guide_form, hypothesis_id, invitation, list, mine, page, profile, screener_form,
    unknown, withdrawn,
};
use crate::support::{Seen, render};
use app::views::Refused;
use app::views::studies::{self as views, CandidateRefusal, InvitationRefusal, StudyRefusal};
use leptos::prelude::AnyView;
use model::both::Both;
use model::contacts::{GuardState, Profile};
use model::people::PersonState;
use model::studies::{
    AcceptForm, Candidate, CandidateFilter, CandidateState, ChoicesForm, CloseForm, ConsentForm,
    DeclineForm, HypothesisForm, InvitationPage, InviteForm, JudgeForm, NominationForm, StudyGap,
    StudyPage, StudyRights, StudyState,
};
use model::{AppError, Conflict, Lang, Problem};
use std::collections::BTreeSet;

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

fn judge(text: &str) -> JudgeForm {
    JudgeForm {
        state: "confirmed".into(),
        note: text.into(),
        insight: text.into(),
    }
}

/// Every form of the page of a study, refused at one of its fields.
fn study_refusals(text: &str) -> Vec<(&'static str, StudyRefusal)> {
    let words = HypothesisForm { text: text.into() };
    let close = CloseForm {
        reason: text.into(),
    };
    vec![
        (
            "add",
            StudyRefusal::AddHypothesis(refused("text", words.clone())),
        ),
        (
            "edit",
            StudyRefusal::EditHypothesis(hypothesis_id(1), refused("text", words)),
        ),
        (
            "judge",
            StudyRefusal::Judge(hypothesis_id(2), refused("note", judge(text))),
        ),
        ("close", StudyRefusal::Close(refused("reason", close))),
    ]
}

fn candidate_refusals(text: &str) -> Vec<(&'static str, CandidateRefusal)> {
    let nomination = NominationForm {
        reason: text.into(),
    };
    let invite = InviteForm {
        override_reason: text.into(),
    };
    vec![
        (
            "nominate",
            CandidateRefusal::Nominate(refused("reason", nomination)),
        ),
        (
            "invite",
            CandidateRefusal::Invite(refused("override_reason", invite)),
        ),
    ]
}

fn invitation_refusals(text: &str) -> Vec<(&'static str, InvitationRefusal)> {
    let word = DeclineForm { word: text.into() };
    vec![
        (
            "accept",
            InvitationRefusal::Accept(refused("answer1", accept_form(text))),
        ),
        ("decline", InvitationRefusal::Decline(refused("word", word))),
    ]
}

fn consent_form(text: &str) -> ConsentForm {
    ConsentForm {
        text_ja: text.into(),
        text_en: text.into(),
        version: text.into(),
    }
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
    sample!("list", |cx, text| views::list(cx, &list(text), false));
    for may_run in [true, false] {
        sample!("empty list", |cx, text| {
            let mut page = list(text);
            page.lines.clear();
            page.may_run = may_run;
            views::list(cx, &page, true)
        });
    }
    sample!("mine", |cx, text| views::mine(
        cx,
        &mine(text),
        &crate::surveys_data::mine(text)
    ));
    sample!("none of mine", |cx, _text| views::mine(cx, &[], &[]));
    sample!("study", |cx, text| views::study(cx, &page(text), None));
    sample!("bare study", |cx, text| views::study(cx, &bare(text), None));
    sample!("ready draft", |cx, text| {
        let mut page = bare(text);
        page.gaps.clear();
        views::study(cx, &page, Some(&StudyRefusal::Act(AppError::Busy)))
    });
    for (name, refusal) in study_refusals(text) {
        sample!(name, |cx, text| {
            views::study(cx, &page(text), Some(&refusal))
        });
    }
    for number in [None, Some(NUMBER)] {
        sample!("form", |cx, text| {
            let refused = refused("title_ja", form(text));
            views::form(cx, &draft(text, number), Some(&refused))
        });
    }
    sample!("guide", |cx, text| views::guide(cx, &page(text), None));
    sample!("typed guide", |cx, text| {
        views::guide(cx, &page(text), Some(&refused("title2", guide_form(text))))
    });
    sample!("screener", |cx, text| views::screener(
        cx,
        &page(text),
        None
    ));
    sample!("typed screener", |cx, text| {
        let refused = refused("question_ja2", screener_form(text));
        views::screener(cx, &page(text), Some(&refused))
    });
    sample!("consent", |cx, text| {
        let refused = refused("text_ja", consent_form(text));
        views::consent(cx, &page(text), Some(&refused))
    });
    sample!("no consent", |cx, text| {
        views::consent(cx, &bare(text), None)
    });
    sample!("candidates", |cx, text| {
        views::candidates(cx, &candidates(text), false)
    });
    for filter in CandidateFilter::ALL {
        sample!("no candidates", |cx, text| {
            let mut list = candidates(text);
            list.filter = *filter;
            list.rows.clear();
            list.next = None;
            views::candidates(cx, &list, true)
        });
    }
    for (name, refusal) in candidate_refusals(text) {
        sample!(name, |cx, text| {
            let page = candidate_page(text, unknown(text));
            views::candidate(cx, &page, Some(&refusal))
        });
    }
    for state in CandidateState::ALL {
        sample!("candidate", |cx, text| {
            let one = Candidate {
                state: Some(*state),
                word: text.into(),
                ..candidate(text)
            };
            let refusal = CandidateRefusal::Act(AppError::Busy);
            views::candidate(cx, &candidate_page(text, one), Some(&refusal))
        });
    }
    for one in barred() {
        sample!("barred", |cx, text| {
            let one = Candidate {
                who: Profile {
                    name: text.into(),
                    ..one.who.clone()
                },
                ..one.clone()
            };
            views::candidate(cx, &candidate_page(text, one), None)
        });
    }
    for invitation in [invitation, accepted, declined, withdrawn, over] {
        sample!("invitation", |cx, text| {
            views::invitation(cx, &invitation(text), None)
        });
    }
    for (name, refusal) in invitation_refusals(text) {
        sample!(name, |cx, text| {
            views::invitation(cx, &invitation(text), Some(&refusal))
        });
    }
    sample!("choices", |cx, text| {
        let typed = ChoicesForm {
            recording: text.into(),
            quotes: text.into(),
        };
        let refusal = InvitationRefusal::Choices(refused("quotes", typed));
        views::invitation(cx, &accepted(text), Some(&refusal))
    });
    all
}

/// A draft of which nothing but the title is written.
fn bare(text: &str) -> StudyPage {
    StudyPage {
        state: StudyState::Draft,
        goal: String::new(),
        why: Both::default(),
        becomes: Both::default(),
        incentive: Both::default(),
        contact: None,
        contact_phone: String::new(),
        rule: model::studies::RuleView::default(),
        hypotheses: Vec::new(),
        guide: Vec::new(),
        guide_minutes: 0,
        questions: Vec::new(),
        consents: Vec::new(),
        counts: model::studies::CandidateCounts::default(),
        recruiting_at: None,
        gaps: StudyGap::ALL.to_vec(),
        may: StudyRights {
            begin: true,
            run: false,
            close: false,
            discard: true,
            ..crate::studies_data::RUNS
        },
        ..page(text)
    }
}

/// As it is read when nobody can answer any more.
fn over(text: &str) -> InvitationPage {
    InvitationPage {
        over: true,
        may: model::studies::InvitationRights::default(),
        ..invitation(text)
    }
}

/// Everybody who cannot be invited, each for another reason.
fn barred() -> Vec<Candidate> {
    let cannot = |joined, state| Candidate {
        who: Profile {
            joined,
            guard: guard("x", state),
            ..profile("x")
        },
        may_invite: false,
        ..candidate("x")
    };
    vec![
        cannot(PersonState::Active, GuardState::Held),
        cannot(PersonState::Active, GuardState::OptedOut),
        cannot(PersonState::Contact, GuardState::Free),
        cannot(PersonState::Invited, GuardState::Rested),
        cannot(PersonState::Left, GuardState::Free),
    ]
}

fn study(page: &StudyPage) -> Seen {
    Seen::new(&render(|| views::study(&cx(Lang::En, "x"), page, None)))
}

fn read(page: &InvitationPage) -> Seen {
    Seen::new(&render(|| {
        views::invitation(&cx(Lang::En, "Aster"), page, None)
    }))
}

fn one(candidate: Candidate) -> Seen {
    let page = candidate_page("x", candidate);
    Seen::new(&render(|| {
        views::candidate(&cx(Lang::En, "x"), &page, None)
    }))
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

#[test]
fn every_page_has_its_words_in_both_languages_and_each_id_once() {
    for lang in Lang::ALL {
        for (name, view) in samples(*lang, "x") {
            let html = render(view);
            let seen = Seen::new(&html);
            let said: String = seen.0.root_element().text().collect();
            for area in [
                "studies-",
                "surveys-",
                "customers-",
                "mail-",
                "layout-",
                "roadmap-",
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
        views::mine_head(&cx),
        views::study_head(&cx, &page("x")),
        views::form_head(&cx, &draft("x", None)),
        views::guide_head(&cx),
        views::screener_head(&cx),
        views::consent_head(&cx, &page("x")),
        views::candidates_head(&cx, &candidates("x")),
        views::candidate_head(&cx, &candidate_page("x", candidate("x"))),
        views::invitation_head(&cx, &invitation("x")),
    ] {
        assert!(!head.islands && !head.title.is_empty(), "{head:?}");
    }
}

#[test]
fn a_refused_form_comes_back_open_and_filled_and_says_what_to_mend() {
    let typed = "typed <by> hand";
    type Page = Box<dyn Fn() -> AnyView>;
    let mut pages: Vec<(&str, Page)> = Vec::new();
    for (name, refusal) in study_refusals(typed) {
        let view = move || views::study(&cx(Lang::En, "x"), &page("x"), Some(&refusal));
        pages.push((name, Box::new(view)));
    }
    for (name, refusal) in candidate_refusals(typed) {
        let page = candidate_page("x", unknown("x"));
        let view = move || views::candidate(&cx(Lang::En, "x"), &page, Some(&refusal));
        pages.push((name, Box::new(view)));
    }
    for (name, refusal) in invitation_refusals(typed) {
        let view = move || views::invitation(&cx(Lang::En, "x"), &invitation("x"), Some(&refusal));
        pages.push((name, Box::new(view)));
    }
    for field in ["title_en", "goal", "why_ja", "minutes", "rule_months"] {
        let view = move || {
            let refused = refused(field, form(typed));
            views::form(
                &cx(Lang::En, "x"),
                &draft("x", Some(NUMBER)),
                Some(&refused),
            )
        };
        pages.push((field, Box::new(view)));
    }
    for field in ["minutes1", "title12", "text12"] {
        let view = move || {
            let refused = refused(field, guide_form(typed));
            views::guide(&cx(Lang::En, "x"), &page("x"), Some(&refused))
        };
        pages.push((field, Box::new(view)));
    }
    for field in ["question_en1", "choices_ja8"] {
        let view = move || {
            let refused = refused(field, screener_form(typed));
            views::screener(&cx(Lang::En, "x"), &page("x"), Some(&refused))
        };
        pages.push((field, Box::new(view)));
    }
    pages.push((
        "consent",
        Box::new(move || {
            let refused = refused("text_en", consent_form(typed));
            views::consent(&cx(Lang::En, "x"), &page("x"), Some(&refused))
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
        assert_eq!(
            seen.count("details:not([open]) [aria-invalid]"),
            0,
            "{name}"
        );
    }
}

#[test]
fn what_was_typed_stays_in_sight_when_the_right_is_gone_meanwhile() {
    let typed = "typed <by> hand";
    let mut closed = page("x");
    closed.state = StudyState::Closed;
    closed.may = StudyRights::default();
    for (name, refusal) in study_refusals(typed) {
        let refusal = match refusal {
            StudyRefusal::AddHypothesis(one) => {
                StudyRefusal::AddHypothesis(conflict(Conflict::StudyClosed, one.typed))
            }
            StudyRefusal::EditHypothesis(id, one) => {
                StudyRefusal::EditHypothesis(id, conflict(Conflict::StudyClosed, one.typed))
            }
            StudyRefusal::Judge(id, one) => {
                StudyRefusal::Judge(id, conflict(Conflict::StudyClosed, one.typed))
            }
            StudyRefusal::Close(one) => {
                StudyRefusal::Close(conflict(Conflict::StudyNotReachable, one.typed))
            }
            act @ StudyRefusal::Act(_) => act,
        };
        let html = render(|| views::study(&cx(Lang::En, "x"), &closed, Some(&refusal)));
        let seen = Seen::new(&html);
        assert_eq!(
            seen.count("form"),
            1 + usize::from(name == "edit"),
            "{name}"
        );
        assert_eq!(seen.count("form .errors"), 1, "{name}");
        assert!(html.contains("typed &lt;by&gt; hand"), "{name}");
    }
    let gone = Candidate {
        state: Some(CandidateState::Accepted),
        may_invite: false,
        may_release: false,
        ..candidate("x")
    };
    for (name, refusal) in candidate_refusals(typed) {
        let page = candidate_page("x", gone.clone());
        let html = render(|| views::candidate(&cx(Lang::En, "x"), &page, Some(&refusal)));
        assert!(
            Seen::new(&html).text("form textarea").contains(typed),
            "{name}"
        );
    }
    for (name, refusal) in invitation_refusals(typed) {
        let html = render(|| views::invitation(&cx(Lang::En, "x"), &over("x"), Some(&refusal)));
        assert!(
            Seen::new(&html).text("form textarea").contains(typed),
            "{name}"
        );
    }
}

#[test]
fn every_number_of_a_study_opens_its_list() {
    let seen = study(&page("x"));
    for filter in ["nominated", "invited", "accepted", "declined"] {
        let href = format!("aside a[href='/studies/4/candidates?filter={filter}']");
        assert_eq!(seen.count(&href), 1, "{filter}");
    }
    assert!(seen.text("aside").contains("1 of 6"));
    assert_eq!(
        seen.text(".guide-sum"),
        "Together 75 of 80 minutes. 5 are left."
    );
    let mut long = page("x");
    long.guide_minutes = 95;
    assert!(study(&long).text(".guide-sum").contains("15 more"));
}

#[test]
fn a_draft_says_what_it_lacks_and_begins_only_without_gaps() {
    let seen = study(&bare("x"));
    assert_eq!(seen.count(".gaps a[href='/studies/4/consent']"), 1);
    assert_eq!(seen.count(".gaps a[href='/studies/4/edit#contact']"), 1);
    assert_eq!(seen.count("form[action='/studies/4/begin']"), 0);
    assert_eq!(seen.count("form[action='/studies/4/discard']"), 1);
    let mut ready = bare("x");
    ready.gaps.clear();
    let seen = study(&ready);
    assert_eq!(seen.count(".gaps"), 0);
    assert_eq!(seen.count("form[action='/studies/4/begin']"), 1);
}

#[test]
fn who_may_only_read_finds_no_form_and_no_way_to_one() {
    let mut page = page("x");
    page.may = StudyRights {
        nominate: true,
        ..StudyRights::default()
    };
    let seen = study(&page);
    assert_eq!(seen.count("form"), 0);
    assert_eq!(seen.count("a[href='/studies/4/edit']"), 0);
    assert_eq!(seen.count("a[href='/studies/4/guide']"), 0);
    assert_eq!(seen.count("a[href='/studies/4/screener']"), 0);
    assert_eq!(seen.count(".page-act a[href='/studies/4/candidates']"), 1);
    page.may = StudyRights::default();
    let html = render(|| views::consent(&cx(Lang::En, "x"), &page, None));
    let seen = Seen::new(&html);
    assert_eq!((seen.count("form"), seen.count("details.version")), (0, 2));
}

#[test]
fn a_screener_that_somebody_was_asked_stands_still() {
    let mut frozen = page("x");
    frozen.may.edit_screener = false;
    let seen = study(&frozen);
    assert_eq!(seen.count("a[href='/studies/4/screener']"), 0);
    assert!(seen.text("#screener").contains("stay as they are"));
}

#[test]
fn from_the_list_one_invites_who_is_free_and_gives_a_reason_for_who_rests() {
    let html = render(|| views::candidates(&cx(Lang::En, "x"), &candidates("x"), true));
    let seen = Seen::new(&html);
    assert_eq!(seen.count("tbody tr"), 6);
    let person = crate::studies_data::someone();
    let here = format!("/studies/4/candidates/{person}");
    assert_eq!(seen.count(&format!("form[action='{here}/invite']")), 1);
    assert_eq!(seen.count(&format!("a[href='{here}#invite']")), 1);
    assert_eq!(seen.count(&format!("a[href='{here}#nominate']")), 1);
    assert_eq!(
        seen.count(&format!("form[action='{here}/withdraw-nomination']")),
        1
    );
    assert_eq!(seen.count(".tag.guard.closed"), 1);
    assert_eq!(seen.count(".filters a"), 5);
    assert_eq!(seen.text(".filters a[aria-current]"), "All who fit");
    assert_eq!(
        seen.attr(".pager a[rel=next]", "href").unwrap(),
        format!("/studies/4/candidates?after={person}")
    );
    // The word of who declined stands on their own page.
    assert_eq!(seen.count(".word"), 0);
}

#[test]
fn only_a_rest_gives_way_to_a_reason() {
    let seen = one(unknown("x"));
    assert_eq!(seen.count("textarea[name=override_reason]"), 1);
    let seen = one(candidate("x"));
    assert_eq!(seen.count("textarea[name=override_reason]"), 0);
    assert_eq!(seen.count("input[type=hidden][name=override_reason]"), 1);
    for barred in barred() {
        let seen = one(barred.clone());
        assert_eq!(seen.count("#invite"), 0, "{barred:?}");
        assert_eq!(seen.count(".note.warn"), 1, "{barred:?}");
    }
}

#[test]
fn an_invitation_tells_everything_before_it_asks() {
    let seen = read(&invitation("x"));
    let said = seen.text("main, body");
    for told in [
        "Why we ask you",
        "about 80 minutes",
        "up to 8 colleagues of Aster may watch",
        "What becomes of it",
        "A thank-you",
        "Telephone",
    ] {
        assert!(said.contains(told), "{told}: {said}");
    }
    assert_eq!(seen.count("form[action='/studies/4/accept']"), 1);
    assert_eq!(seen.count("form[action='/studies/4/decline']"), 1);
    assert_eq!(seen.count("textarea[name=answer1]"), 1);
    assert_eq!(seen.count("input[type=radio][name=answer2]"), 2);
    assert_eq!(seen.count("input[type=radio][name=answer3]"), 2);
    assert_eq!(seen.count("input[type=radio][name=quotes]"), 3);
    // Nothing is agreed to beforehand.
    assert_eq!(seen.count("input[checked]"), 0);
    assert_eq!(seen.attr("input[name=version]", "value").unwrap(), "2");
    let mut alone = invitation("x");
    alone.observers_max = 0;
    alone.incentive = Both::default();
    let said = read(&alone).text("body");
    assert!(said.contains("Nobody watches"), "{said}");
    assert!(said.contains("There is no incentive."), "{said}");
}

#[test]
fn nothing_of_staff_stands_on_an_invitation() {
    for page in [invitation, accepted, declined, withdrawn, over] {
        let seen = read(&page("x"));
        for staff in [
            "a[href='/studies']",
            "a[href*='/candidates']",
            "a[href^='/customers']",
            "[action$='/nominate']",
            "[action$='/invite']",
        ] {
            assert_eq!(seen.count(staff), 0, "{staff}");
        }
        assert_eq!(seen.count(".crumb a[href='/studies/mine']"), 1);
    }
}

#[test]
fn who_agreed_sees_to_what_and_can_take_it_back() {
    let seen = read(&accepted("x"));
    let agreed = seen.text(".agreed");
    for told in ["Allowed", "Yes, without the name", "Version 2", "10 Nov"] {
        assert!(agreed.contains(told), "{told}: {agreed}");
    }
    assert_eq!(seen.count("form[action='/studies/4/choices']"), 1);
    assert_eq!(seen.count("form[action='/studies/4/withdraw-consent']"), 1);
    assert!(agreed.contains("Your answers to the questions are deleted at once"));
    assert_eq!(seen.count("form[action='/studies/4/accept']"), 0);
    let seen = read(&withdrawn("x"));
    assert_eq!(seen.count("form, .agreed"), 0);
    assert!(seen.text(".note").contains("You withdrew your consent"));
    let seen = read(&declined("x"));
    assert_eq!(seen.count("details#take-part:not([open]) form"), 1);
    assert_eq!(seen.count("form[action='/studies/4/decline']"), 0);
}

/// A signature belongs to the words that were read.
#[test]
fn below_newer_words_the_consent_is_not_ticked() {
    let shown = |typed: &AcceptForm, consent_version: i32| {
        let mut page = invitation("x");
        page.consent = consent("x", consent_version);
        let refusal =
            InvitationRefusal::Accept(conflict(Conflict::ConsentRewritten, typed.clone()));
        Seen::new(&render(|| {
            views::invitation(&cx(Lang::En, "x"), &page, Some(&refusal))
        }))
    };
    let mut typed = accept_form("x");
    typed.set("version", "2");
    typed.set("quotes", "named");
    let seen = shown(&typed, 2);
    assert_eq!(seen.count("input[name=agree][checked]"), 1);
    let seen = shown(&typed, 3);
    assert_eq!(seen.count("input[name=agree][checked]"), 0);
    // Everything else that was chosen stays.
    assert_eq!(seen.count("input[name=recording][checked]"), 1);
    assert_eq!(seen.count("input[name=quotes][checked]"), 1);
    assert_eq!(seen.attr("input[name=version]", "value").unwrap(), "3");
}
