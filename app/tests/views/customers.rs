use crate::pages::{at, attacks, guest, signed_in};
use crate::safe::assert_safe;
use crate::support::{Seen, render};
use app::views::Refused;
use app::views::customers::{self, ContactTyped, Inviting, Typed};
use model::companies::{
    BeforeUndo, CompanyEditPage, CompanyFilter, CompanyForm, CompanyList, CompanyPage, CompanyRow,
    CompanySize, Coverage, ImportError, ImportList, ImportPage, ImportReport, ImportRow,
    ImportState, LoyaltyTier, OutcomeState,
};
use model::contacts::{
    ContactForm, ContactPage, ContactRole, Guard, GuardForm, GuardState, NoteForm, NoteView,
    PersonaForm, PersonaList, PersonaRow, PersonaState, StoryForm, StoryPage, StoryPart, StoryView,
};
use model::people::{
    ContactRow, InvitationLine, InvitationState, InvitePerson, MailPreview, PersonState, RemindForm,
};
use model::{
    AppError, CompanyId, Conflict, FieldError, ImportId, InvitationId, Lang, NoteId, PersonId,
    PersonaId, Problem,
};
use uuid::Uuid;

fn row(text: &str) -> CompanyRow {
    CompanyRow {
        id: CompanyId(Uuid::from_u128(7)),
        name: text.into(),
        industry: text.into(),
        tier: LoyaltyTier::Loyal,
        renewal_date: Some("2027-03-31".parse().unwrap()),
        owner: Some(text.into()),
        open_proposals: 4,
        people: 3,
        invited: 2,
        active: 1,
        silent: 1,
    }
}

fn list(rows: Vec<CompanyRow>) -> CompanyList {
    CompanyList {
        rows,
        next: None,
        filter: CompanyFilter::All,
        tier: None,
        search: String::new(),
        may_import: true,
    }
}

fn contact(text: &str, state: PersonState) -> ContactRow {
    ContactRow {
        id: PersonId(Uuid::from_u128(5)),
        name: text.into(),
        reading: text.into(),
        email: text.into(),
        job_title: text.into(),
        lang: Lang::Ja,
        state,
        roles: vec![ContactRole::Decider],
        persona: Some(text.into()),
        usage: None,
        guard: Guard::FREE,
        has_story: true,
        silent_since: None,
        invitation: Some(InvitationLine {
            id: InvitationId(Uuid::from_u128(6)),
            state: InvitationState::Opened,
            sent_at: at("2026-11-10T00:00:00Z"),
            stands_at: at("2026-11-12T00:00:00Z"),
            reminders: 1,
            invited_by: Some(text.into()),
            may_remind: true,
            may_revoke: true,
            next_reminder: None,
        }),
        may_invite: true,
    }
}

fn told(text: &str) -> StoryView {
    StoryView {
        parts: vec![
            (StoryPart::Business, text.into()),
            (StoryPart::Today, text.into()),
        ],
        lang: Lang::Ja,
        edited_by: Some(text.into()),
        edited_at: at("2026-11-12T00:00:00Z"),
    }
}

fn guarded(state: GuardState, by: &str) -> Guard {
    Guard {
        state,
        until: Some("2026-12-15".parse().unwrap()),
        by: Some(by.into()),
        reason: None,
    }
}

fn inviting(form: Inviting) -> Typed {
    Typed {
        inviting: Some(form),
        ..Typed::default()
    }
}

fn company(text: &str, contacts: Vec<ContactRow>) -> CompanyPage {
    CompanyPage {
        id: CompanyId(Uuid::from_u128(7)),
        name: text.into(),
        external_id: Some(text.into()),
        segment: text.into(),
        industry: text.into(),
        size: Some(CompanySize::Medium),
        region: text.into(),
        plan: text.into(),
        tier: LoyaltyTier::Loyal,
        customer_since: Some("2019-04-01".parse().unwrap()),
        renewal_date: None,
        owner: Some(text.into()),
        open_proposals: 4,
        outcome: text.into(),
        outcome_state: OutcomeState::OnTrack,
        contacts,
        further: false,
        next: None,
        coverage: Coverage {
            only_voice: Some(text.into()),
            no_decider: true,
        },
        story: Some(told(text)),
        notes: vec![NoteView {
            id: NoteId(Uuid::from_u128(9)),
            author: text.into(),
            body: text.into(),
            lang: Lang::Ja,
            at: at("2026-11-12T00:00:00Z"),
        }],
        older: Some(NoteId(Uuid::from_u128(9))),
        may_invite: true,
        may_edit: true,
        may_override: true,
    }
}

