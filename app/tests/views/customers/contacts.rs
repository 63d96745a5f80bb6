//! A contact: how they are guarded, their story, and their notes.

use super::{company, contact, guarded, told};
use crate::pages::{attacks, signed_in};
use crate::safe::assert_safe;
use crate::support::{Seen, render};
use app::views::Refused;
use app::views::customers::{self, ContactTyped, Typed};
use model::companies::{CompanyEditPage, CompanyForm};
use model::contacts::{
    ContactForm, ContactPage, ContactRole, Guard, GuardForm, GuardState, NoteForm, PersonaForm,
    PersonaList, PersonaRow, PersonaState, StoryForm, StoryPage,
};
use model::people::{PersonState, RemindForm};
use model::{AppError, CompanyId, InvitationId, Lang, PersonId, PersonaId, Problem};
use uuid::Uuid;

fn contact_page(text: &str) -> ContactPage {
    ContactPage {
        company: CompanyId(Uuid::from_u128(7)),
        company_name: text.into(),
        contact: contact(text, PersonState::Contact),
        form: ContactForm::of(&[ContactRole::Champion], None, None, 3),
        personas: vec![(PersonaId(Uuid::from_u128(4)), text.into())],
        story: None,
        may_edit: true,
        may_guard: true,
    }
}

#[test]
fn a_mark_beside_the_name_says_whether_a_person_may_be_asked() {
    let cx = signed_in(Lang::Ja, "Reid");
    for (state, words) in [
        (GuardState::Free, "連絡可"),
        (GuardState::Rested, "12月15日(火)まで休止"),
        (GuardState::Held, "伊藤 直子が12月15日(火)まで保留"),
        (GuardState::OptedOut, "連絡辞退"),
    ] {
        let mut person = contact("田中", PersonState::Contact);
        person.guard = guarded(state, "伊藤 直子");
        let page = company("x", vec![person]);
        let seen = Seen::new(&render(|| customers::show(&cx, &page, &Typed::default())));
        assert_eq!(seen.text(".lines .guard"), words);
    }
}

#[test]
fn a_reason_is_asked_for_where_somebody_is_guarded_and_nowhere_else() {
    let cx = signed_in(Lang::En, "Reid");
    let shown = |state, may_override| {
        let mut invited = contact("x", PersonState::Invited);
        invited.guard = guarded(state, "Ito");
        let mut page = company("x", vec![invited]);
        page.may_override = may_override;
        Seen::new(&render(|| customers::show(&cx, &page, &Typed::default())))
    };
    let free = shown(GuardState::Free, true);
    assert_eq!(free.count("[name=override_reason]"), 0);
    assert_eq!(free.count("form[action$='/remind']"), 1);
    let held = shown(GuardState::Held, true);
    assert_eq!(
        held.count("form[action$='/remind'] [name=override_reason]"),
        1
    );
    assert_eq!(held.count("#invite [name=override_reason]"), 1);
    // Who may not override is offered nothing that would be refused.
    let helpless = shown(GuardState::Held, false);
    assert_eq!(helpless.count("form[action$='/remind']"), 0);
    assert_eq!(helpless.count("[name=override_reason]"), 0);
}

#[test]
fn a_refused_reminder_comes_back_at_its_person_with_what_was_typed() {
    let typed = Typed {
        reminding: Some((
            InvitationId(Uuid::from_u128(6)),
            Refused {
                error: AppError::field("override_reason", Problem::Guarded),
                typed: RemindForm::default(),
            },
        )),
        ..Typed::default()
    };
    let cx = signed_in(Lang::En, "Reid");
    let page = company("x", vec![contact("x", PersonState::Invited)]);
    let seen = Seen::new(&render(|| customers::show(&cx, &page, &typed)));
    let id = format!("override-{}", Uuid::from_u128(6));
    assert_eq!(seen.count(&format!(".errors a[href='#{id}']")), 1);
    assert!(seen.text(".lines .error").contains("rests or is on hold"));
}

#[test]
fn the_own_reason_of_a_hold_is_shown_and_fills_the_form() {
    let mut page = contact_page("x");
    page.contact.guard = Guard {
        reason: Some("更新の交渉中".into()),
        ..guarded(GuardState::Held, "伊藤")
    };
    let cx = signed_in(Lang::Ja, "伊藤");
    let seen = Seen::new(&render(|| {
        customers::contact(&cx, &page, &ContactTyped::default())
    }));
    assert_eq!(seen.text(".own-reason"), "あなただけに表示: 更新の交渉中");
    assert_eq!(seen.text("#reason"), "更新の交渉中");
    assert_eq!(seen.attr("#until", "value").unwrap(), "2026-12-15");
    assert_eq!(
        seen.attr("input[name=state][checked]", "value").unwrap(),
        "held"
    );
    assert_eq!(seen.count("#role_champion[checked]"), 1);
    assert_eq!(seen.count("#role_decider[checked]"), 0);
}

