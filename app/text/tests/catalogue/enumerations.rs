//! Keys that are put together at run time: every variant of the enumeration behind a pattern has
//! its words, and no words are left of a variant that is gone.

use std::collections::BTreeSet;

use model::administration::{
    CheckName, EVENT_KINDS, FINDINGS, JobName, JobState, MailShown, PeopleKind, Verdict,
};
use model::briefings::BriefingKind;
use model::companies::{CompanyFilter, CompanySize, ImportState, LoyaltyTier, OutcomeState};
use model::contacts::{ContactRole, GuardState, PersonaState, StoryPart, UsageBand};
use model::direct_contacts::DirectContactKind;
use model::error::{Conflict, Problem};
use model::messages::{MailKind, Topic};
use model::people::{PersonState, Role};
use model::proposals::Stage;
use model::releases::{Consent, ReleaseState};
use model::roadmap::{Audience, ChangeKind, Colour, Confidence, Horizon, Layout, VersionState};
use model::rooms::{NoteTag, RoomQuestionState, RoomView, WatcherRole};
use model::slots::{BookingState, ReminderUnit, SlotMode};
use model::studies::{
    AskKind, CandidateFilter, CandidateState, HypothesisState, QuestionKind, Quotes, StudyGap,
    StudyPlace, StudyState,
};
use model::surveys::{Naming, SurveyState};

use crate::keys::catalogue;

#[track_caller]
fn assert_same<'a>(prefix: &str, words: impl IntoIterator<Item = &'a str>) {
    let wanted: BTreeSet<String> = words
        .into_iter()
        .map(|word| format!("{prefix}{word}"))
        .collect();
    let written = catalogue("en")
        .into_keys()
        .filter(|key| key.starts_with(prefix))
        .collect();
    assert_eq!(wanted, written);
}

#[test]
fn every_conflict_has_its_sentence() {
    assert_same(
        "conflict-",
        Conflict::ALL.iter().map(|conflict| conflict.as_str()),
    );
}

#[test]
fn every_word_about_a_company_has_its_name() {
    let words = CompanyFilter::ALL.iter().map(|word| word.as_str());
    assert_same("customers-filter-", words.chain(["label"]));
    assert_same(
        "customers-size-",
        CompanySize::ALL
            .iter()
            .map(|word| word.as_str())
            .chain(["none"]),
    );
    assert_same(
        "customers-state-",
        PersonState::ALL.iter().map(|word| word.as_str()),
    );
    assert_same(
        "customers-import-state-",
        ImportState::ALL.iter().map(|word| word.as_str()),
    );
    let tiers = LoyaltyTier::ALL.iter().map(|word| word.as_str());
    assert_same("customers-tier-", tiers.chain(["any"]));
    let states = OutcomeState::ALL.iter().map(|word| word.as_str());
    assert_same("customers-outcome-", states.chain(["hint", "state"]));
}

#[test]
fn every_word_about_a_contact_has_its_name() {
    let roles: Vec<&str> = ContactRole::ALL.iter().map(|word| word.as_str()).collect();
    assert_same("customers-role-hint-", roles.iter().copied());
    let hints: Vec<String> = roles.iter().map(|role| format!("hint-{role}")).collect();
    let hints = hints.iter().map(String::as_str);
    assert_same("customers-role-", roles.iter().copied().chain(hints));
    for prefix in ["customers-guard-state-", "customers-guard-hint-"] {
        assert_same(prefix, GuardState::ALL.iter().map(|word| word.as_str()));
    }
    for prefix in ["customers-story-part-", "customers-story-hint-"] {
        assert_same(prefix, StoryPart::ALL.iter().map(|word| word.as_str()));
    }
    assert_same(
        "customers-usage-",
        UsageBand::ALL.iter().map(|word| word.as_str()),
    );
    assert_same(
        "customers-persona-state-",
        PersonaState::ALL.iter().map(|word| word.as_str()),
    );
}

#[test]
fn every_word_about_rooms_has_its_name() {
    let roles = WatcherRole::ALL.iter().map(|word| word.as_str());
    assert_same("rooms-role-", roles);
    let states = RoomQuestionState::ALL.iter().map(|word| word.as_str());
    assert_same("rooms-state-", states);
    assert_same("rooms-tag-", NoteTag::ALL.iter().map(|word| word.as_str()));
    assert_same(
        "rooms-view-",
        RoomView::ALL.iter().map(|word| word.as_str()),
    );
    assert_same(
        "rooms-quotes-",
        Quotes::ALL.iter().map(|word| word.as_str()),
    );
}

#[test]
fn every_word_about_slots_has_its_name() {
    assert_same(
        "slots-booking-",
        BookingState::ALL.iter().map(|word| word.as_str()),
    );
    assert_same(
        "slots-mode-",
        SlotMode::ALL.iter().map(|word| word.as_str()),
    );
    for prefix in ["slots-unit-", "slots-before-"] {
        assert_same(prefix, ReminderUnit::ALL.iter().map(|word| word.as_str()));
    }
}

