//! Proposals like the one that is being written, while it is being written.
//!
//! Bounded in cost: at most [`MAX_WORDS`] words, none of which stands in more than
//! [`TOO_COMMON`] rows of the index.

use std::collections::HashSet;

use sea_orm::{
    ConnectionTrait, DbBackend, DbErr, ExprTrait, Iden,
    sea_query::{self, Alias, Expr, Func, Query as Sql, SelectStatement, UnionType},
};
use unicode_normalization::UnicodeNormalization;

use super::index::{Place, ProposalSearch, count_up_to, hits};
use super::query::{MAX_TYPED, Phrase, Term};
use super::tokens::{Script, run_tokens, segments};

/// Words that are looked for; the rarest of those typed.
pub const MAX_WORDS: usize = 10;
/// A word in more rows than these tells nothing.
pub const TOO_COMMON: u64 = 2_000;
/// Words that are counted, from the beginning of the text.
const MAX_COUNTED: usize = 24;

/// The columns of [`sharing`].
#[derive(Clone, Copy, Iden)]
pub enum Alike {
    ProposalId,
    /// How much is shared: two for a word in the title, one for a word in the text. `bigint`.
    Shared,
}

/// English words that stand in any request.
const GRAMMAR: &[&str] = &[
    "about", "add", "all", "an", "and", "any", "are", "as", "at", "be", "but", "by", "can",
    "could", "do", "does", "for", "from", "has", "have", "how", "if", "in", "into", "is", "it",
    "its", "like", "make", "me", "more", "my", "need", "new", "no", "not", "of", "on", "one", "or",
    "our", "please", "should", "so", "than", "that", "the", "their", "them", "then", "there",
    "they", "this", "to", "up", "us", "use", "want", "was", "we", "were", "what", "when", "where",
    "which", "who", "will", "with", "would", "you", "your",
];

/// The words of a text that tell what it is about, rarest first. May be empty.
///
/// # Errors
/// Those of the database.
pub async fn telling_words(conn: &impl ConnectionTrait, text: &str) -> Result<Vec<String>, DbErr> {
    let backend = conn.get_database_backend();
    let words = words(text);
    let mut counts = words
        .iter()
        .map(|word| count_up_to(backend, &exactly(word, backend), TOO_COMMON + 1));
    let Some(mut counted) = counts.next() else {
        return Ok(Vec::new());
    };
    // The order of a UNION is nobody's promise: each row carries the place of its word.
    let mut counted = counted.expr(Expr::cust("0 AS \"at\"")).to_owned();
    for (at, count) in (1..words.len()).zip(counts) {
        let count = { count }
            .expr(Expr::cust(format!("{at} AS \"at\"")))
            .to_owned();
        counted.union(UnionType::All, count);
    }
    let mut rarest: Vec<(i64, String)> = Vec::new();
    for row in conn.query_all(&counted).await? {
        let n: i64 = row.try_get("", "n")?;
        let at: i32 = row.try_get("", "at")?;
        let word = usize::try_from(at).ok().and_then(|at| words.get(at));
        if let Some(word) = word
            && n > 0
            && n.unsigned_abs() <= TOO_COMMON
        {
            rarest.push((n, word.clone()));
        }
    }
    rarest.sort_unstable();
    rarest.truncate(MAX_WORDS);
    Ok(rarest.into_iter().map(|(_, word)| word).collect())
}

/// A sub-query of the proposals that share words, with the columns of [`Alike`]; `None` when
/// there are no words to share. What shares less than a fifth of them is not alike.
///
/// Join it to a list query, which applies the scope, and order by `shared` descending,
/// companies descending, number descending, with a limit.
#[must_use]
pub fn sharing(backend: DbBackend, words: &[String]) -> Option<SelectStatement> {
    let mut each = words.iter().map(|word| {
        let place = || Expr::col((ProposalSearch::Table, ProposalSearch::Place));
        let weight = Expr::case(place().eq(Place::Title as i32), 2).finally(1);
        hits(backend, &exactly(word, backend))
            .and_where(place().lte(Place::Body as i32))
            .expr_as(Func::max(Expr::expr(weight)), Alias::new("weight"))
            .to_owned()
    });
    let mut first = each.next()?;
    let others: Vec<_> = each.map(|one| (UnionType::All, one)).collect();
    let enough = enough(others.len() + 1);
    let sum = || Expr::cust("CAST(SUM(\"weight\") AS BIGINT)");
    Some(
        Sql::select()
            .column(Alike::ProposalId)
            .expr_as(sum(), Alike::Shared)
            .from_subquery(first.unions(others).to_owned(), Alias::new("each_word"))
            .group_by_col(Alike::ProposalId)
            .and_having(sum().gte(enough))
            .to_owned(),
    )
}

/// One pair of characters in common is chance: `スマート` and `チャート`.
fn enough(words: usize) -> i64 {
    let fifth = (2 * words).div_ceil(5);
    let least = if words == 1 { 1 } else { 2 };
    i64::try_from(fifth.max(least)).unwrap_or(i64::MAX)
}

fn exactly(word: &str, backend: DbBackend) -> String {
    let phrase = Phrase {
        tokens: vec![word.to_owned()],
        open: false,
    };
    Term(vec![phrase]).expression(backend)
}

/// The tokens that may tell something: Latin words but grammar, and pairs of kanji and katakana.
fn words(text: &str) -> Vec<String> {
    // Hiragana is grammar in most sentences. Folding makes katakana look like it, so it has to
    // go before.
    let hiragana = |c: char| matches!(c, 'ぁ'..='ゖ' | 'ゝ'..='ゟ');
    let typed: String = text.chars().take(MAX_TYPED).collect();
    let content: String = typed
        .nfkc()
        .map(|c| if hiragana(c) { ' ' } else { c })
        .collect();
    tokens(&content)
}

fn tokens(text: &str) -> Vec<String> {
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    for segment in segments(text) {
        let mut tokens: Vec<String> = match segment.script {
            Script::Word | Script::Number => vec![segment.text],
            Script::Cjk => run_tokens(&segment.text).collect(),
        };
        tokens.retain(|token| token.chars().count() >= 2 && !GRAMMAR.contains(&token.as_str()));
        for token in tokens {
            if found.len() < MAX_COUNTED && seen.insert(token.clone()) {
                found.push(token);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn grammar_is_left_out() {
        assert_eq!(words("承認を一括で設定したい"), ["承認", "一括", "設定"]);
        assert_eq!(
            words("CSVインポートの文字化け"),
            ["csv", "いん", "んぽ", "ぽー", "ーと", "文字", "字化"]
        );
        assert_eq!(
            words("We want to export all invoices as PDF"),
            ["export", "invoices", "pdf"]
        );
    }

    #[test]
    fn a_text_of_grammar_only_tells_nothing() {
        assert!(words("したいです").is_empty());
        assert!(words("we want it").is_empty());
        assert!(words("").is_empty());
    }
}
