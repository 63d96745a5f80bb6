//! Proves that the catalogue is complete: both languages say the same things with the same
//! arguments, nothing is asked for that is not written, and nothing is written that nobody asks.
//!
//! The sources are read as Rust tokens. A key counts as asked for when it stands anywhere as a
//! string literal outside tests. What stands *in a call* of `t` or `t_args` must exist, with
//! exactly the arguments that the call gives. A key put together at run time
//! (`format!("status-{status}")`) must be declared in [`COMPUTED`].

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod enumerations;
mod keys;
mod sources;

use std::collections::{BTreeMap, BTreeSet};

use keys::{Catalogue, catalogue};
use sources::{Asked, asked, matches_pattern};

/// Patterns of keys that are put together at run time: the format string with `*` for what is
/// filled in. The enumeration behind each is walked in `enumerations.rs`.
const COMPUTED: &[&str] = &[
    "briefing-kind-*",
    "briefing-named-*",
    "change-told-*",
    "administration-job-about-*",
    "administration-job-done-*",
    "administration-job-name-*",
    "administration-job-state-*",
    "administration-kind-*",
    "administration-mail-kind-*",
    "administration-mail-none-*",
    "administration-mail-shown-*",
    "administration-role-*",
    "administration-setting-*",
    "administration-suppression-*",
    "administration-weekday-*",
    "conflict-*",
    "customers-filter-*",
    "customers-guard-hint-*",
    "customers-guard-state-*",
    "customers-import-state-*",
    "customers-outcome-*",
    "customers-persona-state-*",
    "customers-role-*",
    "customers-role-hint-*",
    "customers-size-*",
    "customers-state-*",
    "customers-story-hint-*",
    "customers-story-part-*",
    "customers-tier-*",
    "customers-usage-*",
    "direct-contacts-kind-*",
    "doctor-found-*-*",
    "doctor-name-*",
    "doctor-verdict-*",
    "doctor-whole-*",
    "error-*",
    "evidence-tag-*",
    "format-month-*",
    "format-weekday-*",
    "identity-lang-*",
    "import-error-*",
    "journal-*",
    "layout-role-*",
    "mail-study-how-*",
    "mail-survey-naming-*",
    "mail-unsubscribe-*",
    "message-*",
    "notice-told-*",
    "proposals-area-*",
    "proposals-lang-*",
    "proposals-reaction-*",
    "proposals-sort-*",
    "proposals-stage-*",
    "proposals-whose-*",
    "releases-state-*",
    "roadmap-colour-*",
    "roadmap-count-*",
    "roadmap-horizon-*",
    "roadmap-how-*",
    "roadmap-kind-*",
    "roadmap-layout-*",
    "roadmap-none-*",
    "roadmap-note-for-*",
    "roadmap-reader-*",
    "roadmap-state-*",
    "roadmap-sure-*",
    "rooms-quotes-*",
    "rooms-role-*",
    "rooms-state-*",
    "rooms-tag-*",
    "rooms-view-*",
    "slots-before-*",
    "slots-booking-*",
    "slots-mode-*",
    "slots-unit-*",
    "status-*",
    "studies-ask-*",
    "studies-candidate-*",
    "studies-filter-*",
    "studies-gap-*",
    "studies-judged-*",
    "studies-kind-*",
    "studies-place-*",
    "studies-quotes-*",
    "studies-standing-*",
    "studies-state-*",
    "surveys-about-*",
    "surveys-naming-*",
    "surveys-promise-*",
    "surveys-state-*",
    "thanks-consent-*",
    "thanks-own-*",
    "unsubscribe-topic-*",
];

fn assert_none(what: &str, found: &BTreeSet<String>) {
    assert!(
        found.is_empty(),
        "{what}:\n  {}",
        found.iter().cloned().collect::<Vec<_>>().join("\n  ")
    );
}

fn both() -> (Catalogue, Catalogue) {
    (catalogue("en"), catalogue("ja"))
}

#[test]
fn both_languages_have_the_same_keys_in_the_same_files() {
    let (en, ja) = both();
    let places = |of: &Catalogue| -> BTreeSet<String> {
        of.iter()
            .map(|(key, message)| format!("{}: {key}", message.file))
            .collect()
    };
    let (en, ja) = (places(&en), places(&ja));
    assert_none("only in English", &en.difference(&ja).cloned().collect());
    assert_none("only in Japanese", &ja.difference(&en).cloned().collect());
}

#[test]
fn both_languages_take_the_same_arguments() {
    let (en, ja) = both();
    let different = en
        .iter()
        .filter(|(key, message)| ja.get(*key).is_some_and(|other| other.args != message.args))
        .map(|(key, message)| format!("{key}: en {:?}, ja {:?}", message.args, ja[key].args))
        .collect();
    assert_none("arguments differ", &different);
}

