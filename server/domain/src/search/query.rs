//! What somebody typed into the search field, understood.

use super::tokens::{MAX_PHRASE, Script, Segment, Tie, compounds, run_tokens, segments};

/// Terms beyond these are not looked at.
pub const MAX_TERMS: usize = 8;
/// Characters beyond these are not looked at.
pub const MAX_TYPED: usize = 300;

/// Terms that must all be found, in whatever place of a proposal.
///
/// - Terms are what stands between spaces and punctuation.
/// - A run of kanji, kana or hangul is a phrase: its characters in this order, next to each other.
///   So is what is written together, `API連携` or `v2.0`; the text may have spaces there.
/// - A single kanji, kana or hangul is looked for in any place.
/// - An unquoted word of three letters or more also finds words that begin with it
///   (`export` finds `exporting`); shorter ones and numbers are looked for as they are.
/// - `e-mail` finds `e-mail`, `e mail` and `email`.
/// - Quotation marks make one phrase of what they hold, and take its words as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    pub(super) terms: Vec<Term>,
}

/// Found when any of its phrases is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term(pub Vec<Phrase>);

/// Tokens at consecutive positions; when open, the last one need only begin so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    pub tokens: Vec<String>,
    pub open: bool,
}

impl Query {
    /// Understands everything; what is beyond the limits is left out.
    #[must_use]
    pub fn parse(typed: &str) -> Self {
        let typed: String = typed.chars().take(MAX_TYPED).collect();
        let mut query = Self::default();
        let pieces = typed.split(['"', '“', '”', '„', '＂']);
        for (piece, quoted) in pieces.zip([false, true].into_iter().cycle()) {
            let segments = segments(piece);
            if quoted {
                query.push(&segments, true);
                continue;
            }
            let mut rest = segments.as_slice();
            while !rest.is_empty() {
                let end = rest
                    .iter()
                    .skip(1)
                    .position(|segment| segment.tie == Tie::Apart)
                    .map_or(rest.len(), |at| at + 1);
                let (term, behind) = rest.split_at(end);
                query.push(term, false);
                rest = behind;
            }
        }
        query
    }

    /// Whether nothing was typed that can be looked for. Such a query finds nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    fn push(&mut self, segments: &[Segment], quoted: bool) {
        let Some(as_written) = Phrase::of(segments, quoted) else {
            return;
        };
        let mut phrases = vec![as_written];
        let joined = joined(segments);
        if joined.len() < segments.len() {
            phrases.extend(Phrase::of(&joined, quoted));
        }
        let term = Term(phrases);
        if self.terms.len() < MAX_TERMS && !self.terms.contains(&term) {
            self.terms.push(term);
        }
    }
}

/// The segments with each hyphenated word as one.
fn joined(segments: &[Segment]) -> Vec<Segment> {
    let compounds = compounds(segments);
    let mut found = Vec::new();
    for (at, segment) in segments.iter().enumerate() {
        match compounds.iter().find(|(range, _)| range.contains(&at)) {
            Some((range, word)) if range.start == at => found.push(Segment {
                text: word.clone(),
                ..segment.clone()
            }),
            Some(_) => {}
            None => found.push(segment.clone()),
        }
    }
    found
}

impl Phrase {
    fn of(segments: &[Segment], quoted: bool) -> Option<Self> {
        let last = segments.last()?;
        let mut tokens: Vec<String> = Vec::new();
        for segment in segments {
            match segment.script {
                Script::Word | Script::Number => tokens.push(segment.text.clone()),
                Script::Cjk => tokens.extend(run_tokens(&segment.text)),
            }
        }
        let mut open = match last.script {
            Script::Word => !quoted && last.text.chars().count() >= 3,
            Script::Number => false,
            // In the text the run may go on.
            Script::Cjk => true,
        };
        if last.script == Script::Cjk && last.text.chars().count() > 1 {
            tokens.pop();
            open = false;
        }
        if tokens.len() > MAX_PHRASE {
            tokens.truncate(MAX_PHRASE);
            open = false;
        }
        Some(Self { tokens, open })
    }
}

#[cfg(test)]
#[path = "query_tests.rs"]
mod tests;
