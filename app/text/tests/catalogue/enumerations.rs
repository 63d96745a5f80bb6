//! Keys that are put together at run time: every variant of the enumeration behind a pattern has
//! its words, and no words are left of a variant that is gone.

use std::collections::BTreeSet;

use model::companies::{CompanyFilter, CompanySize, LoyaltyTier};
use model::error::{Conflict, Problem};
use model::messages::Topic;
use model::people::{PersonState, Role};

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
        CompanySize::ALL.iter().map(|word| word.as_str()),
    );
    assert_same(
        "customers-state-",
        PersonState::ALL.iter().map(|word| word.as_str()),
    );
    assert_same(
        "customers-tier-",
        LoyaltyTier::ALL.iter().map(|word| word.as_str()),
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
            | Problem::NotANumber
            | Problem::UnknownZone
            | Problem::MustAgree
            | Problem::PasswordCommon
            | Problem::PasswordIsName
            | Problem::WrongCredentials
            | Problem::EmailTaken
            | Problem::NoFile
            | Problem::NotReadable
            | Problem::FileKind
            | Problem::FileTooLarge(_)
            | Problem::TooManyPixels(_)
            | Problem::FileBroken
            | Problem::NotAttached => problem,
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
        Problem::NotANumber,
        Problem::UnknownZone,
        Problem::MustAgree,
        Problem::PasswordCommon,
        Problem::PasswordIsName,
        Problem::WrongCredentials,
        Problem::EmailTaken,
        Problem::NoFile,
        Problem::NotReadable,
        Problem::FileKind,
        Problem::FileTooLarge(1),
        Problem::TooManyPixels(1),
        Problem::FileBroken,
        Problem::NotAttached,
    ];
    let keys = all.map(|problem| listed(problem).key());
    // What a required choice says instead of `required`.
    assert_same("error-", keys.into_iter().chain(["not-chosen"]));
}
