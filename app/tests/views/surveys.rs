//! Surveys: the pages of staff, and the form of who is asked.

use crate::pages::attacks;
use crate::roadmap_data::cx;
use crate::safe::assert_safe;
use crate::studies_data::screener_form;
use crate::support::{Seen, render};
use crate::surveys_data::{
    answered, bare, draft, form, guests, invitation, list, over, page, reply_form,
};
use app::views::Refused;
use app::views::surveys::{self as views, GuestsRefusal, InvitationRefusal, SurveyRefusal};
use leptos::prelude::AnyView;
use model::surveys::{
    Naming, OutcomeForm, Results, SurveyInvitation, SurveyInviteForm, SurveyPage, SurveyState,
};
use model::{AppError, Lang, PersonId, Problem};
use std::collections::BTreeSet;

fn refused<F>(field: &'static str, typed: F) -> Refused<F> {
    Refused {
        error: AppError::field(field, Problem::TooLong(10)),
        typed,
    }
}

fn invite(text: &str) -> SurveyInviteForm {
    SurveyInviteForm {
        override_reason: text.into(),
    }
}

fn outcome(text: &str) -> SurveyRefusal {
    let typed = OutcomeForm {
        outcome_ja: text.into(),
        outcome_en: text.into(),
        version: "3".into(),
    };
    SurveyRefusal::Outcome(refused("outcome_ja", typed))
}

fn answer(text: &str) -> InvitationRefusal {
    InvitationRefusal::Answer(refused("answer1", reply_form(text)))
}

/// Whom the refusal of one invitation is about.
fn resting() -> PersonId {
    PersonId(uuid::Uuid::from_u128(12))
}

