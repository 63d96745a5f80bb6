use model::Lang;

use crate::t_args;

/// A name as a mail addresses it: 「山田 花子様」, "Hanako Yamada".
#[must_use]
pub fn addressed(lang: Lang, name: &str) -> String {
    t_args(lang, "format-addressed-name", &[("name", name.into())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mails_address_with_sama_in_japanese_only() {
        assert_eq!(addressed(Lang::Ja, "山田 花子"), "山田 花子様");
        assert_eq!(addressed(Lang::En, "Hanako Yamada"), "Hanako Yamada");
    }
}
