//! One spelling for what people write in many: the first step of the tokenizer.

use unicode_normalization::UnicodeNormalization;

/// What a folded character is to the tokenizer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Written without spaces between words: kanji, kana, hangul, bopomofo.
    Cjk,
    /// Letters of every other script, and the marks upon them.
    Letter,
    Digit,
    /// `・`, which some write between katakana words and some leave out.
    MiddleDot,
    /// Ties two halves that are also written as one: `e-mail`, `email`.
    Hyphen,
    /// Ties two halves that are looked for next to each other: `v2.0`, `R&D`.
    Joint,
    /// Everything else.
    Break,
}

/// NFKC, lower case, katakana as hiragana, and nothing that has no width of its own.
///
/// NFKC makes full-width Latin narrow and half-width kana wide, voiced marks included.
pub(crate) fn fold(text: &str) -> impl Iterator<Item = char> + '_ {
    text.nfkc()
        // Character by character: the lower case of a word must not depend on where it was cut.
        .flat_map(char::to_lowercase)
        .filter(|&c| !invisible(c))
        .map(|c| match c {
            'ァ'..='ヶ' | 'ヽ' | 'ヾ' => hiragana(c),
            'ς' => 'σ',
            other => other,
        })
}

fn hiragana(katakana: char) -> char {
    char::from_u32(u32::from(katakana) - 0x60).unwrap_or(katakana)
}

/// Soft hyphens, joiners, variation selectors, and voiced marks that no kana took up.
const fn invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' | '\u{3099}' | '\u{309a}')
}

pub(super) fn class(c: char) -> Class {
    match c {
        '・' => Class::MiddleDot,
        '-' | '‐' | '‑' | '–' | '−' => Class::Hyphen,
        '.' | '_' | '\'' | '’' | '@' | '&' | '+' => Class::Joint,
        c if is_cjk(c) => Class::Cjk,
        c if c.is_numeric() => Class::Digit,
        c if c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c) => {
            Class::Letter
        }
        _ => Class::Break,
    }
}

const fn is_cjk(c: char) -> bool {
    matches!(c,
        '々' | '〆' | '〇'
        | 'ぁ'..='ゖ' | 'ゝ'..='ゟ' | 'ァ'..='ヺ' | 'ー'..='ヿ' | 'ㇰ'..='ㇿ'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}'
        | '\u{ac00}'..='\u{d7a3}' | '\u{1100}'..='\u{11ff}' | '\u{3131}'..='\u{318e}'
        | '\u{a960}'..='\u{a97c}' | '\u{d7b0}'..='\u{d7fb}'
        | '\u{3105}'..='\u{312f}' | '\u{31a0}'..='\u{31bf}')
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn folded(text: &str) -> String {
        fold(text).collect()
    }

    #[test]
    fn width_case_and_kana_become_one_spelling() {
        for (written, expected) in [
            ("ＡＢＣ１２３", "abc123"),
            ("ｶﾞｲﾄﾞﾗｲﾝ", "がいどらいん"),
            ("ﾊﾟｽﾜｰﾄﾞ", "ぱすわーど"),
            ("カタカナ", "かたかな"),
            ("ヴァイオリン", "ゔぁいおりん"),
            ("か\u{3099}", "が"),
            ("㌢", "せんち"),
            ("①", "1"),
            ("葛\u{e0100}城", "葛城"),
            ("co\u{ad}operate", "cooperate"),
            ("ΟΔΟΣ οδος", "οδοσ οδοσ"),
        ] {
            assert_eq!(folded(written), expected, "{written}");
        }
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for text in [
            "ｻｰﾋﾞｽ ＡＰＩ",
            "İstanbul",
            "ﬁnance",
            "Ｅ－ｍａｉｌ",
            "株式会社㈱",
        ] {
            assert_eq!(folded(&folded(text)), folded(text), "{text}");
        }
    }
}
