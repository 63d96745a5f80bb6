//! The two first-class languages.

words! {
    /// A language of the interface, of a mail or of a text that somebody wrote.
    Lang {
        Ja => "ja",
        En => "en",
    }
}

impl Lang {
    /// The language a text of this one is translated into.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Ja => Self::En,
            Self::En => Self::Ja,
        }
    }

    /// The best of our languages for an `Accept-Language` header (RFC 9110, 12.5.4); `None` when
    /// it names neither.
    #[must_use]
    pub fn from_accept_language(header: &str) -> Option<Self> {
        let mut best: Option<(Self, f32)> = None;
        for range in header.split(',').take(32) {
            let mut parts = range.split(';');
            let tag = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
            let lang = match tag.split('-').next() {
                Some("ja") => Self::Ja,
                Some("en") => Self::En,
                _ => continue,
            };
            let weight = parts
                .find_map(|part| part.trim().strip_prefix("q=")?.parse::<f32>().ok())
                .unwrap_or(1.0);
            if weight > 0.0 && best.is_none_or(|(_, known)| weight > known) {
                best = Some((lang, weight));
            }
        }
        best.map(|(lang, _)| lang)
    }

    /// The language a text is most likely written in: Japanese as soon as it has kana or kanji.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        let japanese = text.chars().any(|c| {
            matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff66}'..='\u{ff9f}')
        });
        if japanese { Self::Ja } else { Self::En }
    }
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn accept_language_prefers_the_highest_weight() {
        assert_eq!(Lang::from_accept_language("ja,en-US;q=0.9"), Some(Lang::Ja));
        assert_eq!(
            Lang::from_accept_language("fr, en;q=0.3, ja-JP;q=0.5"),
            Some(Lang::Ja)
        );
        assert_eq!(Lang::from_accept_language("de"), None);
        assert_eq!(Lang::from_accept_language("en;q=0"), None);
    }

    #[test]
    fn kana_or_kanji_make_a_text_japanese() {
        assert_eq!(Lang::of_text("Approve 請求書"), Lang::Ja);
        assert_eq!(Lang::of_text("Approve"), Lang::En);
    }
}
