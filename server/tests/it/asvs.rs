//! OWASP ASVS 5.0, levels 1 and 2: each requirement is proven by a test that names it, or it is said
//! why it does not apply, or where it is written down. `docs/asvs.toml` is made from that:
//! `UPDATE_ASVS=1 cargo test -p server --test it asvs`.

pub mod scan;

use scan::Id;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

const REQUIREMENTS: &str = include_str!("../asvs.txt");

/// What holds a requirement without a test.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Held {
    /// Why it does not apply.
    Reason(String),
    /// Where it is written down: `docs/FILE.md#heading`.
    Document(String),
    /// What is missing.
    Open(String),
}

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn requirements() -> BTreeMap<Id, u8> {
    REQUIREMENTS
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let (id, level) = line.split_once(' ').unwrap();
            (id.parse().unwrap(), level.parse().unwrap())
        })
        .collect()
}

/// The exceptions, and what is wrong with them.
fn exceptions(text: &str, read: impl Fn(&str) -> Option<String>) -> (Vec<(Id, Held)>, Vec<String>) {
    let (mut held, mut wrong) = (Vec::new(), Vec::new());
    let mut sentences = BTreeSet::new();
    let table: toml::Table = text.parse().unwrap();
    for (section, entries) in &table {
        let entries = entries.as_table().unwrap();
        for (id, said) in entries {
            let (id, said) = match (id.parse::<Id>(), said.as_str()) {
                (Ok(id), Some(said)) => (id, said.to_owned()),
                (Err(problem), _) => {
                    wrong.push(problem);
                    continue;
                }
                (_, None) => {
                    wrong.push(format!("{id} is no text"));
                    continue;
                }
            };
            if section == "documents" {
                if let Err(problem) = written(&said, &read) {
                    wrong.push(format!("{id}: {problem}"));
                }
            } else {
                if said.len() < 30 || !said.ends_with('.') {
                    wrong.push(format!("{id}: a sentence says why, not {said:?}"));
                }
                // A sentence that fits two requirements has looked at neither.
                if section == "not-applicable" && !sentences.insert(said.clone()) {
                    wrong.push(format!("{id}: the same words as another: {said}"));
                }
            }
            held.push((
                id,
                match section.as_str() {
                    "not-applicable" => Held::Reason(said),
                    "documents" => Held::Document(said),
                    "open" => Held::Open(said),
                    _ => {
                        wrong.push(format!("there is no section {section}"));
                        continue;
                    }
                },
            ));
        }
    }
    (held, wrong)
}

/// Whether a document has this heading, and something below it.
fn written(address: &str, read: impl Fn(&str) -> Option<String>) -> Result<(), String> {
    let (path, anchor) = address
        .split_once('#')
        .ok_or_else(|| format!("{address} names no heading"))?;
    let text = read(path).ok_or_else(|| format!("there is no {path}"))?;
    let mut below = None;
    for line in text.lines() {
        if line.starts_with('#') {
            if below.is_some() {
                break;
            }
            let heading = line.trim_start_matches('#').trim();
            below = (slug(heading) == anchor).then_some(0);
        } else if let Some(words) = &mut below {
            *words += line.split_whitespace().count();
        }
    }
    match below {
        None => Err(format!("{path} has no heading {anchor}")),
        Some(words) if words < 15 => Err(format!("{address} says next to nothing")),
        Some(_) => Ok(()),
    }
}

/// The anchor of a heading, as the pages of repositories make it.
fn slug(heading: &str) -> String {
    heading
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric() || " -_".contains(*c))
        .map(|c| if c == ' ' { '-' } else { c })
        .collect()
}

/// `docs/asvs.toml`, or everything that is wrong.
fn ledger(
    required: &BTreeMap<Id, u8>,
    marks: &[scan::Mark],
    held: &[(Id, Held)],
) -> Result<String, Vec<String>> {
    let mut wrong = Vec::new();
    let mut tests = BTreeMap::<Id, BTreeSet<&str>>::new();
    for (id, test) in marks {
        if !required.contains_key(id) {
            wrong.push(format!("{id} is no requirement, says {test}"));
        }
        tests.entry(*id).or_default().insert(test);
    }
    let mut others = BTreeMap::new();
    for (id, how) in held {
        if !required.contains_key(id) {
            wrong.push(format!("{id} is no requirement, but an exception"));
        }
        if others.insert(*id, how).is_some() {
            wrong.push(format!("{id} is an exception twice"));
        }
    }
    let mut text = String::from(
        "# OWASP ASVS 5.0.0: what holds each requirement of levels 1 and 2, and what of level 3 is held.\n\
         # Made from the marks of the tests and from asvs-exceptions.toml, do not edit:\n\
         # UPDATE_ASVS=1 cargo test -p server --test it asvs\n",
    );
    for (id, level) in required {
        let line = match (tests.get(id), others.get(id)) {
            (Some(tests), Some(how)) => {
                wrong.push(format!(
                    "{id} is proven by {tests:?}, and yet an exception: {how:?}"
                ));
                continue;
            }
            (None, None) if *level > 2 => continue,
            (None, None) => {
                wrong.push(format!("{id} (level {level}) is held by nothing"));
                continue;
            }
            (Some(tests), None) => {
                let tests: Vec<String> =
                    tests.iter().map(|test| format!("  {test:?},\n")).collect();
                format!("tests = [\n{}]\n", tests.concat())
            }
            (None, Some(Held::Reason(said))) => format!("reason = {said:?}\n"),
            (None, Some(Held::Document(said))) => format!("document = {said:?}\n"),
            (None, Some(Held::Open(said))) => format!("open = {said:?}\n"),
        };
        let _ = write!(text, "\n[\"{id}\"]\nlevel = {level}\n{line}");
    }
    if wrong.is_empty() {
        Ok(text)
    } else {
        Err(wrong)
    }
}