#[test]
fn a_rest_that_follows_an_ask_is_told_and_does_not_fill_the_form() {
    let mut page = contact_page("x");
    page.contact.guard = Guard {
        by: None,
        ..guarded(GuardState::Rested, "")
    };
    let cx = signed_in(Lang::Ja, "伊藤");
    let seen = Seen::new(&render(|| {
        customers::contact(&cx, &page, &ContactTyped::default())
    }));
    assert_eq!(seen.text(".guard"), "12月15日(火)まで休止");
    assert_eq!(seen.attr("#until", "value").unwrap_or_default(), "");
    assert_eq!(
        seen.attr("input[name=state][checked]", "value").unwrap(),
        "free"
    );
}

#[test]
fn a_reader_of_a_contact_sees_no_form() {
    let mut page = contact_page("x");
    (page.may_edit, page.may_guard) = (false, false);
    let cx = signed_in(Lang::Ja, "小野");
    let html = render(|| customers::contact(&cx, &page, &ContactTyped::default()));
    let seen = Seen::new(&html);
    assert_eq!(seen.count("form"), 0);
    assert_eq!(seen.count("a[href$='/story']"), 0);
}

#[test]
fn a_story_is_read_in_its_order_and_asked_for_in_six_parts() {
    let cx = signed_in(Lang::En, "Ito");
    let page = company("物流", vec![]);
    let seen = Seen::new(&render(|| customers::show(&cx, &page, &Typed::default())));
    assert_eq!(seen.count(".story-parts li"), 2);
    assert!(seen.text(".story-parts li").starts_with("Business"));
    assert_eq!(seen.attr(".story-parts .text", "lang").unwrap(), "ja");
    let form = StoryPage {
        company: CompanyId(Uuid::from_u128(7)),
        company_name: "北星".into(),
        person: Some((PersonId(Uuid::from_u128(5)), "田中".into())),
        form: StoryForm {
            version: "0".into(),
            ..StoryForm::default()
        },
    };
    let seen = Seen::new(&render(|| customers::story(&cx, &form, None)));
    assert_eq!(seen.count("textarea"), 6);
    assert_eq!(seen.text("h1"), "Story of 田中");
    assert_eq!(
        seen.count("form[action$='/people/00000000-0000-0000-0000-000000000005/story']"),
        1
    );
}

#[test]
fn nothing_in_the_texts_about_contacts_can_run() {
    for (attack, lang) in attacks() {
        let attack = attack.as_str();
        let cx = signed_in(lang, attack);
        let error = || AppError::field("until", Problem::NotADate);
        let mut page = contact_page(attack);
        page.story = Some(told(attack));
        page.contact.guard = Guard {
            reason: Some(attack.into()),
            ..guarded(GuardState::Held, attack)
        };
        let typed = ContactTyped {
            edit: Some(Refused {
                error: error(),
                typed: ContactForm {
                    persona: attack.into(),
                    version: attack.into(),
                    ..ContactForm::default()
                },
            }),
            guard: Some(Refused {
                error: error(),
                typed: GuardForm {
                    state: attack.into(),
                    until: attack.into(),
                    reason: attack.into(),
                },
            }),
        };
        assert_safe(attack, || customers::contact(&cx, &page, &typed));
        let story = StoryForm {
            business: attack.into(),
            mission: attack.into(),
            problem: attack.into(),
            turn: attack.into(),
            reaction: attack.into(),
            today: attack.into(),
            version: attack.into(),
        };
        let page = StoryPage {
            company: CompanyId(Uuid::from_u128(7)),
            company_name: attack.into(),
            person: Some((PersonId(Uuid::from_u128(5)), attack.into())),
            form: story,
        };
        assert_safe(attack, || customers::story(&cx, &page, None));
        let persona = PersonaForm {
            name: attack.into(),
            about: attack.into(),
            state: attack.into(),
            version: attack.into(),
            form_token: attack.into(),
        };
        let list = PersonaList {
            rows: vec![PersonaRow {
                id: PersonaId(Uuid::from_u128(4)),
                name: attack.into(),
                about: attack.into(),
                state: PersonaState::Shrinking,
                people: 1,
            }],
            may_edit: true,
        };
        let refused = Refused {
            error: error(),
            typed: persona.clone(),
        };
        assert_safe(attack, || customers::personas(&cx, &list, Some(&refused)));
        let id = PersonaId(Uuid::from_u128(4));
        assert_safe(attack, || customers::persona(&cx, id, &persona, None));
        let form = CompanyForm {
            name: attack.into(),
            reading: attack.into(),
            tier: attack.into(),
            industry: attack.into(),
            segment: attack.into(),
            size: attack.into(),
            region: attack.into(),
            plan: attack.into(),
            customer_since: attack.into(),
            renewal_date: attack.into(),
            owner: attack.into(),
            outcome: attack.into(),
            outcome_state: attack.into(),
            version: attack.into(),
        };
        let page = CompanyEditPage {
            id: CompanyId(Uuid::from_u128(7)),
            name: attack.into(),
            form,
            owners: vec![(PersonId(Uuid::from_u128(5)), attack.into())],
        };
        assert_safe(attack, || customers::edit(&cx, &page, None));
        let page = company(attack, vec![contact(attack, PersonState::Invited)]);
        let typed = Typed {
            note: Some(Refused {
                error: AppError::field("body", Problem::TooLong(1)),
                typed: NoteForm {
                    body: attack.into(),
                    form_token: attack.into(),
                },
            }),
            ..Typed::default()
        };
        assert_safe(attack, || customers::show(&cx, &page, &typed));
    }
}
