//! The second layer: what may remain in the HTML of a text.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use ammonia::{Builder, UrlRelative};

/// Every element that may remain. None that switches the parser into another mode (`svg`, `math`,
/// `style`, `title`, `textarea`, `noscript`, `iframe`, `xmp`, `noembed`, `noframes`, `plaintext`,
/// `script`): RUSTSEC-2021-0074, 2025-0071, 2026-0193 and 2026-0213 all needed one of them.
pub(super) const TAGS: &[&str] = &[
    "a",
    "blockquote",
    "br",
    "code",
    "del",
    "em",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "span",
    "strong",
    "ul",
];

pub(super) const SCHEMES: &[&str] = &["http", "https", "mailto"];

/// The reader leaves to an unknown place: no rank for it, no way back, and said to be a user's.
pub(super) const REL: &str = "nofollow noopener ugc";

static BUILDER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    builder
        .tags(TAGS.iter().copied().collect())
        .clean_content_tags(HashSet::from(["script", "style"]))
        .tag_attributes(HashMap::from([
            ("a", HashSet::from(["href"])),
            ("ol", HashSet::from(["start"])),
        ]))
        .generic_attributes(HashSet::new())
        .allowed_classes(HashMap::from([("span", HashSet::from(["mention"]))]))
        .url_schemes(SCHEMES.iter().copied().collect())
        .url_relative(UrlRelative::Deny)
        .link_rel(Some(REL))
        .strip_comments(true);
    builder
});

pub(super) fn clean(html: &str) -> String {
    BUILDER.clean(html).to_string()
}

#[cfg(test)]
pub(super) fn tags_in_force() -> HashSet<&'static str> {
    BUILDER.clone_tags()
}
