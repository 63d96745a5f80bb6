//! `@` and a name: no picker is needed to type it, so the composer works without JavaScript.

use comrak::{Arena, Node, nodes::NodeValue};
use model::PersonId;
use unicode_normalization::UnicodeNormalization;

use super::{escaped, tree::is_inside_link};

/// Mentions above this number are plain words: nobody calls more people than this in one text.
const MAX_MENTIONS: usize = 50;

/// What may follow a name written in kanji and is not part of it.
const TITLES: &[&str] = &[
    "様",
    "氏",
    "殿",
    "君",
    "先生",
    "社長",
    "会長",
    "専務",
    "常務",
    "本部長",
    "部長",
    "室長",
    "次長",
    "課長",
    "係長",
    "店長",
    "所長",
    "主任",
    "主査",
];

struct Name {
    folded: Vec<char>,
    person: Option<PersonId>,
}

/// Turns mentions into `<span class="mention">` and returns who is meant.
pub(super) fn mark<'a>(
    arena: &'a Arena<'a>,
    root: Node<'a>,
    people: &[(PersonId, String)],
) -> Vec<PersonId> {
    let names = names(people);
    let mut mentioned = Vec::new();
    if names.is_empty() {
        return mentioned;
    }
    let nodes: Vec<Node<'a>> = root.descendants().collect();
    for node in nodes {
        let text = match &node.data().value {
            NodeValue::Text(text) if text.contains(['@', '＠']) => text.to_string(),
            _ => continue,
        };
        if !is_inside_link(node) {
            mark_in(arena, node, &text, &names, &mut mentioned);
        }
    }
    mentioned
}

fn mark_in<'a>(
    arena: &'a Arena<'a>,
    node: Node<'a>,
    text: &str,
    names: &[Name],
    mentioned: &mut Vec<PersonId>,
) {
    let mut written = 0;
    for (at, sign) in text.char_indices() {
        if at < written || !matches!(sign, '@' | '＠') || mentioned.len() >= MAX_MENTIONS {
            continue;
        }
        // `mail@example.com` is an address.
        if text
            .get(..at)
            .and_then(|before| before.chars().next_back())
            .is_some_and(|c| c.is_ascii_alphanumeric())
        {
            continue;
        }
        let Some(after) = text.get(at + sign.len_utf8()..) else {
            continue;
        };
        let Some((length, person)) = names
            .iter()
            .find_map(|name| Some((length_of(name, after)?, name.person)))
        else {
            continue;
        };
        // The longest name that stands there decides, also when it belongs to two people.
        let Some(person) = person else { continue };
        let end = at + sign.len_utf8() + length;
        let (Some(before), Some(called)) = (text.get(written..at), text.get(at..end)) else {
            continue;
        };
        if !before.is_empty() {
            node.insert_before(arena.alloc(NodeValue::Text(before.to_owned().into()).into()));
        }
        let span = format!("<span class=\"mention\">{}</span>", escaped(called));
        node.insert_before(arena.alloc(NodeValue::Raw(span).into()));
        written = end;
        if !mentioned.contains(&person) {
            mentioned.push(person);
        }
    }
    if written > 0 {
        let rest = text.get(written..).unwrap_or_default().to_owned();
        node.data_mut().value = NodeValue::Text(rest.into());
    }
}

/// The longest first; a name of several people belongs to nobody.
fn names(people: &[(PersonId, String)]) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    for (person, name) in people {
        let folded: Vec<char> = name
            .nfc()
            .filter(|c| !c.is_whitespace())
            .flat_map(fold)
            .collect();
        if folded.is_empty() {
            continue;
        }
        match names.iter_mut().find(|known| known.folded == folded) {
            Some(known) if known.person == Some(*person) => {}
            Some(known) => known.person = None,
            None => names.push(Name {
                folded,
                person: Some(*person),
            }),
        }
    }
    names.sort_by_key(|name| std::cmp::Reverse(name.folded.len()));
    names
}

/// How many bytes of `text` this name takes, when it stands at the beginning.
fn length_of(name: &Name, text: &str) -> Option<usize> {
    let mut wanted = name.folded.iter();
    let mut left = wanted.len();
    let mut last = '@';
    let mut spaced = true;
    let mut end = 0;
    for (at, c) in text.char_indices() {
        if left == 0 {
            break;
        }
        if matches!(c, ' ' | '\u{3000}') && !spaced {
            spaced = true;
            continue;
        }
        spaced = false;
        for folded in fold(c) {
            if wanted.next() != Some(&folded) {
                return None;
            }
            left -= 1;
        }
        last = c;
        end = at + c.len_utf8();
    }
    (left == 0 && ends_there(last, text.get(end..)?)).then_some(end)
}

/// Whether a name that ends with `last` really ends before `rest`: `@Ann` is not in `@Anna`, nor
/// 「山」 in 「@山田」.
fn ends_there(last: char, rest: &str) -> bool {
    let Some(next) = rest.chars().next() else {
        return true;
    };
    if is_han(last) && is_han(next) {
        return TITLES.iter().any(|title| rest.starts_with(title));
    }
    let latin = |c: char| c.is_alphanumeric() && !is_japanese(c);
    let goes_on = latin(last) && latin(next) || is_katakana(last) && is_katakana(next);
    !goes_on
}

fn is_han(c: char) -> bool {
    matches!(c, '々' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30a1}'..='\u{30ff}' | '\u{ff66}'..='\u{ff9f}')
}

fn is_japanese(c: char) -> bool {
    is_han(c) || matches!(c, '\u{3041}'..='\u{30ff}' | '\u{ff66}'..='\u{ff9f}')
}

fn fold(c: char) -> impl Iterator<Item = char> {
    std::iter::once(c).nfkc().flat_map(char::to_lowercase)
}