#[test]
fn the_list_tells_tier_renewal_open_requests_and_people() {
    let page = list(vec![row("北星ロジスティクス")]);
    let seen = Seen::new(&render(|| {
        customers::list(&signed_in(Lang::En, "Ito"), &page, "")
    }));
    let line = seen.text("tbody tr");
    for part in [
        "北星ロジスティクス",
        "Loyal",
        "31 Mar 2027",
        "3 (2 invited, 1 active)",
        "1 not here for 60 days",
    ] {
        assert!(line.contains(part), "{line}");
    }
    assert_eq!(seen.text("td.number"), "4");
    assert_eq!(seen.count(".filters a"), 5);
    assert_eq!(seen.text(".filters a[aria-current]"), "All");
    assert_eq!(seen.count("a[href='/customers/import']"), 1);
    assert_eq!(seen.count(".pager"), 0);
}

#[test]
fn a_filter_and_a_search_stay_while_paging() {
    let page = CompanyList {
        next: Some("北.9".into()),
        filter: CompanyFilter::Mine,
        tier: Some(LoyaltyTier::New),
        search: "a&b".into(),
        may_import: false,
        ..list(vec![row("x")])
    };
    let seen = Seen::new(&render(|| {
        customers::list(&signed_in(Lang::Ja, "伊藤"), &page, "x.1")
    }));
    let next = seen.attr(".pager .next", "href").unwrap();
    assert_eq!(
        next,
        "/customers?filter=mine&tier=new&search=a%26b&after=%E5%8C%97.9"
    );
    assert_eq!(
        seen.attr(".pager a", "href").unwrap(),
        "/customers?filter=mine&tier=new&search=a%26b"
    );
    assert_eq!(seen.attr("#search", "value").unwrap(), "a&b");
    assert_eq!(seen.count("a[href='/customers/import']"), 0);
}

#[test]
fn an_empty_list_says_what_to_do_first() {
    let cx = signed_in(Lang::Ja, "伊藤");
    let seen = Seen::new(&render(|| customers::list(&cx, &list(Vec::new()), "")));
    assert_eq!(seen.count(".empty a[href='/customers/import']"), 1);
    let page = CompanyList {
        search: "zzz".into(),
        ..list(Vec::new())
    };
    let seen = Seen::new(&render(|| customers::list(&cx, &page, "")));
    assert_eq!(seen.count(".empty a[href='/customers']"), 1);
}

#[test]
fn an_opened_invitation_can_be_reminded_or_withdrawn() {
    let page = company("x", vec![contact("田中 美咲", PersonState::Invited)]);
    let cx = signed_in(Lang::En, "Ito");
    let seen = Seen::new(&render(|| customers::show(&cx, &page, &Typed::default())));
    let line = seen.text(".lines li");
    assert!(line.contains("Opened on Thu 12 Nov, not joined."), "{line}");
    assert!(line.contains("Reminded once."), "{line}");
    let base = "/customers/00000000-0000-0000-0000-000000000007/invitations/\
                00000000-0000-0000-0000-000000000006";
    for act in ["remind", "revoke"] {
        assert_eq!(
            seen.count(&format!("form[method=post][action='{base}/{act}']")),
            1,
            "{act}"
        );
    }
}

#[test]
fn a_reminder_too_early_names_the_first_day_it_is_possible() {
    let mut early = contact("x", PersonState::Invited);
    if let Some(invitation) = &mut early.invitation {
        invitation.may_remind = false;
        invitation.next_reminder = Some("2026-11-25".parse().unwrap());
    }
    let page = company("x", vec![early]);
    let cx = signed_in(Lang::En, "Ito");
    let typed = Typed {
        refused: Some(AppError::conflict(Conflict::RemindedEnough)),
        ..Typed::default()
    };
    let seen = Seen::new(&render(|| customers::show(&cx, &page, &typed)));
    assert!(seen.text(".lines li").contains("possible from Wed 25 Nov"));
    assert_eq!(seen.count("form[action$='/remind']"), 0);
    assert!(seen.text(".errors li").contains("reminder went out"));
}