#[test]
fn every_requirement_of_level_one_and_two_is_held_and_the_ledger_is_current() {
    let required = requirements();
    assert_eq!(required.values().filter(|level| **level < 3).count(), 253);
    let (mut marks, mut wrong) = (Vec::new(), Vec::new());
    for (path, source) in scan::sources(&root()) {
        // Its own examples.
        if path.ends_with("it/asvs/scan.rs") {
            continue;
        }
        let (more, problems) = scan::marks(&path, &source);
        marks.extend(more);
        wrong.extend(problems);
    }
    let read = |path: &str| std::fs::read_to_string(root().join(path)).ok();
    let (held, problems) = exceptions(&read("docs/asvs-exceptions.toml").unwrap(), read);
    wrong.extend(problems);
    let made = ledger(&required, &marks, &held).unwrap_or_else(|problems| {
        wrong.extend(problems);
        String::new()
    });
    assert!(
        wrong.is_empty(),
        "{} problems:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    let count = |want: fn(&Held) -> bool| held.iter().filter(|(_, how)| want(how)).count();
    println!(
        "{} by tests, {} do not apply, {} by documents, {} open",
        marks
            .iter()
            .map(|(id, _)| id)
            .collect::<BTreeSet<_>>()
            .len(),
        count(|how| matches!(how, Held::Reason(_))),
        count(|how| matches!(how, Held::Document(_))),
        count(|how| matches!(how, Held::Open(_))),
    );
    if std::env::var_os("UPDATE_ASVS").is_some() {
        std::fs::write(root().join("docs/asvs.toml"), &made).unwrap();
    }
    assert!(
        read("docs/asvs.toml").as_deref() == Some(&made),
        "docs/asvs.toml is not current: UPDATE_ASVS=1 cargo test -p server --test it asvs"
    );
}

#[test]
fn a_gap_a_double_and_a_number_that_is_none_are_told() {
    let required: BTreeMap<Id, u8> = [("1.1.1", 1), ("1.1.2", 2), ("1.1.3", 3)]
        .map(|(id, level)| (id.parse().unwrap(), level))
        .into();
    let mark = |id: &str| (id.parse().unwrap(), "t.rs::one".to_owned());
    let why = |id: &str| (id.parse().unwrap(), Held::Reason("No.".to_owned()));
    let told = |marks: &[scan::Mark], held: &[(Id, Held)]| {
        ledger(&required, marks, held).unwrap_err().join("; ")
    };
    assert!(ledger(&required, &[mark("1.1.1")], &[why("1.1.2")]).is_ok());
    assert!(told(&[mark("1.1.1")], &[]).contains("1.1.2 (level 2) is held by nothing"));
    let both = told(&[mark("1.1.1"), mark("1.1.2")], &[why("1.1.2")]);
    assert!(both.contains("1.1.2 is proven by"), "{both}");
    let unknown = told(&[mark("1.1.1"), mark("1.1.2"), mark("9.9.9")], &[]);
    assert!(unknown.contains("9.9.9 is no requirement"), "{unknown}");
    let twice = told(&[mark("1.1.1")], &[why("1.1.2"), why("1.1.2")]);
    assert!(twice.contains("1.1.2 is an exception twice"), "{twice}");
}

#[test]
fn an_exception_needs_a_sentence_of_its_own_or_a_heading_that_is_there() {
    let document = "# A\n\n## What goes out: mail\n\none two three four five six seven eight nine ten \
                    eleven twelve thirteen fourteen fifteen\n\n## Empty\n";
    let read = |path: &str| (path == "docs/A.md").then(|| document.to_owned());
    let wrong = |text: &str| exceptions(text, read).1.join("; ");
    assert_eq!(
        wrong("[documents]\n\"1.1.1\" = \"docs/A.md#what-goes-out-mail\"\n"),
        ""
    );
    for (text, said) in [
        (
            "[documents]\n\"1.1.1\" = \"docs/B.md#a\"\n",
            "there is no docs/B.md",
        ),
        (
            "[documents]\n\"1.1.1\" = \"docs/A.md#b\"\n",
            "has no heading b",
        ),
        (
            "[documents]\n\"1.1.1\" = \"docs/A.md#empty\"\n",
            "next to nothing",
        ),
        (
            "[documents]\n\"1.1.1\" = \"docs/A.md\"\n",
            "names no heading",
        ),
        (
            "[not-applicable]\n\"1.1.1\" = \"n/a\"\n",
            "a sentence says why",
        ),
        (
            "[others]\n\"1.1.1\" = \"There is a reason for this one as well.\"\n",
            "no section others",
        ),
        (
            "[not-applicable]\n\"1.1.1\" = \"There is none of this here, nowhere.\"\n\"1.1.2\" = \"There is none of this here, nowhere.\"\n",
            "the same words",
        ),
    ] {
        assert!(wrong(text).contains(said), "{text}: {}", wrong(text));
    }
}
