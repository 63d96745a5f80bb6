#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use proptest::prelude::*;

use super::*;
use crate::search::query::{Query, Term};

fn tokens(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    for part in parts(text) {
        all.extend(part.0.into_iter().map(|t| t.unwrap_or_else(|| "|".into())));
    }
    all
}

/// What the engines do, on one part: some phrase of every term at consecutive positions.
fn found(text: &str, typed: &str) -> bool {
    found_in(&parts(text), typed)
}

fn found_in(parts: &[Part], typed: &str) -> bool {
    let query = Query::parse(typed);
    let in_part = |part: &Part, term: &Term| {
        term.0.iter().any(|phrase| {
            part.0.windows(phrase.tokens.len()).any(|window| {
                let last = phrase.tokens.len() - 1;
                window
                    .iter()
                    .zip(&phrase.tokens)
                    .enumerate()
                    .all(|(at, (have, want))| {
                        have.as_ref().is_some_and(|have| {
                            have == want
                                || (at == last && phrase.open && have.starts_with(want.as_str()))
                        })
                    })
            })
        })
    };
    !query.is_empty()
        && query
            .terms
            .iter()
            .all(|term| parts.iter().any(|part| in_part(part, term)))
}

#[test]
fn texts_become_tokens() {
    for (text, expected) in [
        ("承認", "承認 認"),
        ("検索できる", "検索 索で でき きる る"),
        ("API連携", "api 連携 携"),
        ("ＡＰＩ 連携", "api 連携 携"),
        (
            "カスタマー・サクセス",
            "かす すた たま まー ーさ さく くせ せす す",
        ),
        ("カスタマー・", "かす すた たま まー ー"),
        ("あ。い", "あ い"),
        ("e-mail", "e mail | email"),
        ("E－Ｍａｉｌ", "e mail | email"),
        ("v2.0", "v 2 0"),
        ("ISO27001", "iso 27001"),
        ("03-1234-5678", "03 1234 5678 | 0312345678"),
        ("v2-beta x-1", "v 2 beta x 1"),
        ("state-of-the-art x", "state of the art x | stateoftheart"),
        ("a -- b", "a b"),
        ("café", "café"),
        ("cafe\u{301}", "café"),
        ("か\u{301}き", "かき き"),
        ("한국어", "한국 국어 어"),
        ("、。", ""),
        ("", ""),
    ] {
        assert_eq!(tokens(text).join(" "), expected, "{text}");
    }
}

#[test]
fn a_word_is_cut_at_its_limit() {
    assert_eq!(tokens(&"x".repeat(1000)), ["x".repeat(MAX_WORD)]);
    assert!(found(&"é".repeat(1000), &"é".repeat(200)));
}

#[test]
fn parts_lose_no_token_and_no_phrase() {
    let long: String = (0..3_000)
        .map(|n| format!("見積{}番", char::from_u32(0x4e00 + n).unwrap()))
        .collect();
    let parts = parts(&long);
    assert!(parts.len() > 1);
    for part in &parts {
        assert!(part.0.len() < 16_383);
        let mut repeats = HashMap::new();
        for token in part.0.iter().flatten() {
            *repeats.entry(token).or_insert(0) += 1;
        }
        assert!(repeats.values().all(|&n| n <= 256));
    }
    let chars: Vec<char> = long.chars().collect();
    for start in (0..chars.len() - 20).step_by(7) {
        let piece: String = chars[start..start + 20].iter().collect();
        assert!(found_in(&parts, &piece), "{piece}");
    }
}

#[test]
fn a_text_beyond_the_limit_is_cut() {
    let total: usize = parts(&"承認".repeat(MAX_TOKENS))
        .iter()
        .map(|p| p.0.len())
        .sum();
    assert!(total < MAX_TOKENS * 5 / 4, "{total}");
}

fn cjk() -> impl Strategy<Value = String> {
    "[ぁ-んァ-ヶー一-龠々가-힣ｱ-ﾝ・]{2,80}"
}

proptest! {
    #[test]
    fn anything_can_be_cut_and_looked_for(text in any::<String>(), typed in any::<String>()) {
        for part in parts(&text) {
            for token in part.0.into_iter().flatten() {
                prop_assert!(!token.is_empty() && token.chars().count() <= MAX_WORD);
                prop_assert!(token.chars().all(|c| c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)));
            }
        }
        let query = Query::parse(&typed);
        prop_assert!(query.terms.len() <= crate::search::MAX_TERMS);
        for phrase in query.terms.iter().flat_map(|term| &term.0) {
            prop_assert!((1..=MAX_PHRASE).contains(&phrase.tokens.len()));
        }
    }

    #[test]
    fn any_two_neighbours_find_their_text(
        before in any::<String>(), text in cjk(), after in any::<String>(),
        start in 0usize..78, len in 2usize..60,
    ) {
        let folded: Vec<char> = fold(&text).filter(|&c| c != '・').collect();
        let start = start.min(folded.len().saturating_sub(2));
        let piece: String = folded.iter().skip(start).take(len).collect();
        prop_assume!(!piece.is_empty());
        let whole = format!("{before} {text} {after}");
        prop_assert!(found(&whole, &piece), "{piece} in {whole}");
    }

    #[test]
    fn neighbours_that_are_not_in_the_text_do_not_find_it(text in "[一-三]{1,12}", typed in "[一-三]{2,6}") {
        prop_assert_eq!(found(&text, &typed), text.contains(&typed));
    }

    #[test]
    fn a_word_is_found_by_itself_in_any_width_and_case(word in "[a-z]{1,20}", before in "[a-z ]{0,20}") {
        let wide: String = word.chars().map(|c| char::from_u32(u32::from(c.to_ascii_uppercase()) + 0xfee0).unwrap()).collect();
        let text = format!("{} {}", before, word);
        prop_assert!(found(&text, &wide));
    }
}