#[test]
fn who_may_not_invite_sees_no_form() {
    let mut page = company("x", vec![contact("x", PersonState::Contact)]);
    page.may_invite = false;
    page.may_edit = false;
    page.may_override = false;
    page.contacts[0].may_invite = false;
    page.contacts[0].invitation = None;
    let cx = signed_in(Lang::Ja, "小野");
    let seen = Seen::new(&render(|| customers::show(&cx, &page, &Typed::default())));
    assert_eq!(seen.count("form"), 0);
}

#[test]
fn a_refused_invitation_keeps_everything_that_was_typed() {
    let typed = inviting(Inviting {
        typed: InvitePerson {
            person: String::new(),
            family_name: "田中".into(),
            given_name: "美咲".into(),
            reading: "たなか みさき".into(),
            email: "misaki".into(),
            lang: "ja".into(),
            personal_line: "先日は\nありがとう".into(),
            override_reason: String::new(),
            intent: "send".into(),
        },
        error: Some(AppError::Invalid {
            fields: vec![FieldError::new("email", Problem::NotAnEmail)],
        }),
        preview: None,
    });
    let page = company("x", vec![contact("x", PersonState::Contact)]);
    let cx = signed_in(Lang::Ja, "伊藤");
    let seen = Seen::new(&render(|| customers::show(&cx, &page, &typed)));
    for (field, value) in [
        ("#family_name", "田中"),
        ("#given_name", "美咲"),
        ("#reading", "たなか みさき"),
        ("#email", "misaki"),
    ] {
        assert_eq!(seen.attr(field, "value").unwrap(), value);
    }
    assert_eq!(seen.text("#personal_line"), "先日は ありがとう");
    assert_eq!(
        seen.attr("input[name=person][checked]", "value").unwrap(),
        ""
    );
    assert_eq!(seen.count(".errors a[href='#email']"), 1);
    assert_eq!(seen.count(".mail"), 0);
}

#[test]
fn a_preview_shows_the_mail_above_the_filled_form() {
    let person = Uuid::from_u128(5).to_string();
    let typed = inviting(Inviting {
        typed: InvitePerson {
            person: person.clone(),
            lang: "ja".into(),
            ..InvitePerson::default()
        },
        error: None,
        preview: Some(MailPreview {
            to: "misaki@hokusei.example".into(),
            subject: "ご招待".into(),
            lang: Lang::Ja,
            text: "田中 美咲様\n\nはじめまして".into(),
            html: "<p>never shown</p>".into(),
        }),
    });
    let page = company("x", vec![contact("田中 美咲", PersonState::Contact)]);
    let cx = signed_in(Lang::En, "Ito");
    let html = render(|| customers::show(&cx, &page, &typed));
    let seen = Seen::new(&html);
    assert!(seen.text(".mail-text").contains("田中 美咲様"));
    assert_eq!(seen.attr(".mail-text", "lang").unwrap(), "ja");
    assert!(!html.contains("never shown"));
    assert_eq!(
        seen.attr("input[name=person][checked]", "value").unwrap(),
        person
    );
}

fn broken(text: &str) -> ImportReport {
    ImportReport {
        errors: domain::companies::import::CODES
            .iter()
            .map(|code| ImportError {
                line: 3,
                column: text.into(),
                code: (*code).to_owned(),
                value: text.into(),
                n: 12,
            })
            .collect(),
        encoding: text.into(),
        ..ImportReport::default()
    }
}

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

#[test]
fn nothing_in_the_texts_of_these_pages_can_run() {
    for (attack, lang) in attacks() {
        let attack = attack.as_str();
        let cx = signed_in(lang, attack);
        let page = CompanyList {
            next: Some(attack.into()),
            search: attack.into(),
            ..list(vec![row(attack)])
        };
        assert_safe(attack, || customers::list(&cx, &page, attack));
        let page = company(attack, vec![contact(attack, PersonState::Invited)]);
        let typed = inviting(Inviting {
            typed: InvitePerson {
                person: attack.into(),
                family_name: attack.into(),
                given_name: attack.into(),
                reading: attack.into(),
                email: attack.into(),
                lang: attack.into(),
                personal_line: attack.into(),
                override_reason: String::new(),
                intent: attack.into(),
            },
            error: Some(AppError::field("lang", Problem::UnknownChoice)),
            preview: Some(MailPreview {
                to: attack.into(),
                subject: attack.into(),
                lang,
                text: attack.into(),
                html: attack.into(),
            }),
        });
        assert_safe(attack, || customers::show(&cx, &page, &typed));
        let report = broken(attack);
        assert_safe(attack, || {
            customers::import(&guest(lang), Some(&report), None)
        });
    }
}

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