#[test]
fn every_word_of_the_administration_has_its_name() {
    assert_same(
        "administration-kind-",
        PeopleKind::ALL.iter().map(|word| word.as_str()),
    );
    assert_same(
        "administration-role-",
        Role::ALL.iter().map(|word| word.as_str()),
    );
    assert_same(
        "administration-weekday-",
        ["1", "2", "3", "4", "5", "6", "7"],
    );
    for prefix in ["name-", "about-"] {
        assert_same(
            &format!("administration-job-{prefix}"),
            JobName::ALL.iter().map(|word| word.as_str()),
        );
    }
    assert_same(
        "administration-job-done-",
        JobName::ALL.iter().map(|word| word.as_str()),
    );
    assert_same(
        "administration-job-state-",
        JobState::ALL.iter().map(|word| word.as_str()),
    );
    assert_same(
        "administration-mail-kind-",
        MailKind::ALL.iter().map(|word| word.as_str()),
    );
    let shown = || MailShown::ALL.iter().map(|word| word.as_str());
    assert_same("administration-mail-shown-", shown());
    assert_same("administration-mail-none-", shown().chain(["text"]));
}

#[test]
fn every_kind_of_event_has_its_sentence() {
    let words: Vec<String> = EVENT_KINDS
        .iter()
        .map(|kind| kind.replace('.', "-"))
        .collect();
    assert_same("journal-", words.iter().map(String::as_str));
}

#[test]
fn every_check_has_its_name_and_every_finding_its_sentence() {
    assert_same(
        "doctor-name-",
        CheckName::ALL.iter().map(|word| word.as_str()),
    );
    assert_same("doctor-found-", FINDINGS.iter().copied());
    let verdicts = || Verdict::ALL.iter().map(|word| word.as_str());
    assert_same("doctor-verdict-", verdicts());
    assert_same("doctor-whole-", verdicts());
}

#[test]
fn every_word_of_the_roadmap_has_its_name() {
    let horizons = || Horizon::ALL.iter().map(|word| word.as_str());
    assert_same("roadmap-horizon-", horizons());
    assert_same("roadmap-none-", horizons());
    let sure = || Confidence::ALL.iter().map(|word| word.as_str());
    assert_same("roadmap-sure-", sure());
    assert_same("roadmap-how-", sure());
    let kinds = || ChangeKind::ALL.iter().map(|word| word.as_str());
    assert_same("roadmap-kind-", kinds());
    assert_same("roadmap-count-", kinds());
    let readers = || Audience::ALL.iter().map(|word| word.as_str());
    assert_same("roadmap-reader-", readers());
    assert_same("roadmap-note-for-", readers());
    assert_same(
        "roadmap-colour-",
        Colour::ALL.iter().map(|word| word.as_str()),
    );
    assert_same(
        "roadmap-state-",
        VersionState::ALL.iter().map(|word| word.as_str()),
    );
    assert_same(
        "roadmap-layout-",
        Layout::ALL.iter().map(|word| word.as_str()),
    );
}

#[test]
fn every_word_of_releases_and_briefings_has_its_name() {
    let kinds = || BriefingKind::ALL.iter().map(|word| word.as_str());
    assert_same("briefing-kind-", kinds());
    assert_same("briefing-named-", kinds());
    assert_same(
        "releases-state-",
        ReleaseState::ALL.iter().map(|word| word.as_str()),
    );
    for prefix in ["thanks-consent-", "thanks-own-"] {
        assert_same(prefix, Consent::ALL.iter().map(|word| word.as_str()));
    }
    assert_same(
        "proposals-stage-",
        Stage::ALL.iter().map(|word| word.as_str()),
    );
}

#[test]
fn every_place_of_a_study_has_its_sentence() {
    assert_same(
        "mail-study-how-",
        StudyPlace::ALL.iter().map(|word| word.as_str()),
    );
}

#[test]
fn every_word_of_a_study_has_its_name() {
    assert_same(
        "studies-ask-",
        AskKind::ALL.iter().map(|word| word.as_str()),
    );
    assert_same(
        "studies-candidate-",
        CandidateState::ALL.iter().map(|word| word.as_str()),
    );
    assert_same(
        "studies-filter-",
        CandidateFilter::ALL.iter().map(|word| word.as_str()),
    );
    assert_same(
        "studies-gap-",
        StudyGap::ALL.iter().map(|word| word.as_str()),
    );
    assert_same(
        "studies-judged-",
        HypothesisState::ALL.iter().map(|word| word.as_str()),
    );
    assert_same(
        "studies-kind-",
        QuestionKind::ALL.iter().map(|word| word.as_str()),
    );
    assert_same(
        "studies-place-",
        StudyPlace::ALL.iter().map(|word| word.as_str()),
    );
    assert_same(
        "studies-quotes-",
        Quotes::ALL.iter().map(|word| word.as_str()),
    );
    // Who is only nominated does not know of it.
    let known = CandidateState::ALL
        .iter()
        .filter(|state| **state != CandidateState::Nominated);
    assert_same("studies-standing-", known.map(|word| word.as_str()));
    assert_same(
        "studies-state-",
        StudyState::ALL.iter().map(|word| word.as_str()),
    );
}

