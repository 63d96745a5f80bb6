use std::collections::HashMap;

use fluent_templates::{LanguageIdentifier, fluent_bundle::FluentValue, langid};
use model::Lang;

use crate::Arg;

fluent_templates::static_loader! {
    static CATALOGUE = {
        locales: "./locales",
        fallback_language: "en",
        customise: |bundle| {
            // Isolation marks are invisible characters that end up in searches, subjects and
            // copied text; neither of our languages needs them.
            bundle.set_use_isolating(false);
            bundle.set_formatter(Some(grouped));
        },
    };
}

static EN: LanguageIdentifier = langid!("en");
static JA: LanguageIdentifier = langid!("ja");

/// The sentence of this key. An unknown key, or a sentence that wants arguments, comes back as
/// the key itself, so that a reader never meets an empty button.
#[must_use]
pub fn t(lang: Lang, key: &str) -> String {
    look_up(lang, key, &[]).unwrap_or_else(|| key.to_owned())
}

/// The sentence of this key, filled in. Arguments are written as they are: whoever puts the
/// sentence into HTML escapes it there. Unknown key or missing argument: the key itself.
#[must_use]
pub fn t_args(lang: Lang, key: &str, args: &[(&str, Arg<'_>)]) -> String {
    look_up(lang, key, args).unwrap_or_else(|| key.to_owned())
}

/// Whether this language has the key; for tests over computed keys (`status-…`).
#[must_use]
pub fn exists(lang: Lang, key: &str) -> bool {
    match CATALOGUE.lookup_single_language::<&str>(identifier(lang), key, None) {
        Ok(_) => true,
        // A sentence that only lacks its arguments exists; the type of the error is private.
        Err(error) => error.to_string().starts_with("Fluent errors"),
    }
}

fn look_up(lang: Lang, key: &str, args: &[(&str, Arg<'_>)]) -> Option<String> {
    let args: HashMap<&str, FluentValue<'_>> = args
        .iter()
        .map(|(name, value)| (*name, value.to_fluent()))
        .collect();
    let args = (!args.is_empty()).then_some(&args);
    CATALOGUE
        .lookup_single_language(identifier(lang), key, args)
        .ok()
}

fn identifier(lang: Lang) -> &'static LanguageIdentifier {
    match lang {
        Lang::En => &EN,
        Lang::Ja => &JA,
    }
}

/// Both languages group by three with a comma.
fn grouped<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    let plain = number.as_string();
    let (sign, digits) = match plain.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", plain.as_ref()),
    };
    let (whole, fraction) = match digits.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits, None),
    };
    let mut written = String::from(sign);
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    if let Some(fraction) = fraction {
        written.push('.');
        written.push_str(fraction);
    }
    Some(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_three() {
        let grouped = |number: i64| grouped(&FluentValue::from(number), &()).unwrap_or_default();
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(1_000), "1,000");
        assert_eq!(grouped(-1_234_567), "-1,234,567");
    }

    #[test]
    fn an_unknown_key_is_answered_with_itself() {
        for lang in [Lang::En, Lang::Ja] {
            assert_eq!(t(lang, "no-such-key"), "no-such-key");
            assert!(!exists(lang, "no-such-key"));
        }
    }

    #[test]
    fn a_missing_argument_is_answered_with_the_key_and_the_key_exists() {
        assert_eq!(
            t(Lang::Ja, "format-addressed-name"),
            "format-addressed-name"
        );
        assert!(exists(Lang::Ja, "format-addressed-name"));
    }

    /// ASVS 1.3.7
    #[test]
    fn arguments_stand_in_the_sentence_without_invisible_marks() {
        let said = t_args(
            Lang::Ja,
            "format-addressed-name",
            &[("name", "山田".into())],
        );
        assert_eq!(said, "山田様");
        // What people typed is no sentence: nothing in it is looked up or filled in.
        let typed = "{ $name } { format-addressed-name } {{7*7}} ${7*7} %s \\u0041";
        let args = [("name", typed.into())];
        let said = t_args(Lang::Ja, "format-addressed-name", &args);
        assert_eq!(said, format!("{typed}様"));
    }
}
