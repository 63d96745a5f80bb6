//! From text to tokens, the same for what is stored and for what is looked for.
//!
//! A run of CJK characters gives one token per character: the pair that begins there, and for
//! the last character that character alone. So any two neighbours are a token, any longer
//! piece is a phrase of consecutive tokens, and a single character is the beginning of a token.
//! Everything else is a word or a number, bounded in length; they part where letters and digits
//! meet, so that `SAML2.0` and `SAML 2.0` are one. A word with a hyphen gives its parts next to
//! each other, and once more joined, outside of the order of the text: `e-mail` is found as
//! `e-mail`, `e mail` and `email`.

use std::collections::{HashMap, HashSet};

use super::fold::{Class, class, fold};

/// Characters of a word beyond these are not looked at.
pub(super) const MAX_WORD: usize = 64;
/// Tokens of a phrase beyond these are not looked at. Neighbouring parts of a text share as many
/// tokens, so that no phrase falls between them.
pub(super) const MAX_PHRASE: usize = 32;
/// Tokens of one text beyond these are not found.
pub(super) const MAX_TOKENS: usize = 50_000;
/// PostgreSQL keeps positions up to 16,383; the joined words stand behind the text.
const PART_TOKENS: usize = 4_000;
/// PostgreSQL keeps 256 positions of one token, and drops further ones without a word.
const PART_REPEATS: usize = 255;
/// A compound of more parts than these is no word with hyphens but a list or a rule.
const MAX_COMPOUND: usize = 6;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    Cjk,
    Word,
    Number,
}

/// How a segment stands to the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tie {
    /// Apart: a space, a full stop, the beginning.
    Apart,
    /// Written together: `API連携`, `v2.0`.
    Together,
    /// Written together with a hyphen.
    Hyphen,
}

/// A word, or a run of CJK characters; folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Segment {
    pub script: Script,
    pub text: String,
    pub tie: Tie,
}

/// Cuts a text into words and runs.
pub(super) fn segments(text: &str) -> Vec<Segment> {
    let mut found: Vec<Segment> = Vec::new();
    let mut open: Option<Segment> = None;
    let mut tie = Tie::Apart;
    let mut dot = false;
    for c in fold(text) {
        let class = class(c);
        let script = match class {
            Class::Cjk => Script::Cjk,
            Class::Letter => Script::Word,
            Class::Digit => Script::Number,
            Class::MiddleDot if open.as_ref().is_some_and(|s| s.script == Script::Cjk) => {
                dot = true;
                continue;
            }
            Class::MiddleDot | Class::Hyphen | Class::Joint | Class::Break => {
                dot = false;
                let closed = open.take();
                tie = match class {
                    // Two joints in a row are punctuation: `--`, `...`.
                    Class::Hyphen if closed.is_some() => Tie::Hyphen,
                    Class::Joint if closed.is_some() => Tie::Together,
                    _ => Tie::Apart,
                };
                found.extend(closed);
                continue;
            }
        };
        if script == Script::Word && open.is_none() && !c.is_alphanumeric() {
            // A mark that stands upon nothing.
            continue;
        }
        match &mut open {
            Some(segment) if segment.script == script => segment.text.push(c),
            // A mark upon a CJK character or a digit.
            Some(_) if script == Script::Word && !c.is_alphanumeric() => {}
            _ => {
                if let Some(closed) = open.take() {
                    found.push(closed);
                    tie = if dot { Tie::Apart } else { Tie::Together };
                }
                open = Some(Segment {
                    script,
                    text: c.to_string(),
                    tie,
                });
            }
        }
        dot = false;
    }
    found.extend(open);
    for segment in &mut found {
        if segment.script != Script::Cjk
            && let Some((end, _)) = segment.text.char_indices().nth(MAX_WORD)
        {
            segment.text.truncate(end);
        }
    }
    found
}

/// The tokens of a run: each pair of neighbours, then the last character alone.
pub(super) fn run_tokens(run: &str) -> impl Iterator<Item = String> + '_ {
    let seconds = run.chars().skip(1).map(Some).chain(std::iter::once(None));
    run.chars()
        .zip(seconds)
        .map(|(first, second)| std::iter::once(first).chain(second).collect())
}

/// Words, or numbers, tied by hyphens, as one: `e-mail` → `email`, with the segments it is of.
pub(super) fn compounds(segments: &[Segment]) -> Vec<(std::ops::Range<usize>, String)> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut script = Script::Cjk;
    let mut joined = String::new();
    let mut close = |range: std::ops::Range<usize>, joined: &mut String| {
        let word = std::mem::take(joined);
        if (2..=MAX_COMPOUND).contains(&range.len()) && word.chars().count() <= MAX_WORD {
            found.push((range, word));
        }
    };
    for (at, segment) in segments.iter().enumerate() {
        if segment.tie != Tie::Hyphen || segment.script != script || script == Script::Cjk {
            close(start..at, &mut joined);
            start = at;
            script = segment.script;
        }
        joined.push_str(&segment.text);
    }
    close(start..segments.len(), &mut joined);
    found
}

/// A piece of a text, as one row of the index holds it: token by position, `None` where no
/// phrase may pass.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Part(pub Vec<Option<String>>);

/// The tokens of a text in parts that both engines can hold without losing any.
pub(super) fn parts(text: &str) -> Vec<Part> {
    let segments = segments(text);
    let joined: HashMap<usize, String> = compounds(&segments)
        .into_iter()
        .map(|(range, word)| (range.start, word))
        .collect();
    let mut parts = Vec::new();
    let mut open = Open::default();
    let mut total = 0;
    'text: for (at, segment) in segments.iter().enumerate() {
        let tokens: Box<dyn Iterator<Item = String>> = match segment.script {
            Script::Cjk => Box::new(run_tokens(&segment.text)),
            Script::Word | Script::Number => Box::new(std::iter::once(segment.text.clone())),
        };
        for token in tokens {
            total += 1;
            if total > MAX_TOKENS {
                break 'text;
            }
            if open.is_full(&token) {
                let next = open.next();
                parts.push(std::mem::replace(&mut open, next).close());
            }
            open.push(token);
        }
        if let Some(word) = joined.get(&at) {
            open.joined.insert(word.clone());
        }
    }
    if !open.tokens.is_empty() {
        parts.push(open.close());
    }
    parts
}

/// A part that is being filled.
#[derive(Default)]
struct Open {
    tokens: Vec<String>,
    repeats: HashMap<String, usize>,
    joined: HashSet<String>,
}

impl Open {
    fn is_full(&self, token: &str) -> bool {
        self.tokens.len() >= PART_TOKENS
            || self.repeats.get(token).is_some_and(|&n| n >= PART_REPEATS)
    }

    fn push(&mut self, token: String) {
        *self.repeats.entry(token.clone()).or_default() += 1;
        self.tokens.push(token);
    }

    fn next(&self) -> Self {
        let mut next = Self::default();
        let shared = self.tokens.len().saturating_sub(MAX_PHRASE);
        for token in self.tokens.iter().skip(shared) {
            next.push(token.clone());
        }
        next
    }

    fn close(self) -> Part {
        let mut joined: Vec<String> = self.joined.into_iter().collect();
        joined.sort_unstable();
        let mut tokens: Vec<Option<String>> = self.tokens.into_iter().map(Some).collect();
        for word in joined {
            tokens.push(None);
            tokens.push(Some(word));
        }
        Part(tokens)
    }
}

#[cfg(test)]
#[path = "tokens_tests.rs"]
mod tests;
