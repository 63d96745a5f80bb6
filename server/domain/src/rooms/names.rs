//! Names in free text, found in every spelling that people use for them.

use crate::entities::people::person;
use crate::search::folded;
use model::Lang;

/// The spellings of some people's names, the longest first.
#[derive(Debug, Default)]
pub(crate) struct Names(Vec<Spelling>);

/// The parts of a name, folded; between two of them a text may have something that parts words.
type Spelling = Vec<Vec<char>>;

/// Mailboxes of nobody: words of notes, and no names.
const NOBODY: &[&str] = &[
    "admin", "contact", "hello", "info", "mail", "office", "post", "sales", "soumu", "support",
    "team", "user",
];
/// What follows a name in kana, so that two kana within a word are not taken for one.
const AFTER_KANA: &[&str] = &[
    "さん",
    "さま",
    "くん",
    "ちゃん",
    "は",
    "が",
    "を",
    "に",
    "と",
    "の",
    "も",
    "へ",
    "で",
];

impl Names {
    pub(crate) fn of(people: &[person::Model]) -> Self {
        let mut spellings: Vec<Spelling> = people.iter().flat_map(spellings).collect();
        spellings.sort();
        spellings.dedup();
        spellings.sort_by_key(|spelling| {
            std::cmp::Reverse(spelling.iter().map(Vec::len).sum::<usize>())
        });
        Self(spellings)
    }

    /// `text` with a word in the place of every name, of at most `max` characters. Rather one word
    /// too many than a name: what is spelled as one counts as one.
    pub(crate) fn hide(&self, text: &str, max: usize) -> String {
        let word = text::t(Lang::of_text(text), "rooms-somebody");
        let folded = Folded::of(text);
        let mut hidden = String::with_capacity(text.len());
        let (mut place, mut kept) = (0, 0);
        while place < folded.chars.len() {
            let end = self
                .0
                .iter()
                .find_map(|spelling| folded.ends_after(place, spelling));
            let Some(end) = end else {
                place += 1;
                continue;
            };
            let (from, to) = folded.bytes(place, end);
            if from >= kept {
                hidden.push_str(text.get(kept..from).unwrap_or_default());
                hidden.push_str(&word);
                kept = to;
            }
            place = end;
        }
        hidden.push_str(text.get(kept..).unwrap_or_default());
        hidden.chars().take(max).collect()
    }
}

fn spellings(row: &person::Model) -> Vec<Spelling> {
    let mut found: Vec<Spelling> = Vec::new();
    let mut name = |parts: Vec<&str>| {
        let parts: Spelling = parts
            .into_iter()
            .map(|part| folded(part).filter(|c| !c.is_whitespace()).collect())
            .filter(|part: &Vec<char>| !part.is_empty())
            .collect();
        for part in &parts {
            found.push(vec![part.clone()]);
        }
        if parts.len() > 1 {
            found.push(parts.iter().rev().cloned().collect());
            found.push(parts);
        }
    };
    name(vec![&row.family_name, &row.given_name]);
    name(row.reading.split_whitespace().collect());
    name(vec![&row.email]);
    // In Latin letters a Japanese name often stands in the address alone.
    if let Some((local, _)) = row.email_folded.split_once('@') {
        let parts = local.split(|c: char| !c.is_alphabetic());
        let named = |part: &&str| part.chars().count() > 2 && !NOBODY.contains(part);
        name(parts.filter(named).collect());
    }
    // One letter is no name.
    found.retain(|spelling| {
        let mut letters = spelling.iter().flatten();
        !matches!((letters.next(), letters.next()), (Some(one), None) if one.is_ascii())
    });
    found
}

/// A text in one spelling, and which bytes of it each character stands for.
struct Folded {
    chars: Vec<char>,
    bytes: Vec<(usize, usize)>,
}

impl Folded {
    fn of(text: &str) -> Self {
        let mut chars = Vec::new();
        let mut bytes = Vec::new();
        let mut from = 0;
        let mut rest = text.char_indices().peekable();
        while let Some((_, _)) = rest.next() {
            // A voiced mark of half width belongs to the kana before it.
            while rest
                .next_if(|(_, c)| matches!(c, 'ﾞ' | 'ﾟ' | '\u{3099}' | '\u{309a}'))
                .is_some()
            {}
            let to = rest.peek().map_or(text.len(), |(next, _)| *next);
            for c in folded(text.get(from..to).unwrap_or_default()) {
                chars.push(c);
                bytes.push((from, to));
            }
            from = to;
        }
        Self { chars, bytes }
    }

    /// Where a name that starts here ends, if one does.
    fn ends_after(&self, start: usize, spelling: &Spelling) -> Option<usize> {
        let mut place = start;
        for (n, part) in spelling.iter().enumerate() {
            if n > 0 {
                while self.chars.get(place).is_some_and(|c| parts_words(*c)) {
                    place += 1;
                }
            }
            let there = self.chars.get(place..place.checked_add(part.len())?)?;
            if there != part.as_slice() {
                return None;
            }
            place += part.len();
        }
        self.stands_alone(start, place).then_some(place)
    }

    /// Whether what stands between these places is not a piece of a longer word.
    fn stands_alone(&self, start: usize, end: usize) -> bool {
        let before = start.checked_sub(1).and_then(|place| self.chars.get(place));
        let (Some(first), Some(last)) =
            (self.chars.get(start), self.chars.get(end.wrapping_sub(1)))
        else {
            return false;
        };
        let after = self.chars.get(end..).unwrap_or_default();
        let within = |a: Option<&char>, b: char| a.is_some_and(|a| spelled(*a) && spelled(b));
        if within(before, *first) || within(after.first(), *last) {
            return false;
        }
        let short = end - start <= 2 && is_kana(*first) && is_kana(*last);
        !short
            || (!before.is_some_and(|c| is_kana(*c))
                && (!after.first().is_some_and(|c| is_kana(*c))
                    || AFTER_KANA.iter().any(|next| {
                        let mut after = after.iter();
                        next.chars().all(|c| after.next() == Some(&c))
                    })))
    }

    /// The bytes of the text from one place up to another.
    fn bytes(&self, start: usize, end: usize) -> (usize, usize) {
        let from = self.bytes.get(start).map_or(0, |(from, _)| *from);
        let to = self
            .bytes
            .get(end.wrapping_sub(1))
            .map_or(from, |(_, to)| *to);
        (from, to)
    }
}

fn parts_words(c: char) -> bool {
    c.is_whitespace() || matches!(c, '・' | ',' | '、')
}

/// Of a script whose words are spelled with letters and parted by spaces.
fn spelled(c: char) -> bool {
    c.is_alphanumeric() && Lang::of_text(c.encode_utf8(&mut [0; 4])) == Lang::En
}

/// Folded, katakana is hiragana.
const fn is_kana(c: char) -> bool {
    matches!(c, 'ぁ'..='ゖ' | 'ー')
}