#[test]
fn every_key_is_kebab_case() {
    let (en, _) = both();
    let odd = en
        .keys()
        .filter(|key| {
            !key.contains('-')
                || key.split('-').any(str::is_empty)
                || !key
                    .chars()
                    .all(|c| c == '-' || c.is_ascii_lowercase() || c.is_ascii_digit())
        })
        .cloned()
        .collect();
    assert_none("not area-thing-detail", &odd);
}

#[test]
fn every_key_that_is_asked_for_exists() {
    let (en, _) = both();
    let missing = asked()
        .calls
        .iter()
        .filter(|call| !en.contains_key(&call.key))
        .map(|call| format!("{}: {}", call.file, call.key))
        .collect();
    assert_none("asked for, but not written", &missing);
}

#[test]
fn every_call_gives_the_arguments_its_sentence_takes() {
    let (en, _) = both();
    let wrong = asked()
        .calls
        .iter()
        .filter_map(|call| {
            let (given, taken) = (call.args.as_ref()?, &en.get(&call.key)?.args);
            (given != taken).then(|| {
                format!(
                    "{}: {} takes {taken:?}, is given {given:?}",
                    call.file, call.key
                )
            })
        })
        .collect();
    assert_none("arguments differ", &wrong);
}

#[test]
fn every_computed_key_is_declared_and_every_declaration_is_needed() {
    let (en, _) = both();
    let Asked {
        computed, formats, ..
    } = asked();
    let undeclared = computed
        .iter()
        .filter(|(pattern, _)| !COMPUTED.contains(&pattern.as_str()))
        .map(|(p, file)| format!("{file}: {p}"));
    assert_none(
        "computed, but not declared in COMPUTED",
        &undeclared.collect(),
    );
    let idle = COMPUTED
        .iter()
        .filter(|pattern| !formats.contains(**pattern))
        .map(ToString::to_string);
    assert_none("declared, but nothing computes it", &idle.collect());
    let empty = COMPUTED
        .iter()
        .filter(|p| !en.keys().any(|key| matches_pattern(p, key)))
        .map(ToString::to_string);
    assert_none("declared, but no key is like it", &empty.collect());
    let wide = COMPUTED
        .iter()
        .filter(|p| p.split('*').next().is_none_or(|head| head.len() < 3))
        .map(ToString::to_string);
    assert_none("too wide", &wide.collect());
}

#[test]
fn no_key_is_unused() {
    let (en, _) = both();
    let asked = asked();
    let referenced: BTreeSet<&String> = en
        .values()
        .flat_map(|message| &message.references)
        .collect();
    let unused = en
        .iter()
        .filter(|(key, _)| {
            !asked.literals.contains(*key)
                && !referenced.contains(key)
                && !COMPUTED.iter().any(|pattern| matches_pattern(pattern, key))
        })
        .map(|(key, message)| format!("{}: {key}", message.file))
        .collect();
    assert_none("written, but nobody asks", &unused);
}

#[test]
fn the_reader_of_sources_sees_what_it_must_see() {
    let source = r##"
        fn page(lang: Lang, cx: &Cx) {
            // t(lang, "in-a-comment")
            let a = t(lang, "plain-key");
            let b = text::t_args(cx.lang(), "with-args", &[("name", name.into()), ("count", 3.into())]);
            let c = view! { <p title=cx.t("in-a-macro")>{t(lang, if many { "if-many" } else { "if-few" })}</p> };
            let d = t(lang, &format!("status-{}-label", status));
            let e = t_args(lang, "unknown-args", args);
            let f = Label { key: "elsewhere-literal", raw: r#"not "a key""# };
        }
        #[cfg(test)]
        mod tests { fn x() { t(lang, "only-in-tests"); } }
    "##;
    let mut seen = Asked::default();
    seen.read("page.rs", source);
    let calls: BTreeMap<&str, Option<Vec<&str>>> = seen
        .calls
        .iter()
        .map(|call| {
            (
                call.key.as_str(),
                call.args
                    .as_ref()
                    .map(|args| args.iter().map(String::as_str).collect()),
            )
        })
        .collect();
    let expected = BTreeMap::from([
        ("plain-key", Some(vec![])),
        ("with-args", Some(vec!["count", "name"])),
        ("in-a-macro", Some(vec![])),
        ("if-many", Some(vec![])),
        ("if-few", Some(vec![])),
        ("unknown-args", None),
    ]);
    assert_eq!(calls, expected);
    assert_eq!(seen.computed.keys().collect::<Vec<_>>(), ["status-*-label"]);
    assert!(seen.literals.contains("elsewhere-literal"));
    assert!(!seen.literals.contains("only-in-tests") && !seen.literals.contains("in-a-comment"));
}
