use model::Lang;

use crate::t_args;

/// A person's name in the order of *the name's* language, not the reader's:
/// 「山田 花子」, "Hanako Yamada". An absent half leaves no stray space.
#[must_use]
pub fn full_name(lang_of_name: Lang, family: &str, given: &str) -> String {
    let (first, second) = match lang_of_name {
        Lang::Ja => (family.trim(), given.trim()),
        Lang::En => (given.trim(), family.trim()),
    };
    match (first, second) {
        ("", only) | (only, "") => only.to_owned(),
        (first, second) => format!("{first} {second}"),
    }
}

/// A name as a mail addresses it: 「山田 花子様」, "Hanako Yamada".
#[must_use]
pub fn addressed(lang: Lang, name: &str) -> String {
    t_args(lang, "format-addressed-name", &[("name", name.into())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_japanese_name_begins_with_the_family() {
        assert_eq!(full_name(Lang::Ja, "山田", "花子"), "山田 花子");
        assert_eq!(full_name(Lang::En, "Yamada", "Hanako"), "Hanako Yamada");
    }

    #[test]
    fn half_a_name_has_no_stray_space() {
        assert_eq!(full_name(Lang::Ja, "山田", " "), "山田");
        assert_eq!(full_name(Lang::En, "", "Prince"), "Prince");
    }

    #[test]
    fn mails_address_with_sama_in_japanese_only() {
        assert_eq!(addressed(Lang::Ja, "山田 花子"), "山田 花子様");
        assert_eq!(addressed(Lang::En, "Hanako Yamada"), "Hanako Yamada");
    }
}
