//! Customers: the list, a company and its people, invitations, imports.

mod contacts;
mod imports;

use crate::pages::{at, attacks, guest, signed_in};
use crate::safe::assert_safe;
use crate::support::{Seen, render};
use app::views::customers::{self, Inviting, Typed};
use model::companies::{
    CompanyFilter, CompanyList, CompanyPage, CompanyRow, CompanySize, Coverage, ImportError,
    ImportReport, LoyaltyTier, OutcomeState,
};
use model::contacts::{ContactRole, Guard, GuardState, NoteView, StoryPart, StoryView};
use model::people::{
    ContactRow, InvitationLine, InvitationState, InvitePerson, MailPreview, PersonState,
};
use model::{
    AppError, CompanyId, Conflict, FieldError, InvitationId, Lang, NoteId, PersonId, Problem,
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
        met: crate::evidence::met(text),
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
    page.met = Vec::new();
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
