//! How names are sorted and found.

use unicode_normalization::UnicodeNormalization;

/// One form for all widths, cases and kana: NFKC, lower case, katakana as hiragana.
#[must_use]
pub fn fold(text: &str) -> String {
    text.nfkc()
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'ァ'..='ヶ' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
            _ => c,
        })
        .collect()
}

/// What a name is sorted by: its reading before its writing. Holds both, folded, so that a
/// search in it finds either.
#[must_use]
pub fn sort_key(reading: &str, name: &str) -> String {
    let (reading, name) = (fold(reading), fold(name));
    match (reading.trim(), name.trim()) {
        ("", name) => name.to_owned(),
        (reading, "") => reading.to_owned(),
        (reading, name) => format!("{reading}\u{1f}{name}"),
    }
}

/// [`sort_key`] of a person.
#[must_use]
pub fn person_sort_key(reading: &str, family: &str, given: &str) -> String {
    sort_key(reading, &format!("{family} {given}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_cases_and_kana_are_one() {
        assert_eq!(fold("ﾎｸｾｲ　ＡＢＣ"), "ほくせい abc");
        assert_eq!(fold("ヴァーチャル"), "ゔぁーちゃる");
    }

    #[test]
    fn a_reading_sorts_before_the_writing() {
        assert!(sort_key("タナカ", "田中") < sort_key("やまだ", "山田"));
        assert_eq!(sort_key("", "Emma"), "emma");
    }
}
