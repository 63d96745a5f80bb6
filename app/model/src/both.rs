//! A text in one of the two languages or in both.

use crate::error::Problem;
use crate::input::Fields;
use crate::lang::Lang;
use serde::{Deserialize, Serialize};

/// What the vendor says in both languages, or so far in one of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Both {
    pub ja: String,
    pub en: String,
}

/// One of the two texts, with the language that it is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said<'a> {
    pub text: &'a str,
    pub lang: Lang,
}

impl Both {
    #[must_use]
    pub fn new(ja: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            ja: ja.into(),
            en: en.into(),
        }
    }

    /// The text for a reader of `lang`; where it is missing, the other one, marked as such.
    #[must_use]
    pub fn to(&self, lang: Lang) -> Said<'_> {
        let own = self.get(lang);
        if own.is_empty() {
            Said {
                text: self.get(lang.other()),
                lang: lang.other(),
            }
        } else {
            Said { text: own, lang }
        }
    }

    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Ja => &self.ja,
            Lang::En => &self.en,
        }
    }

    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.ja.is_empty() && self.en.is_empty()
    }

    /// The language in which it has not been said yet; `None` too where it is said in neither.
    #[must_use]
    pub fn missing(&self) -> Option<Lang> {
        match (self.ja.is_empty(), self.en.is_empty()) {
            (true, false) => Some(Lang::Ja),
            (false, true) => Some(Lang::En),
            _ => None,
        }
    }
}

impl Fields {
    /// Two fields side by side that may both be left out.
    pub fn both(
        &mut self,
        names: (&'static str, &'static str),
        typed: (&str, &str),
        max: usize,
    ) -> Both {
        Both {
            ja: self.optional_text(names.0, typed.0, max),
            en: self.optional_text(names.1, typed.1, max),
        }
    }

    /// As [`Fields::both`], each on one line.
    pub fn both_lines(
        &mut self,
        names: (&'static str, &'static str),
        typed: (&str, &str),
        max: usize,
    ) -> Both {
        Both {
            ja: self.optional_line(names.0, typed.0, max),
            en: self.optional_line(names.1, typed.1, max),
        }
    }

    /// Refuses a text that was given in neither language, at the field of `lang`.
    pub fn either(&mut self, names: (&'static str, &'static str), both: &Both, lang: Lang) {
        if both.is_empty() {
            let field = match lang {
                Lang::Ja => names.0,
                Lang::En => names.1,
            };
            self.refuse(field, Problem::Required);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_gets_the_other_language_where_their_own_is_missing() {
        let both = Both::new("", "Direction");
        assert_eq!(
            both.to(Lang::Ja),
            Said {
                text: "Direction",
                lang: Lang::En
            }
        );
        assert_eq!(both.missing(), Some(Lang::Ja));
        assert_eq!(Both::new("方向", "Direction").missing(), None);
        assert_eq!(Both::default().missing(), None);
    }
}