#[test]
fn every_word_of_evidence_and_direct_contacts_has_its_name() {
    assert_same(
        "direct-contacts-kind-",
        DirectContactKind::ALL.iter().map(|word| word.as_str()),
    );
    assert_same(
        "evidence-tag-",
        NoteTag::ALL.iter().map(|word| word.as_str()),
    );
}

#[test]
fn every_word_of_a_survey_has_its_name() {
    for prefix in [
        "mail-survey-naming-",
        "surveys-about-",
        "surveys-naming-",
        "surveys-promise-",
    ] {
        assert_same(prefix, Naming::ALL.iter().map(|word| word.as_str()));
    }
    assert_same(
        "surveys-state-",
        SurveyState::ALL.iter().map(|word| word.as_str()),
    );
}

#[test]
fn every_topic_of_mails_has_its_name() {
    assert_same(
        "unsubscribe-topic-",
        Topic::ALL.iter().map(|topic| topic.as_str()),
    );
}

#[test]
fn every_role_has_its_name() {
    // What stands between two of them has the same beginning.
    let words = Role::ALL.iter().map(|role| role.as_str());
    assert_same("layout-role-", words.chain(["separator"]));
}

#[test]
fn every_problem_of_a_field_has_its_sentence() {
    // A new variant does not compile here until it stands in the list too.
    const fn listed(problem: Problem) -> Problem {
        match problem {
            Problem::Required
            | Problem::TooLong(_)
            | Problem::TooShort(_)
            | Problem::UnknownChoice
            | Problem::NotAnEmail
            | Problem::NotADate
            | Problem::NotInFuture
            | Problem::InFuture
            | Problem::NotANumber
            | Problem::UnknownZone
            | Problem::MustAgree
            | Problem::PasswordCommon
            | Problem::PasswordIsName
            | Problem::WrongCredentials
            | Problem::WrongCode
            | Problem::WrongPassword
            | Problem::PasskeyRefused
            | Problem::PasswordLeaked
            | Problem::EmailTaken
            | Problem::NoFile
            | Problem::NotReadable
            | Problem::FileKind
            | Problem::FileTooLarge(_)
            | Problem::TooManyPixels(_)
            | Problem::NotAPicture
            | Problem::FileBroken
            | Problem::FileInfected
            | Problem::NotAttached
            | Problem::Guarded
            | Problem::OptedOut
            | Problem::OnlyNarrower
            | Problem::BeforeTheOther
            | Problem::OutsideTheQuarter
            | Problem::TooMany(_)
            | Problem::NoSuchHour
            | Problem::UnknownNumber
            | Problem::NotAWebAddress
            | Problem::NotAFigure(_)
            | Problem::UnknownCompany(_)
            | Problem::NotAStamp
            | Problem::FewChoices
            | Problem::UnevenChoices
            | Problem::Overlaps(_)
            | Problem::BelowTaken(_) => problem,
        }
    }
    let all = [
        Problem::Required,
        Problem::TooLong(1),
        Problem::TooShort(1),
        Problem::UnknownChoice,
        Problem::NotAnEmail,
        Problem::NotADate,
        Problem::NotInFuture,
        Problem::InFuture,
        Problem::NotANumber,
        Problem::UnknownZone,
        Problem::MustAgree,
        Problem::PasswordCommon,
        Problem::PasswordIsName,
        Problem::WrongCredentials,
        Problem::WrongCode,
        Problem::WrongPassword,
        Problem::PasskeyRefused,
        Problem::PasswordLeaked,
        Problem::EmailTaken,
        Problem::NoFile,
        Problem::NotReadable,
        Problem::FileKind,
        Problem::FileTooLarge(1),
        Problem::TooManyPixels(1),
        Problem::NotAPicture,
        Problem::FileBroken,
        Problem::FileInfected,
        Problem::NotAttached,
        Problem::Guarded,
        Problem::OptedOut,
        Problem::OnlyNarrower,
        Problem::BeforeTheOther,
        Problem::OutsideTheQuarter,
        Problem::TooMany(1),
        Problem::NoSuchHour,
        Problem::UnknownNumber,
        Problem::NotAWebAddress,
        Problem::NotAFigure(1),
        Problem::UnknownCompany(1),
        Problem::NotAStamp,
        Problem::FewChoices,
        Problem::UnevenChoices,
        Problem::Overlaps(1),
        Problem::BelowTaken(1),
    ];
    let keys = all.map(|problem| listed(problem).key());
    // What a required choice says instead of `required`.
    assert_same("error-", keys.into_iter().chain(["not-chosen"]));
}