/// One page of the area, made anew each time it is looked at.
type Sample = (&'static str, Box<dyn Fn() -> AnyView>);

/// Every page of the area with this text wherever people write.
fn samples(lang: Lang, text: &str) -> Vec<Sample> {
    let mut all: Vec<Sample> = Vec::new();
    macro_rules! sample {
        ($name:expr, |$cx:ident, $text:ident| $view:expr) => {{
            let text = text.to_owned();
            all.push((
                $name,
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
    for survey in [page, bare] {
        sample!("survey", |cx, text| views::survey(cx, &survey(text), None));
    }
    for results in [Results::None, Results::Withheld] {
        sample!("open survey", |cx, text| {
            let page = SurveyPage {
                state: SurveyState::Open,
                over: true,
                results: results.clone(),
                ..page(text)
            };
            views::survey(cx, &page, Some(&SurveyRefusal::Act(AppError::Busy)))
        });
    }
    sample!("outcome", |cx, text| {
        views::survey(cx, &page(text), Some(&outcome(text)))
    });
    for state in [SurveyState::Draft, SurveyState::Open] {
        sample!("form", |cx, text| {
            let refused = refused("title_ja", form(text));
            views::form(cx, &draft(text, state), Some(&refused))
        });
    }
    sample!("questions", |cx, text| views::questions(
        cx,
        &page(text),
        None
    ));
    sample!("typed questions", |cx, text| {
        let refused = refused("question_ja2", screener_form(text));
        views::questions(cx, &page(text), Some(&refused))
    });
    sample!("guests", |cx, text| views::guests(
        cx,
        &guests(text),
        false,
        None
    ));
    sample!("no guests", |cx, text| {
        let mut page = guests(text);
        page.rows.clear();
        page.inviting = true;
        views::guests(cx, &page, true, None)
    });
    sample!("refused round", |cx, text| {
        let refusal = GuestsRefusal::All(refused("override_reason", invite(text)));
        views::guests(cx, &guests(text), true, Some(&refusal))
    });
    sample!("refused guest", |cx, text| {
        let refusal = GuestsRefusal::One(resting(), refused("override_reason", invite(text)));
        views::guests(cx, &guests(text), true, Some(&refusal))
    });
    for read in [invitation, answered, over] {
        sample!("invitation", |cx, text| views::invitation(
            cx,
            &read(text),
            None
        ));
    }
    sample!("refused answer", |cx, text| {
        views::invitation(cx, &invitation(text), Some(&answer(text)))
    });
    sample!("refused withdrawal", |cx, text| {
        let refusal = InvitationRefusal::Act(AppError::Busy);
        views::invitation(cx, &answered(text), Some(&refusal))
    });
    all
}

fn shown(view: impl Fn() -> AnyView) -> Seen {
    Seen::new(&render(view))
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
            let seen = Seen::new(&render(view));
            let said: String = seen.0.root_element().text().collect();
            for area in [
                "studies-",
                "surveys-",
                "customers-",
                "form-",
                "error-",
                "roadmap-",
            ] {
                assert!(!said.contains(area), "{lang} {name}: {said}");
            }
            let mut ids = BTreeSet::new();
            for element in seen.0.select(&scraper::Selector::parse("[id]").unwrap()) {
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
fn a_refused_form_comes_back_open_and_filled() {
    let typed = "typed <by> hand";
    let cx = || cx(Lang::En, "x");
    let all = GuestsRefusal::All(refused("override_reason", invite(typed)));
    let one = GuestsRefusal::One(resting(), refused("override_reason", invite(typed)));
    let pages: [Box<dyn Fn() -> AnyView>; 4] = [
        Box::new(move || views::survey(&cx(), &page("x"), Some(&outcome(typed)))),
        Box::new(move || views::invitation(&cx(), &over("x"), Some(&answer(typed)))),
        Box::new(move || views::guests(&cx(), &guests("x"), true, Some(&all))),
        Box::new(move || views::guests(&cx(), &guests("x"), true, Some(&one))),
    ];
    for (n, view) in pages.into_iter().enumerate() {
        let html = render(view);
        assert!(html.contains("typed &lt;by&gt; hand"), "{n}");
        assert_eq!(Seen::new(&html).count("form .errors"), 1, "{n}");
    }
}

#[test]
fn too_few_answers_without_names_are_not_shown_and_cannot_be_taken_away() {
    let mut few = page("x");
    few.results = Results::Withheld;
    let seen = shown(move || views::survey(&cx(Lang::En, "x"), &few, None));
    assert_eq!(seen.count(".results, a[href$='.csv']"), 0);
    let seen = shown(|| views::survey(&cx(Lang::En, "x"), &page("x"), None));
    assert_eq!(seen.count(".results > li"), 4);
    assert_eq!(seen.count("a[href='/surveys/7/answers.csv']"), 1);
    assert_eq!(seen.text(".results-mean"), "Mean: 3.3");
}

#[test]
fn what_was_answered_stands_in_the_form_and_the_tick_is_made_anew() {
    let seen = shown(|| views::invitation(&cx(Lang::En, "x"), &answered("words"), None));
    assert_eq!(seen.text("textarea[name='answer1']"), "words");
    assert_eq!(seen.count("input[name='answer4'][value='5'][checked]"), 1);
    assert_eq!(seen.count("input[name='agree'][checked]"), 0);
    // Once it is over there is nothing but the way to take it back.
    let seen = shown(|| views::invitation(&cx(Lang::En, "x"), &over("words"), None));
    assert_eq!(seen.count("form"), 1);
    assert_eq!(seen.count("form[action='/surveys/7/withdraw']"), 1);
}

#[test]
fn who_takes_an_answer_back_late_is_told_what_others_can_tell_from_it() {
    let told = |page: SurveyInvitation| {
        let seen = shown(move || views::invitation(&cx(Lang::En, "x"), &page, None));
        seen.text("#withdraw").contains("before and after")
    };
    for (naming, late) in [(Naming::Anonymous, true), (Naming::Named, false)] {
        assert_eq!(
            told(SurveyInvitation {
                naming,
                ..over("x")
            }),
            late
        );
        assert!(!told(SurveyInvitation {
            naming,
            ..answered("x")
        }));
    }
}

#[test]
fn names_that_were_promised_are_no_choice_any_more() {
    let open = |state| {
        let page = draft("x", state);
        shown(move || views::form(&cx(Lang::En, "x"), &page, None))
    };
    assert_eq!(
        open(SurveyState::Draft).count("input[type='radio'][name='naming']"),
        2
    );
    let seen = open(SurveyState::Open);
    assert_eq!(seen.count("input[type='radio'][name='naming']"), 0);
    assert_eq!(
        seen.count("input[type='hidden'][name='naming'][value='anonymous']"),
        1
    );
}
